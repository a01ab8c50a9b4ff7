"""Charts of coordination: links and loads, what arrives down the levels, plans in time, and who should decide."""

import altair as alt

from nutag.charts import theme

CHOSEN = alt.Color("chosen:N", legend=None, scale=alt.Scale(domain=[True, False], range=[theme.ORANGE, "#bbbbbb"]))
STRUCTURE = alt.Y("structure:N", sort=None, title=None)


def network_chart(links, nodes):
    """The partners on a ring, their hubs inside it, and every link; each node carries its number of links.

    links: turn, radius (of one end), turns (list), outer (radius of the other ends). nodes: turn, radius, kind, load.
    Turns are parts of a full circle, radii run from 0 (middle) to 1 (ring).
    """
    plane = alt.Scale(domain=[-1.13, 1.13], nice=False)
    place = dict(x=alt.X("x:Q", scale=plane, axis=None), y=alt.Y("y:Q", scale=plane, axis=None))
    lines = alt.Chart(links).transform_flatten(["turns"]).transform_calculate(
        x="datum.radius * sin(2 * PI * datum.turn)", y="datum.radius * cos(2 * PI * datum.turn)",
        x2="datum.outer * sin(2 * PI * datum.turns)", y2="datum.outer * cos(2 * PI * datum.turns)",
    ).mark_rule(color="#8a8a8a", opacity=0.6).encode(**place, x2="x2:Q", y2="y2:Q")
    base = alt.Chart(nodes).transform_calculate(
        x="datum.radius * sin(2 * PI * datum.turn)", y="datum.radius * cos(2 * PI * datum.turn)").encode(**place)
    circles = base.mark_circle(opacity=1).encode(
        color=alt.Color("kind:N", legend=alt.Legend(orient="bottom", title=None), scale=alt.Scale(
            domain=["partner", "hub", "centre"], range=[theme.BLUE, theme.ORANGE, "#333333"])),
        size=alt.Size("load:Q", legend=None, scale=alt.Scale(domain=[1, 20], range=[170, 650])))
    numbers = base.mark_text(color="white", fontSize=10).encode(text="load:Q")
    return alt.layer(lines, circles, numbers).properties(
        width=220, height=200, description="Partners, hubs and their links")


def count_chart(data, count, title, axis=None):
    """One count for each structure, the chosen structure in colour.

    data: structure, chosen and the column named by `count`.
    """
    base = alt.Chart(data).encode(
        x=alt.X(f"{count}:Q", title=title, axis=alt.Axis(tickCount=3)), y=STRUCTURE.axis(axis))
    labels = base.mark_text(align="left", dx=3).encode(text=f"{count}:Q")
    return alt.layer(base.mark_bar().encode(color=CHOSEN), labels).properties(width=106, height=150)


def structures_chart(data):
    """Links in all, and the links of the busiest node, for each structure.

    data: structure, links, load, chosen.
    """
    return alt.hconcat(
        count_chart(data, "links", "links in all", alt.Axis()), count_chart(data, "load", "largest load, links"),
        spacing=26).properties(description="Links and largest load of four structures")


def levels_chart(data):
    """What is left of a message at each level on its way down from the state.

    data: level, kept_pct.
    """
    base = alt.Chart(data).encode(
        x=alt.X("kept_pct:Q", title="% of a message that arrives", scale=alt.Scale(domain=[0, 118]),
                axis=alt.Axis(values=[0, 50, 100])),
        y=alt.Y("level:N", sort=None, title=None))
    labels = base.mark_text(align="left", dx=3).encode(text=alt.Text("kept_pct:Q", format=".1f"))
    return alt.layer(base.mark_bar(), labels).properties(
        width=140, height=150, description="Share of a message that arrives at each level")


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
    x = alt.X("k:Q", title="share of the benefit that leaves the place (κ)", scale=alt.Scale(domain=[0, 1]),
              axis=alt.Axis(format=".0%", tickCount=5))
    local = alt.Chart(curve).mark_line(color=theme.BLUE).encode(x=x, y=alt.Y("loss:Q", title="loss, points"))
    base = alt.Chart(marks)
    uniform = base.mark_rule(color=theme.ORANGE, strokeWidth=2).encode(y="uniform_loss:Q")
    uniform_name = base.mark_text(align="left", dx=4, dy=-7, color="#a84300").encode(
        x=alt.value(0), y="uniform_loss:Q", text=alt.value("one size"))
    threshold = base.mark_rule(color="#333333", strokeDash=[5, 3]).encode(x="threshold:Q")
    threshold_name = base.transform_calculate(place="clamp(datum.threshold, 0.1, 0.9)").mark_text(dy=-6).encode(
        x="place:Q", y=alt.value(0), text=alt.value("threshold κ*"))
    limit = base.transform_filter("isValid(datum.limit)").mark_rule(color=theme.GREY, strokeDash=[1, 3]).encode(x="limit:Q")
    now = base.mark_point(color=theme.BLUE, size=130, filled=True, opacity=1).encode(x="spillover:Q", y="loss:Q")
    return alt.layer(local, uniform, uniform_name, threshold, threshold_name, limit, now).properties(
        width=380, height=150, description="Loss of local and of uniform provision against the spillover")


def provision_chart(data):
    """How much each place gets when it suits best, when the centre gives all the same, and when it decides alone.

    data: place, kind, units.
    """
    kinds = ["best", "centre, one size", "place alone"]
    return alt.Chart(data).mark_bar().encode(
        x=alt.X("units:Q", title="units provided", axis=alt.Axis(tickCount=5)), y=alt.Y("place:N", title=None, sort=None),
        yOffset=alt.YOffset("kind:N", sort=kinds),
        color=alt.Color("kind:N", title=None, sort=kinds, legend=alt.Legend(orient="top"), scale=alt.Scale(
            domain=kinds, range=["#bbbbbb", theme.ORANGE, theme.BLUE])),
    ).properties(width=300, height=123, description="Units provided in each place: best, uniform, local")
