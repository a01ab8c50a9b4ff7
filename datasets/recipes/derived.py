"""Rebuild the computed tables from the other tables: `python datasets/recipes/derived.py`.

Run `fingerprints.py` afterwards, so that the descriptor knows the new files.
"""

from pathlib import Path

import pandas as pd

from nutag.data import load

DATASETS = Path(__file__).resolve().parent.parent


def mining_share_gdp():
    """Mining as a share of GDP: mining of the statistics office over GDP in tögrög."""
    series = load("national_series").dropna(subset=["mining_gdp_mnt_mln", "gdp_current_mnt_mln"])
    share = 100 * series["mining_gdp_mnt_mln"] / series["gdp_current_mnt_mln"]
    return pd.DataFrame({"year": series["year"], "mining_share_gdp_pct": share.round(2)})


def licensed_share():
    """Licensed area of an aimag as a share of its territory; 1 thousand hectares are 10 km²."""
    licences = load("licences_by_aimag").merge(load("aimags")[["aimag_iso", "area_km2"]], on="aimag_iso")
    share = 100 * 10 * licences["total_area_kha"] / licences["area_km2"]
    return pd.DataFrame({"month": licences["month"].dt.strftime("%Y-%m"), "aimag_iso": licences["aimag_iso"],
                         "licensed_share_pct": share.round(2)})


def livestock_by_aimag():
    """Livestock and herder households of an aimag: the sum of its soums, empty cells left out."""
    sums = load("soums").groupby("aimag_iso", sort=False)[
        ["livestock_head_2019", "livestock_head_2020", "herder_households_2020"]].sum()
    return pd.DataFrame(sums).reset_index()


def copper_royalty_monthly():
    """Royalty on copper concentrate each month, if the bands of 2010 still held."""
    bands = load("royalty_surtax_bands").query("mineral == 'copper' and stage == 'concentrate'")
    prices = load("metal_prices_monthly")
    matched = pd.merge_asof(prices[["month", "copper_usd_t"]].sort_values("copper_usd_t"),
                            bands[["price_from_usd", "total_rate_pct"]].sort_values("price_from_usd"),
                            left_on="copper_usd_t", right_on="price_from_usd").sort_values("month")
    return pd.DataFrame({"month": matched["month"].dt.strftime("%Y-%m"), "copper_usd_t": matched["copper_usd_t"],
                         "royalty_if_2010_bands_pct": matched["total_rate_pct"].astype(int)})


def two_largest():
    """The two parties with the most seats in each election: their share of seats, and of votes where both are known."""
    parties = load("khural_seats").query("party_id != 'IND'")
    pair = parties.sort_values("seats", ascending=False, kind="stable").groupby("year").head(2)
    pair = pair.merge(load("khural_votes")[["year", "party_id", "votes_pct", "base"]], on=["year", "party_id"], how="left")
    grouped = pair.groupby("year")
    both = pd.DataFrame({"seats_two_largest": grouped["seats"].sum(),
                         "votes_share_pct": grouped["votes_pct"].sum(min_count=2).round(2)})
    both["votes_base"] = grouped["base"].first().where(both["votes_share_pct"].notna())
    both = load("elections")[["year", "seats_total"]].merge(both.reset_index(), on="year")
    share = (100 * both["seats_two_largest"] / both["seats_total"]).round(1)
    both.insert(3, "seats_share_pct", share)
    return both


RECIPES = {"economy/mining_share_gdp.csv": mining_share_gdp, "mining/licensed_share.csv": licensed_share,
           "people/livestock_by_aimag.csv": livestock_by_aimag,
           "economy/copper_royalty_monthly.csv": copper_royalty_monthly, "rules/two_largest.csv": two_largest}


def content(recipe):
    """Return the bytes of the file that a recipe makes."""
    return recipe().to_csv(index=False, lineterminator="\n").encode("utf-8")


if __name__ == "__main__":
    for path, recipe in RECIPES.items():
        (DATASETS / path).write_bytes(content(recipe))
