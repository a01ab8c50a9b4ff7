"""A student's server on a hub: the course's JupyterLab, with the student's own work and settings in the student's home.

The course is one folder for all and need not be writable; what a student does never touches it.
"""

import os
import subprocess
import sys
from pathlib import Path

home = Path.home()
own = {
    "NUTAG_WORK": home / "my_work",
    "JUPYTER_CONFIG_DIR": home / ".nutag" / "config",  # as `make lab` does: settings from elsewhere have no say
    "JUPYTER_DATA_DIR": home / ".nutag" / "data",
    "JUPYTERLAB_SETTINGS_DIR": home / ".nutag" / "settings",
    "JUPYTERLAB_WORKSPACES_DIR": home / ".nutag" / "workspaces",
}
for name, value in own.items():
    os.environ.setdefault(name, str(value))

# A full disk must not keep the lessons shut: the copy says what is wrong, and the server starts all the same.
subprocess.run([sys.executable, "-m", "nutag.notebooks", "copy"], check=False)
os.execv(sys.executable, [sys.executable, "-m", "jupyterhub.singleuser", *sys.argv[1:]])
