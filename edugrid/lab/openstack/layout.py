"""Which cores a lab has."""

import json
from collections.abc import Mapping
from pathlib import Path

from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.errors import LabError
from edugrid.lab.openstack.service import CORE

# Counts up when a lab made by an older version can no longer be used: other services, other tables, other users.
FORMAT = 2


def home(lab: Path) -> Path:
    """Return the folder of a lab that belongs to OpenStack, absolute."""
    return lab.absolute() / "openstack"


def make_layout(lab: Path, offered: Mapping[str, tuple[str, ...]], *, separate: bool) -> tuple[Core, ...]:
    """Return the cores for the clouds of ``offered`` (services by cloud) and keep the decision in ``lab.json``.

    Together: one core on 127.0.0.1. Separate: one core a cloud on 127.0.0.1, 127.0.0.2, ... (Linux answers on all of
    127/8). A lab that has more services than wanted is taken as it is. Raises LabError where the lab was made
    otherwise: its databases hold the other shape.
    """
    path = home(lab) / "lab.json"
    wanted = {
        "format": FORMAT,
        "clouds": {cloud: list(names) for cloud, names in offered.items()},
        "separate": separate,
    }
    if not path.exists():
        if not offered or not all(name.isidentifier() for name in offered):
            raise LabError(f"cloud names must be words of letters, digits and underscores: {tuple(offered)}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(wanted) + "\n", encoding="utf-8")
        return read_layout(lab)
    found = json.loads(path.read_text(encoding="utf-8"))
    remedy = f"use another directory, or stop this one (edugrid lab down) and remove {home(lab)}"
    if found.get("format") != FORMAT:
        raise LabError(f"{home(lab)} was made by another version of edugrid, with fewer services: {remedy}")
    if (list(found["clouds"]), found["separate"]) != (list(offered), separate):
        raise LabError(f"{home(lab)} was made with {found}, not {wanted}: {remedy}")
    for cloud, names in offered.items():
        if missing := [name for name in names if name not in found["clouds"][cloud]]:
            raise LabError(f"{home(lab)} was made without {', '.join(missing)} on {cloud}: {remedy}")
    return read_layout(lab)


def read_layout(lab: Path) -> tuple[Core, ...]:
    """Return the cores of an existing lab, also of one by an older version; none where there never was one."""
    path = home(lab) / "lab.json"
    if not path.exists():
        return ()
    found = json.loads(path.read_text(encoding="utf-8"))
    if "format" not in found:
        found["clouds"] = {cloud: list(CORE) for cloud in found["clouds"]}
    clouds: dict[str, list[str]] = found["clouds"]
    if not found["separate"]:
        names = tuple(dict.fromkeys(name for offered in clouds.values() for name in offered))
        return (Core("core", home(lab) / "core", "127.0.0.1", tuple(clouds), names),)
    return tuple(
        Core(cloud, home(lab) / cloud, f"127.0.0.{number}", (cloud,), tuple(names))
        for number, (cloud, names) in enumerate(clouds.items(), start=1)
    )
