"""Questions of workbook 01: counts with a year, assemblies, who appoints, effective parties, seats against votes."""

from nutag.checks.core import Exercise
from nutag.checks.forms import Choice, Choices, Ledger, Number, Open
from nutag.data import records
from nutag.models.elections import effective_number_of_parties

BODIES = ("the khural of the soum", "the khural of the aimag", "the governor of the aimag", "the Prime Minister and Government",
          "the citizens' public meeting of the bag")


def count(unit_type, vintage=2020):
    """Units of one type in one year, from Table 1 of the article and later counts."""
    units = records("territorial_units")
    return next(row.unit_count for row in units if (row.vintage, row.unit_type) == (vintage, unit_type))


def total(vintage):
    """All units of one year."""
    return sum(row.unit_count for row in records("territorial_units") if row.vintage == vintage)


def names():
    """First-level units, by their names in Latin letters."""
    return [unit.name_en for unit in records("aimags")]


def many_children(limit):
    """Names of first-level units with more second-level units than `limit`."""
    return {unit.name_en for unit in records("aimags") if unit.soum_count_2023 + unit.district_count_2023 > limit}


def gap(year):
    """Seat share minus vote share of the largest party, in percentage points."""
    seats = {row.party_id: row.seats for row in records("khural_seats") if row.year == year}
    votes = {row.party_id: row.votes_pct for row in records("khural_votes") if row.year == year}
    return 100 * seats["MPP"] / sum(seats.values()) - votes["MPP"]


EXERCISES = {
    "territory.1": Exercise(
        lambda: total(2020),
        question="How many units of all three levels were there in 2020?", form=Number("units"),
        hints=("Add the units of all three levels, as counted in 2020.", "22 + 339 + the third level."),
        mistakes=((lambda: total(2016), "That is the total of 2016. Table 1 of the article has the counts of 2020."),
                  (lambda: total(2023), "That is the total of 2023. Table 1 of the article has the counts of 2020."),
                  (lambda: total(2020) + 1, "Do not count the country itself."),
                  (361, "The third level is missing: bags and khoroos.")),
        after="22 + 339 + 1,765: a total that Table 1 of the article leaves blank. Next: how many bags lie in one soum?"),
    "territory.2": Exercise(
        lambda: count("bag") / count("soum"), tolerance=0.005,
        question="How many bags does a soum have on average? Use the counts of 2020, and give two decimals.",
        form=Number("bags"),
        hints=("A bag lies in a soum, not in a district.", "Divide the bags of 2020 by the soums."),
        mistakes=((lambda: count("bag") / 339, "Districts have khoroos, not bags. Divide by the soums alone."),
                  (lambda: count("soum") / count("bag"), "That is soums per bag. Turn it round."),
                  (lambda: count("bag", 2023) / count("soum", 2023), "That uses the bags of 2023. Take those of 2020.")),
        after="About five. Each bag has a public meeting of all its citizens. Next: who has an elected assembly?"),
    "territory.3": Exercise(
        lambda: 22 + 339,
        question="How many units have an elected khural of their own? Do not count parliament.", form=Number("units"),
        hints=("Which levels have an elected khural?", "A bag and a khoroo have a public meeting of all citizens instead."),
        mistakes=((lambda: total(2020), "Bags and khoroos have a public meeting, not an elected khural."),
                  (22, "The second level has elected khurals too."),
                  (339, "The first level has elected khurals too."),
                  (lambda: 21 + 330, "The capital and its districts have elected khurals too.")),
        after="Two of the three levels elect an assembly. The third decides in a public meeting of all its citizens."),
    "territory.4": Exercise(
        lambda: many_children(20),
        question="Which first-level units have more than 20 soums or districts? Choose them all.", form=Choices(names),
        hints=("Add soums and districts, then keep the units with more than 20.",
               "There are three. A unit with exactly 20 is none of them."),
        mistakes=((lambda: many_children(19), "More than 20, so a unit with exactly 20 does not count."),
                  (lambda: many_children(23) | {"Umnugovi"}, "The largest area does not have the most soums.")),
        after="Three units, and the largest by area is none of them."),
    "territory.5": Exercise(
        lambda: effective_number_of_parties, tolerance=1e-6,
        python=True,
        cases=(([50, 50],), ([65, 9, 1, 1],), ([68, 42, 8, 4, 4],), ([76],)),
        hints=("First the shares: each party's seats divided by all seats.", "Square each share, add them up, then 1 divided by that sum."),
        mistakes=((lambda: len, "That counts parties. Weigh them by their shares."),
                  (lambda: lambda seats: sum((s / sum(seats)) ** 2 for s in seats),
                   "That is the sum of squared shares. One step is missing: 1 divided by it."),
                  (lambda: lambda seats: 1 / sum(s / sum(seats) for s in seats), "The shares are not squared yet."))),
    "territory.6": Exercise(
        lambda: gap(2016), tolerance=0.005,
        question="By how many percentage points is its share of seats larger than its share of votes?",
        form=Number("percentage points"),
        hints=("Share of seats in %, minus share of votes in %.", "100 × 65 / 76 is the share of seats."),
        mistakes=((lambda: gap(2020), "That is the gap of 2020. The question asks for 2016."),
                  (lambda: -gap(2016), "Seats minus votes, not votes minus seats."),
                  (lambda: 65 - 45.12, "65 is a number of seats. First make it a share of 76.")),
        after="Less than half of the votes became more than four fifths of the seats. The rule that counts votes matters."),
    "territory.7": Exercise(
        lambda: "the governor of the aimag", also=("first-governor", "aimag governor", "the aimag's governor", "аймгийн Засаг дарга"),
        question="Who appoints the governor (Засаг дарга) of a soum, according to the table?", form=Choice(BODIES),
        hints=("Look at the row of the governor of a soum or district: nominated by whom, appointed by whom?",
               "The level above a soum is the aimag. Which single person stands there?"),
        mistakes=(("the khural of the soum", "The soum's own khural nominates. Who appoints?"),
                  ("the Prime Minister and Government", "They appoint the governor of an aimag. Who appoints one level below?"),
                  ("the khural of the aimag", "Not the assembly of the aimag. Which single person?")),
        after="So a soum's governor answers to two sides: to the khural below that nominates, and to the governor above."),
    "territory.8": Exercise(
        question="Where would you look for the text? Whom would you ask? How would you know that it is in force today?",
        form=Open(), after="It comes back when you return. Compare it with our answer in the solutions."),
    "territory.9": Exercise(
        question="Write one row of your own for the ledger of claims.",
        form=Ledger(), after="All three parts are there. A claim that can be tested says what would prove it wrong."),
}
