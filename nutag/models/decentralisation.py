"""Should the centre or the place decide? Oates' trade-off between local taste and spillovers.

Person by person, region i values q units of a public good at a_i·q − slope·q²/2 and each unit costs
``unit_cost``. The region's best provision is (a_i − unit_cost) / slope. Nobody can provide less than nothing:
every provision stops at zero.
"""
from math import inf

import numpy as np

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
    shortfall = np.minimum(cost_added, np.maximum(net, 0))
    return float((people * shortfall**2).sum() / 2 / positive_number("slope", slope))


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
    order = np.argsort(net)
    wanted, people = np.maximum(net, 0)[order], people[order]
    loss_of_stopped = np.cumsum(people * wanted**2) - people * wanted**2
    people_providing = np.cumsum(people[::-1])[::-1]
    squares = (2 * _uniform(net[order], people) - loss_of_stopped) / people_providing
    cost_added = np.sqrt(squares.max())
    return float(cost_added / (cost_added + unit_cost))


def _regions(marginal_benefit, unit_cost, population):
    """Net benefit of the first unit and people, for the regions where somebody lives."""
    benefit = finite_numbers("marginal_benefit", marginal_benefit, minimum=0)
    people = [1] * len(benefit) if population is None else finite_numbers("population", population, minimum=0)
    same_length("marginal_benefit", benefit, "population", people)
    positive_total("population", people)
    lived_in = np.array(people, dtype=float) > 0
    net = np.array(benefit, dtype=float) - positive_number("unit_cost", unit_cost)
    return net[lived_in], np.array(people, dtype=float)[lived_in]


def _uniform(net, people):
    """Loss of uniform provision at slope 1; a region that wants none also loses its net cost on each unit."""
    provision = max(0, np.average(net, weights=people))
    gap = np.maximum(net, 0) - provision
    return (people * (gap**2 / 2 + np.maximum(-net, 0) * provision)).sum()
