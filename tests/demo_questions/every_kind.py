"""One question of each kind of form, for the tests of forms; they lie beside the course's own questions."""

from nutag.checks.core import Exercise
from nutag.checks.forms import Choice, Choices, Ledger, Match, Name, Number, Open, Order, SmallTable

LEVELS = ("aimag", "soum", "bag")
BODIES = {"aimag": "khural", "soum": "khural", "bag": "public meeting"}
COUNTS = {"2016": {"soums": 330, "bags": 1615}, "2020": {"soums": 330, "bags": 1613}}

EXERCISES = {
    "every_kind.1": Exercise(
        lambda: 22, question="How many units has the first level?", form=Number("units"),
        hints=("Count the aimags.", "Then add the `capital`."), mistakes=((21, "You left out the capital."),),
        after="21 aimags and the capital. Next: the second level."),
    "every_kind.2": Exercise(
        lambda: 46.7, tolerance=0.05, question="What share of all people lives in the capital?", form=Number("%")),
    "every_kind.3": Exercise(
        lambda: "the aimag's governor", question="Who appoints the governor of a soum?", hints=("One level up.",),
        form=Choice(("the aimag's governor", "the soum's khural", "the Prime Minister", "the President"))),
    "every_kind.4": Exercise(
        lambda: {"soum", "bag"}, question="Which of these lie outside the capital?", hints=("There are two.",),
        form=Choices(("soum", "bag", "district", "khoroo"))),
    "every_kind.5": Exercise(
        lambda: list(LEVELS), question="Put the levels in order, the largest first.", form=Order(LEVELS)),
    "every_kind.6": Exercise(
        lambda: dict(BODIES), question="Which assembly has each?", form=Match(LEVELS, ("public meeting", "khural"))),
    "every_kind.7": Exercise(
        lambda: COUNTS, question="How many were there?", form=SmallTable(("2016", "2020"), ("soums", "bags"))),
    "every_kind.8": Exercise(
        lambda: "Tuv", question="Which aimag lies around the capital?", form=Name(), hints=("Its name means centre.",)),
    "every_kind.9": Exercise(question="Write one row of the ledger.", form=Ledger()),
    "every_kind.10": Exercise(question="Who could call that unfair? Write two sentences.", form=Open()),
}
