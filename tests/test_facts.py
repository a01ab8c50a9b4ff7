"""Nothing that a lesson quotes stands there without something that holds it; see tests/fact_sheet.py."""
import sys
from pathlib import Path

import nbformat
import pytest

sys.path.insert(0, str(Path(__file__).parent))
import fact_sheet  # noqa: E402  beside this file, for a lecturer can also run it

LESSONS = sorted((fact_sheet.ROOT / "workbooks").glob("*.ipynb"))
SHEETS = {path.stem: list(fact_sheet.holders(path)) for path in LESSONS}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_number_of_a_lesson_is_held(path):
    loose = [f"{number} (… {words} …)" for number, words, holder in SHEETS[path.stem]
             if not holder and (path.stem, number) not in fact_sheet.EXCEPTIONS]
    assert not loose, "hold it with `holds`, a table or a declared constant, or list it with a reason: " + "; ".join(loose)


def test_no_exception_is_needless():
    needed = {(name, number) for name, sheet in SHEETS.items() for number, _, holder in sheet if not holder}
    assert set(fact_sheet.EXCEPTIONS) <= needed, set(fact_sheet.EXCEPTIONS) - needed


@pytest.mark.parametrize("sentence, number", [
    ("It paid 48,213 billion.", "48,213"), ("A share of 63.17 %.", "63.17"), ("Of 7,777 people.", "7,777")])
@pytest.mark.parametrize("name", ["00_start_here", "03_mining_economy"])
def test_a_number_that_nothing_holds_is_seen(tmp_path, name, sentence, number):
    lesson = fact_sheet.read(fact_sheet.ROOT / f"workbooks/{name}.ipynb")
    lesson.cells.insert(1, nbformat.v4.new_markdown_cell(sentence))
    path = tmp_path / f"{name}.ipynb"
    path.write_text(nbformat.writes(lesson), encoding="utf-8")
    assert number in [found for found, _, holder in fact_sheet.holders(path) if not holder]


def test_what_only_points_somewhere_is_no_fact():
    text = ("# 03 Mining: why?\n\n**Time:** core path 55 min.\n\nSee workbook 08, workbooks 00 and 01, `x = 99` and "
            "[a page](../03_x.ipynb).\n\n## Sources\n\nA report of 1987.")
    assert list(fact_sheet.quoted(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text)]))) == []
