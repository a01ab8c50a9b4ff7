"""A real JupyterLab on a temporary copy of the course, and one of its notebooks in a real Chromium."""
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError, sync_playwright

ROOT = Path(__file__).parents[2]
COPIED = ("workbooks", "exercises", "solutions", "datasets", "jupyter_server_config.py")
SCREENSHOTS = ROOT / "build" / "screenshots"
LAPTOP = {"width": 1366, "height": 768}
# Without the last four Chromium looks up its maker's hosts at every start.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


def chromium(*preferred):
    """The path of the system's Chromium, or None."""
    names = (*preferred, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextlib.contextmanager
def running_lab(folder):
    """A JupyterLab with the project's settings, serving a copy of the course in `folder`; ended on leaving."""
    for name in COPIED:
        source = ROOT / name
        if source.exists():
            (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    port = _free_port()
    options = ["--config=jupyter_server_config.py", "--no-browser", "--LabApp.expose_app_in_browser=True",
               f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=nutag"]
    own = {"NUTAG_WORK": str(folder / "my_work"), "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces")}
    with open(folder / "server.log", "w") as log:
        server = subprocess.Popen([sys.executable, "-m", "jupyterlab", *options], cwd=folder, stdin=subprocess.DEVNULL,
                                  stdout=log, stderr=log, env={**os.environ, **own})
    lab = Lab(folder, f"http://127.0.0.1:{port}")
    try:
        lab.wait(server)
        yield lab
    finally:
        lab.stop_kernels()
        server.terminate()
        server.wait(timeout=30)


def _free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Lab:
    """The running server: its folder, its address, its kernels, and a page of the full JupyterLab that waits for a notebook."""

    def __init__(self, folder, url):
        self.folder, self.url, self.idle_page = folder, url, None

    def api(self, path, method="GET"):
        request = urllib.request.Request(f"{self.url}/api/{path}", method=method,
                                         headers={"Authorization": "token nutag"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or "null")

    def wait(self, server, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end and server.poll() is None:
            with contextlib.suppress(OSError):
                return self.api("status")
            time.sleep(0.2)
        raise RuntimeError("JupyterLab did not start:\n" + (self.folder / "server.log").read_text())

    def stop_kernels(self):
        with contextlib.suppress(OSError):
            for session in self.api("sessions"):
                self.api(f"sessions/{session['id']}", "DELETE")


@contextlib.contextmanager
def running_chromium(*preferred):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(*preferred), args=FLAGS)
        yield browser
        browser.close()


def serious_faults(page, selector="html"):
    """What axe-core finds serious or worse inside a part of a page: its name, what it asks, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    faults = json.loads(page.evaluate(SERIOUS, selector))  # as a text: all that axe passes would take long to hand over
    return [f"{fault['id']}: {fault['help']}: {html[:200]}" for fault in faults for html in fault["places"]]


class Notebook:
    """One notebook, open in JupyterLab; a test drives it through `page` and these helpers.

    To load JupyterLab takes longer than most tests, so a notebook of the full lab opens in the page that another has left,
    as a reader's second notebook does. The lesson view, a script or a page of another kind has a page of its own.
    """

    def __init__(self, browser, lab, path, view="lab", script="", **page):
        self.lab, self.path = lab, path
        self.requests, self.received, self.complaints, self.restarted = [], [], [], False
        self._heard = dict(request=lambda request: self.requests.append(request.url), websocket=self._count_frames,
                           pageerror=lambda error: self.complaints.append(str(error)))
        self._usual = view == "lab" and not script and not page
        left = lab.idle_page if self._usual else None
        self.page = left or browser.new_page(**{"viewport": LAPTOP, **page})
        for event, hear in self._heard.items():
            self.page.on(event, hear)
        if left:
            lab.idle_page = None
            self.page.evaluate(OPEN, path)
        else:
            self.page.add_init_script(script)
            self.page.goto(f"{lab.url}/{view}/tree/{path}?token=nutag&reset")
        self.wait_until_ready()
        if view == "doc":
            self.wait_until_run()

    def _count_frames(self, websocket):
        websocket.on("framereceived", lambda frame: self.received.append(len(frame)))

    def wait_until_ready(self):
        """Wait until the notebook is on the page and its kernel is idle."""
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Cell", state="attached", timeout=60_000)
        try:
            self.page.wait_for_function(READY, arg=self.path, timeout=60_000)
        except TimeoutError as late:
            raise AssertionError(f"{self.path} is not ready: {self.page.evaluate(STATE)}, {self.lab.api('kernels')}") from late

    def wait_until_run(self, path=None):
        """Wait until the notebook, or the one that took its place, has run as the lesson view runs it on opening."""
        self.path = path or self.path
        self.page.wait_for_function(RUN, arg=self.path, timeout=90_000)
        self.wait_until_ready()

    def run_all(self):
        """Run every cell from top to bottom; return when the last has finished."""
        self.page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
        self.wait_until_ready()

    def execute(self, code):
        """Run code in the kernel, as a cell does that is not on the page."""
        self.page.evaluate("code => jupyterapp.shell.currentWidget.sessionContext.session.kernel"
                           ".requestExecute({ code, silent: true }).done.then(() => {})", code)

    def restart(self):
        """Restart the kernel, as a reader does by hand; outputs stay on the page.

        On a busy machine JupyterLab sometimes hears nothing of the new kernel: then a reader presses the button again.
        """
        self.page.wait_for_timeout(1000)  # what JupyterLab still asks of a kernel that has just come
        self.restarted = True
        for _ in range(2):
            self.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
            with contextlib.suppress(TimeoutError):
                self.page.wait_for_function(READY, arg=self.path, timeout=30_000)
                break
        self.wait_until_ready()

    def save(self):
        self.page.evaluate("() => jupyterapp.shell.currentWidget.context.save()")

    def reload(self):
        """Reload the page, as a reader does by mistake; the kernel goes on."""
        self.page.reload()
        self.wait_until_ready()

    def cells(self):
        """The notebook as the page holds it: a list of nbformat cells."""
        return self.page.evaluate("() => jupyterapp.shell.currentWidget.content.model.toJSON().cells")

    def cell(self, number):
        """The locator of the cell at a position, scrolled to."""
        cell = self.page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{number}']")
        cell.scroll_into_view_if_needed()
        return cell

    def errors(self):
        """Everything that went wrong and can be seen: error outputs, stderr, widgets that did not draw."""
        outputs = [output for cell in self.cells() for output in cell.get("outputs", [])]
        failed = [f"{o['ename']}: {o['evalue']}" for o in outputs if o["output_type"] == "error"]
        warned = ["".join(o["text"]) for o in outputs if o.get("name") == "stderr"]
        # What JupyterLab had asked of a kernel that was then restarted is no fault of ours.
        complaints = [words for words in self.complaints if not (self.restarted and "Canceled future" in words)]
        return failed + warned + complaints + self.page.evaluate(BROKEN_WIDGETS)

    def outside_requests(self):
        """Requests of the page to any other host."""
        here = urlsplit(self.lab.url).netloc
        return sorted({url for url in self.requests
                       if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != here})

    def axe(self, selector=".jp-Cell-outputArea"):
        """Serious accessibility faults inside the outputs, as axe-core names them."""
        if not self.page.locator(selector).count():
            return []
        self.page.evaluate("() => { document.body.style.height = '100vh'; }")  # else all text counts as off the screen
        return serious_faults(self.page, selector)

    def screenshot(self, name):
        """Save what the screen shows as build/screenshots/<name>.png."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    def screenshots(self, name):
        """Save the whole notebook, one screen at a time, as <name>-01.png, <name>-02.png ..."""
        scroller = self.page.locator(".jp-WindowedPanel-outer")
        scroller.evaluate("element => element.scrollTo(0, 0)")
        for number in range(1, 100):
            self.page.wait_for_timeout(300)
            self.screenshot(f"{name}-{number:02}")
            if scroller.evaluate(SCROLL_ONE_SCREEN):
                return

    def close(self):
        """Close the page, or leave it empty to the next notebook; what hangs or asks something is not left to anybody."""
        for event, hear in self._heard.items():
            self.page.remove_listener(event, hear)
        if not self._usual or self.lab.idle_page or not self.page.evaluate(EMPTIED):
            self.page.close()
            return
        self.page.set_viewport_size(LAPTOP)
        self.page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
        self.lab.idle_page = self.page


# A page whose long waits for an answer take a tenth: for tests in which none comes.
QUICK = """const usual = setTimeout;
  setTimeout = (call, time, ...rest) => usual(call, time >= 8000 && time <= 20_000 ? time / 10 : time, ...rest);"""
OPEN = "path => jupyterapp.commands.execute('docmanager:open', { path }).then(() => {})"
EMPTIED = """async () => {
  const close = async () => {
    for (const { context, sessionContext } of [...jupyterapp.shell.widgets('main')]) {
      await sessionContext?.shutdown();
      if (context) context.model.dirty = false;  // else JupyterLab asks whether to save
    }
    await jupyterapp.commands.execute('application:close-all');
    return !document.querySelector('.jp-Dialog');
  };
  return !document.querySelector('.jp-Dialog')
    && Promise.race([close(), new Promise((late) => setTimeout(late, 10_000, false))]);
}"""
READY = """path => {
  const panel = window.jupyterapp?.shell.currentWidget, session = panel?.sessionContext;
  return panel?.context?.path === path && session?.isReady && session.session?.kernel?.status === 'idle'
    && !session.pendingInput && ![...document.querySelectorAll('.jp-InputPrompt')].some(e => e.textContent === '[*]:');
}"""
STATE = """() => {
  const { sessionContext } = window.jupyterapp?.shell.currentWidget ?? {}, kernel = sessionContext?.session?.kernel;
  return [sessionContext?.isReady, kernel?.status, kernel?.connectionStatus, sessionContext?.pendingInput,
    [...document.querySelectorAll('.jp-InputPrompt')].map((prompt) => prompt.textContent).join(' ')];
}"""
RUN = """path => {
  const panel = window.jupyterapp?.shell.currentWidget;
  return panel?.context?.path === path && panel.content.widgets.length > 0
    && panel.content.widgets.every(({ model }) => model.type !== 'code' || model.executionCount);
}"""
SERIOUS = """async (selector) => {
  const { violations } = await axe.run(selector, { resultTypes: ['violations'], preload: false });
  return JSON.stringify(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, places: nodes.map(({ html }) => html) })));
}"""
BROKEN_WIDGETS = """() => [...document.querySelectorAll('.jp-OutputArea-output')].map(e => e.textContent)
  .filter(text => /Error displaying widget|model not found|Loading widget|Failed to load model/.test(text))"""
SCROLL_ONE_SCREEN = """element => {
  const before = element.scrollTop; element.scrollTop += element.clientHeight - 40; return element.scrollTop === before;
}"""
