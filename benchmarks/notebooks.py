"""Each workbook run from a fresh kernel: seconds and memory, beside the bare import of the libraries it stands on."""
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

WORKBOOKS = sorted((Path(__file__).parents[1] / "workbooks").glob("*.ipynb"))
BARE = "import pandas, altair, ipywidgets, anywidget"
TABLES = "import pandas; from nutag import data; tables = [data.load(name) for name in data.names()]"
MEMORY = "import os, psutil; print(psutil.Process().memory_info().rss)"
RUNS = 3


def table():
    """Cold runs, kernel start included, and the kernel's memory after the last cell."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NUTAG_WORK"] = folder
        bare = cold(of_one_cell(BARE))
        print(f"{'restart and run all':36} {'s':>6} {'x bare':>7} {'MB':>6} {'x bare':>7}")
        line(f"bare: {BARE.removeprefix('import ')}", *bare, bare)
        line("every table of datasets/", *cold(of_one_cell(TABLES)), bare)
        for path in WORKBOOKS:
            line(path.stem, *cold(nbformat.read(path, 4)), bare)


def of_one_cell(source):
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])


def line(name, seconds, memory, bare):
    print(f"{name:36} {seconds:6.1f} {seconds / bare[0]:7.2f} {memory / 1e6:6.0f} {memory / bare[1]:7.2f}", flush=True)


def cold(notebook):
    """Median seconds and bytes of several cold runs."""
    runs = [once(notebook) for _ in range(RUNS)]
    return [statistics.median(column) for column in zip(*runs)]


def once(notebook):
    client = NotebookClient(notebook, timeout=300, kernel_name="python3")
    start = time.perf_counter()
    with client.setup_kernel(stderr=subprocess.DEVNULL):  # each kernel would warn about its transport
        for place, cell in enumerate(notebook.cells):
            client.execute_cell(cell, place)
        seconds = time.perf_counter() - start
        asked = nbformat.v4.new_code_cell(MEMORY)
        notebook.cells.append(asked)
        client.execute_cell(asked, len(notebook.cells) - 1)
        return seconds, int(notebook.cells.pop().outputs[0].text)
