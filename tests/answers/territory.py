"""Test material of workbook 01: further right and nearly right answers, and what students enter."""

from nutag.questions.territory import (CHAIN, GOVERNMENT, GOVERNOR, LETTERS, MEETING, PARLIAMENT, PRIME_MINISTER,
                                       SOUM_KHURAL,
                                       both_names)


def by_counting_twice(seats):
    total = sum(seats)
    return total ** 2 / sum(s * s for s in seats)


def without_the_largest(seats):
    return by_counting_twice(sorted(seats)[:-1] or [1])


def letters(**changed):
    """The bodies for the five letters (camp, bridge, nominee, dismiss, border), with changes."""
    right = dict(camp=MEETING, bridge=SOUM_KHURAL, nominee=GOVERNOR, dismiss=PRIME_MINISTER, border=PARLIAMENT)
    return list((right | changed).values())


def two_rows(plurality=(4, 0, 1), proportion=(2, 2, 1)):
    rules = {"under plurality": plurality, "in proportion": proportion}
    return {rule: dict(zip("ABC", seats)) for rule, seats in rules.items()}


def names(*latin):
    return sorted(both_names(*latin))


def texts(plurality="401", proportion="221"):
    return [list(plurality), list(proportion)]


VOTERS, KHURAL, PREMIER, CAPITAL, DISTRICT = CHAIN
K, Z, U = "Khuvsgul", "Zavkhan", "Uvurkhangai"
LETTERS_WRONG = [
    letters(camp=SOUM_KHURAL, bridge=MEETING), letters(camp=SOUM_KHURAL), letters(bridge=MEETING),
    letters(nominee=PRIME_MINISTER),
    letters(nominee=SOUM_KHURAL), letters(dismiss=GOVERNOR), letters(dismiss=PARLIAMENT), letters(border=GOVERNMENT),
    letters(border=GOVERNOR)]
ORDERS_WRONG = [
    [DISTRICT, CAPITAL, PREMIER, KHURAL, VOTERS], [KHURAL, VOTERS, PREMIER, CAPITAL, DISTRICT],
    [VOTERS, PREMIER, KHURAL, CAPITAL, DISTRICT], [VOTERS, KHURAL, PREMIER, DISTRICT, CAPITAL],
    [VOTERS, KHURAL, CAPITAL, PREMIER, DISTRICT]]
ROWS_WRONG = [  # under plurality, in proportion
    ((5, 0, 0), (2, 2, 1)), ((2, 2, 1), (2, 2, 1)), ((4, 1, 0), (2, 2, 1)), ((4, 0, 1), (4, 0, 1)), ((4, 0, 1), (1, 1,
                                                            1)),
    ((4, 0, 1), (3, 2, 0)), ((4, 0, 1), (2, 1, 2)), ((4, 0, 1), (3, 1, 1)), ((4, 0, 1), (190, 180, 130)),
    ((4, 0, 1), (1.9, 1.8, 1.3)), ((4, 0, 0), (2, 2, 1))]
RIGHT = {
    "territory.1": [1.61, 1.6107, -1.61, 1638 / 330 - 57 / 17, 1.6],
    "territory.2": [dict(zip(LETTERS, letters())), dict(zip(LETTERS, letters(dismiss=GOVERNMENT)))],
    "territory.3": [[VOTERS, KHURAL, PREMIER, CAPITAL, DISTRICT]],
    "territory.4": [{"Khuvsgul · Хөвсгөл", "Zavkhan · Завхан", "Uvurkhangai · Өвөрхангай"}],
    "territory.5": [1.65, 1.648, 45 ** 2 / (34 ** 2 + 8 ** 2 + 3 ** 2)],
    "territory.6": [two_rows()],
    "territory.7": [-7.8, -7.83, 100 * 11 / 76 - 22.3],
    "territory.9": [by_counting_twice],
}
WRONG = {
    "territory.1": [1.7, 2, 5, 0.34],
    "territory.2": [dict(zip(LETTERS, bodies)) for bodies in LETTERS_WRONG],
    "territory.3": ORDERS_WRONG,
    "territory.4": [set(names(*chosen)) for chosen in (
        (K, Z), (K, Z, "Tuv"), (K, Z, U, "Bayankhongor"), (K, Z, "Ulaanbaatar"), (K, U, "Umnugovi"), (K, U,
                                                            "Arkhangai"),
        (K, U, "Bayan-Ulgii"))],
    "territory.5": [45, 1.5, 0.61],
    "territory.6": [two_rows(*rows) for rows in ROWS_WRONG],
    "territory.7": [78, -0.078, 22.3],
    "territory.9": [without_the_largest],
}
OK, NO = "correct", "not yet"
CLAIM = "The two biggest parties have held most of the elected positions for many years."
ENTRIES = {
    "territory.1": [
        ("1.61", OK, "4.96"), ("1,61", OK, ""), ("−1,61", OK, ""), ("-1.61", OK, ""), ("1.61 bags", OK, ""), ("1,6107",
                                                            OK, ""),
        ("1.62", OK, ""), ("1.98", NO, "like with like"), ("1,48", NO, "divide by 330"), ("3.35", NO, "Selenge itself"),
        ("3,353", NO, "two ways"), ("1,611", NO, "two ways"), ("3.353", NO, "Selenge itself"), ("4.96", NO,
                                                            "That is the mean"), ("1.53", NO, "bags of 2020"), ("21",
                                                            NO, "one soum"),
        ("0.298", NO, "Turn it round"), ("2", NO, "like with like"), ("5", NO, "not right yet"), ("1.6", OK, "")],
    "territory.2": [
        (letters(), OK, "Erdene"), (letters(dismiss=GOVERNMENT), OK, "Uvs"),
        *zip(LETTERS_WRONG, [NO] * 9, (
            "Change them over. 3 of 5 are right so far.", "meeting of the bag itself", "Who approves the list",
            "One step too high: a soum",
            "has done its part", "who is to go", "One step too high. Who", "The Government submits", "two sides")),
        (letters(nominee=GOVERNMENT), NO, "One step too high"), (letters(border=PRIME_MINISTER), NO,
                                                            "Who approves them? 4 of 5"),
        (letters(bridge=GOVERNOR), NO, "Look again at"), (letters(camp=GOVERNOR), NO, "4 of 5 are right so far"),
        ([PARLIAMENT] * 5, NO, "1 of 5 is right so far")],
    "territory.3": [
        ([VOTERS, KHURAL, PREMIER, CAPITAL, DISTRICT], OK, "only nominate"),
        *zip(ORDERS_WRONG, [NO] * 5, ("from the bottom", "begins with the voters", "Parliament chooses",
                                      "lies inside the capital",
                                      "Who appoints the governors of aimags")),
        ([VOTERS, KHURAL, DISTRICT, CAPITAL, PREMIER], NO, "lies inside"), ([PREMIER, KHURAL, VOTERS, CAPITAL,
                                                            DISTRICT], NO, "voters"),
        ([VOTERS, CAPITAL, DISTRICT, KHURAL, PREMIER], NO, "stands above"), ([VOTERS, DISTRICT, CAPITAL, PREMIER,
                                                            KHURAL], NO, "Parliament"),
        ([KHURAL, PREMIER, CAPITAL, DISTRICT, VOTERS], NO, "begins with the voters"), ([VOTERS, CAPITAL, KHURAL,
                                                            PREMIER, DISTRICT], NO, "above"),
        ([VOTERS, PREMIER, CAPITAL, DISTRICT, KHURAL], NO, "Parliament"), ([VOTERS, CAPITAL, KHURAL, DISTRICT, PREMIER],
                                                            NO, "above"),
        ([PREMIER, CAPITAL, DISTRICT, KHURAL, VOTERS], NO, "voters")],
    "territory.4": [
        (names(K, Z, U), OK, "97 bags"), (names(K, Z, U)[::-1], OK, ""), (names(U, K, Z), OK, ""),
        (names(K, Z), NO, "2 of 3 are right so far"), (names(K), NO, "1 of 3 is right so far"), (names(U, Z), NO,
                                                            "2 of 3"),
        (names(K, Z, "Tuv"), NO, "97 bags. 2 of 3"), (names(K, Z, U, "Bayankhongor"), NO, "not itself. 3 of 3"),
        (names(K, Z, "Ulaanbaatar"), NO, "no bags"), (names(K, U, "Umnugovi"), NO, "59 bags"), (names(K, U,
                                                            "Arkhangai"), NO, "101 bags"),
        (names(K, U, "Bayan-Ulgii"), NO, "99 in all"), (names(K, U, "Uvs"), NO, "Some items are right"),
        (names("Uvs", "Khovd", "Bulgan"), NO, "None of the items"), (names(), NO, "no bags"), (names(K, Z, U, "Uvs"),
                                                            NO, "3 of 3")],
    "territory.5": [
        ("1.65", OK, "less than two"), ("1,65", OK, ""), ("1.648", OK, ""), ("1,6477", OK, ""), ("1.65 parties", OK,
                                                            ""),
        ("2025/1229", OK, ""), ("3", NO, "Weigh them"), ("0.61", NO, "One step is missing"), ("0,607", NO,
                                                            "One step is missing"),
        ("1", NO, "did not square"), ("1.32", NO, "Only the largest"), ("1,59", NO, "khural of 2016"), ("1.6", NO,
                                                            "two decimals"),
        ("1,7", NO, "two decimals"), ("2", NO, "it is less"), ("45", NO, "not right yet")],
    "territory.6": [
        (texts(), OK, "26 %"), ([["4", "0,0", "1"], ["2.0", "2", "1"]], OK, ""), ([["４", "0", "1"], ["2 ", " 2", "1"]],
                                                            OK, ""),
        *zip([[[*map(str, row)] for row in rows] for rows in ROWS_WRONG], [NO] * 11, (
            "Who leads in the fifth? 4 of 6", "is in proportion", "in no constituency", "is plurality",
            "largest remainders",
            "26 % of the votes", "more votes than C", "nearly the same", "these are votes", "Seats are whole",
            "add up to five")),
        (texts("500", "500"), NO, "Who leads in the fifth"), (texts("221", "401"), NO, "is in proportion")],
    "territory.7": [
        ("-7.8", OK, "third party"), ("−7,8", OK, ""), ("–7.83", OK, ""), ("- 7.8 percentage points", OK, ""),
        ("-7,8 pp", OK, ""),
        ("−7.826", OK, ""), ("7.8", NO, "which of the two is larger"), ("7,83", NO, "which of the two is larger"),
        ("-11.3", NO, "a number of seats"), ("14.5", NO, "Now subtract"), ("14,47", NO, "Now subtract"), ("17", NO,
                                                            "list seats alone"),
        ("-7.0", NO, "certified first"), ("-8", NO, "one decimal"), ("22.3", NO, "not right yet"), ("0", NO,
                                                            "not right yet")],
    "territory.8": [
        ([CLAIM, "The names of the two parties.", "How many positions, of which kind, in which years, and a source."],
         "kept", "All three"),
        ([CLAIM, "two names", "the share of seats in each year"], "kept", ""),
        ([CLAIM, "Нэр хоёр.", "Хэдэн суудал, аль жил."], "kept", ""),
        ([CLAIM, "Nothing.", "a number and a year"], NO, "Something is given: two names"),
        ([CLAIM, "no source", "a number"], NO, "two names"), ([CLAIM, "two names", "proof"], NO, "Say what is missing"),
        ([CLAIM, "two names", "more evidence"], NO, "of which positions"), ([CLAIM, "two names", "Two names."], NO,
                                                            "The same words"),
        ([f"I think it is not true. {CLAIM}", "two names", "a number"], NO, "not whether it is true"),
        ([CLAIM, "two names", ""], NO, "still empty"), ([CLAIM, "", "a number"], NO, "still empty"),
        (["", "two names", "a number"], NO, "still empty"), ([CLAIM, CLAIM, "a number"], NO, "repeats the claim"),
        (["They ruled.", "two names", "a number"], NO, "whole sentence"),
        (["The Mongolian People's Party and the Democratic Party held most positions.",
          "The Mongolian People's Party and the Democratic Party", "a number"], NO, "Yes, these two")],
    "territory.10": [
        ("From above: Khovd 2022. Against: Arkhangai.", "kept", "comes back"), ("Аль аль нь.", "kept", ""), ("both",
                                                            "kept", "neighbour")],
}
