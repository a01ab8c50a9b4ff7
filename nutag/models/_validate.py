"""Argument checks shared by the models: each error names the argument and the rule it breaks."""
from math import inf
from numbers import Real


def plain(value):
    """A scalar of an array library as the Python value it holds; anything else as it is.

    >>> plain(5)
    5
    """
    return value.item() if getattr(value, "shape", None) == () else value


def iterable(values):
    """Whether one can go through the values, and they are not text.

    >>> iterable((1, 2)), iterable("12"), iterable(3)
    (True, False, False)
    """
    try:
        iter(values)
    except TypeError:
        return False
    return not isinstance(values, (str, bytes))


def missing(value):
    """Whether a cell of a table is empty: None, NaN, or the NaT and NA of pandas.

    >>> [missing(value) for value in (None, float("nan"), 0, "")]
    [True, True, False, False]
    """
    try:
        return value is None or bool(value != value)
    except TypeError:  # NA does not say whether it equals itself
        return True


def finite_number(name, value, minimum=None):
    """One real number, returned as a plain Python number; ``minimum`` is included.

    >>> finite_number("price", 5000)
    5000
    >>> finite_number("price", -1, minimum=0)
    Traceback (most recent call last):
    ...
    ValueError: price must be at least 0; got -1
    """
    value = plain(value)
    if isinstance(value, bool) or not isinstance(value, (int, float, Real)) or not -inf < value < inf:
        raise ValueError(f"{name} must be a finite number; got {value!r}")
    if minimum is not None and value < minimum:
        raise ValueError(f"{name} must be at least {minimum}; got {value!r}")
    return value


def positive_number(name, value):
    """One real number above zero.

    >>> positive_number("slope", 0.5)
    0.5
    """
    number = finite_number(name, value)
    if number <= 0:
        raise ValueError(f"{name} must be greater than 0; got {value!r}")
    return number


def finite_numbers(name, values, minimum=None, allow_empty=False):
    """A list of plain Python numbers from a list, tuple, array or Series; exact types are kept.

    >>> finite_numbers("seats", (65, 9, 1, 1), minimum=0)
    [65, 9, 1, 1]
    >>> finite_numbers("seats", [65, float("nan")])
    Traceback (most recent call last):
    ...
    ValueError: seats[1] must be a finite number; got nan
    """
    if isinstance(values, (dict, set)) or not iterable(values):
        raise ValueError(f"{name} must be a sequence of numbers; got {values!r}")
    numbers = [finite_number(f"{name}[{i}]", value, minimum) for i, value in enumerate(values)]
    if not numbers and not allow_empty:
        raise ValueError(f"{name} must not be empty: give at least one number")
    return numbers


def fraction_share(name, value):
    """A share between 0 and 1, both included.

    >>> fraction_share("derivation", 0.5)
    0.5
    """
    share = finite_number(name, value)
    if not 0 <= share <= 1:
        raise ValueError(f"{name} must be a share between 0 and 1; got {value!r} (is it a percentage?)")
    return share


def whole_number(name, value, minimum):
    """An ``int`` of at least ``minimum``; a float such as 1e9 is accepted because it is whole.

    >>> whole_number("pool", 1e9, minimum=0)
    1000000000
    """
    number = finite_number(name, value, minimum)
    if number != int(number):
        raise ValueError(f"{name} must be a whole number; got {value!r}")
    return int(number)


def whole_numbers(name, values, minimum):
    """A list of ``int``, each at least ``minimum``."""
    return [whole_number(f"{name}[{i}]", value, minimum)
            for i, value in enumerate(finite_numbers(name, values))]


def positive_total(name, numbers):
    """The sum of numbers that are not negative, refused when it is zero.

    >>> positive_total("population", [5000, 3000])
    8000
    """
    total = sum(numbers)
    if total <= 0:
        raise ValueError(f"{name} must not be zero everywhere: the total is what shares are taken of")
    return total


def same_length(name, values, other_name, others):
    """Refuse two sequences that should pair up item by item and do not."""
    if len(values) != len(others):
        raise ValueError(f"{name} and {other_name} must have the same length; "
                         f"got {len(values)} and {len(others)}")
