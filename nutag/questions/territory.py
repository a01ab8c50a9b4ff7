"""Questions of workbook 01: like with like, letters, the chain, parties, rules, a row of the ledger."""

import re

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Choices, Ledger, Match, Number, Open, Order, SmallTable
from nutag.checks.ledger import NOTHING, OPINION, VAGUE, words
from nutag.data import records
from nutag.models.elections import effective_number_of_parties
from nutag.models.fiscal_transfers import largest_remainder

LETTERS = CAMP, BRIDGE, NOMINEE, DISMISS, BORDER = (
    "Please set the day on which our bag moves to the autumn camp.",
    "Please put our bridge on next year's list of the soum's Local Development Fund.",
    "Our soum's khural has nominated a governor: please appoint.",
    "Our aimag's khural asks you to dismiss the governor.",
    "Please move the border between our aimag and the next.")
BODIES = MEETING, SOUM_KHURAL, GOVERNOR, GOVERNMENT, PRIME_MINISTER, PARLIAMENT = (
    "багийн Иргэдийн Нийтийн Хурал", "сумын Иргэдийн Төлөөлөгчдийн Хурал", "аймгийн Засаг дарга",
    "Засгийн газар", "Ерөнхий сайд", "Улсын Их Хурал")
ADDRESSED = {CAMP: MEETING, BRIDGE: SOUM_KHURAL, NOMINEE: GOVERNOR, DISMISS: PRIME_MINISTER, BORDER: PARLIAMENT}

CHAIN = VOTERS, KHURAL, PREMIER, CAPITAL, DISTRICT = (
    "voters", "the State Great Khural", "the Prime Minister", "the governor of the capital",
    "the governor of Bayanzurkh district")

CONSTITUENCIES = (*[dict(A=45, B=40, C=15)] * 4, dict(A=10, B=20, C=70))  # TEACHING: votes; one seat each
PLURALITY, PROPORTION = ("under plurality", "in proportion")


def bags_per_soum(*names):
    """Bags divided by soums in 2023, of the aimags named or, without names, of all."""
    units = [unit for unit in records("aimags") if not names or unit.name_en in names]
    return sum(unit.bag_count_2023 for unit in units) / sum(unit.soum_count_2023 for unit in units)


def below_the_mean(name):
    """How many bags fewer a soum of an aimag has than a soum of Mongolia."""
    return bags_per_soum() - bags_per_soum(name)


def both_names(*names):
    """First-level units in both scripts, those named or, without names, all."""
    return [f"{unit.name_en} · {unit.name_mn}" for unit in records("aimags") if not names or unit.name_en in names]


def more_bags_than(name):
    """Aimags with more bags in 2023 than the aimag named, in both scripts."""
    bags = {unit.name_en: unit.bag_count_2023 for unit in records("aimags")}
    return set(both_names(*[other for other in bags if bags[other] > bags[name]]))


def named(name):
    """A test for an answer in which this unit stands."""
    return lambda answer: not answer.isdisjoint(both_names(name))


def before(one, other):
    """A test for an order in which one stands before the other."""
    return lambda answer: type(answer) is list and answer.index(one) < answer.index(other)


def weight_of_the_capital_khural(year):
    """The effective number of parties in the khural of the capital."""
    return effective_number_of_parties([row.won for row in records("local_elections") if row.year == year
                                        and row.contest == "seats in the khural of the capital"])


def gap(party, year):
    """Share of seats minus share of votes of a party, in percentage points."""
    seats = {row.party_id: row.seats for row in records("khural_seats") if row.year == year}
    votes = {row.party_id: row.votes_pct for row in records("khural_votes") if row.year == year}
    return 100 * seats[party] / sum(seats.values()) - votes[party]


def seats_by_rule():
    """Seats of the five invented constituencies under each rule: rule → party → seats."""
    won = [max(votes, key=votes.get) for votes in CONSTITUENCIES]
    total = {party: sum(votes[party] for votes in CONSTITUENCIES) for party in "ABC"}
    return {PLURALITY: {party: won.count(party) for party in "ABC"},
            PROPORTION: dict(zip("ABC", largest_remainder(len(won), list(total.values()))))}


def row(rule, *seats):
    """A test for a table in which these seats stand in the row of a rule."""
    return lambda answer: tuple(answer[rule][party] for party in "ABC") == seats


def rows(test):
    """A test for a table of which one row passes a test of its three numbers."""
    return lambda answer: any(test(list(seats.values())) for seats in answer.values())


EXERCISES = {
    "territory.1": Exercise(
        lambda: below_the_mean("Selenge"), tolerance=0.02, also=(-1.61,),
        question="Selenge has 17 soums and 57 bags (2023). How many bags fewer does a soum of Selenge have than the "
                 "mean of all soums of Mongolia? Use what you need: 330 soums, 9 districts, 1,638 bags, 171 khoroos. "
                 "Give two decimals.",
        form=Number("bags"),
        hints=("Find the bags per soum twice: in Selenge, and in all Mongolia.",
               "Districts and khoroos belong to the other ladder.", "57/17 and 1,638/330: what is the difference?"),
        mistakes=((lambda: 1809 / 339 - 57 / 17, "You mixed soums with districts, and bags with khoroos. Compare "
                                                 "like with like."),
                  (lambda: 1638 / 339 - 57 / 17, "Bags lie in soums only: divide by 330."),
                  (lambda: 57 / 17, "That is Selenge itself. How far below the mean is it?"),
                  (lambda: 1638 / 330, "That is the mean. How far below it is Selenge?"),
                  (lambda: 1613 / 330 - 57 / 17, "Those are the bags of 2020. Take those of 2023."),
                  (21, "You compared aimags. Ask about one soum."),
                  (lambda: 17 / 57, "That is soums for one bag. Turn it round, and do it twice.")),
        after="3.35 bags against 4.96: about a third fewer. With districts and khoroos mixed in, the gap would have "
              "looked larger. Next: five letters."),
    "territory.2": Exercise(
        lambda: ADDRESSED, also=({**ADDRESSED, DISMISS: GOVERNMENT},),
        question="A table in Uvs, with five letters on it. To whom does each one go? Go by what we found.",
        form=Match(LETTERS, BODIES),
        hints=("Two of the letters go to a khural (хурал) below the national level.",
               "The body that appoints is one step above.",
               "Borders need the body that makes laws."),
        mistakes=((lambda answer: (answer[CAMP], answer[BRIDGE]) == (SOUM_KHURAL, MEETING),
                   "Both are a khural (хурал): one is elected, one is a meeting of all citizens. Change them over."),
                  (said(CAMP, SOUM_KHURAL), "The day of moving was set by the meeting of the bag itself (Altai, "
                                            "2022)."),
                  (said(BRIDGE, MEETING), "The meeting ranks proposals. Who approves the list of the soum?"),
                  (said(NOMINEE, PRIME_MINISTER, GOVERNMENT),
                   "One step too high: a soum's governor is appointed by the aimag."),
                  (said(NOMINEE, SOUM_KHURAL), "This khural has done its part: it nominated. Who appoints?"),
                  (said(DISMISS, GOVERNOR), "That is the person who is to go. Who appointed?"),
                  (said(DISMISS, PARLIAMENT), "One step too high. Who appoints the governor of an aimag?"),
                  (said(BORDER, GOVERNMENT, PRIME_MINISTER), "The Government submits borders. Who approves them?"),
                  (said(BORDER, GOVERNOR), "A governor is inside one aimag. A border has two sides.")),
        after="Two of these answers rest on one place in one year: the camp on a bag of Altai (2022), the list on "
              "Erdene (2018). It may be otherwise in Uvs. Next: the other ladder."),
    "territory.3": Exercise(
        lambda: list(CHAIN),
        question="Who gives an office to whom? Put them in order. Begin at the top of the chain.", form=Order(CHAIN),
        hints=("Who is appointed by nobody?", "A district of the capital corresponds to a soum.",
               "The governor above appoints the governor below."),
        mistakes=((CHAIN[::-1], "Right order, from the bottom. Begin at the top."),
                  (lambda answer: type(answer) is list and answer[0] != VOTERS,
                   "All power in this chain begins with the voters."),
                  (before(PREMIER, KHURAL), "Parliament chooses the Prime Minister."),
                  (before(DISTRICT, CAPITAL),
                   "A district lies inside the capital: its governor is appointed from there."),
                  (before(CAPITAL, PREMIER),
                   "Who appoints the governors of aimags and of the capital? That office stands above.")),
        after="The same steps as on the other ladder. From the voters to the district's governor there are four, "
              "and the khurals below only nominate. Next: bags."),
    "territory.4": Exercise(
        lambda: more_bags_than("Bayankhongor"),
        question="Three aimags had more bags than Bayankhongor (Баянхонгор) in 2023. Which three?",
        form=Choices(both_names),
        hints=("Read the column of bags, or colour the map of the lesson by bags.",
               "One lies in the north, one in the west, one in the middle.", "All three have 19 soums or more."),
        mistakes=((named("Ulaanbaatar"), "The capital has khoroos, and no bags."),
                  (named("Bayankhongor"), "More than Bayankhongor, so not itself."),
                  (named("Tuv"), "Tuv has the most soums, but 97 bags."),
                  (named("Umnugovi"), "Umnugovi is large in area: it has 59 bags."),
                  (named("Arkhangai"), "Arkhangai is near: it has 101 bags."),
                  (named("Bayan-Ulgii"), "Bayan-Ulgii has many bags in a soum, but 99 in all.")),
        after="Many soums do not always make many bags: Tuv has 27 soums and 97 bags. Next: seats in a khural."),
    "territory.5": Exercise(
        lambda: weight_of_the_capital_khural(2020), tolerance=0.005,
        question="The khural of Ulaanbaatar, October 2020: three parties won 34, 8 and 3 of its 45 seats. "
                 "What is the effective number of parties? Give two decimals.", form=Number("parties"),
        hints=("First the shares: 34/45, 8/45 and 3/45.", "Square each share, and add the squares.",
               "Then 1 divided by 0.607."),
        mistakes=((3, "That counts names. Weigh them."),
                  (lambda: 1229 / 2025, "That is the sum of the squared shares. One step is missing: 1 divided by it."),
                  (1, "You did not square the shares: alone they add up to 1."),
                  (lambda: 45 / 34, "Only the largest party is in it. Take all three."),
                  (lambda: weight_of_the_capital_khural(2016), "That is the khural of 2016, with 34 and 11 seats."),
                  (1.6, "Right so far: give two decimals."),
                  (1.7, "Right so far: give two decimals."),
                  (2, "Not yet two parties of equal weight. Compute it: it is less.")),
        after="Three names, and the weight of less than two. Next: the same votes, two rules."),
    "territory.6": Exercise(
        seats_by_rule,
        question="Fill in the seats under plurality, and in proportion to all votes (five seats each).",
        form=SmallTable((PLURALITY, PROPORTION), tuple("ABC")),
        hints=("Under plurality, go constituency by constituency: who leads?",
               "In proportion: add all votes of a party, and divide by 100.",
               "A 1.9, B 1.8, C 1.3: round so that the five seats are given."),
        mistakes=((row(PLURALITY, 5, 0, 0), "Plurality: count each constituency. Who leads in the fifth?"),
                  (row(PLURALITY, 2, 2, 1), "Your row for plurality is in proportion. Ask who leads in each "
                                            "constituency."),
                  (row(PLURALITY, 4, 1, 0), "Plurality: B has most votes in no constituency."),
                  (row(PROPORTION, 4, 0, 1), "Your row for proportion is plurality. Add all votes of a party first."),
                  (row(PROPORTION, 1, 1, 1), "In proportion: two seats are left. They go to the largest remainders, "
                                             ".9 and .8."),
                  (row(PROPORTION, 3, 2, 0), "In proportion: C has 26 % of the votes, more than one seat of five."),
                  (row(PROPORTION, 2, 1, 2), "In proportion: B has more votes than C."),
                  (row(PROPORTION, 3, 1, 1), "In proportion: A has 1.9 and B has 1.8, nearly the same."),
                  (row(PROPORTION, 190, 180, 130), "In proportion: these are votes. 100 votes are worth one seat."),
                  (rows(lambda seats: any(seat != int(seat) for seat in seats)),
                   "Seats are whole. Round so that five are given."),
                  (rows(lambda seats: sum(seats) != 5), "There are five seats: each row must add up to five.")),
        after="36 % of the votes, spread out, won nothing under plurality. 26 % in one place won a seat. "
              "It matters where votes are. Next: a third party."),
    "territory.7": Exercise(
        lambda: gap("JUSTICE-2012", 2012), tolerance=0.06,
        question="2012, mixed rule: the Justice Coalition had 22.3 % of the list votes and 11 of the 76 seats. "
                 "What is its share of seats minus its share of votes? One decimal.", form=Number("percentage points"),
        hints=("The share of seats is 11/76. Make it a percentage.", "Then subtract 22.3.",
               "The sign says who gained."),
        mistakes=((lambda: -gap("JUSTICE-2012", 2012), "The size is right. Seats minus votes: which of the two is "
                                                       "larger?"),
                  (lambda: 11 - 22.3, "11 is a number of seats. First make it a share of 76."),
                  (lambda: 1100 / 76, "That is the share of seats. Now subtract the share of votes."),
                  (lambda: 1100 / 28 - 22.3, "28 were the list seats alone. The 11 seats are of all 76."),
                  (lambda: 1100 / 72 - 22.3, "72 seats were certified first. Take all 76."),
                  (-8, "Right so far: give one decimal.")),
        after="Even a mixed rule can give a third party less than its share. And the base counts: these are list "
              "votes. Next: a row for the ledger."),
    "territory.8": Exercise(
        question="The article (2020) says: the two biggest parties, the Mongolian People's Party and the Democratic "
                 "Party, have held the vast majority of elected positions for many years. Write the row for the "
                 "ledger.",
                 form=Ledger(),
        hints=("Write the claim in your own words.", "Which names, numbers and years stand beside it?",
               "What would you ask for, in order to test it?"),
        mistakes=((lambda entry: re.search(OPINION, entry["claim"].casefold()),
                   "Write in “The claim” what the authors say, not whether it is true."),
                  (lambda entry: words(entry["given"]) and words(entry["given"]) <= NOTHING,
                   "Something is given: two names."),
                  (lambda entry: {"party", "democratic"} <= words(entry["given"]) <= words(entry["claim"]),
                   "Yes, these two. Say in “What is given for it” what they are: a number, a name, a source?"),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) == words(entry["given"]),
                   "The same words stand in both. What is there, and what is not?"),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) <= VAGUE,
                   "Say what is missing: a number? a year? of which positions?")),
        after="All three parts are there. For parliament the table `two_largest` can test the claim; "
              "for khurals the table `local_elections` begins to."),
    "territory.9": Exercise(
        lambda: effective_number_of_parties, tolerance=1e-6, python=True,
        cases=(([50, 50],), ([201, 75, 10, 1, 1, 1],), ([37, 35, 1, 1, 1, 1],), ([76],)),
        hints=("First the shares: each party's seats divided by all seats.",
               "Square each share, add them up, then 1 divided by that sum."),
        mistakes=((lambda: len, "That counts parties. Weigh them by their shares."),
                  (lambda: lambda seats: sum((s / sum(seats)) ** 2 for s in seats),
                   "That is the sum of squared shares. One step is missing: 1 divided by it."),
                  (lambda: lambda seats: 1 / sum(s / sum(seats) for s in seats), "The shares are not squared yet."))),
    "territory.10": Exercise(
        question="Whose letter does the governor open first? Take one case that speaks for your answer, and one "
                 "against it.",
        form=Open(), after="It comes back when you return. Ask your neighbour which case spoke against you."),
}
