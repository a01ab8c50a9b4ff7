"""Every lesson and its panels under a reader's hands: run, the gate, by mouse, by keyboard and by touch, compared, saved.

The tests of one lesson share one page, in the order below; each leaves the panels at their start.
"""
import re
import shutil
from itertools import islice

import nbformat
import pytest
from harness import LAPTOP, QUICK, ROOT, Notebook
from ipywidgets import Widget
from nbformat.sign import NotebookNotary
from panels import KERNEL, KINDS, STEMS, panels, run, written

from nutag.panel.controls import controls
from nutag.panel.state import MOVES, PREDICTED, target
from nutag.panel.widget import Panel, drawings
from nutag.scenarios import declared
from nutag.scenarios.agreement import Play
from nutag.scenarios.results import Women
from nutag.scenarios.start_here import Reach
from nutag.scenarios.territory import SeatsAndVotes

SCREEN, ROOM = 560, 340  # px from the panel's top to the end of its sentence: on a laptop, and before a class
BEAMER, SMALL, PHONE = {"width": 853, "height": 480}, 1024, 390
# What a panel's own code does is the same in all, so it is tried on the modules that have every kind of it: a game with
# moves, a draw, most controls, maps. (The web edition's tests move a control of every panel by keys, mouse and touch.)
EVERY_KIND = ("agreement", "capstone", "coordination", "territory")
LASTING = ("agreement", "territory")
IN_BOTH_THEMES = ("start_here", *EVERY_KIND)
every_kind = pytest.mark.parametrize("notebook", EVERY_KIND, indirect=True)
WAITS = "This panel waits for its kernel"


@pytest.fixture(scope="module", params=STEMS)
def notebook(request, browser, lab):
    """The lesson of one module, run from top to bottom; its reader has done nothing yet."""
    shutil.rmtree(lab.folder / "my_work", ignore_errors=True)
    lesson, = ROOT.glob(f"workbooks/*_{request.param}.ipynb")
    opened = run(browser, lab, f"workbooks/{lesson.name}")
    yield opened
    opened.close()
    lab.stop_kernels()


@pytest.fixture
def trial(browser, lab):
    """Run a notebook with these cells, whose reader has no work yet."""
    opened = []

    def run_cells(name, *sources, **options):
        work = f"import os\nos.environ['NUTAG_WORK'] = {str(lab.folder / f'work of {name}')!r}"
        opened.append(run(browser, lab, written(lab, name, work, *sources), **options))
        return opened[-1]

    yield run_cells
    for each in opened:
        each.close()
    lab.stop_kernels()


def open_panels(notebook):
    """The panels as every test finds them, also after one that failed: on a laptop, at the start, no question waiting."""
    notebook.page.set_viewport_size(LAPTOP)
    notebook.page.evaluate(TO_THE_START)
    return [panel.open() for panel in panels(notebook)]


def shows(kind):
    return f"from {kind.__module__} import {kind.__name__}\nshown = {kind.__name__}()\nshown.show()"


def cell_of(panel):
    return panel.element.locator("xpath=ancestor::*[contains(@class, 'jp-CodeCell')]")


def click_prompt(panel):
    """Make the panel's cell the active one, as a reader does who came there with the arrow keys."""
    cell_of(panel).locator(".jp-InputPrompt").first.click()


def move_somewhere(panel):
    """Change the first control that has a say to another value than at the start."""
    start = panel.kind().settings()
    name = next(name for name in panel.controls if panel.field(name).is_visible())
    value = next(value for value in panel.ends(name) if value != start[name])
    panel.step(name, value, lambda: panel.with_mouse(name, value))
    return {name: value}


def focused(panel, selector):
    return panel.node.evaluate("(panel, selector) => !!document.activeElement?.matches(selector)"
                                  " && panel.contains(document.activeElement)", selector)


def faults_of_size(panel, limit=SCREEN):
    """What is cut, wider than its place, or deeper on the screen than the limit."""
    return panel.node.evaluate(FAULTS, limit)


# The lesson and the gates of its panels.

def test_the_lesson_runs_from_top_to_bottom(notebook, request):
    """In the full JupyterLab, with its code open; every scenario of the module is shown once."""
    assert all(cell["execution_count"] for cell in notebook.cells() if cell["cell_type"] == "code")
    shown = [panel.kind.name for panel in panels(notebook)]
    assert sorted(shown) == sorted(kind.name for kind in declared(request.node.callspec.params["notebook"]))
    assert notebook.errors() == [] and notebook.outside_requests() == []


def test_the_gate(notebook):
    """One question at a time, by mouse and by keys in turn; nothing that answers is shown until the last is kept."""
    for panel in panels(notebook):
        start, keys = panel.kind().result, panel.page.keyboard
        for number, prediction in enumerate(panel.kind.predictions):
            assert panel.waits() and faults_of_size(panel) == []
            shown, words = panel.shown(), panel.element.inner_text()
            assert (shown["title"], shown["sentence"]) == ("", "") and shown["labels"] == [
                "The picture waits for your prediction."]
            assert start.sentence not in words and "The same as a table" not in words
            assert panel.element.locator(".nutag-veil").is_visible() and panel.tool("Compare").is_disabled()
            by_keys, field = number % 2, panel.element.locator(".nutag-answer").locator("input, select")
            if by_keys:
                panel.tab_to(field)
            act = (lambda: keys.press("Enter")) if by_keys else panel.tool("Keep").click
            act()
            panel.element.get_by_text("Answer first, or skip.").wait_for()
            panel.answer(panel.right(prediction))
            act()
            outcome = panel.element.locator(".nutag-outcome", has_text=prediction.question)
            outcome.get_by_text("✔ You said").wait_for()
            assert prediction.shows(panel.kind.from_settings(target(prediction)).result) in outcome.inner_text()
            last = number == len(panel.kind.predictions) - 1
            panel.until(lambda: focused(panel, ".nutag-show" if last else ".nutag-answer :is(input, select)"),
                        "after keeping, the focus is lost")
        panel.settle()
        keys.press("Enter")  # Show me has the focus
        panel.settle(**target(panel.kind.predictions[-1]))
        panel.reset()
    assert notebook.errors() == []


# The controls.

@every_kind
def test_every_control_by_mouse_and_by_keys(notebook):
    """Each control to its ends: there by mouse, on by keys; the first slider of a panel in every way that a slider has."""
    for panel in open_panels(notebook):
        click_prompt(panel)
        sliders = [name for name, control in panel.controls.items() if control["kind"] == "slider"]
        for name, control in panel.controls.items():
            panel.make_count(name)
            first, *others = panel.ends(name)
            panel.step(name, first, lambda: panel.with_mouse(name, first))
            panel.tab_to(panel.field(name))
            for value in others:
                panel.step(name, value, lambda: panel.with_keyboard(name, value))
            if name in sliders[:1]:
                drive_slider(panel, name, control)
        panel.reset()
    assert notebook.errors() == []


def drive_slider(panel, name, control):
    """From the upper end one step down with an arrow key, then the typed twin: both ends, and a number too large."""
    keys, typed = panel.page.keyboard, panel.typed(name)
    panel.step(name, round(control["max"] - control["step"], 9), lambda: keys.press("ArrowLeft"))
    keys.press("Tab")
    for value, leave in ((control["max"], "Enter"), (control["min"], "Shift+Tab")):
        typed.focus()
        panel.step(name, value, lambda: (keys.press("Control+a"), keys.type(f"{value:g}"), keys.press(leave)))
    typed.focus()
    keys.press("Control+a")
    keys.type(f"{control['max'] + 1:g}")
    assert panel.shown()["values"][name] == control["min"], "a number on its way is not taken"
    keys.press("Enter")
    panel.message().get_by_text(f"“{control['max'] + 1:g}” was not taken: give a").wait_for()
    panel.settle(**{name: control["min"]})
    keys.press("Shift+Tab")
    assert typed.input_value() == f"{control['min']:g}"
    keys.press("End")
    panel.settle(**{name: control["max"]})
    assert panel.shown()["message"] == ""


@every_kind
def test_escape_leaves_a_field_for_the_notebook(notebook):
    for panel in open_panels(notebook):
        click_prompt(panel)  # the notebook's keys go to the active cell; a field that is focused by script may be ahead of it
        field = panel.element.locator(".nutag-control").locator("input:visible, select:visible").first
        field.focus()
        panel.page.keyboard.press("Escape")
        cell = cell_of(panel).element_handle()
        panel.until(lambda: cell.evaluate("cell => cell === document.activeElement"), "the notebook has not the keys")


@every_kind
def test_the_wheel_scrolls_the_page_and_changes_nothing(notebook):
    scrolled = "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop"
    all_open = open_panels(notebook)
    notebook.page.set_viewport_size({"width": 1366, "height": 420})
    for panel in all_open:
        sliders = [name for name, control in panel.controls.items()
                   if control["kind"] == "slider" and panel.field(name).is_visible()]
        for name in sliders[:1]:
            panel.typed(name).click()
            place, before = panel.page.evaluate(scrolled), panel.shown()
            for turn in (300, -300):
                panel.page.mouse.wheel(0, turn)
                panel.page.wait_for_timeout(150)
                if panel.page.evaluate(scrolled) != place:
                    break
            assert panel.page.evaluate(scrolled) != place, "the page does not scroll"
            assert panel.settle()["values"] == before["values"] and panel.typed(name).evaluate(
                "box => box === document.activeElement")
            panel.page.keyboard.press("Escape")


@every_kind
def test_keys_typed_in_a_field_are_not_taken_for_commands(notebook):
    """Notebook 7 catches keys before a page can stop them, except in what is marked so."""
    for panel in panels(notebook):
        fields = panel.element.locator("input, select, button")
        assert fields.count() == panel.element.locator("[data-lm-suppress-shortcuts=true]").count()


@every_kind
def test_the_sentence_is_announced_when_the_hand_rests(notebook):
    for panel in open_panels(notebook)[:1]:
        move_somewhere(panel)
        panel.until(lambda: panel.shown()["announced"] == panel.shown()["sentence"], "the sentence is not announced")
        panel.reset()


@every_kind
def test_a_fast_drag_ends_at_the_last_value(notebook):
    for panel in open_panels(notebook):
        name = next((name for name, control in panel.controls.items()
                     if control["kind"] in ("slider", "select") and panel.field(name).is_visible()), None)
        if name is None:
            continue  # radio buttons cannot be dragged
        last = panel.field(name).evaluate(FAST_DRAG)
        panel.settle()
        assert str(panel.shown()["values"][name]) == last
        panel.page.wait_for_timeout(300)  # nothing older may still arrive
        assert not panel.differences() and str(panel.shown()["values"][name]) == last
        panel.reset()


# Touching the picture.

def touches(panel):
    return panel.element.locator(".nutag-touch").all()


def touch_and_follow(panel, press):
    for figure in touches(panel):
        figure.scroll_into_view_if_needed()
        aim = figure.evaluate(AIM, panel.shown()["values"])
        assert aim, "nothing in the picture can be touched"
        before = panel.settle()
        press(aim["x"], aim["y"])
        panel.until(lambda: panel.shown()["values"] != before["values"], f"touched {aim}, and no control follows")
        after = panel.settle()
        if "value" in aim:
            assert after["values"][aim["control"]] == aim["value"]


def test_a_click_on_the_picture_moves_its_control(notebook):
    for panel in open_panels(notebook):
        touch_and_follow(panel, panel.page.mouse.click)
        panel.reset()


@every_kind
def test_arrow_keys_on_the_picture_move_its_control(notebook):
    for panel in open_panels(notebook):
        for figure in touches(panel):
            figure.focus()
            start = panel.shown()["values"]
            for there, back in (("ArrowRight", "ArrowLeft"), ("ArrowLeft", "ArrowRight")):
                panel.page.keyboard.press(there)
                panel.page.wait_for_timeout(150)
                if panel.settle()["values"] != start:  # at its end a control stays
                    break
            moved = [name for name, value in panel.settle()["values"].items() if value != start[name]]
            assert figure.evaluate("figure => figure.touch.control") in moved, "an arrow key moves no control"
            panel.page.keyboard.press(back)
            panel.settle(**start)


def test_a_finger_on_the_picture_moves_its_control(trial):
    opened = trial("91_touch", shows(Reach), has_touch=True)
    panel, = open_panels(opened)
    touch_and_follow(panel, opened.page.touchscreen.tap)


# Sizes.

def each_end(panel):
    """Bring each control to each of its ends, quickly: all that count at the same time to their first, then to their
    second ... What stands behind More is folded again before a look.
    """
    groups = {}
    for name, control in panel.controls.items():
        groups.setdefault(str(control["when"]), []).append(name)
    for names in groups.values():
        panel.make_count(names[0])
        ends = {name: panel.ends(name) for name in names}
        for turn in range(max(map(len, ends.values()))):
            state = {name: values[turn] for name, values in ends.items() if turn < len(values)}
            panel.move(state)
            yield state


def test_control_chart_and_sentence_on_one_screen(notebook):
    """At the start, and comparing, which needs most room, at each control's ends; picture, words and table agree there with
    what is computed here.
    """
    for panel in open_panels(notebook):
        assert faults_of_size(panel) == [], panel.kind.name
        panel.press("Compare")
        for state in each_end(panel):
            assert panel.tool("Stop comparing").is_visible()
            assert faults_of_size(panel) == [] and not panel.differences(), (panel.kind.name, state)
        panel.press("Reset")
        panel.settle(**panel.kind().settings())
        panel.press("Stop comparing")
        assert panel.tool("Compare").is_visible()


def test_nothing_is_cut_on_a_narrow_screen(notebook):
    """On a phone at each control's ends; on a small window, which is nearly a laptop's, at the first."""
    all_open = open_panels(notebook)
    for width, looks in ((PHONE, None), (SMALL, 1)):
        notebook.page.set_viewport_size({"width": width, "height": LAPTOP["height"]})
        for panel in all_open:
            for state in islice(each_end(panel), looks):
                assert faults_of_size(panel, limit=None) == [], (width, panel.kind.name, state)
            panel.press("Reset")
            panel.settle(**panel.kind().settings())


def test_names_are_whole_as_soon_as_a_panel_is_opened_on_a_phone(trial):
    """Not only when a control was moved, which lays the picture out once more: of these the names are long."""
    opened = trial("99_phone", shows(SeatsAndVotes), shows(Women), viewport={"width": PHONE, "height": 844})
    for panel in panels(opened):
        panel.skip()
        assert faults_of_size(panel, limit=None) == [], panel.kind.name


def test_before_a_class_one_panel_has_the_whole_screen(notebook):
    all_open = open_panels(notebook)
    notebook.page.set_viewport_size(BEAMER)
    for panel in all_open:
        panel.tool("Present").click()
        panel.tool("Leave").wait_for()
        for state in each_end(panel):
            assert faults_of_size(panel, limit=ROOM) == [], (panel.kind.name, state)
        assert panel.node.evaluate(COVERS), "something lies over the panel"
        panel.element.focus()
        panel.page.keyboard.press("0")
        panel.settle(**panel.kind().settings())
        panel.page.keyboard.press("Escape")
        panel.tool("Present").wait_for()
    notebook.page.wait_for_function("!document.fullscreenElement")


# Comparing.

def test_the_held_setting_is_a_ghost_in_the_same_picture(notebook):
    seen = []  # what axe says of the first
    for panel in open_panels(notebook):
        panel.tool("Compare").click()
        panel.tool("Stop comparing").wait_for()
        held, charts = panel.shown(), drawings(panel.kind())
        haunted = [drawing for drawing in charts if not drawing["spec"].get("usermeta", {}).get("noGhost")]
        assert panel.element.locator(".nutag-ghost svg, .nutag-aside svg").count() == len(haunted)
        move_somewhere(panel)
        notebook.page.wait_for_function(ONE_PICTURE, arg=panel.element.element_handle())
        if panel.kind.measures:
            assert panel.shown()["difference"].endswith(".") and re.search(" instead of |, as before", panel.shown()["difference"])
        assert panel.node.evaluate(HELD_ROWS, list(panel.kind().result.rows)) == {
            name: rows for name, rows in held["rows"].items() if name in {n for one in haunted for n in one["datasets"]} - {PREDICTED, MOVES}}
        if panel.element.locator(".nutag-ghost").count() and not seen:
            seen.append(notebook.axe(".nutag-comparing"))
        panel.tool("Stop comparing").click()
        panel.tool("Compare").wait_for()
        panel.until(lambda: panel.element.locator(".nutag-ghost, .nutag-aside").count() == 0
                    and panel.shown()["difference"] == "", "what was held is still there")
        panel.reset()
    assert seen in ([], [[]])


# Accessible, silent, lasting.

def test_every_label_names_a_control_of_its_own_panel(notebook):
    """Two panels of one page with the same ids: a click on a label of the second would reach the first."""
    for panel in panels(notebook):
        for label in panel.element.locator("label[for]").all():
            named = f"[id='{label.get_attribute('for')}']"
            assert (panel.element.locator(named).count(), notebook.page.locator(named).count()) == (1, 1)


def test_accessible_and_silent(notebook, request):
    """Panels, tables, pictures and claims, on a screen that shows all, for what is out of sight has no contrast; in both
    themes where every kind of part is.
    """
    all_open = open_panels(notebook)
    notebook.page.set_viewport_size({"width": LAPTOP["width"], "height": 12_000})
    notebook.page.locator(".nutag-panel details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    stem = request.node.callspec.params["notebook"]
    for scheme, is_light in (("dark", "false"), ("light", "true"))[stem not in IN_BOTH_THEMES:]:
        notebook.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        notebook.page.wait_for_selector(f"body[data-jp-theme-light={is_light}]", state="attached")
        notebook.page.wait_for_timeout(500)
        for panel in all_open:
            panel.settle()
        assert notebook.axe(".jp-Cell-outputArea") == [], scheme
    notebook.page.locator(".nutag-panel details").evaluate_all("all => all.forEach((each) => { each.open = false; })")
    assert notebook.outside_requests() == [] and notebook.errors() == []


def unfold_kept(panel):
    panel.element.locator(".nutag-keep").evaluate("kept => { kept.open = true; }")


def save_settings(panel):
    unfold_kept(panel)
    panel.tool("Save").click()


@pytest.mark.parametrize("notebook", LASTING, indirect=True)
def test_what_is_kept_outlives_a_reload_and_a_restart(notebook):
    kept = []
    for panel in open_panels(notebook):
        state = move_somewhere(panel)
        save_settings(panel)
        panel.message().get_by_text("Saved as “mine”.").wait_for()
        kept.append((state, panel.settle()))
    notebook.save()
    notebook.reload()
    for panel, (state, before) in zip(panels(notebook), kept, strict=True):
        after = panel.settle(**state)
        assert (after["sentence"], after["rows"]) == (before["sentence"], before["rows"])
    notebook.restart()
    for element in notebook.page.locator(".nutag-panel").all():
        element.get_by_text(WAITS).wait_for()
        assert element.locator(":is(input, select, button:not(.nutag-present)):enabled").count() == 0
    notebook.run_all()
    for panel, (state, before) in zip(panels(notebook), kept, strict=True):
        assert not panel.waits()
        unfold_kept(panel)
        panel.tool("Show").click()
        assert panel.settle(**state)["sentence"] == before["sentence"]
        panel.reset()


# One panel in other places. The cells are these, and each test has a page and a kernel of its own.

def test_predictions_by_keys_alone_from_the_cell_above(trial):
    """Shift + Enter, Tab, an answer, Enter, until Show me: no mouse."""
    opened = trial("92_keys", shows(Reach), "1 + 1")
    opened.page.evaluate("() => { jupyterapp.shell.currentWidget.content.activeCellIndex = 2; }")
    opened.page.evaluate("() => jupyterapp.commands.execute('notebook:enter-edit-mode')")
    keys = opened.page.keyboard
    keys.press("Shift+Enter")
    opened.wait_until_ready()
    panel, = panels(opened)
    keys.press("Tab")
    assert panel.element.evaluate("panel => panel.contains(document.activeElement)"), "Tab skips the panel"
    panel.tab_to(panel.element.locator(".nutag-answer").locator("input, select"))
    keys.type("8")
    keys.press("Enter")
    panel.element.get_by_text("You said 8 units; it is 2.").wait_for()
    keys.press("ArrowDown")
    keys.press("Enter")
    panel.until(lambda: focused(panel, ".nutag-show"), "the focus is lost")
    keys.press("Enter")
    panel.settle(units=2)


def test_a_game_of_four_loses_no_move_by_a_reload_or_a_restart(trial):
    """Each of four reads the own sheet, changes the text and hands on; the page is reloaded, then the kernel ends."""
    opened = trial("97_game", shows(Play))
    panel = panels(opened)[0].open()
    for turn, (issue, option) in enumerate((("jobs", "2"), ("fund", "1"), ("water", "2"), ("procurement", "1")), start=1):
        panel.set("sheet", "mine")
        panel.unfold(issue)
        panel.set(issue, option)
        panel.step("turn", turn + 1, lambda: panel.set("turn", turn + 1))
        assert panel.shown()["values"]["sheet"] == "covered"
    before = panel.shown()
    assert [move["deal"] for move in before["rows"][MOVES]] == ["200001", "200101", "202101", "212101", "212101"]
    opened.save()
    opened.reload()
    after = panels(opened)[0].settle()
    assert (after["values"], after["rows"], after["sentence"]) == (before["values"], before["rows"], before["sentence"])
    opened.restart()
    opened.run_all()
    again = panels(opened)[0].settle()
    assert (again["values"], again["rows"], again["sentence"]) == (before["values"], before["rows"], before["sentence"])


def test_what_a_class_sees_and_when(trial):
    """Present, in full screen: R opens the gates, N goes to the next panel, Escape and *Leave* leave."""
    opened = trial("93_present", shows(Reach), "Reach().show()")
    first, second = panels(opened)
    first.tool("Present").click()
    opened.page.wait_for_function("document.fullscreenElement")
    first.tool("Leave").click()
    opened.page.wait_for_function("!document.fullscreenElement")
    first.tool("Present").evaluate("button => { button.click(); button.click(); }")  # who leaves at once
    opened.page.wait_for_timeout(500)
    assert opened.page.evaluate("document.fullscreenElement") is None
    first.tool("Present").click()
    first.tool("Leave").wait_for()
    assert first.waits()
    first.page.keyboard.press("r")
    first.settle()
    assert first.element.get_by_text("You skipped this question.").count() >= 1
    first.page.keyboard.press("n")
    second.tool("Leave").wait_for()
    assert not first.node.evaluate(COVERS) and second.node.evaluate(COVERS)
    assert opened.page.evaluate("document.fullscreenElement?.tagName") == "HTML"
    second.page.keyboard.press("Escape")
    second.tool("Present").wait_for()
    opened.page.wait_for_function("!document.fullscreenElement")
    assert opened.page.locator(".nutag-presenting").count() == 0 and opened.errors() == []


def test_two_tabs_stay_in_step(trial, browser, lab):
    """What is moved in one tab is not undone by a move in the other."""
    kind = max(KINDS.values(), key=lambda kind: sum(
        control["kind"] == "slider" and not control["when"] for control in controls(kind).values()))
    here = trial("94_tabs", shows(kind))
    here.save()
    there = Notebook(browser, lab, here.path)  # in a page of its own, for `here` has the other
    (mine,), (yours,) = open_panels(here), panels(there)
    yours.settle()
    names = [name for name, control in mine.controls.items() if control["kind"] == "slider" and not control["when"]][:2]
    state = {}
    for panel, name in zip((yours, mine, yours), [*names, names[0]]):
        state[name] = mine.controls[name]["max"] if state.get(name) is None else mine.controls[name]["min"]
        panel.set(name, state[name])
        for each in (mine, yours):
            each.settle(**state)
    there.close()


def test_a_panel_shown_twice_stays_in_step_and_its_neighbour_is_left_alone(trial):
    opened = trial("95_views", shows(Reach), "shown.show()", "Reach().show()")
    once, again, other = open_panels(opened)
    opened.execute("shown.units = 9")
    once.settle(units=9), again.settle(units=9), other.settle(units=1)
    again.step("units", 22, lambda: again.with_mouse("units", 22))
    once.settle(units=22), other.settle(units=1)
    once.tool("Compare").click()
    again.tool("Stop comparing").wait_for()
    opened.page.evaluate("() => { jupyterapp.shell.currentWidget.content.activeCellIndex = 2; }")
    opened.page.evaluate("() => jupyterapp.commands.execute('notebook:create-output-view')")
    opened.page.wait_for_function("() => document.querySelectorAll('.nutag-panel').length === 4")
    once.set("units", 5)
    view = opened.page.locator(".jp-LinkedOutputView .nutag-sentence").last
    view.get_by_text("With 5 of 22 units").wait_for()
    opened.page.evaluate("() => jupyterapp.shell.currentWidget.close()")
    assert opened.errors() == []


def test_no_place_to_write_is_told_in_the_panel(trial, lab):
    blocked = lab.folder / "a file"
    blocked.write_text("a file stands where a folder is needed")
    panel, = panels(trial("96_blocked", f"import os\nos.environ['NUTAG_WORK'] = {str(blocked)!r}", shows(Reach)))
    panel.predict()
    panel.message().get_by_text("could not be saved").wait_for()
    panel.open()
    save_settings(panel)
    panel.message().get_by_text("could not be saved").wait_for()
    panel.step("units", 22, lambda: panel.with_mouse("units", 22))
    assert panel.notebook.errors() == []


def test_pale_words_are_found(trial):
    """What looks for faults must see one: JupyterLab's body has no height, and then no text counts."""
    panel, = open_panels(trial("98_pale", shows(Reach)))
    for place in (".nutag-sentence", ".nutag-title"):
        words = panel.element.locator(place)
        words.scroll_into_view_if_needed()  # what cannot be seen has no contrast
        words.evaluate("words => { words.style.color = '#eeeeee'; }")
        assert any("color-contrast" in fault for fault in panel.notebook.axe(panel.selector))
        words.evaluate("words => { words.style.color = ''; }")
    assert panel.notebook.axe(panel.selector) == []


def test_saving_asks_before_it_replaces(trial):
    panel, = open_panels(trial("97_replace", shows(Reach)))
    save_settings(panel)
    panel.message().get_by_text("Saved as “mine”.").wait_for()
    assert panel.tool("Replace").is_hidden()
    panel.set("units", 9)
    panel.tool("Save").click()
    panel.message().get_by_text("“mine” is there already. Replace it?").wait_for()
    panel.tool("Replace").click()
    panel.message().get_by_text("Saved as “mine”.").wait_for()
    panel.reset()
    panel.tool("Show").click()
    panel.settle(units=9)


def test_a_panel_of_yesterday_says_that_it_waits(browser, lab):
    """Saved with its state and opened without running: what no kernel answers must not look alive."""
    panel = Panel(Reach())
    bundle = panel._repr_mimebundle_()[0]
    output = nbformat.v4.new_output("display_data", bundle)
    cell = nbformat.v4.new_code_cell("Reach().show()", outputs=[output], execution_count=1)
    old = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": KERNEL, "widgets": {
        "application/vnd.jupyter.widget-state+json": Widget.get_manager_state()}})
    NotebookNotary().sign(old)
    file = lab.folder / "my_work" / "yesterday.ipynb"
    file.parent.mkdir(exist_ok=True)
    nbformat.write(old, file)
    opened = Notebook(browser, lab, "my_work/yesterday.ipynb", script=QUICK)
    element = opened.page.locator(".nutag-panel")
    element.get_by_text(WAITS).wait_for(timeout=60_000)
    assert element.locator(":is(input, select, button:not(.nutag-present)):enabled").count() == 0
    opened.close()
    lab.stop_kernels()


TO_THE_START = """() => ['Leave', 'Stop comparing', 'Reset'].forEach((text) => {
  for (const button of document.querySelectorAll('.nutag-panel button'))
    if (button.textContent === text && button.checkVisibility()) button.click();
})"""
# The held picture lies plot on plot behind the present one, and equal lengths are equal amounts; or it stands beside.
ONE_PICTURE = """panel => [...panel.querySelectorAll('.nutag-chart:not(.nutag-aside)')].every((figure) => {
  const ghost = figure.querySelector('.nutag-ghost'), host = figure.querySelector('.nutag-host:not(.nutag-ghost)');
  if (!ghost) return !figure.ghost || figure.previousElementSibling?.matches('.nutag-aside');
  const place = (element, view) => {
    const box = element.getBoundingClientRect();
    return [box.left, box.top].map((at, i) => at + view.origin()[i]);
  };
  const shared = (view) => Object.keys(view.getState().signals).filter((name) => name.endsWith('_shared'));
  const domains = (view) => JSON.stringify(shared(view).map((name) => view.scale(name.replace(/_shared$/, '')).domain()));
  const [here, there] = [place(host, figure.view), place(ghost, figure.ghost)];
  return here.every((at, i) => Math.abs(at - there[i]) < 1.5) && domains(figure.view) === domains(figure.ghost);
})"""
HELD_ROWS = """(panel, names) => {
  const rows = {};
  for (const { ghost } of [...panel.querySelectorAll('.nutag-chart:not(.nutag-aside)')].filter(({ ghost }) => ghost))
    for (const name of names)
      try { rows[name] = JSON.parse(JSON.stringify(ghost.data(name))); } catch { /* data of another chart */ }
  return rows;
}"""
# Words of a chart that lie outside its picture.
CUT = """panel => [...panel.querySelectorAll('.nutag-host:not(.nutag-ghost) svg')].flatMap((svg) => {
  const room = svg.getBoundingClientRect();
  const seen = (text) => text.textContent.trim() && +getComputedStyle(text).opacity > 0;
  return [...svg.querySelectorAll('text')].filter(seen).filter((text) => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < room.left - 2 || box.right > room.right + 2 || box.top < room.top - 2
      || box.bottom > room.bottom + 2);
  }).map((text) => `cut: ${text.textContent}`);
})"""
# What is wider than its place, scrolls inside the page, or ends lower than a reader's screen allows.
TOO_LARGE = """(panel, limit) => {
  const faults = [], presented = panel.matches('.nutag-presenting');
  const cell = presented ? panel : panel.closest('.jp-OutputArea-output'), room = cell.getBoundingClientRect();
  const top = panel.getBoundingClientRect().top;
  const parts = '.nutag-result, .nutag-chart, .nutag-chart svg, .nutag-sentence, .nutag-control, .nutag-foot, '
    + '.nutag-predictions';
  for (const e of [cell, panel, ...panel.querySelectorAll(parts)].filter((e) => e.checkVisibility())) {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    const what = e.getAttribute('class') ?? e.tagName;
    if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth && style.overflowX !== 'clip' && !e.closest('svg'))
      faults.push(`${what}: ${e.scrollWidth} px wide in ${e.clientWidth}`);
    if (!presented && e.scrollHeight > e.clientHeight + 1 && style.overflowY !== 'visible' && !e.closest('svg'))
      faults.push(`${what}: scrolls up and down`);
    if (box.right > room.right + 1) faults.push(`${what}: ends at ${box.right}, its cell at ${room.right}`);
  }
  for (const e of panel.querySelectorAll('.nutag-chart')) {
    const svg = e.querySelector('.nutag-host:not(.nutag-ghost) svg').getBoundingClientRect(), box = e.getBoundingClientRect();
    if (svg.right > box.right + 1) faults.push(`chart cut: ${svg.right} in ${box.right}`);
  }
  if (limit) for (const e of panel.querySelectorAll('.nutag-moves, .nutag-chart, .nutag-sentence')) {
    if (!e.checkVisibility()) continue;  // veiled words take no room
    const depth = Math.round(e.getBoundingClientRect().bottom - top);
    if (depth > limit) faults.push(`${e.className} ends ${depth} px below the top`);
  }
  return faults;
}"""
FAULTS = f"""async (panel, limit) => {{
  panel.querySelector('.nutag-more')?.removeAttribute('open');
  // A chart takes its width when the page has been laid out.
  for (let quiet = 0; quiet < 3; quiet = panel.idle() ? quiet + 1 : 0) await new Promise(requestAnimationFrame);
  return [...({CUT})(panel), ...({TOO_LARGE})(panel, limit)];
}}"""
COVERS = """panel => [[5, 5], [innerWidth - 25, 5], [5, innerHeight - 5], [innerWidth / 2, innerHeight / 2]]
  .every(([x, y]) => panel.contains(document.elementFromPoint(x, y)))"""
# A point of the picture to touch: the middle of a mark that carries another value than the present one, or, where a
# place along a scale is meant, a place on its other side.
AIM = """(figure, values) => {
  const now = Object.values(values).map(String), svg = figure.querySelector('.nutag-host:not(.nutag-ghost) svg');
  const touch = figure.touch;
  for (const mark of [...svg.querySelectorAll('path, line, text, rect, image')]) {
    const box = mark.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
    const value = mark.__data__?.datum?.[touch?.field];
    if (value == null || now.includes(String(value)) || document.elementFromPoint(x, y) !== mark) continue;
    return { x, y, value, control: touch.control };
  }
  if (!touch.axis) return null;
  const box = svg.getBoundingClientRect(), part = figure.getAttribute('aria-valuenow') * 2
    > +figure.getAttribute('aria-valuemin') + +figure.getAttribute('aria-valuemax') ? 0.3 : 0.7;
  return touch.axis === 'x' ? { x: box.left + part * box.width, y: box.top + box.height / 2 }
    : { x: box.left + box.width / 2, y: box.top + (1 - part) * box.height };
}"""
# The value at which a drag of forty moves ends.
FAST_DRAG = """field => {
  const range = field.querySelector('input[type=range]'), select = field.querySelector('select');
  let last;
  for (let i = 0; i < 40; i++) {
    if (range) {
      range.value = +range.min + (+range.max - +range.min) * ((i * 7) % 40) / 39;
      range.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      select.selectedIndex = (i * 7) % select.options.length;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    last = range ? String(+range.value) : select.value;
  }
  return last;
}"""
