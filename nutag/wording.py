"""Numbers as a reader sees and writes them, in sentences, tables, charts and answers."""

import re

SPACES = re.compile(r"[\s\u00a0\u2009\u202f']+")
MINUS = str.maketrans("−–—", "---")


def text(value):
    """A value as a reader sees it in a table: thousands with commas, at most three decimals.

    >>> text(1765), text(0.25), text(2.0), text("soum")
    ('1,765', '0.25', '2', 'soum')
    """
    if isinstance(value, str):
        return value
    return f"{value:,.3f}".rstrip("0").rstrip(".") if float(value) % 1 else f"{value:,.0f}"


def percent(share, decimals=1):
    """A share from 0 to 1 as a percentage.

    >>> percent(0.4512)
    '45.1 %'
    """
    return f"{100 * share:.{decimals}f} %"


def short_number(value):
    """A number short enough for a map label.

    >>> short_number(27), short_number(1539810), short_number(165380.47), short_number(0.42)
    ('27', '1.54M', '165k', '0.42')
    """
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= 10 * size or value >= size == 1e6:
            return f"{value / size:.3g}{letter}"
    return text(round(value, 2 if value < 10 else 1))


def read_number(text):
    """The number that a reader typed: a decimal comma is understood, thousands may stand apart.

    >>> read_number("46,7"), read_number("4 800 000"), read_number("−0.5"), read_number("1,234,567")
    (46.7, 4800000.0, -0.5, 1234567.0)

    Errors: ValueError in plain words where it is no number, or could be two.
    >>> read_number("9,500")
    Traceback (most recent call last):
    ValueError: “9,500” can be read in two ways: write 9500 or 9.5.
    """
    plain = SPACES.sub("", text).translate(MINUS)
    if re.fullmatch(r"-?[1-9]\d{0,2}[,.]\d{3}", plain):
        if "," in plain:
            raise ValueError(f"“{text}” can be read in two ways: write {plain.replace(',', '')} or "
                             f"{float(plain.replace(',', '.')):g}.")
    elif re.fullmatch(r"-?\d{1,3}(,\d{3}){2,}(\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"-?\d+,\d+", plain):
        plain = plain.replace(",", ".")
    if not re.fullmatch(r"-?(\d+\.?\d*|\.\d+)", plain, re.ASCII) or len(plain) > 40:
        raise ValueError(f"“{text.strip()[:30]}” is not a number: give digits, such as 12 or 12.5." if plain
                         else "Answer first: give a number.")
    return float(plain)


def plain_number(value):
    """A number as it is kept and shown again: no needless decimals.

    >>> plain_number(8.0), plain_number(46.7)
    ('8', '46.7')
    """
    return f"{value:.0f}" if value == int(value) else repr(value)
