"""`holds(claim, condition)`: a sentence of a lesson, and the line that shows what it was checked against."""

from dataclasses import dataclass
from html import escape

from nutag.checks.compare import plain


@dataclass(frozen=True, repr=False)
class Held:
    """A claim that holds, in one small line."""

    claim: str
    against: str = ""

    def __repr__(self):
        return f"✔ {self.claim}" + (f" · checked against {self.against}" if self.against else "")

    def _repr_html_(self):
        against = f" · checked against <code>{escape(self.against)}</code>" if self.against else ""
        # The notebook's own colours, so that the line also reads in a dark theme.
        return (f'<div style="font-size: 15px; color: var(--jp-content-font-color1, #424242)">'
                f'<span aria-hidden="true">✔</span> {escape(self.claim, quote=False)}{against}</div>')


def holds(claim, condition, *tables):
    """Show that a claim holds, and the tables of the course (or their names, as text) that it was checked against.

    >>> holds("22 units of the first level", 21 + 1 == 22, "aimags")
    ✔ 22 units of the first level · checked against aimags

    Errors: `AssertionError` with the claim where the condition is false, or neither True nor False.
    """
    found = plain(condition)
    if found is not True:
        why = "this does not hold" if found is False else "the condition is neither True nor False"
        raise AssertionError(f"{claim}: {why}.")
    return Held(claim, ", ".join(map(_name, tables)))


def _name(table):
    """The name of a table of the course: records carry it in `about`, frames in `attrs`."""
    if isinstance(table, str):
        return table
    attributes = getattr(table, "attrs", None)
    about = attributes.get("nutag") if isinstance(attributes, dict) else getattr(table, "about", None)
    if not about:
        raise TypeError("Give a table of the course, or its name as text.")
    return about["name"]
