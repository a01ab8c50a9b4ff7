"""The package as a whole: valid for a second library, in step with its papers, small, quick and rebuilt from itself."""
import importlib.util
import json
import re
from pathlib import Path

import pytest

from nutag.data import fingerprint, load, names, package

DATASETS = Path(__file__).parents[1] / "datasets"
DESCRIPTOR = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = DESCRIPTOR["resources"]
by_name = pytest.mark.parametrize("resource", RESOURCES, ids=[resource["name"] for resource in RESOURCES])


def recipe(name):
    spec = importlib.util.spec_from_file_location(name, DATASETS / "recipes" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_frictionless_finds_nothing_wrong():
    from frictionless import Package

    report = Package.from_descriptor(DESCRIPTOR, basepath=str(DATASETS)).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])


def test_every_file_is_described_once():
    paths = [resource["path"] for resource in RESOURCES]
    assert sorted(paths) == sorted(path.relative_to(DATASETS).as_posix() for path in DATASETS.rglob("*.csv"))
    assert len(set(names())) == len(RESOURCES)


@by_name
def test_a_table_says_what_a_reader_must_know(resource):
    for key in ("title", "vintage", "cite", "confidence"):
        assert resource[key].strip(), key
    assert resource["sources"] and all(source["title"] and source["publisher"] for source in resource["sources"])
    assert resource["licenses"] and resource["schema"]["primaryKey"]
    assert resource["provenance"] in {"SEED", "SOURCE", "TEACHING"}
    for field in resource["schema"]["fields"]:
        assert re.fullmatch(r"[a-z][a-z0-9_]*(_(LA|CZ|MC|SM))?", field["name"]) and field["title"] != field["name"]


@by_name
def test_a_number_has_limits(resource):
    """Without limits a slip of the keyboard, one zero too many, would load."""
    for field in resource["schema"]["fields"]:
        if field["type"] in ("integer", "number", "year"):
            limits = field.get("constraints", {})
            assert "enum" in limits or "minimum" in limits, field["name"]


def test_no_table_is_edited_unnoticed():
    stale = [resource["path"] for resource in RESOURCES
             if fingerprint((DATASETS / resource["path"]).read_bytes()) != resource["fingerprint"]]
    assert stale == [], "run python datasets/recipes/fingerprints.py"


def test_the_fingerprints_recipe_writes_the_descriptor_as_it_is():
    module = recipe("fingerprints")
    assert module.as_text(module.refreshed(DESCRIPTOR)) == (DATASETS / "datapackage.json").read_text(encoding="utf-8")


def test_the_fingerprints_recipe_mends_a_stale_fingerprint():
    stale = DESCRIPTOR | {"resources": [RESOURCES[0] | {"fingerprint": "?"}]}
    assert recipe("fingerprints").refreshed(stale)["resources"] == RESOURCES[:1]


DERIVED = recipe("derived")


@pytest.mark.parametrize("path", DERIVED.RECIPES)
def test_a_recipe_rebuilds_its_table_byte_for_byte(path):
    assert DERIVED.content(DERIVED.RECIPES[path]) == (DATASETS / path).read_bytes()


def test_every_computed_table_has_a_recipe():
    assert set(DERIVED.RECIPES) == {resource["path"] for resource in RESOURCES if "(computed)" in resource["title"]}


def sources_rows():
    text = (DATASETS / "SOURCES.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    assert len({row[0] for row in rows}) == len(rows), "a table is listed twice"
    return {row[0].strip("`"): row for row in rows}


@by_name
def test_sources_md_is_in_step(resource):
    name, title, vintage, publishers, licences, care = sources_rows()[resource["name"]]
    assert title == f"{resource['title']} ({resource['provenance']})" and vintage == resource["vintage"]
    assert publishers == "; ".join(dict.fromkeys(source["publisher"] for source in resource["sources"]))
    assert licences == "; ".join(licence["title"] for licence in resource["licenses"])
    assert care.lower().startswith(resource["confidence"].lower())
    assert care.endswith(resource.get("description", ""))


def test_sources_md_names_no_other_table():
    assert list(sorted(sources_rows())) == sorted(names())


SOURCE_COLUMNS = {"source_id", "source_a", "source_b", "more_source_ids"}


@by_name
def test_every_source_is_on_the_list(resource):
    known = set(load("sources")["source_id"])
    fields = resource["schema"]["fields"]
    used = {field["source_id"] for field in fields if "source_id" in field} | {s["id"] for s in resource["sources"]}
    table = load(resource["name"])
    for column in SOURCE_COLUMNS & set(table.columns):
        used |= {code for cell in table[column].dropna() for code in cell.split("; ")}
    assert used <= known


def test_no_source_is_listed_in_vain():
    used = {code for name in names() if name != "sources" for column in SOURCE_COLUMNS & set(load(name).columns)
            for cell in load(name)[column].dropna() for code in cell.split("; ")}
    used |= {source["id"] for resource in RESOURCES for source in resource["sources"]}
    used |= {field["source_id"] for resource in RESOURCES for field in resource["schema"]["fields"] if "source_id" in field}
    assert set(load("sources")["source_id"]) == used


@by_name
def test_a_weak_figure_is_never_a_fact(resource):
    table = load(resource["name"])
    if "confidence" in table:
        assert set(table["confidence"].dropna()) <= {"high", "medium"}


def test_a_weak_answer_stands_beside_a_better_one():
    questions = load("disagreements")
    assert not ((questions["confidence_a"] == "low") & (questions["confidence_b"] == "low")).any()
    assert set(questions.query("confidence_b == 'low'")["disagreement_id"]) == {"royalty-local-share", "bogd-ulziit"}


@by_name
def test_teaching_values_say_so_in_every_row(resource):
    if resource["path"].startswith("teaching/"):
        assert resource["provenance"] == "TEACHING" and set(load(resource["name"])["provenance"]) == {"TEACHING"}
    else:
        assert "provenance" not in load(resource["name"])


def test_the_package_is_small():
    assert sum(path.stat().st_size for path in DATASETS.rglob("*") if path.is_file()) < 1_000_000


def test_no_line_ends_as_on_windows():
    assert [path.name for path in DATASETS.rglob("*") if path.suffix in (".csv", ".json", ".md") and b"\r" in path.read_bytes()] == []


def test_tables_are_joined_by_code():
    """A name of an aimag or a soum stands in its own table only."""
    repeated = [(resource["name"], field["name"]) for resource in RESOURCES for field in resource["schema"]["fields"]
                if re.match(r"(aimag|soum)_(en|mn|name)", field["name"])]
    assert repeated == []
    assert package().root == DATASETS
