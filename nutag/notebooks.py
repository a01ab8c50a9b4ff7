"""Notebooks as files: exercises built from solutions, outputs stripped, exercises handed to the reader.

    python -m nutag.notebooks exercises             build exercises/ from solutions/
    python -m nutag.notebooks copy                  copy missing exercises to the reader's own folder
    python -m nutag.notebooks keep                  before an update: changed lessons to the reader's own folder
    python -m nutag.notebooks run-solutions [stem]  run solutions/, keep the output of their check cells only
    python -m nutag.notebooks pass [stem]           run every solution in order, with one folder of work, and write nothing
    python -m nutag.notebooks clean [stem]          store workbooks/ and solutions/ without other outputs
"""

import ast
import copy
import json
import os
import re
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from time import monotonic

import nbformat

from nutag.my_work import WorkError, course_root, folder, write_whole

MARKER = re.compile(r"#\s*(?:(BEGIN|END)\s+)?SOLUTION\b", re.IGNORECASE)
ANSWER_LINE = re.compile(r"(\s*)(?:(\w+)\s*=(?!=)|(return)\b).*#\s*SOLUTION\s*", re.IGNORECASE)
ASKED = r'ask\("[\w.]+"\)'  # the whole code of a cell that shows a form
CHECK_TAG = "nbval-check-output"
CORRECT = "✔"  # how a check begins that found the answer right, or kept what has no right answer
KEPT = ("tags", "slideshow")
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def build_exercise(solution, name="notebook"):
    """The exercise of a solution: answers give way to `...`, cells tagged `solution` go, cell ids stay.

    Errors: `ValueError` naming notebook and cell where a marker has no partner or what is left is not Python.
    """
    exercise = strip(solution)
    exercise.cells = [cell for cell in exercise.cells if "solution" not in cell.metadata.get("tags", ())]
    for cell in exercise.cells:
        cell.metadata.pop("tags", None)
        if cell.cell_type == "code":
            try:
                cell.source = stub(cell.source)
            except (ValueError, SyntaxError) as error:
                raise ValueError(f"{name}, cell {cell.id!r}: {error}") from error
            if re.fullmatch(ASKED, cell.source):
                cell.metadata["jupyter"] = {"source_hidden": True}  # the form says it all
    return exercise


def stub(source):
    """The code of an answer cell without its answers.

    >>> stub("units = 21 + 1  # SOLUTION")
    'units = ...'
    >>> print(stub('ask("council.2", answer=22)  # SOLUTION'))
    ask("council.2")

    Errors: `ValueError` (or `SyntaxError`) for a marker that cannot be followed.
    """
    source = _without_answers(source)
    lines, kept, inside = source.split("\n"), [], False
    bodies = _function_lines(source)
    for number, line in enumerate(lines, start=1):
        marker = MARKER.search(line)
        word = marker and (marker[1] or "").upper()
        if word in ("BEGIN", "END"):
            if inside == (word == "BEGIN"):
                raise ValueError(f"`# {word} SOLUTION` in line {number} has no partner")
            inside = word == "BEGIN"
            if inside:
                indent = line[: len(line) - len(line.lstrip())]
                kept.append(indent + ("return ..." if number in bodies else "..."))
        elif not inside:
            kept.append(_stub_line(line, number) if marker else line)
    if inside:
        raise ValueError("`# BEGIN SOLUTION` is never closed by `# END SOLUTION`")
    text = "\n".join(kept)
    compile(text, "the exercise", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    return text


def _without_answers(source):
    """The code with each `ask(id, answer=…)  # SOLUTION`, on however many lines, as `ask(id)`."""
    lines = source.split("\n")
    for node in reversed(ast.parse(source).body):
        if not answers(node):
            continue
        if not MARKER.search(lines[node.end_lineno - 1][_column(lines[node.end_lineno - 1], node.end_col_offset):]):
            raise ValueError(f"the answer that ends in line {node.end_lineno} has no `# SOLUTION`")
        lines[node.lineno - 1 : node.end_lineno] = [f'ask("{node.value.args[0].value}")']
    return "\n".join(lines)


def answers(node):
    """Whether a statement is a call `ask(id, answer=…)`."""
    call = getattr(node, "value", None)
    named = isinstance(node, ast.Expr) and isinstance(call, ast.Call) and getattr(call.func, "id", "") == "ask"
    return named and len(call.args) == 1 and any(word.arg == "answer" for word in call.keywords)


def _column(line, byte):
    return len(line.encode("utf-8")[:byte].decode("utf-8"))  # ast counts bytes


def _stub_line(line, number):
    found = ANSWER_LINE.fullmatch(line)
    if not found:
        raise ValueError(f"`# SOLUTION` in line {number} must end a line `name = answer` or `return answer`")
    indent, name, _ = found.groups()
    return f"{indent}{name} = ..." if name else f"{indent}return ..."


def _function_lines(source):
    """The numbers of the lines that belong to a function's body."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    return {line for node in functions for line in range(node.lineno + 1, node.end_lineno + 1)}


def strip(notebook, keep=lambda cell: False):
    """A copy without outputs, counts and whatever a program left in the metadata.

    `keep(cell)` says which code cells keep their output and count.
    """
    clean = copy.deepcopy(notebook)
    clean.metadata = nbformat.from_dict(METADATA)
    for cell in clean.cells:
        kept = {key: cell.metadata[key] for key in KEPT if key in cell.metadata}
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            kept["jupyter"] = {"source_hidden": True}  # code that a reader need not see stays folded
        cell.metadata = nbformat.from_dict(kept)
        if cell.cell_type == "code" and not keep(cell):
            cell.update(outputs=[], execution_count=None)
    return clean


def leaks(exercise):
    """What an exercise still gives away: markers, tags, outputs and counts, each with its cell."""
    found = []
    for cell in exercise.cells:
        if MARKER.search(cell.source):
            found.append(f"cell {cell.id!r} still has a marker")
        if cell.cell_type == "code" and re.search(r"\bask\([^)]*\banswer\s*=", cell.source):
            found.append(f"cell {cell.id!r} still has an answer")
        if cell.metadata.get("tags"):
            found.append(f"cell {cell.id!r} still has tags")
        if cell.get("outputs") or cell.get("execution_count") is not None:
            found.append(f"cell {cell.id!r} still has an output or a count")
    return found


def is_check(cell):
    """Whether a cell keeps its output and count, for nbval to compare."""
    return cell.cell_type == "code" and CHECK_TAG in cell.metadata.get("tags", ())


def shown(cell):
    """What a code cell shows, as plain text."""
    texts = (output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.outputs)
    return "\n".join(texts)


def read(path):
    """A notebook file; a cell without an id gets one from its place.

    Errors: `ValueError` naming the file if it is not a notebook.
    """
    try:
        raw = json.loads(Path(path).read_text("utf-8"))
        for number, cell in enumerate(raw["cells"]):
            cell.setdefault("id", f"cell-{number}")
        notebook = nbformat.from_dict({**raw, "nbformat_minor": 5})
        notebook = nbformat.reads(json.dumps(notebook), as_version=4)
        nbformat.validate(notebook)
    except (ValueError, KeyError, TypeError, nbformat.ValidationError) as error:
        raise ValueError(f"{path} is not a whole notebook: {error}") from error
    return notebook


def text(notebook):
    """A notebook as it is stored: the same notebook always gives the same bytes."""
    return nbformat.writes(notebook) + "\n"


def build_exercises(root):
    """Write the exercise of every solution and give the paths; nothing is written if one of them fails."""
    built = {path.name: text(build_exercise(read(path), path.name)) for path in _named(root, "", "solutions")}
    for name, content in built.items():
        write_whole(root / "exercises" / name, content)
    return [root / "exercises" / name for name in built]


def copy_missing_exercises(root=None):
    """Copy the exercises that the reader does not have yet, never over work of theirs; give the new paths.

    The course's text is kept beside (`.course/`). Where the course has changed it since, an exercise that the reader
    never touched is renewed; beside one with work in it the new one is put, under a name that is free, and told.

    Errors: `WorkError` if the reader's folder cannot be written.
    """
    root = root or course_root() or Path.cwd()
    copied = []
    for path in sorted((root / "exercises").glob("*.ipynb")):
        mine = folder() / "exercises" / path.name
        kept, new = mine.parent / ".course" / path.name, path.read_text("utf-8")
        old = kept.read_text("utf-8") if kept.exists() else None
        if os.path.lexists(mine) and old == new:
            continue
        if not os.path.lexists(mine) or (old and mine.is_file() and mine.read_bytes() == old.encode()):
            write_whole(mine, new)
            copied.append(mine)
        elif old is not None:
            beside = free_name(mine)
            write_whole(beside, new)
            copied.append(beside)
            print(f"Exercise {path.stem} has changed in the course. Yours is kept; the new one is {beside.name}.")
        write_whole(kept, new)
    return copied


def keep_changed_lessons(root=None):
    """Before an update: copy each file of the course's notebooks that was changed here to the reader's folder, then put
    the course's own back, so that git can update it; give the copies.

    Errors: `WorkError` if a copy cannot be written; its file is then left as it is.
    """
    root = root or course_root() or Path.cwd()
    git = ["git", "-C", str(root), "-c", "core.quotePath=false"]
    changed = subprocess.run([*git, "diff", "--name-only", "--diff-filter=M", "-z", "HEAD", "--", "workbooks/*.ipynb",
                              "exercises/*.ipynb", "solutions/*.ipynb"],
                             check=True, capture_output=True, text=True, encoding="utf-8").stdout.split("\0")[:-1]
    copies = []
    for name in changed:
        copies.append(free_name(folder() / name))
        write_whole(copies[-1], (root / name).read_text("utf-8"))
        subprocess.run([*git, "checkout", "--quiet", "HEAD", "--", name], check=True)
    return copies


def free_name(path):
    """A name beside a path that nothing has yet: `01_demo_2.ipynb` for `01_demo.ipynb`."""
    return next(free for number in count(2)
                if not os.path.lexists(free := path.with_stem(f"{path.stem}_{number}")))


def run_solutions(root, stem=""):
    """Run the solutions (those whose name contains `stem`) and store the output of their check cells only.

    Errors: `ValueError` naming a cell that raises, or every check that is not correct; its notebook is left.
    """
    paths, wrong = _named(root, stem, "solutions"), []
    for path in paths:
        with tempfile.TemporaryDirectory() as work:  # no reader's work is touched, and none of it is read
            notebook = _run(path, work)
        found = _not_correct(path, notebook)
        if not found:
            write_whole(path, text(strip(notebook, keep=is_check)))
        wrong += found
    if wrong:
        raise ValueError("\n".join(["Not written, for these checks are not correct:", *wrong]))
    return paths


def pass_through(root, stem=""):
    """Go through the course as one reader does: every solution in order, later ones after the work of earlier ones.

    Tells the seconds of each and writes nothing. Errors: `ValueError` as above, at the first cell that raises, or for
    every check of all that is not correct.
    """
    wrong, start = [], monotonic()
    with tempfile.TemporaryDirectory() as work:
        for path in _named(root, stem, "solutions"):
            begin = monotonic()
            wrong += _not_correct(path, _run(path, work))
            print(f"{path.stem}: {monotonic() - begin:.0f} s", flush=True)
    print(f"the whole pass: {monotonic() - start:.0f} s")
    if wrong:
        raise ValueError("\n".join(["These checks are not correct:", *wrong]))
    return []


def _not_correct(path, notebook):
    """Each check cell of a notebook that was run and did not find its answer right, in words."""
    return [f"{path.name}, cell {cell.id!r}: {shown(cell) or 'nothing shown'}"
            for cell in notebook.cells if is_check(cell) and not shown(cell).startswith(CORRECT)]


def _run(path, work):
    """A solution with the outputs of a run whose reader's work lies in the folder `work`."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = strip(read(path))
    # The kernel warns that it talks to us without encryption, which on one machine frightens for nothing.
    client = NotebookClient(notebook, timeout=300, extra_arguments=["--log-level=ERROR"],
                            resources={"metadata": {"path": str(path.parent)}})
    try:
        client.execute(env={**os.environ, "NUTAG_WORK": work})
    except CellExecutionError as error:
        raise ValueError(f"{path.name}: {error}") from error
    return notebook


def clean(root, stem=""):
    """Store lessons and solutions (those whose name contains `stem`) clean; give the paths that changed."""
    changed = []
    for path in _named(root, stem, "workbooks", "solutions"):
        content = clean_text(path)
        if path.read_bytes() != content.encode("utf-8"):
            write_whole(path, content)
            changed.append(path)
    return changed


def clean_text(path):
    """A notebook as it is committed: without outputs, but for what the check cells of a solution show."""
    keep = is_check if Path(path).parent.name == "solutions" else lambda cell: False
    return text(strip(read(path), keep=keep))


def _named(root, stem, *folders):
    """The notebooks of some folders whose name contains `stem`."""
    paths = [path for name in folders for path in sorted((root / name).glob("*.ipynb")) if stem in path.stem]
    if stem and not paths:
        raise ValueError(f"no notebook in {' or '.join(folders)} has {stem!r} in its name")
    return paths


def main(arguments):
    """Run one of the commands above; the exit code is 0, or 1 after a message."""
    commands = {"exercises": build_exercises, "copy": copy_missing_exercises,
                "keep": keep_changed_lessons, "run-solutions": run_solutions, "pass": pass_through, "clean": clean}
    if not arguments or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 1
    try:
        paths = commands[arguments[0]](course_root() or Path.cwd(), *arguments[1:])
    except (ValueError, WorkError) as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(f"written: {path}" for path in paths) or "Nothing to write.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
