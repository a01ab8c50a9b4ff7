"""The dossier of a team: written from kept work, read as data only, checked against the team's own numbers."""
import json
import os
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutag import dossier, my_work
from nutag.classroom import work
from nutag.classroom.own import handed_in
from nutag.dossier import CLAIMS, DossierError, check, checksum, faults, read
from nutag.panel.state import PanelState
from nutag.questions.capstone import STATEMENTS
from nutag.scenarios.capstone import BROUGHT, Partnership, brought, mine

CHOICES = Partnership(rule="shares").choices()
TRUE = dict(acceptable=True, efficient=True, power=True, meeting=True)
MEMO = "We recommend equal shares.\nSoum F has 390 million tögrög (TEACHING)."
TEAM = 204  # whose numbers are easy to work out by hand
GOOD = dossier.dossier(TEAM, CHOICES, TRUE, MEMO)


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    monkeypatch.setenv("NUTAG_WORK", str(tmp_path / "my_work"))
    return tmp_path / "my_work"


def sealed(**changes):
    """A dossier with changes, and a checksum that fits: made by somebody who knows how."""
    record = {**deepcopy(GOOD), **changes}
    return {**record, "checksum": checksum(record)}


def renumbered(name, /, **changes):
    return sealed(numbers=[{**entry, **changes} if entry["name"] == name else entry for entry in GOOD["numbers"]])


def written(tmp_path, content, name="team.json"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return path


def command(*arguments):
    return subprocess.run([sys.executable, "-m", "nutag.dossier", *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "ascii"})


def test_a_good_dossier_has_no_fault(tmp_path):
    assert faults(GOOD) == []
    assert read(written(tmp_path, GOOD)) == GOOD
    by_name = {entry["name"]: entry["value"] for entry in GOOD["numbers"]}
    # by hand: half of 11,900 leaves the centre, half of it by origin (100 : 19), half by people (A 5, F 2.4 of 34)
    assert by_name["royalty of soum A"] == 2_937_500_000 and by_name["royalty kept by the centre"] == 5_950_000_000
    assert by_name["all money of soum F"] == 390_000_000 and by_name["the same in a bad year"] == 337_500_000  # 180 + 210 · 0.75
    assert (by_name["power of citizens"], by_name["power of small firms"]) == ("1/3", "1/6")
    assert by_name["points of the company"] == 72


@pytest.mark.parametrize(("record", "words"), [
    ({**GOOD, "memo": "Other words (TEACHING)."}, "checksum does not fit"),
    ({**GOOD, "team": 7}, "checksum does not fit"),
    (sealed(team=7), "are not ours"),
    (sealed(drawn="0" * 16), "are not ours"),
    (dossier.dossier(0, CHOICES, TRUE, MEMO), "Team 0 is the Jishee of the course. Type your team's number."),
    (sealed(team=10_000), "cannot be used"),
    (sealed(team=-1), "cannot be used"),
    (sealed(team=True), "“team” has a wrong type"),
    (sealed(choices={**CHOICES, "derivation": 101}), "derivation"),
    (sealed(choices={**CHOICES, "power": "all"}), "cannot be used"),
    (sealed(choices={**CHOICES, "__class__": "x"}), "cannot be used"),
    (sealed(choices={name: value for name, value in CHOICES.items() if name != "jobs"}), "missing or too many: jobs"),
    (sealed(choices=[1]), "“choices” has a wrong type"),
    (sealed(choices={**CHOICES, "jobs": "0"}), "by the team's own choices"),
    (sealed(claims={**TRUE, "efficient": False}), "Claimed false, but it is not so: the deal is efficient"),
    (sealed(claims={**TRUE, "acceptable": "yes"}), "is not made"),
    (sealed(claims={}), "is not made"),
    (sealed(claims={**TRUE, "fair": True}), "no claim that we check"),
    (renumbered("royalty of soum A", tag="FACT"), "has no tag"),
    (renumbered("royalty of soum A", tag=None), "has no tag"),
    (renumbered("royalty of soum A", tag=["SEED"]), "has no tag"),
    (renumbered("royalty of soum A", tag="SOURCE"), "“royalty of soum A” is tagged SOURCE. It comes from invented values"),
    (renumbered("royalty of soum A", value=1), "do not add up to the whole"),
    (renumbered("royalty of soum A", value="2937500000"), "by the team's own choices it is 2937500000"),
    (renumbered("royalty of soum A", value=2_937_500_000.0), "by the team's own choices"),
    (renumbered("royalty of soum A", unit="$"), "by the team's own choices"),
    (renumbered("share of soum A in it", value=1), "100 %"),
    (renumbered("spent by the meeting", value=500), "more than its budget"),
    (renumbered("power of citizens", value="1/2"), "does not add up to 1"),
    (renumbered("power of citizens", value="1/0"), "does not add up to 1"),
    (renumbered("power of citizens", value=0.3), "does not add up to 1"),
    (renumbered("mean of the women", name=3), "A number has no name"),
    (sealed(numbers=[*GOOD["numbers"], GOOD["numbers"][0]]), "stated twice"),
    (sealed(numbers=[]), "is missing"),
    (sealed(numbers=["x", None, 3]), "A number has no name"),
    (sealed(numbers=[*GOOD["numbers"], dict(name="hens", value=3, unit="")]), "“hens” has no tag"),
    (sealed(memo="Soum F has 356 million."), "no tag in its line: “Soum F has 356 million.”"),
    (sealed(memo=" \u200f"), "memo is empty"),
    (sealed(memo="x" * 50_000), "longer than"),
    (sealed(more=1), "“more” is no part"),
    ({name: value for name, value in GOOD.items() if name != "memo"}, "“memo” is missing"),
])
def test_a_fault_is_named(record, words):
    found = faults(record)
    assert any(words in sentence for sentence in found), found


def test_a_number_of_the_team_s_own_needs_its_tag_only():
    assert faults(sealed(numbers=[*GOOD["numbers"], dict(name="soums", value=330, unit="", tag="SEED")])) == []


def test_no_number_of_an_invented_place_passes_as_a_fact():
    found = faults(sealed(numbers=[{**entry, "tag": "SOURCE"} for entry in GOOD["numbers"]]))
    assert len(found) == len(GOOD["numbers"]) and all("its tag is TEACHING" in words for words in found)


@pytest.mark.parametrize(("line", "passes"), [
    ("Soum F has 356 million (TEACHING).", True), ("Soum F has 356 million (teaching).", True),
    ("Soum F has 356 million [invented: Teaching].", True), ("SOURCE: a law of 2011.", True),
    ("1. We share by need.", True), ("  12) We share by need.", True), ("No number here.", True),
    ("OUR RESOURCES: 356 million.", False), ("Soum F has 356 million for teaching.", False), ("1. We share 40 million.", False),
    ("1.5 million for the herders.", False), ("2024 was a bad year.", False),
])
def test_a_line_with_a_number_needs_a_tag(line, passes):
    assert (faults(sealed(memo=line)) == []) == passes


def test_the_limit_of_the_course_itself_has_a_tag():
    said = faults(sealed(memo="No group has more than 40 % of the power."))
    assert len(said) == 1 and said[0].endswith("The limit of 40 % is the course's own: TEACHING.")
    assert faults(sealed(memo="No group has more than 40 % (TEACHING) of the power.")) == []
    assert "limit" not in faults(sealed(memo="Soum F has 140 %."))[0]


def test_a_team_number_that_was_edited_gets_one_sentence():
    """And not one for each number that cannot fit now."""
    said = faults(sealed(team=7))
    assert len(said) == 1 and "are not ours" in said[0]


def test_claims_are_compared_with_the_choices():
    greedy = Partnership().choices()  # five of twenty voters get nothing
    assert [words for words in faults(dossier.dossier(TEAM, greedy, TRUE, MEMO)) if "everybody" in words]
    assert faults(dossier.dossier(TEAM, greedy, {**TRUE, "meeting": False}, MEMO)) == []
    all_for_firms = {**CHOICES, "MC": 12}
    assert [words for words in faults(dossier.dossier(TEAM, all_for_firms, TRUE, MEMO)) if "40 %" in words]


def test_where_nobody_can_win_no_power_is_judged():
    """Three groups sit there, and a decision needs four."""
    stuck = {**CHOICES, "SM": 0, "least": 4}
    said = faults(dossier.dossier(TEAM, stuck, TRUE, MEMO))
    assert len(said) == 1 and said[0].endswith("40 % of the power (no side can win, so power cannot be judged).")
    held = dossier.conditions(dossier.outcome(TEAM, stuck))
    assert held["the council can decide"] == (False, "a decision needs more groups than sit there")


def test_a_dossier_of_another_team_is_said_so():
    assert any("of team 204, not of team 7" in words for words in faults(GOOD, team=7))


TEXT = json.dumps(GOOD, ensure_ascii=False)
MANY = ", ".join(f'"{number}": 0' for number in range(120_000))
HOSTILE = {
    "empty": (b"", "breaks off"), "cut": (TEXT[:len(TEXT) // 2].encode(), "breaks off"),
    "no JSON": (b"version = 1", "no JSON"), "python": (b"__import__('os').system('id')", "no JSON"),
    "UTF-16": (TEXT.encode("utf-16"), "UTF-8"), "binary": (bytes(range(256)), "UTF-8"),
    "NaN": (TEXT.replace('"value": 72', '"value": NaN').encode(), "NaN is no number"),
    "infinite": (TEXT.replace('"value": 72', '"value": -Infinity').encode(), "is no number"),
    "1e999": (TEXT.replace('"value": 72', '"value": 1e999').encode(), "too large"),
    "many digits": (TEXT.replace('"value": 72', '"value": ' + "9" * 5000).encode(), "cannot be read"),
    "twice": (TEXT.replace('"team": 204', '"team": 204, "team": 7').encode(), "“team” stands in it twice"),
    "twice, late": (f'{{{MANY}, "119999": 1}}'.encode(), "“119999” stands in it twice"),
    "deep": (b"[" * 90_000 + b"]" * 90_000, "nested too deeply"),
    "as deep as JSON can be read": (b"[" * 900 + b"]" * 900, "nested too deeply"),
    "too large for a dossier": (json.dumps({**GOOD, "memo": "x" * 200_001}).encode(), "larger than 200 kB"),
    "huge": (b" " * 2_000_001, "larger than 2 MB"), "list": (b"[1, 2]", "no dossier"), "number": (b"3", "no dossier"),
    "no version": (b"{}", "no version"), "other version": (TEXT.replace('"version": 1', '"version": 2').encode(), "version 2"),
    "version as text": (TEXT.replace('"version": 1', '"version": "1"').encode(), "reads version 1"),
    "version true": (TEXT.replace('"version": 1', '"version": true').encode(), "reads version 1"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_gets_a_sentence_and_is_not_touched(tmp_path, name):
    content, words = HOSTILE[name]
    path = written(tmp_path, content)
    with pytest.raises(DossierError, match=words):
        read(path)
    lines, code = check([path])
    assert code == 2 and len(lines) == 1 and words in lines[0]
    assert path.read_bytes() == content and os.listdir(tmp_path) == ["team.json"]


def test_a_folder_a_device_and_nothing(tmp_path):
    for path, words in ((tmp_path, "no file"), (tmp_path / "none.json", "no such file"), (os.devnull, "no file")):
        with pytest.raises(DossierError, match=words):
            read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(DossierError, match="no file"):
        read(tmp_path / "pipe.json")


def nested(depth):
    value = 0
    for _ in range(depth):
        value = [value]
    return value


def test_however_deep_a_file_is_each_file_gets_its_line(tmp_path):
    """Between 900 and 1000 lists JSON can just be read, and what then walks through it would stop."""
    good = written(tmp_path, GOOD, "good.json")
    for depth in (9, 10, 300, *range(850, 1001), 5000):
        deep = "[" * depth + "0" + "]" * depth
        bad = TEXT.replace('"acceptable": true', f'"acceptable": {deep}').replace("204", "7")
        work_file = f'{{"format": "nutag-work", "records": {{"settings": {{"a": {deep}}}}}}}'
        lines, code = check([written(tmp_path, bad.encode(), "bad.json"), written(tmp_path, work_file.encode(), "work.json"), good])
        assert lines[-1] == "✔ good.json: team 204, all checks hold" and code == 2, depth
        too_deep = depth > 9  # a record, its claims, nine lists and a number are twelve
        assert ("bad.json: cannot be read: it is nested too deeply" in lines[0]) == too_deep, depth
        assert any(line.startswith("✘ work.json: cannot be read") for line in lines), depth


def test_deep_values_and_marks_that_move_the_cursor_reach_no_terminal(tmp_path):
    deep = nested(8)
    evil = "\x1b[2J\u202eevil\ud800"
    for number, record in enumerate((sealed(memo=evil + " 5"), {**GOOD, evil: 1}, sealed(claims={**TRUE, evil: deep}),
                                     renumbered("points of the company", value=deep), {**GOOD, "version": evil})):
        content = json.dumps(record).encode()
        lines, code = check([written(tmp_path, content, f"{number}.json")])
        assert code in (1, 2) and len(lines) >= 1
        assert all("\x1b" not in line and "\u202e" not in line and len(line) < 400 for line in lines)
        "\n".join(lines).encode("utf-8")


json_values = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
                           lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
                           max_leaves=12)


@settings(max_examples=150, deadline=None)
@given(field=st.sampled_from(list(GOOD)), value=json_values)
def test_any_value_in_any_place_gets_sentences(field, value):
    found = faults({**GOOD, field: value})
    assert all(isinstance(words, str) and words for words in found)
    assert found or value == GOOD[field]


@settings(max_examples=80, deadline=None)
@given(place=st.integers(0, len(TEXT.encode()) - 1), byte=st.integers(0, 255))
def test_one_changed_byte_is_noticed(tmp_path_factory, place, byte):
    content = bytearray(TEXT.encode())
    same = content[place] == byte
    content[place] = byte
    path = written(tmp_path_factory.mktemp("byte"), bytes(content))
    try:
        changed = read(path) != GOOD
    except DossierError:
        return
    lines, code = check([path])
    assert code == (1 if changed else 0), (same, lines)


def test_the_command_line(tmp_path):
    good, bad = written(tmp_path, GOOD, "good.json"), written(tmp_path, {**GOOD, "team": 7}, "bad.json")
    broken = written(tmp_path, b"{", "broken.json")
    run = command("check", good)
    assert (run.returncode, run.stderr) == (0, "") and run.stdout.startswith("✔ good.json: team 204")
    run = command("check", good, bad)
    assert run.returncode == 1 and "✔ good.json" in run.stdout and "✘ bad.json" in run.stdout and "checksum" in run.stdout
    run = command("check", broken, good, bad)
    assert run.returncode == 2 and run.stdout.count("✘") == 2 and "Traceback" not in run.stderr
    assert command("check", good, good).returncode == 1, "two files of one team"
    assert command("check", "--team", 7, good).returncode == 1
    assert command("check", "--team", "", good).returncode == 2
    run = command("parameters", 7)
    assert run.returncode == 0 and "Team 7" in run.stdout and run.stdout == command("parameters", "007").stdout
    assert "W well 32" in run.stdout and "Jobs: 40 %: 5, 19, 14, 8" in run.stdout, "a team reads it, and not only a lecturer"
    assert command("parameters", -1).returncode == 2
    run = command("check", tmp_path / "g*.json", tmp_path / "[bc]*.json")  # as from a shell that expands nothing
    assert run.returncode == 2 and [line[:6] for line in run.stdout.splitlines() if line[0] in "✔✘"] == ["✔ good", "✘ bad.", "✘ brok"]
    run = command("check", tmp_path / "none*.json", good)
    assert run.returncode == 2 and "✔ good.json" in run.stdout and "none*.json: no file fits this pattern" in run.stdout
    odd = written(tmp_path, GOOD, "team [1].json")
    assert command("check", odd).stdout.startswith("✔ team [1].json"), "a name with brackets is no pattern"
    for arguments in ((), ("check",), ("erase", good)):
        run = command(*arguments)
        assert run.returncode == 2 and "check FILE" in run.stderr


def test_from_kept_work_to_a_file_that_passes(own_work):
    assert "Nothing is written yet" in dossier.hand_in()
    PanelState(Partnership(team=7, rule="shares", CZ=7)).do(dict(do="save", name="dossier"))
    assert "is not made" in dossier.hand_in() and "The memo is empty" in dossier.hand_in()
    panel = Partnership(team=7, rule="shares", CZ=7)
    held = dossier.conditions(dossier.outcome(7, panel.choices()))
    my_work.save("answers", "capstone.5", {"entry": ["yes" if held[name][0] else "no" for name in CLAIMS.values()]})
    my_work.save("answers", "capstone.6", {"entry": MEMO})
    assert dossier.hand_in() == "Written: my_work/dossier/team-0007.json\n✔ All checks hold."
    lines, code = check([own_work / "dossier" / "team-0007.json"], team=7)
    assert (lines, code) == (["✔ team-0007.json: team 7, all checks hold"], 0)


def test_a_setting_that_was_saved_at_another_price_is_told():
    """Team 28: at 60 % of the price one voter gets nothing, at the price of the plan nobody; claims are about the plan."""
    PanelState(Partnership(team=28, rule="shares", price=60)).do(dict(do="save", name="dossier"))
    my_work.save("answers", "capstone.5", {"entry": ["yes", "yes", "yes", "no"]})
    my_work.save("answers", "capstone.6", {"entry": MEMO})
    said = dossier.hand_in()
    assert "at a price of 60 %" in said and "put it back to 100 %" in said and "everybody at the meeting" in said
    PanelState(Partnership(team=28, rule="shares")).do(dict(do="save", name="dossier", replace=True))
    my_work.save("answers", "capstone.5", {"entry": ["yes"] * 4})
    assert dossier.hand_in() == "Written: my_work/dossier/team-0028.json\n✔ All checks hold."


def test_a_mark_that_editors_put_before_a_text_changes_nothing(tmp_path, own_work):
    assert check([written(tmp_path, b"\xef\xbb\xbf" + TEXT.encode())])[1] == 0
    PanelState(Partnership(team=7)).do(dict(do="save", name="dossier"))
    file, text, _ = handed_in("Blue foxes")
    marked = written(tmp_path, b"\xef\xbb\xbf" + text.encode(), "work.json")
    assert read(marked) == read(file) and work.unpacked(marked.read_bytes()) == work.unpacked(file.read_bytes())


def test_a_large_file_of_all_a_teams_work_is_no_large_dossier(own_work):
    """It may hold years of answers: only a file of 2 MB is too large."""
    PanelState(Partnership(team=7, rule="shares", CZ=7)).do(dict(do="save", name="dossier"))
    for number in range(30):
        my_work.save("answers", f"large.{number}", {"entry": "x" * 10_000})
    file, _, _ = handed_in("Blue foxes")
    assert file.stat().st_size > dossier.LARGEST and read(file)["team"] == 7


def test_the_file_of_all_a_teams_work_is_checked_like_its_dossier(own_work):
    """What *Save my work* of the web edition gives; a page runs no cell that would write the dossier."""
    my_work.save("answers", "capstone.6", {"entry": MEMO})
    file, _, _ = handed_in("Blue foxes")
    assert check([file]) == (["✘ Blue foxes.json: cannot be read: nothing was saved in the panel of the capstone under the "
                              "name dossier."], 2)
    PanelState(Partnership(team=7, rule="shares", CZ=7)).do(dict(do="save", name="dossier"))
    file, _, _ = handed_in("Blue foxes")
    lines, code = check([file], team=7)
    assert code == 1 and "is not made" in " ".join(lines)
    held = dossier.conditions(dossier.outcome(7, Partnership(team=7, rule="shares", CZ=7).choices()))
    my_work.save("answers", "capstone.5", {"entry": ["yes" if held[name][0] else "no" for name in CLAIMS.values()]})
    file, text, _ = handed_in("Blue foxes")
    assert check([file], team=7) == (["✔ Blue foxes.json: team 7, all checks hold"], 0)
    file.write_text(text.replace("equal shares", "other shares"), "utf-8")
    assert "its checksum does not fit" in check([file])[0][0]


def test_a_damaged_setting_writes_nothing(own_work):
    my_work.save("settings", "capstone.partnership.dossier", {"settings": {"team": "seven"}})
    assert "Nothing is written" in dossier.hand_in() and not (own_work / "dossier").exists()


def test_the_form_of_claims_has_the_order_of_the_check():
    keys = dict(zip(CLAIMS, STATEMENTS))
    assert ["accept" in keys["acceptable"], "efficient" in keys["efficient"], "40 %" in keys["power"],
            "meeting" in keys["meeting"]] == [True] * 4


def test_what_was_saved_in_earlier_workbooks_comes_along():
    from nutag.scenarios.agreement import Cloud
    from nutag.scenarios.council import Table
    from nutag.scenarios.local_budget import BagMeeting
    from nutag.scenarios.revenue_sharing import RevenueSharing
    assert brought() == {} and mine().settings() == Partnership().settings()
    for scenario, name in ((RevenueSharing(derivation=20), "a"), (RevenueSharing(derivation=70), "dossier"),
                           (RevenueSharing(derivation=90), "z"), (BagMeeting(rule="completed"), "b"),
                           (Table(CZ=6, threshold="own", number=12), "c"), (Cloud(jobs="2"), "d")):
        PanelState(scenario).do(dict(do="save", name=name))
    panel = mine()
    assert (panel.derivation, panel.rule, panel.CZ, panel.jobs) == (70, "completed", 6, "2")
    assert panel.threshold == "majority", "a number of votes of one's own fits 16 chairs, not those of another team"


@pytest.mark.parametrize("page", ["workbooks/12_capstone.ipynb", "instructors/capstone.md"])
def test_the_panels_to_save_in_are_named(page):
    words = (Path(__file__).parents[1] / page).read_text("utf-8")
    assert [kind.title for kind, _ in BROUGHT.values() if f"{kind.title}*" not in words] == []


def test_on_a_web_page_it_comes_along_too():
    """A page is built once, at the start of each panel; the worker then finds what this reader saved."""
    from nutag.pages.host import opened
    from nutag.scenarios.revenue_sharing import RevenueSharing
    start = Partnership().settings()
    assert opened("panel", Partnership.name, start).scenario.settings() == start
    PanelState(RevenueSharing(derivation=70)).do(dict(do="save", name="mine"))
    state = opened("panel", Partnership.name, start)
    assert state.scenario.settings() == {**start, "derivation": 70} == mine().settings()
    state.do(dict(do="show", name="half-price"))
    assert state.scenario.derivation == 50, "Show me leads to the start; the panel's cell, or the page, brings it back"
    assert opened("panel", Partnership.name, start).scenario.derivation == 70
    assert opened("panel", RevenueSharing.name, {}).scenario.derivation == RevenueSharing().derivation
