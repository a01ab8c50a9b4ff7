"""Three scenarios of boom and bust: one tonne of copper read in four ways, a fund, and what an election does to it."""

from functools import cache
from statistics import fmean, pstdev

from nutag import wording
from nutag.data import records
from nutag.models.royalty import royalty_rate
from nutag.models.stabilisation import price_walk, spend_early, stabilise
from nutag.panel.controls import choice, slider
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import SOURCE, SYNTHETIC, TEACHING, caption
from nutag.scenarios.territory import spread

FIRST_YEAR, BASE = 2000, 2011  # real paths start in 2000; the bands of 2010 are in force from 2011, which is set to 100
WINDOW = 5  # years, where it is not a control
INVENTED = {"boom and bust": "boom and bust, 10 years", "boom first": "boom first, 5 years",
            "bust first": "bust first, 5 years",
            "V": "V: down, then up", "wave": "wave", "random": "random (computer draws)"}
REAL = {"copper": "copper since 2000 (real)", "gold": "gold since 2000 (real)"}
READINGS = {"price, dollars": "its price in dollars", "royalty, dollars": "its royalty in dollars",
            "price, tögrög": "its price in tögrög", "royalty, tögrög": "its royalty in tögrög"}
SHORT = {"price, dollars": "price, $", "royalty, dollars": "royalty, $", "price, tögrög": "price, ₮",
         "royalty, tögrög": "royalty, ₮"}
STAGES = {"ore": "copper ore", "concentrate": "concentrate", "product": "copper product"}


@cache
def tonne(stage="concentrate"):
    """A tonne of copper metal by year since 2000: year → reading → amount.

    The royalty is the rate of the bands of 2010 (for a stage of processing) on the price of the metal, as if these
    bands had held in every year. Tögrög at the mean exchange rate of the year, GDP in tögrög by GDP in dollars; where
    one of them is missing, so are the readings in tögrög.
    """
    readings, bands = {}, records("royalty_surtax_bands")
    for row in records("national_series"):
        if row.year < FIRST_YEAR:
            continue
        price = row.copper_usd_per_t
        royalty = float(price * royalty_rate(bands, "copper", stage, price).total / 100)
        rate = exchange_rate(row)
        readings[row.year] = {"price, dollars": price, "royalty, dollars": royalty} | (
            {"price, tögrög": price * rate, "royalty, tögrög": royalty * rate} if rate else {})
    return readings


def exchange_rate(row):
    """Tögrög for a dollar, mean of a year, from a row of `national_series`; None where it cannot be worked out.

    >>> [round(exchange_rate(row)) for row in records("national_series") if row.year in (2011, 2016)]
    [1265, 2140]
    """
    if not (row.gdp_current_mnt_mln and row.gdp_current_usd_bn):
        return None
    return row.gdp_current_mnt_mln / row.gdp_current_usd_bn / 1000


def indexed(amounts):
    """Amounts by year, 2011 = 100, with one decimal.

    >>> indexed({2011: 8828, 2016: 4868})
    {2011: 100.0, 2016: 55.1}
    """
    return {year: round(100 * amount / amounts[BASE], 1) for year, amount in amounts.items()}


def real_paths():
    """The four readings of copper and the price of gold, each as an index, 2011 = 100: name → year → index."""
    readings = tonne()
    copper = {reading: indexed({year: row[reading] for year, row in readings.items() if reading in row})
              for reading in READINGS}
    gold = {row.year: row.gold_usd_per_toz for row in records("national_series") if row.year >= FIRST_YEAR}
    return copper | {"gold": indexed(gold)}


def invented_paths():
    """Each path of prices that was invented for the course: name → prices from year 1 on."""
    paths = {}
    for row in records("price_paths"):
        paths.setdefault(row.path, []).append(row.price)
    return paths


class Tonne(Scenario):
    """One tonne of copper since 2011: its price and its royalty by the bands of 2010, in dollars and in tögrög."""

    name = "boom_and_bust.tonne"
    title = "What falls when the price of copper falls?"
    year = slider(2016, 2012, 2023, 1, "From 2011 to", tag=SOURCE)
    stage = choice("concentrate", STAGES, "Sold as", radio=True)
    predictions = (
        Prediction("royalty", "2011 to 2016: a tonne of copper lost 45 % of its price in dollars. By how much did the "
                              "royalty on it fall, in dollars?",
                   unit="%", near=5, at=dict(year=2016, stage="concentrate"),
                   right=lambda result: round(-result.values["changes"]["royalty, dollars"]),
                   shows=lambda result: ("{rates[0]} % of {prices[0]:,} dollars is {royalties[0]:,}; {rates[1]} % of "
                                         "{prices[1]:,} is {royalties[1]:,}.").format(**result.values)),
        Prediction("togrog", "And its price in tögrög?", at=dict(year=2016, stage="concentrate"),
                   options=("it rose", "it fell by about 7 %", "it fell by about 45 %", "it fell by more than half"),
                   right=lambda result: fallen(result.values["changes"]["price, tögrög"]),
                   shows=lambda result: ("A dollar cost {exchange[0]:,} tögrög in 2011 and {exchange[1]:,} in 2016."
                                         ).format(**result.values)))
    measures = (Measure("price", "price in dollars", "{:+.0f} %".format),
                Measure("royalty", "royalty in dollars", "{:+.0f} %".format))

    def __init__(self, **settings):
        self.stages = {stage: tonne(stage) for stage in STAGES}
        self.dollar = {row.year: exchange_rate(row) for row in records("national_series")}
        super().__init__(**settings)

    def compute(self):
        readings = {year: row for year, row in self.stages[self.stage].items()
                    if BASE <= year and self.dollar[year]}
        then, now = readings[BASE], readings[self.year]
        changes = {reading: 100 * (now[reading] / then[reading] - 1) for reading in READINGS}
        said = {reading: signed(change) for reading, change in changes.items()}
        exchange = [round(self.dollar[year]) for year in (BASE, self.year)]
        rates = [round(100 * row["royalty, dollars"] / row["price, dollars"]) for row in (then, now)]
        lines = [dict(year=year, reading=reading, index=round(100 * row[reading] / then[reading], 1),
                      past=year <= self.year) for year, row in readings.items() for reading in READINGS]
        rows = dict(lines=lines, ends=ends(self.year, changes))
        title = f"2011 to {self.year}: price {said['price, dollars']}, royalty {said['royalty, dollars']}"
        sentence = (f"Royalty per tonne of metal: {rates[0]} % in 2011, {rates[1]} % in {self.year}. In tögrög the "
                    f"price changed by {said['price, tögrög']} and the royalty by {said['royalty, tögrög']}: a dollar "
                    f"cost {exchange[0]:,} tögrög, then {exchange[1]:,}.")
        table = [{"one tonne of copper": READINGS[reading].removeprefix("its "), "2011": money(then[reading]),
                  str(self.year): money(now[reading]), "change": signed(changes[reading])} for reading in READINGS]
        return Result(rows, sentence, table, dict(
            changes=changes, rates=rates, exchange=exchange, price=changes["price, dollars"],
            royalty=changes["royalty, dollars"],
            prices=[round(row["price, dollars"]) for row in (then, now)],
            royalties=[round(row["royalty, dollars"]) for row in (then, now)]), title)

    def caption(self):
        return caption(records("national_series"), records("royalty_surtax_bands"))


def signed(change):
    """A change in per cent, with its sign.

    >>> signed(-44.86), signed(3.2), signed(0.1)
    ('−45 %', '+3 %', '0 %')
    """
    whole = round(change)
    return f"{'+' if whole > 0 else '−' if whole < 0 else ''}{abs(whole)} %"


def money(amount):
    """An amount of dollars or tögrög, in words that are no more exact than an exchange rate of a year.

    >>> money(1677.32), money(11171756.3)
    ('1,677', '11.2 million')
    """
    return f"{amount / 1e6:.1f} million" if amount >= 1e6 else wording.text(round(amount, -3 if amount > 1e5 else 0))


def fallen(change):
    """A change in per cent as one of the answers to the second question of the tonne."""
    if change > 0:
        return "it rose"
    return "it fell by more than half" if change < -50 else f"it fell by about {-round(change)} %"


def ends(year, changes):
    """The label of each reading at a year, moved apart where two would touch; on the side where there is room."""
    shown = sorted((100 + change, reading) for reading, change in changes.items())
    return [dict(year=year, reading=reading, index=round(index, 1), place=round(place, 1),
                 side="left" if year > 2017 else "right",
                 text=f"{SHORT[reading]} {signed(index - 100)}")
            for (index, reading), place in zip(shown, spread([index for index, _ in shown], 21))]


def column(accounts, name):
    """One amount of every year."""
    return [year[name] for year in accounts]


def drawn(accounts, *names):
    """Rows for a chart: the year and some amounts, with two decimals."""
    return [dict(year=year["year"], **{name: round(year[name], 2) for name in names}) for year in accounts]


def swing(accounts):
    """How much spending swings, by its standard deviation, as a multiple of the swing of revenue."""
    return pstdev(column(accounts, "spending")) / pstdev(column(accounts, "revenue"))


def step(amounts):
    """How far amounts move from one year to the next, on average, up or down.

    >>> step([100, 150, 130])
    35.0
    """
    return fmean(abs(after - before) for before, after in zip(amounts, amounts[1:]))


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
    window = slider(WINDOW, 1, 10, 1, "Window of the mean", unit="years", tag=TEACHING,
                    help="1 year: as if there were no fund.")
    path = choice("boom and bust", INVENTED | REAL, "Path")
    reading = choice("price, dollars", READINGS, "Read a tonne of copper by", when=dict(path=["copper"]))
    draw = slider(1, 1, 50, 1, "Random path", unit="of 50", tag=SYNTHETIC, when=dict(path=["random"]))
    opening = slider(0, 0, 200, 10, "Fund at the start", unit="units", tag=TEACHING, when=dict(path=list(INVENTED)),
                     more=True)
    measures = (Measure("ratio", "swing of spending, in swings of what comes in", "{:.3f}".format),
                Measure("steps", "steps of spending, in steps of what comes in", "{:.3f}".format),
                Measure("worst", "worst year", plain), Measure("end", "fund at the end", plain))
    predictions = (
        Prediction("dry", "“Boom and bust”, window 5 years: which is the first year in which the fund cannot pay all "
                          "that its rule asks?",
                   right=lambda result: result.values["cut"][0], shows=lambda result: result.values["short_words"],
                   at=dict(path="boom and bust", window=5, opening=0), veils=("fund",)),
        Prediction("order", "“Boom first” or “bust first”, window 5 years: where does spending swing less?",
                   right=lambda result: least(result.values["swings"]), shows=lambda result: result.values["order"],
                   options=("boom first", "bust first", SAME_IN_BOTH),
                   at=dict(path="bust first", window=5, opening=0), veils=("fund",)))

    def __init__(self, **settings):
        self.invented, self.real = invented_paths(), real_paths()
        self.swings = {name: swing(stabilise(self.invented[name], WINDOW)) for name in ("boom first", "bust first")}
        said = " and ".join(f"{name} {ratio:.3f}" for name, ratio in self.swings.items())
        self.order = f"{said} times as much as revenue"
        super().__init__(**settings)

    def incomes(self):
        """What comes in, by year: an index of a real path, or the units that an invented price brings."""
        if self.path in REAL:
            return self.real[self.reading if self.path == "copper" else "gold"]
        prices = price_walk(self.draw) if self.path == "random" else self.invented[self.path]
        return dict(enumerate(prices, start=1))

    def compute(self):
        incomes, real = self.incomes(), self.path in REAL
        fund = stabilise(list(incomes.values()), self.window, opening_balance=0 if real else self.opening)
        fund = [row | dict(year=year, short=row["spending"] < row["target"]) for row, year in zip(fund, incomes)]
        revenue, spending = column(fund, "revenue"), column(fund, "spending")
        cut = [year["year"] for year in fund if year["short"]]
        ratio, steps, end = swing(fund), step(spending) / step(revenue), fund[-1]["balance"]
        short_words = (f"In {'' if real else 'year '}{cut[0]} the fund first cannot pay all that its rule asks" if cut
                       else "The fund can always pay what its rule asks")
        what = self.income_words()
        moves = (f"from year to year, spending moves {steps:.3f} times as much as the {what}" if real
                 else f"spending swings {ratio:.3f} times as much as revenue")
        worst, poorest = plain(min(spending)), plain(min(revenue))
        sentence = (f"Window {self.window} {'year' if self.window == 1 else 'years'}: {moves}. Worst year: {worst}; "
                    f"{what} in its own, {poorest}. {short_words}. At the end the fund holds {plain(end)}.")
        table = [{"measure": measure, what: left, "spending": right} for measure, left, right in (
            ("total", round(sum(revenue), 1), round(sum(spending), 1)),
            ("swing (standard deviation)", round(pstdev(revenue), 1), round(pstdev(spending), 1)),
            ("mean step from year to year", round(step(revenue), 1), round(step(spending), 1)),
            ("worst year", round(min(revenue), 1), round(min(spending), 1)),
            ("years when the fund cannot pay all", "", ", ".join(map(str, cut)) or "none"),
            ("fund at the end", "", round(end, 1)))]
        rows = dict(prices=drawn(fund, "revenue"),
                    fund=[row | dict(short=year["short"]) for row, year in
                          zip(drawn(fund, "revenue", "spending", "target", "balance"), fund)])
        return Result(rows, sentence, table, dict(
            accounts=fund, ratio=ratio, steps=steps, cut=cut, short_words=short_words, order=self.order,
            swings=self.swings,
            worst=min(spending), end=end), self._title(steps if real else ratio, cut, end / sum(revenue)))

    def income_words(self):
        """What comes in, in a word: on a real path a price or a royalty per tonne, not the revenue of a budget."""
        if self.path == "copper":
            return self.reading.split(",")[0]
        return "price" if self.path == "gold" else "revenue"

    def _title(self, left, cut, kept):
        if left > 1 - 1e-9:
            same = left < 1 + 1e-9
            return f"Spending moves as much as the {self.income_words()}" if same else "Here spending swings more"
        away = f"The fund takes away {wording.percent(1 - left, 0)} of the"
        if self.path in REAL:
            return f"{away} yearly steps, and still holds {wording.percent(kept, 0)} of all that came in"
        taken = f"{away} swing"
        return f"{taken}, but runs dry in year {cut[0]}" if cut else taken

    def caption(self):
        real = caption(records("national_series"), records("royalty_surtax_bands"))
        return (f"Copper and gold are real, 2011 = 100; royalty as if the bands of 2010 held in every year. {real}. "
                f"The random path: {caption(SYNTHETIC)}. The other paths: {caption(TEACHING)}")


def election_years(first, prices):
    """Every fourth year along a path of prices, from the first on."""
    return list(range(first, len(prices) + 1, 4))


class Election(Scenario):
    """The same fund, but a share of it is spent in every fourth year, on top of what its rule allows."""

    name = "boom_and_bust.election"
    title = "What does the next election do to the fund?"
    share = slider(50, 0, 100, 5, "Spent in election years", unit="% of fund", tag=TEACHING)
    first = slider(4, 1, 4, 1, "First election in year", tag=TEACHING)
    path = choice("boom and bust", {name: INVENTED[name] for name in ("boom and bust", "V", "wave")}, "Path",
                  tag=TEACHING)
    measures = (Measure("spends", "spending in the year of the lowest price", "{:.1f}".format),
                Measure("end", "the fund at the end", "{:.1f}".format))
    predictions = (
        Prediction("bust", "Left alone, the fund lets year 7 spend 126. Now half of the fund is spent in year 4. What "
                           "can year 7 spend?",
                   right=lambda result: round(result.values["spends"], 1),
                   shows=lambda result: f"year {result.values['bust']} spends {result.values['spends']:.1f}",
                   unit="units",
                   at=dict(path="boom and bust", share=50, first=4), veils=("years",), near=1),
        Prediction("date", "Elections come every four years. Which first election year hurts year 7 most?",
                   right=lambda result: f"year {min(result.values['by_date'], key=result.values['by_date'].get)}",
                   shows=lambda result: result.values["dates"],
                   options=("year 1", "year 2", "year 3", "year 4"), at=dict(path="boom and bust", share=50, first=1),
                   veils=("years",)))

    def __init__(self, **settings):
        self.paths = invented_paths()
        prices = self.paths["boom and bust"]
        self.by_date = {first: spend_early(prices, 0.5, election_years(first, prices), WINDOW)[6]["spending"]
                        for first in (1, 2, 3, 4)}
        said = " · ".join(f"year {first}: {amount:.1f}" for first, amount in self.by_date.items())
        self.dates = f"first election in {said}"
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
        calendar = [dict(year=year, election=year in elections, first=1 + (year - 1) % 4)
                    for year in range(1, len(prices) + 1)]
        rows = dict(elections=calendar, alone=drawn(alone, "spending", "balance"),
                    years=drawn(fund, "spending", "balance"))
        lost = round(spends[0] - spends[1], 1)
        title = (f"Left alone, the fund lets year {bust} spend {spends[0]:.1f}" if not self.share else
                 f"What elections spent is missing in year {bust}: {lost:.1f} less" if lost > 0 else
                 f"Year {bust} spends as much as with the fund left alone")
        return Result(rows, sentence, table, dict(
            accounts=fund, alone=alone, bust=bust, spends=spends[1], spends_alone=spends[0], dates=self.dates,
            by_date=self.by_date, elections=elections, missing=missing, end=fund[-1]["balance"]), title)

    def caption(self):
        return f"Window {WINDOW} years; not the accounts of a real fund. " + caption(TEACHING)
