"""Participatory budgeting: rules that turn the same ballots into different lists of funded projects.

A ballot is the set of projects that one voter approves. Costs and budget share one unit, whole tögrög or ₮
million. All arithmetic is exact. Ties go to the project that comes first in the alphabet.
"""
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from nutag.models._exact import exact_number

FINEST_STEPS = 10_000


@dataclass(frozen=True)
class Outcome:
    """What a rule funds, and who pays: ``payments[r][v]`` is what voter ``v`` pays for ``funded[r]``.

    ``wallets[r][v]`` is what the voter has left after that round, from the ``endowment`` that all began with.
    """

    funded: tuple
    spent: Fraction
    endowment: Fraction
    payments: tuple
    wallets: tuple


def greedy(costs, approvals, budget):
    """Fund projects in order of approvals; skip what no longer fits, and what nobody approved.

    The common purse pays: each voter's share of a project is cost / voters, approved or not.
    ``costs`` maps project to cost, ``approvals`` has one set of projects a voter.

    Errors: ``ValueError`` for a cost that is not positive, an unknown project, no voters, a negative budget.

    >>> greedy({"pens": 35, "hall": 40, "well": 30}, [{"pens", "hall"}, {"pens"}, {"well"}], 70).funded
    ('pens', 'well')
    """
    costs, ballots, budget = _election(costs, approvals, budget)
    votes = Counter(project for ballot in ballots for project in ballot)
    funded, left = [], budget
    for project in sorted(votes, key=lambda p: (-votes[p], p)):
        if costs[project] <= left:
            funded.append(project)
            left -= costs[project]
    rounds = [[Fraction(costs[project], len(ballots))] * len(ballots) for project in funded]
    return _outcome(costs, Fraction(budget, len(ballots)), funded, rounds)


def equal_shares(costs, approvals, budget, utility="cost", completion=None):
    """Method of Equal Shares: every voter holds budget / voters, and only supporters pay for a project.

    A project's price α is the smallest with Σ min(wallet, α) = cost over its supporters. ``utility="cost"``
    funds the largest effective vote count cost / α first, ``"cardinality"`` the smallest α. ``completion`` is
    a step in the unit of the costs: every endowment is raised by it until nothing more fits or the next step
    would overspend (Add1).

    Errors: as for ``greedy``; a ``utility`` not named above; a step that is not positive or extremely small.
    Reference: Peters & Skowron (2020); Peters, Pierczyński & Skowron (2021).

    >>> outcome = equal_shares({"pens": 6, "well": 4}, [{"pens"}, {"pens"}, {"well"}], 12)
    >>> outcome.funded, outcome.payments[0]
    (('pens', 'well'), (Fraction(3, 1), Fraction(3, 1), Fraction(0, 1)))
    """
    if utility not in ("cost", "cardinality"):
        raise ValueError(f'utility must be "cost" or "cardinality"; got {utility!r}')
    costs, ballots, budget = _election(costs, approvals, budget)
    endowment = Fraction(budget, len(ballots))
    if completion is None or budget == 0:
        purchases = _buy(costs, ballots, endowment, utility)
    else:
        endowment, purchases = _complete(costs, ballots, budget, utility, _step(costs, completion))
    return _outcome(costs, endowment, list(purchases),
                    [[paid.get(ballot, Fraction(0)) for ballot in ballots] for paid in purchases.values()])


def borda(rankings):
    """Borda count: with m candidates, m − 1 points for a first place down to 0 for the last.

    ``rankings`` has one list a voter, best first, each naming all candidates; candidates tied on a ballot
    stand in an inner tuple and share the points of their places. Returns {candidate: points}, in the order of
    the first ballot.

    Errors: ``ValueError`` for no rankings, or rankings of different candidates. Reference: Borda (1784).

    >>> borda([["A", "B", "C"], ["B", ("A", "C")]])
    {'A': 2.5, 'B': 3.0, 'C': 0.5}
    """
    ballots = [_places(voter, ranking) for voter, ranking in enumerate(_rows("rankings", rankings))]
    scores = {candidate: 0.0 for place in ballots[0] for candidate in place}
    for voter, ballot in enumerate(ballots):
        named = [candidate for place in ballot for candidate in place]
        if len(named) != len(scores) or set(named) != scores.keys():
            raise ValueError(f"rankings[{voter}] must name each candidate of rankings[0] once; got {named}")
        below = len(scores)
        for place in ballot:
            below -= len(place)
            for candidate in place:
                scores[candidate] += below + (len(place) - 1) / 2
    return scores


def _buy(costs, ballots, endowment, utility):
    """One run: {project: {ballot: payment}} in order. Voters with the same ballot always hold the same."""
    voters = Counter(ballots)
    wallet = dict.fromkeys(voters, endowment)
    supporters = {project: [ballot for ballot in voters if project in ballot] for project in sorted(costs)}
    purchases, prices, paid = {}, {}, wallet
    while True:
        for project, backers in supporters.items():
            if not paid.keys().isdisjoint(backers):  # the others cost what they cost a round ago
                prices[project] = _price(costs[project], [(wallet[ballot], voters[ballot]) for ballot in backers])
        supporters = {project: backers for project, backers in supporters.items() if prices.get(project) is not None}
        if not supporters:
            return purchases
        best = min(supporters, key=lambda p: prices[p] / (costs[p] if utility == "cost" else 1))
        paid = purchases[best] = {ballot: min(wallet[ballot], prices[best]) for ballot in supporters.pop(best)}
        wallet.update({ballot: wallet[ballot] - payment for ballot, payment in paid.items()})


def _price(cost, wallets):
    """Smallest α at which (wallet, number of voters) pairs pay ``cost``; None if they cannot."""
    payers = sum(size for _, size in wallets)
    for wallet, size in sorted(wallets):
        if wallet * payers >= cost:
            return Fraction(cost) / payers
        cost -= wallet * size
        payers -= size
    return None


def _complete(costs, ballots, budget, utility, step):
    """The endowment that Add1 stops at, and what it buys."""
    supported = set().union(*ballots)
    endowment, purchases = Fraction(budget, len(ballots)), {}
    while True:
        bought = _buy(costs, ballots, endowment, utility)
        left = budget - sum(costs[project] for project in bought)
        if left < 0:
            return endowment - step, purchases
        if all(costs[project] > left for project in supported - bought.keys()):
            return endowment, bought
        endowment, purchases = endowment + step, bought


def _outcome(costs, endowment, funded, rounds):
    wallets, left = [], None
    for payments in rounds:
        left = [wallet - paid for wallet, paid in zip(left or [endowment] * len(payments), payments)]
        wallets.append(tuple(left))
    spent = sum(costs[project] for project in funded)
    return Outcome(tuple(funded), spent, endowment, tuple(map(tuple, rounds)), tuple(wallets))


def _step(costs, completion):
    step = exact_number("completion", completion)
    smallest = Fraction(max(costs.values()), FINEST_STEPS)
    if step < smallest or step <= 0:
        raise ValueError(f"completion must be a step of at least {float(smallest)} (the dearest project / "
                         f"{FINEST_STEPS}), in the unit of the costs; got {completion!r}")
    return step


def _election(costs, approvals, budget):
    if not hasattr(costs, "items") or not len(costs):
        raise ValueError(f"costs must map at least one project to its cost; got {costs!r}")
    costs = {project: exact_number(f"costs[{project!r}]", cost) for project, cost in costs.items()}
    for project, cost in costs.items():
        if not isinstance(project, str):
            raise ValueError(f"costs must name its projects with strings; got {project!r}")
        if cost <= 0:
            raise ValueError(f"costs[{project!r}] must be more than 0; got {cost}")
    ballots = [_rows(f"approvals[{voter}]", ballot, allow_empty=True)
               for voter, ballot in enumerate(_rows("approvals", approvals))]
    for voter, ballot in enumerate(ballots):
        if unknown := [project for project in ballot if not isinstance(project, str) or project not in costs]:
            raise ValueError(f"approvals[{voter}] names projects that are not in costs: {unknown}")
    return costs, [frozenset(ballot) for ballot in ballots], exact_number("budget", budget, minimum=0)


def _places(voter, ranking):
    places = _rows(f"rankings[{voter}]", ranking)
    groups = (tuple, list, set, frozenset)
    return [tuple(place) if isinstance(place, groups) else (place,) for place in places]


def _rows(name, values, allow_empty=False):
    if isinstance(values, (str, bytes, Mapping)) or not isinstance(values, Iterable):
        raise ValueError(f"{name} must be a list or a set; got {values!r}")
    rows = list(values)
    if not rows and not allow_empty:
        raise ValueError(f"{name} must not be empty: give at least one ballot")
    return rows
