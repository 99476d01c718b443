"""The example city with its register of assets changed, and things that were seen."""

import shutil
from pathlib import Path

from edugrid.assets.sighting import Seen, Sighting
from edugrid.region import OpenRegion, open_region

INVENTORIES = Path(__file__).parents[2] / "inventories"
CITY = "henan/zhengzhou"
ASSETS = "id,name,kind,county,owner,model,serial,os,addresses,data_centre,rack,warranty_until,state,system\n"


def changed_city(
    folder: Path, assets: str = "", systems: str | None = None, more: dict[str, str] | None = None
) -> OpenRegion:
    """Open a copy of the example in ``folder`` with other rows in its registers; ``more``: text by register."""
    root = folder / "inventories"
    shutil.copytree(INVENTORIES, root)
    registers = root / CITY / "registers"
    if assets:
        (registers / "assets.csv").write_text(ASSETS + assets, encoding="utf-8")
    if systems is not None:
        (registers / "systems.csv").write_text(systems, encoding="utf-8")
    for name, text in (more or {}).items():
        (registers / f"{name}.csv").write_text(text, encoding="utf-8")
    return open_region(root, CITY)


def seen_by_device(*sightings: Sighting, devices: tuple[str, ...] = ("zm-agg-1",)) -> Seen:
    """What ``devices`` told."""
    return Seen(sightings, frozenset(("device", name) for name in devices))


def on_the_wire(address: str, mac: str = "00:11:22:33:44:55", where: str = "zm-agg-1") -> Sighting:
    """An address that a device has learnt."""
    return Sighting(
        source="device",
        what="address",
        where=where,
        region="henan/zhengzhou/zhongmu",
        layer="simulated",
        address=address,
        mac=mac,
        place="GigabitEthernet1/0/7",
    )
