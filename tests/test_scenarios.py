"""Every scenario, without a browser: swept over its controls, fed bad settings, driven through its panel."""
import gc
import importlib.util
import json
import random
import re
import time
from functools import cache
from pathlib import Path

import pytest

from nutag import my_work, scenarios
from nutag.notebooks import read
from nutag.provenance import Provenance
from nutag.panel.scenario import Scenario, SettingsError
from nutag.panel.controls import controls, counts
from nutag.panel.widget import Panel, frame, named_datasets, outcome, parts

HERE = Path(__file__).parent
RANDOM_STATES, STEPS = 500, 60
STEMS = sorted(path.stem for path in Path(scenarios.__file__).parent.glob("*.py"))
NOT_A_NUMBER = re.compile(r"\b(nan|NaN|inf|None|NaT)\b|<NA>")
UNFIT = dict(none=None, nan=float("nan"), inf=float("inf"), huge=10**400, text="many", list=[1], mapping={"a": 1})


def in_module(stem):
    """The scenarios that one module declares."""
    module = importlib.import_module(f"nutag.scenarios.{stem}")
    return [kind for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, Scenario) and kind.name and kind.__module__ == module.__name__]


KINDS = [kind for stem in STEMS for kind in in_module(stem)]
each_scenario = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    """Every test has a my_work of its own."""
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "my_work"))
    return tmp_path / "my_work"


def stem(kind):
    return kind.name.split(".")[0]


@cache
def invariants(kind):
    """What tests/invariants/<stem>.py adds for a scenario: a function of the scenario that asserts."""
    path = HERE / "invariants" / f"{stem(kind)}.py"
    if not path.exists():
        return lambda scenario: None
    spec = importlib.util.spec_from_file_location(f"invariants_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.INVARIANTS.get(kind.name, lambda scenario: None)


def values(control):
    """The values a control is swept through: all of them, or sixty evenly spaced ones with both ends."""
    if control["kind"] == "switch":
        return [False, True]
    if control["kind"] != "slider":
        return [value for value, _ in control["options"]]
    low, high, step = control["min"], control["max"], control["step"]
    steps = round((high - low) / step)
    places = range(steps + 1) if steps <= STEPS else [round(i * steps / STEPS) for i in range(STEPS + 1)]
    return [min(high, round(low + place * step, 9)) for place in places]


def states(kind):
    """Each control over its range, the others at their start; then mixtures of all."""
    start, dice = kind().settings(), random.Random(2030)
    swept = [{**start, name: value} for name, control in controls(kind).items() for value in values(control)]
    mixed = [{name: dice.choice(values(control)) for name, control in controls(kind).items()}
             for _ in range(RANDOM_STATES)]
    return swept + mixed


def shown(scenario):
    """What the page would receive, as the text that is sent; every prediction counts as kept."""
    kept = {prediction.name: "kept" for prediction in scenario.predictions}
    return json.dumps(frame(scenario, kept), ensure_ascii=False, allow_nan=False)


def hold_promises(scenario, datasets):
    """What holds for every state of every scenario."""
    result, text = scenario.result, shown(scenario)
    assert isinstance(result.sentence, str) and result.sentence.strip()
    assert not NOT_A_NUMBER.search(result.sentence), result.sentence
    assert len(text.encode()) < 6000, f"{len(text.encode())} bytes a step"
    assert set(result.rows) == datasets, "the charts and the rows name different data"
    assert all(isinstance(row, dict) for rows in result.rows.values() for row in rows)
    table = json.loads(text)["table"]
    assert table["rows"] and len(table["columns"]) == len(set(table["columns"])) > 1
    assert isinstance(table["columns"][0], str) and table["columns"][0].strip()
    assert not result.table.isna().to_numpy().any() and not NOT_A_NUMBER.search(json.dumps(table["rows"]))
    invariants(type(scenario))(scenario)


def move(scenario, settings):
    """Take over settings; what that cost, in milliseconds of this process.

    A busy machine does not count, nor does the collection of what this test holds.
    """
    gc.disable()
    start = time.process_time()
    scenario.apply(settings)
    took = time.process_time() - start
    gc.enable()
    return 1000 * took


def step_all_others(kind):
    for other in KINDS:
        if other is not kind:
            scenario = other()
            scenario.apply(random.Random(1).choice(states(other)))


@each_scenario
@pytest.mark.filterwarnings("error")
def test_every_control_over_its_range_and_random_mixtures(kind, record_property):
    scenario = kind()
    datasets = set().union(*(named_datasets(chart.to_dict()) for chart in scenario.charts()))
    before, took = [], []
    for state in states(kind):
        took.append(move(scenario, state))
        hold_promises(scenario, datasets)
        before.append((json.dumps(scenario.settings()), shown(scenario)))
    step_all_others(kind)
    later = kind()
    for settings, text in before:
        later.apply(json.loads(settings))
        assert shown(later) == text, f"another result after other scenarios were used: {settings}"
    record_property("slowest step", f"{kind.name}: {max(took):.1f} ms at {states(kind)[took.index(max(took))]}")


@each_scenario
def test_settings_travel_through_json(kind):
    for state in random.Random(7).sample(states(kind), 10):
        scenario = kind(**state)
        assert scenario.settings() == state
        assert shown(kind.from_settings(json.loads(json.dumps(state)))) == shown(scenario)
        scenario.reset()
        assert shown(scenario) == shown(kind())


@each_scenario
def test_every_name_and_tag(kind):
    assert kind.title.strip().endswith("?") and stem(kind) in STEMS and kind.predictions
    assert len({prediction.name for prediction in kind.predictions}) == len(kind.predictions)
    for name, control in controls(kind).items():
        assert control["label"].strip(), name
        assert control["tag"] in (list(Provenance) if control["kind"] == "slider" else [None, *Provenance]), (
            f"{name}: say where its number comes from: tag=SEED, SOURCE, TEACHING or SYNTHETIC")


@each_scenario
def test_a_control_is_switched_off_exactly_where_it_changes_nothing(kind):
    for name, control in controls(kind).items():
        if not control.get("when"):
            continue
        changes = {True: set(), False: set()}  # does it have a say → does its way from end to end change anything?
        for state in states(kind)[::10]:
            ends = {shown(kind(**{**state, name: value})) for value in (values(control)[0], values(control)[-1])}
            changes[counts(control, state)].add(len(ends) > 1)
        assert changes[False] == {False}, f"{name} is switched off where it counts, or never"
        assert True in changes[True], f"{name} is never switched on where it counts"


def asked(prediction):
    """The settings that a question is about; the first, where several will do."""
    return {name: value[0] if isinstance(value, tuple) else value for name, value in prediction.at.items()}


@each_scenario
def test_no_prediction_is_answered_before_a_control_moves(kind):
    scenario = kind()
    for prediction in kind.predictions:
        there = kind.from_settings(asked(prediction))
        assert outcome(prediction, there).startswith("Now: ")
        if prediction.at:
            assert outcome(prediction, scenario).startswith("Choose: ")
            assert prediction.shows(there.result) not in scenario.result.sentence


# What comes out at the settings of the question: by hand, by a closed form, or as the lesson reads it from the tables.
OUTCOMES = {
    ("territory.parties", "2016"): "1.34",                 # 76² / (65² + 9² + 1 + 1)
    ("coordination.links", "pairs"): "190 links",          # 20 · 19 / 2
    ("coordination.links", "half"): "is 9; with groups alike in size it is 5",   # 8 or 4 partners, and the centre
    ("coordination.level", "equal"): "0.00 points are lost with one size, 0.67",  # 3 · (2/0.75 − 2)² / 2
    ("coordination.level", "faster"): "65.2 %",            # where both lose the same: no slope in it
    ("mining_economy.growth", "share-2011"): "fell from 21.55 to 19.25",
    ("mining_economy.royalty", "jump"): "20,000,000 USD, 1,000,000 more than just below 9,000",
    ("mining_economy.royalty", "stage"): "ore 33 %, concentrate 19 %, product 9 %",
    ("revenue_sharing.chain", "place"): "₮0 by a rule in the table; ₮5 go to the national pool",
    ("revenue_sharing.sharing", "gini"): "0.794; with half by origin and half by people 0.397",
    ("revenue_sharing.sharing", "criteria"): "most per head: F",
    ("boom_and_bust.fund", "dry"): "In year 7",
    ("boom_and_bust.fund", "order"): "boom first 0.367 and bust first 0.581",
    ("boom_and_bust.election", "bust"): "year 7 spends 77.2",
    ("boom_and_bust.election", "date"): "year 1: 63.2 · year 2: 90.7 · year 3: 104.7 · year 4: 77.2",
}


def test_what_comes_out_at_the_settings_of_the_question():
    known = {(kind.name, prediction.name): (kind, prediction) for kind in KINDS for prediction in kind.predictions}
    for key, words in OUTCOMES.items():
        kind, prediction = known[key]
        assert words in outcome(prediction, kind.from_settings(asked(prediction)))


@each_scenario
def test_the_lesson_states_the_result_of_the_start(kind):
    lessons = list((HERE.parent / "workbooks").glob(f"[0-9][0-9]_{stem(kind)}.ipynb"))
    if not lessons:
        pytest.skip(f"there is no lesson {stem(kind)} yet")
    line = f"> With the settings at the start: {kind().result.sentence}"
    texts = [cell.source for cell in read(lessons[0]).cells if cell.cell_type == "markdown"]
    assert any(line in text.splitlines() for text in texts), line


def unfit(kind):
    """Settings that no scenario takes, each with the setting at fault and a word of the rule."""
    yield {"no_such_control": 1}, "no_such_control", "unknown"
    for name, control in controls(kind).items():
        wrong = dict(UNFIT)
        if control["kind"] == "slider":
            wrong |= dict(flag=True, below=control["min"] - 1, above=control["max"] + 1, digits=str(control["max"]))
        elif control["kind"] == "switch":
            wrong |= dict(number=2, word="yes")
        else:
            wrong |= dict(number=1, flag=True)
        for value in wrong.values():
            yield {name: value}, name, "give"


@each_scenario
def test_unfit_settings_are_refused_by_name_and_change_nothing(kind):
    scenario = kind(**states(kind)[-1])
    settings, text = scenario.settings(), shown(scenario)
    for wrong, name, rule in unfit(kind):
        with pytest.raises(SettingsError, match=f"{name}: .*{rule} "):
            scenario.apply({**kind().settings(), **wrong})
        with pytest.raises(SettingsError, match=f"{name}: .*{rule} "):
            kind.from_settings(wrong)
        assert (scenario.settings(), shown(scenario)) == (settings, text)


@pytest.mark.parametrize("settings", [None, 3, "units", [("units", 3)], float("nan")])
def test_settings_that_are_no_mapping(settings):
    with pytest.raises(SettingsError, match="settings: expected names and values"):
        KINDS[0].from_settings(settings)


# The panel, driven as the browser drives it: values are written to it, buttons send messages.

@pytest.fixture(params=KINDS, ids=[kind.name for kind in KINDS])
def panel(request):
    return Panel(request.param())


def another(scenario):
    """A state whose sentence and rows differ from the present ones."""
    return next(state for state in states(type(scenario)) if shown(type(scenario)(**state)) != shown(scenario))


def press(panel, do, **content):
    panel._handle_custom_msg(dict(do=do, **content), [])


def agree(panel):
    assert panel.values == panel.scenario.settings()
    assert panel.frame == frame(panel.scenario, panel.kept)


def test_the_panel_follows_the_browser_and_the_reader(panel):
    scenario, state = panel.scenario, another(panel.scenario)
    panel.values = state
    assert scenario.settings() == state and shown(type(scenario)(**state)) == shown(scenario)
    agree(panel)
    press(panel, "reset")
    assert scenario.settings() == type(scenario)().settings() and "start" in panel.message
    agree(panel)
    scenario.apply(state)  # as a reader's own cell would
    agree(panel)
    assert json.dumps(parts(scenario), allow_nan=False)


def test_the_panel_refuses_what_a_page_should_not_send(panel):
    good = panel.frame
    panel.values = {**panel.values, "no_such_control": 1}
    assert "no_such_control" in panel.message and panel.frame == good
    agree(panel)
    press(panel, "no such action")
    press(panel, "predict", name="no such prediction", answer="1")
    assert panel.kept == {} and panel.frame == good


def test_hold_keeps_the_frame_that_was_shown(panel):
    before = panel.frame
    press(panel, "hold")
    panel.values = another(panel.scenario)
    assert {**before, "label": panel.held["label"]} == panel.held and panel.held["label"]
    assert panel.frame != before
    press(panel, "release")
    assert panel.held == {}


def test_saved_settings_come_back_in_a_new_kernel(panel, own_work):
    name, state = panel.scenario.name, another(panel.scenario)
    panel.values = state
    press(panel, "save", name="mine")
    record = json.loads((own_work / "settings" / f"{name}.mine.json").read_text("utf-8"))
    assert record["settings"] == state and record["result"] == panel.scenario.result.sentence
    assert panel.saved == ["mine"] and "Saved" in panel.message
    later = Panel(type(panel.scenario)())
    press(later, "load", name="mine")
    assert later.values == state and later.frame["sentence"] == panel.frame["sentence"] and "Loaded" in later.message
    agree(later)


def test_predictions_are_kept_and_shown_beside_the_result(panel, own_work):
    for prediction in panel.scenario.predictions:
        press(panel, "predict", name=prediction.name, answer="7")
        assert panel.frame["outcomes"][prediction.name]
    later = Panel(type(panel.scenario)())
    assert later.kept == panel.kept == {prediction.name: "7" for prediction in panel.scenario.predictions}
    assert later.frame["outcomes"] and (own_work / "predictions" / f"{panel.scenario.name}.json").exists()


UNREADABLE = {"{": "damaged", "[1]": "damaged", "": "damaged", "{}": "holds no settings",
              '{"settings": 3}': "holds no settings", '{"settings": {"no_such_control": 1}}': "no_such_control"}


def test_a_file_that_cannot_be_loaded_says_why_and_changes_nothing(panel, own_work):
    panel.values = another(panel.scenario)
    good = panel.frame
    press(panel, "load", name="mine")
    assert "holds no settings" in panel.message and panel.frame == good
    for text, says in UNREADABLE.items():
        my_work.write_whole(own_work / "settings" / f"{panel.scenario.name}.mine.json", text)
        press(panel, "load", name="mine")
        assert says in panel.message and panel.frame == good
        agree(panel)


def test_a_file_with_values_outside_the_limits(panel):
    good = panel.frame
    for wrong, name, rule in unfit(type(panel.scenario)):
        my_work.write_whole(my_work.folder() / "settings" / f"{panel.scenario.name}.mine.json",
                            json.dumps(dict(settings=wrong)))
        press(panel, "load", name="mine")
        assert name in panel.message and rule in panel.message and panel.frame == good


def test_a_name_that_no_file_can_have(panel, own_work):
    for name in ("a/b", "../up", "x" * 200, "."):
        panel.message = ""
        press(panel, "save", name=name)
        assert "cannot be a file name" in panel.message and panel.saved == []
    assert not own_work.exists()


def test_no_place_to_write_is_a_message(panel, own_work):
    own_work.write_text("a file stands here")
    press(panel, "save", name="mine")
    assert "could not be saved" in panel.message and panel.saved == []
    prediction = panel.scenario.predictions[0]
    panel.message = ""
    press(panel, "predict", name=prediction.name, answer="7")
    assert "could not be saved" in panel.message and panel.kept == {prediction.name: "7"}
    press(panel, "load", name="mine")
    assert "could not be read" in panel.message
    agree(Panel(type(panel.scenario)()))


def test_a_full_disk_is_a_message(panel, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    press(panel, "save", name="mine")
    assert "the disk is full" in panel.message and panel.saved == []
    panel.values = another(panel.scenario)
    agree(panel)
