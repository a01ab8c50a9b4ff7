"""Questions of workbook 08: votes and sides, power, veto, quorum, rules on groups, Figure 1, what is reported."""

import re
from fractions import Fraction
from itertools import combinations

from nutag.checks.core import Exercise, has, only, said
from nutag.checks.forms import Choice, Choices, Ledger, Match, Number, Open, SmallTable
from nutag.checks.ledger import OPINION, VAGUE, words
from nutag.models.power_indices import group_power, minimal_winning_coalitions, power_to_act, shapley_shubik

LETTERS = "ABCD"
RULES = MAJORITY, TWO_THIRDS, THREE_QUARTERS = ("a majority", "two thirds", "three quarters")
POWER, VOTES = "power", "votes needed"
GROUPS = tuple(f"group {letter}" for letter in LETTERS)
TOGETHER, ALONE = ("each group votes as one", "each member votes alone")

CHECKED, CONFLICT, PAID, PAGE, LIST = (
    "A teacher and a small-firm owner read the account book each quarter.",
    "A member whose firm bids for the road leaves the room at that vote.",
    "The herder gets the bus fare, and a day of training on budgets.",
    "Before a vote, each proposal shows its cost, its use and who pays.",
    "One page for all shows the plan, each decision, and what became of it.")
CONTROL, CRITERIA, PEOPLE, CASES, SYSTEM, TEAMWORK = (
    "a joint control system", "internal criteria for working together", "attention to people and capacity",
    "base the partnership on business cases", "an integrated system for managing cooperation", "a set of teamwork "
                                                                                               "activities")
TIED = {CHECKED: CONTROL, CONFLICT: CRITERIA, PAID: PEOPLE, PAGE: CASES, LIST: SYSTEM}

EVENTS = BLOC, RAISED, MOVED, EXPERT, AGENDA, LANGUAGE, AWAY = (
    "Small firms and the company form a bloc: from now on they vote as one group.",
    "The threshold goes up by two votes.",
    "One chair of the company goes to citizens.",
    "The company brings its own expert on water.",
    "From now on the governor's office alone writes the agenda.",
    "The minutes come in one language only.",
    "At the spring meeting the herder's chair is empty, and the others decide as before.")
SEEN = {BLOC, RAISED, MOVED}
NOT_NAMED, SMALL, OLD, FINE = (
    "The 15 members are reported of councils in three other aimags, and how chairs are shared was not found.",
    "The number is wrong: it is ten members.", "The number is too old to be used.",
    "Nothing: the table reports both.")
MODEL = "The article (2020) says: the council is considered as a model case for the other provinces."


def side(members):
    """A side by its letters.

    >>> side((0, 2, 3))
    'A + C + D'
    """
    return " + ".join(LETTERS[member] for member in members)


SIDES = tuple(side(members) for size in (1, 2, 3) for members in combinations(range(4), size))
WALK_OUTS = ("A alone", "B alone", "B and C", "B and D", "C and D")


def powers():
    """Power of the four groups with 6, 5, 2 and 2 of 15 chairs, 8 votes needed."""
    return {group: {POWER: power} for group, power in zip(GROUPS, shapley_shubik([6, 5, 2, 2], 8))}


def smallest_sides():
    """The smallest sides that win with the same chairs when 10 votes are needed."""
    return {side(members) for members in minimal_winning_coalitions([6, 5, 2, 2], 10)}


def sides_that_win(vetoes=()):
    """How many of the 16 sides win with 5, 4, 3 and 3 chairs, 8 votes needed."""
    return power_to_act([5, 4, 3, 3], 8, vetoes=vetoes) * 16


def votes_of_23():
    return {rule: {VOTES: votes} for rule, votes in zip(RULES, (12, 16, 18))}


def walk_outs():
    """The smallest walk-outs from 15 chairs (7, 4, 2, 2) that leave fewer than 10, among those offered."""
    seats = dict(A=7, B=4, C=2, D=2)
    leaving = {"A alone": "A", "B alone": "B", "B and C": "BC", "B and D": "BD", "C and D": "CD"}
    return {words for words, letters in leaving.items() if 15 - sum(seats[letter] for letter in letters) < 10}


def small_power():
    """Power of a group with 2 of 15 chairs (7, 4, 2, 2), 8 votes needed: as a bloc, and member by member."""
    return {TOGETHER: {POWER: shapley_shubik([7, 4, 2, 2], 8)[3]}, ALONE: {POWER: group_power([7, 4, 2, 2], 8)[3]}}


def column(*wanted):
    """A test for a table whose numbers, from top to bottom, are about these."""
    def made(answer):
        numbers = [next(iter(row.values())) for row in answer.values()]
        return all(abs(float(number) - float(want)) < 0.006 for number, want in zip(numbers, wanted, strict=True))
    return made


def cell(row, value):
    """A test for a table in which this row has about this number."""
    return lambda answer: abs(float(next(iter(answer[row].values()))) - float(value)) < 0.006


EXERCISES = {
    "council.1": Exercise(
        votes_of_23,
        question="A council has 23 chairs. How many votes does each rule ask for?", form=SmallTable(RULES, (VOTES,)),
        hints=("A majority is more than half.", "Two thirds of 23 is 15.33. Are 15 votes enough?",
               "Where it is not whole, take the next whole number up."),
        mistakes=((column(12, 15, 17), "Fifteen of 23 is less than two thirds: round up, never down."),
                  (column(12, 15, 18), "Two thirds of 23 is 15.33. With 15 the rule is not met."),
                  (column(12, 16, 17), "Three quarters of 23 is 17.25. With 17 the rule is not met."),
                  (cell(MAJORITY, 11), "Eleven against twelve: that is no majority."),
                  (cell(MAJORITY, 11.5), "Votes are whole. How many are more than half?"),
                  (cell(MAJORITY, 13), "12 of 23 is already more than half."),
                  (cell(TWO_THIRDS, 15.33), "Votes are whole. Take the next whole number up."),
                  (cell(TWO_THIRDS, 17), "16 of 23 is already more than two thirds.")),
        after="12, 16 and 18. Rounding down would break the rule by one vote. Next: who decides with 15 chairs."),
    "council.2": Exercise(
        powers, tolerance=0.004,
        question="15 chairs are shared 6, 5, 2 and 2 (TEACHING). A majority of 8 decides, and each group votes as one. "
                 "How much power (Shapley–Shubik) has each group? You may write 1/4 or 0.25.",
        form=SmallTable(GROUPS, (POWER,)),
        hints=("Which sides have 8 votes? Begin with the pairs.", "A with any other group wins. Can the others win "
                                                                  "without A?",
               "In how many of the 24 orders does A come at the second or third place?"),
        mistakes=((column(6 / 15, 5 / 15, 2 / 15, 2 / 15), "Those are the shares of chairs. Count who is needed."),
                  (column(3 / 4, 1 / 12, 1 / 12, 1 / 12), "Then A would be in every side that wins. B, C and D have 9 "
                                                          "together."),
                  (column(1 / 4, 1 / 4, 1 / 4, 1 / 4), "Not equal: A wins with any one partner. B does not win "
                                                       "with C."),
                  (column(1 / 3, 1 / 3, 1 / 6, 1 / 6), "That is 5, 5, 3 and 3 of the lesson. Here A wins with "
                                                       "C alone: 8 votes."),
                  (column(1 / 2, 1 / 2, 0, 0), "C and D count: A + C has 8."),
                  (column(50, 50 / 3, 50 / 3, 50 / 3), "Right in per cent. Write shares from 0 to 1, such as 1/2."),
                  (lambda answer: abs(sum(float(row[POWER]) for row in answer.values()) - 1) > 0.02,
                   "The four powers must add up to 1.")),
        after="B has 5 chairs and no more power than a group with 2: like them, it is needed by A or by both others. "
              "Next: the same chairs, another rule."),
    "council.3": Exercise(
        smallest_sides,
        question="The same 15 chairs (A 6, B 5, C 2, D 2), but 10 votes are needed. Which are the smallest sides "
                 "that win?",
        form=Choices(lambda: SIDES),
        hints=("Add the chairs of each pair. Which pair has 10?", "Then sides of three groups. Leave out a side if a part of it "
                                                                  "wins already.",
               "There are two."),
        mistakes=((has("A + B + C", "A + B + D"), "That side wins, but it is not a smallest one: A + B wins without "
                                                  "the third."),
                  (has("B + C + D"), "B + C + D has 9 votes. 10 are needed."),
                  (has("A + C", "A + D"), "A with one small group has 8 votes: enough for a majority, not for 10."),
                  (has(*LETTERS), "No group has 10 chairs alone."),
                  (only("A + B"), "Right so far. There is a way for A without B."),
                  (only("A + C + D"), "Right so far. Is there a pair that wins?"),
                  (has("B + C", "B + D", "C + D"), "Add their chairs: fewer than 10.")),
        after="A is in both, so A can block alone now. Two more votes on the threshold made a veto. Next: a "
              "real veto."),
    "council.4": Exercise(
        lambda: sides_that_win([2]),
        question="15 chairs: A 5, B 4, C 3, D 3; 8 votes decide. With no veto, 8 of the 16 possible sides win. Now C "
                 "gets a veto. How many of the 16 sides still win?", form=Number("sides"),
        hints=("Write down the sides with 8 votes or more.", "Which of them hold C?", "A + C, and then three sides of three groups, "
                                                                                      "and all four."),
        mistakes=((8, "That is without the veto. Strike out the sides that do not hold C."),
                  (3, "These are the sides that lose their victory. How many are left?"),
                  (4, "Did you count the full table? It holds C too."),
                  (1, "That would be a veto for every group."),
                  (6, "One too many: check that each side has 8 votes. B + C has 7."),
                  (Fraction(5, 16), "Right as a share of all sides. How many sides is that?")),
        after="C gains, and the council can do less: 5 sides of 16, not 8. Next: an empty chair as a weapon."),
    "council.5": Exercise(
        walk_outs,
        question="15 chairs: A 7, B 4, C 2, D 2. The quorum is 10 chairs taken. Who can stop a meeting by "
                 "staying away?",
        form=Choices(lambda: WALK_OUTS),
        hints=("How many chairs may be empty, at most, so that the meeting counts?", "With six empty chairs, nine "
                                                                                     "are taken.",
               "Six chairs or more must be empty."),
        mistakes=((lambda answer: len(answer) == 5, "Not all. 15 minus 10 is 5: five empty chairs stop nothing."),
                  (has("B alone"), "Without B eleven chairs are taken. The meeting goes on."),
                  (has("C and D"), "Without C and D eleven chairs are taken. The meeting goes on."),
                  (only("A alone"), "Right so far. Some pairs have six chairs, too."),
                  (only("B and C", "B and D"), "Right so far. And the largest group?")),
        after="A quorum is a right to block, and nobody has to say no aloud. Next: one more chair."),
    "council.6": Exercise(
        lambda: Fraction(1, 2) / Fraction(7, 15), tolerance=0.011,
        question="15 chairs: A has 7, the others 3, 3 and 2 (TEACHING). A majority of 8 decides. Divide the power of A "
                 "by its share of the chairs. Two decimals.", form=Number(),
        hints=("A wins with any one partner. Can the other three win without A?", "They can: 8 votes. So A has half of "
                                                                                  "the power.",
               "Its share of the chairs is 7/15."),
        mistakes=((1.61, "You took 3/4 for the power. But B, C and D have 8 votes together: they can win."),
                  (0.5, "That is the power. Divide it by the share of chairs, 7/15."),
                  (lambda: Fraction(7, 15), "That is the share of chairs. How large is the power?"),
                  (lambda: Fraction(14, 15), "Turn it round: power divided by share."),
                  (1.5, "That is 8 of 16 in the lesson. Here the other three have 8 of 15."),
                  (1, "Near, but not equal: power is a little more than the chairs."),
                  (1.1, "Right so far: give two decimals."),
                  (lambda: Fraction(15, 7), "Then A would have all the power. It needs a partner.")),
        after="1.07: a little more power than chairs. With 15 chairs nobody can have exactly half. One chair "
              "more, and A decides alone. Next: a rule against that."),
    "council.7": Exercise(
        lambda: shapley_shubik([8, 3, 2, 2], 8, min_members=3)[0], tolerance=0.004,
        question="15 chairs: A 8, B 3, C 2, D 2. 8 votes decide, but they must come from at least three groups. How "
                 "much power (Shapley–Shubik) has A?", form=Number("share (0 to 1)"),
        hints=("Can the others win without A? Add their chairs.", "So A must be in, and two others.",
               "In how many of the 24 orders does A come third or last?"),
        mistakes=((1, "That is without the rule on groups. Now A needs two others."),
                  (lambda: Fraction(3, 4), "With two groups it would be so. Here three are asked for."),
                  (lambda: Fraction(8, 15), "That is the share of chairs."),
                  (lambda: Fraction(1, 4), "Not equal: A is in every side that wins, and each of the others is not."),
                  (lambda: Fraction(1, 3), "Count the orders in which A comes third, and those in which A comes last."),
                  (lambda: Fraction(2, 5), "You counted sides (Banzhaf). Count orders."),
                  (lambda: Fraction(1, 6), "That is the power of each of the others.")),
        after="From all to one half, without moving a chair. Nobody can win without A, and A cannot win with one "
              "friend. Next: who is the voter?"),
    "council.8": Exercise(
        small_power, tolerance=0.004,
        question="15 chairs: 7, 4, 2 and 2; 8 votes decide. How much power has a group with 2 chairs? You may write "
                 "1/4 or 0.25.",
        form=SmallTable((TOGETHER, ALONE), (POWER,)),
        hints=("As one: who wins with the largest group, and can the others win without it?",
               "The other three have 8 votes together, and all are needed for that.",
               "Alone: each member is like each other, so look at the chairs."),
        mistakes=((column(2 / 15, 2 / 15), "Voting as one, power is not the share of chairs. Which sides win?"),
                  (column(2 / 15, 1 / 6), "Both numbers are right, in the wrong rows."),
                  (column(1 / 6, 1 / 15), "Alone: that is one member. The group has two."),
                  (column(1 / 6, 1 / 6), "Alone: each of 15 members has the same power. What have two of them?"),
                  (cell(TOGETHER, 1 / 12), "Then the largest would be in every side that wins. The others have 8 votes "
                                           "together."),
                  (cell(TOGETHER, 0), "It is needed: 7 + 2 is 9."),
                  (cell(TOGETHER, 1 / 4), "Not equal: the largest wins with any one partner.")),
        after="1/6 as one, 2/15 alone. Whether a group votes as one is no detail: it changes the index. Next: "
              "Figure 1."),
    "council.9": Exercise(
        lambda: TIED,
        question="Five rules of a council in Jishee. Which element of Figure 1 does each one carry? One element "
                 "gets none.",
        form=Match(tuple(TIED), (CONTROL, CRITERIA, PEOPLE, CASES, SYSTEM, TEAMWORK)),
        hints=("To check the money is one thing, to say who may not vote another.",
               "Bus fare and training: for whom are they?",
               "A page for all about everything: that manages the whole."),
        mistakes=((lambda answer: (answer[CHECKED], answer[CONFLICT]) == (CRITERIA, CONTROL),
                   "Change two over: who checks afterwards, and who may not vote before?"),
                  (said(CHECKED, TEAMWORK, SYSTEM), "They do more than work together: they check money that "
                                                    "others spent."),
                  (said(CONFLICT, CONTROL, SYSTEM), "Nobody is checked here. It says who may take part in a vote."),
                  (said(PAID, TEAMWORK), "It is about one person's way in: fare and knowledge. Which element is about "
                                         "people?"),
                  (said(PAID, CASES), "The money is for a person, not for a project."),
                  (said(PAGE, CRITERIA), "Near. But it does not say who may vote. It says what a project must show."),
                  (said(LIST, CONTROL), "Others can read it, and that helps control. But it shows plan, decision and "
                                        "result as one.")),
        after="All five are written down; only the bus fare is about people. Next: what an index says."),
    "council.10": Exercise(
        lambda: set(SEEN),
        question="Seven things happen in the council of Jishee. Which of them can change the index?",
        form=Choices(lambda: EVENTS),
        hints=("The index knows chairs, the rule, and who votes as one.", "It does not know what is said before the vote.",
               "There are three."),
        mistakes=((has(EXPERT), "Knowledge is power, but another one. The index counts votes."),
                  (has(AGENDA), "Who writes the agenda decides much. The index begins only at the vote."),
                  (has(LANGUAGE), "That shuts people out, and the index does not notice."),
                  (has(AWAY), "The rule and the chairs are as before, so the index is as before."),
                  (only(RAISED, MOVED), "Right so far. Two groups that vote as one are one group."),
                  (only(BLOC, MOVED), "Right so far. And the rule itself?"),
                  (only(BLOC, RAISED), "Right so far. And the chairs themselves?")),
        after="Three of seven. The other four may matter more: look for them with your own eyes. "
              "Next: a sentence of a friend."),
    "council.11": Exercise(
        lambda: NOT_NAMED,
        question="A friend writes: “In Orkhon the council has 15 members, and local government has most chairs.” "
                 "Use the table of what is reported. What is wrong?", form=Choice((NOT_NAMED, SMALL, OLD, FINE)),
        hints=("Which line speaks of Orkhon? What does it say?", "Which line says 15 members? Of which aimag?"),
        mistakes=((SMALL, "Ten is a number of aimags. Read what is counted."),
                  (OLD, "A number with its year may be used. Of which council is it?"),
                  (FINE, "The table reports 15 members, but not of Orkhon. Who has most chairs it does not report at all.")),
        after="Of Orkhon one thing is reported: its council sent a delegation in 2020. A number without its place is a "
              "rumour. Next: the ledger."),
    "council.12": Exercise(
        question=f"{MODEL} Write the row for the ledger.", form=Ledger(),
        hints=("Write the claim in your own words.", "Does a name, a number or a source stand beside it?",
               "Who would have to say that it is a model? How would you notice?"),
        mistakes=((lambda entry: re.search(OPINION, entry["claim"].casefold()),
                   "Write in “The claim” what the authors say, not whether it is true."),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) == words(entry["given"]),
                   "The same words stand in both. What is there, and what is not?"),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) <= VAGUE,
                   "Say what is missing: who takes it as a model? which council? since when?")),
        after="All three parts are there. Ask of every “is considered”: by whom? Next: your own council."),
    "council.13": Exercise(
        question="Design the council of Jishee: chairs, threshold, and one more rule. Who can block? Whom does your "
                 "design weaken? Which element of Figure 1 helps that group?",
        form=Open(), after="It comes back when you return. Let a neighbour play the group that you weakened."),
}
