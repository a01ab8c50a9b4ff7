"""In a notebook's kernel: the usual slips of a first answer in code get one plain sentence in place of a traceback.

IPython is only looked at where it is loaded already, so that the checks also run without it.
"""

import ast
import re
import sys

from nutag.checks.feedback import Feedback

OURS = ("ask", "check", "hint", "holds")
BROUGHT = (*OURS, "load", "records")  # what the first cell of a notebook imports
POINT = "Write `12.5` with a point, without `%` and without other signs: Python reads a comma as the end of a number."


def shell():
    """The IPython shell of this kernel, or None."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython and hasattr(ipython, "get_ipython") else None


def listen():
    """Answer usual slips in words from now on, in the cells of this kernel; done once."""
    here = shell()
    if here and not any(type(each) is _Slips for each in here.ast_transformers):
        here.ast_transformers.append(_Slips())
        here.set_custom_exc((NameError, SyntaxError, TypeError), _told)


def advice(error, source=""):
    """One sentence about an error in the reader's own code, or nothing where it is no usual slip.

    >>> advice(NameError("name 'SEED' is not defined", name="SEED"))
    'Python does not know `SEED`: put a word in quotation marks, or first run the cells above, where the name begins.'
    """
    if isinstance(error, NameError):
        if error.name in BROUGHT:
            return f"`{error.name}` is not here yet: run the first code cell of this page, then this one again."
        return (f"Python does not know `{error.name}`: put a word in quotation marks, or first run the cells above, "
                "where the name begins.")
    if isinstance(error, SyntaxError):
        lines = source.splitlines()
        return _misread(lines[error.lineno - 1] if 0 < (error.lineno or 0) <= len(lines) else "")
    if isinstance(error, TypeError) and re.match(r"check\(\) takes 2 positional arguments", str(error)):
        return POINT
    return ""


def _misread(line):
    code = line.split("#")[0]
    if re.search(r"\d\s*%\s*([,)\]]|$)|[₮$]\s*\d", code):
        return POINT
    if re.search(r"\d[ \u00a0\u2009\u202f]+\d", code):
        return "Write a number without spaces, for example `1250000`."
    if re.search(r"[“”„«»‘’]", code):
        return 'Put text in straight quotation marks, for example `"SEED"`.'
    return ""


def slip(tree):
    """One sentence about code that Python would run, though it does not do what a reader means; or nothing.

    >>> slip(ast.parse("left = 94.3 % - 408.5"))
    '`%` means a remainder in Python, not per cent: write `0.943 * 408.5`, for example.'
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.right, ast.UnaryOp):
            if isinstance(node.left, ast.Constant) and isinstance(node.left.value, int | float):
                return "`%` means a remainder in Python, not per cent: write `0.943 * 408.5`, for example."
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id in OURS:
            return f"`{node.id}` is the name of our own function: give your answer another name, for example `answer`."
    return ""


def answer_name(id):
    """The name of the answer in the running cell's `check(id, name)`, or nothing."""
    here = shell()
    try:
        calls = [node for node in ast.walk(ast.parse(here.user_ns["In"][-1])) if isinstance(node, ast.Call)]
        return next(call.args[1].id for call in calls
                    if getattr(call.func, "id", "") == "check" and call.args[0].value == id)
    except (AttributeError, LookupError, SyntaxError, TypeError, StopIteration):
        return ""


def say(sentence):
    """What stands in place of a cell that was not run."""
    return Feedback("not yet", sentence)


class _Slips:
    """Reads each cell before it runs; a cell with a slip says so in place of running."""

    def visit(self, tree):
        sentence = slip(tree)
        if not sentence:
            return tree
        return ast.parse(f"__import__('nutag.checks.kernel', fromlist=['say']).say({sentence!r})")


def _told(here, kind, error, trace, tb_offset=None):
    last = trace
    while last is not None and last.tb_next:
        last = last.tb_next
    # An error inside a function of somebody else is no slip of the cell.
    own = isinstance(error, SyntaxError) or last is not None and last.tb_frame.f_globals is here.user_ns
    sentence = advice(error, here.user_ns["In"][-1] if here.user_ns.get("In") else "") if own else ""
    if sentence:
        sys.modules["IPython"].display.display(say(sentence))
    else:
        here.showtraceback((kind, error, trace), tb_offset=tb_offset)
