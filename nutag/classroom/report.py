"""The table of a class as CSV and as one page that opens without a network: words of students are words, never code."""

import csv
import io
from html import escape

from nutag.classroom import marks as m

SIGNS = {m.CORRECT: "✔", m.SAID: "(✔)", m.KEPT: "✎", m.NOT_YET: "→", m.NOT_ATTEMPTED: "·"}
LEGEND = ("✔ correct · → not yet · ✎ kept, for you to mark · (✔) answered in Python, as the file says · "
          "· not attempted. A small number: how many checks.")
# A browser that finds a script here all the same must not run it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
STYLE = """
body { font: 15px/1.5 system-ui, 'Noto Sans', sans-serif; margin: 24px auto; max-width: 1200px; padding: 0 16px }
body { color: #1a1a1a; background: #fff }
h1 { font-size: 24px } h2 { font-size: 19px; margin-top: 36px } h3 { font-size: 16px; margin: 20px 0 4px }
.wide { overflow-x: auto } table { border-collapse: collapse } caption { text-align: left; padding: 4px 0 }
th, td { border-bottom: 1px solid #ddd; padding: 3px 8px; text-align: left; vertical-align: top }
thead th { font-size: 13px } .right { color: #1c6b2a } .wrong { color: #8a4b00 } .no { color: #595959 } small { color: #595959 }
.texts { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 12px }
.texts article { border: 1px solid #ccc; border-radius: 6px; padding: 8px 12px; break-inside: avoid }
.texts p { margin: 4px 0; white-space: pre-wrap; overflow-wrap: anywhere } img { max-width: 100% }
@media (prefers-color-scheme: dark) { body { color: #e8e8e8; background: #1b1b1b } th, td { border-color: #444 }
.right { color: #7fd08f } .wrong { color: #f0b060 } .no, small { color: #b0b0b0 } img { background: #fff } }
"""


def guarded(text):
    """A text for a cell of a spreadsheet: one that begins like a formula gets an apostrophe in front.

    >>> guarded("=1+1"), guarded("-3"), guarded("Dornod")
    ("'=1+1", "'-3", 'Dornod')
    """
    text = str(text).replace("\x00", "")
    return f"'{text}" if text.lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) else text


def csv_text(found, marks, ids):
    """One line for each student and question: nickname, question, status, checks, answer, sentence; then what was left out.

    In UTF-8 with a mark at its beginning, so that a spreadsheet shows Cyrillic.
    """
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write(["nickname", "question", "status", "checks", "answer", "sentence"])
    for work in found.works:
        for id in ids:
            each = marks[work.nickname].get(id, m.Mark(m.NOT_ATTEMPTED))
            write(map(guarded, (work.nickname, id, each.status, each.tries, each.answer, each.sentence)))
    for name, why in found.left_out:
        write(map(guarded, (f"(left out: {printable(name)})", "", "", "", "", why)))
    return "\ufeff" + out.getvalue()


def printable(name):
    """A file's name as text, whatever bytes it has."""
    return str(name).encode("utf-8", "replace").decode()


def page(title, *parts):
    """A whole page that asks for nothing else."""
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
            f'content="{POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main><h1>{escape(title)}</h1>\n"
            + "\n".join(parts) + "\n</main></body></html>\n")


def marks_page(found, marks, ids):
    """The class on one page: left out, got wrong most, the table, and the open texts side by side."""
    files = "file" if len(found.left_out) == 1 else "files"
    return page("The work of a class", f"<p>{len(found.works)} students, {len(ids)} questions, "
                f"{len(found.left_out)} {files} left out.</p>",
                _left_out(found.left_out), _hardest(m.hardest(marks, ids)), _table(found.works, marks, ids),
                *(_texts(id, found.works, marks) for id in ids if not _judged(id)))


def _judged(id):
    form = m.every_question()[id].form
    return form is None or form.judged


def _left_out(files):
    if not files:
        return ""
    rows = "".join(f"<tr><th scope=row>{escape(printable(name))}</th><td>{escape(why)}</td></tr>" for name, why in files)
    return f"<h2>Left out</h2><table><thead><tr><th scope=col>File</th><th scope=col>Why</th></tr></thead>{rows}</table>"


def _hardest(found):
    if not found:
        return ""
    rows = "".join(
        f"<h3>{escape(id)}: {wrong} of {answered} not yet right</h3><p>{escape(m.every_question()[id].question)}</p>"
        + f"<ul>{''.join(f'<li>{times} × <b>{escape(answer)}</b> {escape(why)}</li>' for answer, times, why in common)}</ul>"
        for id, wrong, answered, common in found[:10])
    return f"<h2>What the class got wrong most</h2>{rows}"


def _table(works, marks, ids):
    head = "".join(f"<th scope=col>{escape(id)}</th>" for id in ids)
    rows = "".join(f"<tr><th scope=row>{escape(work.nickname)}</th>"
                   + "".join(_cell(marks[work.nickname].get(id, m.Mark(m.NOT_ATTEMPTED))) for id in ids) + "</tr>"
                   for work in works)
    return (f"<h2>By student and question</h2><div class=wide tabindex=0><table><caption>{escape(LEGEND)}</caption>"
            f"<thead><tr><th scope=col>Nickname</th>{head}</tr></thead><tbody>{rows}</tbody></table></div>")


def _cell(each):
    look = {m.CORRECT: "right", m.NOT_YET: "wrong"}.get(each.status, "no")
    tries = f" <small>{each.tries}</small>" if each.tries else ""
    return f'<td class={look} title="{escape(each.status)}: {escape(each.answer[:m.MOST])}">{SIGNS[each.status]}{tries}</td>'


def _texts(id, works, marks):
    cards = "".join(f"<article><b>{escape(work.nickname)}</b><p>{escape(each.answer)}</p></article>"
                    for work in works if (each := marks[work.nickname].get(id)) and each.answer)
    question = escape(m.every_question()[id].question)
    return f"<h2>{escape(id)}</h2><p>{question}</p><div class=texts>{cards}</div>" if cards else ""
