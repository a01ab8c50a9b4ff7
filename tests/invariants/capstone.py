"""What every state of the capstone keeps, worked out a second way from the team's own numbers."""
from fractions import Fraction
from itertools import permutations

from nutag.scenarios.capstone import conditions, jishee_of, outcome

GROUPS = ("LA", "CZ", "MC", "SM")


def orders(chairs, needed, least, vetoes):
    """Shapley–Shubik by its definition: in which part of all orders does each group's vote turn the decision?"""
    sitting = [place for place, seats in enumerate(chairs) if seats]
    turned, every = [0] * 4, list(permutations(sitting))
    for order in every:
        for size in range(1, len(order) + 1):
            side = set(order[:size])
            if sum(chairs[place] for place in side) >= needed and size >= least and vetoes & set(sitting) <= side:
                turned[order[size - 1]] += 1
                break
    return tuple(Fraction(count, len(every)) for count in turned)


def partnership(scenario):
    values, place = scenario.result.values, jishee_of(scenario.team)
    royalty = sum(row["origin"] for row in place.soums.values()) * 10**4 * scenario.price
    own = sum(row["own"] for row in place.soums.values()) * 10**6
    assert values["centre"] + sum(values["royalty"].values()) == royalty
    assert sum(values["after"].values()) == own + sum(values["royalty"].values())
    assert sum(values["royalty"].values()) == royalty * scenario.leaves // 100
    assert values["spent"] == sum(place.costs[project] for project in values["funded"]) <= values["budget"]
    assert 20 <= values["budget"] <= 200 and values["budget"] % 5 == 0
    got = [sum(place.costs[project] for project in ballot & set(values["funded"])) for _, ballot in place.ballots]
    assert values["nothing"] == got.count(0)
    assert 8 * values["women"] + 12 * values["men"] == sum(got), "8 women and 12 men vote"
    vetoes = {"nobody": set(), "every group": {0, 1, 2, 3}}.get(scenario.veto) or (
        {GROUPS.index(scenario.veto)} if scenario.veto in GROUPS else set())
    assert values["power"] == orders(values["chairs"], values["needed"], scenario.least, vetoes)
    assert values["chairs"] == (place.chairs, scenario.CZ, scenario.MC, scenario.SM)
    issues = ("jobs", "procurement", "water", "fund", "road", "transparency")
    rows = [place.scores[issue, getattr(scenario, issue)] for issue in issues]
    assert values["points"] == tuple(map(sum, zip(*rows)))
    held = conditions(outcome(scenario.team, scenario.choices(), scenario.price))
    assert held["all four can accept the deal"][0] == all(
        got >= least for got, least in zip(values["points"], place.least))
    seated = sum(seats > 0 for seats in values["chairs"])
    assert held["the council can decide"][0] == (scenario.least <= seated), "no threshold stops all sides, and no veto"
    assert held["the deal is efficient"][0] == (values["better"] == 0)
    assert held["no group has more than 40 % of the power"][0] == (sum(values["power"]) == 1 and values["most"] <= 0.4)
    assert values["held"] == sum(row["holds"] == "yes" for row in scenario.result.table)


INVARIANTS = {"capstone.partnership": partnership}
