"""Draw a schematic map from points: cells around the soums' centres, the aimags' borders, circles sized by people.

    python -m venv somewhere && somewhere/bin/pip install numpy pandas scipy shapely
    PYTHONPATH=. somewhere/bin/python datasets/recipes/soum_cells.py     (two minutes; then run fingerprints.py)

numpy, scipy and shapely serve this recipe alone: the project reads the tables and never runs it.

- **Plane.** Kilometres east and north of the corner of the country, Albers' equal-area conic projection, so that areas
  on the page are areas on the land. The outline and the published areas differ by 0.4 %; each aimag gets its share.
- **Cells.** A power diagram (Aurenhammer 1987) of the centres, cut along the outline: a point belongs to the centre for
  which distance squared less weight is smallest. One weight an aimag, found by Newton's method, gives each aimag its
  published area; small corrections of single weights keep every centre inside its own cell, and Bagakhangai, which lies
  apart from the rest of the capital, apart.
- **Circles.** Dorling (1996): a circle for each soum, its area proportional to its people (end of 2020), pulled to its
  centre and pushed off its neighbours until none overlap.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from scipy.spatial import ConvexHull, KDTree

from nutag.data import load

TERRITORY = Path(__file__).resolve().parent.parent / "territory"
EARTH_KM = 6371.007  # the sphere with the surface of the earth
NORTH, SOUTH, MIDDLE = np.radians([43.5, 50.5]), np.radians(47), np.radians(103.5)
BAGAKHANGAI = "1104"
CIRCLES_OF_LAND = 0.42  # the circles together, as a share of the land: as large as leaves them near their places


def albers(lon_deg, lat_deg):
    """Kilometres east and north on Albers' equal-area conic projection (Snyder 1987, p. 100)."""
    n = np.sin(NORTH).mean()
    c = np.cos(NORTH[0]) ** 2 + 2 * n * np.sin(NORTH[0])

    def radius(lat):
        return EARTH_KM * np.sqrt(c - 2 * n * np.sin(lat)) / n

    angle, lat = n * (np.radians(lon_deg) - MIDDLE), np.radians(lat_deg)
    return np.column_stack([radius(lat) * np.sin(angle), radius(SOUTH) - radius(lat) * np.cos(angle)])


def half(corners, normal, limit):
    """The part of a convex polygon on which normal · point is at most `limit`."""
    over, kept = corners @ normal - limit, []
    for i in range(len(corners)):
        j = (i + 1) % len(corners)
        if over[i] <= 0:
            kept.append(corners[i])
        if (over[i] <= 0) != (over[j] <= 0):
            kept.append(corners[i] + (corners[j] - corners[i]) * over[i] / (over[i] - over[j]))
    return np.array(kept).reshape(-1, 2)


def neighbours(points, weights):
    """For each point the points whose cells can touch its own: the lower hull of the lifted points."""
    hull = ConvexHull(np.column_stack([points, (points ** 2).sum(axis=1) - weights]))
    sets = [set() for _ in points]
    for triangle in hull.simplices[hull.equations[:, 2] < 0].tolist():
        for corner in triangle:
            sets[corner] |= set(triangle) - {corner}
    return sets


def power_cells(points, weights, land):
    """The power diagram on the land: one shape a point, and the pairs of points whose cells can touch."""
    around, power = neighbours(points, weights), (points ** 2).sum(axis=1) - weights
    everywhere, cells = np.array([[-9e3, -9e3], [9e3, -9e3], [9e3, 9e3], [-9e3, 9e3]]), []
    for i, others in enumerate(around):
        corners = everywhere if others else everywhere[:0]
        for j in sorted(others):
            corners = half(corners, 2 * (points[j] - points[i]), power[j] - power[i])
        cells.append(shapely.Polygon(corners).intersection(land) if len(corners) > 2 else shapely.Polygon())
    return cells, [(i, j) for i, others in enumerate(around) for j in sorted(others) if i < j]


def balanced(points, own, aimag, wanted, land, weights):
    """Newton's method: one weight an aimag so that its cells have the wanted area; `own` are the soums' corrections."""
    def areas(cells):
        return np.bincount(aimag, shapely.area(cells))

    cells, pairs = power_cells(points, weights[aimag] + own, land)
    while abs(areas(cells) / wanted - 1).max() > 1e-4:
        slope = np.zeros((len(wanted), len(wanted)))
        for i, j in pairs:
            border = shapely.length(cells[i].intersection(cells[j])) / (2 * np.linalg.norm(points[i] - points[j]))
            (a, b) = aimag[i], aimag[j]
            slope[[a, b], [a, b]] += border * (a != b)
            slope[[a, b], [b, a]] -= border * (a != b)
        step = np.linalg.lstsq(slope, wanted - areas(cells), rcond=None)[0]
        gap = abs(areas(cells) - wanted).sum()
        for part in 0.5 ** np.arange(12):  # a full step may empty a cell: take half of it, and half again
            cells, pairs = power_cells(points, (weights + part * step)[aimag] + own, land)
            if shapely.area(cells).min() > 0.5 and abs(areas(cells) - wanted).sum() < gap:
                break
        weights = weights + part * step
    return cells, weights


def settled(points, aimag, wanted, land, apart):
    """Cells of the wanted areas, each with its centre inside; the cell `apart` touches none of its own aimag."""
    own, weights = np.zeros(len(points)), np.zeros(len(wanted))
    distance = np.linalg.norm(points[:, None] - points, axis=2)
    family = np.flatnonzero((aimag == aimag[apart]) & (np.arange(len(points)) != apart))
    while True:
        cells, weights = balanced(points, own, aimag, wanted, land, weights)
        total = weights[aimag] + own
        outside = total - total[:, None] - distance ** 2  # above zero: the second point takes the first's centre
        touches = any(cells[apart].distance(cells[i]) < 2 for i in family)
        if outside.max() <= 0 and not touches:
            return cells
        for i, j in zip(*np.nonzero(outside > 0)):
            push = 0.6 * outside[i, j] + 2 * distance[i, j]  # and two kilometres more
            own[i] += push
            own[j] -= push
        own[apart] -= 100 * touches


def rings(pieces):
    """Each shape as a closed ring of corners on a grid of 100 m, clockwise; a shared corner is one corner."""
    corners = [np.array(piece.exterior.coords)[:-1] for piece in pieces]
    every = np.concatenate(corners)
    nearest = [min(group) for group in KDTree(every).query_ball_point(every, 0.02)]
    grid = iter(np.round(every[nearest], 1).tolist())
    found = []
    for part in corners:
        ring = [tuple(next(grid)) for _ in part]
        ring = [corner for i, corner in enumerate(ring) if corner != ring[i - 1]]
        ring = ring[::-1] if shapely.LinearRing(ring).is_ccw else ring
        first = ring.index(min(ring))
        found.append(ring[first:] + ring[:first + 1])
    return found


def union_rings(found):
    """The rings around several cells, clockwise: edges that two of them share cancel."""
    edges = {edge for ring in found for edge in zip(ring, ring[1:])}
    after = {a: b for a, b in edges if (b, a) not in edges}
    around = []
    while after:
        ring = [min(after)]
        while ring[-1] in after:
            ring.append(after.pop(ring[-1]))
        around.append(ring)
    return sorted(around, key=lambda ring: -shapely.Polygon(ring).area)


def whole(cells):
    """One ring a cell: what the outline cuts off a cell goes to the neighbour with which it shares most edges."""
    pieces = [(i, piece) for i, cell in enumerate(cells) for piece in shapely.get_parts(cell)]
    pieces.sort(key=lambda piece: -piece[1].area)
    found, cut = {}, []
    for (i, _), ring in zip(pieces, rings([piece for _, piece in pieces])):
        if i in found:
            cut.append(ring)
        else:
            found[i] = ring
    for ring in cut:
        back = {(b, a) for a, b in zip(ring, ring[1:])}
        taker = max(sorted(found), key=lambda i: len(back & set(zip(found[i], found[i][1:]))))
        (found[taker],) = union_rings([found[taker], ring])
    return [found[i] for i in range(len(cells))]


def loosened(places, here, radius, pulls):
    """Circles moved apart from `here`, while each is pulled to its place; the smaller of two gives way."""
    apart = radius[:, None] + radius + 1.0
    np.fill_diagonal(apart, 0)
    share = radius ** 2 / (radius ** 2 + radius[:, None] ** 2)
    for pull in pulls:
        way = here[:, None] - here
        distance = np.sqrt((way ** 2).sum(axis=2)) + 1e-9
        overlap = np.maximum(apart - distance, 0)
        if pull == 0 and overlap.max() < 0.5:
            break
        here = here + 0.5 * ((overlap * share / distance)[:, :, None] * way).sum(axis=1) + pull * (places - here)
    return here


def dorling(places, people, capital, land_km2):
    """Centres and radii of circles, areas proportional to people, near their places, none upon another.

    The capital's districts settle first, around their common centre. Every other circle starts straight away from it,
    by so much that the land between keeps its area, and is pulled back: otherwise small ones stay caught among them.
    """
    radius = np.sqrt(CIRCLES_OF_LAND * land_km2 * people / people.sum() / np.pi)
    centre, pulls = places[capital].mean(axis=0), np.concatenate([np.full(600, 0.01), np.zeros(3000)])
    districts = loosened(centre, places[capital], radius[capital], pulls)
    reach = (np.linalg.norm(districts - centre, axis=1) + radius[capital]).max()
    way = places - centre
    far = np.linalg.norm(way, axis=1)[:, None]
    start, goal = centre + way * np.sqrt(far ** 2 + reach ** 2) / far, places.copy()
    start[capital] = goal[capital] = districts
    return loosened(goal, start, radius, pulls), radius


def text(ring):
    """A ring in one cell of a table: `x y, x y, …`."""
    return ", ".join(f"{x:.1f} {y:.1f}" for x, y in ring)


def tables():
    """The three tables by file name."""
    soums, aimags, outline = load("soums"), load("aimags"), load("country_outline")
    centres = soums[["nso_soum_code", "aimag_iso", "population_2020"]].merge(load("soum_centres"), on="nso_soum_code")
    border = albers(outline["lon_deg"], outline["lat_deg"])
    corner = border.min(axis=0)
    land, points = shapely.Polygon(border - corner), albers(centres["lon_deg"], centres["lat_deg"]) - corner
    aimag = pd.Index(aimags["aimag_iso"]).get_indexer(centres["aimag_iso"])
    wanted = (aimags["area_km2"] / aimags["area_km2"].sum() * land.area).to_numpy()
    apart = centres["nso_soum_code"].tolist().index(BAGAKHANGAI)
    found = whole(settled(points, aimag, wanted, land, apart))
    borders = [(iso, part, text(ring)) for number, iso in enumerate(aimags["aimag_iso"])
               for part, ring in enumerate(union_rings([found[i] for i in np.flatnonzero(aimag == number)]), start=1)]
    here, radius = dorling(points, centres["population_2020"].to_numpy(float), aimag == aimag[apart], land.area)
    codes = centres["nso_soum_code"]
    return {
        "soum_cells.csv": pd.DataFrame({"nso_soum_code": codes, "ring_km": [text(ring) for ring in found]}),
        "aimag_borders.csv": pd.DataFrame(borders, columns=["aimag_iso", "part", "ring_km"]),
        "soum_circles.csv": pd.DataFrame({
            "nso_soum_code": codes, "x_km": here[:, 0].round(1), "y_km": here[:, 1].round(1), "radius_km": radius.round(2)}),
    }


if __name__ == "__main__":
    for name, table in tables().items():
        table.to_csv(TERRITORY / name, index=False, lineterminator="\n")
