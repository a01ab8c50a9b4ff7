"""Every workbook, opened and run by a reader: nothing fails, nothing leaves the machine, axe finds no serious fault."""
import pytest
from harness import ROOT
from test_walk import LESSONS

WORKBOOKS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("workbooks/*.ipynb"))
WALKED = tuple(f"workbooks/{stem}" for stem in LESSONS)


@pytest.mark.parametrize("path", WORKBOOKS)
def test_workbook_runs_from_top_to_bottom(path, open_notebook):
    notebook = open_notebook(path)
    notebook.run_all()
    assert all(cell["execution_count"] for cell in notebook.cells() if cell["cell_type"] == "code")
    assert notebook.errors() == []
    if not path.startswith(WALKED):  # test_walk looks at those in both themes
        assert notebook.axe() == []
    assert notebook.outside_requests() == []
