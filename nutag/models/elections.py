"""Two classic measures of an election: how many parties count, and how far seats are from votes."""
from fractions import Fraction
from math import sqrt

from nutag.models._exact import exact_numbers
from nutag.models._validate import positive_total, same_length


def effective_number_of_parties(seats):
    """Laakso–Taagepera effective number of parties, 1 / sum of squared shares.

    ``seats``: seats (or votes) of each party. State how you count independents, as one bloc or one by one:
    each entry is one party here.

    Errors: ``ValueError`` for an empty list, negative or missing seats, or no seats at all.

    Reference: Laakso and Taagepera (1979), Comparative Political Studies 12:3–27.

    >>> round(effective_number_of_parties([65, 9, 1, 1]), 4)     # Mongolia 2016
    1.3408
    """
    return float(1 / sum(share * share for share in _shares("seats", seats)))


def gallagher_index(votes, seats):
    """Gallagher's least-squares disproportionality of seats against votes, in percentage points.

    ``votes``, ``seats``: one entry a party, in the same order, as counts or as shares. Each list is
    divided by its own total, so put every vote in, "others" too.

    Errors: ``ValueError`` for lists of different length, and as in `effective_number_of_parties`.

    Reference: Gallagher (1991), Electoral Studies 10:33–51.

    >>> gallagher_index([60, 40], [90, 10])
    30.0
    """
    vote_shares, seat_shares = _shares("votes", votes), _shares("seats", seats)
    same_length("votes", vote_shares, "seats", seat_shares)
    return 100 * sqrt(sum((v - s) ** 2 for v, s in zip(vote_shares, seat_shares)) / 2)


def _shares(name, counts):
    counts = exact_numbers(name, counts, minimum=0)
    total = positive_total(name, counts)
    return [Fraction(count) / total for count in counts]
