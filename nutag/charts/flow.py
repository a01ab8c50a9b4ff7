"""A flow: money that divides, drawn as ribbons whose heights are amounts; dashed where nobody knows if it still held."""

import altair as alt

from nutag.charts import theme

STEPS = "sequence(0, 1.0001, 0.05)"  # places along a ribbon, from its start to its end
INK, PALE = "#333333", "#5f5f5f"


def flow(ribbons, boxes, origin, colours, domain, columns, description):
    """Ribbons from left to right between boxes, with words to the right of each box and lines to the left of the first.

    ribbons: x0, x1 (columns), a0, a1 (top and bottom at the start), b0, b1 (at the end), kind, known (words), to, amount.
    boxes: x, y0, y1, kind, label, more (words, or none). origin: one row with lines, a list of texts.
    colours: kind → colour. domain: first and last height of the scale; columns: those of the scale, room for words counted.
    """
    hue = alt.Color("kind:N", legend=None, scale=alt.Scale(domain=list(colours), range=list(colours.values())))
    across = alt.Scale(domain=columns, nice=False)
    down = alt.Scale(domain=list(domain)[::-1], nice=False)

    def x(field):
        return alt.X(field, axis=None, scale=across)

    def y(field):
        return alt.Y(field, axis=None, scale=down)

    curve = alt.Chart(ribbons).transform_calculate(step=STEPS).transform_flatten(["step"]).transform_calculate(
        bend="datum.step * datum.step * (3 - 2 * datum.step)").transform_calculate(
        x="datum.x0 + (datum.x1 - datum.x0) * datum.step", y="datum.a0 + (datum.b0 - datum.a0) * datum.bend",
        y2="datum.a1 + (datum.b1 - datum.a1) * datum.bend").encode(
        x=x("x:Q"), y=y("y:Q"), y2="y2:Q", color=hue, detail="to:N",
        tooltip=[alt.Tooltip("to:N", title="To"), alt.Tooltip("amount:N", title="Of ₮100"),
                 alt.Tooltip("known:N", title="How we know")])
    sure = curve.transform_filter("datum.known == 'shown by a source'").mark_area(opacity=0.65)
    dashed = curve.transform_filter("datum.known != 'shown by a source'").mark_area(
        fillOpacity=0.16, strokeDash=[5, 3], strokeWidth=1.3).encode(stroke=hue)
    place = alt.Chart(boxes).transform_calculate(right="datum.x + 0.035")
    blocks = place.mark_rect(opacity=1).encode(x=x("x:Q"), x2="right:Q", y=y("y0:Q"), y2="y1:Q", color=hue)
    named = place.transform_calculate(middle="(datum.y0 + datum.y1) / 2", low="(datum.y0 + datum.y1) / 2").encode(
        x=x("right:Q"), y=y("middle:Q"))
    two = "datum.more != ''"
    labels = [named.transform_filter(which).mark_text(align="left", dx=5, dy=dy, fontSize=12, fontWeight="bold", color=INK).encode(
        text="label:N") for which, dy in ((f"datum.x != 1 && {two}", -6), (f"datum.x != 1 && !({two})", 0))]
    more = named.transform_filter(f"datum.x != 1 && {two}").mark_text(
        align="left", dx=5, dy=7, fontSize=11, color=PALE).encode(text="more:N")
    # What divides again is named under its box, where its ribbons leave room.
    middle = place.transform_filter("datum.x == 1").encode(x=x("x:Q"), y=y("y1:Q"))
    under = theme.haloed(middle, align="center", dy=11, fontSize=11.5, fontWeight="bold", color=INK)
    lines = alt.Chart(origin).mark_text(
        align="right", baseline="middle", fontSize=11.5, lineHeight=15, color=INK, dx=-6).encode(
        x=alt.X(datum=0, axis=None, scale=across), text="lines:N", y=alt.Y(datum=sum(domain) / 2 - 40, axis=None, scale=down),
        opacity=alt.value(alt.ExprRef("width > 520 ? 1 : 0")))
    return alt.layer(dashed, sure, blocks, *labels, more, *[layer.encode(text="label:N") for layer in under], lines).properties(
        width="container", description=description)
