"""The bands of the law of 25 November 2010: every rate, every threshold a jump, and what has no source."""
from collections import namedtuple
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutag import data
from nutag.models.royalty import COLUMNS, RoyaltyRate, royalty_due, royalty_on_metal, royalty_rate

PROPERTY = settings(max_examples=200, deadline=None)
LAW = "Law of 25 Nov 2010 amending the Minerals Law, Art. 47.5 table"
COPPER_FROM = [0, 5000, 6000, 7000, 8000, 9000]
SURTAX = {("copper", "ore"): [0, 22, 24, 26, 28, 30], ("copper", "concentrate"): [0, 11, 12, 13, 14, 15],
          ("copper", "product"): [0, 1, 2, 3, 4, 5], ("gold", "product"): [0, 1, 2, 3, 4, 5]}
FROM = {"copper": COPPER_FROM, "gold": [0, 900, 1000, 1100, 1200, 1300]}


def law_table():
    rows = [(mineral, stage, low, high, 5, surtax, 5 + surtax, "2011-01-01", LAW)
            for (mineral, stage), surtaxes in SURTAX.items()
            for (low, high), surtax in zip(pairwise([*FROM[mineral], None]), surtaxes)]
    return pd.DataFrame(rows, columns=COLUMNS)


BANDS = law_table()


@pytest.mark.parametrize(("mineral", "stage"), SURTAX)
def test_every_band_of_the_law(mineral, stage):
    for start, surtax in zip(FROM[mineral], SURTAX[mineral, stage]):
        assert royalty_rate(BANDS, mineral, stage, start) == RoyaltyRate(5, surtax, 5 + surtax, LAW)


def test_bands_come_as_dicts_or_records_too():
    dicts = BANDS.to_dict("records")
    named = namedtuple("Row", COLUMNS)
    for rows in (dicts, tuple(named(**row) for row in dicts), data.records("royalty_surtax_bands")):
        assert royalty_rate(rows, "copper", "concentrate", 9000).total == 20
    with pytest.raises(ValueError, match="bands must be rows with the columns source_id"):
        royalty_rate([*dicts, {name: 0 for name in COLUMNS if name != "source_id"}], "copper", "ore", 0)
    with pytest.raises(LookupError, match="no sourced row for mineral 'copper'"):
        royalty_rate([], "copper", "ore", 0)


def test_the_reference_price_of_february_2023():
    below = royalty_rate(BANDS, "copper", "concentrate", 8999.27)
    above = royalty_rate(BANDS, "copper", "concentrate", 9000)
    assert (below.total, above.total) == (19, 20)
    assert royalty_due(100_000_000, above) - royalty_due(100_000_000, below) == 1_000_000
    assert royalty_rate(BANDS, "copper", "product", 8999.27).total == 9
    assert royalty_rate(BANDS, "copper", "product", 9000).total == 10


@PROPERTY
@given(st.sampled_from(sorted(SURTAX)), st.floats(0, 20_000))
def test_a_rate_is_that_of_the_highest_threshold_reached(where, price):
    reached = [surtax for start, surtax in zip(FROM[where[0]], SURTAX[where]) if start <= price]
    rate = royalty_rate(BANDS, *where, price)
    assert (rate.base, rate.surtax, rate.total) == (5, reached[-1], 5 + reached[-1])
    assert type(rate.total) is Fraction


@PROPERTY
@given(st.sampled_from(sorted(SURTAX)), st.floats(0, 20_000), st.floats(0, 20_000), st.integers(0, 10**15))
def test_a_higher_price_never_pays_less_on_the_same_value(where, one, other, value):
    low, high = sorted((one, other))
    due = [royalty_due(value, royalty_rate(BANDS, *where, price)) for price in (low, high)]
    assert 0 <= due[0] <= due[1] <= value


@PROPERTY
@given(st.integers(0, 10**15), st.decimals(0, 100, places=2))
def test_royalty_is_the_nearest_whole_togrog(value, percent):
    due = royalty_due(value, float(percent))
    assert type(due) is int and -Fraction(1, 2) < due - value * Fraction(percent) / 100 <= Fraction(1, 2)


def test_the_whole_value_is_charged_not_the_part_above():
    assert royalty_due(6_000_000, royalty_rate(BANDS, "copper", "ore", 6000)) == 6_000_000 * 29 // 100
    assert royalty_due(10, 5) == 1                  # 0.5 goes up
    assert royalty_due(1000, 0.1) == 1


def test_dates_choose_the_table_in_force():
    newer = BANDS.assign(in_force_from="2020-06-01", surtax_pct=0, total_rate_pct=5)
    both = pd.concat([BANDS, newer], ignore_index=True)
    for on, total in [("2011-01-01", 27), (date(2020, 5, 31), 27),
                      (pd.Timestamp("2020-06-01"), 5), (None, 5)]:
        assert royalty_rate(both, "copper", "ore", 5000, on).total == total
    typed = BANDS.assign(in_force_from=pd.to_datetime(BANDS.in_force_from))
    assert royalty_rate(typed, "copper", "ore", 5000, "2015-07-01").total == 27


@pytest.mark.parametrize(("mineral", "stage", "price", "on", "what"), [
    ("coal", "product", 100, None, "mineral 'coal'"), ("gold", "ore", 1000, None, "stage 'ore' of 'gold'"),
    ("gold", "product", 1000, "2010-12-31", "'gold' on 2010-12-31"), (None, "ore", 1, None, "mineral None")])
def test_no_sourced_row_is_a_lookup_error_that_says_so(mineral, stage, price, on, what):
    with pytest.raises(LookupError, match=f"no sourced row for {what}"):
        royalty_rate(BANDS, mineral, stage, price, on)


def test_rows_without_a_source_and_prices_outside_the_bands_do_not_count():
    for blank in (None, "", "  ", float("nan")):
        with pytest.raises(LookupError, match="no sourced row for mineral 'gold'"):
            royalty_rate(BANDS.assign(source_id=blank), "gold", "product", 1000)
    closed = BANDS[BANDS.price_from_usd < 1300]
    with pytest.raises(LookupError, match=r"no sourced row for 'gold' \('product'\) at price 1300"):
        royalty_rate(closed, "gold", "product", 1300)


@pytest.mark.parametrize(("arguments", "message"), [
    ((BANDS, "gold", "product", -1), "price must be at least 0"),
    ((BANDS, "gold", "product", float("nan")), "price must be a finite number"),
    ((BANDS, "gold", "product", "900"), "price must be a finite number"),
    ((BANDS, "gold", "product", 900, "soon"), "on must be a date"),
    ((BANDS, "gold", "product", 900, 2024), "on must be a date"),
    ((BANDS.drop(columns="source_id"), "gold", "product", 900), "bands must be rows with the columns source_id"),
    ((None, "gold", "product", 900), "bands must be rows with the columns mineral"),
    ((pd.concat([BANDS, BANDS]), "gold", "product", 900), "bands must not overlap: 2 rows"),
    ((BANDS.assign(total_rate_pct=5), "gold", "product", 900), "total_rate_pct must be base_rate_pct plus"),
    ((BANDS.assign(in_force_from="soon"), "gold", "product", 900), "in_force_from must be a date"),
    ((BANDS.assign(surtax_pct=-1), "gold", "product", 900), "surtax_pct must be at least 0")])
def test_bad_arguments_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        royalty_rate(*arguments)


@pytest.mark.parametrize(("value", "rate", "message"), [
    (-1, 5, "sales_value must be at least 0"), ("1", 5, "sales_value must be a finite number"),
    (1, -5, "rate must be at least 0"), (1, 101, "rate must be a percentage from 0 to 100"),
    (1, None, "rate must be a finite number"), (float("nan"), 5, "sales_value must be a finite number")])
def test_bad_charges_are_refused(value, rate, message):
    with pytest.raises(ValueError, match=message):
        royalty_due(value, rate)


def test_royalty_on_the_metal_in_concentrate_by_hand():
    """2011 and 2016 by hand: one tonne of copper at 8,828 and at 4,868 dollars, 19 % and 5 %, at 1,265 and 2,140 tögrög."""
    good, poor = royalty_on_metal(4, 25, 8828, 1265, 19), royalty_on_metal(4, 25, 4868, 2140, 5)
    assert (good.metal, good.usd, good.mnt) == (1, 8828, 8828 * 1265) and poor.usd == 4868
    assert (good.due, poor.due) == (2_121_810, 520_876)  # 11,167,420 × 0.19 = 2,121,809.8; 10,417,520 × 0.05 = 520,876
    assert royalty_on_metal(1, 12.5, 8, 1, 50).usd == 1


@pytest.mark.parametrize(("wrong", "words"), [
    (dict(content=101), "content"), (dict(tonnes=-1), "tonnes"), (dict(metal_price=None), "metal_price"),
    (dict(exchange_rate=-5), "exchange_rate"), (dict(rate=120), "rate")])
def test_an_impossible_chain_names_its_fault(wrong, words):
    with pytest.raises(ValueError, match=words):
        royalty_on_metal(**{**dict(tonnes=1, content=25, metal_price=6000, exchange_rate=2500, rate=5), **wrong})
