"""What the worker of a page runs: the states behind its panels and forms, on the standard library and traitlets alone.

Texts of JSON go in and out, so that a None stays a null on its way to the page.
"""

import json
import os

from nutag import my_work
from nutag.checks.forms import FormState
from nutag.classroom import own
from nutag.classroom.work import Refused
from nutag.panel.state import PanelState
from nutag.scenarios import declared

WRONG_FILE = "This file was not taken: {}. What is here stays."
KEEP = "Your work is saved in a file. “Bring my work” takes it back, here, on another machine and in JupyterLab."
GIVE = "Your work is saved in a file. Give it to your lecturer, or take it back with “Bring my work”."
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
    if kind == "form":
        return FormState(name)
    chosen = scenario(name)
    return PanelState(chosen.from_settings({**(settings or {}), **chosen.along()}))


def scenario(name):
    """The class of the scenario with this name."""
    return next(kind for kind in declared(name.split(".")[0]) if kind.name == name)


def put(text):
    """Lay the reader's work into the worker's own folder: path → [text of the record, when it was kept], as in a browser."""
    for path, (record, time) in json.loads(text).items():
        place = my_work.folder() / path
        my_work.write_whole(place, record)
        os.utime(place, (time, time))
    changed()


def changed():
    """The records that are new or different since this was asked last: path → [text, when it was kept, in s since 1970]."""
    root = my_work.folder()
    now = {path: path.stat() for path in root.glob("*/*.json")}
    different = [path for path in now if _seen.get(path) != now[path].st_mtime_ns]
    _seen.update((path, stat.st_mtime_ns) for path, stat in now.items())
    return {path.relative_to(root).as_posix(): [path.read_text("utf-8"), now[path].st_mtime] for path in different}


def about():
    """What is known of the reader's class: JSON of nickname and codes (whether kept predictions show a code)."""
    known = own.about()
    return json.dumps(dict(nickname=known.get("nickname", ""), codes=known.get("codes") is True))


def codes(on):
    """Show codes for a class beside the predictions that are kept from now on, or none."""
    return _told(lambda: own.remember(codes=on))


def pack(nickname):
    """All the reader's work as one file: JSON of its file's name and text, or of the words that say why there is none."""
    def packed():
        name, _, text, unread = own.as_file(nickname.strip())
        left = f" Not in it, because damaged: {', '.join(unread)}." if unread else ""
        return dict(file=f"{name or 'my work'}.json", text=text, words=f"{GIVE if name else KEEP}{left}")

    return _told(packed)


def take(content):
    """Take over the work in a file's bytes, as `nutag.classroom.own.taken` does; JSON of what happened in words."""
    return _told(lambda: dict(words=" ".join(own.taken(bytes(content))[0])), WRONG_FILE)


def _told(act, but="{}"):
    try:
        told = act() or {}
    except (Refused, my_work.WorkError) as error:
        told = dict(words=but.format(error))
    return json.dumps({**told, "changed": changed()})
