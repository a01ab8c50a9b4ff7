"""`progress()`: what the reader has done so far, workbook by workbook, read from the kept work alone."""

from dataclasses import dataclass
from html import escape
from importlib import import_module
from importlib.util import find_spec

from nutag import my_work
from nutag.panel.state import kept_predictions
from nutag.scenarios import declared

DONE = ("correct", "kept")  # an open text is kept, never judged
COLUMNS = ("workbook", "questions done", "still open", "predictions kept")


@dataclass(frozen=True)
class Workbook:
    """How far the reader is in one workbook.

    done, left: numbers of questions; those in Python are left out, for nothing depends on them.
    kept, skipped, asked: how many predictions were kept, skipped, and are asked in all.
    """

    name: str
    done: tuple
    left: tuple
    kept: int
    skipped: int
    asked: int

    def cells(self):
        """One row of the overview, as text in the order of `COLUMNS`."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return (self.name, f"{len(self.done)} of {len(self.done) + len(self.left)}",
                in_ranges(self.left) or "none", f"{self.kept} of {self.asked}{skipped}")


def in_ranges(numbers):
    """Numbers of questions, as texts in order, in a few words: a long list would fill a phone's screen.

    >>> in_ranges(("1", "2", "3", "5", "8", "9"))
    '1–3, 5, 8–9'
    """
    runs = []
    for number in map(int, numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)


class Progress:
    """An overview that a notebook shows as a table, and any other place as lines of text."""

    def __init__(self, workbooks, troubles):
        self.workbooks, self.troubles = workbooks, troubles

    def __repr__(self):
        rows = [COLUMNS, *(workbook.cells() for workbook in self.workbooks)]
        return "\n".join([*(" | ".join(row) for row in rows), *self.troubles])

    def _repr_html_(self):
        # The workbook's name is the head of its row, and numbers keep to the left: they are read as words here.
        left = 'style="text-align: left"'
        head = "".join(f'<th scope="col" {left}>{name}</th>' for name in COLUMNS)
        rows = ""
        for workbook in self.workbooks:
            first, *rest = map(escape, workbook.cells())
            rows += (f'<tr><th scope="row" {left}>{first}</th>'
                     + "".join(f"<td {left}>{cell}</td>" for cell in rest) + "</tr>")
        told = "".join(f"<p>{escape(trouble)}</p>" for trouble in self.troubles)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{told}"


def progress():
    """Which questions are done and which predictions were kept, by workbook, at this moment.

    Errors: none. A kept file that is damaged counts as not done, and is named under the table.
    """
    troubles, root = [], my_work.course_root()
    names = [path.stem for path in sorted((root / "workbooks").glob("*.ipynb"))] if root else []
    return Progress([_workbook(name, troubles) for name in names if _has_questions(name[3:])], troubles)


def _has_questions(stem):
    return stem.isidentifier() and find_spec(f"nutag.questions.{stem}") is not None


def _workbook(name, troubles):
    number, stem = name[:2], name[3:]
    exercises = import_module(f"nutag.questions.{stem}").EXERCISES
    done, left = [], []
    for id, exercise in exercises.items():
        if not exercise.python:
            record = _read(lambda id=id: my_work.load("answers", id), troubles) or {}
            (done if record.get("status") in DONE else left).append(id.rpartition(".")[2])
    answers = [(_read(lambda kind=kind: kept_predictions(kind), troubles) or {}, len(kind.predictions)) for kind in declared(stem)]
    given = [answer for kept, _ in answers for answer in kept.values()]
    return Workbook(f"{number} {stem.replace('_', ' ')}", tuple(done), tuple(left), sum(each is not None for each in given),
                    given.count(None), sum(asked for _, asked in answers))


def _read(reading, troubles):
    try:
        return reading()
    except my_work.WorkError as error:
        troubles.append(str(error))
        return None
