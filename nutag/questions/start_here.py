"""Questions of workbook 00: people or units, a density, whose claim it is, four kinds of numbers, a fair order."""

from itertools import accumulate

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Match, Number, Open
from nutag.data import records

CLAIMS = AGREEMENTS, LITTLE, LEARN, PAYMENTS, DAYS = (
    "Sixteen agreements were signed in Dornod.",
    "People know little about partnership for local development.",
    "Firms and mines ask that officials learn how to work together with others.",
    "Four payments were made in 2023 and 2024.",
    "A governor has 45 days to answer about a mining licence.")
DOCUMENTS = ARTICLE, PROFILE, NEITHER = ("the article", "the profile", "neither")

FACTS = CITIZENS, ONLINE, SOUM_E, DRAWN = (
    "More than 100 citizens answered the authors of the article.",
    "369,656 people voted online on local projects in Ulaanbaatar in 2021, says a page of the city.",
    "16,000 people live in soum E of Jishee.",
    "500 answers drawn by chance on a computer, to try out a survey.")
KINDS = SEED, SOURCE, TEACHING, SYNTHETIC = ("SEED", "SOURCE", "TEACHING", "SYNTHETIC")


def aimags():
    """Name → people of the 21 aimags, most populous first (census of January 2020)."""
    names = {unit.aimag_iso: unit.name_en for unit in records("aimags") if unit.unit_type == "aimag"}
    census = {names[row.aimag_iso]: row.population for row in records("population_by_aimag")
              if row.year == 2020 and row.basis == "census" and row.aimag_iso in names}
    return dict(sorted(census.items(), key=lambda pair: -pair[1]))


def aimags_to_reach(share):
    """How many aimags, most populous first, hold at least this share of all who live in aimags."""
    people = list(aimags().values())
    return sum(reached < share * sum(people) for reached in accumulate(people)) + 1


def density(name):
    """People per km² of an aimag."""
    area = next(unit.area_km2 for unit in records("aimags") if unit.name_en == name)
    return aimags()[name] / area


EXERCISES = {
    "start_here.1": Exercise(
        lambda: aimags_to_reach(0.5),
        question="Leave out the capital. A programme starts with the most populous aimag and goes down the list of 21. "
                 "After how many aimags has it reached half of the people who live in aimags?", form=Number("aimags"),
        hints=("How many people are half of the people of the 21 aimags?",
               "Add the aimags one by one, the largest first.",
               "After eight aimags you have 874,363 of 1,757,056 people."),
        mistakes=((8, "Very near: eight aimags hold 49.8 %."),
                  (2, "That is the answer with the capital in the list. Leave it out."),
                  (11, "Half of the units is not half of the people."),
                  (10.5, "Half of the 21 units is not half of the people."),
                  (10, "Half is passed before that: add once more, one by one."),
                  (lambda: sum(aimags().values()) // 2, "That is half of the people. How many aimags hold them?"),
                  (19, "That is half of all people of Mongolia. Take half of those who live in aimags.")),
        after="Eight aimags hold 49.8 %, the ninth makes it 54.9 %. With the capital in the list two units were "
              "enough: a share depends on who is counted. Next: people and land."),
    "start_here.2": Exercise(
        lambda: density("Govi-Altai"), tolerance=0.005,
        question="Govi-Altai has 57,748 people and 141,448 km². How many people live on one km²? Give two decimals.",
        form=Number("people per km²"),
        hints=("Which of the two stands before “per”?", "People divided by km².", "The answer is less than one."),
        mistakes=((lambda: 1 / density("Govi-Altai"), "That is km² for one person. Turn it round."),
                  (0, "Less than one person is not nobody: keep two decimals."),
                  (0.4, "Right so far: give two decimals."),
                  (1, "Fewer people than km²: so it is less than one. Keep two decimals."),
                  (lambda answer: 40 < answer < 42, "You moved the point: 57,748 is less than half of 141,448."),
                  (lambda answer: 407 < answer < 409, "That is people on 1,000 km². Ask for one km².")),
        after="Less than half a person on one km². A service that must reach everyone has far to go here. "
              "Next: who says what?"),
    "start_here.3": Exercise(
        lambda: {AGREEMENTS: PROFILE, LITTLE: ARTICLE, LEARN: ARTICLE, PAYMENTS: PROFILE, DAYS: NEITHER},
        question="Five claims. In which of the two documents does each one stand, or in neither?",
        form=Match(CLAIMS, DOCUMENTS),
        hints=("The article reports what people in four aimags answered.", "The profile lists results and payments.",
               "One claim stands in neither."),
        mistakes=((lambda answer: len({answer[claim] for claim in CLAIMS}) == 1,
                   "Both documents speak here. Ask of each claim: who could know it?"),
                  (said(DAYS, ARTICLE), "The article does not speak of days. This comes from a page on mining "
                                        "licences."),
                  (said(DAYS, PROFILE), "The profile tells results and payments, not what a law asks of a governor."),
                  (said(AGREEMENTS, ARTICLE), "The article's four aimags do not include Dornod."),
                  (said(PAYMENTS, ARTICLE), "The article is of 2020: payments of 2023 cannot stand in it."),
                  (said(AGREEMENTS, NEITHER), "An agreement that was signed is a result. Which document lists "
                                              "results?"),
                  (said(PAYMENTS, NEITHER), "Which of the two documents follows the money of a project?"),
                  (lambda answer: PROFILE in (answer[LITTLE], answer[LEARN]),
                   "The profile does not tell what people answered when they were asked. Who asked them?"),
                  (lambda answer: NEITHER in (answer[LITTLE], answer[LEARN]),
                   "Somebody asked people about partnership. Which document tells what they said?")),
        after="Neither document proves a claim. But now you know where to look, and whom to ask. Next: what kind of "
              "number is it?"),
    "start_here.4": Exercise(
        lambda: {CITIZENS: SEED, ONLINE: SOURCE, SOUM_E: TEACHING, DRAWN: SYNTHETIC},
        question="Which of the four words belongs to each number?", form=Match(FACTS, KINDS),
        hints=("Does it stand in one of the two documents?", "Who made it: a person, or chance?",
               "Only one of the four was drawn by chance."),
        mistakes=((said(CITIZENS, SOURCE), "It stands in the article, one of the two documents of the course: SEED."),
                  (said(SOUM_E, SYNTHETIC), "Nobody drew Jishee by chance: we invented it."),
                  (said(SOUM_E, SOURCE, SEED), "No source tells it: you find Jishee on no map."),
                  (said(DRAWN, TEACHING), "A rule and chance made these answers: SYNTHETIC."),
                  (said(DRAWN, SEED, SOURCE), "Nobody gave these answers: a computer drew them."),
                  (said(ONLINE, SEED), "Neither document tells it. The page of the city does."),
                  (said(ONLINE, TEACHING, SYNTHETIC), "Nobody invented it: a page that everybody can read tells it.")),
        after="Never quote a TEACHING or SYNTHETIC value as a fact about Mongolia. Next: an order, and who calls it "
              "fair."),
    "start_here.5": Exercise(
        question="Who could call that order fair, and who could call it unfair? Which other order would you propose, "
                 "and why?",
        form=Open(), after="It comes back when you return. Compare it with what your neighbour wrote."),
}
