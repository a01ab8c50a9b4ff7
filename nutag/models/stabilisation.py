"""A stabilisation fund: save in good years, spend in bad ones, as far as the savings go."""
import random
from fractions import Fraction

from nutag.models._validate import finite_number, finite_numbers, fraction_share, whole_number, whole_numbers


def stabilise(revenue, window=None, opening_balance=0, target=None):
    """Spending each year when a fund takes what is above a target and pays what is below it.

    ``revenue``: one amount a year, any money unit. The target is either the mean revenue of the last
    ``window`` years, this year included (fewer at the start), or one fixed ``target`` for all years: give one
    of the two.
    The fund pays min(gap, balance): it cannot pay out what it never received.

    Returns a list of rows, one dict a year: year (from 1), revenue, target, deposit, withdrawal, spending and
    balance, in the unit of ``revenue``. Amounts are computed exactly and given as floats.

    Errors: ``ValueError`` for an empty list, negative or missing amounts, a window below 1, or both rules at
    once.

    Reference: the logic of Mongolia's Fiscal Stability Law; van den Brink et al. (2012), World Bank Economic
    Premise 90. The window of the law is not verified here.

    >>> fund = stabilise([5, 7.5, 10, 2.5, 5], target=5)
    >>> sum(year["spending"] for year in fund), fund[-1]["balance"]
    (25.0, 5.0)
    >>> [year["spending"] for year in stabilise([100, 60], window=2)]
    [100.0, 60.0]
    """
    rows = _accounts(revenue, window, opening_balance, target, {})
    return [{name: amount for name, amount in row.items() if name != "early"} for row in rows]


def spend_early(revenue, share, election_years, window=None, opening_balance=0, target=None):
    """The accounts of the same fund when a share of its balance is also spent in every election year.

    ``share`` is between 0 and 1 and is taken at the end of the year, after the rule of `stabilise` was
    followed; ``election_years`` are counted from 1. The other arguments, and the errors, are those of
    `stabilise`. Each row has one amount more, ``early``, which is part of ``spending``.

    >>> fund = spend_early([5, 7.5, 10, 2.5, 5], 0.5, [3], target=5)
    >>> [(year["early"], year["spending"]) for year in fund]
    [(0.0, 5.0), (0.0, 5.0), (3.75, 8.75), (0.0, 5.0), (0.0, 5.0)]
    """
    years = whole_numbers("election_years", election_years, minimum=1)
    shares = dict.fromkeys(years, Fraction(fraction_share("share", share)))
    return _accounts(revenue, window, opening_balance, target, shares)


def price_walk(seed, years=10):
    """Prices that start at 100 and then move up or down by at most 40 a year, never below 20 (SYNTHETIC).

    The same ``seed`` always gives the same whole prices.

    >>> price_walk(1, 4)
    [100, 71, 99, 120]
    """
    rng, prices = random.Random(whole_number("seed", seed, minimum=0)), [100]
    for _ in range(whole_number("years", years, minimum=1) - 1):
        prices.append(max(20, round(prices[-1] + 80 * rng.random() - 40)))
    return prices


def _accounts(revenue, window, opening_balance, target, shares):
    amounts = [Fraction(amount) for amount in finite_numbers("revenue", revenue, minimum=0)]
    balance = Fraction(finite_number("opening_balance", opening_balance, minimum=0))
    rows = []
    for year, (amount, aim) in enumerate(zip(amounts, _targets(amounts, window, target)), start=1):
        deposit = max(amount - aim, 0)
        withdrawal = min(max(aim - amount, 0), balance)
        early = shares.get(year, 0) * (balance + deposit - withdrawal)
        balance += deposit - withdrawal - early
        amounts_of_year = {"revenue": amount, "target": aim, "deposit": deposit, "withdrawal": withdrawal,
                           "spending": amount - deposit + withdrawal + early, "balance": balance, "early": early}
        rows.append({"year": year} | {name: float(money) for name, money in amounts_of_year.items()})
    return rows


def _targets(amounts, window, target):
    if (window is None) == (target is None):
        raise ValueError("give either window (years to average) or target (one fixed amount), not both")
    if target is not None:
        return [Fraction(finite_number("target", target, minimum=0))] * len(amounts)
    window = whole_number("window", window, minimum=1)
    recent = [amounts[max(0, year - window + 1):year + 1] for year in range(len(amounts))]
    return [sum(years) / len(years) for years in recent]
