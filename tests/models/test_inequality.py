"""Gini, Theil and their kin: published values, the double sums they abbreviate, and invariants."""
from fractions import Fraction
from math import log, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutag.models.inequality import (coefficient_of_variation, concentration_ratio, gini, lorenz_curve, theil,
                                     theil_decomposition)

PROPERTY = settings(max_examples=200, deadline=None)
MEASURES = [gini, theil, coefficient_of_variation]

# Income per head of the 32 Mexican states in 1940 and the region of each state (column hanson98), in the
# order of the file mexico.csv of libpysal (BSD-3-Clause); Rey and Sastre Gutierrez (2010), Spatial Economic
# Analysis 5:277–298. The values below are those of the tests of PySAL's package "inequality".
MEXICO_1940 = [
    (10384, 2), (22361, 1), (9573, 2), (3758, 5), (2934, 5), (8578, 1), (8537, 1), (6909, 3), (17816, 4),
    (12132, 2), (4359, 3), (2181, 5), (4414, 3), (5309, 3), (3408, 4), (3327, 3), (6936, 3), (4836, 2),
    (9073, 1), (1892, 5), (3569, 3), (11016, 3), (21965, 5), (4372, 2), (4840, 2), (6399, 1), (2459, 5),
    (7508, 1), (3605, 3), (5203, 3), (7990, 5), (3734, 2),
]

places = st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 60), st.sampled_from("ABC")),
                  min_size=1, max_size=12).filter(lambda rows: any(y for y, _, _ in rows))


def test_mexican_states_in_1940():
    income, region = zip(*MEXICO_1940)
    assert len(income) == 32
    assert gini(income) == pytest.approx(0.35372371173452849, abs=1e-15)
    assert theil(income) == pytest.approx(0.20894344, abs=5e-9)
    assert theil_decomposition(income, region) == pytest.approx((0.0345889, 0.17435454), abs=5e-8)


def test_textbook_values():
    assert gini([1, 2, 3, 4, 5]) == 4 / 15
    assert gini([0, 0, 0, 1]) == 3 / 4
    assert theil([0, 0, 0, 10, 10, 10]) == pytest.approx(log(2), abs=1e-15)
    assert theil_decomposition([0, 0, 0, 10, 10, 10], [0, 0, 0, 1, 1, 1]) == pytest.approx((log(2), 0))
    assert coefficient_of_variation([2, 4, 4, 4, 5, 5, 7, 9]) == 2 / 5


def test_jishee_royalty_by_origin():
    people = [5000, 3000, 2000, 4000, 16000, 2000]
    origin = [800_000_000, 200_000_000, 0, 0, 0, 0]
    by_origin = [Fraction(amount, n) for amount, n in zip(origin, people)]
    half = [(y + Fraction(10**9, 32_000)) / 2 for y in by_origin]
    assert gini(by_origin, people) == 127 / 160 == 0.79375
    assert gini(half, people) == 0.396875


def test_jishee_own_revenue():
    people = [5000, 3000, 2000, 4000, 16000, 2000]
    revenue = [2500, 900, 300, 1000, 6400, 200]
    assert gini([Fraction(r, n) for r, n in zip(revenue, people)], people) == 151 / 904


def test_the_weights_are_people_not_decoration():
    assert gini([10, 1], [1, 9]) == pytest.approx(gini([10] + [1] * 9)) != pytest.approx(gini([10, 1]))


def double_sum_gini(values, weights):
    n, mean = sum(weights), Fraction(sum(w * y for y, w in zip(values, weights)), sum(weights))
    pairs = sum(v * w * abs(x - y) for x, v in zip(values, weights) for y, w in zip(values, weights))
    return pairs / (2 * mean * n * n)


@PROPERTY
@given(places)
def test_gini_is_the_double_sum_exactly(rows):
    values, weights, _ = zip(*rows)
    assert gini(values, weights) == float(double_sum_gini(values, weights))


@PROPERTY
@given(places)
def test_gini_is_one_minus_twice_the_area_under_the_lorenz_curve(rows):
    values, weights, _ = zip(*rows)
    curve = lorenz_curve(values, weights)
    x, y = (np.array([row[name] for row in curve]) for name in ("population_share", "value_share"))
    assert (x[0], y[0], x[-1], y[-1]) == (0, 0, 1, 1)
    assert (y <= x + 1e-12).all() and (np.diff(y) >= 0).all()
    slopes = np.diff(y) / np.diff(x)
    assert (np.diff(slopes) >= -1e-9).all()
    assert gini(values, weights) == pytest.approx(1 - np.sum(np.diff(x) * (y[1:] + y[:-1])), abs=1e-12)


@PROPERTY
@given(places)
def test_measures_are_those_of_the_persons_written_out(rows):
    values, weights, _ = zip(*rows)
    persons = [y for y, n, _ in rows for _ in range(n)]
    array = np.array(persons, dtype=float)
    ratio = array / array.mean()
    logs = np.log(ratio, out=np.zeros_like(ratio), where=ratio > 0)
    assert theil(values, weights) == pytest.approx((ratio * logs).mean(), abs=1e-12)
    assert coefficient_of_variation(values, weights) == pytest.approx(array.std() / array.mean(), abs=1e-12)
    for measure in MEASURES:
        assert measure(values, weights) == pytest.approx(measure(persons), abs=1e-12)


@PROPERTY
@given(places, st.integers(2, 5), st.integers(2, 1000), st.randoms(use_true_random=False))
def test_neither_replication_scale_nor_order_matters(rows, copies, scale, random):
    values, weights, _ = zip(*rows)
    shuffled = random.sample(rows * copies, copies * len(rows))
    for measure in MEASURES:
        changed = measure([scale * y for y, _, _ in shuffled], [n for _, n, _ in shuffled])
        assert changed == pytest.approx(measure(values, weights), abs=1e-12)


@PROPERTY
@given(places)
def test_ranges(rows):
    values, weights, _ = zip(*rows)
    assert 0 <= gini(values, weights) < 1
    assert 0 <= theil(values, weights) <= log(sum(weights)) + 1e-12
    assert coefficient_of_variation(values, weights) >= 0
    unequal = len(set(values)) > 1
    assert (gini(values, weights) > 0) == unequal


@PROPERTY
@given(st.floats(1e-3, 1e9), st.lists(st.floats(0.5, 1e6), min_size=1, max_size=12))
def test_equal_amounts_have_no_inequality(amount, weights):
    values = [amount] * len(weights)
    assert gini(values, weights) == 0
    assert theil(values, weights) == pytest.approx(0, abs=1e-12)
    assert coefficient_of_variation(values, weights) == pytest.approx(0, abs=1e-12)


@PROPERTY
@given(places)
def test_theil_is_between_plus_within(rows):
    values, weights, groups = zip(*rows)
    between, within = theil_decomposition(values, groups, weights)
    assert between + within == pytest.approx(theil(values, weights), abs=1e-12)
    assert between >= 0 and within >= 0
    assert theil_decomposition(values, ["one"] * len(values), weights)[0] == pytest.approx(0, abs=1e-12)
    assert theil_decomposition(values, range(len(values)), weights)[1] == 0


@PROPERTY
@given(places, st.integers(0, 20))
def test_gini_is_linear_in_the_derivation_weight(rows, twentieths):
    origin, people, _ = zip(*rows)
    weight, total, n = Fraction(twentieths, 20), sum(origin), sum(people)
    at_origin = [Fraction(o, total * m) for o, m in zip(origin, people)]
    blended = [weight * o + (1 - weight) * Fraction(1, n) for o in at_origin]
    assert gini(blended, people) == pytest.approx(float(weight) * gini(at_origin, people), abs=1e-12)


def test_a_place_without_people_does_not_count():
    for measure in MEASURES:
        assert measure([1, 3, 50], [1, 1, 0]) == pytest.approx(measure([1, 3]))
    assert theil_decomposition([1, 3, 50], list("aab"), [1, 1, 0]) == theil_decomposition([1, 3], list("aa"))


def test_money_times_people_does_not_overflow():
    values, weights = np.array([10**13, 3 * 10**13]), np.array([10**7, 10**7])
    assert gini(values, weights) == 0.25 and coefficient_of_variation(values, weights) == 0.5


def decomposed(values, weights):
    return theil_decomposition(values, [1, 2], weights)


@pytest.mark.parametrize("measure", [*MEASURES, lorenz_curve, decomposed])
@pytest.mark.parametrize(("values", "weights", "message"), [
    ([], None, "values must not be empty"), ([0, 0], None, "values must not be zero everywhere"),
    ([1, -1], None, r"values\[1\] must be at least 0"), ([1, nan], None, r"values\[1\] must be a finite"),
    ([1, "2"], None, r"values\[1\] must be a finite"), ("12", None, "values must be a sequence"),
    ([1, 2], [1], "values and weights must have the same length"),
    ([1, 2], [1, -1], r"weights\[1\] must be at least 0"),
    ([1, 2], [0, 0], "weights must not be zero everywhere"),
    ([1, 0], [0, 5], "values must not be zero everywhere")])
def test_bad_arguments_are_refused(measure, values, weights, message):
    with pytest.raises(ValueError, match=message):
        measure(values, weights)


@pytest.mark.parametrize(("groups", "message"), [
    (["a"], "values and groups must have the same length"), (["a", None], "a label is missing"),
    (["a", nan], "a label is missing"), ([["a"], "b"], "a label is missing"),
    ("ab", "groups must be a sequence"), (None, "groups must be a sequence")])
def test_bad_groups_are_refused(groups, message):
    with pytest.raises(ValueError, match=message):
        theil_decomposition([1, 2], groups)


def test_series_with_any_index_will_do():
    values = pd.Series([1, 2, 3], index=[7, 8, 9])
    assert gini(values) == gini([1, 2, 3])
    assert theil_decomposition(values, pd.Series(list("aab"))) == theil_decomposition([1, 2, 3], list("aab"))


@PROPERTY
@given(st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any))
def test_concentration_ratio_is_one_minus_what_the_smallest_hold(values):
    """Second method: take the smallest away one by one."""
    left = sorted(values)
    for n in range(len(values), -1, -1):
        assert concentration_ratio(values, float(n)) == pytest.approx(sum(left[len(values) - n:]) / sum(values))


@pytest.mark.parametrize("n", [-1, 4, 1.5, "2", nan])
def test_concentration_ratio_refuses_impossible_numbers_of_places(n):
    with pytest.raises(ValueError, match="^n must be"):
        concentration_ratio([5, 3, 2], n)
