"""What a reader can rely on in every notebook: the same parts in the same order, small cells, clean files."""
import ast
import json
import re
from functools import cache
from pathlib import Path

import pytest

from nutag.notebooks import CHECK_TAG, is_check, read, strip, text

ROOT = Path(__file__).parents[1]
OPENING = ("Questions", "Objectives", "Time", "You need")
CLOSING = ("Key points", "Sources", "Next")


def found(folder):
    return sorted((ROOT / folder).glob("*.ipynb"))


def each(*folders):
    paths = [path for folder in folders for path in found(folder)]
    return pytest.mark.parametrize("path", paths, ids=[path.relative_to(ROOT).as_posix() for path in paths])


opened = cache(read)


def code(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def lines(source):
    return [line for line in source.splitlines() if line.strip()]


def heading_places(notebook):
    """Where each fixed part begins: a heading (## Key points) or bold words at a line's start (**Time**)."""
    words = prose(notebook)
    starts = {part: re.search(rf"^(#+ |\*\*){part}\b", words, re.MULTILINE) for part in OPENING + CLOSING}
    return {part: match and match.start() for part, match in starts.items()}


@each("workbooks")
def test_a_lesson_opens_and_closes_as_every_other(path):
    number, first = path.stem[:2], prose(opened(path)).splitlines()[0]
    assert re.fullmatch(rf"# {number} [^:?]+: [^?]+\?", first), "# NN Title: question?"
    places = heading_places(opened(path))
    assert [part for part, place in places.items() if place is None] == []
    assert list(places.values()) == sorted(places.values())
    assert len(re.findall(r"^# ", prose(opened(path)), re.MULTILINE)) == 1


@each("workbooks")
def test_a_lesson_fits_its_time(path):
    time = re.search(r"^(?:#+ |\*\*)Time\b.*?(?=^(?:#+ |\*\*)You need)", prose(opened(path)), re.DOTALL | re.MULTILINE)[0]
    core = re.search(r"core path\D{0,20}(\d+) min", time, re.IGNORECASE)
    assert core and int(core[1]) <= 60, "Time names the core path in minutes, at most 60"


@each("workbooks")
def test_a_lesson_marks_extensions_and_asks_for_predictions(path):
    words = prose(opened(path))
    if path.stem != "00_start_here":
        assert re.search(r"^##+ .*\(extension\)", words, re.MULTILINE), "## Heading (extension)"
        assert len(re.findall(r"predict", words + "\n".join(code(opened(path))), re.IGNORECASE)) >= 2


@each("workbooks")
def test_a_lesson_has_the_size_of_one_class(path):
    lesson, least = opened(path), path.stem != "00_start_here"
    code_lines = sum(len(lines(source)) for source in code(lesson))
    words = len(re.findall(r"\w[\w'’.,-]*", prose(lesson)))
    assert 60 * least <= code_lines <= 140
    assert 1000 * least <= words <= 1700


@each("workbooks", "solutions", "exercises")
def test_cells_are_small(path):
    long = {source.splitlines()[0]: len(lines(source)) for source in code(opened(path)) if len(lines(source)) > 15}
    assert long == {}


@each("workbooks", "solutions", "exercises")
def test_code_needs_no_network_and_no_other_notebook(path):
    everything = "\n".join(code(opened(path)))
    assert not re.search(r"https?://", everything)
    assert not re.search(r"^\s*[%!]|get_ipython", everything, re.MULTILINE), "no magic: plain Python, as in a module"
    for source in code(opened(path)):
        ast.parse(source)


@each("workbooks", "solutions", "exercises")
def test_cells_have_ids_of_their_own(path):
    ids = [cell.get("id") for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    assert None not in ids and len(set(ids)) == len(ids), "nbformat 4.5 with an id for each cell"


@each("workbooks", "solutions", "exercises")
def test_the_file_is_what_saving_it_would_write(path):
    """Otherwise a reader's first save marks the lesson as changed, and the next update of the course stops on it."""
    keep = is_check if path.parent.name == "solutions" else lambda cell: False
    assert path.read_text(encoding="utf-8") == text(strip(opened(path), keep=keep))


@each("solutions")
def test_check_cells_keep_what_nbval_compares(path):
    """nbval passes silently over a check cell whose stored output or count is missing."""
    checks = [cell for cell in opened(path).cells if cell.cell_type == "code" and re.search(r"\bcheck\(", cell.source)]
    assert checks
    for cell in checks:
        assert CHECK_TAG in cell.metadata.get("tags", ()), cell.source
        assert cell.outputs and cell.execution_count, cell.source


@each("solutions")
def test_every_question_of_a_topic_is_asked_once(path):
    from importlib import import_module
    asked = re.findall(r"\bcheck\(\s*[\"']([\w.]+)[\"']", "\n".join(code(opened(path))))
    declared = import_module(f"nutag.checks.{path.stem[3:]}").EXERCISES
    assert sorted(asked) == sorted(declared)
