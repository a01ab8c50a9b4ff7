"""The argument checks refuse what is not a number, and keep what is."""
from fractions import Fraction
from math import inf, nan

import numpy as np
import pandas as pd
import pytest

from nutag.models._validate import (
    finite_number,
    finite_numbers,
    fraction_share,
    missing,
    positive_number,
    positive_total,
    same_length,
    whole_number,
    whole_numbers,
)

NOT_NUMBERS = [True, np.True_, "3", None, nan, inf, -inf, np.nan, 1j, [1], pd.NA, pd.NaT]


@pytest.mark.parametrize("value", NOT_NUMBERS)
def test_each_check_refuses_what_is_not_a_finite_number(value):
    for check in (lambda: finite_number("x", value), lambda: whole_number("x", value, 0),
                  lambda: fraction_share("x", value), lambda: positive_number("x", value)):
        with pytest.raises(ValueError, match="^x must be a finite number"):
            check()
    with pytest.raises(ValueError, match=r"^x\[1\] must be a finite number"):
        finite_numbers("x", [1, value])


@pytest.mark.parametrize("values", ["12", b"12", 3, None, {1: 2}, {1, 2}])
def test_a_sequence_is_asked_for(values):
    with pytest.raises(ValueError, match="x must be a sequence of numbers"):
        finite_numbers("x", values)


@pytest.mark.parametrize("values", [[1, 2], (1, 2), np.array([1, 2]), pd.Series([1, 2], index=[7, 8])])
def test_sequences_become_plain_numbers(values):
    numbers = finite_numbers("x", values)
    assert numbers == [1, 2] and all(type(n) is int for n in numbers)


def test_a_number_of_an_array_is_a_plain_number():
    for number in (np.int64(2), np.float32(0.5), np.float64(0.1), np.array(7)):
        assert type(finite_number("x", number)) in (int, float) and finite_number("x", number) == number
    with pytest.raises(ValueError, match="x must be a finite number; got array"):
        finite_number("x", np.array([1]))


def test_every_kind_of_empty_cell_is_missing():
    assert all(map(missing, (None, nan, np.float64("nan"), np.datetime64("NaT"), pd.NaT, pd.NA)))
    assert not any(map(missing, (0, "", False, np.int64(0), Fraction(0), pd.Timestamp("2020-01-01"), (1, 2))))


def test_exact_and_very_large_numbers_are_kept():
    assert finite_numbers("x", [Fraction(1, 3), 10**400]) == [Fraction(1, 3), 10**400]


def test_empty_only_where_allowed():
    assert finite_numbers("x", [], allow_empty=True) == []
    with pytest.raises(ValueError, match="x must not be empty"):
        finite_numbers("x", [])


def test_limits_are_inclusive():
    assert finite_numbers("x", [0], minimum=0) == [0]
    with pytest.raises(ValueError, match=r"x\[0\] must be at least 0"):
        finite_numbers("x", [-1], minimum=0)
    assert [fraction_share("x", share) for share in (0, 1)] == [0, 1]
    for share in (-0.01, 1.01, 50):
        with pytest.raises(ValueError, match="x must be a share between 0 and 1"):
            fraction_share("x", share)


def test_whole_numbers():
    assert whole_number("x", 1e9, 0) == 10**9 and type(whole_number("x", np.int64(2), 0)) is int
    with pytest.raises(ValueError, match="x must be a whole number"):
        whole_number("x", 1.5, 0)
    with pytest.raises(ValueError, match="x must be at least 2"):
        whole_number("x", 1, 2)


def test_lengths_must_match():
    same_length("a", [1], "b", [2])
    with pytest.raises(ValueError, match="a and b must have the same length; got 1 and 2"):
        same_length("a", [1], "b", [1, 2])


def test_lists_of_whole_numbers_name_the_item():
    assert whole_numbers("x", (1, 2.0), 0) == [1, 2]
    with pytest.raises(ValueError, match=r"x\[1\] must be a whole number"):
        whole_numbers("x", [1, 2.5], 0)


def test_zero_is_not_positive():
    for refused in (lambda: positive_number("x", 0), lambda: positive_number("x", -1)):
        with pytest.raises(ValueError, match="x must be greater than 0"):
            refused()
    with pytest.raises(ValueError, match="x must not be zero everywhere"):
        positive_total("x", [0, 0])
