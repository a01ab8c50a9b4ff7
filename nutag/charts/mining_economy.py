"""Charts of the mining economy: growth and one series beside it, places on the outline, royalty by price."""

import altair as alt

from nutag.charts import theme

YEARS = alt.Axis(format="d", labelAngle=0, tickCount=6, grid=False)
# Lines of the royalty chart: kind → (name, colour).
KINDS = {"law": ("law of 2010", theme.BLUE), "thought": ("a thought: each part at its own rate", "#666666"),
         "stated": ("as Oyu Tolgoi states", "#a3488a")}
SOURCES = {"World Bank": theme.BLUE, "statistics office": theme.SKY, "article": theme.ORANGE}
NAMES = {**SOURCES, "statistics office": "#2c7fb0"}  # as words, dark enough to read


def growth_chart(data):
    """Growth of the economy by year: one line, one row of points and one diamond for three sources.

    data: year, source ("World Bank", "statistics office" or "article"), growth_pct.
    """
    base = alt.Chart(data).encode(
        x=alt.X("year:Q", title="year", axis=YEARS, scale=alt.Scale(zero=False, nice=False, padding=8)),
        y=alt.Y("growth_pct:Q", title="growth, %", scale=alt.Scale(padding=12)),
        color=alt.Color("source:N", legend=None, scale=alt.Scale(domain=list(SOURCES), range=list(SOURCES.values()))),
        tooltip=[alt.Tooltip("year:Q", title="year"), alt.Tooltip("source:N", title="who says so"),
                 alt.Tooltip("growth_pct:Q", title="growth, %", format=".2f")])
    line = base.transform_filter("datum.source == 'World Bank'").mark_line()
    points = base.transform_filter("datum.source == 'statistics office'").mark_point(size=34, opacity=1)
    diamond = base.transform_filter("datum.source == 'article'").mark_point(size=90, shape="diamond", opacity=1)
    return alt.layer(line, points, diamond, *theme.key(NAMES, -30)).properties(
        width=420, height=200, description="Growth of Mongolia's economy by year, in three sources")


def marked_growth_chart(data, chosen):
    """The same with a rule at the chosen year. data: see `growth_chart`. chosen: year."""
    return alt.layer(marked_year(chosen), growth_chart(data)).properties(
        width="container", height=180, description="Growth of Mongolia's economy by year, in three sources",
        usermeta={"touch": {"control": "year", "axis": "x"}})


def marked_year(chosen):
    """A grey rule at the chosen year. chosen: year."""
    return alt.Chart(chosen).mark_rule(color=theme.GREY, strokeDash=[4, 3]).encode(
        x=alt.X("year:Q", scale=alt.Scale(zero=False)))


def series_chart(series, chosen):
    """The chosen series by year, its value in the chosen year marked; a missing year is a gap in the line.

    series: year, value (or none), now (true in the chosen year). chosen: one row with year, label.
    """
    base = alt.Chart(series).encode(
        x=alt.X("year:Q", title=None, axis=YEARS, scale=alt.Scale(domain=[2004, 2024])),
        y=alt.Y("value:Q", title=None, scale=alt.Scale(zero=True, nice=5), axis=alt.Axis(minExtent=34, tickCount=5)),
        tooltip=[alt.Tooltip("year:Q", title="year"), alt.Tooltip("value:Q", title="value", format=",")])
    points = base.mark_point(filled=True, size=35, color=theme.GREEN)
    now = base.transform_filter("datum.now && isValid(datum.value)")
    mark = now.mark_point(size=130, filled=True, opacity=1, color=theme.ORANGE)
    number = theme.haloed(now.encode(text=alt.Text("value:Q", format=",")), dy=-13, fontWeight="bold", color="#a84300",
                          align=alt.ExprRef("datum.year > 2021 ? 'right' : 'center'"))  # inside the picture
    narrow = "width < 260 ?"  # then the unit stands in a line of its own
    words = alt.Chart(chosen).mark_text(
        align="left", fontSize=13, lineBreak=alt.ExprRef(f"{narrow} ', ' : '~'"), dy=alt.ExprRef(f"{narrow} -17 : 0")).encode(
        text="label:N", x=alt.value(-30), y=alt.value(-12))
    return alt.layer(marked_year(chosen), base.mark_line(color=theme.GREEN), points, mark, *number, words).properties(
        width="container", height=185, description="The chosen series by year",
        usermeta={**theme.apart("chosen", "indicator"), "touch": {"control": "year", "axis": "x"}})


def exports_chart(data):
    """Exports of goods by group and year. data: year, category, usd_bn."""
    return alt.Chart(data).mark_line().encode(
        x=alt.X("year:Q", title="year", axis=YEARS, scale=alt.Scale(zero=False, nice=False)),
        y=alt.Y("usd_bn:Q", title="exports, billion USD"),
        color=alt.Color("category:N", title=None, sort=None, legend=alt.Legend(orient="right", labelLimit=330)),
        tooltip=["year:Q", "category:N", alt.Tooltip("usd_bn:Q", format=".2f")],
    ).properties(width=420, height=200, description="Exports by group of goods; mineral products are far ahead")


def on_outline(outline):
    """The outline of the country, and the two position channels that put points on it; schematic."""
    lon = alt.Scale(domain=[87, 120.5], nice=False, zero=False)
    lat = alt.Scale(domain=[41, 53], nice=False, zero=False)
    border = alt.Chart(outline).mark_line(color="#999999", strokeWidth=1.2, fill="#f5f5f5").encode(
        x=alt.X("lon_deg:Q", scale=lon, axis=None), y=alt.Y("lat_deg:Q", scale=lat, axis=None),
        order="point_order:O")
    return border, dict(x=alt.X("lon:Q", scale=lon, axis=None), y=alt.Y("lat:Q", scale=lat, axis=None))


def mines_map(mines, outline):
    """Mines and deposits on the outline, coloured by what is in the ground.

    mines: name, group, lon, lat, label (empty for most).
    """
    border, position = on_outline(outline)
    points = alt.Chart(mines).mark_circle(opacity=0.9, size=70, stroke="white").encode(
        **position, tooltip=["name:N", "group:N"],
        color=alt.Color("group:N", title=None, sort=None, legend=alt.Legend(orient="right")))
    names = alt.Chart(mines).transform_filter("datum.label != ''").mark_text(
        dx=-8, align="right", fontSize=11).encode(**position, text="label:N")
    return alt.layer(border, points, names).properties(
        width=560, height=270, description="Mines and deposits of Mongolia as points on an outline; schematic")


def licences_map(licences, outline, title):
    """Licensed area by first-level unit as a circle at its label point; schematic, and not what a unit earns.

    licences: name, lon, lat, area_kha, label (empty for most).
    """
    border, position = on_outline(outline)
    base = alt.Chart(licences)
    points = base.mark_circle(opacity=0.75, color=theme.GREY).encode(
        **position, tooltip=["name:N", alt.Tooltip("area_kha:Q", format=",.1f")],
        size=alt.Size("area_kha:Q", title="thousand hectares", legend=alt.Legend(orient="bottom"),
                      scale=alt.Scale(domain=[0, 1200], range=[0, 1100])))
    names = base.transform_filter("datum.label != ''").mark_text(dy=-17, fontSize=11).encode(
        **position, text="label:N")
    return alt.layer(border, points, names).properties(width=400, height=190, title=title, description=title)


def months_chart(data):
    """Copper price by month, coloured by the rate on concentrate if the bands of 2010 still held.

    data: month, copper_usd_t, rate ("18 %", ...).
    """
    base = alt.Chart(data).encode(
        x=alt.X("month:T", title="month"),
        y=alt.Y("copper_usd_t:Q", title="copper, USD per tonne", scale=alt.Scale(domain=[7000, 14000])))
    points = base.mark_point(filled=True, size=45, opacity=1).encode(
        color=alt.Color("rate:N", title="rate on concentrate", legend=alt.Legend(orient="top"),
                        scale=alt.Scale(range=[theme.SKY, theme.BLUE, theme.ORANGE])),
        tooltip=[alt.Tooltip("month:T", format="%b %Y"), "copper_usd_t:Q", "rate:N"])
    return alt.layer(base.mark_line(color="#bbbbbb", strokeWidth=1), points).properties(
        width=560, height=220, description="Copper price by month with the royalty rate of the bands of 2010")


def rates_chart(rates, chosen):
    """Royalty rate by price: the steps of the law, and the smooth line if each part paid its own band's rate.

    rates: kind (a key of `KINDS`), price, rate_pct, last (true at the end of a line). chosen: price, rate_pct, label, note.
    """
    base = alt.Chart(rates).encode(
        x=alt.X("price:Q", title="metal price, USD per t or oz",
                axis=alt.Axis(tickCount=5, grid=False), scale=alt.Scale(zero=False, nice=False)),
        y=alt.Y("rate_pct:Q", title="% of sales value", scale=alt.Scale(domain=[0, 36], nice=False), axis=alt.Axis(tickCount=4)))
    own = {kind: base.transform_filter(f"datum.kind == '{kind}'") for kind in KINDS}
    looks = dict(law=dict(interpolate="step-after", strokeWidth=2.5))
    layers = [own[kind].mark_line(color=colour, **looks.get(kind, dict(strokeDash=[5, 3], strokeWidth=1.5)))
              for kind, (_, colour) in KINDS.items()]
    said, ink = KINDS["stated"]  # one product alone has this line, so its name stands at it
    layers.append(own["stated"].transform_filter("datum.last").mark_text(
        align="right", dx=-2, dy=11, fontSize=11, color=ink).encode(text=alt.value(said)))
    layers += theme.key(dict(KINDS[kind] for kind in ("law", "thought")), -35)
    here = alt.Chart(chosen).transform_filter("datum.note == ''").encode(x="price:Q", y="rate_pct:Q", tooltip=[
        alt.Tooltip("price:Q", title="price, USD", format=",.2f"), alt.Tooltip("label:N", title="rate")])
    mark = here.mark_point(filled=True, size=130, opacity=1, color=theme.ORANGE)
    words = theme.haloed(here.encode(text="label:N"), dy=-15, fontSize=13, fontWeight="bold", color="black")
    return alt.layer(*layers, mark, *words, note_of(chosen)).properties(
        width="container", height=190, description="Royalty rate by price, in steps",
        usermeta={**theme.apart("chosen", "mineral"), "touch": {"control": "copper_price", "axis": "x"}})


def note_of(chosen):
    """The words that stand in an empty chart. chosen: note, empty where there is something to draw."""
    return alt.Chart(chosen).mark_text(align="left", fontSize=14, lineBreak="\n").encode(
        text="note:N", x=alt.value(6), y=alt.value(50))


def prices_chart(prices, edges, chosen):
    """Observed prices with the thresholds of the bands, and the price of the controls as a rule.

    prices: mineral, date, price. edges: threshold. chosen: mineral, price, note.
    """
    lookup = alt.LookupData(chosen, "mineral", ["note"])
    line = alt.Chart(prices).transform_lookup("mineral", lookup).transform_filter("datum.note == ''").mark_line(
        point=alt.OverlayMarkDef(size=18)).encode(
        x=alt.X("date:T", title="copper by month, gold by year", axis=alt.Axis(tickCount=5, grid=False)),
        y=alt.Y("price:Q", title="observed price, USD", scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=5, grid=False)),
        tooltip=[alt.Tooltip("date:T", title="when", format="%b %Y"), alt.Tooltip("price:Q", title="price, USD", format=",")])
    bands = alt.Chart(edges).mark_rule(color="#bbbbbb").encode(y="threshold:Q", tooltip=[
        alt.Tooltip("threshold:Q", title="a band begins at, USD", format=",")])
    here = alt.Chart(chosen).transform_filter("datum.note == ''").mark_rule(color=theme.ORANGE, strokeDash=[4, 3])
    return alt.layer(bands, line, here.encode(y="price:Q"), note_of(chosen)).properties(
        width="container", height=190, description="Observed prices and the thresholds of the royalty bands",
        usermeta={**theme.apart("chosen", "mineral"), "touch": {"control": "copper_price", "axis": "y"}})


def growth_charts(fixed):
    """The charts of `mining_economy.growth`."""
    return [marked_growth_chart(alt.InlineData(values=fixed["growth"]), alt.NamedData("chosen")),
            series_chart(alt.NamedData("series"), alt.NamedData("chosen"))]


def royalty_charts(fixed):
    """The charts of `mining_economy.royalty`."""
    chosen = alt.NamedData("chosen")
    return [rates_chart(alt.NamedData("rates"), chosen),
            prices_chart(alt.InlineData(values=fixed["prices"]), alt.NamedData("edges"), chosen)]


CHARTS = {"growth": growth_charts, "royalty": royalty_charts}
