from fractions import Fraction as F

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nutag.models.participatory_budgeting import borda, equal_shares, greedy

many = settings(max_examples=200, deadline=None)

# The default scenario: TEACHING values.
COSTS = {"W": 30, "K": 25, "L": 20, "H": 25, "S": 40, "V": 35, "G": 20}
GROUPS = [("M", "SLV", 5), ("F", "KLH", 3), ("M", "SVW", 4), ("F", "KHW", 2), ("M", "VWG", 3),
          ("F", "KHG", 3)]
BALLOTS = [set(ballot) for _, ballot, size in GROUPS for _ in range(size)]
SEXES = [sex for sex, _, size in GROUPS for _ in range(size)]

# equalshares.net, "Explanation", examples 1 and 2: eleven voters, budget 1 100.
SITE_COSTS = {"bike": 700, "gym": 400, "park": 250, "playground": 200, "library": 100}
SITE_VOTES = {"bike": {0, 1, 2, 3, 4, 5, 10}, "gym": {0, 1, 2, 3, 4, 5}, "park": {1, 3, 4, 6, 9},
              "playground": {6, 7, 8, 9}, "library": {6, 8, 9}}


def ballots_of(votes, voters=11):
    return [{project for project in votes if voter in votes[project]} for voter in range(voters)]


EXAMPLE_1 = ballots_of(SITE_VOTES)
EXAMPLE_2 = ballots_of(SITE_VOTES | {"bike": {0, 1, 2, 3, 4, 5}, "gym": {0, 1, 2, 3, 4, 5, 10}})


def benefits(outcome, sex):
    ballots = [ballot for ballot, s in zip(BALLOTS, SEXES) if s == sex]
    return [sum(COSTS[p] for p in outcome.funded if p in ballot) for ballot in ballots]


def mean(values):
    return F(sum(values), len(values))


@pytest.mark.parametrize(("outcome", "funded", "spent", "women", "men", "nothing"), [
    (greedy(COSTS, BALLOTS, 110), "VSW", 105, 7.5, 82.5, 6),
    (equal_shares(COSTS, BALLOTS, 110), "VHL", 80, 32.5, 43.33, 0),
    (equal_shares(COSTS, BALLOTS, 110, completion=0.05), "VWLH", 110, 40, 60.83, 0),
])
def test_the_teaching_table(outcome, funded, spent, women, men, nothing):
    assert outcome.funded == tuple(funded) and outcome.spent == spent
    assert float(mean(benefits(outcome, "F"))) == pytest.approx(women, abs=0.005)
    assert float(mean(benefits(outcome, "M"))) == pytest.approx(men, abs=0.005)
    assert (benefits(outcome, "F") + benefits(outcome, "M")).count(0) == nothing


def test_greedy_leaves_only_women_with_nothing():
    outcome = greedy(COSTS, BALLOTS, 110)
    assert benefits(outcome, "F").count(0) == 6 and benefits(outcome, "M").count(0) == 0


def test_benefit_ratio_of_women_to_men():
    before, after = greedy(COSTS, BALLOTS, 110), equal_shares(COSTS, BALLOTS, 110, completion=0.05)
    ratios = [mean(benefits(outcome, "F")) / mean(benefits(outcome, "M")) for outcome in (before, after)]
    assert list(map(float, ratios)) == pytest.approx([0.091, 0.658], abs=0.0005)


def test_each_voter_starts_with_5_5_and_supporters_of_the_pens_pay_35_twelfths():
    outcome = equal_shares(COSTS, BALLOTS, 110)
    assert outcome.endowment == F(11, 2)
    assert {paid for paid, ballot in zip(outcome.payments[0], BALLOTS) if "V" in ballot} == {F(35, 12)}
    assert {paid for paid, ballot in zip(outcome.payments[0], BALLOTS) if "V" not in ballot} == {0}
    hall = sum(wallet for wallet, ballot in zip(outcome.wallets[0], BALLOTS) if "S" in ballot)
    assert hall == F(93, 4) and hall < COSTS["S"]


def test_budget_of_100():
    assert greedy(COSTS, BALLOTS, 100).funded == ("V", "S", "H")
    assert equal_shares(COSTS, BALLOTS, 100).funded == ("V", "H")
    assert equal_shares(COSTS, BALLOTS, 100, completion=0.05).funded == ("V", "H", "L")


def test_equalshares_net_example_1():
    assert equal_shares(SITE_COSTS, EXAMPLE_1, 1100).funded == ("bike", "playground", "library")
    assert greedy(SITE_COSTS, EXAMPLE_1, 1100).funded == ("bike", "gym")
    by_number = equal_shares(SITE_COSTS, EXAMPLE_1, 1100, utility="cardinality")
    assert by_number.funded == ("library", "park", "gym", "playground")


def test_equalshares_net_example_1_last_wallets():
    last = equal_shares(SITE_COSTS, EXAMPLE_1, 1100).wallets[-1]
    assert last == (0, 0, 0, 0, 0, 0, F(50, 3), 50, F(50, 3), F(50, 3), 0)


def test_equalshares_net_example_2():
    outcome = equal_shares(SITE_COSTS, EXAMPLE_2, 1100)
    assert outcome.funded == ("gym", "park", "playground")
    counts = [SITE_COSTS[p] / max(paid) for p, paid in zip(outcome.funded, outcome.payments)]
    assert counts[1] == F(70, 17)
    assert [float(count) for count in counts[1:]] == pytest.approx([4.13, 3.31], abs=0.02)
    assert float(counts[2]) == pytest.approx(3.2941, abs=0.00005)


def test_lackner_skowron_example_11_phase_1():
    votes = ["ab"] * 3 + ["ac"] * 3 + ["ad"] * 2 + ["bcf", "e", "f", "g"]
    outcome = equal_shares(dict.fromkeys("abcdefgh", 1), list(map(set, votes)), 4)
    assert outcome.funded == ("a",) and max(outcome.payments[0]) == F(1, 8)
    assert outcome.wallets[0] == (F(5, 24),) * 8 + (F(1, 3),) * 4


def test_lackner_skowron_example_12_phase_1():
    votes = ["cd"] * 3 + ["ab"] * 2 + ["ac"] * 2 + ["bd"]
    outcome = equal_shares(dict.fromkeys("abcd", 1), list(map(set, votes)), 3)
    assert outcome.funded == ("c", "a")
    assert [max(paid) for paid in outcome.payments] == [F(1, 5), F(13, 40)]
    assert outcome.wallets[1] == (F(7, 40),) * 3 + (F(1, 20),) * 2 + (0, 0, F(3, 8))


def test_51_against_49_voters():
    costs = {f"{side}{i}": 1 for side in "ab" for i in range(10)}
    ballots = [{p for p in costs if p[0] == side} for side in "a" * 51 + "b" * 49]
    assert [p[0] for p in greedy(costs, ballots, 10).funded].count("a") == 10
    assert [p[0] for p in equal_shares(costs, ballots, 10).funded].count("a") == 5
    assert len(equal_shares(costs, ballots, 10).funded) == 9
    completed = equal_shares(costs, ballots, 10, completion=F(1, 4900))
    assert [p[0] for p in completed.funded].count("b") == 5 and completed.endowment == F(5, 49)


BORDA_21 = [list("ABC")] + [list("ACB")] * 7 + [list("BCA")] * 7 + [list("CBA")] * 6


def test_bordas_own_profile():
    assert borda(BORDA_21) == {"A": 16, "B": 21, "C": 26}
    firsts = [ranking[0] for ranking in BORDA_21]
    assert {c: firsts.count(c) for c in "ABC"} == {"A": 8, "B": 7, "C": 6}
    for rival in "AB":
        assert sum(r.index("C") < r.index(rival) for r in BORDA_21) == 13


def test_condorcet_paradox_gives_everyone_three_points():
    assert borda([list("ABC"), list("BCA"), list("CAB")]) == {"A": 3, "B": 3, "C": 3}


@st.composite
def elections(draw):
    costs = draw(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 60), min_size=1))
    ballots = draw(st.lists(st.sets(st.sampled_from(sorted(costs))), min_size=1, max_size=8))
    return costs, ballots, draw(st.integers(0, 120))


def rules(costs, ballots, budget):
    return [greedy(costs, ballots, budget)] + [
        equal_shares(costs, ballots, budget, utility, completion)
        for utility in ("cost", "cardinality") for completion in (None, 1)]


@many
@given(elections())
def test_never_over_budget_and_money_is_conserved(election):
    costs, ballots, budget = election
    for outcome in rules(*election):
        assert outcome.spent == sum(costs[p] for p in outcome.funded) <= budget
        assert [sum(paid) for paid in outcome.payments] == [costs[p] for p in outcome.funded]
        for voter in range(len(ballots)):
            paid = sum(payments[voter] for payments in outcome.payments)
            left = outcome.wallets[-1][voter] if outcome.wallets else outcome.endowment
            assert paid + left == outcome.endowment and left >= 0


@many
@given(elections())
def test_equal_shares_takes_only_from_supporters_and_splits_as_equally_as_it_can(election):
    costs, ballots, budget = election
    for outcome in rules(*election)[1:]:
        before = (outcome.endowment,) * len(ballots)
        for project, paid, after in zip(outcome.funded, outcome.payments, outcome.wallets):
            price = max(paid)
            for ballot, wallet, share in zip(ballots, before, paid):
                assert share == (min(wallet, price) if project in ballot else 0)
            before = after


@many
@given(elections())
def test_equal_shares_stops_only_when_supporters_cannot_pay(election):
    costs, ballots, budget = election
    outcome = equal_shares(*election)
    assert outcome.endowment == F(budget, len(ballots))
    left = outcome.wallets[-1] if outcome.wallets else (outcome.endowment,) * len(ballots)
    for project in costs.keys() - set(outcome.funded):
        assert sum(w for w, ballot in zip(left, ballots) if project in ballot) < costs[project]


@many
@given(elections())
def test_completion_is_exhaustive_or_the_next_step_would_overspend(election):
    costs, ballots, budget = election
    assume(budget > 0)
    outcome = equal_shares(costs, ballots, budget, completion=1)
    supported = set().union(*ballots) - set(outcome.funded)
    next_step = equal_shares(costs, ballots, (outcome.endowment + 1) * len(ballots))
    assert all(outcome.spent + costs[p] > budget for p in supported) or next_step.spent > budget
    assert outcome.funded == equal_shares(costs, ballots, outcome.endowment * len(ballots)).funded


@many
@given(elections(), st.randoms())
def test_anonymous(election, random):
    costs, ballots, budget = election
    shuffled = random.sample(ballots, len(ballots))
    for one, other in zip(rules(*election), rules(costs, shuffled, budget)):
        assert one.funded == other.funded and one.spent == other.spent


@many
@given(elections(), st.randoms())
def test_order_of_the_cost_table_does_not_matter_and_ties_are_alphabetical(election, random):
    costs, ballots, budget = election
    reordered = dict(random.sample(list(costs.items()), len(costs)))
    assert rules(*election) == rules(reordered, ballots, budget)


@many
@given(elections(), st.integers(1, 6))
def test_identical_ballots_give_greedy_and_equal_shares_the_same_set(election, voters):
    costs, (ballot, *_), budget = election
    shares = equal_shares(costs, [ballot] * voters, budget)
    assert set(shares.funded) == set(greedy(costs, [ballot] * voters, budget).funded)


@many
@given(elections(), st.data())
def test_one_more_approval_never_unfunds_a_project_under_greedy(election, data):
    costs, ballots, budget = election
    outcome = greedy(*election)
    assume(outcome.funded)
    project = data.draw(st.sampled_from(outcome.funded))
    voter = data.draw(st.integers(0, len(ballots) - 1))
    more = [ballot | {project} if i == voter else ballot for i, ballot in enumerate(ballots)]
    assert project in greedy(costs, more, budget).funded


@many
@given(elections(), st.integers(2, 9))
def test_the_unit_of_money_does_not_matter(election, unit):
    costs, ballots, budget = election
    larger = rules({p: cost * unit for p, cost in costs.items()}, ballots, budget * unit)
    for (one, other) in zip(rules(*election)[:2], larger[:2]):
        assert one.funded == other.funded and other.spent == unit * one.spent


@many
@given(st.integers(1, 6).flatmap(lambda m: st.lists(st.permutations(range(m)), min_size=1, max_size=9)))
def test_borda_points_sum_to_n_m_m_minus_1_over_2(rankings):
    m = len(rankings[0])
    assert sum(borda(rankings).values()) == len(rankings) * m * (m - 1) / 2


@many
@given(st.permutations("ABCDE"), st.integers(1, 5))
def test_borda_splits_the_points_of_tied_places(ranking, size):
    scores = borda([[tuple(ranking[:size])] + ranking[size:]])
    assert len({scores[c] for c in ranking[:size]}) == 1 and sum(scores.values()) == 10
    assert [scores[c] for c in ranking[size:]] == list(range(4 - size, -1, -1))


def test_edges_that_are_computed():
    assert greedy({"a": 5}, [{"a"}], 0).funded == ()
    assert equal_shares({"a": 5}, [{"a"}], 0, completion=1).funded == ()
    for rule in (greedy, equal_shares):
        assert rule({"a": 5, "b": 5}, [{"a"}], 10).funded == ("a",), "a project that nobody approved"
        assert rule({"b": 5, "a": 5}, [{"a", "b"}], 5).funded == ("a",), "all ties: alphabetical"
        assert rule({"a": 5}, [set()], 10).funded == (), "an empty ballot"
    completed = equal_shares({"a": 5, "b": 9}, [{"a"}], 10, completion=1)
    assert completed.funded == ("a",), "nothing approved is left"
    assert borda([["A"]]) == {"A": 0}


BAD = [
    ({}, [{"a"}], 1, "costs must map"), ([5], [{"a"}], 1, "costs must map"),
    ({"a": 0}, [{"a"}], 1, "more than 0"),
    ({"a": -1}, [{"a"}], 1, "more than 0"), ({"a": "5"}, [{"a"}], 1, "costs"), ({1: 5}, [{1}], 1, "strings"),
    ({"a": float("nan")}, [{"a"}], 1, "finite"), ({"a": 1}, [], 1, "approvals"),
    ({"a": 1}, "a", 1, "approvals"),
    ({"a": 1}, ["a"], 1, r"approvals\[0\]"), ({"a": 1}, [{"z"}], 1, "not in costs"),
    ({"a": 1}, 3, 1, "approvals"),
    ({"a": 1}, [[["a"]]], 1, "not in costs"), ({"a": 1}, [{"a"}], -1, "budget"),
    ({"a": 1}, [{"a"}], "x", "budget"),
]


@pytest.mark.parametrize(("costs", "approvals", "budget", "message"), BAD)
@pytest.mark.parametrize("rule", [greedy, equal_shares])
def test_refuses(rule, costs, approvals, budget, message):
    with pytest.raises(ValueError, match=message):
        rule(costs, approvals, budget)


@pytest.mark.parametrize(("options", "message"), [
    ({"utility": "votes"}, "utility"), ({"completion": 0}, "completion"), ({"completion": -1}, "completion"),
    ({"completion": 1e-9}, "completion"), ({"completion": "on"}, "completion")])
def test_equal_shares_refuses(options, message):
    with pytest.raises(ValueError, match=message):
        equal_shares({"a": 5}, [{"a"}], 10, **options)


@pytest.mark.parametrize(("rankings", "message"), [
    ([], "rankings"), ("ABC", "rankings"), (["ABC"], r"rankings\[0\]"),
    ([["A", "B"], ["A"]], r"rankings\[1\]"),
    ([["A", "A"]], r"rankings\[0\]"), ([["A", "B"], ["A", "C"]], r"rankings\[1\]"), ([[]], r"rankings\[0\]")])
def test_borda_refuses(rankings, message):
    with pytest.raises(ValueError, match=message):
        borda(rankings)
