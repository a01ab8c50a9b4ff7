"""Two scenarios of the mining economy: a boom and mining's share of it, a price band and the bill it makes."""

from itertools import pairwise

import altair as alt
import pandas as pd

from nutag.charts import theme
from nutag.charts.mining_economy import (
    KINDS, SOURCES, growth_chart, marked_year, prices_chart, rates_chart, series_chart)
from nutag.data import load
from nutag.models.royalty import royalty_due, royalty_rate
from nutag.provenance import SOURCE, TEACHING, caption
from nutag.panel.scenario import Prediction, Result, Scenario
from nutag.panel.controls import choice, slider

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
    """Growth of the economy since 2004: World Bank, statistics office, and the one figure of the article."""
    national = load("national_series").query("2004 <= year <= 2024")
    named = national.rename(columns={"gdp_growth_pct": "World Bank", "gdp_growth_nso_pct": "statistics office"})
    growth = named.melt("year", ["World Bank", "statistics office"], "source", "growth_pct").dropna()
    row = load("disagreements").set_index("disagreement_id").loc["growth-2011"]
    article = pd.DataFrame([dict(year=2011, source="article", growth_pct=float(row.value_a))])
    return pd.concat([pd.DataFrame(growth), article], ignore_index=True)


def national_values():
    """One column a series of `SERIES`, one row a year since 2004; what the source does not give is blank."""
    goods = load("exports_by_category").pivot(index="year", columns="category", values="value_usd_thousand")
    output = load("mineral_output").pivot(index="year", columns="commodity", values="value")
    national = load("national_series").set_index("year")
    return pd.DataFrame({
        "share": load("mining_share_gdp").set_index("year").mining_share_gdp_pct,
        "exports": goods["mineral products"] / 1000,
        "copper_price": national.copper_usd_per_t,
        "coal": output["coal"] / 1000,
        "copper": output["copper concentrate (35%)"],
    }).loc[2004:2024].round(2)


def mines_by_group():
    """Mines and deposits with the first mineral that is named, few of them labelled."""
    mines = load("mines_deposits")
    first = mines.mineral.str.split(", ").str[0].replace(GROUPS)
    group = first.where(first.isin(ALONE), "other")
    label = mines.mine_id.map({"oyu-tolgoi": "Oyu Tolgoi", "erdenet-erdenetiin-ovoo": "Erdenet"}).fillna("")
    frame = pd.DataFrame(dict(name=mines.name_en, group=group, lon=mines.lon_deg, lat=mines.lat_deg, label=label))
    return frame.sort_values("group", key=lambda names: names.map([*ALONE, "other"].index))


def licences_by_unit(month="2025-12"):
    """Licensed area of every first-level unit in one month, at its label point, in thousand hectares."""
    area = load("licences_by_aimag").query("month == @pd.Timestamp(@month)")
    units = load("aimags")[["aimag_iso", "name_en", "label_lon_deg", "label_lat_deg"]]
    area = area.merge(units, on="aimag_iso", validate="one_to_one").sort_values("total_area_kha", ascending=False)
    label = area.name_en.where(area.name_en.isin(["Umnugovi", "Dornogovi", "Orkhon"]), "")
    return pd.DataFrame(dict(name=area.name_en, lon=area.label_lon_deg, lat=area.label_lat_deg, label=label,
                             exploration_kha=area.exploration_area_kha, mining_kha=area.mining_area_kha,
                             all_kha=area.total_area_kha))


def same_way(one, other):
    """In how many years two series both rose or both fell, and the number of years that can be compared."""
    steps = pd.DataFrame({"one": one, "other": other}).diff().dropna()
    return int((steps.one * steps.other > 0).sum()), len(steps)


def rates_of(bands, mineral, stage):
    """The rate of every band of a mineral at a stage by the price where it begins, if there is any."""
    rows = bands[(bands.mineral == mineral) & (bands.stage == stage)]
    return {start: royalty_rate(bands, mineral, stage, start) for start in sorted(rows.price_from_usd.tolist())}


def bands_reached(rates, price):
    """Where each band begins that a price has reached, from low to high; rates: see `rates_of`."""
    return [start for start in rates if start <= price]


def rate_by_parts(rates, price):
    """Percent of the whole price, if each part of it paid the rate of its own band: not the law, a thought.

    rates: see `rates_of`. At 6,000 dollars a tonne the first 5,000 would pay 5 %, the next 1,000 would pay 16 %:

    >>> round(rate_by_parts(rates_of(load("royalty_surtax_bands"), "copper", "concentrate"), 6000), 4)   # (250 + 160) / 6000
    6.8333
    """
    edges = [*(start for start in rates if start < price), price]
    return sum((high - low) * float(rates[low].total) for low, high in pairwise(edges)) / price


def real_prices():
    """Prices that were: copper by month (mineral authority), gold by year (World Bank), for each product sold."""
    copper = load("metal_prices_monthly").rename(columns={"month": "date", "copper_usd_t": "price"})
    gold = load("national_series").query("2011 <= year").assign(date=lambda t: pd.to_datetime(t.year.astype(str)))
    gold = gold.rename(columns={"gold_usd_per_toz": "price"})
    tables = {key: gold if pair[0] == "gold" else copper for key, pair in PRODUCTS.items() if pair[0] != "coal"}
    return pd.concat([pd.DataFrame(table[["date", "price"]]).assign(product=key) for key, table in tables.items()])


class Growth(Scenario):
    """Growth in its sources beside one national series, year by year."""

    name = "mining_economy.growth"
    title = "Does a boom make mining a larger part of the economy?"
    year = slider(2010, 2005, 2024, 1, "Year", tag=SOURCE)
    series = choice("copper_price", SERIES, "Look at")
    predictions = (
        Prediction("share-2011", "Growth peaked in 2011. What did mining's share of GDP do in that year?",
                   lambda result: result.values["moved"], options=("it rose", "it fell", "it stayed the same"),
                   at=dict(year=2011, series="share")),
        Prediction("same", "In how many of 20 years did the growth rate and mining's share both rise or both fall?",
                   lambda result: result.values["together"], unit="years", at=dict(series="share")))

    def __init__(self, **settings):
        self.growth, self.values = growth_by_source(), national_values()
        table = self.growth.pivot(index="year", columns="source", values="growth_pct")
        self.national = table.join(self.values)
        self.together = {name: same_way(table["statistics office"], self.values[name]) for name in SERIES}
        super().__init__(**settings)

    def compute(self):
        year, label = self.year, SERIES[self.series]
        words = label.split(",")[0]
        now, before = (self.national.loc[y] for y in (year, year - 1))
        both, years = self.together[self.series]
        together = f"The growth rate (statistics office) and {words} both rose or both fell in {both} of {years} years"
        moved = movement(words, label.split(", ")[1], before[self.series], now[self.series], year)
        grew = [f"{now[name]:g} % ({name})" for name in SOURCES if pd.notna(now[name])]
        sentence = f"{year}: growth was {', '.join(grew)}. {moved} {together} since 2005."
        names = {"growth, World Bank, %": "World Bank", "growth, statistics office, %": "statistics office",
                 label: self.series}
        table = pd.DataFrame({"measure": list(names),
                              str(year - 1): [given(before[name]) for name in names.values()],
                              str(year): [given(now[name]) for name in names.values()]})
        return Result({"chosen": [dict(indicator=self.series, year=year, label=label)]}, sentence, table,
                      dict(year=year, moved=moved, together=together, both=both, years=years))

    def charts(self):
        chosen = alt.NamedData("chosen")
        series = pd.DataFrame(self.values).reset_index().melt("year", var_name="indicator")
        growth = alt.layer(growth_chart(self.growth), marked_year(chosen)).properties(width=380, height=180)
        return [growth, series_chart(series, chosen)]

    def caption(self):
        return caption(load("national_series"), load("mining_share_gdp"), load("exports_by_category"),
                       load("mineral_output")) + ". The article (2020) gives 17.5 % for 2011"


def given(value):
    """A value for a table, or the words that say there is none."""
    return "no figure" if pd.isna(value) else float(value)


def movement(words, unit, before, now, year):
    """What a series did from the year before, as a sentence."""
    subject = words[0].upper() + words[1:]
    if pd.isna(before) or pd.isna(now):
        return f"{subject} has no figure to compare in {year}: a blank is not a zero."
    if now == before:
        return f"{subject} stayed at {now:,g} {unit}."
    verb = "rose" if now > before else "fell"
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
    predictions = (
        Prediction("jump", "From 8,999.27 to 9,000 USD: how much more is due on 100 million USD of concentrate?",
                   lambda result: result.values["bill"], unit="USD",
                   at=dict(product="copper-concentrate", copper_price=9000.0, sales=100)),
        Prediction("stage", "Which pays the highest rate at the same price?", lambda result: result.values["stages"],
                   options=("copper ore", "copper concentrate", "copper product"), at=dict(product=("copper-product", "copper-ore"))))

    def __init__(self, **settings):
        self.bands, self.prices = load("royalty_surtax_bands"), real_prices()
        self.stated = float(load("royalty_base_rates").set_index("rate_id").loc["oyu-tolgoi"].rate_low_pct)
        self.rates = {key: rates_of(self.bands, *pair) for key, pair in PRODUCTS.items()}
        super().__init__(**settings)

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
        sentence = (f"{now[0].upper()}{now[1:]}, base {float(rate.base):g} and surtax {float(rate.surtax):g}. "
                    f"Sales of {self.sales} million USD owe {due / 1e6:,.2f} million USD, {HELD}. {further}.")
        parts = rate_by_parts(rates, price)
        chosen = dict(product=self.product, price=price, rate_pct=total, label=f"{total:g} %", note="")
        bill = f"at {price:,.2f} USD the bill is {due:,} USD"
        if len(reached) > 1:
            more = due - royalty_due(self.sales * 1_000_000, rates[reached[-2]])
            bill += f", {more:,} more than just below {reached[-1]:,.0f}"
        return Result({"chosen": [chosen]}, sentence, self.bills(total, parts),
                      dict(rate=total, due=due, parts=parts, bill=bill, stages=self.stages()))

    def stages(self):
        """The rates of the three stages of copper at the present price, in words."""
        price = self.copper_price
        rates = {stage: self.rates[f"copper-{stage}"] for stage in ("ore", "concentrate", "product")}
        totals = {stage: float(bands[bands_reached(bands, price)[-1]].total) for stage, bands in rates.items()}
        return f"at {price:,.2f} USD " + ", ".join(f"{stage} {total:g} %" for stage, total in totals.items())

    def bills(self, total, parts):
        """The bill at this price, by parts, and at the rate that Oyu Tolgoi states."""
        rows = {"law of 2010: the whole value": total, "a thought: each part at its own rate": parts}
        if self.product == "copper-concentrate":
            rows["Oyu Tolgoi, as the company states"] = self.stated
        return pd.DataFrame({"measure": list(rows), "rate": [f"{rate:.2f} %" for rate in rows.values()],
                             "bill, million USD": [f"{self.sales * rate / 100:,.2f}" for rate in rows.values()]})

    def not_found(self, mineral):
        """A mineral whose bands nobody read: no rate, and the reason."""
        words = NOT_FOUND.format(mineral)
        table = pd.DataFrame({"measure": ["rate", "bill"], mineral: ["not found", "not found"]})
        chosen = dict(product=self.product, price=0, rate_pct=0, label="", note=f"No price bands found for {mineral}.")
        return Result({"chosen": [chosen]}, words, table, dict(rate=None, due=None, bill=words, stages=words))

    def charts(self):
        chosen = alt.NamedData("chosen")
        thresholds = pd.DataFrame([dict(product=key, threshold=start) for key, rates in self.rates.items()
                                   for start in rates if start > 0])
        return [rates_chart(self.lines(), chosen), prices_chart(self.prices, thresholds, chosen)]

    def lines(self):
        """Rate by price for the chart: the steps of the law, the smooth line by parts, Oyu Tolgoi's flat one."""
        law, thought, stated = KINDS
        rows = [("copper-concentrate", stated, price, self.stated) for price in COPPER]
        for key, rates in self.rates.items():
            low, high = GOLD if key.startswith("gold") else COPPER
            rows += [(key, law, max(start, low), float(rate.total)) for start, rate in rates.items()]
            if rates:
                rows.append((key, law, high, float(rates[max(rates)].total)))
                rows += [(key, thought, price, round(rate_by_parts(rates, price), 2))
                         for price in range(int(low), int(high) + 1, int(high - low) // 30)]
        return pd.DataFrame(rows, columns=["product", "kind", "price", "rate_pct"])

    def caption(self):
        return f"{HELD.capitalize()}: later changes were not checked. " + caption(
            load("royalty_surtax_bands"), load("metal_prices_monthly"), load("national_series"))
