"""What number did the reader type? Understood where there is one reading, asked back where there are two."""

import re
import unicodedata
from fractions import Fraction

SIZES = {  # words that multiply, as students write them
    3: ("thousand", "thousands", "k", "мянга", "мянган"),
    6: ("million", "millions", "mln", "mio", "m", "сая"),
    9: ("billion", "billions", "bn", "bln", "тэрбум"),
    12: ("trillion", "trillions", "tn", "trn"),
}
POWERS = {word: power for power, words in SIZES.items() for word in words}
SAME_UNIT = (  # each group is one unit
    ("%", "percent", "per cent", "pct", "хувь", "процент"),
    ("₮", "mnt", "tögrög", "tugrik", "tugrug", "togrog", "төгрөг"),
    ("$", "usd", "us$", "dollar", "доллар"),
    ("km²", "km2", "км²", "км2", "sq km", "square kilometre", "square kilometer"),
    ("percentage point", "point", "pp", "p.p."),
    ("people", "person", "хүн"),
)
LOOKALIKES = str.maketrans("OoОоЗзlІIі", "0000331111")  # Latin and Cyrillic letters that look like digits
SIGNS = dict.fromkeys(map(ord, "−–—‒﹣－"), "-") | dict.fromkeys(map(ord, "％٪"), "%") | {
    ord("，"): ",", ord("．"): ".", ord("’"): "'"}
EXAMPLE = "Write a number in digits, for example 7 or 12.5."
ONE_NUMBER = "Write one number, for example 1 250 or 12.5."
LONGEST = 40  # characters; no answer of the course is longer


class Unread(ValueError):
    """An entry that could not be read; `readings` are ways to write it that can be read in one way only."""

    def __init__(self, sentence, readings=()):
        super().__init__(sentence)
        self.readings = list(readings)


def read_number(text, unit=""):
    """The number in an entry, exact: an int or a Fraction, in the unit that is asked for.

    >>> read_number("4 800 000"), read_number("4,800,000"), read_number("9.000,5") == 9000.5
    (4800000, 4800000, True)
    >>> read_number("46,7 %", "%") == Fraction("46.7"), read_number("−3"), read_number("22 units", "units")
    (True, -3, 22)
    >>> read_number("₮4,8 million", "₮"), read_number("₮4.8 million", "₮ million") == Fraction("4.8")
    (4800000, True)

    Errors: `Unread`, with the readings to choose from where there are two.

    >>> read_number("9,500")
    Traceback (most recent call last):
    nutag.entries.Unread: “9,500” can be read in two ways. Which one do you mean?
    """
    plain = _plain(text)
    if len(plain) > LONGEST:
        raise Unread("That is too long for a number. " + ONE_NUMBER)
    if re.search(r"\d\s*[⁰¹²³⁴-⁹^*×]", plain):
        raise Unread("Write the number without a power: all its digits.")
    found = re.search(r"[-+]?\s*(?:\d[\d .,']*\d|\d|[.,]\d+)", plain)
    if not found:
        raise Unread(EXAMPLE)
    before, digits, after = plain[: found.start()], found[0].replace("+", "").strip(), plain[found.end():]
    if re.search(r"(?<![^\W\d])\d", f"{before} {after}"):  # the 2 of km2 is no number
        return _fraction(plain)
    sign, digits = "-" * digits.startswith("-"), digits.removeprefix("-").strip()
    factor = _factor(before, after, unit)
    readings = _digits(digits)
    if len(readings) > 1:
        raise Unread(f"“{digits}” can be read in two ways. Which one do you mean?",
                     [f"{before}{sign}{reading}{after}".strip() for reading in readings])
    value = Fraction(sign + readings[0].replace(" ", "")) * factor
    return int(value) if value == int(value) else value


def visible(text):
    """A text without marks that cannot be seen, such as those that turn the direction of writing.

    >>> visible("2\\u200f2")
    '22'
    """
    return "".join(mark for mark in text if mark in "\n\t" or not unicodedata.category(mark).startswith("C"))


def single_line(text):
    """A text in one line: spaces of any width and number as one.

    >>> single_line(" a\\u00a0 b")
    'a b'
    """
    return " ".join(unicodedata.normalize("NFC", visible(text)).split())


def _plain(text):
    """One line, with the digits of any script as 0 to 9."""
    digits = (str(unicodedata.decimal(mark, mark)) for mark in single_line(text.translate(SIGNS)))
    plain = "".join(digits).strip("\"'“”«»`")
    # A letter among digits is a slip of the keyboard; a letter of a word is not.
    return re.sub(r"(?<![^\W\d])[\dOoОоЗзlІIі]*\d[\dOoОоЗзlІIі]*(?![^\W\d])",
                  lambda run: run[0].translate(LOOKALIKES), plain)


def _digits(digits):
    """The ways to read digits and separators without sign or unit, each written in the one clear way.

    >>> _digits("4.800.000"), _digits("1 234,5"), _digits("9,500")
    (['4800000'], ['1234.5'], ['9.5', '9 500'])
    """
    marks = re.findall(r"[.,]", digits)
    if len(marks) == 1 and not re.search(r"[ ']", digits):
        whole, rest = digits.split(marks[0])
        decimal = f"{whole or 0}.{rest or 0}"
        # 4.888 is a decimal number; 9,500 and 9.500 may be thousands.
        grouped = re.fullmatch(r"[1-9]\d{0,2}", whole) and len(rest) == 3
        doubtful = grouped and (marks[0] == "," or rest.endswith("0"))
        return [decimal.rstrip("0").rstrip("."), f"{whole} {rest}"] if doubtful else [decimal]
    for thousands, mark in ((" ", "[.,]"), ("'", "[.,]"), (",", r"\."), (r"\.", ",")):
        found = re.fullmatch(rf"(\d{{1,3}}(?:{thousands}\d{{3}})+)(?:{mark}(\d*))?", digits)
        if found:
            whole = re.sub(r"\D", "", found[1])
            return [f"{whole}.{found[2]}" if found[2] else whole]
    if marks or not digits.isdigit():
        raise Unread(ONE_NUMBER)
    return [digits]


def _factor(before, after, unit):
    """What the words around the digits multiply by. Errors: `Unread` for a word that is no unit here."""
    unit = _plain(unit)
    power, left = _without_sizes(f"{before} {after}")
    own, asked = _without_sizes(unit)
    if _same_unit(left, asked) or not left:
        # "4.8" where ₮ million is asked for is already in millions; so is "₮4.8".
        return Fraction(10) ** (power - own if power else 0)
    if left == "%":
        if "share" in asked.casefold():
            return Fraction(10) ** power / 100
        raise Unread(f"This answer is no percentage: give {_named(unit)}.")
    if not unit:
        raise Unread("Write the number alone, without other words.")
    raise Unread(f"Write the number alone: the unit here is {unit}.")


def _named(unit):
    return f"the number of {unit}" if unit.isalpha() else f"it in {unit}" if unit else "a number alone"


def _without_sizes(words):
    """The power of ten that a word such as `million` stands for, and the other words."""
    parts = re.findall(r"[^\W\d]+[²\d]?|[^\w\s]+", words)
    powers = [POWERS[part.casefold().strip(".")] for part in parts if part.casefold().strip(".") in POWERS]
    rest = [part for part in parts if part.casefold().strip(".") not in POWERS]
    return sum(powers), " ".join(rest).strip(" .=~≈")


def _same_unit(one, other):
    one, other = (" ".join(word.casefold().rstrip("s.") for word in text.split()) for text in (one, other))
    return one == other or any(one in group and other in group for group in SAME_UNIT)


def _fraction(plain):
    """A fraction such as 1/3, and nothing else that has two numbers."""
    parts = re.fullmatch(r"(-?\d+) ?/ ?(\d+)", plain)
    if not parts or not int(parts[2]):
        raise Unread(ONE_NUMBER)
    value = Fraction(int(parts[1]), int(parts[2]))
    return int(value) if value.denominator == 1 else value
