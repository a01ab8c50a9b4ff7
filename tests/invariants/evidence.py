"""What holds for every state of the three scenarios of evidence; samples, frames and answers are counted again."""
from functools import cache
from math import sqrt

import pandas as pd
import pytest

from nutag.models.survey_sampling import ITEMS, synthetic_survey
from nutag.scenarios.evidence import Sample, Selection

Z = 1.959964
WEIGHTS = {"civil servants": 5, "SMEs": 10, "citizens": 84, "mining companies": 1}
NAMES = {"SMEs": "small firms"}


@cache
def people(kind):
    return pd.DataFrame(kind().fixed()["people"]).set_index("i")


def counted(scenario, kind):
    """The people asked, each once, with the answer that the place has for them."""
    asked = pd.DataFrame(scenario.result.rows["asked"])
    assert len(asked) == asked.i.nunique() == scenario.n
    chosen = people(kind).loc[asked.i]
    assert list(chosen.y) == list(asked.y)
    return chosen


def sample(scenario):
    values, rows = scenario.result.values, scenario.result.rows
    everybody = people(Sample)
    assert len(everybody) == 500 and everybody.y.sum() == 200
    assert values["share"] == counted(scenario, Sample).y.mean()
    wide = Z * sqrt(0.4 * 0.6 / scenario.n * (500 - scenario.n) / 499)
    assert values["margin"] == pytest.approx(wide, abs=1e-6)
    assert rows["band"][0]["high"] - 40 == pytest.approx(100 * wide, abs=1e-4)
    piled = {row["s"]: row["c"] for row in rows["pile"]}
    assert sum(piled.values()) == scenario.draw and set(row["s"] for row in rows["now"]) <= set(piled)
    # Where steps are rounded, a draw at the edge may look as if it were on the other side.
    edge = 100 * wide + (0.5 if scenario.n > 100 else 0.01)
    assert values["inside"] <= sum(count for share, count in piled.items() if abs(share - 40) <= edge)
    assert 0.85 * scenario.draw - 3 <= values["inside"] <= scenario.draw


def selection(scenario):
    values, rows = scenario.result.values, scenario.result.rows
    everybody, way = people(Selection), scenario.way
    reached = everybody[everybody[way] == 1]
    asked = counted(scenario, Selection)
    assert (asked[way] == 1).all()
    assert sum(row["c"] for row in rows["pile"]) == 100
    assert all(10 <= row["s"] <= 95 for row in rows["pile"]), "a draw outside the axis would be drawn at its edge"
    piled = sum(row["s"] * row["c"] for row in rows["pile"]) / 100
    assert piled == pytest.approx(100 * values["mean"], abs=0.5)
    assert values["low"] - 1e-9 <= values["mean"] <= values["high"] + 1e-9
    assert values["bias"] == pytest.approx(values["mean"] - 0.4)
    if len(reached) == scenario.n:
        assert values["low"] == pytest.approx(values["high"]), "all who can be reached: no chance is left"
    long_run = reached.y.mean()
    if scenario.weighted:
        by_ring = reached.groupby("ring").y.mean()
        size = everybody.groupby("ring").size()[by_ring.index]
        long_run = (by_ring * size).sum() / size.sum()
    if way == "office":  # its rings have not their true size, so that weights have something to do
        assert long_run == pytest.approx(0.698 if scenario.weighted else 0.75, abs=0.001)
    if way == "meeting" and scenario.weighted:
        assert 100 * long_run == pytest.approx(39)
    # Few far out came to the meeting: with 20 people some draws have nobody of that ring, and weigh the others up.
    slack = 0.08 if scenario.weighted and way == "meeting" else 0.03
    assert values["mean"] == pytest.approx(long_run, abs=slack), (way, scenario.n)


@cache
def answers(draw):
    return pd.DataFrame(synthetic_survey(2019 + draw))


def survey(scenario):
    result = scenario.result
    found = answers(scenario.draw)
    assert found.synthetic.all() and "SYNTHETIC" in result.sentence and "SYNTHETIC" in result.title
    agree = (found[scenario.item] >= 4).groupby(found.group).mean()
    for group, share in agree.items():
        assert result.values["by_group"][NAMES.get(group, group)] == pytest.approx(share)
    whole = (sum(share * WEIGHTS[group] for group, share in agree.items()) / 100 if scenario.count == "people"
             else (found[scenario.item] >= 4).mean())
    assert result.values["agree"] == pytest.approx(whole)
    bars, neither = pd.DataFrame(result.rows["bars"]), {row["group"]: row["text"] for row in result.rows["neither"]}
    for group, pieces in bars.groupby("group"):
        assert (pieces.b - pieces.a).abs().sum() + float(neither[group].split()[0]) == pytest.approx(100, abs=0.6)
        assert pieces.a.min() <= 0 <= pieces.b.max() and not ((pieces.a < 0) & (pieces.b > 0)).any()
    gap = (found[found.group == "civil servants"][list(ITEMS)] >= 4).mean()
    assert result.values["gap"] == pytest.approx(gap.max() - gap.min())
    assert 0.03 <= round(result.values["gap"], 9) <= 0.14
    inputs = {row["group"]: row["share"] for row in result.rows["inputs"]}
    assert inputs == {"civil servants": 46.0, "small firms": 30.9, "citizens": 21.2, "mining companies": 42.1}
    shown = {row["group"]: int(row["share of the people"].split()[0]) for row in result.table}
    assert shown == {NAMES.get(group, group): share for group, share in WEIGHTS.items()} | {"all four groups": 100}
    for row in result.rows["others"]:
        assert len(row["shares"]) == 20
        assert row["shares"][scenario.draw - 1] == pytest.approx(100 * result.values["by_group"][row["group"]],
                                                                 abs=0.06)


INVARIANTS = {"evidence.sample": sample, "evidence.selection": selection, "evidence.survey": survey}
