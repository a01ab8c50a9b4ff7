"""Test material of workbook 11: further right and nearly right answers, and what students enter."""

from nutag.questions.results import (
    ACTIVITY, ANALYSIS, ASKED, BY_SEX, CHANGED, CLOSE, GOAL, ILL, IMMEDIATE, INTERMEDIATE, KITS, OUTPUT, PLACES, REPORT,
    REPORTS,
    SECTORS, TEACH, TELL, ULTIMATE, USED)

OK, NO = "correct", "not yet"
RIGHT_LEVELS = [ACTIVITY, OUTPUT, IMMEDIATE, INTERMEDIATE, ULTIMATE, OUTPUT]


def levels(**changed):
    """The six levels in the order of the statements, some changed: teach, kits, tell, close, ill, report."""
    places = ("teach", "kits", "tell", "close", "ill", "report")
    return [changed.get(place, level) for place, level in zip(places, RIGHT_LEVELS)]


def wells(**changed):
    return dict(zip((TEACH, KITS, TELL, CLOSE, ILL, REPORT), levels(**changed)))


def amounts(*numbers):
    return {sector: {"amount": number} for sector, number in zip(SECTORS, numbers)}


def rates(north=(90, 80), south=(40, 30), together=(52.5, 67.5)):
    return {place: dict(women=pair[0], men=pair[1]) for place, pair in zip(PLACES, (north, south, together))}


def texts(table):
    return [[str(number) for number in row.values()] for row in table.values()]


LEVELS_WRONG = [
    (dict(teach=OUTPUT), "the work itself"), (dict(kits=IMMEDIATE), "Nobody has used one"),
    (dict(kits=INTERMEDIATE), "Nobody has used one"), (dict(report=IMMEDIATE), "until somebody reads it"),
    (dict(report=INTERMEDIATE), "until somebody reads it"), (dict(report=ACTIVITY), "the finished thing"),
    (dict(tell=INTERMEDIATE), "one level further"), (dict(tell=OUTPUT), "more than what the project delivered"),
    (dict(close=IMMEDIATE), "act differently"), (dict(close=OUTPUT), "Who closes the wells"),
    (dict(close=ACTIVITY), "Who closes the wells"), (dict(ill=INTERMEDIATE), "how people live"),
    (dict(close=ULTIMATE), "is a practice"), (dict(kits=ACTIVITY), "5 of 6 are right"), (dict(ill=OUTPUT), "5 of 6")]
AMOUNTS_WRONG = [
    ((93000, 155000, 62000), "largest payment"), ((160000, 160000, 160000), "not equal"), ((30, 50, 20), "percentages"),
    ((120000, 310000, 50000), "does not tie"), ((144, 240, 96), "In thousands"), ((144000, 240000, 90000), "add up"),
    ((0, 0, 0), "none of the three"), ((36000, 155000, 10000), "add up"), ((240000, 144000, 96000), ""),
    ((144000, 96000, 240000), ""), ((14400, 24000, 9600), "add up"), ((1440000, 2400000, 960000), "add up"),
    ((144000, 240000, 0), "add up")]
RATES_WRONG = [
    (dict(together=(65, 55)), "not the middle"), (dict(together=(67.5, 52.5)), "wrong way round"),
    (dict(together=(63, 81)), "these are people"), (dict(together=(130, 110)), "cannot be added"),
    (dict(north=(27, 72)), "North: these are people"), (dict(south=(36, 9)), "South: these are people"),
    (dict(north=(80, 90)), "North: you have"), (dict(south=(30, 40)), "South: you have"),
    (dict(together=(26.25, 33.75)), "all 240"), (dict(together=(50, 70)), "4 of 6"), (dict(north=(9, 8)), "4 of 6"),
    (dict(together=(52, 67)), "4 of 6")]
LEAK = [ANALYSIS, GOAL, REPORTS]
CRITERIA_WRONG = [
    ([*LEAK, USED, BY_SEX], "Not all five"), ([*LEAK, USED], "anything changed"),
    ([*LEAK, BY_SEX], "how many are women"),
    ([GOAL, REPORTS], "was it studied"), ([ANALYSIS, REPORTS], "One half by 2026"), ([ANALYSIS, GOAL], "last sentence"),
    ([USED], "anything changed"), ([BY_SEX], "how many are women"), ([USED, BY_SEX], ""), ([GOAL], "was it studied"),
    ([ANALYSIS], "One half"), ([REPORTS], "was it studied"), ([ANALYSIS, USED, GOAL], "anything changed"),
    ([GOAL, BY_SEX, REPORTS], "how many are women")]

RIGHT = {
    "results.1": [wells()], "results.2": [37.5, 100 * 15 / 40], "results.3": [amounts(144000, 240000, 96000)],
    "results.4": [285, 285.0], "results.6": [rates()], "results.7": [0.6, 15 / 25],
    "results.8": [{ANALYSIS, GOAL, REPORTS}],
    "results.5": [ASKED], "results.9": [CHANGED],
}
WRONG = {
    "results.1": [wells(**changed) for changed, _ in LEVELS_WRONG],
    "results.3": [amounts(*numbers) for numbers, _ in AMOUNTS_WRONG],
    "results.6": [rates(**changed) for changed, _ in RATES_WRONG],
    "results.8": [set(chosen) for chosen, _ in CRITERIA_WRONG],
}
CLAIM = "Training in negotiation, mediation and resolving conflicts is to promote effective and fair relations."
ENTRIES = {
    "results.1": [(levels(), OK, "Next"), *[(levels(**changed), NO, said) for changed, said in LEVELS_WRONG],
                  ([""] * 6, "not attempted", "")],
    "results.2": [("37.5", OK, "falling"), ("37,5 %", OK, ""), ("37.5 percent", OK, ""), ("3/8", NO, "per cent"),
                  ("-37.5", NO, "forward"),
                  ("15", NO, "Of how many"), ("40", NO, "whole way"), ("75", NO, "divided 45 by 60"),
                  ("25 %", NO, "baseline"),
                  ("62.5", NO, "still to go"), ("44.44444444", NO, ""), ("0.375", NO, "per cent"), ("38", NO, ""),
                  ("50", NO, ""), ("100", NO, ""),
                  ("0", NO, ""), ("", "not attempted", "")],
    "results.3": [([["144 000"], ["240 000"], ["96 000"]], OK, "coded"), ([["144000"], ["240000"], ["96000"]], OK, ""),
                  *[([[str(number)] for number in numbers], NO, said) for numbers, said in AMOUNTS_WRONG]],
    "results.4": [("285", OK, "question to ask"), ("285 days", OK, ""),
                  ("106", NO, "before the end"), ("-106", NO, "before the end"),
                  ("391", NO, "payment to payment"), ("286", NO, "first day"), ("284", NO, ""), ("280", NO, "30 days"),
                  ("9", NO, "months"), ("275", NO, "Go on"), ("10", NO, "new year"), ("300", NO, ""), ("365", NO, ""),
                  ("-285", NO, ""),
                  ("0", NO, ""), ("650", NO, "")],
    "results.6": [(texts(rates()), OK, "fewer of both"), ([["90 %", "80 %"], ["40%", "30%"], ["52,5", "67,5"]], OK, ""),
                  ([["90", "80"], ["40", "30"], ["105/2", "135/2"]], OK, ""),
                  *[(texts(rates(**changed)), NO, said) for changed, said in RATES_WRONG]],
    "results.7": [("0.6", OK, "say the same"), ("0,6", OK, ""), ("3/5", OK, ""), ("15/25", OK, ""),
                  ("0.375", NO, "share of women"),
                  ("37.5", NO, "share of women"), ("5/3", NO, "Turned round"), ("25", NO, "Now divide"),
                  ("15", NO, "by the men"),
                  ("60", NO, "around 1"), ("0.625", NO, "share of men"), ("-10", NO, "difference"), ("1", NO, ""),
                  ("0.4", NO, ""),
                  ("40", NO, "")],
    "results.8": [(LEAK, OK, "Two are not shown"), *[(chosen, NO, said) for chosen, said in CRITERIA_WRONG]],
    "results.10": [
        ([CLAIM, "Who is trained, and three skills. No number, no place.", "How many women and men; relations before and "
                                                                           "after."], "kept", "All three"),
        ([CLAIM, "negotiation, mediation, resolving conflicts", "how many people"], "kept", ""),
        ([CLAIM, "training in negotiation and mediation", "relations"], "kept", ""),
        ([CLAIM, "Training in mediation.", "Which conflicts, which training, which relations?"], "kept", ""),
        ([CLAIM, "communities and key staff, no number", "fair relations"], "kept", ""),
        ([CLAIM, "Хэнийг, юунд сургах.", "Хэдэн хүн, хаана, харилцаа өмнө нь ямар байсан."], "kept", ""),
        ([CLAIM, "Nothing.", "the numbers"], NO, "Something is given"),
        ([CLAIM, "no source", "a number"], NO, "Something is given"),
        ([CLAIM, "three skills", "proof"], NO, "Say what is missing"),
        ([CLAIM, "three skills", "more evidence"], NO, "how many people"),
        ([CLAIM, "three skills", "Three skills."], NO, "The same words"),
        (["The project failed and stole money in Dornod.", "three skills", "how many people"], NO, "nothing of this"),
        (["The project misused its money.", "three skills", "how many people"], NO, "nothing of this"),
        ([CLAIM, "It is a fraud.", "how many people"], NO, "nothing of this"),
        (["The staff is corrupt, says the page.", "three skills", "how many people"], NO, "nothing of this"),
        (["Төсөл мөнгө хулгайлсан гэж бичсэн.", "three skills", "how many people"], NO, "nothing of this"),
        ([f"I agree. {CLAIM}", "three skills", "how many people"], NO, "not whether it is true"),
        ([f"{CLAIM} This is true.", "three skills", "how many people"], NO, "not whether it is true"),
        ([CLAIM, "three skills", ""], NO, "still empty"), ([CLAIM, "", "how many people"], NO, "still empty"),
        (["", "three skills", "how many people"], NO, "still empty"),
        ([CLAIM, CLAIM, "how many people"], NO, "repeats the claim"), ([CLAIM, "three skills", CLAIM], NO, "nothing new"),
        (["Training.", "three skills", "how many people"], NO, "whole sentence")],
    "results.11": [("Women who lead a unit after two years, beside others of the same rank.", "kept", "comes back"),
                   ("Удирдах албан тушаалд томилогдсон эмэгтэйчүүд.", "kept", ""), ("promotions", "kept", "neighbour")],
}
