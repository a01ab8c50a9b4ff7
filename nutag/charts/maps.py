"""The schematic map of 339 soums and districts: land as cells, people as circles, both on one plane of kilometres.

The shapes stand in a specification once; a step sends rows only, and Vega looks them up by code. The rows of every map:

- units: key (code and measure, joined by a space), step (class from 0; None or -1: no figure), label (the name), text
  (the value in words). A shape without a row is not drawn, so soums give place to aimags by the measure that is shown.
  They do not change, so they may stand in the specification.
- shown: one row with the measure that is shown (and one: 1, to join by).
- legend: step, text (the class in words), one row a class in use, from low to high.
- chosen: code of each unit that has a frame, usually one.
"""

import altair as alt

from nutag.charts import theme

STEPS = ["#e4eef5", "#bdd7e9", "#86b6d8", "#4a8fc2", "#1f5f95"]
NO_FIGURE = "#d9d9d9"
BORDER = "#5f6770"
SCHEMATIC = ["Schematic: each cell is the land", "nearest to a soum's centre;", "not a legal boundary."]
CIRCLES = ["Each circle is a soum or district,", "as large as its number of people;", "it stands near its place, not on it."]
WIDE = 2.02  # the country is so many times wider than high


def corners(ring_km):
    """The points of a ring as the tables write it.

    >>> corners("0.0 924.1, 11.9 935.3")
    [[0.0, 924.1], [11.9, 935.3]]
    """
    return [[float(number) for number in corner.split()] for corner in ring_km.split(", ")]


def shapes(rows, code):
    """GeoJSON features, one a code, from rows with that code, `aimag_iso` and `ring_km`.

    Several rings of one code are its parts and its holes. `unit`, what a click on the shape chooses, is its aimag.
    """
    found = {}
    for row in rows:
        feature = dict(type="Feature", code=row[code], unit=row["aimag_iso"], geometry=dict(type="Polygon", coordinates=[]))
        found.setdefault(row[code], feature)["geometry"]["coordinates"].append(corners(row["ring_km"]))
    return list(found.values())


def discs(rows):
    """The circles from rows with aimag_iso, x_km, y_km, radius_km and tip, under the names the maps use."""
    return [dict(unit=row["aimag_iso"], x=row["x_km"], y=row["y_km"], radius=row["radius_km"], tip=row["tip"])
            for row in rows]


def told(base, units, shown):
    """Those shapes that have a row for the measure shown, with its class and one line that says what they are."""
    return base.transform_calculate(one="1").transform_lookup(
        "one", alt.LookupData(shown, "one", ["measure"])).transform_calculate(
        key="datum.code + ' ' + datum.measure").transform_lookup(
        "key", alt.LookupData(units, "key", ["step", "label", "text"])).transform_filter(
        "isValid(datum.label)").transform_calculate(
        step="isValid(datum.step) ? datum.step : -1", tip="datum.label + ': ' + datum.text")


def shade(legend):
    """Colour by class, with a legend that says what the rows of `legend` say."""
    rows = f"data('{legend.name}')"
    words = alt.Legend(
        orient="top", direction="horizontal", title=None, symbolType="square", symbolSize=150, symbolStrokeWidth=0,
        columnPadding=8, labelFontSize=11,
        columns=alt.ExprRef("width < 230 ? 1 : width < 330 ? 2 : width < 540 ? 3 : 6"),
        values=alt.ExprRef(f"pluck({rows}, 'step')"),
        labelExpr=f"{rows}[indexof(pluck({rows}, 'step'), datum.value)].text")
    colours = alt.Scale(domain=[-1, *range(len(STEPS))], range=[NO_FIGURE, *STEPS])
    return alt.Color("step:O", legend=words, scale=colours)


def cells_of(features, units, shown, legend):
    """Filled shapes with thin white borders."""
    base = told(alt.Chart(theme.constant(features)), units, shown)
    return base.mark_geoshape(stroke="white", strokeWidth=0.4).encode(color=shade(legend), tooltip=alt.Tooltip("tip:N", title="Place"))


def circles_of(circles, borders, chosen):
    """Circles as large as the table says, whatever the width: the scale of the plane is worked out from the borders."""
    rings = (ring for feature in borders for ring in feature["geometry"]["coordinates"])
    east, north = zip(*(corner for ring in rings for corner in ring))
    pixels = f"min(width / {max(east) - min(east):.1f}, height / {max(north) - min(north):.1f})"
    largest = max(circle["radius"] for circle in circles)
    size = alt.Scale(domain=[0, largest ** 2], range=[0, alt.ExprRef(f"pow({2 * largest} * {pixels}, 2)")])
    return alt.Chart(theme.constant(circles)).transform_lookup(
        "unit", alt.LookupData(chosen, "code", ["code"]), as_=["chosen"]).transform_calculate(
        square="datum.radius * datum.radius").mark_circle(opacity=1, stroke="white", strokeWidth=0.4).encode(
        longitude="x:Q", latitude="y:Q", size=alt.Size("square:Q", legend=None, scale=size), tooltip=alt.Tooltip("tip:N", title="Place"),
        color=alt.condition("isValid(datum.chosen)", alt.value(theme.ORANGE), alt.value(STEPS[3])))


def lines_of(features, **look):
    """Outlines that let the pointer through to what they surround."""
    return alt.Chart(theme.constant(features)).mark_geoshape(filled=False, fill=None, strokeJoin="round", **look)


def frames_of(features, chosen):
    """A frame in the accent around each shape whose code is among the rows of `chosen`."""
    return lines_of(features, stroke=theme.ORANGE, strokeWidth=2.2).transform_lookup(
        "code", alt.LookupData(chosen, "code", ["code"]), as_=["chosen"]).transform_filter("isValid(datum.chosen)")


def note(lines, rows):
    """Small words under a map that say how to read it; once, and on rows that are there, so that Vega keeps them."""
    return alt.Chart(rows).transform_aggregate(rows="count()").mark_text(
        align="left", baseline="top", fontSize=10.5, lineHeight=13, color="#666666", text=lines).encode(
        x=alt.value(0), y=alt.YValue(alt.ExprRef("height + 6")))


def on_the_plane(layers, description, control):
    """The layers on the plane of kilometres, north up, as wide as the page lets them be and as high as that needs."""
    height = alt.param(name="height", expr=f"width / {WIDE}")  # Vega-Lite has no such setting; its signal has
    touch = dict(touch=dict(control=control, field="unit")) if control else {}
    return alt.layer(*layers).project(type="identity", reflectY=True).properties(
        width="container", description=description, usermeta={**touch, **theme.NO_GHOST}).add_params(height)


def soum_map(units, shown, legend, chosen, cells, borders, control=None):
    """Cells shaded by a measure, the aimags' borders over them, a frame around the chosen; schematic.

    units, shown, legend, chosen: data, see the module. cells, borders: see `shapes`; rows with the code of an aimag
    shade the whole aimag. control: name of the control that a click on the map moves.
    """
    layers = [cells_of(cells, units, shown, legend), cells_of(borders, units, shown, legend),
              lines_of(borders, stroke=BORDER, strokeWidth=0.9),
              frames_of(cells, chosen), frames_of(borders, chosen), note(SCHEMATIC, legend)]
    return on_the_plane(layers, "Map of the soums and districts of Mongolia, shaded by a measure", control)


def dorling_map(chosen, circles, borders, control=None):
    """A circle a soum, its area the number of people, over the faint borders of the aimags; the chosen in the accent.

    chosen: data, see the module. circles: see `discs`. borders: see `shapes`. control: as for `soum_map`.
    """
    layers = [lines_of(borders, stroke="#c9c9c4", strokeWidth=0.8), frames_of(borders, chosen),
              circles_of(circles, borders, chosen), note(CIRCLES, chosen)]
    return on_the_plane(layers, "A circle for each soum and district of Mongolia, sized by people", control)
