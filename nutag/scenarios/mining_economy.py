"""Four scenarios of the mining economy: boom and share, a mine that left a count, licensed land, a bill that jumps."""

from itertools import pairwise

from nutag import wording
from nutag.data import records
from nutag.models.royalty import royalty_due, royalty_rate
from nutag.panel.controls import choice, slider
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import SOURCE, TEACHING, caption

FIRST_YEAR, LAST_YEAR = 2000, 2024
BREAK = 2010  # GDP in tögrög rose by 48 % in this year, output by 6 %: we take it for a break in the source
SECTORS = ("mining", "agriculture", "trade")
SOURCES = {"gdp_growth_pct": "World Bank", "gdp_growth_nso_pct": "statistics office"}
ARTICLE = "article"


def growth_by_source():
    """Real growth of the economy by year and source, %: World Bank, statistics office, and the article's one figure."""
    found = {row.year: {source: getattr(row, column) for column, source in SOURCES.items() if getattr(row,
        column) is not None}
             for row in records("national_series") if FIRST_YEAR <= row.year <= LAST_YEAR}
    article = next(row for row in records("disagreements") if row.disagreement_id == "growth-2011")
    found[2011][ARTICLE] = float(article.value_a)
    return found


def amounts():
    """Year → GDP and each of three sectors, million tögrög of that year."""
    gdp = {row.year: row.gdp_current_mnt_mln for row in records("national_series")}
    found = {year: {"all": gdp[year]} for year in range(FIRST_YEAR, LAST_YEAR + 1)}
    for row in records("gdp_by_sector"):
        if row.year in found and row.sector in SECTORS:
            found[row.year][row.sector] = row.value_mnt_mln
    return found


def rise(series, name, year):
    """Change in per cent from the year before, in tögrög of the year."""
    return 100 * (series[year][name] / series[year - 1][name] - 1)


def prices_rise(nominal_pct, real_pct):
    """The rise of prices that links growth in tögrög of the year to real growth, per cent.

    >>> round(prices_rise(32, 10), 1)   # 1.32 / 1.10
    20.0
    """
    return 100 * ((1 + nominal_pct / 100) / (1 + real_pct / 100) - 1)


def points_up(change):
    """A change of a share in words."""
    return "rose" if change > 0 else "fell"


class Growth(Scenario):
    """A year of growth taken apart (tögrög of the year, prices, output), beside the share of one sector in GDP."""

    name = "mining_economy.growth"
    title = "Does a boom make mining a larger part of the economy?"
    sector = choice("mining", SECTORS, "Look at", radio=True)
    year = slider(2006, FIRST_YEAR + 1, LAST_YEAR, 1, "Year", tag=SOURCE)
    measures = (Measure("share", "share of GDP", "{:.1f} %".format), Measure("real", "real growth", "{:.1f} %".format))
    predictions = (
        Prediction("share-2011", "2011 is the peak of the boom. What did mining's share of GDP do in that year?",
                   right=lambda result: {"rose": "it rose", "fell": "it fell"}[result.values["verb"]],
                   shows=lambda result: result.values["moved"], options=("it rose", "it fell", "it stayed the same"),
                   at=dict(year=2011, sector="mining")),
        Prediction("farms-2024", "In 2010 agriculture made 11.7 % of GDP. And in 2024?", unit="%", near=1,
                   right=lambda result: round(result.values["share"], 1), shows=lambda result: result.values["moved"],
                   at=dict(year=2024, sector="agriculture")))

    def __init__(self, **settings):
        self.growth, self.amounts = growth_by_source(), amounts()
        self.shares = {sector: {year: 100 * row[sector] / row["all"] for year,
                                row in self.amounts.items()} for sector in SECTORS}
        super().__init__(**settings)

    def compute(self):
        year, sector = self.year, self.sector
        grew, share, before = self.growth[year], self.shares[sector][year], self.shares[sector][year - 1]
        real = next(iter(grew.values()))
        said = ", ".join(f"{value:g} ({source})" for source, value in grew.items())
        verb = points_up(share - before)
        moved = f"the share of {sector} {verb} from {before:.2f} to {share:.2f} % of GDP"
        bars = [dict(what="all: output itself", pct=round(real, 1), kind="real")]
        if year == BREAK:
            title = f"{year}: a break in the source, so no change in tögrög is computed"
            sentence = (f"{year}: output grew by {said} %. In the source GDP in tögrög is 48 % higher than in 2009. "
                        "Prices would have to rise by 39 % in one year: we take it for a break in the source.")
        else:
            nominal, own = rise(self.amounts, "all", year), rise(self.amounts, sector, year)
            prices = prices_rise(nominal, real)
            bars = [dict(what="all: in tögrög", pct=round(nominal, 1), kind="nominal"),
                    dict(what="of this, prices", pct=round(prices, 1), kind="prices"), *bars,
                    dict(what=f"{sector}: in tögrög", pct=round(own, 1), kind="sector")]
            title = f"{year}: {sector} {up_or_down(own)}, all together {up_or_down(nominal)}: its share {verb}"
            sentence = (f"In tögrög {sector} {up_or_down(own)} and the economy {up_or_down(nominal)}, "
                        f"so {moved}. Output: {said} %.")
        rows = dict(bars=bars, chosen=[dict(year=year, s=sector, pct=round(share, 1))],
                    shares=[dict(year=when, s=name, pct=round(pct, 1))
                            for name, line in self.shares.items() for when, pct in line.items()])
        table = [{"measure": bar["what"], f"change in {year}, %": bar["pct"]} for bar in bars]
        return Result(rows, sentence, table, dict(share=share, verb=verb, moved=moved, real=real), title)

    def caption(self):
        return caption(records("gdp_by_sector"),
                       records("national_series")) + ". Real growth; shares in prices of the year."


def up_or_down(pct):
    """A change in words."""
    return f"{'grew' if pct >= 0 else 'shrank'} by {abs(pct):.1f} %"


LINE = "copper concentrate (35%)"
PART = 0.35  # of copper in a tonne of the count, as its name says
COUNT_FROM, COUNT_TO = 2008, 2020
LEFT = 2016  # from here on a mine is missing in the count
EVIDENCE = {"line": "the count alone", "mines": "+ when the mines began", "company": "+ the copper of one mine",
            "exports": "+ what left the country"}
MINE, SHIPPED = "Oyu Tolgoi, same tonnes", "exports, as shipped"
COUNTED, NOT_COUNTED = "the count of the statistics office", "a large mine was no longer counted"
CAUSES = ("the mines dug half as much", "a large mine was closed", NOT_COUNTED, "a writing mistake in one year")


def copper_count():
    """Year → concentrate as the statistics office counts it, thousand tonnes."""
    return {row.year: row.value for row in records("mineral_output")
            if row.commodity == LINE and COUNT_FROM <= row.year <= COUNT_TO and row.value is not None}


def reported(who, what):
    """Year → what a company or the press reports, thousand tonnes."""
    return {int(row.period): row.value for row in records("copper_reports")
            if (row.who, row.what) == (who, what) and "-" not in row.period}


class LostMine(Scenario):
    """A count that halves: lay one piece of evidence after the other beside it."""

    name = "mining_economy.mine"
    title = "Where did half of the copper go?"
    evidence = choice("line", EVIDENCE, "Lay beside it", radio=True)
    year = slider(2015, 2012, 2019, 1, "Year", tag=SOURCE)
    measures = (Measure("counted", "counted", "{:,.1f} thousand tonnes".format),)
    predictions = (
        Prediction("cause", "2015: 890.7 thousand tonnes of concentrate. 2016: 400.4. What is the best explanation?",
                   options=CAUSES, at=dict(evidence="exports", year=2016), veils=("evidence", "mines", "cut"),
                   right=lambda result: NOT_COUNTED if result.values["fills"] > result.values["counted"] else CAUSES[0],
                   shows=lambda result: result.values["verdict"]),)

    def __init__(self, **settings):
        self.count = copper_count()
        self.copper = reported("Oyu Tolgoi", "copper in the concentrate made")
        self.fills = {year: copper / PART for year, copper in self.copper.items()}  # in the tonnes of the count
        self.left = reported("all of Mongolia", "concentrate exported")
        mines = {row.mine_id: row for row in records("mines_deposits") if row.mineral.startswith("copper")}
        self.opened = {mine: mines[code].start_year for mine, code in (
            ("Erdenet", "erdenet-erdenetiin-ovoo"), ("Oyu Tolgoi", "oyu-tolgoi"))}
        super().__init__(**settings)

    def compute(self):
        year, level = self.year, list(EVIDENCE).index(self.evidence)
        counted, fills, left = self.count[year], self.fills.get(year, 0), self.left.get(year)
        laid = [(MINE, self.fills), (SHIPPED, self.left)][:max(level - 1, 0)]
        evidence = [dict(year=when, kt=value, who=who, text=f"{value:,.0f}")
                    for who, series in laid for when, value in series.items()]
        begins = f"Oyu Tolgoi begins|(Erdenet: {self.opened['Erdenet']})"
        mines = [dict(year=self.opened["Oyu Tolgoi"], text=begins)] * (level >= 1)
        words = [f"{year}: the statistics office counts {counted:,.1f} thousand tonnes of copper concentrate (35 %)."]
        if level >= 1:
            words.append(f"Two copper mines of our table work: Erdenet, since {self.opened['Erdenet']}, and "
                         f"Oyu Tolgoi, since {self.opened['Oyu Tolgoi']}.")
        if level >= 2:
            fit = (f"They fit, and {counted - fills:,.1f} remain for all others." if fills <= counted
                   else "That is more than is counted for all.")
            words.append(f"The copper that Oyu Tolgoi made, {self.copper[year]:,.1f}, would fill {fills:,.1f} of these tonnes. {fit}"
                         if fills else "We found no figure of Oyu Tolgoi for this year.")
        if level >= 3:
            words.append(f"{left:,.1f} left the country, as the press cites the office. These are tonnes as shipped: they "
                         f"fit into the count if they held {100 * PART * counted / left:.0f} % copper or less." if left
                         else "We found no exports for this year.")
        verdict = (f"In {year} the copper of Oyu Tolgoi would fill {fills:,.1f} thousand tonnes, but {counted:,.1f} are "
                   "counted for all. In the three years before it fits. The count stays low until 2019: no writing "
                   "mistake of one year")
        rows = dict(count=[dict(year=when, kt=value) for when, value in self.count.items()],
                    cut=[dict(year=when, kt=self.count[when]) for when in (LEFT - 1, LEFT)],
                    evidence=evidence, mines=mines, chosen=[dict(year=year, kt=counted, text=f"{counted:,.1f}")])
        title = f"{year}: {counted:,.0f} thousand tonnes are counted"
        if level >= 2 and fills:
            title += f"; {fills:,.0f} of one mine {'fit in' if fills <= counted else 'do not fit in'}"
        table = [{"what": COUNTED, "thousand tonnes": counted}] + [
            {"what": f"{who} ({year})", "thousand tonnes": round(series[year], 1) if year in series else "no figure found"}
            for who, series in laid]
        return Result(rows, " ".join(words), table, dict(counted=counted, fills=fills, verdict=verdict), title)

    def caption(self):
        return caption(records("mineral_output"),
                       records("copper_reports")) + ". Oyu Tolgoi: its copper divided by 0.35, for the count's name says 35 %."


AIMAGS = sorted(records("aimags"), key=lambda unit: unit.name_en)


def inside(ring_km):
    """A point inside a cell of the schematic map: the mean of its corners, km."""
    corners = [tuple(map(float, corner.split())) for corner in ring_km.split(", ")[1:]]
    return tuple(round(sum(axis) / len(corners), 1) for axis in zip(*corners))


def licensed_soums():
    """Licences in force at the end of 2018, a point a soum: rows with unit, x, y (km), mining, all (thousand ha), tip."""
    cells = {row.nso_soum_code: inside(row.ring_km) for row in records("soum_cells")}
    soums = {row.nso_soum_code: row for row in records("soums")}
    rows = []
    for row in records("licences_by_soum_2018"):
        soum, (x, y) = soums[row.nso_soum_code], cells[row.nso_soum_code]
        mining, both = row.mining_area_ha / 1000, (row.mining_area_ha + row.exploration_area_ha) / 1000
        if both:
            rows.append(dict(unit=soum.aimag_iso, x=x, y=y, mining=round(mining, 1), all=round(both, 1),
                             tip=f"{soum.name_en}: {both:,.1f} thousand ha of licences, {mining:,.1f} for mining"))
    return rows


class Licences(Scenario):
    """Licensed land at the end of 2018, twice: all licences, and those for mining. Neither is what a place earns."""

    name = "mining_economy.licences"
    title = "Where is the land that is licensed?"
    unit = choice("MN-073", {unit.aimag_iso: f"{unit.name_en} · {unit.name_mn}" for unit in AIMAGS}, "First-level unit")
    measures = (Measure("all_share", "share of all licensed land", wording.percent),
                Measure("mining_share", "share of the land for mining", wording.percent))
    predictions = (
        Prediction("search", "Of all licensed land, how much was for exploration only: to search, not to dig?",
                   unit="%", near=7,
                   right=lambda result: round(result.values["exploration"]), veils=("points",),
                   shows=lambda result: f"{result.values['exploration']:.1f} % of the area at the end of 2018"),
        Prediction("orkhon", "Orkhon (Орхон) hosts Erdenet, a giant copper mine. Its share of all licensed land is …",
                   options=("below 1 %", "about 5 %", "about 20 %"), at=dict(unit="MN-035"), veils=("points",),
                   right=lambda result: "below 1 %" if result.values["all_share"] < 0.01 else "about 5 %",
                   shows=lambda result: f"{100 * result.values['all_share']:.2f} %. "
                                        "A small licence can hold a very large mine"))

    def __init__(self, **settings):
        self.points = licensed_soums()
        self.names = {unit.aimag_iso: unit.name_en for unit in AIMAGS}
        self.of = {unit: dict(mining=0, all=0) for unit in self.names}
        home = {row.nso_soum_code: row.aimag_iso for row in records("soums")}
        for row in records("licences_by_soum_2018"):
            area = self.of[home[row.nso_soum_code]]
            area["mining"] += row.mining_area_ha / 1000
            area["all"] += (row.mining_area_ha + row.exploration_area_ha) / 1000
        self.total = {kind: sum(area[kind] for area in self.of.values()) for kind in ("mining", "all")}
        super().__init__(**settings)

    def fixed(self):
        """Borders of the schematic map, and the points with their areas."""
        return dict(borders=[row._asdict() for row in records("aimag_borders")], points=self.points)

    def compute(self):
        name, area = self.names[self.unit], self.of[self.unit]
        share = {kind: area[kind] / self.total[kind] for kind in area}
        rank = {kind: 1 + sum(other[kind] > area[kind] for other in self.of.values()) for kind in area}
        title = f"{name}: number {rank['all']} of 22 by all licences, number {rank['mining']} by mining licences"
        sentence = (f"{name} held {area['all']:,.1f} thousand hectares of licences at the end of 2018, "
                    f"{wording.percent(share['all'])} of all; for mining {area['mining']:,.1f}, "
                    f"{wording.percent(share['mining'])}. This is land, not money: do not quote either map as what a place earns.")
        table = [{"licences, end of 2018": what, "thousand ha": round(area[kind], 1), "share of "
                                                            "Mongolia": wording.percent(share[kind]),
                  "place among 22": rank[kind]} for kind, what in (("all", "all"), ("mining", "for mining"))]
        rows = dict(points=[dict(one=1)], chosen=[dict(code=self.unit)])
        return Result(rows, sentence, table, dict(
            all_share=share["all"], mining_share=share["mining"],
            exploration=100 * (1 - self.total["mining"] / self.total["all"])), title)

    def caption(self):
        return caption(records("licences_by_soum_2018"), records("aimag_borders")) + ". Schematic."


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
NOT_FOUND = "We found no price bands for {}, so this calculator gives no rate. We do not guess one."
SOLD = {"copper-ore": "copper ore", "copper-concentrate": "concentrate", "copper-product": "copper product",
        "gold-product": "gold"}


def rates_of(bands, mineral, stage):
    """The rate of every band of a mineral at a stage by the metal price where it begins, if there is any."""
    starts = sorted(row.price_from_usd for row in bands if (row.mineral, row.stage) == (mineral, stage))
    return {start: royalty_rate(bands, mineral, stage, start) for start in starts}


def bands_reached(rates, price):
    """Where each band begins that a price has reached, from low to high; rates: see `rates_of`."""
    return [start for start in rates if start <= price]


def rate_by_parts(rates, price):
    """Percent of the whole price, if each part of it paid the rate of its own band: not the law, a common wrong idea.

    rates: see `rates_of`. At 6,000 dollars a tonne the first 5,000 would pay 5 %, the next 1,000 would pay 16 %:

    >>> round(rate_by_parts(rates_of(records("royalty_surtax_bands"), "copper", "concentrate"), 6000), 4)  # (250 + 160) / 60
    6.8333
    """
    edges = [*(start for start in rates if start < price), price]
    return sum((high - low) * float(rates[low].total) for low, high in pairwise(edges)) / price


def real_prices():
    """Prices that were, copper by month (mineral authority), gold by year (World Bank): rows with mineral, when, price."""
    copper = [dict(mineral="copper", when=row.month.strftime("%B %Y"), price=row.copper_usd_t)
              for row in records("metal_prices_monthly")]
    gold = [dict(mineral="gold", when=str(row.year), price=row.gold_usd_per_toz)
            for row in records("national_series") if row.year >= 2011]
    return [row for row in copper + gold if row["price"] is not None]


class Royalty(Scenario):
    """A royalty bill by product, metal price and sales value, under the bands of 2010."""

    name = "mining_economy.royalty"
    title = "What does one dollar more a tonne cost?"
    product = choice("copper-concentrate", {key: " ".join(pair) for key, pair in PRODUCTS.items()} | {
        "coal-product": "coal"}, "What is sold")
    copper_price = slider(8999.27, *COPPER, 0.5, "Price of pure copper", unit="USD/t", tag=SOURCE,
                          help="Start: February 2023. Arrow key: 0.50.", when=dict(product=COPPERS))
    gold_price = slider(1569.0, *GOLD, 1.0, "Price of gold", unit="USD/oz", tag=SOURCE,
                        help="Start: average of 2011. Only for gold.", when=dict(product=["gold-product"]))
    sales = slider(100, 1, 500, 1, "Sales", unit="million USD", tag=TEACHING, when=dict(product=[*COPPERS,
        "gold-product"]),
                   more=True)
    measures = (Measure("rate", "rate", lambda rate: "not found" if rate is None else f"{rate:g} %"),
                Measure("due", "bill", lambda due: "not found" if due is None else f"{due:,} USD"))
    predictions = (
        Prediction("jump", "The metal price moves from 8,999.27 to 9,000 USD. How much more is due on 100 million USD "
                           "of concentrate?",
                   right=lambda result: result.values["more"], shows=lambda result: result.values["bill"], unit="USD",
                   at=dict(product="copper-concentrate", copper_price=9000.0, sales=100), veils=("bills", "edges",
                       "chosen")),
        Prediction("stage", "Which pays the highest rate at the same metal price?",
                   right=lambda result: max(result.values["by_stage"], key=result.values["by_stage"].get),
                   shows=lambda result: result.values["stages"],
                   options=("copper ore", "copper concentrate", "copper product"), at=dict(product="copper-ore"),
                   veils=("bills", "edges", "chosen")))

    def __init__(self, **settings):
        self.bands = records("royalty_surtax_bands")
        self.stated = next(row.rate_low_pct for row in records("royalty_base_rates") if row.rate_id == "oyu-tolgoi")
        self.rates = {key: rates_of(self.bands, *pair) for key, pair in PRODUCTS.items()}
        self.line = {key: self.rate_lines(key) for key in SOLD}
        super().__init__(**settings)

    def fixed(self):
        """Prices that were."""
        return {"prices": real_prices()}

    def compute(self):
        mineral, _ = PRODUCTS[self.product]
        price, unit = (self.gold_price, "ounce") if mineral == "gold" else (self.copper_price, "tonne")
        rates = self.rates[self.product]
        if not rates:
            return self.not_found(mineral)
        reached = bands_reached(rates, price)
        rate = rates[reached[-1]]
        edge = min((start for start in rates if start > price), default=None)
        due, total = royalty_due(self.sales * 1_000_000, rate), float(rate.total)
        further = f"The next band begins {edge - price:,.2f} USD higher" if edge else "We found no higher band"
        sentence = (f"At a metal price of {price:,.2f} USD per {unit}, {SOLD[self.product]} pays {total:g} % "
                    f"(base {float(rate.base):g}, surtax {float(rate.surtax):g}), {HELD}: {due / 1e6:,.2f} million USD "
                    f"on sales of {self.sales} million. {further}.")
        parts, (low, high) = rate_by_parts(rates, price), GOLD if mineral == "gold" else COPPER
        chosen = dict(mineral=mineral, price=price, bill=due / 1e6, label=f"{due / 1e6:,.2f} million",
                      rate=f"{total:g} %", note="",
                      place=round((price - low) / (high - low), 3), low=total <= float(max(rates.values(),
                          key=lambda each: each.total).total) / 2)
        bill, more = f"at a metal price of {price:,.2f} USD the bill is {due:,} USD", 0
        if len(reached) > 1:
            more = due - royalty_due(self.sales * 1_000_000, rates[reached[-2]])
            bill += f", {more:,} more than just below {reached[-1]:,.0f}"
        by_stage = self.stages()
        stages = f"at a metal price of {self.copper_price:,.2f} USD " + ", ".join(
            f"{name.removeprefix('copper ')} {rate:g} %" for name, rate in by_stage.items())
        title = f"We found no higher band: {total:g} % at every metal price from {reached[-1]:,.0f} USD"
        if edge:
            jump = royalty_due(self.sales * 1_000_000, rates[edge]) - due
            title = f"At a metal price of {edge:,.0f} USD the bill jumps by {jump / 1e6:,.2f} million USD"
        rows = dict(chosen=[chosen], bills=self.bills_by_price(),
                    edges=[dict(threshold=start) for start in rates if start > 0])
        return Result(rows, sentence, self.bills(total, parts), dict(
            rate=total, due=due, more=more, parts=parts, bill=bill, stages=stages, by_stage=by_stage), title)

    def stages(self):
        """The rates of the three stages of copper at the present metal price: name → percent."""
        return {" ".join(PRODUCTS[key]): float(self.rates[key][bands_reached(self.rates[key],
            self.copper_price)[-1]].total)
                for key in ("copper-ore", "copper-concentrate", "copper-product")}

    def bills(self, total, parts):
        """The bill at this price, by parts, and at the rate that Oyu Tolgoi states."""
        rates = {"law of 2010: the whole value": total, "a common wrong idea: each part at its own rate": parts}
        if self.product == "copper-concentrate":
            rates["Oyu Tolgoi, as the company states"] = self.stated
        return [{"measure": measure, "rate": f"{rate:.2f} %", "bill, million USD": f"{self.sales * rate / 100:,.2f}"}
                for measure, rate in rates.items()]

    def not_found(self, mineral):
        """A mineral whose bands nobody read: no rate, and the reason."""
        words = NOT_FOUND.format(mineral)
        table = [{"measure": measure, mineral: "not found"} for measure in ("rate", "bill")]
        chosen = dict(mineral=mineral, price=0, bill=0, label="", rate="", place=0, low=True,
                      note=f"No price bands\nfound for {mineral}.")
        return Result(dict(chosen=[chosen], bills=[], edges=[]), words, table, dict(
            rate=None, due=None, more=None, bill=words, stages=words, by_stage={}),
            f"No price bands were found for {mineral}")

    def rate_lines(self, product):
        """Rate by metal price: the steps of the law, the smooth line by parts, Oyu Tolgoi's flat one."""
        rates, (low, high) = self.rates[product], GOLD if product.startswith("gold") else COPPER
        law = [(max(start, low), float(rate.total)) for start, rate in rates.items()]
        law.append((high, law[-1][1]))
        parts = [(price, rate_by_parts(rates, price)) for price in range(int(low), int(high) + 1,
            int(high - low) // 30)]
        stated = [(price, self.stated) for price in COPPER] if product == "copper-concentrate" else []
        return dict(law=law, parts=parts, stated=stated)

    def bills_by_price(self):
        """The bill by metal price in million USD, for the chart."""
        return [dict(kind=kind, price=price, bill=round(self.sales * rate / 100, 3))
                for kind, line in self.line[self.product].items() for price, rate in line]

    def caption(self):
        return f"{HELD.capitalize()}: later changes were not checked. " + caption(
            *map(records, ("royalty_surtax_bands", "metal_prices_monthly", "national_series")))


def mines_by_group():
    """Mines and deposits with the first mineral that is named, and whether they are known to work: rows for a map."""
    labels = {"oyu-tolgoi": "Oyu Tolgoi", "erdenet-erdenetiin-ovoo": "Erdenet"}
    return [dict(name=mine.name_en, mineral=mine.mineral, lon=mine.lon_deg, lat=mine.lat_deg, status=mine.status,
                 works=WORKS if mine.status.startswith(("operating", "small local mine")) else NOT_VERIFIED,
                 label=labels.get(mine.mine_id, "")) for mine in records("mines_deposits")]


WORKS, NOT_VERIFIED = "works, as a source says", "licence or project; work not verified"


def timeline_years():
    """Since 2006 the copper price (USD per tonne) and the balance of the budget (% of GDP), for `charts.timeline`."""
    rows = []
    for row in records("national_series"):
        budget = (row.general_budget_revenue_mnt_mln, row.general_budget_expenditure_mnt_mln, row.gdp_current_mnt_mln)
        balance = None if None in budget else round(100 * (budget[0] - budget[1]) / budget[2], 2)
        if row.year >= 2006:
            rows.append(dict(year=row.year, copper_usd_per_t=row.copper_usd_per_t, balance_pct=balance))
    return rows


def exchange_rate(year):
    """Tögrög per US dollar in a year, worked out from GDP in both currencies (World Bank)."""
    row = next(row for row in records("national_series") if row.year == year)
    return row.gdp_current_mnt_mln / row.gdp_current_usd_bn / 1000
