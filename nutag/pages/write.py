"""Cells, tables and texts as HTML: one page reads whole without a script, and carries what brings it to life."""

import json
import re
from functools import cache
from html import escape
from itertools import count
from pathlib import Path
from string import Template

import mistune

from nutag.lab.export import VEGA_LITE, picture
from nutag.pages.run import VIEW
from nutag.panel.widget import still_pictures

ASSETS = Path(__file__).parent / "assets"
LINK = re.compile(r'href="([^":#]*?)(workbooks|exercises|solutions)?/?(\d\d_\w+)\.ipynb"')
KEPT_IN = re.compile(r"in (the folder )?<code>my_work/?</code>")  # a page has no folder
_pictures = count()


def markdown(text):
    """Markdown as HTML; each heading has an id, and a wide table scrolls."""
    return _headed(_scrolling(mistune.html(text)))


def _headed(html):
    def one(found):
        level, inside = found.groups()
        return f'<h{level} id="{slug(inside)}">{inside}</h{level}>'

    return re.sub(r"<h([1-4])>(.*?)</h\1>", one, html, flags=re.DOTALL)


def slug(html):
    """A heading as the id of its place.

    >>> slug("Two soums, <em>by hand</em>")
    'two-soums-by-hand'
    """
    return "-".join(re.findall(r"\w+", re.sub(r"<[^>]*>", "", html).casefold()))


def _scrolling(html):
    html = re.sub(r"<style scoped>.*?</style>", "", html, flags=re.DOTALL)  # of pandas
    return re.sub(r"<table\b.*?</table>", lambda found: scrolls(found[0], "A table"), html, flags=re.DOTALL)


def scrolls(html, words, role="region", kind=""):
    """What may be wider than a phone: it scrolls, by touch and by keys. words: what it is, for who does not see it."""
    return (f'<div class="{f"scrolls {kind}".strip()}" tabindex="0" role="{role}" '
            f'aria-label="{escape(words)}">{html}</div>')


def linked(html, root):
    """The HTML with links to notebooks leading to their pages; `root` leads from the page to the site's own folder."""
    def one(found):
        before, folder, name = found.groups()
        kind = "exercises" if folder == "exercises" else "lessons"
        return f'href="{root}{kind}/{name}.html"'

    return LINK.sub(one, html)


def cells(executed):
    """A notebook's cells (see `nutag.pages.run.executed`) as HTML."""
    views = count(1)
    return "\n".join(part for cell, shown in executed for part in _cell(cell, shown, views))


def _cell(cell, shown, views):
    if cell.cell_type == "markdown":
        yield KEPT_IN.sub("in this browser", markdown(cell.source))
    elif cell.cell_type == "code":
        folded = cell.metadata.get("jupyter", {}).get("source_hidden")
        code = escape(cell.source, quote=False)
        yield f'<pre class="{"folded" if folded else "code"}" tabindex="0"><code>{code}</code></pre>'
        yield from (_output(data, views) for data in shown)


def _output(data, views):
    chart = next((data[kind] for kind in data if kind.startswith(VEGA_LITE)), None)
    if VIEW in data:
        return live(data[VIEW], f"view-{next(views)}")
    if chart:
        return f'<div class="output">{drawn(chart, data.get("text/plain", "A chart"))}</div>'
    if "text/html" in data:
        return f'<div class="output">{_scrolling("".join(data["text/html"]))}</div>'
    return f'<pre class="output" tabindex="0">{escape("".join(data.get("text/plain", "")))}</pre>'


def drawn(spec, words):
    """A Vega-Lite specification as a picture in the page; a wide one scrolls."""
    return scrolls(_own_ids(picture(spec)), words, role="img", kind="picture")


def _own_ids(svg):
    """A picture whose inner names are its own, for the page may hold many."""
    mine = f"p{next(_pictures)}-"
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{mine}\1"', svg)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{mine}\1)", svg)


def live(view, id):
    """A panel or a form: what stands there without a script, and what the script draws it from."""
    data = json.dumps(view, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    still = _still_panel(view) if view["kind"] == "panel" else _still_form(view["parts"])
    return (f'<div class="live" id="{id}" data-kind="{view["kind"]}">{still}'
            f'<script type="application/json">{data}</script></div>')


def _still_panel(view):
    parts, frame = view["parts"], view["frame"]
    waiting = [prediction["question"] for prediction in parts["predictions"]]
    asks = "".join(f"<p>First predict: {escape(question)}</p>" for question in waiting)
    pictures = "".join(drawn(spec, frame.get("sentence", "The picture waits for your prediction."))
                       for spec in still_pictures(view["charts"], frame["rows"]))
    return (f'<figure class="still"><p class="prompt">{escape(parts["title"])}</p>{asks}{pictures}'
            f'<figcaption>{escape(frame.get("sentence", ""))} {escape(parts["caption"])}</figcaption></figure>')


def _still_form(parts):
    offered = [text for name in ("options", "items", "left", "right", "rows", "labels") for text in parts.get(name, ())]
    items = f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in offered)}</ul>" if offered else ""
    return f'<div class="still"><p class="prompt">{escape(parts["question"])}</p>{items}</div>'


def page(title, content, root, *, path="", tools="", way="", scripts=""):
    """A whole page. root: the way from it to the site's folder, empty or `../`. path: its own, to go on from later."""
    return _template().substitute(title=escape(title), content=linked(content, root), root=root, page=escape(path),
                                  tools=tools, way=way, scripts=scripts)


@cache
def _template():
    return Template((ASSETS / "page.html").read_text("utf-8"))
