"""Workbooks as somebody walks through them who never opens code, in the lesson view: the lessons of 00 to 02, the
exercises of 00 to 05. Every prediction waits; every question is answered by form, wrong and right, by mouse and by keys.
"""
import ast
import importlib.util
import re
import shutil

import nbformat
import pytest
from harness import ROOT, Notebook
from panels import PATIENCE, panels

from nutag.checks import core
from nutag.notebooks import answers, copy_missing_exercises
from nutag.panel.state import target

LESSONS = ("00_start_here", "01_territory", "02_coordination")
EXERCISES = (*LESSONS, "03_mining_economy", "04_revenue_sharing", "05_boom_and_bust")
OURS = ".nutag-bar, .jp-MarkdownOutput, .jp-Cell-outputArea"
ANSWERS = {  # prediction → how a page would give its right answer away
    "start_here.reach half": r"\b(2|two) (of (the )?22|units)\b",
    "start_here.reach land": r"\b7(\.\d)? % of the land|small part of the land",
    "territory.units most": r"27 soums|Tuv[^.]* most soums|most soums[^.]* Tuv",
    "territory.decides governor": r"“the governor of the aimag”",  # the chain, which comes after, tells it in other words
    "territory.decides empty": r"\b16 (cells|of (the )?60|are empty)",
    "territory.parties 2012": r"34 of 76|\b44\.7\b|\b45 %",
    "territory.parties 2016": r"65 of 76|\b85\.5\b|\b8[56] %",
    "coordination.join alone": r"\b2\.00\b|less than its effort|a quarter of its own",
    "coordination.join late": r"\b10 years\b|\b2\.79\b",
    "coordination.links pairs": r"\b190\b",
    "coordination.links half": r"\bis 9\b|narrow place",
    "coordination.request arrives": r"\b51(\.2)? %|\b5 of (the )?10 details",
    "coordination.request tier": r"\b361 links|22 papers",  # Key points, far below, print both numbers
    "coordination.level equal": r"\b0\.00 points|\b0\.67\b",
    "coordination.level faster": r"as before|The threshold is 65",
}


@pytest.fixture
def walk(browser, lab, monkeypatch):
    """Open a page of the course in the lesson view, as it is shipped, for a reader who has done nothing yet."""
    shutil.rmtree(lab.folder / "my_work", ignore_errors=True)
    monkeypatch.setenv("NUTAG_WORK", str(lab.folder / "my_work"))
    copy_missing_exercises(ROOT)
    for stem in EXERCISES:
        shutil.copy(ROOT / "workbooks" / f"{stem}.ipynb", lab.folder / "workbooks")
    opened = []

    def open_path(path, **page):
        opened.append(Notebook(browser, lab, path, view="doc", **page))
        opened[-1].page.emulate_media(reduced_motion="reduce")
        return opened[-1]

    yield open_path
    for notebook in opened:
        notebook.close()
    lab.stop_kernels()


def visible(notebook):
    """All that a reader can see or hear of a page; a folded part and the choices of a list are not open."""
    return notebook.page.evaluate(VISIBLE)


def faults(notebook):
    """Serious accessibility faults of the page in light and in dark."""
    found = []
    for theme in ("dark", "light"):
        notebook.page.emulate_media(color_scheme=theme)  # the lab follows the machine
        notebook.page.wait_for_function(THEME, arg=str(theme == "light").lower())
        found += [f"{theme}: {fault}" for fault in notebook.axe(OURS)]
    return found


def without_fault(notebook):
    assert notebook.errors() == []
    assert notebook.outside_requests() == []


# The lessons.

@pytest.mark.parametrize("stem", LESSONS)
def test_a_lesson_without_code(stem, walk, lab):
    lesson = walk(f"workbooks/{stem}.ipynb")
    open_code = [cell for cell in lesson.cells() if cell["cell_type"] == "code"
                 and not cell["metadata"].get("jupyter", {}).get("source_hidden")]
    assert lesson.page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count() == len(open_code) <= 1
    assert faults(lesson) == []
    for panel in panels(lesson):
        keep_all(lesson, panel)
    assert faults(lesson) == []
    shutil.rmtree(lab.folder / "my_work" / "predictions")
    lesson.run_all()
    for panel in panels(lesson):
        skip_all(panel)
    without_fault(lesson)


def waits_for(lesson, panel, prediction):
    """The panel asks, and nothing on the page answers."""
    panel.element.locator(".nutag-question", has_text=prediction.question).wait_for()
    shown = panel.shown()
    assert (shown["title"], shown["sentence"], shown["table"]) == ("", "", [])
    assert panel.element.get_by_text("The same as a table").is_hidden()
    pattern = ANSWERS[f"{panel.kind.name} {prediction.name}"]
    given = re.search(rf".{{0,80}}(?:{pattern}).{{0,80}}", visible(lesson), re.IGNORECASE)
    assert not given, f"before “{prediction.question}” the page says “{given[0]}”"


def keep_all(lesson, panel):
    """The first question wrong, the others right: each time the outcome is told in words, and *Show me* shows it."""
    for number, prediction in enumerate(panel.kind.predictions):
        waits_for(lesson, panel, prediction)
        if number == 0:
            assert panel.element.locator(".nutag-outcome").count() == 0
        panel.answer(panel.right(prediction) if number else wrong(panel, prediction))
        panel.tool("Keep").click()
        outcome = panel.element.locator(".nutag-outcome", has_text=prediction.question)
        outcome.get_by_text("✔ You said" if number else "→ You said").wait_for()
        told = outcome.inner_text().split(prediction.question)[1]
        assert ("; it is " in told) == (number == 0)
        assert re.search(ANSWERS[f"{panel.kind.name} {prediction.name}"], told), "the test does not know the answer"
    panel.settle()
    for prediction in panel.kind.predictions:
        outcome = panel.element.locator(".nutag-outcome", has_text=prediction.question)
        if not outcome.is_visible():
            panel.element.get_by_text("Your other predictions").click()
        outcome.get_by_role("button", name="Show me").click()
        panel.settle(**target(prediction))


def wrong(panel, prediction):
    right = panel.right(prediction)
    return next(o for o in prediction.options if o != right) if prediction.options else str(float(right) + 5)


def skip_all(panel):
    """Skipped, a question is told as skipped and not answered; after the last the panel shows everything."""
    panel.until(panel.waits, "a question that was neither kept nor skipped does not wait")
    panel.skip()
    assert "You skipped this question." in panel.element.inner_text()
    assert "You said" not in panel.element.inner_text()


# The exercises.

@pytest.mark.parametrize("stem", EXERCISES)
def test_the_exercises_by_mouse_and_by_keys(stem, walk, lab):
    path = f"my_work/exercises/{stem}.ipynb"
    page = walk(path)
    entries = right_entries(stem)
    assert page.page.locator(".nutag-form").count() == len(entries)
    first, second = HANDS[stem]
    everything(page, first(page.page), entries)
    assert faults(page) == []
    page.save()
    lab.stop_kernels()  # another day
    page.page.reload()
    page.wait_until_run()
    for id, entry in entries.items():
        found = form(page, id)
        found.get_by_text("You answered this before.").wait_for()
        assert found.evaluate(ENTERED) == in_order(id, flat(entry))
    if second:
        everything(page, second(page.page), entries)
    without_fault(page)


def everything(notebook, hands, entries):
    """Answer every question wrongly, then rightly; at the end all of them stand answered."""
    for id, right in entries.items():
        exercise, found = core.find(id), form(notebook, id)
        entry, words = wrong_entry(id)
        hands.answer(found, exercise.form.kind, entry)
        says(found, words)
        hands.answer(found, exercise.form.kind, right)
        says(found, exercise.after.replace("`", ""))
    verdicts = notebook.page.locator(".nutag-verdict").all_inner_texts()
    assert [verdict.split(".")[0] for verdict in verdicts] == [
        "✔ Correct" if core.find(id).form.judged else "✔ Kept" for id in entries]


def form(notebook, id):
    return notebook.page.locator(f".nutag-form[aria-label='Question {id}']")


def says(found, words):
    found.locator(".nutag-verdict", has_text=words).wait_for(timeout=1000 * PATIENCE)


def right_entries(stem):
    """Question → what a reader enters for the answer of the solution; the question in Python has no form."""
    cells = nbformat.read(ROOT / "solutions" / f"{stem}.ipynb", 4).cells
    calls = [node.value for cell in cells if cell.cell_type == "code" for node in ast.parse(cell.source).body
             if answers(node)]
    given = {call.args[0].value: ast.literal_eval(call.keywords[0].value) for call in calls}
    return {id: core.find(id).form.entry(answer) for id, answer in given.items()}


def wrong_entry(id):
    """A wrong entry of a student and words of the sentence that it earns, from tests/answers; nothing, for a text."""
    stem = id.split(".")[0]
    spec = importlib.util.spec_from_file_location(f"answers_{stem}", ROOT / "tests" / "answers" / f"{stem}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    wrongs = ((entry, words) for entry, status, words in module.ENTRIES[id] if status == "not yet")
    return next(wrongs, ("", "Nothing is written yet."))


def flat(entry):
    return [entry] if isinstance(entry, str) else [text for part in entry for text in flat(part)]


def in_order(id, texts):
    """Ticks have no order of their own: as they stand in the form."""
    return [text for text in core.find(id).form.parts(id)["options"] if text in texts] if (
        core.find(id).form.kind == "choices") else texts


class Hands:
    """A reader's way with a form; a subclass says with what: `press` a button or tick, `write`, `choose` from a list."""

    def __init__(self, page):
        self.page = page

    def answer(self, found, kind, entry):
        found.scroll_into_view_if_needed()
        if kind == "order":
            for place, text in enumerate(entry):
                while (items := found.evaluate(ENTERED)).index(text) > place:
                    self.press(found.get_by_role("button", name=f"Move {text} up", exact=True))
                    assert found.evaluate(ENTERED) != items
        elif kind == "choices":
            for box in found.locator("input").all():
                if box.is_checked() != (box.input_value() in entry):
                    self.press(box)
        else:
            for box, text in zip(found.locator("input, select, textarea").all(), flat(entry), strict=True):
                (self.choose if kind == "match" else self.write)(box, text)
        self.press(found.locator(".nutag-main"))


class Mouse(Hands):
    """A browser draws the open list of a `select` outside the page: Playwright chooses there for the mouse."""

    def press(self, element):
        element.click()

    def write(self, box, text):
        box.click(click_count=3)
        self.page.keyboard.type(text)
        if not text:
            self.page.keyboard.press("Delete")

    def choose(self, box, text):
        box.select_option(text)


class Keys(Hands):
    """Tab leads to everything."""

    def to(self, element):
        for _ in range(60):
            way = element.evaluate(WAY)
            if not way:
                return
            self.page.keyboard.press(way)
        raise AssertionError(f"{element} cannot be reached with {way}")

    def press(self, element):
        self.to(element)
        self.page.keyboard.press("Space")

    def write(self, box, text):
        self.to(box)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def choose(self, box, text):
        self.to(box)
        self.page.keyboard.press("Home")
        for _ in range(box.evaluate("(box, text) => [...box.options].findIndex(({ value }) => value === text)", text)):
            self.page.keyboard.press("ArrowDown")


# The first two in both ways, the others in turn: the forms are the same everywhere.
HANDS = {stem: (Mouse, Keys) if number < 2 else ((Keys, Mouse)[number % 2], None) for number, stem in enumerate(EXERCISES)}
THEME = "light => document.body.dataset.jpThemeLight === light"
VISIBLE = """() => {
  const texts = [], walker = document.createTreeWalker(document.querySelector('.jp-Notebook'), NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('option, .jp-InputArea-editor')) continue;
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    else if (node === element) texts.push(...['aria-label', 'title', 'alt'].map((name) => element.getAttribute(name) ?? ''));
    if (node === element && getComputedStyle(element).display !== 'inline') texts.push('\\n');
  }
  return texts.join('').replaceAll('\\u00a0', ' ');
}"""
ENTERED = """form => {
  const items = [...form.querySelectorAll('li')].map((item) => item.dataset.text);
  const boxes = [...form.querySelectorAll('input, select, textarea')];
  return items.length ? items : boxes.filter((box) => box.type !== 'checkbox' || box.checked).map((box) => box.value);
}"""
WAY = """element => document.activeElement === element ? '' : document.activeElement === document.body
  || document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Tab' : 'Shift+Tab'"""
