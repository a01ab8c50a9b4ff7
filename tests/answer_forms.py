"""Answers that a class, and one bored student, may hand in: made from a right answer, or for any question."""

import random
import sys
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd


class Liar:
    """Says that it equals everything, is everything and is greater than everything."""

    __class__ = int
    __eq__ = __lt__ = __gt__ = __le__ = __ge__ = __contains__ = __bool__ = lambda self, other=None: True
    __hash__ = __len__ = __int__ = __index__ = lambda self: 1
    __float__ = lambda self: 1.0
    __iter__ = lambda self: iter(int, 1)
    __getattr__ = lambda self, name: self


class LyingTruth(Liar):
    __class__ = bool


class LyingTable(Liar):
    __class__ = pd.DataFrame


class Bomb:
    """Raises whatever is asked of it."""

    def _raise(self, *_):
        raise RuntimeError("boom")

    __eq__ = __lt__ = __gt__ = __len__ = __iter__ = __bool__ = __repr__ = __str__ = __float__ = __int__ = (
        _raise
    )
    __deepcopy__ = __getattr__ = __format__ = __reduce__ = _raise
    __hash__ = object.__hash__


class Quitter(Bomb):
    """Ends the program when it is compared."""

    def __eq__(self, other):
        sys.exit()

    __lt__ = __gt__ = __len__ = __eq__
    __hash__ = object.__hash__


class LyingInt(int):
    __eq__ = lambda self, other: True
    __hash__ = int.__hash__


class LyingList(list):
    __eq__ = lambda self, other: True
    __len__ = lambda self: 1
    __iter__ = lambda self: iter(int, 1)


class LyingText(str):
    __eq__ = lambda self, other: True
    __hash__ = str.__hash__


def _itself():
    loop = []
    loop.append(loop)
    return loop


def _deep():
    nested = []
    for _ in range(10**5):
        nested = [nested]
    return nested


HOSTILE = {
    "None": None,
    "NaN": float("nan"),
    "inf": float("inf"),
    "-inf": -float("inf"),
    "empty text": "",
    "text 22": "22",
    "space": " ",
    "empty list": [],
    "empty dict": {},
    "empty set": set(),
    "empty tuple": (),
    "True": True,
    "False": False,
    "huge": 10**10000,
    "-huge": -(10**10000),
    "tiny": 1e-320,
    "complex": 1 + 2j,
    "bytes": b"22",
    "object": object(),
    "liar": Liar(),
    "bomb": Bomb(),
    "quitter": Quitter(),
    "lying int": LyingInt(-987654),
    "lying list": LyingList([-987654]),
    "lying text": LyingText("no answer"),
    "lying truth": LyingTruth(),
    "lying table": LyingTable(),
    "list of liars": [Liar()] * 3,
    "dict of bombs": {Bomb(): Bomb()},
    "itself": _itself(),
    "deep": _deep(),
    "nested": [[], [[1], "a"], {"a": [None]}],
    "range": range(10**12),
    "endless range": range(10**30),
    "generator": (n for n in [22]),
    "map": map(int, "22"),
    "function": lambda: 22,
    "print": print,
    "class": Liar,
    "module": sys,
    "type": int,
    "exception": ValueError("22"),
    "not implemented": NotImplemented,
    "empty table": pd.DataFrame(),
    "table": pd.DataFrame({"a": [1, 2]}),
    "twin columns": pd.DataFrame([[1, 2]], columns=["a", "a"]),
    "bad table": pd.DataFrame({"a": [Liar(), Bomb()]}),
    "empty series": pd.Series(dtype=float),
    "series": pd.Series([Liar()]),
    "twin labels": pd.Series([1, 2], index=["a", "a"]),
    "NA": pd.NA,
    "NaT": pd.NaT,
    "numpy NaN": np.float64("nan"),
    "array of NaN": np.full((3, 3), np.nan),
    "no dimensions": np.array(None),
    "numpy True": np.bool_(True),
    "date": pd.Timestamp("2020-01-01"),
    "Decimal NaN": Decimal("NaN"),
    "Decimal sNaN": Decimal("sNaN"),
    "memory": memoryview(b"22"),
}


def _raises(error):
    def function(*inputs):
        raise error

    return function


def _endless(*inputs):
    while True:
        yield 22


def _recursive(*inputs):
    return _recursive(*inputs)


class _Unprintable(Exception):
    def __str__(self):
        raise RuntimeError("boom")


HOSTILE_FUNCTIONS = {
    "forgets return": lambda *inputs: None,
    "no inputs": lambda: 22,
    "many inputs": lambda a, b, c, d, e, f, g, h: 22,
    "named inputs": lambda *, a: a,
    "raises": _raises(ValueError("no")),
    "exits": _raises(SystemExit(0)),
    "interrupted": _raises(KeyboardInterrupt()),
    "stops": _raises(StopIteration()),
    "closes": _raises(GeneratorExit()),
    "out of memory": _raises(MemoryError()),
    "unprintable": _raises(_Unprintable()),
    "endless": _endless,
    "recursive": _recursive,
    "inputs": lambda *inputs: inputs,
    "first input": lambda *inputs: inputs[0],
    "itself": lambda *inputs: _itself,
    "liar": lambda *inputs: Liar(),
    "bomb": lambda *inputs: Bomb(),
    "lying int": lambda *inputs: LyingInt(-987654),
    "NaN": lambda *inputs: float("nan"),
    "text": lambda *inputs: "22",
    "empty": lambda *inputs: [],
    "class": Liar,
    "unready class": type("Unready", (), {"__init__": _raises(TypeError("no"))}),
    "loops over nothing": lambda *inputs: sum([]) if [x for x in ()] else None,
    "True": lambda *inputs: True,
}


def right_forms(right, ordered=True):
    """Other ways to hand in the same right answer."""
    if isinstance(right, bool | np.bool_):
        return [bool(right), np.bool_(right)]
    if isinstance(right, int | np.integer):
        exact = [float(right), np.float64(right)] if abs(right) < 2**53 else []
        return [int(right), Fraction(int(right)), Decimal(int(right)), np.array(right), *exact]
    if isinstance(right, float | Fraction):
        return [float(right), np.float64(right), Fraction(right), float(right) * (1 + 1e-15)]
    if isinstance(right, str):
        return [right, f"  {right} ", right.upper(), right.lower(), np.str_(right)]
    if isinstance(right, set | frozenset):
        return [
            right,
            list(right),
            list(right)[::-1],
            tuple(right),
            frozenset(right),
            pd.Series(list(right)).to_numpy(),
        ]
    if isinstance(right, pd.DataFrame):
        extra = [] if ordered else [right.sample(frac=1, random_state=7)]
        return [
            right.copy(),
            right[list(right.columns)[::-1]],
            right.set_index(right.columns[0]),
            right.set_axis(range(7, 7 + len(right))),
            *extra,
        ]
    if isinstance(right, dict):
        return [dict(reversed(right.items())), pd.Series(right, dtype=object)]
    items = list(right)
    shuffled = [] if ordered else [items[::-1], random.Random(7).sample(items, len(items))]
    return [items, tuple(items), pd.Series(items, dtype=object), np.array(items, dtype=object), *shuffled]


def near_misses(right, tolerance=0, ordered=True):
    """Answers that are nearly right, and therefore wrong."""
    if isinstance(right, bool | np.bool_):
        return [not right, int(right), str(right)]
    if isinstance(right, int | float | Fraction | np.number):
        step = tolerance * 1.01 or (
            1 if isinstance(right, int | np.integer) else max(1e-6, abs(right) * 1e-6)
        )
        return [
            right + step,
            right - step,
            right * 100 + step,
            str(right),
            [right],
            {right},
            {"answer": right},
            float("nan"),
            pd.DataFrame({"answer": [right]}),
            lambda: right,
            *([-right] if abs(right) > tolerance else []),
        ]
    if isinstance(right, str):
        return [right + "x", right[:-1], f"{right}?", [right], {right}, right.encode(), len(right)]
    if isinstance(right, pd.DataFrame):
        mixed = (
            []
            if not ordered or right.iloc[::-1].values.tolist() == right.values.tolist()
            else [right.iloc[::-1]]
        )
        return [
            right.iloc[:-1],
            pd.concat([right, right.iloc[-1:]]),
            right.drop(columns=right.columns[0]),
            right.assign(more=1),
            right.rename(columns={right.columns[0]: "other"}),
            len(right),
            list(right.columns),
            right.assign(**{right.columns[-1]: np.nan}),
            *mixed,
        ]
    if isinstance(right, dict):
        first = next(iter(right))
        return [
            {**right, "one more": 1},
            {key: item for key, item in right.items() if key != first},
            {**right, first: Liar()},
            {**right, first: float("nan")},
            {**right, first: ...},
            list(right),
            None,
        ]
    items = list(right)
    backwards = items[::-1]
    orders = (
        [backwards, set(items)]
        if ordered and not isinstance(right, set | frozenset) and backwards != items
        else []
    )
    return [
        items[:-1],
        items[1:],
        [*items, items[0]],
        [*items, "one more"],
        [*items[:-1], Liar()],
        [*items[:-1], float("nan")],
        [*items[:-1], None],
        len(items),
        ", ".join(map(str, items)),
        dict.fromkeys(range(len(items))),
        [items],
        *orders,
    ]


def nearly_right_functions(right, cases):
    """Functions that do nearly what the right one does."""

    def spoiled(change):
        return lambda *inputs: change(right(*inputs))

    def mutating(*inputs):
        result = right(*inputs)
        for item in inputs:
            if isinstance(item, list | dict | set):
                item.clear()
        return result

    def forgetting(*inputs):
        right(*inputs)

    first, last = right(*cases[0]), right(*cases[-1])
    able = any(isinstance(item, list | dict | set) and item for item in cases[0])
    return {
        "forgets return": forgetting,
        "in a list": spoiled(lambda result: [result]),
        "as text": spoiled(str),
        "prints it": spoiled(lambda result: None),
        "always the first": lambda *inputs: first,
        "always the last": lambda *inputs: last,
        "called": first,
        "in a function": spoiled(lambda result: lambda: result),
        "NaN": spoiled(lambda result: float("nan")),
        "a pair": spoiled(lambda result: (result, result)),
        **({"changes its inputs": mutating} if able else {}),
    }
