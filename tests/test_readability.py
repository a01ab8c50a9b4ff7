"""Lessons and questions are written for second-language readers: short sentences, short words, and field terms by name.

The measure is the Flesch–Kincaid grade: 0.39 words per sentence + 11.8 syllables per word − 15.59 (Kincaid, Fishburne,
Rogers and Chissom 1975, *Derivation of New Readability Formulas*, Naval Technical Training Command, Report 8-75). It
counts, it does not understand: a low grade is needed for a plain text, and does not make one. Field terms that the
course teaches weigh two syllables, for their length is learnt once.
"""
import re
from importlib import import_module
from pathlib import Path

import pytest

from nutag.notebooks import read

ROOT = Path(__file__).parents[1]
LESSONS = sorted((ROOT / "workbooks").glob("*.ipynb"))
LESSON, PARAGRAPH, SENTENCE = 5.0, 9.5, 32  # grades, and words in a sentence
SHORTEST = 25  # words; below, one long name alone would decide
TERMS = """
    accountability administration agreement agreements citizens civil collaboration community constituency
    constitution coordination criteria decentralisation democracy democratic development definitive dependent
    discretionary efficiency election elections environment evaluation government governments indicator institution
    institutions integrated interview interviews khural khurals legitimacy mineral minerals ministries ministry
    national organisation organisations parliament participants partnership partnerships percentage plurality policy
    province provinces questionnaire questionnaires representative representatives responsibility royalty salience
    sample stakeholder stakeholders statistics sustainable territory transparency
""".split()


def syllables(word):
    """Groups of vowels, without a silent e; a field term weighs two at most.

    "territory" has four, "government" three; both are field terms here.
    """
    word = word.lower().removesuffix("'s").removesuffix("’s")
    groups = len(re.findall("[aeiouy]+", word))
    if groups > 1 and (word.endswith("e") and not re.search("[aeiouyl]e$", word) or re.search("[^aeioutd]ed$", word)):
        groups -= 1
    return min(groups, 2) if word in TERMS else max(groups, 1)


def words(text):
    return re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)?", text)


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?:;…])[\"”’)*]*\s+", text) if words(part)]


def grade(text):
    """The Flesch–Kincaid grade of a text with at least one word."""
    found = words(text)
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def paragraphs(notebook):
    """The running text of a lesson: without headings, tables, code, sources and the line of terms."""
    for cell in notebook.cells:
        if cell.cell_type != "markdown" or cell.source.startswith("## Sources"):
            continue
        for block in re.split(r"\n\s*\n|\n(?=[-*] |\d+\. )", cell.source):
            if re.match(r"\s*(#|\||<details|\*\*Terms:)", block):
                continue
            block = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", block)
            block = re.sub(r"<[^>]+>|`[^`]*`|[*_|]", "", block)
            if words(block):
                yield block.strip(" -\n")


def hard(texts):
    """What is too hard in some texts: each long sentence and each paragraph above its grade, with its measure."""
    long = [f"{len(words(one))} words: {one[:70]}" for text in texts for one in sentences(text) if len(words(one)) > SENTENCE]
    steep = [f"grade {grade(text):.1f}: {text[:70]}" for text in texts
             if len(words(text)) >= SHORTEST and grade(text) > PARAGRAPH]
    return long + steep


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_is_plain(path):
    texts = list(paragraphs(read(path)))
    assert hard(texts) == []
    whole = "\n".join(text if text[-1] in ".!?:;" else text + "." for text in texts)
    assert grade(whole) <= LESSON, f"grade {grade(whole):.1f}"


@pytest.mark.parametrize("stem", [path.stem[3:] for path in LESSONS])
def test_a_question_is_plain(stem):
    exercises = import_module(f"nutag.questions.{stem}").EXERCISES
    assert hard([exercise.question for exercise in exercises.values() if words(exercise.question)]) == []


@pytest.mark.parametrize("text, right", [
    ("The cat sat on the mat.", 0.39 * 6 + 11.8 * 1 - 15.59),
    ("Nobody reads it. Somebody answers.", 0.39 * 2.5 + 11.8 * 11 / 5 - 15.59),  # no-bod-y reads it some-bod-y an-swers + e
])
def test_the_grade_is_that_of_the_published_formula(text, right):
    assert grade(text) == pytest.approx(right)


@pytest.mark.parametrize("word, count", [("make", 1), ("table", 2), ("asked", 1), ("wanted", 2), ("money", 2), ("the", 1),
                                         ("coordination", 2), ("unavoidable", 5)])
def test_syllables_are_counted(word, count):
    assert syllables(word) == count


def test_a_heavy_paragraph_and_a_long_sentence_are_seen():
    heavy = ("Notwithstanding considerable methodological heterogeneity, interdepartmental harmonisation necessitates "
             "comprehensive conceptualisation of multidimensional organisational interdependencies, particularly "
             "regarding administratively disadvantaged communities everywhere, and especially internationally, wherever people live today.")
    assert any(line.startswith("grade") for line in hard([heavy]))
    assert any(line.startswith("33 words") for line in hard(["so " * 33]))


def test_the_field_terms_are_used():
    everything = "\n".join(text for path in LESSONS for text in paragraphs(read(path))).lower()
    assert [term for term in TERMS if term not in everything] == []
