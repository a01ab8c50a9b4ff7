"""Charts of the local budget: the wallets of five voters, the ballots of a meeting, three rules, and survey scores."""

import altair as alt

from nutag.charts import theme

VOTERS = ["herder", "pensioner", "firm owner", "teacher", "job-seeker"]
NAMES = {"V": "vaccination pens", "W": "well", "S": "sports hall", "H": "health post", "K": "playground",
         "L": "street lights",
         "G": "solar power"}
COLOURS = {"V": "#8c564b", "W": theme.BLUE, "S": "#7a5195", "H": theme.GREEN, "K": theme.PINK, "L": "#e8a33d",
           "G": theme.SKY}
UNASKED = "#d4d4d4"  # money for what a voter did not ask for
INK, QUIET = "#333333", "#666666"
WOMEN, MEN = theme.ORANGE, INK
RULES = {"greedy": "most votes first", "shares": "equal shares", "completed": "equal shares, completed"}
DARK = [name for letter, name in NAMES.items() if letter in "VWSH"]  # white words stand on these


def named(letters="VWSHKLG"):
    """One colour for each project, by name."""
    return alt.Scale(domain=[NAMES[letter] for letter in letters], range=[COLOURS[letter] for letter in letters])


def headed(words, short):
    """Words above a chart, shorter ones where it is narrow: a title would make a narrow plot narrower still."""
    return alt.Chart(alt.InlineData([{}])).mark_text(align="left", fontWeight="bold", fontSize=12.5, color=INK).encode(
        x=alt.value(0), y=alt.value(-16), text=alt.value(alt.ExprRef(f"width < 360 ? '{short}' : '{words}'")))


def five(fixed):
    """The five wallets, and for each project the money that may pay for it. A touch on a purchase goes back to it.

    Live: paid (voter, lo, hi, project, round, asked, text), left (voter, lo, hi, text), cards (project, cost, votes),
    purse (project, able, edge, round, bought, text).
    """
    return [wallets(), purses()]


def wallets():
    """A wallet of ten million for each voter: a block for each payment, and an empty place for what is left."""
    narrow = "width < 330"
    scale = alt.Scale(domain=VOTERS, paddingInner=0.22, paddingOuter=0.08)
    x = alt.X("voter:N", title=None, scale=scale, axis=alt.Axis(
        labelAngle=0, domain=False, ticks=False, labelPadding=6, labelLimit=0,
        labelFontSize=alt.ExprRef(f"{narrow} ? 10 : 12"),  # and every second name one line lower
        labelExpr=f"{narrow} && indexof({VOTERS[1::2]}, datum.label) >= 0 ? ['', datum.label] : datum.label"))
    y = alt.Y("lo:Q", title=None, axis=None, scale=alt.Scale(domain=[0, 10], nice=False))
    frame = alt.Chart(alt.InlineData([dict(voter=voter, lo=0, hi=10) for voter in VOTERS])).mark_bar(
        fill="white", stroke="#9a9a9a", strokeDash=[4, 3], cornerRadius=4).encode(x=x, y=y, y2="hi:Q")
    paid = alt.Chart(alt.NamedData("paid"))
    tooltip = [alt.Tooltip("voter:N", title="Voter"), alt.Tooltip("project:N", title="Pays for"),
               alt.Tooltip("text:N", title="₮ million"), alt.Tooltip("asked:N", title="Approved it")]
    blocks = paid.mark_bar(stroke="white", strokeWidth=1.5, cornerRadius=3).encode(
        x=x, y=y, y2="hi:Q", tooltip=tooltip, color=alt.condition(
            "datum.asked", alt.Color("project:N", legend=None, scale=named("VWKL")), alt.value(UNASKED)))
    middle = paid.transform_calculate(middle="(datum.lo + datum.hi) / 2").encode(
        x=x, y=alt.Y("middle:Q", axis=None, scale=alt.Scale(domain=[0, 10], nice=False)),
        color=alt.condition(f"datum.asked && indexof({DARK}, datum.project) >= 0", alt.value("white"),
                            alt.value("#1a1a1a")))
    amounts = middle.transform_filter("datum.hi - datum.lo >= 1.5").mark_text(fontWeight="bold").encode(text="text:N")
    left = alt.Chart(alt.NamedData("left")).transform_calculate(
        middle="(datum.lo + datum.hi) / 2", words=f"datum.text + ({narrow} ? '' : ' left')").mark_text(
            color=QUIET, fontStyle="italic").encode(
                x=x, y=alt.Y("middle:Q", axis=None, scale=alt.Scale(domain=[0, 10], nice=False)), text="words:N")
    said = headed("Five wallets · grey: paid for what was not asked for", "Grey: not asked for")
    return alt.layer(frame, blocks, amounts, left, said).properties(
        width="container", height=205,
        description="What each of five voters has paid for, and what is left in each wallet", usermeta=theme.NO_GHOST)


def purses():
    """For each project its price as a mark, and as a bar the money that may pay for it now."""
    y = alt.Y("project:N", title=None, sort=None, scale=alt.Scale(
        domain=["vaccination pens", "well", "playground", "street lights"], paddingInner=0.35), axis=None)
    x = alt.X("able:Q", title="₮ million", scale=alt.Scale(domain=[0, 60], nice=False), axis=alt.Axis(values=[0, 10, 20,
                                                                                                              30, 40,
                                                                                                              50]))
    purse = alt.Chart(alt.NamedData("purse"))
    cards = alt.Chart(alt.NamedData("cards"))
    bars = purse.mark_bar(cornerRadius=2, height=16).encode(
        y=y, x=x, color=alt.Color("project:N", legend=None, scale=named("VWKL")), opacity=alt.condition(
            "datum.bought", alt.value(1), alt.value(0.28)),
        tooltip=[alt.Tooltip("project:N", title="Project"), alt.Tooltip("text:N", title="Money that may pay for it")])
    words = purse.transform_calculate(said="datum.bought ? '✔ bought' : datum.text").mark_text(align="left",
                                                                                               dx=6).encode(
        y=y, x="edge:Q", text="said:N", color=alt.condition(
            "datum.bought", alt.value("#1b5e20"), alt.value(QUIET)))
    prices = cards.mark_tick(thickness=3, size=20, color="black", opacity=1).encode(y=y, x=alt.X("cost:Q"), tooltip=[
        alt.Tooltip("project:N", title="Project"), alt.Tooltip("cost:Q", title="Costs, ₮ million"),
        alt.Tooltip("votes:Q", title="Votes")])
    head = "datum.project + (width < 250 ? ' · ' + datum.cost : ' · costs ' + datum.cost + ' · votes: ' + datum.votes)"
    names = cards.transform_calculate(head=head).mark_text(
        align="left", dy=-20, limit=alt.ExprRef("width"), fontSize=12).encode(y=y, x=alt.value(0), text="head:N")
    said = headed("Price (black mark), and the money that may pay it", "Price, and money for it")
    return alt.layer(bars, prices, words, names, said).properties(
        width="container", height=190,
        description="The price of each project, and the money that may pay for it now",
        usermeta={"touch": {"control": "round", "field": "round"}, **theme.NO_GHOST})


ROW, TOP, LINES = 16, 33, 7  # px: a line of the ballots, the heads above them; how many lines
# In lines: where the wallets begin, how tall they are, and what follows.
WALLET, DEPTH, CROSSES, END = LINES + 0.5, 3.4, LINES + 4.5, LINES + 5.1
SPAN = 28  # places of the voters, with the reader's own at the end


def meeting(fixed):
    """The ballots with what became of them, and the three rules beside each other; a touch on a rule chooses it.

    fixed: heads (x, text, kind). Live: cards, asked, got, bought, nothing, paid, wallet, full, you for the ballots;
    dots, spans, bags, mine for the rules.
    """
    return [ballots(alt.InlineData(values=fixed["heads"])), rules()]


def ballots(heads):
    """The poster: a ring for each approval, full where the project is funded; below it, what each wallet paid."""
    narrow = "width < 420"
    left = f"({narrow} ? 88 : 176)"
    line = f"(height - {TOP}) / {END}"  # lower before a class
    x_scale = alt.Scale(domain=[0, SPAN], nice=False, range=[alt.ExprRef(left), alt.ExprRef("width")])
    y_scale = alt.Scale(domain=[0, END], nice=False, range=[alt.ExprRef(str(TOP)), alt.ExprRef("height")])
    project = alt.Color("project:N", legend=None, scale=named())
    wide = alt.value(alt.ExprRef(f"{narrow} ? 0 : 1"))
    small = alt.ExprRef(f"{narrow} || height < 190 ? 9.5 : 12")

    def at(field, line):
        return dict(x=alt.X(field, axis=None, scale=x_scale), y=on(line))

    def on(line):
        return alt.Y(line, axis=None, scale=y_scale)

    def beside(px, chart, field, line="line:Q", **look):
        return chart.mark_text(**{"align": "right", "fontSize": 11, "color": QUIET, **look}).encode(
            y=on(line), x=alt.value(px), text=field)

    def lined(name):
        return alt.Chart(alt.NamedData(name)).transform_calculate(line="datum.row + 0.5",
                                                                  project=f"{NAMES}[datum.letter]")

    def each(name):
        return alt.Chart(alt.NamedData(name)).transform_flatten(["xs"])

    stripes = lined("bought").mark_bar(height=alt.ExprRef(f"{line} - 2"), opacity=0.15, cornerRadius=3).encode(
        y=on("line:Q"), x=alt.value(0), x2=alt.value("width"), color=project)
    cards = lined("cards")
    names = beside(2, cards, "project:N", align="left", fontSize=small, color=INK)
    votes, costs = beside(132, cards, "votes:Q").encode(opacity=wide), beside(164, cards, "cost:Q").encode(opacity=wide)
    words = alt.Chart(alt.InlineData([{}]))
    titles = [words.mark_text(align=side, fontSize=11, color=colour).encode(x=alt.value(px), y=alt.value(TOP - 8),
                                                                            text=alt.value(word), **shown)
              for px, word, side, colour, shown in (
                  (132, "votes", "right", QUIET, dict(opacity=wide)), (164, "₮m", "right", QUIET, dict(opacity=wide)),
                  (2, "men", "left", MEN, {}), (30, "women", "left", "#b34700", {}))]
    rings = each("asked").transform_flatten(["rows"], ["row"]).transform_calculate(line="datum.row + 0.5").mark_point(
        filled=False, stroke="#8a8a8a", strokeWidth=1.3, opacity=1).encode(
            **at("xs:Q", "line:Q"), size=alt.value(alt.ExprRef(f"{narrow} ? min(26, width / 9) : 70")),
            tooltip=alt.value(None))
    full = each("got").transform_flatten(["rows", "letters"], ["row", "letter"]).transform_calculate(
        line="datum.row + 0.5", project=f"{NAMES}[datum.letter]").mark_point(filled=True, opacity=1).encode(
            **at("xs:Q", "line:Q"), size=alt.value(alt.ExprRef(f"{narrow} ? min(36, width / 7) : 100")), color=project,
            tooltip=[alt.Tooltip("project:N", title="Approved and funded")])
    groups = alt.Chart(heads)
    sexes = groups.transform_filter("datum.kind != 'bag'").mark_text(fontSize=11, fontWeight="bold").encode(
        x=alt.X("x:Q", axis=None, scale=x_scale), y=alt.value(TOP - 8), text="text:N",
        color=alt.condition("datum.kind == 'women'", alt.value("#b34700"), alt.value(MEN)))
    bags = groups.transform_filter("datum.kind == 'bag'").mark_text(
        fontWeight="bold", fontSize=alt.ExprRef("width < 300 ? 9 : 12")).encode(
        x=alt.X("x:Q", axis=None, scale=x_scale), y=alt.value(8), text="text:N")
    you = alt.Chart(alt.NamedData("you")).mark_text(fontWeight="bold", color=theme.BLUE).encode(
        x=alt.X("x:Q", axis=None, scale=x_scale), y=alt.value(8), text=alt.value("you"))
    width = alt.ExprRef(f"max(3, 0.78 * (width - {left}) / {SPAN})")
    bottom = WALLET + DEPTH
    wallet = each("wallet").transform_calculate(top=str(WALLET), base=str(bottom)).mark_bar(
        width=width, fill="white", stroke="#b5b5b5").encode(**at("xs:Q", "top:Q"), y2="base:Q", tooltip=alt.value(None))
    paid = each("paid").transform_flatten(["lo", "hi", "letters"], ["lo", "hi", "letter"]).transform_calculate(
        base=f"{bottom} - {DEPTH} * datum.lo", top=f"{bottom} - {DEPTH} * datum.hi",
        project=f"{NAMES}[datum.letter] || 'what was not asked for'").mark_bar(width=width, stroke="white",
                                                                               strokeWidth=0.7).encode(
            **at("xs:Q", "top:Q"), y2="base:Q", tooltip=[alt.Tooltip("project:N", title="Paid for")],
            color=alt.condition("datum.letter == '-'", alt.value(UNASKED), project))
    purse = beside(2, alt.Chart(alt.NamedData("full")).transform_calculate(
        line=str(WALLET + DEPTH / 2), words=f"{narrow} ? 'wallets' : datum.text"), "words:N", align="left",
                   fontSize=small, lineBreak="|")
    nothing = each("nothing").transform_calculate(line=str(CROSSES))
    crosses = nothing.mark_text(color=theme.ORANGE, fontWeight="bold", fontSize=13, text="✕").encode(
        **at("xs:Q", "line:Q"), tooltip=alt.value(None))
    said = nothing.transform_aggregate(line="max(line)", count="count()").transform_calculate(words="'✕ gets nothing'")
    meaning = beside(2, said.transform_filter("datum.count > 0"), "words:N", align="left", fontSize=small,
                     color="#b34700", fontWeight="bold")
    return alt.layer(stripes, names, votes, costs, *titles, rings, full, sexes, bags, you, wallet, paid, purse, crosses,
                     meaning).properties(
        width="container", height=round(TOP + END * ROW), usermeta=theme.NO_GHOST,
        description="Twenty ballots, what is funded, and what each wallet pays")


def rules():
    """The three rules: means of women and men joined by a line, small dots for the bags, and who gets nothing."""
    y = alt.Y("rule:N", title=None, sort=None, scale=alt.Scale(domain=list(RULES)), axis=None)
    x_scale = alt.Scale(domain=[-5, 120], nice=False)  # so that a dot at 0 has room

    def x(field, title=None):
        return alt.X(field, title=title, scale=x_scale, axis=alt.Axis(values=[0, 20, 40, 60, 80, 100, 120]))

    spans, dots = alt.Chart(alt.NamedData("spans")), alt.Chart(alt.NamedData("dots"))
    touch = spans.transform_calculate(start="-5", end="120").mark_bar(height=alt.ExprRef("height / 3 - 6"),
                                                                     cornerRadius=4).encode(
        y=y, x=x("start:Q"), x2="end:Q", color=alt.condition("datum.chosen", alt.value("#e3eef7"),
                                                             alt.value("#f7f7f7")), tooltip=alt.value(None))
    lines = spans.mark_rule(strokeWidth=3, color="#a9a9a9").encode(y=y, x=x("lo:Q"), x2="hi:Q")
    sexes = alt.Color("who:N", legend=None, scale=alt.Scale(domain=["women", "men"], range=[WOMEN, MEN]))
    points = dots.mark_circle(size=150, opacity=1).encode(
        y=y, x=x("mean:Q", "₮ million of what a voter approved, mean"), color=sexes,
        tooltip=[alt.Tooltip("who:N", title="Mean of the"), alt.Tooltip("mean:Q", title="₮ million", format=".2f")])
    heads = spans.transform_calculate(
        words=f"replace({RULES}[datum.rule], width < 250 ? 'equal shares, ' : '', '') + ' · ' + datum.nothing + "
              "' with nothing'").mark_text(
        align="left", dx=6, dy=alt.ExprRef("-height / 6 + 12"), fontSize=alt.ExprRef("width < 250 ? 10.5 : 12")).encode(
            y=y, x=alt.value(0), text="words:N",
            color=alt.condition("datum.chosen", alt.value("#00588a"), alt.value(INK)))
    bags = alt.Chart(alt.NamedData("bags"))
    ticks = bags.mark_tick(thickness=2, size=8, color=theme.GREY, yOffset=17).encode(y=y, x=x("mean:Q"), tooltip=[
        alt.Tooltip("bag:N", title="Mean of bag"), alt.Tooltip("mean:Q", title="₮ million", format=".2f")])
    letters = bags.mark_text(fontSize=10.5, color=QUIET, dy=27, tooltip=None).encode(y=y, x=x("place:Q"), text="bag:N")
    mine = alt.Chart(alt.NamedData("mine")).mark_point(shape="diamond", size=110, filled=True, color=theme.BLUE,
                                                       opacity=1, clip=True).encode(
        y=y, x=x("mean:Q"), tooltip=[alt.Tooltip("mean:Q", title="Your own ballot gets, ₮ million")])
    key = theme.key({"women": "#b34700", "men": MEN, "1 2 3: bags": QUIET})
    return alt.layer(touch, lines, heads, points, ticks, letters, mine, *key).properties(
        width="container", height=190, description="Means of women, men and bags under three rules",
        usermeta={"touch": {"control": "rule", "field": "rule"}})


def scores_chart(scores):
    """Open budget scores by round; a series with a break is two lines.

    scores: year, measure, score, question_set.
    """
    kinds = {"transparency": theme.BLUE, "public participation": theme.ORANGE}
    x = alt.X("year:Q", title=None, scale=alt.Scale(domain=[2005, 2024], nice=False, zero=False), axis=alt.Axis(
        format="d", values=[2006, 2008, 2010, 2012, 2015, 2017, 2019, 2021, 2023], grid=False))
    base = alt.Chart(scores).encode(
        x=x,
        y=alt.Y("score:Q", title="score of 100", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(tickCount=5)),
        color=alt.Color("measure:N", legend=None, scale=alt.Scale(domain=list(kinds), range=list(kinds.values()))))
    lines = base.mark_line(point=True).encode(detail="question_set:N", tooltip=[
        alt.Tooltip("measure:N", title="Score for"), alt.Tooltip("year:Q", title="Round"),
        alt.Tooltip("score:Q", title="Of 100")])
    named = base.transform_filter("datum.year == (datum.measure == 'transparency' ? 2010 : 2012)")
    names = named.mark_text(align="left", dx=-8, dy=-25, fontWeight="bold").encode(text="measure:N")
    small = base.transform_filter("datum.measure == 'public participation'")
    numbers = small.mark_text(dy=-11, fontSize=11).encode(text="score:Q")
    cut = alt.Chart(alt.InlineData([{"year": 2016}])).encode(x=x)
    gap = cut.mark_rule(strokeDash=[3, 3], color=theme.GREY)
    told = "width < 460 ? 'new questions' : 'participation: new questions from here on'"
    word = cut.mark_text(align="left", dx=6, fontSize=11, color=QUIET, text=alt.ExprRef(told)).encode(y=alt.value(8))
    return alt.layer(gap, lines, names, numbers, word).properties(
        width="container", height=200,
        description="Open budget scores of Mongolia's central government: transparency from 18 (2006) to 62 (2023); "
                    "public "
                    "participation 19 and 19 in 2012 and 2015, and under other questions 7 to 19 from 2017 to 2023")


CHARTS = {"five": five, "meeting": meeting}
