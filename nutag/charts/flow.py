"""A flow: money that divides, drawn as ribbons whose heights are amounts; dashed where the amount is not sure."""

import altair as alt

from nutag.charts import theme

STEPS = "sequence(0, 1.0001, 0.05)"  # places along a ribbon, from its start to its end
INK, PALE = "#333333", "#5f5f5f"
WIDE = "width > 520"
# Where the columns 0, 1 and 2 stand, as parts of the width: words need room at the right, and at the left if wide.
ACROSS = f"({WIDE} ? 0.21 + 0.26 * %s : 0.01 + 0.25 * %s)"


def flow(ribbons, boxes, origin, colours, domain, description):
    """Ribbons from left to right between boxes in three columns, with words beside the boxes.

    ribbons: x0, x1 (columns), a0, a1 (top and bottom at the start), b0, b1 (at the end), kind, known (words), to, amount.
    boxes: x, y0, y1, kind, label, amount, more (words, or none). origin: one row with lines, a list of texts, said at the
    left where there is room. colours: kind → colour. domain: first and last height of the scale.
    """
    hue = alt.Color("kind:N", legend=None, scale=alt.Scale(domain=list(colours), range=list(colours.values())))

    def at(x, y):
        return dict(x=alt.X(x, axis=None, scale=alt.Scale(domain=[0, 1], nice=False)),
                    y=alt.Y(y, axis=None, scale=alt.Scale(domain=list(domain)[::-1], nice=False)))

    curve = alt.Chart(ribbons).transform_calculate(step=STEPS).transform_flatten(["step"]).transform_calculate(
        bend="datum.step * datum.step * (3 - 2 * datum.step)",
        column="datum.x0 + (datum.x1 - datum.x0) * datum.step").transform_calculate(
        x=ACROSS % ("datum.column", "datum.column"), y="datum.a0 + (datum.b0 - datum.a0) * datum.bend",
        y2="datum.a1 + (datum.b1 - datum.a1) * datum.bend").encode(
        **at("x:Q", "y:Q"), y2="y2:Q", color=hue, detail="to:N",
        tooltip=[alt.Tooltip("to:N", title="To"), alt.Tooltip("amount:N", title="Of ₮100"),
                 alt.Tooltip("known:N", title="How we know")])
    sure = curve.transform_filter("datum.known == 'shown by a source'").mark_area(opacity=0.65)
    dashed = curve.transform_filter("datum.known != 'shown by a source'").mark_area(
        fillOpacity=0.16, strokeDash=[5, 3], strokeWidth=1.3).encode(stroke=hue)
    place = alt.Chart(boxes).transform_calculate(
        left=ACROSS % ("datum.x", "datum.x"), middle="(datum.y0 + datum.y1) / 2").transform_calculate(
        right="datum.left + 0.01", first=f"{WIDE} ? datum.label + ' ' + datum.amount : datum.label",
        second=f"{WIDE} ? datum.more : datum.amount")
    blocks = place.mark_rect(opacity=1).encode(**at("left:Q", "y0:Q"), x2="right:Q", y2="y1:Q", color=hue)
    ends = place.transform_filter("datum.x != 1").encode(**at("right:Q", "middle:Q"))
    labels = [ends.transform_filter(f"datum.second {which} ''").mark_text(
        align="left", dx=5, dy=dy, fontSize=alt.ExprRef(f"{WIDE} ? 12 : 11"), fontWeight="bold", color=INK).encode(text="first:N")
        for which, dy in (("!=", -6), ("==", 0))]
    more = ends.mark_text(align="left", dx=5, dy=8, fontSize=11, color=PALE).encode(text="second:N")
    # What divides again is named under its box, where its ribbons leave room.
    middle = place.transform_filter("datum.x == 1").transform_calculate(name="datum.label + ' ' + datum.amount").encode(
        **at("left:Q", "y1:Q"), text="name:N")
    under = theme.haloed(middle, align="center", dy=11, fontSize=11.5, fontWeight="bold", color=INK)
    lines = alt.Chart(origin).transform_calculate(
        shown=f"{WIDE} ? datum.lines : ['']", x=ACROSS % ("0", "0"),
        top=f"{sum(domain) / 2} - 6.2 * length(datum.lines)").mark_text(
        align="right", baseline="top", fontSize=11.5, lineHeight=15, color=INK, dx=-8).encode(
        **at("x:Q", "top:Q"), text="shown:N")
    return alt.layer(dashed, sure, blocks, *labels, more, *under, lines).properties(
        width="container", description=description)
