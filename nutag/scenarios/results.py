"""Four scenarios of a project's record: levels of results, dates and checks, women by rank, Simpson's paradox."""

import re
from datetime import date

from nutag import wording
from nutag.data import records
from nutag.models.results import FLAG, NOT_APPLICABLE, check_activity, parity_index, pooled_rate
from nutag.panel.controls import choice, slider
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import SEED, TEACHING, caption

LEVELS = ("activity", "output", "immediate outcome", "intermediate outcome", "ultimate outcome")
STATEMENTS = {row.statement_id: row for row in records("result_levels")}
OPEN = "open"
NAMING_WOMEN = [row.result_id for row in records("project_results") if re.search("women|gender", row.text, re.IGNORECASE)]


def plural(count, one, many=None):
    """A count with its word.

    >>> plural(1, "payment"), plural(2, "payment"), plural(0, "body", "bodies")
    ('1 payment', '2 payments', '0 bodies')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(words):
    """Words in a row.

    >>> listed(["350", "350", "537"])
    '350, 350 and 537'
    """
    words = list(words)
    return " and ".join([", ".join(words[:-1])] * (len(words) > 1) + words[-1:])


def sorted_as(number):
    """The control for the level that the reader gives to one statement."""
    return choice(OPEN, {OPEN: "not sorted yet", **{level: level for level in LEVELS}},
                  f"{number} {STATEMENTS[number].short}", more=True)


def reports():
    """Activity → the reported results that come from it, by our reading; empty where none does."""
    return {row.plan_id: sorted({each.stands_in for each in STATEMENTS.values() if each.comes_from == row.plan_id})
            for row in records("project_plan") if row.kind == "activity"}


class Sorter(Scenario):
    """Ten statements of the record are sorted by hand into the levels of a logic model."""

    name = "results.sorter"
    title = "What was done, and what changed?"
    item = choice("1", {number: f"{number} {row.short}" for number, row in STATEMENTS.items()}, "Statement", tag=SEED)
    s1, s2, s3, s4, s5 = map(sorted_as, "12345")
    s6, s7, s8, s9, s10 = map(sorted_as, ("6", "7", "8", "9", "10"))
    predictions = (
        Prediction("women", "Two of the four activities name women or gender. How many of the four results do?",
                   options=("none", "one", "two", "four"), veils=("links", "ends"),
                   right=lambda result: COUNTS[len(NAMING_WOMEN)],
                   shows=lambda result: "Women are in the plan and not in the results that the page reports. Not reported "
                                        "is not the same as not done."),
        Prediction("meetings", "Community meetings were held for more than 700 people. Which level is this?",
                   options=("output", "immediate outcome", "intermediate outcome"), veils=("cells", "links", "ends"),
                   right=lambda result: STATEMENTS["1"].level,
                   shows=lambda result: "People came. What they knew or did afterwards is another sentence."))
    measures = (Measure("fitting", "statements that fit our reading"), Measure("sorted", "statements sorted"))

    def compute(self):
        given = {number: getattr(self, f"s{number}") for number in STATEMENTS}
        sorted_ = {number: level for number, level in given.items() if level != OPEN}
        fitting = [number for number, level in sorted_.items() if fits(number, level)]
        silent = [activity for activity, results in reports().items() if not results]
        rows = dict(
            cells=[{"row": number, "level": place, f"s{number}": level} | mark(number, level, given[number])
                   for number in STATEMENTS for place, level in enumerate(LEVELS)],
            chosen=[dict(row=self.item)],
            links=[dict(start=int(activity[-1]), end=int(result[-1]))
                   for activity, results in reports().items() for result in results],
            ends=[dict(row=int(activity[-1]), side="activity", silent=activity in silent) for activity in reports()]
            + [dict(row=int(row.result_id[-1]), side="result") for row in records("project_results")])
        table = [{"statement": f"{number} {row.statement}", "you": given[number] if number in sorted_ else "–",
                  "our reading": " or ".join(filter(None, (row.level, row.also))) if number in sorted_ else "–"}
                 for number, row in STATEMENTS.items()]
        title = (f"{len(fitting)} of {plural(len(sorted_), 'statement')} as we read them" if sorted_
                 else "Nothing sorted yet: touch a cell")
        return Result(rows, self._sentence(given[self.item]), table, dict(
            fitting=len(fitting), sorted=len(sorted_), silent=silent), title)

    def _sentence(self, level):
        row = STATEMENTS[self.item]
        said = f"{row.statement[0].upper()}{row.statement[1:]}."
        if level == OPEN:
            return f"{said} Which level?"
        ours = " or ".join(filter(None, (row.level, row.also)))
        verdict = f"you and we say {level}" if level == row.level else (
            f"you say {level}, we say {row.level}: both can be argued" if level == row.also
            else f"you say {level}, we say {ours}")
        return f"{said} Here {verdict}. {row.why}"

    def fixed(self):
        return dict(names=[dict(row=number, name=f"{number} {row.short}") for number, row in STATEMENTS.items()])

    def caption(self):
        return caption(records("project_plan"), records("project_results")) + (
            ", in our words. Levels and ties: our reading (TEACHING).")


def fits(number, level):
    """Whether a level is our reading of a statement, or one that can be argued for."""
    return level in (STATEMENTS[number].level, STATEMENTS[number].also)


def mark(number, level, given):
    """How a cell looks: the reader's own level, right or not, and our reading once the statement is sorted."""
    if given == OPEN:
        return {}
    if level == given:
        return {"state": "fits" if fits(number, level) else "differs"}
    return {"state": "ours"} if level == STATEMENTS[number].level else {}


RECORD = records("project_record")[0]
FACTS = {row.fact_id: row for row in records("project_documents")}
ENDS = {"profile": "the funder's profile", "copy": "the IATI copy", "implementer": "the implementer's page"}
LAST_DAY = {"profile": RECORD.end_date, "copy": FACTS["copy-actual-end"].day,
            "implementer": date(FACTS["implementer-last"].number, 12, 31)}  # the page names a year; its last day
CHECKS = {finding.check: finding for finding in check_activity({})}
COUNTS = ("none", "one", "two", "three", "all four")
PLACES = {"profile": "in the profile", "copy": "in the IATI copy", "implementer": "on the implementer's page"}
TOLD = ("no payment need have come later", "one of the profile's four payments came later",
        "two of the profile's four payments came later", "three of the profile's four payments came later",
        "all four of its payments came later")  # none: of the last day of a year that alone is named
CHANGES = {"nothing": "nothing", "sector": "the sector of 20 % is left out", "swap": "start and end change places",
           "future": "one payment is dated 2033", "sex": "400 women and 300 men are told apart (invented)"}
MEETINGS = 700  # more than 700 people: the record's only number of people


def record(end, change="nothing"):
    """The public record as `check_activity` reads it, with one of three last days and one thing changed."""
    sectors = [dict(name=row.sector, percent=row.share_pct) for row in records("project_sectors")]
    paid = [dict(date=row.date, value=row.value) for row in records("project_transactions")]
    days = [RECORD.start_date, end]
    if change == "sector":
        sectors = [row for row in sectors if row["percent"] != 20]
    if change == "future":
        paid[-1]["date"] = date(2033, paid[-1]["date"].month, paid[-1]["date"].day)
    if change == "swap":
        days.reverse()
    people = dict(what="people at the meetings", total=MEETINGS)
    if change == "sex":
        people |= dict(women=400, men=300)
    lines = [row.text for name in ("project_plan", "project_results") for row in records(name)]
    return dict(start=days[0], end=days[1], results_as_of=f"{RECORD.results_as_of:%m-%Y}", read_on="11-2026", sectors=sectors,
                countries=[dict(name=RECORD.country, percent=RECORD.country_share_pct)], budget=RECORD.original_budget,
                transactions=paid, text=". ".join(lines), people=[people],
                markers=[dict(name=row.marker, significance=row.score) for row in records("project_markers")])


def wording_of(day):
    """A day in words.

    >>> wording_of(date(2022, 6, 30))
    '30 June 2022'
    """
    return f"{day.day} {day:%B %Y}"


class Record(Scenario):
    """Four payments against three last days, and nine checks that ask questions of the record."""

    name = "results.record"
    title = "When did this project end?"
    end = choice("profile", ENDS, "The end as stated by", radio=True)
    check = choice("dates of payments", {name: name for name in CHECKS}, "A check")
    change = choice("nothing", CHANGES, "Change in the record", more=True)
    predictions = (
        Prediction("profile", "The funder's profile: end 30 June 2022. How many of the four payments are dated later?",
                   options=COUNTS, veils=("payments", "checks"),
                   right=lambda result: COUNTS[len(result.values["late"])],
                   shows=lambda result: f"{listed(map(str, result.values['late']))} days after this end."),
        Prediction("copy", "Another copy of the same record: end 29 December 2023. How many are later now?",
                   options=COUNTS, veils=("payments", "checks"), at=dict(end="copy"),
                   right=lambda result: COUNTS[len(result.values["late"])],
                   shows=lambda result: f"Three fall before it. One is {result.values['late'][0]} days later."),
        Prediction("flags", "Nine checks read the profile. How many of them raise a flag?", unit="checks",
                   veils=("payments", "checks"), near=1, right=lambda result: result.values["flags"],
                   shows=lambda result: "Each comes with an innocent explanation: touch them one by one."))
    measures = (Measure("flags", "checks with a flag"), Measure("after", "paid after the end, in $", "{:,}".format))

    def compute(self):
        as_read = record(LAST_DAY[self.end], self.change)
        found = {finding.check: finding for finding in check_activity(as_read)}
        start, end, paid = as_read["start"], as_read["end"], as_read["transactions"]
        late = [(payment["date"] - end).days for payment in paid if payment["date"] > end]
        after = sum(payment["value"] for payment in paid if payment["date"] > end)
        flags = sum(finding.status == FLAG for finding in found.values())
        rows = dict(
            bars=[dict(key=key, start=str(RECORD.start_date), end=str(day), on=key == self.end,
                       text=str(day.year) if key == "implementer" else wording_of(day))
                  for key, day in LAST_DAY.items()],
            payments=[dict(day=str(payment["date"]), value=payment["value"], late=payment["date"] > end)
                      for payment in paid],
            checks=[dict(row=row, check=name, status=finding.status, on=name == self.check)
                    for row, (name, finding) in enumerate(found.items())])
        table = [{"check": name, "status": finding.status, "what it found": finding.message}
                 for name, finding in found.items()]
        chosen = found[self.check]
        innocent = "" if chosen.status != FLAG else f" An innocent reading: {chosen.explanation}"
        word = {FLAG: "a flag", NOT_APPLICABLE: "not applicable"}.get(chosen.status, "passed")
        sentence = f"{self.check.capitalize()}: {word}. {chosen.message}{innocent}"
        title = f"By the end {PLACES[self.end]}, {TOLD[len(late)]}"
        if self.change == "swap":
            title = "Start and end changed places: the checker notices"
        return Result(rows, sentence, table, dict(
            late=late, after=after, flags=flags, total=sum(payment["value"] for payment in paid),
            days=(end - start).days, statuses={name: finding.status for name, finding in found.items()}), title)

    def caption(self):
        return caption(records("project_record"), records("project_documents")) + (
            ". The implementer names a year only: drawn to its last day. A difference in records is not evidence of "
            "wrongdoing.")


POINTS = {row.point_id: row for row in records("governance_points")}
SHARE, INDEX = "share", "index"


def bodies():
    """Women's share in six groups, in per cent: code → (name, share, year and source in words)."""
    elected = {row.election_year: row for row in records("women_in_parliament")}[2024]
    local = next(row for row in records("women_representation")
                 if row.area == "Mongolia" and row.body == "local councils")
    aimags = next(row for row in records("women_local_khurals") if row.level == "aimags and capital")
    return {
        "civil": ("all civil servants", POINTS["g19"].value, "UB Post, no date"),
        "candidates": ("candidates for khurals of aimags and capital", aimags.women_share_pct, "m-election.mn, 2020"),
        "local": ("members of local khurals", local.women_share_pct, "IPU and UN Women, elected 2016"),
        "parliament": ("members of parliament", 100 * elected.women_source_a / elected.seats_total,
                       "Adnkronos, elected 2024"),
        "principal": ("senior principal officers", POINTS["g22"].value, "UNDP, 2019"),
        "senior": ("senior civil servants", POINTS["g21"].value, "UB Post, no date")}


BODIES = bodies()
IN_PARLIAMENT = {10: "about 10 %", 25: "about 25 %", 40: "about 40 %"}
GUESSES = {20: "about 20 %", 45: "about 45 %", 63: "about 63 %", 75: "about 75 %"}


class Women(Scenario):
    """Women's share among those who serve, stand, sit and lead; as a share, or as women for each man."""

    name = "results.women"
    title = "Where are the women?"
    body = choice("civil", {code: name for code, (name, _, _) in BODIES.items()}, "Group")
    measure = choice(SHARE, {SHARE: "share of women", INDEX: "parity index (women for each man)"}, "Measure",
                     radio=True)
    predictions = (
        Prediction("senior", "62.6 % of the civil servants (төрийн албан хаагч) are women, wrote a newspaper. And of "
                             "the senior ones?",
                   options=tuple(GUESSES.values()), at=dict(body="senior"),
                   right=lambda result: GUESSES[round(result.values["share"])],
                   shows=lambda result: "The same newspaper article. One number for all hides the ladder."),
        Prediction("other", "Of the members of parliament elected in 2024, how many per cent are women?",
                   options=tuple(IN_PARLIAMENT.values()), at=dict(body="parliament"),
                   right=lambda result: IN_PARLIAMENT[round(result.values["share"])],
                   shows=lambda result: f"{result.values['share']:.1f} %."))
    measures = (Measure("share", "women, %", "{:.1f}".format), Measure("index", "women for each man", "{:.2f}".format))

    def compute(self):
        shares = {code: share for code, (_, share, _) in BODIES.items()}
        indexes = {code: float(parity_index(round(10 * share), 1000 - round(10 * share)))
                   for code, share in shares.items()}
        by_share = self.measure == SHARE
        drawn = {code: share / 100 for code, share in shares.items()} if by_share else indexes
        rows = dict(
            groups=[dict(body=code, name=name, value=round(drawn[code], 3), on=code == self.body,
                         text=written(drawn[code], by_share)) for code, (name, _, _) in BODIES.items()],
            even=[dict(value=0.5 if by_share else 1)])
        name, share, source = BODIES[self.body]
        index = indexes[self.body]
        sentence = (f"{name.capitalize()}: {share:.1f} % women ({source}). That is {index:.2f} women for each man."
                    f"{'' if index >= 1 else f' For one woman there are {1 / index:.1f} men.'}")
        table = [{"group": name, "women": f"{share:.1f} %", "parity index": f"{indexes[code]:.2f}",
                  "year and source": source} for code, (name, share, source) in BODIES.items()]
        over = sum(share > 50 for share in shares.values())
        title = f"Women are the majority in {over} of these {len(BODIES)} groups, the largest group"
        return Result(rows, sentence, table, dict(share=share, index=index, all=shares), title)

    def caption(self):
        tables = ("women_in_parliament", "women_representation", "women_local_khurals", "governance_points")
        return caption(*map(records, tables)) + ". Years differ: see the table."


def written(value, by_share):
    """A value beside its bar.

    >>> written(0.254, True), written(0.25, False)
    ('25.4 %', '0.25')
    """
    return wording.percent(value) if by_share else f"{value:.2f}"


APPLY = 120  # women, and as many men (TEACHING)
SEXES = ("women", "men")
SOUMS = ("Upper", "Lower")
AHEAD = {"women": "the women", "men": "the men", "neither": "both alike"}


def rate(default, label):
    return slider(default, 0, 100, 10, label, unit="%", tag=TEACHING, more=True)


def compared(women, men):
    """Who is ahead, in a word.

    >>> compared(2, 1), compared(1, 1)
    ('women', 'neither')
    """
    return "women" if women > men else "men" if men > women else "neither"


def whole(share):
    """A share as a whole percentage.

    >>> whole(0.4)
    '40 %'
    """
    return wording.percent(float(share), 0)


class Paradox(Scenario):
    """Grants in two invented soums: women and men apply in different places, and rates turn round when pooled."""

    name = "results.paradox"
    title = "Who gets the grants?"
    women = slider(20, 0, APPLY, 10, "Women who apply in Upper, of 120", tag=TEACHING)
    men = slider(100, 0, APPLY, 10, "Men who apply in Upper, of 120", tag=TEACHING)
    women_upper = rate(90, "Women who succeed in Upper")
    men_upper = rate(80, "Men who succeed in Upper")
    women_lower = rate(30, "Women who succeed in Lower")
    men_lower = rate(20, "Men who succeed in Lower")
    predictions = (
        Prediction("together", "In Upper 90 % of the women succeed and 80 % of the men; in Lower 30 % and 20 %. Of all "
                               "120 women and 120 men, who succeeds more often?",
                   options=tuple(AHEAD.values()), veils=("lines", "points", "blocks", "totals"),
                   right=lambda result: AHEAD[result.values["ahead"]],
                   shows=lambda result: f"Women {whole(result.values['women'])}, men {whole(result.values['men'])}. "
                                        "Only 20 women, but 100 men, apply in Upper."),
        Prediction("enough", "Suppose 90 of 120 men apply in Upper. How many of the 120 women must apply there, so "
                             "that women are no longer behind together?",
                   unit="women", near=10, at=dict(women=70, men=90), veils=("lines", "points", "blocks", "totals"),
                   right=lambda result: result.values["enough"],
                   shows=lambda result: f"With {result.values['enough']} women in Upper both reach "
                                        f"{whole(result.values['men'])}."))
    measures = (Measure("women", "women who succeed, together", wording.percent),
                Measure("men", "men who succeed, together", wording.percent))

    def groups(self, sex, upper=None):
        """(grants, applicants) in Upper and Lower; grants are whole, for all numbers are tens."""
        upper = getattr(self, sex) if upper is None else upper
        return [(getattr(self, f"{sex}_{name.lower()}") * people // 100, people)
                for name, people in zip(SOUMS, (upper, APPLY - upper))]

    def compute(self):
        groups = {sex: self.groups(sex) for sex in SEXES}
        together = {sex: pooled_rate(groups[sex]) for sex in SEXES}
        rates = {sex: [getattr(self, f"{sex}_{name.lower()}") for name in SOUMS] for sex in SEXES}
        ahead = compared(together["women"], together["men"])
        each = {name: compared(*(rates[sex][place] for sex in SEXES)) for place, name in enumerate(SOUMS)}
        reversed_ = len(set(each.values())) == 1 and {ahead, each["Upper"]} == set(SEXES)
        enough = next((upper for upper in range(0, APPLY + 1, 10)
                       if pooled_rate(self.groups("women", upper)) >= together["men"]), APPLY + 10)
        rows = dict(
            lines=[dict(sex=sex, people=people, rate=float(pooled_rate(self.groups(sex, people))))
                   for sex in SEXES for people in (0, APPLY)],
            points=[dict(sex=sex, people=getattr(self, sex), rate=round(float(together[sex]), 4),
                         text=f"{sex} {whole(together[sex])}") for sex in SEXES],
            blocks=[dict(sex=sex, soum=name, start=0 if name == "Upper" else groups[sex][0][1],
                         end=groups[sex][0][1] if name == "Upper" else APPLY, rate=rates[sex][place] / 100,
                         text=f"{rates[sex][place]} %",
                         grants=groups[sex][place][0], people=groups[sex][place][1])
                    for sex in SEXES for place, name in enumerate(SOUMS) if groups[sex][place][1]],
            totals=[dict(sex=sex, rate=round(float(together[sex]), 4), text=whole(together[sex])) for sex in SEXES])
        table = [{"soum": name, **{sex: f"{groups[sex][place][0]} of {groups[sex][place][1]}" for sex in SEXES},
                  "ahead": each[name]} for place, name in enumerate(SOUMS)]
        totals = {sex: sum(grants for grants, _ in groups[sex]) for sex in SEXES}
        table.append({"soum": "together", **{sex: f"{totals[sex]} of {APPLY}" for sex in SEXES}, "ahead": ahead})
        sentence = " ".join(f"{sex.capitalize()}: {groups[sex][0][0]} grants of {groups[sex][0][1]} in Upper, "
                            f"{groups[sex][1][0]} of {groups[sex][1][1]} in Lower, {whole(together[sex])} together."
                            for sex in SEXES)
        return Result(rows, sentence, table, dict(
            {sex: float(together[sex]) for sex in SEXES}, ahead=ahead, reversed=reversed_, enough=enough,
            groups=groups), self._title(ahead, each, reversed_))

    def _title(self, ahead, each, reversed_):
        if reversed_:
            return f"{each['Upper'].capitalize()} are ahead in each soum, and {ahead} together"
        if ahead == "neither":
            return "Together, women and men succeed alike"
        everywhere = set(each.values()) == {ahead}
        return f"{ahead.capitalize()} are ahead together" + (", as in each soum" if everywhere else "")

    def caption(self):
        return caption(TEACHING) + "."
