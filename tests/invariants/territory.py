"""What holds for every state of the three scenarios of the territory."""
import pytest

from nutag.data import load

AIMAGS, SOUMS = load("aimags").set_index("aimag_iso"), load("soums")
CENSUS = load("population_by_aimag").query("year == 2020 and basis == 'census'").set_index("aimag_iso").population
SEATS, VOTES = load("khural_seats"), load("khural_votes")
CELLS = load("who_decides").set_index(["function_id", "level"])
EVIDENCE = CELLS.evidence.to_dict()


def units(scenario):
    """Counts by a second way: the rows of the table of soums; an aimag is compared with aimags, the capital with nothing."""
    result, unit = scenario.result, AIMAGS.loc[scenario.unit]
    first, second, _, people, area = result.table
    name, others = list(first)[1:]
    aimag = unit.unit_type == "aimag"
    mine = SOUMS[SOUMS.aimag_iso == scenario.unit]
    assert name == unit.name_en and first[name] == len(mine) == result.values["second"]
    assert set(mine.unit_type) == {"soum" if aimag else "district"}
    assert (first[others], second[others]) == ((330, 1638) if aimag else (9, 171))
    assert people[others] == CENSUS[AIMAGS.unit_type == unit.unit_type].sum() and people[name] == CENSUS[scenario.unit]
    assert area[others] == pytest.approx(AIMAGS.area_km2[AIMAGS.unit_type == unit.unit_type].sum(), abs=1)
    assert result.values["people_share"] == pytest.approx(CENSUS[scenario.unit] / 3_296_866)  # published census total
    steps = [row["step"] for row in result.rows["legend"]]
    assert steps == sorted(steps) and steps[-1] == 4
    assert result.rows["chosen"] == [{"code": scenario.unit}]
    assert unit.name_en in result.sentence and unit.name_mn in result.sentence
    if scenario.unit == "MN-047":
        assert result.values["second"] == AIMAGS.soum_count_2023.max() and result.values["most"].startswith("Tuv")


def decides(scenario):
    result = scenario.result
    cell = CELLS.loc[(scenario.function, scenario.level)]
    assert len(result.rows["cells"]) == 60 and len(result.table) == 4
    found = cell.evidence != "not found"
    said = cell.who_decides if found else cell.looked_in  # its beginning at least; the table has all of it
    assert (said if len(said) <= 140 else said[:140]) in result.sentence and len(result.sentence) < 330
    assert ("We looked in" in result.sentence) != found
    assert (", medium confidence" in result.sentence) == (cell.confidence == "medium" if found else False)
    assert result.values["found"] == (CELLS.loc[scenario.function].evidence != "not found").sum()
    states = {(row["row"], row["column"]): row["state"] for row in result.rows["cells"]}
    assert [states[key] for key in states if EVIDENCE[key] == "not found"] == ["not found"] * result.values["not_found"]
    assert result.values["not_found"] == 16  # counted by hand in the table


def parties(scenario):
    """Shares by pandas; seats in proportion by the largest remainders, worked out by hand for 2016."""
    result, year = scenario.result, int(scenario.year)
    seats = SEATS[SEATS.year == year].set_index("party_id").seats
    two = seats.drop("IND", errors="ignore").nlargest(2)
    values = result.values
    assert sum(row["seats"] for row in result.table) == seats.sum()
    assert values["largest"] == two.index[0]
    votes = VOTES[VOTES.year == year].set_index("party_id").votes_pct
    assert values["largest_votes"] == pytest.approx(votes[two.index[0]])
    computed = scenario.rule == "in proportion" and year != 2024
    if not computed:
        assert values["largest_seats"] == pytest.approx(100 * two.iloc[0] / seats.sum())
    elif year == 2016:
        # 76 seats: 45.12 % → 34.29, 33.14 % → 25.19, 21.74 % → 16.52; the seat that is left goes to .52.
        assert [row["seats"] for row in result.table] == [34, 25, 17]
    else:
        assert abs(values["largest_seats"] - values["largest_votes"]) < 100 / seats.sum()
    places = [row["place"] for row in result.rows["ends"] if row["end"] == "seats"]
    assert all(high - low >= 7 - 1e-9 for low, high in zip(sorted(places), sorted(places)[1:])), "labels must not touch"
    shares = {row["year"]: row["share"] for row in result.rows["two"] if row["kind"] == "seats"}
    assert shares[scenario.year] == pytest.approx(100 * two.sum() / seats.sum(), abs=0.05)
    assert all(row["choose"] is None for row in result.rows["two"] if row["year"] < "2012")


INVARIANTS = {"territory.units": units, "territory.decides": decides, "territory.parties": parties}
