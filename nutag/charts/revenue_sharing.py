"""Charts of revenue sharing: chain of shares, money per head, Lorenz curve, other countries, licences in points."""

import altair as alt

from nutag.charts import theme

LINES = ["mineral royalty", "domestic VAT", "local surplus", "donations", "petroleum royalty", "petroleum fees",
         "all licence fees", "exploration fees", "forest-use fees", "aimag’s part, 2013", "aimag’s part, 2022"]
RECIPIENTS = ["national pool", "state budget", "aimag", "soum", "local funds", "local budgets"]
END = "all money in the end"
SOURCES = {"own revenue": theme.GREY, "royalty share": theme.BLUE, END: theme.ORANGE}
CURVES = {"equal": "#999999", "royalty share": theme.BLUE, END: theme.ORANGE}


def colours(names):
    """A colour scale with fixed names, so that a colour never changes its meaning."""
    return alt.Scale(domain=list(names), range=list(names.values()))


def chain_chart(shares):
    """Streams against recipients: a circle whose area is the share of the stream's own base; rings are less certain.

    shares: line (one of LINES), to (one of RECIPIENTS), share (words), pct (or none), known, base, stream, chosen.
    """
    sure = "datum.known == 'high confidence'"
    small = alt.ExprRef("height < 150 ? 9 : 11")  # before a class the lines stand closer
    x = alt.X("to:N", scale=alt.Scale(domain=RECIPIENTS), axis=None)
    base = alt.Chart(shares).encode(
        x=x, y=alt.Y("line:N", title=None, scale=alt.Scale(domain=LINES), axis=alt.Axis(
            labelFontSize=small, labelLimit=0, domain=False, ticks=False, grid=True)),
        tooltip=[alt.Tooltip("line:N", title="from"), alt.Tooltip("share:N", title="share"),
                 alt.Tooltip("base:N", title="of what (the base)"), alt.Tooltip("to:N", title="to"),
                 alt.Tooltip("known:N", title="how well we know it")])
    heads = alt.Chart(alt.InlineData([dict(to=name, text=name.replace(" ", "\n")) for name in RECIPIENTS])).mark_text(
        baseline="top", lineBreak="\n", fontSize=10.5, color="#555555").encode(x=x, y=alt.value(-30), text="text:N")
    colour = alt.condition("datum.chosen", alt.value(theme.ORANGE), alt.value("#8a9bab"))
    size = alt.Size("pct:Q", legend=None, scale=alt.Scale(domain=[0, 100], range=[0, alt.ExprRef("min(360, height * height / 80)")]))
    filled = base.transform_filter(f"isValid(datum.pct) && {sure}").mark_point(filled=True, opacity=0.55).encode(size=size, color=colour)
    rings = base.transform_filter(f"isValid(datum.pct) && !({sure})").mark_point(filled=False, strokeWidth=2).encode(
        size=size, color=colour)
    said = base.transform_calculate(words="replace(datum.share, 'at least ', '≥ ')").encode(
        text="words:N", color=alt.condition("datum.chosen", alt.value("black"), alt.value("#555555")))
    beside = "width > 400 && isValid(datum.pct) ?"  # beside its circle where there is room, else on it
    words = said.mark_text(fontSize=small, align=alt.ExprRef(f"{beside} 'left' : 'center'"),
                           dx=alt.ExprRef(f"{beside} 13 : 0"))
    key = ["Area: share of the stream’s own base.", "Ring: medium confidence. ?: not found. –: no rule."]
    return alt.layer(filled, rings, words, heads).properties(
        width="container", height=17 * len(LINES), title=theme.line_below(*key),
        description="Revenue streams against those who receive a share of them",
        usermeta={"touch": {"control": "stream", "field": "stream"}})


def per_head_chart(parts, after):
    """Money a head by soum: own revenue and royalty share as bars, a mark where it ends after equalisation.

    parts: soum, part (own revenue or royalty share), amount. after: soum, amount, edge (where bar and mark end).
    Amounts in thousand tögrög a head.
    """
    y = alt.Y("soum:N", title=None, sort=None)
    x = alt.X("amount:Q", title="₮ thousand per head", scale=alt.Scale(domain=[0, 2200]),
              axis=alt.Axis(tickCount=5))
    bars = alt.Chart(parts).mark_bar().encode(
        y=y, x=x, color=alt.Color("part:N", title=None, scale=colours(SOURCES), legend=None),
        tooltip=[alt.Tooltip("soum:N", title="soum"), alt.Tooltip("part:N", title="what"),
                 alt.Tooltip("amount:Q", title="₮ thousand per head", format=",.0f")])
    base = alt.Chart(after).encode(y=y, x=x, tooltip=[
        alt.Tooltip("soum:N", title="soum"), alt.Tooltip("amount:Q", title="all money in the end, ₮ thousand per head", format=",.0f")])
    ticks = base.mark_tick(thickness=4, size=22, opacity=1).encode(color=alt.datum(END))
    numbers = base.mark_text(align="left", dx=6, fontSize=11).encode(x="edge:Q", text=alt.Text("amount:Q", format=",.0f"))
    return alt.layer(bars, ticks, numbers, *theme.key(SOURCES, -90)).properties(
        width="container", height=165, description="Money per head in six soums")


def lorenz_chart(data):
    """Lorenz curves: the share of the money that the poorest share of people has.

    data: curve (a key of CURVES), people and money as shares from 0 to 1.
    """
    share = alt.Axis(format="%", tickCount=5)
    curves = alt.Chart(data).mark_line(point=alt.OverlayMarkDef(size=25)).encode(
        x=alt.X("people:Q", title="people, poorest first", axis=share, scale=alt.Scale(domain=[0, 1])),
        y=alt.Y("money:Q", title="share of the money", axis=share, scale=alt.Scale(domain=[0, 1])),
        color=alt.Color("curve:N", title=None, scale=colours(CURVES), legend=None),
        tooltip=[alt.Tooltip("curve:N", title="what"), alt.Tooltip("people:Q", title="the poorest", format=".0%"),
                 alt.Tooltip("money:Q", title="have", format=".0%")])
    return alt.layer(curves, *theme.key(CURVES, -40)).properties(
        width="container", height=165, description="Lorenz curves of the royalty and of all money")


def comparators_chart(data):
    """What other countries leave to the place or the region; every bar has a base of its own.

    data: case, local_share_pct, note (words beside the bar, or none), confidence.
    """
    base = alt.Chart(data).encode(
        y=alt.Y("case:N", title=None, sort=None, axis=alt.Axis(labelLimit=420)),
        x=alt.X("local_share_pct:Q", title="local or regional share, % of the stream named",
                scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(tickCount=5)))
    bars = base.mark_bar().encode(color=alt.Color(
        "confidence:N", legend=alt.Legend(orient="top"), scale=colours({"high": theme.BLUE, "medium": theme.AMBER})))
    labels = base.mark_text(align="left", dx=4).encode(text="note:N")
    return alt.layer(bars, labels).properties(width=330, height=alt.Step(22), description=(
        "Shares from 5 to 90 per cent in nine countries; streams and bases differ, so this is no ranking"))


def tile_map(units, tiles, title):
    """One tile a first-level unit, roughly where it lies, coloured by a measure; the chosen ones have a thick frame.

    units: aimag_iso, label, value, text, chosen (true or false). tiles: aimag_iso, tile_column, tile_row.
    """
    place = alt.LookupData(tiles, "aimag_iso", ["tile_column", "tile_row"])
    base = alt.Chart(units).transform_lookup("aimag_iso", place).encode(
        x=alt.X("tile_column:O", axis=None), y=alt.Y("tile_row:O", axis=None),
        tooltip=[alt.Tooltip("label:N", title="unit"), alt.Tooltip("text:N", title="points")])
    squares = base.mark_rect(cornerRadius=3, stroke="white").encode(
        color=alt.Color("value:Q", legend=None, scale=alt.Scale(range=["#eef5fb", "#8cc0e6"], zero=True)))
    frame = base.transform_filter("datum.chosen").mark_rect(cornerRadius=3, filled=False, stroke=theme.ORANGE, strokeWidth=3)
    names = base.mark_text(fontSize=9, dy=-7).encode(text="label:N")
    numbers = base.mark_text(fontSize=12, dy=8).encode(text="text:N")
    return alt.layer(squares, frame, names, numbers).properties(width=544, height=160, title=title)


def licence_maps(all_licences, mining, tiles):
    """Two schematic tile maps of the same 1 000 points: by area of all licences, and of mining licences alone.

    all_licences, mining, tiles: see `tile_map`.
    """
    return alt.vconcat(
        tile_map(all_licences, tiles, "By area of all licences: points of 1,000"),
        tile_map(mining, tiles, "By area of mining licences: points of 1,000")).properties(
        description="Two tile maps of licence area in points; they disagree, and neither shows money")


CHARTS = {
    "chain": lambda fixed: [chain_chart(alt.NamedData("shares"))],
    "sharing": lambda fixed: [per_head_chart(alt.NamedData("parts"), alt.NamedData("after")),
                              lorenz_chart(alt.NamedData("curves"))],
}
