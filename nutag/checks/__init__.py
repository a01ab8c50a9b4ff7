"""Checks of the readers' answers: `check(id, answer)` and `hint(id)`; one module a workbook declares its questions."""

from nutag.checks.core import Exercise, Feedback, check, hint

__all__ = ["Exercise", "Feedback", "check", "hint"]
