"""What holds for every state of the three scenarios of the stakeholders, by a second way."""
from fractions import Fraction
from itertools import combinations

import pytest

from nutag.data import load

ITEMS = load("interests")
CODES = {"A": load("theme_codes"), "B": load("theme_codes_second")}
PLACES = {row.actor_id: (row.power, row.interest) for row in load("stakeholder_actors").itertuples()}
# As designed for coder A: themes that each pair of groups has, of all that either has.
ALIKE_A = {("LA", "MC"): Fraction(5, 8), ("LA", "CZ"): Fraction(1, 5), ("LA", "SM"): Fraction(1, 4),
           ("MC", "SM"): Fraction(2, 7), ("MC", "CZ"): Fraction(2, 9), ("SM", "CZ"): Fraction(1, 3)}
RECODED = ALIKE_A | {("LA", "MC"): Fraction(3, 4), ("MC", "CZ"): Fraction(1, 3), ("MC", "SM"): Fraction(1, 4)}
CLASSES = {0: {"non-stakeholder"}, 1: {"dormant", "discretionary", "demanding"},
           2: {"dominant", "dangerous", "dependent"},
           3: {"definitive"}}


def meet(scenario):
    """Groups by theme with pandas; the similarities of coder A as they were worked out by hand."""
    result, recoded = scenario.result, scenario.coder == "A" and scenario.responsible
    table = CODES[scenario.coder].merge(ITEMS, on="item_id")
    pairs = set(zip(table.theme_id, table.group_id)) | ({("T2", "MC")} if recoded else set())
    assert {(row["theme"], row["group"]) for row in result.rows["dots"]} == pairs
    number = {row["theme"]: row["groups"] for row in result.rows["themes"]}
    assert number == {theme: sum(pair[0] == theme for pair in pairs) for theme in number} and len(number) == 10
    assert sum(row["items"] for row in result.rows["dots"]) == len(table) + recoded
    assert result.values["all"] == sum(groups == 4 for groups in number.values()) == (scenario.coder == "A")
    assert result.values["by_three"] == {"A": 1 + recoded, "B": 3}[scenario.coder]
    of = {group: {theme for theme, name in pairs if name == group} for group in ("LA", "MC", "SM", "CZ")}
    for one, other in combinations(of, 2):
        alike = Fraction(len(of[one] & of[other]), len(of[one] | of[other]))
        assert result.values["alike"][one, other] == pytest.approx(float(alike))
        if scenario.coder == "A":
            assert alike == (RECODED if recoded else ALIKE_A)[one, other]
    here = table[table.theme_id == scenario.theme]
    assert len(result.table) == len(here) + (recoded and scenario.theme == "T2")
    assert {row[list(row)[1]] for row in result.table} >= set(here.item)


def coders(scenario):
    """Kappa from the counts of the table, by its other form: 2(ad - bc) over the products of the margins."""
    result = scenario.result
    both, only_a, only_second, neither = (row["how many"] for row in result.table)
    assert both + only_a + only_second + neither == 16 and both + only_a == 3
    margins = (both + only_a) * (only_a + neither) + (both + only_second) * (only_second + neither)
    assert result.values["kappa"] == pytest.approx(2 * (both * neither - only_a * only_second) / margins, abs=1e-9)
    assert -1 <= result.values["kappa"] <= 1 and result.values["same"] == both + neither
    assert sum(row["differ"] for row in result.rows["items"]) == 16 - result.values["same"]
    assert all(row[row["item"]] is not row["second"] for row in result.rows["items"]), "a touch turns the answer round"
    assert [row["items"] for row in result.rows["counts"]] == [both, only_a, only_second, neither]
    if scenario.second == "no":
        assert (result.values["kappa"], result.values["same"]) == (0, 13)
    if scenario.second == "B":
        assert (both, only_a, only_second, neither) == (2, 1, 1, 12)
        assert result.values["kappa"] == pytest.approx(23 / 39)  # (0.875 - 178/256) / (1 - 178/256)
    if scenario.second == "me":
        said = [getattr(scenario, row["item"]) for row in result.rows["items"]]
        assert said == [row["second"] for row in result.rows["items"]] and both + only_second == sum(said)


def grid(scenario):
    result, line = scenario.result, scenario.line
    held = [scenario.power >= line, scenario.legitimacy, scenario.urgency]
    assert result.values["class"] in CLASSES[sum(held)] and result.values["attributes"] == sum(held)
    corner = ("manage closely" if scenario.interest >= line else "keep satisfied") if held[0] else (
        "keep informed" if scenario.interest >= line else "monitor")
    assert result.values["box"] == corner
    assert [row["box"] for row in result.rows["boxes"] if row["chosen"]] == [corner]
    assert len(result.table) == len(result.rows["places"]) == 10 and len(result.rows["attributes"]) == 30
    for row in result.rows["places"]:
        assert row["chosen"] == (row["actor"] == scenario.actor)
        if not row["chosen"]:
            assert (row["power"], row["interest"]) == PLACES[row["actor"]]
    for row in result.rows["attributes"]:
        if row["actor"] == scenario.actor and row["attribute"] != "power":
            assert row[row["attribute"]] is not row["held"] is getattr(scenario, row["attribute"])


INVARIANTS = {"stakeholders.meet": meet, "stakeholders.coders": coders, "stakeholders.grid": grid}
