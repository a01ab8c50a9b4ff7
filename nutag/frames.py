"""The DataFrame that a notebook shows: typed columns, and title, vintage, source and licence above the rows."""

from copy import deepcopy
from html import escape
from zlib import crc32

import pandas as pd

_DTYPES = {"string": "str", "number": "float64", "boolean": "boolean", "integer": "Int64", "year": "Int64",
           "date": "datetime64[s]", "yearmonth": "datetime64[s]"}
_FULL_DTYPES = _DTYPES | {"integer": "int64", "year": "int64", "boolean": "bool"}

NARROW, SHORT = 4, 40  # columns and letters that a phone shows side by side


class Table(pd.DataFrame):
    """A DataFrame that shows its title, vintage, source and licence above its rows."""

    @property
    def _constructor(self):
        return Table

    def _repr_html_(self):
        about = self.attrs.get("nutag")
        return (_header(about) if about else "") + _rows(self)


def _rows(table):
    """The rows as HTML: words to the left, numbers to the right, a plain row number left out; a wide table stacks on a phone."""
    named = bool(table.index.names[0]) or not pd.api.types.is_integer_dtype(table.index)
    whole = [name for name, kind in table.dtypes.items() if isinstance(kind, pd.Int64Dtype)]
    shown = table.astype(dict.fromkeys(whole, object)).fillna(dict.fromkeys(whole, ""))  # to_html would say <NA>
    with pd.option_context("display.max_colwidth", None):  # a sentence in a cell is there to be read to its end
        rows = shown.to_html(index=named, notebook=True, border=0, na_rep="", max_rows=20, max_cols=20)
    words = [place + 1 + named * table.index.nlevels for place, kind in enumerate(table.dtypes)
             if not pd.api.types.is_numeric_dtype(kind)]
    rules = "".join(f"& :is(td, th):nth-child({place}) {{ text-align: left !important; }}" for place in words)
    columns = [*(shown.index.names if named else ()), *shown.columns]
    if len(columns) > NARROW or any(len(str(cell)) > SHORT for cell in shown.to_numpy().flat):
        rules += _stacked(columns)
    name = f"nutag-table-{crc32(rules.encode()):x}"
    return f'<style>.{name} {{ {rules} }}</style><div class="{name}">{rows}</div>'


def _stacked(columns):
    """Rules for a phone: each row a block, each cell on a line of its own behind the name of its column."""
    cells = "& :is(td, tbody th)"
    labels = (f"{cells}:nth-child({place}):not(:empty)::before {{ content: {_css(name)}; font-weight: 600; }}"
              for place, name in enumerate(columns, start=1))
    return ("@media (width < 640px) { & thead { display: none; } & tr { display: block; padding: 6px 0; } "
            f"{cells} {{ display: block; max-width: none; text-align: left !important; }} {''.join(labels)}"
            "& td:empty { display: none; } }")


def _css(name):
    """The name of a column as a string of CSS, which cannot end its style element."""
    text = "" if name is None else f"{name}: "
    return '"' + "".join(c if c.isalnum() or c in " :" else f"\\{ord(c):x} " for c in text) + '"'


def _header(about):
    facts = [about["provenance"], f"Vintage: {about['vintage']}", f"Source: {about['cite']}",
             f"Licence: {about['licence']}"] + ["edited locally"] * about["edited"]
    return f"<p><strong>{escape(about['title'])}</strong><br>{escape(' · '.join(facts))}</p>"


def _series(field, values):
    full = field.get("constraints", {}).get("required", False)
    dtype = (_FULL_DTYPES if full else _DTYPES)[field["type"]]
    return pd.Series(values, dtype=dtype)


def typed_table(columns, fields, about):
    """Return {column: values} as a `Table`, typed by the fields of its descriptor; `about` goes into its attrs."""
    table = Table({field["name"]: _series(field, columns[field["name"]]) for field in fields})
    table.attrs["nutag"] = deepcopy(about)
    return table
