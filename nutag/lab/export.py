"""Notebooks handed on: a chart or a panel becomes a picture in the page, so that an export asks no network."""

from base64 import b64encode
from html import escape

from nbconvert.preprocessors import Preprocessor

VEGA_LITE = "application/vnd.vegalite."
STILL = "application/vnd.nutag.still+json"  # as nutag.panel.widget writes it
WIDGET = "application/vnd.jupyter.widget-view+json"


class Pictures(Preprocessor):
    """Give every Vega-Lite output an SVG picture, and take out what only a running page can show."""

    enabled = True

    def preprocess_cell(self, cell, resources, index):
        """One cell with the outputs that can be read without JupyterLab."""
        if cell.cell_type == "code":
            cell.outputs = [output for output in map(_readable, cell.outputs) if output.get("data", True)]
        return cell, resources


def _readable(output):
    """An output with a picture for its chart; for a panel, its pictures and under them the words that stand for the panel."""
    data = output.get("data", {})
    chart = next((data[kind] for kind in data if kind.startswith(VEGA_LITE)), None)
    if STILL in data:
        shown = {"text/html": figure(map(picture, data[STILL]), data["text/plain"])}
    elif chart:
        shown = {"image/svg+xml": picture(chart)}
    elif WIDGET in data:
        nameless = " object at 0x" in data.get("text/plain", "")  # `<Slider object at 0x7f00>` says nothing
        shown = {kind: value for kind, value in data.items() if kind != WIDGET and not (nameless and kind == "text/plain")}
    else:
        return output
    return {**output, "data": shown}


def figure(pictures, words):
    """SVG pictures with a caption; each is a file of its own, for its inner names would meet those of others."""
    images = [f'<img src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" alt="" style="max-width: 100%">'
              for svg in pictures]
    return f"<figure>{''.join(images)}<figcaption>{escape(words)}</figcaption></figure>"


def picture(spec):
    """A Vega-Lite specification (a dict) as SVG text, drawn here without a browser or a network."""
    import vl_convert  # 88 MB: loaded only when something is exported

    return vl_convert.vegalite_to_svg({**spec, "$schema": "https://vega.github.io/schema/vega-lite/v6.json"})
