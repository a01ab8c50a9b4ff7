"""Test material of workbook 12: further right and nearly right answers, and what students enter."""

from nutag.questions.capstone import (
    ACCEPTABLE, ARTICLE, BOTH, DRAWN, EFFICIENT, NEITHER, PAGE, PEOPLE, POWER, SEED, SOURCE, SYNTHETIC, TAGGED, TEACHING)

OK, NO = "correct", "not yet"


def tags(**changed):
    """The five tags in the order of the numbers, some changed: article, page, people, drawn, power."""
    right = dict(article=SEED, page=SOURCE, people=TEACHING, drawn=SYNTHETIC, power=TEACHING)
    return [changed.get(place, tag) for place, tag in right.items()]


def given(**changed):
    return dict(zip((ARTICLE, PAGE, PEOPLE, DRAWN, POWER), tags(**changed)))


TAGS_WRONG = [
    (dict(article=SOURCE), "two documents"), (dict(page=SEED), "another public document"), (dict(people=SOURCE), "invented"),
    (dict(people=SEED), "Jishee"), (dict(people=SYNTHETIC), "tagged like it"), (dict(drawn=SOURCE), "Nobody was asked"),
    (dict(drawn=SEED), "nobody was asked"), (dict(drawn=TEACHING), "a tag for this"), (dict(power=SOURCE), "goes in decides"),
    (dict(power=SYNTHETIC), "Nothing was drawn"), (dict(power=SEED), "Neither document"), (dict(article=TEACHING), "Table 1"),
    (dict(article=SYNTHETIC), "Table 1"), (dict(page=TEACHING), "press report"), (dict(page=SYNTHETIC), "press report")]

RIGHT = {"capstone.1": [81, 81.0], "capstone.2": [50, 50.0], "capstone.3": [ACCEPTABLE], "capstone.4": [dict(TAGGED)]}
WRONG = {"capstone.2": [44.4, 55.6, 16.7], "capstone.4": [given(**changed) for changed, _ in TAGS_WRONG]}
ENTRIES = {
    "capstone.1": [("81", OK, "A tenth less"), ("81 million", OK, ""), ("81,0", OK, ""), ("₮81 million", OK, ""),
                   ("90", NO, "before the fall"), ("67.5", NO, "own revenue stays"), ("67,5", NO, "own revenue stays"),
                   ("270", NO, "a part of it"), ("60", NO, "30 % of it"), ("27", NO, "own revenue"), ("63", NO, "to a quarter"),
                   ("54", NO, "without any royalty"), ("300", NO, ""), ("0", NO, ""), ("99", NO, ""), ("80", NO, ""),
                   ("", "not attempted", "")],
    "capstone.2": [("50", OK, "written defence"), ("50 %", OK, ""), ("50,0", OK, ""), ("44.4", NO, "chairs"),
                   ("44,44", NO, "chairs"), ("25", NO, "all four"), ("100", NO, "without it"), ("75", NO, "four places"),
                   ("0.5", NO, "percentage"), ("55.6", NO, "needs"), ("16.7", NO, "three others"), ("40", NO, "limit"),
                   ("33.3", NO, ""), ("0", NO, ""), ("60", NO, ""), ("", "not attempted", "")],
    "capstone.3": [(ACCEPTABLE, OK, "4 points more"), (BOTH, NO, "Whom does it hurt"), (EFFICIENT, NO, "below"),
                   (NEITHER, NO, "one by one"), ("", "not attempted", ""), ("yes", NO, ""), ("acceptable", NO, ""),
                   ("efficient", NO, ""), ("1", NO, ""), ("both", NO, ""), ("neither", NO, ""), ("no", NO, ""), ("60", NO, ""),
                   ("deal", NO, ""), ("A", NO, "")],
    "capstone.4": [(tags(), OK, "made from"), *[(tags(**changed), NO, said) for changed, said in TAGS_WRONG],
                   ([""] * 5, "not attempted", "")],
    "capstone.5": [(["yes", "yes", "no", "no"], "kept", "compares"), (["no"] * 4, "kept", ""), (["yes"] * 4, "kept", "")],
    "capstone.6": [("We recommend equal shares. A herder gets ₮35 million (TEACHING).", "kept", "dossier"),
                   ("Бид тэгш хуваахыг санал болгож байна.", "kept", ""), ("Take more water.", "kept", "")],
}
