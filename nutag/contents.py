"""Lessons stay clean on disk: saving one strips its outputs, and the server gives them back for as long as it runs.

So an update of the course finds the files as it left them, and a reloaded page still shows every scenario.
"""
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
VIEW_STATE = {"collapsed", "execution", "jupyter", "scrolled", "trusted"}


def stripped(notebook):
    """The lesson as the course keeps it: no outputs, no counts, no trace of one reader's screen or Python.

    >>> cell = {"cell_type": "code", "id": "a", "source": "1", "metadata": {"scrolled": True, "tags": ["x"]},
    ...         "outputs": [{"output_type": "stream"}], "execution_count": 3}
    >>> lesson = stripped({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    >>> lesson["cells"][0]["metadata"], lesson["cells"][0]["outputs"], lesson["cells"][0]["execution_count"]
    ({'tags': ['x']}, [], None)
    """
    return {**notebook, "metadata": METADATA, "cells": [_stripped_cell(cell) for cell in notebook["cells"]]}


def _stripped_cell(cell):
    kept = {key: value for key, value in cell["metadata"].items() if key not in VIEW_STATE}
    results = {"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {}
    return {**cell, "metadata": kept, **results}


def remembered(notebook):
    """What each code cell showed, by cell id; only cells that Jupyter trusts, so that nothing gains trust here."""
    return {cell["id"]: {key: cell[key] for key in ("source", "outputs", "execution_count")}
            for cell in notebook["cells"]
            if cell["cell_type"] == "code" and "id" in cell and cell["metadata"].get("trusted")}


def restore(notebook, memory):
    """Give every cell whose source has not changed its outputs back, in place."""
    for cell in notebook["cells"]:
        shown = memory.get(cell.get("id"))
        if cell["cell_type"] == "code" and shown and shown["source"] == cell["source"]:
            cell.update(shown)
            cell["metadata"]["trusted"] = True


class LessonContentsManager(AsyncLargeFileManager):
    """Jupyter's own file manager, but notebooks in `workbooks/` are saved stripped and read with their outputs."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._memory = {}

    async def get(self, path, content=True, **kwargs):
        model = await super().get(path, content, **kwargs)
        if content and _is_lesson(path, model):
            restore(model["content"], self._memory.get(path.strip("/"), {}))
        return model

    async def save(self, model, path=""):
        if _is_lesson(path, model):
            self._memory[path.strip("/")] = remembered(model["content"])
            model = {**model, "content": stripped(model["content"])}
        return await super().save(model, path)


def _is_lesson(path, model):
    return model.get("type") == "notebook" and path.strip("/").startswith("workbooks/")
