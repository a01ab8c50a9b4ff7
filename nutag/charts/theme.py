"""One look for every chart: sizes, a palette safe for colour-blind readers, number formats, an offline renderer."""

from textwrap import wrap

import altair as alt

WIDTH, HEIGHT = 460, 260
BLUE, ORANGE, GREEN, PINK, SKY, AMBER, GREY = (
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#b8860b", "#767676")
PALETTE = [BLUE, ORANGE, GREEN, PINK, SKY, AMBER, GREY]  # Okabe and Ito (2008); its yellow is too pale on white
FONT = "'Noto Sans', 'DejaVu Sans', 'Segoe UI', sans-serif"  # all have Cyrillic
# What comparing does with a chart (see chart.js and `apart`).
NO_GHOST = {"noGhost": True}  # comparing says in words what differs; the picture would be the same
ON_A_PHONE = "room < 345"  # for what a chart writes shorter there; `room`: see the theme
MIME = "application/vnd.vegalite.v5+json"  # the newest Vega-Lite that JupyterLab itself can draw


@alt.theme.register("nutag", enable=False)
def nutag_theme():
    """Configuration shared by all charts."""
    # In px, all that a chart is given, its names counted (see chart.js). What stands beside a plot may hang on this, but
    # not on `width`: shorter names would widen the plot, a wider plot would have the long ones, and so on.
    room = dict(name="room", value=640)
    words = dict(labelFont=FONT, titleFont=FONT, labelFontSize=12, titleFontSize=12, titleFontWeight="normal")
    config = dict(
        params=[room],
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


def constant(rows):
    """Many rows that never change, as the data of a chart: a tuple, since Altair copies a list again with every layer."""
    return alt.InlineData(values=tuple(rows))


def apart(dataset, field):
    """Where the first rows of two settings differ in this field, their units differ: they are compared side by side."""
    return {"apart": [dataset, field]}


NARROW = 170  # px of a plot that shares a phone's or a beamer's width


def key(colours, left=0):
    """Names in their colours above a chart, from `left` on: layers for `altair.layer`, less room than a legend.

    They stand in one line where the chart is wide enough, else in as many as a narrow one needs.
    """
    wide, narrow = placed(colours, float("inf"), left), placed(colours, NARROW, left)
    room = max(end for _, end, _ in wide)
    last = max(row for *_, row in narrow)

    def at(of_wide, of_narrow):
        return alt.value(alt.ExprRef(f"width > {room:.0f} ? {of_wide:.0f} : {of_narrow:.0f}"))

    return [alt.Chart(alt.InlineData([{}])).mark_text(align="left", color=colour, fontWeight="bold").encode(
        x=at(here[0], there[0]), y=at(-12, -12 - 15 * (last - there[2])), text=alt.value(name))
        for (name, colour), here, there in zip(colours.items(), wide, narrow)]


def placed(names, width, left=0):
    """Start, end and row of names set one after the other, as bold words of 12 px, in lines of this width.

    >>> [(start, row) for start, _, row in placed(["saved", "paid out"], 60)]
    [(0, 0), (0, 1)]
    """
    places, start, row = [], left, 0
    for name in names:
        if start + bold_width(name) > width and start > left:
            start, row = left, row + 1
        end = start + bold_width(name)
        places.append((start, end, row))
        start = end + 14
    return places


def bold_width(words):
    """About how many px words take in bold type of 12 px, in the widest of our fonts (DejaVu Sans)."""
    return sum(4.9 if letter in "fijlrtI ’.,:" else 12.2 if letter in "mwMW" else 8.4 for letter in words)


def line_below(*parts):
    """Small words under a chart: in one line, or, where that is too narrow, each part in its own."""
    text = alt.ExprRef(f"width < {6.3 * len(' '.join(parts)):.0f} ? {list(parts)} : {[' '.join(parts)]}")
    return lines_below(text)


def lines_below(*lines):
    """Small words under a chart, each line on its own."""
    text = lines[0] if len(lines) == 1 else list(lines)
    return alt.Title(text, orient="bottom", anchor="start", frame="bounds", fontSize=11, fontWeight="normal", offset=8)


def haloed(chart, **text):
    """Words on a white edge, so that a line behind them strikes nothing out: two layers."""
    return [chart.mark_text(**{**text, "stroke": "white", "strokeWidth": 4, "color": "white"}), chart.mark_text(**text)]


def captioned(chart, line):
    """The chart with small words under it that say where its numbers come from (see `nutag.provenance.caption`)."""
    wide, narrow = wrap(line, 110), wrap(line, 56)
    one_plot = isinstance(chart, alt.Chart | alt.LayerChart)  # others have no width of their own to ask
    text = alt.ExprRef(f"width < 460 ? {narrow} : {wide}") if one_plot else wide
    return chart.properties(title=alt.Title(text, orient="bottom", anchor="start", fontSize=11, fontWeight="normal", offset=10))
