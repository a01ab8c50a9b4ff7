"""Stakeholder analysis: what groups share, how far two coders agree, and who counts."""
from math import isclose

from nutag.models._exact import number_rows
from nutag.models._validate import iterable, plain

SALIENCE = {
    (False, False, False): "non-stakeholder",
    (True, False, False): "dormant",
    (False, True, False): "discretionary",
    (False, False, True): "demanding",
    (True, True, False): "dominant",
    (True, False, True): "dangerous",
    (False, True, True): "dependent",
    (True, True, True): "definitive",
}


def jaccard(a, b):
    """Jaccard similarity |A ∩ B| / |A ∪ B| of two sets of items, from 0 (nothing shared) to 1 (the same).

    Errors: ``ValueError`` when both sets are empty (0 / 0), or when one is text rather than a set.
    Reference: Jaccard (1901).

    >>> jaccard({"jobs", "trust"}, {"jobs", "nature"})
    0.3333333333333333
    """
    a, b = set(_items("a", a)), set(_items("b", b))
    if not a | b:
        raise ValueError("a and b must not both be empty: the similarity of two empty sets is not defined")
    return len(a & b) / len(a | b)


def cohen_kappa(table):
    """Cohen's κ = (observed − expected agreement) / (1 − expected): agreement of two coders beyond chance.

    ``table[i][j]`` counts the items that coder 1 put in category i and coder 2 in category j.

    Errors: ``ValueError`` for a table that is not square, has a negative count or no items at all, and where
    both coders used one and the same category only, so that chance alone explains everything.
    Reference: Cohen (1960).

    >>> round(cohen_kappa([[20, 5], [10, 15]]), 9)
    0.4
    """
    rows = number_rows("table", table, minimum=0)
    if any(len(row) != len(rows) for row in rows):
        raise ValueError("table must be square: one row and one column for each category")
    total = sum(map(sum, rows))
    if total == 0:
        raise ValueError("table must count at least one item")
    observed = sum(row[i] for i, row in enumerate(rows)) / total
    expected = sum(sum(row) * sum(column) for row, column in zip(rows, zip(*rows))) / total**2
    if isclose(expected, 1):
        raise ValueError("table must use two categories or more: with one, kappa is 0 / 0")
    return (observed - expected) / (1 - expected)


def common_items(lists):
    """The items that stand in every one of the lists, in the order of the first list.

    Errors: ``ValueError`` for no lists, or text in place of a list.

    >>> common_items([["jobs", "trust", "water"], ["water", "jobs"], ["jobs", "water", "dust"]])
    ['jobs', 'water']
    """
    lists = [dict.fromkeys(_items(f"lists[{i}]", items)) for i, items in enumerate(_items("lists", lists))]
    if not lists:
        raise ValueError("lists must not be empty: give at least one list of items")
    shared = set.intersection(*map(set, lists))
    return [item for item in lists[0] if item in shared]


def salience_class(power, legitimacy, urgency):
    """The stakeholder class given by three attributes, each ``True`` or ``False``.

    Errors: ``ValueError`` for anything but ``True`` and ``False``.
    Reference: Mitchell, Agle & Wood (1997).

    >>> salience_class(power=False, legitimacy=True, urgency=True)
    'dependent'
    """
    for name, value in (("power", power), ("legitimacy", legitimacy), ("urgency", urgency)):
        if not isinstance(plain(value), bool):
            raise ValueError(f"{name} must be True or False; got {value!r}")
    return SALIENCE[bool(power), bool(legitimacy), bool(urgency)]


def _items(name, values):
    if not iterable(values):
        raise ValueError(f"{name} must be a set or a list, not {values!r}")
    return list(values)
