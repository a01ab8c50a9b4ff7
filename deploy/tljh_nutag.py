"""The Littlest JupyterHub: a file for /opt/tljh/config/jupyterhub_config.d/, with the course in /srv/nutag.

TLJH chooses the authenticator and its own spawner (a system user and a memory limit for each student); this says what
the spawner starts.
"""

import os
import sys

course = os.environ.get("NUTAG_COURSE", "/srv/nutag")
sys.path.insert(0, f"{course}/deploy")
from course import configure  # noqa: E402  (this folder is no package)

configure(c, f"{course}/.venv/bin/python", "/srv/nutag-class")  # noqa: F821  (JupyterHub gives c)
