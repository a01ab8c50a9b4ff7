"""Classes for a shaded map: few, of about equal size, with bounds that a reader can say."""

from bisect import bisect_right
from math import floor, log10
from statistics import quantiles


def rounded(value, digits=2):
    """A number to so many significant digits.

    >>> rounded(4812), rounded(0.0187), rounded(0)
    (4800, 0.019, 0)
    """
    return round(value, digits - 1 - floor(log10(abs(value)))) if value else value


def class_bounds(values, count=5):
    """Bounds between `count` classes of about equal size (quantiles), to two digits; fewer where values are alike.

    values: numbers; None is left out. Returns an ascending list of at most `count` - 1 bounds; a bound belongs to the
    class above it. Source: Slocum et al. (2009), Thematic Cartography, ch. 4: quantiles and ties.

    >>> class_bounds([1, 2, 3, 4, 5, 6, 7, 8, None], 4)
    [2.2, 4.5, 6.8]
    >>> class_bounds([3, 3, 3])
    []
    """
    known = sorted(value for value in values if value is not None)
    cuts = {rounded(cut) for cut in quantiles(known, n=count)} if len(known) > 1 else set()
    return sorted(cut for cut in cuts if known[0] < cut <= known[-1])


def class_of(value, bounds):
    """The number of a value's class, from 0; None for None.

    >>> class_of(4.5, [2.2, 4.5, 6.8]), class_of(None, [2.2])
    (2, None)
    """
    return None if value is None else bisect_right(bounds, value)
