"""The schematic map: whole, of the right sizes, with the right neighbours; every area by a second method."""
import json
from math import cos, hypot, pi, radians, sin

import pytest

from nutag.charts import charts_of, maps
from nutag.data import load
from nutag.models.choropleth import class_bounds, class_of
from nutag.panel.widget import named_datasets
from nutag.scenarios.territory import UnitExplorer

SOUMS = load("soums").set_index("nso_soum_code")
AIMAGS = load("aimags").set_index("aimag_iso")
NAMES = AIMAGS["name_en"]
AIMAG_OF = SOUMS["aimag_iso"].to_dict()
CELLS = {code: maps.corners(ring) for code, ring in load("soum_cells").itertuples(index=False)}
BORDERS = {}
for iso, _, ring in load("aimag_borders").itertuples(index=False):
    BORDERS.setdefault(iso, []).append(maps.corners(ring))


def shoelace(ring):
    """Area in km²; above zero if the ring runs clockwise, with x to the east and y to the north."""
    return sum((bx - ax) * (by + ay) for (ax, ay), (bx, by) in zip(ring, ring[1:])) / 2


def edges(ring):
    corners = [tuple(corner) for corner in ring]
    return list(zip(corners, corners[1:]))


def back(edge):
    return edge[::-1]


EDGES = {edge: code for code, ring in CELLS.items() for edge in edges(ring)}
OUTER = {edge for edge in EDGES if back(edge) not in EDGES}
AREA = {iso: sum(shoelace(CELLS[code]) for code in SOUMS.index[SOUMS["aimag_iso"] == iso]) for iso in AIMAGS.index}


def distance(point, ring):
    """Kilometres from a point to a ring; 0 inside."""
    x, y = point
    crossings, nearest = 0, float("inf")
    for (ax, ay), (bx, by) in edges(ring):
        crossings += (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax)
        along = max(0, min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)))
        nearest = min(nearest, hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)))
    return 0 if crossings % 2 else nearest


def albers(lon, lat):
    """The plane of the map by Snyder's formulas in single numbers: km east and north of a point on the map's axis."""
    n = (sin(radians(43.5)) + sin(radians(50.5))) / 2
    c = cos(radians(43.5)) ** 2 + 2 * n * sin(radians(43.5))
    far, origin = (6371.007 * (c - 2 * n * sin(radians(degrees))) ** 0.5 / n for degrees in (lat, 47))
    return far * sin(n * radians(lon - 103.5)), origin - far * cos(n * radians(lon - 103.5))


OUTLINE = [albers(lon, lat) for lon, lat in load("country_outline")[["lon_deg", "lat_deg"]].itertuples(index=False)]
CORNER = min(x for x, _ in OUTLINE), min(y for _, y in OUTLINE)


def on_the_map(lon, lat):
    return tuple(value - low for value, low in zip(albers(lon, lat), CORNER))


def sphere_area(points):
    """Area in km² inside a line of longitudes and latitudes: the sum of strips down to the equator."""
    return abs(sum(radians(b[0] - a[0]) * (sin(radians(a[1])) + sin(radians(b[1]))) / 2
                   for a, b in zip(points, points[1:] + points[:1]))) * 6371.007 ** 2


def test_there_is_a_cell_a_circle_and_a_centre_for_each_of_339():
    for table in ("soum_cells", "soum_circles", "soum_centres"):
        assert load(table)["nso_soum_code"].tolist() == SOUMS.index.tolist(), table
    assert len(CELLS) == 339 and list(BORDERS) == list(AIMAGS.index) and len(BORDERS) == 22


def test_cells_are_closed_and_run_clockwise():
    assert all(ring[0] == ring[-1] and len(ring) >= 4 and shoelace(ring) > 0 for ring in CELLS.values())


def test_cells_leave_no_gap_and_do_not_overlap():
    """Every edge is walked once each way, or lies on the one line around the country, whose area is the cells' sum."""
    assert len(EDGES) == sum(len(ring) - 1 for ring in CELLS.values())
    after = dict(OUTER)
    assert len(after) == len(OUTER)
    around = [min(after)]
    while around[-1] in after:
        around.append(after.pop(around[-1]))
    assert not after and around[0] == around[-1]
    assert sum(AREA.values()) == pytest.approx(shoelace(around), abs=0.1)


def test_the_land_is_the_outline():
    outline = load("country_outline")[["lon_deg", "lat_deg"]].values.tolist()
    assert sum(AREA.values()) == pytest.approx(sphere_area(outline), rel=0.002)
    assert sum(AREA.values()) == pytest.approx(AIMAGS["area_km2"].sum(), rel=0.005)
    corners = {corner for edge in OUTER for corner in edge}
    assert {(round(x - CORNER[0], 1), round(y - CORNER[1], 1)) for x, y in OUTLINE} <= corners


@pytest.mark.parametrize("iso", AIMAGS.index)
def test_an_aimag_has_its_published_area(iso):
    assert AREA[iso] == pytest.approx(AIMAGS["area_km2"][iso], rel=0.02), NAMES[iso]


def test_borders_are_the_unions_of_the_cells():
    for iso, rings in BORDERS.items():
        own = {edge for edge in EDGES if AIMAG_OF[EDGES[edge]] == iso}
        assert {edge for ring in rings for edge in edges(ring)} == {edge for edge in own if back(edge) not in own}, iso
        assert sum(map(shoelace, rings)) == pytest.approx(AREA[iso], abs=0.1), "a hole is taken off"


def touching(iso):
    around = {AIMAG_OF[EDGES[back(edge)]] for ring in BORDERS[iso] for edge in edges(ring) if back(edge) in EDGES}
    return {NAMES[other] for other in around - {iso}}


@pytest.mark.parametrize(("name", "around"), [
    ("Govisumber", {"Dornogovi", "Dundgovi", "Tuv", "Khentii"}), ("Darkhan-Uul", {"Selenge"}),
    ("Orkhon", {"Bulgan", "Selenge"})])
def test_a_small_aimag_lies_between_its_neighbours(name, around):
    assert touching(NAMES[NAMES == name].index[0]) == around


def test_baganuur_and_bagakhangai_lie_apart():
    districts = SOUMS.index[SOUMS["aimag_iso"] == "MN-1"]
    assert len(BORDERS["MN-1"]) == 3
    for name in ("Baganuur", "Bagakhangai"):
        (code,) = (code for code in districts if SOUMS["name_en"][code] == name)
        around = {AIMAG_OF[EDGES[back(edge)]] for edge in edges(CELLS[code]) if back(edge) in EDGES}
        assert around <= {"MN-047", "MN-039"}


def test_a_centre_lies_in_its_cell():
    """But for a place on the border of the country, which the simplified outline leaves outside."""
    away = {row.nso_soum_code: distance(on_the_map(row.lon_deg, row.lat_deg), CELLS[row.nso_soum_code])
            for row in load("soum_centres").itertuples()}
    assert {SOUMS["name_en"][code] for code, km in away.items() if km > 0.1} <= {"Altanbulag"}
    assert max(away.values()) < 5


def test_a_mine_lies_in_its_aimag_or_near():
    far = {row.name_en: min(distance(on_the_map(row.lon_deg, row.lat_deg), ring) for ring in BORDERS[row.aimag_iso])
           for row in load("mines_deposits").itertuples()}
    assert len(far) == 37 and max(far.values()) < 25, far


def test_circles_hold_people_by_area_and_do_not_overlap():
    circles = load("soum_circles")
    people = SOUMS["population_2020"].reindex(circles["nso_soum_code"]).tolist()
    land = sum(AREA.values())
    areas = [pi * radius ** 2 for radius in circles["radius_km"]]
    for area, count in zip(areas, people):
        assert area / sum(areas) == pytest.approx(count / sum(people), rel=0.002)
    assert 0.3 < sum(areas) / land < 0.5
    rows = circles[["x_km", "y_km", "radius_km"]].values.tolist()
    assert min(hypot(a[0] - b[0], a[1] - b[1]) - a[2] - b[2] for i, a in enumerate(rows) for b in rows[:i]) > 0


def test_a_circle_stays_near_its_place():
    """Half of them within 30 km of their centre; those that the capital's circles push away, at most 350 km."""
    centres = load("soum_centres")
    places = [on_the_map(*place) for place in centres[["lon_deg", "lat_deg"]].values.tolist()]
    moved = sorted(hypot(x - px, y - py) for (x, y), (px, py) in
                   zip(load("soum_circles")[["x_km", "y_km"]].values.tolist(), places))
    assert moved[169] < 30 and moved[-1] < 350


def test_the_capital_is_a_third_of_a_percent_of_the_land_and_nearly_half_of_the_people():
    assert round(100 * AREA["MN-1"] / sum(AREA.values()), 1) == 0.3
    census = load("population_by_aimag").query("basis == 'census'").set_index("aimag_iso")["population"]
    assert round(100 * census["MN-1"] / census.sum(), 1) == 46.7
    radius = load("soum_circles").set_index("nso_soum_code")["radius_km"] ** 2
    assert radius[SOUMS.index[SOUMS["aimag_iso"] == "MN-1"]].sum() / radius.sum() == pytest.approx(0.467, abs=0.01)


EXPLORER = UnitExplorer()
CHARTS = dict(zip(("land", "people"), charts_of("territory.units", EXPLORER.fixed())))
LIVE = {"land": {"shown", "legend", "chosen"}, "people": {"chosen"}}


@pytest.mark.parametrize("name", CHARTS)
def test_a_map_is_light_and_waits_for_rows_only(name):
    spec = CHARTS[name].to_dict()
    assert len(json.dumps(spec)) < 200_000  # with the values of five measures, so that a step sends three short rows
    assert named_datasets(spec) == LIVE[name]
    assert spec["usermeta"]["touch"] == {"control": "unit", "field": "unit"} and spec["width"] == "container"


def test_the_map_says_that_it_is_schematic():
    assert "not a legal boundary" in json.dumps(CHARTS["land"].to_dict())


def test_a_click_finds_the_control_value_on_every_shape():
    tables = [rows for chart in CHARTS.values() for rows in chart.to_dict()["datasets"].values()]
    shapes = [shape for rows in tables for shape in rows if "unit" in shape]
    assert len(shapes) == 339 + 22 + 339 + 22 and {shape["unit"] for shape in shapes} == set(AIMAGS.index)


def test_classes_hold_about_as_many_soums_each():
    people = SOUMS["population_2020"].tolist()
    bounds = class_bounds(people)
    sizes = [sum(class_of(value, bounds) == step for value in people) for step in range(5)]
    assert len(bounds) == 4 and sum(sizes) == 339 and min(sizes) > 55 and max(sizes) < 80
