"""Every scenario under a reader's hands: by mouse and by keyboard, compared, saved, reloaded, restarted.

The tests of one workbook share one page, in the order below; each leaves the panels at their start.
"""
import nbformat
import pytest
from harness import Notebook
from panels import WITH_PANELS, PanelPage

TALLEST_CHART, TALLEST_PANEL = 560, 1000


@pytest.fixture(scope="module", params=WITH_PANELS)
def notebook(request, browser, lab):
    """One workbook, run from top to bottom."""
    opened = Notebook(browser, lab, request.param)
    opened.run_all()
    yield opened
    opened.close()
    lab.stop_kernels()


def panels(notebook):
    """The panels of a notebook, when all of them are drawn."""
    count = sum(cell["source"].count(".show()") for cell in notebook.cells() if cell["cell_type"] == "code")
    notebook.page.wait_for_function(ALL_DRAWN, arg=count)
    return [PanelPage(notebook, number) for number in range(count)]


def reset(panel):
    panel.tool("Reset").click()
    panel.settle(**panel.kind().settings())


def click_prompt(panel):
    """Make the panel's cell the active one, as a reader does who came there with the arrow keys."""
    panel.element.locator("xpath=ancestor::*[contains(@class, 'jp-CodeCell')]").locator(".jp-InputPrompt").first.click()


def move_somewhere(panel):
    """Change the first control to another value than at the start."""
    name = next(iter(panel.controls))
    start = panel.kind().settings()[name]
    value = next(value for value in panel.ends(name) if value != start)
    panel.step(name, value, lambda: panel.with_mouse(name, value))
    return {name: value}


def test_every_control_by_mouse(notebook):
    for panel in panels(notebook):
        for name in panel.controls:
            panel.make_count(name)
            for value in panel.ends(name):
                panel.step(name, value, lambda: panel.with_mouse(name, value))
        reset(panel)
    assert notebook.errors() == []


def test_every_control_by_keyboard(notebook):
    for panel in panels(notebook):
        click_prompt(panel)
        for name, control in panel.controls.items():
            panel.make_count(name)
            panel.tab_to(name)
            for value in panel.ends(name):
                panel.step(name, value, lambda: panel.with_keyboard(name, value))
            if control["kind"] == "slider":
                drive_slider(panel, name, control)
        reset(panel)
    assert notebook.errors() == []


def drive_slider(panel, name, control):
    """From the upper end one step down with an arrow key, then into the typed twin: both ends, and a number too large."""
    keys = panel.page.keyboard
    panel.step(name, round(control["max"] - control["step"], 9), lambda: keys.press("ArrowLeft"))
    keys.press("Tab")
    for value in (control["max"], control["min"]):
        panel.step(name, value, lambda: (keys.press("Control+a"), keys.type(str(value))))
    keys.press("Control+a")
    keys.type(str(control["max"] + 1))
    typed = panel.field(name).locator("input[type=number]")
    assert typed.get_attribute("aria-invalid") == "true"
    keys.press("Shift+Tab")
    last = panel.settle()["values"][name]  # "11" typed for a limit of 10 passes through 1
    assert control["min"] <= last <= control["max"] and typed.get_attribute("aria-invalid") is None
    fault = panel.field(name).locator(".nutag-fault")
    assert f"{control['max'] + 1} was not taken: give a" in fault.text_content()
    keys.press("End")
    panel.settle(**{name: control["max"]})
    assert fault.text_content() == ""


def test_the_sentence_is_announced_when_the_hand_rests(notebook):
    for panel in panels(notebook):
        move_somewhere(panel)
        panel.page.wait_for_timeout(900)
        shown = panel.settle()
        assert shown["announced"] == shown["sentence"]
        reset(panel)


def test_a_fast_drag_ends_at_the_last_value(notebook):
    for panel in panels(notebook):
        name, field = next(((name, panel.field(name)) for name, control in panel.controls.items()
                            if control["kind"] in ("slider", "select")), (None, None))
        values = field.evaluate(FAST_DRAG)
        panel.settle()
        assert str(panel.shown()["values"][name]) == values[-1]
        panel.page.wait_for_timeout(300)  # nothing older may still arrive
        assert not panel.differences() and str(panel.shown()["values"][name]) == values[-1]
        reset(panel)


def test_nothing_is_cut_scrolled_or_too_tall(notebook):
    for panel in panels(notebook):
        assert panel.element.evaluate(TOO_LARGE, [TALLEST_CHART, TALLEST_PANEL]) == []
        for name in panel.controls:
            panel.make_count(name)
            value = panel.ends(name)[-1]
            panel.step(name, value, lambda: panel.with_mouse(name, value))
        assert panel.element.evaluate(TOO_LARGE, [TALLEST_CHART, TALLEST_PANEL]) == []
        reset(panel)


def test_two_results_side_by_side(notebook):
    for panel in panels(notebook):
        before = panel.shown()
        panel.tool("Hold for comparison").click()
        panel.tool("Stop comparing").wait_for()
        for place in (0, 1):
            panel.element.locator(".nutag-result").nth(place).locator("svg").first.wait_for()
        move_somewhere(panel)
        held, now = panel.element.locator(".nutag-result").all()
        old, new = (result.locator(".nutag-sentence").inner_text() for result in (held, now))
        assert old == before["sentence"] != new
        boxes = [result.locator(".nutag-words").bounding_box() for result in (held, now)]
        assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] and abs(boxes[0]["y"] - boxes[1]["y"]) < 2
        notebook.page.wait_for_function(ONE_SCALE, arg=panel.element.element_handle())
        assert panel.element.evaluate(TOO_LARGE, [TALLEST_CHART, 2 * TALLEST_PANEL]) == []
        assert notebook.axe(".nutag-comparing") == []
        panel.tool("Stop comparing").click()
        panel.tool("Hold for comparison").wait_for()
        assert panel.element.locator(".nutag-result").count() == 1
        reset(panel)


def test_every_label_names_a_control_of_its_own_panel(notebook):
    """Two panels of one page with the same ids: a click on a label of the second would reach the first."""
    for panel in panels(notebook):
        for label in panel.element.locator("label[for]").all():
            named = f"[id='{label.get_attribute('for')}']"
            assert (panel.element.locator(named).count(), notebook.page.locator(named).count()) == (1, 1)


def test_accessible_and_silent(notebook):
    assert notebook.axe(".nutag-panel") == []
    assert notebook.outside_requests() == [] and notebook.errors() == []


def test_what_is_kept_outlives_a_reload_and_a_restart(notebook):
    kept = []
    for panel in panels(notebook):
        state = move_somewhere(panel)
        predict(panel)
        panel.tool("Save").click()
        panel.element.get_by_text("Saved as").wait_for()
        kept.append((state, panel.settle()))
    notebook.save()
    notebook.reload()
    for panel, (state, before) in zip(panels(notebook), kept, strict=True):
        after = panel.settle(**state)
        assert (after["sentence"], after["rows"]) == (before["sentence"], before["rows"])
    notebook.restart()
    for element in notebook.page.locator(".nutag-panel").all():
        element.get_by_text("choose Run All Cells").wait_for()
        element.locator(".nutag-tools").click(position=dict(x=1, y=1))
        assert element.locator("input:enabled, select:enabled, button:enabled").count() == 0
    notebook.run_all()
    for panel, (state, before) in zip(panels(notebook), kept, strict=True):
        panel.element.locator(".nutag-outcome", has_text="You predicted").first.wait_for()
        panel.tool("Load").click()
        assert panel.settle(**state)["sentence"] == before["sentence"]
        reset(panel)


def predict(panel):
    """Answer the first prediction, whatever its form."""
    form = panel.element.locator(".nutag-prediction").first
    if form.get_by_role("button", name="Predict again").is_visible():
        form.get_by_role("button", name="Predict again").click()
    if form.get_by_role("combobox").count():
        form.get_by_role("combobox").select_option(index=1)
    else:
        form.get_by_role("spinbutton").fill("7")
    form.get_by_role("button", name="Keep my prediction").click()
    form.locator(".nutag-outcome", has_text="You predicted").wait_for()


TWO_VIEWS = ["from nutag.scenarios.start_here import Reach\nfirst = Reach()\nfirst.show()", "first.show()", "Reach().show()"]


def written(lab, name, *sources):
    """A notebook of the course's own kind, for one test."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    cells = [nbformat.v4.new_markdown_cell("# A trial"), *map(nbformat.v4.new_code_cell, sources)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), lab.folder / "workbooks" / name)
    return f"workbooks/{name}"


def test_a_panel_shown_twice_stays_in_step_and_its_neighbour_is_left_alone(lab, open_notebook):
    opened = open_notebook(written(lab, "98_views.ipynb", *TWO_VIEWS, "first.units = 9"))
    opened.run_all()
    once, again, other = panels(opened)
    once.settle(units=9), again.settle(units=9), other.settle(units=1)
    again.step("units", 22, lambda: again.with_mouse("units", 22))
    once.settle(units=22), other.settle(units=1)
    predict(once)
    again.element.locator(".nutag-outcome", has_text="You predicted").wait_for()
    once.tool("Hold for comparison").click()
    again.tool("Stop comparing").wait_for()
    opened.page.evaluate("() => jupyterapp.shell.currentWidget.content.activeCellIndex = 1")
    opened.page.evaluate("() => jupyterapp.commands.execute('notebook:create-output-view')")
    opened.page.wait_for_function("() => document.querySelectorAll('.nutag-panel').length === 4")
    once.step("units", 5, lambda: once.field("units").locator("input[type=number]").fill("5"))
    view = opened.page.locator(".jp-LinkedOutputView .nutag-sentence").last
    view.get_by_text("With 5 of 22 units").wait_for()
    assert opened.errors() == []


def test_no_place_to_write_is_told_in_the_panel(lab, open_notebook):
    blocked = lab.folder / "a file"
    blocked.write_text("a file stands where a folder is needed")
    opened = open_notebook(written(
        lab, "99_blocked.ipynb", f"import os\nos.environ['NUTAG_WORK'] = {str(blocked)!r}", TWO_VIEWS[0]))
    opened.run_all()
    panel, = panels(opened)
    panel.tool("Save").click()
    panel.message().get_by_text("could not be saved").wait_for()
    predict(panel)
    panel.message().get_by_text("could not be saved").wait_for()
    panel.step("units", 22, lambda: panel.with_mouse("units", 22))
    assert opened.errors() == []


BOXES = "panel => [...panel.querySelectorAll('.nutag-result')].map((result) => result.getBoundingClientRect().toJSON())"
# Every linear scale that follows the rows: the same domain in both results, so that equal lengths mean equal amounts.
ONE_SCALE = """panel => {
  const [held, now] = [...panel.querySelectorAll('.nutag-result')].map((result) =>
    [...result.querySelectorAll('.nutag-chart')].flatMap(({ view }) => Object.keys(view.getState().signals)
      .filter((name) => name.endsWith('_shared')).map((name) => view.scale(name.replace(/_shared$/, '')).domain())));
  return JSON.stringify(held) === JSON.stringify(now);
}"""
ALL_DRAWN = """count => {
  const panels = [...document.querySelectorAll('.nutag-panel')];
  return panels.length === count && panels.every((panel) => panel.querySelector('.nutag-chart svg'));
}"""
FAST_DRAG = """field => {
  const range = field.querySelector('input[type=range]'), select = field.querySelector('select'), sent = [];
  for (let i = 0; i < 40; i++) {
    if (range) {
      range.value = +range.min + (+range.max - +range.min) * ((i * 7) % 40) / 39;
      range.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      select.selectedIndex = (i * 7) % select.options.length;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    sent.push(range ? String(+range.value) : select.value);
  }
  return sent;
}"""
# What is wider than its place, scrolls inside the page, or is taller than a reader's screen allows.
TOO_LARGE = """(panel, [chartHeight, panelHeight]) => {
  const faults = [], cell = panel.closest('.jp-OutputArea-output'), room = cell.getBoundingClientRect();
  const parts = '.nutag-result, .nutag-chart, .nutag-table, .nutag-words, .nutag-controls > *';
  const inside = [cell, panel, ...panel.querySelectorAll(parts)];
  for (const e of inside) {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e), what = e.className;
    if (e.scrollWidth > e.clientWidth + 1) faults.push(`${what}: ${e.scrollWidth} px wide in ${e.clientWidth}`);
    if (e.scrollHeight > e.clientHeight + 1 && style.overflowY !== 'visible') faults.push(`${what}: scrolls up and down`);
    if (box.right > room.right + 1) faults.push(`${what}: ends at ${box.right}, its cell at ${room.right}`);
  }
  for (const e of panel.querySelectorAll('.nutag-chart')) {
    const svg = e.querySelector('svg').getBoundingClientRect(), box = e.getBoundingClientRect();
    if (svg.height > chartHeight) faults.push(`chart of ${svg.height} px`);
    if (svg.right > box.right + 1) faults.push(`chart cut: ${svg.right} in ${box.right}`);
  }
  const height = panel.getBoundingClientRect().height;
  return height > panelHeight ? [...faults, `panel of ${height} px`] : faults;
}"""
