"""The form with which a student hands in: a nickname, one button, one file to save. Plain Python; a view draws it."""

import os
from functools import cache
from pathlib import Path

from nutag import my_work
from nutag.classroom.own import CLASS_FOLDER, about, brought, handed_in, remember
from nutag.classroom.work import KINDS, Refused

WHERE = "Give this file to your lecturer. It also lies in {}."
ARRIVED = "Your lecturer has it. It also lies in {}."


class HandInState:
    """What the form shows and does: `parts`, `frame` and `do(action)`, as a panel's state.

    Actions: `make` (nickname), `codes` (on: whether panels show a code for a class).
    """

    parts = {"question": "Hand in your work"}

    def __init__(self):
        kept = about()
        self.nickname = kept["nickname"] if isinstance(kept.get("nickname"), str) else ""
        self.codes = kept.get("codes") is True
        self.message, self.file, self.text = "", "", ""

    @property
    def frame(self):
        """What is shown now. file and text: what the page saves, once it is made."""
        return dict(nickname=self.nickname, codes=self.codes, message=self.message, file=self.file, text=self.text,
                    holds=in_file())

    def do(self, action):
        """Carry out what the student did; an action that is not known changes nothing."""
        if action.get("do") == "make":
            self._make(action.get("nickname"))
        elif action.get("do") == "codes":
            self._choose(action.get("on") is True)

    def _make(self, nickname):
        self.file = self.text = ""
        try:
            path, self.text, unread = handed_in(nickname)
        except (Refused, my_work.WorkError) as error:
            self.message = str(error)
            return
        self.nickname, self.file = about().get("nickname", ""), path.name
        left = f" Not in it, because damaged: {', '.join(unread)}." if unread else ""
        where = ARRIVED if os.environ.get(CLASS_FOLDER) else WHERE
        self.message = f"{where.format(path.relative_to(my_work.folder().parent))}{left}"

    def _choose(self, on):
        try:
            remember(codes=on)
            self.codes = on
            self.message = ("Each prediction that you keep now gets a code. Run a lesson again to see it." if on
                            else "Lessons that you open from now on show no codes.")
        except my_work.WorkError as error:
            self.message = str(error)


def in_file():
    """In words: how much work there is to hand in."""
    counts = {kind: len(my_work.names(kind)) for kind in KINDS}
    words = dict(answers="answers", predictions="panels with predictions", moves="games", settings="saved settings")
    return " · ".join(f"{words[kind]} {count}" for kind, count in counts.items())


class HandIn:
    """The form, where a notebook shows it."""

    def __repr__(self):
        return "Hand in your work (a form: run this page to see it)"

    def _repr_mimebundle_(self, **options):
        bundle = _view()._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/plain": repr(self)}, metadata


@cache
def _view():
    from nutag.panel.widget import HandInView  # only where a notebook shows it

    return HandInView(HandInState())


def hand_in():
    """The form to hand in one's work with."""
    return HandIn()


def bring(file):
    """Bring back the work of a file: `bring("my_work/Blue fox.json")`. Prints what happened; nothing is lost."""
    try:
        print("\n".join(brought(Path(file))))
    except (Refused, my_work.WorkError) as error:
        print(f"{file}: {error}")
