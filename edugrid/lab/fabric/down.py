"""End the fabric."""

import json
from pathlib import Path

from edugrid.lab.fabric.layout import Layout
from edugrid.lab.fabric.state import State
from edugrid.lab.fabric.system import system
from edugrid.lab.process_record import ProcessRecord
from edugrid.lab.stop_processes import stop_processes


def down(lab: Path) -> list[str]:
    """End every process and delete every namespace of this lab; return one line for each thing ended.

    Works after a crash midway of `up` as well: beside the recorded processes, whatever lives in a namespace that
    bears this lab's name is ended. Routers go without a farewell, as by a power cut. Their saved configurations,
    keys and logs stay on disk, and `up` finds them again.
    """
    layout = Layout(lab)
    done = []
    if layout.state.exists():
        state = State.load(layout.state)
        done += [f"router {node} ended" for node in stop_processes(state.agents, at_once=True)]
        state.agents = {}
        state.save(layout.state)
    for name in _namespaces(layout.prefix):
        pids = system("ip", "netns", "pids", name, check=False).stdout.split()
        records = {pid: record for pid in pids if (record := ProcessRecord.of(int(pid))) is not None}
        done += [f"process {pid} of {name} ended" for pid in stop_processes(records, at_once=True)]
        system("ip", "netns", "delete", name)
        done.append(f"namespace {name} deleted")
    return done


def _namespaces(prefix: str) -> list[str]:
    listed = system("ip", "-json", "netns", "list", check=False).stdout.strip()
    return sorted(entry["name"] for entry in json.loads(listed or "[]") if entry["name"].startswith(prefix))
