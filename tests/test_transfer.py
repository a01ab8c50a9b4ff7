"""No exercise of 02 to 05 asks for a number that its lesson prints, in its text or at the start of a panel."""
import importlib
import re
from fractions import Fraction
from pathlib import Path

import pytest

from nutag.checks.core import find
from nutag.notebooks import read
from nutag.panel.scenario import Scenario

ROOT = Path(__file__).parents[1]
LESSONS = {path.stem[3:]: path for path in sorted((ROOT / "workbooks").glob("0[2-5]_*.ipynb"))}
# Numbers that stand in the lesson for another thing, each with what it is there.
CHANCE = {
    "coordination.3": {6: "the line 6 − q", 30: "30 % of the credit by name"},
    "coordination.5": {2: "a cost of 2", 4: "4 units in a place", 5: "5 of 10 details arrive"},
    "mining_economy.1": {1: "a jump of 1.00 million"},
    "revenue_sharing.4": {100: "₮100 of a stream"},
    "revenue_sharing.6": {25: "25 % copper in the concentrate of 03"},
    "boom_and_bust.1": {3: "workbook 03", 27: "27 % of GDP", 30: "30 % of a surplus passed up"},
}


def asked(answer):
    """The numbers of an answer, without sign, as a reader writes them: to one decimal, or to three below 1."""
    if isinstance(answer, dict):
        return set().union(*map(asked, answer.values()))
    number = abs(float(answer))
    return {Fraction(str(round(number, 1 if number >= 1 else 3)))} - {0}


def numbers(text):
    """The numbers of a text, thousands with commas."""
    return {Fraction(found.replace(",", "")) for found in re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w])", text)}


def printed(stem):
    """The numbers in a lesson's words and in what its panels say at their start."""
    prose = "\n".join(cell.source for cell in read(LESSONS[stem]).cells if cell.cell_type == "markdown")
    module = importlib.import_module(f"nutag.scenarios.{stem}")
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Scenario)
             and kind.__module__ == module.__name__]
    starts = [kind().result for kind in kinds]
    return numbers("\n".join([prose, *(f"{result.title}\n{result.sentence}" for result in starts)]))


QUESTIONS = [id for stem in LESSONS for id, exercise in importlib.import_module(f"nutag.questions.{stem}").EXERCISES.items()
             if exercise.form and exercise.form.kind in ("number", "table")]


@pytest.mark.parametrize("id", QUESTIONS)
def test_no_exercise_asks_a_number_that_its_lesson_prints(id):
    found = asked(find(id).expected()) & printed(id.split(".")[0])
    assert {float(number) for number in found} == set(CHANCE.get(id, {}))


def test_a_number_that_the_lesson_prints_would_be_found():
    assert {Fraction("24.5"), Fraction(11900)} <= printed("mining_economy") and asked({"a": {"b": -24.46}}) == {Fraction("24.5")}
