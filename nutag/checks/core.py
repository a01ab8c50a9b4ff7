"""The check engine: questions are declared, answers are passed in, and the outcome is one of a few words.

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
from nutag.checks.explain import explain, so_far
from nutag.checks.feedback import Feedback, Hint
from nutag.checks.kernel import answer_name

NOT_ATTEMPTED = Feedback("not attempted", "Put your answer in place of `...`.")
_hints_given = {}


@dataclass(frozen=True)
class Exercise:
    """A question: `expected()` makes the right answer; `cases` are the inputs on which a function is tried.

    A mistake is a pair: a wrong answer (or a function without inputs that makes it, or a function that says
    whether an answer is it), and the sentence it earns. `tolerance` is in the unit of the answer.

    `question` is asked above `form`, a form of `nutag.checks.forms`; an entry becomes the Python value that is judged.
    Where the form is not judged, nothing is expected. `also` are other answers that are right, `after` says why an answer
    is right and what comes next. `python` marks a question that is answered in code.
    """

    expected: Callable | None = None
    hints: tuple = ()
    mistakes: tuple = ()
    tolerance: float = 0
    ordered: bool = True
    cases: tuple = ()
    question: str = ""
    form: object = None
    also: tuple = ()
    after: str = ""
    python: bool = False

    def outcomes(self, answer):
        """What is compared: the answer, or what it returns for each case. Errors: `Trouble`."""
        return results(answer, self.cases) if self.cases else [answer]

    def others(self):
        """Other right answers, or functions that make them, each as a list of outcomes."""
        return [[other() if callable(other) else other] for other in self.also]

    def agree(self, some, others):
        """Whether two lists of outcomes are the same, within the tolerance."""
        pairs = zip(some, others, strict=True)
        return all(same(one, other, self.tolerance, self.ordered) for one, other in pairs)


def said(place, *words):
    """A mistake: an answer (a match) that puts one of these words at this place."""
    return lambda answer: answer[place] in words


def has(*items):
    """A mistake: an answer (several choices) that holds one of these."""
    return lambda answer: not answer.isdisjoint(items)


def only(*items):
    """A mistake: an answer (several choices) that is exactly these."""
    return lambda answer: type(answer) is set and answer == set(items)


def check(id, answer):
    """Compare an answer with the declared one and say how it stands.

    Errors: none. A wrong answer, an unknown id, a damaged table or a full disk is told in the message.
    """
    exercise = find(id)
    if exercise is None:
        return Feedback("not yet", unknown(id))
    feedback = judge(exercise, answer)
    name = answer_name(id)
    where = f"the cell above, where `{name}` begins" if name else "the cell above"
    if feedback.status == "not attempted":
        return Feedback("not attempted", f"Put your answer in place of `...` in {where}, run that cell, then run this one again.")
    if feedback.status == "not yet":
        again = f" Change {where}, run it, then run this one again." if name else ""
        help = f' For a hint, run `hint("{id}")`.' if exercise.hints else ""
        feedback = Feedback("not yet", f"{feedback.message}{again}{help}")
    return recorded(id, feedback)


def judge(exercise, answer):
    """How an answer stands, without keeping it.

    Errors: none; a table that cannot be read is told in the message.
    """
    if _untouched(answer):
        return NOT_ATTEMPTED
    if exercise.expected is None:
        fault = _known_mistake(exercise, answer, None) or exercise.form.fault(answer)
        return Feedback("not yet", fault) if fault else Feedback("kept", exercise.after or "It comes back when you return.")
    try:
        right = exercise.outcomes(exercise.expected())
    except Exception as error:  # most often a table of datasets/ that was edited by hand
        return Feedback("not yet", f"This question cannot be checked now: {error}")
    return _judge(exercise, right, answer)


def hint(id):
    """The next hint of a question, one step further each time."""
    exercise = find(id)
    if exercise is None:
        return Hint("hint", unknown(id))
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


def unknown(id):
    """What to say of an id that no question has."""
    near = get_close_matches(id, _declared(id), cutoff=0.5) if is_a(id, str) else []
    near = " or ".join(f"`{name}`" for name in near)
    advice = f"Did you mean {near}?" if near else "Copy it from the exercise notebook."
    return f"No question has this id. {advice}"


def _judge(exercise, right, answer):
    try:
        found = exercise.outcomes(answer)
    except Trouble as trouble:
        return Feedback("not yet", _known_mistake(exercise, answer, None) or str(trouble))
    if any(outcome is ... for outcome in found):
        return NOT_ATTEMPTED
    if exercise.form and not exercise.cases:
        found = [exercise.form.meant(answer, right[0])]
    if any(exercise.agree(found, each) for each in (right, *exercise.others())):
        return Feedback("correct", exercise.after or "Well done.")
    sentence = _known_mistake(exercise, answer, found) or _explained(exercise, found, right)
    partly = "" if exercise.cases else so_far(found[0], right[0], exercise.tolerance)
    return Feedback("not yet", f"{sentence} {partly}".strip())


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
        return _ends(answer) and bool(mistake(answer))
    wrong = mistake() if callable(mistake) else mistake
    return found is not None and exercise.agree(found, exercise.outcomes(wrong))


def _ends(answer):
    """Whether all of an answer can be looked through: `"a" in answer` would go on for ever in an endless iterator.

    Python's own containers end, and so do those of pandas and numpy; of any other we do not know. A range may be huge.
    """
    kind = type(answer)
    if kind in (list, tuple, set, frozenset, dict):
        return all(map(_ends, answer.values() if kind is dict else answer))
    known = kind.__module__.split(".")[0] in ("builtins", "fractions", "decimal", "pandas", "numpy", "nutag")
    return known and kind is not range and not hasattr(kind, "__next__")


def _explained(exercise, found, right):
    number = next(n for n in range(len(right)) if not exercise.agree([found[n]], [right[n]]))
    remark = exercise.form.remark(found[number]) if exercise.form else ""
    if remark:
        return remark
    inputs = shown(exercise.cases[number]) if exercise.cases else ""
    sentence = explain(found[number], right[number], exercise.tolerance, exercise.ordered)
    return f"Try it with `{inputs}`. {sentence}" if inputs else sentence


def kept(id):
    """The record of a question, empty where there is none, and what is wrong with it, in words, or nothing."""
    try:
        return my_work.load("answers", id) or {}, ""
    except my_work.WorkError as error:
        return {}, str(error)


def recorded(id, feedback, *entry):
    """Keep how a question stands, how often it was checked and what was entered; a fault is added to the message."""
    told = _keep(id, lambda count: {"status": feedback.status, "count": count + 1}, entry)
    return Feedback(feedback.status, f"{feedback.message} (This check was not recorded: {told})") if told else feedback


def kept_draft(id, entry):
    """Keep what was entered without a check; what went wrong is returned in words, or nothing."""
    return _keep(id, lambda count: {"status": "not yet", "count": count}, [entry])


def _keep(id, facts, entry):
    record, told = kept(id)
    if told:
        return told
    count = record.get("count")
    mine = {"entry": entry[0]} if entry else {key: record[key] for key in ("entry",) if key in record}
    try:
        my_work.save("answers", id, {"id": id, **facts(count if type(count) is int else 0), **mine})
    except my_work.WorkError as error:
        return str(error)
    return ""
