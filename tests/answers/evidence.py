"""Test material of workbook 10: further right and nearly right answers, and what students enter."""

from nutag.questions.evidence import (
    ABILITY, AGREE, ASKED, AWARE, BY_SHARE, CAME, EARLIER, FACTORS, FEW, FIRMS, GAIN, GREW, HELP, IN_ALL, IN_EACH,
    KINDS, ANIMALS, LIMIT, LOT, MARGIN, NEITHER, NOTHING, ONE, POOLED, PORTAL, PURPOSE, REASONS, SELF, SENTENCES,
    SHARE, SIGNED, STOPPED, TASK, TESTS, TRAINERS, USE, WRONG_SUM)

OK, NO = "correct", "not yet"


def people(in_all, in_each):
    return {IN_ALL: {ASKED: in_all}, IN_EACH: {ASKED: in_each}}


def agree(pooled, by_share):
    return {POOLED: {AGREE: pooled}, BY_SHARE: {AGREE: by_share}}


def column(*texts):
    return [[text] for text in texts]


def purposes(gain=REASONS, came=REASONS, stopped=FACTORS, aid=FACTORS, animals=NEITHER):
    """The purposes of the five questions, with changes."""
    return [gain, came, stopped, aid, animals]


def tests(ability=TASK, signed=EARLIER, aware=LOT, portal=USE):
    """The evidence for the four claims, with changes."""
    return [ability, signed, aware, portal]


PURPOSES_WRONG = [
    purposes(FACTORS, FACTORS, REASONS, REASONS), purposes(gain=FACTORS), purposes(came=FACTORS),
    purposes(stopped=REASONS),
    purposes(aid=REASONS), purposes(animals=REASONS), purposes(animals=FACTORS), purposes(gain=NEITHER)]
TESTS_WRONG = [
    tests(ability=TRAINERS), tests(ability=LOT, aware=TASK), tests(ability=LOT), tests(ability=USE), tests(signed=LOT),
    tests(signed=TASK), tests(aware=TASK), tests(aware=EARLIER), tests(portal=LOT)]
RIGHT = {
    "evidence.1": [dict(zip(PURPOSE, purposes()))],
    "evidence.2": [people(4.375, 17.5), people(4.4, 17.5), people(70 / 16, 70 / 4)],
    "evidence.3": [9.0, 9.02, 9.0217],
    "evidence.4": [SELF],
    "evidence.5": [agree(46.7, 32.85), agree(140 / 3, 32.85), agree(46.67, 32.9), agree(46.7, 32.8)],
    "evidence.6": [138, 137.9, 300 / 2.175],
    "evidence.7": [278, 277.7, 384.16 / (1 + 383.16 / 1000)],
    "evidence.8": [24.5, -24.5, 65 - 40.5],
    "evidence.9": [{ONE, KINDS, LIMIT}],
    "evidence.10": [0.93, 14 / 15, 0.933],
    "evidence.11": [dict(zip(TESTS, tests()))],
}
WRONG = {
    "evidence.1": [dict(zip(PURPOSE, wrong)) for wrong in PURPOSES_WRONG],
    "evidence.2": [people(17.5, 70), people(17.5, 4.375), people(8.75, 35), people(1.25, 5), people(3.125, 12.5),
                   people(17.5, 17.5), people(4.375, 70), people(4, 17.5)],
    "evidence.3": [15.5, 12.7, 5.25, 5.17, 12.8, 0, 0.09, 4.5],
    "evidence.4": [FEW, WRONG_SUM, NOTHING],
    "evidence.5": [agree(48.75, 32.85), agree(32.85, 46.7), agree(140, 32.85), agree(46.7, 48.75), agree(46.7, 46.7),
                   agree(46.7, 30), agree(0.467, 0.3285), agree(46.7, 30.86), agree(47, 32.85)],
    "evidence.6": [652.5, 300, 203.4, 297.8, 0.46, 252],
    "evidence.7": [384, 50, 277, 279, 1000, 531, 237, 400],
    "evidence.8": [65, 40.5, 0, 8.9, 35, 25, 24, 45.5],
    "evidence.9": [{ONE, KINDS, LIMIT, SHARE}, {GREW}, {FIRMS, ONE}, {MARGIN, KINDS}, {ONE, KINDS}, {ONE, LIMIT},
                   {KINDS, LIMIT}],
    "evidence.10": [0.62, 0.38, 0.57, 1, 0.83, 14, 0.9],
    "evidence.11": [dict(zip(TESTS, wrong)) for wrong in TESTS_WRONG],
}
CLAIM = "Positive steps in practice suggest that partnerships may succeed in the long run in the four provinces."
ENTRIES = {
    "evidence.1": [
        (purposes(), OK, "Reasons and interests"),
        *zip(PURPOSES_WRONG, [NO] * 8, (
            "have changed places", "need not run", "first meeting", "What hindered", "To go on", "neither why nor how",
            "neither why nor how", "Only one question")),
        (purposes(came=NEITHER), NO, "Only one"), (purposes(stopped=NEITHER), NO, "Only one"),
        (purposes(aid=NEITHER), NO, "Only one"), ([REASONS] * 5, NO, "What hindered"),
        ([FACTORS] * 5, NO, "need not run"),
        ([NEITHER] * 5, NO, "Only one"), ([REASONS, REASONS, FACTORS, FACTORS, ""], NO, "each place")],
    "evidence.2": [
        (column("4.375", "17.5"), OK, "About four people"), (column("4,4", "17,5"), OK, ""),
        (column("70/16", "70/4"), OK, ""),
        (column("4.38", "17.50"), OK, ""), (column("17.5", "70"), NO, "shared once"),
        (column("17.5", "4.375"), NO, "wrong rows"), (column("8.75", "35"), NO, "is 16"),
        (column("1.25", "5"), NO, "interviews"),
        (column("3.125", "12.5"), NO, "Those are the questionnaires"),
        (column("3.1", "12.5"), NO, "Those are the questionnaires"),
        (column("17.5", "17.5"), NO, "Share once more"), (column("4.375", "70"), NO, "four groups"),
        (column("4", "17.5"), NO, "one decimal"), (column("70", "280"), NO, ""), (column("5", "20"), NO, ""),
        (column("", "17.5"), "not attempted", "entered yet")],
    "evidence.3": [
        ("9.0", OK, "a supposition"), ("9,0", OK, ""), ("9.02", OK, ""), ("9 points", OK, ""),
        ("9.0 percentage points", OK, ""),
        ("15.5", NO, "very large place"), ("15,5", NO, "very large place"), ("12.7", NO, "40 answered"),
        ("5.25", NO, "the root of 20/59"),
        ("5.17", NO, "by its root"), ("12.76", NO, "were not"), ("0", NO, "all 60"), ("0.09", NO, ""), ("4.5", NO, ""),
        ("18", NO, ""), ("100", NO, "")],
    "evidence.4": [
        (SELF, OK, "look sure"), (f"{SELF} ", OK, ""), (FEW, NO, "would be many"), (WRONG_SUM, NO, "right sum"),
        (NOTHING, NO, "by themselves"), ("", "not attempted", ""), ("22", NO, "offered"), ("2.2", NO, "offered"),
        ("the callers", NO, "offered"), ("nothing", NO, "offered"), ("few", NO, "offered"), ("Юу ч биш", NO, "offered"),
        ("?", NO, "offered"), ("self", NO, "offered"), ("71", NO, "offered")],
    "evidence.5": [
        (column("46.7", "32.85"), OK, "7.7 points"), (column("46,7", "32,9"), OK, ""),
        (column("46,67 %", "32,85 %"), OK, ""),
        (column("140/3", "32.85"), OK, ""), (column("48.75", "32.85"), NO, "mean of four"),
        (column("32.85", "46.7"), NO, "wrong rows"),
        (column("140", "32.85"), NO, "Of how many"), (column("46.7", "48.75"), NO, "do not count alike"),
        (column("46.7", "46.7"), NO, "once again"), (column("46.7", "30"), NO, "citizens alone"),
        (column("0.467", "0.3285"), NO, "as shares"), (column("46.7", "30.86"), NO, "Use the percentages"),
        (column("47", "32.85"), NO, "one decimal"), (column("50", "50"), NO, ""),
        (column("46.7", ""), "not attempted", "entered yet"),
        (column("48.75", "48.75"), NO, "mean of four")],
    "evidence.6": [
        ("138", OK, "citizens carry"), ("137,9", OK, ""), ("137.93", OK, ""), ("300/2.175", NO, ""),
        ("138 answers", OK, ""),
        ("652.5", NO, "divide"), ("652,5", NO, "divide"), ("300", NO, "what was asked"), ("203.4", NO, "the root"),
        ("203", NO, "the root"), ("297.8", NO, "a factor"), ("0.46", NO, "How many of 300"), ("252", NO, "Divide 300"),
        ("2.175", NO, ""), ("100", NO, ""), ("150", NO, "")],
    "evidence.7": [
        ("278", OK, "not ten times"), ("278 people", OK, ""), ("277.7", OK, ""), ("277,75", OK, ""),
        ("384", NO, "very large place"),
        ("50", NO, "not 5 %"), ("277", NO, "round up"), ("279", NO, "One too many"), ("1000", NO, "census"),
        ("1 000", NO, "census"),
        ("531", NO, "fewer, not more"),
        ("237", NO, "do not take"), ("400", NO, "in place of 1.96"), ("300", NO, ""), ("38", NO, ""), ("100", NO, ""),
        ("20", NO, "")],
    "evidence.8": [
        ("24.5", OK, "missing is people"), ("24,5", OK, ""), ("-24.5", OK, ""), ("24.5 %", NO, ""),
        ("24.5 points", OK, ""),
        ("65", NO, "what the calls find"), ("40.5", NO, "the truth"), ("0", NO, "never asked"),
        ("8.9", NO, "for chance"),
        ("35", NO, "Compare with all"), ("7.5", NO, "no lot chose"), ("25", NO, "one decimal"),
        ("24", NO, "one decimal"),
        ("45.5", NO, "belong to the truth"), ("30", NO, ""), ("78", NO, "")],
    "evidence.9": [
        ([ONE, KINDS, LIMIT], OK, "strong there"), ([LIMIT, ONE, KINDS], OK, ""),
        ([ONE, KINDS, LIMIT, SHARE], NO, "no share"),
        ([GREW], NO, "since when"), ([FIRMS, ONE], NO, "Which firms"), ([MARGIN, KINDS], NO, "no margin"),
        ([ONE, KINDS], NO, "how its people"), ([ONE, LIMIT], NO, "which kinds"),
        ([KINDS, LIMIT], NO, "one person said"),
        (list(SENTENCES), NO, "no share"), ([ONE], NO, "1 of 3"), ([KINDS], NO, "1 of 3"), ([LIMIT], NO, "1 of 3"),
        ([SHARE, GREW, FIRMS, MARGIN], NO, "no share"), ([], "not attempted", ""), ([FIRMS], NO, "Which firms")],
    "evidence.10": [
        ("0.93", OK, "α does not say"), ("0,93", OK, ""), ("14/15", OK, ""), ("0,933", OK, ""), ("0.9333", OK, ""),
        ("0.62", NO, "factor"), ("0,62", NO, "factor"), ("0.38", NO, "Take it from 1"), ("0.57", NO, "then times"),
        ("1", NO, "not all answer alike"), ("0.83", NO, "number of statements"), ("14", NO, "at most 1"),
        ("0.9", NO, "two decimals"),
        ("93 %", NO, ""), ("0", NO, ""), ("15", NO, "")],
    "evidence.11": [
        (tests(), OK, "Workbook 11"),
        *zip(TESTS_WRONG, [NO] * 9, (
            "left over", "Change two over", "how an agency plans", "another result", "what was signed",
            "without this help",
            "is for agencies", "people's heads", "by itself")),
        ([TASK] * 4, NO, "without this help"), ([TRAINERS] * 4, NO, "left over"), ([USE] * 4, NO, "another result"),
        ([LOT] * 4, NO, "how an agency plans"), ([TASK, EARLIER, LOT, ""], NO, "each place"),
        (tests(portal=TRAINERS), NO, "left over")],
    "evidence.12": [
        ([CLAIM, "The sentence alone.", "Which steps, in which aimag, since when."], "kept", "All three"),
        ([CLAIM, "nothing", "a list of the steps, and an aimag without the project"], "kept", ""),
        ([CLAIM, "no number", "dates, and who counted"], "kept", ""),
        ([CLAIM, "Юу ч алга.", "Аль алхам, хэзээ."], "kept", ""),
        ([CLAIM, "the authors' word", "a comparison with other aimags"], "kept", ""),
        ([CLAIM, "nothing", "proof"], NO, "which steps"), ([CLAIM, "nothing", "more evidence"], NO, "which steps"),
        ([CLAIM, "nothing", "Nothing."], NO, "same words"),
        ([f"I think it is not true. {CLAIM}", "nothing", "a number"], NO, "not whether it is true"),
        ([f"In my opinion {CLAIM}", "nothing", "a number"], NO, "not whether"),
        ([CLAIM, "nothing", ""], NO, "still empty"),
        ([CLAIM, "", "a number"], NO, "still empty"), (["", "nothing", "a number"], NO, "still empty"),
        ([CLAIM, CLAIM, "a number"], NO, "repeats the claim"),
        (["Steps.", "nothing", "a number"], NO, "whole sentence")],
    "evidence.13": [
        ("Who knows the council? All adults of the aimag; a lot from the voters' list; 400.", "kept", "comes back"),
        ("Сугалаагаар 400 хүн.", "kept", ""), ("ask everybody", "kept", "reached")],
}
assert list(PURPOSE) == [GAIN, CAME, STOPPED, HELP, ANIMALS] and list(TESTS) == [ABILITY, SIGNED, AWARE, PORTAL]
