"""The configuration of ExaBGP on the route server."""

from collections.abc import Sequence
from pathlib import Path

from edugrid.design.network import DeviceDesign

_HOLD_SECONDS = 30


def exabgp_config(devices: Sequence[DeviceDesign], feeder: Path, feed: Path) -> str:
    """A session with every router that takes orders; the feeder (``feeder``) reads ``feed``. Pure."""
    parts = [f"process edugrid {{\n  run /usr/bin/env python3 -I -S {feeder} {feed};\n  encoder text;\n}}\n"]
    parts += [
        f"neighbor {block.source} {{\n"
        f"  description {device.name};\n"
        f"  router-id {block.server};\n"
        f"  local-address {block.server};\n"
        f"  local-as {block.asn};\n"
        f"  peer-as {device.bgp.asn};\n"
        f"  hold-time {_HOLD_SECONDS};\n"
        + (f"  outgoing-ttl {_TTL};\n" if block.external else "")
        + "  family { ipv4 unicast; ipv6 unicast; }\n"
        "  api { processes [ edugrid ]; }\n"
        "}\n"
        for device in sorted(devices, key=lambda one: one.name)
        if (block := device.block) is not None and device.bgp is not None and device.state == "active"
    ]
    return "".join(parts)


_TTL = 255
"""Of eBGP over several hops; a router takes no session that comes from nearer than it expects."""
