"""When two opposite decisions could both pass in the council of Jishee, by trying every pair of sides."""
from itertools import combinations, combinations_with_replacement, product

import pytest

from nutag.scenarios.council import Table

NAMES = ("LA", "CZ", "MC", "SM")
WARNING = "Two opposite decisions could both pass."


def warns(seats, needed, least, **settings):
    council = Table(**dict(zip(NAMES, seats)), threshold="own", number=needed, least=least, **settings)
    return WARNING in council.result.sentence


def pairs_of_members(seats):
    """Votes and groups of every two sides without a common member: (votes, votes, groups, groups)."""
    splits = [[(one, other) for one in range(chairs + 1) for other in range(chairs + 1 - one)] for chairs in seats]
    for pair in product(*splits):
        ones, others = zip(*pair)
        yield sum(ones), sum(others), sum(map(bool, ones)), sum(map(bool, others))


@pytest.mark.parametrize("seats", combinations_with_replacement(range(4), 4))
def test_members_who_vote_alone(seats):
    pairs = set(pairs_of_members(seats))
    for needed, least in product(range(1, sum(seats) + 1), range(1, 5)):
        clash = any(min(votes) >= needed and min(groups) >= least for *votes, a, b in pairs for groups in [(a, b)])
        assert warns(seats, needed, least, voting="alone") == clash, (needed, least)


@pytest.mark.parametrize("seats", [(9, 3, 2, 2), (6, 6, 3, 1), (7, 3, 3, 3), (5, 5, 3, 3), (4, 4, 4, 4), (8, 8, 0, 0)])
def test_groups_that_vote_as_one(seats):
    sides = [side for size in range(5) for side in combinations(range(4), size)]
    for needed, least in product((4, 6, 8, 9), (1, 2, 3)):
        wins = [set(side) for side in sides if sum(seats[place] for place in side) >= needed
                and sum(seats[place] > 0 for place in side) >= least]
        clash = any(one.isdisjoint(other) for one, other in combinations(wins, 2))
        assert warns(seats, needed, least) == clash, (needed, least)
        assert not warns(seats, needed, least, veto="every group"), "who all must agree cannot decide twice"
