"""Charts of coordination: links and loads, what arrives down the levels, plans in time, and who should decide."""

import altair as alt

from nutag.charts import theme

CHOSEN = alt.Color("chosen:N", legend=None, scale=alt.Scale(domain=[True, False], range=[theme.ORANGE, "#bbbbbb"]))
STRUCTURES = ["all pairs", "one hub", "tree", "hub of hubs"]
# One column of bars a measure: column → (title, the value of a full bar, format).
MEASURES = {"links": ("links|in all", 190, ".0f"), "load": ("busiest|node", 20, ".0f"),
            "across_pct": ("message|kept, %", 100, ".0f")}


def network_chart(links, nodes):
    """The partners on a ring, their hubs inside it, and every link; each node carries its number of links.

    links: turn, radius (of one end), turns (list), outer (radius of the other ends). nodes: turn, radius, kind, load.
    Turns are parts of a full circle, radii run from 0 (middle) to 1 (ring).
    """
    def ring(middle, signs):
        half = "min(width, height) / 2"  # a ring in every shape of place
        return alt.Scale(domain=[-1.13, 1.13], nice=False, range=[alt.ExprRef(f"{middle} / 2 {s} {half}") for s in signs])

    place = dict(x=alt.X("x:Q", scale=ring("width", "-+"), axis=None), y=alt.Y("y:Q", scale=ring("height", "+-"), axis=None))
    lines = alt.Chart(links).transform_flatten(["turns"]).transform_calculate(
        x="datum.radius * sin(2 * PI * datum.turn)", y="datum.radius * cos(2 * PI * datum.turn)",
        x2="datum.outer * sin(2 * PI * datum.turns)", y2="datum.outer * cos(2 * PI * datum.turns)",
    ).mark_rule(color="#8a8a8a", opacity=0.6).encode(**place, x2="x2:Q", y2="y2:Q")
    base = alt.Chart(nodes).transform_calculate(
        x="datum.radius * sin(2 * PI * datum.turn)", y="datum.radius * cos(2 * PI * datum.turn)").encode(**place)
    kinds = alt.Scale(domain=["partner", "hub", "centre"], range=[theme.BLUE, theme.ORANGE, "#333333"])
    circles = base.mark_circle(opacity=1).encode(
        color=alt.Color("kind:N", legend=alt.Legend(orient="left", title=None, offset=0), scale=kinds),
        size=alt.Size("load:Q", legend=None, scale=alt.Scale(domain=[1, 20], range=[170, 650])),
        tooltip=[alt.Tooltip("kind:N", title="what it is"), alt.Tooltip("load:Q", title="links it keeps")])
    numbers = base.mark_text(color="white", fontSize=10, tooltip=None).encode(text="load:Q")
    return alt.layer(lines, circles, numbers).properties(
        width="container", height=210, description="Partners, hubs and their links")


def structures_chart(data, predicted):
    """Four ways to link the same partners: links in all, links of the busiest node, what is kept of a message.

    data: structure, links, load, across_pct, chosen. predicted: prediction, value (the links that the reader expects
    of all pairs).
    """
    y = alt.Y("structure:N", sort=None, title=None, scale=alt.Scale(domain=STRUCTURES))
    x = alt.X("from:Q", axis=None, scale=alt.Scale(domain=[0, 3], nice=False))
    tooltip = [alt.Tooltip("structure:N", title="way to link"), alt.Tooltip("links:Q", title="links in all"),
               alt.Tooltip("load:Q", title="links of the busiest node"),
               alt.Tooltip("across_pct:Q", title="% kept of a message, group to group", format=".1f")]
    layers = []
    for place, (column, (title, end, digits)) in enumerate(MEASURES.items()):
        base = alt.Chart(data).transform_calculate(
            **{"from": f"{place}", "to": f"{place} + 0.68 * datum.{column} / {end}"}).encode(y=y, tooltip=tooltip)
        bars = base.mark_bar(height=20).encode(x=x, x2="to:Q", color=CHOSEN)
        numbers = base.mark_text(align="left", dx=3).encode(x=x.copy(), text=alt.Text(f"{column}:Q", format=digits))
        numbers = numbers.encode(x=alt.X("to:Q", axis=None))
        layers += [bars, numbers, alt.Chart(alt.InlineData([{"from": place, "title": title}])).mark_text(
            align="left", color="#555555", lineBreak="|", dy=-24).encode(x=x, y=alt.value(0), text="title:N")]
    expected = alt.Chart(predicted).transform_filter("datum.prediction == 'pairs'").transform_calculate(
        at=f"min(0.95, 0.68 * datum.value / {MEASURES['links'][1]})", structure="'all pairs'").mark_tick(
        color="black", strokeDash=[3, 2], thickness=2, size=28).encode(x="at:Q", y=y)
    return alt.layer(*layers, expected).properties(
        width="container", height=150, description="Links, load and what is kept of a message in four structures",
        usermeta={"touch": {"control": "structure", "field": "structure"}})


def links_chart(data):
    """Links as the number of partners grows, one line a structure.

    data: partners, links, structure.
    """
    return alt.Chart(data).mark_line(point=True).encode(
        x=alt.X("partners:Q", title="partners"), y=alt.Y("links:Q", title="links"),
        color=alt.Color("structure:N", title=None, legend=alt.Legend(orient="top")),
    ).properties(width=theme.WIDTH, height=200,
                 description="Links between all pairs grow with the square of the partners; through one hub, one by one")


def timeline_chart(documents, elections):
    """Policy documents as bars from their first to their last year, elections of parliament as dashed lines.

    documents: title_en, year_from, year_to, status. elections: year.
    """
    years = alt.Scale(domain=[1994, 2052], nice=False, zero=False)
    axis = alt.Axis(format="d", tickCount=12, grid=False)
    base = alt.Chart(documents).encode(
        x=alt.X("year_from:Q", title="year", scale=years, axis=axis), y=alt.Y("title_en:N", sort=None, axis=None))
    bars = base.mark_bar(height=10, yOffset=8).encode(
        x2="year_to:Q",
        color=alt.Color("status:N", title=None, sort=None, legend=alt.Legend(orient="top"), scale=alt.Scale(
            domain=["in the article's list", "marked “invalid now” in the article", "after the article"],
            range=[theme.BLUE, theme.ORANGE, theme.GREY])))
    names = base.mark_text(align="left", dy=-5).encode(text="title_en:N")
    votes = alt.Chart(elections).mark_rule(color="#b5b5b5", strokeDash=[2, 3]).encode(
        x=alt.X("year:Q", title="year", scale=years, axis=axis))
    return alt.layer(votes, bars, names).properties(
        width=780, height=alt.Step(31), description="Seven policy documents, 1996 to 2050; dashed: elections of parliament")


def losses_chart(curve, marks):
    """What is lost when each place decides alone, against the share of benefits that leaves it; the threshold marked.

    curve: k (the spillover), loss. marks: spillover, loss, threshold, limit (or none), uniform_loss; one row.
    """
    x = alt.X("k:Q", title="share that leaves the place, κ", scale=alt.Scale(domain=[0, 1]),
              axis=alt.Axis(format=".0%", tickCount=5, grid=False))
    tooltip = [alt.Tooltip("k:Q", title="share that leaves (κ)", format=".0%"),
               alt.Tooltip("loss:Q", title="points lost", format=".2f")]
    local = alt.Chart(curve).mark_line(color=theme.BLUE, strokeWidth=2.5).encode(
        x=x, y=alt.Y("loss:Q", title="points lost", axis=alt.Axis(tickCount=4)), tooltip=tooltip)
    name = alt.Chart(alt.InlineData([{}])).mark_text(align="left", color=theme.BLUE).encode(
        x=alt.value(4), y=alt.value(8), text=alt.value("each place alone"))  # the curve is low there
    base = alt.Chart(marks)
    uniform = base.mark_rule(color=theme.ORANGE, strokeWidth=2.5).encode(y="uniform_loss:Q")
    uniform_name = base.mark_text(align="left", dx=4, dy=-8, color="#a84300").encode(
        x=alt.value(0), y="uniform_loss:Q", text=alt.value("one size"))
    threshold = base.mark_rule(color="#333333", strokeDash=[5, 3]).encode(x="threshold:Q")
    threshold_name = base.transform_calculate(place="clamp(datum.threshold, 0.14, 0.86)").mark_text(dy=-6).encode(
        x="place:Q", y=alt.value(0), text=alt.value("threshold κ*"))
    limit = base.transform_filter("isValid(datum.limit)").mark_rule(color=theme.GREY, strokeDash=[1, 3]).encode(x="limit:Q")
    now = base.mark_point(color=theme.BLUE, size=130, filled=True, opacity=1).encode(x="spillover:Q", y="loss:Q")
    return alt.layer(local, name, uniform, uniform_name, threshold, threshold_name, limit, now).properties(
        width="container", height=190, description="Loss of local and of uniform provision against the spillover",
        usermeta={"touch": {"control": "spillover", "axis": "x"}})


def provision_chart(data):
    """How much each place gets when it suits best, when the centre gives all the same, and when it decides alone.

    data: place, kind, units.
    """
    kinds = {"best": "#c4c4c4", "centre, one size": theme.ORANGE, "place alone": theme.BLUE}
    names = theme.key({**kinds, "best": theme.GREY}, -40)
    base = alt.Chart(data).encode(
        x=alt.X("units:Q", title="units provided", axis=alt.Axis(tickCount=5)), y=alt.Y("place:N", title=None, sort=None),
        color=alt.Color("kind:N", legend=None, scale=alt.Scale(domain=list(kinds), range=list(kinds.values()))),
        tooltip=[alt.Tooltip("place:N", title="place"), alt.Tooltip("kind:N", title="who decides"),
                 alt.Tooltip("units:Q", title="units provided", format=".2f")])
    best, one_size, alone = (base.transform_filter(f"datum.kind == '{kind}'") for kind in kinds)
    return alt.layer(best.mark_bar(height=26), one_size.mark_tick(thickness=4, size=40, opacity=1),
                     alone.mark_point(filled=True, size=120, opacity=1), *names).properties(
        width="container", height=165, description="Units provided in each place: best, uniform, local")


CHARTS = {
    "links": lambda fixed: [network_chart(alt.NamedData("links"), alt.NamedData("nodes")),
                            structures_chart(alt.NamedData("structures"), alt.NamedData("predicted"))],
    "level": lambda fixed: [losses_chart(alt.NamedData("curve"), alt.NamedData("marks")),
                            provision_chart(alt.NamedData("provision"))],
}
