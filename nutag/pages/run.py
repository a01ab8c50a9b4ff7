"""Notebooks run for the web edition: in this process, cell by cell, without a kernel, on no reader's work.

A panel or a form comes out as what a page needs to draw it; everything else as in a notebook.
"""

import functools
import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from nutag.notebooks import read
from nutag.panel.state import OPEN_GATES

LAB = "lab"  # the tag of a cell that only makes sense beside the reader's own files; a page has its own way to the same
VIEW = "application/vnd.nutag.view+json"  # a panel or a form, as a page draws it


@contextmanager
def on_nobodys_work():
    """Inside, panels and forms stand as a new reader finds them: without work, and with every gate shut."""
    before = {name: os.environ.pop(name, None) for name in ("NUTAG_WORK", OPEN_GATES)}
    with TemporaryDirectory() as empty:
        os.environ["NUTAG_WORK"] = empty
        yield
    del os.environ["NUTAG_WORK"]
    os.environ.update({name: value for name, value in before.items() if value is not None})


def executed(path):
    """The cells of a notebook in order, each as (cell, what it shows); a code cell shows a list of mime bundles.

    A cell that is tagged for the lab is left out.

    To be called inside `on_nobodys_work`.

    Errors: `RuntimeError` naming the notebook and the cell that raises.
    """
    from IPython.core.displayhook import CapturingDisplayHook
    from IPython.utils.capture import capture_output

    shell, cells = _shell(), []
    shell.reset()
    for cell in read(path).cells:
        if LAB in cell.metadata.get("tags", ()):
            continue
        shown = []
        if cell.cell_type == "code":
            with capture_output() as captured:
                shell.display_trap.hook = CapturingDisplayHook(shell, captured._outputs)  # else a last line is printed
                done = shell.run_cell(cell.source, store_history=True)
            if not done.success:
                error = done.error_before_exec or done.error_in_exec
                raise RuntimeError(f"{Path(path).name}, cell {cell.id!r}: {error!r}")
            printed = [{"text/plain": captured.stdout}] if captured.stdout else []
            shown = printed + [output.data for output in captured.outputs]
        cells.append((cell, shown))
    return cells


@functools.cache
def _shell():
    """One IPython of this process; nothing it does is kept."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    from nutag.checks.ask import Question
    from nutag.panel.widget import Panel

    shell = InteractiveShell.instance(config=Config(HistoryManager=dict(enabled=False)), ipython_dir=os.environ["NUTAG_WORK"])
    bundles = shell.display_formatter.mimebundle_formatter
    bundles.for_type(Panel, lambda panel: {VIEW: of_panel(panel), "text/plain": ""})
    bundles.for_type(Question, lambda question: {VIEW: of_form(question.id), "text/plain": ""})
    return shell


def of_panel(panel):
    """What a page needs to draw a panel as it stands, and its worker to open the same."""
    state = panel.state
    return dict(kind="panel", name=state.scenario.name, settings=state.scenario.settings(), parts=state.parts,
                charts=panel.charts, frame={**state.frame, "echo": None}, held={})


def of_form(id):
    """The same for the form of a question."""
    from nutag.checks.forms import FormState

    state = FormState(id)
    return dict(kind="form", name=id, settings={}, parts=state.parts, frame={**state.frame, "echo": None}, held={})
