"""The lesson view: a reader meets a lesson and one bar, and nothing that was shown is lost."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request

import pytest
from harness import BROKEN_WIDGETS, QUICK, ROOT, Notebook

WORKBOOKS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("workbooks/*.ipynb"))
LESSON = "workbooks/00_start_here.ipynb"
EXERCISE = "my_work/exercises/00_start_here.ipynb"
SCROLLED = "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop"
DRAWN = """() => { const charts = [...document.querySelectorAll('.nutag-chart')];
  return charts.length > 0 && charts.every((chart) => chart.querySelector('svg')); }"""
WINDOW = {"width": 1366, "height": 768}


@pytest.fixture
def read(browser, lab):
    """Open a notebook in the lesson view; it runs on its own."""
    (lab.folder / EXERCISE).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "exercises" / "00_start_here.ipynb", lab.folder / EXERCISE)
    shutil.copy(ROOT / LESSON, lab.folder / LESSON)
    opened = []

    def open_path(path=LESSON, **page):
        opened.append(Notebook(browser, lab, path, view="doc", **page))
        return opened[-1]

    yield open_path
    for notebook in opened:
        notebook.close()
    lab.stop_kernels()


@pytest.fixture(scope="class")
def lesson(browser, lab):
    """The first lesson, open for all tests that leave it as it is."""
    shutil.copy(ROOT / LESSON, lab.folder / LESSON)
    opened = Notebook(browser, lab, LESSON, view="doc")
    yield opened
    opened.close()
    lab.stop_kernels()


def fold(lab, path):
    """Fold all code of a notebook in its file, as an author does."""
    notebook = json.loads((lab.folder / path).read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["metadata"]["jupyter"] = {"source_hidden": True}
    (lab.folder / path).write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")


def get(lab, path):
    request = urllib.request.Request(lab.url + path, headers={"Authorization": "token nutag"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return answer.read().decode("utf-8")


def settings(lab, extension, **values):
    """Set a reader's settings of one of JupyterLab's extensions; those not named go back to the course's."""
    body = json.dumps({"raw": json.dumps(values)}).encode()
    url = f"{lab.url}/lab/api/settings/@jupyterlab/{extension}:plugin"
    urllib.request.urlopen(urllib.request.Request(url, body, {"Authorization": "token nutag"}, method="PUT"), timeout=10).close()


def visible_code(page):
    return page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count()


class TestAnOpenLesson:
    """These leave the lesson as it is, and share it."""

    def test_a_lesson_opens_as_a_page_to_read_and_has_run(self, lesson):
        page = lesson.page
        assert lesson.errors() == [] and lesson.outside_requests() == []
        assert page.evaluate(SCROLLED) == 0
        assert page.title() == "00 Start here · Nutag Workbooks"
        assert page.locator(".nutag-place").inner_text().startswith("00 Start here · 1 of ")
        assert page.locator(".jp-SideBar:visible, #jp-top-panel:visible, .jp-Toolbar:visible").count() == 0
        names = page.locator(".nutag-bar :is(button, a):visible").all_inner_texts()
        assert names == ["‹ Previous", "Next ›", "Contents", "Code", "Present", "Print", "Full JupyterLab"]
        assert lesson.axe(".nutag-bar") == []
        text = page.locator(".jp-MarkdownOutput").first.bounding_box()
        assert text["width"] <= 760

    def test_letters_do_not_change_a_lesson(self, lesson):
        before = [cell["source"] for cell in lesson.cells()]
        lesson.page.locator(".jp-MarkdownCell").nth(1).click()
        lesson.page.keyboard.type("ddxray")
        assert [cell["source"] for cell in lesson.cells()] == before

    def test_present_clicks_the_panel_nearest_to_the_middle(self, lesson):
        page = lesson.page
        page.evaluate("""() => { for (const top of [0, 300, 700]) {
          const button = document.createElement('button');
          Object.assign(button, { className: 'nutag-present', onclick: () => { window.presented = top; } });
          button.style.cssText = `position: fixed; top: ${top}px; left: 0; width: 5px; height: 5px`;
          document.body.append(button); window.added = [...window.added ?? [], button];
        } }""")
        page.get_by_role("button", name="Show the panel in the middle").click()
        assert page.evaluate("window.presented") == 300
        page.evaluate("window.added.forEach((button) => button.remove())")

    def test_what_is_handed_on_shows_what_the_page_shows(self, lesson, lab, browser):
        lesson.page.wait_for_timeout(1500)
        downloaded = json.loads(get(lab, f"/files/{LESSON}?download=1"))
        assert sum(bool(cell.get("outputs")) for cell in downloaded["cells"]) >= 3
        page, asked = browser.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(get(lab, f"/nbconvert/html/{LESSON}"))
        text = page.locator("body").inner_text()
        page.close()
        assert "(an interactive panel, at the settings at the start)" in text and "object at 0x" not in text
        assert [url for url in asked if url.startswith("http")] == []

    def test_paper_holds_the_whole_lesson_without_the_bar(self, lesson):
        page = lesson.page
        page.emulate_media(media="print")
        assert not page.locator(".nutag-bar").is_visible()
        height, last = page.evaluate("""() => [document.documentElement.scrollHeight,
          [...document.querySelectorAll('.jp-Cell')].at(-1).getBoundingClientRect().bottom + scrollY]""")
        assert last > 2 * WINDOW["height"] and height >= last - 1, "the last cell lies outside the paper"
        sheets = page.pdf(format="A4").count(b"/Type /Page\n")
        assert sheets >= 3
        page.emulate_media(media="screen")


def test_folded_code_opens_by_one_click_and_the_file_stays(read, lab):
    fold(lab, LESSON)
    lesson = read()
    page, before = lesson.page, (lab.folder / LESSON).read_bytes()
    assert visible_code(page) == 0 and page.locator(".jp-Placeholder:visible").count() == 0
    page.locator(".nutag-code").first.focus()
    page.keyboard.press("Enter")
    assert visible_code(page) == 1
    page.get_by_role("button", name="Show the code of every cell").click()
    assert visible_code(page) == page.locator(".jp-CodeCell").count()
    lesson.save()
    assert (lab.folder / LESSON).read_bytes() == before
    page.get_by_role("button", name="Show the code of every cell").click()
    assert visible_code(page) == 0


def test_links_replace_the_page_and_back_returns(read):
    lesson = read()
    page = lesson.page
    page.get_by_role("link", name="the exercises").last.click()
    lesson.wait_until_run(EXERCISE)
    assert page.title() == "00 Start here · exercises · Nutag Workbooks" and page.url.endswith(f"/doc/tree/{EXERCISE}")
    assert page.evaluate("() => [...jupyterapp.shell.widgets('main')].length") == 1
    page.go_back()
    lesson.wait_until_run(LESSON)
    page.get_by_role("button", name="Next lesson").click()
    lesson.wait_until_run("workbooks/01_territory.ipynb")
    assert lesson.errors() == []


def test_contents_lead_everywhere_and_markdown_is_rendered(read, lab):
    (lab.folder / "README.md").write_text("# About\n\nRead *this*.\n", "utf-8")
    page = read().page
    page.get_by_role("button", name="Contents of the course").click()
    dialog = page.get_by_role("dialog", name="Contents")
    assert dialog.get_by_role("link", name="Exercises of").count() == len(list(ROOT.glob("workbooks/*.ipynb")))
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.get_by_role("button", name="Contents of the course").click()
    dialog.get_by_role("link", name="About the course").click()
    page.wait_for_selector(".jp-MarkdownViewer em")
    assert page.title() == "README.md · Nutag Workbooks"


def test_the_reading_place_is_kept(read):
    """By a run and by a reload. Measured when the charts are drawn: one that is drawn above the place moves the page."""
    lesson = read()
    page = lesson.page
    page.wait_for_function(DRAWN)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(800)
    place = page.evaluate(SCROLLED)
    assert place > 1000
    lesson.run_all()
    page.wait_for_function(DRAWN)
    assert abs(page.evaluate(SCROLLED) - place) < 5, "Run All has moved the page"
    page.wait_for_timeout(800)
    lesson.reload()
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(1500)
    page.wait_for_function(f"place => Math.abs(({SCROLLED})() - place) < 30", arg=place)  # when all above has grown


def test_tab_leads_from_a_cell_that_was_run_into_its_panel(read):
    lesson = read()
    page = lesson.page
    number = next(i for i, cell in enumerate(lesson.cells()) if ".show()" in cell["source"])
    page.evaluate("i => { const n = jupyterapp.shell.currentWidget.content; n.activeCellIndex = i; n.activate(); }", number)
    page.keyboard.press("Shift+Enter")
    lesson.wait_until_ready()
    page.locator(".nutag-panel input, .nutag-panel select").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('.nutag-panel'))")


def test_outputs_of_a_run_that_ends_after_the_last_save_are_kept(read, lab):
    """JupyterLab's own save comes every ten seconds; the page is closed long before the next one."""
    lesson = read()
    lesson.save()
    lesson.page.evaluate("""() => { const { content } = jupyterapp.shell.currentWidget;
      content.widgets.find(({ model }) => model.type === 'code').model.sharedModel
        .setSource("import time; time.sleep(2); print('late')"); }""")
    lesson.run_all()
    lesson.page.wait_for_timeout(2500)
    cells = lab.api(f"contents/{LESSON}")["content"]["cells"]
    assert [output["text"] for cell in cells for output in cell.get("outputs", ()) if "text" in output][:1] == ["late\n"]


@pytest.mark.parametrize("path", [LESSON, EXERCISE])
def test_saves_on_a_slow_connection_do_not_ask_who_changed_the_file(read, browser, lab, path):
    """With a save every second by JupyterLab, ours after each run, and an answer that takes as long as that."""
    settings(lab, "docmanager-extension", autosaveInterval=1)
    try:
        page = read(path, script=SLOW_SAVES).page
        for number in range(8):
            page.evaluate(RUN_ONE, f"print({number})")
            page.wait_for_timeout(600)
            assert page.locator(".jp-Dialog").all_inner_texts() == []
        assert page.evaluate("saves.length") > 3
    finally:
        settings(lab, "docmanager-extension")


def test_a_lesson_fits_a_phone(read):
    page = read(viewport={"width": 390, "height": 780}).page
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    outer = page.evaluate("() => { const e = document.querySelector('.jp-WindowedPanel-outer'); return e.scrollWidth - e.clientWidth; }")
    assert outer <= 0


def test_a_panel_answers_where_its_script_was_slow_to_load(read):
    """anywidget's two seconds pass before anything is loaded, as on a busy machine."""
    script = "const t = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = (ms) => t(ms <= 2000 ? 0 : ms);"
    lesson = read(script=script)
    page = lesson.page
    page.locator(".nutag-panel svg").first.wait_for()
    lesson.execute(OPEN_GATES)
    assert list(page.evaluate(ALIVE).values()) == [True]


@pytest.mark.parametrize("kernel_answers", [True, False])
def test_a_panel_whose_model_is_lost_asks_again_and_then_runs_its_cell(read, kernel_answers):
    """As after a reload on a busy machine: the page has lost the model, and the kernel tells it, or never answers."""
    lesson = read(script="" if kernel_answers else QUICK)
    lesson.execute(OPEN_GATES)
    lesson.page.locator(".nutag-panel svg").first.wait_for()
    before = lesson.page.evaluate(LOSE_MODEL, kernel_answers)
    assert before["text"].startswith("Error displaying widget")
    lesson.page.locator(".nutag-panel svg").first.wait_for(timeout=60_000)
    assert (lesson.page.evaluate(COUNTS) == before["counts"]) == kernel_answers, "its cell runs only if asking does not help"
    assert list(lesson.page.evaluate(ALIVE).values()) == [True]


def test_six_workbooks_survive_reloads_under_load(browser, lab):
    """Every panel answers after each of ten reloads of a JupyterLab with six workbooks, while others use the processors, too."""
    notebook = Notebook(browser, lab, WORKBOOKS[0])
    page = notebook.page
    alone = "PYTEST_XDIST_WORKER" not in os.environ  # else other tests use the processors, too
    busy = subprocess.Popen([sys.executable, "-S", "-c", "while True: pass"]) if alone else None
    try:
        for path in WORKBOOKS[:6]:
            notebook.path = path
            page.evaluate("path => { jupyterapp.commands.execute('docmanager:open', { path }); }", path)
            notebook.wait_until_ready()
            notebook.execute(OPEN_GATES)
            notebook.run_all()
        page.wait_for_timeout(2000)  # JupyterLab keeps its layout a second after the last change
        panels = sum(source.count(".show()") for source in (lab.folder.joinpath(path).read_text() for path in WORKBOOKS[:6]))
        for number in range(11):
            if number:
                page.reload()
                page.wait_for_function("() => window.jupyterapp?.restored.then(() => true)")
            end, alive = time.monotonic() + 180, {}
            while len(alive) < panels or not all(alive.values()):
                silent = [name for name, answers in alive.items() if not answers]
                assert time.monotonic() < end, (number, silent, page.evaluate(BROKEN_WIDGETS))
                page.wait_for_timeout(500)
                alive = page.evaluate(ALIVE)
    finally:
        if busy:
            busy.kill()
            busy.wait()
        notebook.close()
        lab.stop_kernels()


OPEN_GATES = "import os; os.environ['NUTAG_GATES'] = 'open'"
# Every panel of every open notebook: whether moving one of its controls changes its sentence or what its charts draw.
ALIVE = """async () => {
  const changes = async (read) => {
    const before = read();
    for (let i = 0; i < 200; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (read() !== before) return true;
    }
    return false;
  };
  const answers = async (cell) => {
    const panel = cell.node.querySelector('.nutag-panel');
    const charts = [...panel?.querySelectorAll('.nutag-chart') ?? []];
    if (!charts.length || !charts.every((chart) => chart.querySelector('svg'))) return false;
    const read = () => panel.querySelector('.nutag-sentence').textContent
      + charts.map((chart) => chart.querySelector('svg').innerHTML).join();
    for (const field of panel.querySelectorAll('.nutag-control:not([hidden]) :is(input[type=range], input[type=radio], select)')) {
      if (field.disabled) return false;
      if (field.type === 'range') field.value = +field.value === +field.min ? field.max : field.min;
      else if (field.type === 'radio') { if (field.checked) continue; field.checked = true; }
      else field.selectedIndex = (field.selectedIndex + 1) % field.options.length;
      const changed = changes(read);
      field.dispatchEvent(new Event(field.type === 'range' ? 'input' : 'change', { bubbles: true }));
      if (await changed) return true;
    }
    return false;
  };
  const shown = [...jupyterapp.shell.widgets('main')].flatMap(({ content, context }) => (content?.widgets ?? [])
    .filter(({ model }) => model.type === 'code' && model.sharedModel.getSource().includes('.show()'))
    .map((cell) => [`${context.path} ${cell.model.id}`, cell]));
  return Object.fromEntries(await Promise.all(shown.map(async ([name, cell]) => [name, await answers(cell)])));
}"""
COUNTS = "() => jupyterapp.shell.currentWidget.content.widgets.map(({ model }) => model.executionCount)"
LOSE_MODEL = """async (kernelAnswers) => {
  const view = "application/vnd.jupyter.widget-view+json";
  for (const { model, outputArea } of jupyterapp.shell.currentWidget.content.widgets.filter(({ outputArea }) => outputArea))
    for (const [i, child] of outputArea.widgets.entries()) {
      const output = outputArea.model.get(i), renderer = child.widgets?.find((widget) => "_manager" in widget);
      if (!renderer || !output.data[view]) continue;
      const manager = await renderer._manager.promise;
      if (!kernelAnswers) manager.restoreWidgets = () => new Promise(() => {});
      const { model_id: id } = output.data[view];
      delete manager._models[id];
      jupyterapp.shell.currentWidget.sessionContext.session.kernel._comms.delete(id);
      await renderer.renderModel(output);
      return { text: renderer.node.textContent, counts: (%s)() };
    }
}""" % COUNTS
RUN_ONE = """source => {
  const { content, sessionContext } = jupyterapp.shell.currentWidget;
  const cell = content.widgets.find(({ model }) => model.type === 'code');
  cell.model.sharedModel.setSource(source);
  cell.constructor.execute(cell, sessionContext);
}"""
SLOW_SAVES = """(() => {
  const quick = window.fetch;
  window.saves = [];
  window.fetch = async (request, options) => {
    const answer = await quick(request, options);
    if (request.method === 'PUT' && request.url.includes('/api/contents/')) {
      window.saves.push(request.url);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    return answer;
  };
})()"""
