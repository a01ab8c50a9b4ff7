"""A class on one machine, for one afternoon: `jupyterhub --config=deploy/jupyterhub_config.py`. See README.md here.

Students choose a nickname and give the class password. All servers run as the user who starts this one: right for a room
whose members trust each other, and no more; The Littlest JupyterHub gives every student an account of the system.

NUTAG_PASSWORD  the class password, at least 8 signs     NUTAG_HUB  a folder for all that is kept (default: .hub here)
NUTAG_ADDRESS   where the room reaches it (default: http://0.0.0.0:8000)
"""

import os
import shutil
import sys
from pathlib import Path

course = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(course / "deploy"))
from course import configure  # noqa: E402  (this folder is no package)

c = get_config()  # noqa: F821  (Jupyter gives it)

PROXY = "configurable-http-proxy"
hub = Path(os.environ.get("NUTAG_HUB") or course / ".hub").absolute()
handed_in = hub / "class"
handed_in.mkdir(parents=True, exist_ok=True)

configure(c, sys.executable, handed_in)
c.JupyterHub.bind_url = os.environ.get("NUTAG_ADDRESS", "http://0.0.0.0:8000")
c.JupyterHub.hub_port = int(os.environ.get("NUTAG_HUB_PORT", 8081))
c.JupyterHub.cookie_secret_file = str(hub / "cookie_secret")
c.JupyterHub.db_url = f"sqlite:///{hub / 'hub.sqlite'}"
c.JupyterHub.cleanup_servers = True
c.ConfigurableHTTPProxy.command = [os.environ.get("NUTAG_PROXY") or shutil.which(PROXY) or PROXY]
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{os.environ.get('NUTAG_PROXY_PORT', 8001)}"
c.ConfigurableHTTPProxy.pid_file = str(hub / "proxy.pid")

c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ.get("NUTAG_PASSWORD", "")
c.Authenticator.allow_all = True
c.Authenticator.username_pattern = r"[\w.-]{1,30}"  # it names a folder

c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(hub / "homes" / "{username}")
if len(c.SharedPasswordAuthenticator.user_password) < 8:
    raise SystemExit("Choose a password for the class, of 8 signs or more: NUTAG_PASSWORD=… before the command.")
