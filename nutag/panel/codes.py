"""A kept prediction as a code of eight signs, for a class without a network: a student reads it out, a lecturer types it.

Seven signs of Crockford's base 32 (no I, L, O, U; small letters and 0/O, 1/I/L are read alike) and a check sign: a
Reed–Solomon code over GF(2⁵) with one check, x⁵ + x² + 1. Each sign is weighted with another power of x, so one wrong sign
is always told, and so is a swap of two, wherever they stand.
"""

import os
import re
from hashlib import sha256
from math import floor, log10

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans("OIL", "011")
LENGTH = 8
SHOW_CODES = "NUTAG_CODES"  # "show" or "hide": a server's word for all its students
TAG, NUMBER = 13, 22  # bits: which question, and its answer
MANTISSA = 17  # bits: five digits, up to 131071
LEAST = -5  # the smallest power of ten of a number


class WrongCode(ValueError):
    """A code that is none, with the reason in words."""


def code(scenario, prediction, answer):
    """The code of an answer that was kept, or "" for a number that has no code (more than five digits that count).

    scenario: its name. answer: one of the prediction's options, or a number as a text.
    """
    value = prediction.options.index(answer) if prediction.options else packed(float(answer))
    if value is None:
        return ""
    data = tag(scenario, prediction) << NUMBER | value
    digits = [data >> 5 * place & 31 for place in reversed(range(LENGTH - 1))]
    text = "".join(SIGNS[digit] for digit in [*digits, times_x(remainder(digits))])
    return f"{text[:4]}-{text[4:]}"


def decoded(text, scenario, predictions):
    """The prediction that a code is about and the answer in it.

    Errors: `WrongCode`: not eight signs, a sign that no code has, a check that does not fit, another panel's code.
    """
    signs = re.sub(r"[\s‐-―-]", "", text).upper().translate(ALIKE)
    strange = [sign for sign in signs if sign not in SIGNS]
    if strange:
        raise WrongCode(f"{text.strip()}: no code has the sign {strange[0]}")
    if len(signs) != LENGTH:
        raise WrongCode(f"{text.strip()}: a code has {LENGTH} signs, this one has {len(signs)}")
    digits = [SIGNS.index(sign) for sign in signs]
    if remainder(digits):
        raise WrongCode(f"{text.strip()}: a sign is wrong, or two are swapped")
    data = sum(digit << 5 * place for place, digit in enumerate(reversed(digits[:-1])))
    found = next((each for each in predictions if tag(scenario, each) == data >> NUMBER), None)
    if found is None:
        raise WrongCode(f"{text.strip()}: a code of another question")
    value = data & (1 << NUMBER) - 1
    if found.options and value >= len(found.options):
        raise WrongCode(f"{text.strip()}: a code of another question")
    return found, found.options[value] if found.options else unpacked(value)


def wanted(kept):
    """Whether panels show codes: as the server says, else as the student has chosen (`kept`)."""
    return {"show": True, "hide": False}.get(os.environ.get(SHOW_CODES), kept is True)


def tag(scenario, prediction):
    """Which question, in 13 bits; a question that gets other options gets another tag."""
    words = "\n".join([scenario, prediction.name, prediction.unit, *prediction.options])
    return int.from_bytes(sha256(words.encode()).digest()[:2]) >> 16 - TAG


def packed(number):
    """A number with at most five digits that count, in 22 bits; None where it has more.

    >>> [unpacked(packed(number)) for number in (8, -3.25, 46.7, 1250000, 0)]
    ['8', '-3.25', '46.7', '1250000', '0']
    """
    if not number:
        return 0
    power = max(LEAST, floor(log10(abs(number))) - 4)
    mantissa = round(abs(number) / 10.0 ** power)
    while mantissa % 10 == 0 and mantissa and power < LEAST + 15:
        mantissa, power = mantissa // 10, power + 1
    exact = abs(mantissa * 10.0 ** power - abs(number)) <= 1e-9 * abs(number)
    if not exact or mantissa >= 1 << MANTISSA or power - LEAST > 15:
        return None
    return (number < 0) << 4 + MANTISSA | power - LEAST << MANTISSA | mantissa


def unpacked(value):
    """The number in 22 bits, as a text."""
    mantissa, power = value & (1 << MANTISSA) - 1, (value >> MANTISSA & 15) + LEAST
    number = float(f"{mantissa}e{power}") * (-1 if value >> 4 + MANTISSA & 1 else 1)
    return f"{number:.0f}" if number == int(number) else repr(number)


def times_x(element):
    """An element of GF(2⁵) times x."""
    return element << 1 & 31 ^ (5 if element & 16 else 0)


def remainder(digits):
    """The digits as a polynomial over GF(2⁵), at x: 0 for a whole code."""
    total = 0
    for digit in digits:
        total = times_x(total) ^ digit
    return total
