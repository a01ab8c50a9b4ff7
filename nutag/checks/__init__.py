"""Checks of the readers' answers: `check(id, answer)` and `hint(id)`; a module a workbook declares them."""

from nutag.checks.core import Exercise, Feedback, check, hint

__all__ = ["Exercise", "Feedback", "check", "hint"]
