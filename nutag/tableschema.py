"""Read one CSV file by its Frictionless descriptor, and refuse it if any cell breaks a rule."""

import csv
import re
from datetime import date
from io import StringIO
from math import isfinite

EMPTY = ""


class DataError(ValueError):
    """A table that cannot be used, with its file, row and column, the rule, and how to mend it."""


# The default words of Table Schema: a spreadsheet writes true as TRUE, whatever was typed.
YES_OR_NO = {**dict.fromkeys(("true", "True", "TRUE", "1"), True),
             **dict.fromkeys(("false", "False", "FALSE", "0"), False)}


def _whole(text):
    if text != text.strip():
        raise ValueError
    return text


def _four_digits(text):
    if not re.fullmatch(r"[0-9]{4}", text):
        raise ValueError
    return int(text)


def _month(text):
    return date.fromisoformat(re.fullmatch(r"[0-9]{4}-[0-9]{2}", text).group() + "-01")


def _day(text):
    return date.fromisoformat(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text).group())


def _finite(text):
    number = float(text)
    if not isfinite(number):
        raise ValueError
    return number


TYPES = {
    "string": (_whole, "text without a blank at its beginning or end"),
    "integer": (int, "a whole number such as 1200"),
    "number": (_finite, "a number such as 12.5, with a point and no spaces"),
    "boolean": (YES_OR_NO.__getitem__, "true or false"),
    "year": (_four_digits, "a year of four digits such as 2020"),
    "yearmonth": (_month, "a month such as 2021-07"),
    "date": (_day, "a date such as 2021-07-01"),
}


def _type_rule(field):
    convert, wanted = TYPES[field["type"]]

    def read(text):
        try:
            return convert(text)
        except (ValueError, ArithmeticError, LookupError, AttributeError):
            raise DataError(f"{text!r} is not {wanted}. Write {wanted}.") from None

    return read


def _bound(read, limit):
    return read(limit) if isinstance(limit, str) else limit


def _rules(field, read):
    """Yield (test, sentence) for every constraint of a field; a test is true for a good value."""
    limits = field.get("constraints", {})
    if "minimum" in limits:
        low = _bound(read, limits["minimum"])
        yield lambda value: value >= low, f"is below the smallest allowed value, {limits['minimum']}"
    if "maximum" in limits:
        high = _bound(read, limits["maximum"])
        yield lambda value: value <= high, f"is above the largest allowed value, {limits['maximum']}"
    if "enum" in limits:
        allowed = {_bound(read, item) for item in limits["enum"]}
        yield allowed.__contains__, f"is not one of: {', '.join(map(str, limits['enum']))}"
    if "pattern" in limits:
        pattern = re.compile(limits["pattern"])
        yield pattern.fullmatch, f"does not have the form {limits['pattern']}"


def cell_reader(field):
    """Return a function from the text of a cell to its value (None where empty).

    Errors: DataError with the rule that the text breaks.

    >>> read = cell_reader({"name": "seats", "type": "integer", "constraints": {"minimum": 0}})
    >>> read("76")
    76
    >>> read("-1")
    Traceback (most recent call last):
    nutag.tableschema.DataError: '-1' is below the smallest allowed value, 0. Write a value that keeps the rule.
    """
    read = _type_rule(field)
    rules = list(_rules(field, read))
    required = field.get("constraints", {}).get("required", False)

    def read_cell(text):
        if text == EMPTY:
            if required:
                raise DataError("the cell is empty. Fill it, or delete the row.")
            return None
        value = read(text)
        for keeps, sentence in rules:
            if not keeps(value):
                raise DataError(f"{text!r} {sentence}. Write a value that keeps the rule.")
        return value

    return read_cell


def _decode(content, file):
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise DataError(f"{file}, row {row}: a byte that is not UTF-8. Save the file as 'CSV UTF-8'.") from None


def _split(text, file):
    rows = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        return list(rows)
    except csv.Error as error:
        raise DataError(f"{file}, row {rows.line_num}: {error}. Mend the quotation marks.") from None


def _check_shape(rows, names, file):
    """Refuse a table that has no rows, or a row that has not the cells of the header."""
    header = rows[0] if rows else []
    for mark, called in ((";", "semicolons"), ("\t", "tabs")):
        if header and header[0].split(mark)[:2] == names[:2] and len(names) > 1:
            raise DataError(f"{file}, row 1, column {names[0]}: {called} stand between the cells, not commas. "
                            "Save the file as CSV with commas.")
    if header != names:
        _refuse_empty_cells(header, names, file, 1)
        wrong = next((i for i, name in enumerate(names) if header[i:i + 1] != [name]), len(names))
        column = (names + header[len(names):])[wrong]
        raise DataError(f"{file}, row 1, column {column}: the header differs. Write: {','.join(names)}")
    if len(rows) == 1:
        raise DataError(f"{file}, row 2, column {names[0]}: the table has no rows. Put the file back from the course.")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(names):
            _refuse_empty_cells(row, names, file, number)
            column = names[len(row)] if len(row) < len(names) else names[-1]
            raise DataError(f"{file}, row {number}, column {column}: {len(row)} cells where the header has "
                            f"{len(names)}. Check the commas and quotation marks of this row.")


def _refuse_empty_cells(row, names, file, number):
    """Say so where a row is too long by empty cells only, and the rest of it may be right."""
    if len(row) > len(names) and not any(row[len(names):]):
        raise DataError(f"{file}, row {number}, column {names[-1]}: an empty column follows it. "
                        "Delete the commas at the end of each row.")


def _read_column(field, texts, file):
    read, values = cell_reader(field), []
    for number, text in enumerate(texts, start=2):
        try:
            values.append(read(text))
        except DataError as error:
            raise DataError(f"{file}, row {number}, column {field['name']}: {error}") from None
    return values


def _check_unique(columns, names, file):
    """Refuse a value, or a combination of values, that stands in an earlier row too."""
    seen = {}
    for number, key in enumerate(zip(*(columns[name] for name in names)), start=2):
        if None in key:
            continue
        if key in seen:
            text = ", ".join(map(str, key))
            raise DataError(f"{file}, row {number}, column {', '.join(names)}: {text!r} stands in row "
                            f"{seen[key]} too. Each value may stand once: change or delete one of the rows.")
        seen[key] = number


def _keys(schema):
    unique = [[field["name"]] for field in schema["fields"] if field.get("constraints", {}).get("unique")]
    return unique + ([schema["primaryKey"]] if schema.get("primaryKey") else [])


def read_columns(content, schema, file):
    """Read the bytes of a CSV file into {column: values}; None stands for an empty cell.

    Errors: DataError naming file, row, column and rule at the first cell that breaks the schema.

    >>> schema = {"fields": [{"name": "soum", "type": "string"}, {"name": "people", "type": "integer"}]}
    >>> read_columns(b"soum,people\\nA,5000\\nB,\\n", schema, "datasets/demo.csv")
    {'soum': ['A', 'B'], 'people': [5000, None]}
    """
    names = [field["name"] for field in schema["fields"]]
    rows = _split(_decode(content, file), file)
    _check_shape(rows, names, file)
    columns = {field["name"]: _read_column(field, cells, file)
               for field, cells in zip(schema["fields"], zip(*rows[1:]))}
    for key in _keys(schema):
        _check_unique(columns, key, file)
    return columns


def check_foreign_key(values, known, file, column, reference):
    """Refuse a code that the referenced table does not hold (None, an empty cell, is allowed)."""
    for number, value in enumerate(values, start=2):
        if value is not None and value not in known:
            raise DataError(f"{file}, row {number}, column {column}: {value!r} is not in {reference}. "
                            f"Write a code that stands there, or add it there first.")
