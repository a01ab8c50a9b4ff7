"""The fund before elections: hand-made accounts, money that is kept, and never more in the fund than if left alone."""
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutag.models import stabilisation
from nutag.models.stabilisation import price_walk

PROPERTY = settings(max_examples=100, deadline=None)
PRICES = [100, 120, 160, 200, 180, 90, 60, 70, 100, 110]
paths = st.lists(st.integers(0, 10**6), min_size=1, max_size=20)
shares = st.fractions(0, 1, max_denominator=100)
years = st.lists(st.integers(1, 20), min_size=1)
windows, openings = st.integers(1, 10), st.integers(0, 10**6)


def by_year(rows):
    """The accounts as a frame, so that whole columns can be compared."""
    return pd.DataFrame(rows).set_index("year")


def stabilise(*arguments, **named):
    return by_year(stabilisation.stabilise(*arguments, **named))


def spend_early(*arguments, **named):
    return by_year(stabilisation.spend_early(*arguments, **named))


def test_half_the_fund_spent_in_the_boom_is_missing_in_the_bust():
    """By hand: 10 + 33 1/3 + 55 = 98 1/3 is saved by year 4; half goes; 28 comes in; 60 goes out in year 6."""
    fund = spend_early(PRICES, 0.5, [4, 8], window=5)
    left = 98 + 1 / 3
    assert fund.early.loc[4] == pytest.approx(left / 2)
    assert fund.balance.loc[6] == pytest.approx(left / 2 + 28 - 60)
    assert fund.spending.loc[7] == pytest.approx(60 + left / 2 + 28 - 60)
    assert fund.early.sum() == fund.early.loc[4], "in year 8 nothing is left to spend"


@PROPERTY
@given(paths, shares, years, windows, openings)
def test_money_is_kept_and_the_fund_never_holds_more_than_if_left_alone(revenue, share, elections, window, opening):
    fund = spend_early(revenue, share, elections, window, opening)
    alone = stabilise(revenue, window, opening)
    assert fund.spending.sum() + fund.balance.iloc[-1] == pytest.approx(sum(revenue) + opening)
    assert (fund >= 0).all(axis=None) and (fund.balance <= alone.balance + 1e-6).all()
    assert (fund.spending - fund.early <= alone.spending + 1e-6).all()
    assert (fund.early[~fund.index.isin(elections)] == 0).all()


@PROPERTY
@given(paths, years, windows, openings)
def test_a_share_of_nothing_changes_nothing_and_all_leaves_nothing(revenue, elections, window, opening):
    kept = spend_early(revenue, 0, elections, window, opening)
    assert np.array_equal(kept.drop(columns="early"), stabilise(revenue, window, opening))
    emptied = spend_early(revenue, 1, elections, window, opening)
    assert (emptied.balance[emptied.index.isin(elections)] == 0).all()


def test_walks_are_repeatable_and_keep_to_their_rule():
    for seed in range(50):
        walk = price_walk(seed, 30)
        assert walk == price_walk(seed, 30) and walk[0] == 100 and len(walk) == 30 and min(walk) >= 20
        assert max(abs(after - before) for before, after in zip(walk, walk[1:])) <= 40
    assert len({tuple(price_walk(seed)) for seed in range(50)}) == 50


@pytest.mark.parametrize(("arguments", "message"), [
    (dict(share=50, election_years=[4]), "share must be a share between 0 and 1"),
    (dict(share=0.5, election_years=[0]), r"election_years\[0\] must be at least 1"),
    (dict(share=0.5, election_years=4), "election_years must be a sequence")])
def test_bad_arguments_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        spend_early([1, 2], window=2, **arguments)
