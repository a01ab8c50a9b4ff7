"""Charts of an agreement on six issues: the cloud of all deals, and the text on the table with what it gives each party."""

import altair as alt

from nutag.charts import theme

STATES = {"0": "#cfcfcf", "1": "#7db7e0", "2": "#00456e", "3": theme.ORANGE}
WORDS = {"refused": "#6b6b6b", "all accept": "#2b7bb0", "efficient": "#00456e", "helps": "#b34700"}
HELPS = {"no help": "#6b6b6b", "helps, hurts nobody": "#b34700"}
ISSUES = ("jobs", "procurement", "water", "fund", "road", "transparency")
TOUCH = {"control": "jobs", "field": "jobs", "also": {issue: issue for issue in ISSUES[1:]}}
HEIGHT = 198
RIGHT, PARTIES_AT = 3.02, 6.3  # of the sheet: where its three cells end, and the row of the first party
NAMES = "(width < 420 ? 92 : 114)"  # px that the names take, left of the cells
PART = f"(width - {NAMES}) / {RIGHT} - 8"  # px of one cell
ACROSS, UP = (alt.Scale(domain=ends, nice=False) for ends in ([15, 105], [0, 310]))
PLACE = dict(x=alt.X("company:Q", title="points of the company", scale=ACROSS, axis=alt.Axis(tickCount=6, grid=False)),
             y=alt.Y("others:Q", title="points of the three others", scale=UP, axis=alt.Axis(tickCount=5, grid=False)))


def cloud(fixed, key, touch=True, closed=False):
    """A point a deal: the company's points, and those of the three others together; some deals are ringed and named.

    fixed: deals. key: words → colour, above the picture. closed: no deal is drawn before `open` stands in the states.
    Live: states (one letter a deal), spots (company, others, what, left), limits (side, at).
    """
    deals = alt.Chart(theme.constant(fixed["deals"]))
    all_deals = with_states(deals).transform_filter("datum.open") if closed else deals
    # The deals that stand out are marks of their own, so that a step draws these alone again and not all 729.
    standing_out = with_states(deals).transform_calculate(
        state="datum.states ? substring(datum.states, datum.place, datum.place + 1) : '0'").transform_filter(
        "datum.state != '0'" + (" && datum.open" if closed else ""))
    look = dict(opacity=0.9, size=26)
    tooltip = [alt.Tooltip(f"{party}:Q", title=title) for party, title in (
        ("company", "Company"), ("local_government", "Local government"), ("citizens", "Citizens"), ("sme", "Small firms"))]
    dots = [all_deals.mark_circle(**look, color=STATES["0"]).encode(**PLACE, tooltip=tooltip),
            standing_out.mark_circle(**look).encode(
                **PLACE, tooltip=tooltip,
                color=alt.Color("state:N", legend=None, scale=alt.Scale(domain=list(STATES), range=list(STATES.values()))))]
    spots = alt.Chart(alt.NamedData("spots")).encode(**PLACE)
    rings = spots.mark_point(filled=False, size=170, strokeWidth=3, opacity=1, color="black").encode(
        shape=alt.condition("datum.left", alt.value("diamond"), alt.value("circle")))
    names = [layer.encode(text="what:N").transform_filter("datum.left" if left else "!datum.left")
             for left, side in ((True, dict(align="right", dx=-11, dy=-9)), (False, dict(align="left", dx=11, dy=9)))
             for layer in theme.haloed(spots, fontWeight="bold", **side)]
    limits = [alt.Chart(alt.NamedData("limits")).transform_filter(f"datum.side == '{side}'").mark_rule(
        strokeDash=[4, 4], color="#767676").encode(place) for side, place in (
        ("company", alt.X("at:Q", scale=ACROSS)), ("others", alt.Y("at:Q", scale=UP)))]
    later = [alt.Chart(alt.NamedData("states")).transform_filter("!datum.open").mark_text(color="#6b6b6b", fontSize=13).encode(
        x=alt.value(alt.ExprRef("width / 2")), y=alt.value(HEIGHT / 2), text=alt.value("All deals: in the debrief"))]
    return alt.layer(*limits, *dots, *(later + steps(fixed) if closed else []), *names, rings, *theme.key(key)).properties(
        width="container", height=HEIGHT, description="All 729 deals: points of the company, and of the three others together",
        usermeta={**({"touch": TOUCH} if touch else {}), **theme.NO_GHOST})


def with_states(chart):
    """Rows of a chart with the live row of states beside each."""
    return chart.transform_calculate(one="1").transform_lookup(
        "one", alt.LookupData(alt.NamedData("states"), "one", ["states", "open"]))


def steps(fixed):
    """The way of a game through the cloud, with the number of each turn. Live: moves (turn, deal)."""
    way = with_states(alt.Chart(alt.NamedData("moves"))).transform_filter("datum.open").transform_lookup(
        "deal", alt.LookupData(theme.constant(fixed["deals"]), "deal", ["company", "others"])).encode(**PLACE)
    return [way.mark_line(color="#b34700", strokeWidth=1.5).encode(order="turn:Q"),
            way.mark_text(fontSize=11, color="#b34700", dy=-10).encode(text="turn:N")]


def sheet(fixed, mark="", touch=True):
    """The text on the table, three cells an issue, and below it a bar a party with the line where it walks away.

    fixed: issues (row, text). mark: what a diamond stands for, if any. Live: cells (row, column, text, on, other, note, and the issue with its option),
    bars (row, party, part, least, low, other, text).
    """
    across = alt.Scale(domain=[alt.ExprRef(f"-{NAMES} * {RIGHT} / (width - {NAMES})"), RIGHT], nice=False, zero=False)
    down = alt.Scale(domain=[PARTIES_AT + 3.6, -0.55], nice=False, zero=False)

    def at(x, y):
        return dict(x=alt.X(x, axis=None, scale=across), y=alt.Y(y, axis=None, scale=down))

    small = alt.ExprRef("width < 420 ? 9.5 : 11.5")
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(
        x="datum.column + 0.02", x2="datum.column + 0.98", y="datum.row - 0.44", y2="datum.row + 0.44",
        start="datum.column + 0.06", end="datum.column + 0.95")
    boxes = cells.mark_rect(cornerRadius=3).encode(
        **at("x:Q", "y:Q"), x2="x2:Q", y2="y2:Q",
        color=alt.condition("datum.on", alt.value(theme.BLUE), alt.value("#e9eef2")),
        stroke=alt.condition("datum.other && !datum.on", alt.value("#000000"), alt.value("transparent")),
        strokeDash=alt.value([3, 2]), strokeWidth=alt.value(1.5),
        tooltip=[alt.Tooltip("text:N", title="Option")])
    ink = alt.condition("datum.on", alt.value("white"), alt.value("#1a1a1a"))
    words = cells.mark_text(align="left", fontSize=alt.ExprRef("width < 420 ? 9.5 : datum.note ? 10 : 11.5"),
                            limit=alt.ExprRef(f"{PART} - (datum.note ? 20 : 0)")).encode(**at("start:Q", "row:Q"), text="text:N", color=ink)
    notes = cells.mark_text(align="right", fontWeight="bold").encode(**at("end:Q", "row:Q"), text="note:N", color=ink)
    issues = alt.Chart(theme.constant(fixed["issues"])).transform_calculate(x="-0.05").mark_text(
        align="right", fontSize=small).encode(**at("x:Q", "row:Q"), text="text:N")
    parties = alt.Chart(alt.NamedData("bars")).transform_calculate(
        zero="0", end="3 * datum.part", line="3 * datum.least", mark="3 * datum.other", middle=f"datum.row + {PARTIES_AT}",
        top=f"datum.row + {PARTIES_AT - 0.36}", low_end=f"datum.row + {PARTIES_AT + 0.36}", left="-0.05", inside="0.05")
    bars = parties.mark_rect().encode(
        **at("zero:Q", "top:Q"), x2="end:Q", y2="low_end:Q",
        color=alt.condition("datum.low", alt.value("#f4b183"), alt.value("#9ccbea")),
        tooltip=[alt.Tooltip("party:N", title="Party"), alt.Tooltip("text:N", title="Points")])
    lines = parties.transform_filter("isValid(datum.least)").mark_rule(strokeWidth=2, color="#000000", strokeDash=[3, 2]).encode(**at("line:Q", "top:Q"), y2="low_end:Q")
    others = parties.transform_filter("isValid(datum.other)").mark_point(
        shape="diamond", filled=False, size=60, strokeWidth=2, color="#000000", opacity=1).encode(**at("mark:Q", "middle:Q"))
    names = parties.mark_text(align="right", fontSize=small).encode(**at("left:Q", "middle:Q"), text="party:N")
    numbers = parties.mark_text(align="left", fontWeight="bold").encode(**at("inside:Q", "middle:Q"), text="text:N")
    parts = ["dotted: without a deal", *([f"◇ {mark}"] if mark else [])]
    told = alt.Title(alt.ExprRef(f"width < 420 ? {parts} : {[' · '.join(parts)]}"), orient="bottom", anchor="start", frame="bounds",
                     fontSize=11, fontWeight="normal", offset=6)
    return alt.layer(boxes, words, notes, issues, bars, lines, others, names, numbers).properties(
        width="container", height=HEIGHT, title=told, description="The text on six issues, and the points that it gives each party",
        usermeta={**({"touch": TOUCH} if touch else {}), **theme.NO_GHOST})


def class_chart(deals, tables):
    """The deals of a class in the cloud of all deals. deals: company, others. tables: company_points, others, table."""
    dots = alt.Chart(theme.constant(deals)).mark_circle(size=22, color="#bcd7ea", opacity=1).encode(**PLACE)
    ours = alt.Chart(alt.InlineData(values=tables)).transform_calculate(company="datum.company_points").encode(**PLACE)
    marks = ours.mark_point(filled=True, size=110, color=theme.ORANGE, opacity=1)
    names = theme.haloed(ours.encode(text="table:N"), align="left", dx=9, fontWeight="bold")
    return alt.layer(dots, marks, *names).properties(
        width="container", height=330, description="The deals of this class among all 729 deals")


CHARTS = {
    "cloud": lambda fixed: [cloud(fixed, WORDS), sheet(fixed, "the rule’s deal")],
    "text": lambda fixed: [cloud(fixed, HELPS, touch=False), sheet(fixed, "the first text", touch=False)],
    "play": lambda fixed: [sheet(fixed), cloud(fixed, HELPS, touch=False, closed=True)],
}
