"""Two scenarios of coordination: what each way of linking partners costs, and at which level to decide."""

from statistics import fmean, pstdev

from nutag import wording
from nutag.data import records
from nutag.models.decentralisation import local_loss, spillover_threshold, uniform_loss
from nutag.models.networks import degree_centralization, relay_fidelity
from nutag.models.structures import STRUCTURES, adjacency, group_sizes, hand_overs, loads
from nutag.panel.controls import choice, slider, switch
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import SEED, TEACHING, caption

LEVELS = ["state", "aimag", "soum", "bag"]
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
        arrives = [relay_fidelity(self.kept, relays) for relays in range(len(LEVELS))]
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
        sentence = (f"{chosen.capitalize()}: {self.partners} partners need {len(linked[chosen])} links, and the busiest "
                    f"node has {busiest[chosen]} of them. A message from group to group keeps {wording.percent(across[chosen])}; "
                    f"from the state down to a bag it keeps {wording.percent(arrives[-1])}.")
        values = dict(partners=self.partners, sizes=sizes, links=len(linked[chosen]), largest_load=busiest[chosen],
                      centralisation=central[chosen], across=across[chosen], at_the_bag=arrives[-1],
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


def provisions(benefit, slope, unit_cost, spillover):
    """Units in each place: the best, one size from the centre, each place alone; never less than none."""
    best = [max(0, first - unit_cost) / slope for first in benefit]
    one_size = max(0, fmean(benefit) - unit_cost) / slope
    kept = 1 - spillover
    alone = [max(0, first - unit_cost / kept) / slope if kept else 0 for first in benefit]
    return best, [one_size] * len(benefit), alone


def two_decimals(number):
    return f"{number:.2f}"


# How the loss moves from each place alone to one size → which of the two loses less.
LEAST = {"falls": "one size from the centre", "rises": "each place alone", "stays the same": "both the same"}


class Level(Scenario):
    """Three places want different amounts of a service whose benefit partly leaves the place: who should decide?"""

    name = "coordination.level"
    title = "Who should decide: the centre or the place?"
    spillover = slider(0.25, 0.0, 1.0, 0.05, "Spillover κ", unit="of 1", tag=TEACHING)
    first = slider(12, 0, 20, 1, "First place: worth", unit="points", tag=TEACHING)
    third = slider(4, 0, 20, 1, "Third place: worth", unit="points", tag=TEACHING)
    second = slider(8, 0, 20, 1, "Second place: worth", unit="points", tag=TEACHING, more=True)
    unit_cost = slider(2.0, 0.5, 5.0, 0.5, "Cost of a unit", unit="points", tag=TEACHING, more=True)
    slope = slider(1.0, 0.5, 3.0, 0.5, "Worth falls by", unit="points", tag=TEACHING, more=True)
    measures = (Measure("alone", "points lost, each place alone", two_decimals), Measure("centre", "one size", two_decimals),
                Measure("threshold", "threshold", wording.percent))
    predictions = (
        Prediction("equal", "All three find it worth 8, and a quarter of the benefit leaves. Which loses less?",
                   right=lambda result: LEAST[moved(result.values["alone"], result.values["centre"])],
                   shows=lambda result: "{centre:.2f} points are lost with one size, {alone:.2f} when each decides alone"
                   .format(**result.values), options=tuple(LEAST.values()),
                   at=dict(first=8, second=8, third=8, spillover=0.25)),
        Prediction("faster", "The worth falls twice as fast: by 2 points, not 1. The threshold κ* …",
                   right=lambda result: MOVES[1],  # the slope has no part in the threshold
                   shows=lambda result: f"{wording.percent(result.values['threshold'])}, as before: how fast it falls is "
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
            provision=[dict(place=place, kind=kind, units=round(amount, 3)) for kind, amounts in zip(KINDS, units)
                       for place, amount in zip(PLACES, amounts)])
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
        return (f"{wording.percent(self.spillover, 0)} of the benefit leaves the place. Each place alone loses {alone:.2f} "
                f"points, one size from the centre {centre:.2f}: {verdict}. The threshold is {wording.percent(threshold)}.")

    def _table(self, units, values):
        lines = [[f"units, {place} place", *map(two_decimals, amounts)] for place, *amounts in zip(PLACES, *units)]
        holds = "at no κ" if values["limit"] is None else f"to {wording.percent(values['limit'])}"
        lines += [["loss, points", *map(two_decimals, (0, values["centre"], values["alone"]))],
                  ["threshold κ*", "", "", wording.percent(values["threshold"])],
                  ["κ* by the closed form", "", f"holds {holds}", wording.percent(values["closed_form"])]]
        return [dict(zip(["measure", *KINDS], line)) for line in lines]

    def caption(self):
        return caption(TEACHING) + ". Dashed: the threshold. Dotted: the closed form ends."
