"""How unequal are places? Measures over amounts per head, weighted by the people who live there.

In every function ``values`` are amounts *per head* (not totals), one a place, and ``weights`` the people of each
place (one each when left out). Inequality inside a place is not seen.
Errors, for all: ``ValueError`` when a list is empty, holds a negative, missing or infinite number, when the
lists differ in length, when nobody lives anywhere, or when all values are zero.
"""
from collections.abc import Hashable
from itertools import accumulate
from math import fsum, log, sqrt

from nutag.models._validate import finite_numbers, iterable, missing, positive_total, same_length, whole_number


def gini(values, weights=None):
    """Gini coefficient: the mean difference between two people, over twice the mean; 0 is equal.

    Reference: Gini (1912); Sen (1973), On Economic Inequality.

    >>> gini([0, 0, 0, 1])
    0.75
    >>> round(gini([8_000, 2_000], weights=[1, 3]), 4)     # one person in four has 8 000
    0.3214
    """
    values, weights = zip(*sorted(zip(*_per_head(values, weights))))
    people = list(accumulate(weights))
    steps = zip(people, values, values[1:])
    spread = sum(below * (people[-1] - below) * (upper - lower) for below, lower, upper in steps)
    return float(spread / (people[-1] * _total(values, weights)))


def theil(values, weights=None):
    """Theil's T: the mean of (y/μ)·ln(y/μ), with 0·ln 0 taken as 0; 0 is equal, ln N the most.

    Reference: Theil (1967), Economics and Information Theory.

    >>> round(theil([0, 0, 0, 10, 10, 10]), 6)     # ln 2
    0.693147
    """
    return _theil(*_per_head(values, weights))


def theil_decomposition(values, groups, weights=None):
    """Theil's T as (between, within): what differs between groups, and what differs inside them.

    ``groups``: a label for each place. The parts add up to `theil`; a group counts within by its share of
    the total amount.

    Errors: also ``ValueError`` for a missing label.

    Reference: Theil (1967), Economics and Information Theory.

    >>> theil_decomposition([0, 0, 10, 10], ["left", "left", "right", "right"])
    (0.6931471805599453, 0.0)
    """
    values, weights = _per_head(values, weights)
    members = {}
    for group, value, weight in zip(_labels(groups, values), values, weights):
        members.setdefault(group, []).append((value, weight))
    parts = [tuple(zip(*pairs)) for pairs in members.values()]
    amounts = [_total(*part) for part in parts]
    people = [sum(group_weights) for _, group_weights in parts]
    means = [amount / n if n else 0 for amount, n in zip(amounts, people)]
    within = fsum(amount * _theil(*part) for amount, part in zip(amounts, parts) if amount)
    return _theil(means, people), within / sum(amounts)


def coefficient_of_variation(values, weights=None):
    """Standard deviation over mean, both over all people (the population formula, not the sample's).

    >>> coefficient_of_variation([1, 3])
    0.5
    """
    values, weights = _per_head(values, weights)
    people = sum(weights)
    mean = _total(values, weights) / people
    return sqrt(fsum(n * (y - mean) ** 2 for y, n in zip(values, weights)) / people) / mean


def lorenz_curve(values, weights=None):
    """The share of the total amount that the poorest share of people has, place by place from the poorest.

    Returns a list of rows, each a dict of population_share and value_share, from (0, 0) to (1, 1).

    Reference: Lorenz (1905), Publications of the American Statistical Association 9:209–219.

    >>> [row["value_share"] for row in lorenz_curve([3, 1])]
    [0.0, 0.25, 1.0]
    """
    pairs = sorted(zip(*_per_head(values, weights)))
    people = list(accumulate((n for _, n in pairs), initial=0))
    amounts = list(accumulate((n * y for y, n in pairs), initial=0))
    return [{"population_share": float(n / people[-1]), "value_share": float(amount / amounts[-1])}
            for n, amount in zip(people, amounts)]


def concentration_ratio(values, n):
    """Share of the total that the `n` largest values hold, from 0 to 1.

    ``values``: totals, one a place. Errors: also ``ValueError`` for an `n` below zero or above the number of places.

    Reference: the concentration ratio CR_n of industrial economics; Hall and Tideman (1967), JASA 62:162–168.

    >>> concentration_ratio([50, 30, 20], 2)
    0.8
    """
    values = finite_numbers("values", values, minimum=0)
    total, n = positive_total("values", values), whole_number("n", n, minimum=0)
    if n > len(values):
        raise ValueError(f"n must be at most {len(values)}, the number of values; got {n}")
    return float(fsum(sorted(values, reverse=True)[:n]) / total)


def _per_head(values, weights):
    values = finite_numbers("values", values, minimum=0)
    weights = [1] * len(values) if weights is None else finite_numbers("weights", weights, minimum=0)
    same_length("values", values, "weights", weights)
    positive_total("weights", weights)
    positive_total("values", [n * y for y, n in zip(values, weights)])
    return values, weights


def _labels(groups, values):
    if not iterable(groups):
        raise ValueError(f"groups must be a sequence of labels, one a value; got {groups!r}")
    same_length("values", values, "groups", list(groups))
    if any(not isinstance(group, Hashable) or missing(group) for group in groups):
        raise ValueError("groups must name a group for every value; a label is missing")
    return groups


def _total(values, weights):
    return sum(n * y for y, n in zip(values, weights))


def _theil(values, weights):
    people = sum(weights)
    mean = _total(values, weights) / people
    ratios = ((y / mean, n / people) for y, n in zip(values, weights))
    # Never below zero in theory; rounding alone could go there.
    return max(0.0, fsum(share * ratio * log(ratio) for ratio, share in ratios if ratio))
