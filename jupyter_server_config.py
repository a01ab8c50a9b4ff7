"""Settings of the course's JupyterLab, read when it starts in this folder: it asks nothing of the internet."""
from pathlib import Path

c = get_config()  # noqa: F821  (Jupyter gives it)

c.ServerApp.contents_manager_class = "nutag.contents.LessonContentsManager"
c.ServerApp.allow_root = True  # in a container the only user is often root; the server stays on loopback, with a token

c.LabApp.news_url = None  # no question about news on the first page
c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.LabApp.app_settings_dir = str(Path(__file__).parent / "nutag" / "lab")
