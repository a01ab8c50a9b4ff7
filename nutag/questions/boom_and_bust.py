"""Questions of the workbook on boom and bust."""
from itertools import pairwise
from statistics import pstdev

from nutag.checks.core import Exercise
from nutag.data import records
from nutag.models.stabilisation import spend_early, stabilise

PATH = [100, 120, 160, 200, 180, 90, 60, 70, 100, 110]


def swing(window):
    """SD of spending over SD of revenue on the path of the lesson."""
    fund = stabilise(PATH, window)
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


def deficit(year, relative=True):
    """Spending less revenue of the general budget in a year, as a share of GDP or in million tögrög."""
    row = next(row for row in records("national_series") if row.year == year)
    gap = row.general_budget_expenditure_mnt_mln - row.general_budget_revenue_mnt_mln
    return gap / row.gdp_current_mnt_mln if relative else gap


def changes():
    """By how much the share of a local surplus that is passed up differs from the year before, 2017 to 2020."""
    shares = [row.upward_share_pct for row in sorted(records("upward_transfers"))]
    return [later - earlier for earlier, later in pairwise(shares)]


EXERCISES = {
    "boom_and_bust.1": Exercise(
        lambda: {"spent": 27, "fund": 3},
        hints=("Go year by year. Year 1 brings 3 and the fund is empty.",
               "Each year above 6 adds what is above 6. Only one later year is below 6.",
               "What is spent and what is left in the fund must add up to all revenue, 30."),
        mistakes=(({"spent": 30, "fund": 0}, "That fund paid in year 1, before it had money. What is in it when year 1 ends?"),
                  ({"spent": 25, "fund": 5}, "Year 5 brings 4, and the fund holds 5. What does the rule do then?"),
                  (lambda answer: sum(answer.values()) != 30, "The two numbers do not add up to all revenue. Money neither "
                                                              "appears nor disappears."))),
    "boom_and_bust.2": Exercise(
        lambda: paid,
        hints=("There are two cases: revenue above the target, and revenue below it.",
               "Below the target the fund pays the gap or all it has, whichever is smaller: `min(gap, balance)`.",
               "One line is enough: `min(target, revenue + balance)`. Try it for both cases."),
        mistakes=((lambda: pays_what_it_lacks, "Your fund always meets its target. Can it pay what it does not have?"),
                  (lambda: never_saves, "Your fund pays in bad years but saves nothing in good ones."),
                  (lambda: empties_the_fund, "Your fund pays all it has, even when the gap is smaller.")),
        cases=((5, 5, 0), (10, 5, 0), (2.5, 5, 7.5), (2.5, 5, 0), (60, 138, 66), (60, 100, 10), (70, 120, 0), (80, 100, 50)),
        tolerance=1e-9),
    "boom_and_bust.3": Exercise(
        lambda: swing(4),
        hints=("Make the fund first: `fund = stabilise(path, 4)`.",
               "Divide `fund.spending.std()` by `fund.revenue.std()`."),
        mistakes=((lambda: 1 / swing(4), "Turn the ratio over: spending goes on top."),
                  (lambda: swing(4) ** 2, "That is a ratio of variances. The standard deviation is its root."),
                  (lambda: swing(5), "That is the window of five years."),
                  (lambda answer: answer > 1, "Above 1 would mean that the fund makes spending swing more. On this path it does not.")),
        tolerance=0.0005),
    "boom_and_bust.4": Exercise(
        lambda: 8,
        hints=("Look for the first year in which `spending` is smaller than `target`.",
               "The fund is largest at the end of year 5. Count down from there."),
        mistakes=((7, "That is the year with a window of five. With seven the fund still holds 4.67 when year 7 ends."),
                  (9, "In year 9 the fund was empty before the year began. When did it pay its last?"),
                  (5, "In year 5 the fund is at its largest."))),
    "boom_and_bust.5": Exercise(
        lambda: sum(map(abs, changes())) / len(changes()),
        hints=("In 2017 the soum plans with the 30 % of 2016, and 40 % are passed up: it is wrong by 10.",
               "Do the same for 2018, 2019 and 2020, and take the mean of the four."),
        mistakes=((lambda: sum(changes()), "Too much in one year does not make up for too little in another: count both as wrong."),
                  (lambda: sum(map(abs, changes())), "That is the sum. The question asks for the average."),
                  (lambda: sum(map(abs, changes())) / 5, "There are five shares, but only four years in which one can plan with "
                                                         "the one before."))),
    "boom_and_bust.6": Exercise(
        lambda: deficit(2020) / deficit(1999),
        hints=("First divide each deficit by the GDP of its own year.",
               "Then divide the share of 2020 by the share of 1999. Both shares are near one tenth."),
        mistakes=((lambda: deficit(2020, False) / deficit(1999, False), "That compares tögrög of 1999 with tögrög of 2020. Divide "
                                                                        "by the GDP of the same year first."),
                  (47, "That compares tögrög, as the question says. Divide by the GDP of the same year first."),
                  (1.3, "That is right to one decimal. Give two."),
                  (lambda: deficit(1999) / deficit(2020), "Turn the ratio over: 2020 on top."),
                  (lambda: deficit(2020) - deficit(1999), "That is the difference of the shares. The question asks how many times.")),
        tolerance=0.005),
    "boom_and_bust.7": Exercise(
        lambda: round(spend_early(PATH, 1, [4, 8], 5)[6]["spending"], 1),
        hints=("In year 4 the whole fund is spent. So year 5 starts with an empty fund.",
               "Year 5 saves 28. Year 6 asks for 60 and gets 28.",
               "What can the fund then add in year 7 to the 60 that comes in?"),
        mistakes=((126.3, "That is the fund left alone."),
                  (77.2, "That is the answer when half of the fund is spent in year 4."),
                  (lambda answer: answer > 60, "By year 7 the fund has already paid for year 6. What is left?")),
        tolerance=0.05),
}
