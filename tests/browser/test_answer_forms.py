"""A form of each kind in a real JupyterLab: by mouse, by keys, right, wrong, edited, reloaded, in light and dark."""
import json

import nbformat
import pytest
from harness import ROOT, Notebook

from nutag.notebooks import METADATA

KINDS = 10
FIRST = f"""import nutag.questions
nutag.questions.__path__.append({str(ROOT / "tests/demo_questions")!r})
from nutag.checks import ask, check, holds"""
PATH = "workbooks/forms.ipynb"


@pytest.fixture(scope="module")
def opened(browser, lab):
    """The notebook with a form of each kind; the tests share its page and its kernel."""
    cells = [nbformat.v4.new_code_cell(source) for source in [FIRST, *(f'ask("every_kind.{n}")' for n in range(1, KINDS + 1))]]
    (lab.folder / PATH).write_text(nbformat.writes(nbformat.v4.new_notebook(cells=cells, metadata=METADATA)), "utf-8")
    notebook = Notebook(browser, lab, PATH)
    yield notebook
    notebook.close()
    lab.stop_kernels()


@pytest.fixture
def forms(lab, opened):
    """The notebook run in a fresh kernel, with no answer of an earlier test."""
    for answer in (lab.folder / "my_work" / "answers").glob("every_kind.*.json"):
        answer.unlink()
    opened.restart()
    opened.run_all()
    return opened


def form(notebook, number):
    found = notebook.cell(number).locator(".nutag-form")
    found.wait_for()
    found.scroll_into_view_if_needed()
    return found


def says(found, words):
    found.locator(".nutag-verdict", has_text=words).wait_for(timeout=20_000)


def kept(notebook, number):
    path = notebook.lab.folder / "my_work" / "answers" / f"every_kind.{number}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def test_a_number_by_mouse_and_keys(forms):
    number = form(forms, 1)
    box = number.get_by_label("How many units has the first level?")
    number.get_by_role("button", name="Check").click()
    says(number, "Not attempted.")
    box.click()
    box.press_sequentially("21")
    assert number.locator(".nutag-verdict").inner_text() == "", "a verdict belongs to the answer beside it"
    box.press("Enter")
    says(number, "You left out the capital.")
    assert box.evaluate("box => box === document.activeElement"), "the focus stays in the box"
    box.fill("22 units")
    number.get_by_role("button", name="Check").click()
    says(number, "Correct. 21 aimags and the capital. Next: the second level.")
    number.get_by_role("button", name="Hint").click()
    number.locator(".nutag-hint", has_text="Count the aimags.").wait_for()
    number.get_by_role("button", name="Hint").click()
    assert number.locator(".nutag-hint code", has_text="capital").inner_text() == "capital"
    box.hover()
    forms.page.mouse.wheel(0, 100)
    assert box.input_value() == "22 units"
    assert forms.errors() == []


def test_a_doubtful_number_is_asked_back(forms):
    number = form(forms, 2)
    number.locator("input").fill("46,700")
    number.locator("input").press("Enter")
    says(number, "two ways")
    number.get_by_role("button", name="46.7", exact=True).click()
    says(number, "Correct.")
    assert number.locator("input").input_value() == "46.7" and number.locator(".nutag-readings button").count() == 0
    assert number.locator("input").evaluate("box => box === document.activeElement")


def by_mouse(notebook, number):
    """Answer a question rightly with the mouse (and, where text is asked for, by typing)."""
    found = form(notebook, number)
    if number == 3:
        found.get_by_label("the aimag's governor").click()
    if number == 4:
        for text in ("soum", "bag"):
            found.get_by_label(text, exact=True).click()
    if number == 5:
        for _ in range(3):
            for place, text in enumerate(("aimag", "soum", "bag")):
                if found.locator("li").nth(place).get_attribute("data-text") != text:
                    found.get_by_role("button", name=f"Move {text} up").click()
    if number == 6:
        for level, body in (("aimag", "khural"), ("soum", "khural"), ("bag", "public meeting")):
            found.get_by_label(level).select_option(body)
    if number == 7:
        for cell, text in (("2016, soums", "330"), ("2016, bags", "1 615"), ("2020, soums", "330"), ("2020, bags", "1613")):
            found.get_by_label(cell).fill(text)
    if number == 8:
        found.locator("input").fill("Төв")
    found.get_by_role("button", name="Check").click()
    return found


def test_every_kind_is_answered_by_mouse_and_comes_back(forms):
    for number in range(3, 9):
        says(by_mouse(forms, number), "Correct.")
    entries = {number: kept(forms, number)["entry"] for number in range(3, 9)}
    forms.save()
    forms.page.wait_for_timeout(1000)
    forms.restart()  # the kernel forgets; what was checked is kept
    forms.run_all()
    for number in range(3, 9):
        found = form(forms, number)
        says(found, "Correct.")
        found.locator(".nutag-before", has_text="You answered this before.").wait_for()
    assert form(forms, 8).locator("input").input_value() == "Төв"
    assert [form(forms, 5).locator("li").nth(n).get_attribute("data-text") for n in range(3)] == entries[5]
    assert form(forms, 6).get_by_label("bag").input_value() == "public meeting"
    assert forms.errors() == []


def test_a_reload_of_the_page_keeps_what_stands_there(forms):
    says(by_mouse(forms, 3), "Correct.")
    forms.save()
    forms.page.wait_for_timeout(1000)
    forms.reload()
    found = form(forms, 3)
    says(found, "Correct.")
    assert found.get_by_label("the aimag's governor").is_checked()


def test_every_kind_is_answered_by_keys_alone(forms):
    keys = forms.page.keyboard

    def start(number):
        found = form(forms, number)
        found.locator("input, select, textarea, button").first.focus()
        return found

    choice = start(3)
    for _ in range(4):
        keys.press("ArrowDown")
        if choice.get_by_label("the aimag's governor").is_checked():
            break
    keys.press("Enter")
    says(choice, "Correct.")
    choices = start(4)
    for _ in range(4):
        if forms.page.evaluate("() => document.activeElement.value") in ("soum", "bag"):
            keys.press("Space")
        keys.press("Tab")
    keys.press("Enter")  # now on the button
    says(choices, "Correct.")
    order = form(forms, 5)
    for _ in range(3):
        for place, text in enumerate(("aimag", "soum", "bag")):
            if order.locator("li").nth(place).get_attribute("data-text") != text:
                order.get_by_role("button", name=f"Move {text} up").focus()
                keys.press("Enter")
                assert order.evaluate("form => form.contains(document.activeElement)"), "the focus goes along"
    order.get_by_role("button", name="Check").focus()
    keys.press("Enter")
    says(order, "Correct.")
    match = start(6)
    for word in ("khural", "khural", "public meeting"):
        keys.type(word[:3])
        keys.press("Tab")
    keys.press("Enter")
    says(match, "Correct.")
    table = start(7)
    for text in ("330", "1615", "330", "1613"):
        keys.type(text)
        keys.press("Tab")
    keys.press("Shift+Tab")
    keys.press("Enter")
    says(table, "Correct.")
    name = start(8)
    keys.type("ddtuv")  # dd deletes a cell where keys are the notebook's
    keys.press("Enter")
    says(name, "no place or term")
    assert len(forms.cells()) == KINDS + 1
    keys.press("Escape")
    assert not name.evaluate("form => form.contains(document.activeElement)")


def test_order_by_dragging(forms):
    order = form(forms, 5)
    for place, text in enumerate(("aimag", "soum", "bag")):
        order.locator(f"li[data-text={text}] .nutag-item").drag_to(
            order.locator("li").nth(place), target_position={"x": 30, "y": 4})
    order.get_by_role("button", name="Check").click()
    says(order, "Correct.")
    assert len(forms.cells()) == KINDS + 1


def test_written_texts_are_kept_as_they_are_written(forms):
    ledger, text = form(forms, 9), form(forms, 10)
    ledger.get_by_label("The claim").fill("The plan was kept everywhere.")
    ledger.get_by_label("What is given for it").click()  # leaving a box keeps it
    forms.page.wait_for_timeout(1000)
    assert kept(forms, 9)["entry"] == ["The plan was kept everywhere.", "", ""]
    ledger.get_by_role("button", name="Check").click()
    says(ledger, "“What is given for it” is still empty.")
    area = text.get_by_label("Who could call that unfair?")
    area.click()
    area.press_sequentially("A herder.\nFar away.")
    text.get_by_role("button", name="Keep").click()
    says(text, "Kept.")
    assert kept(forms, 10)["entry"] == "A herder.\nFar away."


def test_a_form_without_a_kernel_does_not_look_alive(forms):
    found = form(forms, 1)
    forms.restart()
    found.get_by_role("alert").filter(has_text="Run All Cells").wait_for(timeout=30_000)
    assert found.locator("input").is_disabled()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_forms_are_accessible_in_light_and_dark(forms, theme):
    forms.page.emulate_media(color_scheme=theme)  # the lab follows the machine
    light = str(theme == "light").lower()
    forms.page.wait_for_function("light => document.body.dataset.jpThemeLight === light", arg=light, timeout=30_000)
    # The lab's body has no height, and axe would take every text as off the screen.
    forms.page.evaluate("() => { document.body.style.height = '100vh'; }")
    seen = []
    for number in range(1, KINDS + 1):
        found = form(forms, number)
        for name in ("Hint", "Check", "Keep"):
            if found.get_by_role("button", name=name).count():
                found.get_by_role("button", name=name).click()
        found.locator(".nutag-verdict").filter(has_text=".").wait_for()
        seen += forms.axe(f".nutag-form[aria-label='Question every_kind.{number}']")
    forms.screenshot(f"forms-{theme}")
    assert seen == []
    form(forms, 1).locator(".nutag-verdict").evaluate("text => { text.style.color = 'rgb(128 128 128 / 0.4)'; }")
    assert any("contrast" in fault for fault in forms.axe(".nutag-form")), "axe is blind here"
