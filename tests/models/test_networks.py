"""Channels, relationships, centralisation and relays: published values, exercise answers, invariants."""
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutag.models.networks import (
    degree_centralization,
    graicunas_relationships,
    hub_channels,
    pairwise_channels,
    relay_fidelity,
)

PROPERTY = settings(max_examples=200, deadline=None)


def network(n, links):
    table = np.zeros((n, n), dtype=int)
    for a, b in links:
        table[a, b] = table[b, a] = 1
    return table


def star(n):
    return network(n, [(0, other) for other in range(1, n)])


def ring(n):
    return network(n, [(i, (i + 1) % n) for i in range(n)])


def test_graicunas_table():
    assert [graicunas_relationships(n) for n in range(1, 13)] == [
        1, 6, 18, 44, 100, 222, 490, 1080, 2376, 5210, 11374, 24708]


def test_channels_of_the_exercises():
    assert (pairwise_channels(4), hub_channels(4)) == (6, 4)
    assert (pairwise_channels(16), hub_channels(16)) == (120, 16)
    groups = [100, 60, 100, 40]
    assert pairwise_channels(sum(groups)) == 44_850
    across = pairwise_channels(sum(groups)) - sum(pairwise_channels(size) for size in groups)
    assert across == 32_400 and across / 44_850 == pytest.approx(0.722, abs=5e-4)
    assert pairwise_channels(3) == hub_channels(3)


def test_three_hand_overs_keep_0_729():
    assert relay_fidelity(0.9, 3) == pytest.approx(0.729, abs=1e-12)


def test_centralisation_by_hand():
    assert degree_centralization(network(4, [(0, 1), (1, 2), (2, 3)])) == pytest.approx(1 / 3)


@PROPERTY
@given(st.lists(st.integers(0, 400), min_size=1, max_size=8))
def test_pairs_within_and_between_groups_are_all_pairs(groups):
    within = sum(pairwise_channels(size) for size in groups)
    between = sum(a * b for a, b in combinations(groups, 2))
    assert within + between == pairwise_channels(sum(groups))


@PROPERTY
@given(st.integers(3, 25))
def test_star_is_one_ring_and_complete_are_zero(n):
    assert degree_centralization(star(n)) == 1
    assert degree_centralization(ring(n)) == 0
    assert degree_centralization(np.ones((n, n), dtype=int) - np.eye(n, dtype=int)) == 0


@PROPERTY
@given(st.integers(3, 9).flatmap(lambda n: st.tuples(
    st.just(n), st.sets(st.sampled_from(list(combinations(range(n), 2)))), st.permutations(range(n)))))
def test_centralisation_is_a_share_and_ignores_names(case):
    n, links, names = case
    value = degree_centralization(network(n, links))
    assert 0 <= value <= 1
    assert degree_centralization(network(n, [(names[a], names[b]) for a, b in links])) == value


@PROPERTY
@given(st.floats(0, 1), st.integers(0, 40))
def test_fidelity_never_grows_with_relays(p, relays):
    assert 0 <= relay_fidelity(p, relays + 1) <= relay_fidelity(p, relays) <= 1
    assert relay_fidelity(p, 0) == 1


@PROPERTY
@given(st.integers(1, 60))
def test_graicunas_is_the_sum_of_its_three_parts(n):
    assert graicunas_relationships(n) == n + n * (n - 1) + n * (2 ** (n - 1) - 1)


@pytest.mark.parametrize("count", [pairwise_channels, hub_channels, graicunas_relationships])
@pytest.mark.parametrize("n", [-1, 2.5, "4", True, None, float("nan"), float("inf")])
def test_bad_counts_are_refused(count, n):
    with pytest.raises(ValueError, match="^n must be"):
        count(n)


def test_nobody_and_one():
    assert [pairwise_channels(n) for n in (0, 1, 2)] == [0, 0, 1]
    assert hub_channels(0) == 0
    with pytest.raises(ValueError, match="n must be at least 1"):
        graicunas_relationships(0)


@pytest.mark.parametrize(("adjacency", "message"), [
    ([], "square table"), ([[0, 1], [1, 0]], "at least 3 rows"), ([[0, 1, 0], [1, 0]], "square table"),
    (5, "square table"), (None, "square table"), ("abc", "square table"), (np.zeros((3, 4)), "square table"),
    (star(4) * 2, "only 0 and 1"), ([[0, "1", 0]] * 3, "only 0 and 1"),
    (np.full((3, 3), np.nan), "only 0 and 1"), (np.eye(3), "symmetric with 0 on the diagonal"),
    ([[0, 1, 0], [0, 0, 0], [0, 0, 0]], "symmetric")])
def test_bad_networks_are_refused(adjacency, message):
    with pytest.raises(ValueError, match=f"^adjacency must .*{message}"):
        degree_centralization(adjacency)


def test_frames_and_booleans_are_networks_too():
    assert degree_centralization(pd.DataFrame(star(5), columns=list("abcde"))) == 1
    assert degree_centralization(star(5).astype(bool)) == 1


@pytest.mark.parametrize(("p", "relays", "message"), [
    (1.1, 1, "p must be a share"), (-0.1, 1, "p must be a share"), (90, 1, "p must be a share"),
    ("0.9", 1, "p must be a finite"), (0.9, -1, "relays must be at least 0"),
    (0.9, 1.5, "relays must be a whole")])
def test_bad_relays_are_refused(p, relays, message):
    with pytest.raises(ValueError, match=message):
        relay_fidelity(p, relays)
