"""The first scenario: a programme reaches the most populous units first. Who is left behind?"""

import altair as alt
import pandas as pd

from nutag import wording
from nutag.charts.start_here import reach_chart
from nutag.data import load
from nutag.models.inequality import concentration_ratio
from nutag.provenance import TEACHING, caption
from nutag.panel.scenario import Prediction, Result, Scenario
from nutag.panel.controls import slider


def units_by_population():
    """The 22 first-level units, most populous first, with people (census of January 2020) and area."""
    people = load("population_by_aimag").query("year == 2020 and basis == 'census'")
    units = load("aimags").merge(people[["aimag_iso", "population"]], on="aimag_iso", validate="one_to_one")
    return units.sort_values("population", ascending=False, ignore_index=True)


class Reach(Scenario):
    """A programme starts with the most populous of the 22 first-level units and goes down the list."""

    name = "start_here.reach"
    title = "Who is reached, who is left behind?"
    units = slider(1, 0, 22, 1, "Units reached", unit="of 22", tag=TEACHING, help="The most populous unit comes first.")
    predictions = (Prediction(
        "half", "After how many of the 22 units has the programme reached half of all people?",
        lambda result: f"{result.values['units']} of 22 units hold {wording.percent(result.values['people'])} of all people",
        unit="units"),)

    def __init__(self, **settings):
        self.ranked = units_by_population()
        super().__init__(**settings)

    def compute(self):
        ranked, reached = self.ranked, self.ranked.index < self.units
        people = concentration_ratio(ranked.population, self.units)
        land = float(ranked.area_km2[reached].sum() / ranked.area_km2.sum())
        rows = [dict(unit=unit, people=number, reached="reached" if inside else "left behind")
                for unit, number, inside in zip(ranked.name_en, ranked.population.tolist(), reached)]
        table = pd.DataFrame({
            "measure": ["units", "people", "share of people", "share of land"],
            "reached": [self.units, int(ranked.population[reached].sum()), wording.percent(people), wording.percent(land)],
            "left behind": [22 - self.units, int(ranked.population[~reached].sum()), wording.percent(1 - people),
                            wording.percent(1 - land)]})
        sentence = (f"With {self.units} of 22 units, the programme reaches {wording.percent(people)} of all people "
                    f"and {wording.percent(land)} of the land. It leaves {22 - self.units} units behind.")
        return Result({"reach": rows}, sentence, table, dict(units=self.units, people=people, land=land))

    def charts(self):
        return [reach_chart(alt.NamedData("reach"))]

    def caption(self):
        return caption(load("aimags"), load("population_by_aimag")) + f". The programme is invented ({TEACHING})."
