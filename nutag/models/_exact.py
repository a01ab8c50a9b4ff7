"""Exact arithmetic: the number a reader typed, not its nearest binary fraction."""
from decimal import Decimal  # reads a number's text much faster than Fraction does
from fractions import Fraction

from nutag.models._validate import finite_number, finite_numbers, iterable


def as_written(number):
    """A plain number, already checked, as an ``int`` or ``Fraction``.

    >>> as_written(0.1)
    Fraction(1, 10)
    """
    return Fraction(Decimal(str(number))) if isinstance(number, float) else number


def exact_number(name, value, minimum=None):
    """An ``int`` or ``Fraction`` equal to the number as it is written.

    >>> exact_number("step", 0.05), exact_number("seats", 5)
    (Fraction(1, 20), 5)
    """
    return as_written(finite_number(name, value, minimum))


def exact_numbers(name, values, minimum=None):
    """The same for a sequence, which must not be empty.

    >>> exact_numbers("weights", [5, 0.5])
    [5, Fraction(1, 2)]
    """
    return [as_written(number) for number in finite_numbers(name, values, minimum)]


def number_rows(name, table, minimum=None):
    """Rows of equal length from nested lists, an array or a frame, as they are (not yet exact).

    >>> number_rows("payoffs", [(1, 2), (3, 4)])
    [[1, 2], [3, 4]]
    """
    table = table.to_numpy().tolist() if hasattr(table, "to_numpy") else table
    if isinstance(table, (dict, set)) or not iterable(table):
        raise ValueError(f"{name} must be a table of numbers, one list a row; got {table!r}")
    rows = [finite_numbers(f"{name}[{i}]", row, minimum) for i, row in enumerate(table)]
    if not rows:
        raise ValueError(f"{name} must not be empty: give at least one row")
    for i, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise ValueError(f"{name}[{i}] must be as long as the first row, {len(rows[0])}; got {len(row)}")
    return rows
