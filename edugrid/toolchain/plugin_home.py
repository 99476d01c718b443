"""A PULUMI_HOME of our own, so that neither credentials nor plugins of the user's are touched."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from edugrid.toolchain.versions import PROVIDER_VERSION

if TYPE_CHECKING:
    from edugrid.toolchain.tool import Tool


def link_plugin(home: Path, provider: Tool) -> Path:
    """Give `home`, made if it is not there, with a link to the provider plugin where the engine looks for plugins.

    Found there, a plugin gives none of the warnings that one found on PATH gives. The folder must be a real one: the
    engine passes over linked folders.
    """
    folder = home / "plugins" / f"resource-openstack-v{PROVIDER_VERSION}"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if provider.path is None:
        return home
    link = folder / "pulumi-resource-openstack"
    # not provider.path: where PULUMI_HOME is this very home already, that is the link itself
    target = provider.path.resolve()
    if target != link and not (link.is_symlink() and link.readlink() == target):
        # made beside it and renamed: an engine that starts just now finds the old link or the new one
        with tempfile.TemporaryDirectory(dir=home) as beside:
            new = Path(beside) / "link"
            new.symlink_to(target)
            new.replace(link)
    return home
