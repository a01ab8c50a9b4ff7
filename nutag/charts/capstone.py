"""Charts of the capstone: the whole partnership of a team on one page, as three lists of bars with ticks."""

import altair as alt

from nutag.charts import theme

INK, RED = "#333333", "#a84300"
TONES = {"plain": theme.BLUE, "pale": "#c9d6df", "high": theme.ORANGE}
ROW = 18  # pixels: ten rows leave room for controls and sentence in Present
ACROSS = alt.Scale(domain=[-0.8, 1.42], nice=False, clamp=False)


def partnership(fixed):
    """Money a head by soum; the projects of the meeting; power and deal.

    Live: money, meeting, table, each with rows (row, name, part, tick, text, tone) under heads (row, head, short,
    note).
    """
    return [bars("money", 7, "Money a head in the six soums, and in a year of a low price"),
            bars("meeting", 8, "Seven projects by their votes; those funded are marked"),
            bars("table", 10, "Power of four groups in the council, and points of four parties in the deal")]


def bars(dataset, rows, description):
    """A list of bars from 0 to 1 with names before and values behind them; a tick is what each is compared with."""
    base = alt.Chart(alt.NamedData(dataset)).encode(
        y=alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[-0.5, rows - 0.5], reverse=True, nice=False)))
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
        width="container", height=ROW * rows, description=description, usermeta=theme.NO_GHOST)


CHARTS = {"partnership": partnership}
