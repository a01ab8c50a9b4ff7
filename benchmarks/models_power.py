"""Slider-size calls of the voting, bargaining and survey models, each beside a plain reference."""
from fractions import Fraction
from itertools import combinations, permutations, product
from math import factorial, prod

import numpy as np

from nutag.models.bargaining import kalai_smorodinsky, nash_solution, pareto_front
from nutag.models.participatory_budgeting import equal_shares, greedy
from nutag.models.power_indices import (
    banzhaf, group_power, minimal_winning_coalitions, power_to_act, shapley_shubik)
from nutag.models.survey_sampling import ITEMS, cronbach_alpha, synthetic_survey

COUNCIL = [5, 5, 3, 3], 9
SECURITY_COUNCIL = [7] * 5 + [1] * 10, 39
COSTS = {"W": 30, "K": 25, "L": 20, "H": 25, "S": 40, "V": 35, "G": 20}
BALLOTS = [set(ballot) for ballot, voters in
           (("SLV", 5), ("KLH", 3), ("SVW", 4), ("KHW", 2), ("VWG", 3), ("KHG", 3)) for _ in range(voters)]
SHEETS = (
    ((6, 12, 5), (0, 10, 16), (0, 8, 14), (0, 5, 8)),
    ((14, 11, 4), (0, 8, 12), (0, 3, 6), (0, 22, 44)),
    ((24, 16, 6), (0, 14, 20), (0, 18, 34), (0, 4, 8)),
    ((26, 14, 0), (0, 16, 28), (0, 8, 14), (0, 6, 10)),
    ((14, 8, 0), (0, 8, 14), (0, 8, 14), (0, 10, 18)),
    ((6, 10, 7), (3, 10, 8), (0, 10, 18), (0, 8, 12)),
)
DEALS = [tuple(sum(sheet[party][option] for sheet, option in zip(SHEETS, deal)) for party in range(4))
         for deal in product(range(3), repeat=len(SHEETS))]
BATNA = (45, 35, 40, 30)


def cases():
    """(name, call, reference call) for each slider-size call."""
    answers = [[row[item] for row in synthetic_survey()] for item in ITEMS]
    return [
        ("Shapley–Shubik, 4 groups", lambda: shapley_shubik(*COUNCIL), lambda: shapley_by_orders(*COUNCIL)),
        ("Banzhaf, 4 groups", lambda: banzhaf(*COUNCIL), lambda: banzhaf_by_coalitions(*COUNCIL)),
        ("power to act, 4 groups", lambda: power_to_act(*COUNCIL), lambda: act_by_coalitions(*COUNCIL)),
        ("minimal coalitions, 4 groups", lambda: minimal_winning_coalitions(*COUNCIL),
         lambda: minimal_by_subsets(*COUNCIL)),
        ("Shapley–Shubik, Security Council", lambda: shapley_shubik(*SECURITY_COUNCIL),
         lambda: shapley_by_coalitions(*SECURITY_COUNCIL)),
        ("Banzhaf, Security Council", lambda: banzhaf(*SECURITY_COUNCIL),
         lambda: banzhaf_by_coalitions(*SECURITY_COUNCIL)),
        ("Shapley–Shubik, 48 members one by one", lambda: group_power([12] * 4, 25),
         lambda: group_sums(shapley_shubik([1] * 48, 25), 12)),
        ("Pareto front, 729 deals, 4 parties", lambda: pareto_front(DEALS), lambda: front_by_pairs(DEALS)),
        ("Nash deal, 729 deals, 4 parties", lambda: nash_solution(DEALS, BATNA),
         lambda: nash_by_loop(DEALS, BATNA)),
        ("Kalai–Smorodinsky, 729 deals, 4 parties", lambda: kalai_smorodinsky(DEALS, BATNA),
         lambda: leximin_by_loop(DEALS, BATNA)),
        ("greedy, 20 voters, 7 projects", lambda: greedy(COSTS, BALLOTS, 110).funded,
         lambda: greedy_by_loop(COSTS, BALLOTS, 110)),
        ("equal shares, 20 voters, 7 projects", lambda: equal_shares(COSTS, BALLOTS, 110).funded,
         lambda: shares_by_voter(COSTS, BALLOTS, Fraction(110, 20))),
        ("equal shares completed, 20 voters, 7 projects",
         lambda: equal_shares(COSTS, BALLOTS, 110, completion=0.05).funded,
         lambda: completed_by_voter(COSTS, BALLOTS, 110, Fraction(1, 20))),
        ("Cronbach's alpha, 5 items, 300 answers", lambda: round(cronbach_alpha(answers), 9),
         lambda: round(alpha_by_covariance(answers), 9)),
    ]


def shapley_by_orders(weights, quota):
    orders = list(permutations(range(len(weights))))
    deciders = [next(order[k] for k in range(len(order)) if sum(weights[i] for i in order[:k + 1]) >= quota)
                for order in orders]
    return [Fraction(deciders.count(member), len(orders)) for member in range(len(weights))]


def shapley_by_coalitions(weights, quota):
    n = len(weights)
    powers = [Fraction(0)] * n
    for coalition, weight in _winning(weights, quota):
        share = Fraction(factorial(len(coalition) - 1) * factorial(n - len(coalition)), factorial(n))
        for member in coalition:
            if weight - weights[member] < quota:
                powers[member] += share
    return powers


def group_sums(powers, size):
    return [sum(powers[start:start + size]) for start in range(0, len(powers), size)]


def banzhaf_by_coalitions(weights, quota):
    swings = [0] * len(weights)
    for coalition, weight in _winning(weights, quota):
        for member in coalition:
            swings[member] += weight - weights[member] < quota
    return [Fraction(swing, sum(swings)) for swing in swings]


def act_by_coalitions(weights, quota):
    return Fraction(len(_winning(weights, quota)), 2 ** len(weights))


def minimal_by_subsets(weights, quota):
    return [coalition for coalition, weight in _winning(weights, quota)
            if all(weight - weights[member] < quota for member in coalition)]


def front_by_pairs(payoffs):
    return [i for i, row in enumerate(payoffs)
            if not any(other != row and all(a >= b for a, b in zip(other, row)) for other in payoffs)]


def nash_by_loop(payoffs, disagreement):
    products = {i: prod(gains) for i, gains in _gains(payoffs, disagreement)}
    return [i for i, value in products.items() if value == max(products.values())]


def leximin_by_loop(payoffs, disagreement):
    gains = dict(_gains(payoffs, disagreement))
    best = [max(row[party] for row in gains.values()) for party in range(len(disagreement))]
    parts = {i: sorted(Fraction(gain, most) for gain, most in zip(row, best)) for i, row in gains.items()}
    most_equal = max(parts.values())
    return [i for i, part in parts.items() if part == most_equal]


def greedy_by_loop(costs, ballots, budget):
    votes = {project: sum(project in ballot for ballot in ballots) for project in sorted(costs)}
    funded = []
    for project in sorted(votes, key=votes.get, reverse=True):
        if votes[project] and sum(costs[p] for p in funded) + costs[project] <= budget:
            funded.append(project)
    return tuple(funded)


def shares_by_voter(costs, ballots, endowment):
    """Each voter has a wallet of their own, and each price is found by dropping those who cannot pay it."""
    wallets, funded = [endowment] * len(ballots), []
    while True:
        prices = {project: _price(cost, [wallets[v] for v, ballot in enumerate(ballots) if project in ballot])
                  for project, cost in sorted(costs.items()) if project not in funded}
        prices = {project: price for project, price in prices.items() if price is not None}
        if not prices:
            return tuple(funded)
        best = max(prices, key=lambda project: costs[project] / prices[project])
        wallets = [wallet - min(wallet, prices[best]) if best in ballot else wallet
                   for wallet, ballot in zip(wallets, ballots)]
        funded.append(best)


def completed_by_voter(costs, ballots, budget, step):
    endowment, outcome = Fraction(budget, len(ballots)), None
    while True:
        candidate = shares_by_voter(costs, ballots, endowment)
        left = budget - sum(costs[project] for project in candidate)
        if left < 0:
            return outcome
        if all(cost > left for project, cost in costs.items() if project not in candidate):
            return candidate
        outcome, endowment = candidate, endowment + step


def alpha_by_covariance(items):
    covariance = np.cov(items)
    k = len(items)
    return k / (k - 1) * (1 - np.trace(covariance) / covariance.sum())


def _price(cost, wallets):
    paying = sorted(wallets)
    while paying and paying[0] * len(paying) < cost:
        cost -= paying.pop(0)
    return Fraction(cost) / len(paying) if paying else None


def _winning(weights, quota):
    members = range(len(weights))
    weighed = ((coalition, sum(weights[i] for i in coalition))
               for size in range(1, len(weights) + 1) for coalition in combinations(members, size))
    return [(coalition, weight) for coalition, weight in weighed if weight >= quota]


def _gains(payoffs, disagreement):
    for i, row in enumerate(payoffs):
        gains = [value - least for value, least in zip(row, disagreement)]
        if min(gains) >= 0:
            yield i, gains
