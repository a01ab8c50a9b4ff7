"""Pairs of statements of workbook 02 that disagreed once: words and model, page and table, two sources."""
import re
from pathlib import Path

import pytest

from nutag.data import load
from nutag.models.decentralisation import uniform_loss
from nutag.notebooks import read
from nutag.questions.coordination import EXERCISES
from nutag.scenarios.coordination import Links, Request

ROOT = Path(__file__).parents[1]
CELLS = read(ROOT / "workbooks" / "02_coordination.ipynb").cells
LESSON = "\n\n".join(cell.source for cell in CELLS if cell.cell_type == "markdown")
NOTES = (ROOT / "instructors" / "coordination.md").read_text(encoding="utf-8")
TABLES = "\n".join((ROOT / "datasets" / "seeds" / name).read_text(encoding="utf-8")
                   for name in ("development_bodies.csv", "claims.csv"))


def thin_strips(begins, got, best, cost=2, strips=20_000):
    """The area between a line that falls by 1 and its cost, from what a place gets to its best, added strip by strip."""
    width = (best - got) / strips
    return sum((begins - got - (step + 0.5) * width - cost) * width for step in range(strips))


def test_the_line_of_the_lesson_is_the_line_of_the_model():
    """It said "the first unit is worth 10, the worth falls by 1": whole units, with losses of 3 and 1, not of 2 and 2."""
    assert "**10 − q**" in LESSON and "**6 − q**" in LESSON and not re.search(r"first unit is worth", LESSON + NOTES)
    strips = [thin_strips(10, got=6, best=8), thin_strips(6, got=6, best=4)]
    assert strips == [pytest.approx(2), pytest.approx(2)] and uniform_loss([10, 6], 1, 2) == pytest.approx(sum(strips))
    whole = [sum(10 - unit - 2 for unit in (6, 7)), sum(2 - (6 - unit) for unit in (4, 5))]
    assert whole == [3, 1], "units counted whole: the seventh is worth 4, the eighth 3; the fifth 2 and the sixth 1"
    sentences = [sentence for _, sentence in EXERCISES["coordination.6"].mistakes]
    assert any("whole units" in sentence for sentence in sentences)


def test_both_readings_of_the_mission_are_shown_and_neither_is_told_as_the_fact():
    row = load("disagreements").set_index("disagreement_id").loc["mission-2030"]
    assert "middle level" in row.value_a and "leading middle-income" in row.value_b
    assert any("mission-2030" in cell.source for cell in CELLS if cell.cell_type == "code")
    assert "middle level" not in LESSON and "middle-income" not in LESSON


def test_the_ministry_of_2022_was_not_yet_set_up_when_its_structure_was_approved():
    assert not re.search(r"set up on 6 January|6 January 2022, when the Ministry|was set up (on|in) ",
                         TABLES + LESSON + NOTES)
    bodies = load("development_bodies").set_index("body").note
    assert bodies["Ministry of Economy and Development"] == "the Cabinet approved its structure on 6 January 2022, before it was set up"


def test_what_is_said_of_the_nine_authorities_fits_the_table():
    """The page said that no source names them; the table names two between 1990 and the Agency."""
    bodies = load("development_bodies")
    between = bodies[bodies.year_to.between(1991, 2016)]
    assert list(between.body) == ["Committee of Development and Innovation", "Ministry of Economic Development"]
    assert "we found two more" in LESSON and "We found the names of two" in TABLES
    for text in (LESSON, NOTES, TABLES):
        assert not re.search(r"no source (of ours )?names|not named in any source", text)


def test_the_count_of_plans_is_attributed_wherever_it_stands():
    places = [line for line in (LESSON + "\n" + NOTES).splitlines() if "412" in line]
    assert len(places) >= 2 and all("National Development Agency" in line for line in places)


def test_the_sentence_on_links_speaks_of_links_alone():
    """It ended with a share that no structure could change."""
    sentences = {Links(structure=structure).result.sentence for structure in ("all pairs", "one hub", "tree",
                                                                              "hub of hubs")}
    assert len({sentence.split("keeps ")[1] for sentence in sentences}) == 4
    assert not any(re.search("bag|state", sentence) for sentence in sentences)


def test_the_letters_end_where_01_says_that_the_decision_is():
    cells = load("who_decides").set_index(["function_id", "level"])
    assert cells.loc[("water", "aimag / capital"), "evidence"] == "law" and "wells" in cells.loc[("water",
                                                                                                  "aimag / capital"),
                                                                                                 "who_decides"]
    assert "Government" in cells.loc[("schools", "national"), "who_decides"]
    assert [row["desk"] for row in Request(request="well").result.table][-1] == "aimag"
    assert [row["desk"] for row in Request(request="lessons").result.table][-1] == "ministry"
