"""What every state of the three scenarios must keep."""
from math import isclose, isfinite
from statistics import mean, pstdev

from nutag.data import load

SERIES = load("national_series").set_index("year")
BANDS = {  # copper, by hand from the law of 2010: rate below 5,000 dollars, and at 5, 6, 7, 8 and 9 thousand
    "ore": (5, 27, 29, 31, 33, 35), "concentrate": (5, 16, 17, 18, 19, 20), "product": (5, 6, 7, 8, 9, 10)}


def tonne(scenario):
    """Rates from the bands by hand, tögrög from the two columns of GDP; the four readings against each other."""
    values, rows = scenario.result.values, scenario.result.rows
    price = SERIES.copper_usd_per_t
    for year, rate, royalty in zip((2011, scenario.year), values["rates"], values["royalties"]):
        band = max(0, min(5, int(price[year] // 1000) - 4))
        assert rate == BANDS[scenario.stage][band] and royalty == round(price[year] * rate / 100)
    dollar = SERIES.gdp_current_mnt_mln / SERIES.gdp_current_usd_bn / 1000
    assert values["exchange"] == [round(dollar[2011]), round(dollar[scenario.year])]
    left = {reading: 1 + change / 100 for reading, change in values["changes"].items()}
    assert isclose(left["price, dollars"], price[scenario.year] / price[2011])
    for what in ("price", "royalty"):
        # what a dollar costs lifts both readings in tögrög by the same factor
        assert isclose(left[f"{what}, tögrög"] / left[f"{what}, dollars"],
                       dollar[scenario.year] / dollar[2011])
    assert isclose(left["royalty, dollars"] / left["price, dollars"], values["rates"][1] / values["rates"][0],
                   rel_tol=1e-9)
    places = sorted(row["place"] for row in rows["ends"])
    assert all(high - low >= 21 - 0.11 for low, high in zip(places, places[1:])), "labels must not touch"
    assert 0 <= places[0] and places[-1] <= 290
    assert sorted({row["year"] for row in rows["lines"]}) == list(range(2011, 2024)) and len(rows["lines"]) == 52
    if scenario.year == 2016 and scenario.stage == "concentrate":
        assert {reading: round(change) for reading, change in values["changes"].items()} == {
            "price, dollars": -45, "royalty, dollars": -85, "price, tögrög": -7, "royalty, tögrög": -75}


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


def steps(amounts):
    return mean(abs(amounts[i] - amounts[i - 1]) for i in range(1, len(amounts)))


def fund(scenario):
    result = scenario.result
    values, rows, accounts = result.values, result.rows["fund"], result.values["accounts"]
    real = scenario.path in ("copper", "gold")
    opening = 0 if real else scenario.opening
    kept(accounts, opening)
    before = [opening, *column(accounts, "balance")[:-1]]
    short = [year["year"] for year, held in zip(accounts, before) if year["target"] - year["revenue"] - held > 1e-6]
    assert [row["year"] for row in rows if row["short"]] == values["cut"] == short
    assert column(accounts, "year") == column(rows, "year") == column(result.rows["prices"], "year")
    assert isclose(values["worst"], min(column(accounts, "spending")))
    assert 0 < values["ratio"] and (scenario.window > 1 or isclose(values["ratio"], 1))
    revenue, spending = column(accounts, "revenue"), column(accounts, "spending")
    assert isclose(values["ratio"], pstdev(spending) / pstdev(revenue))  # n or n − 1: the ratio is the same
    assert isclose(values["steps"], steps(spending) / steps(revenue))
    measured = values["steps"] if real else values["ratio"]
    assert f"{measured:.3f}" in result.sentence
    assert ("runs dry" in result.title) == (bool(short) and not real and measured < 1 - 1e-9)
    # a real path is a price or a royalty per tonne: its words never call it revenue
    assert ("revenue" in result.sentence) == (not real) and ("revenue" in result.table[0]) == (not real)
    if real:
        assert accounts[11]["year"] == 2011 and accounts[11]["revenue"] == 100
        assert accounts[-1]["year"] == (2023 if scenario.path == "copper" and "tögrög" in scenario.reading else 2025)


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


INVARIANTS = {"boom_and_bust.tonne": tonne, "boom_and_bust.fund": fund, "boom_and_bust.election": election}
