"""The check engine: questions are declared, answers are passed in, and the outcome is one of three words.

`council.2` is declared in `nutag/questions/council.py`: the id's first word finds it, nothing is registered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from inspect import signature

from nutag import my_work
from nutag.checks.calls import Trouble, results, shown
from nutag.checks.compare import is_a, plain, same
from nutag.checks.explain import explain
from nutag.checks.feedback import Feedback, Hint

NOT_ATTEMPTED = Feedback("not attempted", "Put your answer in place of `...`, then run this cell again.")
_hints_given = {}


@dataclass(frozen=True)
class Exercise:
    """A question: `expected()` makes the right answer; `cases` are the inputs on which a function is tried.

    A mistake is a pair: a wrong answer (or a function without inputs that makes it, or a function that says
    whether an answer is it), and the sentence it earns. `tolerance` is in the unit of the answer.
    """

    expected: Callable
    hints: tuple = ()
    mistakes: tuple = ()
    tolerance: float = 0
    ordered: bool = True
    cases: tuple = ()

    def outcomes(self, answer):
        """What is compared: the answer, or what it returns for each case. Errors: `Trouble`."""
        return results(answer, self.cases) if self.cases else [answer]

    def agree(self, some, others):
        """Whether two lists of outcomes are the same, within the tolerance."""
        pairs = zip(some, others, strict=True)
        return all(same(one, other, self.tolerance, self.ordered) for one, other in pairs)


def check(id, answer):
    """Compare an answer with the declared one and say how it stands.

    Errors: none. A wrong answer, an unknown id, a damaged table or a full disk is told in the message.
    """
    exercise = find(id)
    if exercise is None:
        return Feedback("not yet", _unknown(id))
    try:
        right = exercise.outcomes(exercise.expected())
    except Exception as error:  # most often a table of datasets/ that was edited by hand
        return Feedback("not yet", f"This question cannot be checked now: {error}")
    feedback = _judge(exercise, right, answer)
    if feedback.status == "not yet" and exercise.hints:
        feedback = Feedback("not yet", f'{feedback.message} For a hint, run `hint("{id}")`.')
    return feedback if feedback is NOT_ATTEMPTED else _recorded(id, feedback)


def hint(id):
    """The next hint of a question, one step further each time."""
    exercise = find(id)
    if exercise is None:
        return Hint("hint", _unknown(id))
    if not exercise.hints:
        return Hint("hint", "There is no hint for this question.")
    step = _hints_given[id] = _hints_given.get(id, 0) + 1
    if step > len(exercise.hints):
        return Hint("hint", f"There are no more hints. The last one was: {exercise.hints[-1]}")
    return Hint("hint", f"({step} of {len(exercise.hints)}) {exercise.hints[step - 1]}")


def find(id):
    """The question with this id, or None."""
    return _declared(id).get(id) if is_a(id, str) else None


def _declared(id):
    stem = id.split(".")[0]
    if not (stem.isascii() and stem.isidentifier() and find_spec(f"nutag.questions.{stem}")):
        return {}
    return getattr(import_module(f"nutag.questions.{stem}"), "EXERCISES", {})


def _unknown(id):
    near = get_close_matches(id, _declared(id), cutoff=0.5) if is_a(id, str) else []
    near = " or ".join(f"`{name}`" for name in near)
    advice = f"Did you mean {near}?" if near else "Copy it from the exercise notebook."
    return f"No question has this id. {advice}"


def _judge(exercise, right, answer):
    if _untouched(answer):
        return NOT_ATTEMPTED
    try:
        found = exercise.outcomes(answer)
    except Trouble as trouble:
        return Feedback("not yet", _known_mistake(exercise, answer, None) or str(trouble))
    if any(outcome is ... for outcome in found):
        return NOT_ATTEMPTED
    if exercise.agree(found, right):
        return Feedback("correct", "Well done.")
    return Feedback("not yet", _known_mistake(exercise, answer, found) or _explained(exercise, found, right))


def _untouched(answer):
    form = plain(answer)
    parts = list(form.values()) if type(form) is dict else form if is_a(form, list) else []
    return answer is ... or bool(parts) and all(part is ... for part in parts)


def _known_mistake(exercise, answer, found):
    for mistake, sentence in exercise.mistakes:
        try:
            if _made(exercise, mistake, answer, found):
                return sentence
        except BaseException:  # a test made for another kind of answer, or an answer that fights back
            continue
    return ""


def _made(exercise, mistake, answer, found):
    if callable(mistake) and signature(mistake).parameters:
        return bool(mistake(answer))
    wrong = mistake() if callable(mistake) else mistake
    return found is not None and exercise.agree(found, exercise.outcomes(wrong))


def _explained(exercise, found, right):
    number = next(n for n in range(len(right)) if not exercise.agree([found[n]], [right[n]]))
    inputs = shown(exercise.cases[number]) if exercise.cases else ""
    sentence = explain(found[number], right[number], exercise.tolerance, exercise.ordered)
    return f"Try it with `{inputs}`. {sentence}" if inputs else sentence


def _recorded(id, feedback):
    try:
        count = (my_work.load("answers", id) or {}).get("count")
        record = {"id": id, "status": feedback.status, "count": count + 1 if type(count) is int else 1}
        my_work.save("answers", id, record)
    except my_work.WorkError as error:
        return Feedback(feedback.status, f"{feedback.message} (This check was not recorded: {error})")
    return feedback
