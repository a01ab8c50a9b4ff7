"""Should the centre or the place decide? Oates' trade-off between local taste and spillovers.

Person by person, region i values q units of a public good at a_i·q − slope·q²/2 and each unit costs
``unit_cost``. The region's best provision is (a_i − unit_cost) / slope. Nobody can provide less than nothing:
every provision stops at zero.
"""
from itertools import accumulate
from math import inf, sqrt

from nutag.models._validate import (
    finite_numbers,
    fraction_share,
    positive_number,
    positive_total,
    same_length,
)


def uniform_loss(marginal_benefit, slope, unit_cost, population=None):
    """Welfare lost when the centre gives every region the same provision, the best single one.

    ``marginal_benefit``: a_i of each region, money a unit; ``slope``: how fast benefit falls with each unit;
    ``unit_cost``: money a unit; ``population``: people of each region (one each when left out).
    The best single provision is the people-weighted mean of the regions' best ones.

    Errors: ``ValueError`` unless slope and cost are above zero, benefits and people not negative, and the
    lists of equal length with somebody living there.

    Reference: Oates (1972), Fiscal Federalism.

    >>> uniform_loss([12, 8, 4], slope=1, unit_cost=2)
    16.0
    """
    net, people = _regions(marginal_benefit, unit_cost, population)
    return float(_uniform(net, people) / positive_number("slope", slope))


def local_loss(marginal_benefit, slope, unit_cost, spillover, population=None):
    """Welfare lost when each region decides alone and forgets the share of benefits that leaves it.

    ``spillover``: that share, 0 to 1; the other arguments and errors are those of `uniform_loss`.
    A region then acts as if a unit cost unit_cost / (1 − spillover).

    Reference: Oates (1972), Fiscal Federalism; Besley and Coate (2003), Journal of Public Economics 87.

    >>> round(local_loss([12, 8, 4], slope=1, unit_cost=2, spillover=0.25), 4)
    0.6667
    """
    net, people = _regions(marginal_benefit, unit_cost, population)
    kept = 1 - fraction_share("spillover", spillover)
    cost_added = unit_cost / kept - unit_cost if kept else inf
    shortfalls = [min(cost_added, max(worth, 0)) for worth in net]
    lost = sum(n * gap * gap for n, gap in zip(people, shortfalls))
    return float(lost / 2 / positive_number("slope", slope))


def spillover_threshold(marginal_benefit, unit_cost, population=None):
    """The spillover at which local and uniform provision lose the same: below it, let the place decide.

    Where every region still provides something this is SD / (SD + unit_cost), with SD the people-weighted
    standard deviation of ``marginal_benefit``. Where some regions have stopped at zero, the loss of the
    others must make up the rest; the smallest such spillover is returned. The slope does not matter.

    Arguments and errors are those of `uniform_loss`.

    Reference: Oates (1972), Fiscal Federalism.

    >>> spillover_threshold([10, 6], unit_cost=2)
    0.5
    >>> round(spillover_threshold([12, 8, 4], unit_cost=2), 3)     # the third region stops before
    0.652
    """
    net, people = _regions(marginal_benefit, unit_cost, population)
    net, people = zip(*sorted(zip(net, people)))
    loss_of_stopped = accumulate((n * max(worth, 0) ** 2 for n, worth in zip(people, net)), initial=0)
    people_providing = reversed(list(accumulate(reversed(people))))
    to_make_up = 2 * _uniform(net, people)
    cost_added = sqrt(max((to_make_up - lost) / n for lost, n in zip(loss_of_stopped, people_providing)))
    return float(cost_added / (cost_added + unit_cost))


def _regions(marginal_benefit, unit_cost, population):
    """Net benefit of the first unit and people, for the regions where somebody lives."""
    benefit = finite_numbers("marginal_benefit", marginal_benefit, minimum=0)
    people = [1] * len(benefit) if population is None else finite_numbers("population", population, minimum=0)
    same_length("marginal_benefit", benefit, "population", people)
    positive_total("population", people)
    cost = positive_number("unit_cost", unit_cost)
    return zip(*((float(worth) - cost, float(n)) for worth, n in zip(benefit, people) if n > 0))


def _uniform(net, people):
    """Loss of uniform provision at slope 1; a region that wants none also loses its net cost on each unit."""
    provision = max(0, sum(n * worth for worth, n in zip(net, people)) / sum(people))
    gaps = [max(worth, 0) - provision for worth in net]
    return sum(n * (gap * gap / 2 + max(-worth, 0) * provision) for worth, n, gap in zip(net, people, gaps))
