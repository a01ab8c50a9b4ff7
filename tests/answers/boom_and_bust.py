"""What only this topic knows about right and nearly right answers."""


def two_cases(revenue, target, balance):
    """Right, in steps."""
    if revenue >= target:
        return target
    gap = target - revenue
    return revenue + (gap if gap < balance else balance)


def forgets_revenue(revenue, target, balance):
    """Wrong: only what the fund pays."""
    return min(max(target - revenue, 0), balance)


RIGHT = {
    "boom_and_bust.1": [{"fund": 7.5, "spent": 22.5}],
    "boom_and_bust.2": [two_cases],
    "boom_and_bust.3": [0.602],
    "boom_and_bust.6": [1.35],
    "boom_and_bust.7": [60.0],
}
WRONG = {
    "boom_and_bust.1": [{"spent": 30, "fund": 7.5}, {"spent": 20, "fund": 10}],
    "boom_and_bust.2": [forgets_revenue],
    "boom_and_bust.3": [0.6, 1.2],
    "boom_and_bust.4": [138, 2007],
    "boom_and_bust.5": [[70, 60, 60, 40, 70], 60],
    "boom_and_bust.6": [46.64, 1.3],
    "boom_and_bust.7": [88, 66.3, 0],
}
