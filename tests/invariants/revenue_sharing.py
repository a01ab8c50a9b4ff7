"""What holds in every state of the scenarios of revenue sharing."""

import math

from nutag.data import records

PEOPLE = [row.population for row in records("jishee_soums")]
SHARES = {row.share_id: row for row in records("fund_shares")}


def a_chain_shows_only_what_the_table_holds(scenario):
    result = scenario.result
    drawn = {row["share_id"]: row for row in result.rows["shares"]}
    passed_on = {name: drawn.pop(name) for name in ("pass-down-law", "pass-down-2022") if name in drawn}
    assert len(drawn) == 13 == len(result.rows["shares"]) - len(passed_on)
    for name, row in drawn.items():
        if name in SHARES:
            rule = SHARES[name]
            begun = rule.period_from.isoformat() <= scenario.date
            assert (row["known"] != "not in the table yet") == begun
            printed = row["share"].removesuffix(" %")
            if begun and printed.isdigit():
                assert float(printed) == rule.share_pct == row["pct"]
                assert row["known"] == f"{rule.confidence} confidence"
            assert begun or row["pct"] is None, "what has not begun has no circle"
    assert drawn["forest-fee"]["share"] == "?" and drawn["forest-fee"]["known"] == "share not found"
    assert all(drawn[name]["chosen"] for name in result.values["begun"])
    assert len(passed_on) == 1 + (scenario.date >= "2022")
    assert all((row["stream"] == scenario.stream) == row["chosen"] for row in drawn.values())
    assert 1 <= len(result.table) <= 8
    assert all((row["share"] == "not yet") == (row["confidence"] == "not in the table yet") for row in result.table)
    assert result.values["place_share"] == (30 if scenario.date >= "2016" else 0)
    assert ("no rule found yet" in result.title) == (not result.values["begun"])


def a_rule_shares_all_and_equalisation_closes_its_part(scenario):
    values = scenario.result.values
    royalty, heads = values["royalty_mnt"], values["per_head"]
    assert sum(royalty.values()) == scenario.pool * 10**6 and min(royalty.values()) >= 0
    assert sum(values["transfers_mnt"].values()) == 0
    assert 0 <= values["gini_royalty"] < 1 and min(heads["after"]) >= 0
    open_part = 1 - scenario.equalisation / 100
    assert math.isclose(values["gini_after"], open_part * values["gini_before"], abs_tol=1e-6)
    assert all(
        math.isclose(kept, 1 - (1 - open_part) * (1 - n / sum(PEOPLE))) for kept, n in zip(values["retention"], PEOPLE))
    if scenario.rest == "people":
        assert math.isclose(values["gini_royalty"], 0.79375 * scenario.derivation / 100, abs_tol=1e-6)
    if scenario.equalisation < 100:
        richest = sorted(range(6), key=heads["money"].__getitem__)
        assert all(heads["after"][a] <= heads["after"][b] + 1e-6 for a, b in zip(richest, richest[1:]))
    assert all(row["edge"] >= row["amount"] for row in scenario.result.rows["after"])
    for curve in ("royalty share", "all money in the end"):
        points = [(row["people"], row["money"]) for row in scenario.result.rows["curves"] if row["curve"] == curve]
        assert points[0] == (0, 0) and points[-1] == (1, 1) and all(money <= people + 1e-4 for people, money in points)
    assert (values["losers"] == []) == (max(heads["royalty"]) - min(heads["royalty"]) < 1e-3)


INVARIANTS = {
    "revenue_sharing.chain": a_chain_shows_only_what_the_table_holds,
    "revenue_sharing.sharing": a_rule_shares_all_and_equalisation_closes_its_part,
}
