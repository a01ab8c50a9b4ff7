"""Two scenarios of a stabilisation fund: what it can smooth, and what an election does to it."""

from statistics import pstdev, stdev

from nutag import wording
from nutag.data import records
from nutag.models.stabilisation import price_walk, spend_early, stabilise
from nutag.panel.controls import choice, slider
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import SYNTHETIC, TEACHING, caption

FIRST_YEAR = 2000
WINDOW = 5  # years, where it is not a control
INVENTED = {"boom and bust": "boom and bust, 10 years", "boom first": "boom first, 5 years", "bust first": "bust first, 5 years",
            "V": "V: down, then up", "wave": "wave", "random": "random (computer draws)"}
REAL = {"copper": "copper 2000–2025 (real)", "gold": "gold 2000–2025 (real)"}
COLUMNS = {"copper": "copper_usd_per_t", "gold": "gold_usd_per_toz"}


def real_prices():
    """Copper and gold prices since 2000 as an index, 2000 = 100: metal → year → index."""
    series = {row.year: row for row in records("national_series") if row.year >= FIRST_YEAR}
    return {metal: {year: round(100 * getattr(row, column) / getattr(series[FIRST_YEAR], column), 1)
                    for year, row in series.items()} for metal, column in COLUMNS.items()}


def price_paths():
    """Every path of prices by name, as a list that starts with year 1 (real ones: with 2000)."""
    paths = {}
    for row in records("price_paths"):
        paths.setdefault(row.path, []).append(row.price)
    return paths | {metal: list(index.values()) for metal, index in real_prices().items()}


def column(accounts, name):
    """One amount of every year."""
    return [year[name] for year in accounts]


def drawn(accounts, *names):
    """Rows for a chart: the year and some amounts, with two decimals."""
    return [dict(year=year["year"], **{name: round(year[name], 2) for name in names}) for year in accounts]


def swing(accounts):
    """How much spending swings, by its standard deviation, as a multiple of the swing of revenue."""
    return stdev(column(accounts, "spending")) / stdev(column(accounts, "revenue"))


def plain(amount):
    """An amount with at most one decimal."""
    return wording.text(round(amount, 1))


SAME_IN_BOTH = "the same in both"


def least(swings):
    """Where spending swings less: the name of the smaller number.

    >>> least({"boom first": 0.4, "bust first": 0.6})
    'boom first'
    """
    (one, left), (other, right) = swings.items()
    return SAME_IN_BOTH if left == right else one if left < right else other


class Fund(Scenario):
    """A fund saves what is above the mean of the last years and pays what is below it, along a path of prices."""

    name = "boom_and_bust.fund"
    title = "How much can a fund smooth?"
    path = choice("boom and bust", INVENTED | REAL, "Path of prices")
    window = slider(1, 1, 10, 1, "Window of the mean", unit="years", tag=TEACHING, help="1 year: as if there were no fund.")
    draw = slider(1, 1, 50, 1, "Random path", unit="of 50", tag=SYNTHETIC, when=dict(path=["random"]))
    opening = slider(0, 0, 200, 10, "Fund at the start", unit="units", tag=TEACHING, more=True)
    scale = slider(1.0, 0.5, 2.0, 0.1, "All prices times", tag=TEACHING, more=True)
    measures = (Measure("ratio", "swing of spending, in swings of revenue", "{:.3f}".format),
                Measure("worst", "worst year", plain), Measure("end", "fund at the end", plain))
    predictions = (
        Prediction("dry", "“Boom and bust”, window 5 years: in which year can the fund first not pay all that its rule asks?",
                   right=lambda result: result.values["cut"][0], shows=lambda result: result.values["short_words"],
                   at=dict(path="boom and bust", window=5, opening=0, scale=1.0), veils=("fund",)),
        Prediction("order", "“Boom first” or “bust first”, window 5 years: where does spending swing less?",
                   right=lambda result: least(result.values["swings"]), shows=lambda result: result.values["order"],
                   options=("boom first", "bust first", SAME_IN_BOTH),
                   at=dict(path="bust first", window=5, opening=0, scale=1.0), veils=("fund",)))

    def __init__(self, **settings):
        self.paths = price_paths()
        self.swings = {name: swing(stabilise(self.paths[name], WINDOW)) for name in ("boom first", "bust first")}
        self.order = " and ".join(f"{name} {ratio:.3f}" for name, ratio in self.swings.items()) + " times as much as revenue"
        super().__init__(**settings)

    def prices(self):
        """The prices of the chosen path, scaled."""
        path = price_walk(self.draw) if self.path == "random" else self.paths[self.path]
        return [round(self.scale * price, 1) for price in path]

    def compute(self):
        fund = stabilise(self.prices(), self.window, opening_balance=self.opening)
        if self.path in REAL:
            fund = [year | dict(year=year["year"] + FIRST_YEAR - 1) for year in fund]
        fund = [year | dict(short=year["spending"] < year["target"]) for year in fund]
        revenue, spending = column(fund, "revenue"), column(fund, "spending")
        cut = [year["year"] for year in fund if year["short"]]
        ratio = swing(fund)
        short_words = (f"In year {cut[0]} the fund first cannot pay all that its rule asks" if cut
                       else "The fund can always pay what its rule asks")
        end = fund[-1]["balance"]
        sentence = (f"Window {self.window} {'year' if self.window == 1 else 'years'}: spending swings {ratio:.3f} times as "
                    f"much as revenue. In its worst year it is {plain(min(spending))}; revenue in its own, "
                    f"{plain(min(revenue))}. {short_words}. At the end the fund holds {plain(end)}.")
        table = [dict(measure=measure, revenue=left, spending=right) for measure, left, right in (
            ("total", round(sum(revenue), 1), round(sum(spending), 1)),
            ("swing (standard deviation)", round(pstdev(revenue), 1), round(pstdev(spending), 1)),
            ("worst year", round(min(revenue), 1), round(min(spending), 1)),
            ("years when the fund cannot pay all", "", ", ".join(map(str, cut)) or "none"),
            ("fund at the end", "", round(end, 1)))]
        rows = dict(prices=drawn(fund, "revenue"),
                    fund=[row | dict(short=year["short"]) for row, year in
                          zip(drawn(fund, "revenue", "spending", "target", "balance"), fund)])
        return Result(rows, sentence, table, dict(
            accounts=fund, ratio=ratio, cut=cut, short_words=short_words, order=self.order, swings=self.swings,
            worst=min(spending), end=end), self._title(ratio, cut))

    def _title(self, ratio, cut):
        if ratio > 1 - 1e-9:
            return "Spending follows every price up and down"
        smoothed = f"The fund takes away {wording.percent(1 - ratio, 0)} of the swing"
        return f"{smoothed}, but runs dry in {'' if self.path in REAL else 'year '}{cut[0]}" if cut else smoothed

    def caption(self):
        return "Copper and gold: 2000 = 100, US dollars of each year. " + caption(records("national_series"), TEACHING, SYNTHETIC)


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
    measures = (Measure("spends", "spending in the year of the lowest price", "{:.1f}".format),
                Measure("end", "the fund at the end", "{:.1f}".format))
    predictions = (
        Prediction("bust", "Left alone, the fund lets year 7 spend 126. Now half of the fund is spent in year 4. What can year 7 spend?",
                   right=lambda result: round(result.values["spends"], 1),
                   shows=lambda result: f"year {result.values['bust']} spends {result.values['spends']:.1f}", unit="units",
                   at=dict(path="boom and bust", share=50, first=4), veils=("years",), near=1),
        Prediction("date", "Elections come every four years. Which first election year hurts year 7 most?",
                   right=lambda result: f"year {min(result.values['by_date'], key=result.values['by_date'].get)}",
                   shows=lambda result: result.values["dates"],
                   options=("year 1", "year 2", "year 3", "year 4"), at=dict(path="boom and bust", share=50, first=1),
                   veils=("years",)))

    def __init__(self, **settings):
        self.paths = price_paths()
        prices = self.paths["boom and bust"]
        self.by_date = {first: spend_early(prices, 0.5, election_years(first, prices), WINDOW)[6]["spending"]
                        for first in (1, 2, 3, 4)}
        self.dates = "first election in " + " · ".join(f"year {first}: {amount:.1f}" for first, amount in self.by_date.items())
        super().__init__(**settings)

    def compute(self):
        prices = self.paths[self.path]
        elections = election_years(self.first, prices)
        alone = stabilise(prices, WINDOW)
        fund = spend_early(prices, self.share / 100, elections, WINDOW)
        bust = 1 + min(range(len(prices)), key=prices.__getitem__)
        both = (alone, fund)
        missing = [sum(max(0, year["target"] - year["revenue"] - year["withdrawal"]) for year in kept) for kept in both]
        spends = [kept[bust - 1]["spending"] for kept in both]
        years = f"{', '.join(map(str, elections[:-1]))} and {elections[-1]}"
        sentence = (f"Elections in years {years} spend {self.share} % of the fund. Year {bust}, with the lowest price, "
                    f"spends {spends[1]:.1f}; with the fund left alone, {spends[0]:.1f}.")
        measures = {
            "spent in election years, outside the rule": [0, sum(column(fund, "early"))],
            f"spending in year {bust}": spends,
            "asked of the fund, but not there": missing,
            "total spending": [sum(column(kept, "spending")) for kept in both],
            "fund at the end": [kept[-1]["balance"] for kept in both]}
        table = [{"measure": name, "left alone": round(float(left), 1), "with elections": round(float(right), 1)}
                 for name, (left, right) in measures.items()]
        # `first`: the first election year of the four-year step to which a year belongs, for a click on that year.
        calendar = [dict(year=year, election=year in elections, first=1 + (year - 1) % 4) for year in range(1, len(prices) + 1)]
        rows = dict(elections=calendar, alone=drawn(alone, "spending", "balance"), years=drawn(fund, "spending", "balance"))
        lost = round(spends[0] - spends[1], 1)
        title = (f"Left alone, the fund lets year {bust} spend {spends[0]:.1f}" if not self.share else
                 f"What elections spent is missing in year {bust}: {lost:.1f} less" if lost > 0 else
                 f"Year {bust} spends as much as with the fund left alone")
        return Result(rows, sentence, table, dict(
            accounts=fund, alone=alone, bust=bust, spends=spends[1], spends_alone=spends[0], dates=self.dates,
            by_date=self.by_date, elections=elections, missing=missing, end=fund[-1]["balance"]), title)

    def caption(self):
        return f"Window {WINDOW} years. No record of such spending was looked at. " + caption(TEACHING)
