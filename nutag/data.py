"""Load a table of datasets/ by name, checked against its descriptor, with its source attached."""

import json
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path

import pandas as pd

from nutag.tableschema import DataError, check_foreign_key, read_columns

__all__ = ["DataError", "Package", "Table", "fingerprint", "load", "names", "package"]

_HERE = Path(__file__).parent
_DTYPES = {"string": "str", "number": "float64", "boolean": "boolean", "integer": "Int64", "year": "Int64",
           "date": "datetime64[s]", "yearmonth": "datetime64[s]"}
_FULL_DTYPES = _DTYPES | {"integer": "int64", "year": "int64", "boolean": "bool"}


class Table(pd.DataFrame):
    """A DataFrame that shows its title, vintage, source and licence above its rows."""

    @property
    def _constructor(self):
        return Table

    def _repr_html_(self):
        about = self.attrs.get("nutag")
        return (_header(about) if about else "") + _rows(self)


def _rows(table):
    """The rows as HTML: words to the left, numbers to the right, a plain row number left out."""
    named = bool(table.index.names[0]) or not pd.api.types.is_integer_dtype(table.index)
    whole = [name for name, kind in table.dtypes.items() if isinstance(kind, pd.Int64Dtype)]
    shown = table.astype(dict.fromkeys(whole, object)).fillna(dict.fromkeys(whole, ""))  # to_html would say <NA>
    with pd.option_context("display.max_colwidth", None):  # a sentence in a cell is there to be read to its end
        rows = shown.to_html(index=named, notebook=True, border=0, na_rep="", max_rows=20, max_cols=20)
    words = [place + 1 + named * table.index.nlevels for place, kind in enumerate(table.dtypes)
             if not pd.api.types.is_numeric_dtype(kind)]
    left = "nutag-words" + "".join(f"-{place}" for place in words)
    rule = ", ".join(f".{left} :is(td, th):nth-child({place})" for place in words) or f".{left} caption"
    return f'<style>{rule} {{ text-align: left !important; }}</style><div class="{left}">{rows}</div>'


def _header(about):
    facts = [about["provenance"], f"Vintage: {about['vintage']}", f"Source: {about['cite']}",
             f"Licence: {about['licence']}"] + ["edited locally"] * about["edited"]
    return f"<p><strong>{escape(about['title'])}</strong><br>{escape(' · '.join(facts))}</p>"


def fingerprint(content):
    """Return the SHA-256 of a file's bytes, the same whether its lines end as on Windows or not.

    >>> fingerprint(b"a\\r\\n") == fingerprint(b"a\\n")
    True
    """
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _about(resource, content):
    """What a reader must know about a table, as a plain dict that pandas carries along."""
    return {"name": resource["name"], "title": resource["title"], "vintage": resource["vintage"],
            "provenance": resource["provenance"], "cite": resource["cite"],
            "source": "; ".join(source["title"] for source in resource["sources"]),
            "licence": "; ".join(licence["title"] for licence in resource["licenses"]),
            "confidence": resource["confidence"],
            "fields": {field["name"]: field["title"] for field in resource["schema"]["fields"]},
            "edited": fingerprint(content) != resource["fingerprint"]}


def _series(field, values):
    full = field.get("constraints", {}).get("required", False)
    dtype = (_FULL_DTYPES if full else _DTYPES)[field["type"]]
    return pd.Series(values, dtype=dtype)


class Package:
    """The tables under one folder that holds a datapackage.json."""

    def __init__(self, root):
        self.root = Path(root)
        self.resources = {resource["name"]: resource for resource in self._descriptor()["resources"]}
        self._read = {}

    def _descriptor(self):
        try:
            return json.loads((self.root / "datapackage.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise DataError(f"datasets/datapackage.json: cannot be read ({error}). "
                            "Put it back from the course.") from None

    def load(self, name):
        """Return the table `name` as a fresh, typed DataFrame; raise DataError if anything is wrong."""
        resource = self._resource(name)
        content, columns = self._columns(name)
        self._check_references(resource, columns)
        table = Table({field["name"]: _series(field, columns[field["name"]])
                       for field in resource["schema"]["fields"]})
        table.attrs["nutag"] = _about(resource, content)
        return table

    def _resource(self, name):
        if name not in self.resources:
            near = get_close_matches(str(name), self.resources, n=3, cutoff=0.6) or sorted(self.resources)
            raise DataError(f"datasets: there is no table {name!r}. Did you mean: {', '.join(near)}?")
        return self.resources[name]

    def _columns(self, name):
        """The bytes and columns of a file, read again only when the file has changed."""
        resource = self.resources[name]
        path, file = self.root / resource["path"], f"datasets/{resource['path']}"
        try:
            stamp = path.stat().st_mtime_ns, path.stat().st_size
            if self._read.get(name, [None])[0] != stamp:
                content = path.read_bytes()
                self._read[name] = stamp, content, read_columns(content, resource["schema"], file)
        except OSError as error:
            raise DataError(f"{file}: the file cannot be read ({error.strerror}). "
                            "Put it back from the course.") from None
        return self._read[name][1:]

    def _check_references(self, resource, columns):
        for key in resource["schema"].get("foreignKeys", []):
            (column,), (target,) = key["fields"], key["reference"]["fields"]
            other = key["reference"]["resource"] or resource["name"]
            known = set(self._columns(other)[1][target])
            reference = f"datasets/{self.resources[other]['path']}, column {target}"
            check_foreign_key(columns[column], known, f"datasets/{resource['path']}", column, reference)


@lru_cache(maxsize=1)
def package():
    """Return the course's own tables: beside the package in the repository, inside it once installed.

    >>> package().load("aimags").shape
    (22, 18)
    """
    inside = _HERE / "datasets"
    return Package(inside if inside.is_dir() else _HERE.parent / "datasets")


def load(name):
    """Return the table `name` of datasets/, typed and checked, with its source in `attrs["nutag"]`.

    Errors: DataError naming the file, row, column and rule; nothing is computed from a bad table.

    >>> aimags = load("aimags")
    >>> len(aimags), int(aimags["soum_count_2023"].sum())
    (22, 330)
    >>> load("soum")
    Traceback (most recent call last):
    nutag.tableschema.DataError: datasets: there is no table 'soum'. Did you mean: soums?
    """
    return package().load(name)


def names():
    """Return the names of all tables, in the order of the descriptor.

    >>> "soums" in names()
    True
    """
    return list(package().resources)
