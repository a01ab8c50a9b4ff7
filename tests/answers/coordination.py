"""Test material of workbook 02: further right and nearly right answers, and what students enter."""

from nutag.questions.coordination import CHANGES, PAYS, PAYS_NOT, PLACES, PLANS

Y, N = PAYS, PAYS_NOT


def pairs(text):
    """Outcomes for the five changes from a word such as NNYYN, in the order two, meetings, lead, named, later."""
    return [PAYS if letter == "Y" else PAYS_NOT for letter in text]


def links(everyone=(276, 23), hub=(24, 24), tree=(30, 6)):
    numbers = {"all pairs": everyone, "one hub": hub, "tree": tree}
    return {way: dict(zip(("links in all", "links of the busiest node"), pair)) for way, pair in numbers.items()}


def plans(frame=(5, 4), goals=(2, 4), policy=(4, 5)):
    return {title: dict(zip(("elections of parliament", "others of the six"), pair))
            for title, pair in zip(PLANS.values(), (frame, goals, policy))}


def lost(centre=(4.5, 4.5), alone=(0.125, 0.125)):
    return {"one size from the centre": dict(zip(PLACES, centre)), "each place alone": dict(zip(PLACES, alone))}


def texts(*rows):
    return [list(map(str, row)) for row in rows]


def without_the_rest(gain, members, named):
    return gain * named + (1 - named) / members


CHANGES_WRONG = ["YYNYN", "YNYYN", "NNNYN", "YNNNN", "YNNYY"]
LINKS_WRONG = [dict(everyone=(552, 23)), dict(everyone=(300, 23)), dict(everyone=(276, 24)), dict(hub=(23, 24)),
               dict(hub=(24, 1)), dict(tree=(24, 6)), dict(tree=(31, 6)), dict(tree=(30, 5)), dict(tree=(30, 24))]
PLANS_WRONG = [dict(frame=(4, 4)), dict(policy=(3, 5)), dict(goals=(3, 4)), dict(frame=(5, 5)), dict(goals=(2, 5)),
               dict(policy=(4, 6)), dict(policy=(4, 4))]
LOST_WRONG = [dict(centre=(6, 3)), dict(centre=(9, 9)), dict(centre=(3, 3)), dict(centre=(2.25, 2.25)),
              dict(alone=(0.25, 0.25)),
              dict(alone=(0.5, 0.5)), dict(alone=(0.08, 0.08)), dict(alone=(2, 2)),
              dict(centre=(0.125, 0.125), alone=(4.5, 4.5))]
RIGHT = {
    "coordination.1": [40, 40.0, 100 * 2 / 5],
    "coordination.2": [dict(zip(CHANGES, pairs("YNNYN")))],
    "coordination.3": [links()],
    "coordination.4": [24.01, 24, 100 * 0.7 ** 4],
    "coordination.5": [plans()],
    "coordination.6": [lost()],
    "coordination.7": [0.6, 3 / 5],
    "coordination.8": [0.75, 6 / 8],
    "coordination.9": [lambda gain, members, named: gain / members + gain * named * (members - 1) / members],
}
WRONG = {
    "coordination.1": [10, 50, 45, 4],
    "coordination.2": [dict(zip(CHANGES, pairs(word))) for word in CHANGES_WRONG],
    "coordination.3": [links(**wrong) for wrong in LINKS_WRONG],
    "coordination.4": [24.2, 25, 14.7, 49],
    "coordination.5": [plans(**wrong) for wrong in PLANS_WRONG],
    "coordination.6": [lost(**wrong) for wrong in LOST_WRONG],
    "coordination.7": [0.62, 0.71, 1],
    "coordination.8": [0.71, 0.5, 0.7, 0.652],
    "coordination.9": [without_the_rest],
}
OK, NO = "correct", "not yet"
CLAIM = "Local bodies look more at the whole and less at one sector than ministries do."
ENTRIES = {
    "coordination.1": [
        ("40", OK, "2 come back"), ("40 %", OK, ""), ("40,0", OK, ""), ("40.0 %", OK, ""), ("40 percent", OK, ""),
                       ("2/5", NO, "in per cent"),
        ("0.4", NO, "That is a share"), ("80", NO, "the whole effort"), ("80 %", NO, "the whole effort"),
                       ("20", NO, "expected fine"),
        ("2", NO, "points are missing"), ("100", NO, "Less is enough"), ("120", NO, "all win together"),
                       ("125", NO, "at most 100"),
        ("60 %", NO, "not to be seen"), ("50", NO, "not right yet"), ("half", NO, "")],
    "coordination.2": [
        (pairs("YNNYN"), OK, "lead ministry"),
        *zip(map(pairs, CHANGES_WRONG), [NO] * 5, (
            "The meeting is full", "credit goes elsewhere", "each gets half", "Add both", "about 0.35")),
        (pairs("NNNNN"), NO, "3 of 5 are right so far"), (pairs("YYYYY"), NO, "The meeting is full"),
        (pairs("NYYNY"), NO, "The meeting is full"), (pairs("NNYYN"), NO, "credit goes elsewhere"),
                       (pairs("NNNYY"), NO, "each gets half"),
        (pairs("YNNNY"), NO, "Add both"), (pairs("YYNYY"), NO, "3 of 5"), (pairs("NYNNN"), NO, "The meeting is full"),
        (["", "", "", "", ""], "not attempted", "")],
    "coordination.3": [
        (texts((276, 23), (24, 24), (30, 6)), OK, "six groups"), ([["276,0", "23"], ["24", "24"], ["30", " 6"]], OK,
                                                                  ""),
        *zip([texts(*(tuple(row.values()) for row in links(**wrong).values())) for wrong in LINKS_WRONG], [NO] * 9, (
            "counted twice", "to himself or herself", "how many others", "not one of the 24", "the hub itself", "a line to the centre",
            "count lines", "an intermediary", "intermediaries alone")),
        (texts((288, 23), (24, 24), (30, 6)), NO, "to himself or herself"),
                       (texts((276, 23), (24, 24), (30, 4)), NO, "5 of 6"),
        (texts((276, 23), (25, 24), (30, 6)), NO, "5 of 6"), (texts((276, 23), (24, 24), (45, 6)), NO, "5 of 6"),
        ([["276", ""], ["24", "24"], ["30", "6"]], "not attempted", "still empty")],
    "coordination.4": [
        ("24.01", OK, "49 % of 49 %"), ("24,01 %", OK, ""), ("24", OK, ""), ("24.0 %", OK, ""),
                       ("24.5", NO, "do not keep half"),
        ("24,5 %", NO, "do not keep half"), ("70", NO, "one hand-over"), ("34.3", NO, "three hand-overs"),
                       ("98", NO, "only takes away"),
        ("−2", NO, "below zero"), ("0", NO, "Something is left"), ("75.99", NO, "lost"), ("5.76", NO, "not by each"),
        ("0.24", NO, "Look at the unit"), ("25", NO, "not right yet"), ("49", NO, "not right yet")],
    "coordination.5": [
        (texts((5, 4), (2, 4), (4, 5)), OK, "invalid now"), ([["5", "4,0"], ["2.0", "4"], ["4", "5"]], OK, ""),
        *zip([texts(*(tuple(row.values()) for row in plans(**wrong).values())) for wrong in PLANS_WRONG], [NO] * 7, (
            "Framework: its first year", "Policy of 2008: its first year", "Goals: from 2005", "Framework: which of the others",
            "Goals: which of the others", "Vision-2050", "it ends in 2021")),
        (texts((5, 4), (2, 4), (4, 6)), NO, "5 of 6 are right"), (texts((4, 5), (3, 5), (3, 6)), NO,
                                                                  "Framework: its first year"),
        (texts((5, 5), (2, 5), (4, 5)), NO, "4 of 6"), (texts((6, 4), (2, 4), (4, 5)), NO, "5 of 6"),
                       (texts((5, 4), (2, 3), (4, 5)), NO, "5 of 6"),
        (texts((5, 4), (1, 4), (4, 5)), NO, "5 of 6"), (texts((5, 4), (2, 4), (4, 3)), NO, "5 of 6")],
    "coordination.6": [
        ([["4.5", "4,5"], ["0.125", "0,125"]], OK, "9 points"), ([["9/2", "4.50"], ["1/8", "1/8"]], OK, ""),
        *zip([texts(*(tuple(row.values()) for row in lost(**wrong).values())) for wrong in LOST_WRONG], [NO] * 9, (
            "You counted whole units", "whole square", "How many points is the triangle", "half of what each place loses", "that is the square",
            "Now the triangle", "not 2 · (1 + κ)", "at κ = 0.5", "wrong way round")),
        (texts((6, 3), (0, 0)), NO, "You counted whole units"), (texts((4.5, 4.5), (0.25, 0.25)), NO, "2 of 4"),
                       (texts((4.5, 4.5), (0.12, 0.12)), NO, "2 of 4"),
        (texts((-4.5, -4.5), (0.125, 0.125)), NO, "2 of 4"), (texts((4.5, 4.5), (0.08, 0.08)), NO, "2 of 4"),
                       (texts((4, 4), (0.125, 0.125)), NO, "2 of 4"),
        (texts((9, 0), (0.25, 0)), NO, "")],
    "coordination.7": [
        ("0.6", OK, "larger spillover"), ("0,6", OK, ""), ("60 %", OK, ""), ("3/5", OK, ""), ("0.60", OK, ""),
                       ("0.4", NO, "stays in the place"),
        ("40 %", NO, "stays in the place"), ("3", NO, "units too few"), ("5", NO, "cost felt"),
                       ("0.5", NO, "the lesson's two places"),
        ("1.5", NO, "at most 1"), ("2/3", NO, "left out the cost"), ("0,667", NO, "left out the cost"),
                       ("0.62", NO, ""), ("60", NO, "Look at the unit"),
        ("1", NO, "")],
    "coordination.8": [
        ("0.75", OK, "0.71"), ("75 %", OK, ""), ("0,75", OK, ""), ("3/4", OK, ""), ("6/8", OK, ""),
                       ("0.25", NO, "stays in the place"),
        ("25 %", NO, "stays in the place"), ("0.710", NO, ""), ("0.7101", NO, "closed form"),
                       ("71.01 %", NO, "closed form"), ("6", NO, "may rise"),
        ("0.6517", NO, "values of the panel"), ("0.5", NO, ""), ("75", NO, "Look at the unit"), ("0.7", NO, ""),
                       ("1", NO, "")],
    "coordination.10": [
        ([CLAIM, "A reason: services are near the citizens.", "A case, a year, and how one would measure it."], "kept",
         "All three"),
        ([CLAIM, "services are delivered locally", "which offices, in which soum"], "kept", ""),
        ([CLAIM, "Нэг шалтгаан.", "Аль сум, хэзээ."], "kept", ""),
        ([CLAIM, "Nothing.", "a number and a year"], NO, "Something is given"),
                        ([CLAIM, "no source", "a number"], NO, "Something is given"),
        ([CLAIM, "a reason", "proof"], NO, "Say what is missing"), ([CLAIM, "a reason", "more evidence"], NO,
                                                                    "of which bodies"),
        ([CLAIM, "a reason", "A reason."], NO, "The same words"), ([f"I agree. {CLAIM}", "a reason", "a number"], NO,
                                                                   "not whether it is true"),
        ([f"{CLAIM} This is true.", "a reason", "a number"], NO, "not whether it is true"),
                        ([CLAIM, "a reason", ""], NO, "still empty"),
        ([CLAIM, "", "a number"], NO, "still empty"), (["", "a reason", "a number"], NO, "still empty"),
        ([CLAIM, CLAIM, "a number"], NO, "repeats the claim"), (["Holistic.", "a reason", "a number"], NO,
                                                                "whole sentence")],
    "coordination.11": [
        ("It can hold things back. Rule: minutes in a week.", "kept", "comes back"),
                        ("Нэг хүн бүгдийг мэднэ.", "kept", ""), ("capture", "kept", "neighbour")],
}
