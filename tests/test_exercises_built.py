"""Exercises are what the builder makes of the solutions, and they give nothing away."""

import ast
import json
import re
import subprocess
from pathlib import Path

import nbformat
import pytest
from jupyter_client import KernelManager
from nbclient import NotebookClient
from nbformat import v4

from nutag import notebooks
from nutag.checks import core
from nutag.my_work import WorkError

ROOT = Path(__file__).parents[1]
SOLUTIONS = sorted((ROOT / "solutions").glob("*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("*.ipynb"))
every_solution = pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)


def calls_check(cell):
    return cell.cell_type == "code" and bool(ids_checked_in(cell))


def ids_checked_in(cell):
    calls = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)]
    return [call.args[0].value for call in calls if getattr(call.func, "id", "") in ("ask", "check")]


# ---- the course's own notebooks


def test_every_exercise_has_its_solution_and_the_other_way_round():
    assert [path.name for path in EXERCISES] == [path.name for path in SOLUTIONS]


@every_solution
def test_building_again_gives_the_same_bytes(path):
    built = notebooks.text(notebooks.build_exercise(notebooks.read(path), path.name))
    assert (ROOT / "exercises" / path.name).read_bytes() == built.encode("utf-8")


@every_solution
def test_the_exercise_gives_nothing_away(path):
    solution, exercise = notebooks.read(path), notebooks.read(ROOT / "exercises" / path.name)
    assert notebooks.leaks(exercise) == []
    for secret in secrets_of(solution):
        assert not any(secret in cell.source for cell in exercise.cells), f"{secret!r} is still there"


@every_solution
def test_a_model_answer_never_reaches_the_exercise(path):
    texts = [cell for cell in notebooks.read(path).cells if cell.cell_type == "markdown"]
    ours = [cell for cell in texts if re.search(r"^\s*\*\*Our(s\b| answer)", cell.source, re.MULTILINE)]
    kept = [cell.source[:60] for cell in ours if "solution" not in cell.metadata.get("tags", ())]
    assert not kept, f"give these cells the tag `solution`: {kept}"


def secrets_of(solution):
    """The lines that were to go: right-hand sides, blocks, solution cells; short ones prove nothing."""
    for cell in solution.cells:
        if "solution" in cell.metadata.get("tags", ()):
            yield from (line.strip() for line in cell.source.splitlines() if len(line.strip()) > 20)
            continue
        inside = False
        for line in cell.source.splitlines():
            marker = notebooks.MARKER.search(line)
            inside = inside if not marker else (marker[1] or "").upper() == "BEGIN"
            answer = (
                line.split("=", 1)[-1].split("#")[0].strip()
                if marker and not marker[1]
                else line.strip() * inside
            )
            if len(answer) > 12 and not (marker and marker[1]):
                yield answer


@every_solution
def test_only_check_cells_keep_an_output_and_all_of_them_say_correct(path):
    for cell in notebooks.read(path).cells:
        if cell.cell_type != "code":
            continue
        assert notebooks.is_check(cell) == calls_check(cell), f"cell {cell.id}: the tag is for check cells"
        if notebooks.is_check(cell):
            assert isinstance(cell.execution_count, int), f"cell {cell.id}: nbval compares only counted cells"
            assert [re.match("✔ (Correct|Kept)", output.data["text/plain"]) is not None for output in cell.outputs] == [
                True
            ], f"cell {cell.id}"
        else:
            assert cell.outputs == [] and cell.execution_count is None, f"cell {cell.id}"


@every_solution
def test_a_solution_asks_every_declared_question_once(path):
    stem = path.stem.split("_", 1)[1]
    asked = [id for cell in notebooks.read(path).cells if calls_check(cell) for id in ids_checked_in(cell)]
    assert sorted(asked) == sorted(core._declared(f"{stem}.1"))


@pytest.fixture(scope="module")
def kernel():
    """One for all exercises, which takes its time to start; each of them begins with no name defined."""
    started = KernelManager()
    started.start_kernel(cwd=str(ROOT / "exercises"))
    yield started
    started.shutdown_kernel(now=True)


@every_solution
def test_an_untouched_exercise_says_not_attempted_everywhere(path, kernel):
    exercise = notebooks.read(ROOT / "exercises" / path.name)
    exercise.cells.insert(0, v4.new_code_cell("get_ipython().reset()"))
    client = NotebookClient(exercise, km=kernel, timeout=120)
    client.execute()
    client.kc.stop_channels()  # of a kernel that is not its own it leaves them open
    shown = [cell.outputs[-1].data["text/plain"] for cell in exercise.cells if calls_check(cell)]
    assert shown and all("Not attempted" in text for text in shown), shown


@every_solution
def test_a_solution_is_stored_as_the_command_stores_it(path):
    assert path.read_bytes() == notebooks.text(
        notebooks.strip(notebooks.read(path), keep=notebooks.is_check)
    ).encode("utf-8")


# ---- the builder, on small notebooks


def code(source, *tags, **more):
    return v4.new_code_cell(source, metadata={"tags": list(tags)} if tags else {}, **more)


def notebook(*cells):
    return v4.new_notebook(cells=list(cells))


@pytest.mark.parametrize(
    ("solution", "exercise"),
    [
        ("units = 21 + 1  # SOLUTION", "units = ..."),
        ("units=21+1 #solution", "units = ..."),
        ("if True:\n    units = 22  # SOLUTION\nprint(1)", "if True:\n    units = ...\nprint(1)"),
        ("def f(x):\n    return x + 1  # SOLUTION", "def f(x):\n    return ..."),
        (
            "def f(x):\n    '''Add one.'''\n    # BEGIN SOLUTION\n    y = x\n    return y + 1\n    # END SOLUTION\nf(1)",
            "def f(x):\n    '''Add one.'''\n    return ...\nf(1)",
        ),
        (
            "def f(x):\n    for y in x:\n        # BEGIN SOLUTION\n        return y\n        # END SOLUTION",
            "def f(x):\n    for y in x:\n        return ...",
        ),
        ("a = 1\n# BEGIN SOLUTION\nb = 2\n# END SOLUTION\nc = 3", "a = 1\n...\nc = 3"),
        ("class A:\n    # BEGIN SOLUTION\n    b = 2\n    # END SOLUTION", "class A:\n    ..."),
        ("def f():\n    return 1\n\n# BEGIN SOLUTION\nf()\n# END SOLUTION", "def f():\n    return 1\n\n..."),
        ("check('a.1', x)", "check('a.1', x)"),
        ('ask("a.1", answer=22)  # SOLUTION', 'ask("a.1")'),
        ("x = 1\nask('a.1', answer='өвөө')  # SOLUTION", 'x = 1\nask("a.1")'),
        ('ask("a.1", answer={\n    "a": 1,\n    "b": 2})  # SOLUTION', 'ask("a.1")'),
        ('ask("a.1")', 'ask("a.1")'),
        ("text = 'a # comment'", "text = 'a # comment'"),
    ],
)
def test_answers_give_way_to_dots(solution, exercise):
    assert notebooks.stub(solution) == exercise


@pytest.mark.parametrize(
    "source",
    [
        "# BEGIN SOLUTION\nx = 1",
        "x = 1\n# END SOLUTION",
        "# BEGIN SOLUTION\n# BEGIN SOLUTION\n# END SOLUTION",
        "x = [1,  # SOLUTION\n     2]",
        "x = [\n    1,\n]  # SOLUTION",
        "print(22)  # SOLUTION",
        "x == 22  # SOLUTION",
        'ask("a.1", answer=22)',
        'ask("a.1", answer="# SOLUTION")',
        'x = ask("a.1", answer=22)  # SOLUTION; y',
        "a, b = 1, 2  # SOLUTION",
        "%matplotlib inline\nx = 1  # SOLUTION",
        "# SOLUTION",
        "x = 1  # SOLUTION NO PROMPT",
        "return 3  # SOLUTION",
        "def f(:",
    ],
)
def test_a_marker_that_cannot_be_followed_names_notebook_and_cell(source):
    with pytest.raises(ValueError, match="09_demo.ipynb, cell 'here'"):
        notebooks.build_exercise(
            notebook(code("x = 1"), v4.new_code_cell(source, id="here")), "09_demo.ipynb"
        )


def demo():
    output = v4.new_output("execute_result", data={"text/plain": "22"}, execution_count=3)
    cells = [
        v4.new_markdown_cell("# Demo"),
        code("x = 22  # SOLUTION", "raises-exception", execution_count=2),
        code("x", notebooks.CHECK_TAG, execution_count=3, outputs=[output]),
        v4.new_markdown_cell("Ours: 22.", metadata={"tags": ["solution"]}),
        code("print(22)", "solution"),
    ]
    return notebook(*cells)


def test_an_exercise_has_no_outputs_tags_or_solution_cells_and_keeps_its_ids():
    solution = demo()
    before = notebooks.text(solution)
    exercise = notebooks.build_exercise(solution)
    assert [cell.source for cell in exercise.cells] == ["# Demo", "x = ...", "x"]
    assert [cell.id for cell in exercise.cells] == [cell.id for cell in solution.cells[:3]]
    assert notebooks.leaks(exercise) == [] and notebooks.text(solution) == before
    assert exercise.metadata == notebooks.METADATA
    nbformat.validate(exercise)


def test_the_leak_scan_sees_markers_tags_outputs_and_counts():
    assert len(notebooks.leaks(demo())) == 7
    assert notebooks.leaks(notebook(v4.new_markdown_cell("# Solution")))
    assert notebooks.leaks(notebook(code('ask("a.1", answer=22)'))) and not notebooks.leaks(notebook(code('ask("a.1")')))


def test_only_the_code_of_a_form_is_folded_in_an_exercise():
    cells = notebooks.build_exercise(notebook(code('ask("a.1", answer=22)  # SOLUTION'), code("x = 1"))).cells
    assert [cell.metadata for cell in cells] == [{"jupyter": {"source_hidden": True}}, {}]
    assert notebooks.strip(notebook(*cells)).cells[0].metadata == cells[0].metadata


def test_stripping_keeps_what_it_is_told_to_keep():
    solution = demo()
    solution.cells[0].metadata.update(collapsed=True, ExecuteTime="now")
    solution.metadata.update(widgets={"state": 1})
    clean = notebooks.strip(solution, keep=notebooks.is_check)
    assert (
        clean.cells[2].execution_count == 3 and clean.cells[2].outputs and not clean.cells[1].execution_count
    )
    assert clean.cells[0].metadata == {} and clean.metadata == notebooks.METADATA


@pytest.fixture
def course(tmp_path, monkeypatch):
    for name in ("solutions", "exercises", "workbooks"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "mine"))
    (tmp_path / "solutions" / "01_demo.ipynb").write_text(notebooks.text(demo()), "utf-8")
    return tmp_path


def test_storing_and_building_are_stable(course):
    [path] = notebooks.build_exercises(course)
    first = path.read_bytes()
    assert first.endswith(b"\n") and b'\n "cells"' in first
    notebooks.build_exercises(course)
    assert path.read_bytes() == first == notebooks.text(notebooks.read(path)).encode("utf-8")


def test_nothing_is_written_if_one_solution_fails(course):
    (course / "solutions" / "02_bad.ipynb").write_text(
        notebooks.text(notebook(code("# BEGIN SOLUTION"))), "utf-8"
    )
    with pytest.raises(ValueError, match="02_bad.ipynb, cell .* never closed"):
        notebooks.build_exercises(course)
    assert list((course / "exercises").iterdir()) == []


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"cells": 3}', '{"cells": [{}], "nbformat": 4, "nbformat_minor": 5}', "\0"]
)
def test_a_damaged_notebook_is_named(course, content):
    path = course / "solutions" / "01_demo.ipynb"
    path.write_text(content)
    with pytest.raises(ValueError, match="01_demo.ipynb is not a whole notebook"):
        notebooks.read(path)


def test_a_cell_without_an_id_gets_a_stable_one(course):
    old = {"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["a\n", "b"]}], "metadata": {}}
    path = course / "solutions" / "02_old.ipynb"
    path.write_text(json.dumps({**old, "nbformat": 4, "nbformat_minor": 4}))
    assert [(cell.id, cell.source) for cell in notebooks.read(path).cells] == [("cell-0", "a\nb")]


def test_missing_exercises_are_copied_and_the_readers_own_are_never_touched(course):
    notebooks.build_exercises(course)
    [copied] = notebooks.copy_missing_exercises(course)
    assert copied == course / "mine" / "exercises" / "01_demo.ipynb"
    copied.write_text("my own answers")
    assert notebooks.copy_missing_exercises(course) == [] and copied.read_text() == "my own answers"
    copied.unlink()
    copied.symlink_to(course / "nowhere")
    assert notebooks.copy_missing_exercises(course) == []


def test_an_exercise_mended_in_the_course_reaches_the_reader_and_takes_nothing(course, capsys):
    notebooks.build_exercises(course)
    [mine] = notebooks.copy_missing_exercises(course)
    upstream = course / "exercises" / "01_demo.ipynb"
    upstream.write_text("mended")
    assert notebooks.copy_missing_exercises(course) == [mine] and mine.read_text() == "mended", "never touched: renewed"
    mine.write_text("my own answers")
    upstream.write_text("mended again")
    [beside] = notebooks.copy_missing_exercises(course)
    assert (beside.name, beside.read_text(), mine.read_text()) == ("01_demo_2.ipynb", "mended again", "my own answers")
    told = "Exercise 01_demo has changed in the course. Yours is kept; the new one is 01_demo_2.ipynb."
    assert told in capsys.readouterr().out
    assert notebooks.copy_missing_exercises(course) == [], "told once"


def test_a_changed_lesson_is_kept_before_an_update(course):
    lesson = course / "workbooks" / "Сум 01.ipynb"
    lesson.parent.mkdir(exist_ok=True)
    lesson.write_text("the course's")
    git = ["git", "-C", str(course), "-c", "user.name=A", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "workbooks"], ["commit", "-qm", "a"]):
        subprocess.run([*git, *words], check=True)
    for number, words in enumerate(("mine", "mine again"), start=2):
        lesson.write_text(words)
        [kept] = notebooks.keep_changed_lessons(course)
        assert kept == course / "mine" / "workbooks" / f"Сум 01_{number}.ipynb"
        assert kept.read_text() == words and lesson.read_text() == "the course's"
    assert notebooks.keep_changed_lessons(course) == []


def test_a_reader_folder_that_cannot_be_written_is_told(course, monkeypatch, capsys):
    notebooks.build_exercises(course)
    (course / "mine").write_text("")
    with pytest.raises(WorkError, match="could not be saved"):
        notebooks.copy_missing_exercises(course)
    monkeypatch.chdir(course)
    monkeypatch.setattr(notebooks, "course_root", lambda: course)
    assert notebooks.main(["copy"]) == 1
    assert "could not be saved" in capsys.readouterr().err


def test_running_the_solutions_keeps_the_check_cells_only(course):
    path = course / "solutions" / "01_demo.ipynb"
    path.write_text(
        notebooks.text(
            notebook(
                code("import os\nfrom nutag.checks import Feedback"),
                code("print(os.environ['NUTAG_WORK'])"),
                code("Feedback('correct', 'Well done.')", notebooks.CHECK_TAG),
            )
        ),
        "utf-8",
    )
    for _ in range(2):
        assert notebooks.run_solutions(course, "01") == [path]
        first, second, third = notebooks.read(path).cells
        assert (first.outputs, second.outputs, second.execution_count) == ([], [], None)
        assert third.execution_count == 3 and notebooks.shown(third) == "✔ Correct. Well done."
    assert not (course / "mine").exists()


def test_a_pass_keeps_the_work_of_earlier_solutions_and_writes_nothing(course, monkeypatch, capfd):
    start = code("from nutag import my_work\nfrom nutag.checks import Feedback")
    first = notebook(start, code("my_work.save('settings', 'mine', {'origin': 40})"))
    second = notebook(start, code("Feedback('correct', str(my_work.load('settings', 'mine')['origin']))", notebooks.CHECK_TAG))
    third = notebook(start, code("Feedback('not yet', 'One more.')", notebooks.CHECK_TAG))
    paths = [course / "solutions" / name for name in ("01_demo.ipynb", "02_later.ipynb", "03_wrong.ipynb")]
    for path, content in zip(paths, (first, second, third)):
        path.write_text(notebooks.text(content), "utf-8")
    before = [path.read_bytes() for path in paths]
    monkeypatch.setattr(notebooks, "course_root", lambda: course)
    assert notebooks.main(["pass"]) == 1
    said = capfd.readouterr()
    assert "03_wrong.ipynb" in said.err and "Not yet. One more." in said.err and "02_later.ipynb" not in said.err
    assert [line.split(":")[0] for line in said.out.splitlines()] == ["01_demo", "02_later", "03_wrong", "the whole pass"]
    paths[2].unlink()
    assert notebooks.main(["pass"]) == 0
    assert [path.read_bytes() for path in paths[:2]] == before[:2] and not (course / "mine").exists()


def test_every_check_that_is_not_correct_is_named_and_its_notebook_left(course, monkeypatch, capfd):
    sources = {"correct": "Feedback('correct', 'Yes.')", "wrong": "Feedback('not yet', 'One more.')",
               "empty": "Feedback('not attempted', 'Put it here.')", "silent": "None"}
    cells = {id: v4.new_code_cell(source, id=id, metadata={"tags": [notebooks.CHECK_TAG]})
             for id, source in sources.items()}
    start = code("from nutag.checks import Feedback")
    bad, good = course / "solutions" / "01_demo.ipynb", course / "solutions" / "02_good.ipynb"
    bad.write_text(notebooks.text(notebook(start, *cells.values())), "utf-8")
    good.write_text(notebooks.text(notebook(start, cells["correct"])), "utf-8")
    before = bad.read_bytes()
    monkeypatch.setattr(notebooks, "course_root", lambda: course)
    assert notebooks.main(["run-solutions"]) == 1
    said = capfd.readouterr().err
    assert said.splitlines()[1:] == [
        "01_demo.ipynb, cell 'wrong': ✎ Not yet. One more.",
        "01_demo.ipynb, cell 'empty': ○ Not attempted. Put it here.",
        "01_demo.ipynb, cell 'silent': nothing shown",
    ]
    assert bad.read_bytes() == before and notebooks.read(good).cells[1].outputs


def test_cleaning_keeps_check_cells_and_is_stable(course, monkeypatch, capsys):
    lesson, solution, other = (course / name for name in
                               ("workbooks/01_demo.ipynb", "solutions/01_demo.ipynb", "workbooks/02_other.ipynb"))
    for path in (lesson, other):
        path.write_text(json.dumps({**demo(), "metadata": {"widgets": {"state": 1}}}), "utf-8")
    before = other.read_bytes()
    assert notebooks.clean(course, "01_demo") == [lesson, solution]
    stored = lesson.read_bytes(), solution.read_bytes()
    assert [cell.outputs for cell in notebooks.read(lesson).cells if cell.cell_type == "code"] == [[], [], []]
    assert [notebooks.shown(cell) for cell in notebooks.read(solution).cells[1:3]] == ["", "22"]
    assert notebooks.clean(course, "01_demo") == [] and other.read_bytes() == before
    assert (lesson.read_bytes(), solution.read_bytes()) == stored
    monkeypatch.setattr(notebooks, "course_root", lambda: course)
    assert notebooks.main(["clean", "o1_demo"]) == 1
    assert "no notebook in workbooks or solutions has 'o1_demo' in its name" in capsys.readouterr().err


def test_a_solution_that_raises_is_named_and_left(course):
    path = course / "solutions" / "01_demo.ipynb"
    path.write_text(notebooks.text(notebook(code("1 / 0"))), "utf-8")
    before = path.read_bytes()
    with pytest.raises(ValueError, match="01_demo.ipynb: .*\n(.*\n)*.*ZeroDivisionError"):
        notebooks.run_solutions(course)
    assert path.read_bytes() == before


def test_an_unknown_command_shows_the_commands(capsys):
    assert notebooks.main([]) == notebooks.main(["exercise"]) == 1
    assert "run-solutions" in capsys.readouterr().err
