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
    assert scenario.result.rows["chosen"][0]["rate_pct"] == values["rate"]


def growth(scenario):
    """A year without a figure says so, and agreement never counts more years than there are."""
    result = scenario.result
    assert 0 <= result.values["both"] <= result.values["years"] <= 20
    blank = "no figure" in result.table.iloc[2].astype(str).tolist()
    assert blank or scenario.series != "copper" or scenario.year < 2020  # the line ends in 2019
    assert blank == ("a blank is not a zero" in result.sentence)
    assert ("17.5 % (article)" in result.sentence) == (scenario.year == 2011)
    assert result.rows["chosen"] == [dict(indicator=scenario.series, year=scenario.year, label=result.table.iloc[2, 0])]


INVARIANTS = {"mining_economy.royalty": royalty, "mining_economy.growth": growth}
