"""Three scenarios of an agreement on six issues: the cloud of 729 deals, one text for all, and a game for four people."""

from functools import cache, lru_cache
from itertools import product

from nutag.data import records
from nutag.models.bargaining import improvements, kalai_smorodinsky, nash_solution, pareto_front
from nutag.panel.controls import choice, slider
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import TEACHING, caption
from nutag.scenarios.revenue_sharing import money_of

PARTIES = {"company": "company", "local_government": "local government", "citizens": "citizens", "sme": "small firms"}
DELEGATION = "delegation"  # the three others as one party: local government, citizens, small firms
ISSUES = {"jobs": "jobs", "procurement": "buying here", "water": "water", "fund": "community fund", "road": "road and dust",
          "transparency": "transparency"}
CELLS = {  # what an option says, in the room that a cell of the picture has
    "jobs": ("10 %", "25 % + training", "40 %"),
    "procurement": ("5 %", "15 %", "30 % + support"),
    "water": ("legal minimum", "+ monitoring", "+ bond"),
    "fund": ("₮0.2 billion", "₮0.5 billion", "₮1.0 billion"),
    "road": ("gravel", "watering", "paved"),
    "transparency": ("confidential", "yearly report", "public text"),
}
DEALS = ["".join(deal) for deal in product("012", repeat=len(ISSUES))]
AT = {deal: place for place, deal in enumerate(DEALS)}
MIDDLE = "111111"


def option(issue, start="1"):
    """The control of one issue: what each option says stands in the table of score sheets."""
    rows = {str(row.option): row for row in records("agreement_scores") if row.issue_id == issue}
    label = next(iter(rows.values())).issue
    return choice(start, {number: row.option_text for number, row in rows.items()}, label[0].upper() + label[1:],
                  tag=TEACHING, more=True)


def score_sheet():
    """Points of each party: (issue, option as text) → one number a party."""
    return {(row.issue_id, str(row.option)): tuple(getattr(row, f"{party}_points") for party in PARTIES)
            for row in records("agreement_scores")}


def walk_away():
    """The points that each party has without an agreement."""
    least = {row.party: row.reservation_points for row in records("agreement_reservations")}
    return tuple(least[party] for party in PARTIES)


@cache
def payoffs():
    """Points of the four parties for each of the 729 deals, in the order of `DEALS`."""
    sheet = score_sheet()
    return tuple(tuple(map(sum, zip(*(sheet[place] for place in zip(ISSUES, deal))))) for deal in DEALS)


def as_two(points):
    """The same as two parties see it: the company, and a delegation that adds up the points of the three others."""
    return points[0], sum(points[1:])


@lru_cache(maxsize=8)
def efficient(points):
    """The Pareto front, found once for each table of points."""
    return frozenset(pareto_front(points))


@lru_cache(maxsize=2 * len(DEALS))
def helpful(points, place):
    """Places of the deals that are worse for nobody and better for somebody than the one at `place`."""
    return tuple(improvements(points, place))


def acceptable(points, least):
    """Places of the deals that leave no party below what it has without an agreement."""
    return [place for place, row in enumerate(points) if all(got >= need for got, need in zip(row, least))]


RULES = {
    "none": "no rule: we choose",
    "nash": "Nash: largest product of gains",
    "ks": "Kalai–Smorodinsky: largest smallest part of gain (extension)",
    "least": "the smallest gain as large as possible",
    "sum": "the largest sum of points",
}

SOLUTIONS = {"nash": nash_solution, "ks": kalai_smorodinsky}


@lru_cache(maxsize=512)
def chosen(rule, points, least):
    """The first deal that a rule chooses among those acceptable to all, as a place; None where there is none."""
    able = acceptable(points, least)
    if not able:
        return None
    rows = [points[place] for place in able]
    if rule in SOLUTIONS:
        return able[SOLUTIONS[rule](rows, least)[0]]
    value = (lambda row: sorted(got - need for got, need in zip(row, least))) if rule == "least" else sum
    return able[max(range(len(rows)), key=lambda place: value(rows[place]))]


def states(points, least, better=()):
    """One letter a deal: 0 somebody walks away, 1 acceptable to all, 2 also efficient, 3 better than the present one."""
    letters, front = ["0"] * len(points), efficient(points)
    for place in acceptable(points, least):
        letters[place] = "2" if place in front else "1"
    for place in better:
        letters[place] = "3"
    return "".join(letters)


def helped(better):
    """One letter a deal: 3 where it is worse for nobody and better for somebody, else 0."""
    return "".join("3" if place in better else "0" for place in range(len(DEALS)))


def cells(deal, ticked="", notes=(), live=True):
    """The six issues as rows of three cells: which one stands in the deal, which one in another deal, what is noted.

    Each cell carries its own issue with its option, so that a touch chooses it.
    """
    return [dict(row=row, column=int(number), text=words, on=deal[row] == number,
                 other=bool(ticked) and ticked[row] == number, note=str(notes[row][int(number)]) if notes else "",
                 **({issue: number} if live else {}))
            for row, (issue, texts) in enumerate(CELLS.items()) for number, words in zip("012", texts)]


def bars(names, points, least, other=None):
    """A bar a party, as a part of the most that it can have; where it walks away; and the points of another deal."""
    most = [100 if len(names) == 4 or row == 0 else 300 for row in range(len(names))]
    return [dict(row=row, party=name, part=got / top, least=need / top, low=got < need,
                 other=None if other is None else other[row] / top, text=f"{got} of {top}" if top > 100 else str(got))
            for row, (name, got, need, top) in enumerate(zip(names, points, least, most))]


def listed(names):
    """Names in a sentence.

    >>> listed(["citizens", "small firms", "company"])
    'citizens, small firms and company'
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))


def said(names, points):
    """Each party with its points: the words of a sentence."""
    return ", ".join(f"{name} {got}" for name, got in zip(names, points))


def smallest_step(deal, better, points):
    """In words, how the deal becomes one that helps: as few issues as possible, then the largest sum."""
    nearest = min(better, key=lambda place: (sum(a != b for a, b in zip(DEALS[place], deal)), -sum(points[place])))
    words = [(ISSUES[issue], CELLS[issue][int(new)]) for issue, old, new in zip(ISSUES, deal, DEALS[nearest]) if new != old]
    return ", ".join(f"{issue} {text}" if text[0].isdigit() else text for issue, text in words)


def with_capital(words):
    return words[:1].upper() + words[1:]


def verdict(names, points, least, better):
    """What is to be said first of a deal: who walks away, or how many deals are better for everybody."""
    leaving = [name for name, got, need in zip(names, points, least) if got < need]
    if leaving:
        return f"{with_capital(listed(leaving))} would walk away"
    if better:
        return f"{better} deal{'s' * (better > 1)} would help somebody and hurt nobody"
    return "Efficient: nobody can gain without a loser"


class Deals(Scenario):
    """What the scenarios of this topic share: a deal on six issues, and the points that four parties give it."""

    def __init__(self, **settings):
        self.four = payoffs()
        self.two = tuple(map(as_two, self.four))
        self.least = walk_away()
        super().__init__(**settings)

    def fixed(self):
        """Each deal with its place in the cloud, its options and its points."""
        return dict(deals=[dict(deal=deal, place=place, company=row[0], others=sum(row[1:]),
                                **dict(zip(("local_government", "citizens", "sme"), row[1:])), **dict(zip(ISSUES, deal)))
                           for place, (deal, row) in enumerate(zip(DEALS, self.four))],
                    issues=[dict(row=row, text=text) for row, text in enumerate(ISSUES.values())])

    def spot(self, place, what, left=False):
        """A deal as a mark in the cloud, its name on one side."""
        company, others = self.two[place]
        return dict(company=company, others=others, what=what, left=left)

    def caption(self):
        return caption(records("agreement_scores"), records("agreement_reservations"))


class OnTheTable(Deals):
    """A deal that is chosen issue by issue."""

    jobs, procurement, water, fund, road, transparency = map(option, ISSUES)

    @property
    def deal(self):
        """The deal as six digits, one option an issue."""
        return "".join(getattr(self, issue) for issue in ISSUES)


LOSERS = {"company": "the company itself", "local_government": "the local government", "citizens": "the citizens group",
          "sme": "the group of small firms"}
BEATEN = ("no, the middle cannot be beaten", "yes, by one deal", "yes, by several deals")


class Cloud(OnTheTable):
    """729 deals as points: who can accept which, which are efficient, and what a rule of fairness would choose."""

    name = "agreement.cloud"
    title = "Split every issue down the middle, or trade?"
    view = choice("four", {"four": "four parties", "two": "two: the company and one delegation"}, "At the table", radio=True)
    rule = choice("none", RULES, "Let a rule choose")
    company = slider(45, 0, 100, 5, "Company without a deal", unit="points", tag=TEACHING)
    local_government = slider(35, 0, 100, 5, "Local government without a deal", unit="points", tag=TEACHING, more=True)
    citizens = slider(40, 0, 100, 5, "Citizens without a deal", unit="points", tag=TEACHING, more=True)
    sme = slider(30, 0, 100, 5, "Small firms without a deal", unit="points", tag=TEACHING, more=True)
    measures = (Measure("company", "company", str),
                Measure("local_government", "local government", str), Measure("citizens", "citizens", str),
                Measure("sme", "small firms", str))
    predictions = (
        Prediction("acceptable", "Six issues with three options each: 729 deals. How many can all four parties accept?",
                   unit="deals", near=40, at=dict(view="four"), veils=("states",),
                   right=lambda result: result.values["acceptable"],
                   shows=lambda result: f"All four can accept {result.values['acceptable']}; only "
                                        f"{result.values['efficient']} of these are efficient."),
        Prediction("middle", "Two parties, every issue in the middle. Is there a deal that gives both sides more?",
                   options=BEATEN, at=dict(view="two"), veils=("states",),
                   right=lambda result: BEATEN[min(2, result.values["both_more"])],
                   shows=lambda result: f"Both sides gain in {result.values['both_more']} of the 729 deals."),
        Prediction("pays", "The company now walks away below 60, not 45. Nash’s rule chooses again. Who loses most?", options=tuple(LOSERS.values()), at=dict(company=60, rule="nash"),
                   veils=("spots", "bars"), right=lambda result: LOSERS[result.values["pays"]],
                   shows=lambda result: f"{with_capital(LOSERS[result.values['pays']])} gets {result.values['lost']} points less."))

    def compute(self):
        four = self.view == "four"
        points = self.four if four else self.two
        names = [*PARTIES.values()] if four else [PARTIES["company"], DELEGATION]
        limits = tuple(getattr(self, party) for party in PARTIES)
        least = limits if four else as_two(limits)
        here = AT[self.deal]
        row = points[here]
        better = helpful(points, here)
        able = acceptable(points, least)
        front = len(efficient(points).intersection(able))
        there = chosen(self.rule, points, least) if self.rule != "none" else None
        other = None if there is None else points[there]
        spots = [self.spot(here, "this deal")] + ([] if there is None else [self.spot(there, "the rule’s deal", left=True)])
        rows = dict(states=[dict(one=1, states=states(points, least, better))],
                    cells=cells(self.deal, "" if there is None else DEALS[there]), bars=bars(names, row, least, other),
                    spots=spots, limits=[dict(side="company", at=least[0])] + [dict(side="others", at=least[1])] * (not four))
        sentence = (f"This deal: {said(names, row)}. {'All four' if four else 'Both'} can accept {len(able)} of 729 deals; "
                    f"{front} of these are efficient.{self.rules_words(there, points)}")
        table = [{"party": name, "this deal": got, "without an agreement": need, "gain": f"{got - need:+d}",
                  "the rule’s deal": "–" if other is None else other[place]}
                 for place, (name, got, need) in enumerate(zip(names, row, least))]
        values = dict(acceptable=len(able), efficient=front, better=len(better), deal=self.deal,
                      both_more=sum(all(a > b for a, b in zip(points[place], row)) for place in better),
                      chosen=None if there is None else DEALS[there], **dict(zip(PARTIES, self.four[here])),
                      **self.loser(there))
        return Result(rows, sentence, table, values, verdict(names, row, least, len(better)))

    def rules_words(self, there, points):
        """What the rule chooses, in words; without a rule, one way to help everybody (the lesson asks for that of two)."""
        if self.rule == "none":
            better = helpful(points, AT[self.deal])
            if better and self.view == "two":
                return " Touch a point that helps: which issues change?"
            return f" One that helps: {smallest_step(self.deal, better, points)}." if better else ""
        if there is None:
            return " The rule finds no deal that all can accept."
        return f" The rule’s deal: {', '.join(map(str, points[there]))}."

    def loser(self, there):
        """Who loses most by the new walk-away points, when the rule chooses again: the party, and its points."""
        points, least = (self.four, self.least) if self.view == "four" else (self.two, as_two(self.least))
        if there is None or self.rule == "none":
            return dict(pays=None, lost=0)
        before = self.four[chosen(self.rule, points, least)]
        lost = [was - now for was, now in zip(before, self.four[there])]
        return dict(pays=[*PARTIES][lost.index(max(lost))], lost=max(lost))


DRAFTS = {"011110": "Draft 1: low on jobs, secret", "101110": "Draft 2: low on buying, secret"}
LOOKS = {"least": "the smallest gain", "sum": "the sum of gains"}
LEFT = ("no: what no single change mends, nothing mends", "yes: a package of several changes still does")


class OneText(Deals):
    """A mediator holds one text. Each round brings a text that is worse for nobody and better for somebody, while there is one."""

    name = "agreement.text"
    title = "One text for all: how far can a mediator go?"
    draft = choice("011110", DRAFTS, "The first text", radio=True)
    at_once = slider(1, 1, 6, 1, "Changes at once", unit="issues", tag=TEACHING)
    round = slider(0, 0, 3, 1, "Round", tag=TEACHING)
    look = choice("sum", LOOKS, "Among the texts that help, the mediator takes the largest of", radio=True, more=True)
    measures = (Measure("least", "smallest gain", str), Measure("sum", "sum of gains", str),
                Measure("left", "texts that help", str))
    predictions = (
        Prediction("help", "Draft 1. How many of the 729 deals are worse for nobody and better for somebody?",
                   unit="deals", near=15, at=dict(draft="011110"), veils=("states",),
                   right=lambda result: result.values["left"],
                   shows=lambda result: f"{result.values['left']} deals, and {result.values['strictly']} of them are better for all four."),
        Prediction("package", "Draft 2, one issue at a time, by the sum of gains: when no single change helps, does another deal?", options=LEFT, at=dict(draft="101110", at_once=1, round=3), veils=("states",),
                   right=lambda result: LEFT[result.values["left"] > 0],
                   shows=lambda result: f"The mediator is stuck after {result.values['rounds']} change. Deals that would still "
                                        f"help: {result.values['left']}."))

    def compute(self):
        texts = way(self.four, AT[self.draft], self.at_once, self.look)
        done = texts[:self.round + 1]
        here, first = done[-1], done[0]
        row, start = self.four[here], self.four[first]
        left = helpful(self.four, here)
        names = [*PARTIES.values()]
        rows = dict(states=[dict(one=1, states=helped(left))], cells=cells(DEALS[here], DEALS[first], live=False),
                    bars=bars(names, row, self.least, start),
                            spots=[self.spot(place, str(number)) for number, place in enumerate(done)], limits=[])
        stuck = self.round >= len(texts) - 1
        gains = [now - was for now, was in zip(row, start)]
        title = (f"{len(left)} texts would help; nobody has to lose" if not stuck else
                 f"Stuck, with {len(left)} helpful package{'s' * (len(left) > 1)} left" if left else
                 "The end: no text is left that is worse for nobody")
        against = f" Against the first text: {', '.join(f'{gain:+d}' for gain in gains)}." if len(done) > 1 else ""
        sentence = f"Text {len(done) - 1}: {said(names, row)}.{against} Still helpful: {len(left)} of 729 deals."
        table = [{"text": f"text {number}", **dict(zip(names, self.four[place])), "deals that would help": len(helpful(self.four, place))}
                 for number, place in enumerate(done)]
        values = dict(least=min(gains), sum=sum(gains), left=len(left), rounds=len(texts) - 1, deal=DEALS[here],
                      strictly=sum(all(a > b for a, b in zip(self.four[place], row)) for place in left))
        return Result(rows, sentence, table, values, title)


@lru_cache(maxsize=64)
def way(points, start, at_once, look):
    """The texts of a mediation, as places: each helps against the one before and changes at most so many issues."""
    texts = [start]
    while True:
        here = texts[-1]
        near = [place for place in helpful(points, here)
                if sum(a != b for a, b in zip(DEALS[place], DEALS[here])) <= at_once]
        if not near:
            return tuple(texts)
        texts.append(max(near, key=lambda place: value_of(look, [a - b for a, b in zip(points[place], points[here])])))


def value_of(look, gains):
    """What a mediator compares: the sum of the gains, or the smallest one and then the sum."""
    return (min(gains), sum(gains)) if look == "least" else (sum(gains),)


TURNS = 24
OPENING = dict(zip(ISSUES, "100001"))  # the company's best option on each issue
COULD = ("none of the three", "one of the three", "two of the three", "all three")
ROUND = 3  # so many passes without a change, and all have seen the text


class Play(Deals):
    """Four people at one screen: each in turn opens the own sheet, changes the text or passes it on.

    A text that has gone round unchanged is agreed. In the debrief the points of all parties and the cloud are open.
    """

    name = "agreement.play"
    title = "Four people, one screen: can you agree?"
    keeps = "turn"
    turn = slider(1, 1, TURNS, 1, "Turn", tag=TEACHING, help="Passing on is accepting.")
    sheet = choice("covered", {"covered": "covered", "mine": "mine", "debrief": "debrief: all"}, "Score sheet", radio=True)
    jobs, procurement, water, fund, road, transparency = (option(issue, start) for issue, start in OPENING.items())
    changed = slider(1, 1, TURNS, 1, "Turn in which the text was changed last", tag=TEACHING, more=True)
    measures = (Measure("passed", "parties that passed the text on", str),)
    predictions = (Prediction(
        "opening", "The company drafts first, best for itself on each issue. Who of the others can accept?",
        options=COULD, right=lambda result: COULD[result.values["could"]], veils=("states", "bars"),
        shows=lambda result: "Somebody has to move: the best text of one party is below what the others have without an agreement."),)

    deal = OnTheTable.deal

    def apply(self, settings):
        """Take over settings. A single move has its rule: a change of the text dates it, the next turn covers the sheet."""
        if len(settings) == 1:
            (name, value), = settings.items()
            if name in ISSUES and value != getattr(self, name):
                settings = {**settings, "changed": self.turn}
            elif name == "turn" and value != self.turn:
                settings = {**settings, "sheet": "covered"}
        super().apply(settings)

    def move(self):
        return dict(turn=self.turn, deal=self.deal)

    def compute(self):
        names, keys = [*PARTIES.values()], [*PARTIES]
        seat = (self.turn - 1) % len(names)
        here = AT[self.deal]
        row = self.four[here]
        passed = max(0, self.turn - self.changed - 1)
        agreed = passed >= ROUND
        debrief, mine = self.sheet == "debrief", self.sheet == "mine"
        sheet = score_sheet()
        notes = [[sheet[issue, number][seat] for number in "012"] for issue in ISSUES] if mine else ()
        covered = dict(row=seat, party=names[seat], part=0, least=None, low=False, other=None, text="covered")
        shown = bars(names, row, self.least) if debrief else bars(names, row, self.least)[seat:seat + 1] if mine else [covered]
        better = helpful(self.four, here)
        nash = chosen("nash", self.four, self.least)
        spots = [self.spot(here, "last text"), self.spot(nash, "Nash", left=True)] if debrief else []
        rows = dict(states=[dict(one=1, states=helped(better) if debrief else "", open=debrief)],
                    cells=cells(self.deal, notes=notes, live=not debrief), bars=shown, spots=spots,
                    limits=[])
        who = names[seat]
        title = (verdict(names, row, self.least, len(better)) if debrief else
                 "Agreed: the text has gone round unchanged" if agreed else
                 f"Turn {self.turn}, {who}: {row[seat]} points, and {self.least[seat]} without an agreement" if mine else
                 f"Turn {self.turn}, {who}: the others look away, then choose “mine”")
        by = names[(min(self.changed, self.turn) - 1) % len(names)]
        since = [names[(turn - 1) % len(names)] for turn in range(self.changed + 1, self.turn)][:ROUND]
        accepted = f"Accepted since by {listed(since)}." if since else "Nobody else has accepted it yet."
        sentence = f"The text of turn {min(self.changed, self.turn)}, by {by}. {accepted}"
        if debrief:
            sentence = (f"{'Agreed' if agreed else 'Not yet agreed'}: {said(names, row)}. Nash’s deal: "
                        f"{', '.join(map(str, self.four[nash]))}. Deals worse for nobody and better for somebody: {len(better)}.")
        table = ([{"party": name, "last text": got, "without an agreement": need, "Nash’s deal": best}
                  for name, got, need, best in zip(names, row, self.least, self.four[nash])] if debrief else
                 [{"issue": ISSUES[issue], "in the text": CELLS[issue][int(number)],
                   "your points": sheet[issue, number][seat] if mine else "covered"} for issue, number in zip(ISSUES, self.deal)])
        values = dict(passed=passed, agreed=agreed, seat=keys[seat], deal=self.deal, better=len(better),
                      could=sum(got >= need for got, need in list(zip(row, self.least))[1:]))
        return Result(rows, sentence, table, values, title)


NO_DEAL = "No agreement: all keep what they had"


def judged(deals):
    """What came out at several tables: one record a table, with its points and what is to be said first.

    deals: name of a table → its deal as six digits, one an issue, such as "121112"; "" for no agreement.
    Errors: ValueError for a deal that is not six digits from 0 to 2.
    """
    points, least = payoffs(), walk_away()
    names = [*PARTIES.values()]
    for table, deal in deals.items():
        if deal and deal not in AT:
            raise ValueError(f"{table}: write six digits from 0 to 2, one an issue; got {deal!r}")
    return [dict(table=table, deal=deal or "none", **dict(zip(names, row)), company_points=row[0], others=sum(row[1:]),
                 verdict=verdict(names, row, least, len(helpful(points, AT[deal]))) if deal else NO_DEAL)
            for table, deal in deals.items() for row in [points[AT[deal]] if deal else least]]


def cloud_points():
    """The 729 deals as points for a picture: company, and the three others together."""
    return [dict(company=company, others=others) for company, others in map(as_two, payoffs())]


def stakes():
    """What soum A has by the rules that the reader saved in workbook 04, beside the fund of the agreement."""
    return "\n".join([*money_of("A"), "The fund of this agreement would add ₮200, 500 or 1,000 million."])
