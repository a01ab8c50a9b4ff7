"""Checks of the readers' answers: `check(id, answer)` and `hint(id)`; each workbook declares its questions."""

from nutag.checks.core import Exercise, Feedback, check, hint

__all__ = ["Exercise", "Feedback", "check", "hint"]
