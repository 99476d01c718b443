"""Start a process of the lab and write down which one it is."""

import os
import subprocess

from edugrid.lab.openvswitch.layout import SWITCH, Layout
from edugrid.lab.process_record import ProcessRecord


def start(layout: Layout, name: str, argv: list[str], *, in_switch: bool = True) -> subprocess.Popen[bytes]:
    """Start ``argv`` (in the switch's namespace), its output in ``<name>.log``; it is recorded before it does anything.

    It outlives this program; ``down`` ends it.
    """
    within = ["ip", "netns", "exec", layout.netns(SWITCH)] if in_switch else []
    with (layout.root / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            [*within, *argv],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=os.environ | layout.environment,
        )
    mark = ProcessRecord.of(process.pid)
    if mark is not None:
        mark.save(layout.record(name))
    return process
