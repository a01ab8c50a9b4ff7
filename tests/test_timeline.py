"""The timeline: every mark has a source, agrees with the tables it repeats, and its lines of text never meet."""
import json
from pathlib import Path

import pytest

from nutag.charts.timeline import BREAK, FIRST, GAP, HEIGHT, KINDS, LAST, placed, listed, timeline
from nutag.charts.theme import bold_width
from nutag.data import load, records
from nutag.notebooks import read
from nutag.scenarios import mining_economy
from nutag.scenarios.mining_economy import timeline_years

EVENTS = records("timeline_events")
WORKBOOKS = Path(__file__).parents[1] / "workbooks"


def test_every_mark_has_a_source_that_is_on_the_list():
    known = {row.source_id for row in records("sources")}
    assert len(EVENTS) >= 15
    for event in EVENTS:
        assert {event.source_id, *(event.more_source_ids or event.source_id).split("; ")} <= known, event.event_id


def test_elections_stand_as_in_their_own_table():
    days = {row.election_date: row.source_id for row in records("elections") if row.year >= FIRST}
    assert {row.event_date: row.source_id for row in EVENTS if row.kind == "election"} == days


def test_laws_stand_as_in_the_tables_of_rules():
    event = {row.event_id: row for row in EVENTS}
    shares = {row.share_id: row for row in records("fund_shares")}
    for event_id, share_id in (("pool-2013", "royalty-pool"), ("place-2016", "royalty-place"),
                               ("petroleum-2014", "petroleum-royalty-pool")):
        mark, share = event[event_id], shares[share_id]
        assert (mark.event_date, mark.source_id, mark.confidence) == (share.period_from, share.source_id,
                                                                      share.confidence)
        assert f"{share.share_pct:g} %" in mark.label
    bands = {(row.in_force_from.isoformat(), row.source_id) for row in records("royalty_surtax_bands")}
    assert bands == {("2011-01-01", event["bands-2010"].source_id)} and "1 January 2011" in event["bands-2010"].note
    mine = next(row for row in records("mines_deposits") if row.mine_id == "oyu-tolgoi")
    assert event["shipment-2013"].event_date.year == mine.start_year


def test_a_balance_is_revenue_less_spending():
    """2016 by hand: (5,835,043.8 - 9,495,332.9) / 23,931,342.6."""
    years = {row["year"]: row for row in timeline_years()}
    assert years[2016] == dict(year=2016, copper_usd_per_t=4868, balance_pct=-15.29)
    assert years[2025]["balance_pct"] is None and min(years) == FIRST


def test_lines_of_text_never_meet_and_keep_their_order():
    rows = placed(listed(EVENTS))
    assert [row["event_date"] for row in rows] == sorted(row["event_date"] for row in rows)
    step = GAP * (LAST + 1 - FIRST) / HEIGHT
    assert all(after["row"] - before["row"] > step - 1e-9 for before, after in zip(rows, rows[1:]))
    assert all(FIRST <= row["at"] and row["row"] < LAST + 1 and abs(row["row"] - row["at"]) < 2.2 for row in rows)


def test_many_events_of_one_year_are_pushed_up_from_the_lower_end():
    crowd = [dict(event_date=f"2026-12-{day:02}", date_precision="day") for day in range(1, 9)]
    rows = placed(crowd)
    assert rows[-1]["row"] < LAST + 1 and rows[0]["row"] < rows[0]["at"]


def test_a_label_fits_a_phone():
    """Words begin at 42 % of a plot of 300 px; bold is wider than what is drawn."""
    assert [row.short_label for row in EVENTS if bold_width(f"2000  {row.short_label}") > 0.9 * 300 * 0.58 + 50] == []
    assert all(len(row.short_label) <= len(row.label) for row in EVENTS)


@pytest.mark.parametrize("emphasis", [("law",), ("mine", "election"), tuple(KINDS)])
def test_frames_and_records_give_the_same_picture(emphasis):
    frame, rows = (json.dumps(timeline(events, timeline_years(), emphasis).to_dict(), sort_keys=True, default=str)
                   for events in (load("timeline_events"), EVENTS))
    assert frame == rows and all(f"datum.kind == '{kind}'" in rows for kind in emphasis)


def test_an_unknown_kind_is_named():
    with pytest.raises(ValueError, match="war is no kind of event"):
        timeline(EVENTS, timeline_years(), ("war",))


@pytest.mark.parametrize("stem", ["03_mining_economy", "04_revenue_sharing", "05_boom_and_bust"])
def test_one_axis_runs_through_the_three_money_workbooks(stem):
    code = "\n".join(cell.source for cell in read(WORKBOOKS / f"{stem}.ipynb").cells if cell.cell_type == "code")
    assert "timeline(events, timeline_years(), emphasis=" in code


def test_the_mark_of_the_stability_law_says_no_more_than_its_sources():
    """The law was read in its opening; the ceiling is as a report of 2011 tells it."""
    law, = (event for event in EVENTS if event.event_id == "stability-2010")
    report, = (row for row in records("fiscal_rules") if row.rule_id == "structural-2011")
    assert law.more_source_ids == report.source_id and law.confidence == report.confidence == "medium"
    assert "By a report of 2011" in law.detail and "2 % of GDP" in report.what_it_says and "fund" not in law.detail
    delay, = (row for row in records("fiscal_rules") if row.rule_id == "delay-2020")
    assert all(article in delay.not_read for article in ("6.1.3", "8.1", "19.3", "19.9"))


def test_the_budget_is_marked_at_the_break_of_lesson_03():
    """From 2010 on GDP looks counted in a new way: a dashed rule and its word in the column of the budget."""
    chart = timeline(EVENTS, timeline_years()).to_dict()
    marks = [layer["mark"] for layer in chart["layer"] if chart["datasets"].get(layer["data"]["name"]) == [{"year": BREAK}]]
    assert BREAK == mining_economy.BREAK
    assert [mark["type"] for mark in marks] == ["rule", "text"] and marks[1]["text"] == "break"
