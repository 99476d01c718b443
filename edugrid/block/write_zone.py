"""Put the response-policy zone where the resolvers fetch it."""

import os
import re
from pathlib import Path

from edugrid.block.dns_zone import blocked_names, dns_zone, zone_mark
from edugrid.block.speaker.folder import folder
from edugrid.intent.tree import Intent


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
    part = path.with_suffix(".part")
    part.write_text(dns_zone(asked.dns.zone, names, serial), encoding="ascii")
    part.chmod(0o644)  # a resolver runs as another user
    os.replace(part, path)  # noqa: PTH105 - atomic on POSIX: a resolver loads the old file or the new one
    return path
