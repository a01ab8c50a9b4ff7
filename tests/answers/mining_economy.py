"""Test material of workbook 03: further right and nearly right answers."""

from nutag.data import load
from nutag.models.royalty import royalty_rate


def bill_from_the_table(sales_value, price):
    """The same bill from the model and the sourced table, which the declared answer does not use."""
    bands = load("royalty_surtax_bands")
    return sales_value * float(royalty_rate(bands, "copper", "concentrate", price).total) / 100


RIGHT = {
    "mining_economy.3": [0.27 * 10_000_000 - 0.05 * 10_000_000],
    "mining_economy.4": [bill_from_the_table],
    "mining_economy.5": [72.8, 72.82, 100 * 5118.4 / 7028.8],
    "mining_economy.6": [17.5 - 17.29],
    "mining_economy.7": [[2007, 2011, 2012, 2013]],
}
WRONG = {
    "mining_economy.1": [14, 17, 20, 0.18],
    "mining_economy.2": [4_200_000, 5_400_000],
    "mining_economy.3": [500_000, 2_200],
    "mining_economy.4": [lambda value, price: value * 0.2],
    "mining_economy.5": [73.4, 36.7],
    "mining_economy.6": [0.19],
    "mining_economy.7": [{2007, 2011, 2012}, {2004, 2007, 2011, 2012, 2013}],
}
