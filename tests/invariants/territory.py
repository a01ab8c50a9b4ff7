"""What holds for every state of the two scenarios of the territory."""
import pytest

from nutag.data import load

SOUMS, AIMAGS, SEATS = load("soums"), load("aimags"), load("khural_seats")
SIZES = load("elections").set_index("year")


def units(scenario):
    result, iso = scenario.result, scenario.unit
    tiles, children = result.rows["units"], result.rows["children"]
    of_table = SOUMS[SOUMS.aimag_iso == iso][f"name_{scenario.letters}"]
    assert sorted(child["label"] for child in children) == sorted(of_table)
    assert result.table.iloc[1, 1] == len(children) and result.table["all 22"][1] == len(SOUMS) == 339
    assert [tile["aimag_iso"] for tile in tiles if tile["chosen"]] == [iso]
    assert {tile["aimag_iso"] for tile in tiles} == set(AIMAGS.aimag_iso)
    assert {tile["label"] for tile in tiles} == set(AIMAGS[f"name_{scenario.letters}"])
    assert all(tile["value"] > 0 for tile in tiles)
    places = [child["place"] for child in children]
    assert places == sorted(set(places)) and all(0 < place < 1 for place in places)
    assert len({child["parent_place"] for child in children}) == 1
    if scenario.measure == "second_level":
        assert sum(tile["value"] for tile in tiles) == 339
    if scenario.measure == "third_level":
        assert sum(tile["value"] for tile in tiles) == result.table["all 22"][2]
    chosen = AIMAGS.set_index("aimag_iso").loc[iso]
    assert chosen.name_en in result.sentence and chosen.name_mn in result.sentence


def parties(scenario):
    result, year = scenario.result, int(scenario.year)
    seats = SEATS[SEATS.year == year]
    numbers = {row["year"]: row["parties"] for row in result.rows["elections"]}
    assert [row["year"] for row in result.rows["elections"] if row["chosen"]] == [year]
    assert sum(row["seats"] for row in result.rows["seats"]) == seats.seats.sum() == result.values["total"]
    # Between one and the number of those who sit there, each independent counted as the convention says.
    alone = int(seats.seats[seats.party_id == "IND"].sum())
    most = (seats.party_id != "IND").sum() + (alone if scenario.independents == "alone" else bool(alone))
    assert 1 <= result.values["parties"] <= most
    # Never below what the largest party alone allows: 1 / share, and never below 1 / share squared's inverse bound.
    share = seats.seats.max() / seats.seats.sum()
    assert 1 / share - 1e-9 <= result.values["parties"] <= 1 / share**2 + 1e-9
    assert numbers[year] == pytest.approx(result.values["parties"], abs=1e-4)
    assert list(result.table["seats"]) == sorted(seats.seats, reverse=True)


INVARIANTS = {"territory.units": units, "territory.parties": parties}
