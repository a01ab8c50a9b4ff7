"""Twenty years on one axis: the copper price, the balance of the budget and what happened, from 2006 down to 2026."""

import altair as alt

from nutag.charts import theme

FIRST, LAST = 2006, 2026
BREAK = 2010  # from here on GDP looks counted in a new way: shares before it look larger
HEIGHT, GAP = 500, 21  # px of the axis, and between two lines of text
KINDS = {"law": ("laws", theme.BLUE), "mine": ("Oyu Tolgoi", "#a84300"), "election": ("elections", "#6b6b6b")}
PRICE, BALANCE, WORDS = (0, 0.19), (0.22, 0.37), 0.42  # where the columns stand, in parts of the width
NARROW = 520  # px; below it the short labels stand


def timeline(events, years, emphasis=("law", "mine", "election"), description=""):
    """The timeline as one chart that reads from the top down and also fits a phone.

    events: the table `timeline_events` (event_date, date_precision, kind, label, short_label, detail).
    years: year, copper_usd_per_t (USD a tonne), balance_pct (revenue less spending, % of GDP); None where not known.
    emphasis: the kinds of event (see `KINDS`) in colour and bold; the others stay, in grey.
    Both are frames or sequences of mappings.
    """
    marks, series = placed(listed(events)), listed(years)
    unknown = sorted(set(emphasis) - set(KINDS))
    if unknown:
        raise ValueError(f"emphasis: {', '.join(unknown)} is no kind of event; give some of {', '.join(KINDS)}")
    strong = " || ".join(f"datum.kind == '{kind}'" for kind in emphasis) or "false"
    colour = alt.condition(strong, alt.Color("kind:N", legend=None, scale=alt.Scale(
        domain=list(KINDS), range=[shade for _, shade in KINDS.values()])), alt.value("#767676"))
    layers = [*elections(marks), *prices(series), *balances(series), *words(marks, colour), *heads()]
    return alt.layer(*layers).resolve_scale(x="independent").properties(
        width="container", height=HEIGHT, padding=dict(left=2, right=2, top=4, bottom=6), description=description or
        "Copper price, budget balance, laws, elections and Oyu Tolgoi from 2006 to 2026, on one axis; "
        "the budget has a break in 2010")


def listed(rows):
    """Rows as a list of dicts with dates as texts, from a frame or a sequence of mappings or records."""
    rows = rows.to_dict("records") if hasattr(rows, "to_dict") else rows
    rows = [row._asdict() if hasattr(row, "_asdict") else dict(row) for row in rows]
    return [{name: value.isoformat()[:10] if hasattr(value, "isoformat") else None if value != value else value
             for name, value in row.items()} for row in rows]


def placed(events):
    """The events in order of time: `at` is the year with its part, `row` where its line of text stands.

    Two lines are never nearer than `GAP`: a later event moves down, and from the lower end all move up again.
    """
    rows = [dict(event, at=point(event["event_date"]), when=said(event))
            for event in sorted(events, key=lambda event: event["event_date"])]
    step = GAP * (LAST + 1 - FIRST) / HEIGHT
    for one, following in zip([None, *rows], rows):
        following["row"] = max(following["at"], one["row"] + step if one else FIRST)
    limit = LAST + 1 - step / 2
    for row in reversed(rows):
        row["row"] = min(row["row"], limit)
        limit = row["row"] - step
    return rows


def point(day):
    """A day as a year with its part.

    >>> point("2010-07-01")
    2010.5
    """
    year, month, day = map(int, day.split("-"))
    return year + (month - 1) / 12 + (day - 1) / 365


MONTHS = "January February March April May June July August September October November December".split()


def said(event):
    """The date of an event as exactly as its source has it.

    >>> said(dict(event_date="2015-05-01", date_precision="month"))
    'May 2015'
    """
    year, month, day = event["event_date"].split("-")
    month = MONTHS[int(month) - 1]
    return {"day": f"{int(day)} {month} {year}", "month": f"{month} {year}", "year": year}[event["date_precision"]]


def down(field):
    """The axis of time, from the top down."""
    axis = alt.Axis(format="d", values=list(range(FIRST, LAST + 1, 2)), grid=False, domain=False, ticks=False,
                    labelPadding=4)
    return alt.Y(field, title=None, axis=axis, scale=alt.Scale(domain=[FIRST, LAST + 1], reverse=True, nice=False))


def part(share, less=0):
    """A place across the picture, in parts of its width."""
    return alt.ExprRef(f"width * {share:.2f} - {less}")


def across(field, domain, place):
    """A column of its own for a number; place: its two ends in parts of the width."""
    return alt.X(field, axis=None, scale=alt.Scale(domain=domain, nice=False, zero=False, range=list(map(part, place))))


def prices(years):
    """The price of copper, a line with its peak and trough of the years 2011 to 2016 named."""
    known = [dict(row, middle=row["year"] + 0.5) for row in years if row.get("copper_usd_per_t")]
    base = alt.Chart(alt.InlineData(known)).encode(
        x=across("copper_usd_per_t:Q", [0, 10000], PRICE), y=down("middle:Q"))
    named = base.transform_filter("datum.year == 2011 || datum.year == 2016 || datum.year == 2025")
    points = base.mark_point(color=theme.AMBER, size=26, filled=True, opacity=1).encode(tooltip=[
        alt.Tooltip("year:Q", title="year"), alt.Tooltip("copper_usd_per_t:Q", title="copper, USD a tonne",
                                                         format=",")])
    numbers = named.encode(text=alt.Text("copper_usd_per_t:Q", format=","))
    return [base.mark_line(color=theme.AMBER, strokeWidth=2).encode(order="year:Q"), points,
            *theme.haloed(numbers, dy=-11, fontSize=11, color="#7a5a00")]


def balances(years):
    """Revenue less spending in % of GDP: bars to the left are deficits; a dashed line at the break in GDP."""
    known = [dict(row, top=row["year"] + 0.12, foot=row["year"] + 0.88, middle=row["year"] + 0.5, none=0)
             for row in years if row.get("balance_pct") is not None]
    base = alt.Chart(alt.InlineData(known)).encode(
        x=across("balance_pct:Q", [-16, 3], BALANCE))
    bars = base.mark_bar(opacity=1).encode(
        x2="none:Q", y=down("top:Q"), y2="foot:Q",
        color=alt.condition("datum.balance_pct < 0", alt.value("#d98a5b"), alt.value("#7fb3d5")),
        tooltip=[alt.Tooltip("year:Q", title="year"),
                 alt.Tooltip("balance_pct:Q", title="revenue less spending, % of GDP", format=".1f")])
    deep = base.transform_filter("datum.balance_pct < -8").mark_text(
        align="right", dx=-3, fontSize=11, color="#8a3b00").encode(
        y=down("middle:Q"), text=alt.Text("balance_pct:Q", format=".0f"))
    cut = alt.Chart(alt.InlineData([dict(year=BREAK)])).encode(y=down("year:Q"), x=alt.value(part(BALANCE[0])))
    return [bars, deep, cut.mark_rule(color="#8a3b00", strokeDash=[4, 3]).encode(x2=alt.value(part(BALANCE[1]))),
            cut.mark_text(align="left", baseline="top", dy=3, fontSize=10, color="#8a3b00", text="break")]


def elections(marks):
    """A pale line across the columns at each election."""
    return [alt.Chart(alt.InlineData([row for row in marks if row["kind"] == "election"])).mark_rule(
        color="#b5b5b5", strokeDash=[2, 3]).encode(y=down("at:Q"), x=alt.value(0), x2=alt.value(part(WORDS - 0.03)))]


def words(marks, colour):
    """A line of text an event, joined to its day on the axis."""
    base = alt.Chart(alt.InlineData(marks))
    joint = base.mark_rule(strokeWidth=1).encode(
        y=down("at:Q"), y2="row:Q", x=alt.value(part(WORDS - 0.03)), x2=alt.value(part(WORDS, 3)), color=colour)
    label = f"slice(datum.event_date, 0, 4) + '  ' + (width < {NARROW} ? datum.short_label : datum.label)"
    text = base.mark_text(align="left", fontSize=12, limit=part(1 - WORDS), text=alt.ExprRef(label)).encode(
        y=down("row:Q"), x=alt.value(part(WORDS)), color=colour, tooltip=[
            alt.Tooltip("when:N", title="when"), alt.Tooltip("label:N", title="what"),
            alt.Tooltip("detail:N", title="in words"), alt.Tooltip("source_id:N", title="source"),
            alt.Tooltip("confidence:N", title="how sure")])
    return [joint, text]


def heads():
    """The name of each column, above it, in two lines."""
    return [alt.Chart(alt.InlineData([{}])).mark_text(
        align="left", baseline="bottom", fontSize=11, fontWeight="bold", color=ink, lineBreak="|",
        lineHeight=13).encode(
        x=alt.value(part(place)), y=alt.value(-24), text=alt.value(text))
        for text, place, ink in (("copper|USD/tonne", PRICE[0], "#7a5a00"), ("budget|% of GDP", BALANCE[0], "#8a3b00"),
                                 ("what|happened", WORDS, "#333333"))]
