"""Charts of revenue sharing: the flow of ₮100, six soums and a yardstick, a real budget, Lorenz curves, licences."""

import altair as alt

from nutag.charts import theme
from nutag.charts.flow import flow

INK = "#333333"
TOUCH_STEP = 5  # per cent, as the slider moves
ABOVE, SAME, BELOW = "#8fc3e6", "#ececec", "#f0b489"
KINDS = {"source": INK, "rest": "#8a8a8a", "state": "#5f5f5f", "place": theme.ORANGE, "pool": theme.BLUE,
         "aimags": theme.SKY, "soums": theme.BLUE}


def chain(fixed):
    """₮100 of a stream as a flow: to the state, the national pool, the place, and on to aimags and soums.

    Live: ribbons, boxes and origin as `nutag.charts.flow.flow` wants them.
    """
    picture = flow(*map(alt.NamedData, ("ribbons", "boxes", "origin")), KINDS, (-12, 172),
                   "₮100 of a stream, divided among those who receive it")
    return [picture.properties(height=225, title=theme.line_below(
        "Height of a band: its part of ₮100.", "Dashed: not known whether it still held,", "or no rule read."),
        usermeta=theme.NO_GHOST)]


def sharing(fixed):
    """Six drawn soums with their people as dots, coloured by the yardstick; and the same values as bars beside the whole.

    fixed: land (soum, x0, x1, y0, y1), dots (x, y). Live: soums (soum, label, value, text, side), whole (value, text),
    split (part, y0, y1, text).
    """
    return [soum_map(fixed), yardstick_bars()]


def soum_map(fixed):
    """The land of each soum, the centre's part of the royalty at the left, one dot for 250 people."""
    across = alt.Scale(domain=[-0.23, 1.1], nice=False)
    down = alt.Scale(domain=[1, 0], nice=False)

    def at(x, y):
        return dict(x=alt.X(x, axis=None, scale=across), y=alt.Y(y, axis=None, scale=down))

    place = alt.LookupData(theme.constant(fixed["land"]), "soum", ["x0", "x1", "y0", "y1"])
    soums = alt.Chart(alt.NamedData("soums")).transform_lookup("soum", place)
    side = alt.Color("side:O", legend=None, scale=alt.Scale(domain=[-1, 0, 1], range=[BELOW, SAME, ABOVE]))
    plain = soums.mark_rect(stroke="white", strokeWidth=2, cornerRadius=3).encode(
        **at("x0:Q", "y0:Q"), x2="x1:Q", y2="y1:Q", color=side,
        tooltip=[alt.Tooltip("label:N", title="Soum"), alt.Tooltip("text:N", title="By your yardstick")])
    people = alt.Chart(theme.constant(fixed["dots"])).mark_circle(color=INK, opacity=0.75).encode(
        **at("x:Q", "y:Q"), size=alt.value(alt.ExprRef("width < 420 ? 6 : 13")))
    wide = soums.transform_filter("datum.soum != 'E'").encode(**at("x0:Q", "y0:Q"))
    narrow = soums.transform_filter("datum.soum == 'E'").encode(**at("x1:Q", "y0:Q"))
    texts = [chart.mark_text(align="left", baseline="top", dx=5, dy=dy, fontSize=11.5, fontWeight=weight, color="#1a1a1a").encode(
        text=text) for chart in (wide, narrow) for dy, weight, text in ((5, "bold", "name:N"), (20, "normal", "text:N"))
        for chart in [chart.transform_calculate(name="width < 420 || datum.soum == 'E' ? datum.soum : datum.label")]]
    parts = alt.Chart(alt.NamedData("split")).transform_calculate(
        x0="-0.23", x1="-0.03", middle="(datum.y0 + datum.y1) / 2", x="-0.13")
    bar = parts.mark_rect(cornerRadius=2).encode(
        **at("x0:Q", "y0:Q"), x2="x1:Q", y2="y1:Q",
        color=alt.condition("datum.part == 'centre'", alt.value("#666666"), alt.value(theme.BLUE)))
    words = [parts.mark_text(color="white", fontSize=alt.ExprRef("width < 420 ? 8 : 10"), fontWeight="bold", dy=dy).encode(**at("x:Q", "middle:Q"), text=text)
             for dy, text in ((-7, "part:N"), (7, "text:N"))]
    return alt.layer(plain, people, *texts, bar, *words, touched(at)).properties(
        width="container", height=190, title=theme.line_below("Dot: 250 people.", "Blue above, orange below the whole."),
        description="Six soums of Jishee, drawn as large as their land, with their people as dots",
        usermeta={"touch": {"control": "leaves", "field": "leaves"}, **theme.NO_GHOST})


def touched(at):
    """Unseen steps over the bar of the royalty: touched, the bar parts there. at: a place in the map, as encodings."""
    step = 1 / (100 / TOUCH_STEP + 1)
    rows = [dict(leaves=100 - TOUCH_STEP * n, x0=-0.23, x1=-0.03, y0=step * n, y1=step * (n + 1))
            for n in range(100 // TOUCH_STEP + 1)]
    return alt.Chart(alt.InlineData(values=rows)).mark_rect(fill="transparent").encode(
        **at("x0:Q", "y0:Q"), x2="x1:Q", y2="y1:Q", tooltip=[alt.Tooltip("leaves:Q", title="Leaves the centre, %")])


def yardstick_bars():
    """One bar a soum by the chosen yardstick, and a dashed line for Jishee as a whole."""
    y = alt.Y("soum:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False, labelFontWeight="bold"))
    x = alt.X("value:Q", title=None, axis=None)
    base = alt.Chart(alt.NamedData("soums")).encode(y=y, x=x)
    bars = base.mark_bar(height=17).encode(
        color=alt.Color("side:O", legend=None, scale=alt.Scale(domain=[-1, 0, 1], range=["#d98243", "#9a9a9a", "#3b8fc4"])),
        tooltip=[alt.Tooltip("label:N", title="Soum"), alt.Tooltip("text:N", title="By your yardstick")])
    numbers = theme.haloed(base.transform_calculate(edge="max(datum.value, 0)").encode(
        x=alt.X("edge:Q", title=None, axis=None), text="text:N"), align="left", dx=4, fontSize=11.5, color=INK)
    whole = alt.Chart(alt.NamedData("whole")).encode(x=x)
    line = whole.mark_rule(strokeDash=[4, 3], color=INK)
    said = [whole.transform_filter(f"datum.far == {far}").mark_text(align=align, dx=dx, fontSize=11, color=INK).encode(
        y=alt.value(-9), text="text:N") for far, align, dx in (("false", "left", 4), ("true", "right", -4))]
    return alt.layer(bars, line, *numbers, *said).properties(
        width="container", height=175, description="What the rules bring to each soum, by the chosen yardstick")


PARTS = {"own revenue": theme.ORANGE, "Local Development Fund": theme.BLUE, "financial support": "#8fc3e6",
         "not named": "#dddddd"}


def budgets_chart(parts, passed_up):
    """A real budget as one stacked bar, by where its money came from; below, on a scale of its own, money passed up.

    parts: part (one of PARTS), start, end (billion tögrög), text. passed_up: when (words), amount (billion tögrög).
    """
    whole = alt.Scale(domain=[0, 38], nice=False)
    base = alt.Chart(alt.InlineData(values=parts)).transform_calculate(middle="(datum.start + datum.end) / 2")
    bar = base.mark_bar(height=34).encode(
        x=alt.X("start:Q", axis=None, scale=whole), x2="end:Q",
        color=alt.Color("part:N", legend=None, scale=alt.Scale(domain=list(PARTS), range=list(PARTS.values()))),
        tooltip=[alt.Tooltip("part:N", title="Money"), alt.Tooltip("text:N", title="Billion tögrög")])
    place = base.encode(x=alt.X("middle:Q", axis=None, scale=whole))
    amounts = place.mark_text(fontSize=13, fontWeight="bold").encode(text="text:N", color=alt.condition(
        "datum.part == 'own revenue' || datum.part == 'Local Development Fund'", alt.value("white"), alt.value("#1a1a1a")))
    names = place.transform_calculate(name="replace(replace(datum.part, 'Local ', ''), 'own revenue', 'own')").mark_text(
        dy=27, fontSize=11, color=INK).encode(text="name:N")
    proposal = alt.layer(bar, amounts, names).properties(
        width=520, height=70, title=f"Uvurkhangai 2022, a proposal: {parts[-1]['end']:.1f} billion tögrög, most of it "
                                    f"from above")
    sent = alt.Chart(alt.InlineData(values=passed_up)).encode(
        y=alt.Y("when:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False, labelFontSize=12)),
        x=alt.X("amount:Q", axis=None, scale=alt.Scale(domain=[0, 125], nice=False)))
    bars = sent.mark_bar(height=20, color="#5f5f5f").encode(
        tooltip=[alt.Tooltip("when:N", title="Year"), alt.Tooltip("amount:Q", title="Billion tögrög")])
    values = sent.mark_text(align="left", dx=4, fontSize=13, fontWeight="bold").encode(text=alt.Text("amount:Q", format=".1f"))
    up = alt.layer(bars, values).properties(
        width=430, height=56, title="Umnugovi passed up to the state, billion tögrög (a scale of its own)")
    return alt.vconcat(proposal, up).properties(description=(
        "Uvurkhangai 2022: " + ", ".join(f"{row['part']} {row['text']}" for row in parts) + ". Umnugovi passed up: "
        + ", ".join(f"{row['when']} {row['amount']}" for row in passed_up)))


def lorenz_chart(points):
    """Lorenz curves: the share of the money that the poorest share of people has, with a grid to read them by.

    points: curve (words), people and money as shares from 0 to 1.
    """
    tenth = alt.Axis(format="%", values=[n / 10 for n in range(11)], gridColor="#e0e0e0")
    names = list(dict.fromkeys(row["curve"] for row in points))
    colour = alt.Color("curve:N", title=None, scale=alt.Scale(domain=names, range=["#999999", theme.BLUE, theme.ORANGE][:len(names)]),
                       legend=alt.Legend(orient="right"))
    return alt.Chart(alt.InlineData(values=points)).mark_line(point=alt.OverlayMarkDef(size=40)).encode(
        x=alt.X("people:Q", title="people, poorest soums first", axis=tenth, scale=alt.Scale(domain=[0, 1])),
        y=alt.Y("money:Q", title="share of the money", axis=tenth, scale=alt.Scale(domain=[0, 1])),
        color=colour, tooltip=[alt.Tooltip("curve:N", title="Rule"), alt.Tooltip("people:Q", title="The poorest", format=".0%"),
                               alt.Tooltip("money:Q", title="Have", format=".0%")]).properties(
        width=330, height=270, description="Lorenz curves: " + ", ".join(names))


def tile_map(units, tiles, title):
    """One tile a first-level unit, roughly where it lies, coloured by a measure; the chosen ones have a thick frame.

    units: aimag_iso, label, value, text, chosen (true or false). tiles: aimag_iso, tile_column, tile_row.
    """
    place = alt.LookupData(tiles, "aimag_iso", ["tile_column", "tile_row"])
    base = alt.Chart(units).transform_lookup("aimag_iso", place).encode(
        x=alt.X("tile_column:O", axis=None), y=alt.Y("tile_row:O", axis=None),
        tooltip=[alt.Tooltip("label:N", title="Unit"), alt.Tooltip("text:N", title="Points")])
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


CHARTS = {"chain": chain, "sharing": sharing}
