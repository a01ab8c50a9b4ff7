"""What a reader can rely on in every notebook: the same parts in the same order, small cells, clean files."""
import ast
import json
import re
from functools import cache
from pathlib import Path

import pytest

from nutag.data import load
from nutag.notebooks import CHECK_TAG, CORRECT, clean_text, is_check, read, shown

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
        extension = re.search(r"^##+ .*\(extension\)", words, re.MULTILINE)
        assert extension, "mark what is not on the core path by a heading `## Heading (extension)`"
        asked = len(re.findall(r"predict", words + "\n".join(code(opened(path))), re.IGNORECASE))
        assert asked >= 2, f"the word *predict* stands here {asked} times: ask for two predictions or more"


@each("workbooks")
def test_a_lesson_points_at_what_is_there(path):
    """Links, and notebooks named in code letters; the reader's own exercise is a copy of ours."""
    words = prose(opened(path))
    named = re.findall(r"`([\w/]+\.ipynb)`", words)
    targets = re.findall(r"\]\((?!\w+:|#)([^)#]+)", words) + [f"../{name}" if "/" in name else name for name in named]
    places = {target: path.parent / target.replace("../my_work/exercises/", "../exercises/") for target in targets}
    lost = [target for target, place in places.items() if not place.exists()]
    assert not lost, f"no such file: {', '.join(lost)}"


CYRILLIC = "[А-Яа-яЁёӨөҮү]+"


@each("workbooks")
def test_the_terms_of_a_lesson_stand_in_the_glossary(path):
    line = re.search(r"^\*\*Terms:\*\*.*", prose(opened(path)), re.MULTILINE)
    assert line, "add a line `**Terms:** *transliteration* кирилл, English · ...`"
    glossary = {term.lower() for term in load("glossary").term_mn}
    terms = {term.lower() for term in re.findall(rf"{CYRILLIC}(?:(?:, |[ -]){CYRILLIC})*", line[0])}
    assert terms, "write each term in Cyrillic"
    unknown = sorted(terms - glossary)
    assert not unknown, f"not in datasets/glossary/glossary.csv, column term_mn: {', '.join(unknown)}"


@each("workbooks")
def test_a_lesson_has_the_size_of_one_class(path):
    lesson, least = opened(path), path.stem != "00_start_here"
    code_lines = sum(len(lines(source)) for source in code(lesson))
    english = re.sub(r'<details lang="mn">.*?</details>', "", prose(lesson), flags=re.DOTALL)
    words = len(re.findall(r"\w[\w'’.,-]*", english))
    assert code_lines <= 140 and 1000 * least <= words <= 1700, (
        f"{code_lines} lines of code and {words:,} words; "
        f"a lesson has at most 140 lines and {1000 * least:,} to 1,700 words")


@each("workbooks", "solutions", "exercises")
def test_cells_are_small(path):
    long = {source.splitlines()[0]: len(lines(source)) for source in code(opened(path)) if len(lines(source)) > 15}
    assert long == {}


@each("workbooks", "solutions", "exercises")
def test_every_claim_that_is_tested_is_seen(path):
    """A notebook shows the last value of a cell alone: a `holds` above it would be tested and not seen."""
    unseen = [line for source in code(opened(path)) for line in map(ast.unparse, ast.parse(source).body[:-1])
              if line.startswith("holds(")]
    assert unseen == []


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
    command = "exercises" if path.parent.name == "exercises" else f"clean {path.stem}"
    clean = path.read_text(encoding="utf-8") == clean_text(path)
    assert clean, f"not saved clean: run `python -m nutag.notebooks {command}`"


@each("solutions")
def test_check_cells_keep_what_nbval_compares(path):
    """nbval passes silently over a check cell whose stored output or count is missing."""
    checks = [cell for cell in opened(path).cells if cell.cell_type == "code" and re.search(r"\b(ask|check)\(", cell.source)]
    assert checks
    for cell in checks:
        assert is_check(cell), f"{cell.source}: give this cell the tag `{CHECK_TAG}`"
        kept = cell.execution_count and shown(cell).startswith(CORRECT)
        assert kept, f"{cell.source} shows {shown(cell)!r}: run `python -m nutag.notebooks run-solutions {path.stem}`"


@each("workbooks", "solutions", "exercises")
def test_only_the_check_cells_of_solutions_keep_outputs(path):
    cells = [cell for cell in opened(path).cells if cell.cell_type == "code" and cell.outputs]
    kept = {cell.id: shown(cell) for cell in cells if path.parent.name != "solutions" or not is_check(cell)}
    assert not kept, f"cells that keep an output, and its text: {kept}"


@each("solutions")
def test_every_question_of_a_topic_is_asked_once(path):
    from importlib import import_module
    asked = re.findall(r"\b(?:ask|check)\(\s*[\"']([\w.]+)[\"']", "\n".join(code(opened(path))))
    declared = import_module(f"nutag.questions.{path.stem[3:]}").EXERCISES
    assert sorted(asked) == sorted(declared)
