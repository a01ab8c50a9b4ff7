"""`make setup` and install.py on machines that are too old, half set up, moved, interrupted or set otherwise."""
import base64
import os
import re
import runpy
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from jupyter_client.manager import KernelManager

from nutag.panel import vega

ROOT = Path(__file__).parents[1]
# Plays `python3` and the environment's python: writes down what it is asked, fails where the test says so.
PLAYED = """#!/bin/sh
case "$*" in
    *version_info*) exit {too_old} ;;
    *ensurepip*) exit {no_venv} ;;
    *"--check --tests"*) test -e .venv/tests ;;
    *--check*) test -e .venv/ready ;;
    *"install.py --tests"*) echo set-up-for-tests >>calls
        mkdir -p .venv/bin; cp "$0" .venv/bin/python; touch .venv/ready .venv/tests ;;
    *install.py*) echo set-up >>calls; test ! -e broken || exit 1
        mkdir -p .venv/bin; cp "$0" .venv/bin/python; touch .venv/ready ;;
    *) echo "$2${{PYTHONPATH+-with-another-path}}" >>calls ;;
esac
"""
LAB = ["nutag.notebooks", "jupyterlab"]


@pytest.fixture
def course(tmp_path):
    """A folder with a space in its name, holding what make reads."""
    folder = tmp_path / "my course"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
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


def test_setup_is_done_once_and_the_second_time_nothing(course):
    result, asked = make(course, "setup")
    assert result.returncode == 0 and asked == ["set-up"], result.stderr
    assert make(course, "setup")[1] == []


def test_the_lab_gets_the_runtime_lock_only_and_the_tests_add_theirs(course):
    assert make(course, "lab", "ARGS=--no-browser")[1] == ["set-up", *LAB]
    assert make(course, "test")[1] == ["set-up-for-tests", "pytest"]


def test_a_setup_that_fails_opens_no_lab_and_is_tried_again(course):
    (course / "broken").touch()
    result, asked = make(course, "lab")
    assert result.returncode != 0 and asked == ["set-up"]
    (course / "broken").unlink()
    assert make(course, "lab")[1] == ["set-up", *LAB]


def test_an_environment_without_its_python_is_set_up_again(course):
    make(course, "setup")
    (course / ".venv" / "bin" / "python").unlink()
    assert make(course, "setup")[1] == ["set-up"]


def test_a_readers_own_modules_do_not_reach_the_lab(course, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/old/altair")
    assert make(course, "lab")[1] == ["set-up", *LAB]


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
    assert make(course, "setup")[1] == ["set-up"]


def test_python_can_be_named(course):
    play(course, too_old=1)
    named = course / "another python"
    play_one(named, 0, 0)
    assert make(course, "setup", f"PYTHON={named}")[1] == ["set-up"]


# From here on pip and venv are real; the course is a small one, its packages are two wheels made here.


def wheel(folder, name):
    """Write a wheel with one module in it; give its line in a lock."""
    info = f"{name}-1.0.dist-info"
    files = {f"{name}.py": "", f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
             f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"}
    digests = {path: base64.urlsafe_b64encode(sha256(text.encode()).digest()).decode().rstrip("=")
               for path, text in files.items()}
    record = "".join(f"{path},sha256={digests[path]},{len(files[path])}\n" for path in files)
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in {**files, f"{info}/RECORD": record + f"{info}/RECORD,,\n"}.items():
            archive.writestr(inside, text)
    return f"{name}==1.0 --hash=sha256:{sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    return tmp_path_factory.mktemp("wheels")


@pytest.fixture(scope="module")
def finished(tmp_path_factory, wheels):
    """A small course that was set up, with its test tools."""
    folder = tmp_path_factory.mktemp("finished") / "my course"
    (folder / "nutag" / "panel").mkdir(parents=True)
    for path in ("nutag/__init__.py", "nutag/panel/__init__.py", "nutag/panel/vega.py"):
        (folder / path).touch()
    shutil.copy(ROOT / "install.py", folder)
    (folder / "requirements.txt").write_text(wheel(wheels, "demo"))
    (folder / "requirements-test.txt").write_text(wheel(wheels, "demo") + wheel(wheels, "demotest"))
    result = install(folder, "--tests", PIP_FIND_LINKS=str(wheels))
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="module")
def empty(finished, tmp_path_factory):
    """What `venv` makes, kept: each takes it half a minute on a busy machine."""
    return shutil.copytree(finished / ".venv", tmp_path_factory.mktemp("empty") / ".venv", symlinks=True,
                           ignore=shutil.ignore_patterns("demo*", "nutag.pth", "requirements*.txt"))


@pytest.fixture
def small_course(finished, tmp_path):
    """The small course in another folder, with a name that is not ASCII."""
    return Path(shutil.copytree(finished, tmp_path / "Сүхбаатар аймаг", symlinks=True))


COPYING = """
import shutil, sys
sys.path.insert(0, sys.argv[1])
import install
install.create = lambda place: bool(shutil.copytree(sys.argv[2], place, symlinks=True))
sys.exit(install.main(sys.argv[3:]))
"""


def install(folder, *arguments, empty=None, interpreter=sys.executable, **variables):
    """Run install.py without a network; packages come from where the variables say, a new environment from `empty`."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    script = ["-c", COPYING, folder, empty] if empty else [folder / "install.py"]
    return subprocess.run([interpreter, "-I", *script, *arguments], capture_output=True, text=True,
                          timeout=300, cwd="/",
                          env={**inherited, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", **variables})


def environment_has(folder, *modules, place=".venv", **variables):
    code = "import " + ", ".join(["nutag", *modules]) + "; print(ascii(nutag.__file__))"
    result = subprocess.run([folder / place / "bin" / "python", "-I", "-c", code], capture_output=True, text=True,
                            env={**os.environ, **variables})
    return result.returncode == 0 and result.stdout.strip() == ascii(str(folder / "nutag" / "__init__.py"))


def everything(folder):
    return sorted((str(path), path.lstat().st_size) for path in folder.rglob("*") if "__pycache__" not in path.parts)


def test_a_finished_environment_is_left_alone(finished):
    assert environment_has(finished, "demo", "demotest")
    before = everything(finished)
    assert install(finished, "--tests").stdout == "" and everything(finished) == before


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_a_moved_folder_needs_nothing(small_course, locale):
    """Whatever its name, and whatever the locale that the name is read in."""
    assert environment_has(small_course, "demo", "demotest", LC_ALL=locale)
    check = install(small_course, "--check", "--tests", interpreter=small_course / ".venv/bin/python", LC_ALL=locale)
    assert check.returncode == 0, check.stderr


def test_an_environment_that_looks_for_the_course_elsewhere_is_mended_without_a_network(small_course):
    """As after a move of an earlier edition, which kept the folder's whole name: here one that C cannot read."""
    [packages] = small_course.glob(".venv/lib/python3*/site-packages")
    (packages / "nutag.pth").unlink()
    (packages / "_editable_impl_nutag_workbooks.pth").write_text("/Сүхбаатар", encoding="utf-8")
    result = install(small_course, LC_ALL="C")
    assert result.returncode == 0, result.stdout + result.stderr
    assert environment_has(small_course, "demo", "demotest", LC_ALL="C")


def test_an_environment_is_never_lost_for_a_new_one_that_cannot_be_had(small_course, empty, wheels):
    (small_course / ".venv" / "bin" / "python").unlink()
    before = everything(small_course)
    result = install(small_course, empty=empty)
    assert result.returncode == 1 and "is there still" in result.stderr and everything(small_course) == before
    assert install(small_course, empty=empty, PIP_FIND_LINKS=str(wheels)).returncode == 0
    assert environment_has(small_course, "demo", "demotest"), "the test tools were there before"


def test_a_new_lock_updates_in_place_or_leaves_what_is_there(small_course, empty, wheels):
    new = wheel(wheels, "more")
    with open(small_course / "requirements.txt", "a") as lock:
        lock.write(new)
    mark = small_course / ".venv" / "mark"
    mark.touch()
    assert install(small_course, empty=empty).returncode == 1
    assert environment_has(small_course, "demo") and mark.exists()
    assert install(small_course, empty=empty, PIP_FIND_LINKS=str(wheels)).returncode == 0
    assert environment_has(small_course, "more") and mark.exists()


def test_a_setup_that_was_killed_is_done_anew(small_course, empty, wheels):
    mark = small_course / ".venv" / "mark"
    mark.touch()
    shutil.copytree(small_course / ".venv", small_course / ".venv-before", symlinks=True)
    shutil.rmtree(small_course / ".venv" / "lib")
    assert install(small_course, empty=empty).returncode == 0
    assert environment_has(small_course, "demo") and mark.exists()
    assert not (small_course / ".venv-before").exists()
    (small_course / ".venv" / "unfinished").touch()
    (small_course / ".venv" / "requirements.txt").unlink()
    assert install(small_course, empty=empty, PIP_FIND_LINKS=str(wheels)).returncode == 0
    assert environment_has(small_course, "demo") and not mark.exists()


def test_a_readers_pip_settings_say_where_packages_are_and_nothing_else(small_course, empty, wheels, tmp_path):
    shutil.rmtree(small_course / ".venv")
    (tmp_path / "pip.conf").write_text(f"[global]\nuser = true\nfind-links = {wheels}\nrequire-hashes = true\n"
                                       f"[install]\ntarget = {tmp_path}/target\n")
    result = install(small_course, PIP_CONFIG_FILE=str(tmp_path / "pip.conf"), empty=empty, PIP_USER="1",
                     PIP_REQUIRE_HASHES="1", PIP_PREFIX=str(tmp_path / "prefix"), PIP_NO_BINARY=":all:")
    assert result.returncode == 0, result.stdout + result.stderr
    assert environment_has(small_course, "demo")
    assert not (tmp_path / "target").exists() and not (tmp_path / "prefix").exists()


def test_the_environment_can_stand_outside_the_course(small_course, empty, wheels, tmp_path):
    """As on Windows, where the path must be short; there it names the course's folder, in ASCII."""
    assert install(small_course, tmp_path / "nutag", empty=empty, PIP_FIND_LINKS=str(wheels)).returncode == 0
    assert environment_has(small_course, "demo", place=tmp_path / "nutag", LC_ALL="C")


def test_an_environment_of_another_user_gets_one_sentence(small_course, monkeypatch, capsys):
    """Root may write everywhere, so the system's answer is played."""
    (small_course / ".venv" / "requirements.txt").unlink()
    before = everything(small_course)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != ".venv")
    said = runpy.run_path(str(small_course / "install.py"))["main"]([])
    assert re.fullmatch(r"You may not write in .*\.venv: .* Copy the course into a folder of your own.*", said)
    assert capsys.readouterr().out == "" and everything(small_course) == before


def test_the_vega_bundle_is_made_where_it_cannot_be_kept(tmp_path, monkeypatch):
    (tmp_path / "share").touch()  # a file where a folder is needed: not even root can write there
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(vega, "make", lambda: "the bundle")
    assert vega.bundle() == "the bundle"


def test_a_readers_file_hides_no_module_of_the_course(small_course, tmp_path):
    """A real kernel, in a folder with a nutag.py, a demo.py and a module of the reader's own."""
    desk = tmp_path / "desk"
    desk.mkdir()
    for name in ("nutag", "demo", "mine"):
        (desk / f"{name}.py").touch()
    [packages] = small_course.glob(".venv/lib/python3*/site-packages")
    with open(packages / "nutag.pth", "a") as way:  # the small course has no ipykernel: it borrows this one
        way.write(sysconfig.get_path("purelib") + "\n")
    kernel = KernelManager()
    kernel.kernel_spec.argv[0] = str(small_course / ".venv" / "bin" / "python")
    kernel.start_kernel(cwd=desk, env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"})
    client = kernel.blocking_client()
    shown = []
    try:
        client.start_channels()
        client.wait_for_ready(timeout=120)
        client.execute_interactive("import demo, mine, nutag; print(nutag.__file__, demo.__file__, mine.__file__)",
                                   output_hook=lambda message: shown.append(message["content"].get("text", "")))
    finally:
        client.stop_channels()
        kernel.shutdown_kernel(now=True)
    expected = [small_course / "nutag" / "__init__.py", packages / "demo.py", desk / "mine.py"]
    assert "".join(shown).strip() == " ".join(map(str, expected))


def test_windows_finds_every_file_of_the_environment():
    """Windows refuses a path of 260 characters; a user's name has at most 20 there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [place] = set(re.findall(r'"%LOCALAPPDATA%(\\\w+)', readme))
    prefix = "C:\\Users\\" + 20 * "x" + "\\AppData\\Local" + place + "\\"
    inside = [re.sub(r"^lib/python3\.\d+/", "Lib/", str(path.relative_to(sys.prefix)))
              for path in Path(sys.prefix).rglob("*")]
    longest = max(inside, key=len)
    assert len(inside) > 1000 and len(prefix + longest) < 260, longest


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
