from copy import deepcopy
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nutag.models.results import (
    check_activity, indicator_progress, is_reversed_when_pooled, parity_index, pooled_rate)

many = settings(max_examples=200, deadline=None)

# The project profile D001954001, as the seed document prints it: dates, percentages, markers and payments.
MARKERS = {
    "Gender equality": 1,
    "Environmental sustainability (cross-cutting)": 2,
    "Participatory development and good governance": 1,
    "Trade development": 0,
    "Biodiversity": 0,
    "Climate change mitigation": 0,
    "Climate Change Adaptation": 0,
    "Urban issues": 1,
    "Desertification": 0,
    "Children's issues": 0,
    "Youth Issues": 0,
    "Indigenous Issues": 0,
    "Disability": 0,
     "ICT as a tool for development": 0}
PROFILE = {
    "start": "2016-01-04", "end": "2022-06-30", "results_as_of": "11-2018", "read_on": "2026-01-01",
    "budget": 0,
    "countries": [{"name": "Mongolia", "percent": 100}],
    "sectors": [{"name": "15150", "percent": 20.0}, {"name": "32210", "percent": 80.0}],
    "transactions": [{"date": "15-06-2023", "value": 151_841}, {"date": "15-06-2023", "value": 1_160_998},
                     {"date": "19-12-2023", "value": 145_592}, {"date": "18-03-2024", "value": 500_000}],
    "markers": [{"name": name, "significance": significance} for name, significance in MARKERS.items()],
    "text": "leadership training to women civil servants; negotiation training for communities; "
            "gender-sensitive approaches to monitoring; a Knowledge Portal; collaboration of partners",
    "people": [{"what": "meetings", "total": 700, "women": None, "men": None}],
}


def findings(record):
    return {finding.check: finding for finding in check_activity(record)}


def statuses(record):
    return {check: finding.status for check, finding in findings(record).items()}


def test_what_the_profile_shows():
    assert statuses(PROFILE) == {
    "percentages of countries": "pass",
    "percentages of sectors": "pass",
    "start and end": "pass",
    "payments in the future": "pass",
    "dates of payments": "flag",
    "budget": "flag",
    "markers and text": "flag",
    "date of results": "flag",
     "women and men": "flag"}


def test_length_and_days_after_the_stated_end():
    found = findings(PROFILE)
    assert "2369 days" in found["start and end"].message
    assert "350, 350, 537, 627" in found["dates of payments"].message
    assert "extended" in found["dates of payments"].explanation


def test_a_month_is_told_as_a_month():
    found = findings(PROFILE | {"read_on": "11-2026"})
    assert found["date of results"].message == "The results are as of November 2018; the project ends on 2022-06-30."
    assert found["payments in the future"].message == "0 of 4 payments are later than the reading, November 2026."
    assert "2026-01-01" in findings(PROFILE)["payments in the future"].message


def test_the_environment_is_a_principal_objective_that_the_text_does_not_mention():
    message = findings(PROFILE)["markers and text"].message
    assert "Environmental" in message and "Gender" not in message


def test_money_and_markers_of_the_profile_add_up():
    paid = [payment["value"] for payment in PROFILE["transactions"]]
    assert sum(paid) == 1_958_431
    assert [round(100 * value / sum(paid), 2) for value in paid] == [7.75, 59.28, 7.43, 25.53]
    cents = {sector["name"]: round(sum(paid) * 100 * sector["percent"] / 100)
                                   for sector in PROFILE["sectors"]}
    assert cents == {"15150": 39_168_620, "32210": 156_674_480} and sum(cents.values()) == 100 * sum(paid)
    assert len(MARKERS) == 14 == 1 + 3 + 10
    assert [list(MARKERS.values()).count(significance) for significance in (2, 1, 0)] == [1, 3, 10]


def test_half_way():
    assert indicator_progress(22, 40, 31) == 0.5


@pytest.mark.parametrize("record", [{}, dict.fromkeys(PROFILE), {key: []
                         for key in ("sectors", "people", "markers")}])
def test_what_is_not_given_is_not_applicable(record):
    assert set(statuses(record).values()) == {"n.a."}


@pytest.mark.parametrize(("change", "check", "status"), [
    ({"sectors": [{"percent": 20}, {"percent": 70}]}, "percentages of sectors", "flag"),
    ({"sectors": [{"percent": 33.33}] * 2 + [{"percent": 33.34}]}, "percentages of sectors", "pass"),
    ({"countries": [{"percent": 50}]}, "percentages of countries", "flag"),
    ({"start": "2023-01-01"}, "start and end", "flag"), ({"start": None}, "start and end", "n.a."),
    ({"read_on": "01-01-2024"}, "payments in the future", "flag"),
    ({"read_on": "18-03-2024"}, "payments in the future", "pass"),
    ({"end": "31-12-2024"}, "dates of payments", "pass"), ({"budget": 5}, "budget", "pass"),
    ({"text": PROFILE["text"] + " participation, urban, environment"}, "markers and text", "pass"),
    ({"results_as_of": datetime(2022, 6, 30, 12)}, "date of results", "pass"),
    ({"results_as_of": date(2022, 6, 30)}, "date of results", "pass"),
    ({"people": [{"what": "m", "total": 700, "women": 400, "men": 300}]}, "women and men", "pass"),
    ({"people": [{"total": 700, "women": 400, "men": 290, "unknown": 10}]}, "women and men", "pass"),
    ({"people": [{"what": "m", "total": 700, "women": 400, "men": 290}]}, "women and men", "flag")])
def test_one_change_moves_one_check(change, check, status):
    before, after = statuses(PROFILE), statuses(PROFILE | change)
    assert after[check] == status
    assert {name for name in after if after[name] != before[name]} <= {check, *OTHERS_MOVED.get(check, ())}


OTHERS_MOVED = {"start and end": ["dates of payments"]}


def test_a_record_can_pass_every_check():
    good = PROFILE | {"end": "31-12-2024", "budget": 2_000_000, "results_as_of": "2025-01-31",
                      "text": "gender, environment, participation, urban",
                      "people": [{"what": "meetings", "total": 700, "women": 380, "men": 320}]}
    assert set(statuses(good).values()) == {"pass"}


days = st.dates(date(2010, 1, 1), date(2030, 1, 1))
records = st.fixed_dictionaries({}, optional={
    "start": days | st.none(), "end": days.map(lambda d: d.strftime("%d-%m-%Y")), "read_on": days.map(str),
    "results_as_of": days, "budget": st.integers(0, 10**9) | st.none(),
    "sectors": st.lists(st.fixed_dictionaries({"percent": st.floats(0, 100)}), max_size=3),
    "transactions": st.lists(st.fixed_dictionaries({"date": days, "value": st.integers(0, 9)}), max_size=4),
    "markers": st.lists(st.fixed_dictionaries({"name": st.sampled_from(list(MARKERS)),
                                               "significance": st.integers(0, 2)}), max_size=4),
    "text": st.sampled_from(["", "gender", "urban youth"]),
    "people": st.lists(st.fixed_dictionaries({"total": st.integers(0, 9), "men": st.integers(0, 9),
                                              "women": st.integers(0, 9) | st.none()}), max_size=3)})


@many
@given(records)
def test_checks_never_change_the_record_and_always_explain(record):
    before = deepcopy(record)
    found = check_activity(record)
    assert record == before and len(found) == 9
    assert all(f.status in ("pass", "flag", "n.a.") and f.message and f.explanation for f in found)


@many
@given(days, days, st.lists(days, min_size=1, max_size=4))
def test_payments_pass_exactly_if_all_lie_in_the_projects_dates_however_the_dates_are_written(
    start,
    end,
     paid):
    written = [{"date": day.strftime("%d-%m-%Y")} for day in paid]
    found = statuses({"start": str(start), "end": end, "transactions": written})
    assert found["start and end"] == ("pass" if start <= end else "flag")
    assert found["dates of payments"] == ("pass" if all(start <= day <= end for day in paid) else "flag")


@many
@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(0, 400))
def test_women_men_and_unknown_must_make_the_total(women, men, unknown, total):
    entry = {"what": "people", "women": women, "men": men, "unknown": unknown, "total": total}
    assert (statuses({"people": [entry]})["women and men"] == "pass") == (women + men + unknown == total)


numbers = st.integers(-1000, 1000)


@many
@given(numbers, numbers, numbers, st.integers(1, 9), numbers)
def test_progress_is_0_at_the_baseline_1_at_the_target_and_free_of_units(
    baseline, target, actual, unit, shift):
    assume(baseline != target)
    assert indicator_progress(baseline, target, baseline) == 0
    assert indicator_progress(baseline, target, target) == 1
    moved = [unit * value + shift for value in (baseline, target, actual)]
    assert indicator_progress(*moved) == pytest.approx(indicator_progress(baseline, target, actual))


@pytest.mark.parametrize(("call", "message"), [
    (lambda: indicator_progress(5, 5, 5), "target"), (lambda: indicator_progress("a", 5, 5), "baseline"),
    (lambda: indicator_progress(1, float("nan"), 5), "target"),
    (lambda: indicator_progress(1, 2, None), "actual"),
    (lambda: check_activity([1]), "record"), (lambda: check_activity("x"), "record"),
    (lambda: check_activity({"start": "soon"}), "start"), (lambda: check_activity({"end": 2022}), "end"),
    (lambda: check_activity({"start": "31-02-2022", "end": "2022-06-30"}), "start"),
    (lambda: check_activity({"sectors": 5}), "sectors"),
    (lambda: check_activity({"sectors": [5]}), "sectors"),
    (lambda: check_activity({"sectors": [{"percent": "20"}]}), r"sectors\[0\].percent"),
    (lambda: check_activity({"sectors": [{"name": "x"}]}), r"sectors\[0\].percent"),
    (lambda: check_activity({"budget": "none"}), "budget"),
    (lambda: check_activity({"budget": float("nan")}), "budget"),
    (lambda: check_activity({"markers": [{"significance": 1}], "text": "x"}), r"markers\[0\].name"),
    (lambda: check_activity({"markers": [{"name": "x", "significance": 1}], "text": 5}), "text"),
    (lambda: check_activity({"people": [{"women": 1, "men": "2", "total": 3}]}), "people.men")])
def test_refuses(call, message):
    with pytest.raises(ValueError, match=message):
        call()


# Kidney stones, Charig et al. (1986), British Medical Journal 292: open surgery and the newer way, small and large.
OPEN, NEWER = [(81, 87), (192, 263)], [(234, 270), (55, 80)]


def test_the_published_case_of_simpsons_paradox():
    assert [round(100 * pooled_rate([group])) for group in (*OPEN, *NEWER)] == [93, 73, 87, 69]
    assert (round(100 * pooled_rate(OPEN)), round(100 * pooled_rate(NEWER))) == (78, 83)
    assert is_reversed_when_pooled(OPEN, NEWER) and is_reversed_when_pooled(NEWER, OPEN)


def test_the_grants_of_the_lesson():
    women, men = [(18, 20), (30, 100)], [(80, 100), (4, 20)]
    assert (pooled_rate(women), pooled_rate(men)) == (Fraction(40, 100), Fraction(70, 100))
    assert is_reversed_when_pooled(women, men)
    assert not is_reversed_when_pooled([(18, 20), (3, 10)], [(16, 20), (2, 10)]), "the same places: no reversal"


@many
@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=4))
def test_with_the_same_cases_nothing_is_reversed(groups):
    first = [(min(one, cases), cases) for cases, one, _ in groups]
    second = [(min(other, cases), cases) for cases, _, other in groups]
    assert not is_reversed_when_pooled(first, second)


def test_parity():
    assert parity_index(50, 50) == 1 and parity_index(20, 80) == Fraction(1, 4)


@pytest.mark.parametrize(("call", "words"), [
    (lambda: pooled_rate([(3, 2)]), "3 of 2"), (lambda: pooled_rate([(0, 0)]), "at least one case"),
    (lambda: is_reversed_when_pooled([(1, 2)], []), "same groups"), (lambda: parity_index(3, 0), "men"),
    (lambda: parity_index(-1, 3), "women")])
def test_rates_that_cannot_be(call, words):
    with pytest.raises(ValueError, match=words):
        call()
