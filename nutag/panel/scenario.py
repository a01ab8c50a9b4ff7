"""What every scenario is: traits for its state, a pure result for each state, settings that travel through JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd
import traitlets

from nutag.panel.controls import controls


class SettingsError(ValueError):
    """Settings that do not fit the scenario; the message names the setting and the rule."""


@dataclass(frozen=True)
class Result:
    """What one state of a scenario shows, three times over: rows for the charts, a sentence and a table.

    rows: dataset name → list of records, as the charts' named data expect them.
    sentence: the result in words. table: the result as a small frame of texts and numbers, ready to read.
    values: the numbers behind them by name, for predictions, tests and the reader's own cells.
    """

    rows: Mapping[str, list[dict]]
    sentence: str
    table: pd.DataFrame
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Prediction:
    """A question asked before a control moves; `shows` says, from a result, what came out, in words.

    With `options` the answer is one of them, otherwise a number in `unit`. `at` are the settings that the question is
    about, where it names any: a value each, or several that will do. Elsewhere the panel tells the reader what to choose,
    and never another state's result.
    """

    name: str
    question: str
    shows: Callable[[Result], str]
    options: tuple[str, ...] = ()
    unit: str = ""
    at: Mapping[str, object] = field(default_factory=dict)

    def away(self, settings):
        """What is still to be chosen: name → the values that will do."""
        wanted = {name: value if isinstance(value, tuple) else (value,) for name, value in self.at.items()}
        return {name: values for name, values in wanted.items() if settings[name] not in values}


class Scenario(traitlets.HasTraits):
    """A state (traits made by `nutag.panel.controls`), a result for each state, and a panel that shows both.

    A subclass gives `name` (the stem, a dot, a word), `title`, `predictions`, `compute`, `charts` and `caption`.
    """

    name = ""
    title = ""
    predictions: tuple[Prediction, ...] = ()

    def __init__(self, **settings):
        super().__init__()
        self.apply(settings)
        self._refresh()
        self.observe(self._refresh, names=list(controls(self)))

    def compute(self):
        """The `Result` of the present state; pure: it reads the traits and changes nothing."""
        raise NotImplementedError

    def charts(self):
        """Altair charts whose changing data are `alt.NamedData` with the names of `Result.rows`."""
        raise NotImplementedError

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
        """Show the scenario in a notebook: its result in words, then the panel."""
        from nutag.panel.widget import show

        show(self)


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
