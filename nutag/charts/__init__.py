"""Charts: tidy rows (or the name of live data) in, an Altair chart out; nothing is computed here."""

from importlib import import_module

from nutag.charts import theme

theme.enable()


def charts_of(name, fixed):
    """The Altair charts of a scenario, in order: `CHARTS[word](fixed)` of `nutag.charts.<stem>` for the name `stem.word`.

    fixed: rows that never change, dataset name → list of records. What changes is `alt.NamedData` with the names of
    `Result.rows`.
    """
    stem, word = name.split(".")
    return import_module(f"nutag.charts.{stem}").CHARTS[word](fixed)
