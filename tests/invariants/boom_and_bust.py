"""What every state of the two fund scenarios must keep."""
from math import isclose, isfinite
from statistics import pstdev


def column(accounts, name):
    return [year[name] for year in accounts]


def kept(accounts, opening):
    """No money appears or disappears, no fund is in debt, and an empty fund is the only reason to fall short."""
    assert isclose(sum(column(accounts, "spending")) + accounts[-1]["balance"],
                   sum(column(accounts, "revenue")) + opening, rel_tol=1e-9)
    for year in accounts:
        assert all(isfinite(amount) and amount >= 0 for amount in year.values())
        ruled = year["spending"] - year.get("early", 0)
        assert ruled <= year["target"] + 1e-6
        assert year["balance"] == 0 or ruled >= year["target"] - 1e-6


def fund(scenario):
    values, rows = scenario.result.values, scenario.result.rows["fund"]
    accounts = values["accounts"]
    kept(accounts, scenario.opening)
    before = [scenario.opening, *column(accounts, "balance")[:-1]]
    short = [year["year"] for year, held in zip(accounts, before) if year["target"] - year["revenue"] - held > 1e-6]
    assert [row["year"] for row in rows if row["short"]] == values["cut"] == short
    assert column(accounts, "year") == column(rows, "year") == column(scenario.result.rows["prices"], "year")
    assert isclose(values["worst"], min(column(accounts, "spending")))
    assert 0 < values["ratio"] and (scenario.window > 1 or isclose(values["ratio"], 1))
    by_hand = [pstdev(column(accounts, name)) for name in ("spending", "revenue")]  # n or n − 1: the ratio is the same
    assert isclose(values["ratio"], by_hand[0] / by_hand[1])
    assert f"{values['ratio']:.3f}" in scenario.result.sentence
    assert ("runs dry" in scenario.result.title) == (bool(short) and values["ratio"] < 1 - 1e-9)


def election(scenario):
    values, rows = scenario.result.values, scenario.result.rows
    accounts, alone = values["accounts"], values["alone"]
    kept(accounts, 0)
    kept(alone, 0)
    assert all(year["balance"] <= left["balance"] + 1e-6 for year, left in zip(accounts, alone))
    for year in accounts:
        chosen = year["year"] in values["elections"]
        taken = (scenario.share / 100) * (year["balance"] + year["early"]) if chosen else 0
        assert isclose(year["early"], taken, abs_tol=1e-6)
    assert values["missing"][1] >= values["missing"][0] - 1e-6
    if scenario.share == 0:
        assert [{**year, "early": 0} for year in alone] == accounts
    assert alone[values["bust"] - 1]["revenue"] == min(column(alone, "revenue"))
    assert [row["year"] for row in rows["elections"] if row["election"]] == values["elections"]
    assert all((row["first"] == scenario.first) == row["election"] for row in rows["elections"])


INVARIANTS = {"boom_and_bust.fund": fund, "boom_and_bust.election": election}
