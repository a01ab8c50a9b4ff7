"""Every workbook has its siblings, and no file ties the course to one machine or one package index."""
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"\d\d_[a-z][a-z0-9_]*")
WORKBOOKS = sorted({path.stem for folder in ("workbooks", "solutions", "exercises")
                    for path in (ROOT / folder).glob("*.ipynb")})
NOT_OURS = {".git", ".venv", "my_work", "build", "dist", "__pycache__", ".pytest_cache", ".hypothesis",
            ".ipynb_checkpoints", ".virtual_documents"}
BINARY = {".png", ".ico", ".woff2"}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_has_its_siblings(name):
    stem = name[3:]
    siblings = [f"workbooks/{name}.ipynb", f"solutions/{name}.ipynb", f"exercises/{name}.ipynb",
                f"instructors/{stem}.md", f"nutag/checks/{stem}.py"]
    assert [path for path in siblings if not (ROOT / path).is_file()] == []
    assert NAME.fullmatch(name), "two digits, then the stem in snake_case"


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_has_a_row_in_the_readme(name):
    rows = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert [row for row in rows if f"workbooks/{name}.ipynb" in row]


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
