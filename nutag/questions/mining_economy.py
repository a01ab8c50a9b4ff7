"""Questions of workbook 03: a rate, a bill, its jump, exploration area, three sources, boom and share."""

from datetime import date
from itertools import pairwise

from nutag.checks.core import Exercise
from nutag.data import records

CONCENTRATE = {0: 5, 5000: 16, 6000: 17, 7000: 18, 8000: 19, 9000: 20}  # threshold in USD a tonne: rate in %


def bill(sales_value, price):
    """The law of 2010: the rate of the band on the whole value."""
    return sales_value * CONCENTRATE[max(start for start in CONCENTRATE if start <= price)] / 100


def bill_by_parts(sales_value, price):
    """The usual mistake: each part of the price at the rate of its own band."""
    edges = [*(start for start in CONCENTRATE if start < price), price]
    return sales_value * sum((high - low) * CONCENTRATE[low] for low, high in pairwise(edges)) / price / 100


def bill_of_the_band_below(sales_value, price):
    """A threshold taken to belong to the band below it."""
    return sales_value * CONCENTRATE[max((start for start in CONCENTRATE if start < price), default=0)] / 100


def share_of_exploration(month=date(2025, 12, 1), of="area_kha"):
    """Exploration in percent of all licensed area, or of all licences (`of="licences"`), over all units."""
    rows = [row for row in records("licences_by_aimag") if row.month == month]
    exploration, total = (sum(getattr(row, f"{kind}_{of}") for row in rows) for kind in ("exploration", "total"))
    return 100 * exploration / total


def booms(fell=True):
    """Years since 2004 with growth above 10 % (World Bank) in which mining's share of GDP fell, or rose."""
    share = {row.year: row.mining_share_gdp_pct for row in records("mining_share_gdp")}
    boom = [row.year for row in records("national_series") if row.year >= 2004 and (row.gdp_growth_pct or 0) > 10]
    return {year for year in boom if (share[year] < share[year - 1]) == fell}


EXERCISES = {
    "mining_economy.1": Exercise(
        lambda: 18,
        hints=("Find the band that holds 7,529.80 in the column of concentrate.",
               "Base and surtax are added together."),
        mistakes=((13, "That is the surtax alone. Add the base rate."),
                  (31, "That is the rate for ore. The question asks for concentrate."),
                  (8, "That is the rate for the product. The question asks for concentrate."),
                  (19, "7,529.80 has not reached 8,000."))),
    "mining_economy.2": Exercise(
        lambda: 4_800_000,
        hints=("First the rate of the *product* at this price, then the bill.",
               "5 % and 3 % are added; then take that part of the sales."),
        mistakes=((10_800_000, "That is the bill on concentrate. A finished product has lower rates."),
                  (1_800_000, "That is the surtax alone. Add the base rate."),
                  (3_000_000, "That is the base rate alone. Add the surtax."),
                  (4.8, "Give the bill in dollars, not in millions."))),
    "mining_economy.3": Exercise(
        lambda: 2_200_000,
        hints=("Compute two bills: one at 4,999 and one at 5,000 dollars a tonne.",
               "Ore: 5 % below 5,000 and 27 % from there."),
        mistakes=((2_700_000, "That is the bill after the jump. By how much did it rise?"),
                  (1_100_000, "That is the jump for concentrate. Ore jumps further."),
                  (22, "That is the jump of the rate, in percentage points. Give the bill in dollars."),
                  (0, "You charge the new rate only on the part above 5,000. The law of 2010 charges the whole value."))),
    "mining_economy.4": Exercise(
        lambda: bill, tolerance=1e-6,
        cases=((100, 4999.0), (100, 6500.0), (100_000_000, 8999.27), (100_000_000, 9000.0), (50, 12000.0)),
        hints=("`royalty_rate(bands, mineral, stage, price).total` is the rate in %.",
               "The rate is charged on the whole sales value: value × rate / 100."),
        mistakes=((lambda: bill_by_parts,
                   "You charge each part of the price at its own rate. The law of 2010 charges the whole value."),
                  (lambda: bill_of_the_band_below,
                   "A price on a threshold belongs to the band that begins there."),
                  (lambda: lambda value, price: value * 0.05,
                   "That is the base rate alone. The surtax depends on the price."))),
    "mining_economy.5": Exercise(
        share_of_exploration, tolerance=0.05,
        hints=("Add the areas of all 22 units first, then divide.",
               "Exploration area divided by total area, times 100."),
        mistakes=((lambda: share_of_exploration(of="licences"),
                   "That is the share of the licences, counted. The question asks for area."),
                  (lambda: 100 - share_of_exploration(), "That is the share of mining licences. Turn it round."),
                  (lambda: share_of_exploration(date(2026, 7, 1)),
                   "That is July 2026. The question asks for December 2025."))),
    "mining_economy.6": Exercise(
        lambda: 0.21, tolerance=0.0005,
        hints=("Three figures for 2011: 17.5, 17.29 and 17.3.", "The largest minus the smallest."),
        mistakes=((0.01, "Those two are the World Bank and the statistics office. The article differs more."),
                  (0.2, "That leaves out the lowest figure, the World Bank's."),
                  (lambda: 100 * 0.21 / 17.29,
                   "That is a difference in percent. Percentage points are a plain subtraction."))),
    "mining_economy.7": Exercise(
        booms,
        hints=("Keep the years with growth above 10, then look at the change of the share from the year before.",
               "The column `change` has it. Negative means that the share fell."),
        mistakes=((lambda: booms(fell=False), "In that year the share rose."),
                  (lambda: booms() | booms(fell=False),
                   "Those are all years of a boom. In which of them did the share fall?"),
                  ({2011}, "There are more. Look at every year since 2004."))),
}
