"""What holds for every state of the four scenarios of the council; power by queues, sides by listing all sixteen."""
from fractions import Fraction
from functools import cache
from itertools import chain, combinations, permutations
from math import ceil, factorial

import pytest

from nutag.data import load

NAMES = ("LA", "CZ", "MC", "SM")
SHORT = ("government", "citizens", "mining", "firms")
CHOICES = load("element_choices").set_index("element_id")
BEGUN = load("partnership_elements").set_index("element_id").has_begun
ALL_SIDES = [frozenset(side) for side in chain.from_iterable(combinations(range(4), size) for size in range(5))]


def asked(rule, chairs):
    return {"majority": (chairs + 2) // 2 if chairs % 2 == 0 else (chairs + 1) // 2,
            "two-thirds": ceil(Fraction(2 * chairs, 3)),
            "three-quarters": ceil(Fraction(3 * chairs, 4)), "all": chairs}[rule]


@cache
def by_queues(seats, needed, vetoes, least):
    """Groups join one by one in every order; the one that makes the side win decides. Empty groups join for nothing."""
    def wins(side):
        sitting = [place for place in side if seats[place]]
        return sum(seats[place] for place in side) >= needed > 0 and len(sitting) >= least and vetoes <= set(side)

    decided = [0] * 4
    for order in permutations(range(4)):
        decider = next((order[k] for k in range(4) if wins(order[:k + 1]) and not wins(order[:k])), None)
        if decider is not None:
            decided[decider] += 1
    winning = {side for side in ALL_SIDES if wins(side) and all(seats[place] for place in side)}
    smallest = {side for side in winning if not any(other < side for other in winning)}
    everyone = frozenset(place for place in range(4) if seats[place])
    blocking = {side for side in ALL_SIDES if side <= everyone and not wins(everyone - side)}
    return [Fraction(count, factorial(4)) for count in decided], smallest, {
        side for side in blocking if not any(other < side for other in blocking)}, winning


def table(scenario):
    result, values = scenario.result, scenario.result.values
    seats = tuple(getattr(scenario, name) for name in NAMES)
    chairs, sitting = sum(seats), [place for place in range(4) if seats[place]]
    needed = scenario.number if scenario.threshold == "own" else asked(scenario.threshold, chairs)
    if scenario.walkout:
        needed = max(needed, asked(scenario.quorum, chairs))
    assert values["needed"] == needed and values["chairs"] == chairs
    power = [values["power"][name] for name in NAMES]
    assert all(power[place] == 0 for place in range(4) if not seats[place])
    assert sum(power) == (1 if values["act"] else 0)
    together = scenario.voting == "together"
    possible = 0 < needed <= chairs and scenario.least <= len(sitting)
    assert bool(values["act"]) == possible
    if together:
        held = {"nobody": (), "every group": range(4)}.get(scenario.veto)
        vetoes = {NAMES.index(scenario.veto)} if held is None else set(held)
        vetoes = frozenset(place for place in vetoes if seats[place])
        expected, wins, blocks, winning = by_queues(seats, needed, vetoes, scenario.least)
        assert power == (expected if possible else [0] * 4)
        if possible:
            assert {frozenset(side) for side in values["wins"]} == wins and {frozenset(side)
                                                                             for side in values["blocks"]} == blocks
            assert values["act"] == Fraction(len(winning), 2 ** len(sitting))
            assert all((place,) in values["blocks"] and values["power"][NAMES[place]] > 0 for place in vetoes)
            if 2 * needed > chairs:
                assert values["act"] <= Fraction(1, 2)
    elif scenario.least == 1 and possible:
        assert power == [Fraction(seat, chairs) for seat in seats], "alone, each chair has the same power"
    elif possible:
        alike = {}
        assert all(alike.setdefault(seats[place], power[place]) == power[place] for place in sitting)
    check_picture(scenario, seats)


def check_picture(scenario, seats):
    rows = scenario.result.rows
    taken = [chair for chair in rows["chairs"] if not chair.get("free")]
    assert [sum(chair["group"] == name for chair in taken) for name in NAMES] == list(seats)
    turns = [chair["turn"] for chair in rows["chairs"]]
    assert turns == sorted(turns) and all(0 < turn < 1 for turn in turns)
    kept = [sum(bool(chair.get("woman")) for chair in taken if chair["group"] == name) for name in NAMES]
    assert kept == [min(scenario.women, seat) for seat in seats] == [row["kept for women"]
                                                                     for row in scenario.result.table]
    for chair in rows["chairs"]:  # a touch moves one chair, and never past the limits
        moved = {name: chair[name] - seat for name, seat in zip(NAMES, seats) if name in chair}
        assert sum(moved.values()) == (1 if chair.get("free") else -1 if scenario.brush == "away" else 0)
        assert all(abs(step) == 1 for step in moved.values()) and all(0 <= chair[name] <= 12 for name in moved)
    assert sum(wedge["part"] for wedge in rows["wedges"]) == pytest.approx(1 if scenario.result.values["act"] else 0,
                                                                           abs=1e-3)
    assert all(row["row"] <= 15 for row in rows["sides"]), "the rows fit the picture"
    assert len(scenario.result.sentence) <= 330, scenario.result.sentence


def threshold(scenario):
    """The table of powers of MODELS: each threshold by queues, and a quota and its mirror are the same game."""
    result, seats = scenario.result, tuple(map(int, scenario.seats.split()))
    for needed, power in result.values["by_needed"].items():
        assert list(power) == by_queues(seats, needed, frozenset(), 1)[0]
        mirror = by_queues(seats, 17 - needed, frozenset(), 1)[0]
        assert list(power) == mirror, "duality"
    if seats == (5, 5, 3, 3):
        big, small = zip(*[(power[0], power[3]) for power in result.values["by_needed"].values()])
        assert big == tuple(map(Fraction, ("1/3", "1/3", "1/4", "5/12", "5/12", "1/4", "1/4", "1/4")))
        assert small == tuple(map(Fraction, ("1/6", "1/6", "1/4", "1/12", "1/12", "1/4", "1/4", "1/4")))
        acts = dict(zip(range(9, 17), ("3/8", "3/8", "5/16", "3/16", "3/16", "1/16", "1/16", "1/16")))
        assert result.values["act"] == Fraction(acts[scenario.needed])
    sums = result.rows["sums"]
    assert len(sums) == 15 and max(row["level"] for row in sums) <= 6
    assert sum(row["wins"] for row in sums) == result.values["act"] * 16
    assert sorted(row["votes"] for row in sums)[-1] == 16


def ladder(scenario):
    result = scenario.result
    steps = [row["text"] for row in result.rows["steps"]]
    if scenario.rule == "majority":
        assert steps == ["1/4", "5/12", "1/2", "1/2", "3/4", "1"]  # MODELS, section 5
    if scenario.rule == "all":
        assert set(steps) == {"1/4"}
    assert Fraction(steps[scenario.chairs - 4]) == result.values["power"]
    assert result.values["privilege"] == pytest.approx(float(result.values["power"]) * 16 / scenario.chairs)
    if (scenario.chairs, scenario.rule) == (8, "majority"):
        assert result.values["privilege"] == 1.5
    for row in result.table:
        assert row["chairs"] + sum(map(int, row["chairs of the others"].split(", "))) == 16


def elements(scenario):
    result = scenario.result
    own = {number: getattr(scenario, f"e{number}") for number in range(1, 11)}
    scores = own if scenario.base == "own" else {number: int(number in (2, 3, 4, 8)) for number in own}
    assert result.values["points"] == sum(scores.values()) == sum(row["points"] for row in result.rows["pillars"]) <= 30
    for row in result.rows["pillars"]:
        own = CHOICES.index[CHOICES.pillar == row["pillar"]]
        assert row["points"] == sum(scores[number] for number in own) and row["most"] == 3 * len(own)
    full = [cell for cell in result.rows["cells"] if cell["state"] == "full"]
    assert len(full) == sum(scores.values()) and len(result.rows["cells"]) == 40
    assert {int(claim["row"]) for claim in result.rows["claims"]} == set(BEGUN.index[BEGUN]) == {2, 3,
                                                                                                                 4, 8}
    assert CHOICES.question[int(scenario.element)] in result.sentence


INVARIANTS = {"council.table": table, "council.threshold": threshold, "council.ladder": ladder,
              "council.elements": elements}
