"""Three scenarios of the territory: the units on a map, who decides what, and what an electoral rule does to votes."""

import textwrap

from nutag import wording
from nutag.data import records
from nutag.models.choropleth import class_bounds, class_of
from nutag.models.elections import effective_number_of_parties
from nutag.models.fiscal_transfers import largest_remainder
from nutag.panel.controls import choice
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import caption
from nutag.scenarios.start_here import census

MEASURES = {  # measure → what the list says, the level it is known at, how a value is said
    "people": ("people (2020)", "soum", "{:,} people"),
    "livestock": ("livestock (2020)", "soum", "{:,} head of livestock"),
    "bags": ("bags or khoroos (2023)", "aimag", "{:,} bags or khoroos"),
    "area": ("area", "aimag", "{:,.0f} km²"),
    "density": ("people per km²", "aimag", "{:.2g} people per km²"),
}
AIMAGS = sorted(records("aimags"), key=lambda unit: unit.name_en)


def amounts(measure):
    """Code of a soum or of a first-level unit → its value, or None where no source has a figure."""
    if measure == "people":
        return {soum.nso_soum_code: soum.population_2020 for soum in records("soums")}
    if measure == "livestock":
        return {soum.nso_soum_code: soum.livestock_head_2020 for soum in records("soums")}
    people = census()
    value = {"bags": lambda unit: unit.bag_count_2023 + unit.khoroo_count_2023, "area": lambda unit: unit.area_km2,
             "density": lambda unit: people[unit.aimag_iso] / unit.area_km2}[measure]
    return {unit.aimag_iso: value(unit) for unit in records("aimags")}


class UnitExplorer(Scenario):
    """Choose one of the 22 first-level units: the map of the land, the map of the people and the words answer together."""

    name = "territory.units"
    title = "How large is a place: in land, and in people?"
    unit = choice("MN-073", {unit.aimag_iso: f"{unit.name_en} · {unit.name_mn}" for unit in AIMAGS}, "First-level unit")
    measure = choice("people", {name: words for name, (words, _, _) in MEASURES.items()}, "Colour the land by")
    predictions = (Prediction(
        "most", "One aimag has more soums than any other. Which one?", veils=(),
        options=("Umnugovi, the largest in area", "Tuv, around the capital", "Khuvsgul, in the north", "Dornod, in the east"),
        at=dict(unit="MN-047"), right=lambda result: result.values["most"],
        shows=lambda result: f"{result.values['name']} has {result.values['second']} soums."),)
    measures = (Measure("second", "soums or districts", str), Measure("people_share", "share of all people", wording.percent),
                Measure("land_share", "share of the land", wording.percent))

    def __init__(self, **settings):
        self.units = {unit.aimag_iso: unit for unit in AIMAGS}
        self.people = census()
        self.bounds = {measure: class_bounds(amounts(measure).values()) for measure in MEASURES}
        most = max((unit for unit in AIMAGS if unit.unit_type == "aimag"), key=lambda unit: unit.soum_count_2023)
        self.most = next(option for option in type(self).predictions[0].options if option.startswith(most.name_en))
        super().__init__(**settings)

    def compute(self):
        unit = self.units[self.unit]
        aimag = unit.unit_type == "aimag"
        second, third = (("soums", "bags") if aimag else ("districts", "khoroos"))
        counts = (unit.soum_count_2023, unit.bag_count_2023) if aimag else (unit.district_count_2023, unit.khoroo_count_2023)
        alike = [other for other in AIMAGS if other.unit_type == unit.unit_type]  # soums are compared with soums
        totals = [sum(getattr(other, f"{word[:-1]}_count_2023") for other in alike) for word in (second, third)]
        people = self.people[self.unit]
        people_share = people / sum(self.people.values())
        land_share = unit.area_km2 / sum(other.area_km2 for other in AIMAGS)
        rows = dict(shown=[dict(one=1, measure=self.measure)], chosen=[dict(code=self.unit)],
                    legend=legend(self.bounds[self.measure], amounts(self.measure).values()))
        title = f"{unit.name_en}: {wording.percent(people_share)} of the people on {wording.percent(land_share)} of the land"
        sentence = (f"{unit.name_en} ({unit.name_mn}) has {counts[0]} {second} and {counts[1]} {third}, {people:,} people and "
                    f"{unit.area_km2:,.0f} km².")
        what = "all aimags" if aimag else "the capital is alone of its kind"
        table = [dict(measure=f"{second} (2023)", **{unit.name_en: counts[0], what: totals[0]}),
                 dict(measure=f"{third} (2023)", **{unit.name_en: counts[1], what: totals[1]}),
                 dict(measure=f"{third} in one of the {second}, mean",
                      **{unit.name_en: f"{counts[1] / counts[0]:.1f}", what: f"{totals[1] / totals[0]:.1f}"}),
                 dict(measure="people (census 2020)", **{unit.name_en: people, what: sum(self.people[other.aimag_iso] for other in alike)}),
                 dict(measure="area, km²", **{unit.name_en: round(unit.area_km2), what: round(sum(other.area_km2 for other in alike))})]
        return Result(rows, sentence, table, dict(
            name=unit.name_en, second=counts[0], most=self.most, people_share=people_share, land_share=land_share), title)

    def fixed(self):
        """The shapes, and for each shape and measure its class and its value in words."""
        names = {soum.nso_soum_code: soum.name_en for soum in records("soums")}
        names |= {unit.aimag_iso: unit.name_en for unit in AIMAGS}
        home = {soum.nso_soum_code: soum.aimag_iso for soum in records("soums")}
        people = amounts("people")
        units = [dict(key=f"{code} {measure}", step=class_of(value, self.bounds[measure]), label=label(code, names, home),
                      text="no figure" if value is None else written.format(value))
                 for measure, (_, _, written) in MEASURES.items() for code, value in amounts(measure).items()]
        return dict(
            units=units, cells=[dict(cell._asdict(), aimag_iso=home[cell.nso_soum_code]) for cell in records("soum_cells")],
            borders=[border._asdict() for border in records("aimag_borders")],
            circles=[dict(circle._asdict(), aimag_iso=home[circle.nso_soum_code],
                          tip=f"{label(circle.nso_soum_code, names, home)}: {people[circle.nso_soum_code]:,} people")
                     for circle in records("soum_circles")])

    def caption(self):
        return caption(records("aimags"), records("soums"), records("population_by_aimag"), records("soum_centres"))


def label(code, names, home):
    """The name of a place on the map: a soum with its aimag."""
    return f"{names[code]}, {names[home[code]]}" if code in home else names[code]


def legend(bounds, values):
    """The classes in use, from low to high, in words."""
    texts = [wording.short_number(bound) for bound in bounds]
    words = [f"below {texts[0]}", *(f"{low}–{high}" for low, high in zip(texts, texts[1:])), f"{texts[-1]} and more"]
    missing = [dict(step=-1, text="no figure")] if any(value is None for value in values) else []
    return missing + [dict(step=step, text=text) for step, text in enumerate(words)]


LEVELS = ("national", "aimag / capital", "soum / district", "bag / khoroo")
FUNCTIONS = {row.function_id: row.function_en for row in records("who_decides")}
APPOINTERS = {"second-khural": "the khural of the soum", "first-governor": "the governor of the aimag",
              "prime-minister": "the Prime Minister", "voters": "the citizens, by vote"}
NOT_FOUND = "not found"


class WhoDecides(Scenario):
    """Choose a function and a level: who decides there, by which law or practice, or what was not found."""

    name = "territory.decides"
    title = "Who decides what?"
    function = choice("budget", FUNCTIONS, "About")
    level = choice("soum / district", LEVELS, "At this level", radio=True)
    predictions = (
        Prediction("governor", "Who appoints the governor of a soum?", options=tuple(APPOINTERS.values()),
                   at=dict(function="appointment", level="aimag / capital"), veils=(),
                   right=lambda result: APPOINTERS[result.values["appoints_second_governor"]],
                   shows=lambda result: "The khural of the soum may only nominate. The appointment comes from the level above."),
        Prediction("empty", "60 cells: 15 functions at 4 levels. For how many did we find neither a rule nor a practice?",
                   unit="cells", near=3, at=dict(function="pasture", level="soum / district"), veils=("cells",),
                   right=lambda result: result.values["not_found"],
                   shows=lambda result: f"{result.values['not_found_low']} of them are at the two lower levels. "
                                        "Not found is not the same as: nobody decides."))
    measures = (Measure("found", "levels at which we found who decides", "{} of 4".format),)

    def __init__(self, **settings):
        self.cells = {(row.function_id, row.level): row for row in records("who_decides")}
        chain = {row.office_id: row.appointed_by_id for row in records("appointment_chain")}
        empty = [level for (_, level), row in self.cells.items() if row.evidence == NOT_FOUND]
        self.known = dict(appoints_second_governor=chain["second-governor"], not_found=len(empty),
                          not_found_low=sum(level in LEVELS[2:] for level in empty))
        super().__init__(**settings)

    def compute(self):
        cell = self.cells[self.function, self.level]
        here = [self.cells[self.function, level] for level in LEVELS]
        rows = dict(
            cells=[dict(row=function, column=level, state=state(cell)) for (function, level), cell in self.cells.items()],
            chosen=[dict(row=self.function, column=self.level)])
        found = sum(one.evidence != NOT_FOUND for one in here)
        sentence = f"{cell.function_en}, {self.level}: {said(cell)}"
        title = (f"{cell.function_en}: found at {'every level' if found == 4 else f'{found} of 4 levels'}")
        table = [dict(level=one.level, **{"who decides": one.who_decides if one.evidence != NOT_FOUND else "not found"},
                      **{"how we know": evidence(one), "law or place": one.legal_ref or one.looked_in or "",
                         "confidence": one.confidence or ""}) for one in here]
        return Result(rows, sentence, table, dict(found=found, **self.known), title)

    def fixed(self):
        return dict(functions=[dict(row=function, text=text) for function, text in FUNCTIONS.items()])

    def caption(self):
        return caption(records("who_decides"), records("appointment_chain")) + ". Where we looked stands in the table."


def state(cell):
    """How well a cell is known, in the words of the legend: a bill decides nothing yet."""
    if cell.evidence in (NOT_FOUND, "bill"):
        return cell.evidence
    return "law" if cell.evidence == "law" else "other"


def evidence(cell):
    """How a cell is known, with its year."""
    return cell.evidence + (f", {cell.as_of}" if cell.as_of else "")


def said(cell):
    """What a cell says, and how it is known."""
    if cell.evidence == NOT_FOUND:
        return f"not found. We looked in: {shortened(cell.looked_in)}."
    medium = ", medium confidence" if cell.confidence == "medium" else ""
    return f"{shortened(cell.who_decides)} ({evidence(cell)}{medium})"


def shortened(text):
    """The words of a cell as far as a sentence has room for them; the table has them all."""
    return textwrap.shorten(text, 170, placeholder=" … (more in the table)")


ELECTIONS = (2012, 2016, 2020, 2024)
REST = "all others"
SHORT = {"MPP": "People's Party", "DP": "Democratic Party", REST: REST}
RULES = {"as it was": "as it was", "in proportion": "in proportion to the votes"}
WITH_VOTES = ("2012", "2016", "2020")  # of 2024 only the votes of the largest party were found


def shares(year):
    """Per cent of votes and seats of the two parties with most seats and of all others; None where not found."""
    seats = {row.party_id: row.seats for row in records("khural_seats") if row.year == year}
    votes = {row.party_id: row.votes_pct for row in records("khural_votes") if row.year == year}
    largest = sorted((party for party in seats if party != "IND"), key=seats.get, reverse=True)[:2]
    total = sum(seats.values())
    found = {party: (votes.get(party), 100 * seats[party] / total) for party in largest}
    known = all(votes.get(party) is not None for party in largest)
    rest = 100 - sum(votes[party] for party in largest) if known else None
    return {**found, REST: (rest, 100 - sum(share for _, share in found.values()))}


def in_proportion(year, total):
    """Seats of the two largest parties and of all others, taken as one, if they followed the votes."""
    parts = shares(year)
    seats = largest_remainder(total, [round(100 * votes) for votes, _ in parts.values()])
    return {party: (votes, 100 * count / total) for (party, (votes, _)), count in zip(parts.items(), seats)}


class SeatsAndVotes(Scenario):
    """Votes become seats: one line a party, for an election and its rule, or for seats in proportion to the votes."""

    name = "territory.parties"
    title = "What does a rule make of the votes?"
    year = choice("2012", [str(year) for year in ELECTIONS], "Election of", radio=True)
    rule = choice("as it was", RULES, "Seats", radio=True, when=dict(year=WITH_VOTES))
    predictions = (
        Prediction("2012", "2012: the largest party had 35.3 % of the list votes. Its share of all seats was …",
                   options=("about 25 %", "about 35 %", "about 45 %", "about 80 %"), at=dict(year="2012"),
                   veils=("lines", "ends", "two"), right=lambda result: nearest(result.values["largest_seats"], (25, 35, 45, 80)),
                   shows=lambda result: f"{result.values['largest_count']} of 76 seats: {result.values['largest_seats']:.1f} %. "
                                        "28 of the seats went to lists in proportion."),
        Prediction("2016", "2016: the rule was changed. The largest party had 45.1 % of the votes. What share of the seats?",
                   unit="%", near=5, at=dict(year="2016"), veils=("lines", "ends", "two"),
                   right=lambda result: round(result.values["largest_seats"], 1),
                   shows=lambda result: f"{result.values['largest_count']} of 76 seats. In each place one candidate won the only seat."))
    measures = (Measure("largest_seats", "share of seats of the largest party", lambda share: f"{share:.1f} %"),)

    def __init__(self, **settings):
        self.parties = {row.party_id: row.name_en for row in records("parties")} | {REST: REST}
        self.elections = {row.year: row for row in records("elections")}
        super().__init__(**settings)

    def compute(self):
        year = int(self.year)
        election = self.elections[year]
        computed = self.rule != "as it was" and self.year in WITH_VOTES
        parts = in_proportion(year, election.seats_total) if computed else shares(year)
        largest, (votes, seats) = next(iter(parts.items()))
        counts = [round(share * election.seats_total / 100) for _, share in parts.values()]
        real = [row.seats for row in records("khural_seats") if row.year == year and row.party_id != "IND"]
        alone = sum(row.seats for row in records("khural_seats") if row.year == year and row.party_id == "IND")
        rows = dict(lines=lines(parts, self.parties), ends=ends(parts), two=two_largest(year))
        who = self.parties[largest]
        how = "in proportion (computed by us)" if computed else RULE_WORDS[election.electoral_rule.split()[0]]
        title = f"{year}: {votes:.0f} % of the votes became {seats:.0f} % of the seats"
        base = next(row.base for row in records("khural_votes") if row.year == year)
        rule = ("No such election took place: under another rule people may vote in another way." if computed
                else election.rule_sentence)
        sentence = (f"{year}, seats {how}: the {who} had {votes:.1f} % of the votes ({base}) and {seats:.1f} % of the seats "
                    f"({counts[0]} of {election.seats_total}). {rule}")
        table = [dict(party=self.parties[party], **{f"votes, % ({base})": "not found" if share is None else f"{share:.1f}",
                      "seats": count, "seats, %": f"{seat:.1f}"})
                 for (party, (share, seat)), count in zip(parts.items(), counts)]
        weighed = effective_number_of_parties([1] * alone + real)
        return Result(rows, sentence, table, dict(
            largest=largest, largest_votes=votes, largest_seats=seats, largest_count=counts[0], effective=weighed,
            two_seats=sum(share for _, share in list(parts.values())[:2])), title)

    def caption(self):
        return (caption(records("khural_votes"), records("khural_seats"), records("elections"))
                + ". Votes of 2012 and 2024 are preliminary. In 2020 a voter had two or three votes.")


RULE_WORDS = {"plurality": "by plurality", "mixed": "by a mixed rule"}


def nearest(share, options):
    """The option of a question that is nearest to a share in per cent."""
    return f"about {min(options, key=lambda option: abs(option - share))} %"


def lines(parts, names):
    """One line a party from its share of votes to its share of seats."""
    return [dict(party=names[party], rank=rank, end=end, share=round(share, 2))
            for rank, (party, pair) in enumerate(parts.items()) for end, share in zip(("votes", "seats"), pair)
            if share is not None]


def ends(parts):
    """A label at each end of a line, moved apart where two would stand in one place."""
    found = []
    for end in (0, 1):
        shown = sorted(((pair[end], rank, party) for rank, (party, pair) in enumerate(parts.items()) if pair[end] is not None))
        places = spread([share for share, _, _ in shown], 7)
        found += [dict(end=("votes", "seats")[end], rank=rank, place=round(place, 2), text=f"{SHORT[party]} {share:.1f}" if end == 0
                       else f"{share:.1f} %") for (share, rank, party), place in zip(shown, places)]
    return found


def spread(places, gap):
    """Places from low to high, moved apart until each is `gap` from the next, their middle kept.

    >>> spread([30, 32, 60], 7)
    [27.5, 34.5, 60]
    """
    groups = []
    for place in places:
        groups.append([place])
        while len(groups) > 1 and middle(groups[-1]) - middle(groups[-2]) < gap * (len(groups[-1]) + len(groups[-2])) / 2:
            last = groups.pop()
            groups[-1] += last
    return [middle(group) + gap * (number - (len(group) - 1) / 2) if len(group) > 1 else group[0]
            for group in groups for number in range(len(group))]


def middle(group):
    return sum(group) / len(group)


def two_largest(chosen):
    """Shares of the two largest parties together at each election; `choose` is the year, where the panel has it."""
    return [dict(year=str(row.year), kind=kind, share=share, base=base, chosen=row.year == chosen,
                 choose=str(row.year) if row.year in ELECTIONS else None)
            for row in records("two_largest")
            for kind, share, base in (("seats", row.seats_share_pct, "all seats"), ("votes", row.votes_share_pct, row.votes_base))
            if share is not None]
