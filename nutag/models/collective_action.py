"""When does it pay to join a task that is everybody's? Own effort now, a benefit that comes later and is shared.

Each of ``members`` bodies either joins a task or stays out. One that joins bears ``effort`` now; its work brings ``gain``
later. The part ``named`` of that gain is known as its own work and stays with it; the rest is shared equally by all.
"""
from nutag.models._validate import finite_numbers, fraction_share, whole_number


def present_value(amount, years, weight):
    """What points that come after ``years`` years are worth now: amount · weight^years.

    ``weight``: what a point is worth one year before it comes, 0 to 1.

    Errors: ``ValueError`` unless ``weight`` is a share from 0 to 1 and ``years`` a whole number from 0 up.

    Reference: Samuelson (1937), Review of Economic Studies 4:155–161.

    >>> round(present_value(8, years=2, weight=0.9), 2)
    6.48
    """
    return amount * fraction_share("weight", weight) ** whole_number("years", years, minimum=0)


def own_part(gain, members, named):
    """What a body gets back from its own work: the part that is named as its own, and its share of the rest.

    Over ``gain`` this is the marginal per capita return of a public goods game: 1 / members where nothing is named.

    Errors: ``ValueError`` unless ``named`` is a share from 0 to 1 and ``members`` a whole number from 1 up.

    Reference: Olson (1965), The Logic of Collective Action; Isaac and Walker (1988), Quarterly Journal of Economics 103.

    >>> own_part(8, members=4, named=0), own_part(8, members=4, named=0.5)
    (2.0, 5.0)
    """
    named = fraction_share("named", named)
    return gain * (named + (1 - named) / whole_number("members", members, minimum=1))


def payoff(joins, others, gain, effort, members, named, expected_fine=0):
    """Points of one body, when it joins or not and ``others`` of the other members join.

    ``gain`` is what one body's work brings all, at its present value; ``expected_fine``: the fine for staying out, times
    the chance to be seen.

    Errors: ``ValueError`` as for `own_part`, and unless ``others`` is a whole number from 0 up to members − 1.

    >>> payoff(True, 3, gain=8, effort=3, members=4, named=0), payoff(False, 3, gain=8, effort=3, members=4, named=0)
    (5.0, 6.0)
    """
    gain, effort, expected_fine = finite_numbers("points", [gain, effort, expected_fine], minimum=0)
    if whole_number("others", others, minimum=0) >= whole_number("members", members, minimum=1):
        raise ValueError("others must be fewer than members")
    from_others = others * (gain - own_part(gain, members, named)) / max(1, members - 1)
    return from_others + (own_part(gain, members, named) - effort if joins else -expected_fine)
