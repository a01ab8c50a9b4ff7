from fractions import Fraction as F
from itertools import combinations, permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nutag.models.power_indices import (
    banzhaf, blocking_coalitions, group_power, group_power_to_act, minimal_winning_coalitions, power_to_act,
    shapley_shubik)

many = settings(max_examples=200, deadline=None)
SECURITY_COUNCIL = [7] * 5 + [1] * 10
SEATS = [5, 5, 3, 3]   # local government, citizens, mining companies, small firms: TEACHING
LG, CZ, MC, SM = range(4)


def wins(coalition, weights, quota, vetoes=(), min_members=0):
    return (sum(weights[i] for i in coalition) >= quota and set(vetoes) <= set(coalition)
            and len(coalition) >= min_members)


def coalitions(n):
    return [coalition for size in range(n + 1) for coalition in combinations(range(n), size)]


def shapley_by_orders(*game):
    """The definition, said with queues: who makes a growing coalition win?"""
    orders = list(permutations(range(len(game[0]))))
    deciders = [next(order[k] for k in range(len(order)) if wins(order[:k + 1], *game)) for order in orders]
    return [F(deciders.count(i), len(orders)) for i in range(len(game[0]))]


def test_britannica_50_49_1():
    assert shapley_shubik([50, 49, 1], 51) == [F(2, 3), F(1, 6), F(1, 6)]
    assert banzhaf([50, 49, 1], 51) == [F(3, 5), F(1, 5), F(1, 5)]


def test_3_2_1_1():
    assert shapley_shubik([3, 2, 1, 1], 4) == [F(1, 2), F(1, 6), F(1, 6), F(1, 6)]


def test_council_of_the_european_economic_community_1958():
    game = [4, 4, 4, 2, 2, 1], 12
    assert banzhaf(*game) == [F(5, 21)] * 3 + [F(1, 7)] * 2 + [0]
    assert shapley_shubik(*game) == [F(7, 30)] * 3 + [F(3, 20)] * 2 + [0]
    assert banzhaf(*game, normalised=False)[0] == F(5, 16)


def test_security_council():
    assert shapley_shubik(SECURITY_COUNCIL, 39) == [F(421, 2145)] * 5 + [F(4, 2145)] * 10
    assert banzhaf(SECURITY_COUNCIL, 39) == [F(106, 635)] * 5 + [F(21, 1270)] * 10
    assert power_to_act(SECURITY_COUNCIL, 39) == F(848, 2**15)
    assert len(minimal_winning_coalitions(SECURITY_COUNCIL, 39)) == 210
    assert blocking_coalitions(SECURITY_COUNCIL, 39)[:5] == [(0,), (1,), (2,), (3,), (4,)]


def test_security_council_told_as_vetoes_and_nine_votes_is_the_same_game():
    told = [1] * 15, 9, range(5)
    assert shapley_shubik(*told) == shapley_shubik(SECURITY_COUNCIL, 39)
    assert banzhaf(*told) == banzhaf(SECURITY_COUNCIL, 39)
    assert power_to_act(*told) == F(848, 2**15)


@pytest.mark.parametrize(("quota", "large", "small", "act"), [
    (9, F(1, 3), F(1, 6), F(3, 8)), (10, F(1, 3), F(1, 6), F(3, 8)), (11, F(1, 4), F(1, 4), F(5, 16)),
    (12, F(5, 12), F(1, 12), F(3, 16)), (13, F(5, 12), F(1, 12), F(3, 16)), (14, F(1, 4), F(1, 4), F(1, 16)),
    (15, F(1, 4), F(1, 4), F(1, 16)), (16, F(1, 4), F(1, 4), F(1, 16))])
def test_power_by_quota_in_a_council_of_16(quota, large, small, act):
    assert shapley_shubik(SEATS, quota) == [large, large, small, small]
    assert power_to_act(SEATS, quota) == act


@pytest.mark.parametrize(("seats", "power"), [
    ([4, 4, 4, 4], F(1, 4)), ([5, 4, 4, 3], F(5, 12)), ([6, 4, 3, 3], F(1, 2)),
    ([7, 3, 3, 3], F(1, 2)), ([8, 3, 3, 2], F(3, 4)), ([9, 3, 2, 2], 1)])
def test_privilege_ladder(seats, power):
    assert shapley_shubik(seats, 9)[LG] == power


def test_majority_and_its_minimal_coalitions():
    assert minimal_winning_coalitions(SEATS, 9) == [(LG, CZ), (LG, MC, SM), (CZ, MC, SM)]


def test_a_veto_for_local_government():
    game = [4, 4, 4, 4], 9
    assert shapley_shubik(*game, vetoes=[LG]) == [F(1, 2), F(1, 6), F(1, 6), F(1, 6)]
    assert banzhaf(*game, vetoes=[LG]) == [F(2, 5), F(1, 5), F(1, 5), F(1, 5)]
    assert (power_to_act(*game), power_to_act(*game, vetoes=[LG])) == (F(5, 16), F(1, 4))
    assert power_to_act(*game, vetoes=range(4)) == F(1, 16)


def test_smallest_walk_outs_under_a_quorum_of_11():
    walk_outs = blocking_coalitions(SEATS, 11)
    assert walk_outs == list(combinations(range(4), 2))
    assert min(sum(SEATS[i] for i in walk_out) for walk_out in walk_outs) == 6


def test_at_least_three_groups():
    assert shapley_shubik(SEATS, 9, min_members=3) == [F(1, 4)] * 4
    assert power_to_act(SEATS, 9, min_members=3) == F(5, 16)


def test_privilege_index_of_eight_seats():
    assert shapley_shubik([8, 3, 3, 2], 9)[LG] / F(8, 16) == F(3, 2)


def group_power_by_orders(sizes, quota, least):
    """The definition, one member at a time: who makes a growing crowd of single voters win?"""
    members = [group for group, size in enumerate(sizes) for _ in range(size)]
    decided = [0] * len(sizes)
    orders = list(permutations(members))
    for order in orders:
        heads = (order[:k + 1] for k in range(len(order)))
        decider = next((head[-1] for head in heads if len(head) >= quota and len(set(head)) >= least), None)
        if decider is not None:
            decided[decider] += 1
    return [F(count, len(orders)) for count in decided]


@pytest.mark.parametrize("sizes", [[2, 2, 1, 1], [3, 1, 1, 1], [4, 2], [1, 0, 3, 2], [3, 3], [0, 0, 1]])
def test_power_of_groups_is_the_share_of_orders_that_their_members_decide(sizes):
    for quota in range(1, sum(sizes) + 2):
        for least in range(1, len(sizes) + 1):
            assert group_power(sizes, quota, least) == group_power_by_orders(sizes, quota, least), (quota, least)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4).filter(any), st.data())
def test_alone_each_seat_has_the_same_power(sizes, data):
    quota = data.draw(st.integers(1, sum(sizes)))
    assert group_power(sizes, quota) == [F(size, sum(sizes)) for size in sizes]


@pytest.mark.parametrize("sizes", [[2, 2, 1, 1], [3, 1, 1, 1], [4, 2], [1, 0, 3, 2]])
def test_power_to_act_of_single_voters_counts_their_coalitions(sizes):
    members = [group for group, size in enumerate(sizes) for _ in range(size)]
    for quota in range(1, len(members) + 2):
        for least in range(1, 5):
            won = sum(len(c) >= quota and len({members[i] for i in c}) >= least for c in coalitions(len(members)))
            assert group_power_to_act(sizes, quota, least) == F(won, 2 ** len(members))


def test_power_of_groups_refuses():
    for arguments, message in (([], 1), "sizes"), (([1, -1], 1), "sizes"), (([1], 0), "quota"), (([1], 1, 0),
                                                                                                 "min_groups"):
        for function in (group_power, group_power_to_act):
            with pytest.raises(ValueError, match=message):
                function(*arguments)


@st.composite
def games(draw, members=5, safeguards=True):
    weights = draw(st.lists(st.integers(0, 9), min_size=1, max_size=members).filter(any))
    quota = draw(st.integers(1, sum(weights)))
    if not safeguards:
        return weights, quota
    vetoes = draw(st.sets(st.integers(0, len(weights) - 1), max_size=2))
    return weights, quota, tuple(vetoes), draw(st.integers(0, len(weights)))


@many
@given(games())
def test_shapley_is_the_share_of_orders_that_a_member_decides(game):
    assert shapley_shubik(*game) == shapley_by_orders(*game)


@many
@given(games())
def test_banzhaf_and_power_to_act_count_coalitions(game):
    n = len(game[0])
    winning = [set(c) for c in coalitions(n) if wins(c, *game)]
    swings = [sum(i in c and not wins(c - {i}, *game) for c in winning) for i in range(n)]
    assert banzhaf(*game, normalised=False) == [F(swing, 2 ** (n - 1)) for swing in swings]
    assert banzhaf(*game) == [F(swing, sum(swings)) for swing in swings]
    assert power_to_act(*game) == F(len(winning), 2**n)


@many
@given(games())
def test_indices_sum_to_one_and_are_not_negative(game):
    for powers in (shapley_shubik(*game), banzhaf(*game)):
        assert sum(powers) == 1 and min(powers) >= 0


@many
@given(games())
def test_like_members_have_like_power(game):
    weights, _, vetoes, _ = game
    for index in (shapley_shubik, banzhaf):
        powers = index(*game)
        alike = {}
        for member, power in enumerate(powers):
            assert alike.setdefault((weights[member], member in vetoes), power) == power


@many
@given(games(safeguards=False))
def test_more_seats_never_mean_less_power_without_vetoes(game):
    for index in (shapley_shubik, banzhaf):
        powers = [power for _, power in sorted(zip(game[0], index(*game)))]
        assert powers == sorted(powers)


@many
@given(games())
def test_dummies_have_no_power_and_are_in_no_minimal_coalition(game):
    needed = {member for coalition in minimal_winning_coalitions(*game) for member in coalition}
    for powers in (shapley_shubik(*game), banzhaf(*game)):
        assert {member for member, power in enumerate(powers) if power > 0} == needed


@many
@given(games())
def test_a_vetoer_can_prevent_everything_and_blocks_alone(game):
    assume(game[2])
    vetoer, n = game[2][0], len(game[0])
    swings = banzhaf(*game, normalised=False)[vetoer] * 2 ** (n - 1)
    assert swings / (power_to_act(*game) * 2**n) == 1
    assert (vetoer,) in blocking_coalitions(*game)


@many
@given(games(safeguards=False), st.integers(1, 5))
def test_a_dictator_has_all_power(game, more):
    weights, _ = game
    quota = sum(weights) + more
    assert shapley_shubik([quota, *weights], quota)[0] == 1


@many
@given(games(), st.integers(1, 7), st.booleans())
def test_scaling_weights_and_quota_changes_nothing(game, factor, divide):
    weights, quota, *rest = game
    scale = F(1, factor) if divide else factor
    scaled = [weight * scale for weight in weights], quota * scale, *rest
    for function in (shapley_shubik, banzhaf, power_to_act, minimal_winning_coalitions, blocking_coalitions):
        assert function(*game) == function(*scaled)


@many
@given(games(safeguards=False))
def test_duality(game):
    weights, quota = game
    dual = sum(weights) + 1 - quota
    for index in (shapley_shubik, banzhaf):
        assert index(weights, quota) == index(weights, dual)
    assert blocking_coalitions(weights, quota) == minimal_winning_coalitions(weights, dual)


@many
@given(games())
def test_supersets_of_minimal_winning_coalitions_are_the_winning_ones(game):
    minimal = [set(coalition) for coalition in minimal_winning_coalitions(*game)]
    for coalition in coalitions(len(game[0])):
        assert any(m <= set(coalition) for m in minimal) == wins(coalition, *game)


@many
@given(games())
def test_a_walk_out_blocks_exactly_if_it_contains_a_blocking_coalition(game):
    minimal = [set(coalition) for coalition in blocking_coalitions(*game)]
    everyone = set(range(len(game[0])))
    for coalition in coalitions(len(game[0])):
        assert any(m <= set(coalition) for m in minimal) != wins(everyone - set(coalition), *game)


@many
@given(games())
def test_a_proper_game_acts_at_most_half_the_time(game):
    weights, quota, *_ = game
    assume(2 * quota > sum(weights))
    assert power_to_act(*game) <= F(1, 2)


def test_edges_that_are_computed():
    assert shapley_shubik([7], 1) == [1] and banzhaf([7], 7) == [1] and power_to_act([7], 7) == F(1, 2)
    assert shapley_shubik([1] * 16, 9) == [F(1, 16)] * 16
    assert shapley_shubik([0.7, 0.1], 0.8) == [F(1, 2)] * 2, "decimals are taken as written"
    assert shapley_shubik([5, 0], 3) == [1, 0]
    assert len(minimal_winning_coalitions([1] * 16, 15)) == 16


@pytest.mark.parametrize(("arguments", "message"), [
    (([], 1), "weights"), (([-1, 2], 1), r"weights\[0\]"), (([0, 0], 1), "quota"), (([5, 3], 9), "quota"),
    (([5, 3], 0), "quota"), (([5, 3], -2), "quota"), (([5, float("nan")], 3), r"weights\[1\]"),
    (("53", 3), "weights"),
    ((["5", 3], 3), r"weights\[0\]"), (([5, 3], "4"), "quota"), (([5, 3], float("nan")), "quota"),
    (([5, 3], 4, [2]), "vetoes"), (([5, 3], 4, [-1]), "vetoes"), (([5, 3], 4, "0"), "vetoes"),
    (([5, 3], 4, None), "vetoes"), (([5, 3], 4, [], 3), "min_members"), (([5, 3], 4, [], -1), "min_members"),
    (([5, 3], 4, [], 1.5), "min_members"), ((5, 3), "weights")])
@pytest.mark.parametrize("function", [
    shapley_shubik, banzhaf, power_to_act, minimal_winning_coalitions, blocking_coalitions])
def test_refuses(function, arguments, message):
    with pytest.raises(ValueError, match=message):
        function(*arguments)


def test_refuses_to_list_the_coalitions_of_a_crowd():
    with pytest.raises(ValueError, match="at most 20 members"):
        minimal_winning_coalitions([1] * 21, 11)
