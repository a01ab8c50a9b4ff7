"""The dossier of a team: one JSON file, written from kept work, and checked by a lecturer with one command.

    python -m nutag.dossier parameters 7         what team 7 was given
    python -m nutag.dossier check FILE…          what each file claims, and whether it holds; a file of *Save my work* will do,
                                                 and a pattern such as hand-ins/*.json

Exit: 0 all good, 1 faults found, 2 a file cannot be read. A file is only ever read, as data; it may be broken or
hostile.
"""

import json
import os
import re
import stat
import sys
from fractions import Fraction
from glob import glob, has_magic
from hashlib import sha256
from pathlib import Path

from nutag import my_work
from nutag.classroom import work
from nutag.entries import single_line, visible
from nutag.models.fiscal_transfers import largest_remainder
from nutag.models.team_draw import COURSE, TeamError, team_number
from nutag.panel.scenario import SettingsError
from nutag.panel.state import in_words, settings_in, settings_of
from nutag.provenance import TEACHING, Provenance
from nutag.scenarios.capstone import Partnership, conditions, jishee_of, outcome
from nutag.scenarios.council import GROUPS
from nutag.scenarios.local_budget import NAMES

VERSION = 1
SAVED = f"{Partnership.name}.dossier"  # the setting that a dossier is made from
LARGEST, LONGEST_MEMO = 200_000, 40_000  # bytes of a dossier, characters of a memo
FIELDS = {"version": int, "team": int, "drawn": str, "choices": dict, "claims": dict, "numbers": list, "memo": str,
          "checksum": str}
# A claim → the condition (see `conditions`) that makes it true.
CLAIMS = {"acceptable": "all four can accept the deal", "efficient": "the deal is efficient",
          "power": "no group has more than 40 % of the power", "meeting": "everybody at the meeting gets something"}
UNREAD, GOOD, FAULTY = 2, 0, 1
PARTIES = "company", "local government", "citizens", "small firms"
TOO_DEEP = "it is nested too deeply. No dossier of ours looks like that."


class DossierError(Exception):
    """A dossier that cannot be read, in words for the lecturer."""


def drawn(team):
    """A fingerprint of all that a team was given: another version of the course, or an edited table, has another."""
    place = jishee_of(team)
    parts = [place.team, sorted((letter, sorted(row.items())) for letter, row in place.soums.items()),
             sorted(place.costs.items()), [[list(who), sorted(ballot)] for who, ballot in place.ballots], place.chairs,
             sorted([*key, *points] for key, points in place.scores.items()), place.least, place.low_price]
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def checksum(record):
    """SHA-256 of a dossier without its own checksum: it shows that a file was changed, not by whom."""
    rest = {name: value for name, value in record.items() if name != "checksum"}
    return sha256(json.dumps(rest, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def numbers(team, choices):
    """The numbers of a partnership: name → (value, unit). Money is whole tögrög; an index is a fraction as a text."""
    found = outcome(team, choices)
    low = outcome(team, choices, jishee_of(team).low_price)
    amounts = list(found.royalty.values())
    parts = largest_remainder(100, amounts) if any(amounts) else [0] * len(amounts)
    values = {f"royalty of soum {letter}": (amount, "₮") for letter, amount in found.royalty.items()}
    values |= {f"share of soum {letter} in it": (part, "%") for letter, part in zip(found.royalty, parts)}
    values |= {"royalty kept by the centre": (found.centre, "₮"),
               "whole royalty": (found.centre + sum(found.royalty.values()), "₮"),
               "all money of soum F": (found.after["F"], "₮"), "the same in a bad year": (low.after["F"], "₮"),
               "budget of the meeting": (found.budget, "₮ million"), "spent by the meeting": (found.spent, "₮ million"),
               "mean of the women": (str(found.women), "₮ million"), "mean of the men": (str(found.men), "₮ million"),
               "voters with nothing": (found.nothing, "voters")}
    values |= {f"power of {group}": (str(power), "") for group, power in zip(GROUPS.values(), found.power)}
    return values | {f"points of the {party}": (points, "points") for party, points in zip(PARTIES, found.points)}


def dossier(team, choices, claims, memo):
    """A dossier as a record, with its numbers worked out, tagged, and its checksum.

    choices: control → value, see `Partnership.choices`. claims: word of `CLAIMS` → True or False. memo: the team's text.
    """
    stated = [dict(name=name, value=value, unit=unit, tag=str(TEACHING))
              for name, (value, unit) in numbers(team, choices).items()]
    record = dict(version=VERSION, team=team, drawn=drawn(team), choices=choices, claims=claims, memo=memo, numbers=stated)
    return {**record, "checksum": checksum(record)}


def read(path):
    """The record in a file: a dossier, or the dossier in a file of all a team's work (`nutag.classroom.work`).

    Errors: `DossierError` for whatever is no dossier of this version.
    """
    path = Path(path)
    try:
        about = os.stat(path)
        if not stat.S_ISREG(about.st_mode):
            raise DossierError("this is no file, but a folder or a device.")
        if about.st_size > work.LARGEST:
            raise DossierError(f"it is larger than {work.LARGEST // 10**6} MB; no file of this course is.")
        text = path.read_bytes()[:work.LARGEST].decode("utf-8-sig")
        record = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)
    except FileNotFoundError:
        raise DossierError("there is no such file.") from None
    except UnicodeDecodeError:
        raise DossierError("it is not written in UTF-8. Ask the team for the file itself, not a copy of its "
                           "text.") from None
    except RecursionError:
        raise DossierError(TOO_DEEP) from None
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        end = "it breaks off" if cut else f"it is no JSON from line {error.lineno} on"
        raise DossierError(f"{end}. Perhaps it was cut short. Ask for it again.") from None
    except (OSError, ValueError) as error:
        raise DossierError(f"it cannot be read ({_safe(error)}).") from None
    if isinstance(record, dict) and record.get("format") == work.FORMAT:
        return _of_work(text)
    if about.st_size > LARGEST:
        raise DossierError(f"it is larger than {LARGEST // 1000} kB; a dossier has a tenth of that.")
    if work.depth(record) > work.DEEPEST:
        raise DossierError(TOO_DEEP)
    if not isinstance(record, dict) or "version" not in record:
        raise DossierError("it is JSON, but no dossier: it names no version.")
    if type(record["version"]) is not int or record["version"] != VERSION:
        raise DossierError(f"it is of version {_safe(record['version'])}; this course reads version {VERSION}. "
                           "Use the course that the team used.")
    return record


def _of_work(text):
    try:
        records = work.unpacked(text.encode()).records
        return of_records(records["settings"].get(SAVED), records["answers"])
    except (work.Refused, SettingsError) as error:
        raise DossierError(f"{_safe(error)}.") from None


def of_records(saved, answers):
    """The dossier in kept work. saved: the record of the setting named *dossier*; answers: id → record, as in my_work.

    Errors: `DossierError` where no such setting was saved, `SettingsError` where it cannot be used.
    """
    if saved is None:
        raise DossierError("nothing was saved in the panel of the capstone under the name dossier.")
    panel = Partnership.from_settings(settings_in(saved, "dossier"))
    entry = {name: answers.get(f"capstone.{name}", {}).get("entry") for name in (5, 6)}
    claims = {word: answer == "yes" for word, answer in zip(CLAIMS, entry[5]) if answer in ("yes", "no")} if (
        isinstance(entry[5], list)) else {}
    return dossier(panel.team, panel.choices(), claims, entry[6] if isinstance(entry[6], str) else "")


def faults(record, team=None):
    """What is wrong in a dossier that was read, a sentence each; none where all holds. team: whose it should be."""
    found = [f"“{name}” is missing." for name in FIELDS if name not in record]
    found += [f"“{_safe(name)}” is no part of a dossier." for name in record if name not in FIELDS]
    found += [f"“{name}” has a wrong type." for name, kind in FIELDS.items()
              if name in record and type(record[name]) is not kind]
    if found:
        return found
    if checksum(record) != record["checksum"]:
        found.append("The checksum does not fit: the file was changed after it was written.")
    try:
        number = team_number(record["team"])
        choices = Partnership.from_settings({**record["choices"], "team": number, "price": 100}).choices()
    except (TeamError, SettingsError, TypeError) as error:
        return [*found, f"The choices cannot be used: {_safe(error)}"]
    if set(record["choices"]) != set(choices):
        differ = sorted(set(record["choices"]) ^ set(choices))
        found.append(f"Choices are missing or too many: {_safe(', '.join(differ))}.")
    if team is not None and number != team:
        found.append(f"This dossier is of team {number}, not of team {team}.")
    if number == COURSE:
        found.append(f"Team {COURSE} is the Jishee of the course. Type your team's number.")
    if record["drawn"] != drawn(number):  # then nothing else can fit
        return [*found, f"The numbers that team {number} was given are not ours: another version of the course, or "
                        "another team."]
    return [*found, *_of_claims(record["claims"], conditions(outcome(number, choices))),
            *_of_numbers(record["numbers"], numbers(number, choices)), *_of_memo(record["memo"])]


def _of_claims(claims, held):
    for word, condition in CLAIMS.items():
        if type(claims.get(word)) is not bool:
            yield f"The claim “{condition}” is not made: say yes or no."
        elif claims[word] != held[condition][0]:
            said = "true" if claims[word] else "false"
            yield f"Claimed {said}, but it is not so: {condition} ({held[condition][1]})."
    yield from (f"“{_safe(word)}” is no claim that we check." for word in claims if word not in CLAIMS)


def _of_numbers(stated, right):
    """Tags, sums, and each number against the team's own choices."""
    values = {}
    for entry in stated:
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            yield "A number has no name."
            continue
        name = entry["name"]
        if entry.get("tag") not in list(Provenance):
            yield f"“{_safe(name)}” has no tag: SEED, SOURCE, TEACHING or SYNTHETIC."
        elif name in right and entry["tag"] != TEACHING:
            yield f"“{name}” is tagged {entry['tag']}. It comes from invented values: its tag is TEACHING."
        if name in values:
            yield f"“{_safe(name)}” is stated twice."
        values[name] = entry.get("value")
        if name in right and (type(entry.get("value")) is not type(right[name][0])
                              or (entry["value"], entry.get("unit")) != right[name]):
            stands = f"{_safe(entry.get('value'))} {_safe(entry.get('unit', ''))}".strip()
            yield (f"“{name}” is {stands}; by the team's own choices it is "
                   f"{right[name][0]} {right[name][1]}".strip() + ".")
    yield from (f"“{name}” is missing." for name in right if name not in values)
    whole = {name: value for name, value in values.items() if type(value) is int}
    royalty = [name for name in right if name.startswith("royalty ")]
    if {*royalty, "whole royalty"} <= set(whole) and sum(whole[name] for name in royalty) != whole["whole royalty"]:
        yield "The parts of the royalty do not add up to the whole."
    shares = [name for name in right if name.startswith("share ")]
    if set(shares) <= set(whole) and sum(whole[name] for name in shares) not in (0, 100):
        yield "The shares of the soums do not add up to 100 %."
    if {"spent by the meeting", "budget of the meeting"} <= set(whole) and (
            whole["spent by the meeting"] > whole["budget of the meeting"]):
        yield "The meeting spends more than its budget."
    power = [_fraction(values.get(f"power of {group}")) for group in GROUPS.values()]
    if None in power or sum(power) not in (0, 1):
        yield "The power of the groups does not add up to 1."


def _of_memo(memo):
    if not visible(memo).strip():
        yield "The memo is empty."
    if len(memo) > LONGEST_MEMO:
        yield f"The memo is longer than {LONGEST_MEMO:,} characters."
    for line in memo[:LONGEST_MEMO].splitlines():
        words = re.sub(r"^\s*\d{1,2}[.)]\s", "", line)  # “1.” before a point is no number
        if re.search(r"\d", words) and not _tagged(line):
            ours = " The limit of 40 % is the course's own: TEACHING." if re.search(r"\b40\s*%", line) else ""
            yield f"A number in the memo has no tag in its line: “{_safe(line)}”.{ours}"


def _tagged(line):
    """Whether a line has a tag: a word in capitals, or in brackets in any letters. “For teaching” is none.

    >>> _tagged("356 million (teaching)"), _tagged("SOURCE: 356 million"), _tagged("OUR RESOURCES: 356 million")
    (True, True, False)
    """
    return any(re.search(rf"\b{tag}\b|[(\[][^()\[\]]*\b(?i:{tag})\b", line) for tag in Provenance)


def _fraction(value):
    """A power index as it is written, or None."""
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,9}(/[1-9]\d{0,8})?", value, re.ASCII):
        return None
    return Fraction(value)


def _once(pairs):
    """The pairs of an object, whose names must not come twice."""
    found = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"“{_safe(name)}” stands in it twice")
        found[name] = value
    return found


def _no_number(text):
    raise ValueError(f"{text} is no number")


def _finite(text):
    """A decimal number; none of ours is one, and one without end is refused."""
    number = float(text)
    if number - number != 0:
        raise ValueError("a number in it is too large")
    return number


def _safe(value):
    """What a file holds, for a terminal: one short line, without marks that move a cursor."""
    text = single_line(str(value)[:400].encode("utf-8", "replace").decode("utf-8"))
    return text if len(text) <= 80 else text[:77] + "…"


def check(paths, team=None):
    """What is to be said of each file, and the exit code of all: two values, lines and code."""
    lines, code, teams = [], GOOD, {}
    for path in paths:
        name = _safe(Path(path).name)
        try:
            record = read(path)
        except DossierError as error:
            lines.append(f"✘ {name}: cannot be read: {error}")
            code = UNREAD
            continue
        wrong = faults(record, team)
        number = record.get("team")
        if type(number) is int and number in teams:
            wrong.append(f"{teams[number]} is of the same team, {number}.")
        if type(number) is int:
            teams.setdefault(number, name)
        lines.append(f"✘ {name}: {len(wrong)} to look at" if wrong else f"✔ {name}: team {number}, all checks hold")
        lines += [f"    - {words}" for words in wrong]
        code = max(code, FAULTY if wrong else GOOD)
    return lines, code


def given(seed):
    """What a team was given, as lines to read. Errors: `TeamError`."""
    place = jishee_of(team_number(seed))
    lines = [f"Team {place.team} ({drawn(place.team)}). All values are TEACHING.",
             "soum: people, km², royalty origin ₮m, own revenue ₮m, development, effort"]
    lines += [f"  {letter}: {row['population']:,}, {row['area_km2']:,}, {row['origin']:,}, {row['own']:,}, "
              f"{row['development'] / 100:.2f}, {row['effort'] / 100:.2f}" for letter, row in place.soums.items()]
    lines.append("projects, ₮m: " + ", ".join(f"{name} {NAMES[name]} {cost}" for name, cost in place.costs.items()))
    lines.append("ballots, a voter each: " + " ".join("".join(sorted(ballot)) for _, ballot in place.ballots))
    lines.append(f"chairs of local government: {place.chairs}; price of a bad year: {place.low_price} % of the plan")
    lines.append(f"points of {', '.join(PARTIES)}; without a deal: {', '.join(map(str, place.least))}")
    return lines + [f"  {in_words(Partnership, {issue: option})}: {', '.join(map(str, points))}"
                    for (issue, option), points in place.scores.items()]


def hand_in():
    """Write the dossier from what the reader kept, and say in words what stands in it.

    It takes the setting that was saved as *dossier* in the capstone's panel, and the kept claims and memo.
    Errors: `WorkError` where nothing was saved yet, or the file cannot be written.
    """
    if "dossier" not in settings_of(Partnership):
        return "Nothing is written yet. In the lesson, save your setting in the panel under the name dossier."
    answers = {id: my_work.load("answers", id) or {} for id in ("capstone.5", "capstone.6")}
    saved = my_work.load("settings", SAVED)
    try:
        record = of_records(saved, answers)
        price = settings_in(saved, "dossier").get("price", 100)
    except SettingsError as error:
        return f"Nothing is written. {error}"
    name = f"team-{record['team']:04d}"
    my_work.save("dossier", name, record)
    wrong = faults(record)
    told = [f"To look at, {len(wrong)}:", *(f"- {words}" for words in wrong)] if wrong else ["✔ All checks hold."]
    if price != 100:
        told.insert(0, f"You saved your setting at a price of {price} %. Claims are about the price of the plan: put it back to "
                       "100 %, look at the table again, and save.")
    return "\n".join([f"Written: my_work/dossier/{name}.json", *told])


def files(words):
    """The files that the words of a command line name, and the patterns that no file fits.

    Not every shell expands a pattern itself.
    """
    found, lost = [], []
    for word in words:
        fitting = sorted(glob(word)) if has_magic(word) and not os.path.lexists(word) else [word]
        found += fitting
        lost += [] if fitting else [word]
    return found, lost


def main(arguments):
    """Carry out a command line; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command == "parameters" and len(rest) == 1:
        try:
            print("\n".join(given(rest[0])))
        except TeamError as error:
            print(error, file=sys.stderr)
            return UNREAD
        return GOOD
    if command == "check" and rest:
        team = None
        try:
            if rest[0] == "--team" and len(rest) > 2:
                team, rest = team_number(rest[1]), rest[2:]
        except TeamError as error:
            print(error, file=sys.stderr)
            return UNREAD
        paths, lost = files(rest)
        lines, code = check(paths, team)
        print("\n".join(lines + [f"✘ {_safe(word)}: no file fits this pattern. Are you in the right folder?" for word in lost]))
        return UNREAD if lost else code
    print(__doc__, file=sys.stderr)
    return UNREAD


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
