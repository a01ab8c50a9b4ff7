"""Sharing rules on Jishee (the exercise answers), and money that adds up for any places."""
from fractions import Fraction
from math import floor, nan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutag.models.fiscal_transfers import (
    criteria_allocation,
    derivation_blend,
    gap_filling,
    largest_remainder,
    net_equalisation,
    retention,
)
from nutag.models.inequality import coefficient_of_variation, gini

PROPERTY = settings(max_examples=200, deadline=None)

PEOPLE = [5000, 3000, 2000, 4000, 16000, 2000]
AREA = [4000, 6000, 5000, 3000, 500, 9000]
ORIGIN = [8000, 2000, 0, 0, 0, 0]
OWN = [2_500_000_000, 900_000_000, 300_000_000, 1_000_000_000, 6_400_000_000, 200_000_000]
INDEX = [0.70, 0.55, 0.45, 0.60, 0.80, 0.40]
EFFORT = [1.00, 0.95, 0.90, 1.05, 1.10, 0.85]
POOL = 1_000_000_000
CRITERIA = {"population": PEOPLE, "area": AREA, "need": [n * (1 - i) for n, i in zip(PEOPLE, INDEX)],
            "effort": [n * e for n, e in zip(PEOPLE, EFFORT)]}
WEIGHTS = {"population": 0.4, "area": 0.2, "need": 0.3, "effort": 0.1}
SHARED = [151_899_996, 130_437_166, 99_959_330, 132_729_071, 353_210_782, 131_763_655]

pools = st.integers(0, 10**13)
weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)
decimals = st.lists(st.decimals(0, 100, places=2).map(float), min_size=1, max_size=12).filter(any)
shares = st.integers(0, 20).map(lambda n: n / 20)
places = st.lists(st.tuples(st.integers(0, 10**12), st.integers(1, 10**6)), min_size=1, max_size=10)
yielding = places.filter(lambda rows: any(o for o, _ in rows))


def per_head(amounts, people):
    return [Fraction(amount) / n for amount, n in zip(amounts, people)]


def test_largest_remainder_textbook():
    assert largest_remainder(100, [1, 1, 1]) == [34, 33, 33]
    assert largest_remainder(1, [1, 1]) == [1, 0]
    assert largest_remainder(10, [1.5, 2.5, 6]) == [2, 2, 6]       # the tie goes to the first
    assert largest_remainder(0, [1, 2]) == [0, 0]


def test_the_alabama_paradox_in_its_textbook_form():
    """With one seat more in the house the third state loses one: Hamilton's rule does that."""
    assert largest_remainder(10, [6, 6, 2]) == [4, 4, 2]
    assert largest_remainder(11, [6, 6, 2]) == [5, 5, 1]


def test_jishee_by_origin_and_half_and_half():
    assert derivation_blend(POOL, ORIGIN, PEOPLE, 1) == [800_000_000, 200_000_000, 0, 0, 0, 0]
    assert gini(per_head(derivation_blend(POOL, ORIGIN, PEOPLE, 1), PEOPLE), PEOPLE) == 127 / 160
    assert gini(per_head(derivation_blend(POOL, ORIGIN, PEOPLE, 0.5), PEOPLE), PEOPLE) == 0.396875


def test_jishee_by_four_criteria():
    assert criteria_allocation(POOL, CRITERIA, WEIGHTS) == SHARED
    assert sum(SHARED) == POOL
    heads = [amount / n for amount, n in zip(SHARED, PEOPLE)]
    assert heads.index(max(heads)) == 5 and int(heads[5]) == 65_881


def test_criteria_in_any_shape():
    frame = pd.DataFrame(CRITERIA, index=list("ABCDEF"))
    assert criteria_allocation(POOL, frame, pd.Series(WEIGHTS)) == SHARED
    assert criteria_allocation(POOL, frame, list(WEIGHTS.values())) == SHARED
    assert criteria_allocation(POOL, list(CRITERIA.values()), list(WEIGHTS.values())) == SHARED
    assert criteria_allocation(POOL, CRITERIA, dict(reversed(WEIGHTS.items()))) == SHARED


def test_jishee_net_equalisation():
    expected = [-367_187_500, 79_687_500, 203_125_000, 206_250_000, -375_000_000, 253_125_000]
    transfers = net_equalisation(OWN, PEOPLE, 0.5)
    assert transfers == expected and sum(transfers) == 0
    after = [own + transfer for own, transfer in zip(OWN, transfers)]
    assert gini(per_head(OWN, PEOPLE), PEOPLE) == 151 / 904
    assert gini(per_head(after, PEOPLE), PEOPLE) == 151 / 1808
    kept = retention(PEOPLE, 0.5)
    assert (round(kept[0], 3), round(kept[5], 3)) == (0.578, 0.531)


def test_local_surplus_kept_at_home():
    """ADB 2021, Table 6: of each extra 100, what stayed after the share passed upward in 2016 to 2020."""
    assert [largest_remainder(100, [up, 100 - up])[1] for up in (30, 40, 60, 40, 30)] == [70, 60, 40, 60, 70]


def test_gap_filling_by_hand():
    assert gap_filling(100, [40, 10, 10], [2, 1, 3]) == [0, 0, 100]
    assert gap_filling(90, [90, 10, 20], [1, 1, 1]) == [0, 54, 36]


@PROPERTY
@given(pools, st.one_of(weights, decimals))
def test_largest_remainder_gives_all_within_one_of_the_quota(total, parts):
    amounts = largest_remainder(total, parts)
    exact = [Fraction(str(part)) for part in parts]
    quotas = [total * part / sum(exact) for part in exact]
    assert sum(amounts) == total and all(type(amount) is int for amount in amounts)
    assert all(floor(quota) <= amount <= floor(quota) + 1 for amount, quota in zip(amounts, quotas))
    assert all(amount == 0 for amount, part in zip(amounts, parts) if part == 0)
    rounded_up = [quota - floor(quota) for amount, quota in zip(amounts, quotas) if amount > floor(quota)]
    left_down = [quota - floor(quota) for amount, quota in zip(amounts, quotas) if amount == floor(quota)]
    assert not rounded_up or not left_down or min(rounded_up) >= max(left_down)


@PROPERTY
@given(pools, weights, st.integers(2, 10**6))
def test_equal_parts_are_served_in_list_order_and_scale_does_not_matter(total, parts, scale):
    amounts = largest_remainder(total, parts)
    assert largest_remainder(total, [scale * part for part in parts]) == amounts
    for i, part in enumerate(parts):
        assert all(amounts[i] >= amounts[j] for j in range(i + 1, len(parts)) if parts[j] == part)


@PROPERTY
@given(pools, yielding, shares)
def test_derivation_blend_conserves_money_and_stays_between_its_ends(pool, rows, derivation):
    origin, people = zip(*rows)
    blend = derivation_blend(pool, origin, people, derivation)
    assert sum(blend) == pool and min(blend) >= 0
    assert derivation_blend(pool, origin, people, 0) == largest_remainder(pool, people)
    assert derivation_blend(pool, origin, people, 1) == largest_remainder(pool, origin)


@PROPERTY
@given(yielding, shares)
def test_gini_of_the_blend_is_linear_in_derivation(rows, derivation):
    origin, people = zip(*rows)
    pool = 10**15

    def inequality(weight):
        return gini(per_head(derivation_blend(pool, origin, people, weight), people), people)
    assert inequality(derivation) == pytest.approx(derivation * inequality(1), abs=1e-9)
    assert inequality(0) == pytest.approx(0, abs=1e-9)


@PROPERTY
@given(pools, st.lists(st.tuples(*[st.integers(1, 10**6)] * 3), min_size=1, max_size=8),
       st.tuples(shares, shares))
def test_criteria_allocation_is_the_weighted_sum_of_shares(pool, rows, cuts):
    low, high = sorted(cuts)
    three = [low, round(high - low, 2), round(1 - high, 2)]
    columns = list(zip(*rows))
    amounts = criteria_allocation(pool, columns, three)
    assert sum(amounts) == pool and min(amounts) >= 0
    for amount, row in zip(amounts, rows):
        share = sum(Fraction(str(w)) * Fraction(x, sum(column)) for w, x, column in zip(three, row, columns))
        assert abs(amount - pool * share) < 1


@PROPERTY
@given(places, shares)
def test_net_equalisation_finances_itself_and_shrinks_inequality_by_its_degree(rows, degree):
    own, people = zip(*[(amount + 10**12, n) for amount, n in rows])
    transfers = net_equalisation(own, people, degree)
    assert sum(transfers) == 0 and all(type(transfer) is int for transfer in transfers)
    after = [amount + transfer for amount, transfer in zip(own, transfers)]
    before_heads, after_heads = per_head(own, people), per_head(after, people)
    for measure in (gini, coefficient_of_variation):
        expected = (1 - degree) * measure(before_heads, people)
        assert measure(after_heads, people) == pytest.approx(expected, abs=1e-9)


@PROPERTY
@given(places, shares.filter(lambda degree: degree < 1))
def test_equalisation_keeps_the_order_by_head_up_to_one_togrog(rows, degree):
    own, people = zip(*rows)
    after = [amount + transfer for amount, transfer in zip(own, net_equalisation(own, people, degree))]
    order = sorted(range(len(own)), key=per_head(own, people).__getitem__)
    for poorer, richer in zip(order, order[1:]):
        slack = Fraction(1, people[poorer]) + Fraction(1, people[richer])
        assert Fraction(after[poorer], people[poorer]) <= Fraction(after[richer], people[richer]) + slack


@PROPERTY
@given(places, shares)
def test_each_transfer_is_within_one_togrog_of_its_formula(rows, degree):
    own, people = zip(*rows)
    mean = Fraction(sum(own), sum(people))
    for transfer, amount, n in zip(net_equalisation(own, people, degree), own, people):
        assert abs(transfer - Fraction(str(degree)) * (n * mean - amount)) < 1
    assert net_equalisation(own, people, 0) == [0] * len(own)


@PROPERTY
@given(places, shares, st.integers(0, 9))
def test_retention_is_what_one_more_togrog_leaves(rows, degree, which):
    own, people = map(list, zip(*rows))
    place = which % len(own)
    richer = list(own)
    richer[place] += 10**12
    gain = net_equalisation(richer, people, degree)[place] - net_equalisation(own, people, degree)[place]
    assert 1 + gain / 10**12 == pytest.approx(retention(people, degree)[place], abs=1e-9)


@PROPERTY
@given(pools, places)
def test_gap_filling_pays_the_pool_to_places_below_the_mean(pool, rows):
    own, people = zip(*rows)
    mean = Fraction(sum(own), sum(people))
    gaps = [max(0, n * mean - amount) for amount, n in rows]
    if not any(gaps):
        with pytest.raises(ValueError, match="own_revenue must differ per head"):
            gap_filling(pool, own, people)
        return
    amounts = gap_filling(pool, own, people)
    assert sum(amounts) == pool
    assert all(abs(amount - pool * gap / sum(gaps)) < 1 for amount, gap in zip(amounts, gaps))
    assert all(amount == 0 for amount, gap in zip(amounts, gaps) if gap == 0)


def test_empty_places_and_unused_criteria():
    assert derivation_blend(10, [0, 0], [1, 4], 0) == [2, 8]
    assert criteria_allocation(10, {"a": [1, 4], "b": [0, 0]}, {"a": 1, "b": 0}) == [2, 8]
    assert net_equalisation([100, 0], [0, 5], 1) == [-100, 100]
    assert net_equalisation([0, 0], [1, 5], 0.5) == [0, 0]
    assert criteria_allocation(10, {"a": [1, 4]}, {"a": 0.1 + 0.2 + 0.7}) == [2, 8]


BAD_LISTS = [([], "must not be empty"), ([1, -1], r"\[1\] must be at least 0"),
             ([1, nan], r"\[1\] must be a finite"), (["1", 2], r"\[0\] must be a finite"),
             ("12", "must be a sequence"), (None, "must be a sequence")]


@pytest.mark.parametrize(("values", "rule"), BAD_LISTS)
def test_bad_lists_are_refused_by_name(values, rule):
    for name, call in [("weights", lambda: largest_remainder(10, values)),
                       ("origin", lambda: derivation_blend(10, values, [1, 1], 0.5)),
                       ("population", lambda: derivation_blend(10, [1, 1], values, 0.5)),
                       ("area", lambda: criteria_allocation(10, {"area": values}, {"area": 1})),
                       (r"criteria\[0\]", lambda: criteria_allocation(10, [values], [1])),
                       ("weights", lambda: criteria_allocation(10, [[1, 1]], values)),
                       ("own_revenue", lambda: net_equalisation(values, [1, 1], 0.5)),
                       ("population", lambda: gap_filling(10, [1, 1], values)),
                       ("population", lambda: retention(values, 0.5))]:
        with pytest.raises(ValueError, match=f"^{name} ?{rule}"):
            call()


@pytest.mark.parametrize(("pool", "rule"), [
    (-1, "must be at least 0"), (10.5, "must be a whole number"), (nan, "must be a finite number"),
    ("10", "must be a finite number"), (True, "must be a finite number")])
def test_a_pool_is_whole_togrog(pool, rule):
    for call in (lambda: largest_remainder(pool, [1]), lambda: derivation_blend(pool, [1], [1], 0.5),
                 lambda: criteria_allocation(pool, [[1]], [1]), lambda: gap_filling(pool, [1, 2], [1, 1])):
        with pytest.raises(ValueError, match=rule):
            call()


@pytest.mark.parametrize("share", [-0.1, 1.5, 50, nan, "0.5", None])
def test_shares_lie_between_zero_and_one(share):
    with pytest.raises(ValueError, match="derivation must be"):
        derivation_blend(10, [1], [1], share)
    for call in (lambda: net_equalisation([1], [1], share), lambda: retention([1], share)):
        with pytest.raises(ValueError, match="degree must be"):
            call()


@pytest.mark.parametrize(("call", "message"), [
    (lambda: largest_remainder(10, [0, 0]), "weights must not be zero everywhere"),
    (lambda: derivation_blend(10, [0, 0], [1, 1], 0.5), "origin must not be zero everywhere"),
    (lambda: derivation_blend(10, [1, 0], [0, 0], 0.5), "population must not be zero everywhere"),
    (lambda: derivation_blend(10, [1, 0], [1], 0.5), "origin and population must have the same length"),
    (lambda: criteria_allocation(10, {"a": [1], "b": [1, 2]}, {"a": 0.5, "b": 0.5}),
     "a and b must have the same"),
    (lambda: criteria_allocation(10, {"a": [1, 2]}, {"b": 1}), "weights must name the same criteria"),
    (lambda: criteria_allocation(10, [[1, 2]], [0.5, 0.5]), "criteria and weights must have the same length"),
    (lambda: criteria_allocation(10, [[1, 2]], [0.9]), "weights must add up to 1; got 0.9"),
    (lambda: criteria_allocation(10, {}, {}), "weights must not be empty"),
    (lambda: criteria_allocation(10, None, [1]), "criteria must be a dict"),
    (lambda: net_equalisation([1, 2], [0, 0], 0.5), "population must not be zero everywhere"),
    (lambda: net_equalisation([1, 2], [1], 0.5), "own_revenue and population must have the same length"),
    (lambda: net_equalisation([2500.5], [1], 0.5), r"own_revenue\[0\] must be a whole number"),
    (lambda: gap_filling(10, [2, 4], [1, 2]), "there is no gap to fill"),
    (lambda: retention([0, 0], 0.5), "population must not be zero everywhere")])
def test_each_refusal_names_the_argument_and_the_rule(call, message):
    with pytest.raises(ValueError, match=message):
        call()
