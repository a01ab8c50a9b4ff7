"""The view of a panel or a form in a notebook, and the only module that knows a widget library.

One widget a panel, so that a step costs one message each way: the page says what the reader did, the kernel answers with
one frame. The charts are drawn once and from then on only receive rows.
"""

import functools
import os
from pathlib import Path

import anywidget
import ipywidgets
import traitlets

from nutag.charts import charts_of
from nutag.panel import vega
from nutag.panel.controls import controls
from nutag.panel.state import PanelState

HERE = Path(__file__).parent
STILL = "application/vnd.nutag.still+json"  # pictures for an export; pages do not know the name, and so show the panel alone
STILL_WIDTH = 640  # pixels: a column for reading


def text_of(*names, ending="js"):
    """Files of this folder as one text: each is a concern, and the page loads them as one."""
    return "\n".join((HERE / f"{name}.{ending}").read_text(encoding="utf-8") for name in names)


class VegaRuntime(anywidget.AnyWidget):
    """Brings Vega to a page that does not have it from its server; every panel refers to it and nobody displays it."""

    def __init__(self):
        super().__init__(_esm=vega.bundle())


@functools.cache
def vega_runtime():
    """The one runtime of this kernel, or None where the server gives Vega to the page."""
    return None if os.environ.get(vega.BY_SERVER) else VegaRuntime()


class View(anywidget.AnyWidget):
    """Shows a state: `parts` once, then a `frame` after each thing that the reader did.

    state: an object with `parts`, `frame` and `do(action)`. `echo` in a frame is the turn that it answers, so that the
    page knows what is still under way.
    """

    parts = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)

    def __init__(self, state, **traits):
        self.state, self._turn = state, None
        super().__init__(parts=state.parts, frame=self._now(), **traits)
        self.on_msg(self._do)

    def _now(self):
        return {**self.state.frame, "echo": self._turn}

    def _do(self, widget, content, buffers):
        if isinstance(content, dict):
            self._turn = content.get("turn")
            self.state.do(content)
            self.refresh()

    def refresh(self, change=None):
        """Show what the state holds now."""
        self.frame = self._now()


class FormView(View):
    """The view of one question's form."""

    _esm = text_of("dom", "form")
    _css = text_of("form", ending="css")


class HandInView(View):
    """The view of the form to hand in with."""

    _esm = text_of("dom", "handin")
    _css = text_of("form", ending="css")


class Panel(View):
    """The view of one scenario; `charts` are its specifications, `held` the state kept for comparison."""

    _esm = text_of("dom", "controls", "predictions", "chart", "tools", "panel")
    _css = text_of("panel", ending="css")
    runtime = traitlets.Instance(ipywidgets.Widget, allow_none=True).tag(sync=True, **ipywidgets.widget_serialization)
    charts = traitlets.List().tag(sync=True)
    held = traitlets.Dict().tag(sync=True)

    def __init__(self, scenario):
        super().__init__(PanelState(scenario), charts=drawings(scenario), runtime=vega_runtime())
        scenario.observe(self._follow, names=list(controls(scenario)))

    def _follow(self, change):
        if not self._acting:
            self.refresh()

    _acting = False

    def _do(self, widget, content, buffers):
        self._acting = True  # one frame an action, however many controls it moves
        try:
            super()._do(widget, content, buffers)
        finally:
            self._acting = False

    def refresh(self, change=None):
        self.held = self.state.held
        super().refresh()

    def _repr_mimebundle_(self, **options):
        bundle, *rest = super()._repr_mimebundle_(**options)
        frame = self.state.frame
        still = {"text/plain": fallback(self.state.parts, frame), STILL: still_pictures(self.charts, frame["rows"])}
        return {**bundle, **still}, *rest


def fallback(parts, frame):
    """What stands in the place of a panel where none can be drawn: its question, where it stands, and what comes out.

    Nothing comes out as long as the frame waits for a prediction.
    """
    return " ".join([f"{parts['title']} (an interactive panel, at {frame['label']})", frame.get("sentence", "")]).strip()


def still_pictures(charts, rows):
    """The Vega-Lite specifications of a panel with the rows in them: for a page without a kernel, each as it stands alone.

    charts: the `drawings` of a scenario. rows: dataset → records; what is veiled has none.
    """
    return [{**spec, "datasets": {**spec.get("datasets", {}), **{name: rows.get(name, []) for name in datasets}},
             **({"width": STILL_WIDTH} if spec.get("width") == "container" else {})}
            for spec, datasets in ((chart["spec"], chart["datasets"]) for chart in charts)]


def drawings(scenario):
    """The specifications of a scenario's charts, each with the names of the data it expects.

    Not validated here, where a reader waits: the tests do it for every chart.
    """
    specs = [chart.to_dict(validate=False) for chart in charts_of(scenario.name, scenario.fixed())]
    return [dict(spec=spec, datasets=sorted(named_datasets(spec))) for spec in specs]


def named_datasets(spec):
    """Names of the data that a Vega-Lite specification expects from outside."""
    if isinstance(spec, list):
        return set().union(*map(named_datasets, spec))
    if not isinstance(spec, dict):
        return set()
    data = spec.get("data")
    own = {data["name"]} if isinstance(data, dict) and "name" in data and "values" not in data else set()
    return own.union(*map(named_datasets, spec.values())) - set(spec.get("datasets", ()))


@functools.cache
def panel_of(scenario):
    """The one panel of a scenario: shown twice, it is still the same."""
    return Panel(scenario)
