"""A file of data centres with all sheets that speak of them."""

from collections.abc import Sequence

from edugrid.sheets.merge_csv import Merged
from edugrid.sheets.merge_parts import PARTS, merge_parts
from edugrid.sheets.merge_sites import merge_sites
from edugrid.sheets.record import Record


def merge_rooms(text: str, records: Sequence[Record]) -> Merged:
    """Put the data centres among ``records`` into ``text``, then what runs and stands in them."""
    merged = merge_sites(text, [record for record in records if record.kind not in PARTS])
    inner: dict[tuple[int, str, int], Record] = {}
    for kind, part in PARTS.items():
        rows = [record for record in records if record.kind == kind]
        if not rows:
            continue
        found = merge_parts(merged.text, part, rows)
        inner |= {(site, part, item): record for (site, item), record in found.origins.items()}
        merged = merged._replace(
            text=found.text, added=merged.added + found.added, changed=merged.changed + found.changed
        )
    return merged._replace(inner=inner)
