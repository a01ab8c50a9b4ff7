"""The arrows of the package: imports point inward, and what runs in a browser stays free of the machine beneath."""
import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "nutag"
LEAVES = {"entries", "provenance", "my_work", "wording"}
ARROWS = {  # part -> the other parts of nutag it may import
    "models": set(),
    "charts": {"models", "provenance", "wording"},
    "panel": {"charts"} | LEAVES,
    "scenarios": {"panel", "models", "data"} | LEAVES,
    "checks": {"data", "panel", "questions"} | LEAVES,
    "questions": {"checks", "models", "data"} | LEAVES,
    "classroom": {"checks", "panel", "questions", "scenarios", "charts"} | LEAVES,
    "data": {"frames", "tableschema", "provenance"},
    "notebooks": {"my_work"},
    "progress": {"my_work", "panel", "scenarios"},
    "glossary": {"data"},
    "dossier": {"classroom", "scenarios", "panel", "models"} | LEAVES,
    "lab": {"my_work", "notebooks", "panel"},  # of panel: where Vega is
    "pages": {"checks", "classroom", "glossary", "lab", "notebooks", "panel", "scenarios"} | LEAVES,
}  # any other part is a leaf: it imports no other part
# These run at set-up or in the server, never in a reader's kernel (vega.py: only where set-up was skipped).
NOT_IN_THE_BROWSER = {"lab.connection", "lab.contents", "notebooks", "pages.build", "pages.runtime", "panel.vega"}
OF_THE_MACHINE = {"threading", "subprocess", "socket", "multiprocessing", "concurrent", "http", "requests", "ssl"}
OPTIONAL = {"vl_convert", "frictionless"}
# A page has none of these: what it computes with must not need them.
NOT_IN_A_PAGE = ("pandas", "numpy", "altair", "ipywidgets", "anywidget", "IPython")
PURE_PARTS = ("models", "scenarios", "questions", "checks", "panel.scenario", "panel.controls", "panel.state", "panel.codes",
              "classroom.work", "classroom.own", "classroom.marks", "classroom.crowd", "classroom.report", "classroom.handin",
              "pages.host")
READS = {"open", "read_csv", "read_json", "read_excel", "read_text", "read_bytes", "load"}
MODULES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}


def imported(tree):
    """Every module that a tree imports, anywhere in it, with the module path of `from a import b` as a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def faults(name, source):
    """What a module of nutag does against the arrows, in words."""
    part, tree = name.split(".")[0], ast.parse(source)
    names = set(imported(tree))
    tops = {module.split(".")[0] for module in names}
    inner = {module.split(".")[1] for module in names if module.startswith("nutag.")} - {part}
    found = [f"{part} imports nutag.{other}" for other in sorted(inner - ARROWS.get(part, set()))]
    found += [f"relative import {module}" for module in names if module.startswith(".")]
    if name not in NOT_IN_THE_BROWSER:
        found += [f"{module} does not exist in a browser" for module in sorted(tops & OF_THE_MACHINE)]
        found += ["urllib.request opens connections"] * any(module.startswith("urllib.request") for module in names)
    found += [f"{module} is optional: import it where it is used"
              for module in sorted(OPTIONAL & {m.split(".")[0] for m in imported(at_the_top(tree))})]
    if part == "models":
        found += [f"models import {top}" for top in sorted(tops - sys.stdlib_module_names - {"nutag"})]
        found += [f"models read data: {call}" for call in sorted(calls(tree) & READS)]
    return found


def at_the_top(tree):
    return ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])


def calls(tree):
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {getattr(function, "attr", getattr(function, "id", None)) for function in functions}


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_inward(name):
    assert faults(name, MODULES[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("name", "source"), [
    ("models.royalty", "from nutag.data import load"),
    ("models.royalty", "from nutag import data"),
    ("models.royalty", "def f():\n    import altair"),
    ("models.royalty", "def f():\n    import pandas"),
    ("models.royalty", "import numpy"),
    ("models.royalty", "table = open('royalty.csv')"),
    ("models.royalty", "from ..data import load"),
    ("charts.theme", "from nutag.data import load"),
    ("charts.theme", "import nutag.panel.scenario"),
    ("scenarios.council", "from nutag.checks import check"),
    ("scenarios.council", "import threading"),
    ("scenarios.council", "import vl_convert"),
    ("checks.council", "from nutag.charts import theme"),
    ("checks.council", "from urllib.request import urlopen"),
    ("my_work", "from nutag.data import load"),
    ("a_new_part", "from nutag.models import royalty"),
])
def test_an_arrow_that_points_outward_is_seen(name, source):
    assert faults(name, source)


@pytest.mark.parametrize(("name", "source"), [
    ("models.royalty", "import math, statistics\nfrom nutag.models._validate import finite_number"),
    ("charts.theme", "import altair\nfrom nutag.models.inequality import gini"),
    ("scenarios.council", "from nutag import my_work\nfrom nutag.data import load"),
    ("panel.vega", "import subprocess\ndef build():\n    import vl_convert"),
])
def test_an_arrow_that_points_inward_passes(name, source):
    assert faults(name, source) == []


def test_every_arrow_starts_and_ends_at_a_part():
    parts = {name.split(".")[0] for name in MODULES}
    assert set(ARROWS).union(*ARROWS.values()) <= parts


PAGE = f"""
import sys
class NotInAPage:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {NOT_IN_A_PAGE}:
            raise ImportError(name + " does not exist in a page")
sys.meta_path.insert(0, NotInAPage())
"""
IMPORT_ALL = """
from importlib import import_module
for name in sys.argv[1:]:
    try:
        import_module(name)
    except ImportError as error:
        print(name)
"""
START_ALL = """
from nutag.panel.scenario import Scenario
scenarios = [Scenario]
for kind in scenarios:
    scenarios += kind.__subclasses__()
print(*(f"{kind.name} {bool(kind().result.sentence)}" for kind in scenarios if kind.name), sep="\\n")
"""


def in_a_page(code, *arguments):
    """Run code in a fresh process in which the libraries that a page lacks cannot be imported."""
    return subprocess.run([sys.executable, "-c", PAGE + code, *arguments], capture_output=True, text=True,
                          cwd=PACKAGE.parent)


def test_the_core_is_imported_without_the_libraries_of_a_notebook():
    pure = [f"nutag.{name}".removesuffix(".__init__") for name in MODULES if f"{name}.".startswith(
        tuple(f"{part}." for part in PURE_PARTS))]
    done = in_a_page(IMPORT_ALL, *pure)
    assert (done.stdout, done.stderr) == ("", "") and len(pure) > len(PURE_PARTS)


def test_every_scenario_starts_without_the_libraries_of_a_notebook():
    stems = [f"nutag.{name}" for name in MODULES if name.startswith("scenarios.") and not name.endswith("__init__")]
    done = in_a_page(IMPORT_ALL + START_ALL, *stems)
    assert done.stderr == "" and len(done.stdout.split()) >= 2 * len(stems) and "False" not in done.stdout


def test_every_table_is_read_without_the_libraries_of_a_notebook():
    done = in_a_page("from nutag import data; print(all(data.records(name) for name in data.names()))")
    assert (done.stdout, done.stderr) == ("True\n", "")


@pytest.mark.parametrize("name", NOT_IN_A_PAGE)
def test_a_library_of_a_notebook_is_refused_in_a_page(name):
    assert "does not exist in a page" in in_a_page(f"import {name}").stderr


def test_a_lesson_starts_without_the_grammar_of_web_addresses_and_leaves_it_to_others():
    """JupyterLab brings a package whose import takes longer than all else that a lesson needs; only what asks for it loads it."""
    code = ("import importlib.util, sys; import nutag.charts; "
            "assert importlib.util.find_spec('rfc3987_syntax'), 'not installed: nothing is tested'; "
            "assert not [name for name in sys.modules if name.startswith('rfc3987_syntax')]; import rfc3987_syntax")
    subprocess.run([sys.executable, "-c", code], check=True)
