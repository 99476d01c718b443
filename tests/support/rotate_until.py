"""Rotate the password or the key of one device as a program of its own that ends with signal 9 at one moment of its journal.

Arguments: MOMENT (``-``: none), the device plan as JSON, and ``key`` for the key. Nothing of Python runs after the signal.
"""

import os
import signal
import sys

from edugrid.rollout.credential_store import CredentialStore
from edugrid.rollout.journal import Journal
from edugrid.rollout.login_change import Rotation
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.rotate_key import rotate_key
from edugrid.rollout.rotate_password import rotate_password
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site

moment, target = sys.argv[1], DevicePlan.model_validate_json(sys.argv[2])
write = Journal.write


def deadly(self: Journal, event: str, device: str | None = None, **facts: object) -> None:
    write(self, event, device, **facts)
    if event == moment:
        os.kill(os.getpid(), signal.SIGKILL)


Journal.write = deadly  # type: ignore[method-assign]  # this program is made to die here
site = Site.from_env(os.environ)
work = Rotation(site, CredentialStore.from_env(os.environ), Run.create(site.state, "rotate"), 300)
rotate = rotate_key if sys.argv[3:] == ["key"] else rotate_password
sys.stdout.write(rotate(target, work).how)
