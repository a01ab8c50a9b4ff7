"""What every state of the four scenarios of the project record must keep, worked out a second way."""
from datetime import date
from fractions import Fraction

import pytest

from nutag.data import load

START = date(2016, 1, 4)
ENDS = {"profile": date(2022, 6, 30), "copy": date(2023, 12, 29), "implementer": date(2024, 12, 31)}
PAID = [(date(2023, 6, 15), 151_841), (date(2023, 6, 15), 1_160_998), (date(2023, 12, 19), 145_592),
        (date(2024, 3, 18), 500_000)]
LATE = {"profile": [350, 350, 537, 627], "copy": [80], "implementer": []}  # MODELS, section 8; 80 days by the calendar
READING = load("result_levels").set_index("statement_id")
OURS = {number: set(READING.loc[number, ["level", "also"]].dropna()) for number in READING.index}
LEVELS = ["activity", "output", "immediate outcome", "intermediate outcome", "ultimate outcome"]


def sorter(scenario):
    given = {number: getattr(scenario, f"s{number}") for number in READING.index}
    done = {number: level for number, level in given.items() if level != "open"}
    fitting = [number for number, level in done.items() if level in OURS[number]]
    values, rows = scenario.result.values, scenario.result.rows
    assert (values["sorted"], values["fitting"]) == (len(done), len(fitting))
    assert values["silent"] == ["activity-1", "activity-3"], "women's leadership, and gender-sensitive monitoring"
    assert [end["row"] for end in rows["ends"] if end.get("silent")] == [1, 3]
    assert len(rows["cells"]) == 50
    assert "project profile, in our words" in scenario.caption() and "invented" not in scenario.caption()
    assert "our reading (TEACHING)" in scenario.caption()
    shown = {(cell["row"], LEVELS[cell["level"]]): cell["state"] for cell in rows["cells"] if "state" in cell}
    assert {row for row, _ in shown} == set(done), "our reading is not shown before the reader's own"
    for number, level in done.items():
        assert shown.pop((number, level)) == ("fits" if number in fitting else "differs")
        if level != READING.level[number]:
            assert shown.pop((number, READING.level[number])) == "ours"
    assert not shown
    assert all(row["our reading"] == "–" for row in scenario.result.table if row["you"] == "–")


def record(scenario):
    values, rows = scenario.result.values, scenario.result.rows
    assert values["total"] == 1_958_431
    found = {row["check"]: row["status"] for row in rows["checks"]}
    always = {"budget", "markers and text", "date of results"}
    assert all(found[name] == "flag" for name in always - ({"date of results"} if scenario.change == "swap" else set()))
    assert (found["percentages of sectors"] == "flag") == (scenario.change == "sector")
    assert (found["payments in the future"] == "flag") == (scenario.change == "future")
    assert (found["start and end"] == "flag") == (scenario.change == "swap")
    assert (found["women and men"] == "pass") == (scenario.change == "sex")
    assert found["percentages of countries"] == "pass"
    assert values["flags"] == sum(status == "flag" for status in found.values()) == sum(
        row["status"] == "flag" for row in scenario.result.table)
    assert "wrongdoing" in scenario.caption() and "fraud" not in scenario.result.sentence
    if found[scenario.check] == "flag":
        assert "An innocent reading" in scenario.result.sentence
    if scenario.change == "swap":
        return
    assert values["days"] == (ENDS[scenario.end] - START).days
    if scenario.end == "profile":
        assert values["days"] == 2369
    if scenario.change != "future":
        assert values["late"] == LATE[scenario.end]
        assert values["after"] == sum(value for day, value in PAID if day > ENDS[scenario.end])
        assert [payment["late"] for payment in rows["payments"]] == [day > ENDS[scenario.end] for day, _ in PAID]
        assert (found["dates of payments"] == "flag") == bool(LATE[scenario.end])
    assert [bar["key"] for bar in rows["bars"] if bar["on"]] == [scenario.end]


def women(scenario):
    groups = {row["body"]: row for row in scenario.result.rows["groups"]}
    share = {code: row["value"] for code, row in groups.items()}
    index = scenario.measure == "index"
    expected = dict(civil=.626, candidates=.21, local=.2669, parliament=32 / 126, principal=.24, senior=.2)
    for code, part in expected.items():
        assert share[code] == pytest.approx(part / (1 - part) if index else part, abs=0.002)
    assert scenario.result.values["index"] == pytest.approx(
        expected[scenario.body] / (1 - expected[scenario.body]), abs=0.001)
    assert [code for code, row in groups.items() if row["on"]] == [scenario.body]


def paradox(scenario):
    """The whole lies between its parts; equal places never turn a lead round; the blocks hold everybody once."""
    values, rows = scenario.result.values, scenario.result.rows
    rates = {sex: [getattr(scenario, f"{sex}_upper"), getattr(scenario, f"{sex}_lower")] for sex in ("women", "men")}
    for sex, (upper, lower) in rates.items():
        people = getattr(scenario, sex)
        whole = Fraction(upper * people + lower * (120 - people), 120 * 100)
        assert values[sex] == pytest.approx(float(whole))
        assert min(upper, lower) <= 100 * whole <= max(upper, lower)
        assert sum(block["people"] for block in rows["blocks"] if block["sex"] == sex) == 120
        assert all(type(block["grants"]) is int and block["grants"] == pytest.approx(block["rate"] * block["people"])
                   for block in rows["blocks"])
    gaps = [woman - man for woman, man in zip(rates["women"], rates["men"])]
    if scenario.women == scenario.men:
        assert not values["reversed"]
    ahead = values["women"] - values["men"]
    turned = (min(gaps) > 0 and ahead < -1e-9) or (max(gaps) < 0 and ahead > 1e-9)
    assert values["reversed"] == turned
    assert (values["ahead"] == "neither") == (abs(ahead) < 1e-9)
    start = {name: scenario.traits()[name].default_value for name in scenario.settings()}
    if scenario.settings() == start:
        assert values["groups"] == dict(women=[(18, 20), (30, 100)], men=[(80, 100), (4, 20)])  # MODELS, section 8
        assert (values["women"], values["men"], values["reversed"]) == (0.4, 0.7, True)


INVARIANTS = {"results.sorter": sorter, "results.record": record, "results.women": women, "results.paradox": paradox}
