"""One scenario's panel in a notebook's page: what it shows, what it should show, and ways to move a control."""
import json
import time
from pathlib import Path

import nbformat
from harness import Notebook

from nutag import scenarios, wording
from nutag.panel.controls import controls, counts
from nutag.panel.state import MOVES, PREDICTED, target
from nutag.scenarios import declared

PATIENCE = 15  # seconds: how long a page may take on a busy machine until we call it wrong
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
STEMS = sorted(path.stem for path in Path(scenarios.__file__).parent.glob("*.py") if path.stem != "__init__")
KINDS = {kind.title: kind for stem in STEMS for kind in declared(stem)}


def written(lab, name, *sources):
    """A notebook of the course's own kind, for one test."""
    cells = [nbformat.v4.new_markdown_cell("# A trial"), *map(nbformat.v4.new_code_cell, sources)]
    file = lab.folder / "workbooks" / f"{name}.ipynb"
    file.parent.mkdir(exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), file)
    return f"workbooks/{file.name}"


def all_panels(lab, stem):
    """A notebook with every panel of a module, a cell each."""
    return written(lab, f"90_{stem}", *(f"from nutag.scenarios.{stem} import {kind.__name__}\n{kind.__name__}().show()"
                                        for kind in declared(stem)))


def run(browser, lab, path, **options):
    """A notebook of panels, run, with no side bar; nothing moves by itself, so that what is measured stands still."""
    opened = Notebook(browser, lab, path, **options)
    opened.page.emulate_media(reduced_motion="reduce")
    opened.page.evaluate("() => { jupyterapp.shell.collapseLeft(); jupyterapp.shell.collapseRight(); }")
    opened.page.evaluate(NO_AUTOSAVE)  # its dialogs would cover
    opened.run_all()
    return opened


def panels(notebook):
    """The panels of a notebook, when all of them are drawn."""
    count = sum(cell["source"].count(".show()") for cell in notebook.cells() if cell["cell_type"] == "code")
    notebook.page.wait_for_function(ALL_DRAWN, arg=count, timeout=60_000)
    return [PanelPage(notebook, number) for number in range(count)]


class PanelPage:
    """One panel of a notebook."""

    def __init__(self, notebook, number=0):
        self.notebook, self.page = notebook, notebook.page
        self.element = self.page.locator(".nutag-panel").nth(number)
        self.element.scroll_into_view_if_needed()
        self.node = self.element.element_handle()  # to be asked often: a locator is looked up each time
        self.kind = KINDS[self.element.get_attribute("aria-label")]
        self.controls = controls(self.kind)
        self.selector = f'.nutag-panel[aria-label="{self.kind.title}"]'

    def field(self, name):
        """The locator of a control with its label, its form field and its help."""
        return self.element.locator(f".nutag-control[data-control='{name}']")

    def typed(self, name):
        """The box for typing a slider's number."""
        return self.field(name).locator("input[type=text]")

    def shown(self):
        return self.node.evaluate(SHOWN, [list(self.controls), [*self.kind().result.rows, PREDICTED, MOVES]])

    def expected(self, settings):
        """What an open panel with these settings has to show, computed here and not in the page's kernel."""
        result = self.kind.from_settings(settings).result
        cells = [[wording.text(value) for value in row.values()] for row in result.table]
        return dict(title=result.title, sentence=result.sentence, table=[list(result.table[0]), *cells],
                    labels=[result.sentence], rows=json.loads(json.dumps(dict(result.rows))),
                    off=[name for name, control in self.controls.items() if not counts(control, settings)])

    def differences(self, shown=None):
        """What the page shows beside what it should show, where they differ; empty if chart, words and table agree."""
        shown = shown or self.shown()
        expected = self.expected(shown["values"])
        differing = {part: (shown[part], expected[part]) for part in ("title", "sentence", "table", "labels", "off")
                     if shown[part] != expected[part]}
        for name, rows in expected["rows"].items():
            drawn = shown["rows"].get(name)
            if drawn is None or len(drawn) != len(rows) or not all(map(holds, drawn, rows)):
                differing[f"rows of {name}"] = (drawn, rows)
        for name, place in shown["ranges"].items():  # a range rests on whole steps, a typed number anywhere
            if abs(place - shown["values"][name]) > self.controls[name]["step"] / 2 + 1e-9:
                differing[f"range of {name}"] = (place, shown["values"][name])
        return differing

    def settle(self, **settings):
        """Wait until the panel shows these settings and everything in it agrees; say what does not."""
        end = time.monotonic() + PATIENCE
        while True:
            self.node.evaluate(REST)  # waiting in the page costs less than asking it again and again
            shown = self.shown()
            wrong = self.differences(shown) | {name: (shown["values"][name], value) for name, value in settings.items()
                                               if shown["values"][name] != value}
            if not wrong:
                return shown
            assert time.monotonic() < end, wrong
            self.page.wait_for_timeout(20)

    def step(self, name, value, act):
        """Do what should set a control to a value; see all parts follow, and changed rows change the picture."""
        before, picture = self.shown(), self.node.evaluate(PICTURE)
        act()
        after = self.settle(**{name: value})
        if after["rows"] != before["rows"]:
            self.until(lambda: self.node.evaluate(PICTURE) != picture, f"{name} = {value}: other rows, the same picture")
        return after

    def until(self, true, otherwise):
        """Wait for what a page does in its own time."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, otherwise
            self.page.wait_for_timeout(20)

    def ends(self, name):
        """The values a control is driven to: both ends of a slider; first, middle and last of a list."""
        control = self.controls[name]
        if control["kind"] == "slider":
            return [control["min"], control["max"]]
        if control["kind"] == "switch":
            return [True, False]
        values = [value for value, _ in control["options"]]
        return values if len(values) <= 4 else [values[-1], values[len(values) // 2], values[0]]

    def unfold(self, name):
        """Open *More* where the control stands behind it."""
        more = self.element.locator(".nutag-more")
        if self.controls[name]["more"] and more.get_attribute("open") is None:
            more.locator("summary").click()

    def make_count(self, name):
        """Choose what a control needs to have a say; until then it is not shown."""
        for other, values in self.controls[name]["when"].items():
            self.make_count(other)
            if self.settle()["values"][other] not in values:
                assert self.field(name).is_hidden(), f"{name} has no say and can be seen"
                self.set(other, values[0])
        self.unfold(name)
        assert self.field(name).is_visible(), f"{name} has a say and cannot be seen"

    def set(self, name, value):
        """The quick way: what a form field tells the page when it is changed."""
        self.move({name: value})
        return self.settle(**{name: value})

    def move(self, state):
        """The quickest way, for tests that look at nothing but the picture: set controls, and wait for the kernel's answer."""
        shown = self.node.evaluate(MOVE, state)
        assert shown == state, f"the controls are at {shown} and not at {state}"

    def with_mouse(self, name, value):
        control, field = self.controls[name], self.field(name)
        field.hover()  # scrolls there and waits until nothing moves any more
        if control["kind"] == "slider":
            box = field.locator("input[type=range]").bounding_box()
            x = box["x"] + (1 if value == control["min"] else box["width"] - 1)
            self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            self.page.mouse.down()
            self.page.mouse.move(x, box["y"] + box["height"] / 2, steps=5)
            self.page.mouse.up()
        elif control["kind"] == "select":
            field.locator("select").select_option(value)
        elif control["kind"] == "radio":
            field.locator("label", has_text=dict(control["options"])[value]).first.click()
        elif field.locator("input").is_checked() != value:
            field.locator("input").click()

    def with_keyboard(self, name, value):
        """Keys for the control that has the focus."""
        control, keys = self.controls[name], self.page.keyboard
        if control["kind"] == "slider":
            keys.press("Home" if value == control["min"] else "End")
        elif control["kind"] == "switch":
            if self.shown()["values"][name] != value:
                keys.press("Space")
        else:
            values = [option for option, _ in control["options"]]
            moves = values.index(value) - values.index(self.shown()["values"][name])
            for _ in range(abs(moves)):
                keys.press("ArrowDown" if moves > 0 else "ArrowUp")

    def tab_to(self, place):
        """Press Tab until something inside this locator has the focus."""
        place = place.element_handle()
        for _ in range(80):
            if place.evaluate("place => place.contains(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{place} cannot be reached with Tab")

    def tool(self, text):
        return self.element.get_by_role("button", name=text, exact=True)

    def press(self, text):
        """The quick way to a tool, for tests that look at nothing but the picture."""
        self.node.evaluate(PRESS, text)

    def message(self):
        return self.element.locator(".nutag-message")

    def reset(self):
        self.tool("Reset").click()
        self.settle(**self.kind().settings())

    def waits(self):
        return self.element.locator(".nutag-answer").count() > 0

    def answer(self, words):
        """Answer the question that waits, whatever its form, without keeping it."""
        field = self.element.locator(".nutag-answer").locator("input, select")
        field.select_option(words) if field.evaluate("field => field.matches('select')") else field.fill(words)

    def predict(self, words=None):
        """Keep an answer to the question that waits; some answer where none is given."""
        question = self.element.locator(".nutag-question").inner_text()
        prediction = next(p for p in self.kind.predictions if p.question == question)
        self.answer(words or (prediction.options[0] if prediction.options else "7"))
        self.tool("Keep").click()
        self.element.locator(".nutag-outcome", has_text=question).get_by_text("You said").wait_for()

    def open(self):
        """Answer what still waits, and wrongly where one can: what then stands there takes the most room."""
        while self.waits():
            question = self.element.locator(".nutag-question").inner_text()
            prediction = next(p for p in self.kind.predictions if p.question == question)
            self.predict(max(prediction.options, key=lambda option: (option != self.right(prediction), len(option)))
                         if prediction.options else self.wrong(prediction))
        self.settle()
        return self

    def skip(self):
        """Skip what still waits."""
        while self.waits():
            question = self.element.locator(".nutag-question").inner_text()
            self.tool("Skip").click()
            self.element.locator(".nutag-outcome", has_text=question).wait_for()
        self.settle()

    def wrong(self, prediction):
        """A number that is far from the right one."""
        return wording.plain_number(float(self.right(prediction)) + 10 * (prediction.near + 1))

    def right(self, prediction):
        """The right answer to a question, as a reader would give it."""
        right = prediction.right(self.kind.from_settings(target(prediction)).result)
        return right if prediction.options else wording.plain_number(float(right))


def holds(drawn, row):
    """Whether a drawn row has all fields of a row; Vega adds some of its own."""
    return all(field in drawn and drawn[field] == value for field, value in row.items())


NO_AUTOSAVE = """() => jupyterapp.commands.isToggled('docmanager:toggle-autosave')
  && jupyterapp.commands.execute('docmanager:toggle-autosave')"""
ALL_DRAWN = """count => {
  const panels = [...document.querySelectorAll('.nutag-panel')];
  return panels.length === count && panels.every((panel) => panel.querySelector('.nutag-chart svg'));
}"""
SET = """(field, value) => {
  const input = field.querySelector('input[type=range], select, input[type=checkbox]')
    ?? field.querySelector(`input[value="${value}"]`);
  if (input.type === 'checkbox') input.checked = value;
  else if (input.type === 'radio') input.checked = true;
  else input.value = value;
  input.dispatchEvent(new Event(input.type === 'range' ? 'input' : 'change', { bubbles: true }));
}"""
# Wait until nothing is under way: no message, no drawing. A panel without a kernel never is.
REST = f"""async (panel) => {{
  for (const end = performance.now() + {1000 * PATIENCE}; panel.idle && !panel.idle() && performance.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 10));
}}"""
MOVE = f"""async (panel, state) => {{
  const field = (name) => panel.querySelector(`.nutag-control[data-control="${{name}}"]`);
  const value = (name) => {{
    const input = field(name).querySelector('input[type=range], select, input[type=checkbox], input:checked');
    return input.type === 'checkbox' ? input.checked : input.type === 'range' ? +input.value : input.value;
  }};
  for (const name in state) ({SET})(field(name), state[name]);
  await ({REST})(panel);
  return Object.fromEntries(Object.keys(state).map((name) => [name, value(name)]));
}}"""
PRESS = f"""async (panel, text) => {{
  [...panel.querySelectorAll('button')].find((button) => button.textContent === text && button.checkVisibility()).click();
  await ({REST})(panel);
}}"""
SHOWN = """(panel, [names, datasets]) => {
  const fields = names.map((name) => panel.querySelector(`.nutag-control[data-control="${name}"]`));
  const value = (field) => {
    const typed = field.querySelector('input[type=text]'), box = field.querySelector('input[type=checkbox]');
    return typed ? +(document.activeElement === typed ? field.querySelector('input[type=range]') : typed).value
      : box ? box.checked : field.querySelector('select')?.value ?? field.querySelector('input:checked')?.value;
  };
  const charts = [...panel.querySelectorAll('.nutag-chart:not(.nutag-aside)')], rows = {};
  for (const { view } of charts)
    for (const name of datasets)
      try { rows[name] = JSON.parse(JSON.stringify(view.data(name))); } catch { /* data of another chart */ }
  const text = (part) => panel.querySelector(part).textContent;
  return {
    values: Object.fromEntries(names.map((name, i) => [name, value(fields[i])])),
    ranges: Object.fromEntries(names.map((name, i) => [name, fields[i].querySelector('input[type=range]')])
      .filter(([, range]) => range).map(([name, range]) => [name, +range.value])),
    off: names.filter((name, i) => fields[i].hidden),
    title: text('.nutag-message-title'), sentence: text('.nutag-sentence'), difference: text('.nutag-difference'),
    message: text('.nutag-message'), announced: text('.nutag-announced'),
    table: [...panel.querySelectorAll('.nutag-table tr')].map((row) => [...row.cells].map((cell) => cell.textContent)),
    labels: [...new Set(charts.map((chart) => chart.getAttribute('aria-label')))],
    rows,
  };
}"""
# A number for what the charts draw, whose hundreds of kilobytes need not be handed over.
PICTURE = """panel => {
  let sum = 0;
  for (const svg of panel.querySelectorAll('.nutag-chart:not(.nutag-aside) .nutag-host:not(.nutag-ghost) svg'))
    for (const letter of svg.outerHTML) sum = (31 * sum + letter.codePointAt(0)) | 0;
  return sum;
}"""
