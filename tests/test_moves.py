"""A game whose steps are kept: four people take turns at one screen, and a reload or a restart loses no move."""
import pytest

from nutag import my_work
from nutag.panel.state import MOVES, PanelState
from nutag.scenarios.agreement import Cloud, Play


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "my_work"))
    monkeypatch.setenv("NUTAG_GATES", "open")
    return tmp_path / "my_work"


def at_the_screen(*actions):
    """A panel made anew, as after a restart, and what is then done at it: name and value."""
    panel = PanelState(Play())
    for name, value in actions:
        panel.do(dict(do="set", name=name, value=value))
    return panel


ROUND = [("water", "1"), ("turn", 2), ("procurement", "2"), ("turn", 3), ("turn", 4), ("sheet", "mine")]
WAY = [dict(turn=1, deal="101001"), dict(turn=2, deal="121001"), dict(turn=3, deal="121001"), dict(turn=4, deal="121001")]


def test_a_game_goes_on_where_it_was_left():
    before = at_the_screen(*ROUND).frame
    after = at_the_screen().frame
    assert before["rows"][MOVES] == WAY and after == before
    assert after["values"]["turn"] == 4 and after["values"]["sheet"] == "mine" and after["values"]["changed"] == 2


def test_a_step_back_shows_the_way_to_it_and_loses_nothing():
    at_the_screen(*ROUND)
    assert at_the_screen(("turn", 2)).frame["rows"][MOVES] == WAY[:2]
    assert at_the_screen(("turn", 4)).frame["rows"][MOVES] == WAY


def test_the_next_turn_covers_the_sheet_and_a_change_is_dated():
    panel = at_the_screen(("sheet", "mine"), ("turn", 2))
    assert panel.scenario.sheet == "covered" and panel.scenario.changed == 1
    panel.do(dict(do="set", name="fund", value="1"))
    assert panel.scenario.changed == 2
    panel.do(dict(do="set", name="fund", value="1"))
    for turn in (3, 4, 5):
        panel.do(dict(do="set", name="turn", value=turn))
        assert panel.scenario.result.values["agreed"] is False
    panel.do(dict(do="set", name="turn", value=6))
    assert panel.scenario.result.values["agreed"] is True and panel.frame["title"].startswith("Agreed")


def test_a_new_game_keeps_the_one_before(own_work):
    panel = at_the_screen(*ROUND)
    panel.do(dict(do="reset"))
    assert panel.frame["rows"][MOVES] == [dict(turn=1, deal="100001")]
    record = my_work.load("moves", "agreement.play")
    assert record["earlier"] == [WAY] and record["settings"] == Play().settings()
    assert at_the_screen().frame["rows"][MOVES] == [dict(turn=1, deal="100001")]


def test_an_own_sheet_is_never_shown_with_another_turn():
    panel = at_the_screen(*ROUND, ("turn", 5))
    bar, = panel.frame["rows"]["bars"]
    assert (bar["party"], bar["text"]) == ("company", "covered") and "covered" in str(panel.frame["table"])


def test_a_scenario_that_was_set_up_otherwise_stays_as_it_is():
    at_the_screen(*ROUND)
    assert PanelState(Play(turn=7)).scenario.turn == 7


@pytest.mark.parametrize("record", [dict(settings=dict(turn=99), moves=[]), dict(settings=3, moves=[]), dict(moves=3), {},
                                    dict(settings={}, moves=[[1]]), dict(settings={}, moves=[[1, 2]])])
def test_moves_changed_by_hand_are_told_and_the_start_holds(record):
    my_work.save("moves", "agreement.play", record)
    panel = at_the_screen()
    assert "could not be taken up" in panel.message and panel.scenario.settings() == Play().settings()
    assert panel.frame["rows"][MOVES] == [dict(turn=1, deal="100001")]


def test_a_damaged_file_and_a_full_disk_are_told(own_work):
    my_work.write_whole(own_work / "moves" / "agreement.play.json", "{")
    assert "damaged" in at_the_screen().message
    own_work.joinpath("moves", "agreement.play.json").unlink()
    own_work.joinpath("moves").rmdir()
    own_work.joinpath("moves").write_text("a file stands here")
    panel = at_the_screen(("turn", 2))
    assert "could not be" in panel.message and panel.scenario.turn == 2


def test_no_other_scenario_keeps_moves(own_work):
    panel = PanelState(Cloud())
    panel.do(dict(do="set", name="water", value="2"))
    assert MOVES not in panel.frame["rows"] and not own_work.joinpath("moves").exists()
