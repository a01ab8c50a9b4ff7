"""Charts of the capstone: the whole partnership of a team on one page, as two lists of bars with ticks."""

import altair as alt

from nutag.charts import theme

INK, RED = "#333333", "#a84300"
TONES = {"plain": theme.BLUE, "pale": "#c9d6df", "high": theme.ORANGE}
ROW, ROWS = 17, 13  # pixels, and rows of the longer list: room for controls and sentence in Present
ACROSS = alt.Scale(domain=[-0.8, 1.42], nice=False, clamp=False)


def partnership(fixed):
    """Left: money a head by soum, and power in the council. Right: the projects of the meeting, and the deal.

    Live: left, right, each with rows (row, name, part, tick, text, tone) under heads (row, head, short, note).
    """
    return [bars("left", "Money a head in the six soums, and power of four groups in the council"),
            bars("right", "Seven projects by their votes, those funded marked, and points of four parties in the deal")]


def bars(dataset, description):
    """A list of bars from 0 to 1 with names before and values behind them; a tick is what each is compared with."""
    base = alt.Chart(alt.NamedData(dataset)).encode(
        y=alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[-0.5, ROWS - 0.5], reverse=True, nice=False)))
    size = alt.ExprRef("width < 300 ? 11 : 12")

    def at(place):
        return alt.X(f"{place}:Q", axis=None, scale=ACROSS)

    ink = alt.value(INK)
    items = base.transform_filter("isValid(datum.part)").transform_calculate(nought="0", left="-0.8")
    filled = items.mark_bar(height=11, cornerRadius=2).encode(
        x=at("nought"), x2="part:Q", color=alt.Color("tone:N", legend=None, scale=alt.Scale(
            domain=list(TONES), range=list(TONES.values()))),
        tooltip=[alt.Tooltip("name:N", title="What"), alt.Tooltip("text:N", title="Value")])
    ticks = items.transform_filter("isValid(datum.tick)").mark_tick(
        thickness=2.5, height=15, color="black", tooltip=None).encode(x=at("tick"))
    short = "replace(replace(datum.name, 'vaccination ', ''), 'aimag ', '')"
    names = items.transform_calculate(word=f"width < 300 ? {short} : datum.name").mark_text(
        align="left", fontSize=size, tooltip=None).encode(x=at("left"), text="word:N", color=ink)
    values = items.transform_calculate(end="max(datum.part, datum.tick || 0)").mark_text(
        align="left", dx=6, fontSize=size, fontWeight="bold", tooltip=None).encode(
        x=at("end"), text="text:N", color=alt.condition("datum.tone == 'high'", alt.value(RED), ink))
    heads = base.transform_filter("isValid(datum.head)").transform_calculate(
        left="-0.8", right="1.42", word="width < 300 ? datum.short : datum.head")
    words = [heads.mark_text(align="left", fontWeight="bold", fontSize=size, tooltip=None).encode(
        x=at("left"), text="word:N", color=ink),
        heads.mark_text(align="right", fontSize=alt.ExprRef("width < 300 ? 10 : 11"), tooltip=None).encode(
        x=at("right"), text="note:N", color=alt.value("#595959"))]
    return alt.layer(filled, ticks, names, values, *words).properties(
        width="container", height=ROW * ROWS, description=description, usermeta=theme.NO_GHOST)


CHARTS = {"partnership": partnership}
