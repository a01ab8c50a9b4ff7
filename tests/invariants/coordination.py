"""What every state of the two scenarios of coordination must keep."""
from math import comb, isclose

from nutag.models.decentralisation import local_loss, uniform_loss


def links(scenario):
    """Links and loads follow the formulas; the drawing holds every link and every node once."""
    result, n, sizes = scenario.result, scenario.partners, scenario.result.values["sizes"]
    groups = len(sizes)
    assert sum(sizes) == n and groups == scenario.groups and min(sizes) >= 1
    table = {row["structure"]: row for row in result.table}

    def column(name):
        return {structure: row[name] for structure, row in table.items()}

    assert column("links") == {
        "all pairs": comb(n, 2), "one hub": n, "tree": n + groups, "hub of hubs": n + comb(groups, 2)}
    assert column("largest load") == {
        "all pairs": n - 1, "one hub": n, "tree": max(groups, max(sizes) + 1), "hub of hubs": max(sizes) + groups - 1}
    central = column("centralisation")
    assert central["all pairs"] == "0.00" and central["one hub"] == "1.00"
    assert all(0 <= float(text) <= 1 for text in central.values())
    drawn, nodes = result.rows["links"], result.rows["nodes"]
    assert sum(len(row["turns"]) for row in drawn) == result.values["links"] == table[scenario.structure]["links"]
    assert sum(node["load"] for node in nodes) == 2 * result.values["links"]
    assert max(node["load"] for node in nodes) == result.values["largest_load"]
    assert len({(node["turn"], node["radius"]) for node in nodes}) == len(nodes)
    known = {(node["turn"], node["radius"]) for node in nodes}
    assert all({(row["turn"], row["radius"])} | {(turn, row["outer"]) for turn in row["turns"]} <= known for row in drawn)
    assert isclose(result.values["at_the_bag"], scenario.kept ** 3)
    hops = {"all pairs": 1, "one hub": 2, "tree": 4, "hub of hubs": 3}  # links between partners of two groups
    for row in result.rows["structures"]:
        assert isclose(row["across_pct"], 100 * scenario.kept ** hops[row["structure"]], abs_tol=0.051)
        assert row["links"] == table[row["structure"]]["links"]
    assert str(result.values["links"]) in result.sentence and [row["chosen"] for row in result.rows["structures"]].count(True) == 1
    assert str(result.values["largest_load"] if scenario.structure != "one hub" else n) in result.title


def level(scenario):
    """Losses are what the provisions lose, computed place by place; the verdict changes at the threshold."""
    result, values = scenario.result, scenario.result.values
    wanted = [scenario.first, scenario.second, scenario.third]
    units = {(row["kind"], row["place"]): row["units"] for row in result.rows["provision"]}
    assert len(units) == 9 and min(units.values()) >= 0

    def lost(kind):
        def worth(first, q):
            return (first - scenario.unit_cost) * q - scenario.slope * q * q / 2
        return sum(worth(first, units["best", place]) - worth(first, units[kind, place])
                   for first, place in zip(wanted, ("first", "second", "third")))

    assert isclose(lost("centre, one size"), values["centre"], abs_tol=0.05)     # drawn units are rounded
    assert isclose(lost("place alone"), values["alone"], abs_tol=0.05)
    assert 0 <= values["threshold"] < 1 and values["centre"] >= 0 and values["alone"] >= 0
    if scenario.spillover < values["threshold"] - 1e-9:
        assert values["alone"] <= values["centre"] + 1e-9
    if scenario.spillover > values["threshold"] + 1e-9:
        assert values["alone"] >= values["centre"] - 1e-9
    if values["limit"] is not None and values["closed_form"] <= values["limit"]:
        assert isclose(values["threshold"], values["closed_form"], abs_tol=1e-9)
    curve = [row["loss"] for row in result.rows["curve"]]
    assert curve == sorted(curve) and curve[0] == 0
    here = [row["loss"] for row in result.rows["curve"] if isclose(row["k"], scenario.spillover)]
    assert len(here) == 1 and isclose(here[0], values["alone"], abs_tol=0.001)
    decides = "place" if values["alone"] < values["centre"] - 1e-9 else "centre" if values["alone"] > values["centre"] + 1e-9 else ""
    assert (f"the {decides} should decide" if decides else "both lose the same") in result.sentence
    assert (f"Let the {decides} decide" if decides else "Both ways lose the same") in result.title
    assert isclose(values["threshold"], crossing(scenario), abs_tol=1e-6), "where the two losses cross, searched for"


def crossing(scenario):
    """The spillover at which both losses are the same, found by halving: the slope is in it, and has no say."""
    wanted = [scenario.first, scenario.second, scenario.third]
    centre, low, high = uniform_loss(wanted, scenario.slope, scenario.unit_cost), 0.0, 1.0
    if local_loss(wanted, scenario.slope, scenario.unit_cost, 1) < centre:
        return 1.0
    for _ in range(40):
        middle = (low + high) / 2
        below = local_loss(wanted, scenario.slope, scenario.unit_cost, middle) < centre - 1e-12
        low, high = (middle, high) if below else (low, middle)
    return high


INVARIANTS = {"coordination.links": links, "coordination.level": level}
