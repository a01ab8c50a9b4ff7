"""`ask(id)`: the question with its form, or, with an answer given, the question, the answer and how it stands."""

from functools import lru_cache
from html import escape

from nutag.checks import core
from nutag.checks.feedback import Feedback
from nutag.checks.forms import FormState

IN_PYTHON = "This question is answered in Python: write the answer in a cell, then run `check(\"{}\", answer)`."


def ask(id, answer=...):
    """The question with this id, ready to be answered; with `answer`, how that answer stands, without a form.

    Errors: none. An unknown id is told in place of the form.
    """
    exercise = core.find(id)
    if exercise is None:
        return Feedback("not yet", core.unknown(id))
    if exercise.form is None:
        return Feedback("not attempted", IN_PYTHON.format(id))
    return Question(id) if answer is ... else Answered(exercise, answer)


class Question:
    """A question that shows its form, and in words how it stands where no form can be drawn."""

    def __init__(self, id):
        self.id = id

    def __repr__(self):
        frame = _state(self.id).frame
        if not frame["status"]:
            return repr(Feedback("not attempted", _state(self.id).parts["question"]))
        return f"{frame['symbol']} {frame['word']}. {frame['message']}"

    def _repr_mimebundle_(self, **options):
        bundle = _view(self.id)._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/plain": repr(self)}, metadata


class Answered:
    """A question with an answer and how it stands: what a solution shows."""

    def __init__(self, exercise, answer):
        self._exercise, self._answer = exercise, answer
        self.feedback = core.judge(exercise, answer)

    def __repr__(self):
        return repr(self.feedback)

    def _repr_html_(self):
        try:
            answer = self._exercise.form.shown(self._answer)
        except Exception:  # an answer of another kind than the form's
            answer = repr(self._answer)
        return (f"<p>{escape(self._exercise.question, quote=False)}<br><strong>Answer:</strong> "
                f"{escape(answer, quote=False)}</p>{self.feedback._repr_html_()}")


@lru_cache(maxsize=None)
def _state(id):
    return FormState(id)


@lru_cache(maxsize=None)
def _view(id):
    """The one view of a question: asked twice, it is still the same."""
    from nutag.panel.widget import FormView  # only where a notebook shows it

    return FormView(_state(id))
