"""Survey sampling: how far a random sample can be from its population, and how well items hang together.

Shares are between 0 and 1. None of these formulas helps a sample that was not drawn at random.
"""
from bisect import bisect
from math import isclose, sqrt
from random import Random
from statistics import NormalDist, variance

from nutag.models._exact import number_rows
from nutag.models._validate import finite_number, finite_numbers, fraction_share, iterable, same_length, whole_number

CHI_SQUARE = 3.841
GROUP_MEANS = {"civil servants": 0.3, "SMEs": -0.1, "citizens": -0.4, "mining companies": 0.2}
GROUP_SIZES = {"civil servants": 100, "SMEs": 60, "citizens": 100, "mining companies": 40}
PLACES = ("place 1", "place 2", "place 3", "place 4")
ITEMS = ("mutual_trust", "own_capacity", "civil_service_capacity", "understanding_of_partnership",
         "usefulness_of_council")
CUTS = (-1.2, -0.4, 0.4, 1.2)
TRAIT_SD, NOISE_SD = 0.8, 0.6


def margin_of_error(p, n, population=None, confidence=0.95):
    """Half the width of the normal confidence interval of a share: z √(p(1 − p)/n) √((N − n)/(N − 1)).

    ``n`` answers out of ``population`` (None: so large that it does not matter).

    Errors: ``ValueError`` for a share outside 0–1, no answers, or more answers than people. Reference:
    Cochran (1977).

    >>> round(100 * margin_of_error(0.5, 300), 1)
    5.7
    """
    fraction_share("p", p)
    n = whole_number("n", n, minimum=1)
    error = _z(confidence) * sqrt(p * (1 - p) / n)
    if population is None:
        return error
    population = whole_number("population", population, minimum=1)
    if n > population:
        raise ValueError(f"n must be at most the population, {population}; got {n}")
    return error * sqrt((population - n) / max(population - 1, 1))


def sample_size(margin, p=0.5, population=None, confidence=0.95):
    """Answers needed for a margin of error, given as a share: n₀ = z²p(1 − p)/margin².

    In a population of N: n₀ / (1 + (n₀ − 1)/N). The result is not rounded; to keep the promise, round it up.

    Errors: ``ValueError`` for a margin outside 0–1 or of 0. Reference: Cochran (1977).

    >>> round(sample_size(0.05)), round(sample_size(0.05, population=1000))
    (384, 278)
    """
    if fraction_share("margin", margin) == 0:
        raise ValueError("margin must be more than 0: no sample has no error, only a census")
    needed = _z(confidence) ** 2 * fraction_share("p", p) * (1 - p) / margin**2
    if population is None:
        return needed
    return needed / (1 + (needed - 1) / whole_number("population", population, minimum=1))


def krejcie_morgan(population):
    """Sample size of the Krejcie–Morgan table: 95 %, ± 5 points, share ½, rounded to the nearest.

    Errors: ``ValueError`` for a population that is not a positive whole number. Reference: Krejcie & Morgan
    (1970).

    >>> krejcie_morgan(1000)
    278
    """
    population = whole_number("population", population, minimum=1)
    spread = CHI_SQUARE * 0.25
    return round(spread * population / (0.05**2 * (population - 1) + spread))


def stratified_proportion(weights, proportions, sizes, populations=None):
    """Stratified estimate of a share and its standard error: Σ W p and √(Σ W²(1 − n/N) p(1 − p)/(n − 1)).

    One entry a stratum: its share of the population (they sum to 1), the share found in its sample, the
    number of answers, and the number of people (None: so large that it does not matter).

    Errors: ``ValueError`` for lists of different length, weights that do not sum to 1, a stratum with fewer
    than two answers or with more answers than people. Reference: Cochran (1977).

    >>> estimate, error = stratified_proportion([0.5, 0.5], [0.6, 0.2], [51, 51])
    >>> estimate, round(error, 4)
    (0.4, 0.0447)
    """
    strata = _strata(weights, proportions, sizes, populations)
    estimate = sum(weight * share for weight, share, _, _ in strata)
    variances = (w**2 * (1 - sampled) * p * (1 - p) / (n - 1) for w, p, n, sampled in strata)
    return estimate, sqrt(sum(variances))


def design_effect(weights):
    """Kish's design effect n Σw² / (Σw)²: how many times more answers unequal weights cost. At least 1.

    Errors: ``ValueError`` for no weights, a negative one, or all 0. Reference: Kish (1965).

    >>> design_effect([1, 1, 2])
    1.125
    """
    weights = finite_numbers("weights", weights, minimum=0)
    if not any(weights):
        raise ValueError("weights must not all be 0")
    largest = max(weights)
    scaled = [weight / largest for weight in weights]
    return len(scaled) * sum(weight**2 for weight in scaled) / sum(scaled) ** 2


def cronbach_alpha(items):
    """Cronbach's α = k/(k − 1) · (1 − Σ item variances / variance of the sum), with sample variances.

    One row an item, one column a respondent. At most 1; 0 and negative values are possible.

    Errors: ``ValueError`` for fewer than two items or respondents, rows of different length, or a sum of
    items that is the same for every respondent. Reference: Cronbach (1951).

    >>> round(cronbach_alpha([(1, 2, 3, 4), (2, 2, 4, 4), (1, 3, 3, 5)]), 3)
    0.933
    """
    rows = number_rows("items", items)
    k = len(rows)
    if k < 2 or len(rows[0]) < 2:
        raise ValueError(f"items must have at least 2 items and 2 respondents; got {k} and {len(rows[0])}")
    total = variance([sum(answers) for answers in zip(*rows)])
    if isclose(total, 0, abs_tol=1e-12):
        raise ValueError("items must not sum to the same for every respondent: alpha is not defined")
    return k / (k - 1) * (1 - sum(map(variance, rows)) / total)


def synthetic_survey(seed=2020):
    """A SYNTHETIC survey: 300 dict rows, four groups in four places, five items of 1 to 5. Nobody was asked.

    A row draws a latent trait, a sex (each with chance ½) and one disturbance an item; an answer is the
    number of the ``CUTS`` that group mean + 0.8 trait + 0.6 disturbance has reached, plus 1. The group means
    are invented inputs. The order of these draws belongs to the rule: trait, sex, then the items, row by row through
    the groups and places. Another order of the same rule gives other figures from the same seed, and neither is truer.

    >>> survey = synthetic_survey()
    >>> len(survey), all(row["synthetic"] for row in survey)
    (300, True)
    """
    random = Random(seed)
    return [{"group": group, "place": place} | _answers(random, mean) | {"synthetic": True}
            for group, mean in GROUP_MEANS.items() for place in PLACES
            for _ in range(GROUP_SIZES[group] // len(PLACES))]


def _answers(random, mean):
    def normal():
        return NormalDist().inv_cdf(random.random())

    trait = mean + TRAIT_SD * normal()
    sex = "F" if random.random() < 0.5 else "M"
    return {"sex": sex} | {item: 1 + bisect(CUTS, trait + NOISE_SD * normal()) for item in ITEMS}


def _strata(weights, proportions, sizes, populations):
    """(weight, share, answers, sampled part of the stratum) for each stratum."""
    weights = finite_numbers("weights", weights, minimum=0)
    columns = {"proportions": finite_numbers("proportions", proportions, minimum=0),
               "sizes": [whole_number("sizes", n, minimum=2) for n in finite_numbers("sizes", sizes)],
               "populations": [None] * len(weights) if populations is None else populations}
    for name, column in columns.items():
        if not iterable(column):
            raise ValueError(f"{name} must have one entry a stratum; got {column!r}")
        same_length("weights", weights, name, column)
    if not isclose(sum(weights), 1, abs_tol=1e-9):
        raise ValueError(f"weights must sum to 1; got {sum(weights)}")
    return [(weight, fraction_share(f"proportions[{i}]", share), n, _sampled(i, n, people))
            for i, (weight, share, n, people) in enumerate(zip(weights, *columns.values()))]


def _sampled(stratum, n, people):
    if people is None:
        return 0
    if whole_number(f"populations[{stratum}]", people, minimum=1) < n:
        raise ValueError(f"populations[{stratum}] must be at least its {n} answers; got {people}")
    return n / people


def _z(confidence):
    if not 0 < finite_number("confidence", confidence) < 1:
        raise ValueError(f"confidence must be between 0 and 1, for example 0.95; got {confidence!r}")
    return NormalDist().inv_cdf((1 + confidence) / 2)
