"""Questions of workbook 00: counting units, shares of people, a first function, and four kinds of numbers."""

from nutag.checks.core import Exercise
from nutag.data import load


def people():
    """People of the 22 first-level units, most populous first (census of January 2020)."""
    census = load("population_by_aimag").query("year == 2020 and basis == 'census'")
    return census.population.sort_values(ascending=False)


def units_to_reach(share):
    """How many units, most populous first, hold at least this share of all people."""
    return int((people().cumsum() / people().sum() < share).sum()) + 1


def density(people, area_km2):
    return people / area_km2


EXERCISES = {
    "start_here.1": Exercise(
        lambda: len(load("aimags")),
        hints=("How many rows has the table `aimags`?", "`len(aimags)` counts rows."),
        mistakes=((21, "That counts the aimags. The capital is a first-level unit too."),
                  (lambda: len(load("soums")), "That counts the second level: soums and districts."))),
    "start_here.2": Exercise(
        lambda: round(100 * people().max() / people().sum(), 1), tolerance=0.05,
        hints=("Divide the people of the capital by all people, then times 100.",
               "The largest number of the column is `people.max()`, the total is `people.sum()`."),
        mistakes=((lambda: round(100 * people().max() / (people().sum() - people().max()), 1),
                   "You divided by the people outside the capital. Divide by all people."),
                  (lambda: round(100 / 22, 1), "That is the share of units, not of people."))),
    "start_here.3": Exercise(
        lambda: units_to_reach(0.75),
        hints=("Move the control of the workbook until the share of people passes 75 %.",
               "In code: `people.cumsum() / people.sum()` gives the share after each step."),
        mistakes=((lambda: units_to_reach(0.75) - 1, "Not quite three quarters yet: look at the share once more."),
                  (lambda: round(0.75 * 22), "Three quarters of the units is not three quarters of the people."))),
    "start_here.4": Exercise(
        lambda: density, cases=((95_000, 55_000), (1_500_000, 4_700), (10, 4)), tolerance=1e-9,
        hints=("People per km²: which of the two stands above the line?", "Return `people / area_km2`."),
        mistakes=((lambda: lambda people, area_km2: area_km2 / people, "That is km² per person. Turn it round."),
                  (lambda: lambda people, area_km2: people // area_km2,
                   "`//` cuts off the decimals. Use `/`."))),
    "start_here.5": Exercise(
        lambda: {"330 soums": "SEED", "census of January 2020": "SOURCE", "programme that reaches units": "TEACHING",
                 "survey drawn by the computer": "SYNTHETIC"},
        hints=("Look at the table of four words in the workbook.",
               "The article is one of the two documents that the course starts from: its numbers are SEED."),
        mistakes=((lambda answer: answer.get("programme that reaches units") == "SYNTHETIC",
                   "Nobody drew the programme by chance: we invented it for teaching."),
                  (lambda answer: answer.get("330 soums") == "SOURCE",
                   "330 soums comes from the article, one of the two documents the course starts from."))),
}
