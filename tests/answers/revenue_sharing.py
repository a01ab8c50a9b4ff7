"""Test material of workbook 04: further right and nearly right answers, and what students enter."""

from fractions import Fraction

from nutag.questions.revenue_sharing import (BASE_PAIR, BASES, CARDS, CONFLICTS, MILLION, NET, PLAN_PAIR,
                                             PROFIT, RECEIVED, RECIPIENT_PAIR, ROYALTY, SALES, VAT, YARDSTICKS, YEAR_PAIR)

OK, NO = "correct", "not yet"
# ₮1,000 million among Jishee's soums by four criteria, from the design (MODELS.md), and the sums before rounding.
CRITERIA = {"A": 151_899_996, "B": 130_437_166, "C": 99_959_330, "D": 132_729_071, "E": 353_210_782, "F": 131_763_655}
IN_FLOATS = {"A": 151899996.004, "B": 130437166.23, "C": 99959329.8, "D": 132729071.06, "E": 353210782.03, "F": 131763654.87}


def kept_by_hand(people, all_people, degree):
    return (1 - degree) + degree * people / all_people


def kept_of_a_fraction(people, all_people, degree):
    return Fraction(1) - Fraction(degree) * (all_people - people) / all_people


def forgets_the_degree(people, all_people, degree):
    return people / all_people


def rows(*amounts):
    return {soum: {MILLION: amount} for soum, amount in zip("KLMN", amounts)}


def texts(*amounts):
    return [[str(amount)] for amount in amounts]


def bases(**changed):
    """The bases for the five cards (sale, everywhere, unlisted, transfer, shops), with changes."""
    right = dict(sale=SALES, everywhere=ROYALTY, unlisted=NET, transfer=RECEIVED, shops=VAT)
    return list((right | changed).values())


def complaints(total="M", head="L", land="N", before="K"):
    return [total, head, land, before]


BASES_WRONG = [
    (bases(sale=ROYALTY), "It is the rate"), (bases(sale=PROFIT), "not a tax on profit"), (bases(everywhere=SALES), "already paid"),
    (bases(everywhere=NET, unlisted=ROYALTY), "nothing is taken out"), (bases(unlisted=ROYALTY), "not of five"),
    (bases(transfer=ROYALTY), "what the aimag received"), (bases(shops=SALES), "Which tax do buyers pay"),
    (bases(shops=PROFIT), "4 of 5 are right so far"), (bases(transfer=VAT, shops=RECEIVED), "3 of 5 are right so far"),
    (bases(sale=ROYALTY, everywhere=SALES), "It is the rate"), (bases(unlisted=SALES), "4 of 5"), (bases(transfer=NET, unlisted=RECEIVED), "3 of 5"),
    ([PROFIT] * 5, "not a tax on profit"), ([ROYALTY] * 5, "It is the rate"), (list(BASES[::-1][:5]), "not a tax on profit")]
COMPLAINTS_WRONG = [
    (complaints(total="N"), "Who gets less"), (complaints(head="M"), "10,000"), (complaints(head="N"), "few people"),
    (complaints(land="L"), "small in land"), (complaints(land="M"), "more land"), (complaints(land="K"), "Who gets less"),
    (complaints(before="N"), "That is a lot"), (complaints(before="L"), "18 %"), (complaints(total="K"), "3 of 4"),
    (complaints(total="L", head="M"), "10,000"), (["K", "L", "M", "N"], "more land"), (["L", "L", "L", "L"], "small in land"),
    (["N", "M", "L", "K"], "Who gets less"), (complaints(before="M"), "3 of 4"), (complaints(head="K"), "3 of 4")]
RIGHT = {
    "revenue_sharing.1": [dict(zip(CARDS, bases()))],
    "revenue_sharing.2": [1800, 0.3 * (8000 - 2000)],
    "revenue_sharing.3": [816_000, 0.25 * 6_400 * 3_000 * 0.17],
    "revenue_sharing.4": [rows(475, 250, 100, 175), rows(375 + 100, 250, 100, 125 + 50)],
    "revenue_sharing.5": [dict(zip(YARDSTICKS, complaints()))],
    "revenue_sharing.6": [25, 24, 26],
    "revenue_sharing.7": [rows(-470, 325, 130, 15), rows(*((n * 0.215 - own) / 2 for n, own in (
        (4_000, 1_800), (10_000, 1_500), (4_000, 600), (2_000, 400))))],
    "revenue_sharing.8": [68, 100 - 40 + 40 / 5],
    "revenue_sharing.9": [28.5, 100 * 14 / 49.1],
    "revenue_sharing.10": [set(CONFLICTS)],
    "revenue_sharing.11": [104.8, 104.7749],
    "revenue_sharing.13": [kept_by_hand, kept_of_a_fraction],
    "revenue_sharing.14": [CRITERIA, IN_FLOATS],
}
WRONG = {
    "revenue_sharing.1": [dict(zip(CARDS, wrong)) for wrong, _ in BASES_WRONG],
    "revenue_sharing.2": [2400, 600, 400, 0],
    "revenue_sharing.3": [3_264_000, 576_000, 240_000, 272],
    "revenue_sharing.4": [rows(750, 0, 0, 250), rows(200, 500, 200, 100), rows(475, 250, 100, 174), rows(475, 250, 100, 125)],
    "revenue_sharing.5": [dict(zip(YARDSTICKS, wrong)) for wrong, _ in COMPLAINTS_WRONG],
    "revenue_sharing.6": [75, 0, 20, 33, 0.25],
    "revenue_sharing.7": [rows(470, -325, -130, -15), rows(-940, 650, 260, 30), rows(470, 325, 130, 15)],
    "revenue_sharing.8": [60, 32, 92, 0.68],
    "revenue_sharing.9": [42.6, 25.9, 14, 0.285],
    "revenue_sharing.10": [{CONFLICTS[0]}, *({*CONFLICTS, other} for other in (BASE_PAIR, RECIPIENT_PAIR, YEAR_PAIR, PLAN_PAIR))],
    "revenue_sharing.11": [105.2, 135.8, -8.5],
    "revenue_sharing.13": [forgets_the_degree],
    "revenue_sharing.14": [{**CRITERIA, "F": 131_763_650}, {**CRITERIA, "E": 353}],
}
ENTRIES = {
    "revenue_sharing.1": [(bases(), OK, "two bases"), *((wrong, NO, words) for wrong, words in BASES_WRONG)],
    "revenue_sharing.2": [
        ("1800", OK, "1,800"), ("1 800", OK, ""), ("1800 ₮ million", OK, ""), ("1.8 billion", OK, ""), ("1800 million", OK, ""),
        ("1,800", NO, "two ways"), ("2400", NO, "leave out"), ("2 400", NO, "leave out"), ("600", NO, "does not count"),
        ("400", NO, "another base"), ("2200", NO, "for all aimags"), ("6000", NO, "Now its 30 %"), ("0", NO, "not right yet"),
        ("1800000000", NO, "not right yet"), ("300", NO, "not right yet"), ("30", NO, "not right yet"), ("", "not attempted", "")],
    "revenue_sharing.3": [
        ("816000", OK, "17 %"), ("816 000", OK, ""), ("₮816000", OK, ""), ("0.816 million", OK, ""), ("816000.0", OK, ""),
        ("816,000", NO, "two ways"), ("3264000", NO, "Only a quarter"), ("576000", NO, "surtax alone"), ("240000", NO, "base rate alone"),
        ("768000", NO, "below 6,000"), ("864000", NO, "from 7,000"), ("272", NO, "in dollars"), ("336000", NO, "rate of a product"),
        ("1392000", NO, "rate of ore"), ("4800000", NO, "How much of it is owed"), ("4 800 000", NO, "How much of it"), ("17", NO, "not right yet")],
    "revenue_sharing.4": [
        (texts(475, 250, 100, 175), OK, "25 thousand"), (texts("475,0", "250", "100", "175"), OK, ""), (texts("475 ", "250.0", "100", "175"), OK, ""),
        (texts(750, 0, 0, 250), NO, "all by origin"), (texts(200, 500, 200, 100), NO, "all by people"), (texts(375, 0, 0, 125), NO, "Add the half by people"),
        (texts(100, 250, 100, 50), NO, "Add the half by origin"), (texts(475000000, 250000000, 100000000, 175000000), NO, "Give ₮ million"),
        (texts(475, 250, 100, 125), NO, "add up"), (texts(600, 250, 100, 50), NO, "2 of 4"), (texts(475, 250, 175, 100), NO, "2 of 4"),
        (texts(250, 250, 250, 250), NO, "1 of 4"), (texts(0.475, 0.25, 0.1, 0.175), NO, "add up"), (texts(475, 250, "", 175), "not attempted", ""),
        (texts(47.5, 25, 10, 17.5), NO, "add up"), (texts(500, 250, 100, 150), NO, "2 of 4")],
    "revenue_sharing.5": [(complaints(), OK, "say your yardstick"), *((wrong, NO, words) for wrong, words in COMPLAINTS_WRONG)],
    "revenue_sharing.6": [
        ("25", OK, "soum N"), ("25 %", OK, ""), ("25,0", OK, ""), ("24", OK, ""), ("26%", OK, ""), ("1/4", NO, "in per cent"), ("0.25", NO, "in per cent"), ("0,25", NO, "in per cent"),
        ("75", NO, "other 20 %"), ("80", NO, "grey line"), ("0", NO, "poorest 70 %"), ("20", NO, "How much money"), ("50", NO, "between two points"),
        ("33", NO, "between two points"), ("10", NO, "not right yet"), ("100", NO, "not right yet")],
    "revenue_sharing.7": [
        (texts(-470, 325, 130, 15), OK, "adds none"), (texts("−470", "+325", "130", "15"), OK, ""), (texts("-470,0", "325", "130", "15.0"), OK, ""),
        (texts("-470", "325,2", "130", "15"), OK, ""), (texts(470, -325, -130, -15), NO, "Turn the signs"), (texts(-940, 650, 260, 30), NO, "Half of it"),
        (texts(940, -650, -260, -30), NO, "whole gap, and the signs"), (texts(860, 2150, 860, 430), NO, "How far is it"),
        (texts(1330, 1825, 730, 415), NO, "What was moved"), (texts(470, 325, 130, 15), NO, "add up to zero"), (texts(-470, 325, 130, 0), NO, "add up to zero"),
        (texts(0, 0, 0, 0), NO, "Look again"), (texts(-470, 130, 325, 15), NO, "2 of 4"), (texts(-470, 325, 130, ""), "not attempted", ""),
        (texts(-235, 162.5, 65, 7.5), NO, "Look again"), (texts(-470, 315, 140, 15), NO, "2 of 4")],
    "revenue_sharing.8": [
        ("68", OK, "₮64"), ("₮68", OK, ""), ("68 ₮", OK, ""), ("68,0", OK, ""), ("0.68", NO, "of ₮1"), ("68.0", OK, ""), ("60", NO, "something comes back"),
        ("40", NO, "leaves first"), ("32", NO, "leaves for good"), ("20", NO, "K's part of the people"), ("8", NO, "comes back"), ("92", NO, "too much"),
        ("100", NO, "not right yet"), ("88", NO, "not right yet"), ("0", NO, "not right yet")],
    "revenue_sharing.9": [
        ("28.5", OK, "not named"), ("28,5", OK, ""), ("28.5 %", OK, ""), ("28.51", OK, ""), ("29", OK, ""), ("28,513", NO, "two ways"), ("0.285", NO, "in per cent"),
        ("42.6", NO, "do not make the whole"), ("42,55", NO, "do not make the whole"), ("25.9", NO, "Local Development Fund"), ("12.6", NO, "own revenue"),
        ("14", NO, "Give a percentage"), ("54.4", NO, "Only financial support"), ("350.7", NO, "Turn it round"), ("60", NO, "not right yet"), ("33", NO, "not right yet")],
    "revenue_sharing.10": [
        (list(CONFLICTS), OK, "same kind"), (list(CONFLICTS[::-1]), OK, ""), ([CONFLICTS[0]], NO, "1 of 2"), ([CONFLICTS[1]], NO, "1 of 2"),
        ([*CONFLICTS, BASE_PAIR], NO, "two bases"), ([BASE_PAIR], NO, "two bases"), ([*CONFLICTS, RECIPIENT_PAIR], NO, "the aimag's"),
        ([RECIPIENT_PAIR], NO, "the aimag's"), ([*CONFLICTS, YEAR_PAIR], NO, "rate can change"), ([YEAR_PAIR], NO, "rate can change"),
        ([*CONFLICTS, PLAN_PAIR], NO, "A plan"), ([PLAN_PAIR], NO, "A plan"), ([CONFLICTS[0], YEAR_PAIR], NO, "rate can change"),
        ([CONFLICTS[1], PLAN_PAIR], NO, "A plan"), ([*CONFLICTS, BASE_PAIR, RECIPIENT_PAIR, YEAR_PAIR, PLAN_PAIR], NO, "two bases")],
    "revenue_sharing.11": [
        ("104.8", OK, "105.2"), ("104,8", OK, ""), ("104.77", OK, ""), ("104.8 billion", OK, ""), ("104,8 тэрбум", OK, ""), ("104.7749", OK, ""),
        ("105.2", NO, "in the report"), ("135.8", NO, "as come in"), ("-8.5", NO, "contracts"), ("−8,5", NO, "contracts"), ("513.3", NO, "Take off"),
        ("105", NO, "one decimal"), ("408.5", NO, "not right yet"), ("113.3", NO, "not right yet"), ("0", NO, "not right yet")],
    "revenue_sharing.12": [
        ("The cost of schools. A child in F needs a teacher, too. The firm owner would take money per head.", "kept", "comes back"),
        ("Нэг хүнд ногдох мөнгө.", "kept", ""), ("roads", "kept", "neighbour")],
}
