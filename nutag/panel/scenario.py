"""What every scenario is: traits for its state, a pure result for each state, settings that travel through JSON.

A scenario runs on the standard library and traitlets alone, so that it also lives in a plain web page. Its charts stand
in `nutag.charts.<stem>` and are drawn once; from then on they only receive the rows of a `Result`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import traitlets

from nutag.panel.controls import controls


class SettingsError(ValueError):
    """Settings that do not fit the scenario; the message names the setting and the rule."""


@dataclass(frozen=True)
class Result:
    """What one state of a scenario shows: rows for the charts, a title, a sentence and a table.

    rows: dataset name → list of records, as the charts' named data expect them.
    sentence: the result in words. title: what the picture says in this state, one short sentence.
    table: records of texts and numbers with the same columns, ready to read.
    values: the numbers behind them by name, for predictions, comparing, tests and the reader's own cells.
    """

    rows: Mapping[str, list[dict]]
    sentence: str
    table: Sequence[Mapping[str, object]]
    values: Mapping[str, object] = field(default_factory=dict)
    title: str = ""

    def frame(self):
        """The table as a pandas DataFrame, for a notebook's own cells."""
        import pandas

        return pandas.DataFrame(list(self.table))


@dataclass(frozen=True)
class Prediction:
    """A question asked before anything shows its answer.

    at: the settings that the question is about; those not named are the scenario's start. *Show me* moves there.
    right: from the result at these settings, the right answer: one of `options`, or a number in `unit`.
    shows: from the same result, what came out, in words.
    veils: the datasets that would answer, empty until the reader has kept or skipped the question; all where none is
    named. Title, sentence and table are veiled with them.
    near: how far a number may be off and still count as right.
    """

    name: str
    question: str
    right: Callable[[Result], object]
    shows: Callable[[Result], str]
    options: tuple[str, ...] = ()
    unit: str = ""
    at: Mapping[str, object] = field(default_factory=dict)
    veils: tuple[str, ...] | None = None
    near: float = 0


@dataclass(frozen=True)
class Measure:
    """A number of `Result.values` that comparing two settings names: what it is, and how it is written."""

    value: str
    words: str
    written: Callable[[object], str] = str


class Scenario(traitlets.HasTraits):
    """A state (traits made by `nutag.panel.controls`), a result for each state, and a panel that shows both.

    A subclass gives `name` (the stem, a dot, a word), `title`, `predictions`, `measures`, `compute` and `caption`;
    `nutag.charts.<stem>` has its charts under the word of its name.
    """

    name = ""
    title = ""
    predictions: tuple[Prediction, ...] = ()
    measures: tuple[Measure, ...] = ()
    keeps = ""  # the control that counts the steps of a game: the panel keeps what stands at each of them (see `move`)

    def __init__(self, **settings):
        super().__init__()
        self.apply(settings)
        self._refresh()
        self.observe(self._refresh, names=list(controls(self)))

    def compute(self):
        """The `Result` of the present state; pure: it reads the traits and changes nothing."""
        raise NotImplementedError

    def fixed(self):
        """Rows that the charts need and that never change: dataset name → list of records."""
        return {}

    def move(self):
        """What is kept of the present step of a game, as a record for the charts' dataset `moves`."""
        return {}

    def caption(self):
        """One line under the charts: where the numbers come from."""
        raise NotImplementedError

    _computed = None  # the settings of the present result: several controls may change at once

    def _refresh(self, change=None):
        if self.settings() != self._computed:
            self.result, self._computed = self.compute(), self.settings()

    def settings(self):
        """The state as a plain dict that JSON can hold."""
        return {name: getattr(self, name) for name in controls(self)}

    @classmethod
    def from_settings(cls, settings):
        """A scenario with these settings; those not named keep their defaults."""
        if not isinstance(settings, Mapping):
            raise SettingsError(f"settings: expected names and values, got {type(settings).__name__}")
        scenario = cls()
        scenario.apply(settings)
        return scenario

    @classmethod
    def along(cls):
        """Settings that come along from what the reader saved in other panels; most scenarios take none."""
        return {}

    def __reduce__(self):
        return type(self).from_settings, (self.settings(),)  # a copy is a scenario of its own, not a half-linked one

    def apply(self, settings):
        """Take over settings, all or none.

        Raises SettingsError that names every setting that is unknown, of a wrong type or outside its limits;
        the scenario then keeps its last good state.
        """
        faults = [fault for name, value in settings.items() if (fault := self._fault(name, value))]
        if faults:
            raise SettingsError("; ".join(faults))
        with self.hold_trait_notifications():
            for name, value in settings.items():
                setattr(self, name, value)

    def reset(self):
        """Back to the settings of the start."""
        self.apply({name: self.traits()[name].default_value for name in controls(self)})

    def _fault(self, name, value):
        known = controls(self)
        if name not in known:
            return f"{name}: unknown setting; this scenario has {', '.join(known)}"
        trait = self.traits()[name]
        number_wanted = isinstance(trait, (traitlets.Int, traitlets.Float))
        try:
            if number_wanted and (isinstance(value, bool) or value != value):
                raise traitlets.TraitError
            trait.validate(self, value)
        except (traitlets.TraitError, ValueError, OverflowError):
            return f"{name}: {value!r} does not fit; {allowed(known[name])}"
        return None

    def show(self):
        """Show the scenario's panel in a notebook."""
        from IPython.display import display

        from nutag.panel.widget import panel_of

        display(panel_of(self))


def allowed(control):
    """The rule of a control in words.

    >>> allowed(dict(kind="slider", min=0, max=10))
    'give a number from 0 to 10'
    """
    if control["kind"] == "slider":
        return f"give a number from {control['min']} to {control['max']}"
    if control["kind"] == "switch":
        return "give true or false"
    return "give one of " + ", ".join(repr(value) for value, _ in control["options"])
