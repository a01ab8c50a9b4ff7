"""What holds for every state of the first scenario."""
import pytest

from nutag.scenarios.start_here import units_by_population

UNITS = units_by_population()


def reach(scenario):
    values, rows = scenario.result.values, scenario.result.rows["reach"]
    inside = [row["people"] for row in rows if row["reached"] == "reached"]
    outside = [row["people"] for row in rows if row["reached"] == "left behind"]
    assert len(inside) == values["units"] == scenario.units and len(inside) + len(outside) == 22
    assert sum(inside) + sum(outside) == UNITS.population.sum()
    assert values["people"] == pytest.approx(sum(inside) / UNITS.population.sum())
    assert values["land"] == pytest.approx(UNITS.area_km2.iloc[: scenario.units].sum() / UNITS.area_km2.sum())
    assert min(inside, default=float("inf")) >= max(outside, default=0), "the most populous unit comes first"
    # The most populous first: no other choice of as many units reaches more, so the share lies above the diagonal.
    assert scenario.units / 22 <= values["people"] + 1e-12 <= 1 + 2e-12 and 0 <= values["land"] <= 1 + 1e-12
    reached, left = scenario.result.table["reached"], scenario.result.table["left behind"]
    assert reached[0] + left[0] == 22 and reached[1] + left[1] == UNITS.population.sum()
    for line in (2, 3):  # shares are printed with one decimal, so their sum may be off by one in the last place
        assert float(reached[line].rstrip(" %")) + float(left[line].rstrip(" %")) == pytest.approx(100, abs=0.11)


INVARIANTS = {"start_here.reach": reach}
