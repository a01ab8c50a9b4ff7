"""Test material of workbook 02: further right and nearly right answers."""
from itertools import combinations
from math import comb


def by_listing(n):
    return len(list(combinations(range(n), 2)))


def one_too_many(n):
    return n * (n + 1) // 2


RIGHT = {
    "coordination.1": [{"load": 21 + 1, "links": 330 + 9 + 21 + 1}],
    "coordination.2": [by_listing, lambda n: comb(n, 2), lambda n: n * (n - 1) / 2],
    "coordination.3": [100 * 40 + 60 * 40 + 100 * 40],
    "coordination.4": [0.512, 0.8 * 0.8 * 0.8],
    "coordination.5": [4 + 4 + 2 + 2 + 1],
    "coordination.6": [{"one size": 4, "alone": 0.25}, {"alone": 2 * 0.5**2 / 2, "one size": 2 * 2**2 / 2}],
    "coordination.7": [0.75, 6 / 8],
}
WRONG = {
    "coordination.1": [{"links": 22, "load": 22}, {"links": 360, "load": 22}, {"links": 361, "load": 28}, 361],
    "coordination.2": [one_too_many, by_listing(4)],
    "coordination.3": [0.722, 10_399, 300, 260],
    "coordination.4": [0.51, 0.73, 0.64, 0.8, 0.5],
    "coordination.5": [12, 14, 6, 5],
    "coordination.6": [{"one size": 16, "alone": 2 / 3}, {"one size": 4, "alone": 0.5}],
    "coordination.7": [0.710, 0.5, 0.7, 0.652],
}
