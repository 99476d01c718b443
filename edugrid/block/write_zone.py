"""Put the response-policy zone where the resolvers fetch it."""

import re
from pathlib import Path

from edugrid.block.dns_zone import blocked_names, dns_zone, zone_mark
from edugrid.block.speaker.folder import folder
from edugrid.intent.tree import Intent
from edugrid.put_file import put_file


def write_zone(state: Path, intent: Intent) -> Path | None:
    """Write ``<zone>.rpz`` of the city of ``intent`` when it blocks something else than before; None: no zone is asked for.

    The serial is the time (UTC seconds), and always larger than the last one.

    Raises:
        OSError: the folder cannot be written.

    """
    city = intent.cities[0]
    asked = city.settings.network.block
    if asked is None or asked.dns is None:
        return None
    where = folder(state, city.path)
    where.mkdir(parents=True, exist_ok=True)
    path = where / f"{asked.dns.zone}.rpz"
    names = blocked_names(city.registers.blocks, intent.at)
    before = path.read_text(encoding="ascii") if path.exists() else ""
    if f'"{zone_mark(names)}"' in before:
        return path
    last = re.search(r"hostmaster\.localhost\. (\d+) ", before)
    serial = max(int(intent.at.timestamp()), int(last[1]) + 1 if last else 0)
    put_file(path, dns_zone(asked.dns.zone, names, serial), 0o644)  # a resolver runs as another user
    return path
