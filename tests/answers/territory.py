"""Test material of workbook 01: further right and nearly right answers."""


def by_counting_twice(seats):
    total = sum(seats)
    return total ** 2 / sum(s * s for s in seats)


def without_the_largest(seats):
    return by_counting_twice(sorted(seats)[:-1] or [1])


RIGHT = {
    "territory.1": [21 + 1 + 330 + 9 + 1613 + 152],
    "territory.2": [4.89, 4.888],
    "territory.4": [["Tuv", "Zavkhan", "Khuvsgul"]],
    "territory.5": [by_counting_twice],
    "territory.6": [40.41, 40.406],
    "territory.7": ["First-Governor", "The governor of the aimag", "Aimag governor", "аймгийн засаг дарга"],
}
WRONG = {
    "territory.1": [2105, 2169, 1765, 339, 22, 2125],
    "territory.2": [4.9, 5, 1613, 4.76],
    "territory.3": [360, 362, 351, 330],
    "territory.4": [{"Tuv", "Zavkhan"}, {"Tuv", "Zavkhan", "Khuvsgul", "Bayankhongor"}, {"Төв"}],
    "territory.5": [without_the_largest],
    "territory.6": [40, 41, 1.9, 36.65],
    "territory.7": ["governor", "second-governor", "Prime Minister"],
}
