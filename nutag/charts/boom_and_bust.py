"""Charts of boom and bust: the budget beside the price, and what a fund takes in, holds and pays."""

import altair as alt

from nutag.charts import theme

SOLID, DASHED, DOTTED = [1, 0], [5, 3], [2, 3]
WIDE = alt.Axis(minExtent=42)  # room for amounts in thousands, so that no chart moves when they grow


def years_axis(title):
    """The axis of years; labels give way where there are too many."""
    return alt.X("year:O", title=title, axis=alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=8))


def money_lines(data, *lines):
    """Columns of money as lines, the last one on top; each is (column, colour, dash, name in the legend)."""
    columns, colours, dashes, names = zip(*lines)
    words = dict(zip(columns, names))
    legend = alt.Legend(orient="top", title=None, symbolStrokeWidth=3, symbolType="stroke",
                        labelExpr=f"({words})[datum.value]", values=columns[::-1])
    return alt.Chart(data).transform_fold(list(columns), as_=["column", "money"]).mark_line().encode(
        x=years_axis("year"), y=alt.Y("money:Q", title="money, in units", axis=WIDE),
        color=alt.Color("column:N", legend=legend, scale=alt.Scale(domain=list(columns), range=list(colours))),
        strokeDash=alt.StrokeDash("column:N", legend=None, scale=alt.Scale(domain=list(columns), range=list(dashes))))


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


def flow_chart(data):
    """Revenue, target and spending by year; a ring marks each year in which the fund pays less than its rule asks.

    data: year, revenue, target, spending, short (true or false).
    """
    lines = money_lines(data, ("target", theme.GREY, DOTTED, "target"), ("spending", theme.BLUE, SOLID, "spending"),
                        ("revenue", theme.ORANGE, DASHED, "revenue"))
    rings = alt.Chart(data).transform_filter("datum.short").mark_point(
        filled=False, size=110, color="#000000", strokeWidth=1.5).encode(x=years_axis("year"), y="spending:Q")
    return alt.layer(lines, rings).properties(
        width=400, height=150, title="Revenue and spending (ring: the fund cannot pay all)")


def balance_chart(data):
    """What the fund holds at the end of each year. data: year, balance."""
    return alt.Chart(data).transform_calculate(column="'fund'").mark_bar().encode(
        x=years_axis("year"),
        y=alt.Y("balance:Q", title="money, in units", axis=WIDE, scale=alt.Scale(domain=alt.DomainUnionWith(unionWith=[0, 100]))),
        color=alt.Color("column:N", legend=alt.Legend(orient="top", title=None),
                        scale=alt.Scale(domain=["fund"], range=[theme.GREEN])),
        tooltip=["year:O", alt.Tooltip("balance:Q", format=",.1f")],
    ).properties(width=320, height=150, title="The fund at the end of the year")


def fund_chart(data):
    """Revenue, spending and the fund's balance side by side. data: year, revenue, target, spending, balance, short."""
    return alt.hconcat(flow_chart(data), balance_chart(data)).resolve_scale(
        color="independent", strokeDash="independent").properties(
        description="Revenue, spending and the balance of a stabilisation fund by year")


def election_chart(data):
    """A fund left alone beside the same fund with elections, both as spending and as balance.

    data: year, spending, balance (with elections), alone, alone_balance (without), election (true or false).
    """
    marks = alt.Chart(data).transform_filter("datum.election").mark_rule(
        color=theme.ORANGE, strokeWidth=14, opacity=0.25).encode(x=years_axis("year"))
    def both(with_elections, alone):
        return money_lines(data, (with_elections, theme.BLUE, SOLID, "with elections"),
                           (alone, theme.GREY, DASHED, "left alone"))

    spending, held = both("spending", "alone"), both("balance", "alone_balance")
    left = alt.layer(marks, spending).properties(width=360, height=150, title="Spending (shaded: election years)")
    right = alt.layer(marks, held).properties(width=360, height=150, title="The fund at the end of the year")
    return alt.hconcat(left, right).resolve_scale(color="independent", strokeDash="independent").properties(
        description="Spending and the balance of a fund, left alone and with spending before elections")
