from fractions import Fraction as F
from itertools import product
from math import prod

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nutag.models.bargaining import (
    adjusted_winner, improvements, kalai_smorodinsky, nash_solution, pareto_front)

many = settings(max_examples=200, deadline=None)

# Score sheets: issue → options for (company, local government, citizens, small firms). TEACHING.
SHEETS = {
    "jobs": ((6, 12, 5), (0, 10, 16), (0, 8, 14), (0, 5, 8)),
    "procurement": ((14, 11, 4), (0, 8, 12), (0, 3, 6), (0, 22, 44)),
    "water": ((24, 16, 6), (0, 14, 20), (0, 18, 34), (0, 4, 8)),
    "fund": ((26, 14, 0), (0, 16, 28), (0, 8, 14), (0, 6, 10)),
    "road": ((14, 8, 0), (0, 8, 14), (0, 8, 14), (0, 10, 18)),
    "transparency": ((6, 10, 7), (3, 10, 8), (0, 10, 18), (0, 8, 12)),
}
DEALS = list(product(range(3), repeat=6))
BATNA = (45, 35, 40, 30)


def scores(deal):
    points = [[party[option] for party in parties] for parties, option in zip(SHEETS.values(), deal)]
    return tuple(map(sum, zip(*points)))


FOUR = [scores(deal) for deal in DEALS]
TWO = [(company, sum(others)) for company, *others in FOUR]
MIDDLE = (1,) * 6


def deals(indices):
    return [DEALS[i] for i in indices]


def rational(payoffs, disagreement):
    return {i for i, row in enumerate(payoffs) if all(u >= d for u, d in zip(row, disagreement))}


def dominates(one, other):
    return all(a >= b for a, b in zip(one, other)) and tuple(one) != tuple(other)


def test_each_partys_best_is_100():
    assert [sum(max(options[party]) for options in SHEETS.values()) for party in range(4)] == [100] * 4


def test_four_parties():
    front, acceptable = set(pareto_front(FOUR)), rational(FOUR, BATNA)
    assert (len(DEALS), len(acceptable), len(front), len(front & acceptable)) == (729, 374, 155, 105)
    assert deals(nash_solution(FOUR, BATNA)) == [(1, 2, 1, 1, 1, 2)]
    assert scores((1, 2, 1, 1, 1, 2)) == (61, 68, 66, 81)
    assert prod(u - d for u, d in zip((61, 68, 66, 81), BATNA)) == 700_128
    assert deals(kalai_smorodinsky(FOUR, BATNA)) == [(1, 2, 2, 0, 1, 1)]
    assert scores((1, 2, 2, 0, 1, 1)) == (66, 60, 66, 75)
    assert scores(MIDDLE) == (71, 66, 55, 55) and DEALS.index(MIDDLE) in front


def test_two_parties():
    front, acceptable = set(pareto_front(TWO)), rational(TWO, (45, 105))
    assert (len(acceptable), len(front), len(front & acceptable)) == (510, 37, 26)
    for solution in (nash_solution, kalai_smorodinsky):
        assert deals(solution(TWO, (45, 105))) == [(1, 2, 1, 0, 1, 2)]
    best = TWO[DEALS.index((1, 2, 1, 0, 1, 2))]
    assert best == (73, 185) and (73 - 45) * (185 - 105) == 2240
    assert TWO[DEALS.index(MIDDLE)] == (71, 176) and DEALS.index(MIDDLE) not in front


@pytest.mark.parametrize(("text", "expected", "better", "strictly"), [
    ((1, 0, 1, 1, 1, 0), (70, 51, 42, 25), 24, 19), ((0, 1, 1, 1, 1, 0), None, 96, 78)])
def test_single_negotiating_texts(text, expected, better, strictly):
    here = scores(text)
    assert expected in (None, here)
    assert sum(dominates(row, here) for row in FOUR) == better
    assert sum(all(a > b for a, b in zip(row, here)) for row in FOUR) == strictly


def test_improvements_are_the_deals_that_dominate():
    for deal in range(0, len(FOUR), 7):
        assert improvements(FOUR, deal) == [i for i, row in enumerate(FOUR) if dominates(row, FOUR[deal])]
    assert [deal for deal in range(len(TWO)) if not improvements(TWO, deal)] == pareto_front(TWO)
    with pytest.raises(IndexError):
        improvements(FOUR, 729)


def test_the_swap_that_beats_the_middle():
    swap = (1, 2, 1, 0, 1, 2)
    company, community = np.array(TWO[DEALS.index(swap)]) - TWO[DEALS.index(MIDDLE)]
    assert (company, community) == (12 - 7 - 3, -30 + 29 + 10) == (2, 9)


@pytest.mark.parametrize(("batna", "deal", "payoff"), [
    ((60, 35, 40, 30), (1, 2, 1, 0, 1, 2), (73, 52, 58, 75)),
    ((45, 35, 55, 30), (2, 2, 2, 0, 1, 2), (56, 64, 80, 82))])
def test_a_stronger_batna_moves_the_nash_deal(batna, deal, payoff):
    assert deals(nash_solution(FOUR, batna)) == [deal] and scores(deal) == payoff


def test_trade_ratios():
    gain = {issue: sum(party[2] - party[0] for party in parties[1:]) for issue, parties in SHEETS.items()}
    loss = {issue: parties[0][0] - parties[0][2] for issue, parties in SHEETS.items()}
    ratios = {issue: gain[issue] / loss[issue] for issue in SHEETS if loss[issue] > 0}
    assert ratios == pytest.approx(
        {"jobs": 38, "procurement": 6.2, "water": 3.44, "road": 3.29, "fund": 2}, abs=0.005)
    assert loss["transparency"] < 0 < gain["transparency"]


# Nash (1950), Bill and Jack: good → (utility to Bill, utility to Jack).
BILLS = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
JACKS = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}
GOODS = [(name, -bill, jack) for name, (bill, jack) in BILLS.items()] + \
        [(name, bill, -jack) for name, (bill, jack) in JACKS.items()]
TRADES = list(product((0, 1), repeat=9))
GAINS = [(sum(t * bill for t, (_, bill, _) in zip(trade, GOODS)),
          sum(t * jack for t, (_, _, jack) in zip(trade, GOODS))) for trade in TRADES]


def test_bill_and_jack():
    assert len(TRADES) == 512
    (best,) = nash_solution(GAINS, (0, 0))
    assert GAINS[best] == (12, 5) and prod(GAINS[best]) == 60
    assert {name for t, (name, _, _) in zip(TRADES[best], GOODS) if t} == \
        {"book", "whip", "ball", "bat", "pen", "toy", "knife"}
    points = {GAINS[i] for i in pareto_front(GAINS) if min(GAINS[i]) >= 0}
    assert points == {(2, 8), (6, 7), (8, 6), (12, 5), (14, 4), (16, 2), (18, 0)}


def test_known_solutions_of_divisible_problems_on_a_grid():
    split = [(x, 100 - x) for x in range(101)]
    assert [split[i] for i in nash_solution(split, (20, 0))] == [(60, 40)]
    averse = [(x / 3000, (1 - x / 3000) ** 0.5) for x in range(3001)]
    assert [averse[i][0] for i in nash_solution(averse, (0, 0))] == [pytest.approx(2 / 3)]
    # conv{(0,0), (0,1), (1/2,1), (1,0)}: its efficient edge is (x, min(1, 2 − 2x)).
    edge = [(F(x, 600), min(F(1), 2 - F(2 * x, 600))) for x in range(601)]
    assert [edge[i] for i in nash_solution(edge, (0, 0))] == [(F(1, 2), 1)]
    assert [edge[i] for i in kalai_smorodinsky(edge, (0, 0))] == [(F(2, 3), F(2, 3))]


def test_adjusted_winner_of_the_macmillan_applet():
    division = adjusted_winner([30, 15, 20, 30, 5], [20, 25, 15, 15, 25])
    assert division.shares_a == (1, 0, F(1, 7), 1, 0)
    assert division.total_a == division.total_b == 62 + F(6, 7)


def test_adjusted_winner_of_carol_and_bob():
    """Retirement account, home, summer cottage, investments, other: a textbook divorce."""
    carol, bob = [50, 20, 15, 10, 5], [40, 30, 10, 10, 10]
    division = adjusted_winner(carol, bob)
    assert division.total_a == division.total_b == 56 + F(2, 3)
    assert division.shares_a[0] == F(5, 6)


payoff = st.integers(-9, 9)


@st.composite
def problems(draw):
    parties = draw(st.integers(1, 4))
    row = st.lists(payoff, min_size=parties, max_size=parties)
    return draw(st.lists(row, min_size=1, max_size=15)), draw(row)


@many
@given(problems())
def test_pareto_front_is_undominated_and_dominates_the_rest(problem):
    payoffs, _ = problem
    front = [payoffs[i] for i in pareto_front(payoffs)]
    assert not any(dominates(one, other) for one in front for other in front)
    for i in set(range(len(payoffs))) - set(pareto_front(payoffs)):
        assert any(dominates(one, payoffs[i]) for one in front)


@many
@given(problems())
def test_nash_maximises_the_product_over_acceptable_deals_and_returns_all_ties(problem):
    payoffs, d = problem
    products = {i: prod(u - least for u, least in zip(payoffs[i], d)) for i in rational(payoffs, d)}
    assert nash_solution(payoffs, d) == sorted(i for i in products if products[i] == max(products.values()))


@many
@given(problems())
def test_solutions_with_a_positive_product_are_efficient_and_acceptable(problem):
    payoffs, d = problem
    chosen = nash_solution(payoffs, d)
    assume(chosen and all(u > least for u, least in zip(payoffs[chosen[0]], d)))
    assert set(chosen) <= set(pareto_front(payoffs)) & rational(payoffs, d)
    assert set(kalai_smorodinsky(payoffs, d)) <= set(pareto_front(payoffs)) & rational(payoffs, d)


@many
@given(problems(), st.data())
def test_solutions_do_not_depend_on_the_unit_or_zero_of_any_party(problem, data):
    payoffs, d = problem
    party = data.draw(st.integers(0, len(d) - 1))
    scale, shift = data.draw(st.fractions(F(1, 9), 9)), data.draw(payoff)

    def rescaled(row):
        return [u * scale + shift if i == party else u for i, u in enumerate(row)]

    for solution in (nash_solution, kalai_smorodinsky):
        assert solution(payoffs, d) == solution([rescaled(row) for row in payoffs], rescaled(d))


def test_small_firms_scored_in_tenths_change_nothing():
    rescaled = [(*row[:3], 10 * row[3]) for row in FOUR]
    assert nash_solution(rescaled, (*BATNA[:3], 300)) == nash_solution(FOUR, BATNA)


@many
@given(problems(), st.data())
def test_names_of_the_parties_do_not_matter(problem, data):
    payoffs, d = problem
    order = data.draw(st.permutations(range(len(d))))
    renamed = [[row[i] for i in order] for row in payoffs]
    for solution in (nash_solution, kalai_smorodinsky):
        assert solution(payoffs, d) == solution(renamed, [d[i] for i in order])
    assert pareto_front(payoffs) == pareto_front(renamed)


@many
@given(problems(), st.data())
def test_removing_deals_not_chosen_leaves_the_nash_deals(problem, data):
    payoffs, d = problem
    chosen = nash_solution(payoffs, d)
    others = sorted(set(range(len(payoffs))) - set(chosen))
    kept = data.draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    keep = sorted(chosen + kept)
    assume(keep)
    assert [keep[i] for i in nash_solution([payoffs[i] for i in keep], d)] == chosen


@many
@given(problems(), st.data())
def test_a_better_disagreement_value_never_lowers_that_partys_nash_payoff(problem, data):
    payoffs, d = problem
    party, more = data.draw(st.integers(0, len(d) - 1)), data.draw(st.integers(0, 5))
    raised = [value + more if i == party else value for i, value in enumerate(d)]
    before, after = nash_solution(payoffs, d), nash_solution(payoffs, raised)
    assume(after and prod(u - v for u, v in zip(payoffs[before[0]], d)) > 0)
    assume(prod(u - v for u, v in zip(payoffs[after[0]], raised)) > 0)
    assert min(payoffs[i][party] for i in after) >= min(payoffs[i][party] for i in before)


@many
@given(problems())
def test_kalai_smorodinsky_is_the_leximin_of_relative_gains(problem):
    payoffs, d = problem
    acceptable = rational(payoffs, d)
    best = [max((payoffs[i][p] - d[p] for i in acceptable), default=0) for p in range(len(d))]
    parts = {i: sorted(F(payoffs[i][p] - d[p], best[p])
                       for p in range(len(d)) if best[p]) for i in acceptable}
    assert kalai_smorodinsky(payoffs, d) == sorted(i for i in parts if parts[i] == max(parts.values()))


point = st.integers(0, 20)
points = st.lists(st.tuples(point, point), min_size=1, max_size=6).map(lambda pairs: tuple(zip(*pairs)))


def scaled(pair):
    a, b = pair
    return [x * sum(b) for x in a], [y * sum(a) for y in b]


@many
@given(points)
def test_adjusted_winner_is_equitable_envy_free_efficient_and_splits_at_most_one_item(pair):
    a, b = scaled(pair)
    assume(sum(a))
    division = adjusted_winner(a, b)
    assert division.total_a == division.total_b == sum(x * s for x, s in zip(a, division.shares_a))
    assert division.total_b == sum(y * (1 - s) for y, s in zip(b, division.shares_a))
    assert 2 * division.total_a >= sum(a)
    assert all(0 <= share <= 1 for share in division.shares_a)
    assert sum(0 < share < 1 for share in division.shares_a) <= 1
    for (x, y, s), (x2, y2, s2) in product(zip(a, b, division.shares_a), repeat=2):
        if s > 0 and s2 < 1:
            assert x * y2 >= x2 * y, "A holds part of an item that B wants more, relative to one that B holds"


@many
@given(points)
def test_adjusted_winner_is_the_same_for_both_parties(pair):
    a, b = scaled(pair)
    assume(sum(a))
    assert adjusted_winner(a, b).total_a == adjusted_winner(b, a).total_a


def test_edges_that_are_computed():
    assert nash_solution([(1, 1)], (2, 2)) == [] == kalai_smorodinsky([(1, 1)], (2, 2)), "nothing acceptable"
    assert nash_solution([(3, 3)] * 4, (0, 0)) == [0, 1, 2, 3] == pareto_front([(3, 3)] * 4), "all ties"
    assert nash_solution([(2, 0), (1, 0)], (0, 0)) == [0, 1], "a product of 0 need not be efficient"
    assert kalai_smorodinsky([(2, 0), (1, 0)], (0, 0)) == [0], "a party that cannot gain is left out"
    assert kalai_smorodinsky([(0, 0), (0, 0)], (0, 0)) == [0, 1]
    assert pareto_front([(1,), (3,), (2,)]) == [1], "one party"
    for table in (np.array, pd.DataFrame):
        assert pareto_front(table([[1.5, 2], [1.5, 1]])) == [0]
    decimals = [(0.1, 1.2), (0.3, 0.4), (0.4, 0.3)]
    assert nash_solution(decimals, (0, 0)) == [0, 1, 2], "decimals are taken as written"
    assert adjusted_winner([100], [100]).shares_a == (F(1, 2),)
    assert adjusted_winner([100, 0], [0, 100]).total_a == 100
    assert adjusted_winner([50, 50, 0], [50, 50, 0]).total_a == 50


@pytest.mark.parametrize("payoffs", [
    [], [[]], [(1, 2), (1,)], [("a", 1)], [(1, float("nan"))], "ab", 5, [1, 2]])
@pytest.mark.parametrize("function", [
    pareto_front, lambda p: nash_solution(p, (0, 0)), lambda p: kalai_smorodinsky(p, (0, 0))])
def test_refuses_payoffs(function, payoffs):
    with pytest.raises(ValueError, match="payoffs"):
        function(payoffs)


@pytest.mark.parametrize("disagreement", [(), (1,), (1, 2, 3), "ab", (1, float("inf")), 4])
@pytest.mark.parametrize("function", [nash_solution, kalai_smorodinsky])
def test_refuses_disagreement(function, disagreement):
    with pytest.raises(ValueError, match="disagreement"):
        function([(1, 2)], disagreement)


@pytest.mark.parametrize(("a", "b", "message"), [
    ([], [], "points_a"), ([1], [], "points_b"), ([1], [1, 0], "same length"),
    ([-1, 2], [1, 0], r"points_a\[0\]"),
    ([0, 0], [0, 0], "more than 0"), ([60, 40], [50, 40], "same total"), (["x"], [1], r"points_a\[0\]"),
    ([float("nan")], [1], r"points_a\[0\]")])
def test_adjusted_winner_refuses(a, b, message):
    with pytest.raises(ValueError, match=message):
        adjusted_winner(a, b)
