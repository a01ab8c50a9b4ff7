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
    "boom_and_bust.1": [{"fund": 3, "spent": 3 + 4 * 6}],
    "boom_and_bust.2": [two_cases],
    "boom_and_bust.3": [0.71, 0.7100],
    "boom_and_bust.5": [15, 15.0],
    "boom_and_bust.6": [1.35],
    "boom_and_bust.7": [60.0],
}
WRONG = {
    "boom_and_bust.1": [{"spent": 27, "fund": 0}, {"spent": 24, "fund": 6}],
    "boom_and_bust.2": [forgets_revenue],
    "boom_and_bust.3": [0.6, 0.602, 1.2],
    "boom_and_bust.4": [138, 2007],
    "boom_and_bust.5": [[70, 60, 40, 60, 70], 60, 20],
    "boom_and_bust.6": [46.64, 1.3],
    "boom_and_bust.7": [88, 66.3, 0],
}
