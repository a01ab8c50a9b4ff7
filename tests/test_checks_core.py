"""The check engine on small questions of each kind, declared in a module of their own."""

import json
import os
import subprocess
import sys
import textwrap
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
import test_checks
from answer_forms import HOSTILE

import nutag.questions
from nutag import my_work
from nutag.checks import Feedback, check, core, hint
from nutag.checks.compare import LIMIT, UNKNOWN, plain

DEMO = """
from fractions import Fraction
import pandas as pd
from nutag.checks import Exercise

UNITS = pd.DataFrame({"aimag": ["A", "B", "C"], "soums": [3, 2, 1]})

def total(items):
    result = 0
    for item in items:
        result += item
    return result

def without_the_last(items):
    return sum(items[:-1])

def missing():
    raise ValueError("units.csv, row 3: soums is not a number")

EXERCISES = {
    "demo.1": Exercise(lambda: 22, hints=("Read the table.", "Count its rows."), mistakes=(
        (21, "You left out the capital."), (lambda: 20 + 3, "You counted the capital twice."),
        (lambda answer: answer > 300, "You counted another level."))),
    "demo.2": Exercise(lambda: 0.375, hints=("Divide.",), tolerance=0.005),
    "demo.3": Exercise(lambda: Fraction(1, 3), hints=("Divide.",)),
    "demo.4": Exercise(lambda: "Bayan-Ulgii", hints=("Look west.",)),
    "demo.5": Exercise(lambda: False, hints=("Think.",)),
    "demo.6": Exercise(lambda: ["aimag", "soum", "bag"], hints=("Largest first.",)),
    "demo.7": Exercise(lambda: {"bag", "khoroo"}, hints=("The lowest level.",)),
    "demo.8": Exercise(lambda: [3, 1, 2], hints=("Any order.",), ordered=False),
    "demo.9": Exercise(lambda: {"A": 0.5, "B": 0.3, "C": 0.2}, hints=("Shares.",), tolerance=0.01),
    "demo.10": Exercise(lambda: UNITS, hints=("A table.",)),
    "demo.11": Exercise(lambda: UNITS, hints=("A table.",), ordered=False),
    "demo.12": Exercise(lambda: total, hints=("Loop.",), cases=(([1, 2],), ([5],)), mistakes=(
        (lambda: without_the_last, "You left out the last one."),)),
    "demo.13": Exercise(lambda: 10**12, hints=("Money is whole.",)),
    "demo.14": Exercise(missing, hints=("None.",)),
    "demo.15": Exercise(lambda: 3),
    "demo.16": Exercise(lambda: [2, 1, 1], hints=("Any order.",), ordered=False),
    "demo.17": Exercise(lambda: True, hints=("Think.",)),
}
"""


@pytest.fixture(autouse=True)
def demo(tmp_path, monkeypatch):
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "demo.py").write_text(DEMO)
    monkeypatch.setattr(nutag.questions, "__path__", [*nutag.questions.__path__, str(tmp_path / "checks")])
    monkeypatch.setattr(core, "_hints_given", {})
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "work"))
    yield core._declared("demo.1")
    sys.modules.pop("nutag.questions.demo", None)


@pytest.mark.parametrize("number", [*range(1, 14), 16, 17])
def test_the_tests_of_the_course_hold_for_every_kind(number, demo, monkeypatch):
    id = f"demo.{number}"
    monkeypatch.setattr(test_checks, "EXERCISES", demo)
    extra = {"demo.1": [339]}
    monkeypatch.setattr(
        test_checks, "material", lambda id, which: extra.get(id, []) if which == "WRONG" else []
    )
    test_checks.test_hints_are_sentences_and_go_one_step_further(id, monkeypatch)
    test_checks.test_an_untouched_answer_is_not_attempted(id)
    test_checks.test_every_form_of_the_right_answer_is_correct(id)
    test_checks.test_no_wrong_answer_is_correct_or_raises(id)
    test_checks.test_every_known_mistake_earns_its_sentence(id)
    test_checks.test_no_message_gives_the_answer_away(id)


@pytest.mark.parametrize(
    ("id", "answer", "words"),
    [
        ("demo.1", "22", "without quotation marks"),
        ("demo.1", True, "not `True` or `False`"),
        ("demo.1", 21.0, "left out the capital"),
        ("demo.1", 23, "twice"),
        ("demo.1", 339, "another level"),
        ("demo.1", float("nan"), "not a finite number"),
        ("demo.1", pd.NA, "Give a number"),
        ("demo.1", None, "forget its `return`"),
        ("demo.1", [22], "not a list"),
        ("demo.1", pd.DataFrame({"a": [22]}), "not a list or a table"),
        ("demo.1", lambda: 22, "Call it"),
        ("demo.1", (n for n in [22]), "list(...)"),
        ("demo.2", 37.5, "share"),
        ("demo.3", 33.333, "share"),
        ("demo.3", 0.333, "do not round"),
        ("demo.4", ["Bayan-Ulgii"], "quotation marks"),
        ("demo.5", 0, "`True` or `False`"),
        ("demo.6", ["bag", "soum", "aimag"], "order is not"),
        ("demo.6", {"bag", "soum", "aimag"}, "a set has none"),
        ("demo.6", ["aimag", "soum"], "you have 2"),
        ("demo.6", ["aimag", "soum", "khoroo"], "Some items"),
        ("demo.6", "aimag", "Give a list"),
        ("demo.9", {"A": 0.5, "B": 0.4, "C": 0.2}, "Look again at `B`"),
        ("demo.9", {"A": 0.5, "B": ...}, "keys"),
        ("demo.9", [0.5, 0.3, 0.2], "dictionary"),
        ("demo.10", pd.DataFrame({"aimag": ["A", "B", "C"]}), "lacks `soums`"),
        ("demo.10", pd.DataFrame({"aimag": ["A", "B"], "soums": [3, 2]}), "you have 2"),
        ("demo.10", pd.DataFrame({"aimag": ["A", "B", "C"], "soums": [3, 2, 9]}), "Look again at `soums`"),
        ("demo.11", pd.DataFrame({"aimag": ["A", "B", "C"], "soums": [1, 2, 3]}), "mixed up"),
        ("demo.10", pd.DataFrame({"aimag": ["C", "B", "A"], "soums": [1, 2, 3]}), "order is not"),
        ("demo.10", 3, "DataFrame"),
        ("demo.12", lambda items: None, "forget `return`"),
        ("demo.12", lambda items: items.clear() or 3, "changes its inputs"),
        ("demo.12", lambda items: 1 / 0, "ZeroDivisionError"),
        ("demo.12", lambda items: sum(items[:-1]), "left out the last"),
        ("demo.12", lambda items: max(items), "Try it with `[1, 2]`"),
        ("demo.12", 3, "without brackets"),
        ("demo.14", 1, "units.csv, row 3"),
    ],
)
def test_a_wrong_answer_gets_the_sentence_that_helps(id, answer, words):
    feedback = check(id, answer)
    assert feedback.status == "not yet" and words in feedback.message, feedback


@pytest.mark.parametrize(
    ("id", "answer"),
    [
        ("demo.1", Fraction(44, 2)),
        ("demo.1", np.int8(22)),
        ("demo.1", np.float32(22)),
        ("demo.2", 0.38),
        ("demo.2", 0.37),
        ("demo.2", Fraction(3, 8)),
        ("demo.3", 1 / 3),
        ("demo.3", 1 - 2 / 3),
        ("demo.4", " bayan-ulgii"),
        ("demo.6", pd.Index(["aimag", "soum", "bag"])),
        ("demo.6", ["Aimag", "Soum", "Bag"]),
        ("demo.7", ["khoroo", "bag"]),
        ("demo.8", {1, 2, 3}),
        ("demo.8", np.array([1.0, 2.0, 3.0])),
        ("demo.9", pd.Series({"B": 0.305, "A": 0.5, "C": 0.2})),
        ("demo.12", sum),
        ("demo.13", 1e12),
        ("demo.10", pd.DataFrame({"soums": [3.0, 2.0, 1.0]}, index=pd.Index(["A", "B", "C"], name="aimag"))),
    ],
)
def test_an_equivalent_answer_is_correct(id, answer):
    assert check(id, answer) == Feedback("correct", "Well done.")


@pytest.mark.parametrize(
    ("id", "answer"),
    [
        ("demo.2", 0.3801),
        ("demo.2", 0.3699),
        ("demo.3", 0.3333333),
        ("demo.13", 10**12 + 1),
        ("demo.13", 1e12 + 1),
        ("demo.7", ["bag", "bag", "khoroo"]),
        ("demo.8", [1, 2, 2]),
        ("demo.8", [1, 1, 2, 3]),
        ("demo.16", [1, 2, 2]),
        ("demo.6", ["aimag", "soum", None]),
    ],
)
def test_a_near_miss_is_not_yet(id, answer):
    assert check(id, answer).status == "not yet"


@pytest.mark.parametrize("answer", [[..., ...], {"A": ..., "B": ...}, (...,)])
def test_parts_that_are_all_untouched_are_not_attempted(answer):
    assert check("demo.9", answer).status == "not attempted"


def test_an_answer_is_read_only_as_far_as_is_sensible():
    assert plain(range(LIMIT)) == list(range(LIMIT)) and plain(range(LIMIT + 1)) is UNKNOWN


def test_an_unknown_id_is_told():
    for id in ("demo.99", "demo", "nowhere.1", "", "core.1", "..", "demo.1.x", "é.1", 7, *HOSTILE.values()):
        assert check(id, 22).status == "not yet" and "No question has this id" in check(id, 22).message
        assert "No question has this id" in hint(id).message


def test_an_unknown_id_names_its_neighbours():
    assert "Did you mean `demo.9`" in check("demo.99", 22).message


def test_hints_end_with_the_last_one():
    assert ["(1 of 2) Read" in hint("demo.1").message, "(2 of 2) Count" in hint("demo.1").message] == [
        True,
        True,
    ]
    assert (
        hint("demo.1").message
        == hint("demo.1").message
        == "There are no more hints. The last one was: Count its rows."
    )
    assert "no hint" in hint("demo.15").message
    assert "hint(" not in check("demo.15", 1).message


def test_the_attempts_are_counted_and_an_untouched_cell_does_not_undo_them():
    for answer in (21, 22, ...):
        check("demo.1", answer)
    assert my_work.load("answers", "demo.1") == {"id": "demo.1", "status": "correct", "count": 2}


@pytest.mark.parametrize("content", ["", "{", '{"count": "many"}', "[]", '{"count": NaN}', "\x00"])
def test_a_damaged_record_never_breaks_a_check(content):
    my_work.write_whole(my_work.folder() / "answers" / "demo.1.json", content)
    assert check("demo.1", 22).status == "correct"


def test_work_that_cannot_be_kept_is_told_and_breaks_nothing(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "file"))
    feedback = check("demo.1", 22)
    assert (
        feedback.status == "correct"
        and "Well done." in feedback.message
        and "not recorded" in feedback.message
    )


def test_feedback_shows_symbol_word_and_sentence_and_escapes():
    feedback = Feedback("not yet", "Try `a < b` & <script>.")
    assert repr(feedback) == "✎ Not yet. Try `a < b` & <script>."
    html = feedback._repr_html_()
    assert "Not yet." in html and "<code>a &lt; b</code>" in html and "<script>" not in html
    with pytest.raises(AttributeError):
        feedback.status = "correct"


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_colours_reach_the_contrast_of_wcag_aa():
    from nutag.checks.feedback import LOOKS

    for _, _, colour in LOOKS.values():
        assert (luminance("#fafafa") + 0.05) / (luminance(colour) + 0.05) >= 4.5


def test_importing_the_checks_reads_no_table(tmp_path):
    code = """
        import pkgutil, importlib, nutag.data, nutag.questions
        def refuse(*_): raise AssertionError("a table was read while the questions were imported")
        nutag.data.load = refuse
        for module in pkgutil.iter_modules(nutag.questions.__path__):
            importlib.import_module(f"nutag.questions.{module.name}")
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True, cwd=tmp_path, env=os.environ)


def test_records_are_plain_json(tmp_path):
    check("demo.1", 21)
    record = json.loads((tmp_path / "work" / "answers" / "demo.1.json").read_text("utf-8"))
    assert record == {"id": "demo.1", "status": "not yet", "count": 1}
