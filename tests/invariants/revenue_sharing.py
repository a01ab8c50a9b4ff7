"""What holds in every state of the scenarios of revenue sharing."""

import math

from nutag.data import records

PEOPLE = [row.population for row in records("jishee_soums")]
OWN = [row.own_revenue_mnt_mln for row in records("jishee_soums")]
# Of ₮100 of copper royalty at the end of a year, as read in `fund_shares` by hand: place, pool, soums at least.
COPPER = {**dict.fromkeys((2011, 2012), (0, 0, 0)), **dict.fromkeys((2013, 2014, 2015), (0, 5, 3)),
          **dict.fromkeys(range(2016, 2022), (30, 5, 3)), **dict.fromkeys((2022, 2023), (30, 5, 1.5))}
STREAMS = {  # by hand, too: the first year with a share → of ₮100: place or local budget, pool
    "royalty on common minerals": (2011, 100, 0), "domestic VAT (not imports)": (2013, 0, 25), "petroleum royalty": (2014, 0, 30),
    "mining and exploration licence fees": (None, 0, 0), "forest-use fees": (None, 0, 0)}
UPWARD = {2016: 30, 2017: 40, 2018: 60, 2019: 40, 2020: 30}
LAST_SHOWN = {"copper pool": 2014, "copper place": 2016}


def the_flow_adds_up_and_shows_only_what_the_table_holds(scenario):
    result, values, year = scenario.result, scenario.result.values, scenario.year
    if scenario.stream == "copper royalty":
        place, pool, soums = COPPER[year]
        assert (values["place"], values["pool"], values["soums"]) == (0 if scenario.listed else place, pool, soums)
        states = dict(zip([row["to whom"] for row in result.table], values["states"]))
        shown = {"national pool": year <= 2014, "place of the mine": year == 2016}
        assert all((states[name] == "shown by a source") == now for name, now in shown.items() if name in states)
    elif scenario.stream in STREAMS:
        begins, place, pool = STREAMS[scenario.stream]
        begun = begins is not None and year >= begins
        assert (values["place"], values["pool"]) == ((place, pool) if begun else (0, 0))
    elif scenario.stream == "surplus of local budgets":
        assert (values["up"], values["pool"], values["soums"]) == (UPWARD.get(year, 0), 0, 0)
    ribbons, boxes = result.rows["ribbons"], result.rows["boxes"]
    assert all(math.isclose(row["a1"] - row["a0"], row["b1"] - row["b0"], abs_tol=0.02) for row in ribbons)
    first = [row for row in ribbons if row["x0"] == 0]
    assert math.isclose(sum(row["a1"] - row["a0"] for row in first), 100, abs_tol=0.05)
    onward = [row for row in ribbons if row["x0"] == 1]
    if onward:
        assert math.isclose(sum(row["a1"] - row["a0"] for row in onward), values["pool"], abs_tol=0.05)
    ends = sorted((row["y0"], row["y1"]) for row in boxes if row["x"] == 2)
    assert all(low[1] + 19 < high[0] for low, high in zip(ends, ends[1:])), "words must not touch"
    assert all(-5 < row["y0"] and row["y1"] < 165 for row in boxes)
    unsure = any(row["known"] == "not known whether it still held" for row in ribbons)
    assert ("Dashed:" in result.sentence or "if the rule still held" in result.title) == unsure
    assert 180_000 < values["royalty"] < 2_500_000 and values["rate"] in (5, 16, 17, 18, 19, 20)


def a_rule_shares_all_and_no_yardstick_is_served_by_every_rule(scenario):
    values = scenario.result.values
    royalty, after = values["royalty_mnt"], values["after_mnt"]
    leaves = scenario.pool * scenario.leaves * 10**4
    assert sum(royalty.values()) == leaves and min(royalty.values()) >= 0 and min(after.values()) >= 0
    assert values["centre_mnt"] == scenario.pool * 10**6 - leaves
    assert sum(after.values()) == leaves + sum(OWN) * 10**6
    open_part = 1 - scenario.equalisation / 100
    assert math.isclose(values["gini_after"], open_part * values["gini_before"], abs_tol=1e-6)
    assert all(math.isclose(kept, 1 - (1 - open_part) * (1 - n / sum(PEOPLE))) for kept, n in zip(values["retention"], PEOPLE))
    if scenario.rest == "people" and scenario.leaves:
        assert math.isclose(values["gini_royalty"], 0.79375 * scenario.derivation / 100, abs_tol=1e-6)
    if scenario.leaves or scenario.equalisation:
        assert any(values["below"].values()), "a rule that serves every yardstick: look at what the yardsticks measure"
    brought = [end - own * 10**6 for end, own in zip(after.values(), OWN)]
    assert all(math.isclose(value, amount / n / 1000) for value, amount, n in zip(values["measured"]["head"], brought, PEOPLE))
    below = {row["soum"] for row in scenario.result.rows["soums"] if row["side"] < 0}
    assert below == set(values["below"][scenario.yardstick])
    assert math.isclose(sum(part["y1"] - part["y0"] for part in scenario.result.rows["split"]), 1)


INVARIANTS = {
    "revenue_sharing.chain": the_flow_adds_up_and_shows_only_what_the_table_holds,
    "revenue_sharing.sharing": a_rule_shares_all_and_no_yardstick_is_served_by_every_rule,
}
