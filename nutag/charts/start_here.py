"""The first chart of the course: whom a programme reaches when it starts with the most populous units."""

import altair as alt

from nutag.charts import theme


def reach_chart(data):
    """Bars of population by first-level unit, those reached in colour.

    data: unit, people, reached ("reached" or "left behind"); one row a unit.
    """
    return alt.Chart(data).mark_bar().encode(
        x=alt.X("people:Q", title="people, census of January 2020", axis=alt.Axis(format="~s", tickCount=5)),
        y=alt.Y("unit:N", sort=None, title=None, axis=alt.Axis(labelFontSize=11)),
        color=alt.Color("reached:N", title=None, legend=alt.Legend(orient="top"),
                        scale=alt.Scale(domain=["reached", "left behind"], range=[theme.BLUE, "#bbbbbb"])),
        tooltip=["unit:N", alt.Tooltip("people:Q", format=","), "reached:N"],
    ).properties(width=340, height=alt.Step(14), description="People by first-level unit, most populous first")
