"""Further right and nearly right answers on revenue sharing, worked by hand or taken from the design."""

from fractions import Fraction

import pandas as pd

CRITERIA = {"A": 151_899_996, "B": 130_437_166, "C": 99_959_330, "D": 132_729_071, "E": 353_210_782, "F": 131_763_655}
TRANSFERS = {"A": -367.1875, "B": 79.6875, "C": 203.125, "D": 206.25, "E": -375, "F": 253.125}


def kept_by_hand(people, all_people, degree):
    return (1 - degree) + degree * people / all_people


def kept_of_a_fraction(people, all_people, degree):
    return Fraction(1) - Fraction(degree) * (all_people - people) / all_people


def forgets_the_degree(people, all_people, degree):
    return people / all_people


RIGHT = {
    "revenue_sharing.1": [{"A": 800e6, "B": 200e6}, pd.Series({"A": 800_000_000, "B": 200_000_000})],
    "revenue_sharing.2": [0.396875, 0.397],
    "revenue_sharing.3": [CRITERIA],
    "revenue_sharing.4": [TRANSFERS, pd.Series(TRANSFERS)],
    "revenue_sharing.5": [kept_by_hand, kept_of_a_fraction],
    "revenue_sharing.6": [104.8, 104.7749],
    "revenue_sharing.7": [[70, 60, 40, 60, 70], (70, 60, 40, 60, 70)],
}
WRONG = {
    "revenue_sharing.1": [{"A": 0.8, "B": 0.2}],
    "revenue_sharing.2": [0.79375, 0.4024, 0.3],
    "revenue_sharing.3": [{**CRITERIA, "F": 131_763_654}],
    "revenue_sharing.4": [{**TRANSFERS, "E": 375}],
    "revenue_sharing.5": [forgets_the_degree],
    "revenue_sharing.6": [105.2, 135.8, -8.5],
    "revenue_sharing.7": [[30, 40, 60, 40, 30], [70, 60, 40, 60]],
}
