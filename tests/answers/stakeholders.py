"""Test material of workbook 06: further right and nearly right answers, and what students enter."""

from nutag.questions.stakeholders import (
    APART, ARRANGEMENTS, AUTHORITY, BANK, BLOCKADE, BOXES, CAIRN, CASES, CLASSES, CLOSELY, COMMITTEE, CONTRACT, COUNTS,
    COURT,
    DANGEROUS, DEFINITIVE, DEMANDING, DEPENDENT, DISCRETIONARY, DOMINANT, DORMANT, DRAFTS, DRIVERS, DUST, EQUALITY,
    EVENTS, FIRMS,
    GUESTS, HEALTH, HEARD, HERITAGE, INFORMED, JOB, JOBS, LEGITIMACY, MINUTES, MONITOR, MUSEUM, NEWCOMERS, NONE,
    NOTHING, OBJECTIVE,
    ORDERS, PAIRS, PARLIAMENT, PARTNER, PHOTO, PLAN, POWER, RAILWAY, ROUND, RULES, SATISFIED, SEATS, SHOUTING,
    SIMILARITY, STATION,
    TRAINING, TRUCKS, TRUST, UNIT, URGENCY, VOICE, VOICES, WATCHDOG, WATER, WELL)

RIGHTS = {  # worked out by hand, in the order of the left side
    1: (ARRANGEMENTS, (NOTHING, PARTNER, EQUALITY, CONTRACT, OBJECTIVE)),
    2: (VOICES, (VOICE, HEALTH, VOICE, JOBS, FIRMS, HERITAGE)),
    5: (NEWCOMERS, (SATISFIED, INFORMED, MONITOR, CLOSELY)),
    6: (CASES, (DANGEROUS, DISCRETIONARY, DEMANDING, DOMINANT)),
    7: (EVENTS, (POWER, LEGITIMACY, URGENCY, NONE)),
    8: (HEARD, (UNIT, PARLIAMENT, COMMITTEE, WATCHDOG)),
}
SLIPS = {  # question → (left, right, words): one slip, all else right
    1: [(GUESTS, NOTHING, "who sets the agenda"), (GUESTS, CONTRACT, "who sets the agenda"),
        (GUESTS, PARTNER, "who sets the agenda"),
        (ROUND, NOTHING, "hold them to their word"), (ROUND, EQUALITY, "What is not there"),
        (ROUND, OBJECTIVE, "What is not there"),
        (APART, NOTHING, "to do together"), (PLAN, NOTHING, "by how many"), (PLAN, CONTRACT, "by how many"),
        (PLAN, EQUALITY, "how many are taking part"), (PLAN, OBJECTIVE, "how many are taking part"),
        (TRAINING, EQUALITY, "way to be equal"),
        (TRAINING, CONTRACT, "Read again"), (TRAINING, OBJECTIVE, "Read again"), (TRAINING, PARTNER, "Read again")],
    2: [(TRUCKS, HEALTH, "dust and danger"), (TRUCKS, JOBS, "ask for here"),
        (MINUTES, HERITAGE, "minutes that one can read"),
        (ORDERS, JOBS, "Whose income"), (JOB, FIRMS, "orders for a firm"), (DUST, JOBS, "dust on the grass"),
        (CAIRN, HEALTH, "this stone"),
        (DUST, TRUST, "Nobody here speaks of trust"), (ORDERS, TRUST, "Nobody here speaks of trust"),
        (CAIRN, TRUST, "Nobody here"),
        (DUST, HERITAGE, "5 of 6"), (MINUTES, JOBS, "5 of 6"), (JOB, VOICE, "5 of 6"), (ORDERS, HEALTH, "5 of 6")],
    5: [(DRIVERS, CLOSELY, "line at 5"), (STATION, SATISFIED, "line at 5"), (WATER, SATISFIED, "from 6 on"),
        (RAILWAY, INFORMED, "Which of the two is 7"),
        (DRIVERS, SATISFIED, "Which of the two is 9"), (DRIVERS, MONITOR, "wants to know"),
        (RAILWAY, CLOSELY, "3 of 4"), (RAILWAY, MONITOR, "3 of 4"),
        (STATION, INFORMED, "3 of 4"), (STATION, CLOSELY, "3 of 4"), (WATER, INFORMED, "3 of 4"),
        (WATER, MONITOR, "3 of 4")],
    6: [(BLOCKADE, DEMANDING, "close the road"), (BLOCKADE, DEFINITIVE, "No law or custom"),
        (BLOCKADE, DOMINANT, "No law or custom"),
        (BLOCKADE, DORMANT, "not asleep"), (MUSEUM, DEPENDENT, "any year will do"),
        (SHOUTING, DANGEROUS, "nobody has to listen"),
        (SHOUTING, DEPENDENT, "no legitimacy"), (AUTHORITY, DORMANT, "comes from a law"),
        (AUTHORITY, DEFINITIVE, "no reason to hurry"),
        (MUSEUM, DORMANT, "3 of 4"), (MUSEUM, DEMANDING, "3 of 4"), (SHOUTING, DORMANT, "3 of 4"),
        (AUTHORITY, DANGEROUS, "3 of 4"),
        (BLOCKADE, DEPENDENT, "3 of 4")],
    7: [(BANK, LEGITIMACY, "makes the company answer"), (BANK, URGENCY, "the bank's money"),
        (COURT, POWER, "lend power later"), (WELL, POWER, "takes something away"),
        (WELL, LEGITIMACY, "What has changed is the time"), (PHOTO, POWER, "A photo alone"),
        (PHOTO, LEGITIMACY, "A photo alone"),
        (PHOTO, URGENCY, "A photo alone"), (BANK, NONE, "3 of 4"), (COURT, URGENCY, "3 of 4"), (COURT, NONE, "3 of 4"),
        (WELL, NONE, "3 of 4")],
    8: [(RULES, COMMITTEE, "Whose rule is it"), (DRAFTS, WATCHDOG, "from inside"), (SEATS, WATCHDOG, "decide together"),
        (COUNTS, COMMITTEE, "counts from outside"),
        (COUNTS, UNIT, "no part of a ministry"), (DRAFTS, PARLIAMENT, "belongs to the Government"),
        (RULES, UNIT, "3 of 4"), (RULES, WATCHDOG, "3 of 4"),
        (SEATS, UNIT, "3 of 4"), (SEATS, PARLIAMENT, "3 of 4"), (COUNTS, PARLIAMENT, "3 of 4"),
        (DRAFTS, COMMITTEE, "3 of 4")],
}
OK, NO = "correct", "not yet"


def right(number):
    return dict(zip(*RIGHTS[number]))


def slips(number):
    return [({**right(number), left: value}, words) for left, value, words in SLIPS[number]]


def columns(number):
    """Answers that put everything on the right side in one place, backwards, or moved by one."""
    values = RIGHTS[number][1]
    return [([values[0]] * len(values), NO, ""), (list(values[1:] + values[:1]), NO, ""),
            (list(values[2:] + values[:2]), NO, "")]


def similar(*words):
    """Words for the six pairs, in their order."""
    return {pair: {SIMILARITY: word} for pair, word in zip(PAIRS, words)}


R, F, S = "rises", "falls", "stays"
TABLES = [  # (words for the six pairs, words of the answer)
    ((R, S, R, S, S, S), "all that either list has"), ((R, R, R, S, S, S), "Look at its row"),
          ((R, F, R, F, S, S), "neither list has changed"),
    ((R, F, R, S, F, S), "neither list has changed"), ((R, F, R, S, S, R), "neither list has changed"),
          ((R, F, S, S, S, S), "Now both have it"),
    ((R, F, F, S, S, S), "Now both have it"), ((S, F, R, S, S, S), "they want agreement"),
          ((F, F, R, S, S, S), "they want agreement"),
    ((S, S, S, S, S, S), "all that either list has"), ((R, R, R, R, R, R), "Look at its row"),
          ((F, F, F, F, F, F), "neither list has changed"),
    ((R, S, S, S, S, S), "all that either list has"), ((R, F, R, R, R, S), "neither list has changed")]
RIGHT = {
    **{f"stakeholders.{number}": [right(number)] for number in RIGHTS},
    "stakeholders.3": [0.65, 0.646, 64 / 99], "stakeholders.4": [similar(R, F, R, S, S, S)]}
WRONG = {
    **{f"stakeholders.{number}": [answer for answer, _ in slips(number)] for number in RIGHTS},
    "stakeholders.3": [53 / 60, 0.67, 0.2133, 0.2415, 0.7667, 64.6, 53, 9 / 16, 0.5, 1],
    "stakeholders.4": [similar(*row) for row, _ in TABLES]}
CLAIM = "Confidence in the state grows where citizens take part in public decisions."
ENTRIES = {
    **{f"stakeholders.{number}": [(list(RIGHTS[number][1]), OK, "Next"),
                                  *((list(answer.values()), NO, words) for answer, words in slips(number)),
                                  *columns(number)] for number in RIGHTS},
    "stakeholders.3": [
        ("0.65", OK, "part of the rest"), ("0,65", OK, ""), ("0.646", OK, ""), ("0,6465", OK, ""), ("64/99", OK, ""),
        ("0.88", NO, "agreement that was seen"), ("0,883", NO, "agreement that was seen"),
        ("53/60", NO, "agreement that was seen"),
        ("0.67", NO, "what chance gives"), ("0,67", NO, "what chance gives"), ("0.21", NO, "part above chance"),
        ("0,213", NO, "part above chance"),
        ("0.24", NO, "Divide by 1"), ("0.77", NO, "one half only if"), ("64.6", NO, "as a share"),
        ("65", NO, "as a share"),
        ("53", NO, "counts sentences"), ("0.56", NO, "left out the 44"), ("0.5625", NO, "left out the 44"),
        ("1", NO, "not right yet"),
        ("0", NO, "not right yet"), ("0.6", NO, "not right yet")],
    "stakeholders.4": [
        ([[word] for word in (R, F, R, S, S, S)], OK, "moves apart"), *(([[word] for word in row], NO, words) for row,
                                                                        words in TABLES)],
    "stakeholders.9": [
        ([CLAIM, "A reason: people learn how democracy works.",
          "A measure of confidence before and after, and in which places."], "kept", "All three"),
        ([CLAIM, "an argument about learning", "a survey of confidence in two years"], "kept", ""),
        ([CLAIM, "Шалтгаан.", "Итгэлийн хэмжүүр, хэдэн онд."], "kept", ""),
        ([CLAIM, "Nothing.", "a number and a year"], NO, "Something is given: a reason"),
        ([CLAIM, "no source", "a number"], NO, "a reason"),
        ([CLAIM, "a reason", "proof"], NO, "confidence measured how"),
        ([CLAIM, "a reason", "more evidence"], NO, "of whom"),
        ([CLAIM, "one reason", "One reason."], NO, "The same words"), ([f"I think it is right. {CLAIM}", "a reason",
                                                                        "a survey"], NO, "not whether it is true"),
        ([CLAIM, "a reason", ""], NO, "still empty"), ([CLAIM, "", "a survey"], NO, "still empty"),
        (["", "a reason", "a survey"], NO, "still empty"),
        ([CLAIM, CLAIM, "a survey"], NO, "repeats the claim"),
        (["It grows.", "a reason", "a survey"], NO, "whole sentence"),
        ([f"In my opinion {CLAIM}", "a reason", "a survey of trust"], NO, "not whether")],
    "stakeholders.10": [
        ("The herder in winter; a watchdog; money and people.", "kept", "comes back"), ("Багш.", "kept", ""),
        ("nobody", "kept", "neighbour")],
}
