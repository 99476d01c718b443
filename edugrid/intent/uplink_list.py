"""Schools and their second uplinks."""

from typing import NamedTuple

from edugrid.intent.tree import Intent, School


class SchoolUplink(NamedTuple):
    """A school at its line of schools.csv; ``backup`` is empty where there is none."""

    school: School
    backup: str
    file: str
    line: int


def uplink_list(intent: Intent) -> tuple[SchoolUplink, ...]:
    """Every school of the target, by county and code.

    A second uplink is one of a device in the school (``backup_uplink``), or what schools.csv names in its column.
    """
    found = []
    for city in intent.cities:
        source = intent.sources[f"{city.path}/schools.csv"]
        rows = [row.get("code") for row in (source.data or {}).get("rows", ())]
        for county in city.counties:
            devices = {one.school: one.backup_uplink for one in county.file.devices if one.backup_uplink}
            for school in county.schools:
                if not intent.wants(county.path):
                    continue
                code = school.row.code
                own = devices.get(code)
                backup = f"{own.kind} {own.carrier}" if own else school.row.backup_uplink or ""
                line = source.line(("rows", rows.index(code))) if code in rows else 1
                found.append(SchoolUplink(school, backup, source.file, line))
    return tuple(found)
