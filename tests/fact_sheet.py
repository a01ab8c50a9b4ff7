"""Each number that a lesson quotes, and what holds it: `python tests/fact_sheet.py [part of a workbook's name]`.

A number is held by a code cell of the lesson that names it (most often a `holds`), by a value of a table that the
workbook reads, by a constant of its scenarios, questions or models, by a test of these, or by an exception with its
reason. Where it is
found says where to look, and no more: a small number can stand in a table by chance.
"""
import ast
import json
import re
import sys
from functools import cache
from pathlib import Path

from nutag.data import names, records
from nutag.notebooks import read

ROOT = Path(__file__).parents[1]
NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|\.\d)")
DESCRIBED = {resource["name"]: resource.get("description", "") for resource in
             json.loads((ROOT / "datasets/datapackage.json").read_text(encoding="utf-8"))["resources"]}
NOT_A_FACT = (  # parts of a lesson whose numbers say where to go, when, or what to read, and nothing about the world
    r"^# .*$", r"^\*\*Time:\*\*.*$", r"^\*\*You need:\*\*.*$", r"^## (?:Sources|Next)\b[\s\S]*?(?=^## |\Z)", r"`[^`]*`",
    r"\]\([^)]*\)", r"<[^>]+>", r"\b[Ww]orkbooks? \d\d(?:(?:, | and | to )\d\d)*", r"^\d+\. ", r"[Qq]uestions? \d+",
    r"\b[Aa]rticles? \d+(?:\.\d+)*", r"\bin \d\d\b(?=[,.;:)])",
)


EXCEPTIONS = {  # (workbook, number as written): why nothing else holds it
    ("00_start_here", "2030"): "a name: the 2030 Agenda",
    ("00_start_here", "169"): "SEED: the article's count of targets, with its source in the lesson",
    ("00_start_here", "330"): "SEED: the article's Table 1; the table territorial_units, read in 01",
    ("00_start_here", "46.7"): "an example of how to write a number",
    ("06_stakeholders", "1991"): "the year of a publication",
    ("06_stakeholders", "1998"): "the year of a publication",
    ("06_stakeholders", "1981"): "the year of a publication",
    ("07_local_budget", "23.25"): "TEACHING: 9 × (5.5 − 2.92), as the lecturer's page reckons",
    ("09_agreement", "33"): "TEACHING: 68 − 35 points, a gain whose product is held in the tests",
    ("09_agreement", "1981"): "the year of a publication",
    ("10_evidence", "1932"): "the year of a publication",
}


def quoted(notebook):
    """Each number in a lesson's text, as written, with the words around it."""
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for pattern in NOT_A_FACT:
        text = re.sub(pattern, " ", text, flags=re.MULTILINE)
    for found in NUMBER.finditer(text):
        yield found[0], " ".join(text[max(0, found.start() - 40):found.end() + 30].split())


def value(number):
    return float(number.replace(",", ""))


def numbers_in(source):
    """The numbers of a piece of Python: constants, those inside its texts, and negative ones without their sign."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            found.add(float(node.value))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {value(number) for number in NUMBER.findall(node.value)}
    return found


@cache
def table_values(name):
    """The numbers of a table, also inside its texts and dates."""
    found = set()
    for row in records(name):
        for cell in row:
            if isinstance(cell, bool) or cell is None:
                continue
            found |= {abs(float(cell))} if isinstance(cell, int | float) else {value(n) for n in NUMBER.findall(str(cell))}
    about = records(name).about
    found |= {value(number) for number in NUMBER.findall(f"{about['title']} {DESCRIBED.get(name, '')}")}
    return found | {float(len(records(name)))}


def sources(stem, lesson):
    """The code that belongs to a workbook: its cells, and its modules with the models that they import."""
    code = {"a cell of the lesson": "\n".join(cell.source for cell in lesson.cells if cell.cell_type == "code")}
    paths = [ROOT / f"nutag/{room}/{stem}.py" for room in ("scenarios", "questions", "charts")]
    known = {path: path.read_text(encoding="utf-8") for path in paths if path.is_file()}
    named = set(re.findall(r"nutag\.models\.(\w+)", "\n".join([*code.values(), *known.values()])))
    known |= {path: path.read_text(encoding="utf-8") for name in named if (path := ROOT / f"nutag/models/{name}.py").is_file()}
    checked = [ROOT / f"tests/invariants/{stem}.py", *(ROOT / f"tests/models/test_{name}.py" for name in sorted(named))]
    known |= {path: path.read_text(encoding="utf-8") for path in checked if path.is_file()}
    return code | {path.relative_to(ROOT).as_posix(): text for path, text in known.items()}


def holders(path):
    """For each number that a lesson quotes: the number, the words around it, and what holds it, or nothing."""
    lesson, stem = read(path), path.stem[3:]
    code = sources(stem, lesson)
    everything = "\n".join(code.values())
    tables = [name for name in names() if re.search(rf"[\"']{name}[\"']", everything)]
    inside = {place: numbers_in(text) for place, text in code.items()}
    for number, words in quoted(lesson):
        yield number, words, _holder(number, inside, tables)


def _holder(number, inside, tables):
    wanted, decimals = value(number), len(number.partition(".")[2])
    for place, numbers in inside.items():
        if wanted in numbers or "lesson" in place and wanted / 100 in numbers:
            return place
    for name in tables:
        if any(round(each, decimals) == wanted for each in table_values(name)):
            return f"table {name}"
    return ""


def main(part=""):
    """Print the sheet of the lessons whose name contains `part`."""
    for path in sorted((ROOT / "workbooks").glob("*.ipynb")):
        if part in path.stem:
            print(f"\n{path.stem}")
            for number, words, holder in holders(path):
                print(f"  {number:>12}  {holder or EXCEPTIONS.get((path.stem, number), 'NOTHING'):<34}  … {words} …")


if __name__ == "__main__":
    main(*sys.argv[1:2])
