"""A stabilisation fund: save in good years, spend in bad ones, as far as the savings go."""
from fractions import Fraction

import pandas as pd

from nutag.models._validate import finite_number, finite_numbers, whole_number


def stabilise(revenue, window=None, opening_balance=0, target=None):
    """Spending each year when a fund takes what is above a target and pays what is below it.

    ``revenue``: one amount a year, any money unit. The target is either the mean revenue of the last
    ``window`` years, this year included (fewer at the start), or one fixed ``target`` for all years: give one
    of the two.
    The fund pays min(gap, balance): it cannot pay out what it never received.

    Returns a frame with a row a year (index ``year``, from 1) and the columns revenue, target, deposit,
    withdrawal, spending, balance, in the unit of ``revenue``. Amounts are computed exactly and given as
    floats.

    Errors: ``ValueError`` for an empty list, negative or missing amounts, a window below 1, or both rules at
    once.

    Reference: the logic of Mongolia's Fiscal Stability Law; van den Brink et al. (2012), World Bank Economic
    Premise 90. The window of the law is not verified here.

    >>> fund = stabilise([5, 7.5, 10, 2.5, 5], target=5)
    >>> float(fund.spending.sum()), float(fund.balance.iloc[-1])
    (25.0, 5.0)
    >>> stabilise([100, 60], window=2).spending.tolist()
    [100.0, 60.0]
    """
    amounts = [Fraction(amount) for amount in finite_numbers("revenue", revenue, minimum=0)]
    balance = Fraction(finite_number("opening_balance", opening_balance, minimum=0))
    rows = []
    for amount, aim in zip(amounts, _targets(amounts, window, target)):
        deposit = max(amount - aim, 0)
        withdrawal = min(max(aim - amount, 0), balance)
        balance += deposit - withdrawal
        rows.append((amount, aim, deposit, withdrawal, amount - deposit + withdrawal, balance))
    columns = ["revenue", "target", "deposit", "withdrawal", "spending", "balance"]
    years = pd.RangeIndex(1, len(rows) + 1, name="year")
    return pd.DataFrame(rows, index=years, columns=columns).astype(float)


def _targets(amounts, window, target):
    if (window is None) == (target is None):
        raise ValueError("give either window (years to average) or target (one fixed amount), not both")
    if target is not None:
        return [Fraction(finite_number("target", target, minimum=0))] * len(amounts)
    window = whole_number("window", window, minimum=1)
    recent = [amounts[max(0, year - window + 1):year + 1] for year in range(len(amounts))]
    return [sum(years) / len(years) for years in recent]
