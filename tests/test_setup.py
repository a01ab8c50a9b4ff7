"""`make setup` on machines that are too old, half set up, moved or interrupted; pip and venv are played by a script."""
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
# Plays `python3` and the environment's python: writes down what it is asked, fails where the test says so.
PLAYED = """#!/bin/sh
case "$*" in
    *version_info*) exit {too_old} ;;
    *ensurepip*) exit {no_venv} ;;
    *"-m venv"*) echo venv >>calls; rm -rf .venv; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
    *samefile*) exit $(cat moved 2>/dev/null || echo 0) ;;
    *--no-deps*) echo package >>calls ;;
    *requirements-test.txt*) echo test-lock >>calls ;;
    *requirements.txt*) echo lock >>calls; exit $(cat broken 2>/dev/null || echo 0) ;;
    *) echo "$2" >>calls ;;
esac
"""
SET_UP = ["venv", "lock", "package"]


@pytest.fixture
def course(tmp_path):
    """A folder with a space in its name, holding what make reads."""
    folder = tmp_path / "my course"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, folder)
    play(folder)
    return folder


def play(folder, name="python3", too_old=0, no_venv=0):
    (folder / "bin").mkdir(exist_ok=True)
    for known in ("python3", "python3.14", "python3.13", "python3.12", "python3.11"):
        if not (folder / "bin" / known).exists():
            play_one(folder / "bin" / known, 1, 1)
    play_one(folder / "bin" / name, too_old, no_venv)


def play_one(path, too_old, no_venv):
    path.write_text(PLAYED.format(too_old=too_old, no_venv=no_venv))
    path.chmod(0o755)


def make(folder, *arguments):
    """Run make with the played Pythons first on the path; give the result and what was asked of them."""
    calls = folder / "calls"
    calls.unlink(missing_ok=True)
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    result = subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, timeout=60,
                            env={**environment, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"})
    return result, calls.read_text().split() if calls.exists() else []


def test_setup_takes_every_step_once_and_the_second_time_none(course):
    result, asked = make(course, "setup")
    assert result.returncode == 0 and asked[:3] == SET_UP, result.stderr
    assert make(course, "setup")[1] == []


def test_the_lab_gets_the_runtime_lock_only_and_the_tests_add_theirs(course):
    assert "test-lock" not in make(course, "lab", "ARGS=--no-browser")[1]
    assert make(course, "test")[1] == ["test-lock", "pytest"]


def test_an_install_that_fails_is_repaired_by_running_again(course):
    (course / "broken").write_text("1")
    result, asked = make(course, "setup")
    assert result.returncode != 0 and "package" not in asked
    (course / "broken").unlink()
    assert make(course, "setup")[1][:3] == SET_UP


def test_a_new_lock_updates_in_place(course):
    make(course, "setup")
    later = (course / ".venv" / "ready").stat().st_mtime + 5
    os.utime(course / "requirements.txt", (later, later))
    assert make(course, "setup")[1][:2] == ["lock", "package"]


@pytest.mark.parametrize("damage", ["moved", "no python"])
def test_an_environment_that_no_longer_works_is_built_anew(course, damage):
    make(course, "setup")
    if damage == "moved":
        (course / "moved").write_text("1")
    else:
        (course / ".venv" / "bin" / "python").unlink()
    assert make(course, "setup")[1][:3] == SET_UP


def test_too_old_a_python_gets_one_clear_line(course):
    play(course, too_old=1, no_venv=0)
    result, asked = make(course, "setup")
    assert result.returncode != 0 and asked == []
    assert [line for line in result.stderr.splitlines() if "make" not in line.split(":")[0]] == [
        "Python 3.11 or later was not found: install it, or name it: make setup PYTHON=/path/to/python3"]


def test_a_python_without_venv_gets_one_clear_line(course):
    play(course, no_venv=1)
    result, asked = make(course, "setup")
    assert result.returncode != 0 and asked == []
    assert "python3 cannot make an environment" in result.stderr and "python3-venv" in result.stderr


def test_a_newer_python_under_its_own_name_is_found(course):
    play(course, too_old=1)
    play(course, "python3.12")
    assert make(course, "setup")[1][:3] == SET_UP


def test_python_can_be_named(course):
    play(course, too_old=1)
    named = course / "another python"
    play_one(named, 0, 0)
    assert make(course, "setup", f"PYTHON={named}")[1][:3] == SET_UP


def pins(lock):
    return dict(re.findall(r"^([\w.-]+==\S+) ?(.*?) ?\\$", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_the_test_lock_only_adds_to_the_runtime_lock():
    runtime, test = pins("requirements.txt"), pins("requirements-test.txt")
    assert len(runtime) > 50 and runtime.keys() < test.keys()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_every_pin_has_a_hash(lock):
    blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_answers_every_requirement_of_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.match(r"[\w-]+", line)[0] for line in project["dependencies"]}
    assert asked <= {pin.split("==")[0] for pin in pins("requirements.txt")}


def test_conda_and_binder_install_the_same_lock():
    conda, pip = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"][::2]
    assert pip == {"pip": ["-r requirements.txt"]}
    version = tuple(map(int, re.fullmatch(r"python=(3)\.(\d+)", conda).groups()))
    assert (3, 11) <= version <= (3, 14)
