"""What holds in every state of the scenarios of workbook 03."""
import pytest

from nutag.data import load

GDP = load("national_series").set_index("year").gdp_current_mnt_mln
SECTOR = load("gdp_by_sector").set_index(["year", "sector"]).value_mnt_mln
OUTPUT = load("mineral_output").query("commodity == 'copper concentrate (35%)'").set_index("year").value
COPPER = load("copper_reports").query("what == 'copper in the concentrate made'").astype({"period": int}).set_index("period").value
LICENCES = load("licences_by_soum_2018").merge(load("soums")[["nso_soum_code", "aimag_iso"]], on="nso_soum_code")
THRESHOLDS = {"copper": [5000, 6000, 7000, 8000, 9000], "gold": [900, 1000, 1100, 1200, 1300]}
FIRST_STEP = {"copper-ore": 22, "copper-concentrate": 11, "copper-product": 1, "gold-product": 1}  # points of surtax
NEXT_STEP = {"copper-ore": 2, "copper-concentrate": 1, "copper-product": 1, "gold-product": 1}


def growth(scenario):
    """The share rises exactly where the sector outgrows the whole; real growth and prices together give tögrög growth."""
    result, year, sector = scenario.result, scenario.year, scenario.sector
    share = 100 * SECTOR[year, sector] / GDP[year]
    before = 100 * SECTOR[year - 1, sector] / GDP[year - 1]
    assert result.values["share"] == pytest.approx(share)
    assert result.values["verb"] == ("rose" if share > before else "fell")
    assert ("17.5 (article)" in result.sentence) == (year == 2011)
    change = {row["kind"]: row["pct"] for row in result.rows["bars"]}
    if year == 2010:  # the break: no change in tögrög, whatever the controls say
        assert set(change) == {"real"} and "break" in result.title and "break" in result.sentence
        return
    assert (change["sector"] > change["nominal"]) == (share > before)
    assert (1 + change["prices"] / 100) * (1 + change["real"] / 100) == pytest.approx(1 + change["nominal"] / 100,
        abs=0.002)
    assert f"its share {result.values['verb']}" in result.title and "in tögrög" in result.table[0]["measure"]
    rows = {(row["year"], row["s"]): row["pct"] for row in result.rows["shares"]}
    assert len(rows) == 75 and rows[year, sector] == result.rows["chosen"][0]["pct"] == round(share, 1)


def mine(scenario):
    """The count is the table's, cut between 2015 and 2016, and each piece of evidence comes in its turn."""
    result, level = scenario.result, ("line", "mines", "company", "exports").index(scenario.evidence)
    rows = result.rows["count"]
    assert {row["year"]: row["kt"] for row in rows} == OUTPUT.loc[2008:2019].to_dict()
    assert {row["year"]: row["kt"] for row in result.rows["cut"]} == OUTPUT.loc[2015:2016].to_dict()
    assert len(result.rows["evidence"]) == (0, 0, 4, 6)[level] and len(result.rows["mines"]) == (level > 0)
    assert ("Erdenet" in result.sentence) == (level > 0) and (", as the press" in result.sentence) == (
        level == 3 and scenario.year in (2013, 2016))
    assert result.values["counted"] == OUTPUT[scenario.year]
    fills = COPPER.get(scenario.year, 0) / 0.35  # like with like: tonnes of 35 % copper, as the count's name says
    assert result.values["fills"] == pytest.approx(fills)
    assert ("do not fit in" in result.title) == (level > 1 and scenario.year == 2016) == ("more than is counted" in result.sentence)
    assert ("one mine fit in" in result.title) == (level > 1 and 2013 <= scenario.year <= 2015) == ("They fit, and" in result.sentence)
    assert "no longer counted" not in result.title + result.sentence, "the reader is to find it"


def licences(scenario):
    """Areas by a second way: pandas over the register; land never turns into money."""
    result, own = scenario.result, LICENCES[LICENCES.aimag_iso == scenario.unit]
    mining, both = LICENCES.mining_area_ha.sum(), (LICENCES.mining_area_ha + LICENCES.exploration_area_ha).sum()
    assert result.values["mining_share"] == pytest.approx(own.mining_area_ha.sum() / mining, abs=1e-4)
    assert result.values["all_share"] == pytest.approx((own.mining_area_ha + own.exploration_area_ha).sum() / both,
                                                       abs=1e-4)
    assert result.values["exploration"] == pytest.approx(80.27, abs=0.01)  # 6,595,821.6 of 8,217,476.3 hectares
    assert "do not quote either map" in result.sentence and "₮" not in result.sentence + result.title
    assert [1 <= row["place among 22"] <= 22 for row in result.table] == [True, True]
    assert result.rows["chosen"] == [{"code": scenario.unit}]


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
    assert scenario.result.sentence.startswith("At a metal price of ") and "metal price" in scenario.result.title
    chosen, lines = scenario.result.rows["chosen"][0], scenario.result.rows["bills"]
    assert chosen["bill"] == values["due"] / 1e6 and chosen["price"] == price
    law = [row["bill"] for row in lines if row["kind"] == "law" and row["price"] <= price]
    assert law[-1] == pytest.approx(chosen["bill"], abs=0.001), "the point stands on the line"
    assert 0 <= chosen["place"] <= 1 and chosen["low"] == (2 * values["rate"] <= max(row["bill"] for row in lines) / scenario.sales * 100)
    stated = {"stated"} if scenario.product == "copper-concentrate" else set()
    assert {row["kind"] for row in lines} == {"law", "parts"} | stated
    assert [row["threshold"] for row in scenario.result.rows["edges"]] == THRESHOLDS[mineral]
    ahead = [edge for edge in THRESHOLDS[mineral] if edge > price]
    step = FIRST_STEP[scenario.product] if not crossed else NEXT_STEP[scenario.product]
    assert (f"of {ahead[0]:,} USD the bill jumps by {scenario.sales * step / 100:,.2f} million" in scenario.result.title if ahead
            else f"{values['rate']:g} % at every metal price from {THRESHOLDS[mineral][-1]:,}" in scenario.result.title)


INVARIANTS = {"mining_economy.growth": growth, "mining_economy.mine": mine, "mining_economy.licences": licences,
              "mining_economy.royalty": royalty}
