"""What every state of the two fund scenarios must keep."""
from math import isclose


def kept(accounts, opening):
    """No money appears or disappears, no fund is in debt, and an empty fund is the only reason to fall short."""
    fund = accounts
    assert isclose(fund.spending.sum() + fund.balance.iloc[-1], fund.revenue.sum() + opening, rel_tol=1e-9)
    assert (fund >= 0).all(axis=None) and fund.notna().all(axis=None)
    ruled = fund.spending - fund.get("early", 0)
    assert (ruled <= fund.target + 1e-6).all()
    assert (fund.balance[ruled < fund.target - 1e-6] == 0).all()


def fund(scenario):
    values, rows = scenario.result.values, scenario.result.rows["fund"]
    accounts = values["accounts"]
    kept(accounts, scenario.opening)
    before = accounts.balance.shift(fill_value=scenario.opening)
    short = accounts.index[accounts.target - accounts.revenue - before > 1e-6].tolist()
    assert [row["year"] for row in rows if row["short"]] == values["cut"] == short
    assert accounts.index.tolist() == [row["year"] for row in rows]
    assert isclose(values["worst"], accounts.spending.min())
    assert 0 < values["ratio"] and (scenario.window > 1 or isclose(values["ratio"], 1))
    assert f"{values['ratio']:.3f}" in scenario.result.sentence


def election(scenario):
    values = scenario.result.values
    accounts, alone = values["accounts"], values["alone"]
    kept(accounts, 0)
    kept(alone, 0)
    assert (accounts.balance <= alone.balance + 1e-6).all()
    chosen = accounts.index.isin(values["elections"])
    taken = (scenario.share / 100) * (accounts.balance + accounts.early)
    assert (accounts.early[~chosen] == 0).all() and (abs(accounts.early - taken)[chosen] < 1e-6).all()
    assert values["missing"][1] >= values["missing"][0] - 1e-6
    if scenario.share == 0:
        assert accounts.drop(columns="early").equals(alone)
    assert alone.revenue[values["bust"]] == alone.revenue.min()


INVARIANTS = {"boom_and_bust.fund": fund, "boom_and_bust.election": election}
