"""A team's own Jishee: the same everywhere, no two alike, and every one of them well formed."""
import subprocess
import sys
from hashlib import sha256

import pytest

from nutag.models import power_indices
from nutag.models.team_draw import PARTIES, TeamError, draw, jishee, team_number
from nutag.scenarios.capstone import jishee_of, points_of

TEAMS = range(1, 501)
BEST = 100  # points of each party where every issue goes its way, in the course and for each team


def test_a_draw_is_sha_256_and_nothing_else():
    number = int(sha256(b"jishee 1/7/cost W").hexdigest()[:16], 16)
    assert draw(7, "cost W", range(9)) == number % 9
    assert jishee_of(7).costs["W"] == 30 - 4 + number % 9


def test_another_process_draws_the_same():
    code = "from nutag.scenarios.capstone import jishee_of as j; print([j(n).soums for n in (7, 500)])"
    runs = {subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
                           capture_output=True, text=True, check=True).stdout for seed in ("1", "2")}
    assert runs == {f"{[jishee_of(n).soums for n in (7, 500)]}\n"}


def test_team_0_is_the_jishee_of_the_course():
    place = jishee_of(0)
    assert [sum(row[name] for row in place.soums.values()) for name in ("population", "area_km2", "origin", "own")] == [
        32_000, 27_500, 10_000, 11_300]
    assert (place.chairs, place.least, sum(place.costs.values())) == (5, (45, 35, 40, 30), 195)


def test_no_two_teams_agree():
    places = {repr((team.soums, team.costs, team.scores)) for team in map(jishee_of, TEAMS)}
    assert len(places) == len(TEAMS)
    one, other = jishee_of(1), jishee_of(2)
    assert one.soums != other.soums and one.costs != other.costs and one.scores != other.scores


@pytest.mark.parametrize("start", range(1, 501, 100))
def test_every_jishee_is_well_formed(start):
    course = jishee_of(0)
    for team in range(start, start + 100):
        place = jishee_of(team)
        for letter, row in place.soums.items():
            before = course.soums[letter]
            assert 0.79 * before["population"] <= row["population"] <= 1.21 * before["population"]
            assert 0.79 * before["own"] <= row["own"] <= 1.21 * before["own"]
            assert abs(row["origin"] - before["origin"]) <= 0.26 * before["origin"]
            assert 0 < row["development"] < 100 and 0 < row["effort"] and row["area_km2"] > 0
        assert all(abs(cost - course.costs[name]) <= 4 and cost > 0 for name, cost in place.costs.items())
        assert [who for who, _ in place.ballots] == [who for who, _ in course.ballots] and len(place.ballots) == 20
        assert all(ballot and ballot <= set(place.costs) for _, ballot in place.ballots)
        assert set().union(*(ballot for _, ballot in place.ballots)) == set(place.costs)
        changed = [ballot != old for (_, ballot), (_, old) in zip(place.ballots, course.ballots)]
        assert sum(changed) <= 4
        assert sum(power_indices.shapley_shubik([place.chairs, 5, 3, 3], (place.chairs + 11) // 2 + 1)) == 1
        points = points_of(team)
        for number in range(len(PARTIES)):
            best = {issue: max(row[number] for key, row in place.scores.items() if key[0] == issue)
                    for issue, _ in place.scores}
            assert sum(best.values()) == BEST and all(0 <= row[number] for row in place.scores.values())
            wished = {key for key, row in place.scores.items() if row[number] == best[key[0]]}
            assert {key for key in wished if course.scores[key][number] == max(
                row[number] for other, row in course.scores.items() if other[0] == key[0])} == wished
        able = [row for row in points if all(got >= least for got, least in zip(row, place.least))]
        assert 50 < len(able) < 700, "some deals can be accepted, and not nearly all"
        assert 50 <= place.low_price <= 80


@pytest.mark.parametrize(("seed", "number"), [(7, 7), ("7", 7), ("  0007", 7), (0, 0), ("9999", 9999)])
def test_a_number_is_itself(seed, number):
    assert team_number(seed) == number


def test_a_name_becomes_a_number():
    names = ["Altai", "Khangai", "Gobi", "Хангай", "team 1", "team 2"]
    numbers = [team_number(name) for name in names]
    assert len(set(numbers)) == len(names) and all(1 <= number <= 9999 for number in numbers)
    assert team_number("Altai") == 1 + int(sha256(b"jishee 1/altai/name").hexdigest()[:16], 16) % 9999


@pytest.mark.parametrize("seed", ["", "  ", -1, 10_000, "10000", "9" * 5000, "-1", "7.5", "²", 1.5, True, None, [7], float("nan")])
def test_what_is_no_team_is_said_so(seed):
    with pytest.raises(TeamError):
        team_number(seed)
    if not isinstance(seed, str):
        with pytest.raises(TeamError):
            jishee(seed, {}, {}, (), {}, ())
