"""``edugrid rotate-password REGION --device NAME``."""

import getpass
import os
from typing import Annotated

import typer

from edugrid.cli.hours import Override, check_hours
from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language


def rotate_password(
    region: Region,
    device: Annotated[str, typer.Option("--device", help="NAME")],
    revert: Annotated[int, typer.Option("--revert", min=60, help="seconds that the device waits for the proof")] = 300,
    override: Override = "",
) -> None:
    """Give edugrid's own user on one device another password; the credentials file follows.

    The new one is the ``next`` of the credentials file, or random. A device whose login is kept elsewhere is left
    alone, and said so. Exit codes: 0 done, 1 not changed, 2 bad input, 3 it
    is not the hour.
    """
    from edugrid.intent.moment import moment
    from edugrid.region import open_region
    from edugrid.rollout.change_hours import change_hours, closed
    from edugrid.rollout.credential_store import CredentialStore
    from edugrid.rollout.login_change import Rotation, RotationError
    from edugrid.rollout.operator_lock import operator_lock
    from edugrid.rollout.rotate_password import rotate_password as rotate
    from edugrid.rollout.run import Run
    from edugrid.rollout.site import Site

    opened, lang = open_region(inventories(), region), language()
    found = [item for item in opened.design.devices if item.name == device and item.state == "active"]
    if not found:
        raise typer.BadParameter(f"no active device {device!r} in {region}", param_hint="--device")
    if not override:
        hours = change_hours(opened.intent, [found[0].region])
        check_hours(lambda: closed(hours, moment()), f"edugrid rotate-password {region} --device {device}")
    site, store = Site.from_env(os.environ), CredentialStore.from_env(os.environ)
    with operator_lock(site.state, f"rotate-password {device}"):
        run = Run.create(site.state, "rotate-password", region=region, by=getpass.getuser(), override=override)
        try:
            done = rotate(found[0], Rotation(site, store, run, revert))
        except RotationError as error:
            run.journal.write("rotation-failed", device, reason=str(error))
            raise
    typer.echo(f"{device}{Text(': ', '：').show(lang)}{done.said.show(lang)}")
