"""What every state of the four scenarios of coordination must keep."""
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
    assert all({(row["turn"], row["radius"])} | {(turn,
                                                  row["outer"]) for turn in row["turns"]} <= known for row in drawn)
    assert "bag" not in result.sentence, "what a letter keeps down to the bag has a scenario of its own"
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
    kinds = ("best", "centre, one size", "place alone")
    units = {(kind, place): float(row[kind]) for place, row in zip(("first", "second", "third"),
                                                                   result.table) for kind in kinds}
    assert len(units) == 9 and min(units.values()) >= 0

    def lost(kind):
        def worth(first, q):
            return (first - scenario.unit_cost) * q - scenario.slope * q * q / 2
        return sum(worth(first, units["best", place]) - worth(first, units[kind, place])
                   for first, place in zip(wanted, ("first", "second", "third")))

    assert isclose(lost("centre, one size"), values["centre"], abs_tol=0.4)     # units in the table are rounded
    assert isclose(lost("place alone"), values["alone"], abs_tol=0.4)
    triangles(scenario, wanted, lost)
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


def triangles(scenario, wanted, lost):
    """The shaded areas are the losses: over the places they add up to what the model says, and each is seen to be flat."""
    added = dict.fromkeys(("centre, one size", "place alone"), 0)
    for place in ("first", "second", "third"):
        rows = type(scenario)(**{**scenario.settings(), "place": place}).result.rows
        for who in added:
            (left, right) = [row for row in rows["lost"] if row["who"] == who]
            gaps = [abs(row["high"] - row["low"]) for row in (left, right)]
            added[who] += (right["units"] - left["units"]) * sum(gaps) / 2
        line = [row for row in rows["line"] if row["what"] == "worth"]
        first = wanted[("first", "second", "third").index(place)]
        assert line[0]["points"] == first and all(
            isclose(row["points"], first - scenario.slope * row["units"], abs_tol=0.01) for row in line)
    assert isclose(added["centre, one size"], scenario.result.values["centre"], abs_tol=0.1)
    assert isclose(added["place alone"], scenario.result.values["alone"], abs_tol=0.1)


def join(scenario):
    """Points by adding up what each body hands out; the title says what the two comparisons say."""
    result, values = scenario.result, scenario.result.values
    n, worth = scenario.ministries, 8 * (scenario.weight / 100) ** scenario.years
    by_name = worth * scenario.named / 100
    own = by_name + (worth - by_name) / n
    fine = 4 * scenario.seen / 100
    assert isclose(values["own"], own) and isclose(values["together"], worth - scenario.effort)
    others = (n - 1) * (worth - by_name) / n
    assert isclose(values["joins"], others + own - scenario.effort) and isclose(values["stays"], others - fine)
    if isclose(values["joins"], values["stays"], abs_tol=1e-9):
        assert result.title == "Joining and staying out are worth the same"
    else:
        pays = values["joins"] > values["stays"]
        assert pays == result.title.startswith("Each joins")
        assert ("collective action problem" in result.title) == (not pays and values["together"] > 0)
        assert ("joining is better" if pays else "staying out is better") in result.sentence
    assert ("fine" in result.sentence) == (fine > 0)
    curve = [row["points"] for row in result.rows["worth"] if row["what"] == "the one who joins"]
    assert curve == sorted(curve, reverse=True) and isclose(curve[scenario.years], own, abs_tol=0.001)
    least = scenario.effort - fine
    assert [row["least"] for row in result.rows["now"]] == [round(least, 3)]
    if scenario.years == values["too_late"]:
        assert own < least
    first_below = [year for year, points in enumerate(curve) if points < least - 0.001]
    assert not first_below or values["too_late"] == first_below[0]


def request(scenario):
    """What is left is one share times itself, desk by desk; details are lost from the most local up."""
    result, values = scenario.result, scenario.result.values
    desks = 4 if scenario.request == "lessons" else 3
    share = 1.0
    for step in range(desks):
        row = result.table[step]
        assert row["of the letter"] == f"{100 * share:.1f} %" and row["hand-overs"] == step
        assert row["details in full"] <= 10 * share + 1e-6 < row["details in full"] + 1
        here = {mark["detail"]: mark["state"] for mark in result.rows["marks"] if mark["desk"] == step}
        assert not here if step == 0 else [here[rank] for rank in range(10)] == (
            ["kept"] * row["details in full"] + ["lost"] * (10 - row["details in full"]))
        last, share = share, share * (1 if scenario.passed == "copy" else scenario.kept / 100)
    assert isclose(values["arrives"], last) and len(result.table) == desks
    # 22 summaries, and with copies the 339 letters of all soums and districts; in Jishee 6 soums write to their aimag.
    papers = {("lessons", "summary"): 22, ("lessons", "copy"): 361, ("well", "summary"): 6, ("well", "copy"): 12}
    assert values["papers"] == papers[scenario.request,
                                      scenario.passed] and f"{values['papers']} papers" in result.sentence
    assert (values["direct"], values["tiered"], values["first"]) == (339, 361, 22)
    assert "ministry" in result.title if desks == 4 else "aimag" in result.title and "ministry" not in result.title


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


INVARIANTS = {"coordination.join": join, "coordination.links": links, "coordination.request": request,
              "coordination.level": level}
