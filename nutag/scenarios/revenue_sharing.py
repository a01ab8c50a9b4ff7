"""Two scenarios of revenue sharing: the chain of legal shares by date, and a sharing rule for Jishee."""

from collections import namedtuple
from datetime import date
from fractions import Fraction

from nutag import my_work
from nutag.data import records
from nutag.models.fiscal_transfers import criteria_allocation, derivation_blend, net_equalisation, retention
from nutag.models.inequality import gini, lorenz_curve
from nutag.panel.controls import choice, slider
from nutag.panel.scenario import Measure, Prediction, Result, Scenario, SettingsError
from nutag.provenance import SEED, TEACHING, caption

DATES = {"2013-01-01": "January 2013", "2014-07-01": "July 2014", "2016-01-01": "January 2016",
         "2019-01-01": "January 2019", "2022-01-01": "January 2022"}
# A stream to follow → the shares that belong to it.
STREAMS = {
    "mineral royalty": ("royalty-pool", "royalty-place"),
    "domestic VAT (not imports)": ("vat-pool",),
    "surplus of local budgets": ("surplus-pool",),
    "donations": ("donations-pool",),
    "petroleum royalty": ("petroleum-royalty-pool", "petroleum-royalty-state"),
    "petroleum licence fees": ("petroleum-fee-state", "petroleum-fee-aimag", "petroleum-fee-soum"),
    "mining and exploration licence fees": ("licence-fee-place", "exploration-fee-place"),
    "forest-use fees": ("forest-fee",),
}
# The lines of the picture from top to bottom: what is written there → the shares on it.
LINES = {
    "mineral royalty": ("royalty-pool", "royalty-place"),
    "domestic VAT": ("vat-pool",),
    "local surplus": ("surplus-pool",),
    "donations": ("donations-pool",),
    "petroleum royalty": ("petroleum-royalty-pool", "petroleum-royalty-state"),
    "petroleum fees": ("petroleum-fee-state", "petroleum-fee-aimag", "petroleum-fee-soum"),
    "all licence fees": ("licence-fee-place",),
    "exploration fees": ("exploration-fee-place",),
    "forest-use fees": ("forest-fee",),
    "aimag’s part, 2013": ("pass-down-law",),
    "aimag’s part, 2022": ("pass-down-2022",),
}
RECIPIENTS = {  # in the table → in the picture
    "General Local Development Fund": "national pool",
    "state budget": "state budget",
    "aimag or capital": "aimag",
    "soum or district": "soum",
    "soum and district Local Development Funds": "soum",
    "Local Development Funds of the place": "local funds",
    "Local Development Funds": "local funds",
    "local budgets": "local budgets",
}
# The article names forest-use fees beside royalties and gives no share; no law with one was found.
FOREST = dict(share_id="forest-fee", stream="forest-use fees", base="not found, nor the date",
              recipient="local budgets", share_pct=None, share_kind="share", legal_ref="no law found", source_id="ARTICLE",
              confidence="not found", period_from=date(2013, 1, 1))
Share = namedtuple("Share", [*FOREST, "share"])  # a rule of the chain, and `share` as the picture prints it
MEDIUM = {"mineral royalty": ", says one news report (medium confidence)",
          "petroleum licence fees": " (the level is inferred, medium confidence)"}
ABSENT = "not in the table yet"
PASSED_ON = ("pass-down-law", "pass-down-2022")
PARTS = {"?": "a part, not found,", "by year": "a part, set by year,"}


def share_text(row):
    """The share as the diagram prints it."""
    if row.share_id == "surplus-pool":
        return "by year"
    if row.share_pct is None:
        return "?"
    return f"{row.share_kind} {row.share_pct:g} %".removeprefix("share ")


def known(row, day):
    """How well a share is known at a date, in words."""
    if row.period_from.isoformat() > day:
        return ABSENT
    if row.share_id != "surplus-pool" and row.share_pct is None:
        return "share not found"
    return f"{row.confidence} confidence"


def chain_shares():
    """The rules of `fund_shares`, with the forest-use fees that the article names and no law gives: share_id → `Share`."""
    found = [Share(*(getattr(row, name) for name in FOREST), share_text(row)) for row in records("fund_shares")]
    forest = Share(**FOREST, share="?")
    return {row.share_id: row for row in [*found, forest]}


def back(share):
    """An amount of ₮100 in words; None where no rule returns any."""
    return f"₮{share or 0:g}"


class RevenueChain(Scenario):
    """Choose a date and a stream: who has a right to which share of what?"""

    name = "revenue_sharing.chain"
    title = "From sale to soum: who has a right to which share of what?"
    date = choice("2013-01-01", DATES, "Rules in force in")
    stream = choice("domestic VAT (not imports)", list(STREAMS), "Follow this stream")
    measures = (Measure("place_share", "of ₮100 of royalty, back to the place of the mine", back),)
    predictions = (Prediction(
        "place", "2013: of ₮100 of royalty on copper, how much must return to the place of the mine?",
        right=lambda result: back(result.values["place_share"]),
        shows=lambda result: f"{result.values['date']}: {result.values['place']}",
        options=("₮0", "₮5", "₮30", "₮100"), at=dict(date="2013-01-01", stream="mineral royalty"), veils=("shares",)),)

    def __init__(self, **settings):
        self.shares = chain_shares()
        super().__init__(**settings)

    def in_force(self, names):
        """The rules among `names` that have begun."""
        return [self.shares[name] for name in names if known(self.shares[name], self.date) != ABSENT]

    def compute(self):
        chosen = STREAMS[self.stream]
        follow = {name: stream for stream, names in STREAMS.items() for name in names}
        rows = [dict(share_id=name, line=line, to=RECIPIENTS[row.recipient], share=row.share if state != ABSENT else "–",
                     pct=row.share_pct if state != ABSENT else None, known=state, base=row.base,
                     stream=follow.get(name), chosen=name in chosen)
                for line, names in LINES.items() for name in names
                for row in [self.shares[name]] for state in [known(row, self.date)]
                if name not in PASSED_ON or state != ABSENT]
        begun, onward = self.in_force(chosen), self.in_force(PASSED_ON)
        through_pool = any(row.recipient == "General Local Development Fund" for row in begun)
        listed = [self.shares[name] for name in chosen] + (onward if through_pool else [])
        table = [{"to whom": row.recipient, "share": row.share if known(row, self.date) != ABSENT else "not yet",
                  "of what (the base)": row.base, "confidence": known(row, self.date).removesuffix(" confidence"),
                  "written in": f"{row.legal_ref} [{row.source_id}]"} for row in listed]
        said = "; ".join(map(share_words, begun)) or ABSENT
        sentence = f"{DATES[self.date]}, {self.stream}: {said}."
        place_share, place = self.returns()
        values = dict(begun=[row.share_id for row in begun], date=DATES[self.date], place=place, place_share=place_share)
        return Result(dict(shares=rows), sentence, table, values, self._title(begun))

    def _title(self, begun):
        """To whom the stream goes, with the shares."""
        parts = [f"{PARTS.get(row.share, row.share)} to the {RECIPIENTS[row.recipient]}" for row in begun]
        said = ', '.join(dict.fromkeys(parts)) or 'no rule found yet'
        return f"{self.stream[0].upper()}{self.stream[1:]}: {said}"

    def returns(self):
        """What the rules in the table return to the place of a mine that paid ₮100 of royalty."""
        pool = f"₮{self.shares['royalty-pool'].share_pct:g} go to the national pool"
        place = self.in_force(["royalty-place"])
        if not place:
            return 0, f"₮0 by a rule in the table; {pool}"
        share = place[0].share_pct
        return share, f"{back(share)}, if it is not a listed large project, says one news report; {pool}"

    def caption(self):
        return caption(records("fund_shares"), SEED) + ". From 2022 two minimums to pass on: the law that changed it was not found"


def share_words(row):
    """One share in words, with its base and with how well it is known."""
    if row.share == "?":
        said = " (says the article)" if row.share_id == "forest-fee" else ""
        return f"a part of {row.stream} goes to the {row.recipient}{said}; which part was not found"
    if row.share == "by year":
        return f"{row.stream} go to the {row.recipient}; the rate changes by year"
    base = row.stream if row.base == "as given" else row.base
    care = MEDIUM.get(row.stream, " (medium confidence)") if row.confidence == "medium" else ""
    return f"{row.share} of {base} goes to the {row.recipient}{care}"


GROWTH = {1.0: "it stays", 1.5: "it grows by half", 2.0: "it doubles"}  # the new Gini as a multiple of the old one
ALL_TO_ONE = "it becomes 1"
MOST = {"A": "A, the mine host", "E": "E, the aimag centre", "F": "F, the remote soum"}
ALL_SAME = "all the same"
CRITERIA = dict(rest=["criteria"])  # the weights count with four criteria only


class RevenueSharing(Scenario):
    """Share a royalty pool among the soums of Jishee by origin, by people or by need, then equalise."""

    name = "revenue_sharing.sharing"
    title = "Where it is dug, or where it is needed?"
    derivation = slider(50, 0, 100, 5, "Shared by origin", unit="%", tag=TEACHING)
    rest = choice("people", {"people": "people", "criteria": "four criteria"}, "Share the rest by", radio=True,
                  help="The weights count with four criteria only.")
    equalisation = slider(0, 0, 100, 5, "Equalisation of all money", unit="%", tag=TEACHING,
                          help="Part of each gap to the mean that is closed.")
    pool = slider(10_000, 1_000, 10_000, 500, "Royalty to share", unit="₮ million", tag=TEACHING, more=True)
    people = slider(4, 1, 10, 1, "Weight of population", tag=TEACHING, when=CRITERIA, more=True)
    area = slider(2, 0, 10, 1, "Weight of area", tag=TEACHING, when=CRITERIA, more=True)
    need = slider(3, 0, 10, 1, "Weight of need (low index)", tag=TEACHING, when=CRITERIA, more=True)
    effort = slider(1, 0, 10, 1, "Weight of tax effort", tag=TEACHING, when=CRITERIA, more=True)
    measures = (Measure("gini_royalty", "Gini of the royalty", "{:.3f}".format),
                Measure("gini_after", "Gini of all money in the end", "{:.3f}".format))
    predictions = (
        Prediction("gini", "All by origin instead of half: what happens to the Gini of the royalty?",
                   right=lambda result: grown(result.values["gini_half"], result.values["gini_royalty"]),
                   shows=lambda result: "{gini_royalty:.3f}; with half by origin and half by people {gini_half:.3f}"
                   .format(**result.values), options=(*GROWTH.values(), ALL_TO_ONE), at=dict(derivation=100), veils=("curves",)),
        Prediction("criteria", "Nothing by origin, all by four criteria: who gets most per head?",
                   right=lambda result: MOST.get("".join(result.values["most"]), ALL_SAME),
                   shows=lambda result: f"most per head: {names(result.values['most'])}",
                   options=(*MOST.values(), ALL_SAME), at=dict(derivation=0, rest="criteria"), veils=("parts", "after")))

    def __init__(self, **settings):
        self.soums = soums = records("jishee_soums")
        self.letters = [row.soum for row in soums]
        self.labels = [f"{row.soum} {row.label}" if row.label else row.soum for row in soums]
        self.heads = [row.population for row in soums]
        self.own = [row.own_revenue_mnt_mln * 10**6 for row in soums]
        self.criteria = criteria_of(soums)
        half = derivation_blend(10**9, self.criteria["origin"], self.heads, 0.5)
        self.gini_half = gini([amount / n for amount, n in zip(half, self.heads)], self.heads)
        super().__init__(**settings)

    def weights(self):
        """Weight of origin and of each criterion; together 1."""
        points = dict(population=self.people, area=self.area, need=self.need, effort=self.effort)
        if self.rest == "people":
            points = dict(population=1, area=0, need=0, effort=0)
        rest = Fraction(100 - self.derivation, 100) / sum(points.values())
        return dict(origin=Fraction(self.derivation, 100), **{name: rest * n for name, n in points.items()})

    def compute(self):
        pool, heads = self.pool * 10**6, self.heads
        royalty = criteria_allocation(pool, self.criteria, self.weights())
        money = [own + share for own, share in zip(self.own, royalty)]
        transfers = net_equalisation(money, heads, self.equalisation / 100)
        after = [amount + transfer for amount, transfer in zip(money, transfers)]
        against_equal = [share - Fraction(pool * n, sum(heads)) for share, n in zip(royalty, heads)]
        per_head = {what: [amount / n / 1000 for amount, n in zip(amounts, heads)] for what, amounts in
                    dict(own=self.own, royalty=royalty, money=money, after=after).items()}
        kept = retention(heads, self.equalisation / 100)
        letters = self.letters
        values = dict(
            rule=self.rule(), gini_half=self.gini_half, per_head=per_head, retention=kept,
            royalty_mnt=dict(zip(letters, royalty)), transfers_mnt=dict(zip(letters, transfers)),
            gini_royalty=gini(per_head["royalty"], heads),
            gini_before=gini(per_head["money"], heads), gini_after=gini(per_head["after"], heads),
            most=extreme(letters, per_head["royalty"], max), least=extreme(letters, per_head["royalty"], min),
            losers=[letter for letter, gap in zip(letters, against_equal) if gap <= -1])
        table = [{"soum": label, "royalty, ₮m": round(share / 10**6), "vs. equal, ₮m": f"{round(gap / 10**6):+,d}",
                  "in the end, ₮k per head": round(amount), "keeps of ₮100": f"₮{100 * part:.0f}"}
                 for label, share, gap, amount, part in zip(self.labels, royalty, against_equal, per_head["after"], kept)]
        return Result(self.rows(per_head), self.sentence(values), table, values, self._title(values))

    def _title(self, values):
        royalty, most = values["per_head"]["royalty"], values["most"]
        if not values["losers"]:
            return "Every soum gets the same royalty per head"
        nothing = [letter for letter, amount in zip(self.letters, royalty) if amount == 0]
        others = (f"{names(nothing)} get nothing" if nothing else
                  f"{max(royalty) / min(royalty):.1f} times as much as {names(values['least'])}")
        return f"{names(most)} get{'s' * (len(most) == 1)} most royalty per head, {others}"

    def rows(self, per_head):
        """Records for the charts."""
        bars = [dict(soum=label, part=part, amount=round(amount, 1))
                for part, key in (("own revenue", "own"), ("royalty share", "royalty"))
                for label, amount in zip(self.labels, per_head[key])]
        marks = [dict(soum=label, amount=round(amount, 1), edge=round(max(amount, before), 1))
                 for label, amount, before in zip(self.labels, per_head["after"], per_head["money"])]
        curves = [dict(curve=curve, people=round(n, 4), money=round(y, 4))
                  for curve, key in (("royalty share", "royalty"), ("all money in the end", "after"))
                  for point in lorenz_curve(per_head[key], self.heads) for n, y in [point.values()]]
        equal = [dict(curve="equal", people=end, money=end) for end in (0, 1)]
        return dict(parts=bars, after=marks, curves=equal + curves)

    def rule(self):
        """The rule in words."""
        weights = f"four criteria (weights {self.people}, {self.area}, {self.need}, {self.effort})"
        equalised = f", {self.equalisation} % equalisation" if self.equalisation else ""
        return f"{self.derivation} % by origin, the rest by {weights if self.rest == 'criteria' else 'people'}{equalised}"

    def sentence(self, values):
        """The rule, who gets most and least, and how unequal it is; who loses stands in the table."""
        royalty, losers = values["per_head"]["royalty"], values["losers"]
        spread = f"every soum gets ₮{royalty[0]:,.0f} thousand of royalty per head, and no soum loses"
        if losers:
            spread = (f"royalty per head is highest in {names(values['most'])} (₮{max(royalty):,.0f} thousand), "
                      f"lowest in {names(values['least'])} (₮{min(royalty):,.0f} thousand)")
        return (f"{values['rule']}: {spread}. Gini: {values['gini_royalty']:.3f} for the royalty, "
                f"{values['gini_after']:.3f} for all money in the end.")

    def caption(self):
        return caption(self.soums)


def criteria_of(soums):
    """Origin and the four criteria as amounts of each soum; need is people times what the index lacks to 1.

    >>> criteria_of(records("jishee_soums"))["need"][:2]
    [1500.0, 1350.0]
    """
    return dict(origin=[row.royalty_origin_mnt_mln for row in soums],
                population=[row.population for row in soums], area=[row.area_km2 for row in soums],
                need=[round(row.population * (1 - row.development_index), 6) for row in soums],
                effort=[round(row.population * row.effort_index, 6) for row in soums])


def grown(before, now):
    """How a Gini has changed, in words.

    >>> grown(0.4, 0.8)
    'it doubles'
    """
    return ALL_TO_ONE if now == 1 else GROWTH[round(now / before, 3)]


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


def keep_rule(scenario):
    """Keep a sharing rule for workbooks 07 to 09; returns one line for the reader.

    At the settings of the start nothing is kept, so that running all cells again never replaces a choice.
    """
    if scenario.settings() == type(scenario)().settings():
        return "The panel stands at its start. Choose your rule there, then run this cell again. What you kept before stays."
    try:
        record = dict(settings=scenario.settings(), result=scenario.result.sentence)
        my_work.save("choices", "revenue_sharing", record)
    except my_work.WorkError as error:
        return str(error)
    return f"Your rule is kept: {scenario.result.values['rule']}. Workbooks 07 to 09 (in preparation) will start from it."


def kept_rule():
    """The rule the reader kept, or the rule of the start: (scenario, one line for the reader)."""
    try:
        record = my_work.load("choices", "revenue_sharing")
        if record is None:
            return RevenueSharing(), "No rule of workbook 04 is kept, so the rule of its start holds."
        kept = RevenueSharing.from_settings(record.get("settings", {}))
        return kept, "This is the rule you kept in workbook 04."
    except (my_work.WorkError, SettingsError) as error:
        return RevenueSharing(), f"{error} Until then the rule of the start of workbook 04 holds."
