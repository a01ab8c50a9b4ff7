"""What a check or a hint says, and how it looks: a symbol, a word and a sentence, never colour alone."""

import re
from dataclasses import dataclass
from html import escape

LOOKS = {
    "correct": ("✔", "Correct", "#1b5e20"),
    "kept": ("✔", "Kept", "#1b5e20"),
    "not yet": ("✎", "Not yet", "#7a4f00"),
    "not attempted": ("○", "Not attempted", "#424242"),
    "hint": ("➜", "Hint", "#424242"),
}


@dataclass(frozen=True, repr=False)
class Feedback:
    """The outcome of a check: `correct`, `not yet` or `not attempted`, and a message; it displays itself.

    What is not judged, such as a text of the reader's own, is `kept`.

    >>> Feedback("correct", "Well done.")
    ✔ Correct. Well done.
    >>> check = Feedback("correct", "Well done.")
    >>> check("council.1", 22).message
    'An earlier cell wrote `check = ...`. Give that answer another name, then run `from nutag.checks import check`.'
    """

    status: str
    message: str

    @property
    def look(self):
        """Its symbol and its word."""
        return LOOKS[self.status][:2]

    def __repr__(self):
        symbol, word = self.look
        return f"{symbol} {word}. {self.message}"

    def _repr_html_(self):
        symbol, word, colour = LOOKS[self.status]
        message = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(self.message, quote=False))
        # Its own background, so that the text also reads in a dark theme.
        return (
            f'<div role="status" style="border-left: 4px solid {colour}; padding: 6px 12px; '
            f'background: #fafafa; color: #212121"><strong style="color: {colour}">'
            f'<span aria-hidden="true">{symbol}</span> {word}.</strong> {message}</div>'
        )

    def __call__(self, *_arguments, **_named):
        """Where an answer was named `check` or `hint`: say so, for the next check calls that answer."""
        name = "hint" if isinstance(self, Hint) else "check"
        return Feedback("not attempted", f"An earlier cell wrote `{name} = ...`. Give that answer another name, "
                                         f"then run `from nutag.checks import {name}`.")


class Hint(Feedback):
    """A hint, shown like the outcome of a check; it judges nothing."""
