"""The state behind every scenario's panel, driven as a page drives it: no browser, no widget library."""
import copy
import importlib
import json
import pickle
import random
import re
from pathlib import Path

import pytest

from nutag import my_work, scenarios, wording
from nutag.panel.controls import controls, counts, slider
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.panel.state import MOVES, PREDICTED, PanelState, outcome, target

STEMS = sorted(path.stem for path in Path(scenarios.__file__).parent.glob("*.py") if path.stem != "__init__")
FRAME = 6000  # bytes that a step may cost
NUMBER = re.compile(r"[-−]?\d+(?:[ ,]\d{3})*(?:\.\d+)?")


def in_module(stem):
    """The scenarios that one module declares."""
    module = importlib.import_module(f"nutag.scenarios.{stem}")
    return [kind for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, Scenario) and kind.name
            and kind.__module__ == module.__name__]


KINDS = [kind for stem in STEMS for kind in in_module(stem)]
each_scenario = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    """Every test has a my_work of its own, and its gates are shut."""
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "my_work"))
    monkeypatch.delenv("NUTAG_GATES", raising=False)
    return tmp_path / "my_work"


@pytest.fixture(params=KINDS, ids=[kind.name for kind in KINDS])
def panel(request):
    return PanelState(request.param())


def do(panel, what, **content):
    """What a page sends; the frame that comes back."""
    panel.do(dict(do=what, **content))
    return panel.frame


def text(frame):
    return json.dumps(frame, ensure_ascii=False, allow_nan=False)


def ends(control):
    """The first and the last value of a control."""
    if control["kind"] == "slider":
        return control["min"], control["max"]
    values = [False, True] if control["kind"] == "switch" else [value for value, _ in control["options"]]
    return values[0], values[-1]


def mixtures(kind, count):
    """Random states, each control at one of its ends or at its start."""
    dice, start = random.Random(2030), kind().settings()
    return [{name: dice.choice([start[name], *ends(control)]) for name, control in controls(kind).items()}
            for _ in range(count)]


def another(kind):
    """A state whose sentence differs from that of the start."""
    return next(state for state in mixtures(kind, 100) if kind(**state).result.sentence != kind().result.sentence)


def move(panel, state):
    """Move each control to its place, one action a control."""
    for name, value in state.items():
        do(panel, "set", name=name, value=value)


def skip_all(panel):
    for prediction in panel.scenario.predictions:
        do(panel, "skip", name=prediction.name)
    return panel


def agree(panel):
    """What the frame shows is what the scenario, made anew with these settings, computes."""
    scenario, frame = panel.scenario, panel.frame
    anew = type(scenario).from_settings(scenario.settings()).result
    assert frame["values"] == scenario.settings()
    for name, rows in anew.rows.items():
        assert frame["rows"][name] == ([] if name in frame["veiled"] else rows)
    if not panel.waiting():
        assert (frame["title"], frame["sentence"]) == (anew.title, anew.sentence)
        assert frame["table"]["rows"] == [[wording.text(cell) for cell in row.values()] for row in anew.table]


# What a page receives.

def test_every_frame_is_small_and_json(panel):
    assert len(text(panel.parts)) > 0 and len(text(panel.frame)) < FRAME
    skip_all(panel)
    for state in mixtures(type(panel.scenario), 60):
        move(panel, state)
        assert len(text(panel.frame).encode()) < FRAME
        agree(panel)
        hidden = {name for name, control in controls(panel.scenario).items() if not counts(control, state)}
        assert set(panel.frame["off"]) == hidden
    do(panel, "hold")
    assert len(text(panel.held).encode()) < FRAME


def test_what_is_done_is_what_the_scenario_holds(panel):
    scenario, kind = skip_all(panel).scenario, type(panel.scenario)
    start, state = panel.frame, another(kind)
    move(panel, state)
    assert scenario.settings() == state
    assert panel.frame["sentence"] == kind(**state).result.sentence != start["sentence"]
    frame = do(panel, "reset")
    assert frame["values"] == kind().settings()
    assert frame["sentence"] == start["sentence"] and "start" in frame["message"]
    scenario.apply(state)  # as a reader's own cell would
    agree(panel)


HOSTILE = [{}, dict(do=None), dict(do="no such action"), dict(do="__init__"), dict(do=["set"]), dict(do={"set": 1}),
           dict(do="predict"), dict(do="predict", name="no such one", answer="1"), dict(do="predict", name=["half"]),
           dict(do="skip", name={}), dict(do="show", name=3), dict(do="show"), dict(do="load", name=["mine"]),
           dict(do="set"), dict(do="set", name=[1], value=2), dict(do="set", name={}, value={}),
           dict(do="set", name=None),
           dict(do="set", name="__class__", value=1), dict(do="set", name="result", value=1),
           dict(do="set", name="frame"),
           dict(do="type"), dict(do="type", name="no such one", text="1"), dict(do="type", name=["units"], text="1"),
           dict(do="type", name="title", text="1"), dict(do="load"), dict(do="load", name="../../etc/passwd"),
           dict(do="load", name="never saved")]


def test_an_action_that_is_unknown_or_not_whole_changes_nothing_but_the_message(panel):
    before = {**panel.frame, "message": ""}
    for action in HOSTILE:
        panel.do(action)
        assert {**panel.frame, "message": ""} == before, action
        text(panel.frame)
    assert panel.kept == {} and panel.held == {}


def test_a_refused_value_names_the_rule_and_leaves_what_stood_before(panel):
    state = another(type(panel.scenario))
    move(panel, state)
    for name, control in controls(panel.scenario).items():
        wrong = [None, [1], {"a": 1}, "no such value", float("nan"), 10**400]
        for value in wrong + ([control["max"] + 1, control["min"] - 1, True] if control["kind"] == "slider" else [1.5]):
            frame = do(panel, "set", name=name, value=value)
            assert name in frame["message"] and "give " in frame["message"] and frame["values"] == state
    assert do(panel, "set", name=name, value=state[name])["message"] == ""


def test_a_control_that_is_no_number_cannot_be_typed(panel):
    before = panel.frame["values"]
    for name, control in controls(panel.scenario).items():
        if control["kind"] != "slider":
            frame = do(panel, "type", name=name, text="1")
            assert frame["values"] == before


# Typed numbers.

class Trial(Scenario):
    """A scenario of this test: two numbers, one of them whole, and questions of each form."""

    name = "trial.trial"
    title = "What is typed?"
    price = slider(9000.0, 0.0, 20000.0, 0.5, "Price", unit="USD")
    sales = slider(100, 0, 500, 1, "Sales")
    predictions = (
        Prediction("double", "Twice the sales at 300?", right=lambda result: result.values["double"],
                   shows=lambda result: f"It is {result.values['double']}.", unit="tonnes", at=dict(sales=300), near=10,
                   veils=("doubled",)),
        Prediction("more", "Is that more?", right=lambda result: "more", shows=lambda result: "More.",
                   options=("more", "less"), at=dict(sales=(400, 500))))

    def compute(self):
        double = 2 * self.sales
        return Result(dict(doubled=[dict(double=double)], sold=[dict(sales=self.sales)]), f"Twice is {double}.",
                      [dict(what="double", tonnes=double)], dict(double=double), f"Twice: {double}")

    def caption(self):
        return "An invented example."


UNDERSTOOD = [("price", "12,5", 12.5), ("price", "9 500", 9500), ("price", "9\u00a0500,5", 9500.5),
              ("price", " 12.5 ", 12.5), ("price", "9500", 9500), ("price", "0", 0), ("price", "20000", 20000), 
              ("sales", "60", 60), ("sales", "60,0", 60),
              ("sales", "٣٠٠", 300)]
REFUSED = [("sales", "600"), ("sales", "-1"), ("sales", "12,5"), ("sales", "many"), ("sales", ""), ("sales", "1e2"),
           ("price", "20000,5"), ("price", "nan"), ("price", "inf"), ("price", "9" * 60),
           ("sales", "0x10")]


@pytest.mark.parametrize("name, typed, value", UNDERSTOOD)
def test_a_typed_number_is_understood(name, typed, value):
    frame = do(PanelState(Trial()), "type", name=name, text=typed)
    assert frame["values"][name] == value and frame["message"] == ""


@pytest.mark.parametrize("name, typed", REFUSED)
def test_a_typed_number_that_does_not_fit_is_told_and_changes_nothing(name, typed):
    panel = PanelState(Trial(price=7.5, sales=95))
    frame = do(panel, "type", name=name, text=typed)
    assert frame["values"] == dict(price=7.5, sales=95)
    rule = "give a whole number from 0 to 500" if name == "sales" else "give a number from 0 to 20,000"
    assert typed[:30] in frame["message"] and rule in frame["message"]


def test_a_number_that_could_be_two_is_asked_back():
    frame = do(PanelState(Trial(price=7.5)), "type", name="price", text="9,500")
    assert frame["values"]["price"] == 7.5 and "Write 9.5 or 9 500." in frame["message"]


def test_a_message_goes_with_the_next_thing_done():
    panel = PanelState(Trial())
    assert do(panel, "type", name="sales", text="600")["message"]
    assert do(panel, "set", name="sales", value=300)["message"] == ""


# The gate.

def numbers_in(words):
    return {float(re.sub("[ ,]", "", found.replace("−", "-"))) for found in NUMBER.findall(words)}


def words_shown(panel):
    """Every text that stands on the page while all questions wait, but for the options of the questions."""
    parts, frame = panel.parts, panel.frame
    cells = [value for rows in frame["rows"].values() for row in rows for value in row.values()]
    labels = [control[part] for control in parts["controls"] for part in ("label", "help", "unit") if control.get(part)]
    questions = [prediction["question"] for prediction in parts["predictions"]]
    return [parts["title"], parts["caption"], frame["label"], frame["message"], *labels, *questions,
            *(cell for cell in cells if isinstance(cell, str))]


@each_scenario
def test_nothing_answers_while_a_question_waits(kind):
    panel = PanelState(kind())
    frame, waiting = panel.frame, panel.waiting()
    assert waiting == list(kind.predictions) and not {"title", "sentence", "table"} & set(frame)
    assert set(frame["veiled"]) <= set(panel.scenario.result.rows)  # none where no picture answers, only the words
    assert all(frame["rows"][name] == [] for name in frame["veiled"])
    assert frame["predictions"] == [dict(name=prediction.name, state="waiting") for prediction in waiting]
    for prediction in kind.predictions:
        result = kind.from_settings(target(prediction)).result
        right = prediction.right(result)
        for words in words_shown(panel):
            assert prediction.shows(result) not in words
            if prediction.options:
                assert right in prediction.options
                named = [option for option in prediction.options if option.lower() in words.lower()]
                assert named != [right], f"{right!r} stands in {words!r}, and no other option does"
            else:
                assert not numbers_in(words) & {right}, f"{right} stands in {words!r}"


@each_scenario
def test_each_dataset_that_a_question_veils_is_one_of_the_result(kind):
    for prediction in kind.predictions:
        assert set(prediction.veils or ()) <= set(kind().result.rows), prediction.name


def wrong_answer(prediction, right):
    if prediction.options:
        return next(option for option in prediction.options if option != right)
    return wording.plain_number(float(right) + 10 * prediction.near + 7)


@each_scenario
def test_a_kept_prediction_ends_in_words(kind):
    for hit in (True, False):
        panel = PanelState(kind())
        panel.kept = {}
        for number, prediction in enumerate(kind.predictions):
            right = prediction.right(kind.from_settings(target(prediction)).result)
            answer = str(right) if hit else wrong_answer(prediction, right)
            told = do(panel, "predict", name=prediction.name, answer=answer)["predictions"][number]
            assert (told["state"], told["hit"]) == ("kept", hit)
            said = answer if prediction.options else wording.text(float(answer))
            assert said in told["words"] and told["shows"] == prediction.shows(
                kind.from_settings(target(prediction)).result)
            words = str(right) if prediction.options else wording.text(right)
            assert words in told["words"] and ("right" in told["words"] or not hit)
        frame = panel.frame
        assert not frame["veiled"] and {"title", "sentence", "table"} <= set(frame)
        numbers = [float(panel.kept[p.name]) for p in kind.predictions if not p.options]
        assert [row["value"] for row in frame["rows"][PREDICTED]] == numbers


def test_the_words_of_an_outcome():
    number, word = Trial.predictions
    assert outcome(number, "600", 600, True) == "You said 600 tonnes: right."
    assert outcome(number, "595", 600, True) == "You said 595 tonnes: close, it is 600."
    assert outcome(number, "8", 600, False) == "You said 8 tonnes; it is 600."
    assert outcome(word, "less", "more", False) == "You said “less”; it is “more”."
    assert outcome(word, "more", "more", True) == "You said “more”: right."


@pytest.mark.parametrize("answer, hit", [
    ("590", True), ("610,0", True), ("589.9", False), ("600 tonnes", True), ("-600", False)])
def test_near_enough_is_right(answer, hit):
    assert do(PanelState(Trial()), "predict", name="double", answer=answer)["predictions"][0]["hit"] is hit


def test_one_kept_question_lifts_its_own_veil_alone():
    panel = PanelState(Trial())
    assert panel.frame["veiled"] == ["doubled", "sold"]
    frame = do(panel, "predict", name="more", answer="less")
    assert frame["veiled"] == ["doubled"] and frame["rows"]["sold"] == [dict(sales=100)] and "sentence" not in frame
    assert do(panel, "skip", name="double")["rows"]["doubled"] == [dict(double=200)]


@pytest.mark.parametrize("answer, says", [
    ("", "in digits"), ("many", "in digits"), ("6 00", "one number"), ("1,300", "two ways"), (None, "")])
def test_an_answer_that_is_none_is_asked_again(answer, says):
    panel = PanelState(Trial())
    frame = do(panel, "predict", name="double", answer=answer)
    assert panel.kept == {} and says in frame["message"] and frame["message"]
    assert do(panel, "predict", name="more", answer=answer)["message"] == "Choose one of the answers."
    assert panel.kept == {} and my_work.load("predictions", "trial.trial") is None


def test_a_decimal_comma_is_kept_as_what_it_means():
    panel = PanelState(Trial())
    do(panel, "predict", name="double", answer="1,3")
    assert panel.kept == {"double": "1.3"}


def test_skipping_is_recorded_and_lifts_the_veil(panel, own_work):
    kind = type(panel.scenario)
    skip_all(panel)
    record = json.loads((own_work / "predictions" / f"{kind.name}.json").read_text("utf-8"))
    assert record == {prediction.name: None for prediction in kind.predictions}
    assert panel.frame["sentence"] and not panel.frame["veiled"] and panel.frame["rows"][PREDICTED] == []
    assert {told["state"] for told in panel.frame["predictions"]} == {"skipped"}
    assert PanelState(kind()).kept == record


@each_scenario
def test_kept_predictions_come_back(kind):
    panel = PanelState(kind())
    for prediction in kind.predictions:
        do(panel, "predict", name=prediction.name, answer=prediction.options[-1] if prediction.options else "7")
    assert len(panel.kept) == len(kind.predictions)
    later = PanelState(kind())
    assert later.kept == panel.kept and later.frame["predictions"] == panel.frame["predictions"] and not later.waiting()


@pytest.mark.parametrize("written", ["{", "[1]", "", "null", "3", '"double"', "\ufeff{}", "[" * 100_000])
def test_a_damaged_file_of_predictions_is_told_and_asks_anew(written):
    my_work.write_whole(my_work.folder() / "predictions" / "trial.trial.json", written)
    panel = PanelState(Trial())
    assert panel.kept == {} and "damaged" in panel.frame["message"]
    assert do(panel, "predict", name="double", answer="8")["predictions"][0]["state"] == "kept"


FOREIGN = [{"no such question": "8"}, {"double": "many"}, {"double": [8]}, {"double": {}}, {"double": "inf"},
           {"double": "nan"}, {"double": True}, {"more": "perhaps"}, {"more": 3}, {"more": ["more"]}]


@pytest.mark.parametrize("record", FOREIGN)
def test_what_a_foreign_file_keeps_is_left_out(record):
    my_work.write_whole(my_work.folder() / "predictions" / "trial.trial.json", json.dumps(record))
    panel = PanelState(Trial())
    assert panel.kept == {} and len(panel.waiting()) == 2
    text(panel.frame)


def test_a_lecturer_opens_every_gate(panel, monkeypatch):
    monkeypatch.setenv("NUTAG_GATES", "open")
    frame = panel.frame
    assert frame["veiled"] == [] and frame["sentence"] and panel.kept == {}
    assert {told["state"] for told in frame["predictions"]} == {"open"}
    do(panel, "hold")
    assert panel.held
    monkeypatch.setenv("NUTAG_GATES", "shut")
    assert "sentence" not in panel.frame


def test_in_front_of_a_class_one_panel_is_opened(panel):
    kind = type(panel.scenario)
    first = kind.predictions[0]
    do(panel, "predict", name=first.name, answer=first.options[0] if first.options else "7")
    frame = do(panel, "open")
    assert frame["sentence"] and not frame["veiled"]
    states = [told["state"] for told in frame["predictions"]]
    assert states == ["kept"] + ["skipped"] * (len(states) - 1)


@each_scenario
def test_show_me_moves_to_the_settings_of_the_question(kind):
    panel = skip_all(PanelState(kind()))
    for prediction in kind.predictions:
        move(panel, another(kind))
        frame = do(panel, "show", name=prediction.name)
        assert frame["values"] == {**kind().settings(), **target(prediction)} and frame["message"] == ""
        agree(panel)


def test_where_several_settings_will_do_the_first_is_shown():
    assert do(PanelState(Trial()), "show", name="more")["values"]["sales"] == 400


# Comparing.

def test_nothing_is_held_while_a_question_waits(panel):
    frame = do(panel, "hold")
    assert panel.held == {} and frame["message"] == "First keep or skip the prediction."


def test_what_is_held_stays_and_the_difference_is_one_sentence(panel):
    kind = type(panel.scenario)
    skip_all(panel)
    before = panel.frame
    do(panel, "hold")
    assert panel.held["rows"] == {name: rows for name, rows in before["rows"].items() if name not in (PREDICTED, MOVES)}
    assert panel.held["sentence"] == before["sentence"] and panel.held["label"]
    move(panel, another(kind))
    if kind.measures:
        assert panel.frame["difference"].endswith(".")
    held = copy.deepcopy(panel.held)
    move(panel, kind().settings())
    assert panel.held == held and " instead of " not in panel.frame["difference"]
    frame = do(panel, "release")
    assert panel.held == {} and frame["difference"] == ""


def test_the_difference_names_now_and_then():
    class Measured(Trial):
        measures = (Measure("double", "tonnes sold"),)

    panel = skip_all(PanelState(Measured()))
    do(panel, "hold")
    assert panel.frame["difference"] == "Tonnes sold: 200, as before."
    assert do(panel, "set", name="sales", value=300)["difference"] == "Tonnes sold: 600 instead of 200."


# Saved settings.

def test_saved_settings_come_back_in_a_new_kernel(panel, own_work):
    skip_all(panel)
    name, state = panel.scenario.name, another(type(panel.scenario))
    move(panel, state)
    frame = do(panel, "save", name="mine")
    record = json.loads((own_work / "settings" / f"{name}.mine.json").read_text("utf-8"))
    assert record["settings"] == state and record["result"] == panel.scenario.result.sentence
    assert frame["saved"] == ["mine"] and frame["message"] == "Saved as “mine”." and frame["asked"] is None
    later = PanelState(type(panel.scenario)())
    frame = do(later, "load", name="mine")
    assert frame["values"] == state and frame["sentence"] == panel.frame["sentence"]
    assert frame["message"] == "“mine” is shown."
    agree(later)


def saved_sales():
    return my_work.load("settings", "trial.trial.mine")["settings"]["sales"]


def test_saving_asks_before_it_replaces():
    panel = PanelState(Trial())
    do(panel, "save", name="mine")
    do(panel, "set", name="sales", value=300)
    frame = do(panel, "save", name=" mine ")
    assert frame["asked"] == "mine" and "Replace it?" in frame["message"] and saved_sales() == 100
    assert do(panel, "set", name="sales", value=400)["asked"] is None, "what is done next takes the question back"
    assert do(panel, "save", name="mine")["asked"] == "mine" and saved_sales() == 100
    assert do(panel, "save", name="mine", replace=True)["asked"] is None and saved_sales() == 400
    assert do(panel, "save", name="other")["saved"] == ["mine", "other"]


def test_a_name_that_no_file_can_have(panel, own_work):
    for name in ("a/b", "../up", "x" * 200, ".", ["mine"], {"a": 1}, "a\nb", "\ud800"):
        assert "cannot be a file name" in do(panel, "save", name=name)["message"] and panel.saved == []
    assert not own_work.exists()


UNREADABLE = {"{": "damaged", "[1]": "damaged", "": "damaged", "{}": "holds no settings",
              '{"settings": 3}': "holds no settings", '{"settings": {"no_such_control": 1}}': "no_such_control",
              '{"settings": {"units": NaN, "sales": NaN}}': "was not loaded"}


def test_a_file_that_cannot_be_loaded_says_why_and_changes_nothing(panel, own_work):
    state = another(type(panel.scenario))
    move(panel, state)
    assert "holds no settings" in do(panel, "load", name="mine")["message"]
    for written, says in UNREADABLE.items():
        my_work.write_whole(own_work / "settings" / f"{panel.scenario.name}.mine.json", written)
        frame = do(panel, "load", name="mine")
        assert says in frame["message"] and frame["values"] == state
        agree(panel)


def test_no_place_to_write_is_a_message(panel, own_work):
    own_work.write_text("a file stands here")
    assert "could not be saved" in do(panel, "save", name="mine")["message"] and panel.saved == []
    prediction = panel.scenario.predictions[0]
    answer = prediction.options[0] if prediction.options else "7"
    frame = do(panel, "predict", name=prediction.name, answer=answer)
    assert "could not be saved" in frame["message"] and panel.kept == {prediction.name: answer}
    assert "could not be read" in do(panel, "load", name="mine")["message"]
    agree(PanelState(type(panel.scenario)()))


def test_a_full_disk_is_a_message(panel, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert "the disk is full" in do(panel, "save", name="mine")["message"] and panel.saved == []
    move(panel, another(type(panel.scenario)))
    agree(panel)


# Copies.

COPIES = dict(copy=copy.copy, deepcopy=copy.deepcopy, pickle=lambda scenario: pickle.loads(pickle.dumps(scenario)))


@each_scenario
@pytest.mark.parametrize("how", COPIES)
def test_a_copy_lives_its_own_life(kind, how):
    original = kind(**another(kind))
    twin = COPIES[how](original)
    assert twin is not original and twin.settings() == original.settings()
    state, before = kind().settings(), original.result.sentence
    twin.apply(state)
    assert twin.result.sentence == kind().result.sentence != before == original.result.sentence
    assert original.settings() == another(kind)
    panel = skip_all(PanelState(COPIES[how](twin)))
    move(panel, another(kind))
    assert panel.frame["sentence"] == original.result.sentence and twin.settings() == state
    agree(panel)
