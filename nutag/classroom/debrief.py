"""The class mirror for a room: a chart a question, from files, from a folder that is watched, or from codes."""

import asyncio
from html import escape
from pathlib import Path

from nutag.charts.mirror import mirror as drawn
from nutag.classroom.crowd import Crowd, from_codes, from_works
from nutag.classroom.marks import read_class
from nutag.classroom.report import page, printable
from nutag.classroom.work import Refused

EVERY = 2  # seconds between two looks into a watched folder


def mirror(name, folder=None, codes="", prediction=None, watch=False):
    """What a class said to the questions of a panel (`council.table`) or to a question of an exercise (`council.2`).

    folder: of files that were handed in. codes: in any text, one a student, or after a nickname and a colon.
    prediction: the name of one question of the panel; all, where none is named. watch: the charts follow the folder
    until the cell is run again.

    Gives what a notebook shows. Errors: none; what is wrong is told in its place.
    """
    here = Mirror(name, folder, codes, prediction)
    if watch:
        here.watch()
    return here


class Mirror:
    """The charts of a class; `read` looks again."""

    _watching = {}  # name → the task of the cell that watches it: the last one wins

    def __init__(self, name, folder=None, codes="", prediction=None):
        self.name, self.folder, self.codes, self.prediction = name, folder, codes, prediction
        self._shown = None
        self.read()

    def read(self):
        """Read files and codes; what cannot be read is told in `faults`."""
        self.crowds, self.faults = [], []
        try:
            parts = []
            if self.folder is not None:
                found = read_class(self.folder)
                self.faults += [f"{printable(file)} was left out: {why}" for file, why in found.left_out]
                parts.append(from_works(self.name, found.works))
            if self.codes or self.folder is None:
                crowds, wrong = from_codes(self.name, self.codes)
                self.faults += wrong
                parts.append(crowds)
            joined = [Crowd(same[0].asked, sum((each.values for each in same), ()), sum(each.skipped for each in same))
                      for same in zip(*parts)]
            self.crowds = [crowd for crowd in joined if self.prediction in (None, crowd.asked.name)]
            if not self.crowds:
                self.faults.append(f"{self.name} asks: {', '.join(crowd.asked.name for crowd in joined) or 'nothing'}.")
        except Refused as refused:
            self.faults.append(f"{refused}.".replace("..", "."))

    def watch(self):
        """Look into the folder again every two seconds, in the kernel's own loop, and show what is new."""
        if earlier := self._watching.pop(self.name, None):
            earlier.cancel()
        try:
            self._watching[self.name] = asyncio.get_running_loop().create_task(self._follow())
        except RuntimeError:  # no notebook: the charts stand as they are
            pass

    async def _follow(self):
        before = self._seen()
        while True:
            await asyncio.sleep(EVERY)
            if (now := self._seen()) != before:
                before = now
                self.read()
                if self._shown:
                    self._shown.update(self._html())

    def _seen(self):
        """What tells whether the folder has changed."""
        try:
            return sorted((path.name, path.lstat().st_mtime_ns, path.lstat().st_size) for path in Path(self.folder).iterdir())
        except (OSError, TypeError):
            return None

    def _ipython_display_(self):
        from IPython.display import display

        self._shown = display(self._html(), display_id=True)

    def _html(self):
        from IPython.display import HTML

        return HTML(self.html())

    def html(self):
        """The charts and what was left out, as HTML with pictures in it: it asks no network, and no one's name."""
        return "\n".join([*map(block, self.crowds), *([_faults(self.faults)] if self.faults else [])])

    def page(self):
        """The same as a page of its own."""
        return page(f"The class and the outcome: {self.name}", self.html())

    def __repr__(self):
        said = (f"{crowd.asked.question} {crowd.title} {crowd.asked.shows}" for crowd in self.crowds)
        return "\n".join([*said, *self.faults])


def chart(crowd):
    """The Altair chart of one question."""
    asked, dots = crowd.asked, crowd.dots()
    most = 1 + max((dot["place"] for dot in dots), default=0)
    return drawn(dots, asked.question, crowd.title, asked.shows, asked.options, asked.unit, asked.right, most)


def block(crowd):
    """One question as HTML: its chart, and what came out in words."""
    skipped = f" {crowd.skipped} skipped." if crowd.skipped else ""
    return (f'<figure style="margin:12px 0">{picture(chart(crowd), crowd.title)}'
            f"<figcaption>{escape(crowd.asked.shows)}{skipped}</figcaption></figure>")


def picture(chart, words):
    """A chart as a picture within the page."""
    from base64 import b64encode

    import vl_convert

    svg = vl_convert.vegalite_to_svg(chart.to_dict())
    return f'<img alt="{escape(words)}" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'


def _faults(faults):
    return "<p><b>Not counted:</b></p><ul>" + "".join(f"<li>{escape(fault)}</li>" for fault in faults) + "</ul>"
