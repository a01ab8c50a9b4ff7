"""Two scenarios of revenue sharing: ₮100 on its way from a mine to a soum, and a sharing rule for Jishee."""

import textwrap
from collections import namedtuple
from datetime import date
from fractions import Fraction
from functools import cache

from nutag import my_work
from nutag.data import records
from nutag.models.fiscal_transfers import criteria_allocation, net_equalisation, retention
from nutag.models.inequality import gini
from nutag.models.royalty import royalty_due, royalty_rate
from nutag.panel.controls import choice, slider, switch
from nutag.panel.scenario import Measure, Prediction, Result, Scenario, SettingsError
from nutag.panel.state import settings_in, settings_of
from nutag.provenance import SEED, SOURCE, TEACHING, caption

FIRST_YEAR, LAST_YEAR = 2011, 2023
FIRST_PLACE_YEAR = 2016  # from then on a part for the place is reported
FIRST_LAW_YEAR = 2013  # of the Budget Law: older rules were looked for only for common minerals
ARTICLE_YEAR = 2020  # of the article that the course starts from; it gives no date for what it says of forest-use fees
CONTENT = Fraction(35, 100)  # of copper in concentrate: the statistics count “copper concentrate (35%)”
COPPER, SURPLUS = "copper royalty", "surplus of local budgets"
# A stream → the rules of `fund_shares` about it.
STREAMS = {
    COPPER: ("royalty-place", "royalty-pool"),
    "royalty on common minerals": ("common-local",),
    "domestic VAT (not imports)": ("vat-pool",),
    SURPLUS: ("surplus-pool",),
    "petroleum royalty": ("petroleum-royalty-state", "petroleum-royalty-pool"),
    "petroleum licence fees": ("petroleum-fee-state", "petroleum-fee-aimag", "petroleum-fee-soum"),
    "mining and exploration licence fees": ("licence-fee-place", "exploration-fee-place"),
    "forest-use fees": ("forest-fee",),
}
# A recipient in the table → its words in the picture, and its colour there.
RECIPIENTS = {
    "General Local Development Fund": ("national pool", "pool"),
    "state budget": ("state budget", "state"),
    "aimag or capital": ("aimag", "aimags"),
    "soum or district": ("soum", "soums"),
    "Local Development Funds of the place": ("place of the mine", "place"),
    "Local Development Funds": ("local funds", "place"),
    "local budgets": ("local budgets", "place"),
    "the centre": ("passed up", "state"),  # for the surplus: who receives it, sources say differently
}
NOT_YET, SHOWN, NOT_KNOWN, NOT_FOUND = "not yet", "shown by a source", "not known whether it still held", "not found"
REST, AIMAGS, SOUMS, OPEN = "the rest", "all aimags", "all soums", "split not found"
Rule = namedtuple("Rule", "recipient pct kind base state confidence written")
# bound: "at least", "at most" or none
Flow = namedtuple("Flow", "label kind amount state rule bound", defaults=(None, ""))
GAP = 20  # between two recipients, in ₮ of 100


def state(row, year):
    """How a rule of `fund_shares` stands at the end of a year."""
    if row.period_from > date(year, 12, 31):
        return NOT_YET
    moved = row.period_to is not None and row.period_to <= date(year, 12, 31)
    return SHOWN if year <= row.seen_until.year and not moved else NOT_KNOWN


def upward_shares():
    """Year → per cent of a local surplus that went up."""
    return {row.year: row.upward_share_pct for row in records("upward_transfers")}


def rules(stream, year, listed=False):
    """The rules about a stream at the end of a year, those that have not begun left out: a list of `Rule`.

    listed: whether the mine is a large project on the Government's list; its royalty is no part of the 30 per cent.
    """
    if stream == "forest-use fees":
        now = SHOWN if year == ARTICLE_YEAR else NOT_KNOWN
        return [Rule("local budgets", None, "share", "not found", now, "not found", f"no law found; the article ({ARTICLE_YEAR})")
                ] * (year >= ARTICLE_YEAR)
    if stream == SURPLUS and year in upward_shares():
        return [Rule("the centre", upward_shares()[year], "share", "surplus: approved base revenue above base expenditure",
                     SHOWN, "medium", "Table 6, Asian Development Bank")]
    table = {row.share_id: row for row in records("fund_shares")}
    found = []
    for row in (table[name] for name in STREAMS[stream]):
        now = state(row, year)
        if now == NOT_YET or (row.share_id == "royalty-place" and listed):
            continue
        found.append(rule_of(row, now))
    return found


def rule_of(row, now):
    """A row of `fund_shares` as a `Rule`, with who published the law or the page."""
    publisher = next(source.publisher for source in records("sources") if source.source_id == row.source_id)
    written = row.legal_ref if publisher in row.legal_ref else f"{row.legal_ref}, {publisher}"
    return Rule(row.recipient, row.share_pct, row.share_kind, row.base, now, row.confidence, written)


def passed_on(year):
    """The minimum that an aimag passes on to soums, per cent, with how it stands: a `Rule`, or None before it began."""
    table = {row.share_id: row for row in records("fund_shares")}
    row = table["pass-down-2022" if year >= 2022 else "pass-down-law"]
    now = state(row, year)
    return None if now == NOT_YET else rule_of(row, now)


def flows(stream, year, listed=False):
    """₮100 of a stream: what it divides into, and what the national pool divides into: two lists of `Flow`, from the top."""
    found = rules(stream, year, listed)
    unsplit = [rule for rule in found if rule.pct is None]
    if unsplit:
        rule = next((rule for rule in unsplit if rule.state == SHOWN), unsplit[0])
        return [Flow(OPEN, "rest", 100, NOT_FOUND if rule.state == SHOWN else NOT_KNOWN, rule)], []
    first = [Flow(*RECIPIENTS[rule.recipient], rule.pct, rule.state, rule) for rule in found]
    rest = 100 - sum(flow.amount for flow in first)
    back = "stays local" if stream == SURPLUS and first else REST
    left = Flow(back, "rest", rest, NOT_FOUND) if back == REST else Flow(back, "place", rest, SHOWN)
    first = [left] * (rest > 0) + first
    pool, onward = next((flow for flow in first if flow.kind == "pool"), None), passed_on(year)
    if not (pool and onward):
        return first, []
    now = NOT_KNOWN if NOT_KNOWN in (pool.state, onward.state) else SHOWN
    down = pool.amount * onward.pct / 100
    return first, [Flow(AIMAGS, "aimags", pool.amount - down, now, onward, "at most"),
                   Flow(SOUMS, "soums", down, now, onward, "at least")]


def exchange_rate(year):
    """Tögrög for one US dollar: the year's economy in tögrög over the same in dollars."""
    row = next(row for row in records("national_series") if row.year == year)
    return row.gdp_current_mnt_mln / (1000 * row.gdp_current_usd_bn)


@cache
def tonne(year):
    """One tonne of copper concentrate in a year: price of the metal, USD; exchange rate; value, ₮; rate, %; royalty, ₮.

    The value is that of the metal in it, at the year's mean price: a smelter pays less. The bands are of 2010.
    """
    price = next(row.copper_usd_per_t for row in records("national_series") if row.year == year)
    value = round(price * exchange_rate(year) * float(CONTENT))
    rate = royalty_rate(records("royalty_surtax_bands"), "copper", "concentrate", price)
    return dict(price=price, exchange=exchange_rate(year), value=value, rate=float(rate.total),
                royalty=royalty_due(value, rate))


def money(amount):
    """An amount of tögrög with as many digits as a reader needs.

    >>> money(742_981), money(3_910_427), money(37.4)
    ('₮743,000', '₮3.91 million', '₮37')
    """
    if amount >= 10**6:
        return f"₮{amount / 10**6:.3g} million"
    return f"₮{round(amount, -3 if amount >= 10_000 else -2 if amount >= 1000 else 0):,.0f}"


def why_medium(flow):
    """Why we are not sure of a part."""
    if flow.label == "passed up":
        return ("to the central government, writes the Asian Development Bank (medium confidence). "
                "Budget Law 59.1.4 names the national pool")
    return ("one news report" if flow.kind == "place" else "the level is inferred") + " (medium confidence)"


def of_hundred(amount):
    """An amount of ₮100 in words."""
    return f"₮{amount:g}"


class RevenueChain(Scenario):
    """Choose a year and a stream: ₮100 flows to those whom a rule names, dashed where nobody knows if it still held."""

    name = "revenue_sharing.chain"
    title = "From mine to soum: where do ₮100 go?"
    year = slider(2013, FIRST_YEAR, LAST_YEAR, 1, "At the end of", tag=SOURCE)
    stream = choice(COPPER, list(STREAMS), "Follow ₮100 of")
    listed = switch(False, "Royalty of a listed large project",
                    when=dict(stream=[COPPER], year=range(FIRST_PLACE_YEAR, LAST_YEAR + 1)))
    measures = (Measure("place", "of ₮100 to the place or its local budget", of_hundred),
                Measure("soums", "of ₮100 to all soums through the pool, at least", of_hundred))
    predictions = (
        Prediction("place", "2013: of ₮100 of copper royalty, how much must go back to the place of the mine?",
                   right=lambda result: of_hundred(result.values["place"]), options=("₮0", "₮5", "₮30", "₮100"),
                   shows=lambda result: f"No rule that we read sends any back. {of_hundred(result.values['pool'])} go "
                                        f"to a national "
                                        "pool, for all aimags.",
                   at=dict(year=2013, stream=COPPER), veils=("ribbons", "boxes")),
        Prediction("soums", "And how much of the ₮100 must reach all soums of Mongolia together, through a national "
                            "pool?",
                   unit="₮", near=0.5, right=lambda result: result.values["soums"],
                   shows=lambda result: f"{of_hundred(result.values['pool'])} into the pool, and at least 60 % of "
                                        f"that to soums. "
                                        f"Of one tonne's royalty: "
                                        f"{money(result.values['soums'] / 100 * result.values['royalty'])}.",
                   at=dict(year=2013, stream=COPPER), veils=("ribbons", "boxes")))

    def __init__(self, **settings):
        self.tonnes = {year: tonne(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)}
        super().__init__(**settings)

    def compute(self):
        first, second = flows(self.stream, self.year, self.listed)
        load = self.tonnes[self.year]
        per_100 = load["royalty"] / 100 if self.stream == COPPER else None
        rows = dict(zip(("ribbons", "boxes"), drawn(first, second, per_100)), origin=[self.origin(load)])
        found = {flow.kind: flow.amount for flow in [*first, *second] if flow.kind != "rest"}
        values = dict(place=found.get("place", 0) + found.get("soums", 0) * (not second), pool=found.get("pool", 0),
                      up=found.get("state", 0) * (self.stream == SURPLUS),
                      soums=found.get("soums", 0) if second else 0, royalty=load["royalty"], rate=load["rate"],
                      states=[flow.state for flow in [*first, *second]])
        return Result(rows, self.sentence(first, load), self.table(first, second, per_100), values,
                      self._title(first, second))

    def origin(self, load):
        """What stands at the left of the picture: ₮100, and for copper how one tonne comes to its royalty."""
        if self.stream != COPPER:
            return dict(lines=["₮100 of", *textwrap.wrap(self.stream, 20)])
        return dict(lines=["one tonne of", "concentrate:", "35 % copper", f"× {load['price']:,.0f} USD",
                           f"× ₮{load['exchange']:,.0f} per USD",
                           f"= {money(load['value'])}", f"× {load['rate']:g} % royalty",
                           f"= {money(load['royalty'])}", "drawn as ₮100"])

    def _title(self, first, second):
        if first[0].label == OPEN:
            part = "a part goes up" if self.stream == SURPLUS else "a part is for local budgets"
            held = ", if the rule still held" * (first[0].state == NOT_KNOWN)
            return f"{self.year}: {part}{held}; which part was not found"
        known = [flow for flow in first if flow.label != REST]
        if not known:
            looked = self.year >= FIRST_LAW_YEAR
            return f"{self.year}: " + ("no rule found that names who gets a part" if looked else
                                       f"we looked for no rule before {FIRST_LAW_YEAR}")
        parts = ", ".join(f"{of_hundred(flow.amount)} "
                          f"{flow.label if self.stream == SURPLUS else f'to the {flow.label}'}"
                          for flow in known)
        alone = ", no rule read for the place" * (self.stream == COPPER and len(known) == 1)
        held = "" if all(flow.state == SHOWN for flow in [*known, *second]) else " – if the rule still held"
        return f"{self.year}: {parts}{alone}{held}"

    def sentence(self, first, load):
        """For copper: from the tonne to its royalty; for every stream: how well it is known."""
        unsure = [flow for flow in first if flow.state == NOT_KNOWN]
        medium = [flow for flow in first if flow.rule and flow.rule.confidence == "medium"]
        said = []
        if self.stream == COPPER:
            said.append(f"One tonne of concentrate owes {money(load['royalty'])}: {load['rate']:g} % of {money(load['value'])}, "
                        "by the bands of 2010.")
        if self.stream == COPPER and self.listed and self.year >= FIRST_PLACE_YEAR:
            said.append("The 30 % leaves out listed projects; we did not find the list.")
        said += [f"{flow.label[0].upper()}{flow.label[1:]}, {of_hundred(flow.amount)}: {why_medium(flow)}." for flow in medium]
        if unsure:
            said.append("Dashed: no source of ours is of this year.")
        return " ".join(said) or f"{self.stream[0].upper()}{self.stream[1:]}, end of {self.year}: " + (
            "we found no share." if all(flow.label in (OPEN, REST) for flow in first) else "as our sources show it.")

    def table(self, first, second, per_100):
        """One row for each part of the ₮100."""
        shares = [(flow, "of the pool: " if flow in second else "") for flow in [*first, *second]]
        return [{"to whom": flow.label, "of ₮100": "not found" if flow.label == OPEN else
                 f"{flow.bound} {of_hundred(round(flow.amount, 2))}".strip(),
                 "of one tonne": "–" if per_100 is None or flow.label == OPEN else money(flow.amount * per_100),
                 "of what (the base)": f"{within}{flow.rule.base}" if flow.rule else "what is left",
                 "how we know": flow.state + (f" ({flow.rule.confidence})" if flow.rule and flow.state == SHOWN else ""),
                 "written in": flow.rule.written if flow.rule else "–"} for flow, within in shares]

    def caption(self):
        return (caption(records("fund_shares"), records("upward_transfers"), records("national_series"),
                        records("royalty_surtax_bands"), SEED)
                + ". Exchange rate: the economy in tögrög over the same in dollars. Oyu Tolgoi says that it pays 5 % "
                  "without surtax")


def drawn(first, second, per_100):
    """The picture of the flows: ribbons (from x0, a0–a1 to x1, b0–b1) and boxes with words; heights are ₮ of 100."""
    ends = [flow for flow in first if flow.kind != "pool" or not second] + second
    tops, place = {}, 0
    for flow in ends:
        tops[flow] = place
        place += flow.amount + GAP
    start = max(0, (place - GAP - 100) / 2)
    boxes = [box(0, start, 100, "source")]
    ribbons, here = [], start
    for flow in first:
        through = bool(second) and flow.kind == "pool"
        x = 1 if through else 2
        top = (tops[second[0]] + tops[second[1]] + second[1].amount - flow.amount) / 2 if through else tops[flow]
        ribbons.append(ribbon(0, here, x, top, flow))
        boxes.append(box(x, top, flow.amount, flow.kind, *words(flow, per_100)))
        here += flow.amount
        inside = top
        for part in second if through else ():
            ribbons.append(ribbon(1, inside, 2, tops[part], part))
            boxes.append(box(2, tops[part], part.amount, part.kind, *words(part, per_100)))
            inside += part.amount
    return ribbons, boxes


def ribbon(x, top, x2, top2, flow):
    return dict(x0=x, x1=x2, a0=round(top, 2), a1=round(top + flow.amount, 2),
                b0=round(top2, 2), b1=round(top2 + flow.amount, 2),
                kind=flow.kind, known=flow.state, to=flow.label, amount=of_hundred(round(flow.amount, 2)))


def box(x, top, high, kind, label="", amount="", more=""):
    return dict(x=x, y0=round(top, 2), y1=round(top + high, 2), kind=kind, label=label, amount=amount, more=more)


def words(flow, per_100):
    """What stands beside a box: who, the amount of ₮100, and the amount of one tonne or how well it is known."""
    if flow.label == OPEN:
        return flow.label, "", ""
    more = [] if per_100 is None else [f"{money(flow.amount * per_100)} a tonne"]
    sign = {"at least": "≥ ", "at most": "≤ "}.get(flow.bound, "")
    more += ["no rule read"] * (flow.label == REST)
    return flow.label, f"{sign}{of_hundred(round(flow.amount, 2))}", ", ".join(more)


SOUM_WORDS = {"A": "A, the mine host", "E": "E, the aimag centre", "F": "F, the remote soum"}
ALL_SAME = "all the same"
CRITERIA = dict(rest=["criteria"])  # the weights count with four criteria only
# A yardstick → what the list says, what the title says, how a value is written.
YARDSTICKS = {
    "head": ("money per head", "Per head", "₮{:,.0f}k"),
    "school": ("the cost of its schools", "Of the cost of schools", "{:,.0f} %"),
    "road": ("the cost of its roads", "Of the cost of roads", "{:,.0f} %"),
    "change": ("what it had before", "Against what it had", "{:+,.0f} %"),
}

IN_SHORT = {"head": "head", "school": "schools", "road": "roads", "change": "what it had"}


class RevenueSharing(Scenario):
    """How much of a royalty leaves the centre, by which rule it reaches six soums, and the yardstick that you look by."""

    name = "revenue_sharing.sharing"
    title = "Where it is dug, or where it is needed?"
    leaves = slider(50, 0, 100, 5, "Share that leaves the centre", unit="%", tag=TEACHING)
    derivation = slider(50, 0, 100, 5, "Of that, shared by origin", unit="%", tag=TEACHING)
    yardstick = choice("head", {name: words for name, (words, _, _) in YARDSTICKS.items()}, "Your yardstick")
    rest = choice("people", {"people": "people", "criteria": "four criteria"}, "Share the rest by", radio=True,
                  more=True)
    equalisation = slider(0, 0, 100, 5, "Equalisation of all money", unit="%", tag=TEACHING, more=True,
                          help="Part of each gap to the mean per head that is closed.")
    pool = slider(10_000, 1_000, 10_000, 500, "Royalty of a year", unit="₮ million", tag=TEACHING, more=True)
    people = slider(4, 1, 10, 1, "Weight of population", tag=TEACHING, when=CRITERIA, more=True)
    area = slider(2, 0, 10, 1, "Weight of area", tag=TEACHING, when=CRITERIA, more=True)
    need = slider(3, 0, 10, 1, "Weight of need (low index)", tag=TEACHING, when=CRITERIA, more=True)
    effort = slider(1, 0, 10, 1, "Weight of tax effort", tag=TEACHING, when=CRITERIA, more=True)
    measures = (Measure("gini_royalty", "Gini of the royalty", "{:.3f}".format),
                Measure("gini_after", "Gini of all money in the end", "{:.3f}".format))
    predictions = (
        Prediction("criteria", "Nothing by origin, all by four criteria: who gets least per head?",
                   right=lambda result: SOUM_WORDS.get("".join(result.values["least"]), ALL_SAME),
                   shows=lambda result: f"Least per head: {names(result.values['least'])}. The largest sum: "
                                        f"{result.values['largest']}.",
                   options=(*SOUM_WORDS.values(), ALL_SAME), at=dict(derivation=0, rest="criteria"),
                   veils=("soums", "whole")),
        Prediction("schools", "All by people, each head the same: where does it pay the smallest part of what schools "
                              "cost?",
                   right=lambda result: SOUM_WORDS.get("".join(result.values["least"]), ALL_SAME),
                   shows=lambda result: f"{names(result.values['least'])}: {result.values['low']:.0f} % of the cost "
                                        f"of its schools; "
                                        f"{names(result.values['most'])}: {result.values['high']:.0f} %.",
                   options=(*SOUM_WORDS.values(), ALL_SAME), at=dict(derivation=0, yardstick="school"),
                   veils=("soums", "whole")))

    def __init__(self, **settings):
        soums = records("jishee_soums")
        costs = {row.soum: row for row in records("jishee_costs")}
        self.letters = [row.soum for row in soums]
        self.labels = [f"{row.soum} {row.label}" if row.label else row.soum for row in soums]
        self.heads = [row.population for row in soums]
        self.own = [row.own_revenue_mnt_mln * 10**6 for row in soums]
        self.criteria = criteria_of(soums)
        # Yardstick → what the money of each soum is divided by: thousand tögrög per head, or one per cent of a sum.
        self.divide = dict(head=[1000 * n for n in self.heads], change=[own / 100 for own in self.own],
                           school=[costs[soum].school_cost_mnt_mln * 10**4 for soum in self.letters],
                           road=[costs[soum].road_cost_mnt_mln * 10**4 for soum in self.letters])
        super().__init__(**settings)

    def weights(self):
        """Weight of origin and of each criterion; together 1."""
        points = dict(population=self.people, area=self.area, need=self.need, effort=self.effort)
        if self.rest == "people":
            points = dict(population=1, area=0, need=0, effort=0)
        rest = Fraction(100 - self.derivation, 100) / sum(points.values())
        return dict(origin=Fraction(self.derivation, 100), **{name: rest * n for name, n in points.items()})

    def shared(self):
        """Tögrög by soum: the royalty, and all money in the end (own revenue, royalty and equalisation)."""
        royalty = criteria_allocation(self.pool * 10**4 * self.leaves, self.criteria, self.weights())
        before = [own + share for own, share in zip(self.own, royalty)]
        moved = net_equalisation(before, self.heads, self.equalisation / 100)
        return royalty, [amount + transfer for amount, transfer in zip(before, moved)]

    def compute(self):
        royalty, after = self.shared()
        brought = [end - own for end, own in zip(after, self.own)]
        measured = {name: [amount / unit for amount, unit in zip(brought, self.divide[name])] for name in YARDSTICKS}
        whole = {name: sum(brought) / sum(self.divide[name]) for name in YARDSTICKS}
        below = {name: [letter for letter, value in zip(self.letters, measured[name]) if value < whole[name] - 0.005]
                 for name in YARDSTICKS}
        here = measured[self.yardstick]
        values = dict(
            measured=measured, whole=whole, below=below, low=min(here), high=max(here),
            most=extreme(self.letters, here, max), least=extreme(self.letters, here, min),
            largest=self.letters[brought.index(max(brought))], retention=retention(self.heads, self.equalisation / 100),
            royalty_mnt=dict(zip(self.letters, royalty)), after_mnt=dict(zip(self.letters, after)),
            centre_mnt=self.pool * 10**6 - sum(royalty), gini_royalty=per_head_gini(royalty, self.heads),
            gini_before=per_head_gini([own + share for own, share in zip(self.own, royalty)], self.heads),
            gini_after=per_head_gini(after, self.heads))
        written = YARDSTICKS[self.yardstick][2]
        soums = [dict(soum=letter, label=label, value=round(value, 2), text=written.format(value),
                      side=(value > whole[self.yardstick] + 0.005) - (value < whole[self.yardstick] - 0.005))
                 for letter, label, value in zip(self.letters, self.labels, here)]
        mean = [dict(value=round(whole[self.yardstick], 2), far=whole[self.yardstick] > max(here) / 2,
                     text=f"Jishee as a whole {written.format(whole[self.yardstick])}")]
        table = [{"soum": label, "royalty, ₮m": round(share / 10**6), "all money in the end, ₮m": round(end / 10**6),
                  **{YARDSTICKS[name][0]: YARDSTICKS[name][2].format(measured[name][place]) for name in YARDSTICKS}}
                 for place, (label, share, end) in enumerate(zip(self.labels, royalty, after))]
        return Result(dict(soums=soums, whole=mean, split=self.split()), self.sentence(values), table, values,
                      self._title(values))

    def split(self):
        """The two parts of the royalty: what the centre keeps, and what leaves it."""
        kept = (100 - self.leaves) / 100
        return [dict(part=part, y0=low, y1=high, text=f"{100 * (high - low):.0f} %") for part, low, high in
                (("centre", 0, kept), ("leaves", kept, 1)) if high > low]

    def _title(self, values):
        if self.leaves == 0 and self.equalisation == 0:
            return "All stays with the centre: no soum gets royalty"
        _, where, written = YARDSTICKS[self.yardstick]
        if len(values["most"]) == len(self.letters):
            return f"{where}: the same in every soum"
        return (f"{where}: most in {names(values['most'])} ({written.format(values['high'])}), "
                f"least in {names(values['least'])} ({written.format(values['low'])})")

    def sentence(self, values):
        """The money of soums and centre, and who stands below Jishee as a whole, yardstick by yardstick."""
        below = "; ".join(f"{short}: {', '.join(values['below'][name]) or 'nobody'}" for name, short in IN_SHORT.items())
        return (f"₮{self.pool * self.leaves / 100:,.0f} million for the soums, ₮{values['centre_mnt'] / 10**6:,.0f} million "
                f"for the centre. Below Jishee as a whole by {below}.")

    def fixed(self):
        """The land of each soum as a rectangle, and its people as dots."""
        return dict(land=land(), dots=dots())

    def caption(self):
        return caption(TEACHING)


def per_head_gini(amounts, heads):
    """Gini of amounts per head, each person counted; 0 where there is nothing to share."""
    return gini([amount / n for amount, n in zip(amounts, heads)], heads) if any(amounts) else 0.0


def criteria_of(soums):
    """Origin and the four criteria as amounts of each soum; need is people times what the index lacks to 1.

    >>> criteria_of(records("jishee_soums"))["need"][:2]
    [1500.0, 1350.0]
    """
    return dict(origin=[row.royalty_origin_mnt_mln for row in soums],
                population=[row.population for row in soums], area=[row.area_km2 for row in soums],
                need=[round(row.population * (1 - row.development_index), 6) for row in soums],
                effort=[round(row.population * row.effort_index, 6) for row in soums])


def extreme(letters, amounts, choose):
    """The soums with the largest or smallest amount; several when they are equal to a hundredth."""
    edge = round(choose(amounts), 2)
    return [letter for letter, amount in zip(letters, amounts) if round(amount, 2) == edge]


def names(letters):
    """Soums in a sentence.

    >>> names(["C", "D", "F"])
    'C, D and F'
    """
    return " and ".join(filter(None, [", ".join(letters[:-1]), letters[-1]]))


PEOPLE_A_DOT = 250
COLUMNS = (("F",), ("B", "C"), ("A", ("D", "E")))  # the drawn land: columns from the left, in them rows, in these cells


def land():
    """A rectangle for each soum of Jishee, its area in proportion to its land: soum, x0, x1, y0, y1, from 0 to 1."""
    area = {row.soum: row.area_km2 for row in records("jishee_soums")}
    every, x, cells = sum(area.values()), 0.0, []
    for column in COLUMNS:
        rows = [(row,) if isinstance(row, str) else row for row in column]
        wide, y = sum(area[soum] for row in rows for soum in row) / every, 0.0
        for row in rows:
            of_row = sum(area[soum] for soum in row)
            high, left = of_row / every / wide, x
            for soum in row:
                right = left + wide * area[soum] / of_row
                cells.append(dict(soum=soum, x0=round(left, 4), x1=round(right, 4),
                                  y0=round(y, 4), y1=round(y + high, 4)))
                left = right
            y += high
        x += wide
    return cells


def dots():
    """One dot for every 250 people: spread evenly below the words of the soum, in rows where the land is narrow."""
    people = {row.soum: row.population for row in records("jishee_soums")}
    found = []
    for cell in land():
        count, narrow = people[cell["soum"]] // PEOPLE_A_DOT, cell["x1"] - cell["x0"] < 0.1
        places = [((n % 4 + 0.5) / 4, (n // 4 + 0.5) / (count / 4)) if narrow else
                  ((0.5 + n * 0.7548776662) % 1, (0.5 + n * 0.5698402910) % 1) for n in range(count)]
        left, wide = cell["x0"], cell["x1"] - cell["x0"]
        top, high = cell["y0"] + (0.01 if narrow else 0.22), cell["y1"] - cell["y0"] - (0.02 if narrow else 0.26)
        found += [dict(x=round(left + wide * (0.05 + 0.9 * x), 4), y=round(top + high * y, 4)) for x, y in places]
    return found


def kept_rules():
    """The rules that the reader saved in the panel of this workbook: name → settings; what does not fit is left out."""
    fitting = {}
    for name in settings_of(RevenueSharing):
        try:
            record = my_work.load("settings", f"{RevenueSharing.name}.{name}")
            fitting[name] = RevenueSharing.from_settings(settings_in(record, name)).settings()
        except (my_work.WorkError, SettingsError):
            continue
    return fitting


def soum_budgets(settings=None):
    """What a sharing rule leaves each soum of Jishee in a year: soum → tögrög, whole.

    Own revenue, the soum's part of the royalty and equalisation together; never negative. settings: those of
    `RevenueSharing` (see `kept_rules`); without them the rule of the panel's start holds.
    Errors: `SettingsError` for settings that do not fit.

    >>> soum_budgets()["F"]
    356250000
    """
    return dict(RevenueSharing.from_settings(settings or {}).result.values["after_mnt"])


def money_of(soum):
    """What a soum of Jishee has under each rule that the reader saved, a sentence each; under that of the start where none is.

    soum: a letter from A to F.
    """
    def has(rule):
        return f"soum {soum} has ₮{soum_budgets(rule)[soum] / 10**6:,.0f} million a year (TEACHING)."

    return ([f"By your rule “{name}” {has(rule)}" for name, rule in kept_rules().items()]
            or [f"No rule of yours is saved in workbook 04. By that of its start {has(None)}"])
