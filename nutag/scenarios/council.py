"""Four scenarios of the council: the table itself, the threshold, the ladder of privilege, and Figure 1 as a rubric."""

from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from nutag import wording
from nutag.data import records
from nutag.models import power_indices
from nutag.panel.controls import choice, slider, switch
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import SEED, TEACHING, caption
from nutag.scenarios.revenue_sharing import money_of

GROUPS = {"LA": "local government", "CZ": "citizens", "MC": "mining companies", "SM": "small firms"}
SHORT = {"LA": "government", "CZ": "citizens", "MC": "mining", "SM": "firms"}
RULES = {"majority": "a majority", "two-thirds": "two thirds", "three-quarters": "three quarters", "all": "all"}
MOST_CHAIRS = 12  # of one group


def votes_needed(rule, chairs):
    """How many of these chairs a rule asks for.

    >>> [votes_needed(rule, 16) for rule in RULES]
    [9, 11, 12, 16]
    """
    return {"majority": chairs // 2 + 1, "two-thirds": -(-2 * chairs // 3), "three-quarters": -(-3 * chairs // 4),
            "all": chairs}[rule]


def percent(part, decimals=0):
    """A fraction as a percentage.

    >>> percent(Fraction(1, 3))
    '33 %'
    """
    return wording.percent(float(part), decimals)


class Power(NamedTuple):
    """What the indices say of a council: for each of the four groups, and for the council as a whole.

    power, banzhaf: a fraction a group. act: winning sides as a share of all. wins, blocks: the smallest sides that win,
    or block, as tuples of places in GROUPS; none of either where members vote alone.
    """

    power: tuple
    banzhaf: tuple
    act: object
    wins: tuple
    blocks: tuple


NONE = (0, 0, 0, 0)


@lru_cache(maxsize=4096)
def power_of(seats, needed, vetoes=(), least=1, alone=False):
    """The `Power` of a council; only groups that have a chair take part. It is kept for every council once asked for.

    seats: chairs of the four groups. needed: votes that a decision needs. vetoes: places of groups that must agree.
    least: groups that a decision needs. alone: members vote one by one.
    """
    present = [place for place, chairs in enumerate(seats) if chairs]
    if not 0 < needed <= sum(seats) or least > len(present):
        return Power(NONE, NONE, 0, (), ())
    if alone:
        power = tuple(power_indices.group_power(seats, needed, least))
        return Power(power, NONE, power_indices.group_power_to_act(seats, needed, least), (), ())
    vetoes = [present.index(place) for place in vetoes if place in present]
    game = [seats[place] for place in present], needed, vetoes, least

    def to_all(values):
        found = dict(zip(present, values))
        return tuple(found.get(place, 0) for place in range(len(seats)))

    def sides(coalitions):
        return tuple(tuple(present[member] for member in coalition) for coalition in coalitions)

    return Power(to_all(power_indices.shapley_shubik(*game)), to_all(power_indices.banzhaf(*game)),
                 power_indices.power_to_act(*game), sides(power_indices.minimal_winning_coalitions(*game)),
                 sides(power_indices.blocking_coalitions(*game)))


def two_can_win(found, seats, needed, least, together):
    """Whether two sides without a common member can win, so that two opposite decisions pass (an improper game).

    found: the `Power` of this council. together: groups vote as one; else a group of two or more can give to both sides.
    """
    if together:
        return any(set(one).isdisjoint(other) for one, other in combinations(found.wins, 2))
    return found.act > 0 and 2 * needed <= sum(seats) and 2 * least <= sum(min(chairs, 2) for chairs in seats)


VETOES = {"nobody": ()} | {group: (place,) for place, group in enumerate(GROUPS)} | {"every group": (0, 1, 2, 3)}
AWAY = "away"


class Table(Scenario):
    """The council as a table: chairs are touched to be moved, added or taken away; the power of a group is a wedge."""

    name = "council.table"
    title = "Who has power at this table?"
    brush = choice("SM", {**GROUPS, AWAY: "nobody: it is taken away"}, "A touched chair goes to")
    threshold = choice("majority", {**RULES, "own": "a number of my own"}, "Votes needed", tag=TEACHING)
    voting = choice("together", {"together": "each group as one", "alone": "each member alone"}, "Who votes",
                    radio=True)
    LA = slider(5, 0, MOST_CHAIRS, 1, "Chairs of local government", tag=TEACHING, more=True)
    CZ = slider(5, 0, MOST_CHAIRS, 1, "Chairs of citizens and NGOs", tag=TEACHING, more=True)
    MC = slider(3, 0, MOST_CHAIRS, 1, "Chairs of mining companies", tag=TEACHING, more=True)
    SM = slider(3, 0, MOST_CHAIRS, 1, "Chairs of small firms", tag=TEACHING, more=True)
    number = slider(9, 1, 48, 1, "My own number of votes", tag=TEACHING, more=True, when=dict(threshold=("own",)))
    least = slider(1, 1, 4, 1, "A decision needs votes from at least", unit="groups", tag=TEACHING, more=True)
    veto = choice("nobody", {"nobody": "nobody", **GROUPS, "every group": "every group"}, "A veto for", more=True,
                  when=dict(voting=("together",)))
    walkout = switch(False, "Those against may stay away", more=True,
                     help="Then the others must fill the quorum by themselves.")
    quorum = choice("two-thirds", RULES, "Chairs that must be taken (quorum)", more=True, tag=TEACHING,
                    when=dict(walkout=(True,)))
    women = slider(1, 0, MOST_CHAIRS, 1, "Women in each group, at least", tag=TEACHING, more=True)
    predictions = (
        Prediction("share", "Chairs 5, 5, 3 and 3; 9 of 16 votes decide; each group votes as one. What part of the "
                            "power has a group with 3 chairs?",
                   options=("about 10 %", "about 17 %", "about 19 %", "about 25 %"),
                   veils=("wedges", "sides"),
                   right=lambda result: f"about {round(100 * result.values['power']['MC'])} %",
                   shows=lambda result: f"{result.values['power']['MC']} of the power, with "
                                        f"{wording.percent(3 / 16)} of the chairs."),
        Prediction("dummy", "Chairs 6, 6, 3 and 1; again 9 of 16. How much power has the group with one chair?",
                   options=("none", "a sixteenth", "as much as the group with 3"), at=dict(LA=6, CZ=6, MC=3, SM=1),
                   veils=("wedges", "sides"),
                   right=lambda result: "none" if result.values["power"]["SM"] == 0 else "a sixteenth",
                   shows=lambda result: "No side ever needs it: any two of the other three have 9 votes. Such a member is "
                                        "called a dummy."))
    measures = (Measure("act", "share of possible sides that win", percent),
                Measure("privilege", "most power for a chair, the mean being 1", "{:.2f}".format))

    def compute(self):
        seats = tuple(getattr(self, group) for group in GROUPS)
        chairs, together = sum(seats), self.voting == "together"
        passes = self.number if self.threshold == "own" else votes_needed(self.threshold, chairs)
        quorum = votes_needed(self.quorum, chairs) if self.walkout else 0
        needed = max(passes, quorum)
        vetoes = VETOES[self.veto] if together else ()
        found = power_of(seats, needed, vetoes, self.least, not together)
        power = dict(zip(GROUPS, found.power))
        ratio = {group: power[group] / (seat / chairs) for group, seat in zip(GROUPS, seats) if seat}
        rows = dict(
            chairs=self.placed(seats),
            wedges=[dict(group=group, part=round(float(part), 4), text=percent(part)) for group, part in power.items()],
            corners=[dict(group=group, brush=group, on=group == self.brush, chairs=seat)
                     for group, seat in zip(GROUPS, seats)],
            middle=[dict(needed=needed, chairs=chairs)], sides=sides(found, seats, needed, together, self.least))
        extras = [f"from at least {self.least} groups"] * (self.least > 1)
        extras += [f"and the yes of {listed([list(GROUPS)[place] for place in vetoes])}"] * bool(vetoes)
        by_quorum = f" (the rule asks for {passes}, the quorum for {quorum})" * (quorum > passes)
        sentence = f"A decision needs {', '.join([f'{needed} of {chairs} votes{by_quorum}', *extras])}."
        sentence += f" {outcome(found, seats, together)}"
        if two_can_win(found, seats, needed, self.least, together):
            sentence += " Two opposite decisions could both pass."
        table = [dict(group=GROUPS[group], chairs=seat, **{
            "kept for women": min(self.women, seat), "share of chairs": wording.percent(seat / chairs if chairs else 0),
            "power (Shapley–Shubik)": str(power[group]),
            "power (Banzhaf)": str(banzhaf) if together else "not used here",
            "can block alone": "yes" if (place,) in found.blocks else "no"})
            for place, (group, seat, banzhaf) in enumerate(zip(GROUPS, seats, found.banzhaf))]
        return Result(rows, sentence, table, dict(
            power=power, banzhaf=dict(zip(GROUPS, found.banzhaf)), act=found.act, needed=needed, chairs=chairs,
            wins=found.wins, blocks=found.blocks, privilege=float(max(ratio.values(), default=0))),
            message(found, seats))

    def placed(self, seats):
        """The chairs around the table, clockwise from the top: where each stands, and the settings a touch leads to."""
        taken = dict(zip(GROUPS, seats))
        may_take = self.brush != AWAY and taken[self.brush] < MOST_CHAIRS
        free = {self.brush} if may_take else set()
        ring = [(group, place) for group in GROUPS for place in range(taken[group] + (group in free))]
        chairs = []
        for turn, (group, place) in enumerate(ring):
            chair = dict(group=group, turn=round((turn + 0.5) / len(ring), 3))
            if place == taken[group]:
                chair |= {"free": True, group: taken[group] + 1}
            elif self.brush == AWAY:
                chair[group] = taken[group] - 1
            elif may_take and group != self.brush:
                chair |= {group: taken[group] - 1, self.brush: taken[self.brush] + 1}
            if place < min(self.women, taken[group]):
                chair["woman"] = True
            chairs.append(chair)
        return chairs

    def caption(self):
        return caption(records("council_presets")) + ". How real councils share their chairs was not found."


def listed(groups):
    """Groups in words.

    >>> listed(["LA", "CZ", "SM"])
    'local government, citizens and small firms'
    """
    names = [GROUPS[group] for group in groups]
    return " and ".join([", ".join(names[:-1])] * (len(names) > 1) + names[-1:])


COUNT = {1: "one", 2: "two", 3: "three", 4: "four"}


def in_words(coalitions, present):
    """Sides in words; where they are all sides of one size, or all but one, just that.

    present: places in GROUPS of the groups that sit at the table.

    >>> in_words(((0, 1), (0, 2), (1, 2)), present=(0, 1, 2))
    'any two groups'
    >>> in_words(((0, 1), (0, 2)), present=(0, 1, 2))
    'any two groups but citizens + mining'
    """
    sizes = {len(side) for side in coalitions}
    if len(sizes) == 1 and len(coalitions) > 1:
        size = sizes.pop()
        others = [side for side in combinations(present, size) if side not in coalitions]
        every = f"any {COUNT[size]} groups" if size > 1 else "any group alone"
        if len(others) < 2:
            return " but ".join([every, *map(named, others)])
    return "; ".join(map(named, coalitions))


def named(side):
    """One side in short names."""
    return " + ".join(list(SHORT.values())[place] for place in side)


def outcome(found, seats, together):
    """Who wins and who blocks, in words."""
    if not found.act:
        return "No side can reach that, so nothing can be decided."
    if not together:
        return "Each member is free, and no group counts as one."
    present = [place for place, seat in enumerate(seats) if seat]
    wins, blocks = in_words(found.wins, present), in_words(found.blocks, present)
    if wins == blocks:
        return f"It passes with, and can be blocked by: {wins}."
    return f"It passes with: {wins}. It can be blocked by: {blocks}."


def in_proportion(found, seats):
    """Whether each group has the same share of the power as of the chairs."""
    return all(power * sum(seats) == seat for power, seat in zip(found.power, seats))


def message(found, seats):
    """What the table says in this state, in one short line."""
    chairs, codes = sum(seats), list(GROUPS)
    if not chairs:
        return "An empty table decides nothing"
    if not found.act:
        return "No side can win: this council cannot decide"
    if 1 in found.power:
        place = found.power.index(1)
        return f"{capital(GROUPS[codes[place]])}: all the power, with {seats[place]} of {chairs} chairs"
    sitting = [place for place, seat in enumerate(seats) if seat]
    without = [place for place in sitting if not found.power[place]]
    if without:
        place = without[-1]
        return f"{capital(GROUPS[codes[place]])}: {seats[place]} chair{'s' * (seats[place] > 1)}, and no power"
    if len({found.power[place] for place in sitting}) == 1:
        same = len({seats[place] for place in sitting}) == 1
        most, fewest = max(seats), min(seats[place] for place in sitting)
        return "Equal chairs, equal power" if same else f"{most} chairs or {fewest}: each group has the same power"
    if in_proportion(found, seats):
        return "Power follows the chairs"
    best = max(found.power[place] / seats[place] for place in sitting)
    first = [place for place in sitting if found.power[place] / seats[place] == best]
    first = [place for place in first if seats[place] == seats[first[0]]]
    who = listed([codes[place] for place in first]) if len(first) < 3 else "three groups"
    each = "each " * (len(first) > 1)
    return (f"{capital(who)}: {each}{100 * seats[first[0]] / chairs:.0f} % of the chairs, "
            f"{percent(found.power[first[0]])} of the power")


def capital(words):
    return words[:1].upper() + words[1:]


def sides(found, seats, needed, together, least):
    """The smallest sides that win, then those that can block, as blocks from vote to vote: row, group, start, end."""
    if not found.act:
        return [dict(row=0, head="No side can win.")]
    if not together:
        rows = [dict(row=0, head="Each member alone", total=sum(seats)),
                dict(row=1, group="any", start=0, end=needed, line=needed)]
        as_one = power_of(seats, needed, least=least)
        return rows + blocks(2.5, (("As groups, these would win", as_one.wins, needed),), seats)
    return blocks(0, (("The smallest sides that win", found.wins, needed),
                      ("The smallest sides that can block", found.blocks, None)), seats)


def blocks(row, lists, seats):
    """Lists of sides under their heads, from a row on; a line where the votes suffice."""
    codes, rows = list(GROUPS), []
    for head, coalitions, line in lists:
        rows.append(dict(row=row, head=head, total=sum(seats)))
        for side in coalitions:
            row, start = row + 1, 0
            for place in side:
                rows.append(dict(row=row, group=codes[place], start=start, end=start + seats[place], line=line))
                start += seats[place]
        row += 1.5
    return rows


def agenda():
    """What the council of Jishee has to decide, after what soum A has by the rules that the reader saved in workbook 04."""
    return "\n".join([*money_of("A"), "There is the mine. On the agenda: a road to it, or a clinic and wells?"])


PRESETS = {"5 5 3 3": "5, 5, 3 and 3", "6 4 3 3": "6, 4, 3 and 3", "7 3 3 3": "7, 3, 3 and 3",
           "8 3 3 2": "8, 3, 3 and 2", "4 4 4 4": "4, 4, 4 and 4"}
CHAIRS, MAJORITY = 16, 9  # of the council of Jishee
RULE_NAMES = {9: "a majority", 11: "two thirds", 12: "three quarters", 16: "all"}


class Threshold(Scenario):
    """Sixteen chairs and a threshold from a majority to all: the power of each group at each threshold, and why."""

    name = "council.threshold"
    title = "Does a higher threshold protect the small?"
    seats = choice("5 5 3 3", PRESETS, "Chairs of the four groups", tag=TEACHING)
    needed = slider(9, 9, 16, 1, "Votes needed, of 16", tag=TEACHING)
    predictions = (
        Prediction("to-two-thirds", "Chairs 5, 5, 3 and 3. The threshold goes up from a majority (9 votes) to two "
                                    "thirds (11 votes). The power of a group with 3 chairs …",
                   options=("rises", "stays the same", "falls"), veils=("cells",), at=dict(needed=11),
                   right=lambda result: way(result, 9),
                   shows=lambda result: f"From {result.values['by_needed'][9][-1]} to "
                                        f"{result.values['by_needed'][11][-1]}: now any three groups win, and the "
                                        "small ones count as much as the large ones."),
        Prediction("to-three-quarters", "It goes up once more, to three quarters (12 votes). The power of a group with "
                                        "3 chairs …",
                   options=("rises", "stays the same", "falls"), veils=("cells",),
                   at=dict(needed=12), right=lambda result: way(result, 11),
                   shows=lambda result: f"From {result.values['by_needed'][11][-1]} to "
                                        f"{result.values['by_needed'][12][-1]}, a third of what it was. Both large "
                                        "groups must be in every side that wins, so each of them can block alone."))
    measures = (Measure("smallest", "power of the group with fewest chairs", str),
                Measure("act", "share of possible sides that win", percent))

    def compute(self):
        seats = tuple(map(int, self.seats.split()))
        by_needed = {needed: power_of(seats, needed) for needed in range(MAJORITY, CHAIRS + 1)}
        found = by_needed[self.needed]
        names = [f"{letter}: {seat} chairs" for letter, seat in zip("ABCD", seats)]
        cells = [dict(group=name, needed=needed, power=str(one.power[place]), part=round(float(one.power[place]), 3))
                 for needed, one in by_needed.items() for place, name in enumerate(names)]
        rows = dict(cells=cells, names=[dict(place=place, group=name) for place, name in enumerate(names)],
                    chosen=[dict(needed=self.needed)], sums=sums(seats, self.needed))
        alone = [letter for place, letter in enumerate("ABCD") if (place,) in found.blocks]
        blocks = "Every group can block alone" if len(alone) == 4 else (
            f"{' and '.join(alone)} can block alone" if alone else "No group can block alone")
        size = {len(side) for side in found.wins}
        winning = found.act.numerator * 16 // found.act.denominator
        sentence = (f"With {self.needed} of 16 votes{rule_name(self.needed)}, the group with the fewest chairs, D, has "
                    f"{found.power[-1]} of the power and {wording.percent(seats[-1] / CHAIRS)} of the chairs. "
                    f"{blocks}. {winning} of the 16 possible sides win{'s' * (winning == 1)}.")
        table = [dict({"votes needed": needed}, **{name: str(power) for name, power in zip(names, one.power)},
                      **{"sides that win": f"{one.act.numerator * 16 // one.act.denominator} of 16"})
                 for needed, one in by_needed.items()]
        title = f"{self.needed} of 16: " + (
            "all groups have the same power" if len(set(found.power)) == 1 else
            f"{found.power[0]} of the power for A, {found.power[-1]} for D")
        return Result(rows, sentence, table, dict(
            smallest=found.power[-1], act=found.act, power=found.power, sizes=size,
            by_needed={needed: one.power for needed, one in by_needed.items()}), title)

    def caption(self):
        return caption(TEACHING) + ". Each group votes as one."


def rule_name(needed):
    """The usual name of a threshold of 16 votes, set off by commas."""
    return f", {RULE_NAMES[needed]}" if needed in RULE_NAMES else ""


def way(result, before):
    """Which way the power of the smallest group goes from an earlier threshold to the present one."""
    then, now = result.values["by_needed"][before][-1], result.values["smallest"]
    return "stays the same" if then == now else "rises" if now > then else "falls"


def sums(seats, needed):
    """Every possible side at the place of its votes, stacked where several have as many: votes, level, side, wins."""
    height, rows = {}, []
    for size in range(1, len(seats) + 1):
        for side in combinations(range(len(seats)), size):
            votes = sum(seats[place] for place in side)
            height[votes] = height.get(votes, 0) + 1
            rows.append(dict(votes=votes, level=height[votes], side="".join("ABCD"[place] for place in side),
                             wins=votes >= needed))
    return rows


LADDER = {4: (4, 4, 4, 4), 5: (5, 4, 4, 3), 6: (6, 4, 3, 3), 7: (7, 3, 3, 3), 8: (8, 3, 3, 2), 9: (9, 3, 2, 2)}


class Ladder(Scenario):
    """One group is given chair after chair of sixteen; the others share the rest as equally as they can."""

    name = "council.ladder"
    title = "When does a favour become control?"
    chairs = slider(4, 4, 9, 1, "Chairs of the favoured group, of 16", tag=TEACHING)
    rule = choice("majority", {rule: f"{words}: {votes_needed(rule, CHAIRS)} of 16" for rule, words in RULES.items()},
                  "Votes needed", tag=TEACHING)
    predictions = (
        Prediction("eight", "One group has 8 of 16 chairs, the others 3, 3 and 2. A majority of 9 decides. What share "
                            "of the power has the group with 8?",
                   unit="%", near=5, at=dict(chairs=8), veils=("steps", "now"),
                   right=lambda result: 100 * float(result.values["power"]),
                   shows=lambda result: f"{result.values['power']} of the power. It wins with any one partner; the "
                                        "others have only 8 votes, all together."),
        Prediction("seventh", "The favoured group goes from 6 to 7 chairs. Its power …",
                   options=("rises", "stays the same", "falls"), at=dict(chairs=7), veils=("steps", "now"),
                   right=lambda result: "stays the same" if result.values["power"] == result.values["before"]
                   else "rises",
                   shows=lambda result: f"{result.values['before']} before, {result.values['power']} now. Chairs come "
                                        f"one by one; power comes in steps."))
    measures = (Measure("power", "power of the favoured group", str),
                Measure("privilege", "its power divided by its share of chairs", "{:.2f}".format))

    def compute(self):
        needed = votes_needed(self.rule, CHAIRS)
        ladder = {chairs: power_of(seats, needed).power[0] for chairs, seats in LADDER.items()}
        power, seats = ladder[self.chairs], LADDER[self.chairs]
        share = Fraction(self.chairs, CHAIRS)
        rows = dict(steps=[dict(chairs=chairs, power=round(float(value), 4), text=str(value))
                           for chairs, value in ladder.items()],
                    now=[dict(chairs=self.chairs, power=round(float(power), 4), share=round(float(share), 4))])
        times = power / share
        word = ("as much power as its chairs" if times == 1 else f"{float(times):.2f} times its share of the chairs")
        sentence = (f"The others have {seats[1]}, {seats[2]} and {seats[3]} chairs. The favoured group has "
                    f"{percent(share, 1)} of the chairs and {power} of the power: {word}.")
        table = [dict({"chairs": chairs, "chairs of the others": ", ".join(map(str, LADDER[chairs][1:])),
                       "share of chairs": wording.percent(chairs / CHAIRS), "power": str(value),
                       "power ÷ share of chairs": f"{float(value * CHAIRS / chairs):.2f}"})
                 for chairs, value in ladder.items()]
        title = f"{self.chairs} of 16 chairs: " + ("all the power" if power == 1 else f"{percent(power)} of the power")
        return Result(rows, sentence, table, dict(
            power=power, before=ladder[max(4, self.chairs - 1)], privilege=float(times), share=share), title)

    def caption(self):
        return caption(TEACHING) + ". Each group votes as one."


LEVELS = ("absent", "begun", "rule in use", "reviewed")
ELEMENTS = {str(row.element_id): row for row in records("partnership_elements")}
CHOICES = {str(row.element_id): row for row in records("element_choices")}
PILLARS = ("transparency", "efficiency", "accountability")
KINDS = {"people": "all four are about people and habits", "rules": "all four are about written rules",
         "both": "two are about people, two about rules"}


def score(number):
    """The control for the reader's own score of one element."""
    return slider(0, 0, 3, 1, f"{number} {ELEMENTS[number].element}", tag=TEACHING, more=True, when=dict(base=("own",)))


def state(level, score):
    """How a cell of the rubric looks: reached, the mark of an element at 0, or empty."""
    return "full" if 0 < level <= score else "none" if level == score else "empty"


class Elements(Scenario):
    """Figure 1 as a rubric: ten elements, each with a choice that a council must make and a score from 0 to 3."""

    name = "council.elements"
    title = "What would make this partnership last?"
    element = choice("6", {number: f"{number} {row.element}" for number, row in ELEMENTS.items()},
                     "Element of Figure 1", tag=SEED)
    base = choice("authors", {"authors": "as the authors judge", "own": "of my own council"}, "Scores", radio=True)
    e1, e2, e3, e4, e5 = map(score, "12345")
    e6, e7, e8, e9, e10 = map(score, ("6", "7", "8", "9", "10"))
    predictions = (
        Prediction("kind", "Ten elements. The authors say that four of them have begun. By our reading, "
                           "which kind has begun?",
                   options=tuple(KINDS.values()), veils=("cells", "claims", "pillars"),
                   right=lambda result: KINDS[result.values["kind_begun"]],
                   shows=lambda result: "Trust, the partners' ability, people's capacity, teamwork. The other six "
                                        "need a written rule or a system, by our reading."),
        Prediction("pillar", "The article names three pillars. By our reading of the elements, in which one has "
                             "nothing begun?",
                   options=PILLARS, veils=("cells", "claims", "pillars"),
                   right=lambda result: result.values["empty_pillar"],
                   shows=lambda result: "Control, criteria, and who sends the members: no element of accountability "
                                        "has begun."))
    measures = (Measure("points", "points of 30", str),)

    def compute(self):
        own = self.base == "own"
        scores = {number: getattr(self, f"e{number}") if own else int(row.has_begun)
                  for number, row in ELEMENTS.items()}
        asked, score = CHOICES[self.element], scores[self.element]
        points = sum(scores.values())
        by_pillar = {pillar: [scores[number] for number in ELEMENTS if CHOICES[number].pillar == pillar]
                     for pillar in PILLARS}
        rows = dict(
            cells=[{"row": number, "level": level, "state": state(level, scores[number]), f"e{number}": level}
                   for number in ELEMENTS for level in range(len(LEVELS))],
            claims=[dict(row=number, level=1, full=scores[number] > 0)
                    for number, row in ELEMENTS.items() if row.has_begun],
            chosen=[dict(row=self.element)],
            pillars=[dict(pillar=pillar, points=sum(part), most=3 * len(part), text=f"{sum(part)} of {3 * len(part)}")
                     for pillar, part in by_pillar.items()])
        step = "A written rule: " + asked.rule if score < 2 else "Evidence: " + asked.evidence
        sentence = f"{asked.question} Now: {LEVELS[score]}. {step}"
        least = min(sum(part) / len(part) for part in by_pillar.values())
        low = [pillar for pillar, part in by_pillar.items() if sum(part) / len(part) == least]
        whose = "Your council" if own else "As the authors judge, begun = 1"
        title = f"{whose}: {points} of 30 points" + f", fewest for {low[0]}" * (len(low) == 1)
        table = [dict(element=f"{number} {ELEMENTS[number].element}", **{
            "begun, say the authors": "yes" if ELEMENTS[number].has_begun else "no", "score": scores[number],
            "pillar (our reading)": CHOICES[number].pillar, "the choice": CHOICES[number].question})
                 for number in ELEMENTS]
        kinds = {CHOICES[number].kind for number, row in ELEMENTS.items() if row.has_begun}
        begun = {CHOICES[number].pillar for number, row in ELEMENTS.items() if row.has_begun}
        return Result(rows, sentence, table, dict(
            points=points, scores=scores, by_pillar={pillar: sum(part) for pillar, part in by_pillar.items()},
            kind_begun=kinds.pop() if len(kinds) == 1 else "both",
            empty_pillar=next(pillar for pillar in PILLARS if pillar not in begun)), title)

    def fixed(self):
        return dict(names=[dict(row=number, name=f"{number} {row.short}") for number, row in CHOICES.items()])

    def caption(self):
        return caption(records("partnership_elements"), records("element_choices")) + (
            ". A dot: begun, say the authors. The figure is taken from a reference of the article, not from its "
            "survey.")
