"""Test material of workbook 09: further right and nearly right answers, and what students enter."""

from nutag.questions.agreement import (GAINS, LOSES, NOTHING_SAID, ROLES, SHOWN, SIGNS, SITS, as_good_for_all, better_for_all,
                                       larger_sum, points_of, table)


def by_hand(one, other):
    worse = [1 for a, b in zip(one, other) if a < b]
    better = [1 for a, b in zip(one, other) if a > b]
    return not worse and bool(better)


def roles(one=SIGNS, two=SITS, three=SIGNS, four=NOTHING_SAID):
    return [one, two, three, four]


def sides(letters):
    """Who gains (g) and who loses (l), in the order of the parties."""
    return [GAINS if letter == "g" else LOSES for letter in letters]


def column(*numbers):
    return [[str(number)] for number in numbers]


C, L, Z, S = SHOWN
RIGHT = {
    "agreement.1": [dict(zip(ROLES, roles()))],
    "agreement.2": [table([64, 62, 41, 48])],
    "agreement.3": [{Z, S}],
    "agreement.4": [dict(zip(SHOWN, sides("glgl")))],
    "agreement.5": [table([4, -2, -8, 26])],
    "agreement.6": [20_000, 40 * 20 * 5 * 5],
    "agreement.7": [29, 29.0],
    "agreement.8": [7, -7],
    "agreement.9": [by_hand],
}
WRONG = {
    "agreement.1": [dict(zip(ROLES, given)) for given in (
        roles(two=SIGNS), roles(four=SITS), roles(four=SIGNS), roles(two=NOTHING_SAID), roles(one=SITS), roles(three=SITS))],
    "agreement.2": [table(points_of(deal)) for deal in ((1, 1, 1, 1, 1, 1), (2, 1, 0, 2, 0, 2), (2, 1, 0, 1, 0, 1))] + [table([0, 0, 0, 0])],
    "agreement.3": [{L, Z, S}, {C, Z}, {Z}, {S}, set(SHOWN), set()],
    "agreement.4": [dict(zip(SHOWN, sides(letters))) for letters in ("gggg", "llgl", "gggl", "glll", "glgg")],
    "agreement.5": [table(numbers) for numbers in ((-4, 2, 8, -26), (4, 2, 8, 26), (-10, 12, 6, 44), (70, 62, 50, 67))],
    "agreement.6": [10_000, 0, 90, 70, 40, 27_000],
    "agreement.7": [45, 16, 61, -29, 136, 0],
    "agreement.8": [54, 61, 8, 15, 0, 17],
    "agreement.9": [better_for_all, as_good_for_all, larger_sum],
}
OK, NO = "correct", "not yet"
ENTRIES = {
    "agreement.1": [
        (roles(), OK, "is not “no”"), (roles(two=SIGNS), NO, "not among those who sign"), (roles(four=SITS), NO, "who sits in it"),
        (roles(four=SIGNS), NO, "the record does not say"), (roles(two=NOTHING_SAID), NO, "names the residents"),
        (roles(one=SITS), NO, "more than to sit"), (roles(three=SITS), NO, "what does the soum do"),
        (roles(three=NOTHING_SAID), NO, "what does the soum do"), (roles(one=NOTHING_SAID), NO, "3 of 4"),
        (roles(two=SIGNS, four=SIGNS), NO, "not among those who sign"), (roles(two=SITS, four=SITS), NO, "who sits in it"),
        (roles(two=NOTHING_SAID, four=SIGNS), NO, "the record does not say"), (roles(one=NOTHING_SAID, two=SIGNS), NO, "not among those who sign"), ([SIGNS] * 4, NO, "2 of 4"), ([SITS] * 4, NO, "1 of 4"), ([NOTHING_SAID] * 4, NO, "1 of 4"),
        (roles(one=SITS, three=SITS), NO, "2 of 4"), (roles(two=NOTHING_SAID, four=SITS), NO, "who sits in it")],
    "agreement.2": [
        (column(64, 62, 41, 48), OK, "citizens just"), (column("64,0", "62", "41.0", "48 "), OK, ""), (column(" 64", "62", "41", "48"), OK, ""),
        (column(71, 66, 55, 55), NO, "everything in the middle"), (column(61, 60, 49, 52), NO, "second option"),
        (column(60, 55, 31, 40), NO, "second option"), (column(78, 50, 35, 44), NO, "Look again at the fund"),
        (column(71, 56, 35, 45), NO, "Look again at the jobs"), (column(19, 27, 1, 18), NO, "Those are the gains"),
        (column(0, 0, 0, 0), NO, "Add one number an issue"), (column(640, 62, 41, 48), NO, "3 of 4"), (column(67, 54, 38, 26), NO, "Look again at buying"),
        (column(64, 62, 41, 47), NO, "3 of 4"), (column(64, 62, 48, 41), NO, "2 of 4"), (column(64, 41, 62, 48), NO, "2 of 4"),
        (column(62, 64, 41, 48), NO, "2 of 4"), (column(65, 62, 41, 48), NO, "3 of 4")],
    "agreement.3": [
        ([Z, S], OK, "One “no” is enough"), ([S, Z], OK, ""), ([L, Z, S], NO, "not worse off"), ([L], NO, "not worse off"),
        ([Z], NO, "one more party"), ([S], NO, "one more party"), ([C], NO, "77 with this one"), ([C, Z, S], NO, "77 with this one"),
        ([C, L], NO, "not worse off"), (list(SHOWN), NO, "not worse off"), ([L, S], NO, "not worse off"), ([L, Z], NO, "not worse off"),
        ([C, S], NO, "77 with this one"), ([C, Z], NO, "77 with this one"), ([C, L, Z], NO, "not worse off"), ([C, L, S], NO, "not worse off")],
    "agreement.4": [
        (sides("glgl"), OK, "Two of three"), (sides("gggg"), NO, "nobody would pay"), (sides("llgl"), NO, "smaller fund bring"),
        (sides("gggl"), NO, "lose on the fund"), (sides("glll"), NO, "what the bond is worth"), (sides("glgg"), NO, "And on the fund"),
        (sides("llll"), NO, "2 of 4"), (sides("lggg"), NO, "smaller fund bring"), (sides("llgg"), NO, "smaller fund bring"),
        (sides("gglg"), NO, "lose on the fund"), (sides("lgll"), NO, "1 of 4"), (sides("lglg"), NO, "smaller fund bring"),
        (sides("gllg"), NO, "what the bond is worth"), (sides("lggl"), NO, "2 of 4"), (sides("ggll"), NO, "lose on the fund")],
    "agreement.5": [
        (column(4, -2, -8, 26), OK, "why the dust stays"), (column("+4", "−2", "–8", "+26"), OK, ""), (column("4", "-2,0", "- 8", "26"), OK, ""),
        (column(-4, 2, 8, -26), NO, "new deal minus the old"), (column(4, 2, 8, 26), NO, "Write a minus"),
        (column(-10, 12, 6, 44), NO, "buying alone"), (column(14, -14, -14, -18), NO, "the road alone"),
        (column(-2, 6, 0, 36), NO, "falls to gravel"), (column(11, -6, -11, 4), NO, "rises to 30 %"),
        (column(70, 62, 50, 67), NO, "after the swap"), (column(4, -2, -8, 27), NO, "3 of 4"), (column(4, -2, 8, 26), NO, "3 of 4"),
        (column(0, 0, 0, 0), NO, "Look again at"), (column(66, 64, 58, 41), NO, "Look again at"), (column(5, -2, -8, 26), NO, "3 of 4")],
    "agreement.6": [
        ("20000", OK, "neither the sum nor equality"), ("20 000", OK, ""), ("20'000", OK, ""), ("20000,0", OK, ""), ("10000", NO, "most equal"),
        ("10 000", NO, "most equal"), ("0", NO, "largest sum"), ("90", NO, "sum of R"), ("70", NO, "sum of Q"), ("40", NO, "multiplies"),
        ("27 000", NO, "left out the 0"), ("27000", NO, "left out the 0"), ("4000", NO, "Three factors"), ("800", NO, "Two factors"),
        ("2000", NO, "not right"), ("20,000", NO, "two ways"), ("Q", NO, "")],
    "agreement.7": [
        ("29", OK, "takes from somebody"), ("29 deals", OK, ""), ("29,0", OK, ""), ("45", NO, "table of two"), ("16", NO, "table of four"),
        ("61", NO, "Subtract"), ("-29", NO, "no minus"), ("−29", NO, "no minus"), ("136", NO, "acceptable"), ("0", NO, "At the table"),
        ("30", NO, "not right"), ("28", NO, "not right"), ("45-16", NO, ""), ("2", NO, "not right"), ("374", NO, "not right"),
        ("twenty-nine", NO, "")],
    "agreement.8": [
        ("7", OK, "strong neighbour"), ("−7", OK, ""), ("-7 points", OK, ""), ("7 points", OK, ""), ("7,0", OK, ""), ("54", NO, "has now"),
        ("61", NO, "before"), ("8", NO, "local government gains"), ("15", NO, "alternative"), ("0", NO, "under More"), ("9", NO, "middle"),
        ("17", NO, "middle, 71"), ("6", NO, "not right"), ("10", NO, "not right"), ("seven", NO, ""), ("76", NO, "not right")],
    "agreement.10": [
        (["The agreements pay for local development.", "A page of Catalyste+ of 2023.", "Amounts for each agreement."], "kept", "It is open"),
        (["The page says that firms of women sell to mines.", "One page, no numbers.", "How many firms and which mines."], "kept", ""),
        (["Гэрээний мөнгө орон нутгийг хөгжүүлдэг.", "2023 оны хуудас.", "Хэдэн төгрөг, аль гэрээ."], "kept", ""),
        (["The money pays for local development.", "Catalyste+, 2023", "list of the sixteen, by year"], "kept", ""),
        (["The agreements pay for local development.", "A page of Catalyste+ of 2023.", "proof"], NO, "Say what is missing"),
        (["The agreements pay for local development.", "A page of Catalyste+ of 2023.", "more data"], NO, "Say what is missing"),
        (["The agreements pay for local development.", "A page of Catalyste+ of 2023.", "баримт"], NO, "Say what is missing"),
        (["The agreements pay for local development.", "nothing", "amounts"], NO, "Something is given"),
        (["The agreements pay for local development.", "no", "amounts"], NO, "Something is given"),
        (["The page is a lie about money.", "A page of Catalyste+ of 2023.", "amounts"], NO, "is no lie"),
        (["", "A page.", "amounts"], NO, "still empty"), (["The agreements pay for a place.", "", "amounts"], NO, "still empty"),
        (["The agreements pay for a place.", "A page.", ""], NO, "still empty"),
        (["They pay.", "A page.", "amounts"], NO, "whole sentence"),
        (["The agreements pay for a place.", "the agreements", "amounts"], NO, "repeats the claim"),
        (["The agreements pay for a place.", "A page.", "a page"], NO, "names nothing new")],
    "agreement.11": [
        ("As a party, as in Khanbogd. The company would be against it.", "kept", "another door"), ("Малчид өөрсдөө гарын үсэг зурна.", "kept", ""),
        ("In the committee, because they see the water each day.", "kept", "")],
}
