"""`load`: typed tables from anywhere, with their source; a damaged table is refused by file, row and column."""
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from nutag.data import DataError, Package, load, names, records
from nutag.provenance import INVENTED, SEED, SOURCE, SYNTHETIC, TEACHING, Provenance, caption

ROOT = Path(__file__).parents[1]
DATASETS = ROOT / "datasets"


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(DATASETS, tmp_path / "datasets"))


def edit(folder, path, old, new):
    """Change the first `old` of a file to `new`, both as bytes."""
    content = (folder / path).read_bytes()
    assert old in content
    (folder / path).write_bytes(content.replace(old, new, 1))


def test_columns_are_typed():
    soums = load("soums")
    assert soums["population_2019"].dtype == "int64" and soums["livestock_head_2020"].dtype == "Int64"
    assert soums["is_aimag_centre"].dtype == bool and soums["name_mn"].dtype == "str"
    assert soums["livestock_head_2020"].isna().sum() == 3, "an empty cell is missing, not zero"
    assert load("national_series")["gdp_growth_pct"].dtype == "float64"
    prices = load("metal_prices_monthly").set_index("month")
    assert prices.loc[pd.Timestamp("2023-02-01"), "copper_usd_t"] == 8999.3


def test_records_are_typed():
    soum, price = records("soums")[0], {row.month: row for row in records("metal_prices_monthly")}[date(2023, 2, 1)]
    assert (type(soum.name_en), type(soum.population_2019), type(soum.is_aimag_centre)) == (str, int, bool)
    assert sum(row.livestock_head_2020 is None for row in records("soums")) == 3, "an empty cell is missing, not zero"
    assert price.copper_usd_t == 8999.3 and price._asdict()["month"] == date(2023, 2, 1)


@pytest.mark.parametrize("name", names())
def test_records_and_frame_hold_the_same(name):
    rows, frame = records(name), load(name)
    assert list(rows[0]._fields) == list(frame.columns) and len(rows) == len(frame)
    assert dict(rows.about) == frame.attrs["nutag"]
    for field in rows[0]._fields:
        column = [value.date() if isinstance(value, pd.Timestamp) else None if pd.isna(value) else value
                  for value in frame[field].tolist()]
        assert [getattr(row, field) for row in rows] == column


def test_records_cannot_be_changed_and_are_read_once():
    aimags = records("aimags")
    with pytest.raises(AttributeError):
        aimags[0].name_en = "?"
    with pytest.raises(TypeError):
        aimags.about["title"] = "?"
    assert records("aimags") is aimags


def test_an_edit_is_seen_in_records_too(copy):
    package = Package(copy)
    before = package.records("aimags")
    edit(copy, "territory/aimags.csv", b"Arkhangai", b"Arhangai")
    after = package.records("aimags")
    assert (before[0].name_en, after[0].name_en) == ("Arkhangai", "Arhangai")
    assert caption(after).endswith("(edited locally)") and not caption(before).endswith("(edited locally)")


def test_records_are_checked_again_when_the_table_they_point_to_changes(copy):
    package = Package(copy)
    package.records("soums")
    edit(copy, "territory/aimags.csv", b"MN-073", b"MN-079")
    with pytest.raises(DataError, match="soums.csv, row .*, column aimag_iso: 'MN-073' is not in"):
        package.records("soums")


def test_the_first_line_of_a_notebook_shows_title_vintage_source_and_licence():
    shown = load("soums")._repr_html_()
    for fact in ("The 330 soums and 9 districts", "Vintage: 2023", "Source: National Statistics Office",
                 "Licence: NSO open data", "<table"):
        assert fact in shown
    assert "edited locally" not in shown
    assert "TEACHING" in load("jishee_soums")._repr_html_()


def test_what_is_shown_stays_with_a_selection():
    aimags = load("aimags")
    assert "The 21 aimags" in aimags[aimags["area_km2"] > 100_000]._repr_html_()
    assert aimags.attrs["nutag"]["fields"]["area_km2"].startswith("Area, km²")


def test_the_header_of_a_table_is_escaped():
    table = load("aimags")
    table.attrs["nutag"]["title"] = "<script>"
    assert "<script>" not in table._repr_html_()


def test_a_wide_table_stacks_on_a_phone_and_a_narrow_one_stays():
    """Each cell then stands behind the name of its column."""
    cases, narrow = load("governor_cases"), load("aimags")[["name_en", "area_km2"]]
    assert 'nth-child(3):not(:empty)::before { content: "place: "' in cases._repr_html_()
    assert "::before" not in narrow._repr_html_()
    assert 'content: "name\\5f en: "' in load("aimags")._repr_html_()
    odd = narrow.rename(columns={"name_en": "</style><b>", "area_km2": "x"}).assign(**{str(n): 1 for n in range(5)})
    assert "</style><b>" not in odd._repr_html_()


def test_each_call_returns_a_table_of_its_own():
    spoilt = load("aimags")
    spoilt.loc[:, "name_en"] = "?"
    spoilt.attrs["nutag"]["title"] = "?"
    assert load("aimags").loc[0, "name_en"] == "Arkhangai" and load("aimags").attrs["nutag"]["title"] != "?"


def test_an_unknown_name_lists_its_neighbours():
    with pytest.raises(DataError, match="'aimag'.*aimags"):
        load("aimag")
    with pytest.raises(DataError, match="None.*aimags.*soums"):
        load(None)


@pytest.mark.parametrize("inside", [False, True], ids=["repository", "wheel"])
def test_load_works_from_any_folder(tmp_path, inside):
    """As in the repository, with datasets/ beside the package; as in the wheel, with datasets/ inside it."""
    shutil.copytree(ROOT / "nutag", tmp_path / "nutag", ignore=shutil.ignore_patterns("__pycache__", "datasets"))
    shutil.copytree(DATASETS, tmp_path / "nutag" / "datasets" if inside else tmp_path / "datasets")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from nutag import data; " \
           "print(data.__file__, len(data.load('soums')))"
    out = subprocess.run([sys.executable, "-c", code], cwd=elsewhere, capture_output=True, text=True, check=True)
    assert out.stdout.split() == [str(tmp_path / "nutag" / "data.py"), "339"]


def test_a_good_edit_loads_and_says_so(copy):
    edit(copy, "territory/aimags.csv", b"Arkhangai", b"Arhangai")
    table = Package(copy).load("aimags")
    assert table.loc[0, "name_en"] == "Arhangai" and "edited locally" in table._repr_html_()
    assert caption(table).endswith("(edited locally)")
    assert "edited locally" not in caption(Package(copy).load("soums"))


def test_an_edit_is_seen_without_a_restart(copy):
    package = Package(copy)
    assert package.load("aimags").loc[0, "name_en"] == "Arkhangai"
    edit(copy, "territory/aimags.csv", b"Arkhangai", b"Arhangai")
    assert package.load("aimags").loc[0, "name_en"] == "Arhangai"


@pytest.mark.parametrize(("old", "new"), [(b"\n", b"\r\n"), (b"", b"\xef\xbb\xbf")], ids=["line ends", "byte order mark"])
def test_what_a_spreadsheet_adds_does_no_harm(copy, old, new):
    path = copy / "territory/aimags.csv"
    path.write_bytes(path.read_bytes().replace(old, new) if old else new + path.read_bytes())
    table = Package(copy).load("aimags")
    assert len(table) == 22 and table.attrs["nutag"]["edited"] == (not old)


@pytest.mark.parametrize(("old", "new", "message"), [
    (b"Arkhangai", b"Arkhang\xff", "aimags.csv, row 2: a byte that is not UTF-8"),
    (b"name_en", b"name", "aimags.csv, row 1, column name_en: the header differs"),
    (b",label_lon_deg", b"", "aimags.csv, row 1, column label_lon_deg: the header differs"),
    (b"label_lon_deg\n", b"label_lon_deg,extra\n", "aimags.csv, row 1, column extra: the header differs"),
    (b",100.52\n", b"\n", "aimags.csv, row 2, column label_lon_deg: 17 cells where the header has 18"),
    (b",100.52\n", b",100.52,7\n", "aimags.csv, row 2, column label_lon_deg: 19 cells where the header has 18"),
    (b",100.52\n", b",100.52\n\n", "aimags.csv, row 3, column aimag_iso: 0 cells where the header has 18"),
    (b"Arkhangai", b'"Arkhangai" x', "aimags.csv, row 2: .* Mend the quotation marks"),
    (b",55313.82,", b',"55 313,82",', "aimags.csv, row 2, column area_km2: '55 313,82' is not a number such as"),
    (b",55313.82,", b",nan,", "aimags.csv, row 2, column area_km2: 'nan' is not a number"),
    (b",55313.82,", b",,", "aimags.csv, row 2, column area_km2: the cell is empty"),
    (b",55313.82,", b",-1,", "aimags.csv, row 2, column area_km2: '-1' is below the smallest allowed value, 500"),
    (b",aimag,", b",province,", "aimags.csv, row 2, column unit_type: 'province' is not one of: aimag, capital"),
    (b"MN-073", b"MN-73", "aimags.csv, row 2, column aimag_iso: 'MN-73' does not have the form"),
    (b"MN-071", b"MN-073", "aimags.csv, row 3, column aimag_iso: 'MN-073' stands in row 2 too"),
])
def test_a_damaged_table_is_refused_by_row_and_column(copy, old, new, message):
    edit(copy, "territory/aimags.csv", old, new)
    with pytest.raises(DataError, match="^datasets/territory/" + message):
        Package(copy).load("aimags")


def test_a_code_must_stand_in_the_table_it_points_to(copy):
    edit(copy, "territory/soums.csv", b"1101,MN-1,", b"1101,MN-099,")
    with pytest.raises(DataError, match="soums.csv, row 2, column aimag_iso: 'MN-099' is not in datasets/territory/aimags"):
        Package(copy).load("soums")


def test_an_empty_file_is_refused(copy):
    (copy / "territory/aimags.csv").write_bytes(b"")
    with pytest.raises(DataError, match="aimags.csv, row 1, column aimag_iso: the header differs"):
        Package(copy).load("aimags")


def test_a_missing_file_is_named(copy):
    (copy / "territory/aimags.csv").unlink()
    with pytest.raises(DataError, match="datasets/territory/aimags.csv: the file cannot be read"):
        Package(copy).load("soums")


def test_a_damaged_descriptor_is_named(copy):
    (copy / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match="datasets/datapackage.json: cannot be read"):
        Package(copy)


def test_a_caption_names_source_and_invention():
    assert caption(load("aimags")) == "Source: National Statistics Office, 2023; area Wikipedia, 2007"
    assert "TEACHING" in caption(load("jishee_soums")) and "Source" not in caption(load("jishee_soums"))
    both = caption(load("soums"), load("jishee_soums"), load("pb_ballots"), SYNTHETIC)
    assert both.startswith("Source: National") and both.count("TEACHING") == 1 and "SYNTHETIC" in both
    assert caption(SEED).startswith("Source: the article")


@pytest.mark.parametrize("name", names())
def test_a_caption_fits_on_one_line(name):
    assert len(caption(load(name))) <= 110 and caption(records(name)) == caption(load(name))


@pytest.mark.parametrize("tag", [TEACHING, SYNTHETIC])
def test_invented_values_say_so(tag):
    assert tag.value in caption(tag) and tag in INVENTED


@pytest.mark.parametrize("items", [(), (SOURCE,), ("no such tag",), (pd.DataFrame(),), (None,), ([TEACHING],)])
def test_a_caption_without_a_source_is_refused(items):
    with pytest.raises(ValueError, match="^caption: "):
        caption(*items)


def test_the_tags_are_the_four_of_the_course():
    assert [str(tag) for tag in Provenance] == ["SEED", "SOURCE", "TEACHING", "SYNTHETIC"]


def test_a_missing_whole_number_is_shown_as_a_blank():
    bodies = load("development_bodies")
    assert bodies.year_to.isna().any() and "NA&gt;" not in bodies._repr_html_()
