"""Who is linked to whom, what it costs to link them, and what is lost on the way."""
from numbers import Real

from nutag.models._validate import fraction_share, iterable, plain, whole_number


def pairwise_channels(n):
    """Possible two-way channels between ``n`` partners when each may talk with each: n(n−1)/2.

    Errors: ``ValueError`` unless ``n`` is a whole number from 0 up.

    Reference: Brooks (1975), The Mythical Man-Month.

    >>> pairwise_channels(4), pairwise_channels(16)
    (6, 120)
    """
    n = whole_number("n", n, minimum=0)
    return n * (n - 1) // 2


def hub_channels(n):
    """Channels when ``n`` partners each talk with one hub (a council) that is not one of them: n.

    Errors: ``ValueError`` unless ``n`` is a whole number from 0 up.

    >>> hub_channels(4)
    4
    """
    return whole_number("n", n, minimum=0)


def graicunas_relationships(n):
    """Relationships a superior with ``n`` subordinates may have to attend to: n(2^(n−1) + n − 1).

    The sum of n direct, n(n−1) cross and n(2^(n−1) − 1) group relationships.

    Errors: ``ValueError`` unless ``n`` is a whole number from 1 up.

    Reference: Graicunas (1933), in Gulick and Urwick (1937), Papers on the Science of Administration.

    >>> [graicunas_relationships(n) for n in (1, 2, 3, 4)]
    [1, 6, 18, 44]
    """
    n = whole_number("n", n, minimum=1)
    return n * (2 ** (n - 1) + n - 1)


def degree_centralization(adjacency):
    """Freeman's degree centralisation of a network: 0 when all have equally many links, 1 for a star.

    ``adjacency``: square table of 0 and 1, symmetric, zero on the diagonal, at least 3 by 3.

    Errors: ``ValueError`` when the table is anything else.

    Reference: Freeman (1979), Social Networks 1:215–239.

    >>> degree_centralization([[0, 1, 1, 1], [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0]])
    1.0
    """
    degrees = [sum(row) for row in _undirected(adjacency)]
    n = len(degrees)
    return sum(max(degrees) - degree for degree in degrees) / ((n - 1) * (n - 2))


def _undirected(adjacency):
    rows = [_cells(row) for row in _cells(adjacency)]
    if len(rows) < 3 or any(len(row) != len(rows) for row in rows):
        raise ValueError("adjacency must be a square table with at least 3 rows")
    if not all(isinstance(cell, Real) and cell in (0, 1) for row in rows for cell in row):
        raise ValueError("adjacency must hold only 0 and 1")
    if rows != [list(column) for column in zip(*rows)] or any(row[i] for i, row in enumerate(rows)):
        raise ValueError("adjacency must be symmetric with 0 on the diagonal: a link goes both ways")
    return rows


def _cells(table):
    """The rows of a table, or the cells of a row, from a list, an array or a frame; none of anything else."""
    table = table.to_numpy() if hasattr(table, "to_numpy") else table
    return [plain(cell) for cell in table] if iterable(table) and not isinstance(table, (dict, set)) else []


def relay_fidelity(p, relays):
    """The part of a message that survives ``relays`` hand-overs when each keeps the share ``p``: p^relays.

    Errors: ``ValueError`` unless ``p`` is a share from 0 to 1 and ``relays`` a whole number from 0 up.

    Reference: Williamson (1967), Journal of Political Economy 75:123–138.

    >>> round(relay_fidelity(0.9, 3), 3)
    0.729
    """
    return fraction_share("p", p) ** whole_number("relays", relays, minimum=0)
