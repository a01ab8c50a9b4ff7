"""The capstone: a team's own Jishee, and its whole partnership on one page: money, meeting, council and agreement."""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from nutag import my_work
from nutag.data import records
from nutag.models.fiscal_transfers import criteria_allocation, net_equalisation
from nutag.models.team_draw import COURSE, LAST, jishee
from nutag.panel.controls import choice, slider
from nutag.panel.scenario import Measure, Prediction, Result, Scenario, SettingsError
from nutag.panel.state import in_words, settings_in, settings_of
from nutag.provenance import TEACHING, caption
from nutag.scenarios import agreement, council, local_budget, revenue_sharing
from nutag.scenarios.local_budget import NAMES

MEETING_BUDGET, USUAL = local_budget.MEETING_BUDGET, 356_250_000  # ₮ million, and what soum F then has in a year, ₮
TOO_MUCH = Fraction(2, 5)  # of the power: more for one group needs a written defence
ISSUES, CRITERIA = [*agreement.ISSUES], dict(rest=["criteria"])
# A workbook and its panel → the controls that are taken over from what the reader saved there.
BROUGHT = {
    "04": (revenue_sharing.RevenueSharing,
           ("leaves", "derivation", "rest", "equalisation", "people", "area", "need", "effort")),
    "07": (local_budget.BagMeeting, ("rule", "utility")),
    "08": (council.Table, ("CZ", "MC", "SM", "threshold", "least", "veto")),
    "09": (agreement.Cloud, tuple(ISSUES)),
}


@lru_cache(maxsize=64)
def jishee_of(team):
    """The `Jishee` of a team: drawn near the teaching values of the course, which team 0 has."""
    soums = {row.soum: dict(label=row.label or "", population=row.population, area_km2=row.area_km2,
                            origin=row.royalty_origin_mnt_mln, own=row.own_revenue_mnt_mln,
                            development=round(100 * row.development_index), effort=round(100 * row.effort_index))
             for row in records("jishee_soums")}
    return jishee(team, soums, {row.project: row.cost_mnt_mln for row in records("pb_projects")},
                  tuple(local_budget.ballots_of("divided")), agreement.score_sheet(), agreement.walk_away())


@lru_cache(maxsize=8)
def points_of(team):
    """Points of the four parties for each of the 729 deals, by the score sheets of a team."""
    sheet = jishee_of(team).scores
    return tuple(tuple(map(sum, zip(*(sheet[place] for place in zip(ISSUES, deal))))) for deal in agreement.DEALS)


class Outcome(NamedTuple):
    """What a team's choices lead to. Money is whole tögrög, by soum; ₮ million at the meeting; power a fraction a group.

    better: how many deals would be worse for nobody and better for somebody.
    """

    royalty: dict
    centre: int
    after: dict
    budget: int
    funded: tuple
    spent: int
    women: Fraction
    men: Fraction
    nothing: int
    chairs: tuple
    needed: int
    power: tuple
    act: object
    points: tuple
    least: tuple
    better: int


def money(team, choices, price):
    """Tögrög by soum: the royalty, and all money in the end; and what the centre keeps.

    price: per cent of the plan; the royalty moves with it.
    """
    place = jishee_of(team)
    rows = list(place.soums.values())
    people = [row["population"] for row in rows]
    criteria = dict(origin=[row["origin"] for row in rows], population=people, area=[row["area_km2"] for row in rows],
                    need=[row["population"] * (100 - row["development"]) for row in rows],
                    effort=[row["population"] * row["effort"] for row in rows])
    points = dict(population=choices["people"], area=choices["area"], need=choices["need"], effort=choices["effort"])
    if choices["rest"] == "people":
        points = dict(population=1, area=0, need=0, effort=0)
    rest = Fraction(100 - choices["derivation"], 100) / sum(points.values())
    weights = dict(origin=Fraction(choices["derivation"], 100), **{name: rest * n for name, n in points.items()})
    pool = sum(criteria["origin"]) * 10**4 * price
    royalty = criteria_allocation(pool * choices["leaves"] // 100, criteria, weights)
    before = [row["own"] * 10**6 + share for row, share in zip(rows, royalty)]
    moved = net_equalisation(before, people, choices["equalisation"] / 100)
    after = [amount + transfer for amount, transfer in zip(before, moved)]
    return dict(zip(place.soums, royalty)), dict(zip(place.soums, after)), pool - sum(royalty)


def outcome(team, choices, price=100):
    """The `Outcome` of choices, control → value, for a team's Jishee."""
    place = jishee_of(team)
    royalty, after, centre = money(team, choices, price)
    budget = min(200, max(20, 5 * round(Fraction(MEETING_BUDGET * after["F"], USUAL) / 5)))
    voters, ballots = zip(*place.ballots)
    found = local_budget.outcome(choices["rule"], tuple(place.costs.items()), ballots, budget, choices["utility"])
    got = local_budget.benefits(place.costs, ballots, found.funded)
    mean = {sex: local_budget.mean([amount for (_, one), amount in zip(voters, got) if one == sex])
            for sex in ("woman", "man")}
    chairs = (place.chairs, choices["CZ"], choices["MC"], choices["SM"])
    needed = council.votes_needed(choices["threshold"], sum(chairs))
    power = council.power_of(chairs, needed, council.VETOES[choices["veto"]], choices["least"])
    here, points = agreement.AT["".join(choices[issue] for issue in ISSUES)], points_of(team)
    return Outcome(royalty, centre, after, budget, found.funded, int(found.spent), mean["woman"], mean["man"],
                   sum(not amount for amount in got), chairs, needed, power.power, power.act, points[here], place.least,
                   len(agreement.helpful(points, here)))


IN_SHORT = ("a share for everybody", "able to decide", "40 % of the power", "acceptable to all", "efficient")


def conditions(found):
    """What a partnership should keep: name → (whether it holds, what was found), in the order of the course."""
    most = max(found.power)
    first = list(council.GROUPS.values())[found.power.index(most)]
    leaving = [name for name, got, need in zip(agreement.PARTIES.values(), found.points, found.least) if got < need]
    return {
        "everybody at the meeting gets something": (
            not found.nothing, f"{found.nothing} of 20 voters get nothing" if found.nothing else "all 20 voters do"),
        "the council can decide": (bool(found.act), f"{council.percent(found.act)} of possible sides win" if found.act else
            "a decision needs more groups than sit there"),
        "no group has more than 40 % of the power": (
            bool(found.act) and most <= TOO_MUCH,
            f"most for {first}: {council.percent(most)}" if found.act else
            "no side can win, so power cannot be judged"),
        "all four can accept the deal": (
            not leaving, f"{agreement.listed(leaving)} would walk away" if leaving else "nobody walks away"),
        "the deal is efficient": (
            not found.better, f"{found.better} deals would help somebody and hurt nobody" if found.better else
            "no deal helps somebody and hurts nobody"),
    }


def same(workbook, name, more=True):
    """The control of an earlier workbook once more: its limits, options and words; a list, which takes less room than buttons."""
    trait = BROUGHT[workbook][0].class_traits()[name]
    control = trait.metadata["control"]
    if control["kind"] == "slider":
        return slider(trait.default_value, control["min"], control["max"], control["step"], control["label"],
                      unit=control["unit"], tag=control["tag"], more=more, when=control["when"])
    return choice(trait.default_value, dict(control["options"]), control["label"], tag=control["tag"], more=more)


class Partnership(Scenario):
    """A team's whole partnership: who gets the money, what the meeting funds, who has power, and what is agreed."""

    name = "capstone.partnership"
    title = "Does your partnership hold together?"
    team = slider(COURSE, COURSE, LAST, 1, "Team", tag=TEACHING)
    derivation = same("04", "derivation", more=False)
    rule = same("07", "rule", more=False)
    price = slider(100, 50, 150, 5, "Price of copper, of the plan", unit="%", tag=TEACHING, more=True)
    leaves, rest, equalisation, people, area, need, effort = (
        same("04", name) for name in ("leaves", "rest", "equalisation", "people", "area", "need", "effort"))
    utility = same("07", "utility")
    CZ, MC, SM, least, veto = (same("08", name) for name in ("CZ", "MC", "SM", "least", "veto"))
    threshold = choice("majority", council.RULES, "Votes needed", more=True)
    jobs, procurement, water, fund, road, transparency = (same("09", issue) for issue in ISSUES)
    measures = (Measure("budget", "the meeting shares out, ₮ million", str),
                Measure("nothing", "voters with nothing", str),
                Measure("most", "most power of a group", council.percent), Measure("held", "conditions that hold", str))
    predictions = (
        Prediction("half-price", "In the Jishee of the course (team 0) the meeting of soum F shares out ₮110 million, "
                                 "always the same part of the soum’s money, in steps of five million. The price of "
                                 "copper falls to a half. How much now?",
                   unit="₮ million", near=5, at=dict(team=COURSE, price=50),
                   right=lambda result: result.values["budget"],
                   shows=lambda result: f"Soum F has ₮{result.values['after']['F'] / 10**6:,.0f} million instead of "
                                        "356: its own revenue stays."),
        Prediction("by-people", "The price as planned; but nothing is shared by origin, all by people. How many of the "
                                "seven projects can the meeting of soum F fund, most votes first?",
                   unit="projects", at=dict(team=COURSE, derivation=0),
                   right=lambda result: len(result.values["funded"]),
                   shows=lambda result: f"The meeting now shares out ₮{result.values['budget']} million; "
                                        f"{result.values['nothing']} of 20 voters get nothing."))

    @classmethod
    def along(cls):
        """What the reader saved in the earlier workbooks, see `brought`."""
        return {name: value for _, chosen in brought().values() for name, value in chosen.items()}

    def choices(self):
        """What the team chose: the settings without its number and the price."""
        return {name: value for name, value in self.settings().items() if name not in ("team", "price")}

    def compute(self):
        place, choices = jishee_of(self.team), self.choices()
        found = outcome(self.team, choices, self.price)
        held = conditions(found)
        bad = money(self.team, choices, min(self.price, place.low_price))[1]
        open_now = [short for short, (holds, _) in zip(IN_SHORT, held.values()) if not holds]
        values = dict(after=found.after, royalty=found.royalty, centre=found.centre, budget=found.budget,
                      funded=found.funded, spent=found.spent, nothing=found.nothing, women=found.women, men=found.men,
                      power=found.power, most=max(found.power), points=found.points, better=found.better,
                      chairs=found.chairs, needed=found.needed, held=len(held) - len(open_now))
        rows = dict(left=[*self.of_money(place, found, bad), *below(self.of_council(found), 7)],
                    right=[*self.of_meeting(place, found), *below(self.of_deal(found), 8)])
        sentence = (f"Soum F has ₮{found.after['F'] / 10**6:,.0f} million. Mean of the women ₮"
                    f"{local_budget.money(found.women)} million, of the men {local_budget.money(found.men)}. "
                    f"{found.needed} of {sum(found.chairs)} votes decide. ")
        sentence += f"Still open: {', '.join(open_now)}." if open_now else "Nothing is open."
        table = [{"your partnership": name, "holds": "yes" if holds else "not yet", "what we found": words}
                 for name, (holds, words) in held.items()]
        return Result(rows, sentence, table, values, f"{len(held) - len(open_now)} of {len(held)} conditions hold")

    def of_money(self, place, found, bad):
        """A bar a soum: money per head; the tick is a bad year."""
        head = {letter: found.after[letter] / row["population"] / 1000 for letter, row in place.soums.items()}
        low = {letter: bad[letter] / row["population"] / 1000 for letter, row in place.soums.items()}
        top = max(head.values())
        return [dict(row=0, head="Money a head, ₮ thousand", short="₮k a head",
                     note=f"tick: price at {min(self.price, place.low_price)} %")] + [
            dict(row=row, name=f"{letter} {place.soums[letter]['label']}".strip(), part=round(head[letter] / top, 4),
                 tick=round(low[letter] / top, 4), text=f"{head[letter]:,.0f}", tone="plain")
            for row, letter in enumerate(place.soums, 1)]

    def of_meeting(self, place, found):
        """A bar a project: its votes; those funded are marked."""
        votes = {project: sum(project in ballot for _, ballot in place.ballots) for project in place.costs}
        order = sorted(votes, key=lambda project: (-votes[project], project))
        return [dict(row=0, head=f"Meeting of soum F: ₮{found.budget} million",
                     short=f"Meeting: ₮{found.budget}m", note=f"{found.spent} spent")] + [
            dict(row=row, name=NAMES[project], part=votes[project] / 20,
                 text=f"{'✔ ' * (project in found.funded)}₮{place.costs[project]}m",
                 tone="plain" if project in found.funded else "pale") for row, project in enumerate(order, 1)]

    def of_council(self, found):
        """A bar a group: its power; the tick is its share of the chairs."""
        chairs = sum(found.chairs)
        return [dict(row=0, head="Power in the council", short="Power", note="tick: chairs")] + [
            dict(row=row, name=council.SHORT[group], part=round(float(power), 4), tick=round(seats / chairs, 4),
                 text=council.percent(power), tone="high" if power > TOO_MUCH else "plain")
            for row, (group, power, seats) in enumerate(zip(council.GROUPS, found.power, found.chairs), 1)]

    def of_deal(self, found):
        """A bar a party: its points; the tick is what it has without a deal."""
        return [dict(row=0, head="Points of the deal", short="Deal", note="tick: no deal")] + [
            dict(row=row, name=name, part=got / 100, tick=need / 100, text=str(got), tone="high" if got < need else "plain")
            for row, (name, got, need) in enumerate(zip(SHORT_PARTIES, found.points, found.least), 1)]

    def caption(self):
        return caption(TEACHING) + ". Drawn for each team near the values of workbooks 04, 07, 08 and 09"


SHORT_PARTIES = ("company", "government", "citizens", "small firms")


def below(rows, first):
    """The same rows further down, from the row `first` on."""
    return [dict(row, row=row["row"] + first) for row in rows]


def brought():
    """What the reader saved in 04, 07, 08 and 09, as settings of this panel, and the name under which it was saved.

    Of several, the one saved as *dossier*, else the last by the alphabet. What does not fit here is left out. Returns
    workbook → (name, settings), without the workbooks in which nothing was saved.
    """
    found = {}
    for workbook, (kind, names) in BROUGHT.items():
        for name in sorted(settings_of(kind), key=lambda name: (name == "dossier", name), reverse=True):
            try:
                record = my_work.load("settings", f"{kind.name}.{name}")
                settings = kind.from_settings(settings_in(record, name)).settings()
            except (my_work.WorkError, SettingsError):
                continue
            found[workbook] = name, {key: settings[key] for key in names if fits(key, settings[key])}
            break
    return found


def fits(name, value):
    """Whether a value is one that this page's control of that name takes."""
    try:
        Partnership.from_settings({name: value})
    except SettingsError:
        return False
    return True


def mine():
    """A `Partnership` that begins with what the reader saved in the earlier workbooks."""
    return Partnership.from_settings(Partnership.along())


def brought_table():
    """What is brought along, as rows for a notebook: workbook, saved name, what is taken over."""
    found = brought()
    return [{"workbook": workbook, "saved as": found[workbook][0] if workbook in found else "nothing saved yet",
             "taken over": in_words(Partnership, found[workbook][1]) if workbook in found else "the start of that panel"}
            for workbook in BROUGHT]
