"""What a class predicted or chose, against what came out: one record a student, ready for a chart or for counting.

The sources are works (`nutag.classroom.work`) or codes (`nutag.panel.codes`). Nicknames stay out: a class sees dots.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from statistics import quantiles

from nutag.checks import core
from nutag.classroom import marks
from nutag.classroom.work import Refused
from nutag.panel import codes
from nutag.panel.state import answers_of, fits
from nutag.scenarios import declared
from nutag.wording import text as written

PLACES = 40  # dots that stand beside each other on an axis of numbers


@dataclass(frozen=True)
class Asked:
    """A question of a panel or of an exercise: its words, its options in order (none: a number), and what came out.

    near: how far a number may be off. shows: what came out, in words.
    """

    name: str
    question: str
    options: tuple
    unit: str
    right: object
    near: float
    shows: str


@dataclass(frozen=True)
class Crowd:
    """What a class said to one question. values: one text (or number) a student; skipped: how many did not want to guess."""

    asked: Asked
    values: tuple
    skipped: int = 0

    @property
    def hits(self):
        """How many were right."""
        return sum(map(self.right, self.values))

    def right(self, value):
        """Whether a value counts as right."""
        return value == self.asked.right if self.asked.options else abs(value - self.asked.right) <= self.asked.near

    @property
    def title(self):
        """One sentence: how many were right, and where the others went."""
        if not self.values:
            return "Nobody has answered yet."
        start = f"{self.hits} of {len(self.values)} were right"
        wrong = [value for value in self.values if not self.right(value)]
        if not wrong:
            return f"{start}."
        if self.asked.options:
            value, times = Counter(wrong).most_common(1)[0]
            return f"{start}; {times} said “{value}”."
        low = sum(value < self.asked.right for value in wrong)
        return f"{start}; {low} said less, {len(wrong) - low} said more."

    def dots(self):
        """A record a student: value, text, right, and place: how many stand before it in the same column (from 0)."""
        found, before = [], Counter()
        for value in sorted(self.values) if not self.asked.options else self.values:
            column = self._column(value)
            found.append(dict(value=column, place=before[column], right=self.right(value),
                              text=value if self.asked.options else f"{written(value)} {self.asked.unit}".strip()))
            before[column] += 1
        return found

    def _column(self, value):
        """Numbers near each other share a column, so that dots stand on dots; one far from all stands at the edge."""
        if self.asked.options:
            return value
        low, high = self._edges
        value = min(max(value, low), high)
        width = (high - low) / PLACES
        return low + width * round((value - low) / width) if width and len(set(self.values)) > PLACES // 2 else value

    @cached_property
    def _edges(self):
        """The least and the largest number drawn: a slip of the keyboard must not press all others together."""
        first, middle, third = quantiles(self.values, n=4, method="inclusive") if len(self.values) > 1 else self.values * 3
        reach = 3 * (max(third - first, abs(middle - self.asked.right)) or 1)
        near = [value for value in self.values if first - reach <= value <= third + reach]
        return min(*near, self.asked.right), max(*near, self.asked.right)


def asked_by(name):
    """The questions behind a name: a panel's predictions (`council.table`) or a question of an exercise (`council.2`).

    Errors: `Refused` for a name that nothing has, or an exercise that a chart cannot show.
    """
    exercise = core.find(name)
    if exercise:
        return [_exercise(name, exercise)]
    kind = scenario_of(name)
    answers = answers_of(kind)
    return [Asked(p.name, p.question, p.options, p.unit, right=answers[p.name][0], near=p.near, shows=answers[p.name][1])
            for p in kind.predictions]


def _exercise(name, exercise):
    form = exercise.form
    if form is None or form.kind not in ("number", "choice"):
        raise Refused(f"{name} is answered in another form than a number or a choice: see the table of marks")
    options = tuple(form.parts(name)["options"]) if form.kind == "choice" else ()
    right = exercise.expected()
    return Asked(name, exercise.question, options, getattr(form, "unit", ""), right if options else float(right),
                 float(exercise.tolerance), f"It is {form.shown(right)}.")


@cache
def scenario_of(name):
    """The scenario with this name. Errors: `Refused`."""
    kinds = declared(name.split(".")[0])
    found = next((kind for kind in kinds if kind.name == name), None)
    if found:
        return found
    panels = ", ".join(kind.name for kind in kinds if kind.predictions)
    told = f"The panels of this lesson: {panels}." if kinds else "A panel’s name is like council.table, a question’s like council.2."
    raise Refused(f"No panel and no question is called {name}. {told}")


def from_works(name, works):
    """The crowds of a name, one for each of its questions, from a class's works."""
    return [_crowd(asked, [_said(name, asked, work) for work in works]) for asked in asked_by(name)]


def _crowd(asked, said):
    values = [each for each in said if each is not ... and each is not None]
    return Crowd(asked, tuple(values), sum(each is None for each in said))


def _said(name, asked, work):
    """What one student said: an option, a number, None where it was skipped, `...` where there is nothing to read."""
    if name in work.records["answers"] and asked.name == name:
        return _entered(name, work.records["answers"][name].get("entry"))
    record = work.records["predictions"].get(name, {})
    prediction = next((p for p in scenario_of(name).predictions if p.name == asked.name), None) if asked.name != name else None
    if prediction is None or asked.name not in record or not fits(prediction, record[asked.name]):
        return ...
    answer = record[asked.name]
    return float(answer) if answer is not None and not asked.options else answer


def _entered(name, entry):
    form = marks.every_question()[name].form
    try:
        value = form.value(entry)
    except Exception:  # whatever a file holds: it is no answer
        return ...
    return value if form.kind == "choice" else float(value)


def from_codes(name, text):
    """The crowds of a panel from codes in any text, one a line or with spaces, commas or semicolons between; and the faults.

    A nickname before a colon is passed over: `Blue fox: K7Q2-M3XP`.
    """
    asked_by_name = asked_by(name)
    if core.find(name):
        raise Refused(f"{name} is a question of an exercise: only predictions have codes, so name a folder of files")
    predictions = scenario_of(name).predictions
    said, faults = {p.name: [] for p in predictions}, []
    for line in text.splitlines():
        for word in re.split(r"[,;\s]+", line.rpartition(":")[2].strip()):
            if not word:
                continue
            try:
                prediction, answer = codes.decoded(word, name, predictions)
                said[prediction.name].append(answer if prediction.options else float(answer))
            except codes.WrongCode as wrong:
                faults.append(str(wrong))
    return [_crowd(asked, said[asked.name]) for asked in asked_by_name], faults
