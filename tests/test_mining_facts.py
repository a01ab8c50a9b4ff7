"""Workbook 03: pairs of statements that met once, and what its texts may not say."""
import re
from pathlib import Path

import pytest

from nutag.charts.mining_economy import mine_charts
from nutag.data import records
from nutag.notebooks import read
from nutag.questions.mining_economy import EXERCISES, STATED
from nutag.scenarios.mining_economy import Licences, LostMine, mines_by_group

ROOT = Path(__file__).parents[1]
LESSON, SOLUTION = (read(ROOT / folder / "03_mining_economy.ipynb") for folder in ("workbooks", "solutions"))
NOTES = (ROOT / "instructors" / "mining_economy.md").read_text(encoding="utf-8")
PROSE = "\n\n".join(cell.source for cell in LESSON.cells if cell.cell_type == "markdown")


def revenue(year, series, item):
    return next(row.value for row in records("mining_revenue")
                if row.year == year and row.series.startswith(series) and row.item == item)


def test_the_share_of_the_ministry_is_of_all_mineral_payments_in_its_own_total():
    """2020 fits only so; the general budget revenue of the statistics office is another total (by hand: 2,673.3 / 9,463.8)."""
    taxes, beside = revenue(2020, "mining taxes", "total"), revenue(2020, "mineral revenue beside", "total")
    total = revenue(2020, "state budget", "total")
    office = {row.year: row.general_budget_revenue_mnt_mln / 1000 for row in records("national_series") if row.year in (2019, 2020)}
    assert round(100 * (taxes + beside) / total, 1) == revenue(2020, "mineral sector share", "share") == 25.7
    assert round(100 * taxes / total, 1) == 24.3 and round(100 * (taxes + beside) / office[2020], 1) == 28.2
    taxes, total = revenue(2019, "mining taxes", "total"), revenue(2019, "state budget", "total")
    assert (round(100 * taxes / total, 1), round(100 * taxes / office[2019], 1)) == (22.0, 24.0)
    lines = {row.item: row.value for row in records("mining_revenue")
             if row.year == 2019 and row.series == "mineral revenue beside mining taxes"}
    parts = sum(value for item, value in lines.items() if item != "total")
    assert parts == pytest.approx(lines["total"]) and lines["total"] == 298.5
    assert round(taxes + lines["total"], 2) == 2920.06 and round(100 * (taxes + lines["total"]) / total, 1) == 24.5
    claim = next(row for row in records("claims") if row.claim_id == "mining_economy-3").missing
    assert all("24.5 %" in text and "our conclusion from 2020" not in text for text in (PROSE, NOTES, claim))
    assert all(words in PROSE for words in ("22.0 %", "about 11,900", "24.0 % of 10,905.5", "2,920.06", "workbook 05"))
    assert "royalty payment" not in PROSE and "36.9" not in PROSE, "the third line is no royalty"
    assert revenue(2019, "mining taxes", "coal") > revenue(2019, "mining taxes", "copper"), "the text says so"


def test_like_tonnes_show_that_the_mine_fits_until_2015_and_not_in_2016():
    """Tonnes as sold would find the mine gone in 2014 already: they hold less copper than those of the count, or lay in stock."""
    reports = {row.report_id: row.value for row in records("copper_reports")}
    count = {row.year: row.value for row in records("mineral_output") if row.commodity.startswith("copper")}
    assert reports["ot-sold-2014"] > count[2014] and reports["exports-2013"] > count[2013]
    for year, words in {2013: "219 of one mine fit in", 2014: "424 of one mine fit in", 2015: "578 of one mine fit in",
                        2016: "400 thousand tonnes are counted; 574 of one mine do not fit in"}.items():
        result = LostMine(year=year, evidence="exports").result
        assert result.title.endswith(words) and ("They fit, and" in result.sentence) == (year < 2016)
    held = {year: round(35 * count[year] / reports[f"exports-{year}"]) for year in (2013, 2016)}
    assert held == {2013: 29, 2016: 9} and "could hold 29 % copper at most, and 9" in NOTES
    assert all("twice as much" not in text and "828.6 against" not in text for text in (PROSE, NOTES))
    assert "no reason" not in PROSE and "Who changed the count, and why, we did not find" in PROSE


def test_the_count_is_cut_only_when_the_prediction_is_kept():
    """A line that is drawn cut, or a description that says so, answers the question of the detective."""
    scenario = LostMine()
    assert [row["year"] for row in scenario.result.rows["cut"]] == [2015, 2016]
    assert "cut" in scenario.predictions[0].veils
    chart = mine_charts({})[0].to_dict()
    cut = [layer for layer in chart["layer"] if layer["data"].get("name") == "cut"]
    assert len(cut) == 2 and "cut" not in chart["description"]
    whole = [layer for layer in chart["layer"] if layer["data"].get("name") == "count" and layer["mark"]["type"] == "line"]
    assert len(whole) == 1 and "detail" not in whole[0]["encoding"]


def test_a_part_of_the_revenue_is_no_more_than_all_of_it():
    reports = {row.report_id: row.value for row in records("copper_reports")}
    parts = sum(reports[f"ot-quarter-{metal}-value"] for metal in ("copper", "gold", "silver"))
    assert parts == pytest.approx(reports["ot-quarter-revenue"], abs=0.05)
    assert (reports["ot-made-2013"], round(reports["ot-sold-2013"])) == (290, 26), "question 3 says so"
    assert reports["ot-quarter-copper"] < reports["ot-quarter-sold"]


PARAGRAPHS = [part for text in (PROSE, NOTES, *(exercise.question for exercise in EXERCISES.values()))
              for part in re.split(r"\n\n|\n- ", text)]


@pytest.mark.parametrize("number", ["8,999.27", "9,000", "4,999", "7,529.80", "8,828", "4,868", "6,010"])
def test_a_price_that_chooses_a_band_is_called_a_price_of_metal(number):
    near = [part for part in PARAGRAPHS if number in part and "metal" not in part.lower()]
    assert near == [], near


def test_mines_of_which_nobody_knows_look_different():
    rows = mines_by_group()
    known = [row for row in rows if row["works"].startswith("works")]
    assert (len(known), len(rows)) == (18, 37)
    assert all("not verified" not in row["status"] and "project" not in row["status"] for row in known)
    assert {row["label"] for row in known} >= {"Oyu Tolgoi", "Erdenet"}


def test_what_one_may_do_with_the_two_maps_is_said_where_they_stand():
    assert "do not quote either map" in Licences().result.sentence and "do not quote them" in PROSE


def test_the_numbers_of_the_four_things_stand_in_their_tables():
    july = [row for row in records("licences_by_aimag") if row.month.isoformat() == "2026-07-01"]
    coal = next(row.value for row in records("mineral_output") if (row.year, row.commodity) == (2024, "coal"))
    swiss = next(row.value_usd_thousand for row in records("exports_by_destination")
                 if (row.year, row.destination) == (2024, "Switzerland"))
    fees = next(row.value for row in records("mining_revenue") if (row.year, row.item) == (2025,
        "mineral_licence_fees"))
    figures = (sum(row.mining_area_kha for row in july), coal / 1000, swiss / 1e6, revenue(2020, "mining taxes",
        "coal"), fees / 1000,
               sum(row.exploration_area_kha for row in july))
    for told, figure in zip(STATED, figures, strict=True):
        written = told.split()[0].replace(",", "")
        assert float(written) == round(figure, len(written.partition(".")[2])), told
