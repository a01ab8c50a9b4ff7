"""What holds for every state of the three scenarios of an agreement, by numpy and by hand instead of the package's models."""
from itertools import product

import numpy as np

from nutag.data import load

SHEET = load("agreement_scores").filter(like="_points").to_numpy().reshape(6, 3, 4)
DEALS = np.array(list(product(range(3), repeat=6)))
FOUR = SHEET[np.arange(6), DEALS].sum(axis=1)
LEAST = load("agreement_reservations").reservation_points.to_numpy()
ISSUES = ("jobs", "procurement", "water", "fund", "road", "transparency")
PARTIES = ("company", "local_government", "citizens", "sme")


def as_two(points):
    return np.stack([points[..., 0], points[..., 1:].sum(axis=-1)], axis=-1)


def place_of(deal):
    return int(deal, 3)  # deals are listed as numbers to the base of three


def dominating(points, place):
    return (points >= points[place]).all(axis=1) & (points > points[place]).any(axis=1)


def on_the_front(points, places):
    return [place for place in places if not dominating(points, place).any()]


FRONTS = {two: set(on_the_front(as_two(FOUR) if two else FOUR, range(729))) for two in (False, True)}


def drawn_as_chosen(scenario, deal):
    cells = scenario.result.rows["cells"]
    assert len(cells) == 18 and "".join(str(cell["column"]) for cell in cells if cell["on"]) == deal


def cloud(scenario):
    result, two = scenario.result, scenario.view == "two"
    deal = "".join(getattr(scenario, issue) for issue in ISSUES)
    points = as_two(FOUR) if two else FOUR
    limits = np.array([getattr(scenario, party) for party in PARTIES])
    least = as_two(limits) if two else limits
    here, values = place_of(deal), result.values
    able = (points >= least).all(axis=1)
    assert values["acceptable"] == able.sum() and values["efficient"] == len(FRONTS[two].intersection(np.flatnonzero(able)))
    assert [values[party] for party in PARTIES] == FOUR[here].tolist()
    better = dominating(points, here)
    assert values["better"] == better.sum() and values["both_more"] == (points > points[here]).all(axis=1).sum()
    letters = result.rows["states"][0]["states"]
    assert len(letters) == 729 and {place for place, letter in enumerate(letters) if letter == "3"} == set(np.flatnonzero(better))
    assert all(able[place] == (letter != "0") for place, letter in enumerate(letters) if letter != "3")
    assert all((place in FRONTS[two]) == (letter == "2") for place, letter in enumerate(letters) if letter in "12")
    assert ("One that helps" in result.sentence) == (better.any() and scenario.rule == "none" and not two)
    assert ("Touch a point that helps" in result.sentence) == (better.any() and scenario.rule == "none" and two)
    if "One that helps" in result.sentence:
        fewest = (DEALS[better] != DEALS[here]).sum(axis=1).min()
        assert result.sentence.split("One that helps: ")[1].count(", ") == fewest - 1
    drawn_as_chosen(scenario, deal)
    assert [bar["low"] for bar in result.rows["bars"]] == (points[here] < least).tolist()
    if values["chosen"]:
        there = place_of(values["chosen"])
        gains = points - least
        assert able[there]
        if scenario.rule == "nash":
            assert gains[there].prod() == gains[able].prod(axis=1).max()
            assert gains[there].prod() == 0 or there in FRONTS[two]
        if scenario.rule == "ks":
            best = gains[able].max(axis=0)
            parts = gains[able][:, best > 0] / best[best > 0]
            mine = gains[there][best > 0] / best[best > 0]
            assert not mine.size or mine.min() >= parts.min(axis=1).max() - 1e-12
        if scenario.rule == "least":
            assert gains[there].min() == gains[able].min(axis=1).max()
        if scenario.rule == "sum":
            assert points[there].sum() == points[able].sum(axis=1).max()
    else:
        assert scenario.rule == "none" or not able.any()


def one_text(scenario):
    result = scenario.result
    path = [sum(row[name] for name in ("company", "local government", "citizens", "small firms")) for row in result.table]
    assert len(result.table) == len(result.rows["spots"]) <= scenario.round + 1
    steps = [[row[name] for name in ("company", "local government", "citizens", "small firms")] for row in result.table]
    for before, after in zip(steps, steps[1:]):
        assert all(b <= a for b, a in zip(before, after)) and before != after, "each text helps against the one before"
    assert path == sorted(path) and steps[0] == FOUR[place_of(scenario.draft)].tolist()
    here = place_of(result.values["deal"])
    assert steps[-1] == FOUR[here].tolist()
    left = dominating(FOUR, here)
    assert result.values["left"] == left.sum() == result.rows["states"][0]["states"].count("3")
    near = left & ((DEALS != DEALS[here]).sum(axis=1) <= scenario.at_once)
    if len(result.table) < scenario.round + 1:
        assert not near.any(), "a mediation ends only where no permitted change helps"
    if result.title.startswith("The end"):
        assert here in FRONTS[False]
    drawn_as_chosen(scenario, result.values["deal"])


def play(scenario):
    result, deal = scenario.result, "".join(getattr(scenario, issue) for issue in ISSUES)
    seat = (scenario.turn - 1) % 4
    here = FOUR[place_of(deal)]
    drawn_as_chosen(scenario, deal)
    assert scenario.move() == dict(turn=scenario.turn, deal=deal)
    if scenario.sheet == "debrief":
        assert len(result.rows["bars"]) == 4 and result.rows["states"][0]["open"]
        assert result.rows["spots"][1]["company"] == 61 and result.rows["spots"][1]["others"] == 68 + 66 + 81
    else:  # nothing tells another party's points
        assert not result.rows["states"][0]["states"] and not result.rows["spots"]
        notes = [cell["note"] for cell in result.rows["cells"]]
        own = [str(SHEET[cell["row"], cell["column"], seat]) for cell in result.rows["cells"]]
        assert notes == (own if scenario.sheet == "mine" else [""] * 18)
        bar, = result.rows["bars"]
        assert bar["row"] == seat and bar["text"] == (str(here[seat]) if scenario.sheet == "mine" else "covered")
        assert bar["part"] == (here[seat] / 100 if scenario.sheet == "mine" else 0)
    assert result.values["passed"] == max(0, scenario.turn - scenario.changed - 1)
    assert result.values["agreed"] == (scenario.turn >= scenario.changed + 4)
    assert result.values["could"] == (here[1:] >= LEAST[1:]).sum()


INVARIANTS = {"agreement.cloud": cloud, "agreement.text": one_text, "agreement.play": play}
