"""Notebooks handed on: a chart or a panel becomes a picture in the page, so that an export asks no network."""

from nbconvert.preprocessors import Preprocessor

VEGA_LITE = "application/vnd.vegalite."
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
    """An output with a picture for its chart; a live panel's object name (`<Panel object at …>`) says nothing and goes."""
    data = output.get("data")
    if not data:
        return output
    chart = next((data[kind] for kind in data if kind.startswith(VEGA_LITE)), None)
    if chart:
        return {**output, "data": {"image/svg+xml": picture(chart)}}
    if WIDGET in data:
        kept = {kind: value for kind, value in data.items() if kind not in (WIDGET, "text/plain")}
        return {**output, "data": kept}
    return output


def picture(spec):
    """A Vega-Lite specification (a dict) as SVG text, drawn here without a browser or a network."""
    import vl_convert  # 88 MB: loaded only when something is exported

    return vl_convert.vegalite_to_svg({**spec, "$schema": "https://vega.github.io/schema/vega-lite/v6.json"})
