"""Test material of workbook 03: further right and nearly right answers, and what students enter."""

from nutag.data import load
from nutag.models.royalty import royalty_rate
from nutag.questions.mining_economy import (ABROAD, ALONE, AREA, CLOSED, EXPORTS, OUTPUT, PAYMENTS, PRICE, STATED,
                                            WINTER,
                                            YEARBOOK)


def bill_from_the_table(sales_value, price):
    """The same bill from the model and the sourced table, which the declared answer does not use."""
    bands = load("royalty_surtax_bands")
    return sales_value * float(royalty_rate(bands, "copper", "concentrate", price).total) / 100


def things(**changed):
    """What the six numbers count, with changes: dig, coal, swiss, tax, fee, search."""
    right = dict(dig=AREA, coal=OUTPUT, swiss=EXPORTS, tax=PAYMENTS, fee=PAYMENTS, search=AREA)
    return list((right | changed).values())


FOUND = [ALONE, ABROAD, YEARBOOK]
THINGS_WRONG = [things(fee=AREA), things(tax=OUTPUT), things(tax=EXPORTS), things(swiss=PAYMENTS), things(coal=EXPORTS),
                things(dig=OUTPUT), things(search=OUTPUT), things(search=PAYMENTS), things(swiss=OUTPUT),
                things(coal=PAYMENTS)]
RIGHT = {
    "mining_economy.1": [-1, -1.0, 100 * (120 / 500 - 100 / 400)],
    "mining_economy.2": [20, 20.0, 100 * (1.32 / 1.1 - 1)],
    "mining_economy.3": [set(FOUND), FOUND[::-1]],
    "mining_economy.4": [4.8e6, 60e6 * 0.08],
    "mining_economy.5": [0.27 * 10_000_000 - 0.05 * 10_000_000],
    "mining_economy.6": [100 * 1150 * 0.18],
    "mining_economy.7": [dict(zip(STATED, things()))],
    "mining_economy.8": [69.1, 69.14, 100 * 4114 / 5950.6],
    "mining_economy.9": [520_876, 4868 * 2140 * 0.05, 521_000, 520_900],
    "mining_economy.10": [44.5, 44.49, 100 * 1122.5 / 2522.9],
    "mining_economy.11": [bill_from_the_table],
}
WRONG = {
    "mining_economy.1": [-20, 4, -0.01, 25],
    "mining_economy.2": [21, 32, 10, 2],
    "mining_economy.3": [{ALONE, ABROAD}, {ALONE, YEARBOOK}, {ABROAD, YEARBOOK}, {*FOUND, WINTER}, {*FOUND, PRICE},
                         {*FOUND, CLOSED}, {WINTER, PRICE, CLOSED}],
    "mining_economy.4": [4_200_000, 48_000_000, 3_126_649],
    "mining_economy.5": [500_000, 2_200, 440],
    "mining_economy.6": [5_000, 23_000, 2_070],
    "mining_economy.7": [dict(zip(STATED, wrong)) for wrong in THINGS_WRONG],
    "mining_economy.8": [70.1, 0.691],
    "mining_economy.9": [1_041_752, 52_088, 243.4, 0.52, 520.876],
    "mining_economy.10": [0.445, 43, 45],
    "mining_economy.11": [lambda value, price: value * 0.2, lambda value, price: value * 0.15],
}
OK, NO = "correct", "not yet"
ENTRIES = {
    "mining_economy.1": [
        ("-1", OK, "24 %"), ("−1", OK, ""), ("-1,0", OK, ""), ("- 1", OK, ""), ("–1 percentage points", OK, ""),
        ("-1 pp", OK, ""),
        ("-1.00", OK, ""), ("1", NO, "rise or fall"), ("+1", NO, "rise or fall"), ("20", NO, "growth of mining"),
        ("24", NO, "new share"), ("-4", NO, "change in percent"), ("-5", NO, "two rates of growth"), ("0", NO,
            "same pace"),
        ("−1,75", NO, "all else"), ("25", NO, "not right yet"), ("4", NO, "not right yet")],
    "mining_economy.2": [
        ("20", OK, "1.32"), ("20 %", OK, ""), ("20,0", OK, ""), ("20.0 %", OK, ""), ("20.00", OK, ""), ("132/1.1-100",
            NO, ""),
        ("22", NO, "multiply"), ("22 %", NO, "multiply"), ("42", NO, "on top of"), ("3,2", NO, "not 32 by 10"), ("3.2",
            NO, "32 by 10"),
        ("45,2", NO, "You multiplied"), ("1.2", NO, "how many per cent more"), ("0,2", NO, "in per cent"), ("10", NO,
            "not right yet"),
        ("12", NO, "not right yet"), ("16", NO, "not right yet")],
    "mining_economy.3": [
        (FOUND, OK, "not always in the same year"), (FOUND[::-1], OK, ""), ([ABROAD, ALONE, YEARBOOK], OK, ""),
        ([*FOUND, WINTER], NO, "less wool"), ([*FOUND, PRICE], NO, "low price"), ([*FOUND, CLOSED], NO, "real fall"),
        ([ALONE, ABROAD], NO, "who is counted now"), ([ALONE, YEARBOOK], NO, "leaves the country"),
        ([ABROAD, YEARBOOK], NO, "can both be right"), ([ALONE], NO, "leaves the country"), ([YEARBOOK], NO,
            "can both be right"),
        ([WINTER], NO, "less wool"), ([PRICE, CLOSED], NO, "low price"), ([WINTER, PRICE, CLOSED], NO, "less wool"),
        ([*FOUND, WINTER, PRICE, CLOSED], NO, "less wool"), ([ALONE, CLOSED], NO, "real fall")],
    "mining_economy.4": [
        ("4800000", OK, "8 %"), ("4 800 000", OK, ""), ("4,800,000", OK, ""), ("4.8 million", OK, ""), ("4,800,000 USD",
            OK, ""),
        ("4800000.0", OK, ""), ("10800000", NO, "on concentrate"), ("18 600 000", NO, "on ore"), ("1,800,000", NO,
            "surtax alone"),
        ("3000000", NO, "base rate alone"), ("5400000", NO, "has not reached"), ("8", NO, "Give the bill"), ("8 %", NO,
            ""),
        ("4.8", NO, "not in millions"), ("4,8", NO, "not in millions"), ("4200000", NO, "not right yet"),
        ("3126649", NO, "whole value")],
    "mining_economy.5": [
        ("2200000", OK, "largest step"), ("2 200 000", OK, ""), ("2,200,000", OK, ""), ("2.2 million", OK, ""),
        ("2200000 USD", OK, ""),
        ("2.2 million USD", OK, ""), ("2700000", NO, "after the jump"), ("1100000", NO, "for concentrate"), ("100000",
            NO, "for the product"),
        ("22", NO, "percentage points"), ("2.2", NO, "not in millions"), ("200000", NO, "later threshold"), ("0", NO,
            "part above"),
        ("440", NO, "part above"), ("500000", NO, "not right yet"), ("2200", NO, "not right yet"), ("-2200000", NO,
            "not right yet")],
    "mining_economy.6": [
        ("20700", OK, "charged on"), ("20,700", NO, "two ways"), ("20 700", OK, ""), ("20700 USD", OK, ""), ("20700.00",
            OK, ""),
        ("5750", NO, "prices of pure metal"), ("18400", NO, "follows the metal price"), ("25560", NO,
            "sales value that the question gives"),
        ("127800", NO, "for pure copper"), ("14950", NO, "surtax alone"), ("4140", NO, "do not take them off"), ("9200",
            NO, "of the product"),
        ("18", NO, "Give the bill"), ("115000", NO, "not right yet"), ("23000", NO, "not right yet"), ("207", NO,
            "not right yet")],
    "mining_economy.7": [
        (things(), OK, "none of the four"),
        *zip(THINGS_WRONG, [NO] * 10, ("money", "Who received", "Who received", "not the budget", "Not all of it",
                                       "need not dig",
                                       "nothing is sold yet", "nothing is sold yet", "came out of the ground",
                                       "5 of 6")),
        ([AREA] * 6, NO, "money"), ([PAYMENTS] * 6, NO, "not the budget"), ([OUTPUT] * 6, NO, "Who received"),
        ([EXPORTS] * 6, NO, "Who received"), (things(dig=PAYMENTS), NO, "5 of 6")],
    "mining_economy.8": [
        ("69.1", OK, "two thirds"), ("69,1", OK, ""), ("69.1 %", OK, ""), ("69,14", OK, ""), ("69.136", OK, ""),
        ("69.1%", OK, ""),
        ("32.5", NO, "counted"), ("32,5 %", NO, "counted"), ("30.9", NO, "Turn it round"), ("72.8", NO,
            "December 2025"),
        ("73.9", NO, "July 2026"), ("73,95", NO, "July 2026"), ("69", NO, "one decimal"), ("0.69", NO, ""), ("4114", NO,
            "not right yet"),
        ("70", NO, "not right yet")],
    "mining_economy.9": [
        ("520876", OK, "1.7 million"), ("520 876", OK, ""), ("520.876", NO, "in thousands"), ("521000", OK, ""),
        ("520 900", OK, ""),
        ("520876 tögrög", OK, ""), ("1770978", NO, "rate of 2019"), ("1666803", NO, "has not reached"), ("243.4", NO,
            "in dollars"),
        ("10417520", NO, "Now the rate"), ("130219", NO, "do not take a quarter"), ("0.52", NO, "not in millions"),
        ("520.876", NO, "in thousands"), ("4868", NO, "not right yet"), ("0", NO, "not right yet"), ("2083504", NO,
            "not right yet")],
    "mining_economy.10": [
        ("44.5", OK, "copper paid more"), ("44,5", OK, ""), ("44.5 %", OK, ""), ("44.49", OK, ""), ("44,49 %", OK, ""),
        ("10.8", NO, "whole budget revenue"), ("10,79", NO, "whole budget revenue"), ("42", NO, "petroleum"), ("41.99",
            NO, "petroleum"),
        ("39.0", NO, "That is coal"), ("39", NO, "That is coal"), ("41.6", NO, "That is 2019"), ("114.1", NO,
            "copper with coal"),
        ("25.7", NO, "all minerals"), ("0.445", NO, ""), ("1122.5", NO, "not right yet"), ("45", NO, "not right yet")],
    "mining_economy.12": [
        ("Laws that keep changing: amendments a year, 2006 to 2020.", "kept", "comes back"), ("Хууль.", "kept", ""),
        ("I do not know", "kept", "neighbour")],
}
