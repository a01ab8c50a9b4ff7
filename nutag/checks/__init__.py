"""Checks of the readers' answers: `ask(id)` shows a form, `check(id, answer)` judges a Python value, `hint(id)` helps,
`holds(claim, condition)` shows what a sentence was checked against. A module a workbook declares the questions.
"""

from nutag.checks.ask import ask
from nutag.checks.core import Exercise, Feedback, check, hint
from nutag.checks.kernel import listen
from nutag.checks.proof import holds

__all__ = ["Exercise", "Feedback", "ask", "check", "hint", "holds"]

listen()
