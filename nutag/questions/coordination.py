"""Questions of workbook 02: who joins, what links cost, what a letter keeps, plans and elections, who should decide."""

import re
from statistics import pstdev

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Ledger, Match, Number, Open, SmallTable
from nutag.checks.ledger import NOTHING, OPINION, VAGUE, words
from nutag.data import records
from nutag.models.collective_action import own_part, present_value
from nutag.models.decentralisation import local_loss, spillover_threshold, uniform_loss
from nutag.models.networks import relay_fidelity
from nutag.models.structures import STRUCTURES, loads

MINISTRIES, EFFORT, WORK, FINE = 5, 4, 10, 5  # points, TEACHING
CHANGES = TWO, MEETINGS, LEAD, NAMED, LATER = (
    "Only two ministries share the success, not five.",
    "An order: all must come to the meetings. Nobody sees who works.",
    "A lead ministry gets all the credit. (Say it for one of the other four.)",
    "Half of the success goes by name to the one who worked. All five share the other half.",
    "Success goes by name to the one who worked, but after ten years. A point next year counts 90 %.")
OUTCOMES = PAYS, PAYS_NOT = ("joining pays", "staying out pays")

SIZES = [4] * 6  # partners in each group, TEACHING
WAYS = ALL, HUB, TREE = ("all pairs", "one hub", "tree")
COUNTED = LINKS, BUSIEST = ("links in all", "links of the busiest node")

PLANS = {"ndf-1996": "National Development Framework, 1996–2015", "mdg-2005": "Millennium Development Goals, 2005–2015",
         "cndp-2008": "Comprehensive National Development Policy, 2008–2021"}
FRAME, GOALS, POLICY = PLANS.values()
MET = VOTES, OTHERS = ("elections of parliament", "others of the six")

BEGINS, COST, LEAVES = [14, 8], 2, 0.2  # two places: the lines begin here; a unit costs 2; a fifth leaves, TEACHING
WHO = CENTRE, ALONE = ("one size from the centre", "each place alone")
PLACES = FIRST, SECOND = ("first place", "second place")
THREE = [14, 8, 2]


def chance_needed():
    """The chance, in per cent, at which a fine for staying out just makes up for what joining costs."""
    return 100 * (EFFORT - own_part(WORK, MINISTRIES, 0)) / FINE


def outcomes():
    """For each change, whether joining then pays."""
    back = {TWO: own_part(WORK, 2, 0), MEETINGS: own_part(WORK, MINISTRIES, 0), LEAD: 0,
            NAMED: own_part(WORK, MINISTRIES, 0.5), LATER: present_value(WORK, 10, 0.9)}
    return {change: PAYS if back[change] > EFFORT else PAYS_NOT for change in CHANGES}


def counted():
    """Links in all and of the busiest node, in each structure."""
    linked = {way: STRUCTURES[way](SIZES) for way in WAYS}
    return {way: {LINKS: len(links), BUSIEST: max(loads(links))} for way, links in linked.items()}


def met():
    """For three plans: elections of parliament within their years, and others of the six with a year in common."""
    votes = [election.year for election in records("elections")]
    six = {each.document_id: each for each in records("policy_documents") if each.listed_in == "article"}
    return {title: {VOTES: sum(six[name].year_from <= year <= six[name].year_to for year in votes),
                    OTHERS: sum(other is not six[name] and other.year_from <= six[name].year_to
                                and six[name].year_from <= other.year_to for other in six.values())}
            for name, title in PLANS.items()}


def lost(leaves=LEAVES):
    """Points that each of the two places loses, one by one: both are equally far from one size."""
    size = uniform_loss(BEGINS, 1, COST) / 2
    return {CENTRE: dict.fromkeys(PLACES, size),
            ALONE: {place: local_loss([begins], 1, COST, leaves) for place, begins in zip(PLACES, BEGINS)}}


def rows(centre, alone):
    """A table of losses with these numbers."""
    return {CENTRE: dict(zip(PLACES, centre)), ALONE: dict(zip(PLACES, alone))}


def cell(row, column, *numbers):
    """A test for a table with one of these numbers in a cell."""
    return lambda answer: any(abs(answer[row][column] - number) < 1e-6 for number in numbers)


def line(row, *numbers):
    """A test for a table of losses with these numbers in a row."""
    return lambda answer: all(abs(answer[row][place] - number) < 0.006 for place, number in zip(PLACES, numbers))


EXERCISES = {
    "coordination.1": Exercise(
        chance_needed, tolerance=0.5,
        question="Five ministries. Joining costs 4 points of effort. The work of one who joins brings 10 points, at "
                 "once, and "
                 "all five share them equally. An order: whoever is seen to stay out loses 5 points. How likely must "
                 "it be "
                 "that staying out is seen, so that joining is just as good?", form=Number("%"),
        hints=("What does one that joins get back for its own work?", "How many points are then still missing?",
               "Which part of a fine of 5 points is that?"),
        mistakes=((80, "That is the whole effort. A part of it comes back: the share in one's own work."),
                  (20, "That is the share of the own work that comes back. How large must the expected fine be?"),
                  (2, "So many points are missing. Which chance of losing 5 points is worth that?"),
                  (0.4, "That is a share. Write it in per cent."),
                  (100, "With a chance of 100 % staying out is far worse. Less is enough."),
                  (120, "You took what all win together. Take what the one who joins gets back."),
                  (125, "A chance is at most 100 %. Divide what is missing by the fine, not the other way."),
                  (60, "That is the chance not to be seen.")),
        after="4 points of effort, 2 come back, 2 are missing: 40 % of 5. An order works as far as work is seen. "
              "Next: five changes."),
    "coordination.2": Exercise(
        outcomes,
        question="The same five ministries: 4 points of effort, 10 points of success, shared equally, at once, no "
                 "fine. "
                 "Change one thing at a time. What pays for one ministry that thinks of itself?",
                               form=Match(CHANGES, OUTCOMES),
        hints=("Each time: how many of the 10 points come back to the one who worked?", "Compare that with 4.",
               "By name and shared: half of 10, and a fifth of the other half. After ten years: 10 times 0.9, ten "
               "times."),
        mistakes=((said(MEETINGS, PAYS),
                   "The meeting is full, but the points are the same as before: 2 come back for 4."),
                  (said(LEAD, PAYS), "The credit goes elsewhere. What comes back to one of the other four?"),
                  (said(TWO, PAYS_NOT), "If two share 10 points, each gets half. Is that more than the effort?"),
                  (said(NAMED, PAYS_NOT), "Half by name, and a fifth of the rest. Add both."),
                  (said(LATER, PAYS), "All of it, but late. 0.9 ten times is about 0.35.")),
        after="An order to meet and a lead ministry change who sits there, not what comes back. Fewer partners or a "
              "name on the "
              "work do. Next: links."),
    "coordination.3": Exercise(
        counted,
        question="A council for six groups of four partners each. Fill in the table. In the tree, each group has an "
                 "intermediary, "
                 "and one centre stands above them.", form=SmallTable(WAYS, COUNTED),
        hints=("All pairs: each of 24 has 23 others, and each pair is counted once.",
               "The hub is not one of the 24.",
               "Tree: 24 lines to intermediaries, and a line from each of these to the centre."),
        mistakes=((cell(ALL, LINKS, 552), "All pairs: each pair is counted twice."),
                  (cell(ALL, LINKS, 300, 288),
                   "All pairs: nobody needs a link to himself or herself. Count n(n − 1)/2."),
                  (cell(ALL, BUSIEST, 24), "All pairs: how many others does each of the 24 have?"),
                  (cell(HUB, LINKS, 23), "One hub: the hub is not one of the 24."),
                  (cell(HUB, BUSIEST, 1, 23), "One hub: the busiest node is the hub itself."),
                  (cell(TREE, LINKS, 24), "Tree: the intermediaries need a line to the centre too."),
                  (cell(TREE, LINKS, 25, 31), "Tree: count lines, not nodes."),
                  (cell(TREE, BUSIEST, 4, 5), "Tree: that is an intermediary. Compare it with the centre."),
                  (cell(TREE, BUSIEST, 24, 30), "Tree: the centre has lines to the intermediaries alone.")),
        after="With six groups the centre of the tree is the busiest: 6 links; an intermediary has 5. The hub saves most "
              "links, and has 24 of its own. Next: a letter."),
    "coordination.4": Exercise(
        lambda: 100 * relay_fidelity(0.7, 4), tolerance=0.06,
        question="Each hand-over keeps the same share of what it gets. After two hand-overs, 49 % of a letter is left. "
                 "How much is left after four?", form=Number("%"),
        hints=("Which share, times itself, is 0.49?", "The next two hand-overs keep 49 % of what has arrived.",
               "0.49 times 0.49."),
        mistakes=((24.5, "Nearly. The next two hand-overs do not keep half, but 49 % of what is there."),
                  (70, "That is one hand-over."), (34.3, "That is three hand-overs."),
                  (98, "Each hand-over only takes away: less than 49 % is left."),
                  (-2,
                   "Nothing below zero can be left. Each hand-over takes a share of what has arrived, not of the "
                   "letter."),
                  (0, "Something is left: each hand-over takes a share of what has arrived."),
                  (lambda: 100 - 100 * relay_fidelity(0.7, 4), "That share is lost. How much is left?"),
                  (lambda: 100 * relay_fidelity(0.49, 4), "49 % is kept by two hand-overs together, not by each.")),
        after="70 % of 70 % is 49 %, and 49 % of 49 % is 24 %. Nearer decisions are shorter ways. Next: plans."),
    "coordination.5": Exercise(
        met,
        question="Go by the years in the article's list, first and last year included. How many elections of "
                 "parliament does each "
                 "plan meet? With how many others of the six does it have a year in common?",
                               form=SmallTable(tuple(PLANS.values()), MET),
        hints=("The dashed lines in the lesson's picture are the elections: 1996, 2000, and so on, every four years.",
               "An election in a plan's first year counts.", "Two of the plans end in 2015. One begins in 2016."),
        mistakes=((cell(FRAME, VOTES, 4), "Framework: its first year is the year of an election. That one counts."),
                  (cell(POLICY, VOTES, 3),
                   "Policy of 2008: its first year is the year of an election. That one counts."),
                  (cell(GOALS, VOTES, 3), "Goals: from 2005 to 2015. Which elections lie between?"),
                  (cell(FRAME, OTHERS, 5), "Framework: which of the others begins after 2015?"),
                  (cell(GOALS, OTHERS, 5), "Goals: which of the others begins after 2015?"),
                  (lambda answer: any(row[OTHERS] == 6 for row in answer.values()),
                   "Vision-2050 is not one of the six, and a plan is not an other of itself."),
                  (cell(POLICY, OTHERS, 4), "Policy of 2008: it ends in 2021. So which plan begins too late for it?")),
        after="The policy of 2008 shares years with all five others, and the article of 2020 marks it “invalid now”. The "
              "years in a list are a plan. Next: who should decide?"),
    "coordination.6": Exercise(
        lost, tolerance=0.0005,
        question="Two places. One more unit is worth 14 − q points to the first and 8 − q to the second, when they "
                 "have q units. A "
                 "unit costs 2, and κ = 0.2 of the benefit leaves the place. How many points does each place lose?",
        form=SmallTable(WHO, PLACES),
        hints=("The best is 12 and 6 units. One size is the middle.",
               "The lost triangle: how many units from the best, times the same height, divided by 2.",
               "Alone, a unit feels as if it cost 2/(1 − 0.2) = 2.5. So each place takes half a unit less."),
        mistakes=((line(CENTRE, 6, 3),
                   "You counted whole units. The line falls smoothly, also within a unit: take the triangle."),
                  (line(CENTRE, 9, 9), "That is the whole square. The lost area is a triangle, half of it."),
                  (line(CENTRE, 3, 3), "So many units are missing or too many. How many points is the triangle worth?"),
                  (line(CENTRE, 2.25, 2.25),
                   "That is half of what each place loses. A triangle: width times height, divided by 2, once."),
                  (line(ALONE, 0.25, 0.25), "Alone: that is the square. Take half."),
                  (line(ALONE, 0.5, 0.5), "Alone: that is how many units are missing. Now the triangle."),
                  (line(ALONE, 0.08, 0.08), "Alone: the cost felt is 2/(1 − κ), not 2 · (1 + κ)."),
                  (lambda: lost(0.5), "Alone: that is at κ = 0.5. Here it is 0.2."),
                  (line(CENTRE, 0.125, 0.125), "You have the two rows the wrong way round.")),
        after="9 points with one size, a quarter of a point alone: here the place should decide, in this model. Next: "
              "the point "
              "where that turns."),
    "coordination.7": Exercise(
        lambda: spillover_threshold(BEGINS, COST), tolerance=0.0005,
        question="The same two places. From which κ on does one size from the centre lose less? Both places still "
                 "take something.",
        form=Number("share (0 to 1)"),
        hints=("One size loses 3²/2 in each place. Alone, each must lose as much.",
               "So alone each place takes 3 units less: the cost felt is 2 + 3.", "2/(1 − κ) = 5."),
        mistakes=((0.4, "That share stays in the place. κ is the share that leaves."),
                  (3, "So many units too few. Which κ makes the cost felt so high?"),
                  (5, "That is the cost felt. Which κ makes it so high?"),
                  (0.5, "That was the threshold of the lesson's two places."),
                  (1.5, "κ is a share, at most 1."),
                  (2 / 3, "You left out the cost itself: the cost felt is 2 + 3.")),
        after="Places that want more different things can bear a larger spillover. Next: the extension."),
    "coordination.8": Exercise(
        lambda: spillover_threshold(THREE, COST), tolerance=0.0005,
        question="(Extension.) Three places: the lines begin at 14, 8 and 2, and a unit costs 2. From which κ on "
                 "should the centre "
                 "decide? Nobody can take less than nothing.", form=Number("share (0 to 1)"),
        hints=("The best is 12, 6 and 0 units. One size is 6 units for all. What is lost?",
               "The third place takes nothing, so it cannot take less. Two places lose x²/2 each: when is that 36 "
               "together?",
               "The cost felt is then 2 + 6 = 8 = 2/(1 − κ)."),
        mistakes=((lambda: pstdev(THREE) / (pstdev(THREE) + COST),
                   "That is the closed form. It counts a loss for the third place, which takes nothing from the start."),
                  (lambda: spillover_threshold([12, 8, 4], COST), "Those are the values of the panel: 12, 8 and 4."),
                  (0.25, "That share stays in the place. κ is the share that leaves."),
                  (6, "That is how much the cost felt may rise. Which κ makes it rise so much?")),
        after="The closed form gives 0.71: it lets the third place lose what it never had. Next: code, or the ledger."),
    "coordination.9": Exercise(
        lambda: own_part, tolerance=1e-6, python=True, cases=((8, 4, 0), (8, 4, 0.5), (10, 5, 1), (9, 3, 0.25)),
        hints=("The named part comes back whole: gain · named.",
               "The rest, gain · (1 − named), is divided by all members."),
        mistakes=((lambda: lambda gain, members, named: gain * named,
                   "The rest is shared, also with the one who worked."),
                  (lambda: lambda gain, members, named: gain * named + gain / members,
                   "Only the rest is shared: gain · (1 − named)."),
                  (lambda: lambda gain, members, named: gain / members, "A part of the gain goes by name."),
                  (lambda: lambda gain, members, named: gain * (1 - named) / members,
                   "That is what each of the others gets. Add the named part."))),
    "coordination.10": Exercise(
        question="The article (2020) says: local bodies tend to be organised in a more holistic, less sectoral way "
                 "than "
                 "ministries. (Holistic: with an eye on the whole.) Its reason: services are delivered near the "
                 "citizens. "
                 "Write the row for the ledger.", form=Ledger(),
        hints=("Write the claim in your own words.", "A reason is given. Is there a number, a place, a source?",
               "How would you see that a body is “less sectoral”? Where, and when?"),
        mistakes=((lambda entry: re.search(OPINION, entry["claim"].casefold()),
                   "Write in “The claim” what the authors say, not whether it is true."),
                  (lambda entry: words(entry["given"]) and words(entry["given"]) <= NOTHING,
                   "Something is given: a reason."),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) == words(entry["given"]),
                   "The same words stand in both. What is there, and what is not?"),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) <= VAGUE,
                   "Say what is missing: a case? a number? of which bodies?")),
        after="All three parts are there. A reason is not yet a case: ask two offices of one soum how they work."),
    "coordination.11": Exercise(
        question="An aimag replaces all links between four groups by one council. Links fall from 6 to 4, and all of "
                 "them now end "
                 "at one place. Name two risks and, for each, a rule that could help. What does each rule cost?",
        form=Open(), after="It comes back when you return. Read your neighbour's rules: which one costs a link?"),
}
