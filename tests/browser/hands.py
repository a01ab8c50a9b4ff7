"""A reader's hands on the forms of an exercise, by mouse, by keys or by touch, in JupyterLab and on the pages of the site."""
import ast

import nbformat
from harness import ROOT
from panels import PATIENCE
from test_entries import TRIED

from nutag.checks import core
from nutag.notebooks import answers


def everything(page, hands, entries):
    """Answer every question wrongly, then rightly, each with the next hand; at the end all of them stand answered."""
    for id, right in entries.items():
        exercise, found = core.find(id), form(page, id)
        hand = next(hands)
        for entry, words in wrong_entries(id):
            hand.answer(found, exercise.form.kind, entry)
            says(found, words)
        hand.answer(found, exercise.form.kind, right)
        says(found, exercise.after.replace("`", ""))
    verdicts = page.locator(".nutag-verdict").all_inner_texts()
    assert [verdict.split(".")[0] for verdict in verdicts] == [
        "✔ Correct" if core.find(id).form.judged else "✔ Kept" for id in entries]


def form(page, id):
    return page.locator(f".nutag-form[aria-label='Question {id}']")


def says(found, words):
    found.locator(".nutag-verdict", has_text=words).wait_for(timeout=1000 * PATIENCE)


def right_entries(stem):
    """Question → what a reader enters for the answer of the solution; the question in Python has no form."""
    cells = nbformat.read(ROOT / "solutions" / f"{stem}.ipynb", 4).cells
    calls = [node.value for cell in cells if cell.cell_type == "code" for node in ast.parse(cell.source).body
             if answers(node)]
    given = {call.args[0].value: ast.literal_eval(call.keywords[0].value) for call in calls}
    return {id: core.find(id).form.entry(answer) for id, answer in given.items()}


def wrong_entries(id):
    """At most one wrong entry of a student, with words of the sentence that it earns; a text can only be empty."""
    exercise = core.find(id)
    tried = [(entry, words) for entry, status, words in TRIED.get(id, ()) if status == "not yet"]
    choices = list(exercise.mistakes) if exercise.form.kind == "choice" else []
    empty = [("", "Nothing is written yet.")] if exercise.form.kind == "open" else []
    return (tried + choices + empty)[:1]


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
        elif kind == "choice":
            self.pick(found.locator("input"), entry)
        else:
            for box, text in zip(found.locator("input, select, textarea").all(), flat(entry), strict=True):
                (self.choose if kind == "match" else self.write)(box, text)
        self.press(found.locator(".nutag-main"))

    def pick(self, circles, text):
        self.press(next(circle for circle in circles.all() if circle.input_value() == text))


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

    def pick(self, circles, text):
        self.to(next((circle for circle in circles.all() if circle.is_checked()), circles.first))
        self.page.keyboard.press("Space")
        for _ in range(circles.count()):
            if self.page.evaluate("document.activeElement.value") != text:
                self.page.keyboard.press("ArrowDown")

    def choose(self, box, text):
        self.to(box)
        self.page.keyboard.press("Home")
        for _ in range(box.evaluate("(box, text) => [...box.options].findIndex(({ value }) => value === text)", text)):
            self.page.keyboard.press("ArrowDown")


class Touch(Hands):
    """A finger; letters come from a phone's own keys, and lists open outside the page, as for the mouse."""

    def press(self, element):
        element.tap()

    def write(self, box, text):
        box.tap()
        box.fill(text)

    def choose(self, box, text):
        box.select_option(text)


ENTERED = """form => {
  const items = [...form.querySelectorAll('li')].map((item) => item.dataset.text);
  const boxes = [...form.querySelectorAll('input, select, textarea')];
  return items.length ? items : boxes.filter((box) => box.type !== 'checkbox' || box.checked).map((box) => box.value);
}"""
WAY = """element => document.activeElement === element ? '' : document.activeElement === document.body
  || document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Tab' : 'Shift+Tab'"""
