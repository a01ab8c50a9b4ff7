"""Questions of workbook 02: a tier, channels, pairs across groups, hand-overs, overlapping plans, who should decide."""

from itertools import combinations
from statistics import pstdev

from nutag.checks.core import Exercise
from nutag.data import records
from nutag.models.decentralisation import local_loss, spillover_threshold, uniform_loss
from nutag.models.networks import pairwise_channels, relay_fidelity


def tier():
    """Links and the centre's load when the state deals with soums and districts through the first level."""
    aimags = records("aimags")
    below = sum(unit.soum_count_2023 + unit.district_count_2023 for unit in aimags)
    return {"links": below + len(aimags), "load": len(aimags)}


def first_step():
    """People by group in the survey's first step."""
    return {row.group: row.count for row in records("survey_design") if row.step == 1}


def group_pairs():
    """Pairs of participants of the survey's first step: all, and within the groups."""
    sizes = first_step().values()
    return pairwise_channels(sum(sizes)), sum(map(pairwise_channels, sizes))


def companies():
    """Mining companies of the survey's first step, and everybody else in it."""
    mining = first_step()["mining companies"]
    return mining, sum(first_step().values()) - mining


def overlaps(documents):
    """Pairs of documents that share at least one year."""
    spans = [(each.year_from, each.year_to) for each in documents]
    return sum(max(a[0], b[0]) <= min(a[1], b[1]) for a, b in combinations(spans, 2))


def six():
    """The documents in the article's list."""
    return [each for each in records("policy_documents") if each.listed_in == "article"]


def losses(spillover):
    """What places with 10 and 6 lose, at a cost of 2."""
    return {"one size": uniform_loss([10, 6], 1, 2), "alone": local_loss([10, 6], 1, 2, spillover)}


WANTED = [14, 8, 2]

EXERCISES = {
    "coordination.1": Exercise(
        tier,
        hints=("Draw it: the state, 22 units, 339 soums and districts. Every line is a link.",
               "Each of the 339 has one line up, and so has each of the 22. The load counts the lines that end at the state."),
        mistakes=(({"links": 339, "load": 339}, "That is without the first level in between."),
                  ({"links": 339, "load": 22}, "The 22 units need a line to the state too."),
                  ({"links": 361, "load": 361}, "The load is the number of links of the centre alone."),
                  ({"links": 361, "load": 27}, "27 soums lie below one aimag. The question asks for the load of the state."))),
    "coordination.2": Exercise(
        lambda: pairwise_channels, cases=((4,), (16,), (1,), (300,)),
        hints=("Each of the n partners has n − 1 others to talk with.", "Each pair is then counted twice."),
        mistakes=((lambda: lambda n: n * (n - 1), "Each pair is counted twice."),
                  (lambda: lambda n: n * n // 2, "Nobody needs a link to himself or herself."),
                  (lambda: lambda n: n, "That is one link each to a hub. Here each talks with each."),
                  (lambda: lambda n: 2 ** n, "That counts all possible circles of people, not pairs."))),
    "coordination.3": Exercise(
        lambda: companies()[0] * companies()[1],
        hints=("How many people are no mining company?", "Each of the 40 companies can talk with each of them."),
        mistakes=((lambda: companies()[0] * sum(companies()), "That counts the companies among the others too."),
                  (lambda: companies()[0] * companies()[1] + pairwise_channels(companies()[0]),
                   "That also counts the pairs of two companies."),
                  (lambda: group_pairs()[0] - group_pairs()[1], "Those are all pairs across groups. Here one of the two is a company."),
                  (lambda: 2 * companies()[0] * companies()[1], "Each pair is counted twice."))),
    "coordination.4": Exercise(
        lambda: relay_fidelity(0.8, 3), tolerance=0.0005,
        hints=("How many times is the message handed over between state, aimag, soum and bag?",
               "Multiply by 0.8 once for each hand-over."),
        mistakes=((lambda: relay_fidelity(0.8, 4), "There are four levels. Between them are fewer hand-overs."),
                  (lambda: relay_fidelity(0.8, 2), "One hand-over is missing: from soum to bag."),
                  (0.4, "The losses do not add up: each hand-over keeps 0.8 of what arrives."),
                  (lambda: relay_fidelity(0.9, 3), "That is the part of the lesson, with 0.9. Here each hand-over keeps 0.8."),
                  (lambda: 1 - relay_fidelity(0.8, 3), "That part is lost. The question asks what arrives."),
                  (2.4, "Nothing can arrive more than whole. Multiply 0.8 by itself."))),
    "coordination.5": Exercise(
        lambda: overlaps(six()),
        hints=("Six documents make 15 pairs. Which pairs have no year in common?",
               "Two documents end in 2015. Which one begins after that?"),
        mistakes=((lambda: pairwise_channels(len(six())), "Those are all pairs. Some have no year in common."),
                  (lambda: pairwise_channels(len(six())) - overlaps(six()), "Those are the pairs without a common year."),
                  (lambda: 2 * overlaps(six()), "Each pair is counted twice."),
                  (lambda: overlaps(records("policy_documents")), "Vision-2050 is not in the article's list of six."))),
    "coordination.6": Exercise(
        lambda: losses(0.2), tolerance=0.0005,
        hints=("One size: the middle of 8 and 4 units. Each place then misses its best by 2 units.",
               "Alone, a unit feels as if it cost 2 / (1 − 0.2). How many units less does each place take? "
               "Missing d units costs d²/2 points."),
        mistakes=((lambda: losses(0.5), "That is at κ = 0.5. The question has κ = 0.2."),
                  ({"one size": 4, "alone": 0.16}, "The cost felt is c / (1 − κ), not c · (1 + κ)."),
                  ({"one size": 4, "alone": 0.125}, "That is the loss of one place. Add both."),
                  ({"one size": 2, "alone": 0.25}, "With one size both places lose. Add both."),
                  ({"one size": 0.25, "alone": 4}, "You have the two the wrong way round."))),
    "coordination.7": Exercise(
        lambda: spillover_threshold(WANTED, unit_cost=2), tolerance=0.0005,
        hints=("The best is 12, 6 and 0 units. One size is 6 units for all. What is lost?",
               "The third place takes nothing, so it cannot take less. Two places lose x²/2 each: when is that 36 together?",
               "The felt cost is then 2 + 6 = 8 = 2 / (1 − κ)."),
        mistakes=((lambda: pstdev(WANTED) / (pstdev(WANTED) + 2),
                   "That is the closed form. It counts a loss for the third place, which takes nothing from the start."),
                  (lambda: spillover_threshold([12, 8, 4], 2), "Those are the values of the panel: 12, 8 and 4."),
                  (0.25, "That share stays in the place. κ is the share that leaves."),
                  (6, "That is how much the felt cost may rise. Which κ makes it rise so much?"))),
}
