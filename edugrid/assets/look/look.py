"""Every passive source that was asked for, one after the other."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, Final

from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen, Silent
from edugrid.region import OpenRegion
from edugrid.rollout.progress import Progress

SOURCES: Final = ("state", "clouds", "devices", "names", "certificates")
"""State of the stacks, APIs of the clouds, devices, name servers, endpoints over TLS."""
_ROOTS: Final = {
    "clouds": ("server",),
    "devices": ("model", "serial", "software", "address", "neighbour"),
    "names": ("name",),
    "certificates": ("certificate",),
    "scan": ("port",),
}
"""First parts of the paths that findings of a source have."""


def look(  # noqa: PLR0913 - the world has so many sides
    root: Path,
    opened: OpenRegion,
    register: Register,
    sources: Collection[str],
    *,
    env: Mapping[str, str],
    state: Path,
    bars: Callable[[str], Progress],
    exported: Mapping[str, Any] | None = None,
) -> Seen:
    """What ``sources`` (of ``SOURCES``) tell; who cannot be asked is told in ``silent``. Copies of certificates are always read.

    ``exported`` is the deployment of an exported stack; absent, the state is read where it lies in a file.
    """
    seen = Seen()
    design = opened.design
    if "state" in sources:
        seen = seen.plus(_state(opened, env, state, exported))
    if "clouds" in sources and design.tenancies:
        from edugrid.assets.look.from_clouds import from_clouds

        seen = seen.plus(from_clouds(design.tenancies, bars("clouds")))
    if "devices" in sources and design.devices:
        from edugrid.assets.look.from_devices import from_devices
        from edugrid.rollout.site import Site

        seen = seen.plus(from_devices(design.devices, Site.from_env(env), bars("devices")))
    if "names" in sources:
        from edugrid.assets.look.from_names import from_names

        seen = seen.plus(from_names(opened, register, bars("names")))
    if register.certificates:
        from edugrid.assets.look.from_certificates import from_certificates

        seen = seen.plus(from_certificates(root, opened, ask="certificates" in sources))
    return seen


def unasked(sources: Collection[str], seen: Seen) -> frozenset[str]:
    """First parts of paths of findings that such a look says nothing about: nobody asked, or somebody was silent."""
    silent = {one.source for one in seen.silent}
    dumb = {"clouds"} if not {"state", "clouds"} & set(sources) or {"cloud", "state"} & silent else set()
    dumb |= {"devices"} if "devices" not in sources or "device" in silent else set()
    dumb |= {"names"} if not {"names", "clouds"} & set(sources) or {"dns", "cloud"} & silent else set()
    dumb |= set() if "certificates" in sources else {"certificates"}
    dumb |= {"scan"} if "scan" not in sources or "scan" in silent else set()
    return frozenset(root for name in dumb for root in _ROOTS[name])


def _state(opened: OpenRegion, env: Mapping[str, str], state: Path, exported: Mapping[str, Any] | None) -> Seen:
    from edugrid.assets.look.from_state import from_state
    from edugrid.assets.look.read_state import read_state

    seen = Seen()
    backend = env.get("PULUMI_BACKEND_URL", "")
    for city in sorted({spec.region for spec in opened.design.tenancies}):
        specs = [spec for spec in opened.design.tenancies if spec.region == city]
        deployment = exported if exported is not None else read_state(state, city, backend)
        if deployment is not None:
            seen = seen.plus(from_state(deployment, specs))
        elif backend and not backend.startswith("file://"):
            why = "only the engine reads this backend; pulumi stack export --file FILE, then --state FILE"
            seen = seen.plus(Seen(silent=(Silent("state", city, city, why),)))
    return seen
