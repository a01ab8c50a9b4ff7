"""What every test runs inside: no network, and none of the developer's own files or settings."""
import os
import runpy
import shutil
import tempfile
from pathlib import Path

from xdist.scheduler import LoadFileScheduling

GUARD = Path(__file__).parent / "tests" / "guard"
# Not collected for doctests: the guard would hang a second hook on this process; the others are read by the tests
# that use them, and their names (territory.py, conftest.py) stand in more than one folder.
collect_ignore = [str(GUARD), *(str(GUARD.parent / name) for name in ("answers", "invariants", "conftest.py"))]


def pytest_configure(config):
    if hasattr(config, "workerinput"):
        return  # a worker starts with the controller's environment, so its Python already carries the guard
    config.quarantine = Path(tempfile.mkdtemp(prefix="nutag-tests-"))
    os.environ.update(quarantined(config.quarantine))
    runpy.run_path(str(GUARD / "sitecustomize.py"))


def pytest_collection_modifyitems(items):
    """The browser's tests come last, for the event loop that drives it stays in the process; and last of them the panels,
    which are many pieces, so that no worker is left alone with a long one.
    """
    items.sort(key=lambda item: (item.path.parent.name == "browser", item.path.name == "test_panels.py"))


class ByFileAndWorkbook(LoadFileScheduling):
    """With -n: one file, one worker, so a notebook's cells share a kernel; what is tested by workbook goes anywhere."""

    def _split_scope(self, nodeid):
        file, _, test = nodeid.partition("::")
        by_workbook = file.endswith(("browser/test_panels.py", "browser/test_walk.py"))
        return f"{file}[{test.partition('[')[2] or test}" if by_workbook else file


def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False  # else the file with most tests comes first, which says nothing of its time
    return ByFileAndWorkbook(config, log)


def quarantined(folder):
    """Environment variables that put the reader's work and Jupyter's settings into a folder, and the guard in place."""
    return {
        "PYTHONPATH": os.pathsep.join(filter(None, [str(GUARD), os.environ.get("PYTHONPATH")])),
        "NUTAG_NETWORK_LOG": str(folder / "network.log"),
        "NUTAG_WORK": str(folder / "my_work"),
        "JUPYTER_CONFIG_DIR": str(folder / "jupyter" / "config"),
        "JUPYTER_DATA_DIR": str(folder / "jupyter" / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "jupyter" / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "jupyter" / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "jupyter" / "workspaces"),
        "IPYTHONDIR": str(folder / "ipython"),
    }


def network_attempts(config):
    log = config.quarantine / "network.log"
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def pytest_sessionfinish(session):
    config = session.config
    if hasattr(config, "quarantine") and network_attempts(config) and session.exitstatus in (0, 5):
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter, config):
    attempts = network_attempts(config)
    if attempts:
        terminalreporter.section("connections beyond this machine (refused)", red=True)
        for attempt in sorted(set(attempts)):
            terminalreporter.line(f"{attempts.count(attempt)} x {attempt}")


def pytest_unconfigure(config):
    if hasattr(config, "quarantine"):
        shutil.rmtree(config.quarantine, ignore_errors=True)
