"""Two scenarios of revenue sharing: the chain of legal shares by date, and a sharing rule for Jishee."""

from fractions import Fraction

import altair as alt
import pandas as pd

from nutag import my_work
from nutag.charts import theme
from nutag.charts.revenue_sharing import chain_chart, lorenz_chart, per_head_chart
from nutag.data import load
from nutag.models.fiscal_transfers import criteria_allocation, derivation_blend, net_equalisation, retention
from nutag.models.inequality import gini, lorenz_curve
from nutag.provenance import SEED, TEACHING, caption
from nutag.panel.scenario import Prediction, Result, Scenario, SettingsError
from nutag.panel.controls import choice, slider

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
# The shares from top to bottom; in this order no two lines cross.
ROWS = ("royalty-pool", "vat-pool", "surplus-pool", "donations-pool", "petroleum-royalty-pool",
        "petroleum-royalty-state", "petroleum-fee-state", "petroleum-fee-aimag", "petroleum-fee-soum",
        "royalty-place", "licence-fee-place", "exploration-fee-place", "forest-fee")
SHORT = {"surplus-pool": "surplus of local budgets"}
REPEATED = ("petroleum-royalty-state", "petroleum-fee-aimag", "petroleum-fee-soum")
RECIPIENTS = {  # in the table → in the diagram, and on which row
    "General Local Development Fund": ("General Local\nDevelopment Fund:\nthe national pool", 1.6),
    "state budget": ("state budget", 5.5),
    "aimag or capital": ("aimag or capital", 7),
    "soum or district": ("soum or district", 8),
    "Local Development Funds of the place": ("Local Development Funds of the place", 10),
    "Local Development Funds": ("Local Development Funds of the place", 10),
    "local budgets": ("local budgets", 12),
}
# The article names forest-use fees beside royalties and gives no share; no law with one was found.
FOREST = dict(share_id="forest-fee", stream="forest-use fees", base="not found, nor the date",
              recipient="local budgets", share_kind="share", legal_ref="no law found", source_id="ARTICLE",
              confidence="not found", period_from=pd.Timestamp("2013-01-01"))
MEDIUM = {"mineral royalty": ", says one news report (medium confidence)",
          "petroleum licence fees": " (the level is inferred, medium confidence)"}
ABSENT = "not in the table yet"
PASSED_ON = ("pass-down-law", "pass-down-2022")


def share_text(row):
    """The share as the diagram prints it."""
    if row.share_id == "surplus-pool":
        return "by year"
    if pd.isna(row.share_pct):
        return "?"
    return f"{row.share_kind} {row.share_pct:g} %".removeprefix("share ")


def known(row, date):
    """How well a share is known at a date: one of the words of the diagram's legend."""
    if row.period_from > pd.Timestamp(date):
        return ABSENT
    if row.share_id != "surplus-pool" and pd.isna(row.share_pct):
        return "share not found"
    return f"{row.confidence} confidence"


def chain_shares():
    """The rows of `fund_shares`, with the forest-use fees that the article names and no law gives."""
    shares = pd.concat([load("fund_shares"), pd.DataFrame([FOREST])])
    shares["share"] = [share_text(row) for row in shares.itertuples()]
    return shares.set_index("share_id", drop=False)


class RevenueChain(Scenario):
    """Choose a date and a stream: who has a right to which share of what?"""

    name = "revenue_sharing.chain"
    title = "From sale to soum: who has a right to which share of what?"
    date = choice("2013-01-01", DATES, "Rules in force in")
    stream = choice("domestic VAT (not imports)", list(STREAMS), "Follow this stream")
    predictions = (Prediction(
        "place", "2013: of ₮100 of royalty, how much must return to the place of the mine?",
        lambda result: f"{result.values['date']}: {result.values['place']}",
        options=("₮0", "₮5", "₮30", "₮100"), at=dict(date="2013-01-01", stream="mineral royalty")),)

    def __init__(self, **settings):
        self.shares = chain_shares()
        # Plain records: slider steps then cost no table work.
        self.records = {row.share_id: row for row in self.shares.itertuples(index=False)}
        super().__init__(**settings)

    def in_force(self, names):
        """The rows among `names` whose rule has begun."""
        return [self.records[name] for name in names if known(self.records[name], self.date) != ABSENT]

    def compute(self):
        chosen = STREAMS[self.stream]
        rows = [dict(share_id=name, share=self.records[name].share if state != ABSENT else "–", known=state,
                     chosen=name in chosen)
                for name in ROWS for state in [known(self.records[name], self.date)]]
        onward = self.in_force(PASSED_ON)
        passed_on = [dict(text=passed_on_text(row), row=1 + 1.9 * place) for place, row in enumerate(onward)]
        begun = self.in_force(chosen)
        through_pool = any(row.recipient == "General Local Development Fund" for row in begun)
        listed = [self.records[name] for name in chosen] + (onward if through_pool else [])
        table = pd.DataFrame({
            "to whom": [row.recipient for row in listed],
            "share": [row.share if row.period_from <= pd.Timestamp(self.date) else "not yet" for row in listed],
            "of what (the base)": [row.base for row in listed],
            "confidence": [known(row, self.date).removesuffix(" confidence") for row in listed],
            "written in": [f"{row.legal_ref} [{row.source_id}]" for row in listed]})
        said = "; ".join(map(share_words, begun)) or ABSENT
        sentence = f"{DATES[self.date]}, {self.stream}: {said}."
        return Result(dict(shares=rows, passed_on=passed_on), sentence, table,
                      dict(begun=[row.share_id for row in begun], date=DATES[self.date], place=self.returns()))

    def returns(self):
        """What the rules in the table return to the place of a mine that paid ₮100 of royalty."""
        pool = f"₮{self.records['royalty-pool'].share_pct:g} go to the national pool"
        place = self.in_force(["royalty-place"])
        if not place:
            return f"₮0 by a rule in the table; {pool}"
        return f"₮{place[0].share_pct:g}, if it is not a listed large project, says one news report; {pool}"

    def charts(self):
        first = [self.records[name] for name in ROWS]
        rows = pd.DataFrame({
            "share_id": ROWS, "row": range(len(ROWS)),
            "stream": ["" if row.share_id in REPEATED else SHORT.get(row.share_id, row.stream)
                       for row in first],
            "base": ["" if row.share_id in REPEATED else f"base: {row.base}" for row in first],
            "to_row": [RECIPIENTS[row.recipient][1] for row in first]})
        recipients = pd.DataFrame(sorted(set(RECIPIENTS.values())), columns=["text", "to_row"])
        return [chain_chart(alt.NamedData("shares"), alt.NamedData("passed_on"), rows, recipients)]

    def caption(self):
        return caption(load("fund_shares"), SEED) + ". From 2022 two minimums to pass on: the law that changed it was not found"


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


def passed_on_text(row):
    """What an aimag must pass on, in three short lines."""
    origin = "law text, 2013" if row.share_id == "pass-down-law" else "Ministry, 2022"
    return f"→ aimag → soums and districts\n     {row.share} of the transfer\n     ({origin})"


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
    pool = slider(10_000, 1_000, 10_000, 500, "Royalty to share", unit="₮ million", tag=TEACHING)
    people = slider(4, 1, 10, 1, "Weight of population", tag=TEACHING, when=CRITERIA)
    area = slider(2, 0, 10, 1, "Weight of area", tag=TEACHING, when=CRITERIA)
    need = slider(3, 0, 10, 1, "Weight of need (low index)", tag=TEACHING, when=CRITERIA)
    effort = slider(1, 0, 10, 1, "Weight of tax effort", tag=TEACHING, when=CRITERIA)
    predictions = (
        Prediction("gini", "All by origin instead of half: what happens to the Gini of the royalty?",
                   lambda result: "{gini_royalty:.3f}; with half by origin and half by people {gini_half:.3f}"
                   .format(**result.values), options=("it stays", "it grows by half", "it doubles", "it becomes 1"),
                   at=dict(derivation=100)),
        Prediction("criteria", "Nothing by origin, all by four criteria: who gets most per head?",
                   lambda result: f"most per head: {names(result.values['most'])}",
                   options=("A, the mine host", "E, the aimag centre", "F, the remote soum", "all the same"),
                   at=dict(derivation=0, rest="criteria")))

    def __init__(self, **settings):
        soums = load("jishee_soums")
        self.soums = soums
        self.labels = [f"{soum} {label}" if isinstance(label, str) else soum
                       for soum, label in zip(soums.soum, soums.label)]
        self.heads = soums.population.tolist()
        self.own = [amount * 10**6 for amount in soums.own_revenue_mnt_mln.tolist()]
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
        letters = self.soums.soum.tolist()
        values = dict(
            rule=self.rule(), gini_half=self.gini_half, per_head=per_head, retention=kept,
            royalty_mnt=dict(zip(letters, royalty)), transfers_mnt=dict(zip(letters, transfers)),
            gini_royalty=gini(per_head["royalty"], heads),
            gini_before=gini(per_head["money"], heads), gini_after=gini(per_head["after"], heads),
            most=extreme(letters, per_head["royalty"], max), least=extreme(letters, per_head["royalty"], min),
            losers=[letter for letter, gap in zip(letters, against_equal) if gap <= -1])
        table = pd.DataFrame({
            "soum": self.labels, "royalty, ₮m": [round(share / 10**6) for share in royalty],
            "vs. equal, ₮m": [f"{round(gap / 10**6):+,d}" for gap in against_equal],
            "in the end, ₮k per head": [round(amount) for amount in per_head["after"]],
            "keeps of ₮100": [f"₮{100 * part:.0f}" for part in kept]})
        return Result(self.rows(per_head), self.sentence(values), table, values)

    def rows(self, per_head):
        """Records for the charts."""
        bars = [dict(soum=label, part=part, amount=round(amount, 1))
                for part, key in (("own revenue", "own"), ("royalty share", "royalty"))
                for label, amount in zip(self.labels, per_head[key])]
        marks = [dict(soum=label, amount=round(amount, 1))
                 for label, amount in zip(self.labels, per_head["after"])]
        curves = [dict(curve=curve, people=round(n, 4), money=round(y, 4))
                  for curve, key in (("royalty share", "royalty"), ("all money in the end", "after"))
                  for n, y in lorenz_curve(per_head[key], self.heads).itertuples(index=False)]
        equal = [dict(curve="equal", people=end, money=end) for end in (0, 1)]
        return dict(parts=bars, after=marks, curves=equal + curves)

    def rule(self):
        """The rule in words."""
        weights = f"four criteria (weights {self.people}, {self.area}, {self.need}, {self.effort})"
        equalised = f", {self.equalisation} % equalisation" if self.equalisation else ""
        return f"{self.derivation} % by origin, the rest by {weights if self.rest == 'criteria' else 'people'}{equalised}"

    def sentence(self, values):
        """The rule, who gets most and least, who loses, and how unequal it is."""
        royalty, losers = values["per_head"]["royalty"], values["losers"]
        spread = f"every soum gets ₮{royalty[0]:,.0f} thousand of royalty per head, and no soum loses"
        if losers:
            spread = (f"royalty per head is highest in {names(values['most'])} (₮{max(royalty):,.0f} thousand) "
                      f"and lowest in {names(values['least'])} (₮{min(royalty):,.0f} thousand); {names(losers)} "
                      f"get{'s' * (len(losers) == 1)} less than an equal amount per head")
        return (f"{values['rule']}: {spread}. The Gini is "
                f"{values['gini_royalty']:.3f} for the royalty and {values['gini_after']:.3f} for all money "
                "in the end.")

    def charts(self):
        return [per_head_chart(alt.NamedData("parts"), alt.NamedData("after")),
                lorenz_chart(alt.NamedData("curves"))]

    def caption(self):
        return caption(self.soums)


def criteria_of(soums):
    """Origin and the four criteria as amounts of each soum; need is people times what the index lacks to 1.

    >>> criteria_of(load("jishee_soums"))["need"][:2]
    [1500.0, 1350.0]
    """
    heads = soums.population
    columns = dict(origin=soums.royalty_origin_mnt_mln, population=heads, area=soums.area_km2,
                   need=(heads * (1 - soums.development_index)).round(6), effort=(heads * soums.effort_index).round(6))
    return {name: column.tolist() for name, column in columns.items()}


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
