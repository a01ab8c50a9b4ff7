"""Every question of the course gets every kind of answer: only right ones are correct, and nothing raises."""

import importlib.util
import re
from inspect import signature
from pathlib import Path

import numpy as np
import pytest
from answer_forms import HOSTILE, HOSTILE_FUNCTIONS, near_misses, nearly_right_functions, right_forms

from nutag import questions
from nutag.checks import check, core, hint

HERE = Path(__file__).parent
STEMS = sorted(path.stem for path in Path(questions.__file__).parent.glob("*.py"))
DECLARED = {id: exercise for stem in STEMS for id, exercise in core._declared(f"{stem}.1").items()}
EXERCISES = {id: exercise for id, exercise in DECLARED.items() if exercise.expected}  # a text of one's own has no right answer

every_question = pytest.mark.parametrize("id", EXERCISES)


def material(id, which):
    """What tests/answers/<stem>.py adds for a question."""
    path = HERE / "answers" / f"{id.split('.')[0]}.py"
    if not path.exists():
        return []
    spec = importlib.util.spec_from_file_location(f"answers_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, which, {}).get(id, [])


def rights(id):
    exercise = EXERCISES[id]
    right = exercise.expected()
    forms = [right] if exercise.cases else right_forms(right, exercise.ordered)
    return [right, *forms, *material(id, "RIGHT")]


def wrongs(id):
    exercise = EXERCISES[id]
    right = exercise.expected()
    if exercise.cases:
        derived = HOSTILE_FUNCTIONS | nearly_right_functions(right, exercise.cases)
    else:
        near = near_misses(right, exercise.tolerance, exercise.ordered)
        derived = dict(enumerate(answer for answer in near if not is_also_right(exercise, answer)))
    hostile = [answer for answer in HOSTILE.values() if not equals(answer, right)]
    return [*derived.values(), *hostile, *material(id, "WRONG")]


def is_also_right(exercise, answer):
    """A number that the question accepts beside its right one."""
    others = [other for other in exercise.also if type(other) in (int, float)]
    return type(answer) in (int, float) and any(abs(answer - other) <= exercise.tolerance for other in others)


def equals(answer, right):
    """A second opinion, for plain values only: so that a hostile value may by chance be the right answer."""
    if type(answer) is np.bool_:
        answer = bool(answer)
    numbers = (int, float)
    if type(answer) in numbers and type(right) in numbers:
        return answer == right
    return (
        type(answer) is type(right)
        and type(answer) in (bool, str, list, dict, set, tuple)
        and answer == right
    )


@every_question
def test_the_id_starts_with_the_name_of_its_module(id):
    assert re.fullmatch(r"[a-z_]+\.\d+", id)
    assert id in core._declared(id)


@every_question
def test_hints_are_sentences_and_go_one_step_further(id, monkeypatch):
    monkeypatch.setattr(core, "_hints_given", {})
    hints = EXERCISES[id].hints
    assert (
        isinstance(hints, tuple) and hints and all(isinstance(step, str) and step.strip() for step in hints)
    )
    assert [text in hint(id).message for text in hints] == [True] * len(hints)
    assert "no more hints" in hint(id).message


@every_question
def test_an_untouched_answer_is_not_attempted(id):
    assert check(id, ...).status == "not attempted"
    if EXERCISES[id].cases:
        assert check(id, lambda *inputs: ...).status == "not attempted"


@every_question
def test_every_form_of_the_right_answer_is_correct(id):
    for number, answer in enumerate(rights(id)):
        feedback = check(id, answer)
        assert feedback.status == "correct", (number, type(answer), feedback.message)


@every_question
def test_no_wrong_answer_is_correct_or_raises(id):
    answers = wrongs(id)
    assert len(answers) >= 20
    for number, answer in enumerate(answers):
        feedback = check(id, answer)
        assert feedback.status == "not yet", (number, type(answer), feedback.message)
        assert feedback.message and feedback._repr_html_() and repr(feedback)


@every_question
def test_every_known_mistake_earns_its_sentence(id):
    heard = {check(id, answer).message for answer in [*made_mistakes(id), *material(id, "WRONG")]}
    for _, sentence in EXERCISES[id].mistakes:
        assert any(message.startswith(sentence) for message in heard), f"nothing triggers: {sentence}"


def made_mistakes(id):
    for mistake, _ in EXERCISES[id].mistakes:
        if not callable(mistake):
            yield mistake
        elif not signature(mistake).parameters:
            yield mistake()


@every_question
def test_no_message_gives_the_answer_away(id):
    right = EXERCISES[id].expected()
    told = str(right) if isinstance(right, int | float | str) and not isinstance(right, bool) else ""
    if len(told) < 2 or told == "100":
        return
    for answer in wrongs(id):
        message = check(id, answer).message.replace(id, "")
        assert not re.search(rf"(?<!\w){re.escape(told)}(?!\w)", message, re.IGNORECASE), message
