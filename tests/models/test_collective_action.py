"""Who joins, by a second way: every combination of joining and staying out is written down and searched."""
from fractions import Fraction
from itertools import product

import pytest

from nutag.models.collective_action import own_part, payoff, present_value

CASES = [(gain, effort, members, named, fine) for gain in (4, 8, 10) for effort in (1, 3, 4) for members in (2, 4, 5)
         for named in (0, 0.25, 1) for fine in (0, 2)]


def points_of_all(choices, gain, effort, named, fine):
    """Points of every body, added up project by project: each joiner's gain is handed out, then effort and fine."""
    points = [Fraction(0)] * len(choices)
    for worker, joined in enumerate(choices):
        if joined:
            by_name = Fraction(named) * gain
            for body in range(len(choices)):
                points[body] += (gain - by_name) / len(choices) + (by_name if body == worker else 0)
        points[worker] -= effort if joined else fine
    return points


@pytest.mark.parametrize(("gain", "effort", "members", "named", "fine"), CASES)
def test_the_points_of_every_combination(gain, effort, members, named, fine):
    for choices in product((True, False), repeat=members):
        counted = points_of_all(choices, gain, effort, named, fine)
        for body, joined in enumerate(choices):
            others = sum(choices) - joined
            assert payoff(joined, others, gain, effort, members, named, fine) == pytest.approx(float(counted[body]))


@pytest.mark.parametrize(("gain", "effort", "members", "named", "fine"), CASES)
def test_joining_pays_whatever_the_others_do_exactly_where_the_own_part_and_the_fine_exceed_the_effort(
        gain, effort, members, named, fine):
    gaps = {round(payoff(True, others, gain, effort, members, named, fine)
                  - payoff(False, others, gain, effort, members, named, fine), 9) for others in range(members)}
    assert gaps == {round(own_part(gain, members, named) + fine - effort, 9)}


def test_the_social_dilemma_has_its_published_bounds():
    """Where nothing is named: 1/n < effort/gain < 1, so that all gain together and each gains by staying out."""
    for members in (2, 4, 10):
        for effort in (Fraction(1, 20), Fraction(3, 8), Fraction(19, 20)):
            together = payoff(True, members - 1, 1, effort, members, 0)
            alone = payoff(True, 0, 1, effort, members, 0)
            assert (together > 0 > alone) == (Fraction(1, members) < effort < 1)


def test_a_later_point_is_worth_less():
    assert present_value(8, 0, 0.5) == 8 and present_value(8, 3, 0.5) == 1 and present_value(8, 3, 1) == 8


@pytest.mark.parametrize("wrong", [
    lambda: present_value(8, 1.5, 0.9), lambda: present_value(8, 1, 1.1), lambda: own_part(8, 0, 0),
    lambda: own_part(8, 4, -0.1), lambda: payoff(True, 4, 8, 3, 4, 0), lambda: payoff(True, 0, -8, 3, 4, 0)])
def test_inputs_that_do_not_fit(wrong):
    with pytest.raises(ValueError):
        wrong()
