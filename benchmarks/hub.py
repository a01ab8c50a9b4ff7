"""A class on the course's own JupyterHub: how long until each student moves a slider, how much memory, how fast a step.

    python benchmarks/hub.py 30        (or `make bench ARGS=hub=30`)

Needs JupyterHub (requirements-hub.txt) and its proxy (`npm ci --prefix deploy`). The students log in together, open lesson
00, keep a prediction and drag its slider, through the proxy and the same messages as a browser.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, unquote

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "a class password"
STEPS = 40
PAUSE = 0.1  # seconds between two steps of a student who drags
PROXY = "configurable-http-proxy"
CELL = "from nutag.scenarios.start_here import Reach\nreach = Reach()\nreach.show()"


def missing():
    """Why no hub can run here, in words, or nothing."""
    if not find_spec("jupyterhub"):
        return "JupyterHub is not installed (pip install -r requirements-hub.txt)"
    return "" if proxy() else f"{PROXY} is not there (npm ci --prefix deploy, needs Node)"


def proxy():
    """The command of the proxy, or None."""
    own = ROOT / "deploy" / "node_modules" / ".bin" / PROXY
    return str(own) if own.exists() and shutil.which("node") else shutil.which(PROXY)


@contextlib.contextmanager
def running_hub(folder):
    """The hub of deploy/jupyterhub_config.py on ports of its own; gives its process and its address."""
    ports = free_ports(3)
    own = dict(NUTAG_PASSWORD=PASSWORD, NUTAG_HUB=str(folder), NUTAG_ADDRESS=f"http://127.0.0.1:{ports[0]}",
               NUTAG_HUB_PORT=str(ports[1]), NUTAG_PROXY_PORT=str(ports[2]), NUTAG_PROXY=proxy())
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("JUPYTER", "NUTAG_WORK", "IPYTHONDIR"))}
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    with open(Path(folder) / "log", "w") as log:
        config = ROOT / "deploy" / "jupyterhub_config.py"
        process = subprocess.Popen([sys.executable, "-m", "jupyterhub", f"--config={config}"], cwd=folder,
                                   stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                                   env={**kept, **own, "PYTHONPATH": paths})
    try:
        wait_for(f"{own['NUTAG_ADDRESS']}/hub/health", process)
        yield process, own["NUTAG_ADDRESS"]
    except Exception as error:
        error.add_note((Path(folder) / "log").read_text()[-3000:])
        raise
    finally:
        end(process)


def end(process):
    """End the hub and all that it started, and nothing else."""
    import psutil

    with contextlib.suppress(psutil.NoSuchProcess):
        started = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGINT)
        _, left = psutil.wait_procs([*started, psutil.Process(process.pid)], timeout=20)
        for each in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.kill()
    process.wait(timeout=20)


def free_ports(count):
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def wait_for(address, process, seconds=60):
    import requests

    end_of_patience = time.monotonic() + seconds
    while time.monotonic() < end_of_patience and process.poll() is None:
        with contextlib.suppress(requests.RequestException):
            if requests.get(address, timeout=5).ok:
                return
        time.sleep(0.2)
    raise RuntimeError("JupyterHub did not start")


class Student:
    """One student, with a browser's cookies and its messages."""

    def __init__(self, hub, name):
        import requests

        self.hub, self.name = hub, name
        self.web = requests.Session()
        self.base = f"{hub}/user/{quote(name)}"

    def log_in(self, seconds=300):
        """Log in, wait for the own server; give the page that opens first."""
        form = f"{self.hub}/hub/login"
        self.web.get(form, timeout=30)
        token = self.web.cookies.get("_xsrf", path="/hub/")
        page = self.web.post(form, params=dict(next=f"/hub/spawn/{self.name}"), timeout=seconds,
                             data=dict(username=self.name, password=PASSWORD, _xsrf=token))
        end_of_patience = time.monotonic() + seconds
        while not (page.ok and page.url.startswith(f"{self.base}/")):
            if page.status_code in (403, 500) or time.monotonic() > end_of_patience:
                raise RuntimeError(f"{self.name} was not let in: {page.status_code} {page.url}")
            time.sleep(0.5)
            page = self.web.get(f"{self.base}/", timeout=seconds)
        return page

    def open_panel(self):
        """Start the kernel of lesson 00 and show its panel: ready for steps."""
        import websocket

        here = f"/user/{self.name}/"
        token = next(cookie.value for cookie in self.web.cookies if cookie.name == "_xsrf" and unquote(cookie.path) == here)
        lesson = "workbooks/00_start_here.ipynb"
        made = self.web.post(f"{self.base}/api/sessions", headers={"X-XSRFToken": token}, timeout=120, json=dict(
            path=lesson, name=lesson, type="notebook", kernel=dict(name="python3")))
        made.raise_for_status()
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.web.cookies
                            if here.startswith(unquote(cookie.path)))
        address = f"{self.base}/api/kernels/{made.json()['kernel']['id']}/channels".replace("http", "ws", 1)
        self.socket = websocket.create_connection(address, cookie=cookies, timeout=120)
        self.say("execute_request", dict(code=CELL, silent=False, store_history=True, allow_stdin=False, stop_on_error=True))
        view = "application/vnd.jupyter.widget-view+json"
        shown = self.hear(lambda kind, content: view in content.get("data", {}) or kind == "error")
        self.panel = shown["content"]["data"][view]["model_id"]
        for name in ("half", "land"):
            self.do(do="skip", name=name)

    def say(self, kind, content):
        header = dict(msg_id=uuid.uuid4().hex, msg_type=kind, session=self.name, username=self.name, version="5.3", date="")
        self.socket.send(json.dumps(dict(header=header, parent_header={}, metadata={}, content=content, channel="shell")))

    def hear(self, wanted):
        """The next message that is wanted: a function of its kind and its content says so."""
        while True:
            message = json.loads(self.socket.recv())
            if wanted(message["header"]["msg_type"], message["content"]):
                return message

    def do(self, **action):
        """One action on the panel; gives the frame that answers it."""
        turn = uuid.uuid4().hex
        self.say("comm_msg", dict(comm_id=self.panel, data=dict(method="custom", content={**action, "turn": turn})))
        answer = self.hear(lambda kind, content: kind == "comm_msg" and content.get("data", {}).get("state", {}).get(
            "frame", {}).get("echo") == turn)
        return answer["content"]["data"]["state"]["frame"]

    def drag(self):
        """Steps of the slider; gives milliseconds from action to frame for each."""
        times = []
        for step in range(STEPS):
            units = 1 + step % 22
            start = time.perf_counter()
            frame = self.do(do="set", name="units", value=units)
            times.append(1000 * (time.perf_counter() - start))
            if frame["values"]["units"] != units:
                raise RuntimeError(f"{self.name} asked for {units} and got {frame['values']['units']}")
            time.sleep(PAUSE)
        return times


def measured(process, hub, names):
    """Seconds until each student had a panel, MB of each student's server and kernel, and milliseconds of each step."""
    start = time.monotonic()

    def begin(student):
        student.log_in()
        student.open_panel()
        return time.monotonic() - start

    students = [Student(hub, name) for name in names]
    with ThreadPoolExecutor(len(students)) as pool:
        ready = list(pool.map(begin, students))
        steps = [each for times in pool.map(Student.drag, students) for each in times]
    return ready, megabytes(process, len(students)), steps


def megabytes(process, students):
    """Of the servers and kernels of all students, a student: each page counted once, shared ones in parts (PSS)."""
    import psutil

    total = 0
    for child in psutil.Process(process.pid).children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            if "python" in child.name():
                memory = child.memory_full_info()
                total += getattr(memory, "pss", memory.rss)
    return total / students / 1e6


def table(students=10):
    """Print what a class of so many costs on this machine."""
    if why := missing():
        print(f"a class on JupyterHub: not measured, {why}")
        return
    with tempfile.TemporaryDirectory() as folder, running_hub(folder) as (process, hub):
        ready, memory, steps = measured(process, hub, [f"student{n}" for n in range(students)])
    print(f"{students} students at once on {os.cpu_count()} cores")
    print(f"{'the first / the last has a panel, s':44} {min(ready):9.1f} {max(ready):9.1f}")
    print(f"{'server and kernel of a student, MB':44} {memory:9.0f}")
    print(f"{'a step of a slider, median / 95 %, ms':44} {median(steps):9.1f} {quantiles(steps, n=20)[-1]:9.1f}")


if __name__ == "__main__":
    table(*map(int, sys.argv[1:2]))
