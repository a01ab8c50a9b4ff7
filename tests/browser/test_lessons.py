"""A lesson in the course's own JupyterLab: clean on disk, complete after a reload, silent towards the network."""
import nbformat
import pytest

LESSON = "workbooks/99_trial.ipynb"
CODE = ("import ipywidgets\nslider = ipywidgets.IntSlider(3, description='moved')\nslider", "print('printed')", "2 + 2")


@pytest.fixture
def lesson(lab, open_notebook):
    """A small lesson, opened and run, and what its file held before."""
    file = lab.folder / LESSON
    file.parent.mkdir(exist_ok=True)
    cells = [nbformat.v4.new_markdown_cell("# A trial"), *map(nbformat.v4.new_code_cell, CODE)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), file)
    clean = file.read_bytes()
    (lab.folder / "exercises" / file.name).write_bytes(clean)  # a lesson has an exercise of its name
    notebook = open_notebook(LESSON)
    notebook.run_all()
    return notebook, file, clean


def test_saving_leaves_the_file_as_the_course_ships_it(lesson):
    notebook, file, clean = lesson
    assert notebook.page.locator(".widget-slider").count() == 1 and notebook.errors() == []
    notebook.save()
    assert file.read_bytes() == clean


def test_a_reloaded_page_shows_what_the_kernel_holds(lesson):
    notebook, file, clean = lesson
    notebook.page.locator(".noUi-handle").press("ArrowRight")
    notebook.save()
    notebook.reload()
    notebook.page.wait_for_selector(".widget-readout >> text=4")
    assert [bool(cell["outputs"]) for cell in notebook.cells()[1:]] == [True] * 3
    assert notebook.errors() == [] and file.read_bytes() == clean


def test_an_edited_cell_does_not_get_its_old_output_back(lesson):
    notebook, file, _ = lesson
    notebook.save()
    edited = file.read_text().replace("2 + 2", "2 + 3")
    file.write_text(edited)
    notebook.reload()
    assert [bool(cell["outputs"]) for cell in notebook.cells()[1:]] == [True, True, False]


def test_what_jupyter_does_not_trust_is_not_given_back(lesson, lab):
    notebook, file, _ = lesson
    foreign = nbformat.read(file, 4)
    script = {"text/html": "<b class=foreign onclick='1'>foreign</b>"}
    foreign.cells[3].outputs = [nbformat.v4.new_output("display_data", script)]
    nbformat.write(foreign, file)
    notebook.reload()
    notebook.save()
    notebook.reload()
    assert notebook.page.locator(".foreign").count() == 0


def test_an_exercise_is_saved_as_it_is(lab, open_notebook):
    file = lab.folder / "my_work" / "exercises" / "99_trial.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    cell = nbformat.v4.new_code_cell("6 * 7")
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel}), file)
    notebook = open_notebook("my_work/exercises/99_trial.ipynb")
    notebook.run_all()
    notebook.save()
    assert nbformat.read(file, 4).cells[0].outputs[0].data["text/plain"] == "42"


def test_the_first_page_asks_nothing_and_calls_nobody(lesson):
    notebook, _, _ = lesson
    notebook.reload()
    notebook.page.wait_for_timeout(5000)  # JupyterLab asks about news, builds and updates a few seconds after its start
    assert notebook.page.locator(".jp-Dialog, .Toastify__toast").all_inner_texts() == []
    assert notebook.outside_requests() == []
    assert not [url for url in notebook.requests if url.endswith(("/news", "/lab/api/update"))]


def test_the_address_that_the_server_prints_opens_the_first_workbook(lab):
    """Given a file to open instead, Jupyter would serve that file's folder, and lessons would not be found as such."""
    assert "/doc/tree/workbooks/00_start_here.ipynb?token=" in (lab.folder / "server.log").read_text()
    assert {"workbooks", "datasets"} <= {entry["name"] for entry in lab.api("contents")["content"]}
