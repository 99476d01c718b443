"""End the lab's switch."""

from pathlib import Path

from edugrid.lab.fabric.system import system
from edugrid.lab.openvswitch.layout import Layout
from edugrid.lab.process_record import ProcessRecord
from edugrid.lab.stop_processes import stop_processes


def down(lab: Path) -> bool:
    """End the recorded processes and remove the namespaces; logs and keys stay. True when something was running."""
    layout = Layout(lab)
    records = {path.name.partition(".")[0]: ProcessRecord.load(path) for path in layout.root.glob("*.process.json")}
    ended = stop_processes({name: record for name, record in records.items() if record is not None})
    for path in layout.root.glob("*.process.json"):
        path.unlink()
    prefix = layout.netns("")
    listed = system("ip", "netns", "list", check=False).stdout.splitlines()
    for name in [line.split()[0] for line in listed if line.startswith(prefix)]:
        system("ip", "netns", "delete", name)
    return bool(ended)
