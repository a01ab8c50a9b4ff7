"""Mineral royalty by sourced price bands: a base rate plus a surtax that rises with the price.

The summed rate is charged on the whole sales value, not on the part above a threshold, so each
threshold is a jump.
"""
from dataclasses import dataclass
from fractions import Fraction
from math import floor

import pandas as pd

from nutag.models._exact import exact_number
from nutag.models._validate import finite_number

COLUMNS = ("mineral", "stage", "price_from_usd", "price_below_usd",
           "base_rate_pct", "surtax_pct", "total_rate_pct", "in_force_from", "source_id")


@dataclass(frozen=True)
class RoyaltyRate:
    """Rates in percent of sales value, exact; ``total`` is ``base`` plus ``surtax``; ``source`` as in the table."""
    base: Fraction
    surtax: Fraction
    total: Fraction
    source: str


def royalty_rate(bands, mineral, stage, price, on=None):
    """The royalty rate of a mineral at a processing stage and price, from the caller's table of bands.

    ``bands``: one row a band, with the columns in `COLUMNS`; a blank ``price_below_usd`` has no upper end.
    ``price``: US dollars in the unit of the bands, from ``price_from_usd`` up to but not including
    ``price_below_usd``. ``on``: a date; the mineral's newest bands in force by then apply, or the newest of all
    when it is left out. Whether the law changed after that is for the table to know.

    Errors: ``LookupError`` when no row with a source covers the mineral, date, stage or price; ``ValueError``
    for a table without the columns, with bands that overlap or a total that is not base plus surtax, for a
    negative price or for something that is not a date.

    Reference: Minerals Law of Mongolia, Art. 47.3–47.5, as amended on 25 November 2010.

    >>> bands = pd.DataFrame([("X", "ore", 0, 100, 5, 0, 5, "2011-01-01", "a law"),
    ...                       ("X", "ore", 100, None, 5, 2.5, 7.5, "2011-01-01", "a law")], columns=COLUMNS)
    >>> royalty_rate(bands, "X", "ore", 100)
    RoyaltyRate(base=Fraction(5, 1), surtax=Fraction(5, 2), total=Fraction(15, 2), source='a law')
    """
    price = finite_number("price", price, minimum=0)
    rows = _in_force(_sourced(bands), mineral, on)
    rows = _narrow(rows, rows["stage"] == stage, f"stage {stage!r} of {mineral!r}")
    covers = (rows["price_from_usd"] <= price) & ~(rows["price_below_usd"] <= price)
    rows = _narrow(rows, covers, f"{mineral!r} ({stage!r}) at price {price}")
    if len(rows) > 1:
        raise ValueError(f"bands must not overlap: {len(rows)} rows hold {mineral!r} ({stage!r}) at {price}")
    return _rate(rows.iloc[0])


def royalty_due(sales_value, rate):
    """Royalty on the whole ``sales_value``, to the nearest tögrög, a half upwards.

    ``sales_value``: tögrög; ``rate``: percent, or the `RoyaltyRate` whose total applies.

    Errors: ``ValueError`` for a negative or missing value, or a rate outside 0 to 100.

    >>> royalty_due(1_000_000_000, 5)
    50000000
    """
    percent = rate.total if isinstance(rate, RoyaltyRate) else exact_number("rate", rate, minimum=0)
    if percent > 100:
        raise ValueError(f"rate must be a percentage from 0 to 100; got {rate!r}")
    value = Fraction(exact_number("sales_value", sales_value, minimum=0))
    return floor(value * percent / 100 + Fraction(1, 2))


def _sourced(bands):
    missing = [column for column in COLUMNS if column not in getattr(bands, "columns", ())]
    if missing:
        raise ValueError(f"bands must be a frame with the columns {', '.join(missing)}")
    return bands[bands["source_id"].notna() & (bands["source_id"].astype(str).str.strip() != "")]


def _in_force(rows, mineral, on):
    rows = _narrow(rows, rows["mineral"] == mineral, f"mineral {mineral!r}")
    starts = pd.to_datetime(rows["in_force_from"])
    day = starts.max() if on is None else _date(on)
    return _narrow(rows, starts == starts[starts <= day].max(), f"{mineral!r} on {day.date()}")


def _date(on):
    day = pd.to_datetime(on, errors="coerce") if isinstance(on, str) or hasattr(on, "year") else pd.NaT
    if pd.isna(day):
        raise ValueError(f"on must be a date such as '2011-01-01'; got {on!r}")
    return day


def _narrow(rows, keep, what):
    if not keep.any():
        raise LookupError(f"no sourced row for {what}: add one to the bands, or choose another")
    return rows[keep]


def _rate(row):
    base, surtax, total = (Fraction(exact_number(column, row[column], minimum=0))
                           for column in ("base_rate_pct", "surtax_pct", "total_rate_pct"))
    if total != base + surtax:
        raise ValueError(f"total_rate_pct must be base_rate_pct plus surtax_pct; got {row['total_rate_pct']}")
    return RoyaltyRate(base, surtax, total, row["source_id"])
