"""Questions of workbook 07: two rules on other ballots, groups, rule or ballots, audit, scores, women, a ledger row."""

import re
from fractions import Fraction

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Choice, Choices, Ledger, Match, Number, Open, SmallTable
from nutag.checks.ledger import OPINION, VAGUE, words
from nutag.data import records
from nutag.models.participatory_budgeting import equal_shares, greedy

# A meeting in soum D of Jishee, TEACHING: ₮80 million, eight voters, four projects with their costs in ₮ million.
BUDGET = 80
COSTS = {"bridge": 40, "school bus": 30, "clinic ramp": 24, "reading room": 15}
CAMP, CENTRE = "camps", "centre"
BALLOTS = (*[(CAMP, {"bridge", "school bus"})] * 4, (CAMP, {"bridge", "reading room"}),
           (CENTRE, {"school bus", "clinic ramp"}),
           *[(CENTRE, {"clinic ramp", "reading room"})] * 2)
GREEDY, SHARES = ("most votes first", "equal shares")

# Three more meetings, TEACHING: mean of the women and of the men under each rule, in ₮ million.
MEETINGS = NORTH, RIVER, PASS = (
    "North: most votes first 12 and 70, equal shares 38 and 44",
    "River: most votes first 41 and 40, equal shares 39 and 40",
    "Pass: 19 men came and 1 woman; most votes first 0 and 60, equal shares 0 and 55")
REASONS = BY_RULE, BY_BALLOTS, BY_ABSENCE = (
    "The wishes may differ, but the rule makes the gap large; another rule closes most of it.", "Wishes do not follow sex here; neither rule makes a gap.",
    "Those who stayed away have no ballot; no rule counts it.")

PAIRS = ("2012 and 2015", "2015 and 2017", "2017 and 2019", "2012 and 2023", "2019 and 2023", "2015 and 2021")
SENTENCES = ERDENE, NOTE, EVERY, BAG_BUDGET, COUNTING, WOMEN_LISTS = (
    "The row of the soum shows what one khural did, once.",
    "The row of the bag says how it should go, not how it went.",
    "The khural of every soum approves the list.",
    "The meeting of a bag approves the bag's own budget.",
    "By law a meeting counts by most votes first.",
    "Women propose fewer projects than men.")


def by(rule):
    """What a rule makes of the meeting in soum D."""
    return (greedy if rule == GREEDY else equal_shares)(COSTS, [ballot for _, ballot in BALLOTS], BUDGET)


def means(rule):
    """Group → mean over its voters of what the funded projects cost that the voter approved."""
    funded, groups = by(rule).funded, {}
    for group, ballot in BALLOTS:
        groups.setdefault(group, []).append(sum(COSTS[project] for project in funded if project in ballot))
    return {group: sum(amounts) / len(amounts) for group, amounts in groups.items()}


def price_of_the_bridge():
    return float(max(by(SHARES).payments[0]))


def held_for_the_bus():
    """What the supporters of the school bus still hold together after the bridge."""
    left = by(SHARES).wallets[0]
    return float(sum(wallet for wallet, (_, ballot) in zip(left, BALLOTS) if "school bus" in ballot))


def mean_contract():
    """₮ million a project of the Local Development Fund, 2023: contracts over projects."""
    contracted = next(row.value_mnt_bn for row in records("local_budget_points") if row.point_id == "b05")
    return 1000 * contracted / 8672


def women_among_candidates():
    """Per cent of women among all candidates for local khurals in 2020, both levels together."""
    rows = [row for row in records("women_local_khurals") if row.year == 2020 and row.who == "candidates"]
    return 100 * sum(row.women for row in rows) / sum(row.all_people for row in rows)


def row(rule, *amounts):
    """A test for a table in which these means stand in the row of a rule."""
    return lambda answer: all(abs(answer[rule][group] - amount) < 0.01 for group, amount in zip((CAMP, CENTRE),
                                                                                                amounts))


def chosen(*projects):
    """A test for a set in which these stand."""
    return lambda answer: answer.issuperset(projects)


def without(project):
    """A test for a set in which this does not stand."""
    return lambda answer: answer.isdisjoint([project])


def price(wallets, cost):
    """The most that a supporter pays: the smallest amount at which all together pay the cost, which they can."""
    wallets = sorted(wallets)
    while wallets[0] * len(wallets) < cost:
        cost -= wallets.pop(0)
    return Fraction(cost) / len(wallets)


def alike(wallets, cost):
    return Fraction(cost) / len(wallets)


def fullest(wallets, cost):
    return max(wallets)


def without_the_poor(wallets, cost):
    return Fraction(cost) / sum(wallet * len(wallets) >= cost for wallet in wallets)


EXERCISES = {
    "local_budget.1": Exercise(
        lambda: set(by(GREEDY).funded),
        question="₮80 million, most votes first. Which projects are funded?", form=Choices(tuple(COSTS)),
        hints=("Count the votes: 5, 5, 3 and 3.", "Fund the two with 5 votes. How much is left?",
               "Does either of the other two fit in what is left?"),
        mistakes=((chosen("bridge", "clinic ramp"), "The ramp has 3 votes. First comes what has more."),
                  (chosen("bridge", "school bus", "reading room"), "Bridge and bus cost 70. What is left is less than "
                                                                   "the room."),
                  ({"bridge"}, "The bridge costs 40. Money is left: what has as many votes?"),
                  (without("bridge"), "The bridge has five votes, and it fits."),
                  (without("school bus"), "Count again who approves the school bus.")),
        after="70 million for two projects; nothing that is left fits. Two voters of the centre get nothing. Next: "
              "the same "
              "ballots, other rule."),
    "local_budget.2": Exercise(
        price_of_the_bridge,
        question="Equal shares. The bridge is bought first. How much does each of its supporters pay?",
        form=Number("₮ million"),
        hints=("Who pays for the bridge, and who does not?", "Each wallet holds ₮10 million. Five voters approve the "
                                                             "bridge.",
               "The price is shared by five, alike as long as all can pay."),
        mistakes=((5, "You shared it among all eight. Only those who approve it pay."),
                  (10, "That is the whole wallet. Do they need all of it?"),
                  (2, "That is what each has left. How much was paid?"),
                  (40, "That is the price for all together."),
                  (13.33, "Count the supporters again: it is more than three."),
                  (lambda: Fraction(40, 3), "Count the supporters again: it is more than three."),
                  (16, "Every wallet holds 10: nobody can pay more.")),
        after="8 each, 5 times. They keep 2. Next: what this means for the bus."),
    "local_budget.3": Exercise(
        held_for_the_bus,
        question="After the bridge: how much money do the supporters of the school bus hold together?",
        form=Number("₮ million"),
        hints=("Four of them have paid for the bridge.", "The fifth supporter lives in the centre and has paid "
                                                         "nothing.",
               "Four wallets with 2, and one that is full."),
        mistakes=((50, "Those are full wallets. Four of the five have paid for the bridge."),
                  (8, "One supporter of the bus has not paid for the bridge: that wallet is full."),
                  (10, "You counted the voter who paid for the bridge but does not want the bus, or one full "
                       "wallet alone."),
                  (30, "That is the price of the bus. What do its supporters hold?"),
                  (40, "What is left of the budget is not theirs alone. Add up the five wallets."),
                  (20, "Four wallets hold 2 each. Which one is full?"),
                  (32, "That is what the four have paid.")),
        after="Less than 30: the bus cannot be bought, although it has five votes. Next: what can."),
    "local_budget.4": Exercise(
        lambda: set(by(SHARES).funded),
        question="Equal shares, without completion: which projects are funded in the end?", form=Choices(tuple(COSTS)),
        hints=("The bridge is bought, and the bus cannot be.", "Clinic ramp: three full wallets. What would each pay?",
               "After the ramp, add up what the three supporters of the reading room hold."),
        mistakes=((chosen("school bus"), "The supporters of the bus hold less than its price. See question 3."),
                  ({"bridge", "reading room"}, "The ramp has three full payers, the reading room two and a small one. "
                                               "Which comes first?"),
                  (chosen("bridge", "clinic ramp", "reading room"), "After the ramp the supporters of the room hold 2 "
                                                                    "each: is that enough?"),
                  ({"bridge"}, "Three wallets of the centre are still full. What can they buy?"),
                  (without("bridge"), "The bridge has most paying votes. It comes first.")),
        after="64 of 80 million. Both groups have something, and 16 million are left. Next: who gets how much."),
    "local_budget.5": Exercise(
        lambda: {rule: means(rule) for rule in (GREEDY, SHARES)}, tolerance=0.05,
        question="Give the mean per voter, in ₮ million, of the five from the camps and of the three from the centre, "
                 "under each rule.",
        form=SmallTable((GREEDY, SHARES), (CAMP, CENTRE)),
        hints=("A voter gets the cost of each funded project that the voter approved.",
               "Most votes first: four from the camps get 40 + 30. The fifth gets the bridge alone.",
               "In the centre one voter gets the bus, two get nothing: add, then divide by three."),
        mistakes=((row(GREEDY, 320, 30), "These are sums. Divide by the number of voters of each group."),
                  (row(GREEDY, 70, 10), "One of the five from the camps does not want the bus."),
                  (row(GREEDY, 64, 0), "One voter of the centre approves the bus."),
                  (row(GREEDY, 64, 30), "Two of the three get nothing, but they count."),
                  (row(GREEDY, 40, 3.75), "Divide by the voters of the group, not by all eight."),
                  (row(SHARES, 8, 8), "That is what each pays. What do they get?"),
                  (row(SHARES, 40, 16), "All three of the centre approve the ramp."),
                  (row(GREEDY, 10, 64), "You changed the two groups over."),
                  (lambda answer: row(GREEDY, 40, 24)(answer) and row(SHARES, 64, 10)(answer), "Right numbers, rows "
                                                                                               "changed over.")),
        after="54 million between the groups become 16. Nobody in the centre voted otherwise: only the rule changed. "
              "Next: when the rule changes nothing."),
    "local_budget.6": Exercise(
        lambda: {NORTH: BY_RULE, RIVER: BY_BALLOTS, PASS: BY_ABSENCE},
        question="Three meetings, each with the mean of the women and then of the men (₮ million). What explains "
                 "each one?",
        form=Match(MEETINGS, REASONS),
        hints=("Compare the two rules inside one meeting.", "Where both rules give nearly the same, look at the "
                                                            "ballots.",
               "Where one side hardly came, a rule has nothing to count."),
        mistakes=((said(NORTH, BY_BALLOTS), "North: one rule leaves 58 between them, the other 6. Is that the "
                                            "ballots?"),
                  (said(NORTH, BY_ABSENCE), "North says nothing about who came. Compare the two rules."),
                  (said(RIVER, BY_RULE), "River: the rules differ by 2. Is there a gap at all?"),
                  (said(RIVER, BY_ABSENCE), "River: women and men get the same. Who would be missing?"),
                  (said(PASS, BY_RULE), "Pass: under both rules the gap stays. What is different here?"),
                  (said(PASS, BY_BALLOTS), "Pass: 19 against 1. What can be said of those who did not come?")),
        after="A rule can only weigh ballots that are there. Next: real money."),
    "local_budget.7": Exercise(
        mean_contract, tolerance=0.1,
        question="Audit of 2023: contracts for 521.8 billion tögrög, 8,672 projects. What is the mean of one project? "
                 "In ₮ million, "
                 "one decimal.", form=Number("₮ million"),
        hints=("Divide the contracts by the number of projects.", "One billion is 1,000 million.", "521,800 / 8,672"),
        mistakes=((lambda: 544300 / 8672, "That is the money that was planned. Take the contracts."),
                  (lambda: 408500 / 8672, "That is what was paid out. Take the contracts."),
                  (lambda: 521.8 / 8672, "That is in billions. Say it in ₮ million."),
                  (lambda: 8672 / 521.8, "That is projects for one billion. Turn it round."),
                  (lambda: 1000 * 8672 / 521.8, "Turn the division round: money over projects."),
                  (60, "Right so far: give one decimal.")),
        after="About half of our meeting's ₮110 million, which is invented. A mean hides the small and the large ones. "
              "Next: scores."),
    "local_budget.8": Exercise(
        lambda: {"2012 and 2015", "2017 and 2019", "2019 and 2023"},
        question="Open budget survey, public participation. Which pairs of years may be compared?", form=Choices(PAIRS),
        hints=("Where does the series have a break?", "Both years of a pair must lie on one side of the break.",
               "The questions were redesigned for 2017. Three pairs are left."),
        mistakes=((chosen("2015 and 2017"), "These two stand on both sides of the break."),
                  (chosen("2012 and 2023"), "The ends of a broken series do not compare either."),
                  (chosen("2015 and 2021"), "One is before the break, one after it."),
                  (without("2012 and 2015"), "Before the break there is one pair, too."),
                  (lambda answer: type(answer) is set and len(answer) == 1, "One pair is right. There are more.")),
        after="A fall from 18.8 to 7.4 would be a headline, and wrong. Next: women who stand for election."),
    "local_budget.9": Exercise(
        women_among_candidates, tolerance=0.06,
        question="Candidates for local khurals in 2020: 400 women of 1,907 in aimags and the capital, 4,809 women of "
                 "15,242 in soums and "
                 "districts. What is the share of women in both together? One decimal.", form=Number("%"),
        hints=("Add the women, and add all candidates.", "A level with many candidates must weigh more.",
               "5,209 / 17,149"),
        mistakes=((lambda: (100 * 400 / 1907 + 100 * 4809 / 15242) / 2, "You took the mean of two percentages. The "
                                                                        "levels are not equally large."),
                  (lambda: 100 * 400 / 1907, "That is aimags and the capital alone."),
                  (lambda: 100 * 4809 / 15242, "That is soums and districts alone."),
                  (lambda: 100 * 4530 / 15185, "That is soums and districts in 2016."),
                  (lambda: 5209 / 17149, "Right so far, as a share of 1. Say it in per cent."),
                  (lambda: 100 * 5209 / 11940, "That is women for 100 men. Divide by all candidates."),
                  (30, "Right so far: give one decimal.")),
        after="Candidates are not yet members. For the elected of 2024 we print no number: the report does not say "
              "which level it means. "
              "Next: a row for the ledger."),
    "local_budget.10": Exercise(
        question="The article (2020) says: collaboration with public organisations makes it possible to hear the "
                 "voices of the poorest and most vulnerable groups. Write the row for the ledger.", form=Ledger(),
        hints=("Write the claim in your own words.", "Does a number, a place or a source stand beside it?",
               "How would you notice that a voice was heard: whose, where, when, compared with what?"),
        mistakes=((lambda entry: re.search(OPINION, entry["claim"].casefold()),
                   "Write in “The claim” what the authors say, not whether it is true."),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) == words(entry["given"]),
                   "The same words stand in both. What is there, and what is not?"),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) <= VAGUE,
                   "Say what is missing: whose voices? at which meeting? what followed from them?")),
        after="All three parts are there. That something is possible is not yet that it happens: who spoke, and what changed?"),
    "local_budget.11": Exercise(
        lambda: price, tolerance=1e-6, python=True,
        cases=(([10, 10, 10], 24), ([2, 10], 12), ([2, 10, 10], 15), ([1, 2, 9], 12), ([3, 10, 4, 10], 21)),
        hints=("Begin with the poorest: can all pay alike? Then the price is cost / payers.",
               "If not, the poorest gives all, and the rest is shared by the others.",
               "Sort the wallets. While the first one is too small, take it out and take it off the cost."),
        mistakes=((lambda: alike, "All cannot pay alike where one wallet is too small: the others pay more."),
                  (lambda: fullest, "That empties the fullest wallet. Pay no more than is needed."),
                  (lambda: without_the_poor, "Who cannot pay an equal part still gives what the wallet holds."))),
    "local_budget.12": Exercise(
        lambda: {ERDENE, NOTE},
        question="Which of these sentences does the table of the levels support?", form=Choices(SENTENCES),
        hints=("Which year, which place, and what kind of evidence stands in each row?",
               "A practice is one place in one year. A note says what should be done.", "Two sentences are left."),
        mistakes=((chosen(EVERY), "One soum in one year is not every soum."),
                  (chosen(BAG_BUDGET), "A bag has no budget of its own: it sends proposals."),
                  (chosen(COUNTING), "How a meeting must count, we did not find: the ministry's rules were read only in part."),
                  (chosen(WOMEN_LISTS), "The table says nothing on who comes, or on what is ranked."),
                  ({ERDENE}, "One is right. What does the row of the bag say, and since when?"),
                  ({NOTE}, "One is right. What was seen in one soum?")),
        after="A practice, and a note: each with its place and year. Next: an open ear."),
    "local_budget.13": Exercise(
        question="You are a delegate in the soum's khural (хурал). The meeting's list lies before you, and six women "
                 "of the meeting get "
                 "nothing. What do you do with the list, and what do you ask for next year?",
        form=Open(), after="It comes back when you return. Ask a neighbour who would lose by your answer."),
}
