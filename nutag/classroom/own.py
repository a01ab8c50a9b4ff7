"""A student's own folder and the file: hand in what is there, bring back what a file holds. Nothing is lost on the way."""

import json
import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from nutag import my_work
from nutag.classroom.work import KINDS, LARGEST, Refused, kept_nickname, packed, unpacked

SIDE = "brought"  # the folder in my_work for what a newer version has replaced
CLASS_FOLDER = "NUTAG_CLASS"  # a server's shared folder, where the lecturer finds a copy of each file
CLASS = ("class", "class")  # the record of this folder's mark, nickname and wish for codes


def about():
    """What this folder knows of the class: source (a mark of its own), nickname, codes (whether panels show them)."""
    with suppress(my_work.WorkError):
        return my_work.load(*CLASS) or {}
    return {}


def remember(**facts):
    """Keep facts of the class. Errors: `WorkError`."""
    my_work.save(*CLASS, {**about(), **facts})


def gathered():
    """All records of `my_work`, their times, and the names of those that cannot be read."""
    records, times, unread = {kind: {} for kind in KINDS}, {}, []
    for kind in KINDS:
        for name in my_work.names(kind):
            try:
                record, path = my_work.load(kind, name), my_work.path_of(kind, name)
                times[kind, name] = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
                records[kind][name] = record
            except (my_work.WorkError, OSError):
                unread.append(f"{kind}/{name}.json")
    return records, times, unread


def as_file(nickname, now=None):
    """All work here as the text of one file, as (nickname, source, text, the records left out).

    Without a nickname ("") it is a copy of one's own, which no lecturer's table takes.

    Errors: `Refused` for a nickname that is none or where there is nothing yet, `WorkError` where my_work cannot be written.
    """
    name = kept_nickname(nickname) if nickname else ""
    records, times, unread = gathered()
    if not any(records.values()):
        raise Refused("There is no work yet: answer a question or keep a prediction first.")
    source = about().get("source")
    source = source if isinstance(source, str) and source else secrets.token_hex(8)
    text = packed(name, source, records, times, now or datetime.now(UTC))
    remember(source=source, **({"nickname": name} if name else {}))
    return name, source, text, unread


def handed_in(nickname, now=None):
    """Write the file to hand in, to `my_work/hand_in/<nickname>.json`; give its path, text and the records left out.

    Where the server names a folder of the class, a copy goes there.

    Errors: `Refused` for a nickname that is none or where there is nothing yet, `WorkError` where it cannot be written.
    """
    name, source, text, unread = as_file(kept_nickname(nickname), now)
    path = my_work.path_of("hand_in", name)
    my_work.write_whole(path, text)
    if place := os.environ.get(CLASS_FOLDER):
        my_work.write_whole(Path(place).expanduser() / f"{name} {source[:8]}.json", text)
    return path, text, unread


def brought(path, now=None):
    """Put the work of a file back into `my_work`; give what happened, in sentences: see `taken`."""
    said, side = taken(contents(path), now)
    return [*said, *([f"What gave way lies in {side}."] if side.exists() else [])]


def taken(data, now=None):
    """Put the work in the bytes of a file back into `my_work`; give what happened, in sentences, and a folder.

    Where both have a record, the newer one wins; predictions of one panel are put together, question by question. What
    gives way is kept in that folder, `my_work/brought/<time>/`, whichever side it came from, so that nothing is lost.

    Errors: `Refused` for a file that is none, `WorkError` where my_work cannot be written.
    """
    work = unpacked(data)
    side = my_work.folder() / SIDE / (now or datetime.now(UTC)).strftime("%Y-%m-%d_%H%M%S")
    told, new = [], 0
    for kind, group in work.records.items():
        for name, theirs in group.items():
            mine, place = _mine(kind, name), my_work.path_of(kind, name)
            time = work.times.get((kind, name), work.made)
            if mine is None:
                _put(kind, name, theirs, time)
                new += 1
            elif mine != theirs:
                newer = mine is ... or time.timestamp() > place.stat().st_mtime
                _aside(side, kind, name, place.read_bytes(), theirs, newer)
                chosen = theirs if mine is ... else merged(kind, mine, theirs, newer)
                if chosen != mine:
                    _put(kind, name, chosen, time if newer else None)
                told.append(f"{kind}/{name}: the newer one stands, {'from the file' if newer else 'yours'}")
    if not about().get("source"):
        remember(source=work.source)
    return [f"{new} {'record' if new == 1 else 'records'} of {work.nickname or 'your saved work'} brought.", *told], side


def merged(kind, mine, theirs, newer):
    """Of two records the newer; predictions keep what only one side has.

    >>> merged("predictions", {"half": "8", "land": None}, {"half": "2"}, newer=True)
    {'half': '2', 'land': None}
    """
    last, first = (theirs, mine) if newer else (mine, theirs)
    return {**first, **last} if kind == "predictions" else last


def contents(path):
    """The bytes of a file, if it is one that may be read. Errors: `Refused`."""
    path = Path(path)
    try:
        if path.is_symlink():
            raise Refused("it is a link to another file")
        if not path.is_file():
            raise Refused("it is no file")
        with open(path, "rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Refused(f"it cannot be read ({error.strerror})") from error


def _mine(kind, name):
    """The record that stands there, `...` where it is damaged, None where there is none."""
    try:
        return my_work.load(kind, name)
    except my_work.WorkError:
        return ...


def _put(kind, name, record, time):
    my_work.save(kind, name, record)
    if time:
        with suppress(OSError):
            os.utime(my_work.path_of(kind, name), (time.timestamp(),) * 2)


def _aside(side, kind, name, mine, theirs, newer):
    """Keep the version that gives way (for predictions both sides are in the new one, and still it is kept)."""
    text = mine.decode("utf-8", "replace") if newer else json.dumps(theirs, ensure_ascii=False, indent=1) + "\n"
    my_work.write_whole(side / ("mine" if newer else "file") / kind / f"{name}.json", text)
