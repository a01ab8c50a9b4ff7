from fractions import Fraction as F
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nutag.models.stakeholders import cohen_kappa, common_items, jaccard, salience_class

many = settings(max_examples=200, deadline=None)

# The default theme coding of the four lists: TEACHING.
THEMES = {"LA": {"T1", "T5", "T2", "T4", "T7", "T10", "T8"}, "MC": {"T1", "T5", "T3", "T4", "T7", "T10"},
          "SM": {"T1", "T5", "T6"}, "CZ": {"T1", "T2", "T3", "T6", "T9"}}


@pytest.mark.parametrize(("pair", "expected"), [
    ("LA MC", F(5, 8)), ("LA CZ", F(1, 5)), ("LA SM", F(1, 4)), ("MC SM", F(2, 7)), ("MC CZ", F(2, 9)),
    ("SM CZ", F(1, 3))])
def test_similarity_under_the_default_coding(pair, expected):
    a, b = pair.split()
    assert jaccard(THEMES[a], THEMES[b]) == float(expected)


def test_themes_common_to_all_four_and_to_exactly_three():
    assert common_items(THEMES.values()) == ["T1"]
    by_three = {theme for lists in combinations(THEMES.values(), 3) for theme in common_items(lists)}
    assert by_three - {"T1"} == {"T5"}


def test_coding_responsibility_as_environment_changes_three_similarities():
    recoded = THEMES | {"MC": THEMES["MC"] | {"T2"}}
    assert jaccard(recoded["LA"], recoded["MC"]) == 3 / 4
    assert jaccard(recoded["MC"], recoded["CZ"]) == 1 / 3
    assert jaccard(recoded["MC"], recoded["SM"]) == 1 / 4
    assert common_items(recoded.values()) == ["T1"]


def test_the_four_lists_have_no_item_in_common():
    lists = [[f"{group}{i}" for i in range(n)] for group, n in (("LA", 11), ("MC", 9), ("SM", 7), ("CZ", 7))]
    assert common_items(lists) == []


@pytest.mark.parametrize("table", [[[20, 5], [10, 15]], [[40, 10], [20, 30]], np.array([[20, 5], [10, 15]])])
def test_published_kappa(table):
    assert cohen_kappa(table) == pytest.approx(0.4, abs=1e-12)


@pytest.mark.parametrize(("p", "l", "u", "name"), [
    (0, 0, 0, "non-stakeholder"), (1, 0, 0, "dormant"), (0, 1, 0, "discretionary"), (0, 0, 1, "demanding"),
    (1, 1, 0, "dominant"), (1, 0, 1, "dangerous"), (0, 1, 1, "dependent"), (1, 1, 1, "definitive")])
def test_the_classes_of_mitchell_agle_and_wood(p, l, u, name):
    assert salience_class(bool(p), np.bool_(l), bool(u)) == name


def test_salience_depends_on_the_three_attributes_alone_and_tells_all_eight_cases_apart():
    cases = list(product([False, True], repeat=3))
    assert len({salience_class(*case) for case in cases}) == 8


items = st.sets(st.sampled_from("abcdefgh"))


@many
@given(items, items)
def test_jaccard_is_symmetric_between_0_and_1_and_1_only_for_equal_sets(a, b):
    assume(a | b)
    assert 0 <= jaccard(a, b) == jaccard(b, a) <= 1
    assert (jaccard(a, b) == 1) == (a == b) and (jaccard(a, b) == 0) == a.isdisjoint(b)
    assert jaccard(a | b, sorted(a | b) * 2) == 1, "an item named twice counts once"


@many
@given(st.lists(st.lists(st.sampled_from("abcdefgh")), min_size=1, max_size=5))
def test_common_items_are_in_every_list_once_and_none_is_missed(lists):
    shared = common_items(lists)
    assert len(shared) == len(set(shared))
    assert {item for item in "abcdefgh" if all(item in items for items in lists)} == set(shared)
    assert shared == sorted(shared, key=lists[0].index)


tables = st.integers(2, 4).flatmap(lambda k: st.lists(
    st.lists(st.integers(0, 30), min_size=k, max_size=k), min_size=k, max_size=k))


def defined(table):
    categories = {i for i, row in enumerate(table) for j, n in enumerate(row) if n} \
        | {j for row in table for j, n in enumerate(row) if n}
    return len(categories) > 1


@many
@given(tables)
def test_kappa_is_at_most_1_the_same_for_either_coder_and_for_any_scale(table):
    assume(defined(table))
    kappa = cohen_kappa(table)
    assert kappa <= 1 + 1e-12
    assert cohen_kappa(list(zip(*table))) == pytest.approx(kappa)
    assert cohen_kappa([[7 * n for n in row] for row in table]) == pytest.approx(kappa)


@many
@given(st.lists(st.integers(1, 30), min_size=2, max_size=5))
def test_kappa_is_1_for_identical_coding(counts):
    assert cohen_kappa(np.diag(counts)) == pytest.approx(1)


@many
@given(st.lists(st.integers(1, 9), min_size=2, max_size=4), st.data())
def test_kappa_is_0_when_agreement_is_what_chance_gives(rows, data):
    columns = data.draw(st.lists(st.integers(1, 9), min_size=len(rows), max_size=len(rows)))
    assert cohen_kappa(np.outer(rows, columns)) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("call", "message"), [
    (lambda: jaccard(set(), []), "a and b"), (lambda: jaccard("abc", {"a"}), "^a must"),
    (lambda: jaccard({1}, 3), "^b"),
    (lambda: common_items([]), "lists"), (lambda: common_items("abc"), "lists"),
    (lambda: common_items(3), "lists"),
    (lambda: common_items([["a"], "a"]), r"lists\[1\]"), (lambda: cohen_kappa([]), "table"),
    (lambda: cohen_kappa([[1, 2]]), "square"), (lambda: cohen_kappa([[1, 2], [3]]), r"table\[1\]"),
    (lambda: cohen_kappa([[0, 0], [0, 0]]), "at least one item"),
    (lambda: cohen_kappa([[9, 0], [0, 0]]), "kappa"),
    (lambda: cohen_kappa([[5]]), "two categories"), (lambda: cohen_kappa([[1, -1], [0, 1]]), "at least 0"),
    (lambda: cohen_kappa([[float("nan"), 1], [1, 1]]), "finite"), (lambda: cohen_kappa("ab"), "table"),
    (lambda: salience_class("yes", True, True), "power"),
    (lambda: salience_class(True, 1, True), "legitimacy"),
    (lambda: salience_class(True, True, None), "urgency")])
def test_refuses(call, message):
    with pytest.raises(ValueError, match=message):
        call()
