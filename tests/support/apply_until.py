"""Apply a plan (or resume a run) as a program of its own that ends with signal 9 at one moment of its journal.

Arguments: MOMENT, DEVICE (or ``-``), and a plan file or a run id. Nothing of Python runs after the signal.
"""

import os
import signal
import sys
from pathlib import Path

from edugrid.rollout.apply import apply_devices
from edugrid.rollout.journal import Journal
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import read_plan
from edugrid.rollout.resume import resume
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site

moment, name, what = sys.argv[1:]
write = Journal.write


def deadly(self: Journal, event: str, device: str | None = None, **facts: object) -> None:
    write(self, event, device, **facts)
    if event == moment and (device or "-") == name:
        os.kill(os.getpid(), signal.SIGKILL)


Journal.write = deadly  # type: ignore[method-assign]  # this program is made to die here
site = Site.from_env(os.environ)
pace = Pace(revert_seconds=120, settle_seconds=0)
if what.endswith(".json"):
    plan = read_plan(Path(what))
    apply_devices(plan, site, Run.create(site.state, "apply", plan), pace=pace)
else:
    resume(what, site, pace=pace)
