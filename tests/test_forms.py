"""Forms in plain Python: what an entry means, what a form shows after each step, and what is kept."""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
import test_checks

import nutag.questions
from nutag import my_work
from nutag.checks import ask, core, holds
from nutag.entries import Unread, read_number
from nutag.checks.forms import FormState, Number, shuffled
from nutag.checks.names import known
from nutag.data import load, records

DEMO = Path(__file__).parent / "demo_questions"
RIGHT = {  # question of each kind → its right entry
    1: "22", 2: "46,7 %", 3: "the aimag's governor", 4: ["bag", "soum"], 5: ["aimag", "soum", "bag"],
    6: ["khural", "khural", "public meeting"], 7: [["330", "1 615"], ["330", "1,613.0"]], 8: "төв",
}
WRONG = {1: "21", 2: "0.467", 3: "the President", 4: ["soum"], 5: ["soum", "aimag", "bag"],
         6: ["khural", "khural", "khural"], 7: [["330", "1615"], ["330", "1615"]], 8: "Bulgan"}
ODD = ["", "   ", "😀", "\u202e22", "9" * 5000, "<script>alert(1)</script>", "1e309", "nan", "∞", "２２２", "хорин", '"', "`",
       "\x00", "\ud800", "a\nb", "½", "10²", "--1", "1/0", "...", "None", "{}", "${x}", "\u200b"]
SHAPES = [None, 22, 4.5, True, [], {}, [None], [[]], ["a", 1], [["a"]], {"a": 1}, [[[]]] * 2, ["x"] * 1000, [["9" * 5000] * 2] * 2]


@pytest.fixture(autouse=True)
def demo(tmp_path, monkeypatch):
    monkeypatch.setattr(nutag.questions, "__path__", [*nutag.questions.__path__, str(DEMO)])
    monkeypatch.setattr(core, "_hints_given", {})
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "work"))


def form(number):
    return FormState(f"every_kind.{number}")


def checked(number, entry):
    state = form(number)
    state.do({"do": "check", "entry": entry})
    return state


def kept(number):
    return my_work.load("answers", f"every_kind.{number}")


# ---- numbers


@pytest.mark.parametrize(("text", "unit", "value"), [
    ("46,7", "", Fraction("46.7")), ("46.7 %", "%", Fraction("46.7")), ("46,7%", "%", Fraction("46.7")),
    ("46.7 percent", "%", Fraction("46.7")), ("46.7 хувь", "%", Fraction("46.7")),
    ("46.7 %", "share (0 to 1)", Fraction("0.467")), ("0,467", "share (0 to 1)", Fraction("0.467")),
    ("4 800 000", "", 4_800_000), ("4,800,000", "", 4_800_000), ("4.800.000", "", 4_800_000), ("4'800'000", "", 4_800_000),
    ("4\u00a0800\u202f000", "", 4_800_000), ("4\u2009800,5", "", Fraction("4800.5")), ("9.000,5", "", Fraction("9000.5")),
    ("9,000.5", "", Fraction("9000.5")), ("₮4.8 million", "₮", 4_800_000), ("4,8 million", "₮", 4_800_000),
    ("4.8 сая төгрөг", "₮", 4_800_000), ("4.8M", "₮ million", Fraction("4.8")), ("4.8", "₮ million", Fraction("4.8")),
    ("0.0048 billion", "₮ million", Fraction("4.8")), ("−5", "", -5), ("–5", "", -5), ("- 5", "", -5), ("+5", "", 5),
    ("1О", "", 10), ("4З", "", 43), ("２２", "", 22), ("᠒᠒", "", 22), ("\u202e22", "", 22), ("22 units", "units", 22),
    ("22 unit", "units", 22), ("55 km2", "km²", 55), ("55 км²", "km²", 55), ("40.41 points", "percentage points", Fraction("40.41")),
    ("1/3", "", Fraction(1, 3)), ("6/3", "", 2), ("0,375", "", Fraction("0.375")), ("4.888", "", Fraction("4.888")),
    ("1234,567", "", Fraction("1234.567")), (",5", "", Fraction("0.5")), ("22.", "", 22), ("“22”", "", 22), ("007", "", 7),
])
def test_a_number_is_understood_as_students_write_it(text, unit, value):
    found = read_number(text, unit)
    assert found == value and type(found) in (int, Fraction)


@pytest.mark.parametrize(("text", "readings"), [
    ("9,500", ["9.5", "9 500"]), ("9.500", ["9.5", "9 500"]), ("46,700 %", ["46.7 %", "46 700 %"]), ("−1,234", ["-1.234", "-1 234"]),
    ("4,800 million", ["4.8 million", "4 800 million"]),
])
def test_a_doubtful_number_is_asked_back_and_each_reading_is_clear(text, readings):
    unit = "%" if "%" in text else "₮"
    with pytest.raises(Unread, match="two ways") as doubt:
        read_number(text, unit)
    assert doubt.value.readings == readings
    assert len({read_number(reading, unit) for reading in readings}) == 2


@pytest.mark.parametrize("text", [
    "", " ", "😀", "abc", "1e309", "nan", "inf", "∞", "½", "3½", "10²", "10^2", "1/0", "1/2/3", "1,2,3", "22 23", "5-6", "--5",
    "22 33 44", "1,23.5", "1.2.3", "9" * 500, "<b>22</b>", "22; 23", "1_000", "0x16", "22 km", "22 %", "22 dogs"])
def test_what_is_no_single_number_is_told_in_a_sentence(text):
    with pytest.raises(Unread) as fault:
        read_number(text, "units")
    assert str(fault.value).endswith(".") and not fault.value.readings


# ---- names


@pytest.mark.parametrize("text", ["Төв", "төв", "ТӨВ", "Тов", "Tuv", " tuv ", "Töv", "tov"])
def test_a_name_is_known_in_both_scripts_and_without_the_mongolian_letters(text):
    assert "Tuv" in known(text) and checked(8, text).frame["status"] == "correct"


def test_every_place_and_term_knows_itself_in_both_scripts():
    for unit in (*records("aimags"), *records("soums")):
        assert unit.name_en in known(unit.name_en.upper()) and unit.name_en in known(unit.name_mn.replace("-", " "))
    for term in records("glossary"):
        assert term.term_en in known(term.term_mn) and term.term_en in known(term.transliteration)


def test_a_wrong_name_is_answered_by_what_is_known_of_it():
    assert "another one is asked for" in checked(8, "Булган").frame["message"]
    assert "no place or term of this name" in checked(8, "Atlantis").frame["message"]


# ---- every kind


@pytest.mark.parametrize("number", RIGHT)
def test_right_is_correct_and_wrong_is_not(number):
    assert checked(number, RIGHT[number]).frame["status"] == "correct"
    assert checked(number, WRONG[number]).frame["status"] == "not yet"


@pytest.mark.parametrize("number", range(1, 11))
def test_the_python_value_and_its_entry_are_the_same_answer(number):
    exercise = core.find(f"every_kind.{number}")
    if exercise.expected:
        right = exercise.expected()
        entry = exercise.form.entry(right)
        assert core.judge(exercise, right).status == checked(number, entry).frame["status"] == "correct"
        assert exercise.form.shown(right)


@pytest.mark.parametrize("number", range(1, 11))
def test_no_entry_raises_or_leaves_a_verdict_of_another(number):
    width = {4: 1, 5: 3, 6: 3, 9: 3}.get(number)
    wrapped = [[text] * width for text in ODD] if width else [[[text] * 2] * 2 for text in ODD] if number == 7 else ODD
    assert len(wrapped) >= 20
    state = form(number)
    for entry in [*wrapped, *ODD, *SHAPES]:
        state.do({"do": "check", "entry": entry})
        frame = state.frame
        assert (frame["entry"] == entry or "\\ud800" in repr(entry)) and frame["message"].endswith((".", "?")), (entry, frame)
        if number <= 8:
            assert frame["status"] in ("not yet", "not attempted") or entry in ("\u202e22",), (entry, frame)
        json.dumps(frame)
        kept_again = form(number)
        assert kept_again.frame["status"] in ("", "correct", "not yet", "kept")


@pytest.mark.parametrize("number", range(1, 11))
def test_an_untouched_form_is_not_attempted_and_gives_nothing_away(number):
    state = form(number)
    assert state.frame["entry"] is None and state.frame["status"] == "" and kept(number) is None
    assert repr(ask(f"every_kind.{number}")).startswith("○ Not attempted. ")
    json.dumps(state.parts)
    if number not in (5,):  # an order always has all its items
        state.do({"do": "check", "entry": [] if number in (4, 6, 7, 9) else ""})
        assert state.frame["status"] == "not attempted" and kept(number) is None


# ---- one form from step to step


def test_what_is_judged_is_what_is_seen():
    state = form(1)
    state.do({"do": "check", "entry": "22"})
    assert (state.frame["entry"], state.frame["status"]) == ("22", "correct")
    state.do({"do": "edit"})
    assert state.frame["status"] == state.frame["message"] == ""
    state.do({"do": "check", "entry": "21"})
    assert (state.frame["entry"], state.frame["status"]) == ("21", "not yet") and "capital" in state.frame["message"]


def test_after_correct_it_says_why_and_what_next():
    assert checked(1, "22").frame["message"] == "21 aimags and the capital. Next: the second level."


def test_a_doubtful_number_is_not_counted_as_an_attempt():
    state = checked(2, "46,700 %")
    assert state.frame["readings"] == ["46.7 %", "46 700 %"] and kept(2) is None
    state.do({"do": "check", "entry": state.frame["readings"][0]})
    assert state.frame["status"] == "correct" and state.frame["readings"] == [] and kept(2)["count"] == 1


def test_the_answer_comes_back_with_its_verdict():
    checked(1, "21")
    checked(1, " 22 units")
    assert kept(1) == {"id": "every_kind.1", "status": "correct", "count": 2, "entry": " 22 units"}
    again = form(1).frame
    assert again["entry"] == " 22 units" and again["status"] == "correct" and again["note"] == "You answered this before."
    assert repr(ask("every_kind.3")).startswith("○")


@pytest.mark.parametrize("record", [
    {"entry": "21", "status": "correct", "count": 3}, {"entry": {"a": 1}, "count": 1}, {"entry": "x" * 9000, "count": 1},
    {"entry": None, "count": 1}, {"status": "correct", "count": 1}, {"entry": [[]], "count": "many"}])
def test_a_record_changed_by_hand_is_never_correct(record):
    my_work.save("answers", "every_kind.1", record)
    assert form(1).frame["status"] != "correct"


@pytest.mark.parametrize("content", ["", "{", "[]", "\x00"])
def test_a_damaged_record_is_told_and_left(content):
    path = my_work.folder() / "answers" / "every_kind.1.json"
    my_work.write_whole(path, content)
    assert "damaged" in form(1).frame["note"]
    assert checked(1, "22").frame["status"] == "correct" and path.read_text() == content


def test_work_that_cannot_be_kept_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "file"))
    assert "not recorded" in checked(1, "22").frame["message"]


def test_hints_go_one_step_further():
    state = form(1)
    for words in ("(1 of 2)", "(2 of 2)", "no more hints"):
        state.do({"do": "hint"})
        assert words in state.frame["hint"]


@pytest.mark.parametrize("action", [{}, {"do": "explode"}, {"do": None}, {"entry": "22"}, {"do": "check"}])
def test_an_action_that_is_not_whole_breaks_nothing(action):
    state = form(1)
    state.do(action)
    assert state.frame["status"] in ("", "not attempted")


def test_an_open_text_is_kept_word_for_word_and_not_judged():
    text = "Төв аймаг: who pays?\n— Nobody. 😀"
    state = form(10)
    state.do({"do": "keep", "entry": text})
    assert state.frame["status"] == "kept" and kept(10)["entry"] == text == form(10).frame["entry"]


def test_a_ledger_row_is_kept_as_it_is_written_and_its_form_is_checked():
    state = form(9)
    state.do({"do": "keep", "entry": ["The plan was kept everywhere.", "", ""]})
    assert state.frame["status"] == "" and form(9).frame["entry"][0].startswith("The plan")
    assert form(9).frame["status"] == "" and form(9).frame["note"] == "You began this before."
    for entry, words in ((["The plan was kept everywhere.", "", "a"], "What is given"), (["Plan kept", "a", "b"], "whole sentence"),
                         (["The plan was kept everywhere.", "the plan", "b"], "repeats the claim"),
                         (["The plan was kept everywhere.", "a report", "the report kept"], None),
                         (["The plan was kept everywhere.", "a report", "the report was kept"], None),
                         (["The plan was kept everywhere.", "a report", "a plan"], "names nothing new")):
        state.do({"do": "check", "entry": entry})
        if words:
            assert state.frame["status"] == "not yet" and words in state.frame["message"], entry
    state.do({"do": "check", "entry": ["The plan was kept everywhere.", "One report of 2016.", "A list of the places."]})
    assert state.frame["status"] == "kept" == kept(9)["status"]


def test_a_table_names_the_cell_that_is_wrong():
    assert checked(7, [["330", ""], ["1", "1"]]).frame["message"].startswith("2016, bags: this cell is still empty")
    assert "2020, soums" in checked(7, [["330", "1 615"], ["9,500", "1"]]).frame["message"]


# ---- options say nothing by their order


def test_the_order_of_options_depends_on_the_question_alone():
    options = ["a", "b", "c", "d"]
    firsts = {shuffled(options, f"x.{n}")[0] for n in range(40)}
    assert firsts == set(options) and shuffled(options, "x.1") == shuffled(options[::-1], "x.1")
    assert shuffled(["2016", "2020"], "x.1") == ["2016", "2020"]


ASKED = {id: exercise for id, exercise in test_checks.DECLARED.items() if exercise.form}


@pytest.mark.parametrize("id", ASKED)
def test_a_form_of_the_course_asks_in_a_sentence_and_takes_its_right_answer(id):
    exercise, state = ASKED[id], FormState(id)
    assert exercise.question.endswith(("?", ".")) and not exercise.cases
    json.dumps(state.parts)
    if exercise.expected:
        state.do({"do": "check", "entry": exercise.form.entry(exercise.expected())})
        assert state.frame["status"] == "correct", state.frame
        if "items" in state.parts:
            state.do({"do": "check", "entry": state.parts["items"]})
            assert state.frame["status"] == "not yet", "the order at the start is the right one"


def test_at_most_two_questions_of_a_workbook_that_has_forms_are_asked_in_python():
    for stem in {id.split(".")[0] for id in ASKED}:
        python = [id for id, exercise in core._declared(f"{stem}.1").items() if exercise.form is None]
        assert len(python) <= 2 and all(core.find(id).python for id in python), python


# ---- ask and holds


def test_ask_with_an_answer_shows_question_answer_and_verdict():
    shown = ask("every_kind.1", answer=22)
    assert repr(shown) == "✔ Correct. 21 aimags and the capital. Next: the second level."
    assert "How many units has the first level?" in shown._repr_html_() and "22 units" in shown._repr_html_()
    assert kept(1) is None
    for odd in ("<script>", object(), [], {"a": 1}, float("nan")):
        assert repr(ask("every_kind.1", answer=odd)).startswith("✎ Not yet.")
        assert "<script>" not in ask("every_kind.1", answer=odd)._repr_html_()


def test_ask_knows_what_it_cannot_ask():
    assert "No question has this id" in repr(ask("every_kind.99"))
    assert "in Python" in repr(ask("territory.9"))


def test_holds_shows_what_was_checked_and_raises_otherwise():
    assert repr(holds("22 units", len(records("aimags")) == 22, records("aimags"))) == "✔ 22 units · checked against aimags"
    assert "<code>aimags, soums</code>" in holds("a < b", True, load("aimags"), "soums")._repr_html_()
    assert "a &lt; b" in holds("a < b", True)._repr_html_()
    for false in (False, 0, 1, None, "yes", [], [True]):
        with pytest.raises(AssertionError, match="22 units"):
            holds("22 units", false, "aimags")
    with pytest.raises(TypeError):
        holds("22 units", True, 22)


PURE = """
import importlib, pkgutil, sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("pandas", "numpy", "altair", "ipywidgets", "anywidget", "IPython"):
            raise ImportError(name + " is not here")
sys.meta_path.insert(0, Refuse())
import nutag.questions
from nutag.checks import ask, check, core
from nutag.checks.forms import FormState
for module in pkgutil.iter_modules(nutag.questions.__path__):
    for id, exercise in core._declared(module.name + ".1").items():
        if exercise.expected:
            assert check(id, exercise.expected()).status == "correct", id
            assert check(id, [object()]).status == "not yet", id
        if exercise.form:
            FormState(id).do({"do": "check", "entry": "22"})
            repr(ask(id))
print(len(core._declared("territory.1")))
"""


def test_all_questions_are_judged_without_pandas_numpy_or_ipython(tmp_path):
    done = subprocess.run([sys.executable, "-c", PURE], capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.strip() == str(len(core._declared("territory.1"))), done.stderr


def test_a_form_of_a_number_without_a_unit_says_so():
    assert Number().parts("x.1") == {"unit": ""} and Number().shown(0.25) == "0.25"
