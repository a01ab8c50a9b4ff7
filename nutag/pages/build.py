"""`make site`: the whole course as static pages in `build/site/`, to be put on any host or a USB stick.

    python -m nutag.pages [folder]
"""

import json
import os
import re
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from html import escape
from importlib.util import find_spec
from pathlib import Path
from string import Template
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from nutag.glossary import glossary as terms
from nutag.lab.course import lessons
from nutag.pages import run, runtime, write
from nutag.panel import vega
from nutag.panel.widget import FormView, Panel, panel_of
from nutag.scenarios.territory import UnitExplorer

ROOT = Path(__file__).parents[2]
ASSETS = Path(__file__).parent / "assets"
SCRIPTS = ("page.js", "home.js", "store.js", "worker.js", "theme.js")
# What the worker needs of nutag: the pure core.
CORE = ("__init__.py", "data.py", "entries.py", "my_work.py", "provenance.py", "tableschema.py", "wording.py",
        "models/*.py", "scenarios/*.py", "questions/*.py", "checks/*.py", "panel/__init__.py", "panel/controls.py",
        "panel/codes.py", "panel/scenario.py", "panel/state.py", "classroom/__init__.py", "classroom/handin.py",
        "classroom/own.py", "classroom/work.py", "pages/__init__.py", "pages/host.py")
IN_PYTHON = ('<p class="caption">This question is answered in Python, which this page does not run: take '
             '<a href="../downloads/nutag-notebooks.zip">the notebook</a> to JupyterLab.</p>')
CODE_BUTTON = '<button type="button" data-action="code">Code</button>'


def build(site):
    """Write the site whole: beside its place first, then moved into it.

    Errors: `NoRuntime` if Python for the browser cannot be had; `RuntimeError` if a notebook does not run.
    """
    pyodide = runtime.folder(ROOT / "build" / "npm")
    draft = site.with_name(f"{site.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    course = lessons(ROOT)
    jobs = [(kind, lesson["path"].removeprefix("workbooks/"), number) for kind in ("workbooks", "exercises")
            for number, lesson in enumerate(course)]
    with run.on_nobodys_work():
        with ProcessPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as pool:
            asked = list(pool.map(write_notebook, [draft] * len(jobs), [course] * len(jobs), *zip(*jobs)))
        write_home(draft, course, [a + b for a, b in zip(asked, asked[len(course):])])
    write_texts(draft)
    write_assets(draft)
    write_python(draft / "python", pyodide)
    write_downloads(draft / "downloads")
    write_service_worker(draft)
    shutil.rmtree(site, ignore_errors=True)
    draft.rename(site)


def write_notebook(site, course, kind, name, number):
    """The page of a lesson or an exercise; give what it asks, as pairs: ("panel" or "form", name)."""
    cells = run.executed(ROOT / kind / name)
    lesson, page = course[number], f"{Path(name).stem}.html"
    content = write.cells(cells)
    if kind == "workbooks":
        folder, words, content = "lessons", "", with_contents(content)
    else:
        code = '<pre class="code"'
        folder, words, content = "exercises", ": exercises", content.replace(code, IN_PYTHON + code, 1)
    html = write.page(f"{lesson['number']} {lesson['title']}{words}", content, "../", path=f"{folder}/{page}",
                      tools=CODE_BUTTON, way=way(course, number, folder))
    (site / folder).mkdir(exist_ok=True)
    (site / folder / page).write_text(html, "utf-8")
    views = [data[run.VIEW] for _, shown in cells for data in shown if run.VIEW in data]
    return [(view["kind"], view["name"], [prediction["name"] for prediction in view["parts"].get("predictions", ())])
            for view in views]


def with_contents(html):
    """A lesson with its parts behind one line, under its title."""
    found = re.findall(r'<h2 id="([^"]*)">(.*?)</h2>', html, re.DOTALL)
    items = "".join(f'<li><a href="#{id}">{words}</a></li>' for id, words in found)
    title, end, rest = html.partition("</h1>")
    return f'{title}{end}<details class="contents"><summary>Contents</summary><ol>{items}</ol></details>{rest}'


def way(course, number, folder):
    """Previous and next, in the footer: a lesson, its exercises, the next lesson."""
    steps = [(f"../{kind}/{Path(lesson['path']).stem}.html", f"{lesson['number']} {lesson['title']}{words}")
             for lesson in course for kind, words in (("lessons", ""), ("exercises", ": exercises"))]
    here = 2 * number + (folder == "exercises")

    def link(step, rel, arrow):
        if not 0 <= step < len(steps):
            return "<span></span>"
        target, words = steps[step]
        return f'<a rel="{rel}" href="{target}">{arrow.format(escape(words))}</a>'

    return (f'<nav class="way" aria-label="Previous and next">{link(here - 1, "prev", "← {}")}'
            f'<a href="../index.html">All workbooks</a>{link(here + 1, "next", "{} →")}</nav>')


def write_home(site, course, asked):
    """The home page: the course's question, a live panel, a card a lesson with its progress."""
    cards = []
    for lesson, views in zip(course, asked):
        stem = Path(lesson["path"]).stem
        counted = dict(predictions=[[name, each] for kind, name, inside in views if kind == "panel" for each in inside],
                       questions=[name for kind, name, _ in views if kind == "form"])
        cards.append(f'<li class="card" data-asked="{escape(json.dumps(counted))}">'
                     f'<p class="name"><a href="lessons/{stem}.html">{lesson["number"]} {lesson["title"]}</a></p>'
                     f'<p>{escape(lesson["question"][:1].upper() + lesson["question"][1:])}</p><p><a href="exercises/{stem}.html">Exercises</a></p>'
                     f'<p class="progress"></p></li>')
    content = Template((ASSETS / "home.html").read_text("utf-8")).substitute(
        cards="\n".join(cards), panel=write.live(run.of_panel(panel_of(UnitExplorer())), "view-1"))
    html = write.page("Who decides, who gets, who is missing?", content, "",
                      scripts='\n<script type="module" src="assets/home.js"></script>')
    (site / "index.html").write_text(html, "utf-8")


def write_texts(site):
    """Glossary, sources and the lecturers' pages."""
    (site / "instructors").mkdir()
    for picture in (ROOT / "instructors").glob("*.svg"):
        shutil.copy(picture, site / "instructors")
    sources = write.markdown((ROOT / "datasets/SOURCES.md").read_text("utf-8"))
    (site / "glossary.html").write_text(write.page("Glossary", glossary(), ""), "utf-8")
    (site / "sources.html").write_text(write.page("Sources", sources, ""), "utf-8")
    texts = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "instructors").glob("*.md"))}
    titles = {stem: text.partition("\n")[0].lstrip("# ") for stem, text in texts.items()}
    links = "".join(f'<li><a href="{stem}.html">{escape(title)}</a></li>'
                    for stem, title in titles.items() if stem != "design")
    for stem, text in texts.items():
        more = f"<h2>The pages for lecturers</h2><ul>{links}</ul>" if stem == "design" else ""
        content = on_the_site(write.markdown(text)) + more
        (site / "instructors" / f"{stem}.html").write_text(write.page(titles[stem], content, "../"), "utf-8")


def on_the_site(html):
    """A text without links to what stands in the course's folder alone.

    >>> on_the_site('<a href="../deploy/README.md">a server</a>, <a href="../workbooks/08_council.ipynb">08</a>')
    'a server, <a href="../workbooks/08_council.ipynb">08</a>'
    """
    return re.sub(r'<a href="(?!\w+:|#)(?:[^"]*/)?(?!\d\d_)[^"/]*\.(?:md|ipynb)">(.*?)</a>', r"\1", html)


def glossary():
    """The terms of the course as a table."""
    columns = dict(term_en="English", term_mn="Mongolian", transliteration="in Latin letters", definition="meaning")
    head = "".join(f'<th scope="col">{words}</th>' for words in columns.values())
    body = "".join(f"<tr>{''.join(cell(name, getattr(term, name)) for name in columns)}</tr>"
                   for term in terms().terms)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    above = write.markdown("# Glossary\n\nThe Mongolian terms await a native reader.")
    return above + write.scrolls(table, "The terms")


def cell(column, text):
    return f"<td{' lang=mn' if column == 'term_mn' else ''}>{escape(text or '')}</td>"


def write_assets(site):
    """Scripts and style sheets: the panels' own, as JupyterLab gets them, and the page's."""
    folder = site / "assets"
    folder.mkdir()
    for name in SCRIPTS:
        shutil.copyfile(ASSETS / name, folder / name)
    for name, view in (("panel.js", Panel), ("form.js", FormView)):
        (folder / name).write_text(str(view._esm), "utf-8")
    styles = [(ASSETS / "site.css").read_text("utf-8"), str(Panel._css), str(FormView._css)]
    (folder / "site.css").write_text("\n".join(styles), "utf-8")
    (folder / "vega.js").write_text(vega.bundle(), "utf-8")


def write_python(folder, pyodide):
    """Python for the browser, and one file with the pure core, its tables and traitlets."""
    folder.mkdir()
    for name in runtime.FILES:
        shutil.copyfile(pyodide / name, folder / name)
    nutag, traitlets = ROOT / "nutag", Path(find_spec("traitlets").origin).parent
    core = [path for pattern in CORE for path in sorted(nutag.glob(pattern))]
    files = {f"nutag/{path.relative_to(nutag).as_posix()}": path for path in core}
    files |= {f"traitlets/{path.relative_to(traitlets).as_posix()}": path for path in sorted(traitlets.rglob("*.py"))
              if "tests" not in path.parts}
    files |= {f"nutag/datasets/{path.relative_to(ROOT / 'datasets').as_posix()}": path for path in sorted(tables())}
    zipped(folder / "nutag.zip", files)


def tables():
    """The files of datasets/ that a reader's question needs: the tables, and what they say of themselves."""
    return [path for pattern in ("datapackage.json", "**/*.csv") for path in (ROOT / "datasets").glob(pattern)]


def write_downloads(folder):
    """Notebooks and data, for those who go on elsewhere."""
    folder.mkdir()
    notebooks = [path for kind in ("workbooks", "exercises") for path in sorted((ROOT / kind).glob("*.ipynb"))]
    data = [*sorted(tables()), ROOT / "datasets/SOURCES.md"]
    for name, paths in (("nutag-notebooks.zip", notebooks), ("nutag-data.zip", data)):
        zipped(folder / name, {path.relative_to(ROOT).as_posix(): path for path in paths})


def zipped(target, files):
    """A zip of files (name → path); the same files always give the same bytes."""
    with ZipFile(target, "w", ZIP_DEFLATED) as file:
        for name, path in files.items():
            file.writestr(ZipInfo(name), path.read_bytes(), ZIP_DEFLATED, 9)


def write_service_worker(site):
    """The list of all files with their hashes; their hash together is the edition's name."""
    files = {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
             for path in sorted(site.rglob("*")) if path.is_file()}
    listed = json.dumps(files, indent=0)
    text = (ASSETS / "sw.js").read_text("utf-8")
    text = text.replace("$edition", sha256(listed.encode()).hexdigest()[:16]).replace("$files", listed)
    (site / "sw.js").write_text(text, "utf-8")


def main(arguments):
    """Build the site; the exit code is 0, or 1 after a message."""
    site = Path(arguments[0] if arguments else ROOT / "build" / "site").absolute()
    try:
        build(site)
    except (runtime.NoRuntime, RuntimeError, OSError) as error:
        print(f"The web edition was not built. {error}", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    print(f"{site}: {size / 1e6:.1f} MB. To see it: python -m http.server --directory {site}")
    return 0
