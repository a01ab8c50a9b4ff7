"""Structures of links: hand counts, formulas of networks.py as the second method, and invariants."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutag.models.networks import degree_centralization, hub_channels, pairwise_channels
from nutag.models.structures import STRUCTURES, adjacency, group_sizes, hand_overs, hub, hub_of_hubs, loads, tree

PROPERTY = settings(max_examples=200, deadline=None)
several = st.lists(st.integers(1, 7), min_size=2, max_size=5)
TUV = 27


def test_sixteen_partners_in_four_groups_by_hand():
    sizes = [4, 4, 4, 4]
    assert {name: len(links(sizes)) for name, links in STRUCTURES.items()} == {
        "all pairs": 120, "one hub": 16, "tree": 20, "hub of hubs": 22}
    assert {name: max(loads(links(sizes))) for name, links in STRUCTURES.items()} == {
        "all pairs": 15, "one hub": 16, "tree": 5, "hub of hubs": 7}


def test_the_state_with_and_without_a_tier():
    """339 soums and districts under 22 units: the largest aimag has 27 and the others share the rest."""
    sizes = [TUV] + group_sizes(339 - TUV, 21)
    with_tier = tree(sizes)
    assert (len(hub(sizes)), len(with_tier)) == (339, 361)
    assert (loads(hub(sizes))[-1], loads(with_tier)[-1], max(loads(with_tier))) == (339, 22, TUV + 1)


@PROPERTY
@given(several)
def test_links_and_loads_follow_the_formulas(sizes):
    partners, groups = sum(sizes), len(sizes)
    assert len(STRUCTURES["all pairs"](sizes)) == pairwise_channels(partners)
    assert len(hub(sizes)) == hub_channels(partners) == max(loads(hub(sizes)))
    assert len(tree(sizes)) == partners + groups
    assert len(hub_of_hubs(sizes)) == partners + pairwise_channels(groups)
    assert max(loads(tree(sizes))) == max(groups, max(sizes) + 1)
    assert max(loads(hub_of_hubs(sizes))) == max(sizes) + groups - 1


@PROPERTY
@given(several)
def test_every_structure_joins_all_and_counts_each_link_twice(sizes):
    for name, build in STRUCTURES.items():
        links = build(sizes)
        assert len(set(map(frozenset, links))) == len(links)
        assert sum(loads(links)) == 2 * len(links)
        steps = hand_overs(links, start=0)
        assert len(steps) == len(adjacency(links))
        assert steps[sum(sizes) - 1] == {"all pairs": 1, "one hub": 2, "tree": 4, "hub of hubs": 3}[name]
    assert len(tree(sizes)) == len(adjacency(tree(sizes))) - 1       # a tree: one link fewer than nodes
    assert degree_centralization(adjacency(hub(sizes))) == 1
    if sum(sizes) > 2:
        assert degree_centralization(adjacency(STRUCTURES["all pairs"](sizes))) == 0


@PROPERTY
@given(st.integers(1, 6), st.integers(0, 40), st.booleans())
def test_group_sizes_add_up(groups, more, one_large):
    sizes = group_sizes(groups + more, groups, one_large)
    assert sum(sizes) == groups + more and len(sizes) == groups and min(sizes) >= 1
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] - sizes[-1] <= 1 or one_large
    assert not one_large or sizes[0] >= group_sizes(groups + more, groups)[0]


@pytest.mark.parametrize(("call", "message"), [
    (lambda: group_sizes(3, 4), "partners must be at least 4"),
    (lambda: group_sizes(4, 0), "groups must be at least 1"),
    (lambda: tree([3, 0]), "sizes must be at least 1"),
    (lambda: hub([2.5]), "sizes must be a whole number")])
def test_bad_sizes_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
