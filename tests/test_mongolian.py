"""Mongolian words are spelled as Debian's dictionary (`hunspell-mn`) spells them, or are listed here with a reason.

A dictionary finds slips of the keyboard. Whether a word is the right one, only a native reader can say; none has yet.
"""
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from nutag.data import records
from nutag.notebooks import read

ROOT = Path(__file__).parents[1]
WORD = re.compile("[А-Яа-яЁёӨөҮү]+")
NOT_IN_THE_DICTIONARY = {
    "АМНАТ": "the first letters of the Mongolian name of the royalty",
    "жендэрийн": "gender: a loan word, as in the name of the law on gender equality",
    "олонхийн": "of a majority: written so in texts on elections; the dictionary knows other endings",
    "квот": "quota: a loan word",
    "оффис": "office: a loan word, heard beside the Mongolian one",
    "түвшин": "level: the usual spelling today; the dictionary has the older төвшин",
}
CHECKER = ("hunspell", "-d", "mn_MN", "-i", "utf-8", "-l")
INSTALL = "on Debian or Ubuntu: apt-get install hunspell hunspell-mn"


def unknown(words):
    """The words that the dictionary does not know. Where there is no dictionary: a failure in CI, and told elsewhere."""
    found = shutil.which("hunspell") and subprocess.run(
        CHECKER, input="нутаг\n", capture_output=True, text=True, encoding="utf-8")
    if not found or found.returncode or found.stderr or found.stdout:
        told = f"no Mongolian dictionary for hunspell ({found.stderr.strip() if found else 'no hunspell'}); {INSTALL}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
    out = subprocess.run(CHECKER, input="\n".join(sorted(words)), capture_output=True, text=True, encoding="utf-8", check=True)
    return set(out.stdout.split())


def words():
    """Word → where it stands, for the glossary and for all that readers and lecturers read in Mongolian."""
    texts = {"datasets/glossary/glossary.csv": " ".join(term.term_mn for term in records("glossary"))}
    for folder in ("workbooks", "solutions"):
        for path in sorted((ROOT / folder).glob("*.ipynb")):
            texts[f"{folder}/{path.name}"] = "\n".join(cell.source for cell in read(path).cells)
    for pattern in ("instructors/**/*.md", "nutag/questions/*.py", "nutag/scenarios/*.py", "nutag/charts/*.py", "README.md"):
        texts |= {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(pattern))}
    return {word: place for place, text in texts.items() for word in WORD.findall(text) if len(word) > 1}


def test_every_mongolian_word_is_in_the_dictionary_or_listed():
    where = words()
    assert len(where) > 200
    wrong = unknown(where) - set(NOT_IN_THE_DICTIONARY)
    assert not wrong, f"not in the dictionary: {', '.join(f'{word} ({where[word]})' for word in sorted(wrong))}"


def test_a_wrong_letter_is_seen():
    assert unknown({"нутаг", "аймаг", "нутгаг"}) == {"нутгаг"}


def test_no_exception_is_needless():
    assert set(NOT_IN_THE_DICTIONARY) <= set(words())
    assert unknown(NOT_IN_THE_DICTIONARY) == set(NOT_IN_THE_DICTIONARY)


def test_the_terms_of_a_lesson_say_that_a_reader_is_awaited():
    first = "\n".join(cell.source for cell in read(ROOT / "workbooks/00_start_here.ipynb").cells)
    assert "A Mongolian reader has not confirmed the terms of this course yet" in first


@pytest.mark.parametrize("path", sorted((ROOT / "workbooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_key_point_is_there_in_mongolian_too_and_awaits_a_reader(path):
    points = next(cell.source for cell in read(path).cells if cell.source.startswith("## Key points"))
    english, summary, mongolian = re.fullmatch(
        r'(.*)<details lang="mn"><summary>(.*?)</summary>(.*)</details>', points, re.DOTALL).groups()
    assert "a native reader is awaited" in summary
    english, mongolian = (re.findall("^- (.*)", text, re.MULTILINE) for text in (english, mongolian))
    assert len(english) == len(mongolian) > 3
    for one, other in zip(english, mongolian):  # what a point says in figures, it says in both languages
        assert re.findall(r"\d+", one) == re.findall(r"\d+", other)
