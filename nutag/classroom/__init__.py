"""The class: work handed in as one file, a table for marking, and what a class predicted against what came out.

Reading, checking and counting need the standard library alone (`work`, `marks`, `crowd`, `report`), so that a page can do
the same. Nothing of a student's is ever executed. `python -m nutag.classroom` has the commands.
"""

from nutag.classroom.handin import hand_in

__all__ = ["hand_in", "mirror"]


def mirror(name, folder=None, codes="", prediction=None, watch=False):
    """What a class predicted, a dot a student, against what came out: see `nutag.classroom.debrief.mirror`."""
    from nutag.classroom.debrief import mirror as shown  # draws: only where it is asked for

    return shown(name, folder, codes, prediction, watch)
