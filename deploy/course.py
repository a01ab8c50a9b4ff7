"""What every server for a class has in common, whoever starts the students' servers: the course's own settings."""

from pathlib import Path

MEMORY = "1G"  # a student with one open lesson needs 194 MB (README.md); the plain server does not enforce it
KERNEL_IDLE = 20 * 60  # seconds; a lesson that nobody sees ends, and runs again when it is opened
SERVER_IDLE = 60 * 60  # then a student's server ends; what was answered and predicted is kept
PATIENCE = 300  # seconds for a server to start: a class logs in at once, and the machine starts them all together
AT_ONCE = 100  # above it JupyterHub turns students away with an error: it knows no queue


def configure(c, python, class_folder=""):
    """Set up a JupyterHub (`c`, its configuration) so that a student's server is the course's JupyterLab.

    python: of the environment in which the course and JupyterHub are installed; the course is the folder around this file.
    class_folder: where *Hand it in* puts a copy for the lecturer and the mirror; none where it is empty.
    """
    course = Path(__file__).resolve().parents[1]
    c.Spawner.cmd = [str(python), str(course / "deploy" / "start.py")]
    c.Spawner.args = [f"--config={course / 'jupyter_server_config.py'}",
                      f"--MappingKernelManager.cull_idle_timeout={KERNEL_IDLE}",
                      f"--ServerApp.shutdown_no_activity_timeout={SERVER_IDLE}"]
    c.Spawner.default_url = "/doc/tree/workbooks/00_start_here.ipynb"
    c.Spawner.mem_limit = MEMORY
    c.Spawner.environment = {"NUTAG_CLASS": str(class_folder)} if class_folder else {}
    c.Spawner.start_timeout = c.Spawner.http_timeout = PATIENCE
    c.JupyterHub.concurrent_spawn_limit = AT_ONCE
