"""The panel: one widget that draws a scenario's controls, predictions, charts, sentence and table, and computes nothing.

One widget and not one a control, because a step then costs one message each way: the browser sends the values,
the kernel answers with one frame. The charts are drawn once and from then on only receive rows.
"""

import functools
from pathlib import Path

import anywidget
import ipywidgets
import traitlets
from IPython.display import Markdown, display

from nutag import my_work
from nutag import wording
from nutag.panel import vega
from nutag.panel.scenario import SettingsError
from nutag.panel.controls import controls, counts

HERE = Path(__file__).parent
RESTARTED = "*Is the panel below empty, or does it show an error? Open the menu Run and choose Run All Cells.*"


class VegaRuntime(anywidget.AnyWidget):
    """Brings Vega to the page once; every panel refers to it and nobody displays it."""

    _esm = vega.bundle()


@functools.cache
def vega_runtime():
    """The one runtime of this kernel."""
    return VegaRuntime()


class Panel(anywidget.AnyWidget):
    """The view of one scenario.

    parts: what never changes (controls, predictions, chart specifications, caption).
    values: the controls' values, written by the browser and by the scenario.
    frame: what the present values show: label, controls that are off, rows by dataset, sentence, table, outcomes.
    held: a frame kept for comparison, or empty. kept: the reader's predictions. message: one line for the reader.
    """

    _esm = (HERE / "panel.js").read_text(encoding="utf-8")
    _css = (HERE / "panel.css").read_text(encoding="utf-8")
    runtime = traitlets.Instance(ipywidgets.Widget).tag(sync=True, **ipywidgets.widget_serialization)
    parts = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True, echo_update=False)
    frame = traitlets.Dict().tag(sync=True)
    held = traitlets.Dict().tag(sync=True)
    kept = traitlets.Dict().tag(sync=True)
    saved = traitlets.List().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)

    def __init__(self, scenario):
        self.scenario = scenario
        super().__init__(runtime=vega_runtime(), parts=parts(scenario), values=scenario.settings())
        self.kept = self._work(lambda: my_work.load("predictions", scenario.name) or {}, {})
        self.saved = self._work(lambda: settings_of(scenario), [])
        self.frame = frame(scenario, self.kept)
        scenario.observe(self._follow, names=list(controls(scenario)))
        self.observe(self._set, names="values")
        self.on_msg(self._do)

    def _follow(self, change):
        self.frame = frame(self.scenario, self.kept)
        self.values = self.scenario.settings()

    def _set(self, change):
        try:
            self.scenario.apply(change.new)
            self.message = ""
        except SettingsError as error:
            self.values = self.scenario.settings()
            self.message = str(error)  # last: taking the good values back clears it

    def _do(self, widget, content, buffers):
        actions = dict(reset=self._reset, hold=self._hold, release=self._release, save=self._save, load=self._load,
                       predict=self._predict)
        if content.get("do") in actions:
            actions[content["do"]](content)

    def _reset(self, content):
        self.scenario.reset()
        self.message = "Back at the settings of the start."

    def _hold(self, content):
        self.held = self.frame

    def _release(self, content):
        self.held = {}

    def _save(self, content):
        name = f"{self.scenario.name}.{content.get('name') or 'mine'}"
        record = dict(settings=self.scenario.settings(), result=self.scenario.result.sentence, predictions=self.kept)
        if self._work(lambda: my_work.save("settings", name, record) or True):
            self.saved = settings_of(self.scenario)
            self.message = f"Saved as {name}."

    def _load(self, content):
        name = f"{self.scenario.name}.{content.get('name')}"
        try:
            self.scenario.apply(settings_in(my_work.load("settings", name), name))
            self.message = f"Loaded {name}."
        except (my_work.WorkError, SettingsError) as error:
            self.message = f"{name} was not loaded. {error}"

    def _predict(self, content):
        known = {prediction.name for prediction in self.scenario.predictions}
        if content.get("name") in known:
            self.kept = {**self.kept, content["name"]: str(content.get("answer", ""))}
            self.frame = frame(self.scenario, self.kept)
            self._work(lambda: my_work.save("predictions", self.scenario.name, self.kept))

    def _work(self, action, otherwise=None):
        try:
            return action()
        except my_work.WorkError as error:
            self.message = str(error)
            return otherwise


def parts(scenario):
    """What the panel draws once."""
    charts = [chart.to_dict() for chart in scenario.charts()]
    return dict(
        title=scenario.title,
        name=scenario.name,
        controls=[dict(name=name, **control) for name, control in controls(scenario).items()],
        predictions=[dict(name=p.name, question=p.question, options=p.options, unit=p.unit)
                     for p in scenario.predictions],
        charts=[dict(spec=spec, datasets=sorted(named_datasets(spec))) for spec in charts],
        caption=scenario.caption(),
    )


def named_datasets(spec):
    """Names of the data that a Vega-Lite specification expects from outside."""
    if isinstance(spec, list):
        return set().union(*map(named_datasets, spec))
    if not isinstance(spec, dict):
        return set()
    data = spec.get("data")
    own = {data["name"]} if isinstance(data, dict) and "name" in data and "values" not in data else set()
    return own.union(*map(named_datasets, spec.values())) - set(spec.get("datasets", ()))


def frame(scenario, kept=None):
    """What the present state shows, ready for the page; predictions get their outcome once they are kept."""
    result, settings = scenario.result, scenario.settings()
    table = result.table
    return dict(
        label=summary(scenario),
        off=[name for name, control in controls(scenario).items() if not counts(control, settings)],
        rows=dict(result.rows),
        sentence=result.sentence,
        table=dict(columns=list(table.columns),
                   rows=[[wording.text(value) for value in row] for row in table.itertuples(index=False)]),
        outcomes={p.name: outcome(p, scenario) for p in scenario.predictions if kept and p.name in kept},
    )


def outcome(prediction, scenario):
    """What came out, or, where the panel stands at other settings than the question, what to choose."""
    away = prediction.away(scenario.settings())
    return f"Choose: {in_words(scenario, away)}" if away else f"Now: {prediction.shows(scenario.result)}"


def summary(scenario):
    """The settings that differ from the start and count, in one line."""
    settings = scenario.settings()
    moved = {name: (settings[name],) for name, control in controls(scenario).items()
             if settings[name] != scenario.traits()[name].default_value and counts(control, settings)}
    return in_words(scenario, moved) or "the settings at the start"


def in_words(scenario, settings):
    """Settings, name → values, in one line, in the words of the controls."""
    def words(control, values):
        if control["kind"] == "slider":
            return f"{control['label']} {' or '.join(f'{value:g}' for value in values)} {control['unit']}".strip()
        named = {True: "yes", False: "no"} if control["kind"] == "switch" else dict(control["options"])
        return f"{control['label']}: {' or '.join(named[value] for value in values)}"

    return " · ".join(words(controls(scenario)[name], values) for name, values in settings.items())


def settings_of(scenario):
    """Names under which settings of this scenario were saved."""
    mine = scenario.name + "."
    return [name.removeprefix(mine) for name in my_work.names("settings") if name.startswith(mine)]


def settings_in(record, name):
    """The settings in a saved record, or SettingsError where the file holds something else."""
    if not isinstance(record, dict) or not isinstance(record.get("settings"), dict):
        raise SettingsError(f"The file {name}.json holds no settings; save some first.")
    return record["settings"]


@functools.cache
def panel_of(scenario):
    """The one panel of a scenario: shown twice, it is still the same."""
    return Panel(scenario)


def show(scenario):
    """Show the result sentence as an output of its own, so that it stays readable without a kernel, then the panel."""
    display(Markdown(f"When this cell ran: {scenario.result.sentence}\n\n{RESTARTED}"))
    display(panel_of(scenario))
