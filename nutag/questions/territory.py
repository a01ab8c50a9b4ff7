"""Questions of workbook 01: counts with a year, assemblies, who appoints, effective parties, seats against votes."""

from nutag.checks.core import Exercise
from nutag.data import load
from nutag.models.elections import effective_number_of_parties


def count(unit_type, vintage=2020):
    """Units of one type in one year, from Table 1 of the article and later counts."""
    units = load("territorial_units").set_index(["vintage", "unit_type"]).unit_count
    return int(units[vintage, unit_type])


def total(vintage):
    """All units of one year."""
    units = load("territorial_units")
    return int(units.unit_count[units.vintage == vintage].sum())


def many_children(limit):
    """Names of first-level units with more second-level units than `limit`."""
    aimags = load("aimags")
    second = aimags.soum_count_2023 + aimags.district_count_2023
    return set(aimags.name_en[second > limit])


def gap(year):
    """Seat share minus vote share of the largest party, in percentage points."""
    seats = load("khural_seats").set_index(["year", "party_id"]).seats
    votes = load("khural_votes").set_index(["year", "party_id"]).votes_pct
    return 100 * seats[year, "MPP"] / seats[year].sum() - votes[year, "MPP"]


EXERCISES = {
    "territory.1": Exercise(
        lambda: total(2020),
        hints=("Add the units of all three levels, as counted in 2020.", "22 + 339 + the third level."),
        mistakes=((lambda: total(2016), "That is the total of 2016. Table 1 of the article has the counts of 2020."),
                  (lambda: total(2023), "That is the total of 2023. Table 1 of the article has the counts of 2020."),
                  (lambda: total(2020) + 1, "Do not count the country itself."),
                  (361, "The third level is missing: bags and khoroos."))),
    "territory.2": Exercise(
        lambda: count("bag") / count("soum"), tolerance=0.005,
        hints=("A bag lies in a soum, not in a district.", "Divide the bags of 2020 by the soums."),
        mistakes=((lambda: count("bag") / 339, "Districts have khoroos, not bags. Divide by the soums alone."),
                  (lambda: count("soum") / count("bag"), "That is soums per bag. Turn it round."),
                  (lambda: count("bag", 2023) / count("soum", 2023), "That uses the bags of 2023. Take those of 2020."))),
    "territory.3": Exercise(
        lambda: 22 + 339,
        hints=("Which levels have an elected khural?", "A bag and a khoroo have a public meeting of all citizens instead."),
        mistakes=((lambda: total(2020), "Bags and khoroos have a public meeting, not an elected khural."),
                  (22, "The second level has elected khurals too."),
                  (339, "The first level has elected khurals too."),
                  (lambda: 21 + 330, "The capital and its districts have elected khurals too."))),
    "territory.4": Exercise(
        lambda: many_children(20),
        hints=("Add soums and districts, then keep the units with more than 20.",
               "`aimags.name_en[second > 20]` gives the names."),
        mistakes=((lambda: many_children(19), "More than 20, so a unit with exactly 20 does not count."),
                  (lambda: many_children(23) | {"Umnugovi"}, "The largest area does not have the most soums."))),
    "territory.5": Exercise(
        lambda: effective_number_of_parties, tolerance=1e-6,
        cases=(([50, 50],), ([65, 9, 1, 1],), ([68, 42, 8, 4, 4],), ([76],)),
        hints=("First the shares: each party's seats divided by all seats.", "Square each share, add them up, then 1 divided by that sum."),
        mistakes=((lambda: len, "That counts parties. Weigh them by their shares."),
                  (lambda: lambda seats: sum((s / sum(seats)) ** 2 for s in seats),
                   "That is the sum of squared shares. One step is missing: 1 divided by it."),
                  (lambda: lambda seats: 1 / sum(s / sum(seats) for s in seats), "The shares are not squared yet."))),
    "territory.6": Exercise(
        lambda: gap(2016), tolerance=0.005,
        hints=("Share of seats in %, minus share of votes in %.", "100 × 65 / 76 is the share of seats."),
        mistakes=((lambda: gap(2020), "That is the gap of 2020. The question asks for 2016."),
                  (lambda: -gap(2016), "Seats minus votes, not votes minus seats."),
                  (lambda: 65 - 45.12, "65 is a number of seats. First make it a share of 76."))),
    "territory.7": Exercise(
        lambda: "first-governor",
        hints=("Look at the row of the governor of a soum or district: nominated by whom, appointed by whom?",
               "The level above a soum is the aimag. Take the `power_id` of that body."),
        mistakes=(("second-khural", "The soum's own khural nominates. Who appoints?"),
                  ("national-government", "In the table this row appoints the governor of an aimag. Who appoints one level below?"),
                  ("first-khural", "Not the assembly of the aimag. Which single person?"))),
}
