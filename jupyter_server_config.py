"""Settings of the course's JupyterLab (`jupyter lab --config=jupyter_server_config.py`): clean lessons, no internet."""
from importlib.resources import files
from pathlib import Path

c = get_config()  # noqa: F821  (Jupyter gives it)

c.ServerApp.root_dir = str(Path(__file__).resolve().parent)
c.ServerApp.contents_manager_class = "nutag.lab.contents.LessonContentsManager"
c.ServerApp.kernel_websocket_connection_class = "nutag.lab.connection.PromptConnection"
c.ServerApp.allow_root = True  # in a container the only user is often root; the server stays on loopback, with a token

c.LabApp.default_url = "/lab/tree/workbooks/00_start_here.ipynb"
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"

# overrides.json there: no question about news on the first page (news_url alone does not stop it), a save every ten
# seconds, so that a reload or a flat battery costs little, and no windowing: lessons are short, and a page whose cells
# are drawn only when they come into view jumps under a projector.
c.LabApp.app_settings_dir = str(files("nutag") / "lab")
