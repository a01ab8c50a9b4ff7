"""Questions of the workbook on revenue sharing."""

from statistics import mean

from nutag.checks.core import Exercise
from nutag.data import records
from nutag.models.fiscal_transfers import criteria_allocation, derivation_blend, net_equalisation
from nutag.models.inequality import gini

POOL = 1_000_000_000  # tögrög
WEIGHTS = dict(population=0.4, area=0.2, need=0.3, effort=0.1)


def column(name):
    """One value a soum of Jishee."""
    return [getattr(soum, name) for soum in records("jishee_soums")]


def shared(by_origin):
    """₮1,000 million shared among the soums of Jishee, the part `by_origin` by origin and the rest by people."""
    return derivation_blend(POOL, column("royalty_origin_mnt_mln"), column("population"), by_origin)


def gini_per_head(amounts):
    """Gini of amounts per head, every person of Jishee counted."""
    people = column("population")
    return gini([amount / n for amount, n in zip(amounts, people)], people)


def gini_of_soums():
    """The usual slip: each soum counts once, however many live there."""
    return gini([amount / n for amount, n in zip(shared(0.5), column("population"))])


def by_criteria(use_index_as_need=False, per_person=True):
    """₮ by soum under the four criteria at the teaching weights; the flags make the usual slips."""
    people = column("population") if per_person else [1] * len(column("population"))
    index = column("development_index")
    lack = index if use_index_as_need else [1 - each for each in index]
    criteria = dict(population=column("population"), area=column("area_km2"), need=products(people, lack),
                    effort=products(people, column("effort_index")))
    return dict(zip(column("soum"), criteria_allocation(POOL, criteria, WEIGHTS)))


def products(people, scores):
    """People times a score, soum by soum, without the noise of floating-point arithmetic."""
    return [round(n * score, 6) for n, score in zip(people, scores)]


def transfers(degree):
    """What equalisation moves to (+) or from (−) each soum, in ₮ million."""
    own = [amount * 10**6 for amount in column("own_revenue_mnt_mln")]
    moved = net_equalisation(own, column("population"), degree)
    return {soum: amount / 10**6 for soum, amount in zip(column("soum"), moved)}


def retention(people, all_people, degree):
    """What a soum keeps of one more tögrög: 1 − degree · (1 − its share of all people)."""
    return 1 - degree * (1 - people / all_people)


def upward():
    """Percent of a surplus that went upward, one number a year, in the order of the years."""
    return [row.upward_share_pct for row in sorted(records("upward_transfers"))]


def audit():
    """The audit of 2023 by point, ₮ billion."""
    return {row.point_id: row.value_mnt_bn for row in records("local_budget_points")}


EXERCISES = {
    "revenue_sharing.1": Exercise(
        lambda: {soum: amount for soum, amount in zip("AB", shared(1))},
        hints=("All by origin: only what a soum yields counts.", "A yields 8,000 of 10,000, B the rest."),
        mistakes=(({"A": 8_000, "B": 2_000}, "That is what A and B yield, in million tögrög. Share ₮1,000,000,000 in that proportion."),
                  ({"A": 156_250_000, "B": 93_750_000},
                   "That shares by people. Here all is shared by origin."),
                  ({"A": 800, "B": 200}, "That is in million tögrög. The question asks for tögrög."),
                  ({"A": 625_000_000, "B": 375_000_000},
                   "You used the people of A and B. Which column says what they yield?"))),
    "revenue_sharing.2": Exercise(
        lambda: gini_per_head(shared(0.5)), tolerance=0.0005,
        hints=("First the amounts: `derivation_blend(pool, origin, people, 0.5)`. Then divide by people.",
               "`gini(per_head, people)`: the second list says how many people live with each amount."),
        mistakes=((lambda: gini_per_head(shared(1)), "That is the Gini when all is shared by origin."),
                  (lambda: gini(shared(0.5), column("population")),
                   "That is the Gini of the amounts of the soums. Divide each by its people first."),
                  (gini_of_soums, "You counted each soum once. Give the people of each soum as weights."),
                  (0.5, "One half is the derivation share. The Gini has to be computed."))),
    "revenue_sharing.3": Exercise(
        by_criteria,
        hints=("Each criterion is an amount of each soum. Need grows with people and with what the index lacks to 1.",
               "need = population × (1 − development index); effort = population × effort index.",
               "`criteria_allocation(pool, criteria, weights)` takes two dicts with the same four names and gives a list, "
               "soum by soum. `dict(zip(soums.soum, amounts))` makes the dictionary."),
        mistakes=((lambda: by_criteria(use_index_as_need=True),
                   "You gave more to the more developed. Need is what lacks to 1."),
                  (lambda: by_criteria(per_person=False),
                   "You used the bare indices. Multiply need and effort by people."),
                  (lambda: dict(zip("ABCDEF", shared(0))), "That is by people alone. Use all four criteria."))),
    "revenue_sharing.4": Exercise(
        lambda: transfers(0.5), tolerance=0.001,
        hints=("First the mean: all own revenue over all people, ₮ million per head.",
               "Half of: people × mean − own revenue. Below the mean is a plus."),
        mistakes=((lambda: transfers(1), "That closes the whole gap. Half of each gap is to be closed."),
                  (lambda: {soum: -amount for soum, amount in transfers(0.5).items()},
                   "The signs are turned round. A soum below the mean receives, so its transfer is a plus."),
                  (lambda: {soum: 10**6 * amount for soum, amount in transfers(0.5).items()},
                   "That is in tögrög. Give ₮ million."))),
    "revenue_sharing.5": Exercise(
        lambda: retention, tolerance=1e-9,
        cases=((5_000, 32_000, 0.5), (2_000, 32_000, 0.5), (16_000, 32_000, 0.25), (10, 10, 1), (0, 10, 1),
               (3, 12, 0)),
        hints=("Raise one tögrög more. The soum gives up the degree, times … what?",
               "One tögrög more also lifts the mean, and the soum gets its share of people of that back."),
        mistakes=((lambda: lambda people, all_people, degree: 1 - degree,
                   "A soum is a part of the whole: some of what it gives up comes back to it."),
                  (lambda: lambda people, all_people, degree: degree * (1 - people / all_people),
                   "That is what leaves. What stays?"))),
    "revenue_sharing.6": Exercise(
        lambda: 0.943 * audit()["b04"] - audit()["b06"], tolerance=0.06,
        hints=("Realised means: this part of the total came in.", "94.3 % of the total, less what was disbursed."),
        mistakes=((lambda: audit()["b07"], "That is the balance as reported. Compute it from the other figures."),
                  (lambda: audit()["b04"] - audit()["b06"],
                   "That takes the whole budget as come in. Only 94.3 % came in."),
                  (lambda: 0.943 * audit()["b04"] - audit()["b05"],
                   "You took the contracts. How much was paid out?"))),
    "revenue_sharing.7": Exercise(
        lambda: [100 - share for share in upward()],
        hints=("The table gives what goes up.", "100 less the share that goes up, in the order of the years."),
        mistakes=((upward, "That went up. What stayed?"),
                  (lambda: [1 - share / 100 for share in upward()], "Those are shares of one tögrög. Of ₮100, please."),
                  (lambda: 100 - mean(upward()), "An average hides the years. Give one number a year."))),
}
