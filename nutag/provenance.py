"""Where a number comes from: four tags, and the one line that a chart prints under itself."""

from enum import StrEnum


class Provenance(StrEnum):
    """Where a number comes from."""

    SEED = "SEED"            # one of the two documents that the course starts from
    SOURCE = "SOURCE"        # a cited public document
    TEACHING = "TEACHING"    # invented for this course
    SYNTHETIC = "SYNTHETIC"  # drawn by a seeded generator


SEED, SOURCE, TEACHING, SYNTHETIC = Provenance

INVENTED = {
    TEACHING: "TEACHING values, invented for this course: not Mongolian data",
    SYNTHETIC: "SYNTHETIC values, drawn by a computer: nobody observed them",
}
_SEED_ALONE = "the article and the project record that the course starts from"


def _about(item):
    """Return (tag, citation, edited) of a tag or of a table that `nutag.data` returned."""
    about = getattr(item, "attrs", {}).get("nutag") or getattr(item, "about", None)
    if about:
        return Provenance(about["provenance"]), about["cite"], about["edited"]
    if not isinstance(item, str) or item not in set(INVENTED) | {SEED}:
        raise ValueError(f"caption: {type(item).__name__} names no source; pass a table from nutag.data, "
                         "or SEED, TEACHING or SYNTHETIC")
    return Provenance(item), _SEED_ALONE, False


def caption(*tables_or_tags):
    """Return one line that says where the numbers of a chart come from.

    Tables come from `nutag.data.records` or `load`; tags are SEED, TEACHING or SYNTHETIC. A line built on TEACHING or
    SYNTHETIC values says that word. Errors: ValueError for an item that names no source.

    >>> caption(TEACHING)
    'TEACHING values, invented for this course: not Mongolian data'
    """
    if not tables_or_tags:
        raise ValueError("caption: nothing to cite; pass at least one table or tag")
    facts = [_about(item) for item in tables_or_tags]
    cited = dict.fromkeys(cite for tag, cite, _ in facts if tag not in INVENTED)
    invented = dict.fromkeys(INVENTED[tag] for tag, _, _ in facts if tag in INVENTED)
    parts = ["Source: " + "; ".join(cited)] * bool(cited) + list(invented)
    return ". ".join(parts) + " (edited locally)" * any(edited for _, _, edited in facts)
