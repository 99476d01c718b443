"""An address that another interface's network holds is refused when it is typed (devices without candidate)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.address_rules import clashes
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.shared_hooks import SHARED_HOOKS

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Hook
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.match import Match


def overlap_hooks(sentence: str) -> dict[str, Hook]:
    """The shared hooks of addresses, with ``sentence`` as the refusal."""

    def made(name: str) -> Hook:
        def hook(edit: Edit, match: Match) -> bool:
            done = SHARED_HOOKS[name](edit, match)
            if match.form.undo or edit.loading or done or match.line in {e.line for e in edit.node.entries.values()}:
                return done
            if edit.view is not None and clashes(edit.root, edit.view, match.line):
                raise Refused(sentence)
            return False

        return hook

    return {name: made(name) for name in ("address4", "address4_sub", "address6")}
