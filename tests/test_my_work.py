"""The reader's work is whole or not there, and a disk that fails gets a sentence."""

import errno
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from nutag import my_work
from nutag.my_work import WorkError, load, names, save


@pytest.fixture(autouse=True)
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "work"))
    return tmp_path / "work"


def drafts(folder):
    return [path for path in folder.rglob("*") if path.suffix != ".json" and path.is_file()]


def test_a_record_comes_back_as_it_was(work):
    record = {"guess": 12.5, "why": "Жишээ аймаг", "list": [1, None, True]}
    save("predictions", "04 sharing", record)
    save("predictions", "04 sharing", {**record, "guess": 13})
    assert load("predictions", "04 sharing") == {**record, "guess": 13}
    assert "Жишээ" in (work / "predictions" / "04 sharing.json").read_text("utf-8")
    assert names("predictions") == ["04 sharing"] and drafts(work) == []


def test_nothing_kept_is_none():
    assert load("settings", "council") is None and names("settings") == []


def test_names_are_sorted_and_may_be_cyrillic():
    for name in ("миний сонголт", "b.2", "a"):
        save("settings", name, {})
    assert names("settings") == ["a", "b.2", "миний сонголт"]


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../a",
        "a/b",
        "a\\b",
        "/etc/passwd",
        ".hidden",
        "a.",
        "a ",
        "a:b",
        "a\0b",
        "a\nb",
        "a" * 81,
        "NUL",
        "com1.x",
        "*",
        None,
        3,
        Path("a"),
    ],
)
def test_an_unsafe_name_is_refused(name, work):
    for attempt in (
        lambda: save("settings", name, {}),
        lambda: save(name, "a", {}),
        lambda: load("settings", name),
    ):
        with pytest.raises(WorkError, match="cannot be a file name"):
            attempt()
    assert not work.exists()


@pytest.mark.parametrize(
    "record", [{"a": float("nan")}, {"a": {1, 2}}, {"a": object()}, 3, None, {(1, 2): 3}, {"a": "\ud800"}]
)
def test_what_json_cannot_hold_is_told_and_the_earlier_record_stays(record, work):
    save("answers", "a.1", {"count": 1})
    with pytest.raises(WorkError, match="could not be saved"):
        save("answers", "a.1", record)
    assert load("answers", "a.1") == {"count": 1} and drafts(work) == []


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"3", b"null", b"\xff\xfe{", b"\0" * 40, b'{"a": 1', b"[" * 10**5]
)
def test_a_damaged_file_is_told_and_left(content, work):
    path = work / "answers" / "a.1.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(WorkError, match=r"a\.1\.json is damaged\. Rename or delete it"):
        load("answers", "a.1")
    assert path.read_bytes() == content


def test_a_file_where_a_folder_should_be(work):
    work.write_text("")
    with pytest.raises(WorkError, match="a file stands where a folder is needed.*not lost"):
        save("answers", "a.1", {})
    with pytest.raises(WorkError, match="a file stands where"):
        load("answers", "a.1")
    assert names("answers") == []


def test_a_folder_where_a_file_should_be(work):
    (work / "answers" / "a.1.json").mkdir(parents=True)
    with pytest.raises(WorkError, match="a folder stands where"):
        save("answers", "a.1", {})
    with pytest.raises(WorkError, match="a folder stands where"):
        load("answers", "a.1")
    assert drafts(work) == []


def test_a_place_that_can_only_be_read(monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", "/proc/nutag")  # no one, not even root, can make a folder there
    with pytest.raises(WorkError, match="could not be saved"):
        save("answers", "a.1", {})


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk"),
        (errno.EROFS, "only be read"),
        (errno.EACCES, "may not write"),
        (errno.EIO, "the system says"),
    ],
)
@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_failing_disk_leaves_the_earlier_record(code, words, step, work, monkeypatch):
    save("answers", "a.1", {"count": 1})

    def fail(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(WorkError, match=words):
        save("answers", "a.1", {"count": 2})
    assert load("answers", "a.1") == {"count": 1} and drafts(work) == []


def test_an_interrupted_save_leaves_no_draft(work, monkeypatch):
    save("answers", "a.1", {"count": 1})

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save("answers", "a.1", {"count": 2})
    assert load("answers", "a.1") == {"count": 1} and drafts(work) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limits on Windows")
def test_a_disk_that_really_runs_out_in_the_middle(work):
    code = """
        import resource
        from nutag import my_work
        my_work.save("answers", "a.1", {"count": 1})
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            my_work.save("answers", "a.1", {"text": "x" * 100_000})
        except my_work.WorkError as error:
            assert "Make some space" in str(error), error
        else:
            raise AssertionError("the limit was not felt")
        assert my_work.load("answers", "a.1") == {"count": 1}
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True, env=os.environ)
    assert drafts(work) == []


def test_the_place_is_beside_the_workbooks_else_here(tmp_path, monkeypatch):
    monkeypatch.delenv("NUTAG_WORK")
    monkeypatch.setattr(my_work, "__file__", str(tmp_path / "site-packages" / "nutag" / "my_work.py"))
    inside = tmp_path / "course" / "my_work" / "exercises"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    assert my_work.folder() == inside / "my_work"
    (tmp_path / "course" / "workbooks").mkdir()
    assert my_work.folder() == tmp_path / "course" / "my_work"
    monkeypatch.setenv("NUTAG_WORK", "~/mine")
    assert my_work.folder() == Path.home() / "mine"


def test_a_clone_keeps_it_in_the_clone_from_any_working_directory(tmp_path, monkeypatch):
    monkeypatch.delenv("NUTAG_WORK")
    (tmp_path / "clone" / "workbooks").mkdir(parents=True)
    monkeypatch.setattr(my_work, "__file__", str(tmp_path / "clone" / "nutag" / "my_work.py"))
    monkeypatch.chdir("/")
    assert my_work.folder() == tmp_path / "clone" / "my_work"
