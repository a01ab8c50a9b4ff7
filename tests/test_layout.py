"""Every workbook has its siblings, and no file ties the course to one machine or one package index."""
import re
from importlib import import_module
from pathlib import Path
from runpy import run_path

import pytest

from nutag.panel.scenario import Scenario

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"\d\d_[a-z][a-z0-9_]*")
WORKBOOKS = sorted({path.stem for folder in ("workbooks", "solutions", "exercises")
                    for path in (ROOT / folder).glob("*.ipynb")})
NOT_OURS = {".git", ".venv", ".hub", "node_modules", "my_work", "build", "dist", "__pycache__", ".pytest_cache", ".hypothesis",
            ".ipynb_checkpoints", ".virtual_documents"}
BINARY = {".png", ".ico", ".woff2"}


def rows(path):
    """The lines of the tables of a page."""
    return [line for line in (ROOT / path).read_text(encoding="utf-8").splitlines() if line.startswith("|")]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_has_its_siblings(name):
    stem = name[3:]
    siblings = [f"workbooks/{name}.ipynb", f"solutions/{name}.ipynb", f"exercises/{name}.ipynb",
                f"instructors/{stem}.md", f"nutag/questions/{stem}.py", f"tests/answers/{stem}.py"]
    if (ROOT / f"nutag/scenarios/{stem}.py").is_file():
        siblings.append(f"tests/invariants/{stem}.py")
    missing = [path for path in siblings if not (ROOT / path).is_file()]
    assert not missing, f"write {', '.join(missing)}"
    assert NAME.fullmatch(name), "two digits, then the stem in snake_case"


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_has_a_row_in_the_readme(name):
    linked = [row for row in rows("README.md") if f"workbooks/{name}.ipynb" in row]
    assert linked, f"add a row that links workbooks/{name}.ipynb to the README's table"


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_has_a_row_at_a_glance(name):
    row = [row for row in rows("instructors/design.md") if row.startswith(f"| {name[:2]} ")]
    assert len(row) == 1, f"instructors/design.md: the table needs one row that begins `| {name[:2]} `"


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_notes_for_the_lecturer_have_an_aim_and_a_table(name):
    notes = f"instructors/{name[3:]}.md"
    aim = re.search(r"^\*\*Aims?\.\*\*", (ROOT / notes).read_text(encoding="utf-8"), re.MULTILINE)
    assert aim, f"{notes}: begin with `**Aim.**`"
    ruled = [row for row in rows(notes) if re.fullmatch(r"(\|[ :]*-+[ :]*)+\|?", row)]
    assert ruled, f"{notes}: add a table with the minutes of a class"


SCENARIOS = [name[3:] for name in WORKBOOKS if (ROOT / f"nutag/scenarios/{name[3:]}.py").is_file()]


@pytest.mark.parametrize("stem", SCENARIOS)
def test_every_scenario_has_its_invariants(stem):
    module = import_module(f"nutag.scenarios.{stem}")
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Scenario)]
    names = sorted(kind.name for kind in kinds if kind.__module__ == module.__name__ and kind.name)
    declared = run_path(str(ROOT / f"tests/invariants/{stem}.py"))["INVARIANTS"]
    assert sorted(declared) == names, f"tests/invariants/{stem}.py: INVARIANTS has a key for each of {names}"


def test_numbers_and_stems_are_used_once():
    numbers, stems = [name[:2] for name in WORKBOOKS], [name[3:] for name in WORKBOOKS]
    assert len(set(numbers)) == len(numbers) and len(set(stems)) == len(stems)


def ties(text):
    """What in a text works on the author's machine only. In pieces, so that this file does not name it either."""
    patterns = [re.escape(f"{ROOT}/"), r"(?<!\w)/(home|Users)/\w+/", r"\.\./" + "shared", "--(extra-)?index" + "-url",
                r"https?://[^\s/]+/(\S+/)?" + r"simple(?=[/\s\"']|$)"]
    return [match[0] for pattern in patterns for match in re.finditer(pattern, text)]


def files():
    return [path for path in ROOT.rglob("*")
            if path.is_file() and not NOT_OURS & set(path.relative_to(ROOT).parts) and path.suffix not in BINARY]


def test_no_file_names_one_machine_or_one_package_index():
    found = {path.relative_to(ROOT).as_posix(): ties(path.read_text(encoding="utf-8")) for path in files()}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("text", [
    "see /" + "home/bat/course/x.csv", "pip install --extra-index" + "-url x", "../" + "shared/facts",
    "https://mirror.example/pypi/" + "simple/", str(ROOT) + "/datasets"])
def test_a_tie_to_one_machine_is_seen(text):
    assert ties(text)


# A part fetched from a content network is missing in a room without internet, and works on the author's desk.
CDN = re.compile(r"\bcdn\b|cdnjs|unpkg|esm\.sh|jsdelivr|skypack")


def test_nothing_a_reader_runs_names_a_content_network():
    kinds = (".py", ".js", ".css", ".json", ".ipynb")
    sources = [path for path in files() if path.suffix in kinds and "tests" not in path.relative_to(ROOT).parts]
    assert [path.name for path in sources if CDN.search(path.read_text(encoding="utf-8"))] == []
