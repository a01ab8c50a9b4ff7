"""Oates' trade-off: exercise answers, a second method (search over provision), and invariants."""
from math import sqrt
from statistics import pstdev

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutag.models.decentralisation import local_loss, spillover_threshold, uniform_loss

PROPERTY = settings(max_examples=200, deadline=None)
THREE = (12, 8, 4)

slopes = st.floats(0.5, 3)
costs = st.floats(0.5, 5)
spillovers = st.floats(0, 1)
regions = st.lists(st.tuples(st.floats(0, 20), st.integers(1, 50)), min_size=1, max_size=6)
keen_regions = st.lists(st.tuples(st.floats(5, 20), st.integers(1, 50)), min_size=1, max_size=6)


def test_two_equal_regions():
    assert spillover_threshold([10, 6], 2) == 0.5
    assert uniform_loss([10, 6], 1, 2) == 4
    assert local_loss([10, 6], 1, 2, 0.5) == 4


def test_three_regions():
    assert uniform_loss(THREE, 1, 2) == 16
    assert local_loss(THREE, 1, 2, 0.25) == pytest.approx(2 / 3)


def test_where_a_region_stops_the_threshold_is_not_the_closed_form():
    closed_form = pstdev(THREE) / (pstdev(THREE) + 2)
    assert closed_form == pytest.approx(0.620, abs=5e-4)
    threshold = spillover_threshold(THREE, 2)
    assert threshold == pytest.approx(sqrt(14) / (sqrt(14) + 2))   # 2·x²/2 + 2²/2 = 16 by hand
    assert threshold == pytest.approx(0.652, abs=5e-4)
    assert local_loss(THREE, 1, 2, closed_form) < 16


def welfare(a, slope, cost, q):
    return (a - cost) * q - slope * q * q / 2


@PROPERTY
@given(regions, slopes, costs, spillovers)
def test_losses_are_what_a_search_over_provision_finds(places, slope, cost, spillover):
    benefit, people = zip(*places)
    best = [max(welfare(a, slope, cost, q) for q in (0, max(0, (a - cost) / slope))) for a in benefit]
    levels = np.linspace(0, 20 / slope, 2001)
    uniform = max(sum(n * welfare(a, slope, cost, q) for a, n in places) for q in levels)
    ideal = sum(n * b for b, n in zip(best, people))
    step_error = sum(people) * slope * (levels[1] / 2) ** 2 / 2 + 1e-9
    assert 0 <= ideal - uniform - uniform_loss(benefit, slope, cost, people) + 1e-6 <= step_error + 2e-6
    if spillover < 1:
        own = [max(0, (a - cost / (1 - spillover)) / slope) for a in benefit]
        local = sum(n * welfare(a, slope, cost, q) for (a, n), q in zip(places, own))
        assert ideal - local == pytest.approx(local_loss(benefit, slope, cost, spillover, people), abs=1e-6)


@PROPERTY
@given(regions, slopes, costs, spillovers, spillovers)
def test_losses_are_never_negative_and_local_loss_grows_with_spillover(places, slope, cost, one, other):
    benefit, people = zip(*places)
    low, high = sorted((one, other))
    assert uniform_loss(benefit, slope, cost, people) >= 0
    assert local_loss(benefit, slope, cost, 0, people) == 0
    assert local_loss(benefit, slope, cost, low, people) <= local_loss(benefit, slope, cost, high, people)


@PROPERTY
@given(keen_regions, slopes, costs, st.floats(0.01, 0.8))
def test_only_equal_tastes_lose_nothing_together_and_only_no_spillover_alone(places, slope, cost, spillover):
    benefit, people = zip(*places)
    lost = uniform_loss(benefit, slope, cost, people)
    assert lost == pytest.approx(0, abs=1e-9) if max(benefit) - min(benefit) < 1e-9 else lost > 0
    if min(benefit) > cost + 0.01:
        assert local_loss(benefit, slope, cost, spillover, people) > 0


@PROPERTY
@given(regions, slopes, costs)
def test_both_lose_the_same_at_the_threshold(places, slope, cost):
    benefit, people = zip(*places)
    threshold = spillover_threshold(benefit, cost, people)
    assert 0 <= threshold < 1
    expected = pytest.approx(uniform_loss(benefit, slope, cost, people), rel=1e-7, abs=1e-7)
    assert local_loss(benefit, slope, cost, threshold, people) == expected


@PROPERTY
@given(keen_regions, st.floats(0.5, 2))
def test_closed_forms_hold_while_every_region_provides(places, cost):
    benefit, people = zip(*places)
    persons = [a for a, n in places for _ in range(n)]
    spread = pstdev(persons)
    if min(benefit) >= cost + spread:
        expected = pytest.approx(spread / (spread + cost), abs=1e-7)
        assert spillover_threshold(benefit, cost, people) == expected
    spillover = 1 - cost / min(benefit)
    closed = len(persons) * cost**2 / 2 / 1.5 * (spillover / (1 - spillover)) ** 2
    assert local_loss(benefit, 1.5, cost, spillover, people) == pytest.approx(closed)


@PROPERTY
@given(regions, slopes, costs, spillovers, st.integers(2, 9))
def test_losses_scale_with_people_and_so_does_not_the_threshold(places, slope, cost, spillover, times):
    benefit, people = zip(*places)
    more = [times * n for n in people]
    assert uniform_loss(benefit, slope, cost, more) == pytest.approx(
        times * uniform_loss(benefit, slope, cost, people), abs=1e-9)
    assert local_loss(benefit, slope, cost, spillover, more) == pytest.approx(
        times * local_loss(benefit, slope, cost, spillover, people), abs=1e-9)
    assert spillover_threshold(benefit, cost, more) == pytest.approx(
        spillover_threshold(benefit, cost, people), abs=1e-6)


@pytest.mark.filterwarnings("error")
def test_edges():
    assert spillover_threshold([8, 8], 2) == 0
    assert spillover_threshold([1, 1], 2) == 0
    assert local_loss([10, 6], 1, 2, 1) == (8**2 + 4**2) / 2
    assert spillover_threshold([10, 6, 99], 2, [1, 1, 0]) == 0.5
    assert spillover_threshold([1, 99], 2, [1, 0]) == 0                # nobody lives where it is wanted
    assert spillover_threshold([9, 0], 5) == pytest.approx(4 / 9)      # the centre provides nothing either


@pytest.mark.parametrize(("arguments", "message"), [
    (([], 1, 2), "marginal_benefit must not be empty"),
    (([-1], 1, 2), r"marginal_benefit\[0\] must be at least 0"),
    ((["9"], 1, 2), r"marginal_benefit\[0\] must be a finite number"),
    (([9], 0, 2), "slope must be greater than 0"), (([9], float("nan"), 2), "slope must be a finite number"),
    (([9], 1, 0), "unit_cost must be greater than 0"), (([9], 1, -2), "unit_cost must be greater than 0"),
    (([9], 1, 2, [1, 2]), "marginal_benefit and population must have the same length"),
    (([9, 8], 1, 2, [0, 0]), "population must not be zero everywhere"),
    (([9], 1, 2, [-3]), r"population\[0\] must be at least 0")])
def test_bad_arguments_are_refused(arguments, message):
    benefit, slope, *rest = arguments
    with pytest.raises(ValueError, match=message):
        uniform_loss(*arguments)
    with pytest.raises(ValueError, match=message):
        local_loss(benefit, slope, rest[0], 0.5, *rest[1:])
    if "slope" not in message:
        with pytest.raises(ValueError, match=message):
            spillover_threshold(benefit, *rest)


@pytest.mark.parametrize("spillover", [-0.1, 1.1, 25, "0.2", None])
def test_spillover_is_a_share(spillover):
    with pytest.raises(ValueError, match="spillover must be"):
        local_loss([9], 1, 2, spillover)
