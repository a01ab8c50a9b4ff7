"""The sharing rule that a reader saves in workbook 04 sets the budget of the meeting in 07."""
import pytest

from nutag import my_work
from nutag.data import records
from nutag.scenarios.local_budget import kept_budgets, meeting_budget
from nutag.scenarios.revenue_sharing import RevenueSharing


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "my_work"))


def save(name, settings):
    my_work.save("settings", f"{RevenueSharing.name}.{name}", dict(settings=settings))


def test_with_none_saved_the_start_of_workbook_04_holds():
    assert [row["the meeting shares out, ₮m"] for row in kept_budgets()] == [110]


@pytest.mark.parametrize(("settings", "budget"), [
    # At the start F has 200 of its own and 156.25 of royalty: 356.25. All by origin it has its own 200 alone, and
    # 110 · 200 / 356.25 = 61.75; by people alone 200 + 312.5, and 110 · 512.5 / 356.25 = 158.2. In steps of 5.
    (dict(derivation=100), 60), (dict(derivation=0), 160),
    (dict(derivation=0, rest="criteria"), 200)])  # more than the control allows: its end
def test_a_saved_rule_sets_the_budget(settings, budget):
    assert meeting_budget(settings) == budget
    save("mine", settings)
    rows = kept_budgets()
    assert [row["the meeting shares out, ₮m"] for row in rows] == [110, budget]
    assert rows[1]["your rule of workbook 04"] == "mine"


@pytest.mark.parametrize("damaged", [dict(derivation=101), dict(unknown=1), 3])
def test_a_rule_that_does_not_fit_is_left_out(damaged):
    save("odd", damaged)
    assert len(kept_budgets()) == 1


def test_shares_of_women_follow_from_their_counts():
    counted = [row for row in records("women_local_khurals") if row.women]
    assert [(row.year, row.level, round(100 * row.women / row.all_people, 1)) for row in counted] == [
        (row.year, row.level, row.women_share_pct) for row in counted] and len(counted) == 3


def test_participation_is_cut_where_the_questions_changed():
    scores = [row for row in records("open_budget_scores") if row.measure == "public participation"]
    assert {row.year: row.score for row in scores} == {2012: 19.3, 2015: 18.8, 2017: 7.4, 2019: 14.8, 2021: 12.9, 2023: 18.5}
    assert all((row.question_set == "first") == (row.year <= 2015) for row in scores)
    assert all(row.question_set == "first" for row in records("open_budget_scores") if row not in scores)
