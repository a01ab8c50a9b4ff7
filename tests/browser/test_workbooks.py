"""Every workbook that test_walk does not walk through, run by a reader: nothing fails, nothing leaves, axe finds no fault."""
import pytest
from harness import ROOT
from test_walk import LESSONS

WORKBOOKS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("workbooks/*.ipynb") if path.stem not in LESSONS)


@pytest.mark.parametrize("path", WORKBOOKS)
def test_workbook_runs_from_top_to_bottom(path, open_notebook):
    notebook = open_notebook(path)
    notebook.run_all()
    assert all(cell["execution_count"] for cell in notebook.cells() if cell["cell_type"] == "code")
    assert notebook.errors() == []
    assert notebook.axe() == []
    assert notebook.outside_requests() == []
