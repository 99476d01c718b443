"""Run a program within the lab."""

import os
import subprocess
from pathlib import Path

from edugrid.lab.openvswitch.layout import Layout


def inside(lab: Path, node: str, *argv: str) -> subprocess.CompletedProcess[str]:
    """Run ``argv`` in the namespace of ``node`` (a host, or ``switch``), with the tools pointed at the lab's switch.

    Raises nothing for a program that fails: look at its exit status.
    """
    layout = Layout(lab)
    return subprocess.run(
        ["ip", "netns", "exec", layout.netns(node), *argv],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=60,
        env=os.environ | layout.environment,
    )
