"""The forms in which an answer is given without code, and the state behind one form.

Each kind says what a page draws (`parts`), what Python value an entry stands for (`value`; `Unread` where it cannot be
read) and how a value looks as an entry (`entry`). An entry is what a page sends: text, or lists of text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from nutag.checks import core
from nutag.entries import Unread, read_number, single_line, visible
from nutag.checks.names import known
from nutag.wording import text as written

FULL = 4000  # characters that an open text may have


class Empty(Unread):
    """An entry in which nothing stands yet."""


@dataclass(frozen=True)
class Form:
    """What all kinds share. `judged`: whether there is one right answer."""

    kind = ""
    judged = True

    def parts(self, id):
        """What a page draws, beside the kind: plain values only."""
        return {}

    def value(self, entry):
        """The Python value of an entry. Errors: `Unread` with a sentence for the reader."""
        raise NotImplementedError

    def entry(self, value):
        """A value as a reader would have entered it."""
        return value

    def shown(self, value):
        """A value in one line, for a page without a form."""
        return str(value)

    def meant(self, value, right):
        """What a value means, where the same thing has several names."""
        return value

    def remark(self, value):
        """What to say of a wrong value beyond what its type tells, or nothing."""
        return ""

    def fault(self, value):
        """For a form that is not judged: what is missing, in a sentence, or nothing."""
        return ""


@dataclass(frozen=True)
class Number(Form):
    """A number, with the unit that stands behind its box."""

    unit: str = ""
    kind = "number"

    def parts(self, id):
        return {"unit": self.unit}

    def value(self, entry):
        return read_number(_line(entry), self.unit)

    def entry(self, value):
        return written(float(value)).replace(",", " ")

    def shown(self, value):
        return f"{written(round(float(value), 4))} {self.unit}".strip()


@dataclass(frozen=True)
class Choice(Form):
    """One of several options (or a function that gives them); shown in an order that says nothing."""

    options: Sequence[str] | Callable[[], Sequence[str]]
    kind = "choice"

    def parts(self, id):
        return {"options": shuffled(_given(self.options), id)}

    def value(self, entry):
        return _one_of(_line(entry), _given(self.options))

    def remark(self, value):
        return "This is not the one. Read the question once more."


@dataclass(frozen=True)
class Choices(Form):
    """Several of the options (or of a function that gives them): a set."""

    options: Sequence[str] | Callable[[], Sequence[str]]
    kind = "choices"

    def parts(self, id):
        options = _given(self.options)
        return {"options": sorted(options) if len(options) > 8 else shuffled(options, id)}

    def value(self, entry):
        return {_one_of(text, _given(self.options)) for text in _lines(entry)}

    def entry(self, value):
        return sorted(value)

    def shown(self, value):
        return ", ".join(sorted(value))


@dataclass(frozen=True)
class Order(Form):
    """All items in an order: a list."""

    items: Sequence[str]
    kind = "order"

    def parts(self, id):
        return {"items": shuffled(self.items, id)}

    def value(self, entry):
        lines = _lines(entry)
        if sorted(lines) != sorted(self.items):
            raise Unread("Put all the items in order, each one once.")
        return lines

    def entry(self, value):
        return list(value)

    def shown(self, value):
        return " → ".join(value)


@dataclass(frozen=True)
class Match(Form):
    """For each item on the left one on the right: a dict."""

    left: Sequence[str]
    right: Sequence[str]
    kind = "match"

    def parts(self, id):
        return {"left": list(self.left), "right": shuffled(self.right, id)}

    def value(self, entry):
        lines = _lines(entry, len(self.left))
        return dict(zip(self.left, (_one_of(text, self.right) for text in lines)))

    def entry(self, value):
        return [value.get(item, "") for item in self.left]

    def shown(self, value):
        return " · ".join(f"{item}: {value[item]}" for item in self.left)


@dataclass(frozen=True)
class SmallTable(Form):
    """A number (or another small form) for each row and column: a dict of rows, each a dict by column."""

    rows: Sequence[str]
    columns: Sequence[str] | dict[str, Form]
    kind = "table"

    def forms(self):
        """Column → its form."""
        return self.columns if isinstance(self.columns, dict) else dict.fromkeys(self.columns, Number())

    def parts(self, id):
        columns = [{"title": title, "kind": form.kind, **form.parts(f"{id} {title}")}
                   for title, form in self.forms().items()]
        return {"rows": list(self.rows), "columns": columns}

    def value(self, entry):
        lines = [_lines(row, len(self.forms())) for row in _rows(entry, len(self.rows))]
        return {row: {title: self._cell(row, title, form, text) for (title, form), text in zip(self.forms().items(), line)}
                for row, line in zip(self.rows, lines)}

    def _cell(self, row, title, form, text):
        try:
            return form.value(text)
        except Empty:
            raise Empty(f"{row}, {title}: this cell is still empty.") from None
        except Unread as error:
            sentence = f" Write {' or '.join(error.readings)}." if error.readings else ""
            raise Unread(f"{row}, {title}: {error}{sentence}") from None

    def entry(self, value):
        return [[form.entry(value[row][title]) for title, form in self.forms().items()] for row in self.rows]

    def shown(self, value):
        return " · ".join(f"{row}: " + ", ".join(form.shown(value[row][title]) for title, form in self.forms().items())
                          for row in self.rows)


@dataclass(frozen=True)
class Name(Form):
    """A name of a place or a term, in Latin or Cyrillic letters."""

    kind = "name"

    def value(self, entry):
        return _line(entry)

    def meant(self, value, right):
        same = isinstance(value, str) and isinstance(right, str) and right in known(value)
        return right if same else value

    def remark(self, value):
        if not isinstance(value, str) or known(value):
            return "We know this name, but another one is asked for." if isinstance(value, str) else ""
        return "We know no place or term of this name. Check the spelling, or say it in other words."


@dataclass(frozen=True)
class Ledger(Form):
    """A row of the ledger of claims: what is claimed, what is given for it, what is missing. Its form is checked.

    repeats: what is given and what is missing may name a part of the claim again; the whole claim they may not be.
    """

    repeats: bool = False
    kind = "ledger"
    judged = False
    FIELDS = ("claim", "given", "missing")
    LABELS = ("The claim", "What is given for it", "What is missing to test it")

    def parts(self, id):
        return {"labels": list(self.LABELS)}

    def value(self, entry):
        lines = _rows(entry, len(self.FIELDS))
        return dict(zip(self.FIELDS, (_text(line) for line in lines)))

    def entry(self, value):
        return [value[field] for field in self.FIELDS]

    def shown(self, value):
        return " · ".join(f"{label}: {value[field]}" for field, label in zip(self.FIELDS, self.LABELS))

    def fault(self, value):
        for name, label in zip(self.FIELDS, self.LABELS):
            if not _words(value.get(name, "")):
                return f"“{label}” is still empty."
        if len(_words(value["claim"])) < 3:
            return "Write the claim as a whole sentence: who says what?"
        if self._nothing_new(value["given"], value["claim"]):
            return "“What is given for it” repeats the claim. Which number, source or example stands beside it?"
        if self._nothing_new(value["missing"], value["claim"], value["given"]):
            return "“What is missing” names nothing new. Which number, place or year would you need to test the claim?"
        return ""

    def _nothing_new(self, text, *earlier):
        """Whether a part says what stands above it, and no more."""
        said = [_words(part) for part in earlier]
        return _words(text) in said if self.repeats else _words(text) <= set().union(*said)


@dataclass(frozen=True)
class Open(Form):
    """A text of the reader's own: kept, and not judged."""

    kind = "open"
    judged = False

    def value(self, entry):
        text = _text(entry)
        if not text.strip():
            raise Empty("Nothing is written yet.")
        return text


class FormState:
    """What the form of one question shows and does; plain Python, the same in a notebook, a page and a test.

    parts: what never changes. frame: what is shown now; a verdict always belongs to the `entry` beside it.
    Errors: `ValueError` for an id without a form.
    """

    def __init__(self, id):
        self.exercise = core.find(id)
        if self.exercise is None or self.exercise.form is None:
            raise ValueError(f"{id} has no form")
        form = self.exercise.form
        self.id = id
        self.parts = {"id": id, "kind": form.kind, "question": self.exercise.question, "judged": form.judged,
                      "hints": bool(self.exercise.hints), **form.parts(id)}
        self._hint = self._note = ""
        self._show(None)
        self._remember()

    @property
    def frame(self):
        """What is shown now, as plain values."""
        verdict = {"status": "", "symbol": "", "word": "", "message": ""}
        if self.feedback:
            symbol, word = self.feedback.look
            verdict = {"status": self.feedback.status, "symbol": symbol, "word": word, "message": self.feedback.message}
        return {"entry": self.entry, **verdict, "readings": self._readings, "hint": self._hint, "note": self._note}

    def do(self, action):
        """Carry out what the reader did; an action that is not known changes nothing."""
        actions = {"check": self._check, "edit": self._edit, "hint": self._give_hint, "keep": self._keep}
        done = actions.get(action.get("do"))
        if done:
            self._note = ""
            done({**action, "entry": _whole(action.get("entry"))})

    def _show(self, entry, feedback=None, readings=()):
        self.entry, self.feedback, self._readings = entry, feedback, list(readings)

    def _remember(self):
        """Show again what was kept; it is judged anew, so that the verdict is that of the answer seen."""
        record, told = core.kept(self.id)
        if told or "entry" not in record:
            self._note = told
            return
        try:
            self._judge(record["entry"])
        except Exception:  # the file was changed by hand, or the question has changed since
            self._show(None)
            return
        if not record.get("count") or self.feedback.status == "not attempted":
            self._show(record["entry"])
        self._note = "You answered this before." if self.feedback else "You began this before."

    def _judge(self, entry):
        try:
            value = self.exercise.form.value(entry)
        except Empty as empty:
            return self._show(entry, core.Feedback("not attempted", str(empty)))
        except Unread as error:
            return self._show(entry, core.Feedback("not yet", str(error)), error.readings)
        self._show(entry, core.judge(self.exercise, value))
        return True

    def _check(self, action):
        if self._judge(action.get("entry")):
            self.feedback = core.recorded(self.id, self.feedback, self.entry)

    def _edit(self, action):
        self._show(self.entry)

    def _give_hint(self, action):
        self._hint = core.hint(self.id).message

    def _keep(self, action):
        """Keep what is written so far; only a text that is not judged gets a word for it."""
        entry = action.get("entry")
        if self.exercise.form.kind == "open":
            return self._check(action)
        if self._begun(entry):
            self._show(entry)
            self._note = core.kept_draft(self.id, entry)

    def _begun(self, entry):
        try:
            self.exercise.form.value(entry)
        except Unread as error:
            return not isinstance(error, Empty)
        return True


def shuffled(options, id):
    """The options in an order that depends on the id alone; numbers and years stay in their own order."""
    options = list(options)
    if all(option[:1].isdigit() for option in options):
        return options
    turned = sorted(options, key=lambda option: sha256(f"{id} {option}".encode()).digest())
    return turned if turned != options else turned[::-1]


def _whole(entry):
    """An entry without half characters, which no file and no message can hold."""
    if isinstance(entry, list):
        return [_whole(part) for part in entry]
    return entry.encode("utf-8", "ignore").decode("utf-8") if isinstance(entry, str) else entry


def _given(options):
    return list(options() if callable(options) else options)


def _text(entry):
    if not isinstance(entry, str):
        raise Empty("Nothing is written yet.")
    if len(entry) > FULL:
        raise Unread(f"That is longer than {FULL:,} characters. Shorten it, so that it can be kept.")
    return visible(entry)


def _line(entry):
    line = single_line(_text(entry))
    if not line:
        raise Empty("Nothing is entered yet.")
    return line


def _rows(entry, count=None):
    if not isinstance(entry, list) or count not in (None, len(entry)):
        raise Empty("Nothing is entered yet.")
    return entry


def _lines(entry, count=None):
    lines = [single_line(_text(text)) for text in _rows(entry, count)]
    if not any(lines):
        raise Empty("Nothing is entered yet.")
    return lines


def _one_of(text, options):
    if not text:
        raise Unread("Choose an answer in each place.")
    if text not in options:
        raise Unread("Choose one of the answers that are offered.")
    return text


def _words(text):
    return {word for word in "".join(mark if mark.isalnum() else " " for mark in str(text).casefold()).split()}
