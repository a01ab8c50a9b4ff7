"""What holds for every state of the two scenarios of the local budget, found by hand or straight from the ballots."""
from collections import Counter
from fractions import Fraction

import pytest

from nutag.data import load

HAND = {  # (firm owner's ballot, rule) → what is bought, and what each of the five pays for it, worked out on paper
    ("VWL", "greedy"): {"vaccination pens": "4.8 4.8 4.8 4.8 4.8", "well": "3 3 3 3 3"},
    ("VWL", "shares"): {"vaccination pens": "8 8 8 0 0", "playground": "0 2 0 10 0", "street lights": "0 0 2 0 10"},
    ("VW", "greedy"): {"vaccination pens": "4.8 4.8 4.8 4.8 4.8", "well": "3 3 3 3 3"},
    ("VW", "shares"): {"vaccination pens": "8 8 8 0 0", "playground": "0 2 0 10 0"},
    # Pens and playground have two votes each, and so has the well: the alphabet decides.
    ("L", "greedy"): {"playground": "2.4 2.4 2.4 2.4 2.4", "street lights": "2.4 2.4 2.4 2.4 2.4",
                      "vaccination pens": "4.8 4.8 4.8 4.8 4.8"},
    ("L", "shares"): {"playground": "0 6 0 6 0", "street lights": "0 0 6 0 6"},
}
BALLOTS, PROJECTS = load("pb_ballots"), load("pb_projects").set_index("project")
COSTS = PROJECTS.cost_mnt_mln
TEACHING = {  # the design, ₮110 million, divided ballots: funded, spent, mean of women and of men, with nothing
    "greedy": ("VSW", 105, 7.5, 82.5, 6), "shares": ("VHL", 80, 32.5, 43.33, 0), "completed": ("VWLH", 110, 40, 60.83,
                                                                                               0)}


def five(scenario):
    """Against the purchases on paper; each wallet is what was paid and what is left."""
    result, number = scenario.result, scenario.round
    whole = HAND[scenario.firm_owner, scenario.rule]
    bought = list(whole)[:number]
    assert result.values["bought"] == bought
    assert [list(paid) for paid in result.values["payments"].values()] == [
        [Fraction(paid) for paid in whole[name].split()] for name in bought]
    for place, row in enumerate(result.table):
        paid = sum(Fraction(whole[name].split()[place]) for name in bought)
        assert (row["pays, ₮m"], row["left, ₮m"]) == (f"{float(paid):g}", f"{float(10 - paid):g}") and paid <= 10
    blocks = Counter(row["voter"] for row in result.rows["paid"])
    assert all(blocks[row["voter"]] <= len(bought) for row in result.table)
    if scenario.rule == "shares":
        assert all(row["asked"] for row in result.rows["paid"])
    able = {row["project"]: row["able"] for row in result.rows["purse"]}
    cost = {row["project"]: row["cost"] for row in result.rows["cards"]}
    assert all(able[name] == cost[name] for name in bought)
    if len(bought) == len(whole) and result.values["finished"]:
        assert all(able[name] < cost[name] for name in cost if name not in bought), "no project fits any more"
    assert result.values["finished"] == (number >= len(whole))


def ballots(scenario):
    """The ballots of a state as sets, straight from the table, with sex and bag."""
    rows = BALLOTS[BALLOTS.ballot_set == scenario.ballots]
    found = [(set(mine.project), mine.sex.iloc[0], mine.bag.iloc[0]) for _, mine in rows.groupby("voter")]
    if scenario.own:
        found.append(({name for name in COSTS.index if getattr(scenario, f"own_{name.lower()}")}, None, None))
    return found


def meeting(scenario):
    """Every amount again from the ballots; what a rule must keep; the published table at the settings of the start."""
    result, voters = scenario.result, ballots(scenario)
    for rule, facts in result.values["rules"].items():
        funded = facts["projects"]
        got = [sum(COSTS[name] for name in funded if name in ballot) for ballot, *_ in voters]
        assert list(facts["got"]) == got and facts["nothing"] == got.count(0)
        assert facts["spent"] == sum(COSTS[name]
                                     for name in funded) == scenario.budget - facts["unspent"] <= scenario.budget
        assert all(any(name in ballot for ballot, *_ in voters) for name in funded), "nobody approved it"
        for word, sex in (("women", "woman"), ("men", "man")):
            mine = [amount for amount, (_, one, _) in zip(got, voters) if one == sex]
            assert float(facts[word]) == pytest.approx(sum(mine) / len(mine))
        for bag, amount in facts["bags"].items():
            mine = [benefit for benefit, (*_, one) in zip(got, voters) if one == bag]
            assert float(amount) == pytest.approx(sum(mine) / len(mine))
        asked = set().union(*(ballot for ballot, *_ in voters))
        if rule == "greedy":
            assert all(COSTS[name] > facts["unspent"]
                       for name in asked - set(funded)), "a project that fits was left out"
        if (rule, scenario.ballots, scenario.budget, scenario.own, scenario.utility) in {(rule, "divided", 110, False,
                                                                                          "cost")}:
            projects, spent, women, men, nothing = TEACHING[rule]
            assert "".join(funded) == projects and facts["spent"] == spent and facts["nothing"] == nothing
            assert (float(facts["women"]), round(float(facts["men"]), 2)) == (women, men)
    paid_for(scenario, voters)
    assert len(result.table) == 3 and f"₮{scenario.budget} million" in result.sentence


def paid_for(scenario, voters):
    """The wallets: parts from 0 to 1, on top of each other; equal shares takes nothing for another's wish."""
    rows = scenario.result.rows
    places = rows["wallet"][0]["xs"]
    by_place = {place: row for row in rows["paid"] for place in row["xs"]}
    assert len(places) == len(voters) == 20 + scenario.own and set(by_place) <= set(places)
    for place, (ballot, *_) in zip(places, voters):
        row = by_place.get(place, dict(lo=[], hi=[], letters=[]))
        assert all(0 <= low <= high <= 1 for low, high in zip(row["lo"], row["hi"])) and row["lo"][1:] == row["hi"][:-1]
        if scenario.rule != "greedy":
            assert set(row["letters"]) <= ballot
    rings = {place: set(row["rows"]) for row in rows["asked"] for place in row["xs"]}
    line = {row["letter"]: row["row"] for row in rows["cards"]}
    assert [rings.get(place) for place in places] == [{line[name] for name in ballot} for ballot, *_ in voters]
    crossed = {place for row in rows["nothing"] for place in row["xs"]}
    assert len(crossed) == scenario.result.values["nothing"]


INVARIANTS = {"local_budget.five": five, "local_budget.meeting": meeting}
