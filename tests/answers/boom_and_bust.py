"""Test material of workbook 05: further right and nearly right answers, and what students enter."""

from nutag.questions.boom_and_bust import (AIMS, ASKED, BALANCE, BANK, BEST, DRY, EVEN, FIVE, GAP, GUARANTEE, IN_ALL,
                                           IN_PRICE,
                                           IN_ROYALTY, IN_TUGRUG, LATER, LEFT, NEITHER, NUMBERS, PLANS, RICH,
                                           SEASON, SMOOTHING, SPENT, THIN, accounts, four)


def two_cases(revenue, target, balance):
    """Right, in steps."""
    if revenue >= target:
        return target
    gap = target - revenue
    return revenue + (gap if gap < balance else balance)


def forgets_revenue(revenue, target, balance):
    """Wrong: only what the fund pays."""
    return min(max(target - revenue, 0), balance)


def numbers(**changed):
    """The numbers for the four questions (buyer, tonne, salaries, treasury), with changes."""
    right = dict(buyer=IN_PRICE, tonne=IN_ROYALTY, salaries=IN_TUGRUG, treasury=IN_ALL)
    return list((right | changed).values())


def aims(**changed):
    """The aims of the four plans (teachers, mean, interest, party), with changes."""
    right = dict(teachers=SMOOTHING, mean=SMOOTHING, interest=LATER, party=NEITHER)
    return list((right | changed).values())


NUMBERS_WRONG = [
    (numbers(treasury=IN_TUGRUG), "pay more than the royalty. 3 of 4"),
    (numbers(treasury=IN_ROYALTY), "That is one tonne"),
    (numbers(treasury=IN_PRICE), "The budget gets a part"), (numbers(buyer=IN_ROYALTY), "The buyer pays the price"),
    (numbers(buyer=IN_TUGRUG), "The buyer pays the price"), (numbers(salaries=IN_PRICE), "Not all of the price"),
    (numbers(salaries=IN_ROYALTY), "In which money are salaries paid? 3 of 4"),
    (numbers(tonne=IN_TUGRUG), "copper is sold for dollars"),
    (numbers(tonne=IN_PRICE), "What does the state take"),
    (numbers(tonne=IN_TUGRUG, salaries=IN_ROYALTY), "In which money"),
    (numbers(buyer=IN_ALL), "3 of 4"), (numbers(tonne=IN_ALL), "3 of 4"), (numbers(salaries=IN_ALL), "3 of 4"),
    ([IN_PRICE] * 4, "The budget gets a part")]
AIMS_WRONG = [
    (aims(party=SMOOTHING), "anything left for a bad year"), (aims(party=LATER), "those who come later"),
    (aims(interest=SMOOTHING), "For whom is it kept"), (aims(mean=LATER), "Does it last"),
    (aims(teachers=LATER), "paid now, in the bad years"), (aims(teachers=NEITHER), "money of good ones"),
    (aims(mean=NEITHER), "3 of 4"), (aims(interest=NEITHER), "3 of 4"),
    (aims(interest=SMOOTHING, party=SMOOTHING), "anything left"),
    (aims(teachers=NEITHER, mean=NEITHER), "money of good ones"),
    ([SMOOTHING] * 4, "anything left"), ([LATER] * 4, "those who come later"), ([NEITHER] * 4, "1 of 4 is right"),
    (aims(mean=LATER, interest=SMOOTHING), "For whom is it kept"),
    (aims(interest=NEITHER, party=LATER), "those who come later"),
    (aims(teachers=LATER, mean=NEITHER), "paid now, in the bad years")]
ORDERS_WRONG = [
    ([THIN, DRY, RICH, EVEN], "from the other end"), ([EVEN, DRY, THIN, RICH], "How much is in its fund"),
    ([EVEN, RICH, THIN, DRY], "before it has saved anything"), ([RICH, EVEN, DRY, THIN], "F saves 20 twice"),
    ([DRY, EVEN, RICH, THIN], "C saves only 10"), ([DRY, RICH, EVEN, THIN], "C saves only 10"),
    ([EVEN, DRY, RICH, THIN], ""), ([RICH, DRY, EVEN, THIN], "F saves 20 twice"),
    ([THIN, EVEN, RICH, DRY], "before it has saved"),
    ([EVEN, THIN, RICH, DRY], "before it has saved"), ([EVEN, THIN, DRY, RICH], "How much is in its fund"),
    ([DRY, EVEN, THIN, RICH], "before it has saved"), ([DRY, RICH, THIN, EVEN], "before it has saved"),
    ([RICH, THIN, EVEN, DRY], "before it has saved"), ([THIN, RICH, EVEN, DRY], "before it has saved")]
WAYS_WRONG = [
    ([SEASON], "what was left of last year"), ([BALANCE], "closes within the year"),
    ([SEASON, BALANCE, BANK], "a bank is no aimag"),
    ([SEASON, BANK], "a bank is no aimag"), ([BALANCE, GUARANTEE], "named beside debt"),
    ([SEASON, BALANCE, GUARANTEE], "named beside debt"),
    ([SEASON, BALANCE, GAP], "without a deficit"), ([GAP], "without a deficit"), ([BANK], "a bank is no aimag"),
    ([GUARANTEE], "named beside debt"), ([SEASON, GAP], "without a deficit"), ([BALANCE, GAP], "without a deficit"),
    ([SEASON, BALANCE, BANK, GUARANTEE, GAP], "a bank is no aimag"), ([BANK, GUARANTEE], "a bank is no aimag")]
RIGHT = {
    "boom_and_bust.1": [accounts(3 + 4 * 6, 3), {BEST: {SPENT: 30, LEFT: 0}, FIVE: {LEFT: 3, SPENT: 27}}],
    "boom_and_bust.2": [two_cases],
    "boom_and_bust.3": [0.855, 0.8550, 0.8549],
    "boom_and_bust.4": [[EVEN, RICH, DRY, THIN]],
    "boom_and_bust.5": [13.75, 55 / 4],
    "boom_and_bust.6": [2.04, 2.036, (867959.2 / 22227054.3) / (1032732.6 / 53851544.5)],
    "boom_and_bust.7": [four(21, 1.2, 76.8, 70.9), four(-20.97, -1.21, -76.76, -70.94)],
    "boom_and_bust.8": [dict(zip(ASKED, NUMBERS))],
    "boom_and_bust.9": [dict(zip(PLANS, [AIMS[0], AIMS[0], AIMS[1], AIMS[2]]))],
    "boom_and_bust.10": [{BALANCE, SEASON}],
}
WRONG = {
    "boom_and_bust.1": [{"spent": 27}, accounts(27, 0), accounts(24, 6), accounts(30, 0), accounts(25, 5),
                        accounts(3, 27),
                        accounts(27, 3, (27, 3))],
    "boom_and_bust.2": [forgets_revenue],
    "boom_and_bust.3": [0.71, 71, 85.5, 0.145, 1.17, 1.4, 0.9],
    "boom_and_bust.4": [order for order, _ in ORDERS_WRONG],
    "boom_and_bust.5": [[15, 0, 15, 25], 55, 33],
    "boom_and_bust.6": [1.19, 0.49, 1.99, 2],
    "boom_and_bust.7": [four(79, 1.2, 76.8, 70.9), four(26.5, 1.2, 76.8, 70.9), four(21, 1.2, 21, 1.2),
                        four(21, 1.2, 12, 70.9),
                        four(21, 1.2, 70.6, 70.9), four(21, 21, 76.8, 76.8), four(21, 36.8, 76.8, 81.4),
                        four(21, 4, 76.8, 70.9)],
    "boom_and_bust.8": [dict(zip(ASKED, chosen)) for chosen, _ in NUMBERS_WRONG],
    "boom_and_bust.9": [dict(zip(PLANS, chosen)) for chosen, _ in AIMS_WRONG],
    "boom_and_bust.10": [set(chosen) for chosen, _ in WAYS_WRONG],
}
OK, NO, EMPTY = "correct", "not yet", "not attempted"


def cells(*texts):
    """The entries of the four readings, row by row."""
    return [list(texts[:2]), list(texts[2:])]


ENTRIES = {
    "boom_and_bust.1": [
        ([["27", "3"], ["30", "0"]], OK, "year 1 is cut"), ([["27,0", "3 units"], ["30", "0"]], OK, ""),
        ([[" 27 ", "3.0"], ["30", "0"]], OK, ""),
        ([["27", ""], ["30", "0"]], EMPTY, "in this order, in the fund at the end: this cell is still empty"),
        ([["", "3"], ["30", "0"]], EMPTY, "still empty"),
        ([["30", "0"], ["30", "0"]], NO, "before it had money"),
        ([["25", "5"], ["30", "0"]], NO, "What does the rule do then"),
        ([["3", "27"], ["30", "0"]], NO, "changed places"),
        ([["27", "0"], ["30", "0"]], NO, "do not add up to all that came in"), ([["24", "6"], ["30", "0"]], NO, ""),
        ([["30", "3"], ["30", "0"]], NO, "do not add up"),
        ([["27", "30"], ["30", "0"]], NO, "do not add up"), ([["6", "3"], ["30", "0"]], NO, "do not add up"),
        ([["28", "2"], ["30", "0"]], NO, ""),
        ([["5.4", "3"], ["30", "0"]], NO, "do not add up"), ([["27", "-3"], ["30", "0"]], NO, "do not add up"),
        ([["27 years", "3"], ["30", "0"]], NO, "unit here is units")],
    "boom_and_bust.3": [
        ("0.855", OK, "seven would leave"), ("0,855", OK, ""), ("85.5 %", OK, ""), ("85,5%", OK, ""),
        ("0.8550", OK, ""), (".855", OK, ""),
        ("85.5", NO, "Right as a percentage"), ("86", NO, "Right as a percentage"), ("0.85", NO, "Give three"),
        ("0,86", NO, "Give three"),
        ("0.818", NO, "window of five"), ("0.926", NO, "window of three"), ("0.71", NO, "boom and bust"),
        ("71", NO, "a percentage"),
        ("71 %", NO, "boom and bust"), ("0.145", NO, "takes away"), ("1.17", NO, "on top"), ("1.2", NO, "Above 1"),
        ("0.6", NO, "")],
    "boom_and_bust.4": [([EVEN, RICH, DRY, THIN], OK, "100, 90, 60 and 50"),
                        *[(order, NO, words) for order, words in ORDERS_WRONG]],
    "boom_and_bust.5": [
        ("13.75", OK, "hard to plan with"), ("13,75", OK, ""), ("13.75 tögrög", OK, ""), ("₮13.75", OK, ""),
        ("55/4", OK, ""), ("13.750", NO, "two ways"),
        ("1.25", NO, "count both as wrong"), ("55", NO, "That is the sum"), ("11", NO, "only four second years"),
        ("18.33", NO, ""),
        ("14", NO, "exact average"), ("13.8", NO, "exact average"), ("33", NO, "mean share"), ("15", NO, ""),
        ("5", NO, ""), ("25", NO, ""),
        ("0", NO, "")],
    "boom_and_bust.6": [
        ("2.04", OK, "half as large"), ("2,04", OK, ""), ("2.036", OK, ""), ("2.04 times", OK, ""), ("2.0362", OK, ""),
        ("2", NO, "two decimals"), ("2.0", NO, "two decimals"), ("0.84", NO, "Divide by GDP first"),
        ("0.8", NO, "Divide by GDP first"), ("1.19", NO, "2022 with 2014"), ("1,2", NO, "2022 with 2014"),
        ("0.49", NO, "2014 on top"), ("3.9", NO, "2014 alone"), ("1.92", NO, "2022 alone"), ("1.99", NO, "difference"),
        ("204", NO, ""), ("2.4", NO, ""), ("0.42", NO, "")],
    "boom_and_bust.7": [
        (cells("21.0", "1.2", "76.8", "70.9"), OK, "One tonne"), (cells("21", "1,2", "76,8", "70,9"), OK, ""),
        (cells("−21", "−1.2", "−76.8", "−70.9"), OK, ""), (cells("20.97 %", "1.21 %", "76.76 %", "70.94 %"), OK, ""),
        (cells("21", "", "76.8", "70.9"), EMPTY, "price of the tonne, in tögrög: this cell is still empty"),
        (cells("79.0", "98.8", "23.2", "29.1"), NO, "what is left"),
        (cells("26.5", "1.2", "76.8", "70.9"), NO, "before the fall"),
        (cells("21", "1.2", "21", "1.2"), NO, "its rate falls, too"),
        (cells("21", "1.2", "12", "70.9"), NO, "difference of the two rates"),
        (cells("21", "1.2", "70.6", "70.9"), NO, "rate alone"),
        (cells("21", "21", "76.8", "76.8"), NO, "another amount"),
        (cells("21", "36.8", "76.8", "81.4"), NO, "multiply"),
        (cells("21", "4", "76.8", "70.9"), NO, "parts that are left"),
        (cells("21", "1.2", "76.8", "95"), NO, "3 of 4"), (cells("21", "-1.2", "76.8", "70.9"), NO, "3 of 4"),
        (cells("1300", "1.2", "76.8", "70.9"), NO, "3 of 4"), (cells("21", "1.2", "809", "70.9"), NO, "3 of 4")],
    "boom_and_bust.8": [(numbers(), OK, "None of the four"), *[(chosen, NO, words) for chosen, words in NUMBERS_WRONG]],
    "boom_and_bust.9": [(aims(), OK, "two funds"), *[(chosen, NO, words) for chosen, words in AIMS_WRONG]],
    "boom_and_bust.10": [([SEASON, BALANCE], OK, "a loan is no way out"), ([BALANCE, SEASON], OK, ""),
                         *[(chosen, NO, words) for chosen, words in WAYS_WRONG]],
    "boom_and_bust.11": [
        ("Article 6.1.3, law of 24 June 2010, legalinfo.mn, high.", "kept", "comes back"),
        ("Олсонгүй: legalinfo.mn.", "kept", "same version"),
        ("Nothing found.", "kept", "")],
    "boom_and_bust.12": [
        ("Аймаг. Хоёр шалтгаан.", "kept", "another holder"), ("The soum, because it is near.", "kept", ""),
        ("state", "kept", "comes back")],
}
