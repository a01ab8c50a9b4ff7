"""Charts of boom and bust: the budget beside the price, and what a fund takes in, holds and pays."""

import altair as alt

from nutag.charts import theme

SOLID, DASHED, DOTTED = [1, 0], [5, 3], [2, 3]
MONEY = alt.Axis(minExtent=34, tickCount=5)  # room for amounts in thousands, so that no chart moves when they grow
PATHS = theme.apart("prices", "year")  # years of a real path and of an invented one are no common scale
SAVED, PAID = theme.GREEN, theme.ORANGE  # into the fund, out of it


def years_axis(title):
    """The axis of years; labels give way where there are too many."""
    return alt.X("year:O", title=title, axis=alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=8))


def year_of(data):
    """A chart with the years as a scale, so that paths of other lengths stay comparable. data: year."""
    return alt.Chart(data).encode(x=alt.X("year:Q", title="year", scale=alt.Scale(zero=False, nice=False, padding=10),
                                          axis=alt.Axis(format="d", tickMinStep=1, tickCount=6, grid=False)))


def money(column, title="money, in units"):
    """The axis of money for a column."""
    return alt.Y(f"{column}:Q", title=title, axis=MONEY)


def amounts(**columns):
    """A tooltip of a year: column → its words."""
    return [alt.Tooltip("year:Q", title="year"),
            *(alt.Tooltip(f"{column}:Q", title=words, format=",.1f") for column, words in columns.items())]


def budget_chart(data):
    """Revenue less spending of the general budget as a share of output, year by year.

    data: year, balance_pct (% of GDP), side ("deficit" or "surplus").
    """
    return alt.Chart(data).mark_bar().encode(
        x=years_axis("year"), y=alt.Y("balance_pct:Q", title="revenue less spending, % of GDP"),
        color=alt.Color("side:N", title=None, legend=alt.Legend(orient="top"),
                        scale=alt.Scale(domain=["deficit", "surplus"], range=[theme.ORANGE, theme.BLUE])),
        tooltip=["year:O", alt.Tooltip("balance_pct:Q", format=".1f")],
    ).properties(width=380, height=220, description="Revenue less spending of the general budget, % of GDP, by year")


def price_chart(data):
    """Real prices as an index, one line a metal.

    data: year, metal, index (the first year is 100).
    """
    return alt.Chart(data).mark_line().encode(
        x=years_axis("year"), y=alt.Y("index:Q", title="price, year 2000 = 100"),
        color=alt.Color("metal:N", title=None, legend=alt.Legend(orient="top"),
                        scale=alt.Scale(domain=["copper", "gold"], range=[theme.ORANGE, theme.AMBER])),
        strokeDash=alt.StrokeDash("metal:N", legend=None, scale=alt.Scale(domain=["copper", "gold"], range=[[1, 0], [6, 3]])),
    ).properties(width=380, height=220, description="Copper and gold prices, year 2000 = 100")


def flow_chart(prices, fund, predicted):
    """Revenue and spending by year, and between them what goes into the fund or comes out of it.

    prices: year, revenue. fund: year, revenue, spending, target, short (true: the fund pays less than its rule asks;
    a ring). predicted: prediction, value (the year in which the reader expects the first ring).
    """
    told = amounts(revenue="revenue", spending="spending", target="what the rule asks")
    revenue = year_of(prices).mark_line(color=theme.GREY, strokeDash=DASHED).encode(y=money("revenue"))
    base = year_of(fund)
    target = base.mark_line(color=theme.GREY, strokeDash=DOTTED, strokeWidth=1.2).encode(y=money("target"))
    moves = base.mark_bar(size=7, opacity=0.75).encode(
        y=money("revenue"), y2="spending:Q", tooltip=told,
        color=alt.condition("datum.revenue > datum.spending", alt.value(SAVED), alt.value(PAID)))
    spending = base.mark_line(color=theme.BLUE, strokeWidth=2.5, point=alt.OverlayMarkDef(size=22)).encode(
        y=money("spending"), tooltip=told)
    rings = base.transform_filter("datum.short").mark_point(filled=False, size=130, color="black", strokeWidth=1.6).encode(
        y=money("spending"))
    expected = alt.Chart(predicted).transform_filter("datum.prediction == 'dry'").mark_rule(
        color="black", strokeDash=[3, 3]).encode(x="value:Q")
    return alt.layer(moves, target, revenue, spending, rings, expected, *theme.key(
        {"revenue": theme.GREY, "spending": theme.BLUE, "saved": SAVED, "paid out": "#a84300"}, -30)).properties(
        width="container", height=155, description="Revenue, spending and the movements of a stabilisation fund by year",
        title=theme.line_below("Dotted: what the rule asks.", "Ring: the fund cannot pay all."), usermeta=PATHS)


def balance_chart(fund):
    """What the fund holds at the end of each year. fund: year, balance."""
    held = year_of(fund).mark_area(line=True, color=SAVED, opacity=0.45).encode(
        y=money("balance").scale(domain=alt.DomainUnionWith(unionWith=[0, 100])), tooltip=amounts(balance="the fund holds"))
    return alt.layer(held, *theme.key({"in the fund at year’s end": SAVED}, -30)).properties(
        width="container", height=155, description="The balance of a stabilisation fund by year", usermeta=PATHS)


def election_charts(elections, alone, years, predicted):
    """Spending, and what the fund holds: left alone (dashed) and with elections.

    elections: year, election (true or false), first (the value of the control that makes it an election year).
    alone, years: year, spending, balance. predicted: prediction, value (spending that the reader expects in year 7).
    """
    marks = year_of(elections).mark_rule(color=theme.ORANGE, strokeWidth=16).encode(
        opacity=alt.condition("datum.election", alt.value(0.25), alt.value(0.01)), tooltip=[
            alt.Tooltip("year:Q", title="year"), alt.Tooltip("election:N", title="election")])
    names = theme.key({"with elections": theme.BLUE, "left alone": theme.GREY, "election year": "#a84300"}, -30)
    expected = alt.Chart(predicted).transform_filter("datum.prediction == 'bust'").transform_calculate(year="7").mark_tick(
        orient="horizontal", color="black", thickness=2, size=26, strokeDash=[3, 2]).encode(x="year:Q", y="value:Q")

    def chart(column, title, *more):
        before = year_of(alone).mark_line(color=theme.GREY, strokeDash=DASHED).encode(y=money(column, title))
        now = year_of(years).mark_line(color=theme.BLUE, strokeWidth=2.5, point=alt.OverlayMarkDef(size=22)).encode(
            y=money(column, title), tooltip=amounts(**{column: title}))
        return alt.layer(marks, before, now, *more, *names).properties(
            width="container", height=180, description=f"{title}, left alone and with spending in election years",
            usermeta={"touch": {"control": "first", "field": "first"}})

    return [chart("spending", "spending, in units", expected), chart("balance", "in the fund, in units")]


def fund_charts(fixed):
    """The charts of `boom_and_bust.fund`."""
    fund = alt.NamedData("fund")
    return [flow_chart(alt.NamedData("prices"), fund, alt.NamedData("predicted")), balance_chart(fund)]


CHARTS = {
    "fund": fund_charts,
    "election": lambda fixed: election_charts(*map(alt.NamedData, ("elections", "alone", "years", "predicted"))),
}
