"""Test material of workbook 01: further right and nearly right answers."""

from nutag.questions.territory import (AIMAG_GOVERNOR, BODIES, CHAIN, LETTERS, MEETING, PRIME_MINISTER, SOUM_KHURAL, seats)

LETTERED = dict(zip(LETTERS, BODIES))
BAGS = {"Khuvsgul", "Zavkhan", "Uvurkhangai"}


def by_counting_twice(seats):
    total = sum(seats)
    return total ** 2 / sum(s * s for s in seats)


def without_the_largest(seats):
    return by_counting_twice(sorted(seats)[:-1] or [1])


RIGHT = {
    "territory.1": [1.61, -1.61, 1638 / 330 - 57 / 17],
    "territory.2": [LETTERED],
    "territory.4": [["Khuvsgul", "Zavkhan", "Uvurkhangai"]],
    "territory.5": [1.65, 1.648, 2025 / 1229],
    "territory.6": [seats((4, 0, 1), (2, 2, 1))],  # votes 190, 180, 130 of 500
    "territory.7": [-7.8, -7.83, 100 * 11 / 76 - 22.3],
    "territory.9": [by_counting_twice],
}
WRONG = {
    "territory.1": [1.5, 3.35, 4.96, 1.98, 1.48],
    "territory.2": [LETTERED | {LETTERS[0]: SOUM_KHURAL, LETTERS[1]: MEETING}, LETTERED | {LETTERS[0]: SOUM_KHURAL},
                    LETTERED | {LETTERS[1]: MEETING}, LETTERED | {LETTERS[2]: PRIME_MINISTER},
                    LETTERED | {LETTERS[3]: AIMAG_GOVERNOR}, LETTERED | {LETTERS[4]: PRIME_MINISTER}],
    "territory.3": [[*CHAIN[1:], CHAIN[0]], [CHAIN[0], CHAIN[2], CHAIN[1], *CHAIN[3:]], [*CHAIN[:3], CHAIN[4], CHAIN[3]]],
    "territory.4": [{"Khuvsgul"}, BAGS | {"Bayankhongor"}, BAGS | {"Ulaanbaatar"}, BAGS | {"Tuv"}, BAGS | {"Arkhangai"},
                    BAGS | {"Umnugovi"}],
    "territory.5": [1.6, 1.7, 1.59, 0.61],
    "territory.6": [seats((5, 0, 0), (2, 2, 1)), seats((2, 2, 1), (2, 2, 1)), seats((4, 0, 1), (4, 0, 1)),
                    seats((4, 1, 0), (2, 2, 1)), seats((4, 0, 1), (1, 1, 1)), seats((4, 0, 1), (3, 2, 0))],
    "territory.7": [7.8, -11.3, 14.5, -7.0, 17.0],
    "territory.9": [without_the_largest],
}
