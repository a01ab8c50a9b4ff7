"""What holds in every state of the scenarios of workbook 03."""

THRESHOLDS = {"copper": [5000, 6000, 7000, 8000, 9000], "gold": [900, 1000, 1100, 1200, 1300]}
FIRST_STEP = {"copper-ore": 22, "copper-concentrate": 11, "copper-product": 1, "gold-product": 1}  # points of surtax
NEXT_STEP = {"copper-ore": 2, "copper-concentrate": 1, "copper-product": 1, "gold-product": 1}


def royalty(scenario):
    """The rate is that of the law's steps, the bill is the rate on the whole value, and by parts is never dearer."""
    values = scenario.result.values
    if scenario.product.startswith("coal"):
        assert values["rate"] is None and "no price bands" in scenario.result.sentence
        return
    mineral = scenario.product.split("-")[0]
    price = scenario.gold_price if mineral == "gold" else scenario.copper_price
    crossed = sum(edge <= price for edge in THRESHOLDS[mineral])
    surtax = FIRST_STEP[scenario.product] + (crossed - 1) * NEXT_STEP[scenario.product] if crossed else 0
    assert values["rate"] == 5 + surtax
    assert values["due"] == scenario.sales * 10_000 * values["rate"]
    assert 5 <= values["parts"] <= values["rate"]
    assert "if the 2010 bands still held" in scenario.result.sentence
    chosen, lines = scenario.result.rows["chosen"][0], scenario.result.rows["rates"]
    assert chosen["rate_pct"] == values["rate"] and chosen["price"] == price
    law = [row["rate_pct"] for row in lines if row["kind"] == "law" and row["price"] <= price]
    assert law[-1] == values["rate"], "the point stands on the line"
    stated = {"stated"} if scenario.product == "copper-concentrate" else set()
    assert {row["kind"] for row in lines} == {"law", "thought"} | stated
    assert [row["threshold"] for row in scenario.result.rows["edges"]] == THRESHOLDS[mineral]
    ahead = [edge for edge in THRESHOLDS[mineral] if edge > price]
    step = FIRST_STEP[scenario.product] if not crossed else NEXT_STEP[scenario.product]
    assert (f"At {ahead[0]:,} USD the bill jumps by {scenario.sales * step / 100:,.2f} million" if ahead
            else f"{values['rate']:g} % at every price from {THRESHOLDS[mineral][-1]:,}") in scenario.result.title


def growth(scenario):
    """A year without a figure says so, and agreement never counts more years than there are."""
    result = scenario.result
    assert 0 <= result.values["both"] <= result.values["years"] <= 20
    label, *figures = result.table[2].values()
    blank = "no figure" in figures
    assert blank or scenario.series != "copper" or scenario.year < 2020  # the line ends in 2019
    assert blank == ("a blank is not a zero" in result.sentence) == ("no figure" in result.title)
    assert ("17.5 % (article)" in result.sentence) == (scenario.year == 2011)
    assert result.rows["chosen"] == [dict(indicator=scenario.series, year=scenario.year, label=label)]
    now = [row for row in result.rows["series"] if row["now"]]
    assert [row["year"] for row in now] == [scenario.year] and now[0]["value"] == (
        None if figures[1] == "no figure" else figures[1])
    assert [row["year"] for row in result.rows["series"]] == list(range(2004, 2025))
    assert ("shrank" in result.title) == (scenario.year in (2009, 2020))


INVARIANTS = {"mining_economy.royalty": royalty, "mining_economy.growth": growth}
