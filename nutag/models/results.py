"""Results-based management: progress of an indicator, and what a public project record shows.

A flag is a question to ask, never a finding of wrongdoing: each comes with an innocent explanation.
"""
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from math import isclose
from numbers import Real

from nutag.models._validate import finite_number

PASS, FLAG, NOT_APPLICABLE = "pass", "flag", "n.a."
DATE_FORMATS = ("%d-%m-%Y", "%Y-%m-%d", "%m-%Y")
STEM_LETTERS = 8


@dataclass(frozen=True)
class Finding:
    """One check: ``status`` is "pass", "flag" or "n.a."; ``explanation`` is the innocent reading."""

    check: str
    status: str
    message: str
    explanation: str


def indicator_progress(baseline, target, actual):
    """Part of the way from baseline to target that is done: (actual − baseline) / (target − baseline).

    0 at the baseline, 1 at the target; negative if things got worse, above 1 past the target. Works for
    falling targets.

    Errors: ``ValueError`` if the target equals the baseline.

    >>> indicator_progress(baseline=22, target=40, actual=31)
    0.5
    """
    values = (("baseline", baseline), ("target", target), ("actual", actual))
    baseline, target, actual = (finite_number(name, value) for name, value in values)
    if target == baseline:
        raise ValueError(f"target must differ from baseline, {baseline}: there is no way to go")
    return (actual - baseline) / (target - baseline)


def pooled_rate(groups):
    """Success rate over all groups together: all successes by all cases, as a fraction.

    ``groups`` is a sequence of ``(successes, cases)``, whole numbers; a group may have no cases.

    Errors: ``ValueError`` for no case at all, or a group with more successes than cases.

    >>> pooled_rate([(18, 20), (30, 100)])
    Fraction(2, 5)
    """
    groups = [tuple(group) for group in groups]
    for successes, cases in groups:
        if not 0 <= successes <= cases:
            raise ValueError(f"groups must have 0 to all of their cases as successes; got {successes} of {cases}")
    if not sum(cases for _, cases in groups):
        raise ValueError("groups must have at least one case")
    return Fraction(sum(successes for successes, _ in groups), sum(cases for _, cases in groups))


def is_reversed_when_pooled(first, second):
    """Whether one side is ahead in every group and behind over all groups together: Simpson's paradox (1951).

    ``first`` and ``second`` are sequences of ``(successes, cases)``, the same groups in the same order; each has cases.

    Errors: ``ValueError`` if the numbers of groups differ, or a group has no case.

    >>> is_reversed_when_pooled([(18, 20), (30, 100)], [(80, 100), (4, 20)])
    True
    """
    if len(first) != len(second):
        raise ValueError(f"first and second must have the same groups; got {len(first)} and {len(second)}")
    gaps = [pooled_rate([one]) - pooled_rate([other]) for one, other in zip(first, second)]
    together = pooled_rate(first) - pooled_rate(second)
    return (together < 0 < min(gaps)) or (max(gaps) < 0 < together)


def parity_index(women, men):
    """Gender parity index: women for each man, 1 at parity (UNESCO's GPI), as a fraction of whole numbers.

    Errors: ``ValueError`` for a negative number, or no men.

    >>> parity_index(45, 75)
    Fraction(3, 5)
    """
    if women < 0 or men <= 0:
        raise ValueError(f"women must be 0 or more and men 1 or more; got {women} and {men}")
    return Fraction(women, men)


def check_activity(record):
    """Check a project record of the IATI kind: one ``Finding`` a check, and the record stays as it is.

    ``record`` is a mapping; what is missing or ``None`` makes a check "n.a.". Keys: ``start``, ``end``,
    ``results_as_of``, ``read_on`` (dates: 30-06-2022, 2022-06-30, or 06-2022, which counts from its first day);
    ``countries``, ``sectors`` (each a list of ``{"name", "percent"}``); ``budget``; ``transactions`` (``{"date", "value"}``);
    ``markers`` (``{"name", "significance"}`` with 0, 1 or 2); ``text`` (activities and results); ``people``
    (``{"what", "total"}`` and, where known, ``"women"``, ``"men"``, ``"unknown"``).

    Errors: ``ValueError`` for a record that is no mapping, or a value that is no date or number.

    >>> for finding in check_activity({"start": "04-01-2016", "end": "30-06-2022", "budget": 0})[2:5:2]:
    ...     print(finding.check, "-", finding.status)
    start and end - pass
    dates of payments - n.a.
    """
    if not hasattr(record, "keys"):
        raise ValueError(f"record must be a mapping such as a dict; got {type(record).__name__}")
    return [Finding(name, *verdict(record), explanation) for name, verdict, explanation in CHECKS]


def _percentages(key):
    def verdict(record):
        shares = [_number(f"{key}[{i}].percent", entry.get("percent"))
                  for i, entry in enumerate(_list(record, key))]
        if not shares:
            return NOT_APPLICABLE, f"No {key} with percentages are given."
        total = sum(shares)
        return _status(isclose(total, 100, abs_tol=0.005)), f"The percentages of {key} sum to {total:g}."

    return verdict


def _order(record):
    start, end = _date(record, "start"), _date(record, "end")
    if not start or not end:
        return NOT_APPLICABLE, "The start or the end date is not given."
    return _status(start <= end), f"The project runs from {start} to {end}, {(end - start).days} days."


def _future(record):
    read_on, paid = _date(record, "read_on"), _payment_dates(record)
    if not read_on or not paid:
        return NOT_APPLICABLE, "No payments are listed, or the day on which the record was read is not given."
    late = sum(day > read_on for day in paid)
    return _status(late == 0), f"{late} of {len(paid)} payments are later than the reading, {_told(record, 'read_on')}."


def _inside(record):
    start, end, paid = _date(record, "start"), _date(record, "end"), _payment_dates(record)
    if not start or not end or not paid:
        return NOT_APPLICABLE, "No payments are listed, or the start or the end date is not given."
    outside = [day for day in paid if not start <= day <= end]
    after = ", ".join(str((day - end).days) for day in outside if day > end)
    days = f" Days after the end: {after}." if after else ""
    return _status(not outside), f"{len(outside)} of {len(paid)} payments lie outside these dates.{days}"


def _budget(record):
    if record.get("budget") is None:
        return NOT_APPLICABLE, "No budget is given."
    budget = _number("budget", record["budget"])
    return _status(budget > 0), f"The budget is {budget:g}."


def _markers(record):
    targeted = [_text(f"markers[{i}].name", marker.get("name"))
                for i, marker in enumerate(_list(record, "markers")) if marker.get("significance")]
    text = _text("text", record.get("text") or " ").lower().strip()
    if not targeted or not text:
        return NOT_APPLICABLE, "No marker is targeted, or no text is given."
    silent = [name for name in targeted if name.lower().partition(" ")[0][:STEM_LETTERS] not in text]
    if silent:
        return FLAG, f"Targeted but not mentioned: {'; '.join(silent)}."
    return PASS, "Each targeted marker is mentioned."


def _results_date(record):
    results, end = _date(record, "results_as_of"), _date(record, "end")
    if not results or not end:
        return NOT_APPLICABLE, "The date of the results or the end date is not given."
    return _status(results >= end), f"The results are as of {_told(record, 'results_as_of')}; the project ends on {end}."


def _by_sex(record):
    people = _list(record, "people")
    if not people:
        return NOT_APPLICABLE, "No numbers of people are given."
    missing = [entry.get("what", "people") for entry in people if not _adds_up(entry)]
    if missing:
        return FLAG, f"Women and men do not add up, or are not shown: {'; '.join(missing)}."
    return PASS, "Every number of people is given for women and men."


def _adds_up(entry):
    if any(entry.get(key) is None for key in ("women", "men", "total")):
        return False
    parts = [_number(f"people.{key}", entry.get(key) or 0) for key in ("women", "men", "unknown")]
    return sum(parts) == _number("people.total", entry["total"])


def _status(holds):
    return PASS if holds else FLAG


def _list(record, key):
    entries = record.get(key)
    entries = [] if entries is None else entries
    if not isinstance(entries, (list, tuple)) or not all(hasattr(entry, "keys") for entry in entries):
        raise ValueError(f"{key} must be a list of mappings; got {entries!r}")
    return entries


def _payment_dates(record):
    return [_date(entry, "date") for entry in _list(record, "transactions") if entry.get("date")]


def _number(name, value):
    if not isinstance(value, Real):
        raise ValueError(f"{name} must be a number; got {value!r}")
    return finite_number(name, value)


def _text(name, value):
    if not isinstance(value, str):
        raise ValueError(f"{name} must be text; got {value!r}")
    return value


def _told(record, key):
    """A date in words: a month, where only a month is given."""
    value = record.get(key)
    if isinstance(value, str) and value.count("-") == 1:
        return f"{_date(record, key):%B %Y}"
    return str(_date(record, key))


def _date(record, key):
    value = record.get(key)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    for pattern in DATE_FORMATS:
        try:
            return datetime.strptime(value, pattern).date()
        except (TypeError, ValueError):
            continue
    raise ValueError(f"{key} must be a date such as 30-06-2022 or 2022-06-30; got {value!r}")


CHECKS = (
    ("percentages of countries", _percentages("countries"), "A small share may be left out or rounded."),
    ("percentages of sectors", _percentages("sectors"), "A small sector may have been left out or rounded."),
    ("start and end", _order, "Two dates may have been typed in the wrong fields."),
    ("payments in the future", _future, "A planned payment may be listed among those made."),
    ("dates of payments", _inside, "The project may have been extended, and its end date not updated."),
    ("budget", _budget, "The budget may be published elsewhere, or its field may not be in use."),
    ("markers and text", _markers, "The text is short; other documents may say more, in other words."),
    ("date of results", _results_date, "The page may not have been updated after an interim report."),
    ("women and men", _by_sex, "They may have been counted and not published: not shown is not absent."),
)
