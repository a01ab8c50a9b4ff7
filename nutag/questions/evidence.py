"""Questions of workbook 10: purposes, two readings, margins, frames, weights, what may be written, tests of a claim."""

import re

from nutag.checks.core import Exercise, has, only, said
from nutag.checks.forms import Choice, Choices, Ledger, Match, Number, Open, SmallTable
from nutag.checks.ledger import OPINION, VAGUE, words
from nutag.models.survey_sampling import (
    cronbach_alpha, design_effect, krejcie_morgan, margin_of_error, stratified_proportion)

REASONS, FACTORS, NEITHER = ("why stakeholders should work together", "what makes the programme work",
                             "neither of the two")
GAIN, CAME, STOPPED, HELP, ANIMALS = (
    "What would your firm gain from a plan made together?",
    "You are a herder far out. What made you come to the first meeting?",
    "Your working group stopped last year. What was in the way?",
    "Which help would let the programme go on in your soum?",
    "How many animals do you have?")
PURPOSE = {GAIN: REASONS, CAME: REASONS, STOPPED: FACTORS, HELP: FACTORS, ANIMALS: NEITHER}

READINGS = IN_ALL, IN_EACH = ("70 people in all", "70 people in each aimag")
ASKED = "people of one group in one aimag"

SELF, FEW, WRONG_SUM, NOTHING = (
    "The callers chose themselves, so no margin can be given.",
    "2,000 callers are too few for a whole country.",
    "The sum is wrong: the margin is about 22 points.",
    "Nothing: 98 divided by the root of 2,000 is 2.2.")

WAYS = POOLED, BY_SHARE = ("each answer counts once", "each group by its share")
AGREE = "who agree"
SHARES, FOUND, ANSWERS = (0.05, 0.10, 0.84, 0.01), (0.60, 0.40, 0.30, 0.65), (100, 60, 100, 40)

SENTENCES = ONE, KINDS, LIMIT, SHARE, GREW, FIRMS, MARGIN = (
    "A small-firm owner told us that the office answers her letters late.",
    "The twelve gave three different reasons to work together.",
    "We spoke with nobody whom the office had not named.",
    "Three quarters of the people of Khovd trust the office.",
    "Since the council began, trust in Khovd has grown.",
    "Small firms in Khovd want training.",
    "9 of 12 trust the office, with a margin of error of 28 points.")
MAY = {ONE, KINDS, LIMIT}

ITEMS = ((1, 2, 3, 4), (2, 2, 4, 4), (1, 3, 3, 5))

ABILITY, SIGNED, AWARE, PORTAL = (
    "Public agencies can plan and manage better.", "Our help led to the signing of 16 agreements.",
    "Meetings in soums increased the awareness of people there.", "The knowledge portal shares tools with the public.")
TASK, EARLIER, LOT, USE, TRAINERS = (
    "one task in planning for all agencies, before and after, also for those without training",
    "agreements of the years before, and of aimags without the project",
    "answers of people drawn by lot, before and after, in soums with and without a meeting",
    "how many people open it each month, and what they take from it",
    "the trainers, asked whether all went well")
TESTS = {ABILITY: TASK, SIGNED: EARLIER, AWARE: LOT, PORTAL: USE}
STEPS = ("The article (2020) says: positive steps have been achieved in practice; they suggest that such partnerships "
         "may succeed, in the long run, in the four selected provinces.")


def two_readings():
    """People of one group in one aimag, by both readings: four groups, four aimags."""
    return {IN_ALL: {ASKED: 70 / 16}, IN_EACH: {ASKED: 70 / 4}}


def in_points(n, population=None):
    """The 95 % margin of a share of one half, in percentage points."""
    return 100 * margin_of_error(0.5, n, population)


def agreeing():
    """The share that agrees, in per cent: pooled, and with the groups at their shares of the people."""
    pooled = sum(share * n for share, n in zip(FOUND, ANSWERS)) / sum(ANSWERS)
    return {POOLED: {AGREE: 100 * pooled}, BY_SHARE: {AGREE: 100 * stratified_proportion(SHARES, FOUND, ANSWERS)[0]}}


def effective():
    """How many answers drawn by lot the 300 are worth, with these weights."""
    return 300 / design_effect([share / n for share, n in zip(SHARES, ANSWERS) for _ in range(n)])


def column(*wanted):
    """A test for a table whose numbers, from top to bottom, are about these."""
    def made(answer):
        numbers = [next(iter(row.values())) for row in answer.values()]
        return all(abs(float(number) - want) < 0.06 for number, want in zip(numbers, wanted, strict=True))
    return made


def cell(row, value):
    """A test for a table in which this row has about this number."""
    return lambda answer: abs(float(next(iter(answer[row].values()))) - value) < 0.06


EXERCISES = {
    "evidence.1": Exercise(
        lambda: PURPOSE,
        question="The article has two research purposes. Which of them does each question of an interview serve?",
        form=Match(tuple(PURPOSE), (REASONS, FACTORS, NEITHER)),
        hints=("The first purpose asks for reasons and interests: why join at all?",
               "The second asks what helps or hinders once the programme runs.", "One question serves neither."),
        mistakes=((lambda answer: all(answer[asked] == other for asked, other in (
                      (GAIN, FACTORS), (CAME, FACTORS), (STOPPED, REASONS), (HELP, REASONS))),
                   "The two purposes have changed places. Reasons come before the start, factors after it."),
                  (said(GAIN, FACTORS), "A gain is a reason to join. The programme need not run for that."),
                  (said(CAME, FACTORS), "To come to a first meeting is to begin. Is that a reason or a way of "
                                        "working?"),
                  (said(STOPPED, REASONS), "The group had its reasons and began. What hindered it then?"),
                  (said(HELP, REASONS), "To go on is not to begin. Which purpose asks what keeps it going?"),
                  (said(ANIMALS, REASONS, FACTORS), "A number of animals is a fact about a household. It says neither "
                                                     "why nor how."),
                  (lambda answer: NEITHER in [answer[asked] for asked in (GAIN, CAME, STOPPED, HELP)],
                   "Only one question serves neither. Look again at your others.")),
        after="Reasons and interests, then factors. An interview that mixes them answers neither well. Next: one "
              "sentence, two readings."),
    "evidence.2": Exercise(
        two_readings, tolerance=0.06,
        question="The second step had 20 interviews and 50 questionnaires, in four aimags. Suppose the four groups of "
                 "step 1, another person for each answer, and the same number in all groups and aimags. How many "
                 "people stand for one group in one aimag, by the smallest and by the largest reading?",
        form=SmallTable(READINGS, (ASKED,)),
        hints=("How many pairs of a group and an aimag are there?", "In all: share 70 among 16.",
               "In each aimag: 70 are shared among the groups only."),
        mistakes=((column(17.5, 70), "You shared once. Share among the aimags and among the groups."),
                  (column(17.5, 4.375), "Both numbers are right, in the wrong rows."),
                  (column(70 / 8, 35), "Four times four is 16, not 8."),
                  (column(1.25, 5), "Those are the interviews alone. Take the questionnaires too."),
                  (column(3.125, 12.5), "Those are the questionnaires alone. Take the interviews too."),
                  (cell(IN_ALL, 17.5), "In all: this is one aimag with all its groups, or one group in all aimags. "
                                       "Share once more."),
                  (cell(IN_EACH, 70), "In each aimag: these 70 belong to four groups."),
                  (cell(IN_ALL, 4), "Nearly. A mean need not be whole: give one decimal.")),
        after="About four people, or 17 to 18. With so few, one absent voice changes a share by many points. Next: a "
              "margin."),
    "evidence.3": Exercise(
        lambda: in_points(40, 60), tolerance=0.06,
        question="The article gives about 40 mining companies. Suppose that a lot had drawn exactly 40, of only 60. "
                 "What would be the 95 % margin of error for a share of one half? One "
                 "decimal.", form=Number("percentage points"),
        hints=("First 98 divided by the root of 40.", "Then the place is small: times √((60 − 40)/(60 − 1)).",
               "√(20/59) is about 0.58."),
        mistakes=((lambda: in_points(40), "That is for a very large place. Here two thirds of all are asked."),
                  (lambda: in_points(60), "That is for 60 answers. 40 answered."),
                  (lambda: in_points(40) * 20 / 59, "Take the root of 20/59."),
                  (lambda: in_points(40) / 3, "The part that was not asked counts by its root: √(20/59)."),
                  (lambda: in_points(40) * (40 / 59) ** 0.5, "40 were asked. How many were not?"),
                  (0, "Nought would be right if all 60 had been asked."),
                  (lambda: in_points(40, 60) / 100, "Right as a share. Write percentage points.")),
        after="9.0 points, and with all 60 none. But no lot is reported, so this stays a supposition. Next: a radio."),
    "evidence.4": Exercise(
        lambda: SELF,
        question="A radio station asks its listeners to call. 2,000 call, and 71 % of them are against the road. The "
                 "station says: “margin of error 2.2 points”. What is wrong?",
                 form=Choice((SELF, FEW, WRONG_SUM, NOTHING)),
        hints=("Who calls a radio station, and who does not?", "A margin of error is about chance. Did chance choose?"),
        mistakes=((FEW, "For a sample drawn by lot 2,000 would be many, even for a whole country."),
                  (WRONG_SUM, "98 divided by 44.7 is 2.2: the sum is right. Was it the right sum?"),
                  (NOTHING, "The sum is right. Does the rule hold for people who call by themselves?")),
        after="A large number makes a wrong selection look sure. Next: the number itself."),
    "evidence.5": Exercise(
        agreeing, tolerance=0.06,
        question="An invented survey (TEACHING): 60 of 100 civil servants agree, 24 of 60 small firms, 30 of 100 "
                 "citizens and 26 of 40 mining companies. Of all people the groups are 5, 10, 84 and 1 %. How many per "
                 "cent agree, by each way of counting? Give one decimal or two.",
                 form=SmallTable(WAYS, {AGREE: Number("%")}),
        hints=("Each answer once: add all who agree, and divide by 300.",
               "By share: first the percentage in each group: 60, 40, 30, 65.",
               "Then 5 % of 60, 10 % of 40, 84 % of 30, 1 % of 65: add them."),
        mistakes=((cell(POOLED, 48.75), "Each answer once: that is the mean of four percentages. The groups have "
                                        "different sizes: add people."),
                  (column(32.85, 140 / 3), "Both numbers are right, in the wrong rows."),
                  (cell(POOLED, 140), "140 people agree. Of how many?"),
                  (cell(BY_SHARE, 48.75), "By share: the four groups do not count alike. Citizens are 84 % of all."),
                  (cell(BY_SHARE, 140 / 3), "By share: that is each answer once again. Use 5, 10, 84 and 1."),
                  (cell(BY_SHARE, 30), "By share: citizens alone give that. Add the other three groups."),
                  (column(0.467, 0.3285), "Right as shares. Write per cent."),
                  (cell(BY_SHARE, 30.86), "By share: you used the numbers who agree. Use the percentages."),
                  (cell(POOLED, 47), "Each answer once: nearly. Give one decimal.")),
        after="46.7 or 32.85 %. By share, and if each group had been drawn by lot, the margin would be 7.7 points. "
              "Next: what weights cost (extension)."),
    "evidence.6": Exercise(
        effective, tolerance=0.6,
        question="(Extension.) With these shares as weights, Kish's design effect is 2.175. How many answers with "
                 "equal weights are these 300 worth?", form=Number("answers"),
        hints=("The design effect says how many times more answers unequal weights need.", "So divide."),
        mistakes=((652.5, "More than were asked? Weights cost answers: divide."),
                  (300, "That is what was asked. Unequal weights are worth less."),
                  (lambda: 300 / 2.175**0.5, "You took the root. The margin grows with the root, the number does not."),
                  (lambda: 300 - 2.175, "The effect is a factor, not a number of answers."),
                  (lambda: 1 / 2.175, "Right as a share of the answers. How many of 300?"),
                  (252, "84 % of 300 is the citizens' part of the people. Divide 300 by the effect.")),
        after="About 138: the 100 citizens carry most of the weight. Next: how many would you ask?"),
    "evidence.7": Exercise(
        lambda: krejcie_morgan(1000), tolerance=0.6,
        question="A soum has 1,000 adults, and a list of all. How many must be drawn by lot for a margin of 5 points "
                 "(95 %, a share of one half)? In a very large place it is 384.", form=Number("people"),
        hints=("A small place needs fewer: divide 384 by something a little more than 1.",
               "The lesson's rule is n divided by (1 + (n − 1)/N).", "1 + 383/1,000 is 1.383."),
        mistakes=((384, "That is for a very large place. Here the lot takes a good part of all."),
                  (50, "5 points are not 5 % of the people."),
                  (277, "The rule gives 277.7. 277 is a little too few to keep the promise: round up."),
                  (279, "One too many: 384 is rounded already. Round up only at the end."),
                  (1000, "That is a census: no margin at all."),
                  (lambda: 384 * 1.383, "A small place needs fewer, not more: divide."),
                  (lambda: 384 - 383 / 1000 * 384, "Divide by 1.383, do not take 38 % away."),
                  (400, "You used 2 in place of 1.96, and no N.")),
        after="278, as in the table of Krejcie and Morgan (1970). For a soum of 10,000 it would be 370, not ten times "
              "as many. Next: a frame."),
    "evidence.8": Exercise(
        lambda: 100 * (78 / 120 - (78 + 84) / 400), tolerance=0.06, also=(-24.5,),
        question="A bag of 400 adults (TEACHING). 120 have a telephone, and 78 of them want the well. Of the other "
                 "280, 84 want it. We call all 120, and all answer. By how many percentage points is the result "
                 "wrong? One decimal.", form=Number("percentage points"),
        hints=("What do the calls find? 78 of 120.", "What is true of all 400? 78 and 84 want it.", "Subtract."),
        mistakes=((65, "That is what the calls find. What is true of all 400?"),
                  (40.5, "That is the truth. How far from it are the calls?"),
                  (0, "All with a telephone answered. The others were never asked."),
                  (lambda: in_points(120), "That is a margin for chance. Here chance has no part: all 120 answered."),
                  (35, "You compared those with and those without a telephone. Compare with all 400."),
                  (lambda: in_points(120, 400), "That is a margin for chance, and no lot chose these 120."),
                  (25, "Nearly: give one decimal."), (24, "Nearly: give one decimal."),
                  (lambda: 100 * (78 / 120 - 78 / 400), "The 84 without a telephone belong to the truth too.")),
        after="65 % instead of 40.5 %, and not one answer is missing. What is missing is people. Next: what may be "
              "written?"),
    "evidence.9": Exercise(
        lambda: set(MAY),
        question="Twelve interviews in Khovd (Ховд) are imagined here. The governor's office named the twelve people. "
                 "Which sentences may stand in the report?", form=Choices(lambda: SENTENCES),
        hints=("What one person said, was said.", "A share of Khovd, or a change in time, was not studied.",
               "The report may say how it was made. There are three."),
        mistakes=((has(SHARE), "Twelve named people are no share of Khovd."),
                  (has(GREW), "Grown since when? Nobody was asked before, and the council may not be the reason."),
                  (has(FIRMS), "Which firms? One or two who were named are not the small firms of Khovd."),
                  (has(MARGIN), "No lot chose the twelve, so there is no margin."),
                  (only(ONE, KINDS), "Right so far. A report may also say how its people were found."),
                  (only(ONE, LIMIT), "Right so far. Interviews may also say which kinds of reason there are."),
                  (only(KINDS, LIMIT), "Right so far. And what one person said?")),
        after="That something exists, in which forms, and how you heard of it: interviews are strong there. Next: "
              "how well items hang together (extension)."),
    "evidence.10": Exercise(
        lambda: cronbach_alpha(ITEMS), tolerance=0.006,
        question="(Extension.) Four people answer three statements: 1, 2, 3, 4; then 2, 2, 4, 4; then 1, 3, 3, 5. What "
                 "is Cronbach's α? Two decimals.", form=Number(),
        hints=("The variances of the three statements are 5/3, 4/3 and 8/3.",
               "The sums of the four people are 4, 7, 10 and 13, with variance 15.",
               "3/2 times (1 − what share?)."),
        mistakes=((lambda: 28 / 45, "The factor k/(k − 1) is missing: 3/2."),
                  (lambda: 17 / 45, "That is the part of the three variances in the whole. Take it from 1."),
                  (lambda: 1.5 * 17 / 45, "First 1 minus 17/45, then times 3/2."),
                  (1, "Not quite: they do not all answer alike."),
                  (lambda: 4 / 3 * 28 / 45, "k is the number of statements, not of people."),
                  (14, "That is no α: it is at most 1."),
                  (0.9, "Right so far: give two decimals.")),
        after="0.93. They hang together; what they measure, α does not say. Next: the council's results."),
    "evidence.11": Exercise(
        lambda: TESTS,
        question="Four results, in the manner of the Canadian project's record. Which evidence would test each one "
                 "best? One piece of evidence is left "
                 "over.", form=Match(tuple(TESTS), (TASK, EARLIER, LOT, USE, TRAINERS)),
        hints=("“Better” and “more” need a before.", "“Led to” needs a place where the help was not.",
               "Those who are praised are the weakest witnesses."),
        mistakes=((lambda answer: TRAINERS in answer.values(),
                   "The trainers speak of themselves. Which piece is left over?"),
                  (lambda answer: (answer[ABILITY], answer[AWARE]) == (LOT, TASK),
                   "Change two over: agencies do a task, people in soums answer."),
                  (said(ABILITY, LOT), "People drawn by lot do not show how an agency plans."),
                  (said(ABILITY, USE, EARLIER), "That is another result. How would you notice that an agency plans "
                                                "better?"),
                  (said(SIGNED, LOT), "What people answer is not what was signed."),
                  (said(SIGNED, USE, TASK), "“Led to” is about cause: what was signed without this help?"),
                  (said(AWARE, TASK), "A task in planning is for agencies. How would you hear what people know?"),
                  (said(AWARE, EARLIER, USE), "Awareness is in people's heads. Whom would you ask?"),
                  (said(PORTAL, LOT, TASK, EARLIER), "A portal counts something by itself.")),
        after="A before, a comparison, a witness who is not the praised one. Workbook 11 reads the real record. "
              "Next: a row for the ledger."),
    "evidence.12": Exercise(
        question=f"{STEPS} Write the row for the ledger.", form=Ledger(),
        hints=("Write the claim in your own words.", "Does a step, a number or a date stand beside it?",
               "Which steps, in which of the four, since when? And what would have happened anyway?"),
        mistakes=((lambda entry: re.search(OPINION, entry["claim"].casefold()),
                   "Write in “The claim” what the authors say, not whether it is true."),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) == words(entry["given"]),
                   "The same words stand in both. What is there, and what is not?"),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) <= VAGUE,
                   "Say what is missing: which steps? in which aimag? since when?")),
        after="All three parts are there. A ledger judges what is shown, not who is right. Next: your own study."),
    "evidence.13": Exercise(
        question="The authors ask for a deeper study of the four aimags. Plan it in six sentences, before any answer "
                 "comes in: one question, who belongs to the place, how a lot chooses, how many, what you will "
                 "compare, and which result would prove you wrong.",
        form=Open(), after="It comes back when you return. Ask a neighbour: who cannot be reached by your plan?"),
}
