"""Lessons stay clean on disk: saving one strips its outputs, and the server gives them back for as long as it runs.

So an update of the course finds the files as it left them, and a reloaded page still shows every scenario.
"""

import nbformat
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from nutag.notebooks import strip

REMEMBERED = ("source", "outputs", "execution_count")


class LessonContentsManager(AsyncLargeFileManager):
    """Jupyter's own file manager, but notebooks in `workbooks/` are saved stripped and read with their outputs."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._memory = {}

    async def get(self, path, content=True, **kwargs):
        """As Jupyter's, with the outputs of a lesson put back."""
        model = await super().get(path, content, **kwargs)
        if content and _is_lesson(path, model):
            restore(model["content"], self._memory.get(path.strip("/"), {}))
        return model

    async def save(self, model, path=""):
        """As Jupyter's, with the outputs of a lesson kept in memory instead of the file."""
        if _is_lesson(path, model):
            self._memory[path.strip("/")] = remembered(model["content"])
            model = {**model, "content": strip(nbformat.from_dict(model["content"]))}
        return await super().save(model, path)


def _is_lesson(path, model):
    return model["type"] == "notebook" and path.strip("/").startswith("workbooks/")


def remembered(notebook):
    """What each code cell showed, by cell id; only cells that Jupyter trusts, so that nothing gains trust here."""
    return {cell.get("id"): {key: cell[key] for key in REMEMBERED}
            for cell in notebook["cells"]
            if cell["cell_type"] == "code" and cell["metadata"].get("trusted")}


def restore(notebook, memory):
    """Give every cell whose source has not changed its outputs back, in place."""
    for cell in notebook["cells"]:
        shown = memory.get(cell.get("id"))
        if shown and shown["source"] == cell["source"]:
            cell.update(nbformat.from_dict(shown))
            cell["metadata"]["trusted"] = True
