"""What the course's server does with files: clean lessons, a reader's own notebooks whole, one folder for the work."""

import asyncio
import json
import os
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nutag.lab.contents import LessonContentsManager
from nutag.lab.course import NOT_FOR_READERS, lessons, page_config
from nutag.lab.export import STILL, Pictures
from nutag.lab.kernels import OwnPython
from nutag.notebooks import strip
from nutag.panel.widget import Panel
from nutag.scenarios.start_here import Reach

ROOT = Path(__file__).parents[1]
LESSON = "workbooks/01_territory.ipynb"


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = tmp_path / "course"
    for name in ("workbooks", "exercises", "solutions", "datasets/recipes", "datasets/places", "nutag"):
        (folder / name).mkdir(parents=True)
    for name in ("workbooks", "exercises"):
        shutil.copy(ROOT / name / "01_territory.ipynb", folder / name)
    (folder / "README.md").write_text("# The course\n")
    monkeypatch.setenv("NUTAG_WORK", str(folder / "my_work"))
    return folder


def manager(course):
    return LessonContentsManager(root_dir=str(course))


def run(coroutine):
    return asyncio.run(coroutine)


def noted(source="6 * 7", language="python"):
    """A notebook that was run, with metadata of its own."""
    cell = new_code_cell(source, id="a1", execution_count=1, outputs=[new_output("stream", text="42")],
                         metadata={"trusted": True, "mine": "yes"})
    return new_notebook(cells=[cell], metadata={"kernelspec": {"name": language, "display_name": language}})


def saved(contents, path, notebook):
    return run(contents.save({"type": "notebook", "format": "json", "content": notebook}, path))


def read(path):
    return nbformat.read(path, as_version=4)


def test_a_lesson_is_clean_on_disk_and_whole_for_the_page(course):
    contents = manager(course)
    saved(contents, LESSON, noted())
    assert read(course / LESSON).cells[0].outputs == []
    assert run(contents.get(LESSON))["content"].cells[0].outputs[0].text == "42"


def test_saving_a_lesson_that_was_only_run_does_not_touch_its_file(course):
    contents, run_once = manager(course), noted()
    saved(contents, LESSON, run_once)
    os.utime(course / LESSON, (1, 1))
    run_once.cells[0].outputs = []
    assert saved(contents, LESSON, run_once)["last_modified"].timestamp() == 1
    run_once.cells[0].source = "6 * 8"
    assert saved(contents, LESSON, run_once)["last_modified"].timestamp() > 1


@pytest.mark.parametrize("path", ["workbooks/mine.ipynb", "workbooks/01_territory-Copy1.ipynb", "workbooks/07_own.ipynb"])
def test_a_readers_own_notebook_beside_the_lessons_is_saved_as_it_is(course, path):
    contents = manager(course)
    saved(contents, path, noted(language="ir"))
    kept = read(course / path)
    assert kept.cells[0].outputs[0].text == "42" and kept.cells[0].metadata["mine"] == "yes"
    assert kept.metadata.kernelspec.name == "ir"


@pytest.mark.parametrize("place", ["", "workbooks"])
def test_a_new_notebook_belongs_to_the_readers_work(course, place):
    model = run(manager(course).new_untitled(place, type="notebook"))
    assert model["path"] == "my_work/Untitled.ipynb" and (course / model["path"]).is_file()


def test_a_new_notebook_stays_where_a_reader_has_gone_to(course):
    (course / "my_work" / "notes").mkdir(parents=True)
    assert run(manager(course).new_untitled("my_work/notes", type="notebook"))["path"] == "my_work/notes/Untitled.ipynb"


def test_the_file_list_shows_what_a_reader_needs(course):
    contents = manager(course)
    (course / "my_work").mkdir()
    (course / "datasets" / "datapackage.json").write_text("{}")
    assert sorted(model["path"] for model in run(contents.get(""))["content"]) == [
        "README.md", "datasets", "my_work", "workbooks"]
    assert [model["path"] for model in run(contents.get("datasets"))["content"]] == ["datasets/places"]
    shutil.copy(ROOT / "solutions" / "01_territory.ipynb", course / "solutions")  # a lecturer opens it by its path
    assert run(contents.get("solutions/01_territory.ipynb"))["type"] == "notebook"


@pytest.fixture
def elsewhere(course, tmp_path, monkeypatch):
    work = tmp_path / ".hidden" / "other work"
    monkeypatch.setenv("NUTAG_WORK", str(work))
    (work / "exercises").mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / "01_territory.ipynb", work / "exercises")
    return work


def test_links_to_my_work_reach_the_readers_folder_wherever_it_lies(course, elsewhere):
    contents = manager(course)
    path = "my_work/exercises/01_territory.ipynb"
    assert run(contents.get(path))["path"] == path and not run(contents.is_hidden(path))
    assert "my_work" in [model["path"] for model in run(contents.get(""))["content"]]
    listed = run(contents.get("my_work/exercises"))
    assert listed["path"] == "my_work/exercises" and [model["path"] for model in listed["content"]] == [path]
    saved(contents, path, noted())
    assert read(elsewhere / "exercises" / "01_territory.ipynb").cells[0].outputs[0].text == "42"
    run(contents.create_checkpoint(path))
    run(contents.restore_checkpoint("checkpoint", path))
    run(contents.rename(path, "my_work/exercises/done.ipynb"))
    assert (elsewhere / "exercises" / "done.ipynb").is_file()
    run(contents.delete_file("my_work/exercises/done.ipynb"))
    assert not run(contents.file_exists("my_work/exercises/done.ipynb"))
    assert run(contents.new_untitled("workbooks", type="notebook"))["path"] == "my_work/Untitled.ipynb"
    assert (elsewhere / "Untitled.ipynb").is_file() and not (course / "my_work" / "Untitled.ipynb").exists()


@pytest.mark.parametrize("path", ["my_work/../secret.txt", "my_work/exercises/../../secret.txt"])
def test_nothing_outside_the_readers_folder_is_reached(course, elsewhere, path):
    (elsewhere.parent / "secret.txt").write_text("secret")
    with pytest.raises(Exception, match="outside root|404"):
        run(manager(course).get(path))


def test_a_download_carries_what_the_page_shows(course):
    contents = manager(course)
    saved(contents, LESSON, noted())
    model = run(contents.get(LESSON, type="file"))
    assert model["format"] == "text"
    cell, = nbformat.reads(model["content"], as_version=4).cells
    assert cell.outputs[0].text == "42" and "trusted" not in cell.metadata


def test_folded_code_stays_folded_in_the_file():
    folded = new_code_cell("1", metadata={"jupyter": {"source_hidden": True, "outputs_hidden": True}, "trusted": True})
    opened = new_code_cell("2", metadata={"jupyter": {"source_hidden": False}})
    assert [cell.metadata for cell in strip(new_notebook(cells=[folded, opened])).cells] == [
        {"jupyter": {"source_hidden": True}}, {}]


def test_the_view_knows_the_lessons_in_order(course):
    listed = lessons(ROOT)
    assert [lesson["path"] for lesson in listed] == sorted(
        path.relative_to(ROOT).as_posix() for path in ROOT.glob("workbooks/*.ipynb"))
    assert listed[1] == dict(path=LESSON, number="01", title="Territory",
                             question="how is Mongolia governed, and who decides what?")
    shutil.copy(course / LESSON, course / "workbooks" / "02_mine.ipynb")  # no exercise: no lesson
    (course / "workbooks" / "03_broken.ipynb").write_text("{")
    shutil.copy(course / LESSON, course / "exercises" / "03_broken.ipynb")
    assert [lesson["path"] for lesson in lessons(course)] == [LESSON]


@pytest.mark.parametrize(("mode", "off"), [("doc", list(NOT_FOR_READERS)), ("lab", [])])
def test_only_the_lesson_view_leaves_tools_out(mode, off):
    class Handler:
        settings = {"server_root_dir": str(ROOT)}
        path_kwargs = {"mode": mode}

    before = {"disabledExtensions": ["other"]}
    after = page_config(Handler, before)
    assert after["disabledExtensions"] == ["other", *off] and before == {"disabledExtensions": ["other"]}


def test_a_foreign_kernel_named_python3_does_not_win(tmp_path, monkeypatch):
    foreign = tmp_path / "kernels" / "python3"
    foreign.mkdir(parents=True)
    spec = {"argv": ["/other/bin/python", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            "display_name": "Other", "language": "python"}
    (foreign / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert KernelSpecManager().get_kernel_spec("python3").argv[0] == "/other/bin/python"  # what Jupyter's own does
    assert OwnPython().get_kernel_spec("python3").argv[0] == sys.executable
    assert OwnPython().get_all_specs()["python3"]["spec"]["argv"][0] == sys.executable


def test_a_notebook_handed_on_shows_its_chart_and_asks_no_network():
    from nbconvert import HTMLExporter
    from traitlets.config import Config
    chart = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "mark": "bar",
             "data": {"values": [{"a": "Dornod", "b": 3}]}, "encoding": {"x": {"field": "a"}, "y": {"field": "b"}}}
    outputs = [new_output("display_data", data={"application/vnd.vegalite.v5+json": chart, "text/plain": "a chart"}),
               new_output("display_data", data={"application/vnd.jupyter.widget-view+json": {"model_id": "1"},
                                                "text/plain": "<nutag.panel.widget.Panel object at 0x7f00>"})]
    notebook = new_notebook(cells=[new_markdown_cell("A sentence."), new_code_cell("show()", outputs=outputs)])
    settings = Config()
    exec(compile((ROOT / "jupyter_server_config.py").read_text("utf-8"), str(ROOT / "jupyter_server_config.py"), "exec"),
         {"get_config": lambda: settings, "__file__": str(ROOT / "jupyter_server_config.py")})
    page, _ = HTMLExporter(config=settings).from_notebook_node(notebook)
    assert "A sentence." in page and "Panel object" not in page
    assert Pictures.enabled and "data:image/svg+xml;base64" in page
    assert 'src="http' not in page and 'href="http' not in page.replace("http://www.w3.org", "")


def test_a_panel_handed_on_is_its_picture_and_its_words_and_tells_nothing_that_waits(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path))
    panel = Panel(Reach())
    closed = handed_on(panel)
    assert closed.count("data:image/svg+xml;base64") == len(panel.charts)
    assert f"<figcaption>{panel.parts['title']}" in closed and panel.state.scenario.result.sentence not in closed
    assert not any(map(panel._repr_mimebundle_()[0][STILL][0]["datasets"].get, panel.frame["veiled"])) and panel.frame["veiled"]
    monkeypatch.setenv("NUTAG_GATES", "open")
    assert panel.state.scenario.result.sentence in handed_on(panel)


def handed_on(panel):
    """A panel as an export shows it."""
    output = new_output("display_data", data=panel._repr_mimebundle_()[0])
    cell, _ = Pictures().preprocess_cell(new_code_cell("show()", outputs=[output]), {}, 0)
    return cell.outputs[0]["data"]["text/html"]
