"""The first scenario: a programme reaches the most populous units first. Who is left behind?"""

from nutag import wording
from nutag.data import records
from nutag.models.inequality import concentration_ratio
from nutag.panel.controls import slider
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import TEACHING, caption

LAND_OPTIONS = {"about 7 %": 0.07, "about 25 %": 0.25, "about 50 %": 0.5, "about 75 %": 0.75}


def census():
    """People of each first-level unit at the census of January 2020: aimag_iso → number."""
    return {row.aimag_iso: row.population for row in records("population_by_aimag")
            if row.year == 2020 and row.basis == "census"}


def units_by_population():
    """The 22 first-level units as (unit, people), most populous first."""
    people = census()
    return sorted(((unit, people[unit.aimag_iso]) for unit in records("aimags")), key=lambda pair: -pair[1])


class Reach(Scenario):
    """A programme starts with the most populous of the 22 first-level units and goes down the list."""

    name = "start_here.reach"
    title = "Who is reached, who is left behind?"
    units = slider(1, 0, 22, 1, "Units reached", unit="of 22", tag=TEACHING, help="The most populous unit comes first.")
    predictions = (
        Prediction(
            "half", "After how many of the 22 units has the programme reached half of all people?",
            right=lambda result: result.values["half"], unit="units", at=dict(units=2), veils=("reach",),
            shows=lambda result: f"{result.values['units']} of 22 units hold {wording.percent(result.values['people'])} of all people."),
        Prediction(
            "land", "Half of the people are reached. How much of the land is reached with them?",
            right=lambda result: min(LAND_OPTIONS, key=lambda text: abs(LAND_OPTIONS[text] - result.values["land"])),
            options=tuple(LAND_OPTIONS), at=dict(units=2), veils=("reach",),
            shows=lambda result: f"The same {result.values['units']} units have {wording.percent(result.values['land'])} of the land."))
    measures = (Measure("people", "people reached", wording.percent), Measure("land", "land reached", wording.percent))

    def __init__(self, **settings):
        self.ranked = units_by_population()
        self.people = [people for _, people in self.ranked]
        self.area = [unit.area_km2 for unit, _ in self.ranked]
        shares = [concentration_ratio(self.people, count) for count in range(23)]
        self.half = next(count for count, share in enumerate(shares) if share >= 0.5)
        super().__init__(**settings)

    def compute(self):
        count = self.units
        reached, total = sum(self.people[:count]), sum(self.people)
        people, land = concentration_ratio(self.people, count), sum(self.area[:count]) / sum(self.area)
        texts = [("units", f"{count} of 22"), ("people", wording.percent(people)), ("land", wording.percent(land))]
        rows = dict(steps=[dict(one=1, units=count)], reach=[dict(one=1, units=count, bar=bar, text=text) for bar, text in texts])
        table = [dict(measure="units", reached=count, **{"left behind": 22 - count}),
                 dict(measure="people", reached=reached, **{"left behind": total - reached}),
                 dict(measure="share of people", reached=wording.percent(people), **{"left behind": wording.percent(1 - people)}),
                 dict(measure="share of land", reached=wording.percent(land), **{"left behind": wording.percent(1 - land)})]
        sentence = (f"With {count} of 22 units, the programme reaches {wording.percent(people)} of all people "
                    f"and {wording.percent(land)} of the land. It leaves {22 - count} units behind.")
        title = (f"{count} of 22 units: {wording.percent(people, 0)} of the people on {wording.percent(land, 0)} of the land"
                 if 0 < count < 22 else "Nobody is reached yet" if count == 0 else "Nobody is left behind")
        return Result(rows, sentence, table, dict(units=count, people=people, land=land, half=self.half), title)

    def fixed(self):
        """The segments of three bars, from 0 to 1: the units alike, then each as wide as its people, and as its land."""
        return dict(segments=[
            dict(bar=bar, rank=rank, unit=unit.name_en, start=round(start, 5), end=round(end, 5), amount=amount)
            for bar, widths in (("units", [1] * 22), ("people", self.people), ("land", self.area))
            for rank, ((unit, _), amount, (start, end)) in enumerate(zip(self.ranked, widths, spans(widths)), start=1)])

    def caption(self):
        return caption(records("aimags"), records("population_by_aimag")) + f". The programme is invented ({TEACHING})."


def spans(widths):
    """Where each part of a bar begins and ends, from 0 to 1.

    >>> spans([1, 3])
    [(0.0, 0.25), (0.25, 1.0)]
    """
    total = sum(widths)
    ends = [sum(widths[:place]) / total for place in range(len(widths) + 1)]
    return list(zip(ends, ends[1:]))
