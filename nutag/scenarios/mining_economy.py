"""Two scenarios of the mining economy: a boom and mining's share of it, a price band and the bill it makes."""

from itertools import pairwise

from nutag.data import records
from nutag.models.royalty import royalty_due, royalty_rate
from nutag.panel.controls import choice, slider
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import SOURCE, TEACHING, caption

FIRST_YEAR, LAST_YEAR = 2004, 2024
SOURCES = {"gdp_growth_pct": "World Bank", "gdp_growth_nso_pct": "statistics office"}
ARTICLE = "article"

SERIES = {
    "share": "mining share of GDP, %",
    "exports": "mineral exports, million USD",
    "copper_price": "copper price, USD per tonne",
    "coal": "coal output, million tonnes",
    "copper": "copper concentrate, thousand tonnes",
}
PRODUCTS = {
    "copper-concentrate": ("copper", "concentrate"),
    "copper-ore": ("copper", "ore"),
    "copper-product": ("copper", "product"),
    "gold-product": ("gold", "product"),
    "coal-product": ("coal", "product"),
}
COPPERS = [key for key, (mineral, _) in PRODUCTS.items() if mineral == "copper"]
COPPER, GOLD = (3000.0, 15000.0), (500.0, 5000.0)  # the prices that the controls can reach
HELD = "if the 2010 bands still held"
GROUPS = {"coking coal": "coal", "brown coal": "coal", "placer gold": "gold", "crude oil": "petroleum"}
ALONE = ("copper", "coal", "gold", "iron ore", "petroleum", "uranium")
NOT_FOUND = "We found no price bands for {}, so this calculator gives no rate. We do not guess one."


def growth_by_source():
    """Growth of the economy since 2004 by year and source, %: World Bank, statistics office, and the article's one figure."""
    figures = [dict(year=row.year, source=source, growth_pct=getattr(row, column)) for column, source in SOURCES.items()
               for row in records("national_series")
               if FIRST_YEAR <= row.year <= LAST_YEAR and getattr(row, column) is not None]
    article = next(row for row in records("disagreements") if row.disagreement_id == "growth-2011")
    return [*figures, dict(year=2011, source=ARTICLE, growth_pct=float(article.value_a))]


def national_values():
    """Year since 2004 → one value a series of `SERIES`; None where the source gives none."""
    sources = {
        "share": {row.year: row.mining_share_gdp_pct for row in records("mining_share_gdp")},
        "exports": {row.year: row.value_usd_thousand / 1000 for row in records("exports_by_category")
                    if row.category == "mineral products"},
        "copper_price": {row.year: row.copper_usd_per_t for row in records("national_series")},
        "coal": {row.year: row.value and row.value / 1000 for row in records("mineral_output") if row.commodity == "coal"},
        "copper": {row.year: row.value for row in records("mineral_output") if row.commodity == "copper concentrate (35%)"},
    }
    return {year: {name: rounded(values.get(year)) for name, values in sources.items()}
            for year in range(FIRST_YEAR, LAST_YEAR + 1)}


def timeline_years():
    """Since 2006 the copper price (USD per tonne) and the balance of the general budget (% of GDP), for `charts.timeline`."""
    rows = []
    for row in records("national_series"):
        budget = (row.general_budget_revenue_mnt_mln, row.general_budget_expenditure_mnt_mln, row.gdp_current_mnt_mln)
        balance = None if None in budget else round(100 * (budget[0] - budget[1]) / budget[2], 2)
        if row.year >= 2006:
            rows.append(dict(year=row.year, copper_usd_per_t=row.copper_usd_per_t, balance_pct=balance))
    return rows


def rounded(value):
    """A value with two decimals, or None where there is none."""
    return None if value is None else round(value, 2)


def mines_by_group():
    """Mines and deposits with the first mineral that is named, few of them labelled: rows for a map."""
    labels = {"oyu-tolgoi": "Oyu Tolgoi", "erdenet-erdenetiin-ovoo": "Erdenet"}
    order = [*ALONE, "other"]

    def group(mine):
        first = mine.mineral.split(", ")[0]
        first = GROUPS.get(first, first)
        return first if first in ALONE else "other"

    rows = [dict(name=mine.name_en, group=group(mine), lon=mine.lon_deg, lat=mine.lat_deg,
                 label=labels.get(mine.mine_id, "")) for mine in records("mines_deposits")]
    return sorted(rows, key=lambda row: order.index(row["group"]))


def licences_by_unit(month="2025-12"):
    """Licensed area of every first-level unit in one month, at its label point, in thousand hectares: rows, largest first."""
    units = {unit.aimag_iso: unit for unit in records("aimags")}
    areas = [row for row in records("licences_by_aimag") if row.month.isoformat().startswith(month)]
    labelled = ("Umnugovi", "Dornogovi", "Orkhon")
    return [dict(name=unit.name_en, lon=unit.label_lon_deg, lat=unit.label_lat_deg,
                 label=unit.name_en if unit.name_en in labelled else "", exploration_kha=row.exploration_area_kha,
                 mining_kha=row.mining_area_kha, all_kha=row.total_area_kha)
            for row in sorted(areas, key=lambda row: -row.total_area_kha) for unit in [units[row.aimag_iso]]]


def same_way(one, other):
    """In how many years two series (year → value or None) both rose or both fell, and the years that can be compared."""
    steps = [(one[year] - one[year - 1], other[year] - other[year - 1]) for year in one
             if all(series.get(when) is not None for series in (one, other) for when in (year - 1, year))]
    return sum(a * b > 0 for a, b in steps), len(steps)


def rates_of(bands, mineral, stage):
    """The rate of every band of a mineral at a stage by the price where it begins, if there is any."""
    starts = sorted(row.price_from_usd for row in bands if (row.mineral, row.stage) == (mineral, stage))
    return {start: royalty_rate(bands, mineral, stage, start) for start in starts}


def bands_reached(rates, price):
    """Where each band begins that a price has reached, from low to high; rates: see `rates_of`."""
    return [start for start in rates if start <= price]


def rate_by_parts(rates, price):
    """Percent of the whole price, if each part of it paid the rate of its own band: not the law, a thought.

    rates: see `rates_of`. At 6,000 dollars a tonne the first 5,000 would pay 5 %, the next 1,000 would pay 16 %:

    >>> round(rate_by_parts(rates_of(records("royalty_surtax_bands"), "copper", "concentrate"), 6000), 4)   # (250 + 160) / 6000
    6.8333
    """
    edges = [*(start for start in rates if start < price), price]
    return sum((high - low) * float(rates[low].total) for low, high in pairwise(edges)) / price


def real_prices():
    """Prices that were: copper by month (mineral authority), gold by year (World Bank); rows with mineral, date, price."""
    copper = [dict(mineral="copper", date=row.month.isoformat(), price=row.copper_usd_t)
              for row in records("metal_prices_monthly")]
    gold = [dict(mineral="gold", date=f"{row.year}-01-01", price=row.gold_usd_per_toz)
            for row in records("national_series") if row.year >= 2011]
    return [row for row in copper + gold if row["price"] is not None]


class Growth(Scenario):
    """Growth in its sources beside one national series, year by year."""

    name = "mining_economy.growth"
    title = "Does a boom make mining a larger part of the economy?"
    year = slider(2010, 2005, 2024, 1, "Year", tag=SOURCE)
    series = choice("copper_price", SERIES, "Look at")
    measures = (Measure("growth", "growth of the economy", "{:.1f} %".format),
                Measure("both", "years of 20 in which growth and the series went the same way"))
    predictions = (
        Prediction("share-2011", "Growth peaked in 2011. What did mining's share of GDP do in that year?",
                   right=lambda result: {"rose": "it rose", "fell": "it fell"}.get(result.values["verb"], "it stayed the same"),
                   shows=lambda result: result.values["moved"], options=("it rose", "it fell", "it stayed the same"),
                   at=dict(year=2011, series="share"), veils=("series", "chosen")),
        Prediction("same", "In how many of 20 years did the growth rate and mining's share both rise or both fall?",
                   right=lambda result: result.values["both"], shows=lambda result: result.values["together"],
                   unit="years", at=dict(series="share"), veils=("series", "chosen"), near=1))

    def __init__(self, **settings):
        self.growth, self.national = growth_by_source(), national_values()
        by_source = {source: {row["year"]: row["growth_pct"] for row in self.growth if row["source"] == source}
                     for source in (*SOURCES.values(), ARTICLE)}
        for year, values in self.national.items():
            values.update({source: figures.get(year) for source, figures in by_source.items()})
        self.together = {name: same_way(by_source["statistics office"], self.of(name)) for name in SERIES}
        super().__init__(**settings)

    def of(self, name):
        """One series: year → value or None."""
        return {year: values[name] for year, values in self.national.items()}

    def fixed(self):
        """Growth by year and source."""
        return {"growth": self.growth}

    def compute(self):
        year, label = self.year, SERIES[self.series]
        words, unit = label.split(", ")
        now, before = self.national[year], self.national[year - 1]
        both, years = self.together[self.series]
        together = f"The growth rate (statistics office) and {words} both rose or both fell in {both} of {years} years"
        verb = direction(before[self.series], now[self.series])
        moved = movement(words, unit, before[self.series], now[self.series], year)
        grew = [f"{now[name]:g} % ({name})" for name in (*SOURCES.values(), ARTICLE) if now[name] is not None]
        sentence = (f"{year}: growth was {', '.join(grew)}. {moved} Since 2005, both went the same way in {both} of "
                    f"{years} years.")
        names = {"growth, World Bank, %": "World Bank", "growth, statistics office, %": "statistics office",
                 label: self.series}
        table = [{"measure": text, str(year - 1): given(before[name]), str(year): given(now[name])}
                 for text, name in names.items()]
        rows = {"chosen": [dict(indicator=self.series, year=year, label=label)],
                "series": [dict(year=when, value=value, now=when == year) for when, value in self.of(self.series).items()]}
        growth = next(now[name] for name in SOURCES.values() if now[name] is not None)
        title = (f"{year}: the economy {'grew' if growth > 0 else 'shrank'} by {abs(growth):.1f} %, "
                 + (f"{words} {verb}" if verb else f"{words}: no figure"))
        return Result(rows, sentence, table, dict(
            year=year, growth=growth, verb=verb, moved=moved, together=together, both=both, years=years), title)

    def caption(self):
        return caption(*map(records, ("national_series", "mining_share_gdp", "exports_by_category", "mineral_output"))
                       ) + ". The article (2020) gives 17.5 % for 2011"


def given(value):
    """A value for a table, or the words that say there is none."""
    return "no figure" if value is None else float(value)


def direction(before, now):
    """Whether a series rose, fell or stayed; empty where a value is missing."""
    if before is None or now is None:
        return ""
    return "rose" if now > before else "fell" if now < before else "stayed"


def movement(words, unit, before, now, year):
    """What a series did from the year before, as a sentence."""
    subject = words[0].upper() + words[1:]
    verb = direction(before, now)
    if not verb:
        return f"{subject} has no figure to compare in {year}: a blank is not a zero."
    if verb == "stayed":
        return f"{subject} stayed at {now:,g} {unit}."
    return f"{subject} {verb} from {before:,g} to {now:,g} {unit}."


class Royalty(Scenario):
    """A royalty bill by product, price and sales value, under the bands of 2010."""

    name = "mining_economy.royalty"
    title = "What does one dollar more a tonne cost?"
    product = choice("copper-concentrate", {key: " ".join(pair) for key, pair in PRODUCTS.items()} | {
        "coal-product": "coal"}, "What is sold")
    copper_price = slider(8999.27, *COPPER, 0.5, "Price of copper", unit="USD/t", tag=SOURCE,
                          help="Start: February 2023. Arrow key: 0.50.", when=dict(product=COPPERS))
    gold_price = slider(1569.0, *GOLD, 1.0, "Price of gold", unit="USD/oz", tag=SOURCE,
                        help="Start: average of 2011. Only for gold.", when=dict(product=["gold-product"]))
    sales = slider(100, 1, 500, 1, "Sales", unit="million USD", tag=TEACHING, when=dict(product=[*COPPERS, "gold-product"]))
    measures = (Measure("rate", "rate", lambda rate: "not found" if rate is None else f"{rate:g} %"),
                Measure("due", "bill", lambda due: "not found" if due is None else f"{due:,} USD"))
    predictions = (
        Prediction("jump", "From 8,999.27 to 9,000 USD: how much more is due on 100 million USD of concentrate?",
                   right=lambda result: result.values["more"], shows=lambda result: result.values["bill"], unit="USD",
                   at=dict(product="copper-concentrate", copper_price=9000.0, sales=100), veils=("rates", "edges", "chosen")),
        Prediction("stage", "Which pays the highest rate at the same price?",
                   right=lambda result: max(result.values["by_stage"], key=result.values["by_stage"].get),
                   shows=lambda result: result.values["stages"],
                   options=("copper ore", "copper concentrate", "copper product"), at=dict(product="copper-ore"),
                   veils=("rates", "edges", "chosen")))

    def __init__(self, **settings):
        self.bands = records("royalty_surtax_bands")
        self.stated = next(row.rate_low_pct for row in records("royalty_base_rates") if row.rate_id == "oyu-tolgoi")
        self.rates = {key: rates_of(self.bands, *pair) for key, pair in PRODUCTS.items()}
        super().__init__(**settings)

    def fixed(self):
        """Prices that were."""
        return {"prices": real_prices()}

    def compute(self):
        mineral, stage = PRODUCTS[self.product]
        price, unit = (self.gold_price, "ounce") if mineral == "gold" else (self.copper_price, "tonne")
        rates = self.rates[self.product]
        if not rates:
            return self.not_found(mineral)
        reached = bands_reached(rates, price)
        rate = rates[reached[-1]]
        edge = min((start for start in rates if start > price), default=None)
        due, total = royalty_due(self.sales * 1_000_000, rate), float(rate.total)
        now = f"{mineral} {stage} at {price:,.2f} USD per {unit} pays {total:g} %"
        further = f"The next band begins {edge - price:,.2f} USD higher" if edge else "We read no higher band"
        sentence = (f"{now[0].upper()}{now[1:]} (base {float(rate.base):g}, surtax {float(rate.surtax):g}), {HELD}: "
                    f"{due / 1e6:,.2f} million USD on sales of {self.sales} million. {further}.")
        parts = rate_by_parts(rates, price)
        chosen = dict(mineral=mineral, price=price, rate_pct=total, label=f"{total:g} %", note="")
        bill, more = f"at {price:,.2f} USD the bill is {due:,} USD", 0
        if len(reached) > 1:
            more = due - royalty_due(self.sales * 1_000_000, rates[reached[-2]])
            bill += f", {more:,} more than just below {reached[-1]:,.0f}"
        by_stage = self.stages()
        stages = f"at {self.copper_price:,.2f} USD " + ", ".join(
            f"{name.removeprefix('copper ')} {rate:g} %" for name, rate in by_stage.items())
        title = f"No higher band is known: {total:g} % at every price from {reached[-1]:,.0f} USD"
        if edge:
            jump = royalty_due(self.sales * 1_000_000, rates[edge]) - due
            title = f"At {edge:,.0f} USD the bill jumps by {jump / 1e6:,.2f} million USD"
        rows = dict(chosen=[chosen], rates=self.lines(), edges=[dict(threshold=start) for start in rates if start > 0])
        return Result(rows, sentence, self.bills(total, parts), dict(
            rate=total, due=due, more=more, parts=parts, bill=bill, stages=stages, by_stage=by_stage), title)

    def stages(self):
        """The rates of the three stages of copper at the present price: name → percent."""
        return {" ".join(PRODUCTS[key]): float(self.rates[key][bands_reached(self.rates[key], self.copper_price)[-1]].total)
                for key in ("copper-ore", "copper-concentrate", "copper-product")}

    def bills(self, total, parts):
        """The bill at this price, by parts, and at the rate that Oyu Tolgoi states."""
        rates = {"law of 2010: the whole value": total, "a thought: each part at its own rate": parts}
        if self.product == "copper-concentrate":
            rates["Oyu Tolgoi, as the company states"] = self.stated
        return [{"measure": measure, "rate": f"{rate:.2f} %", "bill, million USD": f"{self.sales * rate / 100:,.2f}"}
                for measure, rate in rates.items()]

    def not_found(self, mineral):
        """A mineral whose bands nobody read: no rate, and the reason."""
        words = NOT_FOUND.format(mineral)
        table = [{"measure": measure, mineral: "not found"} for measure in ("rate", "bill")]
        chosen = dict(mineral=mineral, price=0, rate_pct=0, label="", note=f"No price bands\nfound for {mineral}.")
        return Result(dict(chosen=[chosen], rates=[], edges=[]), words, table, dict(
            rate=None, due=None, more=None, bill=words, stages=words, by_stage={}), f"No price bands were found for {mineral}")

    def lines(self):
        """Rate by price for the chart: the steps of the law, the smooth line by parts, Oyu Tolgoi's flat one."""
        rates, (low, high) = self.rates[self.product], GOLD if self.product.startswith("gold") else COPPER
        law = [(max(start, low), float(rate.total)) for start, rate in rates.items()]
        law.append((high, law[-1][1]))
        thought = [(price, round(rate_by_parts(rates, price), 2)) for price in range(int(low), int(high) + 1, int(high - low) // 30)]
        stated = [(price, self.stated) for price in COPPER] if self.product == "copper-concentrate" else []
        return [dict(kind=kind, price=price, rate_pct=rate, last=price == high)
                for kind, line in dict(law=law, thought=thought, stated=stated).items() for price, rate in line]

    def caption(self):
        return f"{HELD.capitalize()}: later changes were not checked. " + caption(
            *map(records, ("royalty_surtax_bands", "metal_prices_monthly", "national_series")))
