"""Names of places and of the course's terms, in Latin or Cyrillic letters: which one does a reader mean?"""

import re
import unicodedata
from functools import lru_cache

from nutag.data import records

NEAR = str.maketrans("өүё", "оуе")  # as typed on a keyboard without the Mongolian letters


def known(text):
    """The names, as the tables have them in Latin letters, that a text may mean: none, one, or several.

    >>> known("ТӨВ"), known("tov"), known("Баян Олгий"), known("Atlantis")
    (['Tuv'], ['Tuv'], ['Bayan-Ulgii'], [])
    """
    exact, loose = _spellings()
    return sorted(exact.get(_bare(text)) or loose.get(_loose(text)) or ())


def _bare(text):
    """Letters and digits alone, small."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text).casefold())


def _loose(text):
    """The same without the two Mongolian letters and without marks on Latin ones."""
    bare = _bare(text).translate(NEAR)
    return re.sub(r"[\u0300-\u036f]+", "", "".join(
        letter if "а" <= letter <= "я" else unicodedata.normalize("NFD", letter) for letter in bare))


@lru_cache(maxsize=1)
def _spellings():
    """Spelling → the names it stands for: exact ones, and those that leave out what a keyboard may lack."""
    exact, loose = {}, {}
    for name, spellings in _named():
        for spelling in filter(None, spellings):
            exact.setdefault(_bare(spelling), set()).add(name)
            loose.setdefault(_loose(spelling), set()).add(name)
    return exact, loose


def _named():
    for unit in (*records("aimags"), *records("soums")):
        yield unit.name_en, (unit.name_en, unit.name_mn, *(unit.name_variants or "").split("; "))
    for term in records("glossary"):
        also = (term.transliteration_variants or "").split("; ")
        yield term.term_en, (term.term_en, term.term_mn, term.transliteration, *also)
