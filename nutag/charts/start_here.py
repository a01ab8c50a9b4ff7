"""The first chart of the course: whom a programme reaches when it starts with the most populous units."""

import altair as alt

from nutag.charts import theme

BARS = {"units": "22 units", "people": "People", "land": "Land"}


def reach(fixed):
    """Three bars from 0 to 1: units, people, land. What is reached is in colour and fills all three together.

    fixed: segments (bar, rank, unit, start, end, amount). Live: steps (units, for the first bar), reach (units, bar,
    text, for the other two), predicted (value: the number of units that the reader predicted).
    """
    segments = alt.InlineData(values=fixed["segments"])
    scale = alt.Scale(domain=[0, 1], nice=False)
    y = alt.Y("bar:N", title=None, scale=alt.Scale(domain=list(BARS), paddingInner=0.28, paddingOuter=0.1),
              axis=alt.Axis(domain=False, ticks=False, labelFontSize=13, labelFontWeight="bold", labelPadding=8,
                            labelExpr=f"{BARS}[datum.value]"))

    def bars(live, wanted):
        parts = alt.Chart(segments).transform_filter(wanted).transform_calculate(one="1").transform_lookup(
            "one", alt.LookupData(alt.NamedData(live), "one", ["units"]),
        ).transform_filter("isValid(datum.units)").transform_calculate(
            state="datum.rank <= datum.units ? 'reached' : 'left behind'",
            share="format(datum.end - datum.start, '.1%') + (datum.bar == 'people' ? ' of the people' : ' of the land')",
            what="datum.bar == 'units' ? '1 of 22 units' : datum.share")
        return parts.mark_bar(stroke="white", strokeWidth=1.2).encode(
            x=alt.X("start:Q", scale=scale, title=None, axis=None), x2="end:Q", y=y,
            color=alt.Color("state:N", legend=None, scale=alt.Scale(
                domain=["reached", "left behind"], range=[theme.BLUE, "#d9d9d9"])),
            tooltip=[alt.Tooltip("unit:N", title="Unit"), alt.Tooltip("what:N", title="Its share"),
                     alt.Tooltip("state:N", title="With this setting")])

    half = alt.Chart(alt.InlineData(values=[{"half": 0.5}])).mark_rule(strokeDash=[2, 3], color="#555555").encode(
        x=alt.X("half:Q", scale=scale))
    half_word = half.mark_text(dy=4, baseline="top", color="#555555", fontSize=12).encode(
        y=alt.value("height"), text=alt.value("half"))
    shares = alt.Chart(alt.NamedData("reach")).mark_text(
        align="left", dx=6, fontSize=14, fontWeight="bold", color=theme.BLUE).encode(
        x=alt.datum(1, scale=scale), y=y, text="text:N")
    predicted = alt.Chart(alt.NamedData("predicted")).transform_calculate(
        place="datum.value / 22", bar="'units'", word="'you: ' + datum.value").encode(
        x=alt.X("place:Q", scale=alt.Scale(domain=[0, 1], nice=False, clamp=True)), y=y)
    mark = predicted.mark_point(shape="M0,-1V1", size=2400, stroke=theme.ORANGE, strokeDash=[4, 3], strokeWidth=2.5)
    word = predicted.mark_text(dy=-31, color=theme.ORANGE, fontSize=12, fontWeight="bold").encode(text="word:N")
    return [alt.layer(bars("steps", "datum.bar == 'units'"), bars("reach", "datum.bar != 'units'"),
                      half, half_word, shares, mark, word).properties(
        width="container", height=170, padding=dict(left=4, right=14, top=14, bottom=20),
        description="Three bars: the 22 first-level units, the people who live in them, and their land",
        usermeta={"touch": {"control": "units", "field": "rank"}})]


CHARTS = {"reach": reach}
