"""Four scenarios of coordination: who joins, what links cost, what is left of a request, at which level to decide."""

from statistics import fmean, pstdev

from nutag import wording
from nutag.data import records
from nutag.models.collective_action import own_part, payoff, present_value
from nutag.models.decentralisation import local_loss, spillover_threshold, uniform_loss
from nutag.models.networks import degree_centralization, relay_fidelity
from nutag.models.structures import STRUCTURES, adjacency, group_sizes, hand_overs, loads
from nutag.panel.controls import choice, slider, switch
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import SEED, TEACHING, caption

GAIN, FINE = 8, 4     # points, TEACHING: what one ministry's work brings all; what an order takes from one seen to stay out
LATEST = 10           # years that the chart of joining shows
INNER = 0.5     # radius of the hubs of groups in the drawing
PLACES = ["first", "second", "third"]
KINDS = ["best", "centre, one size", "place alone"]
MOVES = ("falls", "stays the same", "rises")


def moved(before, after):
    """Which of `MOVES` leads from one number to another.

    >>> moved(5, 9)
    'rises'
    """
    return MOVES[1 + (after > before) - (after < before)]


def placed(name, sizes):
    """Turn, radius and kind of every node of a structure: partners on the ring, hubs inside, a centre in the middle."""
    partners = sum(sizes)
    ring = [(place / partners, 1, "partner") for place in range(partners)]
    middles = [(sum(sizes[:group]) + (size - 1) / 2) / partners for group, size in enumerate(sizes)]
    hubs = [(turn, INNER, "hub") for turn in middles]
    inside = {"all pairs": [], "one hub": [(0, 0, "hub")], "tree": [*hubs, (0, 0, "centre")], "hub of hubs": hubs}
    return [(round(turn, 3), radius, kind) for turn, radius, kind in ring + inside[name]]


def drawn(links, places):
    """The links as one row for each node and radius, so that many links are few bytes."""
    ends = {}
    for start, end in links:
        ends.setdefault((start, places[end][1]), []).append(places[end][0])
    return [dict(turn=places[start][0], radius=places[start][1], turns=turns, outer=outer)
            for (start, outer), turns in ends.items()]


def compared(one, other, words):
    """The first of three words where one number is below the other, the second where they are equal, else the third.

    >>> compared(2, 3, ("less", "the same", "more"))
    'less'
    """
    gap = one - other
    return words[0] if gap < -1e-9 else words[2] if gap > 1e-9 else words[1]


class JointTask(Scenario):
    """Ministries may join a task that is everybody's: effort now, success later, and nobody's name on it, or somebody's."""

    name = "coordination.join"
    title = "When does a ministry join a shared task?"
    years = slider(2, 0, LATEST, 1, "Success comes after", unit="years", tag=TEACHING)
    named = slider(0, 0, 100, 5, "Credit by name", unit="%", tag=TEACHING)
    seen = slider(0, 0, 100, 5, "An order: staying out is seen", unit="%", tag=TEACHING,
                  help=f"The chance that somebody who stays out is seen. Then a fine of {FINE} points follows.")
    ministries = slider(4, 2, 8, 1, "Ministries", tag=TEACHING, more=True)
    effort = slider(3, 1, 8, 1, "Effort now", unit="points", tag=TEACHING, more=True)
    weight = slider(90, 50, 100, 5, "A point next year counts", unit="%", tag=TEACHING, more=True)
    measures = (Measure("own", "points back for the one who joins", "{:.2f}".format),
                Measure("together", "points for each when all join", "{:.2f}".format))
    ANSWERS = ("less than its effort", "just its effort", "more than its effort")
    predictions = (
        Prediction("alone", "Success comes at once, and all four share it. What does one get back for its own work?",
                   options=ANSWERS, at=dict(years=0, named=0),
                   right=lambda result: compared(result.values["own"], result.values["effort"], JointTask.ANSWERS),
                   shows=lambda result: "It gets back {own:.2f} points for an effort of {effort}. Yet if all four "
                                        "join, each "
                   "ends with {together:.2f} more than if nobody does.".format(**result.values)),
        Prediction("late",
                   "All credit goes by name, and a point next year counts 90 %. After how many years does joining no "
                   "longer pay?", unit="years", near=1, at=dict(years=LATEST, named=100),
                   right=lambda result: result.values["too_late"],
                   shows=lambda result: "After {years} years, 8 points are worth {own:.2f} now. The effort is {effort}."
                   .format(**result.values)))

    def compute(self):
        named, weight = self.named / 100, self.weight / 100
        fine = FINE * self.seen / 100
        others = self.ministries - 1

        def back(years, part=named):
            return own_part(present_value(GAIN, years, weight), self.ministries, part)

        own, worth = back(self.years), present_value(GAIN, self.years, weight)
        points = {word: payoff(joins, others, worth, self.effort, self.ministries, named, fine)
                  for word, joins in (("joins", True), ("stays out", False))}
        together = worth - self.effort
        least = self.effort - fine
        too_late = next((years for years in range(200) if back(years) < least - 1e-9), None)
        rows = dict(
            worth=[dict(years=years, what=what, points=round(back(years, part), 3))
                   for what, part in (("all together", 1), ("the one who joins",
                                                            named)) for years in range(LATEST + 1)],
            now=[dict(years=self.years, own=round(own, 3), effort=self.effort, least=round(least, 3))],
            choices=[dict(choice=word, points=round(value, 3)) for word, value in points.items()])
        values = dict(own=own, together=together, effort=self.effort, least=least, years=self.years,
                      too_late=200 if too_late is None else too_late, joins=points["joins"], stays=points["stays out"])
        table = [{"what": what, "points": f"{value:.2f}"} for what, value in (
            ("effort now", self.effort), ("fine to be expected for staying out", fine),
                                                                              ("own work brings all together", worth),
            ("of it, back to the one who joins", own), ("joins, if the others join", points["joins"]),
            ("stays out, if the others join", points["stays out"]), ("nobody joins", -fine))]
        return Result(rows, self._sentence(own, fine, together), table, values, self._title(own, fine, together))

    def _title(self, own, fine, together):
        if abs(own + fine - self.effort) < 1e-9:
            return "Joining and staying out are worth the same"
        if own + fine > self.effort:
            return ("Each joins by itself" if own > self.effort else
                    "Each joins, because of the order" if together > 0 else "Each joins because of the order, and all "
                                                                            "lose")
        return ("All would gain, yet each stays out: a collective action problem" if together > 0 else
                "Too late: even all together do not get their effort back")

    def _sentence(self, own, fine, together):
        escape = f" and is spared a fine of {fine:.2f}" if fine else ""
        better = compared(own + fine, self.effort, ("staying out is better", "both are worth the same",
                                                    "joining is better"))
        return (f"One that joins gives {self.effort} points now, gets back {own:.2f}{escape}: {better}. "
                f"If all {self.ministries} join, each ends with {together:.2f} points.")

    def caption(self):
        return caption(TEACHING)


class Links(Scenario):
    """Partners in groups talk each with each, through one hub, under a centre, or through linked hubs."""

    name = "coordination.links"
    title = "What does it cost to link everyone?"
    structure = choice("all pairs", list(STRUCTURES), "Structure")
    partners = slider(16, 4, 20, 1, "Partners", tag=TEACHING)
    one_large = switch(False, "One group holds half", tag=TEACHING)
    groups = slider(4, 2, 4, 1, "Groups", tag=SEED, more=True)
    kept = slider(0.9, 0.5, 1.0, 0.01, "One link keeps", unit="of 1", tag=TEACHING, more=True)
    measures = (Measure("links", "links in all"), Measure("largest_load", "links of the busiest node"),
                Measure("across", "kept of a message", wording.percent))
    predictions = (
        Prediction("pairs", "From 16 to 20 partners, and each talks with each. How many links are there then?",
                   right=lambda result: result.values["all_pairs"],
                   shows=lambda result: "all pairs of {partners} partners: {all_pairs} links".format(**result.values),
                   unit="links", at=dict(partners=20), veils=("structures",)),
        Prediction("half", "16 partners, four groups: one group comes to hold half. The largest load in the tree …",
                   right=lambda result: moved(result.values["tree_load_alike"], result.values["tree_load"]),
                   shows=lambda result: "the largest load in the tree is {tree_load}; with groups alike in size it is "
                   "{tree_load_alike}".format(**result.values), options=MOVES,
                   at=dict(structure="tree", partners=16, groups=4, one_large=True), veils=("structures", "nodes")))

    def compute(self):
        sizes = group_sizes(self.partners, self.groups, self.one_large)
        linked = {name: build(sizes) for name, build in STRUCTURES.items()}
        load = {name: loads(links) for name, links in linked.items()}
        busiest = {name: max(each) for name, each in load.items()}
        central = {name: degree_centralization(adjacency(links)) for name, links in linked.items()}
        steps = {name: hand_overs(links, 0)[self.partners - 1] for name, links in linked.items()}
        across = {name: relay_fidelity(self.kept, count) for name, count in steps.items()}
        alike = max(loads(STRUCTURES["tree"](group_sizes(self.partners, self.groups, False))))
        chosen, places = self.structure, placed(self.structure, sizes)
        rows = dict(
            links=drawn(linked[chosen], places),
            nodes=[dict(turn=turn, radius=radius, kind=kind, load=count)
                   for (turn, radius, kind), count in zip(places, load[chosen])],
            structures=[dict(structure=name, links=len(linked[name]), load=busiest[name],
                             across_pct=round(100 * across[name], 1), chosen=name == chosen) for name in STRUCTURES])
        table = [{"structure": name, "links": len(linked[name]), "largest load": busiest[name],
                  "centralisation": f"{central[name]:.2f}",
                  "across groups": f"{wording.percent(across[name])} ({count} link{'s' * (count > 1)})"}
                 for name, count in steps.items()]
        sentence = (f"{chosen.capitalize()}: {self.partners} partners need {len(linked[chosen])} links, and the "
                    f"busiest "
                    f"node has {busiest[chosen]} of them. A message from group to group keeps "
                    f"{wording.percent(across[chosen])}.")
        values = dict(partners=self.partners, sizes=sizes, links=len(linked[chosen]), largest_load=busiest[chosen],
                      centralisation=central[chosen], across=across[chosen],
                      all_pairs=len(linked["all pairs"]), tree_load=busiest["tree"], tree_load_alike=alike)
        return Result(rows, sentence, table, values, self._title(values))

    def _title(self, values):
        n, links, load = self.partners, values["links"], values["largest_load"]
        return {"all pairs": f"Each of {n} partners must keep {load} links",
                "one hub": f"Only {links} links, but all of them hang on one hub",
                "tree": f"{links} links under a centre, and nobody has more than {load}",
                "hub of hubs": f"{links} links without a centre, and nobody has more than {load}"}[self.structure]

    def caption(self):
        return caption(records("stakeholder_groups"), TEACHING) + ". In a circle: links of that node."


DESKS = ("bag", "soum", "aimag", "ministry")
# A letter's details, from what is kept longest to what is lost first: the more local, the earlier (TEACHING).
LETTERS = {
    "lessons": ("lessons in Kazakh", 4, (
        "it is about a school", "which aimag", "how much money", "lessons in Kazakh", "one more teacher", "which soum",
        "23 children", "from September", "parents heat the room", "who fell silent in class")),
    "well": ("a well", 3, (
        "it is about water", "which aimag", "how much money", "a new well", "which soum", "40 families",
                           "before winter",
        "the old well is salty", "who keeps the pump", "where the herds pass")),
}
PASSED = {"summary": "a summary", "copy": "a summary and the letter"}
TIER = ("save links", "leave their number as it is", "add links")


class Request(Scenario):
    """A letter from a bag passes from desk to desk, each desk writes a summary, and something is lost at each hand-over."""

    name = "coordination.request"
    title = "What is left of a request at each desk?"
    request = choice("lessons", {word: name for word, (name, _, _) in LETTERS.items()}, "A letter asks for", radio=True)
    kept = slider(80, 50, 100, 5, "One hand-over keeps", unit="%", tag=TEACHING)
    passed = choice("summary", PASSED, "Each desk passes on")
    measures = (Measure("arrives", "of the letter arrives", wording.percent),
                Measure("papers", "papers on the last desk"))
    predictions = (
        Prediction("arrives",
                   "Lessons in Kazakh: each of three hand-overs keeps 80 % of what it gets. How much reaches the "
                   "ministry?", unit="%", near=3,
                   right=lambda result: round(100 * result.values["arrives"], 1),
                   shows=lambda result: "Three hand-overs: 80 % of 80 % of 80 %. {whole} of the 10 details arrive in "
                                        "full."
                   .format(**result.values)),
        Prediction("tier",
                   "The state deals with 339 soums and districts, or with 22 units above them that deal with theirs. "
                   "The level in between will …", options=TIER,
                   right=lambda result: compared(result.values["tiered"], result.values["direct"], TIER),
                   shows=lambda result: "{tiered} links instead of {direct}: each of the 22 needs one more, to the "
                                        "state. "
                   "What falls is the load of the state, from {direct} to {first}.".format(**result.values)))

    def __init__(self, **settings):
        units = records("aimags")
        below = sum(unit.soum_count_2023 + unit.district_count_2023 for unit in units)
        self.known = dict(first=len(units), direct=below, tiered=below + len(units))
        self.soums = len(records("jishee_soums"))
        super().__init__(**settings)

    def compute(self):
        name, desks, details = LETTERS[self.request]
        copied = self.passed == "copy"
        shares = [1.0 if copied else relay_fidelity(self.kept / 100, step) for step in range(desks)]
        whole = [int(len(details) * share + 1e-9) for share in shares]
        last = DESKS[desks - 1]
        written, summaries = (self.known["direct"], self.known["first"]) if last == "ministry" else (self.soums,
                                                                                                     self.soums)
        papers = summaries + copied * written
        rows = dict(
            letter=[dict(detail=rank, text=text) for rank, text in enumerate(details)],
            marks=[dict(detail=rank, desk=step, text=text, state="kept" if rank < whole[step] else "lost")
                   for step in range(1, desks) for rank, text in enumerate(details)],
            heads=[dict(desk=step, text=desk, share=wording.percent(shares[step], 0) if step < desks else "")
                   for step, desk in enumerate(DESKS)])
        table = [{"desk": DESKS[step], "hand-overs": step, "of the letter": wording.percent(share),
                  "details in full": count} for step, (share, count) in enumerate(zip(shares, whole))]
        values = dict(arrives=shares[-1], whole=whole[-1], papers=papers, hand_overs=desks - 1, **self.known)
        if copied:
            title = f"With the letter itself, all arrives at the {last}, and {papers} papers to read"
        else:
            title = f"{whole[-1]} of 10 details reach the {last}"
        return Result(rows, self._sentence(name, last, values, written), table, values, title)

    def _sentence(self, name, last, values, written):
        who = "each soum and district" if last == "ministry" else f"each of the {self.soums} soums of Jishee"
        way = f"{values['hand_overs']} hand-overs to the {last}"
        return (f"“{name[0].upper()}{name[1:]}”, {way}: {wording.percent(values['arrives'])} is left. If {who} sends "
                f"one letter, "
                f"{values['papers']} papers come to that desk.")

    def caption(self):
        return (caption(records("aimags"), TEACHING)
                + ". The permission for a well ends at the aimag (Water Law, 2012; see 01).")


def provisions(benefit, slope, unit_cost, spillover):
    """Units in each place: the best, one size from the centre, each place alone; never less than none."""
    best = [max(0, first - unit_cost) / slope for first in benefit]
    one_size = max(0, fmean(benefit) - unit_cost) / slope
    kept = 1 - spillover
    alone = [max(0, first - unit_cost / kept) / slope if kept else 0 for first in benefit]
    return best, [one_size] * len(benefit), alone


def marginal_rows(worth, slope, unit_cost, spillover, one_size):
    """What one more unit is worth to a place, what it costs, and the areas lost where it gets too much or too little.

    worth: of the very first bit of the service, points a unit; it falls by `slope` with each unit. one_size: the units that
    the centre gives. Rows: line (units, points, what), lost (who, units, low, high, loss), amounts (who, units).
    """
    best, _, alone = (amounts[0] for amounts in provisions([worth], slope, unit_cost, spillover))
    end = max(worth / slope, one_size, 1)
    felt = unit_cost / (1 - spillover) if spillover < 1 else None

    def at(units):
        return worth - slope * units

    line = [dict(what="worth", units=units, points=at(units)) for units in (0, end)]
    line += [dict(what="cost", units=units, points=unit_cost) for units in (0, end)]
    if spillover and felt is not None and felt <= max(worth, unit_cost):
        line += [dict(what="felt", units=units, points=felt) for units in (0, end)]
    gots = {"centre, one size": one_size, "place alone": alone}
    lost = [dict(who=who, units=round(units, 3), low=unit_cost, high=round(at(units), 3))
            for who, got in gots.items() for units in sorted((got, best))]
    amounts = [dict(who=who, units=round(units, 3)) for who, units in {"best": best, **gots}.items()]
    return dict(line=[{**row, "units": round(row["units"], 3), "points": round(row["points"], 3)} for row in line],
                lost=lost, amounts=amounts)


def two_decimals(number):
    return f"{number:.2f}"


# How the loss moves from each place alone to one size → which of the two loses less.
LEAST = {"falls": "one size from the centre", "rises": "each place alone", "stays the same": "both the same"}


class Level(Scenario):
    """Three places want different amounts of a service whose benefit partly leaves the place: who should decide?"""

    name = "coordination.level"
    title = "Who should decide: the centre or the place?"
    spillover = slider(0.25, 0.0, 1.0, 0.05, "Spillover κ", unit="of 1", tag=TEACHING)
    first = slider(12, 0, 20, 1, "First place: line begins at", unit="points", tag=TEACHING)
    place = choice("first", PLACES, "Draw the line of place", radio=True)
    second = slider(8, 0, 20, 1, "Second place: line begins at", unit="points", tag=TEACHING, more=True)
    third = slider(4, 0, 20, 1, "Third place: line begins at", unit="points", tag=TEACHING, more=True)
    unit_cost = slider(2.0, 0.5, 5.0, 0.5, "Cost of a unit", unit="points", tag=TEACHING, more=True)
    slope = slider(1.0, 0.5, 3.0, 0.5, "The lines fall by", unit="points a unit", tag=TEACHING, more=True)
    measures = (Measure("alone", "points lost, each place alone", two_decimals),
                Measure("centre", "one size", two_decimals),
                Measure("threshold", "threshold", wording.percent))
    predictions = (
        Prediction("equal", "All three lines begin at 8, and a quarter of the benefit leaves. Which loses less?",
                   right=lambda result: LEAST[moved(result.values["alone"], result.values["centre"])],
                   shows=lambda result: "{centre:.2f} points are lost with one size, {alone:.2f} when each decides "
                                        "alone"
                   .format(**result.values), options=tuple(LEAST.values()),
                   at=dict(first=8, second=8, third=8, spillover=0.25)),
        Prediction("faster", "The lines fall twice as fast: by 2 points a unit, not 1. The threshold κ* …",
                   right=lambda result: MOVES[1],  # the slope has no part in the threshold
                   shows=lambda result: f"{wording.percent(result.values['threshold'])}, as before: how fast it falls "
                                        f"is "
                   "not in the formula", options=MOVES,
                   at=dict(first=12, second=8, third=4, slope=2.0), veils=("marks",)))

    def compute(self):
        wanted = [self.first, self.second, self.third]
        centre = uniform_loss(wanted, self.slope, self.unit_cost)
        alone = local_loss(wanted, self.slope, self.unit_cost, self.spillover)
        threshold = spillover_threshold(wanted, self.unit_cost)
        formula = pstdev(wanted) / (pstdev(wanted) + self.unit_cost)
        limit = 1 - self.unit_cost / min(wanted) if min(wanted) >= self.unit_cost else None
        units = provisions(wanted, self.slope, self.unit_cost, self.spillover)
        rows = dict(
            curve=[dict(k=step / 80, loss=round(local_loss(wanted, self.slope, self.unit_cost, step / 80), 3))
                   for step in range(81)],
            marks=[dict(spillover=self.spillover, loss=round(alone, 3), uniform_loss=round(centre, 3),
                        threshold=round(threshold, 4), limit=limit and round(limit, 4))],
            **marginal_rows(wanted[PLACES.index(self.place)], self.slope, self.unit_cost, self.spillover, units[1][0]))
        values = dict(centre=centre, alone=alone, threshold=threshold, closed_form=formula, limit=limit)
        return Result(rows, self._sentence(centre, alone, threshold), self._table(units, values), values,
                      self._title(centre, alone, threshold))

    def _title(self, centre, alone, threshold):
        if abs(centre - alone) < 1e-9:
            return "Both ways lose the same"
        if alone < centre:
            return f"Let the place decide, as long as less than {wording.percent(threshold, 0)} leaves it"
        return f"Let the centre decide: more than {wording.percent(threshold, 0)} leaves the place"

    def _sentence(self, centre, alone, threshold):
        gap = centre - alone
        verdict = ("both lose the same" if abs(gap) < 1e-9 else
                   "here the place should decide" if gap > 0 else "here the centre should decide")
        return (f"{wording.percent(self.spillover, 0)} of the benefit leaves the place. Each place alone loses "
                f"{alone:.2f} "
                f"points, one size from the centre {centre:.2f}: {verdict}. The threshold is "
                f"{wording.percent(threshold)}.")

    def _table(self, units, values):
        lines = [[f"units, {place} place", *map(two_decimals, amounts)] for place, *amounts in zip(PLACES, *units)]
        holds = "at no κ" if values["limit"] is None else f"to {wording.percent(values['limit'])}"
        lines += [["loss, points", *map(two_decimals, (0, values["centre"], values["alone"]))],
                  ["threshold κ*", "", "", wording.percent(values["threshold"])],
                  ["κ* by the closed form", "", f"holds {holds}", wording.percent(values["closed_form"])]]
        return [dict(zip(["measure", *KINDS], line)) for line in lines]

    def caption(self):
        return caption(TEACHING) + ". Dashed: the threshold. Dotted: from there on the closed form no longer holds."
