"""Numbers drawn from a team's number: the same on every machine, and no two teams alike.

Each draw is named, and comes from SHA-256 of the team's number and that name. So it depends neither on the order of
the draws nor on a computer, a version of Python or its random numbers. All amounts are whole.
"""
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

DRAW = "jishee 1"  # another way of drawing gets another name, so that an old dossier is not measured by it
COURSE, LAST = 0, 9999  # team 0 has the values of the course itself
PARTIES = ("company", "local_government", "citizens", "sme")


class TeamError(ValueError):
    """A team that cannot be read, in words for the reader."""


@dataclass(frozen=True)
class Jishee:
    """The aimag of one team. All values are TEACHING.

    soums: letter → population, area_km2, origin and own (₮ million), development and effort (hundredths), label.
    costs: project → ₮ million. ballots: pairs of (bag, sex) and a frozen set of projects, one a voter.
    chairs: of local government in the council. scores: (issue, option) → points of the four parties.
    least: points of the four parties without an agreement. low_price: a bad year's price, per cent of the plan.
    """

    team: int
    soums: dict
    costs: dict
    ballots: tuple
    chairs: int
    scores: dict
    least: tuple
    low_price: int


def team_number(seed):
    """A team's number from what a lecturer writes: a whole number from 0 to 9999 itself, another text by SHA-256.

    >>> team_number(7), team_number(" 0007 "), team_number("Altai") == team_number("ALTAI ")
    (7, 7, True)

    Errors: `TeamError` for an empty text, a number beyond the limits, a text without letters, or what is neither text
    nor whole number.
    """
    if isinstance(seed, bool) or not isinstance(seed, int | str):
        raise TeamError(f"A team is a whole number from {COURSE} to {LAST}, or a name.")
    if isinstance(seed, int):
        if not COURSE <= seed <= LAST:
            raise TeamError(f"A team's number goes from {COURSE} to {LAST}.")
        return seed
    text = " ".join(normalize("NFC", seed).casefold().split())
    if not text:
        raise TeamError("Write the team's number or name.")
    if text.isascii() and text.isdigit():
        if len(text) > 9:
            raise TeamError(f"A team's number goes from {COURSE} to {LAST}.")
        return team_number(int(text))
    if not any(mark.isalpha() for mark in text):
        raise TeamError(f"A team's number is a whole one from {COURSE} to {LAST}; a name has letters.")
    return 1 + _number(text, "name") % LAST


def draw(team, name, options):
    """One of the options, by the team's number and the name of the draw.

    >>> draw(7, "example", [10, 20, 30]) in (10, 20, 30)
    True
    """
    options = list(options)
    return options[_number(team, name) % len(options)]


def jishee(team, soums, costs, ballots, scores, least, chairs=5, low_price=60):
    """The `Jishee` of a team, near the values of the course that are given; team 0 has just these.

    Populations, areas and revenues lie within a fifth of the course's, the mine's royalty within a quarter, indices
    within 0.05, costs within ₮4 million. Up to four voters change one approval each. Of each party's points up to 3 move from
    the best option of one issue to that of another, so that a party's best still adds up to the same.
    Errors: `TeamError` for a number beyond the limits.
    """
    team = team_number(team)
    if team == COURSE:
        return Jishee(team, soums, costs, ballots, chairs, scores, least, low_price)
    return Jishee(team, {letter: _soum(team, letter, row) for letter, row in soums.items()},
                  {name: cost + draw(team, f"cost {name}", range(-4, 5)) for name, cost in costs.items()},
                  _ballots(team, ballots, list(costs)), draw(team, "chairs", range(4, 8)), _scores(team, scores),
                  tuple(points + draw(team, f"least {party}", (-5, 0, 5)) for party, points in zip(PARTIES, least)),
                  draw(team, "low price", range(50, 85, 5)))


def _number(team, name):
    return int.from_bytes(sha256(f"{DRAW}/{team}/{name}".encode()).digest()[:8], "big")


def _soum(team, letter, row):
    def near(name, part, step):
        """A value within a part of the course's, in steps; a zero stays a zero."""
        value = row[name] * (100 + draw(team, f"{letter} {name}", range(-part, part + 1, 5)))
        return max(step, (value + 50 * step) // (100 * step) * step) if row[name] else 0

    return dict(row, population=near("population", 20, 100), area_km2=near("area_km2", 20, 100),
                origin=near("origin", 25, 50), own=near("own", 20, 10),
                development=row["development"] + draw(team, f"{letter} development", range(-5, 6)),
                effort=row["effort"] + draw(team, f"{letter} effort", range(-5, 6)))


def _ballots(team, ballots, projects):
    """Four voters give one of their approvals to another project; a project never loses its last vote."""
    changed = list(ballots)
    left = list(range(len(ballots)))
    for turn in range(4):
        voter = draw(team, f"voter {turn}", left)
        left.remove(voter)
        who, ballot = changed[voter]
        spare = sorted(project for project in ballot if sum(project in other for _, other in changed) > 1)
        others = sorted(set(projects) - ballot)
        if spare and others:
            gone, new = draw(team, f"gone {turn}", spare), draw(team, f"new {turn}", others)
            changed[voter] = who, ballot - {gone} | {new}
    return tuple(changed)


def _scores(team, scores):
    """The best option of one issue gets points that that of another issue loses, party by party."""
    changed = {key: list(points) for key, points in scores.items()}
    for place, party in enumerate(PARTIES):
        ranked = {}
        for (issue, option), points in scores.items():
            ranked.setdefault(issue, []).append((points[place], option))
        best = {issue: max(options) for issue, options in ranked.items()}
        room = {issue: best[issue][0] - max(points for points, option in options if option != best[issue][1])
                for issue, options in ranked.items()}
        loser = draw(team, f"{party} loses", sorted(issue for issue, margin in room.items() if margin > 1))
        winner = draw(team, f"{party} wins", sorted(set(room) - {loser}))
        moved = draw(team, f"{party} points", range(1, min(3, room[loser] - 1) + 1))
        changed[loser, best[loser][1]][place] -= moved
        changed[winner, best[winner][1]][place] += moved
    return {key: tuple(points) for key, points in changed.items()}
