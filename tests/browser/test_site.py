"""The web edition, built once and driven in a real Chromium: alive, kept, offline, and never asking another host."""
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hands import ENTERED, Keys, Mouse, Touch, everything, form, right_entries, says
from harness import LAPTOP, ROOT, Notebook, serious_faults
from panels import STEMS, declared

from nutag.checks import core
from nutag.classroom import marks, own
from nutag.lab.course import lessons
from nutag.notebooks import read
from nutag.pages import build
from nutag.panel.codes import decoded
from nutag.panel.controls import controls
from nutag.panel.state import PanelState

NAMES = [Path(lesson["path"]).stem for lesson in lessons(ROOT)]
PHONE = {"width": 390, "height": 844}
ALIVE = 60_000  # ms: how long Python may take to start on a busy machine
FRAMES = 500  # random settings, over all scenarios
SLOW_LINE = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"  # nothing starts by itself


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the site, built as `make site` builds it."""
    if not shutil.which("npm"):
        reason = "the web edition was not tested: no npm (it comes with Node.js)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    folder = tmp_path_factory.mktemp("web") / "a site"
    built = subprocess.run([sys.executable, "-m", "nutag.pages", str(folder)], cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def address(site):
    """The site in a sub-folder of a plain server of files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site.parent))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name.replace(' ', '%20')}"
    server.shutdown()


class Visit:
    """A reader's browser on the site: its pages share what is kept; what goes wrong is collected."""

    def __init__(self, browser, address, **options):
        self.address = address
        options = {"viewport": LAPTOP, "accept_downloads": True, **options}
        self.context = options.get("context") or browser.new_context(**options)
        self.context.set_default_timeout(ALIVE)
        self.requests, self.complaints = [], []
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.context.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))
        self.page = self.context.new_page()

    def open(self, path):
        self.page.goto(f"{self.address}/{path}")

    def until_drawn(self):
        self.page.wait_for_selector("body[data-drawn]", timeout=ALIVE)

    def until_alive(self):
        self.page.wait_for_selector("body[data-live=alive]", timeout=ALIVE)
        self.settle()

    def settle(self):
        self.until(SETTLED)

    def until(self, script, arg=None):
        """Wait for a script to give true; Playwright's own way would need the `eval` that our pages forbid."""
        end = time.monotonic() + ALIVE / 1000
        while not self.page.evaluate(script, arg):
            assert time.monotonic() < end, f"never: {script}"
            self.page.wait_for_timeout(50)

    def outside(self):
        here = urlsplit(self.address).netloc
        return sorted({url for url in self.requests if urlsplit(url).scheme not in ("data", "blob")
                       and urlsplit(url).netloc != here})


@pytest.fixture
def visit(browser, address):
    visits = []

    def begin(**options):
        visits.append(Visit(browser, address, **options))
        return visits[-1]

    yield begin
    for each in visits:
        complaints, outside = each.complaints, each.outside()
        each.context.close()
        assert complaints == [] and outside == []


class Page(HTMLParser):
    """What a page is made of, read without a browser."""

    def __init__(self, path):
        super().__init__()
        self.links, self.ids, self.sources, self.inline = [], set(), [], 0
        self.text = path.read_text("utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("script", "link", "img") and (source := given.get("src") or given.get("href")):
            self.sources.append(source)
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.inline += 1
        self.inline += any(name.startswith("on") for name in given)


def pages(site):
    return {path.relative_to(site).as_posix(): Page(path) for path in sorted(site.rglob("*.html"))}


def test_every_lesson_has_its_pages_and_every_link_leads_somewhere(site):
    found = pages(site)
    assert {f"{kind}/{name}.html" for kind in ("lessons", "exercises") for name in NAMES} <= set(found)
    lost = []
    for name, page in found.items():
        for link in [*page.links, *page.sources]:
            path, _, place = link.partition("#")
            if urlsplit(link).scheme in ("https", "http", "data", "mailto"):
                continue
            target = ((site / name).parent / path if path else site / name).resolve()
            if not target.is_file() or place and place not in found[target.relative_to(site.resolve()).as_posix()].ids:
                lost.append(f"{name}: {link}")
    assert lost == []


def test_a_page_needs_no_inline_script_and_nothing_from_elsewhere(site):
    for name, page in pages(site).items():
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page.text)[1]
        scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert scripts == "script-src 'self' 'wasm-unsafe-eval'" and page.inline == 0, name
        assert not [source for source in page.sources if urlsplit(source).scheme not in ("", "data")], name


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_reads_without_a_script(site, name):
    lesson = (site / f"lessons/{name}.html").read_text("utf-8")
    views = re.findall(r'<div class="live" id="view-\d+" data-kind="panel">(.*?)<script', lesson, re.DOTALL)
    assert views and all("<svg" in view and "prompt" in view for view in views)
    assert "Traceback" not in lesson and "Out[" not in lesson and "object at 0x" not in lesson
    exercise = (site / f"exercises/{name}.html").read_text("utf-8")
    cells = read(ROOT / f"exercises/{name}.ipynb").cells
    assert exercise.count('data-kind="form">') == sum(cell.source.startswith("ask(") for cell in cells) > 0


def test_a_site_stays_within_its_size(site):
    assert sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) <= 25e6


def test_the_lessons_live_and_ask_no_other_host(visit):
    """Every panel of every lesson: its gate opens, a control moves by keys, by mouse and by touch, and Python answers."""
    reader = visit(has_touch=True)
    for name in NAMES:
        reader.open(f"lessons/{name}.html")
        reader.until_alive()
        for panel in reader.page.locator(".nutag-panel").all():
            panel.scroll_into_view_if_needed()
            while panel.get_by_role("button", name="Skip").count():
                waiting = panel.locator(".nutag-first").inner_text()
                panel.get_by_role("button", name="Skip").click()
                reader.until(ANOTHER, [panel.element_handle(), waiting])
            panel.locator(".nutag-sentence").wait_for()
            assert panel.locator(".nutag-chart svg").count(), name
            touched = panel.locator(".nutag-control:not([hidden]):not(:has(select))").count() > 0
            for act in (by_keys, by_mouse, *[by_touch] * touched):
                before, handle = panel.locator(".nutag-picture").inner_html(), panel.element_handle()
                for field in panel.locator(".nutag-control:not([hidden])").all():
                    if act(field) and reader.page.evaluate(CHANGES, [handle, before]):
                        break
                else:
                    raise AssertionError(f"{name}: nothing moved {act.__name__} in {panel.get_attribute('aria-label')}")


def by_keys(field):
    """Move a control with an arrow key; give whether it could be."""
    box = field.locator("input[type=range], select, [type=radio]:checked, [type=checkbox]").first
    box.focus()
    at_start = box.evaluate("box => box.matches('select') ? box.selectedIndex < 1 : +box.value < +box.max")
    box.press("Space" if box.get_attribute("type") == "checkbox" else
              ("ArrowRight" if at_start else "ArrowLeft") if box.get_attribute("type") == "range" else
              "ArrowDown" if at_start or box.get_attribute("type") == "radio" else "ArrowUp")
    return True


def by_mouse(field):
    return pressed(field, lambda element, **at: element.click(**at))


def by_touch(field):
    """A browser draws the open list of a `select` outside the page, where no test can touch it: a panel of lists has no part."""
    return not field.locator("select").count() and pressed(field, lambda element, **at: element.tap(**at))


def pressed(field, press):
    """Press on a control where it changes: a slider at its farther quarter, a choice that is not chosen."""
    if (slider := field.locator("input[type=range]")).count():
        box, part = slider.bounding_box(), slider.evaluate("s => (s.value - s.min) / (s.max - s.min) < 0.5 ? 0.75 : 0.25")
        press(slider, position=dict(x=box["width"] * part, y=box["height"] / 2))
    elif (chooser := field.locator("select")).count():
        chooser.select_option(index=chooser.evaluate("chooser => chooser.selectedIndex ? 0 : 1"))
    else:
        press(field.locator("label:has(+ input:not(:checked)), label:has(input:not(:checked)), input[type=checkbox]").first)
    return True


SETTLED = "[...document.querySelectorAll('.nutag-panel')].every(panel => panel.idle?.())"
ANOTHER = "([panel, before]) => panel.querySelector('.nutag-first')?.innerText !== before"
# Whether the picture changes within two seconds, when the panel has come to rest.
CHANGES = """async ([panel, before]) => {
  for (let turn = 0; turn < 40; turn++) {
    await new Promise((done) => setTimeout(done, 50));
    if (panel.idle() && panel.querySelector('.nutag-picture').innerHTML !== before) return true;
  }
  return false;
}"""


@pytest.fixture(scope="module")
def student(browser, address):
    """One browser for all exercises: it has Python from the first."""
    reader = Visit(browser, address, has_touch=True)
    yield reader
    reader.context.close()


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_answered_by_mouse_keys_and_touch(name, student):
    """All forms of an exercise, a hand each in turn: wrongly, with the sentence for it, and rightly."""
    student.complaints.clear()  # of another exercise
    student.open(f"exercises/{name}.html")
    student.until_alive()
    entries = right_entries(name)
    assert student.page.locator(".nutag-form").count() == len(entries) >= 4
    everything(student.page, cycle(kind(student.page) for kind in (Mouse, Keys, Touch)), entries)
    assert student.complaints == [] and student.outside() == []


def check_seven(reader):
    """The first question of 01, answered by keys with a number that is wrong; give its verdict."""
    reader.open("exercises/01_territory.html")
    reader.until_alive()
    form = reader.page.locator(".nutag-form").first
    form.locator("input").first.focus()
    reader.page.keyboard.type("7")
    form.get_by_role("button", name="Check").focus()
    reader.page.keyboard.press("Enter")
    form.locator(".nutag-verdict b").wait_for()
    return form.locator(".nutag-verdict").inner_text()


def stands(reader, words, number=0):
    reader.page.locator(".nutag-form").nth(number).locator(".nutag-verdict", has_text=words).wait_for()


def test_answers_are_judged_and_a_reload_keeps_them(visit):
    """By keys: an answer, its verdict; the same on another page of the same browser and after coming back."""
    reader = visit()
    word = check_seven(reader)
    reader.open("lessons/01_territory.html")
    reader.until_alive()
    reader.page.locator(".nutag-panel").first.get_by_role("button", name="Skip").click()
    reader.page.locator(".nutag-outcome").first.wait_for()
    reader.open("index.html")
    reader.page.locator("progress").wait_for()
    reader.open("exercises/01_territory.html")
    reader.until_alive()
    stands(reader, word)


def saved(reader, nickname=""):
    """The bytes of the file that *Save my work* gives."""
    if not reader.page.locator("#nickname").is_visible():
        reader.page.locator(".work summary").click()
    reader.page.locator("#nickname").fill(nickname)
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Save my work").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def bring(reader, content):
    reader.page.locator("#bring").set_input_files(dict(name="work.json", mimeType="application/json", buffer=content))


def test_work_goes_on_in_jupyterlab_and_comes_back(visit, browser, lab, tmp_path, monkeypatch):
    """Page → JupyterLab → another browser's page: nothing is lost; the lecturer's table takes the page's file, too."""
    work = lab.folder / "my_work"
    shutil.rmtree(work, ignore_errors=True)
    monkeypatch.setenv("NUTAG_WORK", str(work))
    reader = visit()
    word = check_seven(reader)
    name, content = saved(reader, "Blue fox")
    (tmp_path / "class").mkdir()
    file = tmp_path / "class" / name
    file.write_bytes(content)
    found = marks.read_class(tmp_path / "class")
    assert name == "Blue fox.json" and found.left_out == [] and [each.nickname for each in found.works] == ["Blue fox"]
    assert marks.table(found.works)[0]["Blue fox"]["territory.1"].status == "not yet"

    assert own.brought(file) == ["1 record of Blue fox brought."]
    (work / "exercises").mkdir()
    shutil.copy(ROOT / "exercises" / "01_territory.ipynb", work / "exercises")
    notebook = Notebook(browser, lab, "my_work/exercises/01_territory.ipynb", view="doc")
    first, second = (form(notebook.page, id) for id in ("territory.1", "territory.2"))
    first.get_by_text("You answered this before.").wait_for()
    assert first.evaluate(ENTERED) == ["7"]
    Mouse(notebook.page).answer(second, core.find("territory.2").form.kind, right_entries("01_territory")["territory.2"])
    says(second, "Correct.")
    assert notebook.errors() == []
    notebook.close()
    lab.stop_kernels()

    other = visit()
    other.open("exercises/01_territory.html")
    other.until_alive()
    with other.page.expect_navigation():
        bring(other, own.handed_in("Blue fox")[0].read_bytes())
    other.until_alive()
    other.page.locator("#status", has_text="2 records of Blue fox brought.").wait_for()
    stands(other, word)
    stands(other, "Correct.", number=1)
    for content, words in ((b"PK, and no more", "no whole JSON"), (content.replace(b"Blue", b"Grey"), "checksum")):
        bring(other, content)
        other.page.locator("#status", has_text=words).wait_for()
    stands(other, word)


def test_two_tabs_keep_each_other_s_work(visit):
    one = visit()
    word = check_seven(one)
    two = visit(context=one.context)
    two.open("exercises/02_coordination.html")
    two.until_alive()
    form = two.page.locator(".nutag-form").first
    one.page.locator(".nutag-form").first.locator("input").first.fill("8")
    one.page.locator(".nutag-form").first.get_by_role("button", name="Check").click()
    one.page.locator(".nutag-form").first.locator(".nutag-verdict b").wait_for()
    form.locator(".nutag-main").click()
    form.locator(".nutag-verdict b").wait_for()
    for tab in (one, two):
        _, content = saved(tab)
        answers = json.loads(content)["records"]["answers"]
        assert answers["territory.1"]["entry"] == "8", word


def test_a_browser_without_room_says_that_nothing_is_kept(visit):
    """A real quota of nothing: the verdict comes, and beside it the words that this browser does not keep it."""
    reader = visit()
    reader.open("exercises/01_territory.html")
    reader.until_alive()
    tools = reader.context.new_cdp_session(reader.page)
    tools.send("Storage.overrideQuotaForOrigin", dict(origin=reader.page.evaluate("location.origin"), quotaSize=1))
    form = reader.page.locator(".nutag-form").first
    form.locator("input").first.fill("7")
    form.get_by_role("button", name="Check").click()
    reader.page.locator("#status", has_text="This browser does not keep your work").wait_for()
    form.locator(".nutag-verdict b").wait_for()
    assert json.loads(saved(reader)[1])["records"]["answers"]["territory.1"]["entry"] == "7"


def test_a_browser_that_forbids_keeping_says_so_at_once_and_goes_on(visit):
    reader = visit()
    reader.context.route("**/assets/store.js", lambda route: route.fulfill(
        content_type="text/javascript", body=FORBIDDEN + route.fetch().text()))
    reader.open("exercises/01_territory.html")
    reader.until_alive()
    reader.page.locator("#status", has_text="This browser does not keep your work").wait_for()
    form = reader.page.locator(".nutag-form").first
    form.locator("input").first.fill("7")
    form.get_by_role("button", name="Check").click()
    form.locator(".nutag-verdict b").wait_for()


# What a browser does that is told to keep nothing.
FORBIDDEN = "indexedDB.open = () => { throw new DOMException('The user denied permission', 'SecurityError'); };\n"


def test_a_browser_that_never_gives_the_image_starts_python_anew(visit):
    reader = visit()
    reader.context.route("**/assets/worker.js", lambda route: route.fulfill(
        content_type="text/javascript", body="caches.open = () => new Promise(() => {});\n" + route.fetch().text()))
    reader.open("exercises/01_territory.html")
    reader.until_alive()


def list_files(folder):
    (folder / "sw.js").unlink()  # the list does not hold itself
    build.write_service_worker(folder)


def test_a_new_edition_comes_whole_or_not_at_all(visit, site):
    """Beside the site a second one, whose next edition is first half there and then whole."""
    folder, title = site.parent / "next", "() => document.title"
    shutil.rmtree(folder, ignore_errors=True)  # of a first try
    shutil.copytree(site, folder)
    page = folder / "lessons" / "00_start_here.html"
    reader = visit()
    look = "navigator.serviceWorker.getRegistration().then((found) => found.update()).catch(() => {})"
    reader.open("../next/lessons/00_start_here.html")
    reader.page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    reader.until("Boolean(navigator.serviceWorker.controller)")
    before = reader.page.evaluate(title)

    page.write_text(page.read_text("utf-8").replace("<title>", "<title>New: "), "utf-8")
    list_files(folder)
    (folder / "glossary.html").write_text("half", "utf-8")  # listed otherwise: this edition is not all there
    reader.page.evaluate(look)
    reader.until("navigator.serviceWorker.getRegistration().then((found) => !found.installing)")
    reader.open("../next/lessons/00_start_here.html")
    assert reader.page.evaluate(title) == before
    assert reader.page.evaluate("navigator.serviceWorker.getRegistration().then((found) => !found.waiting)")

    reader.page.wait_for_timeout(1100)  # a plain server of files tells two versions apart by the second
    list_files(folder)
    reader.page.evaluate(look)
    reader.until("navigator.serviceWorker.getRegistration().then((found) => Boolean(found.waiting))")
    reader.open("../next/lessons/00_start_here.html")
    assert reader.page.evaluate(title) == before, "a page of the old edition is still open"
    for _ in range(20):  # the new one takes over when the last page of the old is gone, which takes the browser a moment
        reader.page.goto("about:blank")
        reader.page.wait_for_timeout(500)
        reader.open("../next/lessons/00_start_here.html")
        if reader.page.evaluate(title) == f"New: {before}":
            break
    else:
        raise AssertionError("the whole edition never came")
    reader.complaints.clear()  # the browser tells of the half edition


def test_codes_for_a_class_stand_beside_what_is_kept(visit):
    reader = visit()
    reader.open("lessons/00_start_here.html")
    reader.until_alive()
    reader.page.locator(".work summary").click()
    with reader.page.expect_navigation():
        reader.page.get_by_label("My class uses codes").click()
    reader.until_alive()
    panel = reader.page.locator(".nutag-panel").first
    panel.locator(".nutag-answer input").fill("8")
    panel.get_by_role("button", name="Keep").click()
    code = panel.locator(".nutag-code b").inner_text()
    kind, = [kind for kind in declared("start_here") if kind.name == "start_here.reach"]
    assert decoded(code, kind.name, kind.predictions)[1] == "8"


def test_what_is_done_before_python_is_there_is_kept_and_answered(visit):
    """On a phone, by touch, with a line that loads nothing of its own accord."""
    reader = visit(viewport=PHONE, has_touch=True)
    reader.page.add_init_script(SLOW_LINE)
    reader.open("lessons/04_revenue_sharing.html")
    reader.until_drawn()
    assert reader.page.locator("body").get_attribute("data-live") is None
    panel = reader.page.locator(".nutag-panel").first
    panel.get_by_role("button", name="Skip").tap()
    reader.until_alive()
    panel.locator(".nutag-outcome", has_text="You skipped").first.wait_for()


def test_a_page_that_never_rests_starts_python_all_the_same(visit):
    """On a machine with much to do Chromium has been seen to find no idle moment in a minute."""
    reader = visit()
    reader.page.add_init_script("requestIdleCallback = (call, { timeout } = {}) => timeout && setTimeout(call, timeout)")
    reader.open("lessons/00_start_here.html")
    reader.page.wait_for_selector("body[data-live]", timeout=ALIVE)


def test_the_second_visit_needs_no_network(visit):
    reader = visit()
    reader.open("index.html")
    reader.page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    reader.until("Boolean(navigator.serviceWorker.controller)")
    reader.context.set_offline(True)
    for path in ("lessons/08_council.html", "exercises/02_coordination.html", "glossary.html", ""):
        reader.open(path)
        assert reader.page.locator("h1").count() == 1
    reader.open("lessons/05_boom_and_bust.html")
    reader.until_alive()


def test_the_second_page_lays_down_the_image_of_the_first(visit):
    """A word changed in the kept image is the word that is said; an image that is not whole is replaced, and nobody notices."""
    reader = visit()
    for change, words in (("(image, headers) => [image, headers]", "This file was not taken"),
                          ("image => replaced(image, 'This file was', 'That file was')", "That file was not taken"),
                          ("(image, headers) => [image.slice(0, 2e7), headers]", "This file was not taken")):
        reader.open("glossary.html")
        reader.page.evaluate(CHANGE_IMAGE.replace("CHANGE", change))
        reader.open("exercises/01_territory.html")
        reader.until_alive()
        bring(reader, b"PK, and no more")
        reader.page.locator("#status", has_text=words).wait_for()
        reader.until(IMAGE)


# Whether this browser keeps an image of Python's memory that is whole.
IMAGE = """caches.keys().then((names) => names.find((name) => name.startsWith('nutag python')) ?? Promise.reject()).then(
  (name) => caches.open(name)).then(async (cache) => {
    const [{ url }] = await cache.keys();
    return (await (await cache.match(url)).arrayBuffer()).byteLength > 3e7;
  }).catch(() => false)"""
CHANGE_IMAGE = """async () => {
  const replaced = async (image, old, made) => {
    const [from, to] = [old, made].map((words) => new TextEncoder().encode(words));
    for (let at = image.indexOf(from[0]); at >= 0; at = image.indexOf(from[0], at + 1))
      if (from.every((byte, i) => image[at + i] === byte)) image.set(to, at);
    return [image, { Hash: new Uint8Array(await crypto.subtle.digest('SHA-256', image)).join('-') }];
  };
  const change = CHANGE;
  for (const name of (await caches.keys()).filter((name) => name.startsWith('nutag python'))) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      const kept = await cache.match(key), image = new Uint8Array(await kept.arrayBuffer());
      const [changed, headers] = await change(image, kept.headers);
      await cache.put(key, new Response(changed, { headers }));
    }
  }
}"""


def test_a_page_that_cannot_start_python_says_so_and_reads_on(visit):
    reader = visit()
    reader.context.route("**/nutag.zip", lambda route: route.abort())
    reader.open("lessons/04_revenue_sharing.html")
    reader.page.locator("#status", has_text="could not start").wait_for(timeout=ALIVE)
    assert reader.page.locator("main h2").count() > 3
    reader.complaints.clear()  # the browser tells of the file that we held back


def walk(kind, steps, chance):
    """Random settings of a scenario, each reached from the one before by a control set to one of its values."""
    state, actions, frames = PanelState(kind()), [], []
    state.do(dict(do="open"))
    for _ in range(steps):
        name, control = chance.choice(list(controls(kind).items()))
        if control["kind"] == "slider":
            places = round((control["max"] - control["min"]) / control["step"])
            value = control["min"] + chance.randint(0, places) * control["step"]
            value = int(value) if value == int(value) else value  # as a page sends it
        else:
            value = chance.choice([value for value, _ in control.get("options", ((True, ""), (False, "")))])
        actions.append(dict(do="set", name=name, value=value))
        state.do(actions[-1])
        frames.append(json.loads(json.dumps(state.frame)))
    return actions, frames


def numbers(*values):
    return all(type(value) in (int, float) for value in values)


def differences(one, other, place=""):
    """Where two values of JSON differ; numbers may in their last digits, for each machine has powers of its own."""
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        return [found for key in one for found in differences(one[key], other[key], f"{place}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [found for i, pair in enumerate(zip(one, other)) for found in differences(*pair, f"{place}[{i}]")]
    if numbers(one, other) and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9):
        return []
    return [] if one == other and type(one) is type(other) else [f"{place}: {one!r} and {other!r}"]


def test_the_browser_computes_what_this_python_computes(visit, monkeypatch, tmp_path):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path))
    kinds = [kind for stem in STEMS for kind in declared(stem)]
    chance = random.Random(2026)
    walks = {kind.name: walk(kind, -(-FRAMES // len(kinds)), chance) for kind in kinds}
    reader = visit()
    reader.page.add_init_script(SLOW_LINE)
    reader.open("glossary.html")
    asked, found = list(walks), {}
    for names in (asked[::2], asked[1::2]):  # of a Python that is started anew, and of its image
        found |= reader.page.evaluate(ANSWERS, {name: walks[name][0] for name in names})
        reader.until(IMAGE)
    for name, (_, frames) in walks.items():
        for mine, theirs in zip(frames, found[name], strict=True):
            theirs.pop("echo")
            assert differences(mine, theirs) == [], name


ANSWERS = """async (walks) => {
  const worker = new Worker('assets/worker.js', { type: 'module' });
  const told = [];
  let heard = () => {};
  worker.onmessage = ({ data }) => { if (data.alive || data.about) return; told.push(data); heard(); };
  const ask = (message) => new Promise((resolve) => {
    heard = () => resolve(told.at(-1));
    worker.postMessage(message);
  });
  const frames = {};
  for (const [name, actions] of Object.entries(walks)) {
    const of = { kind: 'panel', name, settings: {} };
    await ask({ view: name, of, content: { do: 'open' } });
    frames[name] = [];
    for (const content of actions) frames[name].push((await ask({ view: name, of, content })).frame);
  }
  worker.terminate();
  return frames;
}"""


@pytest.mark.parametrize(("theme", "viewport"), [("light", LAPTOP), ("dark", PHONE)])
def test_no_page_has_a_serious_fault_of_access(visit, site, theme, viewport):
    reader = visit(viewport=viewport, color_scheme=theme)
    reader.page.add_init_script(SLOW_LINE)
    faults = []
    for name, page in pages(site).items():
        if name.startswith("instructors/") and "design" not in name:
            continue  # they are all of one kind
        reader.open(name)
        if "view-1" in page.ids:
            reader.until_drawn()
        wide = reader.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        faults += [f"{name}: {wide} px too wide"] * (wide > 0)
        faults += [f"{name}: {fault}" for fault in serious_faults(reader.page)]
    assert faults == []
