"""Charts of the territory: who decides what, the chain of appointment, and votes that become seats."""

import altair as alt

from nutag.charts import maps, theme

INK, LIGHT = "#333333", "#cfcfcf"
STATES = {"law": "#0072b2", "other": "#8fc3e6", "bill": "#f4d9bd", "not found": "#ececec"}
LEVELS = ["national", "aimag / capital", "soum / district", "bag / khoroo"]


def units(fixed):
    """The land and the people: a map of cells coloured by a measure, and a map of circles; a click chooses.

    fixed: units, cells, borders, circles as `nutag.charts.maps` wants them. Live: shown, legend, chosen.
    """
    told = theme.constant(fixed["units"])
    live = [alt.NamedData(name) for name in ("shown", "legend", "chosen")]
    borders = maps.shapes(fixed["borders"], "aimag_iso")
    return [maps.soum_map(told, *live, maps.shapes(fixed["cells"], "nso_soum_code"), borders, "unit"),
            maps.dorling_map(live[-1], maps.discs(fixed["circles"]), borders, "unit")]


def decides(fixed):
    """A cell for each function and level: a law, a practice or summary, or not found; the chosen cell is framed.

    fixed: functions (row, text) in order. Live: cells (row, column, state), chosen (row, column).
    """
    names = {row["row"]: row["text"] for row in fixed["functions"]}
    x = alt.X("column:N", title=None, scale=alt.Scale(domain=LEVELS, paddingInner=0.04),
              axis=alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, labelLimit=110,
                            labelFontSize=alt.ExprRef(f"{theme.ON_A_PHONE} ? 10.5 : 12"), labelExpr="split(datum.label, ' / ')[0]"))
    y = alt.Y("row:N", title=None, scale=alt.Scale(domain=list(names), paddingInner=0.12),
              axis=alt.Axis(domain=False, ticks=False, labelLimit=alt.ExprRef(f"{theme.ON_A_PHONE} ? 120 : room < 560 ? 130 : 260"),
                            labelFontSize=11.5, labelExpr=f"{names}[datum.value]"))
    cells = alt.Chart(alt.NamedData("cells")).transform_lookup(
        "row", alt.LookupData(theme.constant(fixed["functions"]), "row", ["text"]))
    boxes = cells.mark_rect(cornerRadius=2).encode(
        x=x, y=y, color=alt.Color("state:N", title=None, legend=alt.Legend(
            orient="bottom", symbolType="square", columns=alt.ExprRef("width < 300 ? 1 : width < 430 ? 2 : 4")),
                                  scale=alt.Scale(domain=list(STATES), range=list(STATES.values()))),
        tooltip=[alt.Tooltip("text:N", title="About"), alt.Tooltip("column:N", title="Level"),
                 alt.Tooltip("state:N", title="How we know")])
    chosen = alt.Chart(alt.NamedData("chosen")).mark_rect(
        filled=False, stroke=theme.ORANGE, strokeWidth=3, cornerRadius=2).encode(x=x, y=y)
    return [alt.layer(boxes, chosen).properties(
        width="container", height=alt.Step(14.5), description="15 functions at 4 levels: how well we know who decides",
        usermeta={"touch": {"control": "function", "field": "row", "also": {"level": "column"}}, **theme.NO_GHOST})]


def parties(fixed):
    """Two pictures: each party's share of votes joined to its share of seats; and the two largest parties since 2012.

    Live: lines (party, rank, end, share), ends (end, rank, place, text), two (year, kind, share, base, chosen, choose).
    """
    rank = alt.Color("rank:O", legend=None, scale=alt.Scale(domain=[0, 1, 2], range=[INK, "#5f5f5f", "#767676"]))
    x = alt.X("end:N", title=None, scale=alt.Scale(domain=["votes", "seats"], padding=0.5),
              axis=alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, labelFontSize=13, labelFontWeight="bold",
                            labelExpr="datum.value == 'votes' ? '% of votes' : '% of seats'"))
    y = alt.Y("share:Q", title=None, scale=alt.Scale(domain=[0, 100], nice=False), axis=None)
    drawn = alt.Chart(alt.NamedData("lines")).encode(x=x, y=y, color=rank)
    joined = drawn.mark_line().encode(detail="party:N", strokeWidth=alt.StrokeWidth(
        "rank:O", legend=None, scale=alt.Scale(domain=[0, 1, 2], range=[4, 2, 2])))
    dots = drawn.mark_circle(size=70, opacity=1).encode(tooltip=[
        alt.Tooltip("party:N", title="Party"), alt.Tooltip("end:N", title="Share of"), alt.Tooltip("share:Q", title="%", format=".1f")])
    labels = alt.Chart(alt.NamedData("ends")).encode(
        x=x, y=alt.Y("place:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=None), text="text:N", color=rank)
    left = labels.transform_filter("datum.end == 'votes'").mark_text(align="right", dx=-10, limit=150)
    right = labels.transform_filter("datum.end == 'seats'").mark_text(align="left", dx=10, fontWeight="bold")
    half = alt.Chart(alt.InlineData(values=[{"share": 50}])).encode(y=y)
    line = half.mark_rule(strokeDash=[2, 3], color=theme.ORANGE)
    word = half.mark_text(align="right", dx=-2, dy=-6, color="#b34700", fontSize=11).encode(x=alt.value("width"), text=alt.value("half"))
    slopes = alt.layer(line, word, joined, dots, left, right).properties(
        width="container", height=225, description="Share of votes and share of seats of the two largest parties and all others")
    return [slopes, two_largest()]


def two_largest():
    """The two largest parties together, election by election: their share of seats, and of votes where it was found."""
    seats = ["seats", "votes"]
    base = alt.Chart(alt.NamedData("two")).encode(
        x=alt.X("year:N", title=None, scale=alt.Scale(padding=0.4),
                axis=alt.Axis(labelAngle=0, domain=False, ticks=False, labelFontSize=12,
                              labelExpr=f"{theme.ON_A_PHONE} ? '’' + slice(datum.label, 2) : datum.label")),
        y=alt.Y("share:Q", title=None, scale=alt.Scale(domain=[55, 100], nice=False), axis=None),
        color=alt.Color("kind:N", legend=None, scale=alt.Scale(domain=seats, range=[INK, theme.BLUE])),
        tooltip=[alt.Tooltip("year:N", title="Election"), alt.Tooltip("kind:N", title="Two largest parties, % of"),
                 alt.Tooltip("share:Q", title="%", format=".1f"), alt.Tooltip("base:N", title="Counted as")])
    seat_line = base.transform_filter("datum.kind == 'seats'").mark_line(strokeWidth=2)
    # The votes of 2012 are counted on another base than those of 2016 and 2020: no line joins them.
    vote_line = base.transform_filter("datum.kind == 'votes' && datum.year != '2012'").mark_line(strokeWidth=2)
    dots = base.mark_point(filled=True, opacity=1).encode(size=alt.Size(
        "chosen:N", legend=None, scale=alt.Scale(domain=[True, False], range=[160, 60])))
    numbers = base.transform_filter("isValid(datum.choose)")
    words = [numbers.mark_text(dy=-14, fontSize=12, **look).encode(text=alt.Text("share:Q", format=".0f"), **colour)
             for look, colour in ((dict(stroke="white", strokeWidth=4), dict(color=alt.value("white"))), ({}, {}))]
    names = base.transform_filter("datum.year == (datum.kind == 'seats' ? '2024' : '2020')").mark_text(
        align="left", dx=14, fontWeight="bold").encode(text=alt.Text("kind:N"))
    return alt.layer(seat_line, vote_line, dots, *words, names).properties(
        width="container", height=225, title=alt.Title(alt.ExprRef(
            f"{theme.ON_A_PHONE} ? ['The two largest', 'parties together, %'] : ['The two largest parties together, %']")),
        description="Share of seats and of votes of the two largest parties together since 2012",
        usermeta={"touch": {"control": "year", "field": "choose"}})


PLACES = {"parliament": (1, 0), "prime-minister": (2.1, 0), "first-khural": (1, 1), "first-governor": (2.1, 1),
          "second-khural": (1, 2), "second-governor": (2.1, 2), "third-meeting": (1, 3), "third-governor": (2.1, 3)}
ROWS = ["state", "aimag, capital", "soum, district", "bag, khoroo"]
HALF_WIDTH, HALF_HEIGHT = 0.41, 0.26


def appointment_chart(offices):
    """The chain of appointment, from the voters to the bag: who elects, who nominates, who appoints.

    offices: rows with office_id, office_en, office_mn, kind, level, appointed_by_id, nominated_by, appointed_by.
    """
    known = {office.office_id: office for office in offices}
    boxes = [dict(x=x - HALF_WIDTH, x2=x + HALF_WIDTH, y=y - HALF_HEIGHT, y2=y + HALF_HEIGHT, middle=x, top=y - 0.09, low=y + 0.11,
                  office=known[name].office_en.replace("Citizens' Representatives Khural", "Khural (elected)")
                  .replace("Citizens' Public Meeting", "Public meeting").replace("Governor of an aimag or the capital", "Governor")
                  .replace("Governor of a soum or district", "Governor").replace("Governor of a bag or khoroo", "Governor"),
                  mn=known[name].office_mn, kind="executive" if x > 1 else "assembly") for name, (x, y) in PLACES.items()]
    boxes.append(dict(x=-0.35, x2=0.25, y=-HALF_HEIGHT, y2=3 + HALF_HEIGHT, middle=-0.05, top=1.4, low=1.6, office="Voters",
                      mn="Сонгогчид", kind="people"))
    elect = [dict(x=0.25, y=y, x2=1 - HALF_WIDTH, y2=y, what="elect") for x, y in PLACES.values() if x == 1 and y < 3]
    elect.append(dict(x=0.25, y=3, x2=1 - HALF_WIDTH, y2=3, what="all meet"))
    down = [dict(x=2.1, y=y + HALF_HEIGHT, x2=2.1, y2=y + 1 - HALF_HEIGHT, what="appoints" if y < 2 else "appoints (a bill says)")
            for y in range(3)]
    chooses = [dict(x=1 + HALF_WIDTH, y=0, x2=2.1 - HALF_WIDTH, y2=0, what="chooses")]
    across = [dict(x=1 + HALF_WIDTH, y=y, x2=2.1 - HALF_WIDTH, y2=y, what=what)
              for y, what in ((1, "nominates"), (2, "nominates"), (3, "not found"))]
    across_scale, down_scale = alt.Scale(domain=[-0.4, 2.55], nice=False), alt.Scale(domain=[3.3, -0.5], nice=False)

    def at(x, y):
        return dict(x=alt.X(x, axis=None, scale=across_scale), y=alt.Y(y, axis=None, scale=down_scale))

    colour = alt.Color("kind:N", legend=None, scale=alt.Scale(domain=["people", "assembly", "executive"],
                                                              range=["#f3ead6", "#dceaf5", "#0072b2"]))
    ink = alt.condition("datum.kind == 'executive'", alt.value("white"), alt.value("#1a1a1a"))
    drawn = alt.Chart(alt.InlineData(values=boxes))
    layers = [drawn.mark_rect(cornerRadius=6).encode(**at("x:Q", "y:Q"), x2="x2:Q", y2="y2:Q", color=colour),
              drawn.mark_text(fontSize=13, fontWeight="bold").encode(**at("middle:Q", "top:Q"), text="office:N", color=ink),
              drawn.mark_text(fontSize=10.5, limit=200).encode(**at("middle:Q", "low:Q"), text="mn:N", color=ink)]
    sure = alt.condition("datum.what == 'not found' || datum.what == 'appoints (a bill says)'",
                         alt.value("#767676"), alt.value("#333333"))
    for arrows, dash, head in ((elect + chooses, [1, 0], "triangle-right"), (across, [4, 3], "triangle-right"), (down, [1, 0], "triangle-down")):
        arrow = alt.Chart(alt.InlineData(values=arrows)).transform_calculate(
            mx="(datum.x + datum.x2) / 2", my="(datum.y + datum.y2) / 2").encode(color=sure)
        beside = dict(align="left", dx=8) if arrows is down else dict(align="center", dy=-8)
        layers += [arrow.mark_rule(strokeWidth=1.8, strokeDash=dash).encode(**at("x:Q", "y:Q"), x2="x2:Q", y2="y2:Q"),
                   arrow.mark_point(filled=True, opacity=1, size=70, shape=head).encode(**at("x2:Q", "y2:Q")),
                   arrow.mark_text(fontSize=11, **beside).encode(**at("mx:Q", "my:Q"), text="what:N")]
    levels = alt.Chart(alt.InlineData(values=[dict(x=1 - HALF_WIDTH, y=row - 0.36, text=text) for row, text in enumerate(ROWS)])).mark_text(
        align="left", fontSize=11, color="#666666", fontStyle="italic").encode(**at("x:Q", "y:Q"), text="text:N")
    return alt.layer(*layers, levels).properties(width=720, height=380, description=(
        "Voters elect parliament and the khurals of aimags and soums. Parliament chooses the Prime Minister, who appoints "
        "the governors of aimags; they appoint those of soums. Each khural nominates its governor."))


CHARTS = {"units": units, "decides": decides, "parties": parties}
