"""What a panel shows and does for one scenario: plain Python, the same in JupyterLab, in a web page and in a test.

`parts` never changes, `frame` is what the present state shows, `held` is a state kept for comparison, and `do(action)`
carries out what the reader did. The panel alone owns the state: a page sends what was done, never what it believes.
"""

import os
from contextlib import suppress
from functools import cached_property

from nutag import my_work, wording
from nutag.entries import LONGEST, Unread, read_number
from nutag.panel import codes
from nutag.panel.controls import controls, counts
from nutag.panel.scenario import SettingsError

OPEN_GATES = "NUTAG_GATES"  # set to "open", nothing waits for a prediction: a lecturer's setting
PREDICTED = "predicted"  # the dataset of the numbers that the reader predicted, for dashed marks
MOVES = "moves"  # the dataset of the steps of a game up to the present one, for scenarios that keep them


class PanelState:
    """The state behind one panel.

    kept: prediction → what the reader answered, or None where it was skipped; stays kept in `my_work`.
    moves: step → what stood there, for a scenario that `keeps` its steps; the game goes on where it was left.
    """

    def __init__(self, scenario):
        self.scenario = scenario
        self.parts = parts(scenario)
        self.message = ""
        self.held = {}
        self._before = None  # the result held for comparison
        self._asked = None  # a name that is taken: saving under it waits for a second word
        self.kept = self._work(lambda: kept_predictions(scenario), {})
        self.saved = self._work(lambda: settings_of(scenario), [])
        self.moves, self._earlier = {}, []
        if scenario.keeps:
            self._work(self._resume)

    @property
    def frame(self):
        """What the present state shows, ready for a page: everything in it is JSON."""
        scenario, result, veiled = self.scenario, self.scenario.result, self.veiled()
        settings = scenario.settings()
        rows = {name: [] if name in veiled else rows for name, rows in result.rows.items()}
        shown = dict(title=result.title, sentence=result.sentence, table=written(result.table))
        return dict(
            values=settings, off=[name for name, control in controls(scenario).items() if not counts(control, settings)],
            label=summary(scenario), rows={**rows, PREDICTED: self.marks(), **self.way()}, veiled=sorted(veiled),
            **({} if self.waiting() else shown),
            predictions=[self.told(prediction) for prediction in scenario.predictions],
            difference=self.difference(), saved=self.saved, asked=self._asked, message=self.message)

    def waiting(self):
        """The predictions that are neither kept nor skipped, unless a lecturer has opened all gates."""
        if os.environ.get(OPEN_GATES) == "open":
            return []
        return [prediction for prediction in self.scenario.predictions if prediction.name not in self.kept]

    def veiled(self):
        """The datasets that would answer a question which still waits."""
        every = set(self.scenario.result.rows)
        return set().union(*(every if prediction.veils is None else prediction.veils for prediction in self.waiting()))

    def marks(self):
        """The numbers that the reader predicted, for charts that have an axis for them."""
        return [dict(prediction=prediction.name, value=float(self.kept[prediction.name]))
                for prediction in self.scenario.predictions
                if not prediction.options and self.kept.get(prediction.name) is not None]

    def way(self):
        """The steps of a game up to the present one, for scenarios that keep them."""
        if not self.scenario.keeps:
            return {}
        here = self.scenario.settings()[self.scenario.keeps]
        return {MOVES: [] if self.waiting() else [self.moves[step] for step in sorted(self.moves) if step <= here]}

    def told(self, prediction):
        """A question as the page shows it now: waiting, kept or skipped, and what came of it in words."""
        if prediction.name not in self.kept:
            return dict(name=prediction.name, state="waiting" if prediction in self.waiting() else "open")
        answer = self.kept[prediction.name]
        if answer is None:
            return dict(name=prediction.name, state="skipped")
        right, shows = self._answers[prediction.name]
        hit = answer == right if prediction.options else abs(float(answer) - right) <= prediction.near
        told = dict(name=prediction.name, state="kept", hit=hit, words=outcome(prediction, answer, right, hit), shows=shows)
        return {**told, "code": codes.code(self.scenario.name, prediction, answer)} if self._codes else told

    @cached_property
    def _answers(self):
        return answers_of(type(self.scenario))

    @cached_property
    def _codes(self):
        """Whether kept predictions are shown as codes for a class."""
        with suppress(my_work.WorkError):  # told where the wish is set; a panel does without
            return codes.wanted((my_work.load("class", "class") or {}).get("codes"))
        return codes.wanted(None)

    def difference(self):
        """One sentence that compares the present result with the one held."""
        if not self.held:
            return ""
        return compared(self.scenario.measures, self._before.values, self.scenario.result.values)

    def do(self, action):
        """Carry out what the reader did; an action that is not known, or not whole, changes nothing."""
        actions = dict(set=self._set, type=self._type, reset=self._reset, hold=self._hold, release=self._release,
                       save=self._save, load=self._load, predict=self._predict, skip=self._skip, show=self._show,
                       open=self._open)
        done = actions.get(str(action.get("do")))
        if done:
            self._asked = None
            before = self.scenario.settings()
            done(action)
            if self.scenario.keeps and self.scenario.settings() != before:
                self._keep_move(new_game=action["do"] in ("reset", "show", "load"))

    def _keep_move(self, new_game):
        if new_game and self.moves:
            self._earlier, self.moves = [*self._earlier, list(self.moves.values())], {}
        settings = self.scenario.settings()
        self.moves[settings[self.scenario.keeps]] = self.scenario.move()
        steps = [[step, self.moves[step]] for step in sorted(self.moves)]
        self._work(lambda: my_work.save("moves", self.scenario.name,
                                        dict(settings=settings, moves=steps, earlier=self._earlier)))

    def _resume(self):
        """Take up a game that was left; a scenario that was set up otherwise stays as it is."""
        self.moves = {self.scenario.settings()[self.scenario.keeps]: self.scenario.move()}
        record = my_work.load("moves", self.scenario.name)
        if record is None or self.scenario.settings() != type(self.scenario)().settings():
            return
        try:
            steps = {step: dict(move) for step, move in record["moves"]}
            self.scenario.apply(settings_in(record, self.scenario.name))
            self.moves, self._earlier = steps, list(record.get("earlier", []))
        except (SettingsError, KeyError, TypeError, ValueError) as error:
            self.message = f"The moves that were kept could not be taken up: {error}"

    def _set(self, action):
        try:
            self.scenario.apply({action.get("name"): action.get("value")})
            self.message = ""
        except (SettingsError, TypeError) as error:
            self.message = str(error)

    def _type(self, action):
        name, text = str(action.get("name")), str(action.get("text", ""))
        control = controls(self.scenario).get(name, {})
        if control.get("kind") != "slider":
            return
        try:
            value = float(read_number(text, control["unit"]))
        except Unread as error:
            self.message = f"“{text[:LONGEST]}” was not taken. {told_again(error)} Here: {rule(control)}."
            return
        whole = isinstance(control["step"], int)
        self._set(dict(name=name, value=int(value) if whole and value == int(value) else value))
        if self.message:
            self.message = f"“{text}” was not taken: {rule(control)}."

    def _reset(self, action):
        self.scenario.reset()
        self.message = "Back at the settings of the start."

    def _hold(self, action):
        if self.waiting():
            self.message = "First keep or skip the prediction."
            return
        self._before = self.scenario.result
        self.held = dict(label=summary(self.scenario), sentence=self._before.sentence, rows=dict(self._before.rows))
        self.message = ""

    def _release(self, action):
        self.held, self._before, self.message = {}, None, ""

    def _save(self, action):
        short = str(action.get("name") or "mine").strip()
        name = f"{self.scenario.name}.{short}"
        if short in self.saved and not action.get("replace"):
            self._asked = short
            self.message = f"“{short}” is there already. Replace it?"
            return
        record = dict(settings=self.scenario.settings(), result=self.scenario.result.sentence, predictions=self.kept)
        self.message = ""
        if self._work(lambda: my_work.save("settings", name, record) or True):
            self.saved = settings_of(self.scenario)
            self.message = f"Saved as “{short}”."

    def _load(self, action):
        short = action.get("name")
        name = f"{self.scenario.name}.{short}"
        try:
            self.scenario.apply(settings_in(my_work.load("settings", name), name))
            self.message = f"“{short}” is shown."
        except (my_work.WorkError, SettingsError) as error:
            self.message = f"{name} was not loaded. {error}"

    def _predict(self, action):
        prediction = self._prediction(action)
        if not prediction:
            return
        answer = str(action.get("answer", "")).strip()
        if not prediction.options:
            try:
                answer = wording.plain_number(float(read_number(answer, prediction.unit)))
            except Unread as error:
                self.message = told_again(error)
                return
        elif answer not in prediction.options:
            self.message = "Choose one of the answers."
            return
        self._keep(prediction, answer)

    def _skip(self, action):
        if prediction := self._prediction(action):
            self._keep(prediction, None)

    def _open(self, action):
        """All gates of this panel, for a lecturer in front of a class: what was not answered counts as skipped."""
        for prediction in self.waiting():
            self._keep(prediction, None)

    def _keep(self, prediction, answer):
        self.message = ""
        self.kept = {**self.kept, prediction.name: answer}
        self._work(lambda: my_work.save("predictions", self.scenario.name, self.kept))

    def _show(self, action):
        if prediction := self._prediction(action):
            self.scenario.apply({**type(self.scenario)().settings(), **target(prediction)})
            self.message = ""

    def _prediction(self, action):
        return next((p for p in self.scenario.predictions if p.name == action.get("name")), None)

    def _work(self, action, otherwise=None):
        try:
            return action()
        except my_work.WorkError as error:
            self.message = str(error)
            return otherwise


def parts(scenario):
    """What a panel draws once, but for its charts (`nutag.charts.charts_of`)."""
    return dict(
        title=scenario.title, name=scenario.name, caption=scenario.caption(),
        controls=[dict(name=name, **control) for name, control in controls(scenario).items()],
        predictions=[dict(name=p.name, question=p.question, options=p.options, unit=p.unit)
                     for p in scenario.predictions])


def written(table):
    """A table of records as columns and rows of texts."""
    rows = list(table)
    return dict(columns=list(rows[0]) if rows else [], rows=[[wording.text(value) for value in row.values()] for row in rows])


def answers_of(kind):
    """Prediction of a kind of scenario → its right answer and what came out, at the settings that it asks about."""
    asked = [(p, kind.from_settings(target(p)).result) for p in kind.predictions]
    return {p.name: (p.right(result), p.shows(result)) for p, result in asked}


def target(prediction):
    """One setting for each control that a question is about: the first, where several will do."""
    return {name: value[0] if isinstance(value, tuple) else value for name, value in prediction.at.items()}


def outcome(prediction, answer, right, hit):
    """What became of a prediction.

    >>> from nutag.panel.scenario import Prediction
    >>> question = Prediction("half", "After how many?", right=None, shows=None, unit="units")
    >>> outcome(question, "8", 2, False)
    'You said 8 units; it is 2.'
    """
    quoted = f"“{answer}”" if prediction.options else f"{wording.text(float(answer))} {prediction.unit}".strip()
    if hit:
        exact = prediction.options or float(answer) == right
        return f"You said {quoted}: right." if exact else f"You said {quoted}: close, it is {wording.text(right)}."
    return f"You said {quoted}; it is {f'“{right}”' if prediction.options else wording.text(right)}."


def compared(measures, before, after):
    """One sentence: each measure now and as it was held."""
    def words(measure):
        now, then = measure.written(after[measure.value]), measure.written(before[measure.value])
        return f"{measure.words}: {now}, as before" if now == then else f"{measure.words}: {now} instead of {then}"

    text = "; ".join(map(words, measures))
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def told_again(error):
    """Why a typed number was not read, with the ways to write it that can be read in one way only."""
    return f"{error} Write {' or '.join(error.readings)}." if error.readings else str(error)


def rule(control):
    """What a typed number must be, in words."""
    kind = "a whole number" if isinstance(control["step"], int) else "a number"
    return f"give {kind} from {wording.text(control['min'])} to {wording.text(control['max'])}"


def summary(scenario):
    """The settings that differ from the start and count, in one line."""
    settings = scenario.settings()
    moved = {name: settings[name] for name, control in controls(scenario).items()
             if settings[name] != scenario.traits()[name].default_value and counts(control, settings)}
    return in_words(scenario, moved) or "the settings at the start"


def in_words(scenario, settings):
    """Settings, name → value, in one line, in the words of the controls."""
    def words(control, value):
        if control["kind"] == "slider":
            return f"{control['label']} {value:g} {control['unit']}".strip()
        named = {True: "yes", False: "no"} if control["kind"] == "switch" else dict(control["options"])
        return f"{control['label']}: {named[value]}"

    return " · ".join(words(controls(scenario)[name], value) for name, value in settings.items())


def kept_predictions(scenario):
    """The predictions of a scenario that the reader kept or skipped; what no longer fits a question is left out."""
    record = my_work.load("predictions", scenario.name)
    record = record if isinstance(record, dict) else {}
    return {p.name: record[p.name] for p in scenario.predictions if p.name in record and fits(p, record[p.name])}


def fits(prediction, answer):
    """Whether a kept answer still answers a question: None (skipped), one of its options, or a number as a text."""
    if answer is None or prediction.options:
        return answer is None or answer in prediction.options
    try:
        return isinstance(answer, str) and abs(float(answer)) < float("inf")
    except ValueError:
        return False


def settings_of(scenario):
    """Names under which settings of this scenario were saved."""
    mine = scenario.name + "."
    return [name.removeprefix(mine) for name in my_work.names("settings") if name.startswith(mine)]


def settings_in(record, name):
    """The settings in a saved record, or SettingsError where the file holds something else."""
    if not isinstance(record, dict) or not isinstance(record.get("settings"), dict):
        raise SettingsError(f"The file {name}.json holds no settings; save some first.")
    return record["settings"]
