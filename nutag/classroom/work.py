"""One student's work as one file: what it holds, how it is checked, how it comes back.

The file is JSON in UTF-8, at most 2 MB. JupyterLab, a class's server and the web edition write and read the same.

    {"format": "nutag-work",          what kind of file this is
     "version": 1,                    of the format; a reader refuses a version it does not know
     "course": "0.1.0",               of the course that made it
     "nickname": "Blue fox",          chosen by the student, at most 30 letters, digits, spaces, . _ -; or "" (own copy)
     "source": "9f86d081",            one folder of work: tells a second hand-in from a second student
     "made": "2026-11-28T02:10:16Z",  when, in UTC, by the student's clock
     "records": {kind: {name: record}},   as in my_work/: answers, predictions, moves (the choices of a game), settings
     "times": {"kind/name": "2026-11-28T02:09:01Z"},  when each was last written
     "checksum": "…"}                 SHA-256 of all the rest, see `checksum`

The checksum finds a file that was cut off or edited. It is no signature: who reads this page can make a new one. So
`nutag.classroom.marks` believes no verdict that a file brings, where the answer itself is in it.
"""

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime

from nutag import my_work

FORMAT, VERSION, COURSE = "nutag-work", 1, "0.1.0"
KINDS = ("answers", "predictions", "moves", "settings")
LARGEST = 2_000_000  # bytes; a student who answers everything hands in some 50 kB
DEEPEST = 12  # lists within lists; the deepest record of the course has 6
MANY = 3000  # records
NICKNAME = re.compile(r"\w(?:[\w ._-]{0,28}[\w-])?")
TIME = "%Y-%m-%dT%H:%M:%SZ"
FIELDS = {"format": str, "version": int, "course": str, "nickname": str, "source": str, "made": str, "records": dict,
          "times": dict, "checksum": str}


class Refused(ValueError):
    """A file that is not taken, with the reason in words for a lecturer."""


@dataclass(frozen=True)
class Work:
    """What one file holds. records: kind → name → record (a dict). times: (kind, name) → `datetime`."""

    nickname: str
    source: str
    made: datetime
    course: str
    records: dict
    times: dict

    @property
    def who(self):
        """The nickname as it is compared: capitals, width and accents written otherwise make no second student."""
        return unicodedata.normalize("NFKC", self.nickname).casefold()


def kept_nickname(text):
    """A nickname as it is kept. Errors: `Refused` with the rule.

    >>> kept_nickname("  Blue   fox ")
    'Blue fox'
    """
    name = " ".join(unicodedata.normalize("NFC", text).split()) if isinstance(text, str) else ""
    if not NICKNAME.fullmatch(name):
        raise Refused("Choose a nickname of 1 to 30 letters, digits, spaces, points and hyphens.")
    return name


def packed(name, source, records, times, now):
    """The text of a file. times: (kind, name) → `datetime`; now: when it is made. `name` may be empty for an own copy.

    Errors: `Refused` for a nickname that is none, and for work that no reader would take.
    """
    content = {
        "format": FORMAT, "version": VERSION, "course": COURSE, "nickname": kept_nickname(name) if name else "",
        "source": source, "made": now.strftime(TIME), "records": records,
        "times": {f"{kind}/{each}": time.strftime(TIME) for (kind, each), time in times.items()}}
    try:
        text = json.dumps({**content, "checksum": checksum(content)}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        unpacked(text.encode())
    except (ValueError, TypeError, RecursionError) as error:
        raise Refused(f"This work cannot be put in a file: {error}") from error
    return text


def checksum(content):
    """SHA-256 over the JSON of all but the checksum: keys sorted, no spaces, ASCII. Spaces and line ends do not count."""
    rest = {key: value for key, value in content.items() if key != "checksum"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def unpacked(data):
    """The `Work` in a file's bytes; nothing in it is executed, and nothing that it says of itself is trusted unread.

    Errors: `Refused`, with what is wrong in words.
    """
    if len(data) > LARGEST:
        raise Refused(f"it is larger than {LARGEST // 10**6} MB")
    content = _parsed(data)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise Refused("it is no work file of this course")
    if content.get("version") != VERSION or isinstance(content["version"], bool):
        raise Refused("it is of another version of the course: update the course, or ask for the file again")
    wrong = [field for field, kind in FIELDS.items() if not isinstance(content.get(field), kind)]
    if wrong or set(content) - set(FIELDS):
        names = ", ".join([*wrong, *sorted(set(content) - set(FIELDS))])[:80]
        raise Refused(f"its fields are not those of a work file ({names})")
    if depth(content) > DEEPEST:
        raise Refused("lists stand in lists, too deep for anything the course writes")
    if checksum(content) != content["checksum"]:
        raise Refused("its checksum does not fit: it was changed after it was made")
    if content["nickname"] and not NICKNAME.fullmatch(content["nickname"]):
        raise Refused("its nickname has signs that no nickname has")
    return Work(content["nickname"], content["source"][:40], _time(content["made"]), content["course"][:20],
                _records(content["records"]), _times(content["times"]))


def _parsed(data):
    def once(pairs):
        found = dict(pairs)
        if len(found) < len(pairs):
            raise Refused("a key stands twice in it")
        return found

    def no_number(word):
        raise Refused(f"{word} stands in it, which is no number")

    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=no_number, parse_float=_finite)
    except Refused:
        raise
    except UnicodeDecodeError as error:
        raise Refused("it is not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise Refused("it is no whole JSON: it was cut off or damaged on the way") from error


def _finite(text):
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise Refused(f"{text[:20]} stands in it, which is too large")
    return value


def depth(value):
    """How deep lists and objects stand in each other; the value itself counts as one.

    >>> depth(3), depth([[], {"a": [1]}])
    (1, 4)
    """
    found, level = 0, [value]
    while level:
        found += 1
        level = [inner for outer in level if isinstance(outer, list | dict)
                 for inner in (outer.values() if isinstance(outer, dict) else outer)]
    return found


def _records(found):
    if set(found) - set(KINDS) or not all(isinstance(group, dict) for group in found.values()):
        raise Refused("it holds something else than answers, predictions, moves and settings")
    if sum(map(len, found.values())) > MANY:
        raise Refused(f"it holds more than {MANY} records")
    for kind, group in found.items():
        for name, record in group.items():
            if not my_work.may_be_name(name) or not isinstance(record, dict):
                raise Refused(f"{kind} holds a record that my_work could not hold")
    return {kind: found.get(kind, {}) for kind in KINDS}


def _times(found):
    return {tuple(key.split("/", 1)): _time(text) for key, text in found.items() if "/" in key}


def _time(text):
    try:
        return datetime.strptime(text, TIME).replace(tzinfo=UTC)
    except (TypeError, ValueError) as error:
        raise Refused("a time in it is none") from error
