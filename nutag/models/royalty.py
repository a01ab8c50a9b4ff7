"""Mineral royalty by sourced price bands: a base rate plus a surtax that rises with the price.

The summed rate is charged on the whole sales value, not on the part above a threshold, so each
threshold is a jump.
"""
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from math import floor

from nutag.models._exact import exact_number
from nutag.models._validate import finite_number, iterable, missing, plain

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

    ``bands``: one row a band (records, dicts or a frame) with the columns in `COLUMNS`; a blank
    ``price_below_usd`` has no upper end.
    ``price``: US dollars in the unit of the bands, from ``price_from_usd`` up to but not including
    ``price_below_usd``. ``on``: a date; the mineral's newest bands in force by then apply, or the newest of all
    when it is left out. Whether the law changed after that is for the table to know.

    Errors: ``LookupError`` when no row with a source covers the mineral, date, stage or price; ``ValueError``
    for rows without the columns, with bands that overlap or a total that is not base plus surtax, for a
    negative price or for something that is not a date.

    Reference: Minerals Law of Mongolia, Art. 47.3–47.5, as amended on 25 November 2010.

    >>> bands = [dict(zip(COLUMNS, row)) for row in (("X", "ore", 0, 100, 5, 0, 5, "2011-01-01", "a law"),
    ...                                              ("X", "ore", 100, None, 5, 2.5, 7.5, "2011-01-01", "a law"))]
    >>> royalty_rate(bands, "X", "ore", 100)
    RoyaltyRate(base=Fraction(5, 1), surtax=Fraction(5, 2), total=Fraction(15, 2), source='a law')
    """
    price = finite_number("price", price, minimum=0)
    rows = _in_force(_sourced(bands), mineral, on)
    rows = _narrow(rows, lambda row: row["stage"] == stage, f"stage {stage!r} of {mineral!r}")
    rows = _narrow(rows, lambda row: _covers(row, price), f"{mineral!r} ({stage!r}) at price {price}")
    if len(rows) > 1:
        raise ValueError(f"bands must not overlap: {len(rows)} rows hold {mineral!r} ({stage!r}) at {price}")
    return _rate(rows[0])


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


@dataclass(frozen=True)
class MetalRoyalty:
    """Exact: ``metal`` in tonnes, its value in ``usd`` and in ``mnt``, and the royalty ``due`` in tögrög."""
    metal: Fraction
    usd: Fraction
    mnt: Fraction
    due: int


def royalty_on_metal(tonnes, content, metal_price, exchange_rate, rate):
    """The royalty on concentrate whose sales value is taken as the metal in it at the metal price.

    ``tonnes``: of concentrate; ``content``: metal in it, percent; ``metal_price``: US dollars per tonne of pure metal;
    ``exchange_rate``: tögrög per dollar; ``rate``: percent, or a `RoyaltyRate`. A buyer pays less than this value: the
    smelter's charges come off, and gold in the concentrate comes on top.

    Errors: ``ValueError`` for a negative or missing number, a content above 100 or a rate outside 0 to 100.

    >>> royalty_on_metal(4, 25, 6000, 2500, 17)
    MetalRoyalty(metal=Fraction(1, 1), usd=Fraction(6000, 1), mnt=Fraction(15000000, 1), due=2550000)
    """
    share = Fraction(exact_number("content", content, minimum=0)) / 100
    if share > 1:
        raise ValueError(f"content must be a percentage from 0 to 100; got {content!r}")
    metal = exact_number("tonnes", tonnes, minimum=0) * share
    usd = metal * Fraction(exact_number("metal_price", metal_price, minimum=0))
    mnt = usd * Fraction(exact_number("exchange_rate", exchange_rate, minimum=0))
    return MetalRoyalty(metal, usd, mnt, royalty_due(mnt, rate))


def _sourced(bands):
    """The bands with a source, each a dict with None in its blank cells."""
    rows = bands.to_dict("records") if hasattr(bands, "to_dict") else bands
    rows = [row._asdict() if hasattr(row, "_asdict") else row for row in rows] if iterable(rows) else [{}]
    absent = [column for column in COLUMNS if any(column not in row for row in rows)]
    if absent:
        raise ValueError(f"bands must be rows with the columns {', '.join(absent)}")
    rows = [{column: None if missing(row[column]) else row[column] for column in COLUMNS} for row in rows]
    return [row for row in rows if row["source_id"] is not None and str(row["source_id"]).strip()]


def _in_force(rows, mineral, on):
    rows = _narrow(rows, lambda row: row["mineral"] == mineral, f"mineral {mineral!r}")
    starts = {_date("in_force_from", row["in_force_from"]) for row in rows}
    day = max(starts) if on is None else _date("on", on)
    newest = max((start for start in starts if start <= day), default=None)
    return _narrow(rows, lambda row: _date("in_force_from", row["in_force_from"]) == newest, f"{mineral!r} on {day}")


def _covers(row, price):
    low, high = row["price_from_usd"], row["price_below_usd"]
    return low is not None and low <= price and (high is None or price < high)


def _date(name, value):
    """A date from a date, a time stamp or its text in the order year, month, day."""
    day = plain(value)
    try:
        day = datetime.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        day = None
    if missing(day) or not isinstance(day, date):
        raise ValueError(f"{name} must be a date such as '2011-01-01'; got {value!r}")
    return day.date() if isinstance(day, datetime) else day


def _narrow(rows, keep, what):
    rows = [row for row in rows if keep(row)]
    if not rows:
        raise LookupError(f"no sourced row for {what}: add one to the bands, or choose another")
    return rows


def _rate(row):
    base, surtax, total = (Fraction(exact_number(column, row[column], minimum=0))
                           for column in ("base_rate_pct", "surtax_pct", "total_rate_pct"))
    if total != base + surtax:
        raise ValueError(f"total_rate_pct must be base_rate_pct plus surtax_pct; got {row['total_rate_pct']}")
    return RoyaltyRate(base, surtax, total, row["source_id"])
