"""A class's files read and counted: who answered what, how it stands, and what the class got wrong most.

An answer is judged here again, by the course's own questions: what a file says of its own verdict counts only for the
questions that are answered in Python, whose answers are not in the file. An entry is text that a form reads; nothing is run.
"""

import json
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from nutag import my_work, questions
from nutag.checks import core
from nutag.classroom.own import contents
from nutag.classroom.work import Refused, unpacked
from nutag.entries import Unread

CORRECT, NOT_YET, KEPT, NOT_ATTEMPTED, SAID = "correct", "not yet", "kept", "not attempted", "said to be correct"
MOST = 300  # characters of an entry in a table
FILES = 2000  # a folder with more is not a class


@dataclass(frozen=True)
class Mark:
    """How one student's answer stands: status, tries, the answer in one line, and the sentence it earned."""

    status: str
    tries: int = 0
    answer: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Class:
    """The works that stand, by nickname, and the files that were left out: (file name, why)."""

    works: list
    left_out: list


def read_class(folder):
    """Every `.json` file of a folder. One that is no whole work of this course is left out and named.

    Of two files of one source and nickname the later counts. Of two sources with one nickname the earlier keeps it.

    Errors: `Refused` where there is no such folder, or it holds more than a class.
    """
    if not Path(folder).is_dir():
        raise Refused(f"{folder} is no folder")
    paths = sorted(path for path in Path(folder).iterdir() if not path.name.startswith("."))
    if len(paths) > FILES:
        raise Refused(f"{folder} holds more than {FILES} files")
    found, left_out = [], []
    for path in paths:
        try:
            work = unpacked(contents(path))
            if not work.nickname:
                raise Refused("it has no nickname: it was saved, not handed in")
            found.append((path.name, work))
        except Refused as refused:
            left_out.append((path.name, str(refused)))
    standing = _one_each(found, left_out)
    return Class(sorted(standing, key=lambda work: work.who), sorted(left_out))


def _one_each(found, left_out):
    newest = {}
    for name, work in sorted(found, key=lambda pair: (pair[1].made, pair[0])):
        earlier = newest.get((work.who, work.source))
        if earlier:
            left_out.append((earlier[0], f"{work.nickname} handed in again, see {name}"))
        newest[work.who, work.source] = (name, work)
    holders = {}
    for name, work in newest.values():  # in the order of each source's first file
        if work.who in holders:
            left_out.append((name, f"the nickname {work.nickname} is taken by {holders[work.who][0]}: ask for another one"))
        else:
            holders[work.who] = (name, work)
    return [work for _, work in holders.values()]


@cache
def every_question():
    """Id → question, in the order of the workbooks and of their questions."""
    here = my_work.course_root()
    numbers = {path.stem[3:]: path.stem for path in here.glob("workbooks/*.ipynb")} if here else {}
    stems = sorted((module.name for module in iter_modules(questions.__path__)), key=lambda stem: numbers.get(stem, stem))
    return {id: exercise for stem in stems
            for id, exercise in getattr(import_module(f"nutag.questions.{stem}"), "EXERCISES", {}).items()}


def mark(id, record):
    """The `Mark` of one record of an answer; whatever stands in it, no error."""
    tries = record.get("count")
    tries = tries if type(tries) is int and 0 <= tries < 10**6 else 0
    exercise = every_question()[id]
    if exercise.form is None:
        said = record.get("status") in (CORRECT, KEPT)
        return Mark(SAID if said else NOT_YET if tries else NOT_ATTEMPTED, tries, "(in Python)")
    if "entry" not in record:
        return Mark(NOT_ATTEMPTED, tries)
    try:
        key = json.dumps(record["entry"], sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        return Mark(NOT_YET, tries, sentence="The entry cannot be read.")
    status, answer, sentence = _judged(id, key)
    return Mark(status, tries, answer, sentence)


@cache
def _question(id):
    """A question whose right answer is computed once for the class."""
    exercise = every_question()[id]
    if exercise.expected is None:
        return exercise
    right = exercise.expected()
    return replace(exercise, expected=lambda: right)


@cache
def _judged(id, key):
    """Status, the answer in one line and the sentence, for an entry as JSON."""
    entry, exercise = json.loads(key), _question(id)
    try:
        value = exercise.form.value(entry)
        shown = value if exercise.form.kind == "open" else exercise.form.shown(value)
        feedback = core.judge(exercise, value)
    except Unread as unread:
        return (NOT_YET if str(entry).strip("[]', ") else NOT_ATTEMPTED), _short(entry), str(unread)
    except Exception:  # an entry that no form of the course makes
        return NOT_YET, _short(entry), "The entry cannot be read."
    return feedback.status, shown, feedback.message


def _short(entry):
    return str(entry)[:MOST]


def table(works, stem=""):
    """The rows of a class: nickname → {question id: `Mark`}, for the questions that anybody answered; and their ids."""
    marks = {work.nickname: {id: mark(id, record) for id, record in work.records["answers"].items()
                             if id in every_question() and id.startswith(f"{stem}." if stem else "")}
             for work in works}
    answered = set().union(*marks.values())
    return marks, [id for id in every_question() if id in answered]


def hardest(marks, ids):
    """For each judged question that somebody has not answered rightly: (id, wrong, answered, the commonest wrong answers).

    Those with the largest share of wrong answers stand first. A wrong answer comes with how many gave it and its sentence.
    """
    found = []
    for id in ids:
        form = every_question()[id].form
        given = [row[id] for row in marks.values() if id in row and row[id].status != NOT_ATTEMPTED]
        wrong = [each for each in given if each.status == NOT_YET]
        if wrong and not (form and not form.judged):
            common = Counter((each.answer, each.sentence) for each in wrong).most_common(3)
            found.append((id, len(wrong), len(given), [(answer, times, why) for (answer, why), times in common]))
    return sorted(found, key=lambda each: (-each[1] / each[2], -each[1]))
