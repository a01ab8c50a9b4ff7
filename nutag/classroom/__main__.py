"""The class from the command line; none of it needs a network.

    python -m nutag.classroom handin NICKNAME             one file of your work, in my_work/hand_in/
    python -m nutag.classroom bring FILE                  put the work of such a file back into my_work/
    python -m nutag.classroom marks FOLDER [STEM]         marks.csv and marks.html beside the folder's files, or of one lesson
    python -m nutag.classroom mirror NAME FOLDER          what a class predicted (council.table) or answered (council.2)
    python -m nutag.classroom mirror NAME CODES.txt       the same from codes, one a line
"""

import sys
from pathlib import Path

from nutag.classroom import marks, report
from nutag.classroom.own import brought, handed_in
from nutag.classroom.work import Refused
from nutag.my_work import WorkError, folder, write_whole


def make_hand_in(nickname):
    path, _, unread = handed_in(nickname)
    return [f"written: {path}", *(f"left out, because damaged: {name}" for name in unread)]


def bring_back(file):
    return brought(file)


def write_marks(place, stem=""):
    found = marks.read_class(place)
    rows, ids = marks.table(found.works, stem)
    out = _out(place, "marks")
    write_whole(out.with_suffix(".csv"), report.csv_text(found, rows, ids))
    write_whole(out.with_suffix(".html"), report.marks_page(found, rows, ids))
    return [f"{len(found.works)} students, {len(ids)} questions",
            *(f"left out: {report.printable(name)}: {why}" for name, why in found.left_out),
            f"written: {out.with_suffix('.csv')}", f"written: {out.with_suffix('.html')}"]


def write_mirror(name, source):
    from nutag.classroom.debrief import Mirror

    try:
        codes = "" if Path(source).is_dir() else Path(source).read_text("utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise Refused(f"{source} can be read neither as a folder nor as a text of codes") from error
    shown = Mirror(name, folder=None if codes else source, codes=codes)
    out = _out(source, f"mirror.{name}").with_suffix(".html") if shown.crowds else None
    if out:
        write_whole(out, shown.page())
    return [repr(shown), *([f"written: {out}"] if out else [])]


def _out(source, name):
    """Beside the folder or file that was read, never in it: the next reading would take it for a student's."""
    source = Path(source).absolute()
    return source.with_name(f"{source.stem} - {name}.html")


COMMANDS = {"handin": make_hand_in, "bring": bring_back, "marks": write_marks, "mirror": write_mirror}


def main(arguments):
    """Run one of the commands above; the exit code is 0, or 1 after a message."""
    command, *rest = arguments or [""]
    if command not in COMMANDS or not rest or len(rest) > 2 or (command == "mirror") > (len(rest) == 2):
        print(__doc__, file=sys.stderr)
        return 1
    try:
        print("\n".join(COMMANDS[command](*rest)))
    except (Refused, WorkError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
