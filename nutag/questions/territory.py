"""Questions of workbook 01: like with like, whose letter it is, who appoints whom, parties weighed, votes against seats."""

from nutag.checks.core import Exercise
from nutag.checks.forms import Choices, Ledger, Match, Number, Order, SmallTable
from nutag.data import records
from nutag.models.elections import effective_number_of_parties

LETTERS = ("Please set the day on which our bag moves to the autumn camp.",
           "Please put our bridge on next year's list of the soum's Local Development Fund.",
           "Our soum's khural has nominated a governor. Please appoint.",
           "Our aimag's khural asks you to dismiss the governor.", "Please move the border between two aimags.")
MEETING, SOUM_KHURAL, AIMAG_GOVERNOR, PRIME_MINISTER, PARLIAMENT = BODIES = (
    "Иргэдийн Нийтийн Хурал", "сумын Иргэдийн Төлөөлөгчдийн Хурал", "аймгийн Засаг дарга", "Ерөнхий сайд", "Улсын Их Хурал")
CHAIN = ("voters", "the State Great Khural", "the Prime Minister", "the governor of the capital",
         "the governor of Bayanzurkh district")
KHURAL_OF_THE_CAPITAL = (34, 8, 3)  # seats of October 2020
CONSTITUENCIES = [{"A": 45, "B": 40, "C": 15}] * 4 + [{"A": 10, "B": 20, "C": 70}]  # TEACHING: votes
PLURALITY, PROPORTION = RULES = ("plurality", "in proportion")


def column(name, unit_type=None):
    """One number of each first-level unit, by its name in Latin letters."""
    return {row.name_en: getattr(row, name) for row in records("aimags") if unit_type in (None, row.unit_type)}


def bags_per_soum(name=None):
    """Bags a soum (2023): in one aimag, or in all of Mongolia."""
    bags, soums = column("bag_count_2023"), column("soum_count_2023")
    return bags[name] / soums[name] if name else sum(bags.values()) / sum(soums.values())


def more_bags_than(name):
    """Aimags with more bags than the one named (2023)."""
    bags = column("bag_count_2023")
    return {unit for unit in bags if bags[unit] > bags[name]}


def justice_gap():
    """Seat share minus list-vote share of the Justice Coalition in 2012, in percentage points."""
    seats = {row.party_id: row.seats for row in records("khural_seats") if row.year == 2012}
    return 100 * seats["JUSTICE-2012"] / 76 - 22.3


def seats(plurality, proportion):
    """The table of seats: rule → party → seats."""
    return {PLURALITY: dict(zip("ABC", plurality)), PROPORTION: dict(zip("ABC", proportion))}


def counted():
    """Seats of the invented aimag under both rules: constituency by constituency, and by largest remainders."""
    votes = [sum(place[party] for place in CONSTITUENCIES) for party in "ABC"]
    won = [sum(max(place, key=place.get) == party for place in CONSTITUENCIES) for party in "ABC"]
    whole = [5 * number // sum(votes) for number in votes]
    rests = sorted(range(3), key=lambda party: -(5 * votes[party] % sum(votes)))
    for party in rests[: 5 - sum(whole)]:
        whole[party] += 1
    return seats(won, whole)


EXERCISES = {
    "territory.1": Exercise(
        lambda: bags_per_soum() - bags_per_soum("Selenge"), tolerance=0.02, also=(lambda: bags_per_soum("Selenge") - bags_per_soum(),),
        question="How many bags fewer than the mean of all soums of Mongolia has a soum of Selenge? Give two decimals.",
        form=Number("bags"),
        hints=("Bags per soum, twice: for Selenge, and for all.", "Districts and khoroos belong to the other ladder.",
               "Take 57 / 17 from 1,638 / 330."),
        mistakes=((lambda: 1809 / 339 - bags_per_soum("Selenge"), "You mixed soums with districts, and bags with khoroos."),
                  (lambda: 1638 / 339 - bags_per_soum("Selenge"), "Bags lie in soums only: divide by 330."),
                  (lambda: 1613 / 330 - bags_per_soum("Selenge"), "Those are the bags of 2020."),
                  (lambda: bags_per_soum("Selenge"), "That is Selenge itself. How far below the mean?"),
                  (lambda: bags_per_soum(), "That is the mean. How far below it is Selenge?"),
                  (21, "You compared aimags. The question is about a soum.")),
        after="Soums with soums, bags with bags: only like with like can be compared."),
    "territory.2": Exercise(
        lambda: dict(zip(LETTERS, BODIES)),
        question="Five letters lie on a table in Uvs. To whom does each go?", form=Match(LETTERS, BODIES),
        hints=("Two letters go to a хурал below the national level.", "Who appoints is one step above.",
               "Borders need the body that makes laws."),
        mistakes=((lambda answer: (answer[LETTERS[0]], answer[LETTERS[1]]) == (SOUM_KHURAL, MEETING),
                   "Both are a хурал: one is elected, one is a meeting of all citizens."),
                  (lambda answer: answer[LETTERS[0]] == SOUM_KHURAL,
                   "The day of moving was set by the meeting of the bag itself (Altai, 2022)."),
                  (lambda answer: answer[LETTERS[1]] == MEETING, "The meeting ranks proposals. Who approves the list of the soum?"),
                  (lambda answer: answer[LETTERS[2]] == PRIME_MINISTER,
                   "One step too high: a soum's governor is appointed by the aimag."),
                  (lambda answer: answer[LETTERS[3]] == AIMAG_GOVERNOR, "That is the person who is to go. Who appointed?"),
                  (lambda answer: answer[LETTERS[4]] == PRIME_MINISTER, "The Government submits. Who approves borders?")),
        after="Each letter found its power. Next: who gives these people their office?"),
    "territory.3": Exercise(
        lambda: list(CHAIN),
        question="Who gives an office to whom? Put the five in order, from the top.", form=Order(CHAIN),
        hints=("Who is appointed by nobody?", "A district of the capital corresponds to a soum.",
               "The governor above appoints the governor below."),
        mistakes=((lambda: list(CHAIN[::-1]), "Right order, but from the bottom. Begin at the top."),
                  (lambda answer: answer[-1] == CHAIN[0], "All power in this chain begins with the voters."),
                  (lambda answer: answer.index(CHAIN[2]) < answer.index(CHAIN[1]), "Parliament appoints the Prime Minister."),
                  (lambda answer: answer.index(CHAIN[4]) < answer.index(CHAIN[3]),
                   "A district lies inside the capital: its governor is appointed from there.")),
        after="In October 2024 the khural of Bayanzurkh sent its nominee to the governor of the capital."),
    "territory.4": Exercise(
        lambda: more_bags_than("Bayankhongor"),
        question="Three aimags had more bags than Bayankhongor (105) in 2023. Which ones?",
        form=Choices(lambda: list(column("name_en"))),
        hints=("Colour the map by bags.", "One lies in the north, one in the west, one in the middle.",
               "All three have 19 soums or more."),
        mistakes=((lambda answer: set(answer) < more_bags_than("Bayankhongor"), "Right so far, but not all three yet."),
                  (lambda answer: "Bayankhongor" in answer, "More than Bayankhongor, so not itself."),
                  (lambda answer: "Ulaanbaatar" in answer, "The capital has khoroos, and no bags."),
                  (lambda answer: "Tuv" in answer, "Tuv has the most soums, but 97 bags."),
                  (lambda answer: "Arkhangai" in answer, "Near: Arkhangai has 101 bags."),
                  (lambda answer: "Umnugovi" in answer, "Umnugovi is large in area, and has 59 bags.")),
        after="Many soums do not mean many bags. A count answers only its own question."),
    "territory.5": Exercise(
        lambda: effective_number_of_parties(KHURAL_OF_THE_CAPITAL), tolerance=0.005,
        question="In October 2020 three parties won 34, 8 and 3 of the 45 seats in the khural of Ulaanbaatar. What is the "
                 "effective number of parties? Give two decimals.",
        form=Number("parties"),
        hints=("Shares first: 34/45, 8/45, 3/45.", "Square each share, then add.", "Divide 1 by the sum, 0.607."),
        mistakes=((3, "That counts names. Weigh them by their shares."),
                  (lambda: 1 / effective_number_of_parties(KHURAL_OF_THE_CAPITAL),
                   "That is the sum of the squared shares. One step is missing: 1 divided by it."),
                  (1, "You did not square the shares."), (lambda: 45 / 34, "Only the largest party is in it."),
                  (lambda: effective_number_of_parties([34, 11]), "That is the khural of 2016, with 34 and 11 seats."),
                  (1.6, "Right so far. Give two decimals.")),
        after="Three names, and less than two by weight."),
    "territory.6": Exercise(
        counted,
        question="How many of the five seats does each party get under plurality, and how many in proportion to all votes?",
        form=SmallTable(RULES, ("A", "B", "C")),
        hints=("Under plurality go constituency by constituency: who leads?",
               "In proportion: all votes of a party, divided by 100.", "A 1.9, B 1.8, C 1.3: round so that five remain."),
        mistakes=((lambda answer: answer[PLURALITY] == counted()[PROPORTION], "Under plurality you counted in proportion."),
                  (lambda answer: answer[PROPORTION] == counted()[PLURALITY], "In proportion you counted by plurality."),
                  (lambda answer: answer[PLURALITY]["A"] == 5, "Count each constituency: who leads in the fifth?"),
                  (lambda answer: answer[PLURALITY]["B"] > 0, "B has most votes in no constituency."),
                  (lambda answer: sum(answer[PROPORTION].values()) == 3,
                   "Two seats are left: they go to the largest remainders, .9 and .8."),
                  (lambda answer: answer[PROPORTION]["C"] == 0, "C has 26 % of the votes: that is more than one seat of five.")),
        after="Under plurality 36 % of the votes won nothing, and 26 %, most of them in one place, won a seat."),
    "territory.7": Exercise(
        justice_gap, tolerance=0.06,
        question="In 2012 the Justice Coalition got 22.3 % of the list votes and 11 of 76 seats. What is its share of seats minus "
                 "its share of votes?",
        form=Number("percentage points"),
        hints=("The share of seats is 11/76.", "Then subtract 22.3.", "The sign says whether it gained or lost."),
        mistakes=((lambda: -justice_gap(), "The size is right. Seats minus votes: which of the two is larger?"),
                  (11 - 22.3, "11 is a number of seats. First make it a share of 76."),
                  (lambda: round(100 * 11 / 76, 1), "That is the share of seats. Now subtract the share of votes."),
                  (lambda: round(100 * 11 / 28 - 22.3, 1), "28 were the list seats alone. The 11 seats are of all 76."),
                  (lambda: round(100 * 11 / 72 - 22.3, 1), "72 seats were certified first. Take all 76.")),
        after="A mixed rule, too, can give a third party less than its share. And the base is list votes."),
    "territory.8": Exercise(
        question="The article says: the two biggest parties have held the vast majority of elected positions for many years. "
                 "Write the row of the ledger.",
        form=Ledger(),
        hints=("Copy the claim in your own words.", "Which names, numbers or years stand beside it?",
               "What would you ask for to test it?"),
        after="All three parts are there. The tables `two_largest` and `local_elections` could test a part of it."),
    "territory.9": Exercise(
        lambda: effective_number_of_parties, tolerance=1e-6, python=True,
        cases=(([50, 50],), ([201, 75, 10, 1, 1, 1],), ([37, 35, 1, 1, 1, 1],), ([76],)),
        hints=("First the shares: each party's seats divided by all seats.",
               "Square each share, add them up, then 1 divided by that sum."),
        mistakes=((lambda: len, "That counts parties. Weigh them by their shares."),
                  (lambda: lambda seats: sum((s / sum(seats)) ** 2 for s in seats),
                   "That is the sum of squared shares. One step is missing: 1 divided by it."),
                  (lambda: lambda seats: 1 / sum(s / sum(seats) for s in seats), "The shares are not squared yet."))),
}
