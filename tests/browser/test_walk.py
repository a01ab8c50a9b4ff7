"""Workbooks as somebody walks through them who never opens code, in the lesson view: the lessons of 00 to 02, the
exercises of 00 and 01. Every prediction waits; every question is answered by form, wrong and right, by mouse and by keys.
(The exercises of all workbooks are answered so on the pages of the web edition.)
"""
import re
import shutil
from itertools import repeat

import pytest
from hands import ENTERED, Keys, Mouse, everything, flat, form, in_order, right_entries
from harness import ROOT, Notebook
from panels import panels

from nutag.notebooks import copy_missing_exercises
from nutag.panel.state import target

LESSONS = ("00_start_here", "01_territory", "02_coordination")
EXERCISES = LESSONS[:2]
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
    for stem in LESSONS:
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
    page.page.locator(".nutag-form").nth(len(entries) - 1).wait_for()
    assert page.page.locator(".nutag-form").count() == len(entries)
    everything(page.page, repeat(Mouse(page.page)), entries)
    assert faults(page) == []
    page.save()
    lab.stop_kernels()  # another day
    page.page.reload()
    page.wait_until_run()
    for id, entry in entries.items():
        found = form(page.page, id)
        found.get_by_text("You answered this before.").wait_for()
        assert found.evaluate(ENTERED) == in_order(id, flat(entry))
    everything(page.page, repeat(Keys(page.page)), entries)
    without_fault(page)


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
