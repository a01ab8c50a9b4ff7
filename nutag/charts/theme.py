"""One look for every chart: sizes, a palette safe for colour-blind readers, number formats, an offline renderer."""

from itertools import accumulate

import altair as alt

WIDTH, HEIGHT = 460, 260
BLUE, ORANGE, GREEN, PINK, SKY, AMBER, GREY = (
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#b8860b", "#767676")
PALETTE = [BLUE, ORANGE, GREEN, PINK, SKY, AMBER, GREY]  # Okabe and Ito (2008); its yellow is too pale on white
PALE = "#dddddd"
FONT = "'Noto Sans', 'DejaVu Sans', 'Segoe UI', sans-serif"  # all have Cyrillic
# What comparing does with a chart (see chart.js). Its unit changes with what is chosen, so no common scale would do:
OWN_SCALES = {"ownScales": True}
NO_GHOST = {"noGhost": True}  # comparing says in words what differs; the picture would be the same
MIME = "application/vnd.vegalite.v5+json"  # the newest Vega-Lite that JupyterLab itself can draw


@alt.theme.register("nutag", enable=False)
def nutag_theme():
    """Configuration shared by all charts."""
    words = dict(labelFont=FONT, titleFont=FONT, labelFontSize=12, titleFontSize=12, titleFontWeight="normal")
    config = dict(
        view=dict(continuousWidth=WIDTH, continuousHeight=HEIGHT, stroke=None),
        axis=dict(**words, labelLimit=220, gridColor="#e8e8e8", domainColor="#999999", tickColor="#999999"),
        legend=dict(**words, labelLimit=260),
        header=words,
        title=dict(font=FONT, fontSize=14, anchor="start", subtitleFont=FONT, subtitleFontSize=12),
        text=dict(font=FONT, fontSize=12),
        range=dict(category=PALETTE),
        bar=dict(color=BLUE), line=dict(color=BLUE, strokeWidth=2), point=dict(color=BLUE, size=60, filled=True),
    )
    return dict(config=config, background="white", padding=4)


def render(spec, **options):
    """The mime bundle of a static chart: drawn by JupyterLab itself, so nothing is fetched.

    JupyterLab draws Vega-Lite 5; our charts use nothing newer, so the specification is labelled as such.
    """
    spec = dict(spec, **{"$schema": "https://vega.github.io/schema/vega-lite/v5.json"})
    bundle = {MIME: spec, "text/plain": spec.get("description", "A chart")}
    return bundle, {MIME: {"embed_options": {"actions": False, "renderer": "svg"}}}


def enable():
    """Switch on the look and the offline renderer."""
    alt.renderers.register("nutag", render)
    alt.renderers.enable("nutag")
    alt.theme.enable("nutag")
    alt.data_transformers.disable_max_rows()


def key(colours, left=0):
    """Names in their colours, in one line above a chart from `left` on: layers for `altair.layer`, less room than a legend."""
    starts = accumulate((12 + 6.8 * len(name) for name in colours), initial=left)
    return [alt.Chart(alt.InlineData([{}])).mark_text(align="left", color=colour, fontWeight="bold").encode(
        x=alt.value(start), y=alt.value(-12), text=alt.value(name)) for start, (name, colour) in zip(starts, colours.items())]


def line_below(text):
    """One small line, or several, under a chart."""
    return alt.Title(text, orient="bottom", anchor="start", frame="bounds", fontSize=11, fontWeight="normal", offset=8)


def captioned(chart, line):
    """The chart with one small line under it that says where its numbers come from (see `nutag.provenance.caption`)."""
    return chart.properties(title=alt.Title(line, orient="bottom", anchor="start", fontSize=11, fontWeight="normal", offset=10))
