"""What a class said, a dot a student, against what came out."""

from textwrap import wrap

import altair as alt

from nutag.charts import theme
from nutag.wording import text as written

DOT = 13  # px of height for a dot
RIGHT, OTHER = theme.BLUE, "#767676"


def mirror(dots, question, title, outcome, options=(), unit="", right=None, most=1, width=640):
    """The dots of one question: options as lines, or numbers along an axis with a line at what came out.

    dots: records value, place (how many stand before it), right (bool), text. options: in order; none: numbers.
    right: the right option or number. most: dots in the fullest column. outcome: in words, below the chart.
    """
    draw = _options(dots, options, right, most) if options else _numbers(dots, unit, right, most)
    return draw.properties(
        width=width, title=alt.Title(title, subtitle=wrap(question, 95), anchor="start", fontSize=18, subtitleFontSize=13),
        description=f"{question} {title} {outcome}").configure_view(stroke=None)


def _colour():
    return alt.Color("right:N", legend=None, scale=alt.Scale(domain=[True, False], range=[RIGHT, OTHER]))


def _options(dots, options, right, most):
    """A line for each option, the right one in bold; dots beside each other, and how many."""
    lines = {option: wrap(option, 34) for option in options}
    y = alt.Y("value:N", title=None, scale=alt.Scale(domain=list(options)), axis=alt.Axis(
        domain=False, ticks=False, labelFontSize=14, labelLimit=300, labelPadding=10, labelLineHeight=16,
        labelExpr=f"{lines}[datum.value]", labelFontWeight=alt.condition(
            alt.datum.value == right, alt.value("bold"), alt.value("normal"))))
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[-0.5, max(most, 20) + 2], nice=False))
    points = alt.Chart(alt.InlineData(values=dots)).mark_point(filled=True, size=110, opacity=1).encode(
        x=x, y=y, color=_colour(), tooltip=[alt.Tooltip("text:N", title="One answer")])
    counts = [dict(value=option, place=sum(dot["value"] == option for dot in dots),
                   text=f"{sum(dot['value'] == option for dot in dots)}{'  ✔' if option == right else ''}",
                   right=option == right) for option in options]
    numbers = alt.Chart(alt.InlineData(values=counts)).mark_text(align="left", fontSize=15, fontWeight="bold").encode(
        x=x, y=y, text="text:N", color=_colour())
    return alt.layer(points, numbers).properties(height=46 * len(options))


def _numbers(dots, unit, right, most):
    """Dots that stand on each other along an axis of numbers, and a line at what came out."""
    values = [*(dot["value"] for dot in dots), right]
    room = (max(values) - min(values)) * 0.06 or 1
    x = alt.X("value:Q", title=unit or None, scale=alt.Scale(
        domain=[min(values) - room, max(values) + room], nice=False, zero=False), axis=alt.Axis(grid=False, labelFontSize=13))
    height = max(160, DOT * (most + 2))
    y = alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[-0.7, height / DOT - 0.7], nice=False))
    points = alt.Chart(alt.InlineData(values=dots)).mark_point(filled=True, size=110, opacity=1).encode(
        x=x, y=y, color=_colour(), tooltip=[alt.Tooltip("text:N", title="One answer")])
    outcome = alt.Chart(alt.InlineData(values=[dict(value=right)]))
    rule = outcome.mark_rule(color=theme.ORANGE, strokeWidth=2, strokeDash=[5, 4]).encode(x=x)
    side = "right" if right > (min(values) + max(values)) / 2 else "left"
    word = theme.haloed(outcome, align=side, dx=-6 if side == "right" else 6, fontSize=14, fontWeight="bold", baseline="top")
    words = [layer.encode(x=x, y=alt.value(0), text=alt.value(written(right)), **colour)
             for layer, colour in zip(word, ({}, dict(color=alt.value("#a84300"))))]
    return alt.layer(rule, points, *words).properties(height=height)
