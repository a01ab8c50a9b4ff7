"""Published and hand-made values of the election measures, and what must hold for every election."""
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutag.models.elections import effective_number_of_parties, gallagher_index

PROPERTY = settings(max_examples=200, deadline=None)
counts = st.lists(st.integers(0, 500), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(("seats", "parties"), [
    ([65, 9, 1, 1], 1.3408), ([62, 11, 1, 1, 1], 1.4556), ([68, 42, 8, 4, 4], 2.4485),
    ([31, 25, 11, 2, 3], 3.0140)])
def test_mongolian_parliaments(seats, parties):
    assert effective_number_of_parties(seats) == pytest.approx(parties, abs=5e-5)
    assert effective_number_of_parties(seats) == float(Fraction(sum(seats) ** 2, sum(s * s for s in seats)))


def test_gallagher_by_hand():
    assert gallagher_index([100, 0], [0, 100]) == 100
    assert gallagher_index([40, 30, 30], [3, 1, 0]) == pytest.approx(100 * (0.5 * 0.215) ** 0.5)


@PROPERTY
@given(counts)
def test_effective_number_lies_between_one_and_the_parties_with_seats(seats):
    winners = [s for s in seats if s]
    number = effective_number_of_parties(seats)
    assert 1 <= number <= len(winners) <= len(seats)
    assert (number == 1) == (len(winners) == 1)
    assert (number == len(winners)) == (len(set(winners)) == 1)


@PROPERTY
@given(counts, st.integers(1, 10**9), st.randoms(use_true_random=False))
def test_neither_scale_order_nor_empty_parties_matter(seats, scale, random):
    shuffled = random.sample(seats, len(seats))
    expected = effective_number_of_parties(seats)
    assert effective_number_of_parties([scale * s for s in shuffled] + [0]) == expected


@PROPERTY
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=10)
       .filter(lambda pairs: any(v for v, _ in pairs) and any(s for _, s in pairs)))
def test_gallagher_is_symmetric_zero_for_proportional_and_at_most_100(pairs):
    votes, seats = zip(*pairs)
    index = gallagher_index(votes, seats)
    assert 0 <= index <= 100 and index == gallagher_index(seats, votes)
    assert gallagher_index(votes, [7 * v for v in votes]) == 0
    proportional = all(v * sum(seats) == s * sum(votes) for v, s in pairs)
    assert (index == 0) == proportional


def test_any_sequence_will_do():
    assert effective_number_of_parties(pd.Series([2, 2])) == 2
    assert effective_number_of_parties([0.5, 0.25, 0.25]) == pytest.approx(8 / 3)


@pytest.mark.parametrize(("seats", "message"), [
    ([], "seats must not be empty"), ([0, 0], "seats must not be zero everywhere"),
    ([5, -1], r"seats\[1\] must be at least 0"), ([5, float("nan")], r"seats\[1\] must be a finite number"),
    (["5"], r"seats\[0\] must be a finite number"), ("65", "seats must be a sequence")])
def test_bad_counts_are_refused(seats, message):
    with pytest.raises(ValueError, match=message):
        effective_number_of_parties(seats)
    with pytest.raises(ValueError, match=message):
        gallagher_index([1], seats)
    with pytest.raises(ValueError, match=message.replace("seats", "votes")):
        gallagher_index(seats, [1])


def test_votes_and_seats_pair_up():
    with pytest.raises(ValueError, match="votes and seats must have the same length; got 2 and 3"):
        gallagher_index([1, 2], [1, 2, 3])
