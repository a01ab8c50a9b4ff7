"""One spoilt cell, in any table: our validator and frictionless both name its file, row and column."""
import csv
import json
import re
import shutil
from contextlib import contextmanager
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from frictionless import Field
from frictionless import Package as SecondOpinion
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nutag.data import DataError, Package
from nutag.tableschema import cell_reader

DATASETS = Path(__file__).parents[1] / "datasets"
DESCRIPTOR = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in DESCRIPTOR["resources"]}
FIELDS = [(name, field) for name, resource in RESOURCES.items() for field in resource["schema"]["fields"]]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the tables, to spoil one at a time."""
    return Path(shutil.copytree(DATASETS, tmp_path_factory.mktemp("spoilt") / "datasets"))


def read(name):
    return list(csv.reader(StringIO((DATASETS / RESOURCES[name]["path"]).read_text(encoding="utf-8"), newline="")))


@contextmanager
def spoiling(copy, name, rows):
    """The copy with other rows in one table, for as long as the block runs."""
    path = copy / RESOURCES[name]["path"]
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    try:
        yield Package(copy)
    finally:
        shutil.copyfile(DATASETS / RESOURCES[name]["path"], path)


def step(limit, by):
    """The first value on the wrong side of a limit."""
    return (date.fromisoformat(limit) + timedelta(days=by)).isoformat() if isinstance(limit, str) else limit + by


def unknown_code(field, known):
    """A code that its field allows and the other table does not hold (None where there is none)."""
    allowed = cell_reader(field)
    for text in (*(f"MN-0{n}" for n in range(90, 100)), *map(str, range(1993, 2000)), "8999", "S0", "X0", "x-none",
                 "activity-4", "LA99", "CA-0", "x", "T10"):
        try:
            if allowed(text) is not None and text not in known:
                return text
        except DataError:
            continue


def faults(name, field, rows, index):
    """Yield (kind, text) for every way to spoil a cell of this column."""
    limits, schema = field.get("constraints", {}), RESOURCES[name]["schema"]
    column = [row[index] for row in rows[1:]]
    if limits.get("required"):
        yield "empty", ""
    if field["type"] != "string":
        yield "type", "not a " + field["type"]
    for limit, by in (("minimum", -1), ("maximum", 1)):
        if limit in limits:
            yield limit, str(step(limits[limit], by))
    if "enum" in limits:
        yield "enum", str(max(limits["enum"]) + 1) if field["type"] == "integer" else "no such word"
    if "pattern" in limits:
        yield "pattern", "?!"
    if limits.get("unique") or schema["primaryKey"] == [field["name"]]:
        yield "twice", column[0]
    for key in schema.get("foreignKeys", []):
        if key["fields"] == [field["name"]]:
            other, target = key["reference"]["resource"], key["reference"]["fields"][0]
            place = read(other)[0].index(target)
            text = unknown_code(field, {row[place] for row in read(other)[1:]})
            if text is not None:
                yield "unknown code", text


def spoilt(name):
    """Every (row number, column, kind, text) of a table: each column and each kind once, in a row drawn at random."""
    rows, draw = read(name), Random(name)
    for index, field in enumerate(RESOURCES[name]["schema"]["fields"]):
        for kind, text in faults(name, field, rows, index):
            if kind == "twice" and len(rows) < 3:
                continue
            number = draw.randrange(3 if kind == "twice" else 2, len(rows) + 1)
            yield number, field["name"], kind, text


def with_cells(rows, cases):
    """The rows with the cell of every case replaced."""
    rows = [list(row) for row in rows]
    for number, column, _, text in cases:
        rows[number - 1][rows[0].index(column)] = text
    return rows


def second_opinion(copy, name):
    """Where frictionless sees faults: a set of (row, column); a fault of a whole key counts for each of its columns."""
    schema = RESOURCES[name]["schema"]
    needed = {name} | {key["reference"]["resource"] for key in schema.get("foreignKeys", [])}
    descriptor = DESCRIPTOR | {"resources": [RESOURCES[other] for other in needed]}
    report = SecondOpinion.from_descriptor(descriptor, basepath=str(copy)).get_resource(name).validate()
    found = set()
    for error in report.tasks[0].errors:
        columns = [error.field_name] if hasattr(error, "field_name") else getattr(error, "field_names", schema["primaryKey"])
        found |= {(error.row_number, column) for column in columns}
    return found


def at_once(cases):
    """Sort cases into groups that spoil different rows: frictionless, unlike us, lists every fault of a file."""
    groups = []
    for case in cases:
        for group in groups:
            if "twice" not in (case[2], group[0][2]) and case[0] not in {other[0] for other in group}:
                group.append(case)
                break
        else:
            groups.append([case])
    return groups


@pytest.mark.parametrize("name", RESOURCES)
def test_one_spoilt_cell_is_caught_by_both(copy, name):
    rows, cases = read(name), list(spoilt(name))
    assert cases and len(Package(copy).load(name)) == len(rows) - 1
    for number, column, kind, text in cases:
        place = f"^datasets/{RESOURCES[name]['path']}, row {number}, column {column}: "
        with spoiling(copy, name, with_cells(rows, [(number, column, kind, text)])) as package:
            with pytest.raises(DataError, match=place):
                package.load(name)
    for group in at_once(cases):
        with spoiling(copy, name, with_cells(rows, group)):
            assert {(number, column) for number, column, _, _ in group} <= second_opinion(copy, name), group


def composite_keys():
    return [name for name, resource in RESOURCES.items() if len(resource["schema"]["primaryKey"]) > 1]


@pytest.mark.parametrize("name", composite_keys())
def test_a_combination_that_stands_twice_is_caught_by_both(copy, name):
    """A row whose key cells are copied from the row above; frictionless names the row, we name the columns too."""
    rows, key = read(name), RESOURCES[name]["schema"]["primaryKey"]
    same = [(3, column, "twice", rows[1][rows[0].index(column)]) for column in key]
    with spoiling(copy, name, with_cells(rows, same)) as package:
        with pytest.raises(DataError, match=f"row 3, column {', '.join(key)}: .* stands in row 2 too"):
            package.load(name)
        assert {(3, column) for column in key} <= second_opinion(copy, name)


def references():
    return [(name, key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
            for name, resource in RESOURCES.items() for key in resource["schema"].get("foreignKeys", [])]


@pytest.mark.parametrize(("name", "column", "other", "target"), references(), ids=lambda part: part)
def test_a_key_that_others_point_to_cannot_vanish(copy, name, column, other, target):
    """A changed code is good in its own table; the tables that point to it catch it."""
    rows, others = read(name), read(other)
    used = next(row[rows[0].index(column)] for row in rows[1:] if row[rows[0].index(column)])
    place = others[0].index(target)
    left = [row for row in others if row[place] != used]
    told = f"{RESOURCES[name]['path']}, row .*: '?{used}'? is not in datasets/"
    with spoiling(copy, other, left) as package:
        with pytest.raises(DataError, match=told if len(left) > 1 else f"{RESOURCES[other]['path']}, .* has no rows"):
            package.load(name)
        assert column in {found for _, found in second_opinion(copy, name)}


TEXTS = st.one_of(st.integers(-10**7, 10**7).map(str), st.floats(allow_nan=True).map(str), st.dates().map(str),
                  st.dates().map(lambda day: f"{day:%Y-%m}"), st.text(max_size=8),
                  st.sampled_from(["true", "True", "TRUE", "FALSE", "1", "0", "NaN", "inf", "1e3", "1_000", " 5", "5 ", "+5", "٣", "0x1f",
                                   "2020", "20", "2020-1", "2020-13", "2020-02-30", "20200101", "2020-W01-1", "MN-1", "MN-1 "]))


def first(kind):
    """The first table that has a column of a type, and the column's number."""
    return next((name, index) for name, resource in RESOURCES.items()
                for index, field in enumerate(resource["schema"]["fields"]) if field["type"] == kind)


@pytest.mark.parametrize("write", [str.upper, str.title, lambda text: str(int(text == "true"))],
                         ids=["TRUE", "True", "1"])
def test_a_spreadsheets_booleans_mean_the_same(copy, write):
    name, index = first("boolean")
    rows = read(name)
    again = [rows[0], *([*row[:index], write(row[index]), *row[index + 1:]] for row in rows[1:])]
    with spoiling(copy, name, again) as package:
        pd.testing.assert_frame_equal(package.load(name), Package(DATASETS).load(name))
        assert not second_opinion(copy, name)


@pytest.mark.parametrize("name", RESOURCES)
def test_a_table_cut_to_its_header_is_refused(copy, name):
    with spoiling(copy, name, read(name)[:1]) as package:
        told = f"^datasets/{RESOURCES[name]['path']}, row 2, column .*: the table has no rows"
        with pytest.raises(DataError, match=told):
            package.load(name)


@pytest.mark.parametrize(("mark", "called"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_mark_between_the_cells_is_named(copy, mark, called):
    path = copy / RESOURCES["soums"]["path"]
    good = path.read_bytes()
    path.write_bytes(good.replace(b",", mark.encode()))
    with pytest.raises(DataError, match=f"soums.csv, row 1, .*: {called} stand between the cells, not commas"):
        Package(copy).load("soums")
    path.write_bytes(good)


@pytest.mark.parametrize("rows", [slice(0, None), slice(1, None)], ids=["header too", "cells only"])
def test_an_empty_column_at_the_end_is_named(copy, rows):
    longer = read("sdgs_named")
    longer[rows] = [[*row, ""] for row in longer[rows]]
    with spoiling(copy, "sdgs_named", longer) as package:
        with pytest.raises(DataError, match=f"row {rows.start + 1}, column why_named: an empty column follows it"):
            package.load("sdgs_named")


@pytest.mark.parametrize(("name", "old", "new"), [
    ("governance_points", "2020-02", "Feb-20"), ("governance_points", "2020-02", "2020-02-01"),
    ("governance_points", "2020-02", "01.02.2020"), ("sdgs_named", "clean water", "clean water "),
    ("sdgs_named", "clean water", "\u00a0clean water")])
def test_a_text_that_a_spreadsheet_rewrites_is_refused(copy, name, old, new):
    rows = [[new if cell == old else cell for cell in row] for row in read(name)]
    assert rows != read(name)
    with spoiling(copy, name, rows) as package:
        with pytest.raises(DataError, match=re.escape(repr(new))):
            package.load(name)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FIELDS), TEXTS)
@example(next(pair for pair in FIELDS if pair[1]["type"] == "number"), "nan")
def test_we_are_never_looser_than_frictionless(pair, text):
    """What we let in, frictionless lets in with the same value; what it refuses, we refuse."""
    _, field = pair
    try:
        ours = cell_reader(field)(text)
    except DataError:
        return
    theirs, notes = Field.from_descriptor(field).read_cell(text)
    assert not notes
    if field["type"] == "yearmonth" and ours is not None:
        assert (ours.year, ours.month) == tuple(theirs)
    elif field["type"] == "number" and ours is not None:
        assert ours == float(theirs)
    else:
        assert ours == theirs


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=lambda part: part if isinstance(part, str) else part["name"])
def test_we_are_not_stricter_with_what_the_tables_hold(name, field):
    read_ours, read_theirs = cell_reader(field), Field.from_descriptor(field).read_cell
    index = next(i for i, other in enumerate(RESOURCES[name]["schema"]["fields"]) if other["name"] == field["name"])
    for row in read(name)[1:4]:
        assert (read_ours(row[index]) is None) == (read_theirs(row[index])[0] is None)
