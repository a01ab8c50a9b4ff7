"""Questions of workbook 00: counting units, shares of people, a first function, four kinds of numbers, a rule's fairness."""

from itertools import accumulate

from nutag.checks.core import Exercise
from nutag.checks.forms import Match, Number, Open
from nutag.data import records

KINDS = ("SEED", "SOURCE", "TEACHING", "SYNTHETIC")


def people():
    """People of the 22 first-level units, most populous first (census of January 2020)."""
    census = (row for row in records("population_by_aimag") if row.year == 2020 and row.basis == "census")
    return sorted((row.population for row in census), reverse=True)


def capital_pct(of=sum):
    """People of the capital in percent of all people, or of what `of` makes of the list."""
    return round(100 * people()[0] / of(people()), 1)


def units_to_reach(share):
    """How many units, most populous first, hold at least this share of all people."""
    return sum(reached / sum(people()) < share for reached in accumulate(people())) + 1


def density(people, area_km2):
    return people / area_km2


EXERCISES = {
    "start_here.1": Exercise(
        lambda: len(records("aimags")),
        question="How many units of the first level does Mongolia have?", form=Number("units"),
        hints=("How many rows has the table `aimags`?", "Count the aimags, then add the capital."),
        mistakes=((21, "That counts the aimags. The capital is a first-level unit too."),
                  (lambda: len(records("soums")), "That counts the second level: soums and districts.")),
        after="21 aimags and the capital. Next: how many of all people live in that one?"),
    "start_here.2": Exercise(
        capital_pct, tolerance=0.05,
        question="What share of all people lives in the capital, by the census of January 2020?", form=Number("%"),
        hints=("Divide the people of the capital by all people, then times 100.",
               "The capital is the largest number of the table. All people are the sum of its 22 numbers."),
        mistakes=((lambda: capital_pct(lambda numbers: sum(numbers[1:])),
                   "You divided by the people outside the capital. Divide by all people."),
                  (lambda: round(100 / 22, 1), "That is the share of units, not of people.")),
        after="1 of 22 units, and nearly half of all people. Next: how fast does the rest of the list add up?"),
    "start_here.3": Exercise(
        lambda: units_to_reach(0.75),
        question="After how many units has the programme reached three quarters of all people?", form=Number("units"),
        hints=("Move the control of the workbook until the share of people passes 75 %.",
               "Add the people unit by unit, the most populous first, until you pass 75 % of all."),
        mistakes=((lambda: units_to_reach(0.75) - 1, "Not quite three quarters yet: look at the share once more."),
                  (lambda: round(0.75 * 22), "Three quarters of the units is not three quarters of the people.")),
        after="People live close together, so fewer than half of the units hold three quarters of them."),
    "start_here.4": Exercise(
        lambda: density, cases=((95_000, 55_000), (1_500_000, 4_700), (10, 4)), tolerance=1e-9, python=True,
        hints=("People per km²: which of the two stands above the line?", "Return `people / area_km2`."),
        mistakes=((lambda: lambda people, area_km2: area_km2 / people, "That is km² per person. Turn it round."),
                  (lambda: lambda people, area_km2: people // area_km2,
                   "`//` cuts off the decimals. Use `/`."))),
    "start_here.5": Exercise(
        lambda: {"about 40 mining companies asked": "SEED", "census of January 2020": "SOURCE",
                 "programme that reaches units": "TEACHING", "survey drawn by the computer": "SYNTHETIC"},
        question="Which word belongs to each number?",
        form=Match(("census of January 2020", "survey drawn by the computer", "about 40 mining companies asked",
                    "programme that reaches units"), KINDS),
        hints=("Look at the table of four words in the workbook.",
               "The article is one of the two documents that the course starts from: its numbers are SEED."),
        mistakes=((lambda answer: answer.get("programme that reaches units") == "SYNTHETIC",
                   "Nobody drew the programme by chance: we invented it for teaching."),
                  (lambda answer: answer.get("about 40 mining companies asked") == "SOURCE",
                   "The survey is the article's own, and the article is one of the two documents the course starts from.")),
        after="Never quote a TEACHING or SYNTHETIC value as a fact about Mongolia."),
    "start_here.6": Exercise(
        question="Who could call that order fair, and who could call it unfair? Which other order would you propose?",
        form=Open(), after="It comes back when you return. Compare it with what your neighbour wrote."),
}
