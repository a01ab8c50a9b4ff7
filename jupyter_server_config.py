"""Settings of the course's JupyterLab (`jupyter lab --config=jupyter_server_config.py`): lessons to read, no internet."""
import os
from importlib.resources import files
from pathlib import Path

from nutag.lab.course import join_hub, page_config
from nutag.panel import vega

c = get_config()  # noqa: F821  (Jupyter gives it)

course = Path(__file__).resolve().parent
lab = files("nutag") / "lab"

c.ServerApp.root_dir = str(course)
c.ServerApp.contents_manager_class = "nutag.lab.contents.LessonContentsManager"
c.ServerApp.kernel_websocket_connection_class = "nutag.lab.connection.PromptConnection"
c.ServerApp.kernel_spec_manager_class = "nutag.lab.kernels.OwnPython"
c.ServerApp.tornado_settings = {"page_config_hook": page_config}  # not updated: JupyterHub reads no lazy value
join_hub()
if bundle := vega.kept():  # one file for the page, where else each open lesson's kernel would send its own
    c.ServerApp.extra_static_paths = [str(bundle.parent)]
    os.environ[vega.BY_SERVER] = "1"
c.ServerApp.allow_root = True  # in a container the only user is often root; the server stays on loopback, with a token

c.LabApp.default_url = "/doc/tree/workbooks/00_start_here.ipynb"  # /lab/tree/... is the whole of JupyterLab
c.LabApp.extra_labextensions_path = [str(lab / "labextension")]
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"

# overrides.json there: no question about news on the first page (news_url alone does not stop it), a save every ten
# seconds, so that a reload or a flat battery costs little, and no windowing: lessons are short, and a page whose cells
# are drawn only when they come into view jumps under a projector. Markdown opens rendered; light and dark follow the
# system.
c.LabApp.app_settings_dir = str(lab)

# What a reader sets here stays with the course: a theme or an extension chosen elsewhere on this machine has no say.
settings = course / ".lab"
os.environ.setdefault("JUPYTER_CONFIG_DIR", str(settings))
c.LabApp.user_settings_dir = os.environ.get("JUPYTERLAB_SETTINGS_DIR", str(settings / "settings"))
c.LabApp.workspaces_dir = os.environ.get("JUPYTERLAB_WORKSPACES_DIR", str(settings / "workspaces"))

# A lesson's kernel holds some 150 MB: one that no page shows ends after half an hour, and opening the lesson runs it again.
c.MappingKernelManager.cull_idle_timeout = 30 * 60

# A lesson handed on as HTML asks no network: no script is loaded, charts stand in it as pictures.
c.HTMLExporter.require_js_url = c.HTMLExporter.jquery_url = c.HTMLExporter.mathjax_url = ""
c.HTMLExporter.preprocessors = ["nutag.lab.export.Pictures"]
