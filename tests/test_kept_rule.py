"""The sharing rule that a reader keeps in workbook 04 and finds again in 07 to 09."""
import pytest

from nutag import my_work
from nutag.scenarios.agreement import stakes
from nutag.scenarios.revenue_sharing import RevenueSharing, keep_rule, kept_rule


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "my_work"))
    return tmp_path / "my_work"


def test_with_none_kept_the_rule_of_the_start_holds():
    rule, message = kept_rule()
    assert rule.settings() == RevenueSharing().settings() and "No rule" in message


def test_a_kept_rule_comes_back():
    mine = RevenueSharing(derivation=20, rest="criteria", equalisation=35, need=7)
    assert "kept: 20 % by origin, the rest by four criteria (weights 4, 2, 7, 1), 35 % equalisation." in keep_rule(mine)
    rule, message = kept_rule()
    assert rule.settings() == mine.settings() and rule.result.values == mine.result.values and "you kept" in message


def test_running_all_cells_with_the_panel_at_its_start_keeps_nothing_and_replaces_nothing(own_work):
    assert "stands at its start" in keep_rule(RevenueSharing()) and not own_work.exists()
    mine = RevenueSharing(derivation=20)
    keep_rule(mine)
    assert "stays" in keep_rule(RevenueSharing())
    assert kept_rule()[0].settings() == mine.settings()


def test_the_stakes_of_the_agreement_follow_the_rule():
    """By hand: half of 10,000 by origin, of which A has 80 %, and half by people, 5,000 of 32,000; or all by origin."""
    assert "soum A gets ₮4,781 million" in stakes()
    keep_rule(RevenueSharing(derivation=100))
    assert "soum A gets ₮8,000 million" in stakes() and "you kept" in stakes()


@pytest.mark.parametrize("record, says", [
    (dict(settings=dict(derivation=101)), "derivation"), (dict(settings=3), "settings"), (dict(settings=dict(x=1)), "x: unknown")])
def test_a_record_that_does_not_fit_is_told_and_the_start_holds(record, says):
    my_work.save("choices", "revenue_sharing", record)
    rule, message = kept_rule()
    assert rule.settings() == RevenueSharing().settings() and says in message


def test_a_damaged_file_and_a_place_that_cannot_be_written_are_told(own_work):
    my_work.write_whole(own_work / "choices" / "revenue_sharing.json", "{")
    assert "damaged" in kept_rule()[1]
    own_work.joinpath("choices", "revenue_sharing.json").unlink()
    own_work.joinpath("choices").rmdir()
    own_work.joinpath("choices").write_text("a file stands here")
    assert "could not be saved" in keep_rule(RevenueSharing(derivation=20))
