"""Numbers as a reader sees them, in sentences, tables and charts."""


def text(value):
    """A value as a reader sees it in a table: thousands with commas, at most three decimals.

    >>> text(1765), text(0.25), text(2.0), text("soum")
    ('1,765', '0.25', '2', 'soum')
    """
    if isinstance(value, str):
        return value
    return f"{value:,.3f}".rstrip("0").rstrip(".") if float(value) % 1 else f"{value:,.0f}"


def percent(share, decimals=1):
    """A share from 0 to 1 as a percentage.

    >>> percent(0.4512)
    '45.1 %'
    """
    return f"{100 * share:.{decimals}f} %"


def short_number(value):
    """A number short enough for a map label.

    >>> short_number(27), short_number(1539810), short_number(165380.47), short_number(0.42)
    ('27', '1.54M', '165k', '0.42')
    """
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= 10 * size or value >= size == 1e6:
            return f"{value / size:.3g}{letter}"
    return text(round(value, 2 if value < 10 else 1))


def plain_number(value):
    """A number as it is kept and shown again: no needless decimals.

    >>> plain_number(8.0), plain_number(46.7)
    ('8', '46.7')
    """
    return f"{value:.0f}" if value == int(value) else repr(value)
