"""What the course's server reads and writes: clean lessons, the reader's folder wherever it lies, a short file list.

Saving a lesson strips its outputs, and the server gives them back for as long as it runs: an update of the course finds
the files as it left them, and a reloaded page still shows every scenario. A lesson is a notebook in `workbooks/` that has
an exercise of the same name in `exercises/`. Every other notebook is the reader's own and is saved as it is.
"""

import contextlib
from pathlib import Path

import nbformat
from jupyter_server.files.handlers import FilesHandler
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from tornado.web import HTTPError
from traitlets import default

from nutag import my_work
from nutag.notebooks import strip

REMEMBERED = ("source", "outputs", "execution_count")
WORK = "my_work"  # how links name the reader's folder, wherever NUTAG_WORK puts it
SHOWN = ("README.md", "workbooks", WORK, "datasets")  # at the top of the file list; the rest opens by its path
INTERNAL = ("datasets/recipes", "datasets/datapackage.json")


class LessonContentsManager(AsyncLargeFileManager):
    """Jupyter's own file manager, but lessons are saved stripped and read with their outputs.

    `my_work/` is the reader's folder also where NUTAG_WORK puts it outside the course: a manager of its own reads it then.
    """

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._memory = {}
        self._elsewhere = None
        work = my_work.folder().absolute()
        if work != Path(self.root_dir, WORK):
            with contextlib.suppress(OSError):
                work.mkdir(parents=True, exist_ok=True)
            if work.is_dir():
                self._elsewhere = AsyncLargeFileManager(parent=self, root_dir=str(work))

    def _inside(self, path):
        """The path inside the reader's folder, if that lies outside the course; or None."""
        first, _, rest = path.strip("/").partition("/")
        return rest if self._elsewhere and first == WORK else None

    @default("files_handler_class")
    def _default_files_handler_class(self):
        return FilesHandler  # a download comes from here, not from the stripped file

    async def get(self, path, content=True, type=None, format=None, **kwargs):
        """As Jupyter's, with the outputs of a lesson put back and the file list cut to what a reader needs."""
        inside = self._inside(path)
        if inside is not None:
            return _under_work(await self._elsewhere.get(inside, content, type, format, **kwargs))
        if content and type == "file" and format is None and self.is_lesson(path):  # File → Download asks like this
            return await self._download(path)
        model = await super().get(path, content, type, format, **kwargs)
        if content and model["type"] == "notebook" and self.is_lesson(path):
            restore(model["content"], self._memory.get(path.strip("/"), {}))
        elif content and model["type"] == "directory":
            model["content"] = await self._listed(path.strip("/"), model["content"])
        return model

    async def save(self, model, path=""):
        """As Jupyter's, with the outputs of a lesson kept in memory instead of the file."""
        inside = self._inside(path)
        if inside is not None:
            return _under_work(await self._elsewhere.save(model, inside))
        if model["type"] == "notebook" and model.get("content") and self.is_lesson(path):
            self._memory[path.strip("/")] = remembered(model["content"])
            model = {**model, "content": strip(nbformat.from_dict(model["content"]))}
        return await super().save(model, path)

    async def _save_notebook(self, os_path, nb, **kwargs):
        """As Jupyter's, but a file that would stay the same is left alone: its new date would look like a change."""
        if not _holds(os_path, nb, **kwargs):
            await super()._save_notebook(os_path, nb, **kwargs)

    async def new_untitled(self, path="", type="", ext=""):
        """As Jupyter's, but a notebook begun at the top or beside the lessons belongs to the reader's work."""
        if (type == "notebook" or ext == ".ipynb") and path.strip("/") in ("", "workbooks"):
            path = WORK
            if not await self.dir_exists(WORK):
                await self.save({"type": "directory"}, WORK)
        return await super().new_untitled(path, type, ext)

    async def rename_file(self, old_path, new_path):
        """As Jupyter's; a file leaves or enters a folder outside the course by a copy, not by a move."""
        old, new = self._inside(old_path), self._inside(new_path)
        if (old is None) != (new is None):
            raise HTTPError(400, f"{new_path}: copy the file there, then delete this one.")
        if old is None:
            return await super().rename_file(old_path, new_path)
        return await self._elsewhere.rename_file(old, new)

    async def delete_file(self, path):
        """As Jupyter's."""
        inside = self._inside(path)
        return await (super().delete_file(path) if inside is None else self._elsewhere.delete_file(inside))

    async def file_exists(self, path):
        """As Jupyter's."""
        inside = self._inside(path)
        return await (super().file_exists(path) if inside is None else self._elsewhere.file_exists(inside))

    async def dir_exists(self, path):
        """As Jupyter's."""
        inside = self._inside(path)
        return await (super().dir_exists(path) if inside is None else self._elsewhere.dir_exists(inside))

    async def is_hidden(self, path):
        """As Jupyter's."""
        inside = self._inside(path)
        return await (super().is_hidden(path) if inside is None else self._elsewhere.is_hidden(inside))

    def _get_os_path(self, path):
        inside = self._inside(path)
        return super()._get_os_path(path) if inside is None else self._elsewhere._get_os_path(inside)

    def is_lesson(self, path):
        """Whether a path names a lesson of the course, and not a notebook that the reader made beside them."""
        folder, _, name = path.strip("/").rpartition("/")
        return folder == "workbooks" and name.endswith(".ipynb") and Path(self.root_dir, "exercises", name).is_file()

    async def _listed(self, folder, models):
        if folder:
            return [model for model in models if model["path"] not in INTERNAL]
        shown = [model for model in models if model["name"] in SHOWN and not (self._elsewhere and model["name"] == WORK)]
        return shown + ([await self.get(WORK, content=False)] if self._elsewhere else [])

    async def _download(self, path):
        notebook = (await self.get(path, type="notebook"))["content"]
        model = await super().get(path, content=False, type="file")
        return {**model, "format": "text", "content": nbformat.writes(notebook) + "\n"}


def _holds(file, notebook, **kwargs):
    """Whether a file holds exactly this notebook already."""
    with contextlib.suppress(OSError):
        text = nbformat.writes(notebook, version=nbformat.NO_CONVERT, **kwargs)
        return Path(file).read_bytes() == (text.rstrip("\n") + "\n").encode()
    return False


def _under_work(model):
    """A model of the reader's folder, named as the course names it."""
    path = f"{WORK}/{model['path']}".rstrip("/")
    named = {**model, "path": path, "name": path.rpartition("/")[2]}
    if model["type"] == "directory" and model["content"]:
        named["content"] = [_under_work(entry) for entry in model["content"]]
    return named


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
