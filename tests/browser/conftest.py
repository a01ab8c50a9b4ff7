"""Fixtures of the browser tests: one JupyterLab and one Chromium for this folder, a fresh page and kernel for each test."""
import os

import pytest
from _pytest.runner import runtestprotocol
from harness import Notebook, chromium, running_chromium, running_lab

WITHOUT_WINDOWS = "chromium-headless-shell"  # the same Chromium, in a fifth less time; a package of its own in Debian


def pytest_runtest_protocol(item, nextitem):
    """A browser and a kernel on a busy machine may come too late for one test: it is tried once more, and named at the end.

    What is broken fails twice. pytest's own protocol, but for the second try.
    """
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    failed = next((report for report in reports if report.failed), None)
    if failed:
        item._initrequest()  # the fixtures of the first try are gone
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        for report in reports:
            report.user_properties.append(("second try", f"{item.nodeid}\n{failed.longreprtext[-1500:]}"))
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.fixture(scope="package")
def browser():
    if not chromium(WITHOUT_WINDOWS):
        reason = "browser tests were not run: no Chromium (install chromium, or set CHROMIUM=/path/to/it)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with running_chromium(WITHOUT_WINDOWS) as started:
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
