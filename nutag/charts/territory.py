"""Charts of the territory: one tile a unit, label points on an outline, the tree of units; seats of parliament."""

import altair as alt

from nutag.charts import theme

TILE = 68  # pixels across


def on_tiles(units, tiles):
    """A chart of the units in which each has found its tile, its label point and its place in the tree.

    units: aimag_iso and what changes. tiles: aimag_iso, tile_column, tile_row, lon, lat, place; these do not change.
    """
    fixed = [column for column in tiles.columns if column != "aimag_iso"]
    return alt.Chart(units).transform_lookup("aimag_iso", alt.LookupData(tiles, "aimag_iso", fixed))


def tile_map(units, tiles, title):
    """One tile a first-level unit, roughly where it lies, coloured by a measure; the chosen one has a thick frame.

    units: aimag_iso, label, value, text, chosen (true or false). tiles: see `on_tiles`.
    """
    base = on_tiles(units, tiles).encode(
        x=alt.X("tile_column:O", axis=None), y=alt.Y("tile_row:O", axis=None), tooltip=["label:N", "text:N"])
    squares = base.mark_rect(cornerRadius=3, stroke="white").encode(
        color=alt.Color("value:Q", legend=None, scale=alt.Scale(range=["#eef5fb", "#8cc0e6"], zero=True)))
    frame = base.transform_filter("datum.chosen").mark_rect(cornerRadius=3, filled=False, stroke=theme.ORANGE, strokeWidth=3)
    names = base.mark_text(fontSize=9, dy=-7).encode(text="label:N")
    numbers = base.mark_text(fontSize=12, dy=8).encode(text="text:N")
    return alt.layer(squares, frame, names, numbers).properties(width=8 * TILE, height=4 * 40, title=title)


def position_map(units, tiles, outline, title):
    """Label points of the units on the outline of the country; schematic, no inner borders.

    units: aimag_iso, label, chosen. tiles: see `on_tiles`. outline: point_order, lon_deg, lat_deg.
    """
    lon = alt.Scale(domain=[87, 120.5], nice=False, zero=False)
    lat = alt.Scale(domain=[41, 53], nice=False, zero=False)
    border = alt.Chart(outline).mark_line(color="#999999", strokeWidth=1.2, fill="#f5f5f5").encode(
        x=alt.X("lon_deg:Q", scale=lon, axis=None), y=alt.Y("lat_deg:Q", scale=lat, axis=None), order="point_order:O")
    base = on_tiles(units, tiles).encode(
        x=alt.X("lon:Q", scale=lon, axis=None), y=alt.Y("lat:Q", scale=lat, axis=None))
    points = base.mark_circle(opacity=1, stroke="#333333").encode(
        color=alt.Color("chosen:N", legend=None, scale=alt.Scale(domain=[True, False], range=[theme.ORANGE, theme.SKY])),
        size=alt.Size("chosen:N", legend=None, scale=alt.Scale(domain=[True, False], range=[140, 36])),
        tooltip="label:N")
    name = base.transform_filter("datum.chosen").mark_text(dy=-14, fontSize=13, fontWeight="bold").encode(text="label:N")
    return alt.layer(border, points, name).properties(width=8 * TILE, height=150, title=title)


def unit_tree(units, children, tiles):
    """The tree from the country to its 22 units and to the soums or districts of the chosen unit.

    units: aimag_iso, label, chosen. children: label, place (0 to 1, from the top), parent_place. tiles: see `on_tiles`.
    """
    scales = dict(x=alt.X("x:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=None),
                  y=alt.Y("place:Q", scale=alt.Scale(domain=[1, 0], nice=False), axis=None))
    first = on_tiles(units, tiles).transform_calculate(x="18", x0="2", y0="0.5")
    second = alt.Chart(children).transform_calculate(x="63", x0="48")
    colour = alt.Color("chosen:N", legend=None, scale=alt.Scale(domain=[True, False], range=[theme.ORANGE, "#bbbbbb"]))
    links = first.mark_rule().encode(**scales, x2="x0:Q", y2="y0:Q", color=colour)
    names = first.transform_calculate(x="19").mark_text(align="left", fontSize=11).encode(**scales, text="label:N")
    lower = second.mark_rule(color=theme.ORANGE, opacity=0.7).encode(**scales, x2="x0:Q", y2="parent_place:Q")
    lower_names = second.transform_calculate(x="64").mark_text(align="left", fontSize=10.5).encode(**scales, text="label:N")
    return alt.layer(links, lower, names, lower_names).properties(
        width=300, height=365, title="Tree: country, first level, second level",
        description="Tree of the country, its 22 first-level units and the units below the chosen one")


def unit_maps(units, tiles, outline):
    """Tile map above position map, both answering to one selection; schematic, no survey map."""
    return alt.vconcat(
        tile_map(units, tiles, "Tiles: roughly where each unit lies"),
        position_map(units, tiles, outline, "Positions: label points on an outline"),
    ).properties(description="Tile map and position map of the 22 first-level units of Mongolia", usermeta=theme.OWN_SCALES)


def seats_chart(data):
    """Seats of one election, largest first; all parties in one neutral colour.

    data: party, seats.
    """
    base = alt.Chart(data).encode(
        x=alt.X("seats:Q", title="seats", scale=alt.Scale(domain=[0, 85])),
        y=alt.Y("party:N", sort="-x", title=None, axis=alt.Axis(labelLimit=300, labelFontSize=11)))
    bars = base.mark_bar(color=theme.GREY)
    labels = base.mark_text(align="left", dx=4).encode(text="seats:Q")
    return alt.layer(bars, labels).properties(width=150, height=180, title="Seats by party")


def parties_chart(data):
    """Effective number of parties at each election; only the chosen one has its number, the others are to be found.

    data: year, parties (effective number), chosen.
    """
    base = alt.Chart(data).encode(
        x=alt.X("year:O", title="election", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("parties:Q", title="effective number", scale=alt.Scale(domain=[0, 3.4])))
    line = base.mark_line(color="#bbbbbb")
    points = base.mark_point(filled=True, opacity=1).encode(
        color=alt.Color("chosen:N", legend=None, scale=alt.Scale(domain=[True, False], range=[theme.ORANGE, theme.GREY])),
        size=alt.Size("chosen:N", legend=None, scale=alt.Scale(domain=[True, False], range=[150, 60])))
    labels = base.transform_filter("datum.chosen").mark_text(dy=-14).encode(text=alt.Text("parties:Q", format=".2f"))
    return alt.layer(line, points, labels).properties(width=360, height=180, title="Effective number of parties in parliament")


def votes_and_seats_chart(data):
    """Share of votes beside share of seats, party by party and year by year.

    data: year, party_as_reported, kind ("votes_pct" or "seats_pct"), share_pct.
    """
    kinds = ["votes_pct", "seats_pct"]
    legend = alt.Legend(orient="top", labelExpr="datum.label == 'votes_pct' ? '% of votes' : '% of seats'")
    return alt.Chart(data).mark_bar().encode(
        x=alt.X("share_pct:Q", title="%", scale=alt.Scale(domain=[0, 100])),
        y=alt.Y("party_as_reported:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
        yOffset=alt.YOffset("kind:N", sort=kinds),
        color=alt.Color("kind:N", title=None, legend=legend, scale=alt.Scale(domain=kinds, range=[theme.SKY, theme.GREY])),
        row=alt.Row("year:O", title=None, header=alt.Header(labelAngle=0, labelFontSize=13)),
        tooltip=["party_as_reported:N", "kind:N", "share_pct:Q"],
    ).resolve_scale(y="independent").properties(
        width=420, height=alt.Step(11), description="Shares of votes and of seats of each party, 2016 and 2020")
