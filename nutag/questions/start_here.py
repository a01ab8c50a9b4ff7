"""Questions of workbook 00: half of whose people, people per km², which document, four kinds of numbers, a fair order."""

from itertools import accumulate

from nutag.checks.core import Exercise
from nutag.checks.forms import Match, Number, Open
from nutag.data import records

CLAIMS = ("Sixteen agreements were signed in Dornod.", "People know little about partnership for local development.",
          "Local officials lack skills.", "Four payments were made in 2023 and 2024.",
          "A governor has 45 days to answer about a licence.")
DOCUMENTS = ("the article", "the project record", "neither of the two")
CITIZENS = "More than 100 citizens answered the authors' questions."
VOTED = "369,656 people voted online on local projects in Ulaanbaatar in 2021 (the city's page)."
JISHEE = "The aimag Jishee has six soums."
PATH = "A path of prices that the computer drew by chance."


def people():
    """People of each first-level unit by its code (census of January 2020)."""
    census = (row for row in records("population_by_aimag") if row.year == 2020 and row.basis == "census")
    return {row.aimag_iso: row.population for row in census}


def units_to_reach(share, capital=True):
    """How many units, most populous first, hold at least this share of their people; with or without the capital."""
    units = {row.aimag_iso for row in records("aimags") if capital or row.unit_type == "aimag"}
    numbers = sorted((number for unit, number in people().items() if unit in units), reverse=True)
    return sum(reached / sum(numbers) < share for reached in accumulate(numbers)) + 1


def govi_altai():
    """People and km² of Govi-Altai."""
    unit = next(row for row in records("aimags") if row.name_en == "Govi-Altai")
    return people()[unit.aimag_iso], unit.area_km2


def density():
    """People per km² of Govi-Altai."""
    number, area = govi_altai()
    return number / area


EXERCISES = {
    "start_here.1": Exercise(
        lambda: units_to_reach(0.5, capital=False),
        question="Leave out the capital. After how many of the 21 aimags has the programme reached half of the people who "
                 "live in aimags?",
        form=Number("aimags"),
        hints=("How many people live in the 21 aimags together?", "Add the aimags one by one, the largest first.",
               "After eight you have 874,363 of 1,757,056."),
        mistakes=((8, "Very near: eight aimags hold 49.8 %. One more."),
                  (lambda: units_to_reach(0.5), "That is the answer with the capital in the list. Leave it out."),
                  (lambda answer: answer in (11, 10.5), "Half of the aimags is not half of the people."),
                  (10, "One fewer is enough: look where you pass one half."),
                  (878_528, "That is half of the people. How many aimags hold them?")),
        after="Without the capital, people are spread more evenly: it takes nine aimags instead of two units."),
    "start_here.2": Exercise(
        density, tolerance=0.005,
        question="Govi-Altai has 57,748 people and 141,448 km². How many people live on one km²? Give two decimals.",
        form=Number("people"),
        hints=("Which of the two stands before “per”?", "Divide the people by the km².", "The answer is less than one."),
        mistakes=((lambda answer: abs(answer - 1 / density()) < 0.01, "That is km² for one person. Turn it round."),
                  (0, "Less than one person is not nobody: keep two decimals."),
                  (41, "You moved the point: 57,748 is less than half of 141,448."),
                  (408, "That is people on 1,000 km². The question asks for one km².")),
        after="A share of the people, of the units and of the land are three different things."),
    "start_here.3": Exercise(
        lambda: dict(zip(CLAIMS, (DOCUMENTS[1], DOCUMENTS[0], DOCUMENTS[0], DOCUMENTS[1], DOCUMENTS[2]))),
        question="Which document says it?", form=Match(CLAIMS, DOCUMENTS),
        hints=("The article is of 2020. It asked people in four aimags.", "The project record lists results and payments.",
               "One claim comes from neither of the two."),
        mistakes=((lambda answer: len(set(answer.values())) == 1, "Both documents speak here: look at who could know it."),
                  (lambda answer: answer[CLAIMS[4]] == DOCUMENTS[0],
                   "The article does not speak of days. This comes from a page on mining licences."),
                  (lambda answer: answer[CLAIMS[0]] == DOCUMENTS[0], "The article's four aimags do not include Dornod."),
                  (lambda answer: answer[CLAIMS[3]] == DOCUMENTS[0],
                   "The article is of 2020; payments of 2023 cannot stand in it.")),
        after="A claim belongs to somebody. First ask who says it, and how they could know."),
    "start_here.4": Exercise(
        lambda: {CITIZENS: "SEED", VOTED: "SOURCE", JISHEE: "TEACHING", PATH: "SYNTHETIC"},
        question="Which word belongs to each?", form=Match((VOTED, PATH, JISHEE, CITIZENS),
                                                          ("SEED", "SOURCE", "TEACHING", "SYNTHETIC")),
        hints=("Is it in one of the two documents?", "Who made it: a person, or chance?",
               "Only one of the four was drawn by chance."),
        mistakes=((lambda answer: answer[CITIZENS] == "SOURCE",
                   "It stands in the article, one of the two documents of the course: SEED."),
                  (lambda answer: answer[JISHEE] == "SYNTHETIC", "Nobody drew Jishee by chance: we invented it."),
                  (lambda answer: answer[PATH] == "TEACHING", "A rule and chance made it: SYNTHETIC."),
                  (lambda answer: answer[VOTED] == "SEED", "Neither document tells it; the page of the city does.")),
        after="Never quote a TEACHING or SYNTHETIC value as a fact about Mongolia."),
    "start_here.5": Exercise(
        question="Who could call the programme's order fair, and who could call it unfair? Which other order would you propose?",
        form=Open(), after="It comes back when you return. Compare it with what your neighbour wrote."),
}
