"""Questions of workbook 03: share and boom, prices, a broken count, bills and their jumps, four things, a tonne, payments."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Choices, Match, Number, Open
from nutag.data import records

CONCENTRATE = {0: 5, 5000: 16, 6000: 17, 7000: 18, 8000: 19, 9000: 20}  # threshold in USD a tonne of metal: rate in %
BASE = 5

COUNT = ALONE, ABROAD, YEARBOOK = (
    "One firm alone reports 25 thousand tonnes washed in the first low year.",
    "In each low year as much washed wool left the country as before.",
    "The yearbook says: from this year on, state firms only.")
LESS = WINTER, PRICE, CLOSED = (
    "A hard winter killed half of the sheep.", "The price of washed wool fell by half.",
    "Two of five washing plants were closed.")

THINGS = AREA, OUTPUT, EXPORTS, PAYMENTS = ("licensed area", "output", "exports", "payments to the budget")
STATED = {
    "1,942 thousand hectares where one may dig, July 2026": AREA,
    "95.1 million tonnes of coal, 2024": OUTPUT,
    "0.7 billion USD from buyers in Switzerland, 2024": EXPORTS,
    "984 billion tögrög from coal, 2020": PAYMENTS,
    "45.9 billion tögrög of licence fees, 2025": PAYMENTS,
    "5,512 thousand hectares where one may only search, July 2026": AREA,
}
DIG, COAL_MT, SWISS, COAL_MNT, FEES, SEARCH = STATED


def bill(sales_value, price):
    """The law of 2010: the rate of the band on the whole value. price: of the pure metal."""
    return sales_value * CONCENTRATE[max(start for start in CONCENTRATE if start <= price)] / 100


def bill_by_parts(sales_value, price):
    """A usual mistake: each part of the price at the rate of its own band."""
    edges = [*(start for start in CONCENTRATE if start < price), price]
    return sales_value * sum((high - low) * CONCENTRATE[low] for low, high in pairwise(edges)) / price / 100


def bill_with_surtax_above(sales_value, price):
    """A usual mistake: base rate on all, surtax only on the part of the price above the threshold."""
    start = max(start for start in CONCENTRATE if start <= price)
    return sales_value * (BASE + (CONCENTRATE[start] - BASE) * (price - start) / price) / 100


def bill_of_the_surtax(sales_value, price):
    """A usual mistake: the surtax without the base rate."""
    return bill(sales_value, price) - sales_value * BASE / 100


def bill_of_the_band_below(sales_value, price):
    """A threshold taken to belong to the band below it."""
    return sales_value * CONCENTRATE[max((start for start in CONCENTRATE if start < price), default=0)] / 100


def share_of_exploration(month=date(2022, 12, 1), of="area_kha"):
    """Exploration in percent of all licensed area, or of all licences (`of="licences"`), over all units."""
    rows = [row for row in records("licences_by_aimag") if row.month == month]
    exploration, total = (sum(getattr(row, f"{kind}_{of}") for row in rows) for kind in ("exploration", "total"))
    return 100 * exploration / total


def paid(item, year, series="mining taxes and payments to budget by commodity"):
    """What an item paid to the budget in a year, billion tögrög."""
    return next(row.value for row in records("mining_revenue") if (row.year, row.series, row.item) == (year, series,
        item))


def among(finding):
    """A test for an answer in which this finding stands."""
    return lambda answer: type(answer) is set and finding in answer


def missing(finding):
    """A test for an answer in which this finding does not stand."""
    return lambda answer: type(answer) is set and finding not in answer


def between(low, high):
    """A test for a number from low to high."""
    return lambda answer: type(answer) in (int, float, Fraction) and low <= answer <= high


EXERCISES = {
    "mining_economy.1": Exercise(
        lambda: -1, tolerance=0.005,
        question="An invented country makes 400: mining 100, all else 300. Then comes a boom: mining makes 120 and all "
                 "else 380. "
                 "By how many percentage points does mining's share change? Give the sign.",
        form=Number("percentage points"),
        hints=("Find the share twice: before and after.", "A share is mining divided by everything, mining included.",
               "100/400 and 120/500."),
        mistakes=((20, "That is the growth of mining, in percent. How does its share change?"),
                  (1, "The size is right. Did the share rise or fall?"),
                  (24, "That is the new share. How far is it from the old one?"),
                  (-4, "That is a change in percent. Percentage points are a plain subtraction."),
                  (-5, "That compares two rates of growth. Compare the two shares."),
                  (lambda: 100 * (120 / 380 - 100 / 300), "You divided by all else. A share is divided by everything."),
                  (0, "Everything grew, but not at the same pace. Compute both shares.")),
        after="25 % became 24 %, although mining grew by a fifth. All else grew faster. Next: money and prices."),
    "mining_economy.2": Exercise(
        lambda: 20, tolerance=0.05,
        question="In another invented country GDP, in money of the year, grew by 32 %. Output itself grew by 10 %. By "
                 "how much "
                 "did prices rise?", form=Number("%"),
        hints=("Output and prices multiply: 1.10 times what makes 1.32?", "Divide 1.32 by 1.10."),
        mistakes=((22, "Near, but growth rates multiply. Divide 1.32 by 1.10."),
                  (42, "Prices are a part of the 32 %, not on top of it."),
                  (3.2, "Divide 1.32 by 1.10, not 32 by 10."),
                  (lambda: 100 * (1.32 * 1.1 - 1), "You multiplied. The 32 % already hold both: divide."),
                  (1.2, "1.2 times the old prices: how many per cent more is that?"),
                  (0.2, "Give it in per cent.")),
        after="1.10 × 1.20 = 1.32. Two rates of growth in one sentence must be of one kind. Next: a broken count."),
    "mining_economy.3": Exercise(
        lambda: set(COUNT),
        question="An invented office counts washed wool, in thousand tonnes: 41, 43, 44, then 21, 20, 21. Which "
                 "findings speak for "
                 "another way of counting, and not for less wool?", form=Choices((*COUNT, *LESS)),
        hints=("Ask of each finding: would there be less wool in the world?", "Three of the six speak for the count.",
               "What leaves must have been made, though not always in the same year."),
        mistakes=((among(WINTER), "After such a winter there is less wool. That is no change of the count."),
                  (among(PRICE), "A low price may make people wash less, or say nothing. It does not touch the count."),
                  (among(CLOSED), "With fewer plants less wool is washed. That is a real fall."),
                  (missing(ALONE), "25 washed by one firm, 21 counted in all: can both be right?"),
                  (missing(ABROAD), "What leaves the country year after year must have been made. Look at that finding again."),
                  (missing(YEARBOOK), "One finding says it openly: who is counted now?")),
        after="What leaves must have been made, but not always in the same year: Oyu Tolgoi made 290 thousand tonnes in 2013 "
              "and sold 26. Next: a bill."),
    "mining_economy.4": Exercise(
        lambda: 4_800_000, tolerance=0.5,
        question="August 2022: the metal price is 7,529.80 USD a tonne. A firm sells copper product for 60 million "
                 "USD. What is its "
                 "royalty, if the 2010 bands still held?", form=Number("USD"),
        hints=("First the rate of the product at this metal price, then the bill.",
               "5 % and 3 % are added; then take that part of the sales."),
        mistakes=((10_800_000, "That is the bill on concentrate. A finished product has lower rates."),
                  (18_600_000, "That is the bill on ore. A finished product has lower rates."),
                  (1_800_000, "That is the surtax alone. Add the base rate."),
                  (3_000_000, "That is the base rate alone. Add the surtax."),
                  (5_400_000, "7,529.80 has not reached 8,000: take the band below."),
                  (8, "That is the rate, in per cent. Give the bill in dollars."),
                  (4.8, "Give the bill in dollars, not in millions."),
                  (between(3_126_000, 3_127_000),
                   "You charge the surtax only on the part above 7,000. The law of 2010 charges the whole value.")),
        after="8 % of all sales. Next: a jump."),
    "mining_economy.5": Exercise(
        lambda: 2_200_000, tolerance=0.5,
        question="Copper ore is sold for 10 million USD. The metal price moves from 4,999 to 5,000 USD a tonne, and "
                 "the sales stay the "
                 "same. By how much does the royalty rise?", form=Number("USD"),
        hints=("Compute two bills: one at a metal price of 4,999, one at 5,000.", "Ore: 5 % below 5,000 and 27 % from "
                                                            "there."),
        mistakes=((2_700_000, "That is the bill after the jump. By how much did it rise?"),
                  (1_100_000, "That is the jump for concentrate. Ore jumps further."),
                  (100_000, "That is the jump for the product. Ore jumps further."),
                  (22, "That is the jump of the rate, in percentage points. Give the bill in dollars."),
                  (2.2, "Give it in dollars, not in millions."),
                  (200_000, "That is the step at a later threshold. Look at the one at 5,000."),
                  (between(0, 1000),
                   "You charge the new rate only on the part above 5,000. The law of 2010 charges the whole value.")),
        after="One dollar on the metal, 22 points on the bill: the largest step in the table. Next: two prices."),
    "mining_economy.6": Exercise(
        lambda: 20_700, tolerance=0.5,
        question="A mine sells 100 tonnes of concentrate with 20 % copper. Its sales value is set at 1,150 USD a tonne of "
                 "concentrate. The metal price is 7,100 USD a tonne. What is the royalty, if the 2010 bands still held?", form=Number("USD"),
        hints=("Two prices stand in the question. Which of them chooses the band?",
               "The metal price chooses the rate; the sales value is what it is charged on.",
               "18 % of 100 × 1,150."),
        mistakes=((5_750, "You looked for 1,150 in the bands. The bands are prices of pure metal."),
                  (18_400, "You worked out what the buyer pays for a tonne of copper, 5,750. The band follows the "
                           "metal price."),
                  (25_560, "You valued the copper at the metal price. Take the sales value that the question gives."),
                  (127_800, "The metal price is for pure copper. The question gives another value for the concentrate: 1,150."),
                  (14_950, "That is the surtax alone. Add the base rate."),
                  (4_140, "The 20 % are in the price of the concentrate already: do not take them off again."),
                  (lambda: 115_000 * 8 / 100, "That is the rate of the product. The mine sells concentrate."),
                  (18, "That is the rate, in per cent. Give the bill in dollars.")),
        after="The metal price chooses the rate, 18 %. The sales, 115,000 USD, are what it is charged on. Next: four "
              "things."),
    "mining_economy.7": Exercise(
        lambda: STATED,
        question="Six numbers about mining in Mongolia. What does each of them count?", form=Match(tuple(STATED),
            THINGS),
        hints=("Look at the unit first.", "Who hands something to whom: the ground, a buyer abroad, the budget?",
               "A licence fee is paid for land, but it is a payment."),
        mistakes=((said(FEES, AREA), "A fee is charged by the hectare, but what is counted here is money."),
                  (said(COAL_MNT, OUTPUT, EXPORTS), "This is money in tögrög. Who received it?"),
                  (said(SWISS, PAYMENTS), "A buyer abroad pays the seller, not the budget."),
                  (said(COAL_MT, EXPORTS), "Tonnes that were mined. Not all of it leaves the country."),
                  (said(DIG, OUTPUT), "Where one may dig, one need not dig: this is land."),
                  (said(SEARCH, OUTPUT, PAYMENTS), "Where one only searches, nothing is sold yet."),
                  (said(SWISS, OUTPUT), "Dollars from abroad: that is not what came out of the ground.")),
        after="Hectares, tonnes, dollars from abroad, tögrög to the budget: none of the four can stand for another. "
              "Next: land."),
    "mining_economy.8": Exercise(
        share_of_exploration, tolerance=0.06,
        question="December 2022: how much of all licensed area was for exploration (хайгуул)? Use the table. One "
                 "decimal.",
        form=Number("%"),
        hints=("Area, not licences counted.", "Exploration area divided by total area, times 100."),
        mistakes=((lambda: share_of_exploration(of="licences"), "That is the share of the licences, counted. The "
                                                            "question asks for area."),
                  (lambda: 100 - share_of_exploration(), "That is the share of mining licences. Turn it round."),
                  (lambda: share_of_exploration(date(2025, 12, 1)), "That is December 2025. The question asks for "
                                                            "December 2022."),
                  (lambda: share_of_exploration(date(2026, 7, 1)), "That is July 2026. The question asks for December "
                                                            "2022."),
                  (69, "Right so far: give one decimal.")),
        after="A third of the licences, but more than two thirds of the land. And none of it pays a royalty. Next: a "
              "tonne."),
    "mining_economy.9": Exercise(
        lambda: 520_876, tolerance=600,
        question="Follow one tonne of copper in 2016: metal price 4,868 USD, 2,140 tögrög a dollar. Take the metal "
                 "price as the value. "
                 "What royalty would concentrate have paid, in tögrög, if the 2010 bands held?", form=Number("tögrög"),
        hints=("Which band holds 4,868?", "Value in tögrög: 4,868 × 2,140. Then the rate.",
               "Below 5,000 the rate is 5 %."),
        mistakes=((lambda: 4868 * 2140 * 0.17, "That is the rate of 2019. At a metal price of 4,868 another band "
                                               "holds."),
                  (lambda: 4868 * 2140 * 0.16, "4,868 has not reached 5,000."),
                  (between(243, 244), "That is in dollars. One step is missing."),
                  (10_417_520, "That is the value of the tonne. Now the rate."),
                  (lambda: 4868 * 2140 * 0.05 / 4, "It is one tonne of copper, not of concentrate: do not take a "
                                                   "quarter."),
                  (between(0.5, 0.53), "Give it in tögrög, not in millions."),
                  (between(520, 521), "Give it in tögrög, not in thousands.")),
        after="At a metal price of 5,000 USD the rate would have been 16 %, and the royalty about 1.7 million. Workbook 05 "
              "goes on here. Next: who paid."),
    "mining_economy.10": Exercise(
        lambda: 100 * paid("copper", 2020) / paid("total", 2020), tolerance=0.06,
        question="2020: what share of the mining taxes and payments came from copper? Name the base for yourself "
                 "first. One decimal.",
        form=Number("%"),
        hints=("The base is the total of mining taxes and payments, 2,522.9.", "1,122.5 divided by 2,522.9."),
        mistakes=((lambda: 100 * 1122.5 / 10402, "That is copper in the whole budget revenue. The base here is what "
                                                 "mining paid."),
                  (lambda: 100 * 1122.5 / 2673.3, "This base holds petroleum and fees too. Take mining taxes and "
                                                  "payments alone."),
                  (lambda: 100 * 984.1 / 2522.9, "That is coal. The question asks for copper."),
                  (lambda: 100 * 1090.12 / 2621.56, "That is 2019. The question asks for 2020."),
                  (lambda: 100 * 1122.5 / 984.1, "That compares copper with coal. The base is all that mining paid."),
                  (25.7, "That is all minerals in the budget revenue.")),
        after="In 2020 copper paid more than coal, in 2019 it was the other way. Next: in Python, or the last one."),
    "mining_economy.11": Exercise(
        lambda: bill, tolerance=1e-6, python=True,
        cases=((100, 4999.0), (100, 6500.0), (100_000_000, 8999.27), (100_000_000, 9000.0), (50, 12000.0)),
        hints=("`royalty_rate(bands, mineral, stage, price).total` is the rate in %, for a metal price.",
               "The rate is charged on the whole sales value: value × rate / 100."),
        mistakes=((lambda: bill_by_parts,
                   "You charge each part of the price at its own rate. The law of 2010 charges the whole value."),
                  (lambda: bill_with_surtax_above,
                   "You charge the surtax only on the part above the threshold. The law of 2010 charges the whole "
                   "value."),
                  (lambda: bill_of_the_surtax, "That is the surtax alone. The base rate is added to it."),
                  (lambda: bill_of_the_band_below,
                   "A price on a threshold belongs to the band that begins there."),
                  (lambda: lambda value, price: value * 0.05,
                   "That is the base rate alone. The surtax depends on the metal price."))),
    "mining_economy.12": Exercise(
        question="The article names three causes of the later decline and cites nothing for them. Choose one. Which "
                 "measure, for which "
                 "years, would speak for it, and which against it?",
        form=Open(), after="It comes back when you return. Read your neighbour's: is the measure one that could be "
                           "counted?"),
}
