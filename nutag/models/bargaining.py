"""Bargaining over a finite list of deals: what is efficient, and what ideas of fairness would choose.

``payoffs`` has one row a deal and one column a party; ``disagreement`` is what each party gets without a
deal.
"""
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from operator import ge

from nutag.models._exact import as_written, exact_numbers, number_rows
from nutag.models._validate import same_length


@dataclass(frozen=True)
class Division:
    """Who gets what: party A's share of each item (B has the rest), and the points each party then holds."""

    shares_a: tuple
    total_a: Fraction
    total_b: Fraction


def pareto_front(payoffs):
    """Deals that no other deal beats: none is at least as good for all parties and better for one.

    Returns indices in list order; equal deals are all kept.

    Errors: ``ValueError`` for no deals, rows of different length, text or NaN.

    >>> pareto_front([(2, 8), (6, 7), (5, 7), (8, 6)])
    [0, 1, 3]
    """
    rows = [tuple(row) for row in number_rows("payoffs", payoffs)]
    front = {}
    for row in sorted(set(rows), key=lambda row: (sum(row), row), reverse=True):  # what beats a row stands before it
        if not any(all(map(ge, other, row)) for other in front):
            front[row] = True
    return [deal for deal, row in enumerate(rows) if row in front]


def improvements(payoffs, deal):
    """Deals that help everyone: at least as good as ``deal`` for all parties and better for one.

    deal: an index. Returns indices in list order; none where the deal is on the Pareto front.

    Errors: ``ValueError`` as for ``pareto_front``; ``IndexError`` for a deal that is not in the list.

    >>> improvements([(2, 8), (6, 7), (5, 7), (8, 6)], deal=2)
    [1]
    """
    rows = [tuple(row) for row in number_rows("payoffs", payoffs)]
    here = rows[deal]
    return [other for other, row in enumerate(rows) if row != here and all(map(ge, row, here))]


def nash_solution(payoffs, disagreement):
    """Nash bargaining solution: the deals with the largest product of gains over disagreement.

    Only deals that give every party at least its disagreement value count. Returns the indices of all
    maximisers: several after a tie, none if no deal is acceptable to all. With a largest product of 0 they
    need not be efficient.

    Errors: as for ``pareto_front``, and a disagreement value missing. Reference: Nash (1950).

    >>> nash_solution([(2, 8), (6, 7), (8, 6), (12, 5)], disagreement=(0, 0))
    [3]
    """
    return _maximisers({deal: prod(gains) for deal, gains in _acceptable(payoffs, disagreement).items()})


def kalai_smorodinsky(payoffs, disagreement):
    """Kalai–Smorodinsky solution: the worst-off party has the largest part of its best possible gain.

    A party's best gain is over the deals acceptable to all; ties are broken by the next worst-off party
    (leximin), and what is still tied is all returned, as indices. A party that cannot gain from any such deal
    is left out.

    Errors: as for ``nash_solution``. Reference: Kalai & Smorodinsky (1975).

    >>> kalai_smorodinsky([(0, 10), (5, 9), (10, 0)], disagreement=(0, 0))
    [1]
    """
    return _maximisers(_parts_of_best_gain(_acceptable(payoffs, disagreement)))


def adjusted_winner(points_a, points_b):
    """Adjusted Winner: divide items between two parties so that both hold equally many of their own points.

    Items are ordered by how much more A wants them than B; A takes them from the top until the totals meet,
    so that at most one item is split. Items wanted alike stay in list order.

    Errors: ``ValueError`` for no items, negative points, or parties whose points do not sum to the same
    total. Reference: Brams & Taylor (1996); once under US patent 5,983,205, listed as expired.

    >>> division = adjusted_winner([60, 40], [50, 50])
    >>> division.shares_a, division.total_a
    ((Fraction(10, 11), Fraction(0, 1)), Fraction(600, 11))
    """
    points_a, points_b = _points("points_a", points_a), _points("points_b", points_b)
    same_length("points_a", points_a, "points_b", points_b)
    if sum(points_a) != sum(points_b):
        raise ValueError(f"points_a and points_b must sum to the same total; "
                         f"got {sum(points_a)} and {sum(points_b)}")
    shares = [Fraction(0)] * len(points_a)
    total_a, total_b = Fraction(0), Fraction(sum(points_b))
    for item in _by_preference(points_a, points_b):
        a, b = points_a[item], points_b[item]
        shares[item] = min(Fraction(1), (total_b - total_a) / (a + b))
        total_a += shares[item] * a
        total_b -= shares[item] * b
    return Division(tuple(shares), total_a, total_b)


def _by_preference(points_a, points_b):
    wanted = [item for item in range(len(points_a)) if points_a[item] + points_b[item] > 0]
    return sorted(wanted, key=lambda item: Fraction(points_b[item], points_a[item] + points_b[item]))


def _points(name, points):
    points = exact_numbers(name, points, minimum=0)
    if sum(points) <= 0:
        raise ValueError(f"{name} must sum to more than 0: give points to at least one item")
    return points


def _acceptable(payoffs, disagreement):
    """Gains over disagreement of the deals that leave no party worse off, by index."""
    rows = _exact_rows(payoffs)
    disagreement = exact_numbers("disagreement", disagreement)
    same_length("payoffs[0]", rows[0], "disagreement", disagreement)
    gains = ([value - least for value, least in zip(row, disagreement)] for row in rows)
    return {deal: row for deal, row in enumerate(gains) if min(row) >= 0}


def _parts_of_best_gain(gains):
    """Sorted gain / best gain of each deal, times the product of all best gains: exact without division."""
    best = [max(column) for column in zip(*gains.values())]
    gainers = [party for party, most in enumerate(best) if most]
    others = {party: prod(best[other] for other in gainers if other != party) for party in gainers}
    return {deal: sorted(row[party] * others[party] for party in gainers) for deal, row in gains.items()}


def _maximisers(scores):
    best = max(scores.values(), default=None)
    return [deal for deal, score in scores.items() if score == best]


def _exact_rows(payoffs):
    return [[as_written(value) for value in row] for row in number_rows("payoffs", payoffs)]
