"""What holds for every state of the first scenario."""
import pytest

from nutag.data import load

UNITS = load("aimags").merge(load("population_by_aimag").query("year == 2020 and basis == 'census'")[["aimag_iso", "population"]])
PEOPLE, LAND = UNITS.population.sum(), UNITS.area_km2.sum()


def reach(scenario):
    """A second way, by pandas: the largest units first."""
    values, count = scenario.result.values, scenario.units
    largest = UNITS.nlargest(count, "population")
    assert values["people"] == pytest.approx(largest.population.sum() / PEOPLE)
    assert values["land"] == pytest.approx(largest.area_km2.sum() / LAND)
    # The most populous first: no other choice of as many units reaches more, so the share lies above the diagonal.
    assert count / 22 <= values["people"] + 1e-12 <= 1 + 2e-12
    halves = [UNITS.nlargest(units, "population").population.sum() / PEOPLE for units in (values["half"] - 1, values["half"])]
    assert halves[0] < 0.5 <= halves[1]
    table = {row["measure"]: row for row in scenario.result.table}
    assert table["units"]["reached"] + table["units"]["left behind"] == 22
    assert table["people"]["reached"] + table["people"]["left behind"] == PEOPLE
    for line in ("share of people", "share of land"):  # printed with one decimal: the sum may be off by one in the last place
        parts = [float(table[line][column].rstrip(" %")) for column in ("reached", "left behind")]
        assert sum(parts) == pytest.approx(100, abs=0.11)
    bars = {}
    for segment in scenario.fixed()["segments"]:
        bars.setdefault(segment["bar"], []).append(segment)
    for bar, segments in bars.items():
        assert len(segments) == 22 and segments[0]["start"] == 0 and segments[-1]["end"] == 1, bar
        assert all(one["end"] == two["start"] for one, two in zip(segments, segments[1:]))


INVARIANTS = {"start_here.reach": reach}
