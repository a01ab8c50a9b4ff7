"""Two scenarios of the territory: which units answer to one selection, and how many parties a parliament has."""

import altair as alt
import pandas as pd

from nutag import wording
from nutag.charts.territory import parties_chart, seats_chart, unit_maps, unit_tree
from nutag.data import load
from nutag.models.elections import effective_number_of_parties
from nutag.provenance import caption
from nutag.panel.scenario import Prediction, Result, Scenario
from nutag.panel.controls import choice
from nutag.scenarios.start_here import units_by_population

AIMAGS = load("aimags").sort_values("name_en")
MEASURES = {
    "second_level": "soums or districts (2023)",
    "third_level": "bags or khoroos (2023)",
    "population": "people (census 2020)",
    "area_km2": "area, km²",
    "density": "people per km²",
}


def first_level():
    """The 22 first-level units with the measures of the tile map."""
    units = units_by_population().merge(load("tile_map"), on="aimag_iso", validate="one_to_one")
    return units.assign(
        second_level=units.soum_count_2023 + units.district_count_2023,
        third_level=units.bag_count_2023 + units.khoroo_count_2023,
        density=units.population / units.area_km2,
    ).sort_values("name_en", ignore_index=True)


def places(count):
    """`count` places from top to bottom, between 0 and 1, never at the edge."""
    return [(i + 0.5) / count for i in range(count)]


class UnitExplorer(Scenario):
    """Choose one of the 22 first-level units: the tiles, the positions and the tree answer together."""

    name = "territory.units"
    title = "Which units answer to one selection?"
    unit = choice("MN-073", dict(zip(AIMAGS.aimag_iso, AIMAGS.name_en + " · " + AIMAGS.name_mn)), "First-level unit")
    measure = choice("population", MEASURES, "Colour the tiles by")
    letters = choice("en", {"en": "Latin letters", "mn": "Кирилл үсэг (Cyrillic)"}, "Names in", radio=True)
    predictions = (Prediction(
        "most", "One aimag has more soums than any other. Which one?",
        lambda result: f"{result.values['name']} has {result.values['second_level']}",
        options=("Umnugovi, the largest in area", "Tuv, around the capital", "Khuvsgul, in the north", "Dornod, in the east")),)

    def __init__(self, **settings):
        self.units, self.children = first_level(), load("soums").sort_values("name_en")
        super().__init__(**settings)

    def compute(self):
        label = f"name_{self.letters}"
        units = self.units
        chosen = units[units.aimag_iso == self.unit].iloc[0]
        children = self.children[self.children.aimag_iso == self.unit]
        place = dict(zip(units.aimag_iso, places(len(units))))
        rows = dict(
            units=[dict(aimag_iso=iso, label=name, value=round(value, 3), text=wording.short_number(value),
                        chosen=iso == self.unit)
                   for iso, name, value in zip(units.aimag_iso, units[label], units[self.measure].tolist())],
            children=[dict(label=name, place=spot, parent_place=place[self.unit])
                      for name, spot in zip(children[label], places(len(children)))])
        second = "districts" if chosen.unit_type == "capital" else "soums"
        third = "khoroos" if chosen.unit_type == "capital" else "bags"
        share = chosen.population / units.population.sum()
        sentence = (f"{chosen.name_en} ({chosen.name_mn}) has {chosen.second_level} {second} and {chosen.third_level} {third}, "
                    f"{chosen.area_km2:,.0f} km² and {wording.percent(share)} of all people.")
        table = pd.DataFrame({
            "measure": ["centre", second, f"{third} (2023)", "people (2020)", "area, km²", "people per km²"],
            chosen.name_en: [f"{chosen.centre_en} · {chosen.centre_mn}", chosen.second_level, chosen.third_level,
                                  chosen.population, round(chosen.area_km2), round(chosen.density, 2)],
            "all 22": ["", units.second_level.sum(), units.third_level.sum(), units.population.sum(),
                       round(units.area_km2.sum()), round(units.population.sum() / units.area_km2.sum(), 2)]})
        return Result(rows, sentence, table, dict(name=chosen.name_en, second_level=f"{chosen.second_level} {second}"))

    def charts(self):
        tiles = self.units[["aimag_iso", "tile_column", "tile_row"]].assign(
            lon=self.units.label_lon_deg, lat=self.units.label_lat_deg, place=places(len(self.units)))
        units = alt.NamedData("units")
        return [unit_maps(units, tiles, load("country_outline")), unit_tree(units, alt.NamedData("children"), tiles)]

    def caption(self):
        return "Schematic: no survey map. " + caption(load("aimags"), load("population_by_aimag"), self.children)


class EffectiveParties(Scenario):
    """Seats of one parliament and the effective number of parties, with the convention for independents on show."""

    name = "territory.parties"
    title = "How many parties does a parliament really have?"
    year = choice("1992", [str(year) for year in load("elections").year], "Election")
    independents = choice("alone", {"alone": "each one alone", "bloc": "all as one bloc"}, "Count independents", radio=True)
    predictions = (Prediction(
        "2016", "In 2016 one party won 65 of 76 seats; one won 9, another 1, and 1 seat went to an independent. "
        "How many parties does that feel like? Give a number; decimals are fine.",
        lambda result: f"in {result.values['year']} the effective number is {result.values['parties']:.2f}",
        unit="parties", at=dict(year="2016")),)

    def __init__(self, **settings):
        self.seats = load("khural_seats")
        self.numbers = {convention: {int(year): effective_number_of_parties(self.counted(year, convention))
                                     for year in self.seats.year.unique()} for convention in ("alone", "bloc")}
        super().__init__(**settings)

    def counted(self, year, convention):
        """Seats of each party of one election, under a convention for independents."""
        seats = self.seats[self.seats.year == year]
        alone = [1] * int(seats.seats[seats.party_id == "IND"].sum())
        if convention == "bloc":
            return seats.seats.tolist()
        return seats.seats[seats.party_id != "IND"].tolist() + alone

    def compute(self):
        year = int(self.year)
        numbers = self.numbers[self.independents]
        chosen = self.seats[self.seats.year == year].sort_values("seats", ascending=False)
        names = chosen.party_as_reported.tolist()
        total, largest = int(chosen.seats.sum()), int(chosen.seats.max())
        sentence = (f"{year}: the largest party, {names[0]}, has {largest} of {total} seats "
                    f"({wording.percent(largest / total)}). The effective number of parties is {numbers[year]:.2f}.")
        rows = dict(
            seats=[dict(party=name, seats=number) for name, number in zip(names, chosen.seats.tolist())],
            elections=[dict(year=y, parties=round(number, 4), chosen=y == year) for y, number in numbers.items()])
        table = pd.DataFrame({"party": names, "seats": chosen.seats.tolist(),
                              "share of seats": [wording.percent(number / total) for number in chosen.seats]})
        return Result(rows, sentence, table, dict(year=year, parties=numbers[year], total=total))

    def charts(self):
        return [seats_chart(alt.NamedData("seats")), parties_chart(alt.NamedData("elections"))]

    def caption(self):
        return caption(self.seats) + ". 2012 has two counts: see the text."
