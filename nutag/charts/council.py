"""Charts of the council: the table and its chairs, the smallest sides, power by threshold, the ladder, Figure 1."""

import altair as alt

from nutag.charts import theme

COLOURS = {"LA": theme.BLUE, "CZ": theme.GREEN, "MC": "#8a6508", "SM": "#a8508a"}
NAMES = {"LA": "local government", "CZ": "citizens", "MC": "mining companies", "SM": "small firms"}
SHORT = {**NAMES, "LA": "local gov.", "MC": "mining"}
CORNERS = {"LA": ("right", "top"), "CZ": ("right", "bottom"), "MC": ("left", "bottom"), "SM": ("left", "top")}
# A chair from above: the seat, and its back on the outer side.
CHAIR = ("M-0.34,-0.12Q-0.34,-0.26,-0.2,-0.26L0.2,-0.26Q0.34,-0.26,0.34,-0.12L0.34,0.3Q0.34,0.44,0.2,0.44L-0.2,0.44"
         "Q-0.34,0.44,-0.34,0.3ZM-0.48,-0.3Q0,-0.58,0.48,-0.3L0.48,-0.44Q0,-0.74,-0.48,-0.44Z")
TOUCHED = ("datum.free ? 'adds it' : " + " : ".join(f"isValid(datum.{code}) && datum.group != '{code}' ? 'gives it to "
                                                    f"{name}'"
                                                for code, name in NAMES.items())
           + " : isValid(datum[datum.group]) ? 'takes it away' : 'changes nothing'")
HALF = "min(width - 24, height) / 2"  # the table stays round in every shape of place
TONES = alt.Scale(domain=[*COLOURS, "any"], range=[*COLOURS.values(), theme.GREY])
GROUP = alt.Color("group:N", legend=None, scale=TONES)
LIGHT, INK = "#f1e7d3", "#333333"


def words_for(field, words):
    """An expression that turns a code into its name."""
    return f"{words}[datum.{field}]"


def table(fixed):
    """The council: chairs around a table, and on the table the power of each group as a wedge; and the smallest sides.

    Live: chairs (group, turn, free, woman, and the settings that a touch leads to), wedges (group, part, text), corners
    (group, brush, on, chairs), middle (needed, chairs), sides (row, head or group, start, end, line).
    """
    def ring(middle, signs):
        ends = [alt.ExprRef(f"{middle} / 2 {sign} {HALF}") for sign in signs]
        return alt.Scale(domain=[-1, 1], nice=False, range=ends)

    place = dict(x=alt.X("x:Q", scale=ring("width", "-+"), axis=None),
                 y=alt.Y("y:Q", scale=ring("height", "+-"), axis=None))
    chairs = alt.Chart(alt.NamedData("chairs")).transform_calculate(
        x="0.86 * sin(2 * PI * datum.turn)", y="0.86 * cos(2 * PI * datum.turn)", degrees="360 * datum.turn",
        name=words_for("group", NAMES), does=TOUCHED).encode(**place)
    turned = alt.Angle("degrees:Q", scale=alt.Scale(domain=[0, 360], range=[0, 360]))
    size = alt.ExprRef(f"pow(min({HALF} / 2.6, 8.4 * ({HALF}) / max(8, length(data('chairs')))), 2)")
    taken = chairs.transform_filter("!datum.free").mark_point(
        shape=CHAIR, filled=True, opacity=1, size=size, tooltip=None).encode(angle=turned, color=GROUP)
    free = chairs.transform_filter("datum.free").mark_point(
        shape="circle", filled=True, fill="white", opacity=1, strokeWidth=1.5, strokeDash=[3, 2], size=260,
        tooltip=None).encode(
        stroke=alt.Stroke("group:N", legend=None, scale=TONES))
    plus = chairs.transform_filter("datum.free").mark_text(text="+", fontSize=14, fontWeight="bold",
                                                           tooltip=None).encode(color=GROUP)
    dot = alt.ExprRef(f"pow(min({HALF} / 24, 0.9 * ({HALF}) / length(data('chairs'))), 2)")
    women = chairs.transform_filter("datum.woman").mark_point(
        shape="circle", filled=True, color="white", opacity=1, size=dot, tooltip=None)
    hands = chairs.mark_point(shape="circle", filled=True, opacity=0, size=alt.ExprRef("650")).encode(
        tooltip=[alt.Tooltip("name:N", title="Chair of"), alt.Tooltip("does:N", title="A touch")])
    wood = alt.Chart(alt.InlineData([{}])).mark_arc(
        theta=0, theta2=6.2832, outerRadius=alt.ExprRef(f"0.66 * {HALF}"), color=LIGHT, stroke="#cdbb94", strokeWidth=2,
        tooltip=None)
    wedges = alt.Chart(alt.NamedData("wedges")).transform_calculate(
        name=words_for("group", NAMES), percent="format(datum.part, '.1%')").mark_arc(
        innerRadius=alt.ExprRef(f"0.29 * {HALF}"), outerRadius=alt.ExprRef(f"0.6 * {HALF}"), stroke=LIGHT,
        strokeWidth=2).encode(
        theta=alt.Theta("part:Q", stack=True, scale=alt.Scale(domain=[0, 1], range=[0, 6.28319])), color=GROUP,
        order=alt.Order("group_place:Q"),
        tooltip=[alt.Tooltip("name:N", title="Group"), alt.Tooltip("percent:N", title="Power")]).transform_calculate(
        group_place=f"indexof({list(NAMES)}, datum.group)")
    middle = alt.Chart(alt.NamedData("middle")).transform_calculate(
        big="datum.needed + ' of ' + datum.chairs").encode(x=alt.value(alt.ExprRef("width / 2")))
    numbers = [middle.mark_text(fontSize=alt.ExprRef(f"0.116 * {HALF}"), fontWeight="bold", dy=-5, color=INK, tooltip=None).encode(
                   y=alt.value(alt.ExprRef("height / 2")), text="big:N"),
               middle.mark_text(fontSize=9.5, dy=9, opacity=alt.ExprRef(f"{HALF} < 110 ? 0 : 1"), color="#555555", tooltip=None).encode(
                   y=alt.value(alt.ExprRef("height / 2")), text=alt.value("votes decide"))]
    seats = alt.layer(wood, wedges, *numbers, taken, free, plus, women, hands, *corners()).properties(
        width="container", height=248, description="The council as a table: chairs outside, power as wedges inside",
        usermeta={"touch": {"control": "brush", "field": "brush", "also": {group: group for group in NAMES}},
                  **theme.NO_GHOST})
    return [seats, smallest_sides()]


def corners():
    """A group in each corner: its name, chairs and power; the one that touched chairs go to is marked."""
    layers = []
    for group, (side, end) in CORNERS.items():
        mine = f"datum.group == '{group}'"
        said = alt.Chart(alt.NamedData("corners")).transform_filter(mine).transform_calculate(
            name=f"(datum.on ? '▸ ' : '') + (width < 400 ? '{SHORT[group]}' : '{NAMES[group]}')",
            counted="datum.chairs + (datum.chairs == 1 ? ' chair' : ' chairs')")
        power = alt.Chart(alt.NamedData("wedges")).transform_filter(mine).transform_calculate(
            power="datum.text + (width < 330 ? '' : ' power')")
        for line, (base, field, look) in enumerate((
                (said, "name", dict(fontWeight="bold", fontSize=13)), (said, "counted", {}), (power, "power", {}),
                (said.transform_filter("datum.on && width > 480"), "'touched chairs go here'", dict(fontStyle="italic")))):
            y = 8 + 16 * line if end == "top" else alt.ExprRef(f"height - {(40, 24, 8, 56)[line]}")
            text = alt.value(field.strip("'")) if field.startswith("'") else f"{field}:N"
            layers.append(base.mark_text(align=side, color=COLOURS[group], cursor="pointer", tooltip=None, **look).encode(
                x=alt.value(0 if side == "left" else "width"), y=alt.value(y), text=text))
    return layers


def smallest_sides():
    """Each smallest side that wins, or can block, as a row of blocks as long as its votes; a line where they suffice."""
    base = alt.Chart(alt.NamedData("sides"))
    down = alt.Scale(domain=[15.2, -0.6], nice=False)
    y = alt.Y("row:Q", axis=None, scale=down)
    along = alt.Scale(zero=True, nice=False)
    x = alt.X("start:Q", axis=None, scale=along)
    heads = base.transform_filter("datum.head").mark_text(align="left", fontSize=12, color=INK, tooltip=None).encode(
        y=y, x=alt.value(0), text="head:N")
    blocks = base.transform_filter("datum.group").transform_calculate(
        name=words_for("group", {**NAMES, "any": "any members"}), votes="datum.end - datum.start",
        top="datum.row - 0.4",
        bottom="datum.row + 0.4", centre="(datum.start + datum.end) / 2")
    bars = blocks.mark_rect(cornerRadius=3, stroke="white", strokeWidth=1.5).encode(
        x=x, x2="end:Q", y=alt.Y("top:Q", axis=None, scale=down), y2="bottom:Q", color=GROUP,
        tooltip=[alt.Tooltip("name:N", title="Group"), alt.Tooltip("votes:Q", title="Votes")])
    counts = blocks.mark_text(fontSize=11, color="white", fontWeight="bold", tooltip=None).encode(x=alt.X("centre:Q",
                                                                                                          axis=None,
                                                                                                          scale=along),
                                                                                                  y=y, text="votes:Q")
    line = base.transform_filter("datum.line").transform_calculate(top="datum.row - 0.5",
                                                                   bottom="datum.row + 0.5").mark_rule(
        color=theme.ORANGE, strokeWidth=2.5, tooltip=None).encode(x=alt.X("line:Q", axis=None, scale=along),
                                                                  y=alt.Y("top:Q", axis=None, scale=down),
                                                                  y2="bottom:Q")
    # The axis always runs to the votes of the whole table.
    whole = base.transform_filter("datum.total").mark_point(opacity=0, tooltip=None).encode(x=alt.X("total:Q",
                                                                                                    axis=None,
                                                                                                    scale=along), y=y)
    return alt.layer(whole, heads, bars, counts, line).properties(
        width="container", height=248, description="The smallest sides that win, and that can block; orange: the votes "
                                                   "that decide",
        usermeta=theme.NO_GHOST)


def threshold(fixed):
    """Power of each group at each threshold as a table of tones; and every possible side at the place of its votes.

    Live: cells (group, needed, power, part), names (place, group), chosen (needed), sums (votes, level, side, wins).
    """
    x = alt.X("needed:O", title="votes needed", scale=alt.Scale(domain=list(range(9, 17))),
              axis=alt.Axis(labelAngle=0, domain=False, ticks=False, labelFontSize=12))
    y = alt.Y("group:N", title=None, sort=None, axis=alt.Axis(
        domain=False, ticks=False, labelFontSize=12, labelExpr="room < 300 ? slice(datum.label, 0, 4) : datum.label"))
    names = alt.Chart(alt.NamedData("names")).mark_rect(opacity=0, tooltip=None).encode(y=y)
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(percent="format(datum.part, '.1%')")
    tones = cells.mark_rect(stroke="white", strokeWidth=2, cornerRadius=3).encode(
        x=x, y=y, color=alt.Color("part:Q", legend=None, scale=alt.Scale(
            domain=[0, 0.42], range=["#eef4f9", theme.BLUE], clamp=True)),
        tooltip=[alt.Tooltip("group:N", title="Group"), alt.Tooltip("needed:O", title="Votes needed"),
                 alt.Tooltip("percent:N", title="Power")])
    numbers = cells.mark_text(fontSize=alt.ExprRef("width < 260 ? 9.5 : 12.5"), tooltip=None).encode(
        x=x, y=y, text="power:N", color=alt.condition("datum.part > 0.3", alt.value("white"), alt.value(INK)))
    chosen = alt.Chart(alt.NamedData("chosen")).mark_bar(
        filled=False, stroke=theme.ORANGE, strokeWidth=3, cornerRadius=4, tooltip=None).encode(
        x=x, y=alt.value(-2), y2=alt.value(alt.ExprRef("height + 2")))
    power = alt.layer(names, tones, numbers, chosen).properties(
        width="container", height=150, title=alt.Title("Power (Shapley–Shubik)", fontSize=12, fontWeight="normal"),
        description="Power of each group at each threshold",
        usermeta={"touch": {"control": "needed", "field": "needed"}, **theme.NO_GHOST})
    return [power, possible_sides()]


def possible_sides():
    """Every possible side stands over the sum of its votes; the line is the threshold, sides beyond it win."""
    across = alt.Scale(domain=[0, 17], nice=False)
    x = alt.X("votes:Q", title="votes of the side", scale=across,
              axis=alt.Axis(grid=False, tickMinStep=1, values=list(range(2, 17, 2))))
    y = alt.Y("level:Q", axis=None, scale=alt.Scale(domain=[0.4, 6.6], nice=False))
    base = alt.Chart(alt.NamedData("sums")).encode(x=x, y=y)
    colour = alt.Color("wins:N", legend=None, scale=alt.Scale(domain=[True, False], range=[theme.BLUE, "#d9d9d9"]))
    boxes = base.transform_calculate(says="datum.wins ? 'wins' : 'does not win'").mark_square(
        size=alt.ExprRef("min(780, pow(width / 17.5, 2) * 1.6)"), opacity=1).encode(
        color=colour, tooltip=[alt.Tooltip("side:N", title="Side"), alt.Tooltip("votes:Q", title="Votes"),
                               alt.Tooltip("says:N", title="This side")])
    names = base.mark_text(
        fontSize=alt.ExprRef("width < 380 ? 7.5 : 9.5"), opacity=alt.ExprRef("width < 260 ? 0 : 1"), tooltip=None).encode(
        text="side:N", color=alt.condition("datum.wins", alt.value("white"), alt.value("#444444")))
    chosen = alt.Chart(alt.NamedData("chosen")).transform_calculate(at="datum.needed - 0.5")
    line = chosen.mark_rule(color=theme.ORANGE, strokeWidth=2.5, tooltip=None).encode(x=alt.X("at:Q", scale=across))
    return alt.layer(line, boxes, names).properties(
        width="container", height=150, title=alt.Title("Sides right of the line win", fontSize=12,
                                                       fontWeight="normal"),
        description="Every possible side by its votes", usermeta=theme.NO_GHOST)


def ladder(fixed):
    """Power of the favoured group in steps, beside its share of chairs as a straight line.

    Live: steps (chairs, power, text), now (chairs, power, share).
    """
    x = alt.X("chairs:Q", title="chairs of the favoured group, of 16", scale=alt.Scale(domain=[3.5, 9.5], nice=False),
              axis=alt.Axis(grid=False, values=list(range(4, 10)), format="d"))
    up = alt.Scale(domain=[0, 1.12], nice=False)
    y = alt.Y("power:Q", title=None, scale=up,
              axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1]))
    steps = alt.Chart(alt.NamedData("steps")).encode(x=x, y=y)
    line = steps.mark_line(interpolate="step", strokeWidth=3, color=theme.BLUE, tooltip=None)
    dots = steps.transform_calculate(percent="format(datum.power, '.1%')").mark_circle(size=110, opacity=1,
                                                                                       color=theme.BLUE).encode(
        tooltip=[alt.Tooltip("chairs:Q", title="Chairs"), alt.Tooltip("percent:N", title="Power")])
    numbers = theme.haloed(steps.encode(text="text:N"), dy=-14, fontSize=13, fontWeight="bold", color=theme.BLUE,
                           tooltip=None)
    share = [dict(chairs=chairs, power=chairs / 16) for chairs in (3.5, 9.5)]
    straight = alt.Chart(alt.InlineData(values=share)).mark_line(strokeDash=[5, 4], strokeWidth=2, color="#767676",
                                                                 tooltip=None).encode(x=x, y=y)
    word = alt.Chart(alt.InlineData(values=share[1:])).mark_text(
        align="right", dx=-2, dy=30, color="#595959", tooltip=None, text="share of chairs").encode(x=x, y=y)
    now = alt.Chart(alt.NamedData("now")).mark_rule(color=theme.ORANGE, strokeWidth=2, tooltip=None).encode(
        x=x, y=alt.Y("share:Q", scale=up), y2="power:Q")
    mark = alt.Chart(alt.NamedData("now")).mark_point(size=260, filled=False, strokeWidth=3, color=theme.ORANGE,
                                                      tooltip=None).encode(x=x, y=y)
    said = alt.Chart(alt.NamedData("predicted")).transform_filter("datum.prediction == 'eight'").transform_calculate(
        power="datum.value / 100", chairs="8").mark_tick(
        orient="horizontal", color="black", thickness=2, size=34, tooltip=None).encode(x=x, y=y)
    return [alt.layer(straight, word, line, now, dots, mark, said, *numbers).properties(
        width="container", height=220, description="Power of the favoured group against its chairs",
        usermeta={"touch": {"control": "chairs", "axis": "x"}})]


def elements(fixed):
    """Ten elements with a score each, as cells to touch; and the points of the three pillars.

    fixed: names (row, name). Live: cells (row, level, state, e1 to e10), claims (row, level, full), chosen (row),
    pillars (pillar, points, most, text).
    """
    names = {row["row"]: row["name"] for row in fixed["names"]}
    heads = ["absent", "begun", "rule", "reviewed"]
    x = alt.X("level:O", title=None, scale=alt.Scale(domain=[0, 1, 2, 3]), axis=alt.Axis(
        orient="top", labelAngle=0, domain=False, ticks=False, labelExpr=f"{heads}[datum.value]",
        labelFontSize=alt.ExprRef("width < 220 ? 9.5 : 12")))
    y = alt.Y("row:N", title=None, sort=None, scale=alt.Scale(domain=list(names)), axis=alt.Axis(
        domain=False, ticks=False, labelExpr=f"{names}[datum.value]", labelLimit=160, labelFontSize=11.5))
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(
        says=f"{heads}[datum.level]", name=words_for("row", names), base="'own'").mark_rect(stroke="white", strokeWidth=2,
                                                                               cornerRadius=3).encode(
        x=x, y=y, color=alt.Color("state:N", legend=None, scale=alt.Scale(
            domain=["full", "none", "empty"], range=[theme.BLUE, "#c9c9c9", "#eeeeee"])),
        tooltip=[alt.Tooltip("name:N", title="Element"), alt.Tooltip("says:N", title="A touch sets it to")])
    frame = alt.Chart(alt.NamedData("chosen")).mark_bar(
        filled=False, stroke=theme.ORANGE, strokeWidth=3, cornerRadius=3, tooltip=None).encode(
        y=y, x=alt.value(0), x2=alt.value("width"))
    claims = alt.Chart(alt.NamedData("claims")).mark_circle(size=30, opacity=1, tooltip=None).encode(
        x=x, y=y, color=alt.condition("datum.full", alt.value("white"), alt.value(INK)))
    also = {"base": "base"} | {f"e{row}": f"e{row}" for row in names}
    grid = alt.layer(cells, claims, frame).properties(
        width="container", height=alt.Step(21),
        description="Ten elements of a lasting partnership, and how far each has come",
        usermeta={"touch": {"control": "element", "field": "row", "also": also}, **theme.NO_GHOST})
    return [grid, pillars()]


def pillars():
    """The points of the three pillars, each bar as long as what is reached of what can be reached."""
    y = alt.Y("pillar:N", title=None, sort=None, axis=None)
    across = alt.Scale(domain=[0, 1.35], nice=False)
    x = alt.X("share:Q", axis=None, scale=across)
    base = alt.Chart(alt.NamedData("pillars")).transform_calculate(share="datum.points / datum.most",
                                                                   whole="1").encode(y=y)
    whole = base.mark_bar(height=16, color="#eeeeee", yOffset=8, tooltip=None).encode(x=alt.X("whole:Q", axis=None,
                                                                                              scale=across))
    bars = base.mark_bar(height=16, color=theme.BLUE, yOffset=8).encode(
        x=x, tooltip=[alt.Tooltip("pillar:N", title="Pillar"), alt.Tooltip("text:N", title="Points")])
    names = base.mark_text(align="left", dy=-11, fontWeight="bold", tooltip=None).encode(x=alt.value(0),
                                                                                         text="pillar:N")
    points = base.mark_text(align="left", dx=6, dy=8, tooltip=None).encode(x=alt.X("whole:Q", axis=None, scale=across),
                                                                           text="text:N")
    return alt.layer(whole, bars, names, points).properties(
        width="container", height=150, description="Points of transparency, efficiency and accountability")


CHARTS = {"table": table, "threshold": threshold, "ladder": ladder, "elements": elements}
