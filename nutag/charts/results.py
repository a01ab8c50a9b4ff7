"""Charts of a project's record: statements by level, payments against last days, women by rank, rates when pooled."""

import altair as alt

from nutag.charts import theme

INK, PALE = "#333333", "#eeeeee"
HEADS = ["activity", "output", "immediate", "intermediate", "ultimate"]
SHORT_HEADS = ["act.", "output", "imm.", "inter.", "ult."]
TINY_HEADS = ["act", "out", "im", "int", "ult"]  # on a phone


def sorter(fixed):
    """Ten statements and five levels, as cells to touch; and which activity a reported result comes from.

    fixed: names (row, name). Live: cells (row, level, state, s1 to s10), chosen (row), links (start, end), ends (row,
    side, silent).
    """
    names = {row["row"]: row["name"] for row in fixed["names"]}
    x = alt.X("level:O", title=None, scale=alt.Scale(domain=list(range(5))), axis=alt.Axis(
        orient="top", labelAngle=0, domain=False, ticks=False, labelFontSize=alt.ExprRef("width < 380 ? 9.5 : 11.5"),
        labelExpr=f"(width < 190 ? {TINY_HEADS} : width < 380 ? {SHORT_HEADS} : {HEADS})[datum.value]"))
    y = alt.Y("row:N", title=None, sort=None, scale=alt.Scale(domain=list(names)), axis=alt.Axis(
        domain=False, ticks=False, labelLimit=170, labelFontSize=alt.ExprRef("room < 330 ? 10.5 : 11.5"),
        labelExpr=f"room < 280 ? truncate({names}[datum.value], 16) : {names}[datum.value]"))
    base = alt.Chart(alt.NamedData("cells")).transform_calculate(
        name=f"{names}[datum.row]", says=f"{HEADS}[datum.level]", look="datum.state || 'empty'").encode(x=x, y=y)
    cells = base.mark_rect(stroke="white", strokeWidth=2, cornerRadius=3).encode(
        color=alt.Color("look:N", legend=None, scale=alt.Scale(
            domain=["fits", "differs", "ours", "empty"], range=[theme.BLUE, "#c2c2c2", "#cfe3f1", PALE])),
        tooltip=[alt.Tooltip("name:N", title="Statement"), alt.Tooltip("says:N", title="A touch sorts it as")])
    signs = base.transform_calculate(
        sign="datum.look == 'fits' ? '✔' : {differs: 'you', ours: 'we'}[datum.look] || ''").mark_text(
        fontSize=alt.ExprRef("width < 190 ? 8.5 : 11"), tooltip=None).encode(
        text="sign:N", color=alt.condition("datum.look == 'fits'", alt.value("white"), alt.value(INK)))
    frame = alt.Chart(alt.NamedData("chosen")).mark_bar(
        filled=False, stroke=theme.ORANGE, strokeWidth=2.5, cornerRadius=3, tooltip=None).encode(
        y=y, x=alt.value(0), x2=alt.value("width"))
    grid = alt.layer(cells, signs, frame).properties(
        width="container", height=alt.Step(20), description="Ten statements and the five levels of a logic model",
        usermeta={"touch": {"control": "item", "field": "row", "also": {f"s{row}": f"s{row}" for row in names}},
                  **theme.NO_GHOST})
    return [grid, chain()]


ACTIVITIES = ["1 women's leadership", "2 negotiation training", "3 gender in monitoring", "4 Knowledge Portal"]
RESULTS = ["1 able to plan", "2 16 agreements", "3 13 meetings", "4 portal opened"]


def chain():
    """Activities on the left, reported results on the right, and the ties between them; without a tie in orange."""
    down = alt.Scale(domain=[0.5, 4.5], reverse=True, nice=False)
    across = alt.Scale(domain=[0, 1], nice=False)
    left, right = "0.46", "0.62"
    ties = alt.Chart(alt.NamedData("links")).transform_calculate(a=left, b=right).mark_rule(
        strokeWidth=3, color=theme.BLUE, tooltip=None).encode(
        x=alt.X("a:Q", axis=None, scale=across), x2="b:Q", y=alt.Y("start:Q", axis=None, scale=down), y2="end:Q")
    base = alt.Chart(alt.NamedData("ends")).transform_calculate(
        place=f"datum.side == 'activity' ? {left} : {right}",
        name=f"datum.side == 'activity' ? {ACTIVITIES}[datum.row - 1] : {RESULTS}[datum.row - 1]")
    place = dict(x=alt.X("place:Q", axis=None, scale=across), y=alt.Y("row:Q", axis=None, scale=down))
    tone = alt.condition("datum.silent", alt.value("#a84300"), alt.value(INK))
    dots = base.mark_circle(size=90, opacity=1, tooltip=None).encode(
        **place, color=alt.condition("datum.silent", alt.value(theme.ORANGE), alt.value(theme.BLUE)))
    size = alt.ExprRef("room < 330 ? 9.5 : 12")
    words = [base.transform_filter(f"datum.side == '{side}'").mark_text(
        align=align, dx=dx, fontSize=size, tooltip=None).encode(**place, text="name:N", color=tone)
        for side, align, dx in (("activity", "right", -9), ("result", "left", 9))]
    none = base.transform_filter("datum.silent").mark_text(
        align="left", dx=9, fontSize=size, fontStyle="italic", color="#a84300", tooltip=None).encode(
        **place, text=alt.value("–"))
    top = alt.Chart(alt.InlineData([{}]))
    heads = [top.mark_text(align=align, fontWeight="bold", fontSize=size, tooltip=None).encode(
        x=alt.value(alt.ExprRef(f"width * {at}")), y=alt.value(-8), text=alt.value(text))
        for at, align, text in ((left, "right", "activity"), (right, "left", "reported result"))]
    return alt.layer(ties, dots, *words, none, *heads).properties(
        width="container", height=170, description="Four activities, four reported results, and the ties between them",
        usermeta=theme.NO_GHOST)


SHORT_ENDS = {"profile": "profile", "copy": "IATI copy", "implementer": "implementer"}


def record(fixed):
    """Three bars from the first day to a last day, the payments as circles over time; and nine checks as a list.

    Live: bars (key, start, end, on), payments (day, value, late), checks (row, check, status, on).
    """
    across = alt.Scale(domain=[dict(year=2015, month=9, date=1), dict(year=2025, month=5, date=1)], nice=False,
                       clamp=True, type="utc")
    axis = alt.Axis(grid=False, format="%Y", tickCount=alt.ExprRef("width < 360 ? 5 : 10"), domain=False)
    x = alt.X("from:T", title=None, scale=across, axis=axis)
    lanes = alt.Scale(domain=[0, 4.3], nice=False, reverse=True)
    bars = alt.Chart(alt.NamedData("bars")).transform_calculate(
        **{"from": "toDate(datum.start)"}, to="toDate(datum.end)",
        lane=f"2 + 0.78 * indexof({list(SHORT_ENDS)}, datum.key)", name=f"{SHORT_ENDS}[datum.key]")
    y = alt.Y("lane:Q", axis=None, scale=lanes)
    tone = alt.condition("datum.on", alt.value(theme.BLUE), alt.value("#c9d6df"))
    spans = bars.mark_rule(strokeWidth=17, strokeCap="butt").encode(x=x, x2="to:T", y=y, color=tone, tooltip=[
        alt.Tooltip("name:N", title="Stated by"), alt.Tooltip("text:N", title="End")])
    said = bars.mark_text(align="left", dx=6, fontSize=11, tooltip=None, cursor="pointer").encode(
        x=x, y=y, text="name:N", color=alt.condition("datum.on", alt.value("white"), alt.value(INK)))
    days = bars.mark_text(align="right", dx=-5, fontSize=11, tooltip=None).encode(
        x=alt.X("to:T", scale=across), y=y, text="text:N",
        color=alt.condition("datum.on", alt.value("white"), alt.value(INK)))
    line = bars.transform_filter("datum.on").mark_rule(color=INK, strokeDash=[4, 3], tooltip=None).encode(
        x=alt.X("to:T", scale=across), y=alt.value(6), y2=alt.value("height"))
    paid = alt.Chart(alt.NamedData("payments")).transform_calculate(
        **{"from": "toDate(datum.day)"}, lane="0.95", amount="'$' + format(datum.value, ',')",
        says="utcFormat(toDate(datum.day), '%d %B %Y')").encode(x=x, y=y)
    circles = paid.mark_circle(opacity=0.75, stroke="white").encode(
        size=alt.Size("value:Q", legend=None, scale=alt.Scale(domain=[0, 1_200_000], range=[30, 1150])),
        color=alt.condition("datum.late", alt.value(theme.ORANGE), alt.value(theme.BLUE)),
        tooltip=[alt.Tooltip("says:N", title="Paid on"), alt.Tooltip("amount:N", title="Amount")])
    beyond = paid.transform_filter("year(toDate(datum.day)) > 2025").transform_calculate(
        text="year(toDate(datum.day)) + ' →'").mark_text(align="right", dy=-22, fontWeight="bold", tooltip=None).encode(
        text="text:N", color=alt.value(INK))
    told = alt.Chart(alt.InlineData([{}])).mark_text(align="left", fontSize=11, tooltip=None)
    words = told.encode(
        x=alt.value(2), y=alt.value(34), color=alt.value("#595959"),
        text=alt.value(alt.ExprRef("width < 340 ? 'payments' : 'payments, as large as their amount'")))
    names = theme.key({"by the end": theme.BLUE, "after it": "#a84300"})
    timeline = alt.layer(line, spans, said, days, circles, beyond, words, *names).properties(
        width="container", height=176, description="Four payments over time, and three last days of one project",
        usermeta={"touch": {"control": "end", "field": "key"}, **theme.NO_GHOST})
    return [timeline, checks()]


def checks():
    """Nine checks as a list to touch: passed, a flag, or not applicable."""
    base = alt.Chart(alt.NamedData("checks")).transform_calculate(
        sign="datum.status == 'flag' ? '⚑' : datum.status == 'pass' ? '✔' : '–'")
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(9))))
    hands = base.mark_bar(opacity=1, cornerRadius=4, height=alt.RelativeBandSize(band=0.94)).encode(
        y=y, x=alt.value(0), x2=alt.value("width"),
        color=alt.condition("datum.on", alt.value("#e3edf5"), alt.value("#fafafa")),
        tooltip=[alt.Tooltip("check:N", title="Check"), alt.Tooltip("status:N", title="It says")])
    tone = alt.condition("datum.status == 'flag'", alt.value("#a84300"), alt.value(INK))
    signs = base.mark_text(fontSize=13, tooltip=None).encode(y=y, x=alt.value(12), text="sign:N", color=tone)
    words = base.mark_text(align="left", fontSize=12, tooltip=None).encode(
        y=y, x=alt.value(26), text="check:N", color=tone)
    return alt.layer(hands, signs, words).properties(
        width="container", height=190, description="Nine checks of the record: passed, flagged or not applicable",
        usermeta={"touch": {"control": "check", "field": "check"}, **theme.NO_GHOST})


SHORT_NAMES = {  # on a phone
    "all civil servants": "civil servants", "candidates for khurals of aimags and capital": "candidates",
    "members of local khurals": "khurals", "members of parliament": "parliament", "senior principal officers": "principal", "senior civil servants": "senior"}


def women(fixed):
    """Women's share, or the parity index, of six groups as bars; the line is half and half.

    Live: groups (body, name, value, on, text), even (value).
    """
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(
        domain=False, ticks=False, labelLimit=190,
        labelExpr=f"{theme.ON_A_PHONE} ? {SHORT_NAMES}[datum.label] || datum.label : split(datum.label, ' of aimags')[0]"))
    x = alt.X("value:Q", title=None, scale=alt.Scale(domainMin=0), axis=None)
    base = alt.Chart(alt.NamedData("groups")).encode(y=y, x=x)
    bars = base.mark_bar(height=24, cornerRadius=2).encode(
        color=alt.condition("datum.on", alt.value(theme.BLUE), alt.value("#b9cfdf")),
        tooltip=[alt.Tooltip("name:N", title="Group"), alt.Tooltip("text:N", title="Value")])
    numbers = theme.haloed(base.encode(text="text:N"), align="left", dx=5, fontWeight="bold", tooltip=None)
    even = alt.Chart(alt.NamedData("even")).mark_rule(color=theme.ORANGE, strokeWidth=2, strokeDash=[5, 3],
                                                      tooltip=None).encode(x=x)
    word = alt.Chart(alt.NamedData("even")).mark_text(color="#a84300", fontSize=11, tooltip=None).encode(
        x=x, y=alt.value(-8), text=alt.value(alt.ExprRef("width < 300 ? 'even' : 'as many women as men'")))
    return [alt.layer(bars, even, word, *numbers).properties(
        width="container", height=200, description="Women's share in six groups",
        usermeta={"touch": {"control": "body", "field": "body"}, **theme.NO_GHOST})]


TONES = alt.Scale(domain=["women", "men"], range=["#a8508a", theme.BLUE])


def paradox(fixed):
    """Success together against the place where people apply: two lines, two points; and blocks of all who apply.

    Live: lines (sex, people, rate), points (sex, people, rate, text), blocks (sex, soum, start, end, rate, grants,
    people), totals (sex, rate), predicted (prediction, value).
    """
    x = alt.X("people:Q", title="of 120, how many apply in Upper", scale=alt.Scale(domain=[0, 120], nice=False),
              axis=alt.Axis(grid=False, values=[0, 20, 40, 60, 80, 100, 120]))
    y = alt.Y("rate:Q", title=None, scale=alt.Scale(domain=[0, 1.08], nice=False),
              axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1]))
    colour = alt.Color("sex:N", legend=None, scale=TONES)
    lines = alt.Chart(alt.NamedData("lines")).mark_line(strokeWidth=2.5, tooltip=None).encode(x=x, y=y, color=colour)
    points = alt.Chart(alt.NamedData("points")).encode(x=x, y=y)
    dots = points.mark_circle(size=190, opacity=1, stroke="white").encode(color=colour, tooltip=[
        alt.Tooltip("sex:N", title="Who"), alt.Tooltip("people:Q", title="Apply in Upper"),
        alt.Tooltip("rate:Q", title="Succeed together", format=".0%")])
    drops = points.mark_rule(strokeDash=[3, 3], tooltip=None).encode(x2=alt.datum(0), color=colour)
    named = [layer for side, align, dx in ((">", "right", -8), ("<=", "left", 8))
             for layer in theme.haloed(points.transform_filter(f"datum.people {side} 60").encode(text="text:N"),
                                       align=align, dx=dx, dy=-11, fontWeight="bold", tooltip=None)]
    expected = alt.Chart(alt.NamedData("predicted")).transform_filter(
        "datum.prediction == 'enough'").transform_calculate(people="clamp(datum.value, 0, 120)").mark_rule(
        color="black", strokeDash=[3, 2], strokeWidth=2, tooltip=None).encode(x=x)
    names = theme.key({"women": "#a8508a", "men": theme.BLUE})
    slopes = alt.layer(lines, drops, expected, dots, *named, *names).properties(
        width="container", height=190, description="Success together, by how many apply in the easier soum",
        usermeta={"touch": {"control": "women", "axis": "x"}, **theme.NO_GHOST})
    return [slopes, blocks()]


def blocks():
    """All who apply as blocks: as wide as a group is large, as high as its success; the dashed line is the whole."""
    across = alt.Scale(domain=[0, 255], nice=False)
    up = alt.Scale(domain=[0, 1.08], nice=False)
    x, y = alt.X("left:Q", axis=None, scale=across), alt.Y("rate:Q", axis=None, scale=up)
    base = alt.Chart(alt.NamedData("blocks")).transform_calculate(
        left="datum.start + (datum.sex == 'men' ? 135 : 0)", right="datum.end + (datum.sex == 'men' ? 135 : 0)",
        middle="(datum.left + datum.right) / 2", all="1", zero="0", name="datum.sex + ' in ' + datum.soum",
        said="datum.grants + ' of ' + datum.people")
    whole = base.mark_rect(color=PALE, stroke="white", strokeWidth=1.5, tooltip=None).encode(
        x=x, x2="right:Q", y=alt.Y("all:Q", axis=None, scale=up), y2="zero:Q")
    got = base.mark_rect(stroke="white", strokeWidth=1.5).encode(
        x=x, x2="right:Q", y=y, y2="zero:Q", color=alt.Color("sex:N", legend=None, scale=TONES),
        opacity=alt.condition("datum.soum == 'Upper'", alt.value(1), alt.value(0.6)),
        tooltip=[alt.Tooltip("name:N", title="Group"), alt.Tooltip("said:N", title="Grants")])
    numbers = base.transform_filter("datum.people >= 20").mark_text(
        dy=-7, fontSize=11, fontWeight="bold", color=INK, tooltip=None).encode(
        x=alt.X("middle:Q", axis=None, scale=across), y=y, text="text:N")
    wide = base.transform_filter("datum.people >= (width < 400 ? 40 : 20)")
    names = wide.mark_text(dy=11, fontSize=11, color="#555555", tooltip=None).encode(
        x=alt.X("middle:Q", axis=None, scale=across), y=alt.value(alt.ExprRef("height")), text="soum:N")
    together = alt.Chart(alt.NamedData("totals")).transform_calculate(
        left="datum.sex == 'men' ? 135 : 0", right="datum.sex == 'men' ? 255 : 120",
        said="datum.sex + (width < 330 ? ' ' : ' together ') + datum.text", middle="(datum.left + datum.right) / 2")
    line = together.mark_rule(color="black", strokeDash=[5, 3], strokeWidth=2, tooltip=None).encode(
        x=x, x2="right:Q", y=y)
    words = together.mark_text(fontSize=12, fontWeight="bold", tooltip=None).encode(
        x=alt.X("middle:Q", axis=None, scale=across), y=alt.value(-6), text="said:N",
        color=alt.Color("sex:N", legend=None, scale=TONES))
    return alt.layer(whole, got, line, numbers, names, words).properties(
        width="container", height=190, description="All who apply as blocks, and their success together",
        usermeta=theme.NO_GHOST)


CHARTS = {"sorter": sorter, "record": record, "women": women, "paradox": paradox}
