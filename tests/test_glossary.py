"""The glossary finds a term by any way that a student may write it."""
import pytest

from nutag.data import records
from nutag.glossary import Glossary, glossary, searched


@pytest.mark.parametrize("typed", ["district", "дүүрэг", "duureg", "düüreg", "inside ulaanbaatar"])
def test_a_term_is_found_in_both_languages_and_both_spellings(typed):
    found = [term.term_id for term in glossary().terms if typed in searched(term)]
    assert "district-of-the-capital" in found


def test_every_term_is_there_in_order():
    names = [term.term_en.casefold() for term in glossary().terms]
    assert names == sorted(names) and len(names) == len(records("glossary"))
    assert glossary()._repr_html_().count("data-words=") == len(names) == len(repr(glossary()).splitlines())


def test_a_term_is_text_and_never_markup():
    term = type("Term", (), dict(term_en='<b onload="x">', term_mn="а", transliteration="", transliteration_variants=None,
                                 definition="'\">"))
    assert "<b onload" not in Glossary([term])._repr_html_()


def test_the_page_asks_no_network():
    assert "http" not in glossary()._repr_html_()
