"""Stop a lab."""

from pathlib import Path

from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.layout import home, read_layout
from edugrid.lab.openstack.locked import locked
from edugrid.lab.openstack.profiles.stop import stop as stop_profiles
from edugrid.lab.process_record import ProcessRecord
from edugrid.lab.stop_processes import stop_processes


def stop_core(core: Core) -> list[str]:
    """End the recorded processes of one core and forget the records; return the names of those ended."""
    order = [service.name for service in core.services]
    paths = sorted((core.root / "run").glob("*.json"))
    paths.sort(key=lambda path: order.index(path.stem) if path.stem in order else len(order))
    found = {path.stem: ProcessRecord.load(path) for path in paths}
    ended = stop_processes({name: record for name, record in found.items() if record is not None})
    for path in paths:
        path.unlink()
    return ended


def down(lab: Path) -> list[str]:
    """End every process of the OpenStack lab in ``lab``; state stays. Return the names ended, ``core/service``."""
    cores = read_layout(lab)
    if not cores:
        return []
    with locked(home(lab) / "lock", lambda _text: None):
        played = stop_profiles(lab)
        return played + [f"{core.name}/{name}" for core in cores for name in stop_core(core)]
