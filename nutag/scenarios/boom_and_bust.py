"""Two scenarios of a stabilisation fund: what it can smooth, and what an election does to it."""

import altair as alt
import pandas as pd

from nutag import wording
from nutag.charts.boom_and_bust import election_chart, fund_chart
from nutag.data import load
from nutag.models.stabilisation import price_walk, spend_early, stabilise
from nutag.provenance import SYNTHETIC, TEACHING, caption
from nutag.panel.scenario import Prediction, Result, Scenario
from nutag.panel.controls import choice, slider

FIRST_YEAR = 2000
WINDOW = 5  # years, where it is not a control
INVENTED = {"boom and bust": "boom and bust, 10 years", "boom first": "boom first, 5 years", "bust first": "bust first, 5 years",
            "V": "V: down, then up", "wave": "wave", "random": "random (computer draws)"}
REAL = {"copper": "copper 2000–2025 (real)", "gold": "gold 2000–2025 (real)"}
COLUMNS = {"copper": "copper_usd_per_t", "gold": "gold_usd_per_toz"}


def real_prices():
    """Copper and gold prices since 2000 as an index, 2000 = 100: a frame by year."""
    series = load("national_series").set_index("year").loc[FIRST_YEAR:]
    return pd.DataFrame({metal: (100 * series[column] / series[column].loc[FIRST_YEAR]).round(1)
                         for metal, column in COLUMNS.items()})


def price_paths():
    """Every path of prices by name, as a list that starts with year 1 (real ones: with 2000)."""
    invented = {name: rows.price.tolist() for name, rows in load("price_paths").groupby("path", sort=False)}
    return invented | real_prices().to_dict("list")


def yearly(frame):
    """The rows of a frame for a chart: numbers with two decimals, the year among them."""
    return frame.round(2).reset_index().to_dict("records")


def swing(fund):
    """How much spending swings, by its standard deviation, as a multiple of the swing of revenue."""
    return fund.spending.std() / fund.revenue.std()


class Fund(Scenario):
    """A fund saves what is above the mean of the last years and pays what is below it, along a path of prices."""

    name = "boom_and_bust.fund"
    title = "How much can a fund smooth?"
    path = choice("boom and bust", INVENTED | REAL, "Path of prices")
    draw = slider(1, 1, 50, 1, "Random path", unit="of 50", tag=SYNTHETIC, help="Only for the path “random”.",
                  when=dict(path=["random"]))
    window = slider(1, 1, 10, 1, "Window of the mean", unit="years", tag=TEACHING, help="1 year: as if there were no fund.")
    opening = slider(0, 0, 200, 10, "Fund at the start", unit="units", tag=TEACHING)
    scale = slider(1.0, 0.5, 2.0, 0.1, "All prices times", tag=TEACHING)
    predictions = (
        Prediction("dry", "“Boom and bust”, window 5 years: in which year can the fund first not pay all that its rule asks?",
                   lambda result: result.values["short_words"],
                   at=dict(path="boom and bust", window=5, opening=0, scale=1.0)),
        Prediction("order", "“Boom first” or “bust first”, window 5 years: where does spending swing less?",
                   lambda result: result.values["order"], options=("boom first", "bust first", "the same in both"),
                   at=dict(path="bust first", window=5, opening=0, scale=1.0)))

    def __init__(self, **settings):
        self.paths = price_paths()
        swings = [f"{name} {swing(stabilise(self.paths[name], WINDOW)):.3f}" for name in ("boom first", "bust first")]
        self.order = f"{' and '.join(swings)} times as much as revenue"
        super().__init__(**settings)

    def prices(self):
        """The prices of the chosen path, scaled."""
        path = price_walk(self.draw) if self.path == "random" else self.paths[self.path]
        return [round(self.scale * price, 1) for price in path]

    def compute(self):
        fund = stabilise(self.prices(), self.window, opening_balance=self.opening)
        if self.path in REAL:
            fund.index += FIRST_YEAR - 1
        short = fund.spending < fund.target
        cut = [int(year) for year in fund.index[short]]
        ratio = swing(fund)
        short_words = (f"In year {cut[0]} the fund first cannot pay all that its rule asks" if cut
                       else "The fund can always pay what its rule asks")
        low, end = fund[["revenue", "spending"]].min(), fund.balance.iloc[-1]
        sentence = (f"With a window of {self.window} {'year' if self.window == 1 else 'years'}, spending swings {ratio:.3f} "
                    f"times as much as revenue. The worst year spends {wording.text(round(low.spending, 1))}; the worst year of "
                    f"revenue brings {wording.text(round(low.revenue, 1))}. {short_words}. The fund ends with {wording.text(round(end, 1))}.")
        table = pd.DataFrame({
            "measure": ["total", "swing (standard deviation)", "worst year", "years when the fund cannot pay all", "fund at the end"],
            "revenue": [round(fund.revenue.sum(), 1), round(fund.revenue.std(ddof=0), 1), round(low.revenue, 1), "", ""],
            "spending": [round(fund.spending.sum(), 1), round(fund.spending.std(ddof=0), 1), round(low.spending, 1),
                         ", ".join(map(str, cut)) or "none", round(end, 1)]})
        rows = dict(fund=yearly(fund[["revenue", "spending", "target", "balance"]].assign(short=short)))
        return Result(rows, sentence, table, dict(
            accounts=fund, ratio=ratio, cut=cut, short_words=short_words, order=self.order, worst=low.spending, end=end))

    def charts(self):
        return [fund_chart(alt.NamedData("fund"))]

    def caption(self):
        return "Copper and gold: 2000 = 100, US dollars of each year. " + caption(load("national_series"), TEACHING, SYNTHETIC)


def election_years(first, prices):
    """Every fourth year along a path of prices, from the first on."""
    return list(range(first, len(prices) + 1, 4))


class Election(Scenario):
    """The same fund, but a share of it is spent in every fourth year, on top of what its rule allows."""

    name = "boom_and_bust.election"
    title = "What does the next election do to the fund?"
    path = choice("boom and bust", {name: INVENTED[name] for name in ("boom and bust", "V", "wave")}, "Path of prices", tag=TEACHING)
    share = slider(0, 0, 100, 5, "Spent in election years", unit="% of fund", tag=TEACHING)
    first = slider(4, 1, 4, 1, "First election in year", tag=TEACHING)
    predictions = (
        Prediction("bust", "Left alone, the fund lets year 7 spend 126. Now half of the fund is spent in year 4. What can year 7 spend?",
                   lambda result: f"year {result.values['bust']} spends {result.values['spends']:.1f}", unit="units",
                   at=dict(path="boom and bust", share=50, first=4)),
        Prediction("date", "Elections come every four years. Which first election year hurts year 7 most?",
                   lambda result: result.values["dates"],
                   options=("year 1", "year 2", "year 3", "year 4"), at=dict(path="boom and bust", share=50)))

    def __init__(self, **settings):
        self.paths = price_paths()
        prices = self.paths["boom and bust"]
        left = [spend_early(prices, 0.5, election_years(first, prices), WINDOW).spending[7] for first in (1, 2, 3, 4)]
        self.dates = "first election in " + " · ".join(f"year {first}: {amount:.1f}" for first, amount in enumerate(left, 1))
        super().__init__(**settings)

    def compute(self):
        prices = self.paths[self.path]
        elections = election_years(self.first, prices)
        alone = stabilise(prices, WINDOW)
        fund = spend_early(prices, self.share / 100, elections, WINDOW)
        bust = int(alone.revenue.idxmin())
        both = (alone, fund)
        missing = [(kept.target - kept.revenue - kept.withdrawal).clip(lower=0).sum() for kept in both]
        spends = [kept.spending.loc[bust] for kept in both]
        sentence = (f"In the election years {', '.join(map(str, elections[:-1]))} and {elections[-1]}, {self.share} % of the fund is "
                    f"spent. Year {bust} has the lowest price: it spends {spends[1]:.1f}; with the fund left alone, {spends[0]:.1f}.")
        measures = {
            "spent in election years, outside the rule": [0, fund.early.sum()],
            f"spending in year {bust}": spends,
            "asked of the fund, but not there": missing,
            "total spending": [kept.spending.sum() for kept in both],
            "fund at the end": [kept.balance.iloc[-1] for kept in both]}
        table = pd.DataFrame([(name, round(float(left), 1), round(float(right), 1)) for name, (left, right) in measures.items()],
                             columns=["measure", "left alone", "with elections"])
        chart = fund[["spending", "balance"]].assign(alone=alone.spending, alone_balance=alone.balance,
                                                     election=fund.index.isin(elections))
        return Result(dict(years=yearly(chart)), sentence, table, dict(
            accounts=fund, alone=alone, bust=bust, spends=spends[1], spends_alone=spends[0], dates=self.dates,
            elections=elections, missing=missing))

    def charts(self):
        return [election_chart(alt.NamedData("years"))]

    def caption(self):
        return f"Window {WINDOW} years. No record of such spending was looked at. " + caption(TEACHING)
