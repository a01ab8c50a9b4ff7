"""Tables of datasets/ by name, checked against their descriptors, with their source attached.

`records` gives rows on the standard library alone; `load` gives the DataFrame that notebooks show.
"""

import json
from collections import namedtuple
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from nutag.tableschema import DataError, check_foreign_key, read_columns

__all__ = ["DataError", "Package", "Records", "fingerprint", "load", "names", "package", "records"]

_HERE = Path(__file__).parent


class Records(tuple):
    """The rows of a table, each a named tuple, with its title, vintage, source and licence in `about`.

    An empty cell is None, a date a `datetime.date` (a month its first day), a whole number an int.
    """

    def __new__(cls, rows, about):
        """Hold these rows; `about` is a mapping, shown read-only."""
        records = super().__new__(cls, rows)
        records.about = MappingProxyType(about)
        return records


@dataclass(frozen=True)
class _File:
    """A file that keeps the rules of its descriptor, as it stood at `stamp`."""

    stamp: tuple
    columns: dict
    about: dict

    @cached_property
    def records(self):
        row = namedtuple("Row", self.columns)
        return Records(map(row._make, zip(*self.columns.values())), self.about)


def fingerprint(content):
    """Return the SHA-256 of a file's bytes, the same whether its lines end as on Windows or not.

    >>> fingerprint(b"a\\r\\n") == fingerprint(b"a\\n")
    True
    """
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _about(resource, content):
    """What a reader must know about a table, as a plain dict."""
    return {"name": resource["name"], "title": resource["title"], "vintage": resource["vintage"],
            "provenance": resource["provenance"], "cite": resource["cite"],
            "source": "; ".join(source["title"] for source in resource["sources"]),
            "licence": "; ".join(licence["title"] for licence in resource["licenses"]),
            "confidence": resource["confidence"],
            "fields": {field["name"]: field["title"] for field in resource["schema"]["fields"]},
            "edited": fingerprint(content) != resource["fingerprint"]}


class Package:
    """The tables under one folder that holds a datapackage.json."""

    def __init__(self, root):
        self.root = Path(root)
        self.resources = {resource["name"]: resource for resource in self._descriptor()["resources"]}
        self._read, self._agreed = {}, {}

    def _descriptor(self):
        try:
            return json.loads((self.root / "datapackage.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise DataError(f"datasets/datapackage.json: cannot be read ({error}). "
                            "Put it back from the course.") from None

    def records(self, name):
        """Return the rows of the table `name` as `Records`; raise DataError if anything is wrong."""
        return self._checked(name).records

    def load(self, name):
        """Return the table `name` as a fresh, typed DataFrame; raise DataError if anything is wrong."""
        from nutag.frames import typed_table  # pandas only where a frame is wanted

        file = self._checked(name)
        return typed_table(file.columns, self.resources[name]["schema"]["fields"], file.about)

    def _resource(self, name):
        if name not in self.resources:
            near = get_close_matches(str(name), self.resources, n=3, cutoff=0.6) or sorted(self.resources)
            raise DataError(f"datasets: there is no table {name!r}. Did you mean: {', '.join(near)}?")
        return self.resources[name]

    def _checked(self, name):
        """The file of a table whose codes stand in the tables they point to; checked again after a change of either."""
        resource = self._resource(name)
        keys = resource["schema"].get("foreignKeys", [])
        file = self._file(name)
        others = [self._file(key["reference"]["resource"] or name) for key in keys]
        stamps = [each.stamp for each in (file, *others)]
        if self._agreed.get(name) != stamps:
            for key, other in zip(keys, others):
                self._check_reference(resource, key, file.columns, other.columns)
            self._agreed[name] = stamps
        return file

    def _file(self, name):
        """The columns of a file and what to know about it, read again only when the file has changed."""
        resource = self.resources[name]
        path, shown = self.root / resource["path"], f"datasets/{resource['path']}"
        try:
            stamp = path.stat().st_mtime_ns, path.stat().st_size
            if name not in self._read or self._read[name].stamp != stamp:
                content = path.read_bytes()
                columns = read_columns(content, resource["schema"], shown)
                self._read[name] = _File(stamp, columns, _about(resource, content))
        except OSError as error:
            raise DataError(f"{shown}: the file cannot be read ({error.strerror}). "
                            "Put it back from the course.") from None
        return self._read[name]

    def _check_reference(self, resource, key, columns, others):
        (column,), (target,) = key["fields"], key["reference"]["fields"]
        other = self._resource(key["reference"]["resource"] or resource["name"])
        check_foreign_key(columns[column], set(others[target]), f"datasets/{resource['path']}", column,
                          f"datasets/{other['path']}, column {target}")


@lru_cache(maxsize=1)
def package():
    """Return the course's own tables: beside the package in the repository, inside it once installed.

    >>> package().load("aimags").shape
    (22, 18)
    """
    inside = _HERE / "datasets"
    return Package(inside if inside.is_dir() else _HERE.parent / "datasets")


def records(name):
    """Return the rows of the table `name` of datasets/, typed and checked, with its source in `about`.

    Errors: DataError naming the file, row, column and rule; nothing is computed from a bad table.

    >>> aimags = records("aimags")
    >>> len(aimags), sum(aimag.soum_count_2023 for aimag in aimags), aimags[0].name_en
    (22, 330, 'Arkhangai')
    """
    return package().records(name)


def load(name):
    """Return the table `name` of datasets/ as a DataFrame, typed and checked, with its source in `attrs["nutag"]`.

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
