"""Where the reader's own work is kept: predictions, settings, choices and answers, each a small JSON file.

Nothing here is part of the course, so an update of the course never touches it.
"""

import contextlib
import errno
import json
import os
import re
import secrets
from pathlib import Path

SAFE_NAME = re.compile(r"\w([\w .-]{0,78}[\w-])?")
# Windows keeps these names for devices, whatever the extension.
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
REASONS = {
    errno.ENOSPC: "the disk is full. Make some space",
    errno.EDQUOT: "your share of the disk is full. Make some space",
    errno.EFBIG: "there is no room for the file. Make some space",
    errno.EROFS: "this place can only be read. Choose another folder with NUTAG_WORK",
    errno.EACCES: "you may not write there. Choose another folder with NUTAG_WORK",
    errno.EPERM: "you may not write there. Choose another folder with NUTAG_WORK",
    errno.EEXIST: "a file stands where a folder is needed. Rename that file",
    errno.ENOTDIR: "a file stands where a folder is needed. Rename that file",
    errno.EISDIR: "a folder stands where a file is needed. Rename that folder",
}


class WorkError(Exception):
    """Reader's work that could not be kept or read, in words for the reader."""


def course_root():
    """The folder that holds `workbooks/`, beside the package or around the working directory; or None."""
    here = Path.cwd()
    places = (Path(__file__).resolve().parents[1], here, *here.parents)
    return next((place for place in places if (place / "workbooks").is_dir()), None)


def folder():
    """The folder of the reader's work: `NUTAG_WORK`, or `my_work/` beside `workbooks/`, or here."""
    named = os.environ.get("NUTAG_WORK")
    return Path(named).expanduser() if named else (course_root() or Path.cwd()) / "my_work"


def save(kind, name, record):
    """Keep a record (a dict that JSON can hold) as `<kind>/<name>.json`, replacing an earlier one.

    Errors: `WorkError` if it cannot be written; an earlier record is then still whole.
    """
    path = path_of(kind, name)
    try:
        text = json.dumps(dict(record), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    except (TypeError, ValueError, RecursionError) as error:
        raise WorkError(f"{path.name} could not be saved: JSON cannot hold it ({error}).") from error
    write_whole(path, text)


def load(kind, name):
    """The record kept as `<kind>/<name>.json`, or None if there is none.

    Errors: `WorkError` if the file cannot be read or is damaged.
    """
    path = path_of(kind, name)
    try:
        record = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WorkError(f"{path} could not be read: {_reason(error)}, then run this cell again.") from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(record, dict):
        raise _damaged(path)
    return record


def names(kind):
    """The names kept under a kind, in alphabetical order."""
    return sorted(path.stem for path in path_of(kind, "any").parent.glob("*.json"))


def write_whole(path, text):
    """Write a text file whole or not at all: beside its place first, then renamed into it.

    Errors: `WorkError` if it cannot be written; what stood there before is still whole.
    """
    path = Path(path)
    draft = path.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(draft, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except (OSError, UnicodeError) as error:
        raise WorkError(
            f"{path} could not be saved: {_reason(error)}, then run this cell again. "
            "What you did in this notebook is not lost."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


def may_be_name(word):
    """Whether a word may name a record on every system.

    >>> may_be_name("council.2"), may_be_name("../council"), may_be_name("nul")
    (True, False, False)
    """
    return isinstance(word, str) and bool(SAFE_NAME.fullmatch(word)) and word.split(".")[0].lower() not in DEVICES


def path_of(kind, name):
    """Where a record is or would be kept. Errors: `WorkError` for a name that no file can have."""
    for word in (kind, name):
        if not may_be_name(word):
            raise WorkError(f"{word!r} cannot be a file name. Use up to 80 letters, digits, spaces, - and _.")
    return folder() / kind / f"{name}.json"


def _reason(error):
    return REASONS.get(getattr(error, "errno", None), f"the system says “{error}”. Mend that")


def _damaged(path):
    return WorkError(f"{path} is damaged. Rename or delete it, then run this cell again.")
