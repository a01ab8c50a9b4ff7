"""The sharing rule that a reader saves in workbook 04 and finds again in 07 to 09."""
import pytest

from nutag import my_work
from nutag.panel.scenario import SettingsError
from nutag.panel.state import PanelState
from nutag.scenarios.agreement import stakes
from nutag.scenarios.council import agenda
from nutag.scenarios.revenue_sharing import RevenueSharing, kept_rules, soum_budgets

# By hand: half of ₮10,000 million for the soums; half of that by origin (8 : 2), half by people (32,000); and own revenue.
BY_HAND = dict(A=2500 + 2000 + 2500 * 5 / 32, B=900 + 500 + 2500 * 3 / 32, C=300 + 2500 * 2 / 32, D=1000 + 2500 * 4 / 32,
               E=6400 + 2500 * 16 / 32, F=200 + 2500 * 2 / 32)


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "my_work"))
    return tmp_path / "my_work"


def test_with_nothing_saved_there_is_no_rule_and_the_start_gives_the_budgets():
    assert kept_rules() == {}
    assert soum_budgets() == {soum: pytest.approx(amount * 10**6) for soum, amount in BY_HAND.items()}
    assert all(type(amount) is int for amount in soum_budgets().values())


def test_a_rule_saved_in_the_panel_comes_back_under_its_name():
    mine = RevenueSharing(leaves=80, derivation=20, rest="criteria", equalisation=35, need=7)
    PanelState(mine).do(dict(do="save", name="for the herders"))
    assert kept_rules() == {"for the herders": mine.settings()}
    budgets = soum_budgets(kept_rules()["for the herders"])
    assert sum(budgets.values()) == (11_300 + 8_000) * 10**6 and budgets != soum_budgets()


def test_what_does_not_fit_is_left_out(own_work):
    for name, record in (("far", dict(settings=dict(derivation=101))), ("odd", dict(settings=3)), ("old", dict(settings=dict(x=1)))):
        my_work.save("settings", f"revenue_sharing.sharing.{name}", record)
    my_work.write_whole(own_work / "settings" / "revenue_sharing.sharing.broken.json", "{")
    assert kept_rules() == {}
    with pytest.raises(SettingsError, match="derivation"):
        soum_budgets(dict(derivation=101))


@pytest.mark.parametrize(("said", "last"), [(agenda, "On the agenda"), (stakes, "₮200, 500 or 1,000 million")])
def test_council_and_agreement_begin_with_the_saved_rules(said, last):
    """Soum A by hand: 2,500 of its own, 2,000 by origin, 390.625 by people; with all by origin 2,500 and 4,000."""
    assert "No rule of yours is saved" in said() and "₮4,891 million a year (TEACHING)" in said()
    for name, derivation in (("mine first", 100), ("half", 50)):
        PanelState(RevenueSharing(derivation=derivation)).do(dict(do="save", name=name))
    lines = said().splitlines()
    assert len(lines) == 3 and last in lines[-1]
    assert any("“mine first”" in line and "₮6,500 million" in line for line in lines)
    assert any("“half”" in line and "₮4,891 million" in line for line in lines)
