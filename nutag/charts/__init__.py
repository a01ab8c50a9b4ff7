"""Charts: tidy rows (or the name of live data) in, an Altair chart out; nothing is computed here."""

import sys
from importlib import import_module

# Altair imports jsonschema, which builds the grammar of web addresses where JupyterLab has brought a package for it: most
# of the time that a lesson took to start, for something that no chart asks. It is hidden until Altair is there.
HIDDEN = "rfc3987_syntax"
hides = HIDDEN not in sys.modules
if hides:
    sys.modules[HIDDEN] = None

from altair.utils.schemapi import debug_mode  # noqa: E402

from nutag.charts import theme  # noqa: E402

if hides:
    del sys.modules[HIDDEN]

theme.enable()


def charts_of(name, fixed):
    """The Altair charts of a scenario, in order: `CHARTS[word](fixed)` of `nutag.charts.<stem>` for the name `stem.word`.

    fixed: rows that never change, dataset name → list of records. What changes is `alt.NamedData` with the names of
    `Result.rows`.
    """
    stem, word = name.split(".")
    with debug_mode(False):  # not each part of a chart is validated, while a reader waits: the tests validate them all
        return import_module(f"nutag.charts.{stem}").CHARTS[word](fixed)
