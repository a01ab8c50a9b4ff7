"""What the worker of a page runs: the states behind its panels and forms, on the standard library and traitlets alone.

Texts of JSON go in and out, so that a None stays a null on its way to the page.
"""

import json
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from nutag import my_work
from nutag.checks.forms import FormState
from nutag.panel.state import PanelState
from nutag.scenarios import declared

DAMAGED = "This file is damaged, or it is not a file of saved work. What is here stays."
LARGEST, MOST = 1_000_000, 2_000  # bytes of a record, records of a file that is brought back
_states, _seen = {}, {}


def act(text):
    """Do what a reader did in one view; give its new frame, and the records of the reader's work that it changed.

    text: JSON of `view` (its id on the page), `of` (kind, name, settings) and `content`, the action with its turn.
    """
    message = json.loads(text)
    state = _states.get(message["view"])
    if state is None:
        state = _states[message["view"]] = opened(**message["of"])
    content = message["content"]
    state.do(content)
    frame = {**state.frame, "echo": content.get("turn")}
    return json.dumps(dict(view=message["view"], frame=frame, held=getattr(state, "held", {}), changed=changed()))


def opened(kind, name, settings=None):
    """The state behind a view: of the scenario or the question with this name."""
    return FormState(name) if kind == "form" else PanelState(scenario(name).from_settings(settings or {}))


def scenario(name):
    """The class of the scenario with this name."""
    return next(kind for kind in declared(name.split(".")[0]) if kind.name == name)


def put(text):
    """Lay the reader's work into the worker's own folder: path → text of each record, as the browser has kept it."""
    for path, record in json.loads(text).items():
        my_work.write_whole(my_work.folder() / path, record)
    changed()


def changed():
    """The records that are new or different since this was asked last: path → text."""
    root = my_work.folder()
    now = {path: path.stat().st_mtime_ns for path in root.glob("*/*.json")}
    different = [path for path in now if _seen.get(path) != now[path]]
    _seen.update(now)
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in different}


def pack():
    """All the reader's work as one file: a zip of `my_work/`, to be unpacked beside `workbooks/`."""
    root, packed = my_work.folder(), BytesIO()
    with ZipFile(packed, "w") as file:
        for path in sorted(root.glob("*/*.json")):
            file.write(path, f"my_work/{path.relative_to(root).as_posix()}")
    return packed.getvalue()


def take(content):
    """Take over the work in a file that `pack` made, or that a reader zipped; give what to say and the records.

    Only whole records under names that `my_work` allows are taken; a record of the same name gives way.
    """
    taken, left = 0, []
    try:
        with ZipFile(BytesIO(bytes(content))) as file:
            members = [member for member in file.infolist() if member.filename.endswith(".json")]
            for member in members[:MOST]:
                if _taken(file, member):
                    taken += 1
                else:
                    left.append(member.filename)
            left += [member.filename for member in members[MOST:]]
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return json.dumps(dict(words=DAMAGED, changed={}))
    words = f"{taken} records were taken over." if taken else "There is no saved work in this file. What is here stays."
    if left:
        others = " and others" if len(left) > 5 else ""
        words += f" Left out, because they cannot be read: {', '.join(left[:5])}{others}."
    return json.dumps(dict(words=words, changed=changed()))


def _taken(file, member):
    parts = member.filename.split("/")
    if len(parts) < 2 or member.file_size > LARGEST:
        return False
    try:
        my_work.save(parts[-2], parts[-1].removesuffix(".json"), json.loads(file.read(member)))
    except (my_work.WorkError, ValueError, TypeError, RecursionError):
        return False
    return True
