"""``edugrid rotate-password REGION --device NAME``."""

from typing import Annotated

import typer

from edugrid.cli.hours import Override
from edugrid.cli.options import Region
from edugrid.cli.rotate_login import rotate_login


def rotate_password(
    region: Region,
    device: Annotated[str, typer.Option("--device", help="NAME")],
    revert: Annotated[int, typer.Option("--revert", min=60, help="seconds that the device waits for the proof")] = 300,
    override: Override = "",
) -> None:
    """Give edugrid's own user on one device another password; the credentials file follows.

    The new one is the ``next`` of the credentials file, or random. A device whose login is kept elsewhere is left
    alone, and said so. Exit codes: 0 done, 1 not changed, 2 bad input, 3 it is not the hour or not
    permitted.
    """
    from edugrid.rollout.rotate_password import rotate_password as rotate

    rotate_login("rotate-password", rotate, region, device, revert, override)
