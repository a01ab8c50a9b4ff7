"""Test material of workbook 07: answers worked out by hand on the ballots of soum D, and what students enter."""

from nutag.questions.local_budget import BY_ABSENCE, BY_BALLOTS, BY_RULE, MEETINGS, SENTENCES

B, S, C, R = "bridge", "school bus", "clinic ramp", "reading room"
OK, NO = "correct", "not yet"
ONCE, NOTE, EVERY, BAG, COUNT, WOMEN = SENTENCES


def two_rows(first=(64, 10), second=(40, 24)):
    return {rule: dict(zip(("camps", "centre"), row)) for rule, row in (("most votes first", first), ("equal shares",
                                                                                                      second))}


def texts(first=("64", "10"), second=("40", "24")):
    return [list(first), list(second)]


def because(north=BY_RULE, river=BY_BALLOTS, away=BY_ABSENCE):
    return [north, river, away]


def by_halving(wallets, cost):
    """The price by another way: the interval in which it lies is halved until it is small."""
    low, high = 0, max(wallets)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(min(wallet, middle) for wallet in wallets) >= cost else (middle, high)
    return high


def rounds_up(wallets, cost):
    return -(-cost // len(wallets))


ROWS_WRONG = [((320, 30), (200, 72)), ((70, 10), (40, 24)), ((64, 0), (40, 24)), ((64, 30), (40, 24)),
              ((40, 3.75), (25, 9)),
              ((64, 10), (8, 8)), ((64, 10), (40, 16)), ((40, 24), (64, 10)), ((10, 64), (40, 24))]
ROWS_SAID = ("These are sums", "does not want the bus", "approves the bus", "but they count", "not by all eight",
             "what each pays",
             "All three of the centre", "rows changed over", "two groups over")
REASONS_WRONG = [because(north=BY_BALLOTS), because(north=BY_ABSENCE), because(river=BY_RULE),
                 because(river=BY_ABSENCE),
                 because(away=BY_RULE), because(away=BY_BALLOTS)]
RIGHT = {
    "local_budget.1": [{B, S}],
    "local_budget.2": [8, 8.0, 40 / 5],
    "local_budget.3": [18, 4 * 2 + 10],
    "local_budget.4": [{B, C}],
    "local_budget.5": [two_rows()],
    "local_budget.6": [dict(zip(MEETINGS, because()))],
    "local_budget.7": [60.2, 60.17, 521800 / 8672],
    "local_budget.8": [{"2012 and 2015", "2017 and 2019", "2019 and 2023"}],
    "local_budget.9": [30.4, 30.37, 100 * 5209 / 17149],
    "local_budget.11": [by_halving],
    "local_budget.12": [{ONCE, NOTE}],
}
WRONG = {
    "local_budget.1": [{B, C}, {B, S, R}, {B}, {S, C}, {B, R}],
    "local_budget.2": [13.33, 4],
    "local_budget.3": [22, 12],
    "local_budget.4": [{B, S}, {B, R}, {B, C, R}, {B}, {C, R}],
    "local_budget.5": [two_rows(*rows) for rows in ROWS_WRONG],
    "local_budget.6": [dict(zip(MEETINGS, reasons)) for reasons in REASONS_WRONG],
    "local_budget.7": [6.02, 602],
    "local_budget.8": [{"2012 and 2015", "2015 and 2017"}, {"2012 and 2023"}, {"2015 and 2021", "2012 and 2015"},
                       {"2017 and 2019", "2019 and 2023"}, {"2012 and 2015"}],
    "local_budget.9": [26.3, 52.6],
    "local_budget.11": [rounds_up],
    "local_budget.12": [{ONCE}, {NOTE}, {ONCE, NOTE, EVERY}, {BAG, NOTE}, {ONCE, COUNT}, {ONCE, NOTE, WOMEN}],
}
CLAIM = "Working together with public organisations lets the voices of the poorest be heard."
P1, P2, P3 = "2012 and 2015", "2017 and 2019", "2019 and 2023"
ENTRIES = {
    "local_budget.1": [
        ([B, S], OK, "nothing that is left fits"), ([S, B], OK, ""), ([B, C], NO, "3 votes"),
        ([B, S, C], NO, "3 votes"),
        ([B, S, R], NO, "less than the room"), ([B], NO, "Money is left"), ([S], NO, "it fits"),
        ([C, R], NO, "it fits"), ([S, C, R], NO, "it fits"),
        ([B, R], NO, "who approves the school bus"), ([B, C, R], NO, "3 votes"), ([B, S, C, R], NO, "3 votes"),
        ([R], NO, "it fits"),
        ([C], NO, "it fits"), ([S, R], NO, "it fits"), ([], "not attempted", "Nothing is entered")],
    "local_budget.2": [
        ("8", OK, "They keep 2"), ("8,0", OK, ""), ("8 million", OK, ""), ("₮8 million", OK, ""), ("40/5", OK, ""),
        ("8 сая", OK, ""), ("5", NO, "all eight"),
        ("10", NO, "whole wallet"), ("2", NO, "has left"), ("40", NO, "all together"), ("13.33", NO, "more than three"),
        ("40/3", NO, "more than three"),
        ("16", NO, "nobody can pay more"), ("0", NO, "not right yet"), ("-8", NO, ""), ("4", NO, "not right yet"),
        ("eight", NO, "")],
    "local_budget.3": [
        ("18", OK, "cannot be bought"), ("18.0", OK, ""), ("18 million", OK, ""), ("4*2+10", NO, ""),
        ("50", NO, "full wallets"), ("8", NO, "that wallet is full"),
        ("10", NO, "one full wallet alone"), ("30", NO, "price of the bus"), ("40", NO, "the five wallets"),
        ("20", NO, "Which one is full"), ("32", NO, "have paid"),
        ("22", NO, "not right yet"), ("12", NO, "not right yet"), ("1,8", NO, "not right yet"), ("0", NO, ""),
        ("28", NO, "not right yet")],
    "local_budget.4": [
        ([B, C], OK, "64 of 80"), ([C, B], OK, ""), ([B, S], NO, "less than its price"), ([B, S, C], NO, "less than "
                                                                                                         "its price"),
                                                                                                         ([B, R], NO,
                                                                                                          "two and a "
                                                                                                          "small one"),
        ([B, C, R], NO, "is that enough"), ([B], NO, "still full"), ([C], NO, "comes first"),
        ([C, R], NO, "comes first"), ([R], NO, "comes first"),
        ([S], NO, "less than its price"), ([S, C, R], NO, "less than its price"), ([B, S, C, R], NO, "less than "
                                                                                                     "its price"),
        ([B, S, R], NO, "less than its price"), ([S, R], NO, "See question 3"), ([], "not attempted", "Nothing is "
                                                                                                      "entered")],
    "local_budget.5": [
        (texts(), OK, "only the rule changed"), (texts(("64,0", "10.0"), ("40", "24")), OK, ""),
        (texts(("64 ", " 10"), ("４０", "24")), OK, ""),
        *((texts(map(str, one), map(str, two)), NO, words) for (one, two), words in zip(ROWS_WRONG, ROWS_SAID)),
        (texts(("64", "10"), ("40", "")), "not attempted", "still empty"), (texts(("64", "10"), ("24", "40")), NO,
                                                                            "2 of 4"),
        (texts(("10", "64"), ("24", "40")), NO, "two groups over"), (texts(("64", "3.33"), ("40", "24")), NO, "3 of 4"),
        (texts(("x", "10")), NO, "camps")],
    "local_budget.6": [
        (because(), OK, "ballots that are there"),
        *zip(REASONS_WRONG, [NO] * 6, ("one rule leaves 58", "nothing about who came", "differ by 2", "Who would be "
                                                                                                      "missing",
                                       "the gap stays", "19 against 1")),
        ([BY_BALLOTS, BY_RULE, BY_ABSENCE], NO, "one rule leaves 58"), ([BY_ABSENCE] * 3, NO, "who came"),
        ([BY_RULE] * 3, NO, "differ by 2"),
        ([BY_BALLOTS] * 3, NO, "58"), ([BY_ABSENCE, BY_BALLOTS, BY_RULE], NO, "who came"),
        ([BY_ABSENCE, BY_RULE, BY_BALLOTS], NO, "who came"),
        ([BY_BALLOTS, BY_ABSENCE, BY_RULE], NO, "58"), ([BY_RULE, BY_BALLOTS, ""], NO, "Choose an answer")],
    "local_budget.7": [
        ("60.2", OK, "invented"), ("60,2", OK, ""), ("60.17", OK, ""), ("60,1707", OK, ""), ("60.2 million", OK, ""),
        ("₮60,2 million", OK, ""), ("60.2 сая төгрөг", OK, ""),
        ("521800/8672", OK, ""), ("62.8", NO, "was planned"), ("62,76", NO, "was planned"), ("47.1", NO, "paid out"),
        ("0.06", NO, "in billions"), ("16.6", NO, "Turn it round"),
        ("16619.4", NO, "money over projects"), ("60", NO, "one decimal"), ("602", NO, "not right yet"),
        ("0.0602 billion", OK, "")],
    "local_budget.8": [
        ([P1, P2, P3], OK, "headline"), ([P3, P1, P2], OK, ""), ([P1, P2, P3, "2015 and 2017"], NO, "both sides"),
        ([P1, P2, P3, "2012 and 2023"], NO, "ends of a broken"),
        ([P1, P2, P3, "2015 and 2021"], NO, "one after it"), ([P2, P3], NO, "Before the break"),
        ([P1], NO, "There are more"), ([P2], NO, "Before the break"),
        ([P1, P2], NO, "2 of 3"), ([P1, P3], NO, "2 of 3"), (["2015 and 2017"], NO, "both sides"),
        (["2012 and 2023"], NO, "broken"), (["2015 and 2021"], NO, "before the break"),
        ([P1, "2015 and 2017"], NO, "both sides"), ([], "not attempted", "Nothing is entered"),
        ([P3], NO, "Before the break")],
    "local_budget.9": [
        ("30.4", OK, "not yet members"), ("30,4", OK, ""), ("30.4 %", OK, ""), ("30,37", OK, ""), ("30.4 хувь", OK, ""),
        ("26.3", NO, "mean of two"), ("26,26", NO, "mean of two"),
        ("21", NO, "capital alone"), ("20.98", NO, "capital alone"), ("31.6", NO, "districts alone"),
        ("31,55", NO, "districts alone"), ("29.8", NO, "in 2016"), ("0.304", NO, "in per cent"),
        ("43.6", NO, "for 100 men"), ("30", NO, "one decimal"), ("5209", NO, "not right yet"),
        ("52.6", NO, "not right yet")],
    "local_budget.10": [
        ([CLAIM, "A sentence, and no number.", "Who of the poorest spoke, in which soum and year."], "kept",
         "who spoke"),
        ([CLAIM, "one sentence", "a survey before and after a meeting"], "kept", ""),
        ([CLAIM, "Нэг өгүүлбэр.", "Хэдэн иргэн, аль жил."], "kept", ""),
        ([CLAIM, "a reasoned text", "what those want who did not come"], "kept", ""),
        ([CLAIM, "Nothing.", "a number and a year"], "kept", ""),
        ([CLAIM, "no source", "a number"], "kept", ""), ([CLAIM, "an argument", "proof"], NO,
                                                                         "Say what is missing"),
        ([CLAIM, "an argument", "more evidence"], NO, "at which meeting"), ([CLAIM, "an argument", "An argument."],
                                                                              NO, "The same words"),
        ([f"I think it is true. {CLAIM}", "an argument", "a number"], NO, "not whether it is true"),
        ([CLAIM, "an argument", ""], NO, "still empty"),
        ([CLAIM, "", "a number"], NO, "still empty"), (["", "an argument", "a number"], NO, "still empty"),
        ([CLAIM, CLAIM, "a number"], NO, "repeats the claim"),
        (["They vote.", "an argument", "a number"], NO, "whole sentence")],
    "local_budget.12": [
        ([ONCE, NOTE], OK, "its place and year"), ([NOTE, ONCE], OK, ""), ([ONCE], NO, "row of the bag"),
        ([NOTE], NO, "in one soum"),
        ([EVERY], NO, "not every soum"), ([ONCE, NOTE, EVERY], NO, "not every soum"), ([BAG], NO, "it sends proposals"),
        ([NOTE, BAG], NO, "it sends proposals"), ([COUNT], NO, "we did not find"),
        ([ONCE, NOTE, COUNT], NO, "we did not find"),
        ([WOMEN], NO, "who comes"), ([ONCE, NOTE, WOMEN], NO, "who comes"), ([EVERY, COUNT], NO, "not every soum"),
        (list(SENTENCES), NO, "not every soum"), ([], "not attempted", "Nothing is entered")],
    "local_budget.13": [
        ("I ask the meeting to vote again by equal shares.", "kept", "who would lose"), ("Санал хураалтыг дахин хийнэ.",
                                                                                         "kept", ""),
                                                                                         ("approve", "kept",
                                                                                          "comes back")],
}
