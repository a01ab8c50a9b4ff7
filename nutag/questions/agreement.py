"""Questions of the workbook on agreements."""

from functools import lru_cache
from itertools import product
from math import prod
from operator import ge

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Choices, Ledger, Match, Number, Open, SmallTable
from nutag.checks.ledger import VAGUE, words
from nutag.data import records
from nutag.models.bargaining import improvements, nash_solution

SHOWN = ("company", "local government", "citizens", "small firms")
COLUMNS = ("company_points", "local_government_points", "citizens_points", "sme_points")
ISSUES = ("jobs", "procurement", "water", "fund", "road", "transparency")
MIDDLE = (1, 1, 1, 1, 1, 1)

SIGNS, SITS, NOTHING_SAID = "signs the agreement", "sits in a committee on the yearly plan", "the record does not say"
ROLES = ("Umnugovi aimag, in the agreement of 2021", "the residents, in the agreement of 2021",
         "the soum of Mandal, in the agreement of 2019", "the residents, in the agreement of 2019")
ROLE = dict(zip(ROLES, (SIGNS, SITS, SIGNS, NOTHING_SAID)))

BELOW = (2, 0, 0, 1, 0, 0)  # a deal that leaves two parties below what they have without one, and one exactly there
GAINS, LOSES = "gains", "loses"
OFFER = (1, 1, 2, 0, 1, 1)  # all in the middle, but for water and the fund
SEEN_IN_TWO = ((1, 0, 1, 1, 2, 1), (1, 2, 1, 1, 0, 1))  # before and after a swap that a table of two likes
PANEL = (1, 1, 2, 0, 1, 0)
THREE_DEALS = ((10, 10, 10, 10), (40, 20, 5, 5), (30, 30, 30, 0))  # the gains of four parties


@lru_cache(maxsize=4)
def counted(rows):
    """Points of the four parties for each of the 729 deals, for one table of score sheets: deal → points."""
    sheet = {(row.issue_id, row.option): [getattr(row, column) for column in COLUMNS] for row in rows}
    return {deal: tuple(map(sum, zip(*(sheet[place] for place in zip(ISSUES, deal))))) for deal in product(range(3), repeat=6)}


def points_of(deal):
    """Points of the four parties for a deal, one option an issue."""
    return list(counted(records("agreement_scores"))[deal])


def least():
    """What each party has without an agreement."""
    return [row.reservation_points for row in records("agreement_reservations")]


def walkers(deal):
    """The parties that a deal leaves below what they have without it."""
    return {name for name, got, need in zip(SHOWN, points_of(deal), least()) if got < need}


def changes(before, after):
    """What each party wins or loses between two deals."""
    return [now - was for was, now in zip(points_of(before), points_of(after))]


def helping(deal, two):
    """How many deals are worse for nobody and better for somebody, at a table of four or of two."""
    return better_than(records("agreement_scores"), deal, two)


@lru_cache(maxsize=16)
def better_than(rows, deal, two):
    points = counted(rows)
    seen = [(row[0], sum(row[1:])) if two else row for row in points.values()]
    return len(improvements(seen, list(points).index(deal)))


def price_for_the_company(alternative):
    """Points that the company loses under Nash's rule, if local government has so many points without a deal."""
    points = list(counted(records("agreement_scores")).values())
    before = least()
    after = [before[0], alternative, *before[2:]]
    old, new = (points[nash_solution(points, each)[0]] for each in (before, after))
    return old[0] - new[0]


def dominates(one, other):
    """Whether a deal is worse for nobody and better for somebody than another."""
    return all(map(ge, one, other)) and list(one) != list(other)


def better_for_all(one, other):
    """The mistake that asks for more for every party."""
    return all(a > b for a, b in zip(one, other))


def as_good_for_all(one, other):
    """The mistake that lets a deal dominate itself."""
    return all(a >= b for a, b in zip(one, other))


def larger_sum(one, other):
    """The mistake that adds up the points."""
    return sum(one) > sum(other)


def table(numbers):
    """Numbers of the four parties as a small table: party → points."""
    return {name: {"points": number} for name, number in zip(SHOWN, numbers)}


def names(party):
    """A test for an answer in which this party stands; only a set is asked, for other things may have no end."""
    return lambda answer: type(answer) is set and party in answer


def numbers(*wanted):
    """A test for a table that holds these numbers."""
    return lambda answer: [answer[name]["points"] for name in SHOWN] == list(wanted)


EXERCISES = {
    "agreement.1": Exercise(
        lambda: dict(ROLE),
        question="Two more published agreements. 2021: Umnugovi aimag and Erdenes Tavan Tolgoi; a committee of "
                 "administration, company and residents sets the yearly plan. 2019: Mandal soum and Boroo Gold; a "
                 "committee picks the projects. What does the record say of each?",
        form=Match(ROLES, (SIGNS, SITS, NOTHING_SAID)),
        hints=("To sign, to sit in a committee and to be told are three things.",
               "Both agreements have two sides that sign.", "For 2019, who sits in the committee? Read it once more."),
        mistakes=((said(ROLES[1], SIGNS), "In 2021 the residents are named in the committee, not among those who sign."),
                  (said(ROLES[3], SITS), "In 2019 there is a committee. Does the record say who sits in it?"),
                  (said(ROLES[3], SIGNS), "The soum signed in 2019. That residents did, the record does not say."),
                  (said(ROLES[1], NOTHING_SAID), "For 2021 the record names the residents. Where?"),
                  (said(ROLES[0], SITS), "The aimag does more than to sit in the committee of 2021."),
                  (said(ROLES[2], NOTHING_SAID, SITS), "An agreement of a company with a soum: what does the soum do?")),
        after="“The record does not say” is not “no”. In 2019 residents may sit there, too. Next: points."),
    "agreement.2": Exercise(
        lambda: table(points_of((2, 1, 0, 2, 0, 1))),
        question="A deal: 40 % of the jobs, 15 % bought here, water at the legal minimum, a fund of ₮1.0 billion, a gravel "
                 "road, a yearly report. How many points does each party get?",
        form=SmallTable(SHOWN, ("points",)),
        hints=("Go down one column at a time, and take one number an issue.",
               "The company: 5 for jobs, 11 for buying, 24 for water, and so on.", "The column of small firms: 8, 22, 0, 10, 0, 8."),
        mistakes=((lambda: table(points_of(MIDDLE)), "That is the deal with everything in the middle."),
                  (lambda: table(points_of((2, 1, 0, 2, 0, 2))), "A yearly report is the second option on transparency."),
                  (lambda: table(points_of((2, 1, 0, 2, 0, 0))), "A yearly report is the second option on transparency."),
                  (lambda: table(points_of((2, 1, 0, 1, 0, 1))), "Look again at the fund: ₮1.0 billion."),
                  (lambda: table(points_of((1, 1, 0, 2, 0, 1))), "Look again at the jobs: 40 %."),
                  (lambda: table([a - b for a, b in zip(points_of((2, 1, 0, 2, 0, 1)), least())]),
                   "Those are the gains. Asked are the points of the deal itself."),
                  (numbers(0, 0, 0, 0), "Nobody gets nothing here. Add one number an issue."),
                  (lambda: table(points_of((2, 0, 0, 2, 0, 1))), "Look again at buying: 15 %.")),
        after="64, 62, 41 and 48: all can accept it, citizens just. Next: who walks away."),
    "agreement.3": Exercise(
        lambda: walkers(BELOW),
        question="Another deal: 40 % of the jobs, a fund of ₮0.5 billion, and the lowest option on everything else. It gives "
                 "77, 35, 22 and 14 points. Without an agreement the parties have 45, 35, 40 and 30. Who walks away?",
        form=Choices(SHOWN),
        hints=("Compare the numbers party by party.", "A party that gets exactly what it has anyway loses nothing.",
               "Two of the four."),
        mistakes=((names("local government"),
                   "Local government gets 35 and has 35 without it: it is not worse off, so it need not walk away."),
                  (names("company"), "The company has 45 without an agreement, and 77 with this one."),
                  ({"citizens"}, "Yes, and one more party."), ({"small firms"}, "Yes, and one more party.")),
        after="One “no” is enough: without all four there is no agreement. Next: an offer."),
    "agreement.4": Exercise(
        lambda: {name: GAINS if change > 0 else LOSES for name, change in zip(SHOWN, changes(MIDDLE, OFFER))},
        question="Everything stands in the middle. The company offers: early rehabilitation and a bond for the water, if the fund "
                 "falls to ₮0.2 billion. Who gains, who loses?",
        form=Match(SHOWN, (GAINS, LOSES)),
        hints=("Two issues change: water and the fund. Take the difference of each.",
               "The company: −10 for water, +12 for the fund.", "Small firms: +4 for water. And for the fund?"),
        mistakes=((lambda answer: all(answer[name] == GAINS for name in SHOWN), "Then nobody would pay for it. Add up both issues for each."),
                  (said("company", LOSES), "Water costs the company 10. What does the smaller fund bring it?"),
                  (said("local government", GAINS), "Local government gains 6 on water. What does it lose on the fund?"),
                  (said("citizens", LOSES), "Citizens lose 8 on the fund. Look at what the bond is worth to them."),
                  (said("small firms", GAINS), "Small firms gain 4 on water. And on the fund?")),
        after="+2, −10, +8 and −2. It looks like a gift to the place. Two of three there pay for it. Next: a table of two."),
    "agreement.5": Exercise(
        lambda: table(changes(*SEEN_IN_TWO)),
        question="Another swap. Buying here rises from 5 % to 30 % with a supplier programme; the bypass is not paved, but left as "
                 "gravel without watering. All else stays. By how many points does each party change?",
        form=SmallTable(SHOWN, ("points",)),
        hints=("Two issues change: buying from the lowest to the highest, the road from the highest to the lowest.",
               "The company: from 14 to 4, and from 0 to 14.", "A loss is written with a minus."),
        mistakes=((lambda: table([-change for change in changes(*SEEN_IN_TWO)]), "The sizes are right. Take the new deal minus the old one."),
                  (lambda: table([abs(change) for change in changes(*SEEN_IN_TWO)]), "The sizes are right. Who loses? Write a minus there."),
                  (lambda: table(changes((1, 0, 1, 1, 2, 1), (1, 2, 1, 1, 2, 1))), "That is buying alone. The road changes, too."),
                  (lambda: table(changes((1, 2, 1, 1, 2, 1), (1, 2, 1, 1, 0, 1))), "That is the road alone. Buying changes, too."),
                  (lambda: table(changes((1, 0, 1, 1, 2, 1), (1, 2, 1, 1, 1, 1))), "The road falls to gravel, not to watering."),
                  (lambda: table(changes((1, 0, 1, 1, 2, 1), (1, 1, 1, 1, 0, 1))), "Buying rises to 30 %, not to 15 %."),
                  (lambda: table(points_of(SEEN_IN_TWO[1])), "Those are the points after the swap. By how much do they change?")),
        after="A delegation that adds up sees +16, and the company +4: at a table of two all is well. At a table of four, citizens ask "
              "why the dust stays. Next: a rule."),
    "agreement.6": Exercise(
        lambda: max(map(prod, THREE_DEALS)),
        question="Three deals, and what the four parties gain over having no agreement. P: 10, 10, 10, 10. Q: 40, 20, 5, 5. R: 30, 30, 30, 0. "
                 "What is the product of gains of the deal that Nash's rule chooses?",
        form=Number(),
        hints=("Nash's rule multiplies the four gains.", "What is a product with a factor of 0?", "10 × 10 × 10 × 10 is 10,000. And Q?"),
        mistakes=((10_000, "P is the most equal one. Is there a deal with a larger product?"),
                  (0, "R has the largest sum. But one party gains nothing, so its product is 0."),
                  (90, "That is the sum of R. Nash's rule multiplies."), (70, "That is the sum of Q. Multiply."),
                  (40, "Nash's rule multiplies the four gains; it does not add them up, nor take the largest."),
                  (27_000, "You left out the 0 of R. A party that gains nothing counts."),
                  (4_000, "Three factors are in it. Q has four: 40, 20, 5 and 5."), (800, "Two factors are in it. Q has four: 40, 20, 5 and 5.")),
        after="Q: 40 × 20 × 5 × 5, twice as much as equal gains of 10. Nash's rule is neither the sum nor equality. Next: the cloud."),
    "agreement.7": Exercise(
        lambda: helping(PANEL, two=True) - helping(PANEL, two=False),
        question="Go back to the cloud panel (after Reset). Change three things of the text in the middle: a bond for the water, a fund of ₮0.2 "
                 "billion, a confidential text. The panel says how many deals would help somebody and hurt nobody. How many "
                 "more are there at the table of two than at the table of four?", form=Number("deals"),
        hints=("The number stands above the pictures.", "Read it twice: once with four parties, once with two.",
               "The difference is asked."),
        mistakes=((lambda: helping(PANEL, two=True), "That is the table of two. Subtract what the table of four has."),
                  (lambda: helping(PANEL, two=False), "That is the table of four. How many more has the table of two?"),
                  (lambda: helping(PANEL, two=True) + helping(PANEL, two=False), "Subtract, do not add."),
                  (lambda: helping(PANEL, two=False) - helping(PANEL, two=True), "The size is right. More at the table of two: no minus."),
                  (lambda: 510 - 374, "Those are the deals that are acceptable. Asked are those that help against this one."),
                  (0, "Did you set “At the table” to two, and back?")),
        after="Each of these extra deals helps a sum, and takes from somebody in it. Next: a better alternative."),
    "agreement.8": Exercise(
        lambda: price_for_the_company(50), also=(-7,),
        question="In the cloud panel let Nash's rule choose. Then give local government 50 points without a deal, not 35 (under More). "
                 "Compare the rule's deals. How many points does that cost the company?", form=Number("points"),
        hints=("The rule's deal stands at the end of the sentence.", "Before, the company has 61.", "Read the company's number again after the change."),
        mistakes=((54, "That is what the company has now. How much less is it than before?"),
                  (61, "That is what the company has before. How much less is it after?"),
                  (8, "That is what local government gains, and citizens, too. What does the company lose?"),
                  (15, "That is the change of local government's alternative, not of the company's points."),
                  (0, "Does the panel still show the old alternative? Look under More."),
                  (9, "More than what the company loses. Did you take the middle for the rule's deal?"),
                  (17, "Did you compare with the middle, 71? Compare with the rule's own deal before.")),
        after="Local government gains 8, and so do citizens: the water gets its bond. A strong neighbour can help, too. Next: Python, if you like."),
    "agreement.9": Exercise(
        lambda: dominates, python=True,
        cases=(((71, 66), (70, 66)), ((71, 66), (71, 66)), ((71, 66, 55), (60, 67, 55)), ((5, 5, 5, 5), (4, 4, 4, 4)),
               ((90, 1, 50), (50, 2, 50))),
        hints=("Two conditions: no number is smaller, and at least one is larger.", "`zip(one, other)` gives the pairs.",
               "`all(...)` and `any(...)` help."),
        mistakes=((lambda: better_for_all, "You ask for more for everybody. It is enough if nobody gets less and somebody gets more."),
                  (lambda: as_good_for_all, "A deal is not better than itself. Somebody must get more."),
                  (lambda: larger_sum, "A larger sum can hide a loser. Compare party by party."))),
    "agreement.10": Exercise(
        question="A page of Catalyste+ (2023) says: money of the agreements in Dornod helps local development; and the programme linked small firms, "
                 "mostly of women, to what mines buy. Write the row for the ledger.",
        form=Ledger(),
        hints=("What does the page claim, in your words?", "Who says it, where, when?", "Which numbers would you ask for, and for whom?"),
        mistakes=((lambda entry: words(entry["missing"]) and words(entry["missing"]) <= VAGUE,
                   "Say what is missing: which amounts? of which agreements? which firms?"),
                  (lambda entry: words(entry["given"]) and words(entry["given"]) <= {"nothing", "no", "none", "юу", "ч", "үгүй"},
                   "Something is given: a page, by somebody, in a year."),
                  (lambda entry: {"lie", "lies", "lying"} & words(entry["claim"]), "Write what the page says. That a number is missing is no lie.")),
        after="A claim that cannot be tested yet is not false. It is open. Next: the herders."),
    "agreement.11": Exercise(
        question="You write the rules for the next agreement of soum A. Through which door do the herders' points enter: as a party, in a sheet, "
                 "in a committee, in the mediator's text? Say why, who would be against it, and what happens in the season of the far pasture.",
        form=Open(), after="It comes back when you return. Read it to somebody who chose another door."),
}
