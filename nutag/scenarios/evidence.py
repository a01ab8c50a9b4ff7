"""Three scenarios of evidence: a sample drawn by lot, who can be asked at all, an invented survey of four groups."""

from collections import Counter
from functools import lru_cache
from math import hypot, isclose
from random import Random
from statistics import NormalDist, fmean

from nutag import wording
from nutag.models.survey_sampling import (
    CUTS, GROUP_MEANS, GROUP_SIZES, ITEMS, NOISE_SD, TRAIT_SD, margin_of_error, synthetic_survey)
from nutag.panel.controls import choice, slider, switch
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import SYNTHETIC, TEACHING, caption

PEOPLE, DRAWS, MOST = 500, 100, 160
RINGS = {"centre": 100, "soum": 150, "far": 250}  # people of the invented place, from the middle outwards
RING_NAMES = {"centre": "in the aimag centre", "soum": "in a soum centre", "far": "far out"}
YES_IN = {"centre": 70, "soum": 75, "far": 55}
TRUTH = sum(YES_IN.values()) / PEOPLE
SEED = 2020  # of the place and of the first invented survey
LOTS = 2046  # of the hundred draws: with this one their scatter is what the theory expects, no more and no less


def spread_evenly(parts):
    """Names in a mixed order, each as often as its number says: always the one that is furthest behind its share.

    >>> "".join(spread_evenly({"y": 2, "n": 3}))
    'nynyn'
    """
    given, total = dict.fromkeys(parts, 0), sum(parts.values())
    order = []
    for turn in range(1, total + 1):
        name = max(parts, key=lambda name: (parts[name] * turn / total - given[name], parts[name]))
        given[name] += 1
        order.append(name)
    return order


@lru_cache(maxsize=1)
def place():
    """The people of the invented place, from the middle outwards: (ring, whether the answer is yes)."""
    people = []
    for ring, count in RINGS.items():
        answers = spread_evenly({True: YES_IN[ring], False: count - YES_IN[ring]})
        Random(SEED).shuffle(answers)
        people += [(ring, answer) for answer in answers]
    return tuple(people)


@lru_cache(maxsize=None)
def lots(frame):
    """People of a frame (their numbers), as a lot takes them in each draw: the first n are the sample of n."""
    return tuple(tuple(Random(f"{LOTS} {draw}").sample(frame, min(MOST, len(frame)))) for draw in range(DRAWS))


@lru_cache(maxsize=None)
def shares(frame, n, weighted=False):
    """The share that says yes in each of the draws of n people from a frame."""
    people = place()
    return tuple(estimate([people[number] for number in order[:n]], weighted) for order in lots(frame))


def estimate(answers, weighted=False):
    """The share of yes among (ring, yes); weighted, each ring that answered counts by its share of the people.

    >>> estimate([("centre", True), ("centre", True), ("far", False)], weighted=True) == 100 / 350
    True
    """
    if not weighted:
        return sum(yes for _, yes in answers) / len(answers)
    counts = Counter(answers)
    asked = {ring: counts[ring, True] + counts[ring, False] for ring in RINGS}
    people = sum(RINGS[ring] for ring in RINGS if asked[ring])
    return sum(RINGS[ring] * counts[ring, True] / asked[ring] for ring in RINGS if asked[ring]) / people


def pile(found, n):
    """Draws by the percentage that they found: how many there are at each; whole percentages where steps are small."""
    counts = {}
    for share in found:
        at = round(100 * share, 2 if n <= 100 else 0)
        counts[at] = counts.get(at, 0) + 1
    return [dict(s=at, c=count) for at, count in sorted(counts.items())]


def points(share):
    """A share as percentage points with one decimal; no minus before a nought.

    >>> points(-0.0001), points(0.056)
    ('0.0', '5.6')
    """
    return f"{round(100 * share, 1) + 0:.1f}"


def beside(share):
    """How far a share is from the truth, in words.

    >>> beside(TRUTH + 0.05)
    '5.0 points too high'
    """
    gap = share - TRUTH
    if isclose(gap, 0, abs_tol=1e-9):
        return "exactly the truth"
    return f"{points(abs(gap))} points too {'high' if gap > 0 else 'low'}"


def off(found, least):
    """How many draws are further from the truth than so many points."""
    return sum(abs(share - TRUTH) > least + 1e-9 for share in found)


EVERYBODY = tuple(range(PEOPLE))


class Sample(Scenario):
    """Each dot is a person of an invented place. A lot chooses some of them; every draw leaves a dot on the pile."""

    name = "evidence.sample"
    title = "How far from the truth is a sample?"
    n = slider(40, 20, MOST, 20, "People asked, drawn by lot", tag=TEACHING)
    draw = slider(1, 1, DRAWS, 1, "Draw number", unit=f"of {DRAWS}", tag=SYNTHETIC)
    predictions = (
        Prediction("off", "40 % of all 500 would say yes. A lot draws 40 people, a hundred times. How many draws are "
                          "wrong by more than 10 points?",
                   unit="draws", near=5, at=dict(n=40, draw=DRAWS), veils=("pile", "now", "band"),
                   right=lambda result: result.values["off"],
                   shows=lambda result: f"{result.values['off']} of 100 draws found less than 30 % or more than 50 %. "
                                        "Nobody made a mistake: chance did it."),
        Prediction("four-times", "Now 160 people instead of 40: four times the work. The margin of error becomes …",
                   options=("about a quarter", "about half", "about three quarters"), at=dict(n=160, draw=DRAWS),
                   veils=("pile", "now", "band"), right=lambda result: part(result.values["margin"] / margin(40)),
                   shows=lambda result: f"From {points(margin(40))} to {points(result.values['margin'])} points. In a "
                                        "very large place it is exactly half; here 160 is already a third of all."))
    measures = (Measure("share", "share that says yes in this draw", wording.percent),
                Measure("margin", "margin of error", lambda share: f"{points(share)} points"))

    def compute(self):
        found = shares(EVERYBODY, self.n)
        sofar, now, wide = found[:self.draw], found[self.draw - 1], margin(self.n)
        chosen, people = lots(EVERYBODY)[self.draw - 1][:self.n], place()
        yes = sum(people[number][1] for number in chosen)
        inside = len(sofar) - off(sofar, wide)
        rows = dict(asked=[dict(i=number, y=int(people[number][1])) for number in chosen], pile=pile(sofar, self.n),
                    turn=[dict(one=1, last=self.draw)], now=pile([now], self.n),
                    band=[dict(low=100 * (TRUTH - wide), high=100 * (TRUTH + wide))])
        sentence = (f"Draw {self.draw}: {yes} of {self.n} say yes, {beside(now)}. Of {draws(self.draw)} so far, "
                    f"{inside} {'is' if inside == 1 else 'are'} within {points(wide)} points of the truth, the margin "
                    "of error.")
        table = [dict({"people asked": n, "margin of error, points": points(margin(n)),
                       "of 100 draws within it": DRAWS - off(shares(EVERYBODY, n), margin(n)),
                       "more than 10 points wrong": off(shares(EVERYBODY, n), 0.1)}) for n in range(20, MOST + 1, 20)]
        return Result(rows, sentence, table, dict(share=now, margin=wide, off=off(found, 0.1), inside=inside),
                      f"This draw says {wording.percent(now)}; the truth is {wording.percent(TRUTH, 0)}")

    def fixed(self):
        return dict(people=[dict(i=number, y=int(yes), ring=ring) for number, (ring, yes) in enumerate(place())])

    def caption(self):
        return caption(TEACHING, SYNTHETIC)


def draws(count):
    return f"{count} draw{'s' * (count > 1)}"


@lru_cache(maxsize=None)
def margin(n):
    """The 95 % margin of error of n answers drawn by lot from the 500, of whom 40 % say yes."""
    return margin_of_error(TRUTH, n, PEOPLE)


def part(ratio):
    """The nearest of a quarter, half and three quarters, in words."""
    words = {0.25: "about a quarter", 0.5: "about half", 0.75: "about three quarters"}
    return words[min(words, key=lambda size: abs(size - ratio))]


WAYS = {"list": "by lot, from a list of all", "meeting": "those who came to a meeting",
        "phone": "those with a telephone", "office": "those whom the council suggests"}
REACHED = {  # way → ring → how many of (yes, no) it can reach at all
    "list": {ring: (YES_IN[ring], count - YES_IN[ring]) for ring, count in RINGS.items()},
    "meeting": {"centre": (56, 24), "soum": (30, 30), "far": (4, 16)},
    "phone": {"centre": (70, 30), "soum": (75, 75), "far": (0, 0)},
    "office": {"centre": (54, 10), "soum": (38, 10), "far": (28, 20)},
}
FRAME_SAID = {"list": "Everybody is on the list", "meeting": "160 came to the meeting, half of them from the centre",
              "phone": "250 have a telephone, nobody far out", "office": "160 are suggested, from all three rings"}


@lru_cache(maxsize=None)
def frame(way):
    """The numbers of the people whom a way can reach."""
    left = {(ring, answer): count for ring, counts in REACHED[way].items()
            for answer, count in zip((True, False), counts)}
    order = list(enumerate(place()))
    Random(f"{SEED} {way}").shuffle(order)
    reached = []
    for number, person in order:
        if left[person]:
            left[person] -= 1
            reached.append(number)
    return tuple(sorted(reached))


class Selection(Scenario):
    """The same place, asked in four ways: by lot from all, or from those only whom a way can reach."""

    name = "evidence.selection"
    title = "Who was asked?"
    way = choice("list", WAYS, "Whom we ask")
    n = slider(40, 20, MOST, 20, "People asked", tag=TEACHING)
    weighted = switch(False, "Weight the three rings to their true size")
    predictions = (
        Prediction("more", "We ask 40 of those who came to a meeting, and find too much yes. With 160 of them, the "
                           "mean of all draws …",
                   options=("comes nearer to the truth", "stays where it is", "goes further away"),
                   at=dict(way="meeting", n=160), veils=("pile", "middle", "asked", "reached"),
                   right=lambda result: closer(result.values["bias"], bias("meeting", 40)),
                   shows=lambda result: f"{points(bias('meeting', 40))} points too high with 40 people, "
                                        f"{points(result.values['bias'])} with all 160. Now all draws agree, and all "
                                        f"are wrong. More answers mend chance, not selection."),
        Prediction("weights", "The council suggests whom to ask, from all three rings: 35 points too high. Can "
                              "weights mend it?",
                   options=("yes, nearly all of it", "about half of it", "no, hardly any of it"),
                   at=dict(way="office", n=160, weighted=True), veils=("pile", "middle", "asked", "reached"),
                   right=lambda result: mended(result.values["bias"], bias("office", 160)),
                   shows=lambda result: f"Still {points(result.values['bias'])} points too high. Now the rings have "
                                        "their true size. But within each ring, those who say yes were suggested."))
    measures = (Measure("mean", "mean of all draws", wording.percent),
                Measure("bias", "mean of all draws minus the truth", lambda share: f"{points(share)} points"))

    def compute(self):
        reached, people = frame(self.way), place()
        found = shares(reached, self.n, self.weighted)
        middle, low, high = fmean(found), min(found), max(found)
        asked = lots(reached)[0][:self.n]
        rows = dict(asked=[dict(i=number, y=int(people[number][1])) for number in asked], pile=pile(found, self.n),
                    middle=[dict(s=round(100 * middle, 2), text=f"mean {points(middle)} %")],
                    reached=[dict(one=1, way=self.way)])
        sentence = (f"{FRAME_SAID[self.way]}. 100 draws of {self.n}: from {points(low)} to {points(high)} %, on "
                    f"average {beside(middle)}.")
        table = [dict({"whom we ask": words, "can be reached": len(frame(way)),
                       "of them in the centre": sum(REACHED[way]["centre"]), "far out": sum(REACHED[way]["far"]),
                       "mean of 100 draws, %": points(fmean(shares(frame(way), self.n))),
                       "with weights, %": points(fmean(shares(frame(way), self.n, True)))})
                 for way, words in WAYS.items()]
        return Result(rows, sentence, table, dict(mean=middle, bias=middle - TRUTH, low=low, high=high),
                      f"{self.n} people, {WAYS[self.way]}: {points(middle)} % on average")

    def fixed(self):
        reach = {way: set(frame(way)) for way in WAYS}
        return dict(people=[dict(i=number, y=int(yes), ring=ring, home=RING_NAMES[ring], one=1,
                                 **{way: int(number in reach[way]) for way in WAYS})
                            for number, (ring, yes) in enumerate(place())])

    def caption(self):
        return caption(TEACHING, SYNTHETIC)


def bias(way, n, weighted=False):
    return fmean(shares(frame(way), n, weighted)) - TRUTH


def closer(now, before):
    """Where a bias goes; less than two points is chance between draws."""
    if abs(now - before) < 0.02:
        return "stays where it is"
    return "comes nearer to the truth" if abs(now) < abs(before) else "goes further away"


def mended(now, before):
    """How much of a bias is gone, in words."""
    gone = 1 - abs(now) / abs(before)
    return ("no, hardly any of it" if gone < 0.25 else "yes, nearly all of it" if gone > 0.75 else "about half of it")


ITEM_NAMES = {"mutual_trust": "We trust each other", "own_capacity": "We have the capacity we need",
              "civil_service_capacity": "The civil service has the capacity",
              "understanding_of_partnership": "I understand what a partnership is",
              "usefulness_of_council": "A council would be useful"}
LEVELS = ("disagree strongly", "disagree", "neither", "agree", "agree strongly")
BOTH = "all four groups"
TRUE_SHARES = {"civil servants": 0.05, "SMEs": 0.10, "citizens": 0.84, "mining companies": 0.01}
GROUP_LABELS = {"civil servants": "civil servants", "SMEs": "small firms", "citizens": "citizens",
                "mining companies": "mining companies"}
SURVEYS = 20


@lru_cache(maxsize=None)
def levels(draw):
    """(group, item) → how many of the group gave each of the five answers, in invented survey number 1 to 20."""
    counts = {(group, item): [0] * len(LEVELS) for group in GROUP_SIZES for item in ITEMS}
    for row in synthetic_survey(SEED - 1 + draw):
        for item in ITEMS:
            counts[row["group"], item][row[item] - 1] += 1
    return counts


def agreeing(counts):
    """The share that agrees or agrees strongly (top two boxes)."""
    return sum(counts[3:]) / sum(counts)


def put_in(group):
    """The share of a group that agrees by the means that were put into the generator: the same for all statements."""
    return 1 - NormalDist(GROUP_MEANS[group], hypot(TRAIT_SD, NOISE_SD)).cdf(CUTS[2])


def together(draw, item, weighted):
    """The shares of the five answers for all groups: each answer counts once, or each group by its share of people."""
    counts = levels(draw)
    if not weighted:
        return [sum(counts[group, item][level] for group in GROUP_SIZES) / sum(GROUP_SIZES.values())
                for level in range(len(LEVELS))]
    return [sum(TRUE_SHARES[group] * counts[group, item][level] / size for group, size in GROUP_SIZES.items())
            for level in range(len(LEVELS))]


class Survey(Scenario):
    """An invented survey: 300 people of four groups answer five statements. Nobody was asked."""

    name = "evidence.survey"
    title = "What do 300 answers say?"
    item = choice("mutual_trust", ITEM_NAMES, "Statement", tag=SYNTHETIC)
    count = choice("answers", {"answers": "each answer once", "people": "each group by its share"},
                   "All four together", radio=True, tag=TEACHING)
    draw = slider(1, 1, SURVEYS, 1, "Other invented people", unit=f"of {SURVEYS}", tag=SYNTHETIC)
    predictions = (
        Prediction("weighted", "“We trust each other”: 37 % of the 300 agree. Citizens are a third of those asked, "
                               "but 84 % of the people. Each group by its share: how many per cent agree?",
                   unit="%", near=3, at=dict(count="people"), veils=("bars", "neither", "others", "inputs"),
                   right=lambda result: round(100 * result.values["agree"], 1),
                   shows=lambda result: f"{points(result.values['agree'])} %, nearer to the citizens ("
                                        f"{100 * result.values['by_group']['citizens']:.0f} %) than to any other group. "
                                        f"The sizes of the four samples were a choice, and the choice made the 37 %."),
        Prediction("items", "Civil servants in draw 20: the most and the least agreed statement are 13 points apart. "
                            "How much of that did we put in?",
                   options=("all of it", "about half of it", "none of it"), at=dict(item="own_capacity", draw=20),
                   veils=("bars", "neither", "others", "inputs"),
                   right=lambda result: "none of it" if result.values["gap_put_in"] == 0 else "all of it",
                   shows=lambda result: f"The gap is {points(result.values['gap'])} points, and all of it is chance: "
                                        f"the generator has one mean for a group, the same for all five statements. "
                                        f"We chose this draw: in the {SURVEYS} draws the gap is "
                                        f"{100 * min(gaps()):.0f} to {100 * max(gaps()):.0f} points."))
    measures = (Measure("agree", "share of all that agrees", wording.percent),
                Measure("gap", "civil servants: gap between statements", lambda share: f"{points(share)} points"))

    def compute(self):
        counts = levels(self.draw)
        rows_of = {GROUP_LABELS[group]: [count / size for count in counts[group, self.item]]
                   for group, size in GROUP_SIZES.items()}
        all_four = rows_of[BOTH] = together(self.draw, self.item, self.count == "people")
        agree = {group: sum(found[3:]) for group, found in rows_of.items()}
        rows = dict(bars=[bar for group, found in rows_of.items() for bar in bars(group, found)],
                    neither=[dict(group=group, text=f"{100 * found[2]:.0f} %") for group, found in rows_of.items()],
                    others=[dict(group=label, shares=[round(100 * agreeing(levels(draw)[group, self.item]), 1)
                                                      for draw in range(1, SURVEYS + 1)])
                            for group, label in GROUP_LABELS.items()],
                    inputs=[dict(group=label, share=round(100 * put_in(group), 1))
                            for group, label in GROUP_LABELS.items()])
        low, high = min(list(agree)[:4], key=agree.get), max(list(agree)[:4], key=agree.get)
        how = "each group by its share" if self.count == "people" else "each answer once"
        sentence = (f"Of {high}, {100 * agree[high]:.0f} % agree; of {low}, {100 * agree[low]:.0f} %. All four, {how}: "
                    f"{points(agree[BOTH])} %. SYNTHETIC: nobody was asked.")
        asked = dict(zip(GROUP_LABELS.values(), GROUP_SIZES.values())) | {BOTH: sum(GROUP_SIZES.values())}
        people = dict(zip(GROUP_LABELS.values(), TRUE_SHARES.values())) | {BOTH: 1}
        table = [dict({"group": group, "asked": asked[group], "share of the people": f"{100 * people[group]:.0f} %"},
                      **{level: f"{100 * share:.0f} %" for level, share in zip(LEVELS, found_shares)})
                 for group, found_shares in rows_of.items()]
        return Result(rows, sentence, table, dict(
            agree=sum(all_four[3:]), gap=gaps()[self.draw - 1], gap_put_in=gap_put_in(),
            by_group={g: agree[g] for g in list(agree)[:4]}),
            f"“{ITEM_NAMES[self.item]}”: {points(agree[BOTH])} % agree (SYNTHETIC)")

    def caption(self):
        return caption(SYNTHETIC) + ". Shares of the people: TEACHING."


@lru_cache(maxsize=1)
def gaps():
    """In each invented survey: how far the most and the least agreed statement of civil servants are apart."""
    found = [[agreeing(levels(draw)["civil servants", item]) for item in ITEMS] for draw in range(1, SURVEYS + 1)]
    return tuple(max(shares) - min(shares) for shares in found)


def gap_put_in():
    """The gap between statements that was put into the answers of civil servants: one mean serves all of them."""
    shares_put_in = [put_in("civil servants") for _ in ITEMS]
    return max(shares_put_in) - min(shares_put_in)


def bars(group, found):
    """The pieces of one row: disagreeing left of nought, agreeing right, in per cent; neither is apart."""
    left, right = [1, 0], [3, 4]
    pieces = []
    for side, sign in ((left, -1), (right, 1)):
        start = 0
        for level in side:
            end = start + sign * 100 * found[level]
            pieces.append(dict(group=group, level=level, a=round(start, 2), b=round(end, 2)))
            start = end
    return pieces
