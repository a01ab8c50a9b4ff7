"""The overview of the reader's own work: what was kept is counted, and a broken file spoils nothing."""
import json

import pytest

from nutag import my_work
from nutag.checks import check
from nutag.panel.state import PanelState
from nutag.progress import Progress, progress
from nutag.scenarios.start_here import Reach


@pytest.fixture(autouse=True)
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path))
    return tmp_path


def first():
    return progress().workbooks[0]


def test_nothing_kept_is_nothing_done():
    assert first().cells() == ("00 start here", "0 of 5", "1–5", "0 of 2")
    assert all(not workbook.done and not workbook.kept for workbook in progress().workbooks)
    assert progress().troubles == []


def test_what_the_forms_and_the_panels_keep_is_counted():
    assert check("start_here.2", 0.41).status == "correct"  # 57,748 / 141,448
    assert check("start_here.1", 1).status == "not yet"
    panel = PanelState(Reach())
    panel.do({"do": "predict", "name": "half", "answer": "8"})
    panel.do({"do": "skip", "name": "land"})
    assert first().cells() == ("00 start here", "1 of 5", "1, 3–5", "1 of 2, 1 skipped")


def test_questions_in_python_are_no_condition():
    territory = progress().workbooks[1]
    assert "9" not in territory.left and len(territory.left) == 9


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"status": ["correct"]}', '{"status": 1}', '"correct"', "\x00"])
def test_a_broken_answer_is_not_done_and_the_rest_still_stands(work, text):
    assert check("start_here.2", 0.41).status == "correct"
    (work / "answers" / "start_here.1.json").write_text(text, encoding="utf-8")
    overview = progress()
    assert overview.workbooks[0].done == ("2",)
    assert all("start_here.1.json" in trouble for trouble in overview.troubles)
    if text in ("", "{"):
        assert len(overview.troubles) == 1 and "damaged" in repr(overview) and "damaged" in overview._repr_html_()


@pytest.mark.parametrize("text", ["{", json.dumps({"half": {}, "land": []}), json.dumps({"half": "many"}), "7"])
def test_broken_predictions_are_not_counted(work, text):
    path = work / "predictions" / f"{Reach.name}.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert first().kept == 0


def test_a_folder_in_place_of_a_file_is_told(work):
    (work / "answers" / "start_here.1.json").mkdir(parents=True)
    assert len(progress().troubles) == 1


def test_without_a_course_folder_there_is_an_empty_overview(monkeypatch):
    monkeypatch.setattr(my_work, "course_root", lambda: None)
    assert progress().workbooks == []


def test_what_is_told_is_text_and_never_markup():
    assert "<script>" not in Progress([], ["<script>"])._repr_html_()
