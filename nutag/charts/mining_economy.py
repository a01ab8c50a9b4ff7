"""Charts of the mining economy: a year taken apart, a mine that left a count, licensed land, a bill that jumps."""

import altair as alt

from nutag.charts import maps, theme

YEARS = alt.Axis(format="d", labelAngle=0, tickCount=6, grid=False)
SECTORS = {"mining": theme.ORANGE, "agriculture": theme.GREEN, "trade": "#2c7fb0"}
INK = {"mining": "#a84300", "agriculture": "#00704f", "trade": "#20618a"}  # the same, dark enough for words
NOTE = "#666666"


def parted_chart(bars):
    """A year taken apart: change in tögrög of the year, prices, output itself, and one sector.

    bars: what, pct, kind ("nominal", "prices", "real" or "sector").
    """
    kinds = {"nominal": "#4d4d4d", "prices": "#bdbdbd", "real": "#4a8fc2", "sector": theme.ORANGE}
    base = alt.Chart(bars).encode(
        y=alt.Y("what:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False, labelFontSize=12,
                                                               minExtent=150)),
        x=alt.X("pct:Q", title="change from the year before, %", axis=alt.Axis(grid=False, tickCount=4),
                scale=alt.Scale(domain=alt.DomainUnionWith(unionWith=[-5, 40]), nice=False)))
    drawn = base.mark_bar(height={"band": 0.72}).encode(
        color=alt.Color("kind:N", legend=None, scale=alt.Scale(domain=list(kinds), range=list(kinds.values()))),
        tooltip=[alt.Tooltip("what:N", title="What"), alt.Tooltip("pct:Q", title="Change, %", format=".1f")])
    words = base.transform_calculate(end="max(0, datum.pct)").mark_text(align="left", dx=4, fontWeight="bold").encode(
        x="end:Q", text=alt.Text("pct:Q", format=".1f"))
    return alt.layer(drawn, words).properties(
        width="container", height=150, padding=dict(left=4, right=30, top=6, bottom=4),
        description="Change of output, prices, all GDP and one sector in the chosen year, per cent")


def shares_chart(shares, chosen):
    """The share of three sectors in GDP by year, cut where the source has a break; the chosen year and sector marked.

    shares: year, s (sector), pct. chosen: year, s, pct.
    """
    x = alt.X("year:Q", title=None, axis=YEARS, scale=alt.Scale(domain=[2000, 2024], nice=False, padding=6))
    y = alt.Y("pct:Q", title=None, scale=alt.Scale(domain=[0, 32], nice=False), axis=alt.Axis(tickCount=4))
    colour = alt.Color("s:N", legend=None, scale=alt.Scale(domain=list(SECTORS), range=list(SECTORS.values())))
    base = alt.Chart(shares).transform_calculate(part="datum.year < 2010 ? 'before' : 'after'").encode(x=x, y=y,
        color=colour)
    lines = base.mark_line(strokeWidth=2).encode(detail="part:N")
    dots = base.mark_point(filled=True, size=22, opacity=1).encode(tooltip=[
        alt.Tooltip("year:Q", title="Year"), alt.Tooltip("s:N", title="Sector"), alt.Tooltip("pct:Q", title="% of GDP",
            format=".1f")])
    here = alt.Chart(chosen)
    rule = here.mark_rule(color=theme.GREY, strokeDash=[4, 3]).encode(x=x)
    mark = here.mark_point(filled=True, size=130, opacity=1).encode(x=x, y=y, color=colour)
    number = theme.haloed(here.encode(x=x, y=y, text=alt.Text("pct:Q", format=".1f")), dy=-13, fontWeight="bold",
                          align=alt.ExprRef("datum.year > 2020 ? 'right' : 'center'"), color="#222222")
    gap = alt.Chart(alt.InlineData([dict(year=2009.5)])).mark_text(
        fontSize=10, color=NOTE, baseline="top", text="break").encode(x=x, y=alt.value(2))
    names = theme.key({"% of GDP:": NOTE, **INK}, -20)
    return alt.layer(rule, lines, dots, gap, mark, *number, *names).properties(
        width="container", height=165,
        description="Mining, agriculture and trade as shares of GDP since 2000; the source has a break between 2009 "
                    "and 2010",
        usermeta={"touch": {"control": "year", "axis": "x"}})


def mine_chart(count, cut, evidence, mines, chosen):
    """The count of the statistics office and the evidence that is laid beside it, thousand tonnes.

    count: year, kt. cut: the two years between which the count is cut, with their kt; none before the prediction is kept,
    for a cut line would give the answer away. evidence: year, kt, who, text. mines: year, text. chosen: year, kt, text.
    """
    x = alt.X("year:Q", title=None, axis=YEARS, scale=alt.Scale(domain=[2008, 2019.5], nice=False, padding=8))
    y = alt.Y("kt:Q", title="thousand tonnes", scale=alt.Scale(domain=[0, 1750], nice=False),
              axis=alt.Axis(tickCount=5))
    base = alt.Chart(count).encode(x=x, y=y)
    line = base.mark_line(color="#333333", strokeWidth=2.5)
    dots = base.mark_point(color="#333333", filled=True, size=38, opacity=1).encode(tooltip=[
        alt.Tooltip("year:Q", title="Year"), alt.Tooltip("kt:Q", title="Counted, thousand tonnes", format=",.1f")])
    gap = [alt.Chart(cut).mark_line(color="white", strokeWidth=4).encode(x=x, y=y),
           alt.Chart(cut).transform_aggregate(year="mean(year)").mark_rule(color="#9a9a9a", strokeDash=[2, 3]).encode(x=x)]
    opened = alt.Chart(mines).encode(x=x)
    begins = [opened.mark_rule(color="#8a3b00", strokeDash=[6, 3]), opened.mark_text(
        align="right", dx=-5, baseline="top", color="#8a3b00", fontSize=11, lineBreak="|").encode(y=alt.value(2),
            text="text:N")]
    mine, shipped = "Oyu Tolgoi, same tonnes", "exports, as shipped"
    scale = alt.Scale(domain=[mine, shipped], range=[theme.ORANGE, theme.BLUE])
    laid = alt.Chart(evidence).encode(x=x, y=y, color=alt.Color("who:N", legend=None, scale=scale))
    # Tonnes as shipped are other tonnes than those of the axis: their marks are hollow.
    hollow = alt.condition(f"datum.who == '{shipped}'", alt.value(0), alt.value(1))
    marks = laid.mark_point(filled=True, size=110, strokeWidth=2, opacity=1, shape="diamond").encode(
        stroke=alt.Stroke("who:N", legend=None, scale=scale), fillOpacity=hollow, tooltip=[
        alt.Tooltip("year:Q", title="Year"), alt.Tooltip("who:N", title="What"), alt.Tooltip("kt:Q",
            title="Thousand tonnes", format=",.1f")])
    # A label stands right of its mark in 2016; before, those of the mine stand below it and those as shipped left.
    late, below = "datum.year == 2016", f"datum.who == '{mine}'"
    numbers = theme.haloed(laid.encode(text="text:N"), fontSize=11, color="#333333",
                           opacity=alt.ExprRef(f"width < 420 && !({late}) && {below} ? 0 : 1"),  # on a phone they collide
                           dx=alt.ExprRef(f"{late} ? 9 : {below} ? 0 : -8"),
                           dy=alt.ExprRef(f"!({late}) && {below} ? 15 : 0"),
                           align=alt.ExprRef(f"{late} ? 'left' : {below} ? 'center' : 'right'"))
    here = alt.Chart(chosen).encode(x=x, y=y)
    mark = here.mark_point(size=190, filled=False, strokeWidth=2.5, opacity=1, color="#333333")
    said = theme.haloed(here.encode(text="text:N"), dy=15, fontWeight="bold", color="#222222")
    names = theme.key({"counted": "#333333", mine: "#a84300", shipped: "#00568a"}, -30)
    return alt.layer(*begins, line, *gap, dots, marks, *numbers, mark, *said, *names).properties(
        width="container", height=210,
        description="Copper concentrate as the statistics office counts it, by year, and what is laid beside it",
        usermeta={"touch": {"control": "year", "axis": "x"}})


def licensed_map(points, live, chosen, borders, column, colour, description):
    """Licensed land as a circle at each soum's cell; a click on a circle or an aimag chooses the aimag. Schematic.

    points: unit, x, y, tip and the thousand hectares of `column`; drawn while `live` has its row. borders: see `maps.shapes`.
    """
    size = alt.Size(f"{column}:Q", legend=None, scale=alt.Scale(domain=[0, 320], range=[0, 560]))
    drawn = alt.Chart(theme.constant(points)).transform_calculate(one="1").transform_lookup(
        "one", alt.LookupData(live, "one", ["one"]), as_=["draw"]).transform_filter("isValid(datum.draw)")
    circles = drawn.mark_circle(opacity=0.65, color=colour, stroke="white", strokeWidth=0.3).encode(
        longitude="x:Q", latitude="y:Q", size=size, tooltip=alt.Tooltip("tip:N", title="Soum"))
    land = alt.Chart(theme.constant(borders)).mark_geoshape(fill="#f1f1ee", stroke="#b9b9b4", strokeWidth=0.8)
    words = alt.Chart(chosen).mark_text(align="left", baseline="bottom", fontSize=12, fontWeight="bold",
                                        text=description).encode(
        x=alt.value(0), y=alt.value(4))
    return maps.on_the_plane([land, maps.frames_of(borders, chosen), circles, words], description, "unit")


def mines_map(mines, outline):
    """Mines and deposits on the outline: full where a source says that they work, an empty ring where nobody checked.

    mines: name, mineral, status, works, lon, lat, label (empty for most).
    """
    lon = alt.Scale(domain=[87, 120.5], nice=False, zero=False)
    lat = alt.Scale(domain=[41, 53], nice=False, zero=False)
    border = alt.Chart(outline).mark_line(color="#999999", strokeWidth=1.2, fill="#f5f5f5").encode(
        x=alt.X("lon_deg:Q", scale=lon, axis=None), y=alt.Y("lat_deg:Q", scale=lat, axis=None), order="point_order:O")
    place = dict(x=alt.X("lon:Q", scale=lon, axis=None), y=alt.Y("lat:Q", scale=lat, axis=None))
    known = "substring(datum.works, 0, 5) == 'works'"
    points = alt.Chart(mines).mark_point(size=80, opacity=1, strokeWidth=1.6).encode(
        **place, stroke=alt.value("#a84300"), fill=alt.condition(known, alt.value(theme.ORANGE), alt.value("#ffffff")),
        strokeDash=alt.condition(known, alt.value([1, 0]), alt.value([2, 2])), tooltip=[
            alt.Tooltip("name:N", title="Mine"), alt.Tooltip("mineral:N", title="Mineral"), alt.Tooltip("status:N",
                title="Status")])
    east = "datum.lon > 106 ?"  # a name stands on the emptier side of its mark
    names = alt.Chart(mines).transform_filter("datum.label != ''").mark_text(
        dx=alt.ExprRef(f"{east} 9 : -9"), align=alt.ExprRef(f"{east} 'left' : 'right'"), fontSize=12,
        fontWeight="bold").encode(
        **place, text="label:N")
    height = alt.param(name="height", expr="width / 1.95")  # as on the ground, whatever the width
    return alt.layer(border, points, names).properties(
        width="container", description="Mines and deposits of Mongolia; dashed rings: not verified to "
                                       "work").add_params(height)


def buyers_chart(data):
    """Exports of goods to three countries, billion US dollars by year. data: year, destination, usd_bn, last."""
    colours = {"China": "#b03a2e", "Switzerland": "#8a6d00", "Russian Federation": "#555555"}
    base = alt.Chart(data).encode(
        x=alt.X("year:Q", title=None, axis=YEARS, scale=alt.Scale(domain=[2005, 2024], nice=False)),
        y=alt.Y("usd_bn:Q", title="exports, billion USD", axis=alt.Axis(tickCount=5)),
        color=alt.Color("destination:N", legend=None, scale=alt.Scale(domain=list(colours),
                                                                      range=list(colours.values()))),
        tooltip=[alt.Tooltip("year:Q", title="Year"), alt.Tooltip("destination:N", title="To"),
                 alt.Tooltip("usd_bn:Q", title="Billion USD", format=".2f")])
    words = base.transform_filter("datum.year == (datum.destination == 'Russian Federation' ? 2013 : "
                                  "2024)").transform_calculate(
        text="datum.destination == 'Russian Federation' ? 'Russia' : datum.destination + ' ' + format(datum.usd_bn, "
             "'.1f')").mark_text(
        align="right", dx=-4, dy=-12, fontWeight="bold").encode(text="text:N")
    return alt.layer(base.mark_line(strokeWidth=2.5), words).properties(
        width="container", height=190, padding=dict(left=4, right=12, top=12, bottom=4),
        description="Exports to China, Switzerland and Russia since 2005: China is far ahead")


ROW = 40  # px from one step of the tonne to the next


def tonne_chart(steps):
    """One tonne of copper from the mine to the royalty: a box a step, and between two what the first is multiplied by.

    steps: order, amount (text), what, by (text: how one comes to the next; empty for the last).
    """
    y = alt.Y("order:O", axis=None, scale=alt.Scale(paddingInner=0.42, paddingOuter=0))
    base = alt.Chart(steps).encode(y=y)
    wide = alt.ExprRef("min(width, 300)")
    boxes = base.mark_rect(cornerRadius=6, strokeWidth=1.5).encode(
        x=alt.value(0), x2=alt.value(wide), fill=alt.condition("datum.by == ''", alt.value("#fbe0cc"),
                                                               alt.value("#f3ead6")),
        stroke=alt.condition("datum.by == ''", alt.value(theme.ORANGE), alt.value("#b8860b")))
    amount = base.mark_text(align="right", fontWeight="bold", fontSize=15).encode(
        x=alt.value(alt.ExprRef("min(width, 300) * 0.48")), text="amount:N")
    what = base.mark_text(align="left", fontSize=13, color="#333333").encode(
        x=alt.value(alt.ExprRef("min(width, 300) * 0.53")), text="what:N")
    by = base.transform_filter("datum.by != ''").mark_text(align="left", fontSize=12, color="#555555",
                                                           dy=ROW / 2).encode(
        x=alt.value(alt.ExprRef("min(width, 300) * 0.2")), text="by:N")
    return alt.layer(boxes, amount, what, by).properties(
        width="container", height=ROW * 5 - 17,
        description="One tonne of copper: from concentrate to copper, to dollars, to tögrög, to the royalty")


def bill_chart(bills, edges, chosen, prices):
    """The bill by metal price: the jumps of the law, the smooth line if each part paid its own rate, and the price chosen.

    bills: kind ("law", "parts" or "stated"), price, bill (million USD). edges: threshold. chosen: mineral, price, bill, label,
    rate, place (0 to 1 along the axis), low, note. prices: mineral, when, price: prices that were, as ticks below.
    """
    x = alt.X("price:Q", title="price of the pure metal, USD", axis=alt.Axis(tickCount=6, grid=False),
              scale=alt.Scale(zero=False, nice=False))
    y = alt.Y("bill:Q", title=None, scale=alt.Scale(domain=alt.DomainUnionWith(unionWith=[0]), nice=True),
              axis=alt.Axis(tickCount=4))
    base = alt.Chart(bills).encode(x=x, y=y)
    own = {kind: base.transform_filter(f"datum.kind == '{kind}'") for kind in ("law", "parts", "stated")}
    area = own["law"].mark_area(interpolate="step-after", color=theme.BLUE, opacity=0.13)
    law = own["law"].mark_line(interpolate="step-after", color=theme.BLUE, strokeWidth=3)
    parts = own["parts"].mark_line(color="#666666", strokeDash=[5, 3], strokeWidth=1.5)
    stated = own["stated"].mark_line(color="#a3488a", strokeDash=[5, 3], strokeWidth=1.5)
    said = own["stated"].transform_filter("datum.price > 14000").mark_text(
        align="right", dx=-2, dy=11, fontSize=11, color="#8a3573").encode(text=alt.value("Oyu Tolgoi, as it states"))
    lookup = alt.LookupData(chosen, "mineral", ["note"])
    ticks = alt.Chart(prices).transform_lookup("mineral", lookup).transform_filter("datum.note == ''").mark_tick(
        thickness=1.5, size=9, color="#8a6d00", opacity=0.6).encode(x=x, y=alt.value(alt.ExprRef("height - 5")),
                                                                    tooltip=[
            alt.Tooltip("when:N", title="When"), alt.Tooltip("price:Q", title="Price, USD", format=",")])
    bands = alt.Chart(edges).mark_rule(color="#d5d5d5").encode(x=alt.X("threshold:Q", scale=alt.Scale(zero=False,
        nice=False)))
    here = alt.Chart(chosen).transform_filter("datum.note == ''").encode(x=x, y=y)
    rule = here.mark_rule(color=theme.ORANGE, strokeWidth=1.5).encode(y2=alt.datum(0))
    mark = here.mark_point(filled=True, size=210, opacity=1, color=theme.ORANGE).encode(tooltip=[
        alt.Tooltip("price:Q", title="Metal price, USD", format=",.2f"), alt.Tooltip("rate:N", title="Rate"),
        alt.Tooltip("label:N", title="Bill, USD")])
    # The words stand where the area has room: below a high bill and above a low one, and to the side that is wider.
    side = dict(align=alt.ExprRef("datum.place > 0.55 ? 'right' : 'left'"), dx=alt.ExprRef("datum.place > 0.55 ? -12 : "
                                                            "12"))
    amount = theme.haloed(here.encode(text="label:N"), dy=alt.ExprRef("datum.low ? -22 : 30"), fontWeight="bold",
                          fontSize=alt.ExprRef("width < 400 ? 15 : 21"),
                          color="#a84300", **side)
    rate = theme.haloed(here.encode(text="rate:N"), dy=alt.ExprRef("datum.low ? -44 : 52"), fontSize=14,
                        fontWeight="bold",
                        color="#333333", **side)
    names = theme.key({"bill, million USD": "#0068a3", "each part at its own rate": "#5b5b5b"}, -25)
    return alt.layer(bands, area, stated, said, parts, law, ticks, rule, mark, *amount, *rate, *names,
                     note_of(chosen)).properties(
        width="container", height=200, description="The royalty bill by metal price, in jumps",
        usermeta={**theme.apart("chosen", "mineral"), "touch": {"control": "copper_price", "axis": "x"}})


def note_of(chosen):
    """The words that stand in an empty chart. chosen: note, empty where there is something to draw."""
    return alt.Chart(chosen).mark_text(align="left", fontSize=14, lineBreak="\n").encode(
        text="note:N", x=alt.value(6), y=alt.value(50))


def growth_charts(fixed):
    """The charts of `mining_economy.growth`."""
    return [parted_chart(alt.NamedData("bars")), shares_chart(alt.NamedData("shares"), alt.NamedData("chosen"))]


def mine_charts(fixed):
    """The chart of `mining_economy.mine`."""
    return [mine_chart(*map(alt.NamedData, ("count", "cut", "evidence", "mines", "chosen")))]


def licence_charts(fixed):
    """The two maps of `mining_economy.licences`."""
    borders = maps.shapes(fixed["borders"], "aimag_iso")
    live, chosen = alt.NamedData("points"), alt.NamedData("chosen")
    return [licensed_map(fixed["points"], live, chosen, borders, "all", "#6b6b6b", "all licences"),
            licensed_map(fixed["points"], live, chosen, borders, "mining", theme.ORANGE, "mining licences only")]


def royalty_charts(fixed):
    """The chart of `mining_economy.royalty`."""
    return [bill_chart(*map(alt.NamedData, ("bills", "edges", "chosen")), alt.InlineData(values=fixed["prices"]))]


CHARTS = {"growth": growth_charts, "mine": mine_charts, "licences": licence_charts, "royalty": royalty_charts}
