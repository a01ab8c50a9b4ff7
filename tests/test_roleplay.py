"""The role-play kits: both played by script with four strategies, and every page filled from the tables of the course."""
import importlib.util
import re
import subprocess
import sys
from fractions import Fraction
from functools import cache
from itertools import combinations, permutations, product
from pathlib import Path

import pytest

from nutag.data import load
from nutag.panel.state import PanelState
from nutag.scenarios.agreement import AT, DEALS, ISSUES, PARTIES, Play, efficient, helpful, judged, payoffs, walk_away

ROOT = Path(__file__).parents[1]
KIT = ROOT / "instructors" / "roleplay"
SPEC = importlib.util.spec_from_file_location("roleplay_build", KIT / "build.py")
build = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(build)

POINTS, LEAST = payoffs(), walk_away()


# Four ways to negotiate. Each says which text the party leaves on the table, of those that differ in at most two issues.

def near(deal):
    return [other for other in DEALS if sum(a != b for a, b in zip(deal, other)) <= 2]


def own(deal, seat):
    return POINTS[AT[deal]][seat]


def tough(deal, seat, turn):
    """Takes the best for itself; only when time runs out it keeps what it can live with."""
    if turn > 16 and own(deal, seat) >= LEAST[seat]:
        return deal
    return max(near(deal), key=lambda other: own(other, seat))


def soft(deal, seat, turn):
    """Passes on what it can live with; else asks for just enough."""
    if own(deal, seat) >= LEAST[seat]:
        return deal
    enough = [other for other in near(deal) if own(other, seat) >= LEAST[seat]]
    return min(enough, key=lambda other: own(other, seat), default=tough(deal, seat, 0))


def lacking(deal):
    """How many points the parties lack to what they have without an agreement."""
    return sum(max(0, need - got) for got, need in zip(POINTS[AT[deal]], LEAST))


def trading(deal, seat, turn):
    """Brings everybody to what they need, best for itself; then changes only what helps and hurts nobody."""
    if lacking(deal):
        least = min(map(lacking, near(deal)))
        return max((other for other in near(deal) if lacking(other) == least), key=lambda other: (own(other, seat), sum(POINTS[AT[other]])))
    better = [DEALS[place] for place in helpful(POINTS, AT[deal])]
    return max(better, key=lambda other: own(other, seat), default=deal)


def silent(deal, seat, turn):
    """Says nothing and passes on."""
    return deal


STRATEGIES = (tough, soft, trading, silent)


def played(seats):
    """A game in the panel, moved as a reader moves it: the last text, whether it was agreed, and the turns it took."""
    panel = PanelState(Play())
    panel.do(dict(do="reset"))
    while panel.scenario.turn < 24 and not panel.scenario.result.values["agreed"]:
        seat = (panel.scenario.turn - 1) % 4
        wanted = seats[seat](panel.scenario.deal, seat, panel.scenario.turn)
        for issue, option in zip(ISSUES, wanted):
            panel.do(dict(do="set", name=issue, value=option))
        panel.do(dict(do="set", name="turn", value=panel.scenario.turn + 1))
    return panel.scenario.deal, panel.scenario.result.values["agreed"], panel.scenario.turn


@pytest.fixture
def own_work(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "my_work"))
    monkeypatch.setenv("NUTAG_GATES", "open")


def test_a_class_of_four_tables_is_played_and_the_debrief_has_its_numbers(own_work):
    """Each table has one tough, one soft, one trading and one silent party, each time in other seats."""
    orders = [(tough, soft, trading, silent), (soft, trading, silent, tough), (trading, silent, tough, soft), (silent, tough, soft, trading)]
    games = {f"table {number}": played(seats) for number, seats in enumerate(orders, start=1)}
    assert all(agreed for _, agreed, _ in games.values()) and len({deal for deal, _, _ in games.values()}) == 4
    sheet = load("agreement_scores").filter(like="_points").to_numpy().reshape(6, 3, 4)
    for row, (deal, _, _) in zip(judged({table: deal for table, (deal, _, _) in games.items()}), games.values()):
        mine = [sum(sheet[issue][int(option)][seat] for issue, option in enumerate(deal)) for seat in range(4)]
        better = sum(tuple(other) != tuple(mine) and all(a >= b for a, b in zip(other, mine)) for other in POINTS)
        assert [row[name] for name in PARTIES.values()] == mine and all(got >= need for got, need in zip(mine, LEAST))
        assert row["verdict"].startswith("Efficient" if better == 0 else f"{better} deal")


def test_what_each_strategy_comes_to_when_all_four_have_it(own_work):
    deal, agreed, turns = played((trading,) * 4)
    assert agreed and AT[deal] in efficient(POINTS) and not lacking(deal) and turns == 5
    deal, agreed, turns = played((soft,) * 4)
    assert agreed and not lacking(deal) and helpful(POINTS, AT[deal]), "soft ones leave points on the table"
    assert played((tough,) * 4)[2] > 16, "tough ones agree only when time runs out"
    assert played((silent,) * 4)[:2] == ("100001", True), "silence agrees to the company's own text"
    assert judged({"silent": "100001"})[0]["verdict"] == "Local government, citizens and small firms would walk away"


def test_every_order_of_the_four_strategies_ends_in_a_number(own_work):
    for seats in list(permutations(STRATEGIES))[::6]:
        deal, agreed, turns = played(seats)
        assert deal in AT and turns <= 24
        assert judged({"one": deal if agreed else ""})[0]["verdict"]


@pytest.mark.parametrize("wrong", ["12111", "1211123", "131112", "abc"])
def test_a_deal_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="table 2: write six digits"):
        judged({"table 1": "111111", "table 2": wrong})


# The council of workbook 08. A charter is the chairs of four groups, the votes needed, and one protection.

CHAIRS = sorted({order for chairs in ((4, 4, 4, 4), (5, 5, 3, 3), (6, 4, 3, 3), (6, 6, 3, 1), (7, 3, 3, 3)) for order in permutations(chairs)})
CHARTERS = [*product(CHAIRS, (9, 11, 12, 16), ("", "groups=3", *(f"veto={name}" for name in build.GROUPS)))]


def passes(side, charter):
    """Whether a decision passes by a charter when these groups vote for it."""
    chairs, votes, protection = charter
    rule, _, what = protection.partition("=")
    return sum(chairs[seat] for seat in side) >= votes and (
        len(side) >= int(what) if rule == "groups" else list(build.GROUPS).index(what) in side if rule == "veto" else True)


@cache
def powers(charter):
    """The power of the four groups, by its definition: in how many of the 24 orders of joining a group makes the decision pass."""
    pivots = [next(order[place] for place in range(4) if passes(order[:place + 1], charter)) for order in permutations(range(4))]
    return [Fraction(pivots.count(seat), 24) for seat in range(4)]


@cache
def act(charter):
    """How many of the 16 sides can decide."""
    return Fraction(sum(passes(side, charter) for size in range(5) for side in combinations(range(4), size)), 16)


# Strategy → the charter that a group writes in round 2, and whether it signs a text.
WRITES = {
    tough: lambda seat: max(CHARTERS, key=lambda charter: (powers(charter)[seat], act(charter))),
    soft: lambda seat: max(CHARTERS, key=lambda charter: (powers(charter)[seat] > 0, act(charter))),
    trading: lambda seat: max(CHARTERS, key=lambda charter: (min(powers(charter)), act(charter))),
}
SIGNS = {
    tough: lambda power, can: power >= Fraction(1, 3),
    soft: lambda power, can: power > 0,
    trading: lambda power, can: power >= Fraction(1, 6) and can >= Fraction(3, 16),
    silent: lambda power, can: True,
}


def signatures(seats, charter):
    return sum(SIGNS[seats[seat]](powers(charter)[seat], act(charter)) for seat in range(4))


def council_of(seats):
    """The charter of a table: the mediator takes the text that most would sign, and mends one thing at a time until nobody
    more signs. None: nobody wrote one.
    """
    def worth(charter):
        return signatures(seats, charter), min(powers(charter)), act(charter)

    text = max((WRITES[strategy](seat) for seat, strategy in enumerate(seats) if strategy in WRITES), key=worth, default=None)
    while text:
        mended = max((other for other in CHARTERS if sum(a != b for a, b in zip(other, text)) == 1), key=worth)
        if worth(mended) <= worth(text):
            return text
        text = mended


def test_four_tables_write_a_council_and_the_debrief_has_its_numbers(capsys):
    """Each table has one tough, one soft, one trading and one silent group, each time in other seats."""
    orders = [(tough, soft, trading, silent), (soft, trading, silent, tough), (trading, silent, tough, soft), (silent, tough, soft, trading)]
    charters = [council_of(seats) for seats in orders]
    assert all(signatures(seats, charter) >= 3 for seats, charter in zip(orders, charters))
    for chairs, votes, protection in charters:
        build.council([*map(str, (*chairs, votes)), *[protection] * bool(protection)])
        told = capsys.readouterr().out
        charter = chairs, votes, protection
        assert [f"{100 * float(power):.0f}" for power in powers(charter)] == re.findall(r"(\d+) % of the power", told)
        assert f"power to act: {float(act(charter)):.3f}" in told


def test_what_each_strategy_makes_of_a_council_when_all_four_have_it():
    assert len(set(powers(council_of((trading,) * 4)))) == 1, "traders end with equal power"
    assert signatures((tough,) * 4, council_of((tough,) * 4)) < 4, "four thirds are more than one"
    soft_ones = council_of((soft,) * 4)
    assert signatures((soft,) * 4, soft_ones) == 4 and act(soft_ones) >= act(council_of((trading,) * 4))
    assert council_of((silent,) * 4) is None, "who writes nothing has no charter"


# The pages.

@pytest.mark.parametrize("kit", build.KITS)
@pytest.mark.parametrize("paper", build.PAPERS)
def test_a_kit_has_all_its_pages_and_no_empty_place(kit, paper):
    html = build.page(kit, paper)
    assert "{{" not in html and "$" not in html.replace("₮", "") and f"size: {paper}" in html
    facts, found = build.parts((KIT / f"{kit}.md").read_text(encoding="utf-8"))
    cards = [name for kind, name, _ in found if kind == "card"]
    assert {"observer", *PARTIES} <= set(cards) and len(cards) == 6
    assert html.count("awaits a native reader") == len(cards) and html.count('<p class="secret">') == len(cards)
    assert html.count('<p class="secret again">') == len(cards) and (".again { display: none; }" in html) == (paper == "A4")
    assert not re.search(r"https?://|<script|<img|<link", html), "a page needs no network"
    assert [kind for kind, _, _ in found].count("form") >= 1 and found[0][0] == "plan"


def test_a_card_has_the_points_of_its_own_party_and_of_no_other():
    scores, least = load("agreement_scores"), load("agreement_reservations").set_index("party").reservation_points
    _, found = build.parts((KIT / "09_agreement.md").read_text(encoding="utf-8"))
    cards = {name: body for kind, name, body in found if kind == "card"}
    for party in PARTIES:
        assert [int(number) for number in re.findall(r": \*\*(\d+)\*\*", cards[party])] == scores[f"{party}_points"].tolist()
        assert f"{least[party]} points" in cards[party] and f"{least[party]} оноотой" in cards[party]
    for name in ("mediator", "observer"):
        assert not re.search(r"\*\*\d+\*\*", cards[name])


@pytest.mark.parametrize("students", range(12, 41))
def test_every_class_from_twelve_to_forty_is_seated(students):
    seated = build.tables_for(students)
    assert sum(seated) == students and min(seated) >= (5 if students == 17 else 6) and max(seated) <= 8


@pytest.mark.parametrize("kit", build.KITS)
def test_the_minutes_of_a_class_are_ninety(kit):
    text = (KIT / f"{kit}.md").read_text(encoding="utf-8").split("# card")[0]
    tables = re.findall(r"\| minutes \|.*?\n\n", text, re.DOTALL)
    assert [sum(map(int, re.findall(r"^\| (\d+) \|", table, re.MULTILINE))) for table in tables] == [90] * (2 if kit == "09_agreement" else 1)


def test_the_debrief_is_one_command():
    run = subprocess.run([sys.executable, KIT / "build.py", "debrief", "121112", "none", "111110"], capture_output=True, text=True, check=True)
    assert "table 1: 121112; company 61, local government 68, citizens 66, small firms 81. Efficient" in run.stdout
    assert "table 2: none" in run.stdout and "table 3: 111110" in run.stdout
    run = subprocess.run([sys.executable, KIT / "build.py", "council", "5", "5", "3", "3", "12"], capture_output=True, text=True, check=True)
    assert "small firms: 19 % of the chairs, 8 % of the power" in run.stdout and "power to act: 0.188" in run.stdout  # 1/12, 3/16


@pytest.mark.parametrize(("rules", "power", "act"), [  # 5, 5, 3 and 3 chairs, 9 votes; worked out by hand
    ([], (1 / 3, 1 / 3, 1 / 6, 1 / 6), 6 / 16),
    (["groups=3"], (1 / 4,) * 4, 5 / 16),  # any three have 11 votes
    (["veto=company"], (1 / 6, 1 / 6, 1 / 2, 1 / 6), 4 / 16),  # the company and two of the other three
    (["veto=government,citizens"], (1 / 2, 1 / 2, 0, 0), 4 / 16),  # both together have 10
    (["quorum=12"], (5 / 12, 5 / 12, 1 / 12, 1 / 12), 3 / 16),
    (["groups=4", "quorum=9"], (1 / 4,) * 4, 1 / 16)])
def test_the_debrief_of_a_council_counts_its_protections(rules, power, act, capsys):
    found = build.charter([5, 5, 3, 3], 9, **dict(rule.split("=") for rule in rules))
    assert found.power == pytest.approx(power) and found.act == pytest.approx(act)
    build.council(["5", "5", "3", "3", "9", *rules])
    told = capsys.readouterr().out
    assert f"small firms: 19 % of the chairs, {100 * power[3]:.0f} %" in told and f"power to act: {act:.3f}" in told


def test_a_charter_that_cannot_decide_and_a_group_that_is_none(capsys):
    build.council(["5", "5", "3", "3", "17"])
    assert "nothing can be decided" in capsys.readouterr().out
    with pytest.raises(ValueError):
        build.charter([5, 5, 3, 3], 9, veto="herders")
