"""Charts of coordination: who joins, links and loads, what is left of a letter, plans in time, who should decide."""

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
        return alt.Scale(domain=[-1.13, 1.13], nice=False,
                         range=[alt.ExprRef(f"{middle} / 2 {s} {half}") for s in signs])

    place = dict(x=alt.X("x:Q", scale=ring("width", "-+"), axis=None),
                 y=alt.Y("y:Q", scale=ring("height", "+-"), axis=None))
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
        width=780, height=alt.Step(31), description="Seven policy documents, 1996 to 2050; dashed: elections of "
                                                    "parliament")


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
    limit = base.transform_filter("isValid(datum.limit)").mark_rule(
        color=theme.GREY, strokeDash=[1, 3]).encode(x="limit:Q")
    now = base.mark_point(color=theme.BLUE, size=130, filled=True, opacity=1).encode(x="spillover:Q", y="loss:Q")
    return alt.layer(local, name, uniform, uniform_name, threshold, threshold_name, limit, now).properties(
        width="container", height=190, description="Loss of local and of uniform provision against the spillover",
        usermeta={"touch": {"control": "spillover", "axis": "x"}})


LINES = {"worth": "#333333", "cost": theme.GREY, "felt": theme.BLUE}
GOT = {"best": "#555555", "centre, one size": "#a84300", "place alone": theme.BLUE}


def marginal_chart(line, lost, amounts):
    """What one more unit is worth to a place, what it costs, and the two lost areas between the lines, shaded.

    line: what (worth, cost, felt), units, points; two rows a line. lost: who, units, low, high; two rows an area.
    amounts: who, units.
    """
    x = alt.X("units:Q", title="units of the service", axis=alt.Axis(tickCount=6, grid=False))
    y = alt.Y("points:Q", title="points for one more unit", axis=alt.Axis(tickCount=4, grid=False))
    who = alt.Color("who:N", legend=None, scale=alt.Scale(
        domain=list(GOT), range=[GOT["best"], theme.ORANGE, theme.BLUE]))
    areas = alt.Chart(lost).mark_area(opacity=0.45, line=False).encode(
        x=x, y=alt.Y("low:Q", title="points for one more unit"), y2="high:Q", color=who,
        tooltip=[alt.Tooltip("who:N", title="lost by")])
    lines = alt.Chart(line).encode(x=x, y=y, detail="what:N")
    drawn = [lines.transform_filter(f"datum.what == '{what}'").mark_line(
        color=colour, strokeWidth=2.5 if what == "worth" else 1.5, strokeDash=[5, 3] if what == "felt" else [1, 0])
        for what, colour in LINES.items()]
    first = lines.transform_filter("datum.units == 0")
    names = [layer for what, text, dx, dy in (
                 ("worth", "worth of one more unit", 24, 2), ("cost", "cost", 6, 11),
                 ("felt", "cost as the place feels it", 6, -8))
             for layer in theme.haloed(first.transform_filter(f"datum.what == '{what}'").transform_calculate(text=f"'{text}'"),
                                       align="left", dx=dx, dy=dy, color=LINES[what])]
    names = [layer.encode(text="text:N") for layer in names]
    bottom = alt.Chart(amounts).encode(x=x, color=who, tooltip=[
        alt.Tooltip("who:N", title="who decides"), alt.Tooltip("units:Q", title="units", format=".2f")])
    ticks = bottom.mark_point(shape="triangle-up", filled=True, size=110, opacity=1).encode(
        y=alt.value(alt.ExprRef("height - 5")))
    return alt.layer(areas, *drawn, *names, ticks, *theme.key(GOT)).properties(
        width="container", height=170, description="Worth and cost of one more unit in one place, with what is lost "
                                                   "shaded")


def triangles_chart(places, one_size):
    """What one size loses in two places: the triangle between each place's line and the cost, in one picture.

    places: name → rows of `marginal_chart` (line, lost, amounts); what a place loses alone is left out. one_size: units.
    """
    lines = [dict(row, place=place) for place, rows in places.items() for row in rows["line"] if row["what"] == "worth"]
    cost = max((row for rows in places.values() for row in rows["line"] if row["what"] == "cost"),
               key=lambda row: row["units"])
    lost = [dict(row, place=place) for place, rows in places.items() for row in rows["lost"]
            if row["who"] == "centre, one size"]
    bests = [dict(units=row["units"], name=f"best: {row['units']:g}") for rows in places.values()
             for row in rows["amounts"] if row["who"] == "best"]
    x = alt.X("units:Q", title="units of the service, q", axis=alt.Axis(tickCount=6, grid=False))
    y = alt.Y("points:Q", title="points for one more unit", axis=alt.Axis(tickCount=5, grid=False),
              scale=alt.Scale(domain=[0, 10], clamp=True))
    drawn = alt.Chart(alt.InlineData(lines)).encode(x=x, y=y, detail="place:N")
    level = alt.Chart(alt.InlineData([dict(cost, units=0), cost])).encode(x=x, y=y)
    areas = alt.Chart(alt.InlineData(lost)).mark_area(color=theme.ORANGE, opacity=0.5).encode(
        x=x, y=alt.Y("low:Q", title="points for one more unit"), y2="high:Q", detail="place:N")
    names = theme.haloed(drawn.transform_filter("datum.units == 0"), align="left", dx=22, dy=4, color="#333333",
                         fontWeight="bold")
    words = theme.haloed(level.transform_filter("datum.units == 0"), align="left", dx=6, dy=-8, color="#555555")
    bottom = alt.Chart(alt.InlineData(bests)).encode(x=x)
    signs = bottom.mark_point(shape="triangle-up", filled=True, size=90, opacity=1, color="#333333").encode(
        y=alt.value(alt.ExprRef("height - 5")))
    told = bottom.mark_text(dy=-18, fontSize=11, color="#333333").encode(
        y=alt.value(alt.ExprRef("height")), text="name:N")
    middle = alt.Chart(alt.InlineData([dict(units=one_size)])).encode(x=x)
    size = middle.mark_rule(color=theme.ORANGE, strokeDash=[4, 3], strokeWidth=1.5)
    size_name = middle.mark_text(align="left", dx=5, fontWeight="bold", color="#a84300").encode(
        y=alt.value(8), text=alt.value(f"one size: {one_size:g}"))
    return alt.layer(
        areas, level.mark_line(color=theme.GREY, strokeWidth=1.5), drawn.mark_line(color="#333333", strokeWidth=2.5),
        *[layer.encode(text="place:N") for layer in names],
        *[layer.encode(text=alt.value(f"cost: {cost['points']:g}")) for layer in words],
        size, size_name, signs, told).properties(
        width=300, height=230, description="The triangle between what one more unit is worth and what it costs, in "
                                           "two places")


def join_chart(worth, now, predicted):
    """What the work of one who joins is worth now, by the years until success: for all together, and for itself.

    worth: years, what, points. now: years, own, effort, least (what joining must give back); one row. predicted: prediction,
    value (the year that the reader expects).
    """
    colours = {"all together": theme.GREY, "the one who joins": theme.BLUE}
    x = alt.X("years:Q", title="years until success", axis=alt.Axis(tickCount=5, grid=False),
              scale=alt.Scale(domain=[0, 10], nice=False))
    y = alt.Y("points:Q", title="points, as they count now", axis=alt.Axis(tickCount=4, grid=False))
    lines = alt.Chart(worth).mark_line(strokeWidth=2.5).encode(
        x=x, y=y, color=alt.Color("what:N", legend=None, scale=alt.Scale(
            domain=list(colours), range=list(colours.values()))),
        tooltip=[alt.Tooltip("what:N", title="back for"), alt.Tooltip("years:Q", title="years until success"),
                 alt.Tooltip("points:Q", title="points", format=".2f")])
    base = alt.Chart(now)
    least = base.mark_rule(color=theme.ORANGE, strokeWidth=2.5).encode(y="least:Q")
    named = base.transform_calculate(
        text="datum.least < datum.effort ? 'effort, less the fine' : 'effort'").encode(
        y="least:Q", x=alt.value(alt.ExprRef("width")))
    words = [layer.encode(text="text:N") for layer in theme.haloed(named, align="right", dx=-2, dy=-8, color="#a84300")]
    here = base.mark_point(color=theme.BLUE, size=140, filled=True, opacity=1).encode(x="years:Q", y="own:Q")
    expected = alt.Chart(predicted).transform_filter("datum.prediction == 'late'").transform_calculate(
        years="clamp(datum.value, 0, 10)").mark_rule(
        color="black", strokeDash=[3, 2], strokeWidth=2).encode(x="years:Q")
    names = theme.key({"back for all ": theme.GREY, "back for the one who joins": theme.BLUE})
    return alt.layer(lines, least, *words, expected, here, *names).properties(
        width="container", height=160, description="What the work of one who joins brings, by the years until success",
        usermeta={"touch": {"control": "years", "axis": "x"}})


def choices_chart(data):
    """Points of one ministry when it joins and when it stays out, if all the others join.

    data: choice, points.
    """
    y = alt.Y("choice:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False, labelFontSize=13))
    x = alt.X("points:Q", title="points of one ministry, if all others join", axis=alt.Axis(tickCount=4, grid=False))
    base = alt.Chart(data).transform_joinaggregate(best="max(points)").encode(y=y, tooltip=[
        alt.Tooltip("choice:N", title="the ministry"), alt.Tooltip("points:Q", title="points", format=".2f")])
    bars = base.mark_bar(height=34).encode(x=x, color=alt.condition(
        "datum.points >= datum.best - 1e-9", alt.value(theme.BLUE), alt.value("#bbbbbb")))
    zero = alt.Chart(alt.InlineData([{}])).mark_rule(color="#999999").encode(x=alt.datum(0))
    # A number stands beside its bar, on the side of zero where nothing is drawn.
    numbers = base.transform_calculate(place="max(datum.points, 0)").mark_text(
        align="left", dx=5, fontWeight="bold", fontSize=13).encode(
        x="place:Q", text=alt.Text("points:Q", format=".2f"))
    return alt.layer(bars, zero, numbers).properties(
        width="container", height=140, description="Points of a ministry that joins and of one that stays out")


WIDE = "width > 600"  # room for the words of the letter at every desk; else a square for each that is kept
DESK_AT = [("2", "2"), ("0.31 * width", "0.62 * width"), ("0.56 * width", "0.77 * width"),
           ("0.8 * width", "0.92 * width")]


def letter_chart(letter, marks, heads):
    """A letter's details, one a line, and at each desk those that are kept; the poster of this workbook.

    letter: detail (0 is kept longest), text. marks: detail, desk (1 to 3), text, state. heads: desk (0 to 3), text, share.
    """
    y = alt.Y("detail:O", axis=None, scale=alt.Scale(domain=list(range(10))))
    x = alt.X("desk:Q", axis=None, scale=alt.Scale(domain=[0, 1, 2, 3], nice=False, zero=False, range=[
        alt.ExprRef(f"{WIDE} ? {wide} : {narrow}") for wide, narrow in DESK_AT]))

    def where(wide, narrow):
        return alt.ExprRef(f"{WIDE} ? {wide} : {narrow}")

    words = alt.Chart(letter).mark_text(align="left", fontSize=where(12.5, 11)).encode(
        y=y, x=alt.value(2), text="text:N")
    base = alt.Chart(marks).encode(x=x, y=y, tooltip=[
        alt.Tooltip("text:N", title="detail"), alt.Tooltip("state:N", title="at this desk")])
    kept, lost = (base.transform_filter(f"datum.state == '{state}'") for state in ("kept", "lost"))
    squares = kept.mark_point(shape="square", filled=True, size=190, color=theme.BLUE, opacity=where(0, 1)).encode()
    again = kept.mark_text(align="left", fontSize=where(12.5, 0.01), color="#004b77",
                           opacity=where(1, 0)).encode(text="text:N")
    gone = lost.mark_point(shape="cross", filled=True, size=40, color="#c4c4c4", opacity=1, xOffset=where(5, 0))
    tops = alt.Chart(heads).encode(x=x)
    look = dict(align=where("'left'", "'center'"), fontWeight="bold", fontSize=where(13, 11))
    names = tops.transform_filter("datum.desk > 0").mark_text(dy=-10, **look).encode(
        y=alt.value(0), text="text:N",
        color=alt.condition("datum.share == ''", alt.value("#767676"), alt.value("#1a1a1a")))
    ends = tops.transform_filter("datum.desk > 0").mark_text(dy=12, color=theme.BLUE, **look).encode(
        y=alt.value(alt.ExprRef("height")), text="share:N")
    corners = alt.Chart(alt.InlineData([{}])).mark_text(align="left", fontWeight="bold", fontSize=where(13, 11))
    begin = corners.encode(x=alt.value(2), y=alt.value(-10), text=alt.value(where("'the letter of the bag'", "'bag'")))
    told = corners.encode(x=alt.value(2), y=alt.value(alt.ExprRef("height + 12")),
                          text=alt.value(where("'what is left of it'", "'what is left'")))
    return alt.layer(words, squares, again, gone, names, begin, ends, told).properties(
        width="container", height=188, description="Ten details of a letter, and which of them each desk still has",
        usermeta=theme.NO_GHOST)


CHARTS = {
    "join": lambda fixed: [join_chart(*map(alt.NamedData, ("worth", "now", "predicted"))),
                           choices_chart(alt.NamedData("choices"))],
    "links": lambda fixed: [network_chart(alt.NamedData("links"), alt.NamedData("nodes")),
                            structures_chart(alt.NamedData("structures"), alt.NamedData("predicted"))],
    "request": lambda fixed: [letter_chart(*map(alt.NamedData, ("letter", "marks", "heads")))],
    "level": lambda fixed: [losses_chart(alt.NamedData("curve"), alt.NamedData("marks")),
                            marginal_chart(*map(alt.NamedData, ("line", "lost", "amounts")))],
}
