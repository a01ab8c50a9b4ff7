from math import sqrt
from statistics import NormalDist

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nutag.models.survey_sampling import (
    GROUP_SIZES, ITEMS, cronbach_alpha, design_effect, krejcie_morgan, margin_of_error, sample_size,
    stratified_proportion, synthetic_survey)

many = settings(max_examples=200, deadline=None)
Z_196 = 2 * NormalDist().cdf(1.96) - 1   # the confidence at which z is the textbooks' 1.96
SHARES, FOUND, ANSWERS = (0.05, 0.10, 0.84, 0.01), (0.60, 0.40, 0.30, 0.65), (100, 60, 100, 40)


@pytest.mark.parametrize(("n", "points"), [(100, 9.8), (60, 12.7), (40, 15.5), (300, 5.7)])
def test_margins_if_the_answers_had_been_drawn_at_random(n, points):
    assert round(100 * margin_of_error(0.5, n), 1) == points


def test_a_small_population_and_a_census():
    assert round(100 * margin_of_error(0.5, 40, population=60), 1) == 9.0
    assert margin_of_error(0.5, 60, population=60) == 0 == margin_of_error(0.5, 1, population=1)


def test_cochran_for_five_points():
    assert sample_size(0.05, confidence=Z_196) == pytest.approx(384.16, abs=1e-9)
    assert sample_size(0.05) == pytest.approx(384.16, abs=0.02)


@pytest.mark.parametrize(("population", "n"), [ (10, 10), (50, 44), (100, 80),
                         (200, 132), (500, 217), (1000, 278), (1200, 291), (1500, 306), (10_000, 370)])
def test_the_printed_table_of_krejcie_and_morgan(population, n):
    assert krejcie_morgan(population) == n


@many
@given(st.integers(1, 10**6))
def test_krejcie_morgan_is_cochran_at_their_chi_square(population):
    confidence = 2 * NormalDist().cdf(sqrt(3.841)) - 1
    needed = sample_size(0.05, population=population, confidence=confidence)
    assert krejcie_morgan(population) == round(needed)


def test_one_stratum_by_hand():
    assert stratified_proportion([1], [0.5], [5]) == (0.5, 0.25)
    assert stratified_proportion([1], [0.5], [5], [20])[1] == pytest.approx(sqrt(0.75 * 0.25 / 4))


def test_pooled_against_stratified():
    agreeing = sum(share * n for share, n in zip(FOUND, ANSWERS))
    assert round(100 * agreeing / 300, 1) == 46.7
    estimate, error = stratified_proportion(SHARES, FOUND, ANSWERS)
    assert round(100 * estimate, 2) == 32.85
    assert round(100 * 1.96 * error, 1) == 7.7


def test_design_effect_of_the_four_groups():
    weights = [share / n for share, n in zip(SHARES, ANSWERS) for _ in range(n)]
    assert round(design_effect(weights), 3) == 2.175
    assert round(300 / design_effect(weights)) == 138


def test_alpha_by_hand():
    assert cronbach_alpha([(1, 2, 3, 4), (2, 2, 4, 4), (1, 3, 3, 5)]) == pytest.approx(14 / 15)
    up, down = (1, 2, 3, 4), (4, 3, 2, 1)
    assert cronbach_alpha([up, up, down]) == pytest.approx(-3)
    assert cronbach_alpha([up, up, [5 - answer for answer in down]]) == pytest.approx(1)


def test_spearman_brown_for_four_items_that_correlate_at_one_half():
    """Items that are a common part plus a part of their own, all uncorrelated and equally spread."""
    signs = [[(-1) ** bin(row & column).count("1") for column in range(8)] for row in range(1, 6)]
    common, *own = signs
    items = [[c + o for c, o in zip(common, part)] for part in own]
    assert cronbach_alpha(items) == pytest.approx(4 * 0.5 / (1 + 3 * 0.5)) == pytest.approx(0.8)


shares = st.floats(0, 1)


@many
@given(shares, st.integers(1, 10_000), st.integers(1, 500))
def test_margin_falls_with_n_and_is_largest_at_one_half(p, n, more):
    assert margin_of_error(p, n + more) <= margin_of_error(p, n) <= margin_of_error(0.5, n)
    assert margin_of_error(p, n) == pytest.approx(margin_of_error(1 - p, n), abs=1e-9)


@many
@given(shares, st.integers(2, 5000), st.data())
def test_margin_in_a_population_falls_with_n_to_0_for_a_census(p, population, data):
    n = data.draw(st.integers(1, population - 1))
    assert margin_of_error(p, n, population) <= margin_of_error(p, n)
    assert margin_of_error(p, n + 1, population) <= margin_of_error(p, n, population)
    assert margin_of_error(p, population, population) == 0


@many
@given(st.floats(0.01, 0.3), st.floats(0.05, 0.95), st.floats(0.5, 0.99))
def test_sample_size_undoes_margin_of_error(margin, p, confidence):
    n = sample_size(margin, p, confidence=confidence)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    assert z * sqrt(p * (1 - p) / n) == pytest.approx(margin)


@many
@given(st.floats(0.01, 0.3), st.integers(1, 10**6))
def test_a_finite_population_needs_no_more_than_everyone(margin, population):
    assume(sample_size(margin) >= 1)
    needed = sample_size(margin, population=population)
    assert needed <= min(population, sample_size(margin)) * (1 + 1e-9)
    assert 0 <= krejcie_morgan(population) <= min(population, 384)


@many
@given(st.lists(st.tuples(shares, st.integers(2, 200)), min_size=1, max_size=6))
def test_stratified_is_pooled_if_the_sample_has_the_shares_of_the_population(strata):
    total = sum(n for _, n in strata)
    estimate, error = stratified_proportion([n / total for _, n in strata], *zip(*strata))
    assert estimate == pytest.approx(sum(p * n for p, n in strata) / total)
    assert error >= 0


@many
@given(st.lists(st.tuples(shares, st.integers(2, 200)), min_size=1, max_size=6))
def test_a_census_of_every_stratum_has_no_error(strata):
    found, answers = zip(*strata)
    weights = [1 / len(strata)] * len(strata)
    assert stratified_proportion(weights, found, answers, answers)[1] == 0
    assert stratified_proportion(weights, found, answers, [None] * len(strata)) == \
        stratified_proportion(weights, found, answers)


@many
@given(st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=30), st.floats(0.01, 100))
def test_design_effect_is_at_least_1_and_1_only_for_equal_weights(weights, unit):
    effect = design_effect(weights)
    assert effect >= 1 - 1e-12
    assert design_effect([unit * weight for weight in weights]) == pytest.approx(effect)
    assert design_effect([unit] * len(weights)) == pytest.approx(1)
    if max(weights) > 1.01 * min(weights):
        assert effect > 1


answers = st.integers(2, 5).flatmap(lambda n: st.lists(
    st.lists(st.integers(1, 5), min_size=n, max_size=n), min_size=2, max_size=5))


def spread(items):
    return len({sum(column) for column in zip(*items)}) > 1


@many
@given(answers, st.integers(1, 9), st.integers(-9, 9))
def test_alpha_is_at_most_1_and_survives_a_common_linear_change(items, scale, shift):
    assume(spread(items))
    alpha = cronbach_alpha(items)
    assert alpha <= 1 + 1e-12
    assert cronbach_alpha([[scale * x + shift for x in item]
                          for item in items]) == pytest.approx(alpha, abs=1e-9)


@many
@given(st.lists(st.integers(1, 5), min_size=2, max_size=9), st.integers(2, 6))
def test_alpha_is_1_for_identical_items(item, k):
    assume(len(set(item)) > 1)
    assert cronbach_alpha([item] * k) == pytest.approx(1)


def test_alpha_can_be_0():
    assert cronbach_alpha([(1, 1, 2, 2), (1, 2, 1, 2)]) == pytest.approx(0)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_a_synthetic_survey_has_exact_strata_valid_answers_and_says_what_it_is(seed):
    survey = pd.DataFrame(synthetic_survey(seed))
    assert len(survey) == 300
    assert survey["group"].value_counts().to_dict() == GROUP_SIZES
    assert set(survey["place"].value_counts()) == {75}
    assert survey.groupby(["group", "place"]).size().unstack().apply(set, axis=1).to_dict() == \
        {group: {size // 4} for group, size in GROUP_SIZES.items()}
    assert survey[list(ITEMS)].isin(range(1, 6)).all(axis=None)
    assert set(survey["sex"]) <= {"F", "M"}
    assert survey["synthetic"].dtype == bool and survey["synthetic"].all()


def test_same_seed_same_rows_other_seed_other_rows():
    assert synthetic_survey() == synthetic_survey(2020)
    assert synthetic_survey(1) != synthetic_survey(2)


def test_the_default_survey_does_not_change_between_versions_of_python():
    survey = pd.DataFrame(synthetic_survey())
    assert survey["sex"].value_counts().to_dict() == {"F": 155, "M": 145}
    agreed = survey[survey["mutual_trust"] >= 4]["group"].value_counts()
    assert agreed.to_dict() == {"civil servants": 47, "SMEs": 24, "citizens": 20, "mining companies": 19}
    assert cronbach_alpha([survey[item] for item in ITEMS]) == pytest.approx(0.896, abs=5e-4)


@pytest.mark.parametrize(("call", "message"), [
    (lambda: margin_of_error(50, 100), "p must"), (lambda: margin_of_error(0.5, 0), "n must"),
    (lambda: margin_of_error(0.5, 61, 60), "n must"), (lambda: margin_of_error(0.5, 10, 0), "population"),
    (lambda: margin_of_error(0.5, 10, confidence=95), "confidence"),
    (lambda: margin_of_error(0.5, 10, confidence=1), "confidence"),
    (lambda: margin_of_error("half", 10), "p must"), (lambda: margin_of_error(float("nan"), 10), "p must"),
    (lambda: margin_of_error(0.5, 10.5), "n must"), (lambda: sample_size(0), "margin"),
    (lambda: sample_size(5), "margin"),
    (lambda: sample_size(0.05, population=0), "population"), (lambda: krejcie_morgan(0), "population"),
    (lambda: krejcie_morgan("many"), "population"), (lambda: stratified_proportion([], [], []), "weights"),
    (lambda: stratified_proportion([0.5, 0.4], [1, 0], [9, 9]), "sum to 1"),
    (lambda: stratified_proportion([0.5, 0.5], [1, 0], [9]), "sizes"),
    (lambda: stratified_proportion([0.5, 0.5], [1], [9, 9]), "proportions"),
    (lambda: stratified_proportion([1], [2], [9]), r"proportions\[0\]"),
    (lambda: stratified_proportion([1], [0.5], [1]), "sizes"),
    (lambda: stratified_proportion([1], [0.5], 9), "sizes"),
    (lambda: stratified_proportion([1], [0.5], [9], [8]), r"populations\[0\]"),
    (lambda: stratified_proportion([1], [0.5], [9], 100), "populations"),
    (lambda: design_effect([]), "weights"),
    (lambda: design_effect([0, 0]), "weights"), (lambda: design_effect([1, -1]), r"weights\[1\]"),
    (lambda: cronbach_alpha([]), "items"), (lambda: cronbach_alpha([(1, 2, 3)]), "items"),
    (lambda: cronbach_alpha([(1,), (2,)]), "items"), (lambda: cronbach_alpha([(1, 2), (1,)]), r"items\[1\]"),
    (lambda: cronbach_alpha([(3, 3), (3, 3)]), "not defined"), (lambda: cronbach_alpha([(1, 2),
    (2, 1)]), "not defined"),
    (lambda: cronbach_alpha([("a", 2), (2, 1)]), r"items\[0\]\[0\]"),
    (lambda: cronbach_alpha([(float("nan"), 2), (2, 1)]), r"items\[0\]\[0\]")])
def test_refuses(call, message):
    with pytest.raises(ValueError, match=message):
        call()
