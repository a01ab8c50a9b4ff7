"""Fixtures of the browser tests: one JupyterLab and one Chromium for this folder, a fresh page and kernel for each test."""
import os

import pytest
from harness import Notebook, chromium, running_chromium, running_lab


@pytest.fixture(scope="package")
def browser():
    if not chromium():
        reason = "browser tests were not run: no Chromium (install chromium, or set CHROMIUM=/path/to/it)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with running_chromium() as started:
        yield started


@pytest.fixture(scope="package")
def lab(browser, tmp_path_factory):
    with running_lab(tmp_path_factory.mktemp("course")) as started:
        yield started


@pytest.fixture
def open_notebook(browser, lab):
    """Open a notebook by its path in the course; its page and kernel end with the test."""
    opened = []

    def open_path(path):
        opened.append(Notebook(browser, lab, path))
        return opened[-1]

    yield open_path
    for notebook in opened:
        notebook.close()
    lab.stop_kernels()
