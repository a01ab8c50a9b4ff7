"""Charts of the stakeholders: themes in which groups meet, two coders, the power–interest grid and the attributes."""

import altair as alt

from nutag.charts import theme

INK, PALE, EMPTY = "#333333", "#cfcfcf", "#e4e4e4"
GROUPS = {"LA": "admin.", "MC": "mining", "SM": "firms", "CZ": "citizens"}
PAIRS = {"LA MC": "administration – mining", "LA SM": "administration – small firms",
         "LA CZ": "administration – citizens",
         "MC SM": "mining – small firms", "MC CZ": "mining – citizens", "SM CZ": "small firms – citizens"}
# By how many groups coder A finds in a theme: an order that stays, so that a second coding can be compared with it.
ORDER = ["T1", "T5", "T2", "T3", "T4", "T6", "T7", "T10", "T8", "T9"]
NARROW = 330  # px of a picture on a phone or before a class: it takes the short names
BRIEF = {"T5": "business viability", "T3": "voice, information", "T6": "quality of goods, services",
         "T7": "social responsibility",
         "T8": "public finance, compliance"}
SHORT = {"T1": "jobs, income", "T2": "environment", "T3": "voice", "T4": "trust", "T5": "business", "T6": "quality",
         "T7": "responsibility", "T8": "finance", "T9": "heritage", "T10": "cooperation"}
ITEMS = {"MC1": "use minerals, be profitable", "MC2": "agree and cooperate", "MC3": "support from administration",
         "MC5": "raise its reputation", "MC8": "prevent protests", "CZ1": "healthy environment to work in",
         "CZ3": "heritage, look of nature", "CZ5": "income and livelihoods", "CZ6": "information on the state",
         "CZ7": "views heard in decisions"}
SHORT_ITEMS = {"MC1": "minerals, profit", "MC2": "cooperate", "MC3": "support", "MC4": "compete", "MC5": "reputation",
               "MC6": "employ local people", "MC7": "misunderstandings", "MC8": "prevent protests",
               "MC9": "responsible",
               "CZ1": "healthy work place", "CZ2": "good services", "CZ3": "heritage, nature", "CZ4": "safe work",
               "CZ5": "income",
               "CZ6": "information", "CZ7": "views heard"}
ACTORS = {"aimag-governor": "Aimag gov.", "soum-governor": "Soum gov.", "khural": "Khural", "small-firms": "Firms",
          "womens-group": "Women"}


def edge(narrow, wide):
    """Where the names of the rows end and the plot begins, in px, as an expression."""
    return f"(width < {NARROW} ? {narrow} : {wide})"


def row_names(rows, field, names, short, end, y, **look):
    """The names of the rows, right-aligned at `end`: as marks, because the room of an axis depends on its labels."""
    name = f"width < {NARROW} ? {names | short}[datum.{field}] : {names}[datum.{field}]"
    return rows.transform_calculate(name=name).mark_text(align="right", baseline="middle", dx=-8, **look).encode(
        y=y, x=alt.value(alt.ExprRef(end)), text="name:N")


def column_heads(words, field, x):
    """Slanted words above the columns of a plot."""
    heads = alt.Chart(alt.InlineData(values=[{field: name, "text": text} for name, text in words.items()]))
    return heads.mark_text(align="left", baseline="middle", angle=328, dx=6, dy=-2, fontSize=12).encode(
        x=x, y=alt.value(-6), text="text:N")


def meet(fixed):
    """A row for each theme with a dot for each group that has it, joined; and how alike two lists are, pair by pair.

    fixed: names (theme, text). Live: themes (theme, groups, first, last), dots (theme, group, items),
    pairs (pair, alike, text), chosen (theme).
    """
    return [meeting({row["theme"]: row["text"] for row in fixed["names"]}), alike()]


def meeting(names):
    """Themes in rows, groups in columns: the picture that Lex and others (2014) call UpSet, turned on its side."""
    end = edge(100, 180)
    columns = alt.Scale(domain=list(GROUPS), padding=0.5, range=[alt.ExprRef(end), alt.ExprRef("width - 20")])
    x = alt.X("group:N", scale=columns, axis=None)
    y = alt.Y("theme:N", scale=alt.Scale(domain=ORDER, padding=0.5), axis=None)
    every = alt.Chart(alt.InlineData(values=[dict(theme=one, group=name) for one in ORDER for name in GROUPS]))
    empty = every.mark_point(filled=True, size=70, color=EMPTY, opacity=1).encode(x=x, y=y)
    lines = alt.Chart(alt.NamedData("themes"))
    how_many = alt.Color("groups:O", legend=None, scale=alt.Scale(
        domain=[1, 2, 3, 4], range=["#767676", "#8fc3e6", theme.BLUE, theme.ORANGE]))
    joined = lines.mark_rule(strokeWidth=5).encode(y=y, x=alt.X("first:N", scale=columns, axis=None), x2="last:N",
                                                   color=how_many)
    dots = alt.Chart(alt.NamedData("dots")).transform_lookup(
        "theme", alt.LookupData(alt.NamedData("themes"), "theme", ["groups"])).encode(x=x, y=y, color=how_many)
    drawn = dots.mark_point(filled=True, opacity=1, size=alt.ExprRef("height < 150 ? 120 : 230"))
    counted = dots.mark_text(fontSize=alt.ExprRef("height < 150 ? 9 : 11"), fontWeight="bold").encode(
        text="items:Q", color=alt.condition("datum.groups == 2", alt.value("#1a1a1a"), alt.value("white")))
    chosen = alt.Chart(alt.NamedData("chosen")).mark_rule(color="#f3ead6", strokeWidth=17).encode(y=y)
    named = row_names(alt.Chart(alt.InlineData(values=[dict(theme=one) for one in ORDER])), "theme", names | BRIEF,
                      SHORT, end, y,
                      fontSize=alt.ExprRef("height < 150 ? 10.5 : 12"))
    room = lines.mark_rect(opacity=0).encode(y=y, x=alt.value(0), x2=alt.value("width"), tooltip=[
        alt.Tooltip("groups:Q", title="Groups that meet here")])
    return alt.layer(chosen, joined, empty, drawn, counted, named, column_heads(GROUPS, "group", x), room).properties(
        width="container", height=172, description="Themes in rows, groups in columns: which groups meet in a theme",
        usermeta={"touch": {"control": "theme", "field": "theme"}})


def alike():
    """Jaccard similarity of each pair of lists, from 0 to 1."""
    y = alt.Y("pair:N", title=None, sort=list(PAIRS), scale=alt.Scale(domain=list(PAIRS), paddingInner=0.35), axis=None)
    bars = alt.Chart(alt.NamedData("pairs")).encode(
        y=y, x=alt.X("alike:Q", title=None, scale=alt.Scale(domain=[0, 1], nice=False), axis=None))
    best = alt.condition("datum.alike >= 0.625", alt.value(INK), alt.value("#9a9a9a"))
    bar = bars.mark_bar(height=9, yOffset=7).encode(color=best, tooltip=[
        alt.Tooltip("text:N", title="Themes in common"),
        alt.Tooltip("alike:Q", title="Similarity (Jaccard)", format=".2f")])
    end = bars.mark_text(align="left", dx=5, dy=7, fontSize=12, fontWeight="bold").encode(text="text:N")
    name = bars.transform_calculate(name=f"{PAIRS}[datum.pair]").mark_text(align="left", dy=-7, fontSize=12).encode(
        x=alt.value(0), text="name:N")
    full = alt.Chart(alt.InlineData(values=[dict(pair=pair) for pair in PAIRS])).mark_bar(
        height=9, yOffset=7, color="#f0f0f0").encode(y=y, x=alt.value(0), x2=alt.value("width"))
    return alt.layer(full, bar, end, name).properties(
        width="container", height=180, title=alt.Title("Themes in common", fontSize=12, fontWeight="bold"),
        description="How alike two lists are, for each pair of groups", usermeta=theme.NO_GHOST)


def coders(fixed):
    """Sixteen items with the yes of each coder; and how much of the room above chance their agreement fills.

    fixed: texts (item, text). Live: items (item, a, second, differ, and for each item what a touch would set),
    counts (a, second, items, same), agreement (chance, seen, low, high, better, kappa).
    """
    texts = {row["item"]: row["text"] for row in fixed["texts"]}
    return [answers(texts), beyond_chance()]


def answers(texts):
    """Two columns of yes and no; where the coders differ, the row is marked. A click answers for the reader."""
    end = edge(122, 205)
    y = alt.Y("item:N", scale=alt.Scale(domain=list(texts), paddingInner=0.08), axis=None)
    rows = alt.Chart(alt.NamedData("items")).transform_calculate(who="'me'", full=f"{texts}[datum.item]")
    band = rows.mark_rect().encode(y=y, x=alt.value(alt.ExprRef(end)), x2=alt.value("width"), color=alt.condition(
        "datum.differ", alt.value("#fbe0cf"), alt.value("#f5f5f5")))
    columns = []
    for name, words, place in (("a", "A", 0.28), ("second", "second", 0.72)):
        at = alt.value(alt.ExprRef(f"{end} + (width - {end}) * {place}"))
        columns += [rows.mark_point(filled=True, size=alt.ExprRef("height < 200 ? 50 : 80"), opacity=1, strokeWidth=1.2,
                                    stroke="#767676").encode(
                        y=y, x=at, color=alt.condition(f"datum.{name}", alt.value(theme.GREEN), alt.value("white"))),
                    alt.Chart(alt.InlineData([{}])).mark_text(fontWeight="bold", dy=-9).encode(
                        x=at, y=alt.value(0), text=alt.value(words))]
    named = row_names(alt.Chart(alt.InlineData(values=[dict(item=item) for item in texts])), "item", texts | ITEMS,
                      SHORT_ITEMS,
                      end, y, fontSize=alt.ExprRef("height < 200 ? 9.5 : 11.5"))
    room = rows.mark_rect(opacity=0).encode(y=y, x=alt.value(0), x2=alt.value("width"), tooltip=[
        alt.Tooltip("full:N", title="Click to answer for")])
    return alt.layer(band, *columns, named, room).properties(
        width="container", height=224, description="16 items: is each about the environment, by coder A and by the "
                                                   "second coder",
        usermeta={"touch": {"control": "second", "field": "who", "also": {item: item for item in texts}},
                  **theme.NO_GHOST})


def beyond_chance():
    """Counts of yes and no of both coders, and under them κ: how much of the room above chance they fill."""
    across, down = alt.Scale(domain=[0, 100], nice=False), alt.Scale(domain=[248, 0], nice=False, zero=False)
    axis = alt.Axis(title="% of the items", values=[0, 25, 50, 75, 100], domain=False, grid=False)

    def x(field):
        return alt.X(field, scale=across, axis=axis)

    def y(field):
        return alt.Y(field, scale=down, axis=None)

    cells = alt.Chart(alt.NamedData("counts")).transform_calculate(
        x1="datum.second == 'yes' ? 22 : 62", x2="datum.second == 'yes' ? 60 : 100", y1="datum.a == 'yes' ? 22 : 64",
        y2="datum.a == 'yes' ? 62 : 104", middle="datum.second == 'yes' ? 41 : 81", row="datum.a == 'yes' ? 42 : 84")
    boxes = cells.mark_rect(cornerRadius=4).encode(
        x=x("x1:Q"), x2="x2:Q", y=y("y1:Q"), y2="y2:Q",
        color=alt.condition("datum.same", alt.value("#d7e8f4"), alt.value("#fbe0cf")),
        tooltip=[alt.Tooltip("a:N", title="Coder A says"), alt.Tooltip("second:N", title="The second coder says"),
                 alt.Tooltip("items:Q", title="Items")])
    numbers = cells.mark_text(fontSize=18, fontWeight="bold", baseline="middle", color=INK).encode(
        x=x("middle:Q"), y=y("row:Q"), text="items:Q")
    names = alt.Chart(alt.InlineData(values=[
        dict(x=41, y=12, text="second yes"), dict(x=81, y=12, text="second no"), dict(x=10, y=42, text="A yes"),
        dict(x=10, y=84, text="A no")])).mark_text(fontSize=12, baseline="middle").encode(
            x=x("x:Q"), y=y("y:Q"), text="text:N")
    bar = alt.Chart(alt.NamedData("agreement")).transform_calculate(
        zero="0", all="100", top="178", end="214", told="'by chance ' + format(datum.chance, '.2~f') + ' %'",
        found="'agreed ' + format(datum.seen, '.2~f') + ' %'", middle="196", over="162",
        above="170", below="220",
        note="'κ ' + format(datum.kappa, '.2f') + ': the blue part above chance'", place="132")

    def part(low, high, **colour):
        return bar.mark_rect().encode(x=x(low), x2=high, y=y("top:Q"), y2="end:Q", **colour)

    parts = [part("zero:Q", "all:Q", color=alt.value("#e9f2f9")),
             part("zero:Q", "chance:Q", color=alt.value("#b5b5b5")),
             part("low:Q", "high:Q", color=alt.condition("datum.better", alt.value(theme.BLUE),
                                                         alt.value(theme.ORANGE)))]
    tick = bar.mark_rule(strokeWidth=3, color=INK).encode(x=x("seen:Q"), y=y("above:Q"), y2="below:Q")
    words = [bar.mark_text(align="left", dx=6, baseline="middle", color="#1a1a1a").encode(
                 x=x("zero:Q"), y=y("middle:Q"), text="told:N"),
             bar.transform_filter("datum.seen > 40").mark_text(align="right", dx=4, fontWeight="bold",
                                                               color=INK).encode(
                 x=x("seen:Q"), y=y("over:Q"), text="found:N"),
             bar.transform_filter("datum.seen <= 40").mark_text(align="left", dx=-4, fontWeight="bold",
                                                                color=INK).encode(
                 x=x("seen:Q"), y=y("over:Q"), text="found:N"),
             bar.mark_text(align="left", fontSize=12.5, color=INK).encode(x=x("zero:Q"), y=y("place:Q"), text="note:N")]
    return alt.layer(boxes, numbers, names, *parts, tick, *words).properties(
        width="container", height=205, description="How often both coders say yes or no, and their agreement beyond "
                                                   "chance",
        usermeta=theme.NO_GHOST)


def grid(fixed):
    """The power–interest grid with its four boxes, and the attributes of each actor with the class that they make.

    fixed: names (actor, text). Live: places (actor, text, power, interest, chosen), boxes (box, side, y, chosen),
    line (at), attributes (actor, attribute, held), classes (actor, text, chosen).
    """
    return [power_and_interest(), attributes({row["actor"]: row["text"] for row in fixed["names"]})]


def power_and_interest():
    """A click on an actor chooses it; a click on an empty place moves the chosen actor there."""
    scale = alt.Scale(domain=[-0.5, 10.5], nice=False)
    axis = dict(values=[0, 5, 10], grid=False, domain=False, tickSize=3)
    high = alt.Scale(domain=[-1.3, 11.5], nice=False)  # room for the names of the boxes
    x = alt.X("interest:Q", scale=scale, axis=alt.Axis(title="interest →", titleAnchor="end", **axis))
    y = alt.Y("power:Q", scale=high, axis=alt.Axis(title="power →", titleAnchor="end", **axis))
    cells = alt.Chart(alt.InlineData(values=[
        dict(power=power, interest=interest) for power in range(11) for interest in range(11)]))
    empty = cells.transform_calculate(x1="datum.interest - 0.5", x2="datum.interest + 0.5", y1="datum.power - 0.5",
                                      y2="datum.power + 0.5").mark_rect(opacity=0).encode(
        x=alt.X("x1:Q", scale=scale), x2="x2:Q", y=alt.Y("y1:Q", scale=high), y2="y2:Q")
    line = alt.Chart(alt.NamedData("line"))
    across = line.mark_rule(color="#999999").encode(y=alt.Y("at:Q", scale=high))
    down = line.mark_rule(color="#999999").encode(x=alt.X("at:Q", scale=scale))
    boxes = alt.Chart(alt.NamedData("boxes")).encode(
        y=alt.Y("y:Q", scale=high), text="box:N",
        color=alt.condition("datum.chosen", alt.value("#b34700"), alt.value("#8a8a8a")))
    bold = dict(fontSize=alt.ExprRef("width < 240 ? 10 : 12.5"), fontWeight="bold")
    words = [boxes.transform_filter(f"datum.side == '{side}'").mark_text(align=side, **bold).encode(
        x=alt.value(alt.ExprRef(place))) for side, place in (("left", "4"), ("right", "width - 2"))]
    actors = alt.Chart(alt.NamedData("places")).transform_calculate(
        name=f"width < 240 && {ACTORS}[datum.actor] ? {ACTORS}[datum.actor] : datum.text").encode(x=x, y=y)
    mine, others = actors.transform_filter("datum.chosen"), actors.transform_filter("!datum.chosen")
    words_of = dict(tooltip=[alt.Tooltip("text:N", title="Actor"), alt.Tooltip("power:Q", title="Power"),
                         alt.Tooltip("interest:Q", title="Interest")])
    dots = others.mark_point(filled=True, size=75, opacity=1, color=theme.BLUE).encode(**words_of)
    dot = mine.mark_point(filled=True, size=190, opacity=1, color=theme.ORANGE).encode(**words_of)
    side = dict(fontSize=11, dy=-11)
    names = theme.haloed(others.encode(text="name:N"), color="#4a4a4a", **side)
    name = theme.haloed(mine.encode(text="name:N"), fontSize=12.5, dy=-15, fontWeight="bold")
    return alt.layer(empty, across, down, *words, *names, dots, *name, dot).properties(
        width="container", height=200, description="Ten actors by power and interest, in four boxes",
        usermeta={"touch": {"control": "actor", "field": "actor", "also": {"power": "power", "interest": "interest"}}})


ATTRIBUTES = ["power", "legitimacy", "urgency"]


def attributes(names):
    """Power, legitimacy, urgency: filled where an actor holds it; the class stands at the end of the row."""
    end = edge(74, 106)
    x = alt.X("attribute:N", axis=None, scale=alt.Scale(domain=ATTRIBUTES, padding=0.5, range=[
        alt.ExprRef(end), alt.ExprRef("width - 74")]))
    y = alt.Y("actor:N", scale=alt.Scale(domain=list(names), padding=0.5), axis=None)
    rows = alt.Chart(alt.NamedData("classes"))
    band = rows.transform_filter("datum.chosen").mark_rule(color="#f8e3d5", strokeWidth=17).encode(y=y)
    dots = alt.Chart(alt.NamedData("attributes")).mark_point(
        filled=True, size=alt.ExprRef("height < 150 ? 90 : 130"), opacity=1, strokeWidth=1.2, stroke="#767676").encode(
        x=x, y=y, color=alt.condition("datum.held", alt.value(theme.BLUE), alt.value("white")),
        tooltip=[alt.Tooltip("attribute:N", title="Attribute"), alt.Tooltip("held:N", title="Held")])
    words = rows.mark_text(align="right", baseline="middle", dx=-3, fontSize=11.5).encode(
        y=y, x=alt.value("width"), text="text:N", color=alt.condition(
            "datum.chosen", alt.value("#b34700"), alt.value(INK)))
    named = row_names(rows, "actor", names, ACTORS, end, y, fontSize=alt.ExprRef("height < 150 ? 10.5 : 12"))
    heads = column_heads({name: name for name in ATTRIBUTES}, "attribute", x)
    return alt.layer(band, named, words, dots, heads).properties(
        width="container", height=186, description="Which of three attributes each actor holds, and its class",
        usermeta={"touch": {"control": "actor", "field": "actor",
                            "also": {"legitimacy": "legitimacy", "urgency": "urgency"}},
                  **theme.NO_GHOST})


CHARTS = {"meet": meet, "coders": coders, "grid": grid}
