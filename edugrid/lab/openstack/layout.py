"""Which cores a lab has."""

import json
from pathlib import Path

from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.errors import LabError


def home(lab: Path) -> Path:
    """Return the folder of a lab that belongs to OpenStack, absolute."""
    return lab.absolute() / "openstack"


def make_layout(lab: Path, clouds: tuple[str, ...], *, separate: bool) -> tuple[Core, ...]:
    """Return the cores for ``clouds`` and keep the decision in ``lab.json``.

    Together: one core on 127.0.0.1. Separate: one core a cloud on 127.0.0.1, 127.0.0.2, ... (Linux answers on all of
    127/8). Raises LabError where the lab was made otherwise: its databases hold the other shape.
    """
    path = home(lab) / "lab.json"
    wanted = {"clouds": list(clouds), "separate": separate}
    if path.exists():
        found = json.loads(path.read_text(encoding="utf-8"))
        if found != wanted:
            raise LabError(f"{home(lab)} was made with {found}, not {wanted}: use another directory or remove this one")
    else:
        if not clouds or len(set(clouds)) != len(clouds) or not all(name.isidentifier() for name in clouds):
            raise LabError(f"cloud names must be different words of letters, digits and underscores: {clouds}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(wanted) + "\n", encoding="utf-8")
    return read_layout(lab)


def read_layout(lab: Path) -> tuple[Core, ...]:
    """Return the cores of an existing lab; none where there never was one."""
    path = home(lab) / "lab.json"
    if not path.exists():
        return ()
    found = json.loads(path.read_text(encoding="utf-8"))
    clouds = tuple(found["clouds"])
    if not found["separate"]:
        return (Core("core", home(lab) / "core", "127.0.0.1", clouds),)
    return tuple(
        Core(cloud, home(lab) / cloud, f"127.0.0.{number}", (cloud,)) for number, cloud in enumerate(clouds, start=1)
    )
