"""Another login of edugrid's own on one device."""

import getpass
import os
from typing import TYPE_CHECKING

import typer

from edugrid.cli.one_device import one_device
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Callable

    from edugrid.rollout.connect import Reachable
    from edugrid.rollout.login_change import Rotated, Rotation


def rotate_login(
    command: str,
    rotate: "Callable[[Reachable, Rotation], Rotated]",
    region: str,
    device: str,
    revert: int,
    override: str,
) -> None:
    """Let ``rotate`` change the login under the operator's lock, with a journal of ``command``, and tell what came of it.

    Raises what ``one_device`` and ``rotate`` raise.
    """
    from edugrid.cli.note import noting
    from edugrid.cli.permit import permit_work
    from edugrid.rollout.credential_store import CredentialStore
    from edugrid.rollout.login_change import Rotation, RotationError
    from edugrid.rollout.operator_lock import operator_lock
    from edugrid.rollout.run import Run
    from edugrid.rollout.site import Site

    found = one_device(command, region, device, override)
    site, store = Site.from_env(os.environ), CredentialStore.from_env(os.environ)
    permit = permit_work([found.region], f"{command} {device}")
    with (
        operator_lock(site.state, f"{command} {device}"),
        noting(found.region, "device", f"{command} {device}", override, permit),
    ):
        run = Run.create(site.state, command, region=region, by=getpass.getuser(), override=override)
        try:
            done = rotate(found, Rotation(site, store, run, revert))
        except RotationError as error:
            run.journal.write("rotation-failed", device, reason=str(error))
            raise
    lang = language()
    typer.echo(f"{device}{Text(': ', '：').show(lang)}{done.said.show(lang)}")
