"""What a student enters in a form, from tests/answers/<stem>.py: how it stands, and words of the sentence it earns.

`ENTRIES` has for each question triples (entry, status, words); the right entries are worked out by hand there.
"""

import importlib.util
from pathlib import Path

import pytest

from nutag.checks import core
from nutag.checks.forms import FormState

ANSWERS = sorted((Path(__file__).parent / "answers").glob("*.py"))


def entries(path):
    spec = importlib.util.spec_from_file_location(f"entries_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, "ENTRIES", {})


TRIED = {id: tried for path in ANSWERS for id, tried in entries(path).items()}
each_question = pytest.mark.parametrize("id", TRIED)


@pytest.fixture(autouse=True)
def nothing_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path))


def answered(id, entry):
    """What the form shows after a check of this entry."""
    state = FormState(id)
    state.do({"do": "check", "entry": entry})
    return state.frame


@each_question
def test_an_entry_is_answered_with_the_sentence_that_helps(id):
    frames = [(entry, status, words, answered(id, entry)) for entry, status, words in TRIED[id]]
    assert [(entry, words, frame["status"], frame["message"]) for entry, status, words, frame in frames
            if frame["status"] != status or words not in frame["message"]] == []


@each_question
def test_enough_answers_are_tried(id):
    judged, tried = core.find(id).form.judged, {repr(entry) for entry, *_ in TRIED[id]}
    assert len(tried) >= (15 if judged or core.find(id).mistakes else 3)
