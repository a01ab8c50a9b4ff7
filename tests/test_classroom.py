"""Handing in, marking, the class mirror and its codes: whole files count, damaged ones are named, nothing of theirs is run."""

import ast
import csv
import html
import json
import os
import random
import re
import time
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

import pytest

from nutag import my_work
from nutag.checks import core
from nutag.checks.forms import FormState
from nutag.classroom import __main__ as commands
from nutag.classroom import crowd, marks, report
from nutag.classroom.debrief import Mirror
from nutag.classroom.handin import HandInState
from nutag.classroom.own import brought, gathered, handed_in
from nutag.classroom.work import COURSE, LARGEST, Refused, checksum, packed, unpacked
from nutag.panel import codes
from nutag.panel.state import PanelState
from nutag.scenarios.start_here import Reach

ROOT = Path(__file__).parents[1]
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
PANEL, QUESTION = "council.table", "council.threshold"
HOSTILE = "=HYPERLINK(\"http://x\")<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "my_work"))
    return tmp_path / "my_work"


def student(number, questions=None):
    """The text of one generated hand-in: every question that has a form answered, about two of three rightly."""
    luck = random.Random(number)
    answers = {}
    for id, exercise in (questions or marks.every_question()).items():
        form = exercise.form
        if form is None:
            answers[id] = dict(id=id, status="correct", count=1)
        elif exercise.expected is None:
            text = HOSTILE if number == 7 else f"Бат, I think that {number} is a reason."
            entry = text if form.kind == "open" else [f"The mine pays the school, says {number}", "a newspaper", "which year"]
            answers[id] = dict(id=id, status="kept", count=1, entry=entry)
        else:
            right = luck.random() < 0.66
            entry = form.entry(expected(id)) if right else wrong(form, luck)
            answers[id] = dict(id=id, status="correct", count=luck.randint(1, 4), entry=entry)
    predictions = {PANEL: dict(share=luck.choice(table().predictions[0].options), dummy=None),
                   "start_here.reach": dict(half=str(luck.randint(1, 15)), land="about 25 %")}
    records = dict(answers=answers, predictions=predictions)
    times = {(kind, name): NOON for kind, group in records.items() for name in group}
    return packed(f"Student {number}", f"source{number}", records, times, NOON + timedelta(minutes=number))


RIGHT = {}


def expected(id):
    if id not in RIGHT:
        RIGHT[id] = marks.every_question()[id].expected()
    return RIGHT[id]


def wrong(form, luck):
    if form.kind == "number":
        return str(luck.randint(100_000, 100_009))
    if form.kind == "choice":
        return luck.choice(form.parts("any")["options"])
    return "nothing of the kind"


def table():
    return crowd.scenario_of(PANEL)


def changed(text, **fields):
    """A file with other fields and a checksum that fits: made by somebody who knows how."""
    content = {**json.loads(text), **fields}
    content["checksum"] = checksum(content)
    return json.dumps(content)


def with_record(text, kind, name, record):
    records = json.loads(text)["records"]
    records.setdefault(kind, {})[name] = record
    return changed(text, records=records)


def deep(depth):
    return "[" * depth + "]" * depth


DAMAGES = {  # what happens to a file → what its line must say
    "cut off": (lambda text: text[:-300], "no whole JSON"),
    "edited": (lambda text: text.replace('"count": 1', '"count": 2', 1), "checksum"),
    "huge": (lambda text: text + " " * LARGEST, "larger than"),
    "foreign": (lambda text: '{"cells": [], "nbformat": 4}', "no work file"),
    "hostile nickname": (lambda text: changed(text, nickname="<img src=x onerror=alert(1)>"), "nickname"),
    "deep": (lambda text: text.replace('"records": {', f'"records": {{"moves": {deep(50)},'), "too deep"),
    "very deep": (lambda text: deep(10**5), "no whole JSON"),
    "taken nickname": (lambda text: changed(text, nickname="student 1", source="another", made="2026-11-28T23:00:00Z"),
                       "taken by"),
    "not UTF-8": (lambda text: text.encode("utf-16"), "UTF-8"),
    "NaN": (lambda text: text.replace('"count": 1', '"count": NaN', 1), "NaN"),
    "outside": (lambda text: with_record(text, "answers", "../../secret", {}), "my_work could not hold"),
    "empty": (lambda text: "", "no whole JSON"),
}
MORE = {
    "infinite": (lambda text: text.replace('"count": 1', '"count": 1e999', 1), "too large"),
    "twice": (lambda text: text.replace('"made"', '"nickname": "b", "made"', 1), "twice"),
    "another version": (lambda text: changed(text, version=2), "another version"),
    "version true": (lambda text: changed(text, version=True), "another version"),
    "another kind": (lambda text: with_record(text, "class", "class", {}), "something else"),
    "a list": (lambda text: "[1, 2]", "no work file"),
    "no record": (lambda text: with_record(text, "answers", "council.1", [1]), "could not hold"),
    "no time": (lambda text: changed(text, made="yesterday"), "time"),
    "more fields": (lambda text: changed(text, script="x"), "fields"),
    "long number": (lambda text: text.replace('"count": 1', '"count": ' + "9" * 10_000, 1), "no whole JSON"),
    "formula nickname": (lambda text: changed(text, nickname="=1+1"), "nickname"),
    "many": (lambda text: changed(text, records={"answers": {f"a.{n}": {} for n in range(4000)}}), "more than"),
    "null byte": (lambda text: "\0" + text, "no whole JSON"),
}


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture(scope="module")
def hand_ins():
    return [student(number) for number in range(60)]


@pytest.fixture
def folder(tmp_path, hand_ins):
    """Sixty files, the last twelve of them damaged, each in another way."""
    place = tmp_path / "class"
    place.mkdir()
    for number, text in enumerate(hand_ins[:48]):
        write(place / f"{number:02}.json", text)
    for number, (damage, _) in enumerate(DAMAGES.values(), start=48):
        write(place / f"{number}.json", damage(hand_ins[number]))
    return place


def test_sixty_files_give_a_table_in_ten_seconds_with_the_twelve_damaged_ones_named(folder, capsys):
    start = time.monotonic()
    assert commands.main(["marks", str(folder)]) == 0
    assert time.monotonic() - start < 10
    told = capsys.readouterr().out
    assert "48 students" in told and told.count("left out:") == 12
    for number, (name, (_, why)) in enumerate(DAMAGES.items(), start=48):
        line = next(line for line in told.splitlines() if line.startswith(f"left out: {number}.json"))
        assert why in line, name
    rows = list(csv.reader((folder.parent / "class - marks.csv").read_text("utf-8-sig").splitlines()))
    ids = [id for id in marks.every_question()]
    assert len(rows) == 1 + 48 * len(ids) + 12
    assert {row[0] for row in rows[1:-12]} == {f"Student {number}" for number in range(48)}


def test_sixty_files_give_a_debrief_chart_in_thirty_seconds(folder):
    start = time.monotonic()
    assert commands.main(["mirror", "start_here.reach", str(folder)]) == 0
    assert time.monotonic() - start < 30
    page = (folder.parent / "class - mirror.start_here.reach.html").read_text("utf-8")
    assert page.count("data:image/svg+xml;base64") == 2 and "Student" not in page


@pytest.mark.parametrize("damage", [*DAMAGES, *MORE])
def test_a_damaged_file_is_refused_with_its_reason(damage, hand_ins):
    change, why = {**DAMAGES, **MORE}[damage]
    content = change(hand_ins[1])
    if damage == "taken nickname":
        assert unpacked(content.encode()).who == "student 1"  # whole by itself: it is refused beside the other
        return
    with pytest.raises(Refused, match=why):
        unpacked(content if isinstance(content, bytes) else content.encode())


def test_links_folders_and_pipes_are_left_out(tmp_path, hand_ins):
    place = tmp_path / "class"
    (place / "folder.json").mkdir(parents=True)
    write(tmp_path / "outside.json", hand_ins[2])
    (place / "link.json").symlink_to(tmp_path / "outside.json")
    os.mkfifo(place / "pipe.json")
    write(place / "ok.json", hand_ins[3])
    write(place / ".hidden.json", "no student's")
    found = marks.read_class(place)
    assert [work.nickname for work in found.works] == ["Student 3"]
    assert [name for name, _ in found.left_out] == ["folder.json", "link.json", "pipe.json"]


def test_a_second_hand_in_of_a_student_counts_and_a_second_student_of_a_nickname_does_not(tmp_path, hand_ins):
    place = tmp_path / "class"
    place.mkdir()
    write(place / "a.json", hand_ins[5])
    write(place / "b.json", changed(hand_ins[5], made="2026-11-28T22:00:00Z"))
    write(place / "c.json", changed(hand_ins[6], nickname="STUDENT 5"))
    found = marks.read_class(place)
    assert [work.made.hour for work in found.works] == [22]
    assert [(name, "again" in why or "taken" in why) for name, why in found.left_out] == [("a.json", True), ("c.json", True)]


def test_a_verdict_is_the_courses_own_not_the_files():
    right = core.find("start_here.1").form.entry(expected("start_here.1"))
    said = dict(status="correct", count=1)
    assert marks.mark("start_here.1", {**said, "entry": right}).status == "correct"
    assert marks.mark("start_here.1", {**said, "entry": "1"}).status == "not yet"
    assert marks.mark("start_here.1", said).status == "not attempted"
    in_python = next(id for id, exercise in marks.every_question().items() if exercise.form is None)
    assert marks.mark(in_python, said).status == "said to be correct"


ODD = [None, 3, True, [], {}, [[]], [None], {"a": 1}, "x" * 5000, "__import__('os').system('touch /tmp/x')", "9" * 400,
       [["1"] * 9] * 9, ["a"] * 3, [1, 2, 3], 1e300, "\u0000", "½", "1e400", ["", "", ""]]


@pytest.mark.parametrize("id", marks.every_question())
def test_no_entry_breaks_the_table(id):
    for entry in ODD:
        each = marks.mark(id, dict(entry=entry, count=entry, status=entry))
        assert each.status in report.SIGNS and isinstance(each.answer, str)


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.found.update(name for name, _ in attrs)


def test_a_hostile_text_is_shown_as_text_and_is_no_formula(tmp_path, hand_ins):
    place = tmp_path / "class"
    place.mkdir()
    write(place / "seven.json", hand_ins[7])
    write(place / "<svg onload=alert(1)>.json", "no JSON")
    write(place / "=cmd.json", "no JSON")
    found = marks.read_class(place)
    rows, ids = marks.table(found.works)
    page, sheet = report.marks_page(found, rows, ids), report.csv_text(found, rows, ids)
    assert html.escape(HOSTILE) in page
    assert not {"script", "svg", "onload", "onerror", "src", "href", "link"} & Tags(page).found
    cells = [cell for row in csv.reader(sheet.removeprefix("\ufeff").splitlines()) for cell in row]
    assert f"'{HOSTILE}" in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"])
def test_what_begins_like_a_formula_is_guarded(text):
    assert report.guarded(text).startswith("'")


def test_the_hardest_question_and_its_commonest_mistake_stand_first():
    def row(*answers):
        return {f"start_here.{n}": marks.Mark("not yet" if answer else "correct", 1, answer, "why")
                for n, answer in enumerate(answers, start=1)}

    first, second = marks.hardest({"a": row("2", ""), "b": row("2", ""), "c": row("5", "7")}, ["start_here.1", "start_here.2"])
    assert first[:3] == ("start_here.1", 3, 3) and first[3][0] == ("2", 2, "why")
    assert second[:3] == ("start_here.2", 1, 3)


# --- the student's side

def some_work():
    FormState("start_here.1").do(dict(do="check", entry="3"))
    panel = PanelState(Reach())
    panel.do(dict(do="predict", name="half", answer="8"))
    panel.do(dict(do="save", name="mine"))


def test_what_is_handed_in_comes_back_whole(work, tmp_path, monkeypatch):
    some_work()
    path, text, unread = handed_in("  Цэнхэр  үнэг ", NOON)
    read = unpacked(text.encode())
    assert path.name == "Цэнхэр үнэг.json" and read.nickname == "Цэнхэр үнэг" and unread == [] and read.course == COURSE
    assert read.records == gathered()[0] and read.made == NOON
    assert set(read.times) == {("answers", "start_here.1"), ("predictions", "start_here.reach"), ("settings", "start_here.reach.mine")}
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "elsewhere"))
    assert brought(path)[0] == "3 records of Цэнхэр үнэг brought."
    assert gathered()[:2] == (read.records, read.times)
    assert brought(path) == ["0 records of Цэнхэр үнэг brought."]
    assert handed_in("Цэнхэр үнэг", NOON)[1] == text  # the same student, there and here


def test_damaged_work_is_named_and_the_rest_is_handed_in(work):
    some_work()
    (work / "answers" / "council.1.json").write_text("{")
    _, text, unread = handed_in("a")
    assert unread == ["answers/council.1.json"] and list(unpacked(text.encode()).records["answers"]) == ["start_here.1"]


@pytest.mark.parametrize("name", ["", " ", "=1", "<b>", "a/b", "a" * 31, "a\u202eb", "..", None])
def test_a_nickname_that_is_none_is_told(name):
    some_work()
    with pytest.raises(Refused, match="nickname"):
        handed_in(name)


def test_nothing_to_hand_in_is_told():
    with pytest.raises(Refused, match="no work yet"):
        handed_in("a")


def dated(kind, name, when):
    os.utime(my_work.path_of(kind, name), (when.timestamp(),) * 2)


@pytest.mark.parametrize(("later", "stays", "aside"), [(-1, "mine", "file"), (1, "theirs", "mine")])
def test_the_newer_record_wins_and_the_other_one_is_kept(later, stays, aside, tmp_path, work):
    records = {"answers": {"council.1": {"entry": "theirs"}}}
    write(tmp_path / "f.json", packed("", "s", records, {("answers", "council.1"): NOON + timedelta(hours=later)}, NOON))
    my_work.save("answers", "council.1", {"entry": "mine"})
    dated("answers", "council.1", NOON)
    told = brought(tmp_path / "f.json", NOON)
    assert my_work.load("answers", "council.1") == {"entry": stays} and "council.1" in told[1]
    kept = json.loads((work / "brought" / "2026-11-28_120000" / aside / "answers" / "council.1.json").read_text("utf-8"))
    assert kept["entry"] == ("theirs" if aside == "file" else "mine")


def test_predictions_of_both_sides_are_kept(tmp_path):
    records = {"predictions": {"start_here.reach": {"land": "about 50 %", "half": "9"}}}
    write(tmp_path / "f.json", packed("", "s", records, {}, NOON))
    my_work.save("predictions", "start_here.reach", {"half": "8"})
    dated("predictions", "start_here.reach", NOON + timedelta(hours=1))
    brought(tmp_path / "f.json")
    assert my_work.load("predictions", "start_here.reach") == {"half": "8", "land": "about 50 %"}


def test_a_damaged_record_gives_way_and_is_kept(tmp_path, work):
    write(tmp_path / "f.json", packed("", "s", {"answers": {"council.1": {"entry": "4"}}}, {}, NOON))
    my_work.save("answers", "council.1", {})
    my_work.path_of("answers", "council.1").write_text("{ half")
    brought(tmp_path / "f.json", NOON)
    assert my_work.load("answers", "council.1") == {"entry": "4"}
    assert (work / "brought/2026-11-28_120000/mine/answers/council.1.json").read_text() == "{ half"


def test_a_damaged_file_brings_nothing(tmp_path, work, capsys):
    write(tmp_path / "f.json", "{")
    assert commands.main(["bring", str(tmp_path / "f.json")]) == 1
    assert "no whole JSON" in capsys.readouterr().err and not work.exists()


def test_the_form_makes_the_file_and_says_where_it_is(work):
    form = HandInState()
    form.do(dict(do="make", nickname="a"))
    assert "no work yet" in form.frame["message"] and form.frame["text"] == ""
    some_work()
    form.do(dict(do="make", nickname="Blue fox"))
    assert unpacked(form.frame["text"].encode()).nickname == "Blue fox" and form.frame["file"] == "Blue fox.json"
    assert "my_work/hand_in/Blue fox.json" in form.frame["message"]
    assert form.frame["holds"] == "answers 1 · panels with predictions 1 · games 0 · saved settings 1"
    form.do(dict(do="make", nickname="<b>"))
    assert form.frame["text"] == "" and "Choose a nickname" in form.frame["message"]
    assert HandInState().frame["nickname"] == "Blue fox"
    form.do(dict(do="nothing"))


def test_on_a_server_a_copy_goes_to_the_class(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_CLASS", str(tmp_path / "shared"))
    some_work()
    form = HandInState()
    for _ in range(2):
        form.do(dict(do="make", nickname="Blue fox"))
    assert form.frame["message"].startswith("Your lecturer has it.")
    assert [work.nickname for work in marks.read_class(tmp_path / "shared").works] == ["Blue fox"]
    assert len(list((tmp_path / "shared").iterdir())) == 1


# --- codes

def kept(prediction, answer):
    return codes.code(PANEL, prediction, answer)


def every_prediction():
    for path in sorted(ROOT.glob("nutag/scenarios/[a-z]*.py")):
        for name in sorted(set(re.findall(rf'name = "({path.stem}\.\w+)"', path.read_text("utf-8")))):
            for prediction in crowd.scenario_of(name).predictions:
                yield name, prediction


def test_every_prediction_of_the_course_has_a_tag_of_its_own():
    found = [(name, p.name, codes.tag(name, p)) for name, p in every_prediction()]
    assert len({tag for *_, tag in found}) == len(found) > 40


def test_every_answer_comes_back_from_its_code():
    for name, prediction in every_prediction():
        for answer in prediction.options or ("8", "46.7", "-3.25", "1250000", "0", "0.07", "99999"):
            text = codes.code(name, prediction, answer)
            assert len(text) <= 10 and codes.decoded(text, name, (prediction,)) == (prediction, answer)
            typed = text.lower().replace("0", "o").replace("1", "l").replace("-", " ")
            assert codes.decoded(typed, name, (prediction,))[1] == answer


@pytest.mark.parametrize("answer", ["123456", "0.0000001", "1.23456e9"])
def test_a_number_with_too_many_digits_has_no_code(answer):
    half = Reach.predictions[0]
    assert codes.code("start_here.reach", half, answer) == ""


def test_one_wrong_sign_and_a_swap_of_any_two_are_always_told():
    predictions = table().predictions
    for prediction in predictions:
        for answer in prediction.options:
            text = kept(prediction, answer).replace("-", "")
            wrong = {text[:n] + sign + text[n + 1:] for n in range(8) for sign in codes.SIGNS}
            wrong |= {text[:i] + text[j] + text[i + 1:j] + text[i] + text[j + 1:] for i, j in combinations(range(8), 2)}
            for other in wrong - {text}:
                with pytest.raises(codes.WrongCode, match="wrong, or two are swapped"):
                    codes.decoded(other, PANEL, predictions)


def test_another_panels_code_a_short_one_and_a_strange_sign_are_told():
    text = kept(table().predictions[0], table().predictions[0].options[0])
    for wrong, why in ((text[:-1], "this one has 7"), (text + "0", "this one has 9"), ("U" + text[1:], "no code has the sign U"),
                       (codes.code("start_here.reach", Reach.predictions[0], "8"), "another question")):
        with pytest.raises(codes.WrongCode, match=why):
            codes.decoded(wrong, PANEL, table().predictions)


@pytest.mark.parametrize(("setting", "chosen", "shown"), [
    (None, False, False), (None, True, True), ("show", False, True), ("hide", True, False), ("maybe", False, False)])
def test_a_panel_shows_a_code_only_where_a_class_wants_it(setting, chosen, shown, monkeypatch):
    monkeypatch.delenv("NUTAG_CODES", raising=False)
    if setting:
        monkeypatch.setenv("NUTAG_CODES", setting)
    HandInState().do(dict(do="codes", on=chosen))
    panel = PanelState(Reach())
    panel.do(dict(do="predict", name="half", answer="8"))
    panel.do(dict(do="skip", name="land"))
    half, land = panel.frame["predictions"]
    assert half.get("code") == (codes.code("start_here.reach", Reach.predictions[0], "8") if shown else None)
    assert "code" not in land


# --- the mirror

def test_the_mirror_counts_files_and_codes_together(folder):
    options = table().predictions[0].options
    typed = "\n".join(["Blue fox: " + kept(table().predictions[0], options[0]), kept(table().predictions[0], options[1]), "K7Q2-0000"])
    found = marks.read_class(folder)
    before = crowd.from_works(PANEL, found.works)[0]
    both = Mirror(PANEL, folder, typed)
    share, dummy = both.crowds
    assert len(before.values) == 48 and sorted(share.values) == sorted([*before.values, *options[:2]])
    assert dummy.values == () and dummy.skipped == 48 and dummy.title == "Nobody has answered yet."
    assert sum("K7Q2" in fault for fault in both.faults) == 1 and len(both.faults) == 13
    right = table()().result  # the outcome is the scenario's own
    assert share.asked.right in options and right


def test_a_number_is_right_within_what_the_question_allows():
    half, land = crowd.from_works("start_here.reach", [unpacked(student(n, {}).encode()) for n in range(20)])
    assert half.asked.right == 2 and half.hits == sum(value == 2 for value in half.values)
    assert land.title == "0 of 20 were right; 20 said “about 25 %”."
    low = sum(value < 2 for value in half.values)
    assert half.title == f"{half.hits} of 20 were right; {low} said less, {20 - half.hits - low} said more."
    assert sorted(dot["value"] for dot in half.dots()) == sorted(half.values)
    assert max(dot["place"] for dot in half.dots()) + 1 == max(half.values.count(value) for value in half.values)


def test_many_different_numbers_share_columns_and_keep_their_own_words():
    asked = crowd.Asked("n", "How many?", (), "units", 500.0, 0, "It is 500.")
    dots = crowd.Crowd(asked, tuple(float(n) for n in range(0, 1000, 7))).dots()
    assert len({dot["value"] for dot in dots}) <= crowd.PLACES + 1 and {dot["text"] for dot in dots} >= {"7 units", "14 units"}
    assert all(abs(dot["value"] - float(dot["text"].split()[0])) <= 1000 / crowd.PLACES for dot in dots)


def test_one_number_far_from_all_others_stands_at_the_edge():
    asked = crowd.Asked("n", "How many?", (), "units", 5.0, 0, "It is 5.")
    found = crowd.Crowd(asked, (3.0, 4.0, 5.0, 6.0, 1e300, -1e300))
    assert [dot["value"] for dot in found.dots()] == [3, 3, 4, 5, 6, 6]
    assert found.title == "1 of 6 were right; 3 said less, 2 said more."
    assert [dot["value"] for dot in crowd.Crowd(asked, (9.0,)).dots()] == [9]


def test_a_choice_of_an_exercise_is_mirrored_too(folder):
    id = next(id for id, exercise in marks.every_question().items() if exercise.form and exercise.form.kind == "choice")
    found, = crowd.from_works(id, marks.read_class(folder).works)
    assert len(found.values) == 48 and found.asked.right == expected(id) and 0 < found.hits < 48


@pytest.mark.parametrize(("name", "says"), [("council.nothing", "No panel"), ("nowhere.1", "No panel"), ("../x", "No panel"),
                                            ("start_here.3", "another form"), ("start_here.1", "only predictions")])
def test_a_name_that_cannot_be_mirrored_is_told(name, says):
    assert says in repr(Mirror(name, codes="K7Q2-0000"))


def test_a_watched_folder_is_drawn_anew(tmp_path, hand_ins, monkeypatch):
    import asyncio

    from nutag.classroom import debrief
    place = tmp_path / "class"
    place.mkdir()
    write(place / "a.json", hand_ins[0])
    monkeypatch.setattr(debrief, "EVERY", 0.01)
    shown = []

    class Display:
        def update(self, html):
            shown.append(html.data)

    async def lecture():
        mirror = debrief.mirror("start_here.reach", place, watch=True)
        mirror._shown = Display()
        first = repr(mirror)
        await asyncio.sleep(0.05)
        write(place / "b.json", hand_ins[1])
        for _ in range(500):
            await asyncio.sleep(0.01)
            if shown:
                break
        mirror._watching.pop("start_here.reach").cancel()
        return first, repr(mirror)

    first, last = asyncio.run(lecture())
    assert "of 1 were" in first and "of 2 were" in last and "data:image/svg" in shown[0]


def test_the_lecturers_notebook_runs(monkeypatch):
    notebook = json.loads((ROOT / "instructors" / "mirror.ipynb").read_text("utf-8"))
    monkeypatch.chdir(ROOT / "instructors")
    space, counts = {}, []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            tree = ast.parse("".join(cell["source"]))
            shown = ast.Expression(tree.body.pop().value)
            exec(compile(tree, "the cell", "exec"), space)
            found = eval(compile(shown, "its last line", "eval"), space)
            assert isinstance(found, Mirror) and "No panel" not in repr(found)
            counts.append([len(crowd.values) for crowd in found.crowds])
    assert counts == [[1, 1], [], []]  # the codes in it are codes; the folder is the lecturer's


def test_the_course_names_its_version_once():
    assert f'version = "{COURSE}"' in (ROOT / "pyproject.toml").read_text("utf-8")
