"""Charts of boom and bust: a tonne of copper in four readings, deficits, and what a fund takes in, holds and pays."""

import altair as alt

from nutag.charts import theme
from nutag.charts.timeline import BREAK

DASHED, DOTTED = [5, 3], [2, 3]
INK = "#333333"
MONEY = alt.Axis(minExtent=34, tickCount=5)  # room for amounts in thousands, so that no chart moves when they grow
PATHS = theme.apart("prices", "year")  # years of a real path and of an invented one are no common scale
SAVED, PAID, PAID_WORDS = theme.GREEN, theme.ORANGE, "#a84300"  # into the fund, out of it, in letters
WATER = "#7cc9b4"
READINGS = ["price, dollars", "royalty, dollars", "price, tögrög", "royalty, tögrög"]
LAST = 2023  # the last year with an exchange rate


def year_of(data):
    """A chart with the years as a scale, so that paths of other lengths stay comparable. data: year."""
    return alt.Chart(data).encode(x=alt.X("year:Q", title="year", scale=alt.Scale(zero=False, nice=False, padding=12),
                                          axis=alt.Axis(format="d", tickMinStep=1, tickCount=6, grid=False)))


def spent(column, title="units, or 2011 = 100"):
    """The axis of money for a column."""
    return alt.Y(f"{column}:Q", title=title, axis=MONEY)


def amounts(**columns):
    """A tooltip of a year: column → its words."""
    return [alt.Tooltip("year:Q", title="Year"),
            *(alt.Tooltip(f"{column}:Q", title=words, format=",.1f") for column, words in columns.items())]


# One tonne of copper.

def tonne(fixed):
    """One tonne of copper in four readings, 2011 = 100; drawn in full up to the chosen year, pale after it.

    Live: lines (year, reading, index, past), ends (year, reading, index, place, side, text), predicted (prediction,
    value: by how many per cent the reader expects the royalty of 2016 to have fallen).
    """
    colour = alt.Color("reading:N", legend=None,
                       scale=alt.Scale(domain=READINGS, range=[INK, theme.BLUE, INK, theme.BLUE]))
    dash = alt.StrokeDash("reading:N", legend=None,
                          scale=alt.Scale(domain=READINGS, range=[[1, 0], [1, 0], DASHED, DASHED]))
    x = alt.X("year:Q", title=None, scale=alt.Scale(domain=[2011, LAST], nice=False),
              axis=alt.Axis(format="d", tickMinStep=1, grid=False, labelFlush=False,
                            tickCount=alt.ExprRef("width < 350 ? 5 : 12")))
    y = alt.Y("index:Q", title="2011 = 100", scale=alt.Scale(domain=[0, 290], nice=False),
              axis=alt.Axis(values=[0, 50, 100, 200], gridDash=[2, 3]))
    place = alt.Y("place:Q", title="2011 = 100", scale=alt.Scale(domain=[0, 290], nice=False))
    lines = alt.Chart(alt.NamedData("lines")).encode(x=x, y=y, color=colour, strokeDash=dash, detail="reading:N")
    after = lines.mark_line(strokeWidth=1.4, opacity=0.28)
    until = lines.transform_filter("datum.past").mark_line(strokeWidth=2.6)
    shown = alt.Chart(alt.NamedData("ends")).encode(x=x, color=colour)
    here = shown.mark_rule(color="#999999", strokeWidth=1).encode(color=alt.value("#999999"))
    dots = shown.mark_circle(size=70, opacity=1).encode(y=y, tooltip=[
        alt.Tooltip("year:Q", title="Year"), alt.Tooltip("text:N", title="A tonne of copper"),
        alt.Tooltip("index:Q", title="2011 = 100", format=".1f")])
    words = []
    for side, align, move in (("right", "left", 9), ("left", "right", -9)):
        named = shown.transform_filter(f"datum.side == '{side}'").encode(y=place, text="text:N")
        look = dict(align=align, dx=move, fontWeight="bold", fontSize=12.5)
        words += [named.mark_text(stroke="white", strokeWidth=6, **look).encode(color=alt.value("white")),
                  named.mark_text(**look)]
    asked = alt.Chart(alt.NamedData("predicted")).transform_filter("datum.prediction == 'royalty'")
    expected = asked.transform_calculate(year="2016", index="100 - datum.value").mark_tick(
        orient="horizontal", color="black", thickness=2, size=30, strokeDash=[3, 2], clip=True).encode(x=x, y=y)
    return [alt.layer(after, here, until, dots, expected, *words).properties(
        width="container", height=225,
        description="Price and royalty of one tonne of copper since 2011, in dollars and in tögrög",
        usermeta={"touch": {"control": "year", "axis": "x"}})]


# The budget.

def budget_chart(data):
    """Revenue less spending of the general budget as a share of output, year by year; years of elections and the break
    in the GDP series are marked.

    data: year, balance_pct (% of GDP), election (true or false).
    """
    base = alt.Chart(data).encode(x=alt.X("year:O", title=None,
                                          axis=alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=10)))
    bars = base.mark_bar().encode(
        y=alt.Y("balance_pct:Q", title="revenue less spending, % of GDP", scale=alt.Scale(domain=[-17, 4], nice=False)),
        color=alt.condition("datum.election", alt.value(theme.ORANGE), alt.value("#9db4c5")),
        tooltip=[alt.Tooltip("year:O", title="Year"), alt.Tooltip("balance_pct:Q", title="% of GDP", format=".1f"),
                 alt.Tooltip("election:N", title="Election of parliament")])
    values = base.transform_filter("datum.election").mark_text(dy=11, fontSize=11, color=PAID_WORDS).encode(
        y="balance_pct:Q", text=alt.Text("balance_pct:Q", format=".1f"))
    cut = alt.Chart(alt.InlineData([dict(year=BREAK)])).encode(x=alt.X("year:O", title=None, bandPosition=0))
    marks = [cut.mark_rule(color="#666666", strokeDash=DASHED), cut.mark_text(
        align="left", baseline="top", dx=5, fontSize=11, color="#666666", text="break in GDP (workbook 03)").encode(
        y=alt.value(2))]
    names = theme.key({"election of parliament": PAID_WORDS, "other year": "#5d7386"})
    return alt.layer(bars, values, *marks, *names).properties(
        width=620, height=210,
        description="Revenue less spending of the general budget, % of GDP, by year; elections of parliament "
                    "and the break of 2010 marked")


# The fund.

def fund_charts(fixed):
    """What comes in and what is spent, with saving and paying as shaded areas; and the fund as a tank, year by year.

    Live: prices (year, revenue), fund (year, revenue, spending, target, balance, short), predicted.
    """
    fund = alt.NamedData("fund")
    return [flow_chart(alt.NamedData("prices"), fund, alt.NamedData("predicted")), tank_chart(fund)]


def plateau(data, column, **look):
    """A short level line for each year: an amount belongs to a whole year."""
    wide = year_of(data).transform_calculate(left="datum.year - 0.5", right="datum.year + 0.5")
    return wide.mark_rule(**look).encode(x=alt.X("left:Q", title="year"), x2="right:Q", y=spent(column))


def flow_chart(prices, fund, predicted):
    """Revenue and spending by year, and between them, shaded, what goes into the fund or comes out of it.

    prices: year, revenue. fund: year, revenue, spending, target, short (true: the fund pays less than its rule asks;
    a ring). predicted: prediction, value (the year in which the reader expects the first ring).
    """
    told = amounts(revenue="Comes in", spending="Is spent", target="The rule asks for")
    wide = year_of(fund).transform_calculate(left="datum.year - 0.5", right="datum.year + 0.5")
    shaded = wide.mark_rect(opacity=0.5).encode(
        x=alt.X("left:Q", title="year"), x2="right:Q", y=spent("revenue"), y2="spending:Q", tooltip=told,
        color=alt.condition("datum.revenue > datum.spending", alt.value(SAVED), alt.value(PAID)))
    revenue = plateau(prices, "revenue", color=theme.GREY, strokeWidth=1.6)
    target = plateau(fund, "target", color=theme.GREY, strokeDash=DOTTED, strokeWidth=1.2)
    spending = plateau(fund, "spending", color=theme.BLUE, strokeWidth=3)
    touched = year_of(fund).mark_point(opacity=0, size=160).encode(y=spent("spending"), tooltip=told)
    rings = year_of(fund).transform_filter("datum.short").mark_point(
        filled=False, size=110, color="black", strokeWidth=1.6).encode(y=spent("spending"))
    expected = alt.Chart(predicted).transform_filter("datum.prediction == 'dry'").mark_rule(
        color="black", strokeDash=[3, 3]).encode(x="value:Q")
    return alt.layer(shaded, target, revenue, spending, rings, touched, expected, *theme.key(
        {"comes in": "#666666", "is spent": theme.BLUE, "saved": "#007a5a", "paid out": PAID_WORDS}, -30)).properties(
        width="container", height=150,
        description="What comes in, what is spent, and what a stabilisation fund saves or pays, by year",
        title=theme.lines_below("Dotted: what the rule asks.", "Ring: the fund cannot pay all."), usermeta=PATHS)


def tank_chart(fund):
    """The fund as a tank that fills and empties: as tall as the fund ever gets, filled to what it holds at year's end.

    fund: year, balance.
    """
    tanks = year_of(fund).transform_joinaggregate(full="max(balance)").transform_calculate(
        left="datum.year - 0.4", right="datum.year + 0.4", floor="0").encode(
        x=alt.X("left:Q", title="year"), x2="right:Q")
    held = alt.Y("balance:Q", title=None, axis=MONEY, scale=alt.Scale(domain=alt.DomainUnionWith(unionWith=[0, 100])))
    walls = tanks.mark_rect(fill="#f2f4f5", stroke="#a9b3ba", strokeWidth=1).encode(
        y=alt.Y("full:Q", title=None, axis=MONEY), y2="floor:Q")
    water = tanks.mark_rect(fill=WATER).encode(y=held, y2="floor:Q", tooltip=amounts(balance="The fund holds"))
    most = year_of(fund).transform_joinaggregate(full="max(balance)").transform_filter(
        "datum.balance > 0 && datum.balance == datum.full").mark_text(dy=-7, fontWeight="bold", color="#007a5a").encode(
        y=held, text=alt.Text("balance:Q", format=",.0f"))
    return alt.layer(walls, water, most, *theme.key({"in the fund at year’s end": "#007a5a"}, -30)).properties(
        width="container", height=150, description="What a stabilisation fund holds at the end of each year",
        usermeta=PATHS)


# The election.

def election_charts(elections, alone, years, predicted):
    """Spending, and what the fund holds: left alone (dashed) and with elections.

    elections: year, election (true or false), first (the value of the control that makes it an election year).
    alone, years: year, spending, balance. predicted: prediction, value (spending that the reader expects in year 7).
    """
    marks = year_of(elections).mark_rule(color=theme.ORANGE, strokeWidth=16).encode(
        opacity=alt.condition("datum.election", alt.value(0.25), alt.value(0.01)), tooltip=[
            alt.Tooltip("year:Q", title="Year"), alt.Tooltip("election:N", title="Election")])
    names = theme.key({"with elections": theme.BLUE, "left alone": "#666666", "election year": PAID_WORDS}, -30)
    asked = alt.Chart(predicted).transform_filter("datum.prediction == 'bust'").transform_calculate(year="7")
    expected = asked.mark_tick(
        orient="horizontal", color="black", thickness=2, size=26, strokeDash=[3, 2]).encode(x="year:Q", y="value:Q")

    def chart(column, title, *more):
        before = year_of(alone).mark_line(color=theme.GREY, strokeDash=DASHED).encode(y=spent(column, title))
        now = year_of(years).mark_line(color=theme.BLUE, strokeWidth=2.5, point=alt.OverlayMarkDef(size=22)).encode(
            y=spent(column, title), tooltip=amounts(**{column: title}))
        return alt.layer(marks, before, now, *more, *names).properties(
            width="container", height=180, description=f"{title}, left alone and with spending in election years",
            usermeta={"touch": {"control": "first", "field": "first"}})

    return [chart("spending", "spending, in units", expected), chart("balance", "in the fund, in units")]


CHARTS = {
    "tonne": tonne,
    "fund": fund_charts,
    "election": lambda fixed: election_charts(*map(alt.NamedData, ("elections", "alone", "years", "predicted"))),
}
