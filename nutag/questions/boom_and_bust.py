"""Questions of workbook 05: a fund by hand, order, readings of a price, shares of GDP, plans, two aims, local rules."""
from itertools import pairwise
from statistics import pstdev

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Choices, Match, Number, Open, Order, SmallTable
from nutag.data import records
from nutag.models.stabilisation import stabilise

BY_HAND = (3, 6, 9, 8, 4)  # TEACHING: what comes in, with a target of 6
FIVE, BEST = "in this order", "largest first: 9, 8, 6, 4, 3"
SPENT, LEFT = "spent in all", "in the fund at the end"

SOUMS = DRY, EVEN, THIN, RICH = (  # TEACHING: four soums, 400 units each
    "Soum C: 110, 50, 140, 100", "Soum D: 150, 100, 50, 100", "Soum E: 50, 150, 100, 100", "Soum F: 120, 120, 50, 110")

PASSED_UP = (20, 35, 35, 50, 25)  # TEACHING: % of a surplus, five years

PRICE, ROYALTY = "price of the tonne", "royalty on the tonne"
DOLLARS, TUGRUG = "in dollars", "in tögrög"
PRICES, RATES, EXCHANGE = (6200, 4900), (17, 5), (2000, 2500)  # TEACHING prices and exchange rates; rates of 2010

ASKED = BUYER, TONNE, SALARIES, TREASURY = (
    "What did a buyer abroad pay for a tonne?", "What did the state take from one tonne, in the money of the sale?",
    "How many salaries does that tonne pay?", "What did all mines pay into the budget last year?")
NUMBERS = IN_PRICE, IN_ROYALTY, IN_TUGRUG, IN_ALL = (
    "price in dollars", "royalty per tonne in dollars", "royalty per tonne in tögrög",
    "royalty, taxes and fees on all tonnes, in tögrög")

PLANS = TEACHERS, MEAN, INTEREST, PARTY = (
    "Copper is cheap for two years; the fund pays the teachers of soum A.",
    "Money goes in when the price is above its mean of seven years, and comes out below it.",
    "The mine closes in 2045. Each year only the interest of the fund is spent, before and after.",
    "Whenever the fund is full, all of it is spent in that year.")
AIMS = SMOOTHING, LATER, NEITHER = "smoothing", "saving for later generations", "neither"

WAYS = SEASON, BALANCE, BANK, GUARANTEE, GAP = (
    "In March money is short; taxes come in September. The aimag lends until then.",
    "Last year 40 million tögrög were left. They are put into this year's budget.",
    "Copper is cheap. The soum takes a bank loan for three years.",
    "The soum guarantees the loan of a herders' cooperative.",
    "The soum plans a deficit, and hopes for a better price.")


def swing(path, window):
    """SD of spending over SD of what comes in, on one of the invented paths."""
    fund = stabilise([row.price for row in records("price_paths") if row.path == path], window)
    return pstdev(year["spending"] for year in fund) / pstdev(year["revenue"] for year in fund)


def paid(revenue, target, balance):
    """What one year spends under the rule of the fund."""
    return min(target, revenue + balance)


def pays_what_it_lacks(revenue, target, balance):
    """The mistake of a fund that always meets its target."""
    return target


def never_saves(revenue, target, balance):
    """The mistake of a fund that pays but takes no deposit."""
    return revenue + min(max(target - revenue, 0), balance)


def empties_the_fund(revenue, target, balance):
    """The mistake of paying all the fund has, whatever the gap."""
    return revenue + balance if revenue < target else target


def accounts(spent, left, best=(30, 0)):
    """An answer to the first question: spent and left in the order of the question, and with the largest first."""
    return {FIVE: {SPENT: spent, LEFT: left}, BEST: dict(zip((SPENT, LEFT), best))}


def units(answer, row):
    """The two numbers of a row of an answer to the first question."""
    return answer[row][SPENT], answer[row][LEFT]


def lost(answer):
    """Whether the two numbers of a row do not add up to all that came in."""
    return any(sum(units(answer, row)) != sum(BY_HAND) for row in (FIVE, BEST))


def worst_years():
    """The smallest spending of each soum whose fund starts empty, with a target of 100: soum → units."""
    incomes = {soum: [int(amount) for amount in soum.split(": ")[1].split(", ")] for soum in SOUMS}
    return {soum: min(year["spending"] for year in stabilise(income, target=100)) for soum, income in incomes.items()}


def deficit(year, relative=True):
    """Spending less revenue of the general budget in a year, as a share of GDP or in million tögrög."""
    row = next(row for row in records("national_series") if row.year == year)
    gap = row.general_budget_expenditure_mnt_mln - row.general_budget_revenue_mnt_mln
    return gap / row.gdp_current_mnt_mln if relative else gap


def surprises():
    """By how much the share that is passed up differs from the year before."""
    return [later - earlier for earlier, later in pairwise(PASSED_UP)]


def four(price_dollars, price_tugrug, royalty_dollars, royalty_tugrug):
    """A table of four changes."""
    return {PRICE: {DOLLARS: price_dollars, TUGRUG: price_tugrug},
            ROYALTY: {DOLLARS: royalty_dollars, TUGRUG: royalty_tugrug}}


def falls():
    """By how many per cent the four readings of the invented tonne fall."""
    price, rate, exchange = (pair[1] / pair[0] for pair in (PRICES, RATES, EXCHANGE))
    return four(*(100 * (1 - left) for left in (price, price * exchange, price * rate, price * rate * exchange)))


def holding(way):
    """A test for a set of answers in which this one stands."""
    return lambda answer: type(answer) is set and way in answer


def near(value, number):
    return abs(value - number) < 0.15


EXERCISES = {
    "boom_and_bust.1": Exercise(
        lambda: accounts(27, 3),
        question="Soum B of Jishee brings 3, 6, 9, 8 and 4 units in five years (TEACHING). Its fund starts empty, and "
                 "the target is 6 in every year. What if the same amounts came with the largest first?",
        form=SmallTable((FIVE, BEST), {SPENT: Number("units"), LEFT: Number("units")}),
        hints=("Go year by year. Year 1 brings 3, and the fund is empty.",
               "Each year above 6 saves what is above 6. Only one later year is below 6.",
               "What is spent and what is left in the fund must add up to all that came in."),
        mistakes=((lambda answer: type(answer) is dict and len(answer) == 1,
                   "That is one number of several: what is spent, and what is left in the fund?"),
                  (lambda answer: units(answer, FIVE) == (30, 0),
                   "That fund paid in year 1, before it had money. What is in it when year 1 ends?"),
                  (lambda answer: units(answer, FIVE) == (25, 5),
                   "Year 5 brings 4, and the fund holds 5. What does the rule do then?"),
                  (lambda answer: units(answer, FIVE) == (3, 27), "The two numbers have changed places."),
                  (lambda answer: units(answer, BEST) == (27, 3),
                   "With the largest first the fund has money before the poor years. Follow it once more."),
                  (lost, "The two numbers of a row do not add up to all that came in. Money neither appears nor "
                         "disappears.")),
        after="The same amounts: in one order year 1 is cut to one half, in the other no year is cut. Next: the rule "
              "as one line of Python, or go on to "
              "3."),
    "boom_and_bust.2": Exercise(
        lambda: paid, python=True,
        hints=("There are two cases: what comes in is above the target, or below it.",
               "Below the target the fund pays the gap or all it has, whichever is smaller: `min(gap, balance)`.",
               "One line is enough: `min(target, revenue + balance)`. Try it for both cases."),
        mistakes=((lambda: pays_what_it_lacks, "Your fund always meets its target. Can it pay what it does not have?"),
                  (lambda: never_saves, "Your fund pays in bad years but saves nothing in good ones."),
                  (lambda: empties_the_fund, "Your fund pays all it has, even when the gap is smaller.")),
        cases=((5, 5, 0), (10, 5, 0), (2.5, 5, 7.5), (2.5, 5, 0), (60, 138, 66), (60, 100, 10), (70, 120, 0),
               (80, 100, 50)),
        tolerance=1e-9),
    "boom_and_bust.3": Exercise(
        lambda: swing("wave", 4), tolerance=0.0006,
        question="In the lesson's panel on the fund, choose the path *wave* and a window of 4 years. How much of the "
                 "swing is left? Give three decimals.",
        form=Number("share (0 to 1)"),
        hints=("Read the sentence under the picture.",
               "Is the path *wave*, the window 4, and the fund at the start 0?"),
        mistakes=((lambda answer: 85 <= answer <= 86,
                   "Right as a percentage. The box asks for a share from 0 to 1: put the % sign behind it, "
                                                       "or divide by 100."),
                  (lambda: swing("wave", 5), "That is the window of five years."),
                  (lambda: swing("wave", 3), "That is the window of three years."),
                  (lambda: swing("boom and bust", 4), "That is the path *boom and bust*."),
                  (lambda: 1 - swing("wave", 4), "That is what the fund takes away. How much is left?"),
                  (lambda: 1 / swing("wave", 4), "Turn the ratio over: spending goes on top."),
                  (0.85, "Right to two decimals. Give three."), (0.86, "Right to two decimals. Give three."),
                  (lambda answer: 2 < answer <= 100,
                   "Did you write a percentage? The box asks for a share from 0 to 1."),
                  (lambda answer: 1 < answer <= 2, "Above 1 would mean that spending swings more than what comes in. "
                                                   "On this path it does not.")),
        after="Fewer years smooth less: seven would leave about 0.78. Next: the same sum in four orders."),
    "boom_and_bust.4": Exercise(
        lambda: sorted(SOUMS, key=worst_years().get, reverse=True),
        question="Each soum brings 400 units in four years (TEACHING). Each has a fund that starts empty, with a "
                 "target of 100. Order the soums by the worst year of their spending: the least cut first.",
        form=Order(SOUMS),
        hints=("Follow each fund: what is saved before the year that brings 50?",
               "50 and what was saved: that is spent in the bad year, up to 100.",
               "C saves 10 first, D 50, E nothing, F 40."),
        mistakes=((lambda: sorted(SOUMS, key=worst_years().get),
                   "Right order, from the other end. Begin with the soum that is cut least."),
                  (lambda answer: type(answer) is list and answer[0] == EVEN and answer[-1] == RICH,
                   "In soum F the bad year comes third. How much is in its fund by then?"),
                  (lambda answer: type(answer) is list and answer[-1] != THIN,
                   "Which soum meets the bad year before it has saved anything?"),
                  (lambda answer: type(answer) is list and answer[0] == RICH,
                   "F saves 20 twice. Is that enough for a year that brings 50?"),
                  (lambda answer: type(answer) is list and answer[0] == DRY, "C saves only 10 before its bad year.")),
        after="The same 400 units, and the worst years are 100, 90, 60 and 50. A fund cannot pay what it has not "
              "received. Next: plans."),
    "boom_and_bust.5": Exercise(
        lambda: sum(map(abs, surprises())) / len(surprises()),
        question="In five years 20, 35, 35, 50 and 25 % of a soum's surplus are passed up (TEACHING). Each year the "
                 "share is known when the budget is made. But the soum plans two years, and takes the same share for "
                 "the second. By how many of 100 tögrög is the second year wrong, on average? Count too much and too "
                 "little alike.",
        form=Number("tögrög"),
        hints=("In year 1 it knows 20 and plans 20 for year 2; it becomes 35. Wrong by 15.",
               "There are four second years. One of them is right.", "Add the four differences and divide by four."),
        mistakes=((lambda: sum(surprises()) / 4, "Too much in one year does not make up for too little in another: "
                                                 "count both as wrong."),
                  (lambda: sum(map(abs, surprises())), "That is the sum. The question asks for the average."),
                  (lambda: sum(map(abs, surprises())) / 5, "There are five shares, but only four second years."),
                  (lambda: sum(map(abs, surprises())) / 3, "A year without a surprise counts, too: with 0."),
                  (14, "Rounded. Give the exact average."), (13.8, "Rounded. Give the exact average."),
                  (lambda: sum(PASSED_UP) / 5, "That is the mean share. How far is each year from the one before?")),
        after="A rule that is known for one year at a time is hard to plan with, even when it is kept. Next: two "
              "deficits."),
    "boom_and_bust.6": Exercise(
        lambda: deficit(2014) / deficit(2022), tolerance=0.005,
        question="In our series the deficit of 2014 was 867,959 million tögrög, with a GDP of 22,227,054 million. That "
                 "of 2022 was 1,032,733 million, with a GDP of 53,851,545 million. As a share of GDP, how many times "
                 "as large as that of 2022 was the deficit of 2014? Give two decimals.",
        form=Number("times"),
        hints=("Divide each deficit by the GDP of its own year.", "One share is near 4 %, the other near 2 %.",
               "Divide the share of 2014 by that of 2022."),
        mistakes=((lambda: deficit(2014, False) / deficit(2022, False),
                   "That compares tögrög of two different years. Divide by GDP first."),
                  (lambda: deficit(2022, False) / deficit(2014, False),
                   "That compares tögrög, and 2022 with 2014. Divide each by its GDP first."),
                  (0.8, "That compares tögrög of two different years. Divide by GDP first."),
                  (1.2, "That compares tögrög, and 2022 with 2014. Divide each by its GDP first."),
                  (lambda: deficit(2022) / deficit(2014), "Turn the ratio over: 2014 on top."),
                  (lambda: 100 * deficit(2014), "That is the share of 2014 alone, in per cent."),
                  (lambda: 100 * deficit(2022), "That is the share of 2022 alone, in per cent."),
                  (lambda: 100 * (deficit(2014) - deficit(2022)),
                   "That is the difference of the shares. The question asks how many times."),
                  (lambda answer: answer in (2, 2.0), "Nearly. Give two decimals.")),
        after="In tögrög the deficit of 2022 is the larger one. As a share of GDP it was half as large. Both years "
              "stand after the break of 2010; a share from before it would look larger. Next: a tonne."),
    "boom_and_bust.7": Exercise(
        falls, tolerance=0.1,
        question="A tonne of copper falls from 6,200 to 4,900 dollars (TEACHING). By the bands of 2010 concentrate "
                 "then pays 5 % instead of 17 %. Meanwhile a dollar rises from 2,000 to 2,500 tögrög. By how many per "
                 "cent does each of the four fall? One decimal.",
        form=SmallTable((PRICE, ROYALTY), {DOLLARS: Number("%"), TUGRUG: Number("%")}),
        hints=("Write the amounts first: price and royalty, before and after, in dollars.",
               "17 % of 6,200 is 1,054. Then 5 % of 4,900. In tögrög, multiply by the exchange rate of the time.",
               "The fall is 100 × (1 − after ÷ before)."),
        also=(lambda: {row: {column: -value for column, value in cells.items()} for row, cells in falls().items()},),
        mistakes=((lambda answer: near(answer[PRICE][DOLLARS], 79.0), "That is what is left, not by how much it fell."),
                  (lambda answer: near(answer[PRICE][DOLLARS], 26.5), "Divide by the price before the fall, 6,200."),
                  (lambda answer: near(answer[ROYALTY][DOLLARS], answer[PRICE][DOLLARS]),
                   "Your royalty falls as much as the price. But its rate falls, too."),
                  (lambda answer: near(answer[ROYALTY][DOLLARS], 12),
                   "12 is the difference of the two rates. By how much does the amount fall?"),
                  (lambda answer: near(answer[ROYALTY][DOLLARS], 70.6),
                   "That is the fall of the rate alone. The price falls as well."),
                  (lambda answer: near(answer[PRICE][TUGRUG], answer[PRICE][DOLLARS]),
                   "In tögrög the price changes by another amount: a dollar brings 2,500 tögrög now."),
                  (lambda answer: near(answer[PRICE][TUGRUG], 36.8),
                   "A dollar brings more tögrög now, not fewer: multiply."),
                  (lambda answer: near(answer[PRICE][TUGRUG], 4),
                   "Multiply the parts that are left: 4,900 ÷ 6,200 times 2,500 ÷ 2,000.")),
        after="One tonne, and it falls by 21, by 1, by 77 or by 71 %. Ask of each headline: which of the four? Next: "
              "which number answers?"),
    "boom_and_bust.8": Exercise(
        lambda: dict(zip(ASKED, NUMBERS)),
        question="Which number answers the question?", form=Match(ASKED, NUMBERS),
        hints=("Two questions are about one tonne and the state. In which money?", "Salaries are paid in tögrög.",
               "“All mines” is more than one tonne, and more than the royalty."),
        mistakes=((said(TREASURY, IN_ROYALTY, IN_TUGRUG),
                   "That is one tonne. All mines sell many, and pay more than the royalty."),
                  (said(TREASURY, IN_PRICE), "A price is what a buyer pays. The budget gets a part of it."),
                  (said(BUYER, IN_ROYALTY, IN_TUGRUG),
                   "The buyer pays the price. The royalty is the state's part of it."),
                  (said(SALARIES, IN_PRICE), "Not all of the price comes to the budget. And in which money are "
                                             "salaries paid?"),
                  (said(SALARIES, IN_ROYALTY), "In which money are salaries paid?"),
                  (said(TONNE, IN_TUGRUG), "In the money of the sale: copper is sold for dollars."),
                  (said(TONNE, IN_PRICE), "That is what the buyer pays. What does the state take of it?")),
        after="None of the four can stand for another. Next: two aims of a fund."),
    "boom_and_bust.9": Exercise(
        lambda: {TEACHERS: SMOOTHING, MEAN: SMOOTHING, INTEREST: LATER, PARTY: NEITHER},
        question="Four invented plans. What does each one do?", form=Match(PLANS, AIMS),
        hints=("Does the money come back in the next bust, or does it stay?",
               "Who has the money when the mine is closed?",
               "Two of the four do the same."),
        mistakes=((said(PARTY, SMOOTHING), "Spent when it is full: is anything left for a bad year?"),
                  (said(PARTY, LATER), "Spent when it is full: what is left for those who come later?"),
                  (said(INTEREST, SMOOTHING), "Here the money itself is never paid out. For whom is it kept?"),
                  (said(MEAN, LATER), "What goes in above the mean comes out again below it. Does it last?"),
                  (said(TEACHERS, LATER), "The teachers are paid now, in the bad years. What is that?"),
                  (said(TEACHERS, NEITHER), "A bad year is bridged with the money of good ones. What is that?")),
        after="A country may want both: then it needs two funds, or two rules. Next: what a soum may do."),
    "boom_and_bust.10": Exercise(
        lambda: {SEASON, BALANCE},
        question="Budget Law, our copy: a local budget is planned and carried out without a deficit (57.2). What was "
                 "left of last year may be spent (57.3). For a gap of the season an aimag may give a soum a short loan "
                 "(57.4). Other debt and guarantees are forbidden, but for listed cases (57.5). Which of these may a "
                 "soum do, if it is no listed case?",
        form=Choices(WAYS),
        hints=("Go through the five, one article at a time.", "Two are allowed.",
               "Is the gap one of the season, or of the price?"),
        mistakes=((holding(BANK), "Three years are no season, and a bank is no aimag (57.5)."),
                  (holding(GUARANTEE), "A guarantee is named beside debt in 57.5."),
                  (holding(GAP), "57.2: planned without a deficit."),
                  ({SEASON}, "And what was left of last year (57.3)?"),
                  ({BALANCE}, "And a gap that closes within the year (57.4)?")),
        after="Against a fall of the price that lasts, a loan is no way out: there are savings, support from above, "
              "or cuts. Next: find a source."),
    "boom_and_bust.11": Exercise(
        question="Choose one text from the column “not read” of the lesson's table of laws, such as Article 6.1.3 or "
                 "8.1 of the Fiscal Stability Law (Төсвийн тогтвортой байдлын тухай хууль). What does it say? Write "
                 "down the document, the article and its date, where you read it, and how sure you are. If you found "
                 "nothing, write down where you looked.",
        form=Open(), after="It comes back when you return. Compare with a neighbour: did you read the same version?"),
    "boom_and_bust.12": Exercise(
        question="Soum A of Jishee lives from one mine. Choose soum, aimag or state as the holder of its savings. Give "
                 "two reasons for it, the best reason against it, and one rule that would protect the fund. Say who "
                 "was not asked.",
        form=Open(), after="It comes back when you return. Read it to somebody who chose another holder."),
}
