"""Test material of workbook 08: further right and nearly right answers, and what students enter."""

from nutag.questions.council import (
    AGENDA, AWAY, BLOC, CASES, CHECKED, CONFLICT, CONTROL, CRITERIA, EVENTS, EXPERT, FINE, GROUPS, LANGUAGE, LIST,
    MOVED, NOT_NAMED, OLD, PAGE, PAID, PEOPLE, POWER, RAISED, RULES, SMALL, SYSTEM, TEAMWORK, TIED, VOTES)

OK, NO = "correct", "not yet"


def votes(*numbers):
    return {rule: {VOTES: number} for rule, number in zip(RULES, numbers)}


def power(*numbers):
    return {group: {POWER: number} for group, number in zip(GROUPS, numbers)}


def two(together, alone):
    return {"each group votes as one": {POWER: together}, "each member votes alone": {POWER: alone}}


def column(*texts):
    return [[text] for text in texts]


def tied(checked=CONTROL, conflict=CRITERIA, paid=PEOPLE, page=CASES, list_=SYSTEM):
    """The elements for the five rules, with changes."""
    return [checked, conflict, paid, page, list_]


TIED_WRONG = [tied(checked=CRITERIA, conflict=CONTROL), tied(checked=TEAMWORK), tied(conflict=SYSTEM),
              tied(paid=TEAMWORK),
              tied(paid=CASES), tied(page=CRITERIA), tied(list_=CONTROL)]
SIDES_RIGHT = ["A + B", "A + C + D"]
RIGHT = {
    "council.1": [votes(12, 16, 18), votes(12.0, 16.0, 18.0)],
    "council.2": [power(1 / 2, 1 / 6, 1 / 6, 1 / 6), power(0.5, 0.167, 0.167, 0.167)],
    "council.3": [set(SIDES_RIGHT)],
    "council.4": [5, 5.0],
    "council.5": [{"A alone", "B and C", "B and D"}],
    "council.6": [1.07, 15 / 14, 1.071],
    "council.7": [0.5, 1 / 2],
    "council.8": [two(1 / 6, 2 / 15), two(0.167, 0.133)],
    "council.9": [dict(zip(TIED, tied()))],
    "council.10": [{BLOC, RAISED, MOVED}],
    "council.11": [NOT_NAMED],
}
WRONG = {
    "council.1": [votes(12, 15, 17), votes(12, 15, 18), votes(12, 16, 17), votes(11, 16, 18), votes(11.5, 16, 18),
                  votes(13, 16, 18), votes(12, 15.33, 18), votes(12, 17, 18)],
    "council.2": [power(0.4, 1 / 3, 2 / 15, 2 / 15), power(3 / 4, 1 / 12, 1 / 12, 1 / 12), power(0.25, 0.25, 0.25,
                                                                                                 0.25),
                  power(1 / 3, 1 / 3, 1 / 6, 1 / 6), power(0.5, 0.5, 0, 0), power(50, 16.667, 16.667, 16.667),
                  power(0.5, 0.3, 0.3, 0.3)],
    "council.3": [{"A + B", "A + C + D", "A + B + C"}, {"A + B", "B + C + D"}, {"A + B", "A + C"}, {"A"}, {"A + B"},
                  {"A + C + D"}, {"C + D"}],
    "council.4": [8, 3, 16, 12],
    "council.5": [{"B alone"}, {"C and D"}, {"A alone"}, {"B and C", "B and D"},
                  {"A alone", "B alone", "B and C", "B and D", "C and D"}],
    "council.6": [0.07, 107, 2],
    "council.7": [50, 5, 0.53],
    "council.8": [two(2 / 15, 2 / 15), two(2 / 15, 1 / 6), two(1 / 6, 1 / 15), two(1 / 6, 1 / 6), two(1 / 12, 2 / 15),
                  two(0, 2 / 15),
                  two(1 / 4, 2 / 15)],
    "council.9": [dict(zip(TIED, wrong)) for wrong in TIED_WRONG],
    "council.10": [{BLOC, RAISED, MOVED, EXPERT}, {AGENDA}, {LANGUAGE}, {BLOC, RAISED, MOVED, AWAY}, {RAISED, MOVED},
                   {BLOC, MOVED}, {BLOC, RAISED}],
    "council.11": [SMALL, OLD, FINE],
}
CLAIM = "The council is considered as a model case for the other provinces."
ENTRIES = {
    "council.1": [
        (column("12", "16", "18"), OK, "12, 16 and 18"), (column("12 ", "16,0", "18.0"), OK, ""),
        (column("１２", "16", "18"), OK, ""),
        (column("12", "15", "17"), NO, "round up"), (column("12", "15", "18"), NO, "the rule is not met"),
        (column("12", "16", "17"), NO, "With 17"),
        (column("11", "16", "18"), NO, "no majority"), (column("11,5", "16", "18"), NO, "more than half"),
        (column("13", "16", "18"), NO, "already more"),
        (column("12", "15.33", "18"), NO, "whole number up"), (column("12", "15,33", "17,25"), NO, "whole number up"),
        (column("12", "17", "18"), NO, "two thirds"), (column("11.5", "15.33", "17.25"), NO, "more than half"),
        (column("23", "23", "23"), NO, ""),
        (column("12", "16", "19"), NO, "2 of 3"), (column("12", "", "18"), "not attempted", "entered yet"),
        (column("11", "15", "17"), NO, "no majority")],
    "council.2": [
        (column("1/2", "1/6", "1/6", "1/6"), OK, "no more power"), (column("0.5", "0,167", "0.167", "0.167"), OK, ""),
        (column("0,5", "0,1667", "0,1667", "0,1667"), OK, ""), (column("3/6", "1/6", "1/6", "1/6"), OK, ""),
        (column("6/15", "5/15", "2/15", "2/15"), NO, "shares of chairs"), (column("0.4", "0.33", "0.13", "0.13"), NO,
                                                                           "shares of chairs"),
        (column("3/4", "1/12", "1/12", "1/12"), NO, "have 9 together"), (column("1/4", "1/4", "1/4", "1/4"), NO,
                                                                         "any one partner"),
        (column("1/3", "1/3", "1/6", "1/6"), NO, "of the lesson"), (column("1/2", "1/2", "0", "0"), NO,
                                                                    "C and D count"),
        (column("50", "16.67", "16.67", "16.67"), NO, "per cent"), (column("6", "5", "2", "2"), NO, "add up to 1"),
        (column("1/2", "1/3", "1/12", "1/12"), NO, "1 of 4"), (column("1/2", "1/4", "1/8", "1/8"), NO, "1 of 4"),
        (column("1", "0", "0", "0"), NO, ""), (column("1/2", "1/6", "1/6", "1/3"), NO, "add up to 1")],
    "council.3": [
        (SIDES_RIGHT, OK, "A is in both"), (SIDES_RIGHT[::-1], OK, ""), ([*SIDES_RIGHT, "A + B + C"], NO,
                                                                         "not a smallest one"),
        ([*SIDES_RIGHT, "A + B + D"], NO, "not a smallest one"), ([*SIDES_RIGHT, "B + C + D"], NO, "9 votes"),
        (["A + B"], NO, "without B"),
        (["A + C + D"], NO, "a pair that wins"), (["A + B", "A + C", "A + D"], NO, "not for 10"),
        (["A"], NO, "10 chairs alone"),
        (["A", "B"], NO, "10 chairs alone"), (["C + D"], NO, "fewer than 10"), (["B + C", "A + B"], NO,
         "fewer than 10"),
        (["A + C", "A + C + D"], NO, "8 votes"), ([], "not attempted", ""), (["A + B", "B + C + D"], NO, "9 votes"),
        (["B + D"], NO, "fewer than 10")],
    "council.4": [
        ("5", OK, "can do less"), ("5 sides", OK, ""), ("５", OK, ""), ("10/2", OK, ""), ("8", NO, "without the veto"),
        ("3", NO, "lose their victory"),
        ("4", NO, "full table"), ("1", NO, "every group"), ("6", NO, "One too many"), ("5/16", NO, "How many sides"),
        ("0.3125", NO, "How many sides"),
        ("16", NO, ""), ("0", NO, ""), ("12", NO, ""), ("five", NO, ""), ("2", NO, "")],
    "council.5": [
        (["A alone", "B and C", "B and D"], OK, "right to block"), (["B and D", "A alone", "B and C"], OK, ""),
        (["A alone"], NO, "Some pairs"),
        (["B and C", "B and D"], NO, "the largest"), (["A alone", "B alone"], NO, "Without B eleven"), (["C and D"], NO,
         "Without C and D"),
        (["B alone"], NO, "Without B"), (["A alone", "B and C", "B and D", "C and D"], NO, "Without C and D"),
        (["A alone", "B alone", "B and C", "B and D", "C and D"], NO, ""), (["B and C"], NO, ""), (["B and D"], NO, ""),
        (["A alone", "B and C"], NO, "2 of 3"), (["A alone", "B and D"], NO, "2 of 3"), ([], "not attempted", ""),
        (["A alone", "C and D"], NO, "eleven")],
    "council.6": [
        ("1.07", OK, "a little more power than chairs"), ("1,07", OK, ""), ("15/14", OK, ""), ("1.0714", OK, ""), ("1.071", OK, ""),
        ("1,08", OK, ""),
        ("1.61", NO, "they can win"), ("1,607", NO, "two ways"), ("0.5", NO, "That is the power"),
        ("1/2", NO, "That is the power"),
        ("0,47", NO, "share of chairs"), ("7/15", NO, "share of chairs"), ("0.93", NO, "Turn it round"),
        ("1.5", NO, "8 of 16 in the lesson"),
        ("1", NO, "a little more"), ("1.1", NO, "two decimals"), ("2.14", NO, "needs a partner"), ("7", NO, "")],
    "council.7": [
        ("0.5", OK, "without moving a chair"), ("1/2", OK, ""), ("0,5", OK, ""), ("50 %", OK, ""), ("12/24", OK, ""),
        ("1", NO, "without the rule"),
        ("3/4", NO, "With two groups"), ("0,75", NO, "With two groups"), ("8/15", NO, "share of chairs"),
        ("0.533", NO, "share of chairs"),
        ("1/4", NO, "Not equal"), ("1/3", NO, "third"), ("0.4", NO, "Banzhaf"), ("1/6", NO, "each of the others"),
        ("0", NO, ""), ("8", NO, "")],
    "council.8": [
        (column("1/6", "2/15"), OK, "no detail"), (column("0.167", "0.133"), OK, ""), (column("0,167", "0,133"), OK,
         ""), (column("4/24", "4/30"), OK,
         ""),
        (column("2/15", "2/15"), NO, "not the share"), (column("2/15", "1/6"), NO, "wrong rows"),
        (column("1/6", "1/15"), NO, "one member"),
        (column("1/6", "1/6"), NO, "same power"), (column("1/12", "2/15"), NO, "8 votes together"),
        (column("0", "2/15"), NO, "7 + 2"),
        (column("1/4", "2/15"), NO, "one partner"), (column("0.13", "0.13"), NO, "not the share"),
        (column("16.7", "13.3"), NO, ""),
        (column("1/6", "2"), NO, "1 of 2"), (column("1/2", "2/15"), NO, "1 of 2"), (column("1/6", ""), "not attempted",
         "entered yet")],
    "council.9": [
        (tied(), OK, "All five are written"),
        *zip(TIED_WRONG, [NO] * 7, ("Change two over", "more than work together", "take part in a vote",
                                    "one person's way in", "for a person",
                                    "what a project must show", "plan, decision and result")),
        (tied(checked=SYSTEM), NO, "more than work together"), (tied(conflict=CONTROL), NO, "Nobody is checked"),
        (tied(list_=TEAMWORK), NO, "4 of 5"), (tied(page=TEAMWORK), NO, "4 of 5"), ([SYSTEM] * 5, NO, ""),
        ([CONTROL] * 5, NO, ""),
        (tied(list_=PEOPLE), NO, "4 of 5"), ([CONTROL, CRITERIA, PEOPLE, CASES, ""], NO, "each place")],
    "council.10": [
        ([BLOC, RAISED, MOVED], OK, "your own eyes"), ([MOVED, RAISED, BLOC], OK, ""), ([RAISED, MOVED], NO, "are one group"),
        ([BLOC, MOVED], NO, "the rule itself"), ([BLOC, RAISED], NO, "the chairs themselves"),
        ([BLOC, RAISED, MOVED, EXPERT], NO, "another one"), ([AGENDA], NO, "only at the vote"), ([LANGUAGE], NO, "does not notice"),
        ([BLOC, RAISED, MOVED, AWAY], NO, "as before"), (list(EVENTS), NO, "counts votes"), ([EXPERT, AGENDA], NO, "counts votes"),
        ([RAISED], NO, "1 of 3"), ([MOVED], NO, "1 of 3"), ([BLOC], NO, "1 of 3"), ([], "not attempted", ""),
        ([AGENDA, LANGUAGE, AWAY], NO, "only at the vote")],
    "council.11": [
        (NOT_NAMED, OK, "A number without its place"), (f"{NOT_NAMED} ", OK, ""), (SMALL, NO, "number of aimags"),
        (OLD, NO, "Of which council"),
        (FINE, NO, "not of Orkhon"), ("", "not attempted", ""), ("Orkhon", NO, "offered"), ("15", NO, "offered"),
        ("10", NO, "offered"),
        ("Орхон", NO, "offered"), ("nothing", NO, "offered"), ("wrong", NO, "offered"), ("no source", NO, "offered"),
        ("?", NO, "offered"), ("8", NO, "offered")],
    "council.12": [
        ([CLAIM, "The sentence alone.", "Who takes it as a model, and which province copied it."], "kept", "by whom"),
        ([CLAIM, "nothing", "a province that did the same, and when"], "kept", ""),
        ([CLAIM, "no source", "names of the provinces that copied it"], "kept", ""),
        ([CLAIM, "Юу ч алга.", "Аль аймаг, хэзээ."], "kept", ""), ([CLAIM, "the authors' word", "a visit, a letter or "
                                                                                                "a rule of another "
                                                                                                "province"], "kept",
                                                                   ""),
        ([CLAIM, "nothing", "proof"], NO, "who takes it"), ([CLAIM, "nothing", "more evidence"], NO, "who takes it"),
        ([CLAIM, "nothing", "Nothing."], NO, "same words"),
        ([f"I think it is not true. {CLAIM}", "nothing", "a name"], NO, "not whether it is true"),
        ([f"In my opinion {CLAIM}", "nothing", "a name"], NO, "not whether"),
        ([CLAIM, "nothing", ""], NO, "still empty"), ([CLAIM, "", "a name"], NO, "still empty"),
        (["", "nothing", "a name"], NO, "still empty"),
        ([CLAIM, CLAIM, "a name"], NO, "repeats the claim"), (["A model.", "nothing", "a name"], NO, "whole sentence")],
    "council.13": [
        ("5, 5, 3, 3; 11 votes; any three groups. It weakens the large ones.", "kept", "comes back"),
        ("Дөрвөн бүлэг тэнцүү.", "kept", ""),
        ("equal", "kept", "neighbour")],
}
assert list(TIED) == [CHECKED, CONFLICT, PAID, PAGE, LIST]
