"""Questions of workbook 11: levels, progress, money by sector, dates, what may be written, rates by sex, a measure."""

import re
from datetime import date

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Choice, Choices, Ledger, Match, Number, Open, SmallTable
from nutag.checks.ledger import NOTHING, OPINION, VAGUE, words
from nutag.models.results import indicator_progress, parity_index, pooled_rate

LEVELS = ACTIVITY, OUTPUT, IMMEDIATE, INTERMEDIATE, ULTIMATE = (
    "activity", "output", "immediate outcome", "intermediate outcome", "ultimate outcome")
WELLS = {  # a project in Jishee, TEACHING
    "We teach herders to test the water of a well.": ACTIVITY,
    "40 test kits lie in the centres of the soums.": OUTPUT,
    "Herders can tell safe water from unsafe water.": IMMEDIATE,
    "Herders close unsafe wells and tell their bag.": INTERMEDIATE,
    "Fewer people in Jishee fall ill from water.": ULTIMATE,
    "A report on wells, 30 pages, is printed.": OUTPUT}
TEACH, KITS, TELL, CLOSE, ILL, REPORT = WELLS

PAYMENTS = (120_000, 310_000, 50_000)  # TEACHING
SECTORS = {"water supply, 30 %": 30, "basic health, 50 %": 50, "training, 20 %": 20}
AMOUNT = "amount"

END, EARLY, LATER = date(2021, 3, 31), date(2020, 12, 15), date(2022, 1, 10)

SENTENCES = ASKED, MISUSE, LONGER, SLIP, EXTENDED = (
    "One payment is dated after the stated end. The page does not say why; we have asked.",
    "Money was paid after the project had ended. This is misuse.",
    "So the project did not end in March 2021.",
    "The payment must be a slip of the keyboard. Leave it out of the total.",
    "The project was extended, and all is in order.")

PLACES = NORTH, SOUTH, TOGETHER = ("North", "South", "together")
PASSED = {NORTH: dict(women=(27, 30), men=(72, 90)), SOUTH: dict(women=(36, 90), men=(9, 30))}  # TEACHING

SEATS, WOMEN = 40, 15  # a khural in Jishee, TEACHING

CRITERIA = ANALYSIS, USED, GOAL, BY_SEX, REPORTS = (
    "a gender analysis was made", "its findings changed the plan",
    "an explicit goal for gender equality, with an indicator", "numbers of people are given by sex",
    "a promise to report on the goal")
SHOWN = {ANALYSIS, GOAL, REPORTS}

MEASURES = CHANGED, CAME, LIKED, DAYS, MARKED = (
    "One year later: how many of the herders who came had a clause changed before they signed, beside herders who did "
    "not come.",
    "How many herders came to the course.",
    "How many of those who came found it useful, asked on the last day.",
    "How many days of the course were given in each soum.",
    "The project's marker for good governance is raised from 1 to 2.")

ACCUSED = (r"\b(stole|steal|theft|thie(f|ves)|fraud|misus|corrupt|brib|embezzl|crim(e|inal)|guilty|wrongdoing|fail(ed|s|ure)|"
           r"хулгай|луйвар)")


def by_sector(total):
    """The amount of each sector, of a total."""
    return {sector: {AMOUNT: total * share / 100} for sector, share in SECTORS.items()}


def pass_rates():
    """Per cent who passed, by place and sex, and together."""
    parts = {place: {sex: [groups[sex]] for sex in ("women", "men")} for place, groups in PASSED.items()}
    parts[TOGETHER] = {sex: [groups[sex] for groups in PASSED.values()] for sex in ("women", "men")}
    return {place: {sex: float(100 * pooled_rate(groups)) for sex, groups in row.items()}
            for place, row in parts.items()}


def row(place, women, men):
    """A test for a table with these two numbers in a row."""
    return lambda answer: (answer[place]["women"], answer[place]["men"]) == (women, men)


def has(*chosen):
    """A test for a set in which these stand."""
    return lambda answer: isinstance(answer, (set, frozenset)) and answer.issuperset(chosen)


def lacks(criterion):
    """A test for a set in which this does not stand."""
    return lambda answer: isinstance(answer, (set, frozenset)) and criterion not in answer


EXERCISES = {
    "results.1": Exercise(
        lambda: WELLS,
        question="A project on water in Jishee says six things. Give each its level. One level is used twice.",
        form=Match(tuple(WELLS), LEVELS),
        hints=("Ask of each: is it work, a product or service, an ability, a habit, or a state of life?",
               "A report is a product. So is a test kit.", "“Can” is an ability. “Do” is a practice."),
        mistakes=((said(TEACH, OUTPUT), "“We teach” is the work itself. “30 herders were taught” would be the output."),
                  (said(KITS, IMMEDIATE, INTERMEDIATE), "The kits lie there. Nobody has used one yet in this "
                                                        "sentence."),
                  (said(REPORT, IMMEDIATE, INTERMEDIATE), "A printed report changes nobody until somebody reads it."),
                  (said(REPORT, ACTIVITY), "Writing would be the work. Here the finished thing is there."),
                  (said(TELL, INTERMEDIATE), "They can. Do they also do it? That would be one level further."),
                  (said(TELL, OUTPUT), "Something in people has changed here. It is more than what the project delivered."),
                  (said(CLOSE, IMMEDIATE), "They do more than know: they act differently."),
                  (said(CLOSE, OUTPUT, ACTIVITY), "Who closes the wells: the project, or the herders?"),
                  (said(ILL, INTERMEDIATE), "This is no longer what somebody does, but how people live."),
                  (said(CLOSE, ULTIMATE), "Closing a well is a practice. What is it good for in the end?")),
        after="Work, product or service, ability, practice, state of life. Next: how far is it?"),
    "results.2": Exercise(
        lambda: 100 * indicator_progress(60, 20, 45), tolerance=0.005,
        question="In Jishee, 60 % of the plans name no numbers for women and men (baseline). The target is 20 %. Now "
                 "it is 45 %. How many per cent of the way are done?", form=Number("%"),
        hints=("How long is the whole way, from the baseline to the target?", "How much of it lies behind?",
               "15 of 40."),
        mistakes=((-37.5, "The number falls, and it is meant to fall. Is that a step forward or back?"),
                  (15, "So many percentage points are done. Of how many?"),
                  (40, "That is the whole way, in percentage points. Which part of it is done?"),
                  (75, "You divided 45 by 60. Measure from the baseline towards the target."),
                  (25, "You divided by the baseline. Divide by the whole way."),
                  (62.5, "That part is still to go."), (0.375, "Right as a part of one. How many per cent is it?"),
                  (lambda: 2000 / 45, "You divided the target by the present value. Where does the way begin?")),
        after="A falling target works with the same formula. Next: money by sector."),
    "results.3": Exercise(
        lambda: by_sector(sum(PAYMENTS)), tolerance=0.5,
        question="A record in Jishee (TEACHING) lists three payments: 120,000, 310,000 and 50,000. Its three sectors "
                 "have 30, 50 and 20 %. How much goes to each sector? Write whole amounts.",
        form=SmallTable(tuple(SECTORS), (AMOUNT,)),
        hints=("The percentages are of all payments together.", "First add the three payments.",
               "30 % of 480,000, and so on."),
        mistakes=((lambda: by_sector(max(PAYMENTS)), "You took the largest payment only. Add all three first."),
                  (lambda: by_sector(0), "Something was paid: none of the three is zero."),
                  (lambda: dict.fromkeys(SECTORS, {AMOUNT: sum(PAYMENTS) / 3}), "The sectors are not equal: each has "
                                                                                "its own share."),
                  (lambda: by_sector(100), "These are the percentages. Of which amount?"),
                  (lambda: dict(zip(SECTORS, ({AMOUNT: paid} for paid in PAYMENTS))),
                   "The record does not tie a payment to a sector. The shares are of all money."),
                  (lambda: by_sector(480), "In thousands this is right. Write the whole amounts."),
                  (lambda answer: round(sum(line[AMOUNT] for line in answer.values())) != sum(PAYMENTS),
                   "The three amounts must add up to all that was paid.")),
        after="The shares tell how the funder coded the project, not who got the money. Next: dates."),
    "results.4": Exercise(
        lambda: (LATER - END).days,
        question="A road project has 31 March 2021 as its end. Payments are dated 15 December 2020 and 10 January "
                 "2022. How many days after the end is the late one?", form=Number("days"),
        hints=("Which of the two lies after the end?", "From 31 March to 31 December 2021 there are 275 days.",
               "And ten more."),
        mistakes=((lambda: (END - EARLY).days, "That payment lies before the end. Take the other one."),
                  (lambda: (EARLY - END).days, "That payment lies before the end. Take the other one."),
                  (lambda: (LATER - EARLY).days, "That is from payment to payment. Begin at the end of the project."),
                  (lambda: (LATER - END).days + 1, "You counted the first day too. One day later is 1."),
                  (280, "Months are not all 30 days long."), (9, "Those are months. Days are asked."),
                  (275, "That leads to the end of the year. Go on to the payment."),
                  (10, "That is from the new year on. Begin at the end of the project.")),
        after="A flag, and a question to ask. Next: what may you write?"),
    "results.5": Exercise(
        lambda: ASKED,
        question="You write for the newspaper of Jishee about this road project. Which sentence holds?",
        form=Choice(SENTENCES),
        hints=("What does the record show, and what does it not show?", "Dates do not tell a reason, good or bad."),
        mistakes=((MISUSE, "A date shows no motive. Which innocent readings are left?"),
                  (LONGER, "It may be so. But a late payment can also settle an old bill. The record does not say."),
                  (SLIP, "It may be. But who takes out what does not fit changes the record."),
                  (EXTENDED, "That is a likely reading, and a kind one. But it is not in the record either.")),
        after="It says what is there, what is not there, and what you did. Next: two courses."),
    "results.6": Exercise(
        pass_rates, tolerance=0.06,
        question="A course in two soums of Jishee (TEACHING). North: 27 of 30 women and 72 of 90 men pass. South: 36 "
                 "of 90 women and 9 of 30 men. What per cent pass, by soum and together?",
        form=SmallTable(PLACES, dict(women=Number("%"), men=Number("%"))),
        hints=("In each soum: those who pass, divided by those who came.",
               "Together: first add those who pass, then add those who came.", "Women together: 63 of 120."),
        mistakes=((row(TOGETHER, 65, 55), "Together is not the middle of the two rates: the groups are not equally "
                                          "large. Add the people first."),
                  (row(TOGETHER, 67.5, 52.5), "Together: you have women and men the wrong way round."),
                  (row(TOGETHER, 63, 81), "Together: these are people. Divide by all who came."),
                  (row(TOGETHER, 130, 110), "Rates cannot be added. Add the people first."),
                  (row(NORTH, 27, 72), "North: these are people. What per cent of those who came?"),
                  (row(SOUTH, 36, 9), "South: these are people. What per cent of those who came?"),
                  (row(NORTH, 80, 90), "North: you have women and men the wrong way round."),
                  (row(SOUTH, 30, 40), "South: you have women and men the wrong way round."),
                  (row(TOGETHER, 26.25, 33.75), "Together: you divided by all 240. Take women and men apart.")),
        after="Women are ahead in both soums and behind together: most women came in South, where fewer of both "
              "pass. Which number would you report? Next: parity."),
    "results.7": Exercise(
        lambda: float(parity_index(WOMEN, SEATS - WOMEN)), tolerance=0.005,
        question="A khural in Jishee has 40 members, 15 of them women. What is its parity index, women for each man?",
        form=Number("women for each man"),
        hints=("How many men are there?", "Women divided by men, not by all.", "15 divided by 25."),
        mistakes=((0.375, "That is the share of women. The index divides by men."),
                  (37.5, "That is the share of women, in per cent. The index divides by men."),
                  (lambda: 25 / 15, "Turned round: that is men for each woman."),
                  (25, "So many men. Now divide."), (15, "So many women. Divide by the men."),
                  (60, "Right so far: write it as a number around 1, not in per cent."),
                  (0.625, "That is the share of men."), (-10, "That is a difference. An index divides.")),
        after="A share of 37.5 % and an index of 0.6 say the same. Next: a marker."),
    "results.8": Exercise(
        lambda: SHOWN,
        question="A project's page in Jishee (TEACHING): “In 2023 we studied who fetches the water. Our goal: by 2026 "
                 "half of the heads of water groups are women; we count this share. 300 people were trained. We shall "
                 "report each year how near the goal is.” Which criteria does this text show?",
        form=Choices(CRITERIA),
        hints=("Look for a sentence for each criterion. Three have one.",
               "300 people: how many of them are women?", "Does it say that the plan changed after the study?"),
        mistakes=((has(*CRITERIA), "Not all five. Find the sentence for each one."),
                  (has(USED), "A study was made. Which sentence says that anything changed after it?"),
                  (has(BY_SEX), "300 people were trained. Which sentence says how many are women?"),
                  (lacks(ANALYSIS), "Who fetches the water, and was it studied? Look again."),
                  (lacks(GOAL), "One half by 2026, and a share that is counted: what is that?"),
                  (lacks(REPORTS), "Read the last sentence again.")),
        after="Two are not shown. That is not the same as absent: ask. Next: a measure."),
    "results.9": Exercise(
        lambda: CHANGED,
        question="A course shall help herders to read a contract before they sign it. Which measure comes nearest to "
                 "its outcome?",
        form=Choice(MEASURES),
        hints=("Which numbers would be the same even if nobody learned anything? Leave them out.",
               "Something must be compared with it."),
        mistakes=((CAME, "To come is an output. The number would be the same even if nobody learned anything."),
                  (LIKED, "A course can be liked, and change nothing."),
                  (DAYS, "Days are what was done."),
                  (MARKED, "A marker says what a project is meant for. It measures no result.")),
        after="It looks at what happens later, and has somebody to compare with. It is also slow and costly. Next: a "
              "row for the ledger."),
    "results.10": Exercise(
        question="The page says: communities and key staff get training in negotiation, mediation and resolving conflicts, "
                 "to promote effective and fair relations. Write the row for the ledger.", form=Ledger(repeats=True),
        hints=("Write the claim in your own words. There is work, and there is “to promote”.",
               "Who is trained, and in what? Is there a number, a place, a date?",
               "What would you ask for, to see that relations changed, and that the training did it?"),
        mistakes=((lambda entry: re.search(ACCUSED, f"{entry['claim']} {entry['given']}".casefold()),
                   "The page says nothing of this. Write what it says; ask for the rest under “What is missing”."),
                  (lambda entry: re.search(OPINION, entry["claim"].casefold()),
                   "Write in “The claim” what the page says, not whether it is true."),
                  (lambda entry: words(entry["given"]) and words(entry["given"]) <= NOTHING,
                   "Something is given: who is trained, and in what. Then say what stands there of numbers."),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) == words(entry["given"]),
                   "The same words stand in both. What is there, and what is not?"),
                  (lambda entry: words(entry["missing"]) and words(entry["missing"]) <= VAGUE,
                   "Say what is missing: how many people, and where? Which relations, and how were they before?")),
        after="All three parts are there. What a training is for is not yet what came of it. Next: your own measure."),
    "results.11": Exercise(
        question="Design a measure for the leadership training of women: what do you count, for whom, with which "
                 "baseline and target, when, and who counts? Whom does your measure not see?",
        form=Open(), after="It comes back when you return. Ask your neighbour: would it be the same even if nobody "
                           "learned anything?"),
}
