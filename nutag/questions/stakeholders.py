"""Questions of workbook 06: a definition, themes, kappa, similarity, boxes, classes, attributes, forms, a row."""

import re

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Choice, Ledger, Match, Number, Open, SmallTable
from nutag.checks.ledger import NOTHING as NO_REASON
from nutag.checks.ledger import OPINION, VAGUE, words
from nutag.data import records
from nutag.models.stakeholders import cohen_kappa, jaccard, salience_class

ARRANGEMENTS = TRAINING, PLAN, GUESTS, ROUND, APART = (
    "The company and the soum sign an agreement on training. They chair its board in turn.",
    "The company writes a plan for the pasture, signs it and carries it out.",
    "The company signs a contract on the water with an association of citizens. The company alone sets the agenda.",
    "Four groups meet each month as equals to bring a clinic. Nothing is signed.",
    "A soum and a firm sign, as equals, that each will mind its own business.")
PARTS = NOTHING, PARTNER, EQUALITY, CONTRACT, OBJECTIVE = (
    "nothing is missing", "a second partner", "equality", "a contract", "a common objective")
MISSING = dict(zip(ARRANGEMENTS, (NOTHING, PARTNER, EQUALITY, CONTRACT, OBJECTIVE)))

VOICES = TRUCKS, DUST, MINUTES, JOB, ORDERS, CAIRN = (
    "Herder: “I want to know when the trucks will cross our winter pasture.”",
    "Herder: “Dust lies on the grass that my animals eat.”",
    "Teacher: “Let the minutes of the council also be in our language.”",
    "Job-seeker: “I want work that is still there when the price of copper falls.”",
    "Firm owner: “My firm needs orders for two years, or I cannot buy a second machine.”",
    "Herder: “The stone cairn must stay where our grandparents put it.”")
THEMES = JOBS, FIRMS, HEALTH, VOICE, TRUST, HERITAGE = (
    "jobs, income, livelihoods", "business viability", "environment, health, safety", "voice, information",
    "trust and reputation", "heritage and nature")
SORTED = dict(zip(VOICES, (VOICE, HEALTH, VOICE, JOBS, FIRMS, HERITAGE)))

STATEMENTS = ((9, 3), (4, 44))  # TEACHING: first coder yes, no; second coder yes, no

PAIRS = {"administration and mining": "LA MC", "administration and small firms": "LA SM",
         "administration and citizens": "LA CZ",
         "mining and small firms": "MC SM", "mining and citizens": "MC CZ", "small firms and citizens": "SM CZ"}
SIMILARITY = "the similarity"
RISES, FALLS, STAYS = "rises", "falls", "stays"

NEWCOMERS = RAILWAY, DRIVERS, STATION, WATER = (
    "a railway company: power 7, interest 4", "a union of drivers: power 5, interest 9",
    "a national television station: power 5, interest 3", "the water authority: power 8, interest 6")
BOXES = CLOSELY, SATISFIED, INFORMED, MONITOR = ("manage closely", "keep satisfied", "keep informed", "monitor")
PLACED = dict(zip(NEWCOMERS, (SATISFIED, INFORMED, MONITOR, CLOSELY)))

CASES = BLOCKADE, MUSEUM, SHOUTING, AUTHORITY = (
    "Drivers block the only road until somebody pays them today. No law or custom gives them the road.",
    "A museum asks for old bones that the pit may bring up. Everybody finds that right; any year will do.",
    "A man calls every hour and wants an answer at once. Nobody finds his claim right, and nobody has to listen.",
    "An authority may by law stop the mine. At present it has no reason to hurry.")
CLASSES = DORMANT, DISCRETIONARY, DEMANDING, DOMINANT, DANGEROUS, DEPENDENT, DEFINITIVE = (
    "dormant", "discretionary", "demanding", "dominant", "dangerous", "dependent", "definitive")
CLASSED = dict(zip(CASES, (  # power, legitimacy, urgency
    salience_class(True, False, True), salience_class(False, True, False), salience_class(False, False, True),
    salience_class(True, True, False))))

EVENTS = BANK, COURT, WELL, PHOTO = (
    "The bank that lends to the mine will stop paying if the herders' complaint gets no answer.",
    "A court finds that the winter pasture is theirs to use.",
    "The pit will reach their only well before spring.",
    "A magazine abroad prints a fine photo of a camel. Nobody here reads it.")
ATTRIBUTES = POWER, LEGITIMACY, URGENCY, NONE = ("power", "legitimacy", "urgency", "none of the three")
GAINED = dict(zip(EVENTS, (POWER, LEGITIMACY, URGENCY, NONE)))

HEARD = DRAFTS, RULES, SEATS, COUNTS = (
    "Three officials in the ministry read every draft and ask: who is left behind?",
    "By the rules of procedure, young people are heard in a standing committee before any law on mining is voted.",
    "Herders, company and soum meet every quarter, with equally many seats.",
    "An association counts the jobs that were promised and the jobs that came, and publishes both.")
FORMS = UNIT, PARLIAMENT, COMMITTEE, WATCHDOG = (
    "a ministerial unit", "a provision for the work of parliament", "a multi-stakeholder committee", "a watchdog")
FITTING = dict(zip(HEARD, (UNIT, PARLIAMENT, COMMITTEE, WATCHDOG)))


def kappa(table=STATEMENTS):
    return cohen_kappa([list(row) for row in table])


def agreed():
    """The share of statements on which both coders agree."""
    (both, first), (second, neither) = STATEMENTS
    return (both + neither) / (both + first + second + neither)


def expected():
    """The share of agreement that chance gives."""
    return (12 * 13 + 48 * 47) / 60**2


def changes():
    """How the similarity of each pair changes by coder A, if the administration's confidence is also coded as voice."""
    before = {}
    for row in records("theme_codes"):
        before.setdefault(row.item_id[:2], set()).add(row.theme_id)
    after = {**before, "LA": before["LA"] | {"T3"}}
    words = {}
    for name, pair in PAIRS.items():
        one, other = pair.split()
        old, new = jaccard(before[one], before[other]), jaccard(after[one], after[other])
        words[name] = {SIMILARITY: RISES if new > old else FALLS if new < old else STAYS}
    return words


def cell(name, *words):
    """A test for a table in which one of these words stands beside a pair."""
    return lambda answer: answer[name][SIMILARITY] in words


EXERCISES = {
    "stakeholders.1": Exercise(
        lambda: MISSING, question="Which part of the article's definition is missing in each arrangement?",
        form=Match(ARRANGEMENTS, PARTS),
        hints=("Go through the four parts one by one: who, as equals, by contract, for what?",
               "One of the five has all four parts.", "Who decides in the arrangement on water?"),
        mistakes=((said(GUESTS, NOTHING, CONTRACT, PARTNER),
                   "There are two sides and a contract on the water. But who sets the "
                                                              "agenda?"),
                  (said(ROUND, NOTHING), "They meet as equals for a clinic. What would hold them to their word?"),
                  (said(ROUND, EQUALITY, OBJECTIVE),
                   "It says that they are equals, and what they want. What is not there?"),
                  (said(APART, NOTHING), "Two sides, equals, and signed. But what do they want to do together?"),
                  (said(PLAN, NOTHING, CONTRACT), "The plan is signed, but by how many?"),
                  (said(PLAN, EQUALITY, OBJECTIVE), "True, but one thing comes first: how many are taking part?"),
                  (said(TRAINING, EQUALITY), "They chair in turn: that is a way to be equal."),
                  (said(TRAINING, CONTRACT, OBJECTIVE, PARTNER), "Read again: they sign, and they say on what.")),
        after="All five may be useful. By the article's words only one is a partnership. "
              "Next: six voices."),
    "stakeholders.2": Exercise(
        lambda: SORTED, question="Sort the six sentences by the rules above, one theme for each.",
        form=Match(VOICES, THEMES),
        hints=("Two of the six ask to know something, or to be able to follow.",
               "Is it the income of a household, or of a firm?",
               "The rule: code what is said, not what you think is meant."),
        mistakes=((said(TRUCKS, HEALTH), "You heard dust and danger. What is said is: I want to know."),
                  (said(TRUCKS, JOBS), "The pasture is a livelihood. But what does the herder ask for here?"),
                  (said(MINUTES, HERITAGE), "A language is also heritage. But the sentence asks for minutes that "
                                            "one can read."),
                  (said(ORDERS, JOBS), "By our rule the income of a household goes there. Whose income is it here?"),
                  (said(JOB, FIRMS), "Work for a person, or orders for a firm?"),
                  (said(DUST, JOBS), "The animals are a livelihood. What is said is about dust on the grass."),
                  (said(CAIRN, HEALTH), "It lies in nature. But what makes this stone matter?"),
                  (lambda answer: TRUST in answer.values(), "Nobody here speaks of trust. Code what is said.")),
        after="Three sentences of herders, three themes: herders are not one bloc. If you sorted otherwise, the "
              "rules are not clear "
              "enough; coders then talk, mend the rules and sort again. Next: kappa."),
    "stakeholders.3": Exercise(
        kappa, tolerance=0.006, question="Two students sort 60 sentences: is it about water, yes or no? Both yes: "
                                         "9. Only the first: 3. "
                                         "Only the second: 4. Both no: 44. What is Cohen's κ? Two decimals.",
        form=Number(),
        hints=("First the agreement that was seen: the two cells in which both say the same, divided by 60.",
               "Chance: (12 × 13 + 48 × 47) divided by 60 × 60.", "Then (seen − chance) divided by (1 − chance)."),
        mistakes=((agreed, "That is the agreement that was seen. How much of it would chance give?"),
                  (expected, "That is what chance gives. How far above it is the agreement, of what is possible?"),
                  (lambda: agreed() - expected(), "That is the part above chance. Divide it by all that is possible "
                                                  "above "
                                                  "chance."),
                  (lambda: (agreed() - expected()) / agreed(), "You divided by the agreement. Divide by 1 − chance."),
                  (lambda: (agreed() - 0.5) / 0.5, "Chance is one half only if both say yes half of the time. Here "
                                                   "they do not."),
                  (lambda answer: 60 < answer < 70, "Right so far, but as a share: κ goes up to 1."),
                  (53, "That counts sentences. κ goes up to 1."),
                  (lambda: 9 / 16, "You left out the 44 on which both say no. That is another measure, Jaccard's.")),
        after="0.88 were seen, 0.67 come by chance; κ is the part of the rest. It says how well the two agree. It "
              "does not say "
              "that they are right. Next: one item more."),
    "stakeholders.4": Exercise(
        changes, question="Coder A reads again: the administration's “confidence of citizens” now also goes under "
                          "“voice, information, "
                          "agreement”. What happens to the similarity of each pair?",
        form=SmallTable(tuple(PAIRS), {SIMILARITY: Choice((RISES, FALLS, STAYS))}),
        hints=("Which groups have the theme of voice by coder A? See the picture of the lesson.",
               "A pair without the administration has the same two lists as before.",
               "A new theme that the other does not have makes all that either has larger."),
        mistakes=((cell("administration and small firms", STAYS),
                   "Small firms and administration share no theme more. But what of all "
                                                                  "that either list has?"),
                  (cell("administration and small firms", RISES),
                   "Do the small firms have the theme of voice? Look at its row."),
                  (lambda answer: any(answer[name][SIMILARITY] != STAYS
                                      for name in PAIRS if "administration" not in name),
                   "In one of your rows neither list has changed. Which?"),
                  (cell("administration and citizens", STAYS, FALLS),
                   "Citizens and NGOs have the theme of voice. Now both have it."),
                  (cell("administration and mining", STAYS, FALLS),
                   "The companies have the theme of voice too: they want "
                                                                    "agreement. Now both have it.")),
        after="One item, one more theme: two pairs come nearer, and one moves apart although nothing in its common "
              "ground changed. Next: "
              "four newcomers."),
    "stakeholders.5": Exercise(
        lambda: PLACED, question="From 6 on, power and interest count as high. In which box does each newcomer stand?",
        form=Match(NEWCOMERS, BOXES),
        hints=("Ask twice: is power 6 or more? Is interest 6 or more?",
               "Little power and high interest: those want to know.",
               "6 itself counts as high."),
        mistakes=((said(DRIVERS, CLOSELY), "That is the box with the line at 5. Here it is at 6."),
                  (said(STATION, SATISFIED), "That is the box with the line at 5. Its power is 5, and the line is "
                                             "at 6."),
                  (said(WATER, SATISFIED), "An interest of 6 counts as high: from 6 on."),
                  (said(RAILWAY, INFORMED), "You took power for interest. Which of the two is 7?"),
                  (said(DRIVERS, SATISFIED), "You took interest for power. Which of the two is 9?"),
                  (said(DRIVERS, MONITOR), "Its interest is 9: it wants to know.")),
        after="With the line at 5 two of the four would stand in another box. The line is ours, not theirs. Next: "
              "four cases."),
    "stakeholders.6": Exercise(
        lambda: CLASSED, question="Which class of stakeholder is each case?", form=Match(CASES, CLASSES),
        hints=("Ask three times: power? legitimacy? urgency?", "Power without legitimacy can still close a road.",
               "Two of the four hold one attribute only, two hold two."),
        mistakes=((said(BLOCKADE, DEMANDING), "They want it today. But they can also close the road: that is power."),
                  (said(BLOCKADE, DEFINITIVE, DOMINANT),
                   "Is the claim seen as right? No law or custom gives them the road."),
                  (said(BLOCKADE, DORMANT), "Their power is not asleep: they use it, and today."),
                  (said(MUSEUM, DEPENDENT), "Dependent needs urgency, too. Here any year will do."),
                  (said(SHOUTING, DANGEROUS), "He is loud, but nobody has to listen: no power."),
                  (said(SHOUTING, DEPENDENT), "Nobody finds the claim right: no legitimacy."),
                  (said(AUTHORITY, DORMANT), "The power comes from a law: so it is also seen as right."),
                  (said(AUTHORITY, DEFINITIVE), "Is there urgency? It has no reason to hurry.")),
        after="The words describe a moment and an observer, not a character. Next: what the herders could gain."),
    "stakeholders.7": Exercise(
        lambda: GAINED, question="Which attribute do the herders of Jishee gain by each event?",
        form=Match(EVENTS, ATTRIBUTES),
        hints=("Power: somebody must now do what they want.", "Legitimacy: more people see the claim as right.",
               "Attention by itself is no attribute."),
        mistakes=((said(BANK, LEGITIMACY), "The bank may find them right. But what makes the company answer?"),
                  (said(BANK, URGENCY), "There is pressure, but it is the bank's money that gives it. What is that?"),
                  (said(COURT, POWER), "A court can lend power later. What did it say now: what they can do, or "
                                       "what is right?"),
                  (said(WELL, POWER), "The pit takes something away. What does the date change?"),
                  (said(WELL, LEGITIMACY), "The claim is as right as before. What has changed is the time."),
                  (said(PHOTO, POWER, LEGITIMACY, URGENCY),
                   "Who has to act, who was convinced, what cannot wait? A photo alone changes "
                                                            "none.")),
        after="Attributes come and go, and others can lend them. Look at Khanbogd again with these words. Next: "
              "four ways to be heard."),
    "stakeholders.8": Exercise(
        lambda: FITTING, question="Which of the article's four forms is each of these?", form=Match(HEARD, FORMS),
        hints=("Where do they sit: in a ministry, in parliament, at a table, outside?", "A watchdog sits with nobody.",
               "A standing committee of parliament is not a table of stakeholders."),
        mistakes=((said(RULES, COMMITTEE), "A committee of parliament has members of parliament only. Whose rule is "
                                           "it?"),
                  (said(DRAFTS, WATCHDOG), "They watch, but from inside: they are officials."),
                  (said(SEATS, WATCHDOG), "They decide together. A watchdog stands outside."),
                  (said(COUNTS, COMMITTEE), "Who sits with whom here? It counts from outside."),
                  (said(COUNTS, UNIT), "An association is no part of a ministry."),
                  (said(DRAFTS, PARLIAMENT), "A ministry belongs to the Government, not to parliament.")),
        after="Each hears other voices. None of them chooses whom it hears: people do. Next: a row for the ledger."),
    "stakeholders.9": Exercise(
        question="The article (2020) says: taking part in public decisions is important for public confidence in the "
                 "state; it is a process in which citizens learn democracy. Write the row for the ledger.", form=Ledger(),
        hints=("Write the claim in your own words.", "Is there a number, a place, or only a reason?",
               "What would you measure, of whom, and when?"),
        mistakes=((lambda entry: re.search(OPINION, entry["claim"].casefold()),
                   "Write in “The claim” what the authors say, not whether it is true."),
                  (lambda entry: words(entry["given"]) and words(entry["given"]) <= NO_REASON,
                   "Something is given: a reason. Which?"),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) == words(entry["given"]),
                   "The same words stand in both. What is there, and what is not?"),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) <= VAGUE,
                   "Say what is missing: confidence measured how? of whom? when?")),
        after="All three parts are there. Compare: a measure of confidence before and after, in places with and "
              "without participation, "
              "and whether it was the confident who came. Last: who is missing?"),
    "stakeholders.10": Exercise(
        question="Four people of Jishee: a herder, a teacher of a minority, a young job-seeker, a small-firm owner. "
                 "Who of them would "
                 "not be heard in a partnership of the four groups? Choose a form of the article for this voice, "
                 "and say what it would cost.",
        form=Open(), after="It comes back when you return. Ask your neighbour whom you have both forgotten."),
}
