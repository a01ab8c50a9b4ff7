"""One scenario's panel in a notebook's page: what it shows, what it should show, and a reader's ways to move a control."""
import importlib
import json
import time

from harness import ROOT

from nutag import scenarios
from nutag import wording
from nutag.notebooks import read
from nutag.panel.scenario import Scenario
from nutag.panel.controls import controls

WORKBOOKS = {path.relative_to(ROOT).as_posix(): "\n".join(cell.source for cell in read(path).cells)
             for path in sorted(ROOT.glob("workbooks/*.ipynb"))}
WITH_PANELS = [path for path, text in WORKBOOKS.items() if ".show()" in text]
PATIENCE = 8  # seconds: how long a page may take on a busy machine until we call it wrong


def kinds():
    """Every scenario by its title."""
    stems = sorted(path.stem for path in (ROOT / "nutag" / "scenarios").glob("*.py") if path.stem != "__init__")
    modules = [importlib.import_module(f"{scenarios.__name__}.{stem}") for stem in stems]
    return {kind.title: kind for module in modules for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, Scenario) and kind.title}


KINDS = kinds()


class PanelPage:
    """One panel of a notebook."""

    def __init__(self, notebook, number=0):
        self.notebook, self.page = notebook, notebook.page
        self.element = self.page.locator(".nutag-panel").nth(number)
        self.element.scroll_into_view_if_needed()
        self.kind = KINDS[self.element.get_attribute("aria-label")]
        self.controls = controls(self.kind)
        self.settle()

    def field(self, name):
        """The locator of a control: its form field, or the group of its radio buttons."""
        return self.element.locator(".nutag-controls > .nutag-control").nth(list(self.controls).index(name))

    def shown(self):
        return self.element.evaluate(SHOWN, [list(self.controls), list(self.kind().result.rows)])

    def expected(self, settings):
        """What a panel with these settings has to show, computed here and not in the page's kernel."""
        result = self.kind.from_settings(settings).result
        cells = [[wording.text(value) for value in row] for row in result.table.itertuples(index=False)]
        return dict(sentence=result.sentence, table=[list(result.table.columns), *cells],
                    labels=[result.sentence], rows=json.loads(json.dumps(dict(result.rows))))

    def differences(self):
        """What the page shows beside what it should show, wherever they differ; empty if chart, words and table agree."""
        shown = self.shown()
        expected = self.expected(shown["values"])
        differing = {part: (shown[part], expected[part]) for part in ("sentence", "table", "labels")
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
            values = self.shown()["values"]
            wrong = self.differences() | {name: (values[name], value) for name, value in settings.items()
                                          if values[name] != value}
            if not wrong:
                return self.shown()
            assert time.monotonic() < end, wrong
            self.page.wait_for_timeout(20)

    def step(self, name, value, act):
        """Do what should set a control to a value; see all parts follow, and changed rows change the picture."""
        before = self.settle()
        act()
        after = self.settle(**{name: value})
        assert self.element.evaluate(CUT) == [], f"cut, at {name} = {value}"
        if after["rows"] != before["rows"]:
            assert after["picture"] != before["picture"], f"{name} = {value}: other rows, the same picture"
        return after

    def ends(self, name):
        """The values a control is driven to: both ends of a slider; first, middle and last of a list."""
        control = self.controls[name]
        if control["kind"] == "slider":
            return [control["min"], control["max"]]
        if control["kind"] == "switch":
            return [True, False]
        values = [value for value, _ in control["options"]]
        return values if len(values) <= 4 else [values[-1], values[len(values) // 2], values[0]]

    def make_count(self, name):
        """Choose what a control needs to have a say; until then it is switched off."""
        field = self.field(name).locator("input, select").first
        for other, values in self.controls[name].get("when", {}).items():
            if self.shown()["values"][other] not in values:
                assert field.is_disabled(), f"{name} has no say and can be moved"
                self.step(other, values[0], lambda: self.with_mouse(other, values[0]))
        assert field.is_enabled(), f"{name} has a say and cannot be moved"

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
            keys.press("Space")
        else:
            values = [option for option, _ in control["options"]]
            moves = values.index(value) - values.index(self.shown()["values"][name])
            for _ in range(abs(moves)):
                keys.press("ArrowDown" if moves > 0 else "ArrowUp")

    def tab_to(self, name):
        """Press Tab until the control has the focus."""
        for _ in range(80):
            if self.field(name).evaluate("field => field.contains(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{name} cannot be reached with Tab")

    def tool(self, text):
        return self.element.get_by_role("button", name=text, exact=True)

    def message(self):
        return self.element.locator(".nutag-message")


def holds(drawn, row):
    """Whether a drawn row has all fields of a row; Vega adds some of its own."""
    return all(field in drawn and drawn[field] == value for field, value in row.items())


# Words of a chart that lie outside its picture.
CUT = """panel => [...panel.querySelectorAll('.nutag-chart svg')].flatMap((svg) => {
  const room = svg.getBoundingClientRect();
  const seen = (text) => text.textContent.trim() && +getComputedStyle(text).opacity > 0;
  return [...svg.querySelectorAll('text')].filter(seen).filter((text) => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < room.left - 2 || box.right > room.right + 2 || box.top < room.top - 2
      || box.bottom > room.bottom + 2);
  }).map((text) => text.textContent);
})"""
SHOWN = """(panel, [names, datasets]) => {
  const now = [...panel.querySelectorAll('.nutag-result')].at(-1);
  const fields = [...panel.querySelectorAll('.nutag-controls > .nutag-control')];
  const value = (field) => {
    const typed = field.querySelector('input[type=number]'), box = field.querySelector('input[type=checkbox]');
    return typed ? +typed.value : box ? box.checked
      : field.querySelector('select')?.value ?? field.querySelector('input:checked')?.value;
  };
  const charts = [...now.querySelectorAll('.nutag-chart')], rows = {};
  for (const { view } of charts)
    for (const name of datasets)
      try { rows[name] = JSON.parse(JSON.stringify(view.data(name))); } catch { /* data of another chart */ }
  return {
    values: Object.fromEntries(names.map((name, i) => [name, value(fields[i])])),
    ranges: Object.fromEntries(names.map((name, i) => [name, fields[i].querySelector('input[type=range]')])
      .filter(([, range]) => range).map(([name, range]) => [name, +range.value])),
    sentence: now.querySelector('.nutag-sentence').textContent,
    table: [...now.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent)),
    labels: [...new Set(charts.map((chart) => chart.getAttribute('aria-label')))],
    announced: panel.querySelector('[role=status]').textContent,
    rows, picture: charts.map((chart) => chart.querySelector('svg')?.outerHTML).join(''),
  };
}"""
