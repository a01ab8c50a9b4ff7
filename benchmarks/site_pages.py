"""The web edition against its budgets: first chart, alive, a step, what is sent; beside the lesson in JupyterLab."""
import gzip
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))
from browser import DRIVE, RUNS, STEPS, measured, moving  # noqa: E402
from harness import LAPTOP, chromium, running_chromium, running_lab  # noqa: E402
from panels import KINDS, all_panels, panels, run  # noqa: E402

from nutag.pages import build  # noqa: E402

LESSON, STEM = "lessons/04_revenue_sharing.html", "revenue_sharing"
FIRST = "performance.getEntriesByName('first-contentful-paint')[0].startTime"  # the pictures come with the text


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


def table():
    """One line a budget: what was measured, and what it may be."""
    if not chromium() or not shutil.which("npm"):
        return print("not measured: it needs Chromium and npm")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        start = time.perf_counter()
        build.build(site)
        print(f"{'the web edition, lesson 04':44} {'measured':>12} {'budget':>9}")
        line("make site, s", time.perf_counter() - start, 90)
        sizes(site)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with running_chromium() as browser:
            pages(browser, f"http://127.0.0.1:{server.server_port}")
            in_the_lab(browser)
        server.shutdown()


def line(what, value, budget=None):
    print(f"{what:44} {value:12.2f} {budget if budget is not None else '':>9}", flush=True)


def sizes(site):
    """What is sent before the first chart, and until all lives, as a server sends it that packs (gzip)."""
    def sent(*names):
        return sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in names) / 1e6

    before = ("assets/site.css", "assets/theme.js", LESSON)
    scripts = [f"assets/{name}" for name in ("page.js", "panel.js", "vega.js", "worker.js", "store.js")]
    python = [f"python/{path.name}" for path in (site / "python").iterdir()]
    line("the site, MB", sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6, 25)
    line("sent before the first chart, MB (gzip)", sent(*before), 0.5)
    line("sent until it lives, MB (gzip)", sent(*before, *scripts, *python), 8)


def pages(browser, address):
    """Times of a first visit and of one with all kept, then a step of each panel."""
    times = {"cold": [], "warm": []}
    for _ in range(RUNS):
        context = browser.new_context(viewport=LAPTOP)
        for kind in times:
            page = context.new_page()
            start = time.perf_counter()
            page.goto(f"{address}/{LESSON}", wait_until="commit")
            page.wait_for_selector("body[data-live=alive]")
            times[kind].append((page.evaluate(FIRST) / 1000, time.perf_counter() - start))
            page.evaluate("navigator.serviceWorker.ready.then(() => {})")
            page.close()
        context.close()
    for kind, budgets in (("cold", (1, 4)), ("warm", (0.4, 3))):
        for what, values, budget in zip(("first chart", "alive"), zip(*times[kind]), budgets):
            line(f"{what}, {kind}, s", statistics.median(values), budget)
    page = browser.new_page(viewport=LAPTOP)
    page.goto(f"{address}/{LESSON}")
    page.wait_for_selector("body[data-live=alive]")
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    for panel in page.locator(".nutag-panel").all():
        panel.scroll_into_view_if_needed()
        while panel.get_by_role("button", name="Skip").count():
            panel.get_by_role("button", name="Skip").click()
            page.wait_for_timeout(300)
        kind = KINDS[panel.get_attribute("aria-label")]
        name, values = moving(kind)
        values = panel.evaluate(DRIVE, [name, values, 0])
        steps = sorted(step for _ in range(RUNS) for step in panel.evaluate(DRIVE, [name, values, STEPS]))
        line(f"a step of {kind.name}, ms, median", statistics.median(steps), 20)
        line(f"a step of {kind.name}, ms, 95 %", steps[int(0.95 * len(steps))])
    page.close()


def in_the_lab(browser):
    """The same steps in a real JupyterLab."""
    os.environ["NUTAG_GATES"] = "open"
    with tempfile.TemporaryDirectory() as folder, running_lab(Path(folder)) as lab:
        notebook = run(browser, lab, all_panels(lab, STEM))
        for panel in panels(notebook):
            name, values = moving(panel.kind)
            median, late, _ = measured(notebook, panel.element, dict(name=name, values=values))
            line(f"in JupyterLab, {panel.kind.name}, ms, median", median)
            line(f"in JupyterLab, {panel.kind.name}, ms, 95 %", late)
        notebook.close()


if __name__ == "__main__":
    table()
