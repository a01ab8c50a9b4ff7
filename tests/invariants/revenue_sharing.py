"""What holds in every state of the scenarios of revenue sharing."""

import math

from nutag.data import load

PEOPLE = load("jishee_soums").population.tolist()
SHARES = load("fund_shares").set_index("share_id")


def a_chain_shows_only_what_the_table_holds(scenario):
    result = scenario.result
    drawn = {row["share_id"]: row for row in result.rows["shares"]}
    assert len(drawn) == 13
    for name, row in drawn.items():
        if name in SHARES.index:
            begun = str(SHARES.period_from[name].date()) <= scenario.date
            assert (row["known"] != "not in the table yet") == begun
            printed = row["share"].removesuffix(" %")
            if begun and printed.isdigit():
                assert float(printed) == SHARES.share_pct[name]
                assert row["known"] == f"{SHARES.confidence[name]} confidence"
    assert drawn["forest-fee"]["share"] == "?" and drawn["forest-fee"]["known"] == "share not found"
    assert all(drawn[name]["chosen"] for name in result.values["begun"])
    assert len(result.rows["passed_on"]) == 1 + (scenario.date >= "2022")
    assert 1 <= len(result.table) <= 8
    not_yet = result.table["confidence"] == "not in the table yet"
    assert (result.table["share"] == "not yet").tolist() == not_yet.tolist()


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
    assert (values["losers"] == []) == (max(heads["royalty"]) - min(heads["royalty"]) < 1e-3)


INVARIANTS = {
    "revenue_sharing.chain": a_chain_shows_only_what_the_table_holds,
    "revenue_sharing.sharing": a_rule_shares_all_and_equalisation_closes_its_part,
}
