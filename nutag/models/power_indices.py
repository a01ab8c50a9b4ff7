"""Power indices of a council: who can turn a losing coalition into a winning one.

A coalition wins when its weight reaches the quota, it has at least ``min_members`` members and every member
with a veto is in it. Members are numbered from 0; weights are seats or votes; results are exact fractions.
"""
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb, factorial

from nutag.models._exact import exact_number, exact_numbers
from nutag.models._validate import iterable, whole_number, whole_numbers

MOST_MEMBERS_TO_LIST = 20


@dataclass(frozen=True)
class Game:
    """A weighted voting game with vetoes and a least number of members."""

    weights: tuple
    quota: Fraction
    vetoes: frozenset
    min_members: int

    def wins(self, coalition):
        weight = sum(self.weights[member] for member in coalition)
        return weight >= self.quota and len(coalition) >= self.min_members and self.vetoes <= set(coalition)


def shapley_shubik(weights, quota, vetoes=(), min_members=0):
    """Shapley–Shubik index: how often each member is the one whose vote decides, over all orders of voting.

    Returns one ``Fraction`` a member; they sum to 1.

    Errors: ``ValueError`` for no members, a negative weight, a quota outside 0 < quota ≤ total weight, a veto
    for a member who is not there, or more ``min_members`` than members. Reference: Shapley & Shubik (1954).

    >>> [str(power) for power in shapley_shubik([50, 49, 1], quota=51)]
    ['2/3', '1/6', '1/6']
    """
    game = _game(weights, quota, vetoes, min_members)
    n = len(game.weights)
    share = [Fraction(factorial(size) * factorial(n - size - 1), factorial(n)) for size in range(n)]
    return [sum((share[size] * number for size, number in by_size.items()), Fraction(0))
            for by_size in _swings(game)]


def banzhaf(weights, quota, vetoes=(), min_members=0, normalised=True):
    """Banzhaf index: each member's part of all swings (coalitions that lose without the member and win with).

    With ``normalised=False`` the absolute index of Penrose: swings / 2ⁿ⁻¹. One ``Fraction`` a member.

    Errors: as for ``shapley_shubik``. Reference: Penrose (1946), Banzhaf (1965).

    >>> [str(power) for power in banzhaf([50, 49, 1], quota=51)]
    ['3/5', '1/5', '1/5']
    """
    game = _game(weights, quota, vetoes, min_members)
    swings = [sum(by_size.values()) for by_size in _swings(game)]
    return [Fraction(number, sum(swings) if normalised else 2 ** (len(swings) - 1)) for number in swings]


def power_to_act(weights, quota, vetoes=(), min_members=0):
    """Coleman's power of the council to act: winning coalitions / all coalitions.

    Errors: as for ``shapley_shubik``. Reference: Coleman (1971).

    >>> power_to_act([5, 5, 3, 3], quota=11)
    Fraction(5, 16)
    """
    game = _game(weights, quota, vetoes, min_members)
    winning = sum(number for (size, weight), number in _coalitions(game, game.vetoes).items()
                  if weight >= game.quota and size >= game.min_members)
    return Fraction(winning, 2 ** len(game.weights))


def group_power(sizes, quota, min_groups=1):
    """Shapley–Shubik index of each group where its members vote one by one, each with one vote.

    sizes: members of each group. A decision needs ``quota`` votes, from at least ``min_groups`` groups. Returns one
    ``Fraction`` a group, the sum over its members; they sum to 1. Where no decision can pass, all are 0.

    Coalitions are counted by size and by groups in them, group by group, never one by one: 48 members have 2⁴⁸.
    Errors: ``ValueError`` for no group, a size that is negative or not whole, or a quota or ``min_groups`` below 1.

    >>> [str(power) for power in group_power([5, 5, 3, 3], quota=9)]
    ['5/16', '5/16', '3/16', '3/16']
    """
    sizes = whole_numbers("sizes", sizes, minimum=0)
    quota, least = whole_number("quota", quota, minimum=1), whole_number("min_groups", min_groups, minimum=1)
    n = sum(sizes)
    powers = []
    for group, size in enumerate(sizes):
        others = sizes[:group] + sizes[group + 1:]
        pivots = _pivots(size - 1, others, quota, least) if size else {}
        orders = sum(number * factorial(before) * factorial(n - before - 1) for before, number in pivots.items())
        powers.append(Fraction(size * orders, factorial(n)))
    return powers


def group_power_to_act(sizes, quota, min_groups=1):
    """Coleman's power to act where members vote one by one: winning coalitions / all coalitions of members.

    Arguments and errors as for ``group_power``.

    >>> group_power_to_act([1, 1, 1], quota=2)
    Fraction(1, 2)
    """
    sizes = whole_numbers("sizes", sizes, minimum=0)
    quota, least = whole_number("quota", quota, minimum=1), whole_number("min_groups", min_groups, minimum=1)
    winning = sum(number for (size, groups), number in _by_size_and_groups(sizes).items()
                  if size >= quota and groups >= least)
    return Fraction(winning, 2 ** sum(sizes))


def _pivots(companions, others, quota, least):
    """For one member, by size: the coalitions that lose and win with it; companions are the rest of its own group."""
    pivots = Counter()
    outside = _by_size_and_groups(others)
    for mine in range(companions + 1):
        ways = comb(companions, mine)
        for (size, groups), number in outside.items():
            before = mine + size
            lost = before < quota or groups + (mine > 0) < least
            if lost and before + 1 >= quota and groups + 1 >= least:
                pivots[before] += ways * number
    return pivots


def _by_size_and_groups(sizes):
    """How many coalitions have each (members, groups with a member): a generating function, a factor a group."""
    numbers = Counter({(0, 0): 1})
    for size in sizes:
        grown, ways = Counter(), [comb(size, more) for more in range(size + 1)]
        for (members, groups), number in numbers.items():
            for more, choices in enumerate(ways):
                grown[members + more, groups + (more > 0)] += number * choices
        numbers = grown
    return numbers


def minimal_winning_coalitions(weights, quota, vetoes=(), min_members=0):
    """The coalitions that win, and lose as soon as any one member leaves; smallest first.

    Errors: as for ``shapley_shubik``, and for more than 20 members (there would be too many to read).

    >>> minimal_winning_coalitions([5, 5, 3, 3], quota=9)
    [(0, 1), (0, 2, 3), (1, 2, 3)]
    """
    game = _game(weights, quota, vetoes, min_members)
    return _minimal(game, game.wins)


def blocking_coalitions(weights, quota, vetoes=(), min_members=0):
    """The smallest walk-outs: without these members nobody can win, and one fewer would not block.

    Every larger coalition around one of these blocks too. Errors: as for ``minimal_winning_coalitions``.

    >>> blocking_coalitions([8, 3, 3, 2], quota=9)
    [(0,), (1, 2, 3)]
    """
    game = _game(weights, quota, vetoes, min_members)
    members = set(range(len(game.weights)))
    return _minimal(game, lambda coalition: not game.wins(members - set(coalition)))


def _minimal(game, holds):
    """Smallest coalitions for which a property holds that no added member can undo."""
    n = len(game.weights)
    if n > MOST_MEMBERS_TO_LIST:
        raise ValueError(f"weights must have at most {MOST_MEMBERS_TO_LIST} members for a list; got {n}")
    return [coalition for size in range(1, n + 1) for coalition in combinations(range(n), size)
            if holds(coalition) and not any(holds(coalition[:i] + coalition[i + 1:]) for i in range(size))]


def _swings(game):
    """For each member, the number of swings by size of the coalition before the member joins."""
    alike = {}
    for member, weight in enumerate(game.weights):
        key = weight, member in game.vetoes
        if key not in alike:
            alike[key] = _swings_of(game, member)
        yield alike[key]


def _swings_of(game, member):
    swings = Counter()
    for (size, weight), number in _coalitions(game, game.vetoes - {member}, without=member).items():
        wins_after = weight + game.weights[member] >= game.quota and size + 1 >= game.min_members
        wins_before = weight >= game.quota and size >= game.min_members and member not in game.vetoes
        if wins_after and not wins_before:
            swings[size] += number
    return swings


def _coalitions(game, inside, without=None):
    """How many coalitions around ``inside`` have each (size, weight): a generating function."""
    numbers = Counter({(len(inside), sum(game.weights[member] for member in inside)): 1})
    for member, weight in enumerate(game.weights):
        if member not in inside and member != without:
            for (size, total), number in list(numbers.items()):
                numbers[size + 1, total + weight] += number
    return numbers


def _game(weights, quota, vetoes, min_members):
    weights = tuple(exact_numbers("weights", weights, minimum=0))
    quota = exact_number("quota", quota)
    if not 0 < quota <= sum(weights):
        raise ValueError(f"quota must be more than 0 and at most the total weight {sum(weights)}; "
                         f"got {quota}")
    vetoes = list(vetoes) if iterable(vetoes) else [vetoes]
    if any(veto not in range(len(weights)) for veto in vetoes):
        raise ValueError(f"vetoes must list member numbers from 0 to {len(weights) - 1}; got {vetoes}")
    least = whole_number("min_members", min_members, minimum=0)
    if least > len(weights):
        raise ValueError(f"min_members must be at most the number of members, {len(weights)}; got {least}")
    return Game(weights, quota, frozenset(vetoes), least)
