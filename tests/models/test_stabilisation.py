"""The fund: exercise answers, and money that neither appears nor disappears."""
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutag.models import stabilisation

PROPERTY = settings(max_examples=200, deadline=None)
PRICES = [100, 120, 160, 200, 180, 90, 60, 70, 100, 110]
paths = st.lists(st.integers(0, 10**12), min_size=1, max_size=45)
windows = st.integers(1, 10)
openings = st.integers(0, 10**12)


def stabilise(*arguments, **named):
    """The fund as a frame by year, so that whole columns can be compared."""
    return pd.DataFrame(stabilisation.stabilise(*arguments, **named)).set_index("year")


def test_a_year_is_a_row_of_plain_numbers():
    rows = stabilisation.stabilise(pd.Series([5, 7.5]), target=5)
    assert rows == [
        {"year": 1, "revenue": 5, "target": 5, "deposit": 0, "withdrawal": 0, "spending": 5, "balance": 0},
        {"year": 2, "revenue": 7.5, "target": 5, "deposit": 2.5, "withdrawal": 0, "spending": 5, "balance": 2.5}]
    assert {type(amount) for row in rows for name, amount in row.items() if name != "year"} == {float}


def test_boom_first_fills_the_fund():
    fund = stabilise([price / 20 for price in (100, 150, 200, 50, 100)], target=5)
    assert fund.spending.sum() == 25 and fund.balance.iloc[-1] == 5
    assert list(fund.columns) == ["revenue", "target", "deposit", "withdrawal", "spending", "balance"]


def test_bust_first_cannot_be_bridged():
    fund = stabilise([price / 20 for price in (50, 100, 200, 150, 100)], target=5)
    assert fund.spending.sum() == 22.5 and fund.balance.iloc[-1] == 7.5
    assert fund.spending.loc[1] == 2.5


@pytest.mark.parametrize(("window", "ratio"), [(1, 1.000), (3, 0.842), (5, 0.602), (10, 0.522)])
def test_smoothing_by_window(window, ratio):
    fund = stabilise(PRICES, window)
    assert fund.spending.std(ddof=0) / fund.revenue.std(ddof=0) == pytest.approx(ratio, abs=5e-4)


def test_the_five_year_fund_runs_dry_in_year_seven():
    fund = stabilise(PRICES, 5)
    year = fund.loc[7]
    assert (fund.balance.loc[2:6] > 0).all() and year.balance == 0
    assert year.target == 138 and round(year.withdrawal, 2) == 66.33 and round(year.spending, 2) == 126.33
    assert fund.spending.loc[8] == 70


@PROPERTY
@given(paths, windows, openings)
def test_money_is_conserved_to_the_last_togrog(revenue, window, opening):
    fund = stabilise(revenue, window, opening)
    kept = fund.spending.sum() + fund.balance.iloc[-1]
    assert round(sum(revenue) + opening - kept) == 0
    assert (fund[["deposit", "withdrawal", "spending", "balance"]] >= 0).all(axis=None)
    before = np.concatenate([[opening], fund.balance.iloc[:-1]])
    assert np.allclose(before + fund.deposit - fund.withdrawal, fund.balance, rtol=1e-12, atol=0.1)
    assert np.allclose(fund.revenue - fund.deposit + fund.withdrawal, fund.spending, rtol=1e-12, atol=0.1)


@PROPERTY
@given(paths, windows, openings)
def test_the_fund_saves_only_above_the_target_and_pays_min_of_gap_and_balance(revenue, window, opening):
    fund = stabilise(revenue, window, opening)
    for year, row in enumerate(fund.itertuples()):
        recent = revenue[max(0, year + 1 - window):year + 1]
        before = opening if year == 0 else fund.balance.iloc[year - 1]
        assert row.target == pytest.approx(sum(recent) / len(recent), rel=1e-12)
        assert row.deposit == pytest.approx(max(0, row.revenue - row.target), abs=1e-3)
        assert row.withdrawal == pytest.approx(min(max(0, row.target - row.revenue), before), abs=1e-3)
        assert row.deposit == 0 or row.withdrawal == 0


@PROPERTY
@given(paths, openings)
def test_a_window_of_one_spends_what_comes_in(revenue, opening):
    fund = stabilise(revenue, 1, opening)
    assert (fund.spending == fund.revenue).all() and (fund.balance == opening).all()


@PROPERTY
@given(st.floats(0, 1e9), st.integers(1, 45), windows)
def test_steady_revenue_moves_nothing(amount, years, window):
    fund = stabilise([amount] * years, window)
    assert (fund.spending == amount).all() and (fund.balance == 0).all()


@PROPERTY
@given(paths, windows, openings, st.integers(2, 1000))
def test_the_unit_of_money_does_not_matter(revenue, window, opening, scale):
    scaled = stabilise([scale * amount for amount in revenue], window, scale * opening)
    assert np.allclose(scaled, scale * stabilise(revenue, window, opening), rtol=1e-12, atol=0.1)


@pytest.mark.parametrize(("arguments", "message"), [
    (dict(revenue=[], window=3), "revenue must not be empty"),
    (dict(revenue=[1, -1], window=3), r"revenue\[1\] must be at least 0"),
    (dict(revenue=[1, float("nan")], window=3), r"revenue\[1\] must be a finite number"),
    (dict(revenue="12", window=3), "revenue must be a sequence"),
    (dict(revenue=[1], window=0), "window must be at least 1"),
    (dict(revenue=[1], window=2.5), "window must be a whole number"),
    (dict(revenue=[1], window=3, opening_balance=-1), "opening_balance must be at least 0"),
    (dict(revenue=[1], target=-1), "target must be at least 0"),
    (dict(revenue=[1], window=3, target=1), "either window .* or target"),
    (dict(revenue=[1]), "either window .* or target")])
def test_bad_arguments_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        stabilise(**arguments)
