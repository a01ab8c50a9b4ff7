"""One call of each money model at the size a slider uses, beside a plain reference that computes the same.

The inputs are SYNTHETIC: fixed arithmetic patterns of the right size, not figures about Mongolia.
"""
from collections import namedtuple
from fractions import Fraction
from itertools import combinations
from math import floor, log, sqrt
from statistics import fmean

import pandas as pd

from nutag.models import (
    decentralisation,
    elections,
    fiscal_transfers,
    inequality,
    networks,
    royalty,
    stabilisation,
)

SOUMS = 339
PEOPLE = [1_000 + 7_919 * i % 30_000 for i in range(SOUMS)]
AREA = [500 + 104_729 * i % 16_000 for i in range(SOUMS)]
OWN = [10_000_000 + 1_299_709 * i % 900_000_000 for i in range(SOUMS)]
ORIGIN = [OWN[i] if i % 17 == 0 else 0 for i in range(SOUMS)]
PER_HEAD = [own / n for own, n in zip(OWN, PEOPLE)]
AIMAG = [i % 22 for i in range(SOUMS)]
CRITERIA = {"people": PEOPLE, "area": AREA, "need": [n * (i % 50 + 1) / 50 for i, n in enumerate(PEOPLE)],
            "effort": [n * (80 + i % 40) / 100 for i, n in enumerate(PEOPLE)]}
WEIGHTS = {"people": 0.4, "area": 0.2, "need": 0.3, "effort": 0.1}
REVENUE = [100 + 37 * year % 150 for year in range(45)]
BENEFIT, REGION_PEOPLE = [12, 8, 4, 9, 5, 11], [3, 2, 5, 1, 4, 2]
NETWORK = [[int(a != b and (a == 0 or b == 0 or (a + b) % 5 == 0)) for b in range(23)] for a in range(23)]
BANDS = [namedtuple("Row", royalty.COLUMNS)(mineral, stage, 1000 * step, 1000 * step + 1000 if step < 9 else None, 5,
                                            step, 5 + step, "2011-01-01", "SYNTHETIC")
         for mineral in ("a", "b") for stage in ("ore", "product") for step in range(10)]
POOL = 253_400_000_000


def rounded(quotas, total):
    amounts = [floor(quota) for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda i: amounts[i] - quotas[i])
    for place in by_remainder[:total - sum(amounts)]:
        amounts[place] += 1
    return amounts


def hamilton(total, weights):
    whole = sum(map(Fraction, weights))
    return rounded([weight * total / whole for weight in weights], total)


def blend_reference():
    half = Fraction(1, 2)
    return hamilton(POOL, [half * Fraction(o, sum(ORIGIN)) + half * Fraction(n, sum(PEOPLE))
                           for o, n in zip(ORIGIN, PEOPLE)])


def criteria_reference():
    totals = {name: sum(Fraction(str(x)) for x in column) for name, column in CRITERIA.items()}
    return hamilton(POOL, [sum(Fraction(str(WEIGHTS[name])) * Fraction(str(column[i])) / totals[name]
                               for name, column in CRITERIA.items()) for i in range(SOUMS)])


def gaps():
    return [n * Fraction(sum(OWN), sum(PEOPLE)) - own for own, n in zip(OWN, PEOPLE)]


def equalisation_reference():
    return rounded([gap / 2 for gap in gaps()], 0)


def gini_reference():
    mean, people = sum(n * y for y, n in zip(PER_HEAD, PEOPLE)) / sum(PEOPLE), sum(PEOPLE)
    pairs = sum(m * n * abs(x - y) for x, m in zip(PER_HEAD, PEOPLE) for y, n in zip(PER_HEAD, PEOPLE))
    return pairs / (2 * mean * people**2)


def theil_reference(values, people):
    mean = sum(n * y for y, n in zip(values, people)) / sum(people)
    return sum(n / sum(people) * y / mean * log(y / mean) for y, n in zip(values, people))


def decomposition_reference():
    groups = [[i for i in range(SOUMS) if AIMAG[i] == aimag] for aimag in range(22)]
    people = [sum(PEOPLE[i] for i in group) for group in groups]
    amounts = [sum(PEOPLE[i] * PER_HEAD[i] for i in group) for group in groups]
    inside = [theil_reference([PER_HEAD[i] for i in group], [PEOPLE[i] for i in group]) for group in groups]
    within = sum(amount * part for amount, part in zip(amounts, inside)) / sum(amounts)
    return theil_reference([amount / n for amount, n in zip(amounts, people)], people), within


def variation_reference():
    mean = sum(n * y for y, n in zip(PER_HEAD, PEOPLE)) / sum(PEOPLE)
    return sqrt(sum(n * (y - mean) ** 2 for y, n in zip(PER_HEAD, PEOPLE)) / sum(PEOPLE)) / mean


def lorenz_reference():
    frame = pd.DataFrame({"y": PER_HEAD, "n": PEOPLE}).sort_values("y")
    amount = frame.n * frame.y
    people, amounts = frame.n.cumsum() / frame.n.sum(), amount.cumsum() / amount.sum()
    return pd.DataFrame({"population_share": [0, *people], "value_share": [0, *amounts]})


def fund_reference():
    balance, rows = 0.0, []
    for year, amount in enumerate(REVENUE):
        target = fmean(REVENUE[max(0, year - 4):year + 1])
        deposit, withdrawal = max(0, amount - target), min(max(0, target - amount), balance)
        balance += deposit - withdrawal
        rows.append((amount, target, deposit, withdrawal, amount - deposit + withdrawal, balance))
    return rows


def loss(provisions):
    """Welfare lost against the best provision; in these inputs every region wants some."""
    return sum(n * ((a - 2) - q) ** 2 / 2 for a, n, q in zip(BENEFIT, REGION_PEOPLE, provisions))


def uniform_reference():
    mean = sum(n * (a - 2) for a, n in zip(BENEFIT, REGION_PEOPLE)) / sum(REGION_PEOPLE)
    return loss([mean] * len(BENEFIT))


def local_reference(spillover=0.25):
    return loss([max(0, a - 2 / (1 - spillover)) for a in BENEFIT])


def threshold_reference():
    low, high = 0.0, 0.999
    while high - low > 1e-12:
        middle = (low + high) / 2
        low, high = (middle, high) if local_reference(middle) < uniform_reference() else (low, middle)
    return low


def centralisation_reference():
    degrees = [sum(row) for row in NETWORK]
    return sum(max(degrees) - degree for degree in degrees) / ((len(degrees) - 1) * (len(degrees) - 2))


def royalty_reference():
    for row in BANDS:
        open_ended = row.price_below_usd is None
        if (row.mineral, row.stage) == ("b", "product") and row.price_from_usd <= 8500 and (
                open_ended or 8500 < row.price_below_usd):
            return royalty.RoyaltyRate(row.base_rate_pct, row.surtax_pct, row.total_rate_pct, row.source_id)


def graicunas_reference():
    """Direct, cross and group relationships counted one by one."""
    groups = sum(size for size in range(2, 13) for _ in combinations(range(12), size))
    return 12 + 12 * 11 + groups


def cases():
    """(name, call, reference call): both return the same, up to rounding."""
    votes, seats = [45, 25, 10, 8, 6, 4, 2], [68, 42, 8, 4, 4, 0, 0]
    return [
        ("largest_remainder, 339 soums", lambda: fiscal_transfers.largest_remainder(POOL, PEOPLE),
         lambda: hamilton(POOL, PEOPLE)),
        ("derivation_blend, 339 soums", lambda: fiscal_transfers.derivation_blend(POOL, ORIGIN, PEOPLE, 0.5),
         blend_reference),
        ("criteria_allocation, 339 soums, 4 criteria",
         lambda: fiscal_transfers.criteria_allocation(POOL, CRITERIA, WEIGHTS), criteria_reference),
        ("net_equalisation, 339 soums", lambda: fiscal_transfers.net_equalisation(OWN, PEOPLE, 0.5),
         equalisation_reference),
        ("gap_filling, 339 soums", lambda: fiscal_transfers.gap_filling(POOL, OWN, PEOPLE),
         lambda: hamilton(POOL, [max(0, gap) for gap in gaps()])),
        ("retention, 339 soums", lambda: fiscal_transfers.retention(PEOPLE, 0.5),
         lambda: [1 - 0.5 * (1 - n / sum(PEOPLE)) for n in PEOPLE]),
        ("gini, 339 soums", lambda: inequality.gini(PER_HEAD, PEOPLE), gini_reference),
        ("theil, 339 soums", lambda: inequality.theil(PER_HEAD, PEOPLE),
         lambda: theil_reference(PER_HEAD, PEOPLE)),
        ("theil_decomposition, 339 soums in 22 aimags",
         lambda: inequality.theil_decomposition(PER_HEAD, AIMAG, PEOPLE), decomposition_reference),
        ("coefficient_of_variation, 339 soums", lambda: inequality.coefficient_of_variation(PER_HEAD, PEOPLE),
         variation_reference),
        ("lorenz_curve, 339 soums", lambda: inequality.lorenz_curve(PER_HEAD, PEOPLE), lorenz_reference),
        ("stabilise, 45 years, window 5", lambda: stabilisation.stabilise(REVENUE, 5), fund_reference),
        ("royalty_rate, 40 bands", lambda: royalty.royalty_rate(BANDS, "b", "product", 8500),
         royalty_reference),
        ("royalty_due", lambda: royalty.royalty_due(POOL, 5), lambda: POOL * 5 // 100),
        ("uniform_loss, 6 regions", lambda: decentralisation.uniform_loss(BENEFIT, 1, 2, REGION_PEOPLE),
         uniform_reference),
        ("local_loss, 6 regions", lambda: decentralisation.local_loss(BENEFIT, 1, 2, 0.25, REGION_PEOPLE),
         local_reference),
        ("spillover_threshold, 6 regions",
         lambda: decentralisation.spillover_threshold(BENEFIT, 2, REGION_PEOPLE),
         threshold_reference),
        ("effective_number_of_parties, 7 parties", lambda: elections.effective_number_of_parties(seats),
         lambda: 1 / sum((s / sum(seats)) ** 2 for s in seats)),
        ("gallagher_index, 7 parties", lambda: elections.gallagher_index(votes, seats),
         lambda: 100 * sqrt(sum((v / sum(votes) - s / sum(seats)) ** 2 for v, s in zip(votes, seats)) / 2)),
        ("degree_centralization, 23 nodes", lambda: networks.degree_centralization(NETWORK),
         centralisation_reference),
        ("graicunas_relationships, 12 subordinates", lambda: networks.graicunas_relationships(12),
         graicunas_reference),
        ("pairwise_channels, 300 people", lambda: networks.pairwise_channels(300),
         lambda: sum(1 for _ in combinations(range(300), 2))),
        ("relay_fidelity, 3 relays", lambda: networks.relay_fidelity(0.9, 3), lambda: 0.9 * 0.9 * 0.9),
    ]
