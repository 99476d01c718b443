"""The demo's fabric: one city POP, two county routers, a host behind each county."""

from edugrid.lab.fabric.link_spec import LinkSpec
from edugrid.lab.fabric.router_spec import RouterSpec

COUNTIES = {"zm": "zhongmu", "xz": "xinzheng"}


def city_topology() -> tuple[tuple[RouterSpec, ...], tuple[LinkSpec, ...]]:
    """Return (routers, links) of the Zhengzhou demo.

    `zz-pop-1` eth1 goes to `zm-pop-1` eth1 and eth2 to `xz-pop-1` eth1; eth2 of a county router is its LAN side,
    with the host `h-zm` (`h-xz`) on it.
    """
    pops = [f"{county}-pop-1" for county in COUNTIES]
    routers = tuple(RouterSpec(name, name) for name in ("zz-pop-1", *pops))
    uplinks = [LinkSpec("zz-pop-1", f"eth{port}", pop, "eth1") for port, pop in enumerate(pops, start=1)]
    lans = [LinkSpec(f"{county}-pop-1", "eth2", f"h-{county}", "eth0") for county in COUNTIES]
    return routers, (*uplinks, *lans)
