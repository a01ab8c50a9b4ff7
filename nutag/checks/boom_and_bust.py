"""Questions of the workbook on boom and bust."""
from nutag.checks.core import Exercise
from nutag.data import load
from nutag.models.stabilisation import spend_early, stabilise

PATH = [100, 120, 160, 200, 180, 90, 60, 70, 100, 110]


def swing(window):
    """SD of spending over SD of revenue on the path of the lesson."""
    fund = stabilise(PATH, window)
    return float(fund.spending.std() / fund.revenue.std())


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
    row = load("national_series").set_index("year").loc[year]
    gap = row.general_budget_expenditure_mnt_mln - row.general_budget_revenue_mnt_mln
    return float(gap / row.gdp_current_mnt_mln if relative else gap)


def kept_shares():
    """What stays of each 100 tögrög of a local surplus, 2016 to 2020."""
    return (100 - load("upward_transfers").sort_values("year").upward_share_pct).tolist()


EXERCISES = {
    "boom_and_bust.1": Exercise(
        lambda: {"spent": 22.5, "fund": 7.5},
        hints=("Go year by year. Year 1 brings 2.5 and the fund is empty.",
               "Each year above 5 adds what is above 5. No later year is below 5.",
               "What is spent and what is left in the fund must add up to all revenue, 30."),
        mistakes=(({"spent": 25, "fund": 5}, "That is the boom-first order, or a fund that paid before it had money. What is in "
                                             "the fund when year 1 ends?"),
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
        lambda: swing(5),
        hints=("Make the fund first: `fund = stabilise(path, 5)`.",
               "Divide `fund.spending.std()` by `fund.revenue.std()`."),
        mistakes=((lambda: 1 / swing(5), "Turn the ratio over: spending goes on top."),
                  (lambda: swing(5) ** 2, "That is a ratio of variances. The standard deviation is its root."),
                  (lambda: swing(3), "That is the window of three years."),
                  (lambda answer: answer > 1, "Above 1 would mean that the fund makes spending swing more. On this path it does not.")),
        tolerance=0.0005),
    "boom_and_bust.4": Exercise(
        lambda: 7,
        hints=("Look for the first year in which `spending` is smaller than `target`.",
               "The fund is largest at the end of year 5. Count down from there."),
        mistakes=((6, "In year 6 the fund pays 60 and still holds 66.33."),
                  (8, "In year 8 the fund was empty before the year began. When did it pay its last?"),
                  (5, "In year 5 the fund is at its largest."))),
    "boom_and_bust.5": Exercise(
        kept_shares,
        hints=("The table says what is passed up. The question is what stays.",
               "What stays is 100 less what is passed up, for each of the five years."),
        mistakes=((lambda: load("upward_transfers").sort_values("year").upward_share_pct.tolist(),
                   "Those are the shares that were passed up. What stays?"),
                  (lambda: [-10, -20, 20, 10], "Those are the changes from year to year. Give what stays in each year."))),
    "boom_and_bust.6": Exercise(
        lambda: deficit(2020) / deficit(1999),
        hints=("First divide each deficit by the GDP of its own year.",
               "Then divide the share of 2020 by the share of 1999. Both shares are near one tenth."),
        mistakes=((lambda: deficit(2020, False) / deficit(1999, False), "That compares tögrög of 1999 with tögrög of 2020. Divide "
                                                                        "by the GDP of the same year first."),
                  (lambda: deficit(1999) / deficit(2020), "Turn the ratio over: 2020 on top."),
                  (lambda: deficit(2020) - deficit(1999), "That is the difference of the shares. The question asks how many times.")),
        tolerance=0.005),
    "boom_and_bust.7": Exercise(
        lambda: round(float(spend_early(PATH, 1, [4, 8], 5).spending[7]), 1),
        hints=("In year 4 the whole fund is spent. So year 5 starts with an empty fund.",
               "Year 5 saves 28. Year 6 asks for 60 and gets 28.",
               "What can the fund then add in year 7 to the 60 that comes in?"),
        mistakes=((126.3, "That is the fund left alone."),
                  (77.2, "That is the answer when half of the fund is spent in year 4."),
                  (lambda answer: answer > 60, "By year 7 the fund has already paid for year 6. What is left?")),
        tolerance=0.05),
}
