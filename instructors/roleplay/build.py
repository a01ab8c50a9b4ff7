"""The role-play kits for a class: pages to print, and the numbers of the debrief.

    python instructors/roleplay/build.py                       all kits as PDF, A4 and A5, in build/roleplay/
    python instructors/roleplay/build.py debrief 121112 none   workbook 09: the deals of a class, one a table
    python instructors/roleplay/build.py council 5 5 3 3 11    workbook 08: the charter of one table: chairs of four
                                                               groups, votes needed; then what it has of
                                                               groups=3 veto=company,firms quorum=12

Each kit is one Markdown file beside this one; points and walk-away values come from the tables of the course, so that no
card can differ from the panel. The pages are printed by Chromium (or the program named by CHROMIUM), without a network.
"""

import os
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from string import Template

import mistune

from nutag.data import records
from nutag.scenarios.agreement import CELLS, ISSUES, PARTIES, judged, score_sheet, walk_away
from nutag.scenarios.council import power_of

HERE = Path(__file__).resolve().parent
OUT = HERE.parents[1] / "build" / "roleplay"
KITS = ("08_council", "09_agreement")
# On A5 the Mongolian part of a card is a page of its own, and says again that it is secret.
PAPERS = {"A4": dict(paper="A4", margin="14mm 15mm", size="10.5pt", mongolian="", again="display: none;"),
          "A5": dict(paper="A5", margin="9mm 10mm", size="8.6pt", mongolian="break-before: page; border: 0;", again="")}
SECRET = "Confidential: for your eyes only · Нууц: зөвхөн танд"
IN_MONGOLIAN = {"jobs": "ажлын байр", "procurement": "худалдан авалт", "water": "ус", "fund": "сан", "road": "зам, тоос",
                "transparency": "ил тод байдал"}
AWAITING = "Монгол эх нь төрөлх хэлтэй уншигчийг хүлээж байна · the Mongolian text awaits a native reader"
GROUPS = {"government": "local government", "citizens": "citizens", "company": "mining company", "firms": "small firms"}
CLASSES = (12, 16, 18, 24, 30, 36, 40)


def tables_for(students):
    """How many people sit at each table, as even as can be: six to eight; only of 17 one table has five."""
    tables = max(2, -(-students // 8))
    return [students // tables + (place < students % tables) for place in range(tables)]


def markdown_table(head, rows):
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *("| " + " | ".join(row) + " |" for row in rows)])


def sheet(party):
    """The score sheet of one party as a table: what each option says, and its points."""
    seat, points = list(PARTIES).index(party), score_sheet()
    return markdown_table(["issue", "0", "1", "2"], [
        [f"{ISSUES[issue]} · {IN_MONGOLIAN[issue]}", *(f"{words}: **{points[issue, number][seat]}**" for number, words in zip("012", CELLS[issue]))]
        for issue in ISSUES])


def grid():
    """The six issues with their options, to tick."""
    return "Who offers: ______________  \n" + markdown_table(["issue", "0", "1", "2"], [
        [f"{ISSUES[issue]} · {IN_MONGOLIAN[issue]}", *(f"☐ {words}" for words in CELLS[issue])] for issue in ISSUES])


def sizes():
    """Classes from 12 to 40 students, table by table."""
    def words(students):
        seated = tables_for(students)
        return ", ".join(f"{seated.count(size)} of {size}" for size in sorted(set(seated), reverse=True))

    return markdown_table(["students", "tables", "people at them"],
                          [[str(n), str(len(tables_for(n))), words(n)] for n in CLASSES])


def filled(text):
    """The text of a kit with the numbers of the course in their places."""
    least = dict(zip(PARTIES, walk_away()))
    places = {"{{grid}}": grid(), "{{tables}}": sizes()}
    for party in PARTIES:
        places[f"{{{{sheet {party}}}}}"] = sheet(party)
        places[f"{{{{least {party}}}}}"] = str(least[party])
    for place, words in places.items():
        text = text.replace(place, words)
    if "{{" in text:
        raise ValueError(f"a place that nobody fills: {text[text.index('{{'):][:40]}")
    return text


def parts(source):
    """A kit as its head (name → words) and its sections: (kind, name, Markdown)."""
    head, *sections = filled(source).split("\n# ")
    facts = dict(line.split(": ", 1) for line in head.strip().splitlines())
    found = []
    for section in sections:
        title, _, body = section.partition("\n")
        kind, _, name = title.strip().partition(": ")
        found.append((kind, name, body.strip()))
    return facts, found


def section(kind, body, facts):
    """One page (or more) as HTML; a card is secret, and its Mongolian part says what it waits for."""
    def drawn(text):
        return mistune.html(text).replace("<h2>", "<h1>").replace("</h2>", "</h1>").replace("<h3>", "<h2>").replace("</h3>", "</h2>")

    english, _, mongolian = body.partition("\n---\n")
    secret, again = (f'<p class="{name}">{SECRET}</p>' if kind == "card" else "" for name in ("secret", "secret again"))
    below = f'<div class="mongolian">{again}{drawn(mongolian)}<p class="awaiting">{AWAITING}</p></div>' if mongolian else ""
    return (f'<section class="{kind}">{secret}{drawn(english)}{below}<footer>{escape(facts["footer"])}</footer></section>')


def page(kit, paper):
    """A whole kit as one HTML page for one size of paper."""
    facts, found = parts((HERE / f"{kit}.md").read_text(encoding="utf-8"))
    body = "\n".join(section(kind, text, facts) for kind, _, text in found)
    return Template((HERE / "template.html").read_text(encoding="utf-8")).substitute(
        title=escape(facts["title"]), body=body, **PAPERS[paper])


def chromium():
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise SystemExit("Chromium was not found: name it with CHROMIUM=…, or open the HTML pages of build/roleplay/ and print them.")
    return found


def build():
    """Write every kit as HTML, and print it as PDF."""
    OUT.mkdir(parents=True, exist_ok=True)
    for kit in KITS:
        for paper in PAPERS:
            html, pdf = OUT / f"{kit}_{paper}.html", OUT / f"{kit}_{paper}.pdf"
            html.write_text(page(kit, paper), encoding="utf-8")
            subprocess.run([chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                            f"--print-to-pdf={pdf}", html.as_uri()], check=True, capture_output=True, timeout=120)
            print(pdf)


def debrief(deals):
    """What came out at the tables of workbook 09, a line each."""
    named = {f"table {number}": "" if deal in ("none", "-") else deal for number, deal in enumerate(deals, start=1)}
    for row in judged(named):
        points = " ".join(f"{name} {row[name]}," for name in PARTIES.values()).rstrip(",")
        print(f"{row['table']}: {row['deal']}; {points}. {row['verdict']}.")


def charter(chairs, votes, groups="1", veto="", quorum="0"):
    """What the charter of one table of workbook 08 makes of its chairs, by the rules of the panel: the `Power`.

    A quorum counts as the votes do, for those against may stay away. Errors: ``ValueError`` for a group that is none.
    """
    vetoes = [list(GROUPS).index(name) for name in veto.split(",") if name]
    return power_of(tuple(chairs), max(int(votes), int(quorum)), tuple(vetoes), int(groups))


def council(words):
    rules = dict(word.split("=") for word in words if "=" in word)
    *chairs, votes = (int(word) for word in words if "=" not in word)
    found = charter(chairs, votes, **rules)
    if not found.act:
        return print("By this charter nothing can be decided.")
    for group, chair, power in zip(GROUPS.values(), chairs, found.power):
        print(f"{group}: {100 * chair / sum(chairs):.0f} % of the chairs, {100 * float(power):.0f} % of the power (Shapley–Shubik)")
    print(f"power to act: {float(found.act):.3f}")


if __name__ == "__main__":
    command, *rest = sys.argv[1:] or ["build"]
    {"build": build, "debrief": lambda: debrief(rest), "council": lambda: council(rest)}[command]()
