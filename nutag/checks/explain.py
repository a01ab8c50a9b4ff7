"""Why an answer is not right yet: one kind sentence that never gives the answer away."""

from fractions import Fraction

from nutag.checks.compare import UNKNOWN, Bag, close, is_number, is_column, is_table, isfinite_number, plain, same

LIST = "Give a list, for example `[1, 2, 3]`."
TABLE = "Give a table (a DataFrame)."


def explain(answer, right, tolerance=0, ordered=True):
    """What a student could look at next, for an answer that `same` has found wrong.

    >>> explain("22", 22)
    'Give a number, without quotation marks.'
    """
    form, target = plain(answer), plain(right)
    if answer is None:
        return "Your answer is `None`: nothing was handed in. Did a function forget its `return`?"
    if callable(answer):
        return "This is a function. Call it, with brackets and its inputs, and hand in what it returns."
    if hasattr(type(answer), "__next__"):
        return "This is something to loop over, not a finished answer. Put `list(...)` around it."
    if is_table(right):
        return _table(answer, right, tolerance)
    if is_number(target):
        return _number(form, target)
    if type(target) is bool:
        return "This is not right yet. Read it again." if type(form) is bool else "Give `True` or `False`."
    if type(target) is str:
        return "This is not our answer. Look at the hint, or say it in other words." if type(form) is str else "Give text, in quotation marks."
    if type(target) is dict:
        return _dictionary(answer, right, target, tolerance)
    if type(target) in (list, Bag):
        return _items(form, target, tolerance, ordered and type(target) is list)
    return "This is not the answer yet. Is it of the right kind?"


def so_far(answer, right, tolerance=0):
    """How many parts of a wrong match, small table or set are right, in a sentence, or nothing.

    >>> so_far({"A": 1, "B": 2}, {"A": 1, "B": 3}), so_far({"Tuv", "Uvs"}, {"Tuv", "Uvs", "Khovd"}), so_far(1, 2)
    ('1 of 2 is right so far.', '2 of 3 are right so far.', '')
    """
    if type(plain(right)) not in (dict, Bag):
        return ""
    count, parts = _parts_right(answer, right, tolerance)
    return f"{count} of {parts} {'is' if count == 1 else 'are'} right so far." if count else ""


def _parts_right(answer, right, tolerance):
    form, target = plain(answer), plain(right)
    if type(target) is dict:
        form = form if type(form) is dict else {}
        counts = [_parts_right(form.get(key), target[key], tolerance) for key in target]
        return tuple(map(sum, zip(*counts)))
    if type(target) is Bag:
        items = form if type(form) in (list, Bag) else []
        return sum(any(same(mine, item, tolerance) for mine in items) for item in target), len(target)
    return int(same(answer, right, tolerance)), 1


def _number(form, right):
    if type(form) is str:
        return "Give a number, without quotation marks."
    if type(form) is bool:
        return "Give a number, not `True` or `False`."
    if type(form) is list and 1 < len(form) < 5 and all(type(part) is int for part in form):
        return "Python reads a comma as the end of a number: write `12.5`, not `12,5`, and `1250`, not `1,250`."
    if type(form) in (list, Bag, dict):
        return "Give one number, not a list or a table."
    if not is_number(form):
        return "Give a number."
    if not isfinite_number(form):
        return "This is not a finite number. Look for an empty cell or a division by zero."
    if 0 < abs(right) <= 100 and (_near(form * 100, right) or _near(form, Fraction(right) * 100)):
        return "Look at the unit: is it a share (0 to 1) or a percentage (0 to 100)?"
    if type(right) is not int and _near(form, right):
        return "You are close. Use the exact numbers, and do not round before the end."
    return "This number is not right yet."


def _near(form, right):
    return close(form, right, abs(right) / 100)


def _items(form, target, tolerance, ordered):
    if type(form) is Bag and ordered:
        return "The order matters here, and a set has none. Give a list."
    if type(form) not in (list, Bag):
        return LIST
    if len(form) != len(target):
        return f"The number of items is not right yet: you have {len(form)}."
    if ordered and same(form, target, tolerance, ordered=False):
        return "The items are right, their order is not."
    right = sum(any(same(mine, item, tolerance) for mine in form) for item in target)
    return "Some items are right, some are not yet." if right else "None of the items is right yet."


def _dictionary(answer, right, target, tolerance):
    form = plain(answer.to_dict() if is_column(answer) else answer)
    if type(form) is not dict:
        return "Give a dictionary, for example `{'name': 1}`."
    if form.keys() != target.keys():
        return "The keys are not right yet: some are missing or too many."
    wrong = [key for key in right if not same(form[plain(key)], right[key], tolerance)]
    return f"Look again at {_listed(wrong)}."


def _table(answer, right, tolerance):
    if not is_table(answer):
        return TABLE
    mine, yours = plain(answer), plain(right)
    if mine is UNKNOWN:
        return "Your table could not be read. Does each column have a name of its own?"
    missing = [name for name in right.columns if name not in (*answer.columns, *answer.index.names)]
    if missing:
        return f"Your table lacks {_listed(missing)}."
    if len(mine) != len(yours):
        return f"The number of rows is not right yet: you have {len(mine)}."
    if mine[0].keys() != yours[0].keys():
        return "Your table has columns that were not asked for."
    if same(mine, yours, tolerance, ordered=False):
        return "The rows are right, their order is not."
    wrong = [name for name in yours[0]
             if not same([row[name] for row in mine], [row[name] for row in yours], tolerance, ordered=False)]
    return f"Look again at {_listed(wrong)}." if wrong else "Each column is right, but the rows are mixed up."


def _listed(names):
    shown = ", ".join(f"`{name}`" for name in names[:3])
    return shown + (" and others" if len(names) > 3 else "")
