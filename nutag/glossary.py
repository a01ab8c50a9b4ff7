"""`glossary()`: the terms of the course in English and Mongolian, with a search that needs no network and no kernel."""

import unicodedata
from html import escape

from nutag.data import records

# All that the search does, in the page itself, so that it answers while a kernel is busy: rows without the words go.
SEARCH = ("const box = this.closest('.nutag-glossary'), words = this.value.toLowerCase().split(/\\s+/).filter(Boolean);"
          "let found = 0;"
          "for (const row of box.querySelectorAll('[data-words]')) {"
          "row.hidden = !words.every(word => row.dataset.words.includes(word)); found += !row.hidden }"
          "box.querySelector('[role=status]').textContent = found === 1 ? '1 term' : found + ' terms'")
STYLE = (".nutag-glossary { font-size: 15px; max-width: 46em } "
         ".nutag-glossary input { font: inherit; padding: 6px 8px; width: min(20em, 100%); box-sizing: border-box } "
         ".nutag-glossary .terms { max-height: 340px; overflow-y: auto; margin-top: 8px } "
         ".nutag-glossary .terms > div { padding: 5px 0; border-top: 1px solid var(--jp-border-color2, #ccc) }")


class Glossary:
    """The terms, ready to be searched in a notebook; as text, a line a term."""

    def __init__(self, terms):
        self.terms = sorted(terms, key=lambda term: term.term_en.casefold())

    def __repr__(self):
        return "\n".join(f"{term.term_en} · {term.term_mn} ({term.transliteration}): {term.definition}" for term in self.terms)

    def _repr_html_(self):
        rows = "".join(
            f'<div data-words="{escape(searched(term))}"><strong>{escape(term.term_en)}</strong> · '
            f'<span lang="mn">{escape(term.term_mn)}</span> <em>{escape(term.transliteration)}</em><br>'
            f"{escape(term.definition)}</div>" for term in self.terms)
        return (f'<div class="nutag-glossary"><style>{STYLE}</style><label>Look up a word: '
                f'<input type="search" autocomplete="off" oninput="{escape(SEARCH)}"></label> '
                f'<span role="status">{len(self.terms)} terms</span>'
                f'<div class="terms" tabindex="0" role="region" aria-label="Terms">{rows}</div></div>')


def glossary():
    """All terms of the course, in the alphabetical order of their English names."""
    return Glossary(records("glossary"))


def searched(term):
    """What a search looks through: both languages, both ways to write Mongolian in Latin letters, with and without accents.

    >>> from types import SimpleNamespace
    >>> searched(SimpleNamespace(term_en="district", term_mn="дүүрэг", transliteration="duureg",
    ...                          transliteration_variants="düüreg", definition="Unit."))
    'district дүүрэг duureg düüreg unit. duureg'
    """
    written = (term.term_en, term.term_mn, term.transliteration, term.transliteration_variants, term.definition)
    text = " ".join(part for part in written if part).casefold()
    plain = " ".join(filter(None, (term.transliteration_variants,))).casefold()
    bare = "".join(mark for mark in unicodedata.normalize("NFD", plain) if not unicodedata.combining(mark))
    return f"{text} {bare}".strip()
