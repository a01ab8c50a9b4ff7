"""Calls a student's function on copies of its inputs; what goes wrong becomes a sentence, no traceback."""

from copy import deepcopy

from nutag.checks.compare import same


class Trouble(Exception):
    """Why a student's function could not be judged, in words for the student."""


def results(function, cases):
    """What a function returns for each case (a tuple of inputs).

    Errors: `Trouble` if it is no function, stops with any error, returns nothing or changes its inputs.
    """
    if not callable(function):
        raise Trouble("Give the function itself: its name, without brackets.")
    found = []
    for case in cases:
        inputs = deepcopy(case)
        found.append(_call(function, inputs))
        if found[-1] is None:
            raise Trouble("Your function returns nothing. Did you forget `return`?")
        if _changed(inputs, case):
            raise Trouble("Your function changes its inputs. Let it work on a copy.")
    return found


def shown(case):
    """The inputs of a case as a student would type them; empty if they are too long for a sentence."""
    text = ", ".join(map(repr, case))
    return text if len(text) <= 60 and "\n" not in text else ""


def _call(function, inputs):
    try:
        return function(*inputs)
    except KeyboardInterrupt:
        raise Trouble("Your function was stopped before its end. Is there a loop without end?") from None
    except RecursionError:
        raise Trouble("Your function calls itself without end.") from None
    except BaseException as error:  # also SystemExit: `exit()` in an answer must not end the lesson
        raise Trouble(f"Your function stops with an error: {_named(error)}") from None


def _named(error):
    try:
        text = f"{type(error).__name__}: {error}".rstrip(": ")
    except BaseException:  # an error that cannot even be printed
        return "one without a name."
    return text[:150].replace("`", "'") + "."


def _changed(inputs, case):
    # NaN among the inputs equals nothing, so only what equals its own copy can be seen to change.
    pairs = zip(inputs, case)
    return any(same(before, deepcopy(before)) and not same(after, before) for after, before in pairs)
