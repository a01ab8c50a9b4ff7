"""Questions of workbook 12: a bad year, a charter, a claim, tags; and the team's own claims and memo, which are kept."""

from dataclasses import dataclass
from fractions import Fraction

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Choice, Match, Number, Open
from nutag.models.bargaining import improvements
from nutag.models.power_indices import shapley_shubik

OWN, ROYALTY, SHARED, FALL = 180, 120, 30, 25  # TEACHING: ₮ million, ₮ million, per cent of all money, per cent

CHAIRS, NEEDED = (8, 5, 3, 2), 10  # TEACHING

SIGNED, OTHER, LEAST = (60, 50, 52, 45), (60, 54, 52, 45), (45, 35, 40, 30)  # TEACHING
MAY_CLAIM = BOTH, ACCEPTABLE, EFFICIENT, NEITHER = (
    "It is acceptable to all, and efficient.", "It is acceptable to all, but not efficient.",
    "It is efficient, but not acceptable to all.", "It is neither acceptable to all nor efficient.")

TAGS = SEED, SOURCE, TEACHING, SYNTHETIC = "SEED", "SOURCE", "TEACHING", "SYNTHETIC"
TAGGED = {
    "330 soums, as Table 1 of the article has them": SEED,
    "25.4 % women in parliament, from a press report": SOURCE,
    "4 800 people in soum A of your Jishee": TEACHING,
    "23.6 % say yes, in the survey that a computer drew": SYNTHETIC,
    "the power of a group, worked out from chairs that we invented": TEACHING}
ARTICLE, PAGE, PEOPLE, DRAWN, POWER = TAGGED

STATEMENTS = (  # in the order of `nutag.dossier.CLAIMS`
    "all four can accept our deal", "our deal is efficient", "no group has more than 40 % of the power",
    "everybody at the meeting gets something")
YES_NO = "yes", "no"


@dataclass(frozen=True)
class Claims(Match):
    """What a team says of its own partnership: kept; the dossier's check says whether it is so."""

    judged = False


def in_a_bad_year():
    """₮ million that the meeting shares out after the fall."""
    return Fraction(SHARED, 100) * (OWN + ROYALTY * Fraction(100 - FALL, 100))


def may_claim():
    """What may be said of the signed deal, beside the one that was left."""
    able = all(got >= need for got, need in zip(SIGNED, LEAST))
    efficient = not improvements([SIGNED, OTHER], 0)
    return {(True, True): BOTH, (True, False): ACCEPTABLE, (False, True): EFFICIENT}.get((able, efficient), NEITHER)


EXERCISES = {
    "capstone.1": Exercise(
        in_a_bad_year, tolerance=0.0005, form=Number("₮ million"),
        question="Another soum has ₮180 million of its own and ₮120 million of royalty. Its meeting shares out 30 % of all its "
                 "money. The price falls by a quarter, the rate stays. How much does the meeting share out now?",
        hints=("Which part of the money follows the price?", "The royalty becomes 90.", "30 % of 180 and 90 together."),
        mistakes=((90, "That is before the fall, or the royalty alone. What do own revenue and royalty make together now?"),
                  (67.5, "You let all the money fall by a quarter. Its own revenue stays."),
                  (270, "That is all the money of the soum now. The meeting has a part of it."),
                  (60, "You took the whole fall of the royalty, ₮30 million, from the meeting. It feels 30 % of it."),
                  (27, "That is 30 % of the royalty alone. What of its own revenue?"),
                  (63, "The royalty falls by a quarter; here it fell to a quarter."),
                  (54, "That is without any royalty.")),
        after="A tenth less, where the price fell by a quarter. Next: who decides about it?"),
    "capstone.2": Exercise(
        lambda: 100 * shapley_shubik(CHAIRS, NEEDED)[0], tolerance=0.005, form=Number("%"),
        question="A charter: local government 8 chairs, citizens 5, mining 3, small firms 2. Each group votes as one, and 10 of 18 "
                 "votes decide. Which part of the power (Shapley–Shubik) has local government?",
        hints=("Which groups win together with it? Which win without it?",
               "Any one other group is enough for it. Without it, all three others are needed.",
               "Its vote turns the decision when it comes second or third of four."),
        mistakes=((lambda answer: abs(answer - 44.4) < 0.1, "That is its part of the chairs."),
                  (25, "So all four would have the same power. Can any other group win with one partner?"),
                  (100, "The three others together have 10 votes. They can win without it."),
                  (75, "First, second, third or fourth: in how many of these four places does its vote turn the decision?"),
                  (0.5, "Write it as a percentage."),
                  (lambda answer: abs(answer - 55.6) < 0.1, "That is the part of the votes that a decision needs."),
                  (lambda answer: abs(answer - 16.67) < 0.1, "That is the power of each of the three others."),
                  (40, "That is the limit above which a charter needs a defence. What is it here?")),
        after="More than 40 %: this charter needs a written defence. The three others have a sixth each, with 5, 3 or 2 chairs."),
    "capstone.3": Exercise(
        may_claim, form=Choice(MAY_CLAIM),
        question="A team signed a deal that gives 60, 50, 52 and 45 points to company, local government, citizens and small firms. "
                 "Without a deal they have 45, 35, 40 and 30. A deal that they left would give 60, 54, 52 and 45. What may they "
                 "claim of theirs?",
        hints=("Compare each party with what it has without a deal.", "Would the other deal hurt anybody?"),
        mistakes=((BOTH, "The other deal gives one party more. Whom does it hurt?"),
                  (EFFICIENT, "Is anybody below what it has without a deal? And what of the other deal?"),
                  (NEITHER, "Compare 60, 50, 52 and 45 with 45, 35, 40 and 30, one by one.")),
        after="Local government could have 4 points more, and nobody would lose. To sign a deal does not make it efficient."),
    "capstone.4": Exercise(
        lambda: TAGGED, form=Match(tuple(TAGGED), TAGS),
        question="Five numbers of a dossier. Give each its tag. One tag is used twice.",
        hints=("SEED is one of the two documents of the course. SOURCE is another public document.",
               "What is worked out from invented numbers stays invented."),
        mistakes=((said(ARTICLE, SOURCE), "The article is public, but it is one of the two documents from which the course starts."),
                  (said(PAGE, SEED), "This is another public document than the two of the course."),
                  (said(PEOPLE, SOURCE), "No real soum is meant: Jishee is invented."),
                  (said(PEOPLE, SEED), "Neither of the two documents names Jishee."),
                  (said(PEOPLE, SYNTHETIC), "It is near a value that we invented for teaching, and is tagged like it."),
                  (said(DRAWN, SOURCE), "Nobody was asked: a computer drew the answers."),
                  (said(DRAWN, SEED), "The article asked real people. Here nobody was asked: a computer drew the answers."),
                  (said(DRAWN, TEACHING), "It was drawn by a computer, answer by answer. There is a tag for this."),
                  (said(POWER, SOURCE), "The formula is published; the chairs are not. What goes in decides."),
                  (said(POWER, SYNTHETIC), "Nothing was drawn here. It was worked out from invented chairs."),
                  (said(POWER, SEED), "Neither document has these chairs."),
                  (said(ARTICLE, TEACHING, SYNTHETIC), "Table 1 is not invented."),
                  (said(PAGE, TEACHING, SYNTHETIC), "A press report is not invented.")),
        after="A number keeps the tag of what it was made from. Now your own."),
    "capstone.5": Exercise(
        question="Our claims. What do you say of your own partnership, as you saved it, with the price at 100 %?",
        form=Claims(STATEMENTS, YES_NO),
        after="The dossier compares them with your choices."),
    "capstone.6": Exercise(
        question="Our memo. What do you recommend for Jishee, who loses, and what do you not know? Write to the herder in soum F. "
                 "Say also: what each side gains; why you chose each rule, and its limit; what a low price does; what the numbers "
                 "by sex and by soum change; who decides, at which level and by which law, with your source. "
                 "In each line with a number write its tag: SEED, SOURCE, TEACHING or SYNTHETIC.",
        form=Open(), after="It goes into your dossier."),
}
