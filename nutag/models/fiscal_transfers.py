"""Sharing money between places: by where it arises, by criteria, or towards an equal amount per head.

Amounts are whole tögrög and add up exactly. Rounding is by largest remainder; of equal remainders, the place
that comes first in the list gets the tögrög. Numbers count as they are written: 0.1 is one tenth.
Errors, for all: ``ValueError`` when a list is empty, lists differ in length, a number is negative, missing or
infinite, an amount of money is not whole, a share is not between 0 and 1, or a total to share by is zero.
"""
from fractions import Fraction
from math import lcm

from nutag.models._exact import exact_number, exact_numbers
from nutag.models._validate import fraction_share, positive_total, same_length, whole_number, whole_numbers

WEIGHT_TOLERANCE = Fraction(1, 10**9)


def largest_remainder(total, weights):
    """Whole tögrög (or seats) in proportion to ``weights``, adding up to ``total``.

    Reference: Hamilton's method; Balinski and Young (1982), Fair Representation.

    >>> largest_remainder(100, [1, 1, 1])
    [34, 33, 33]
    """
    total = whole_number("total", total, minimum=0)
    parts = _in_proportion("weights", weights)
    whole = sum(parts)
    return _add_ones(total, [divmod(total * part, whole) for part in parts])


def derivation_blend(pool, origin, population, derivation):
    """A pool shared by origin (the part ``derivation``) and by people (the rest).

    ``origin``: what each place yields; ``population``: its people; ``derivation``: 0 to 1.

    Reference: Brosio (2006), in Handbook of Fiscal Federalism; Bird and Smart (2002), World Development 30.

    >>> derivation_blend(1000, origin=[8, 2, 0], population=[1, 1, 2], derivation=0.5)
    [525, 225, 250]
    """
    derivation = exact_number("derivation", fraction_share("derivation", derivation))
    return criteria_allocation(pool, {"origin": origin, "population": population},
                               {"origin": derivation, "population": 1 - derivation})


def criteria_allocation(pool, criteria, weights):
    """A pool shared by several criteria: each place gets the weighted sum of its shares in them.

    ``criteria``: a dict or frame, criterion → one number a place (or a list of such lists); ``weights``: the
    weight of each criterion under the same names (or a list in the same order), adding up to 1.
    A criterion with weight 0 is not used.

    >>> criteria_allocation(1000, {"people": [1, 3], "area": [9, 1]}, {"people": 0.5, "area": 0.5})
    [575, 425]
    """
    names, columns, weights = _named(criteria, weights)
    weights = exact_numbers("weights", weights, minimum=0)
    same_length("criteria", columns, "weights", weights)
    if abs(sum(weights) - 1) > WEIGHT_TOLERANCE:
        raise ValueError(f"weights must add up to 1; got {float(sum(weights))}")
    columns = [_in_proportion(name, column, needed=weight > 0)
               for name, column, weight in zip(names, columns, weights)]
    for name, column in zip(names, columns):
        same_length(names[0], columns[0], name, column)
    factors = _whole_numbers([Fraction(weight) / (sum(column) or 1)
                              for weight, column in zip(weights, columns)])
    return largest_remainder(pool, [sum(f * x for f, x in zip(factors, place)) for place in zip(*columns)])


def net_equalisation(own_revenue, population, degree):
    """Transfers (+) and contributions (−) that close the part ``degree`` of each gap to the mean per head.

    ``own_revenue``: tögrög of each place; ``population``: its people; ``degree``: 0 to 1. They finance
    themselves: the sum is zero, to the tögrög.

    Reference: Boadway and Shah (2009), Fiscal Federalism.

    >>> net_equalisation([900, 100], population=[1, 1], degree=0.5)
    [-200, 200]
    """
    degree = exact_number("degree", fraction_share("degree", degree))
    gaps, people = _gaps(own_revenue, population)
    return _add_ones(0, [divmod(degree.numerator * gap, degree.denominator * people) for gap in gaps])


def gap_filling(pool, own_revenue, population):
    """A pool shared in proportion to how far each place is below the mean revenue per head.

    Places at or above the mean get nothing. The whole pool is paid, even where it is more than the gaps.

    Errors: also ``ValueError`` when every place has the mean already.

    Reference: Shah (1994); Dafflon and Vaillancourt (2002), on gap-filling grants.

    >>> gap_filling(60, own_revenue=[900, 100, 200], population=[1, 1, 1])
    [0, 36, 24]
    """
    gaps, _ = _gaps(own_revenue, population)
    if not any(gaps):
        raise ValueError("own_revenue must differ per head: all have the mean, there is no gap to fill")
    return largest_remainder(pool, [max(gap, 0) for gap in gaps])


def retention(population, degree):
    """What a place keeps of one more tögrög it raises under `net_equalisation`: 1 − degree·(1 − its share).

    >>> retention([5_000, 27_000], degree=0.5)
    [0.578125, 0.921875]
    """
    degree = exact_number("degree", fraction_share("degree", degree))
    people = _in_proportion("population", population)
    everybody = sum(people)
    whole = degree.denominator * everybody
    return [(whole - degree.numerator * (everybody - n)) / whole for n in people]


def _gaps(own_revenue, population):
    """What each place lacks to the mean revenue per head, times all people, and all people: whole numbers."""
    revenue = whole_numbers("own_revenue", own_revenue, minimum=0)
    people = _in_proportion("population", population)
    same_length("own_revenue", revenue, "population", people)
    everything, everybody = sum(revenue), sum(people)
    return [n * everything - amount * everybody for n, amount in zip(people, revenue)], everybody


def _add_ones(total, floors_and_remainders):
    """Raise the floors with the largest remainders by one, ties in list order, up to the total."""
    amounts = [amount for amount, _ in floors_and_remainders]
    order = sorted(range(len(amounts)), key=lambda place: -floors_and_remainders[place][1])
    for place in order[:total - sum(amounts)]:
        amounts[place] += 1
    return amounts


def _in_proportion(name, values, needed=True):
    numbers = _whole_numbers(exact_numbers(name, values, minimum=0))
    if needed:
        positive_total(name, numbers)
    return numbers


def _whole_numbers(fractions):
    """Whole numbers in the same proportion, so that the arithmetic after this is quick."""
    scale = lcm(*(number.denominator for number in fractions))
    return [number.numerator * (scale // number.denominator) for number in fractions]


def _named(criteria, weights):
    """Names, columns and weights in one order, from mappings or from plain lists."""
    if not hasattr(criteria, "__iter__"):
        raise ValueError(f"criteria must be a dict, a frame or a list of lists of numbers; got {criteria!r}")
    if not hasattr(criteria, "keys"):
        columns = list(criteria)
        return [f"criteria[{i}]" for i in range(len(columns))], columns, weights
    names = list(criteria.keys())
    if hasattr(weights, "keys"):
        if set(weights.keys()) != set(names):
            raise ValueError(f"weights must name the same criteria, {sorted(names)}; "
                             f"got {sorted(weights.keys())}")
        weights = [weights[name] for name in names]
    return names, [criteria[name] for name in names], weights
