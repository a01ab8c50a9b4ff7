"""Charts of revenue sharing: chain of shares, money per head, Lorenz curve, other countries, licences in points."""

import altair as alt

from nutag.charts import theme
from nutag.charts.territory import tile_map

KNOWN = {"high confidence": theme.BLUE, "medium confidence": theme.ORANGE, "share not found": "#555555",
         "not in the table yet": "#aaaaaa"}
SOURCES = {"own revenue": theme.GREY, "royalty share": theme.SKY}
CURVES = {"equal": "#999999", "royalty share": theme.BLUE, "all money in the end": theme.ORANGE}
HEADS = alt.InlineData([dict(x=x, row=-1, text=text) for x, text in (
    (0, "revenue, and the base of the share"), (270, "share"), (452, "goes to"), (626, "and from there"))])


def colours(names):
    """A colour scale with fixed names, so that a colour never changes its meaning."""
    return alt.Scale(domain=list(names), range=list(names.values()))


def chain_chart(shares, passed_on, rows, recipients):
    """From stream and base over the share to the recipient, and from the pool on to the soums.

    shares: share_id, share, known (a key of KNOWN), chosen. passed_on: text, row. These change.
    rows: share_id, row, stream, base, to_row. recipients: text, to_row. These do not.
    """
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[-1.4, 12.5], reverse=True, nice=False))
    def x(field):
        return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, 850], nice=False))

    known = alt.Color("known:N", title=None, scale=colours(KNOWN), legend=alt.Legend(orient="top"))
    base = alt.Chart(shares).transform_lookup(
        "share_id", alt.LookupData(rows, "share_id", ["row", "stream", "base", "to_row"])).transform_calculate(
        x="308", x2="446", x0="0", x1="296").encode(y=y)
    lines = base.transform_filter("datum.known != 'not in the table yet'").mark_rule().encode(
        x=x("x"), x2="x2:Q", y2="to_row:Q", color=known, strokeWidth=alt.StrokeWidth(
            "chosen:N", legend=None, scale=alt.Scale(domain=[True, False], range=[5, 1.5])))
    streams = base.mark_text(align="left", fontSize=12, dy=-6).encode(x=x("x0"), text="stream:N")
    bases = base.mark_text(align="left", fontSize=10, dy=6, color="#555555").encode(x=x("x0"), text="base:N")
    parts = base.mark_text(align="right", fontSize=12, fontWeight="bold").encode(
        x=x("x1"), text="share:N", color=known)
    to = alt.Chart(recipients).transform_calculate(x="452").mark_text(
        align="left", fontSize=12, lineBreak="\n").encode(x=x("x"), y=alt.Y("to_row:Q", axis=None), text="text:N")
    on = alt.Chart(passed_on).transform_calculate(x="626").mark_text(
        align="left", fontSize=11, lineBreak="\n").encode(x=x("x"), y=y, text="text:N")
    heads = alt.Chart(HEADS).mark_text(align="left", fontSize=11, fontWeight="bold", color="#555555").encode(
        x=x("x"), y=y, text="text:N")
    return alt.layer(lines, streams, bases, parts, to, on, heads).properties(
        width=850, height=330, description="Each revenue stream with its base, the share, and who receives it")


def per_head_chart(parts, after):
    """Money a head by soum: own revenue and royalty share as bars, a mark where it ends after equalisation.

    parts: soum, part (own revenue or royalty share), amount. after: soum, amount. Amounts in thousand tögrög a head.
    """
    y = alt.Y("soum:N", title=None, sort=None)
    x = alt.X("amount:Q", title="₮ thousand per head", scale=alt.Scale(domain=[0, 2200]),
              axis=alt.Axis(tickCount=5))
    bars = alt.Chart(parts).mark_bar().encode(
        y=y, x=x, color=alt.Color("part:N", title=None, scale=colours(SOURCES), legend=alt.Legend(orient="top")),
        tooltip=["soum:N", "part:N", alt.Tooltip("amount:Q", format=",.0f")])
    ticks = alt.Chart(after).mark_tick(color=theme.ORANGE, thickness=4, size=24).encode(y=y, x=x)
    return alt.layer(bars, ticks).properties(width=330, height=150, title="Orange mark: all money in the end")


def lorenz_chart(data):
    """Lorenz curves: the share of the money that the poorest share of people has.

    data: curve (a key of CURVES), people and money as shares from 0 to 1.
    """
    share = alt.Axis(format="%", tickCount=5)
    return alt.Chart(data).mark_line(point=alt.OverlayMarkDef(size=25)).encode(
        x=alt.X("people:Q", title="share of people, poorest first", axis=share, scale=alt.Scale(domain=[0, 1])),
        y=alt.Y("money:Q", title="share of the money", axis=share, scale=alt.Scale(domain=[0, 1])),
        color=alt.Color("curve:N", title=None, scale=colours(CURVES), legend=alt.Legend(orient="top")),
    ).properties(width=300, height=150)


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


def licence_maps(all_licences, mining, tiles):
    """Two schematic tile maps of the same 1 000 points: by area of all licences, and of mining licences alone.

    all_licences, mining: aimag_iso, label, value, text, chosen. tiles: aimag_iso, tile_column, tile_row.
    """
    return alt.vconcat(
        tile_map(all_licences, tiles, "By area of all licences: points of 1,000"),
        tile_map(mining, tiles, "By area of mining licences: points of 1,000")).properties(
        description="Two tile maps of licence area in points; they disagree, and neither shows money")
