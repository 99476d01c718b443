"""``edugrid rotate-key REGION --device NAME``."""

from typing import Annotated

import typer

from edugrid.cli.hours import Override
from edugrid.cli.options import Region
from edugrid.cli.rotate_login import rotate_login


def rotate_key(
    region: Region,
    device: Annotated[str, typer.Option("--device", help="NAME")],
    revert: Annotated[int, typer.Option("--revert", min=60, help="seconds that the device waits for the proof")] = 300,
    override: Override = "",
) -> None:
    """Give edugrid's own user on one device another SSH key (RSA); the credentials file follows.

    The new one is the ``next_key_file`` of the credentials file, or made. A device that edugrid enters with a password
    is left alone, and said so. Exit codes: 0 done, 1 not changed, 2 bad input, 3 it is not the hour or not
    permitted.
    """
    from edugrid.rollout.rotate_key import rotate_key as rotate

    rotate_login("rotate-key", rotate, region, device, revert, override)
