"""What the lesson view has to know before it opens: the lessons, where Vega is, what of JupyterLab a reader does not need."""

import os
import re
from importlib.util import find_spec
from pathlib import Path

from nutag.notebooks import read
from nutag.panel import vega

HEADING = re.compile(r"# (\d\d) ([^:\n]+): (.+)")

# Left out of the lesson view only; `/lab` has everything.
NOT_FOR_READERS = (
    "@jupyterlab/application-extension:property-inspector",
    "@jupyterlab/debugger-extension",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/launcher-extension",
    "@jupyterlab/logconsole-extension",
    "@jupyterlab/pluginmanager-extension",
    "@jupyterlab/terminal-extension",
)


def lessons(root):
    """The lessons of the course in order: for each its path, number, title and question, from the first line of it.

    A notebook without an exercise of the same name is no lesson; one that cannot be read is left out.
    """
    found = []
    for path in sorted(Path(root, "workbooks").glob("*.ipynb")):
        if not Path(root, "exercises", path.name).is_file():
            continue
        try:
            heading = HEADING.match(read(path).cells[0].source)
        except (OSError, ValueError, IndexError):
            continue
        if heading:
            number, title, question = heading.groups()
            found.append(dict(path=f"workbooks/{path.name}", number=number, title=title, question=question))
    return found


def page_config(handler, config):
    """JupyterLab's hook for what it writes into its page: our lessons, and in the lesson view less of everything else."""
    config = {**config, "nutagLessons": lessons(handler.settings["server_root_dir"])}
    if bundle := vega.kept():
        config["nutagVega"] = f"{handler.settings.get('base_url', '/')}static/{bundle.name}"
    if handler.path_kwargs.get("mode") == "doc":
        config["disabledExtensions"] = [*config.get("disabledExtensions", ()), *NOT_FOR_READERS]
    return config


def join_hub():
    """On a JupyterHub, whose hook takes the place of ours: its page gets both. Elsewhere nothing."""
    if "JUPYTERHUB_SERVICE_PREFIX" not in os.environ or not find_spec("jupyterhub"):
        return
    from jupyterhub.singleuser.extension import JupyterHubIdentityProvider as Hub

    theirs = Hub.page_config_hook
    if theirs.__module__ != __name__:
        Hub.page_config_hook = lambda self, handler, config: page_config(handler, theirs(self, handler, config))
