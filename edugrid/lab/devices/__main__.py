"""``python -m edugrid.lab.devices SPEC.json`` serves the simulated devices of a lab."""

import sys
from pathlib import Path

from edugrid.lab.devices.daemon import run_daemon

if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004  # the program and its one argument
        sys.exit("usage: python -m edugrid.lab.devices SPEC.json")
    run_daemon(Path(sys.argv[1]))
