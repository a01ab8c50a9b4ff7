"""Charts of evidence: a place as a sunflower of dots, the pile of draws, answers to the left and right of nought."""

import altair as alt

from nutag.charts import theme

YES, NO = theme.BLUE, "#8a8a8a"
PALE_YES, PALE_NO = "#b3d2ea", "#dddddd"
INK = "#333333"
PEOPLE, TURN = 500, 2.399963  # the golden angle: dots as evenly spread as the seeds of a sunflower
HALF = "min(width - 8, height - 8) / 2"
TRUTH = 40
GROUPS = ("civil servants", "small firms", "citizens", "mining companies", "all four groups")
LEVELS = ("disagree strongly", "disagree", "neither", "agree", "agree strongly")


def placed(chart):
    """The chart with a place for each dot: x and y between -1 and 1, from the number i of a person."""
    return chart.transform_calculate(
        across=f"sqrt((datum.i + 0.5) / {PEOPLE}) * cos({TURN} * datum.i)",
        up=f"sqrt((datum.i + 0.5) / {PEOPLE}) * sin({TURN} * datum.i)").encode(
        x=alt.X("across:Q", axis=None, scale=square("width", "-+")),
        y=alt.Y("up:Q", axis=None, scale=square("height", "+-")))


def square(middle, signs):
    """A scale that keeps the sunflower round in every shape of place."""
    return alt.Scale(domain=[-1, 1], nice=False, range=[alt.ExprRef(f"{middle} / 2 {sign} {HALF}") for sign in signs])


def size(share):
    """The area of a dot as a share of the room that each person has."""
    return alt.ExprRef(f"{share} * 3.1416 * pow({HALF}, 2) / {PEOPLE}")


def asked(chart):
    """The people who are asked, in strong colours on a dark edge."""
    return placed(chart).mark_circle(size=size(0.95), opacity=1, stroke=INK, strokeWidth=1.2, tooltip=None).encode(
        color=alt.condition("datum.y", alt.value(YES), alt.value("#f4f4f4")))


def with_next(chart):
    """The chart with the number of the draw that a touch leads to; after the last comes the first."""
    return chart.transform_calculate(one="1").transform_lookup(
        "one", alt.LookupData(alt.NamedData("turn"), "one", ["last"])).transform_calculate(
        next="datum.last % 100 + 1", touch="'draws again'")


def key():
    """What the two colours mean, above the dots."""
    return theme.key({"● says yes": YES, "○ says no": "#595959"})


def sample(fixed):
    """Everybody as a pale dot, those whom the lot chose in strong colours; and the pile of draws beside it.

    fixed: people (i, y, ring). Live: asked (i, y), turn (one, last), pile and now (s, c), band (low, high).
    """
    tip = alt.Tooltip("touch:N", title="A touch")
    people = placed(with_next(alt.Chart(theme.constant(fixed["people"])))).mark_circle(
        size=size(0.55), opacity=1).encode(
        color=alt.condition("datum.y", alt.value(PALE_YES), alt.value(PALE_NO)), tooltip=tip)
    chosen = asked(with_next(alt.Chart(alt.NamedData("asked")))).encode(tooltip=tip)
    town = alt.layer(people, chosen, *key()).properties(
        width="container", height=184, description="500 people as dots; the lot chose those in strong colours",
        usermeta={"touch": {"control": "draw", "field": "next"}, **theme.NO_GHOST})
    x = share([10, 85])
    band = alt.Chart(alt.NamedData("band")).mark_rect(color="#f7e3d3", tooltip=None).encode(
        x=alt.X("low:Q", scale=x), x2="high:Q")
    last = alt.Chart(alt.NamedData("now")).mark_rule(color=theme.ORANGE, strokeWidth=2.5).encode(
        x=alt.X("s:Q", scale=x), tooltip=[alt.Tooltip("s:Q", title="This draw, %")])
    shaded = alt.ExprRef("width < 330 ? 'shaded: margin' : 'shaded: margin of error'")
    said = theme.haloed(alt.Chart(alt.NamedData("band")).encode(x=alt.value(2), y=alt.value(8), text=alt.value(shaded)),
                        align="left", fontSize=11, color="#8a4b16", tooltip=None)
    return [town, alt.layer(band, dots(x), truth(x), last, *said).properties(
        width="container", height=184, description="Each dot is one draw, at the share of yes that it found",
        usermeta=theme.NO_GHOST)]


def share(domain):
    return alt.Scale(domain=domain, nice=False, clamp=True)


def dots(x):
    """The pile: a dot for each draw, one on the other where draws found the same."""
    base = alt.Chart(alt.NamedData("pile")).transform_calculate(levels="sequence(1, datum.c + 1)").transform_flatten(
        ["levels"])
    x = alt.X("s:Q", scale=x, title="per cent who say yes, one dot a draw", axis=alt.Axis(grid=False, tickCount=6))
    up = alt.Scale(domainMin=0, nice=False, zero=True)
    marks = base.mark_circle(size=alt.ExprRef("width < 260 ? 22 : 38"), opacity=1, color=theme.BLUE).encode(
        x=x, y=alt.Y("levels:Q", axis=None, scale=up),
        tooltip=[alt.Tooltip("s:Q", title="Found, %"), alt.Tooltip("c:Q", title="Draws")])
    # Room above the highest column, and no jump while the pile is low.
    room = alt.Chart(alt.NamedData("pile")).transform_calculate(top="max(8, 1.12 * datum.c)").mark_point(
        opacity=0, tooltip=None).encode(x=x, y=alt.Y("top:Q", axis=None, scale=up))
    return alt.layer(room, marks)


def truth(x):
    """The true share, dashed."""
    line = alt.Chart(alt.InlineData(values=[dict(s=TRUTH)])).encode(x=alt.X("s:Q", scale=x))
    words = theme.haloed(line.encode(y=alt.value(-6), text=alt.value("the truth: 40 %")), fontSize=11.5, color=INK,
                         tooltip=None)
    return alt.layer(line.mark_rule(strokeDash=[5, 3], strokeWidth=2, color=INK, tooltip=None), *words)


def selection(fixed):
    """The same sunflower: who can be reached at all, and who is asked; and the pile of a hundred draws.

    fixed: people (i, y, ring, home, and a mark for each way). Live: asked (i, y), pile (s, c), middle (s, text),
    reached (one, way).
    """
    everybody = placed(alt.Chart(theme.constant(fixed["people"])).transform_lookup(
        "one", alt.LookupData(alt.NamedData("reached"), "one", ["way"])).transform_calculate(
        can="datum[datum.way]", says="datum.y ? 'yes' : 'no'",
        reach="!datum.way ? 'told after your predictions' : datum[datum.way] ? 'can be reached' : 'cannot be reached'"))
    tips = [alt.Tooltip("home:N", title="Lives"), alt.Tooltip("reach:N", title="Here"),
            alt.Tooltip("says:N", title="Would say")]
    # A colour a ring would be a third meaning of colour; thin circles say where centre, soums and far out begin.
    people = everybody.transform_filter("datum.can").mark_circle(size=size(0.6), opacity=1).encode(
        color=alt.condition("datum.y", alt.value(PALE_YES), alt.value("#cfcfcf")), tooltip=tips)
    nobody = everybody.transform_filter("!datum.can").mark_circle(size=size(0.12), opacity=1, color="#bbbbbb").encode(
        tooltip=tips)
    edges = [alt.Chart(alt.InlineData([{}])).mark_arc(
        theta=0, theta2=6.2832, outerRadius=alt.ExprRef(f"{radius:.3f} * {HALF}"), filled=False, stroke="#b08968",
        strokeWidth=1, tooltip=None) for radius in (0.2 ** 0.5, 0.5 ** 0.5)]
    town = alt.layer(*edges, people, nobody, asked(alt.Chart(alt.NamedData("asked"))), *key()).properties(
        width="container", height=184, usermeta=theme.NO_GHOST,
        description="The same 500 people: small dots cannot be reached; the circles are centre and soums")
    x = share([10, 95])
    middle = alt.Chart(alt.NamedData("middle")).encode(x=alt.X("s:Q", scale=x))
    words = [layer for where, side, dx in (("datum.s <= 58", "left", 5), ("datum.s > 58", "right", -5))
             for layer in theme.haloed(middle.transform_filter(where).encode(y=alt.value(10), text="text:N"),
                                       align=side,
                                       dx=dx, fontSize=12.5, fontWeight="bold", color=theme.ORANGE, tooltip=None)]
    return [town, alt.layer(dots(x), truth(x), middle.mark_rule(color=theme.ORANGE, strokeWidth=2.5, tooltip=None),
                            *words).properties(
        width="container", height=184, description="A hundred draws: where they lie, and where the truth is",
        usermeta=theme.NO_GHOST)]


def survey(fixed):
    """Answers of each group: disagreeing to the left of nought, agreeing to the right; other draws as thin ticks.

    Live: bars (group, level, a, b), neither (group, text), others (group, shares), inputs (group, share).
    """
    x = alt.Scale(domain=[-72, 92], nice=False)
    y = alt.Y("group:N", title=None, scale=alt.Scale(domain=list(GROUPS), paddingInner=0.35), axis=alt.Axis(
        domain=False, ticks=False, labelLimit=160, labelFontSize=12,
        labelExpr="room < 440 ? replace(datum.label, ' companies', '') : datum.label"))
    pieces = alt.Chart(alt.NamedData("bars")).transform_calculate(
        says=f"{list(LEVELS)}[datum.level]", share="format(abs(datum.b - datum.a), '.0f') + ' %'").mark_bar(
        stroke="white", strokeWidth=1).encode(
        x=alt.X("a:Q", scale=x, title="disagree  ←  per cent  →  agree", axis=alt.Axis(
            grid=False, values=[-75, -50, -25, 0, 25, 50, 75], labelExpr="abs(datum.value)")), x2="b:Q", y=y,
        color=alt.Color("level:O", legend=None, scale=alt.Scale(domain=[0, 1, 3, 4], range=[
            theme.ORANGE, "#f0b48a", "#8fc1e3", theme.BLUE])),
        tooltip=[alt.Tooltip("group:N", title="Group"), alt.Tooltip("says:N", title="Answer"),
                 alt.Tooltip("share:N", title="Share")])
    others = alt.Chart(alt.NamedData("others")).transform_flatten(["shares"], ["one"]).mark_tick(
        thickness=1, size=23, color=INK, opacity=0.55, tooltip=None).encode(x=alt.X("one:Q", scale=x), y=y)
    inputs = alt.Chart(alt.NamedData("inputs")).mark_point(
        shape="triangle-down", size=70, filled=True, color=INK, opacity=1, yOffset=-16).encode(
        x=alt.X("share:Q", scale=x), y=y, tooltip=[alt.Tooltip("group:N", title="Group"),
                                                   alt.Tooltip("share:Q", title="Put in, % who agree")])
    zero = alt.Chart(alt.InlineData(values=[dict(a=0)])).mark_rule(color=INK,
                                                                   tooltip=None).encode(x=alt.X("a:Q", scale=x))
    neither = alt.Chart(alt.NamedData("neither")).mark_text(align="right", fontSize=11.5, color="#595959",
                                                            tooltip=None).encode(
        x=alt.value(alt.ExprRef("width - 2")), y=y, text="text:N")
    head = alt.Chart(alt.InlineData([{}])).mark_text(align="right", fontSize=11, color="#595959", tooltip=None).encode(
        x=alt.value(alt.ExprRef("width - 2")), y=alt.value(-8), text=alt.value("neither"))
    said = alt.Chart(alt.NamedData("predicted")).transform_filter("datum.prediction == 'weighted'").transform_calculate(
        a="datum.value", group="'all four groups'").mark_tick(color="black", thickness=2.5, size=26,
                                                              tooltip=None).encode(
        x=alt.X("a:Q", scale=x), y=y)
    legend = alt.Chart(alt.InlineData([{}])).mark_text(align="left", fontSize=11, color="#595959", tooltip=None).encode(
        x=alt.value(0), y=alt.value(-8), text=alt.value(alt.ExprRef(
            "width < 330 ? '▾ put in   | 20 draws' : '▾ what we put in    | the same in 20 draws'")))
    return [alt.layer(pieces, zero, others, inputs, neither, head, legend, said).properties(
        width="container", height=176, description="Agreement by group in an invented survey (SYNTHETIC)")]


CHARTS = {"sample": sample, "selection": selection, "survey": survey}
