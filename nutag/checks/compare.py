"""When is an answer the right one? Compares any object a student may hand in with a trusted right answer.

An answer's own `==` is never asked: it may lie or raise. Each layer is first copied into plain Python
(`plain`), and only as deep as the right answer goes, so that endless or huge answers do no harm.
Frames and arrays are known only where pandas or numpy are loaded: without them no answer can be one.
"""

import sys
import unicodedata
from decimal import Decimal
from fractions import Fraction
from math import isfinite

UNKNOWN = object()  # equal to nothing but itself
LIMIT = 100_000  # no answer of the course has more items
NOISE = Fraction(1, 10**12)  # what floating-point arithmetic may add
BUILTIN = (str, dict, list, tuple, set, frozenset, range, type({}.keys()), type({}.values()))

class Bag(list):
    """Items whose order says nothing."""


def is_a(value, *kinds):
    """Whether the value's real type is one of the kinds (an object may lie about its `__class__`)."""
    return issubclass(type(value), kinds)


def _kinds(module, *names):
    loaded = sys.modules.get(module)
    return tuple(kind for name in names if (kind := getattr(loaded, name, None)))


def is_table(value):
    """Whether a value is a DataFrame."""
    return is_a(value, *_kinds("pandas", "DataFrame"))


def is_column(value):
    """Whether a value is a column with labels."""
    return is_a(value, *_kinds("pandas", "Series"))


def _is_array(value):
    return is_a(value, *_kinds("numpy", "ndarray"))


def _is_sequence(value):
    """Whether a value is a column, an index or an array."""
    kinds = _kinds("pandas", "Series", "Index") + _kinds("pandas.api.extensions", "ExtensionArray")
    return _is_array(value) or is_a(value, *kinds)


def plain(value):
    """One layer of a value in plain Python: a number, text, bool, None, list, Bag or dict; else UNKNOWN.

    >>> plain(22.5), plain("  Say  SO "), plain({"a": 1}), plain((1, 2))
    (22.5, 'say so', {'a': 1}, [1, 2])
    """
    try:
        return _scalar(value) if not hasattr(type(value), "__len__") else _container(value)
    except Exception:  # an object that raises when it is looked at is no answer
        return UNKNOWN


def _scalar(value):
    if value is None or is_a(value, bool, *_kinds("numpy", "bool_")):
        return value if value is None else bool(value)
    if is_a(value, int):
        return int.__index__(value)
    if is_a(value, *_kinds("numpy", "integer")):
        return int(value)
    if is_a(value, float):
        return float.__float__(value)
    if is_a(value, *_kinds("numpy", "floating")):
        return float(value)
    if is_a(value, Fraction, Decimal):
        return Fraction(value)
    return UNKNOWN


def _container(value):
    base = next((kind for kind in BUILTIN if is_a(value, kind)), type(value))
    if base is str:
        return " ".join(unicodedata.normalize("NFKC", str.__str__(value)).casefold().split())
    if _is_array(value) and value.ndim == 0:
        return plain(value[()])
    table, sequence = is_table(value), _is_sequence(value)
    if not (table or sequence or base in BUILTIN) or base.__len__(value) > LIMIT:
        return UNKNOWN
    if base is dict:
        return {_key(key): item for key, item in dict.items(value)}
    if table:
        return [plain(row) for row in _records(value)]
    if sequence:
        return value.tolist()
    items = base.__iter__(value)
    return Bag(items) if base in (set, frozenset) else list(items)


def _records(frame):
    """The rows of a table, each a dict; a named index counts as columns."""
    named = [name for name in frame.index.names if name is not None and name not in frame.columns]
    frame = frame.reset_index(named) if named else frame
    if not frame.columns.is_unique:
        raise ValueError("two columns have one name")
    return frame.to_dict("records")


def _key(key):
    form = plain(key)
    return tuple(map(_key, form)) if type(form) is list else form


def is_number(form):
    """Whether a plain form is a number; True and False are not."""
    return type(form) in (int, Fraction, float)


def close(answer, right, tolerance=0):
    """Whether two numbers differ by no more than the tolerance and the noise of floating-point arithmetic.

    >>> close(0.1 + 0.2, 0.3), close(22.0, 22), close(float("nan"), float("nan")), close(10**12 + 1, 10**12)
    (True, True, False, False)
    """
    if not (isfinite_number(answer) and isfinite_number(right)):
        return False
    exact = type(answer) is not float and type(right) is not float
    noise = 0 if exact else NOISE * max(1, abs(Fraction(right)))
    if type(right) is int:
        noise = min(noise, Fraction(1, 4))
    return abs(Fraction(answer) - Fraction(right)) <= Fraction(tolerance) + noise


def isfinite_number(form):
    """Whether a plain form is a number that is neither infinite nor NaN."""
    return is_number(form) and (type(form) is not float or isfinite(form))


def same(answer, right, tolerance=0, ordered=True):
    """Whether an answer is the right one; `ordered=False` lets items or rows come in any order.

    >>> same((1, 2.0), [1, 2]), same([2, 1], {1, 2}), same("22", 22), same(True, 1)
    (True, True, False, False)
    """
    target = plain(right)
    if type(target) is dict and is_column(answer):
        answer = answer.to_dict() if answer.index.is_unique else UNKNOWN
    form = plain(answer)
    if target is UNKNOWN:
        return _equal_kin(answer, right)
    if is_number(target):
        return is_number(form) and close(form, target, tolerance)
    if type(target) is dict:
        return (type(form) is dict and form.keys() == target.keys()
                and all(same(form[key], target[key], tolerance) for key in target))
    if type(target) in (list, Bag):
        return _same_items(form, target, tolerance, ordered and type(target) is list)
    return type(form) is type(target) and form == target


def _same_items(form, target, tolerance, ordered):
    if type(form) not in (list, Bag) or len(form) != len(target) or ordered and type(form) is Bag:
        return False
    if ordered:
        return all(same(mine, yours, tolerance) for mine, yours in zip(form, target))
    left = list(form)
    for item in target:
        place = next((n for n, mine in enumerate(left) if same(mine, item, tolerance)), None)
        if place is None:
            return False
        del left[place]
    return True


def _equal_kin(answer, right):
    """Dates and other kinds that only the declaration knows: their own `==`, between objects of one type."""
    try:
        return type(answer) is type(right) and bool(answer == right)
    except Exception:
        return False
