"""Four ways to link the same partners: each with each, through one hub, under a centre, or through linked hubs.

Partners sit in groups and are numbered 0, 1, 2, … group after group; hubs come after the partners, a centre last.
A structure is its list of links, each a pair of node numbers.
"""
from itertools import combinations

from nutag.models._validate import whole_number


def group_sizes(partners, groups, one_large=False):
    """Sizes of ``groups`` groups with ``partners`` in all: as equal as possible, or one with half of them.

    Errors: ``ValueError`` unless both are whole numbers, at least one group and at least one partner in each.

    >>> group_sizes(18, 4), group_sizes(18, 4, one_large=True)
    ([5, 5, 4, 4], [9, 3, 3, 3])
    """
    groups = whole_number("groups", groups, minimum=1)
    partners = whole_number("partners", partners, minimum=groups)
    if not one_large or groups == 1:
        return [partners // groups + (place < partners % groups) for place in range(groups)]
    largest = min((partners + 1) // 2, partners - groups + 1)   # the others need one partner each
    return [largest, *group_sizes(partners - largest, groups - 1)]


def all_pairs(sizes):
    """Every partner is linked with every other.

    >>> len(all_pairs([1, 1, 1, 1]))
    6
    """
    return list(combinations(range(sum(_sizes(sizes))), 2))


def hub(sizes):
    """Every partner is linked with one hub, such as a council.

    >>> hub([2, 1])
    [(3, 0), (3, 1), (3, 2)]
    """
    partners = sum(_sizes(sizes))
    return [(partners, partner) for partner in range(partners)]


def tree(sizes):
    """Every group has an intermediary of its own, and one centre stands above the intermediaries.

    >>> tree([2, 1])
    [(3, 0), (3, 1), (4, 2), (5, 3), (5, 4)]
    """
    hubs = _hubs(sizes)
    return _within(sizes) + [(hubs[-1] + 1, office) for office in hubs]


def hub_of_hubs(sizes):
    """Every group has a hub of its own, and the hubs talk with each other; nobody stands above them.

    >>> hub_of_hubs([2, 1])
    [(3, 0), (3, 1), (4, 2), (3, 4)]
    """
    return _within(sizes) + list(combinations(_hubs(sizes), 2))


STRUCTURES = {"all pairs": all_pairs, "one hub": hub, "tree": tree, "hub of hubs": hub_of_hubs}


def adjacency(links):
    """The square table of 0 and 1 of a list of links.

    >>> adjacency([(1, 0), (1, 2)])
    [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    """
    both_ways = {*links, *((b, a) for a, b in links)}
    nodes = range(1 + max((max(link) for link in links), default=0))
    return [[int((row, column) in both_ways) for column in nodes] for row in nodes]


def loads(links):
    """How many links each node has, in the order of the nodes.

    >>> loads(hub([2, 1]))
    [1, 1, 1, 3]
    """
    return [sum(row) for row in adjacency(links)]


def hand_overs(links, start):
    """How many links a message from ``start`` passes on the shortest way to each node, in the order of the nodes.

    >>> hand_overs(tree([2, 1]), start=0)
    [0, 2, 4, 1, 3, 2]
    """
    table = adjacency(links)
    steps = {start: 0}
    for node in (queue := [start]):
        new = [other for other, linked in enumerate(table[node]) if linked and other not in steps]
        steps.update(dict.fromkeys(new, steps[node] + 1))
        queue += new
    return [steps[node] for node in range(len(table))]


def _sizes(sizes):
    return [whole_number("sizes", size, minimum=1) for size in sizes]


def _hubs(sizes):
    partners = sum(_sizes(sizes))
    return range(partners, partners + len(sizes))


def _within(sizes):
    group_of = [group for group, size in enumerate(_sizes(sizes)) for _ in range(size)]
    return [(len(group_of) + group, partner) for partner, group in enumerate(group_of)]
