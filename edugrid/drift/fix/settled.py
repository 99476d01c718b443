"""Whether a difference is gone when the intent is another."""

from collections.abc import Callable

from edugrid.design.network import DeviceDesign
from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion

Render = Callable[[DeviceDesign], str]
Line = tuple[str, tuple[str, ...], str | None, str | None]
"""Device, path (the line itself last), intended and actual: what tells one difference of a device from another."""


def line_of(record: DriftRecord) -> Line:
    """``record`` of a device as a line."""
    return record.asset, record.path, record.intended, record.actual


def moved_lines(before: OpenRegion, after: OpenRegion, render: Render) -> frozenset[Line]:
    """The drift that a region would have if its devices ran what ``after`` wants while ``before`` is the intent. Pure.

    A difference among them is gone when the intent becomes ``after``; every other line of them is one that a plan
    would then give to the device.
    """
    from edugrid.network.compare import compare
    from edugrid.network.owned import owned_lines

    wanted = {device.name: device for device in after.design.devices}
    found: set[Line] = set()
    for device in before.design.devices:
        if device.name not in wanted or wanted[device.name] == device:
            continue
        running, intended = render(wanted[device.name]), render(device)
        for line in compare(device.platform, running, intended, owned_lines(device.platform)):
            path = (*line.path, line.intended or line.actual or "")
            found.add((device.name, path, line.intended, line.actual))
    return frozenset(found)


def settled(record: DriftRecord, after: OpenRegion, moved: frozenset[Line]) -> bool:
    """Whether ``record`` is gone, or allowed, when the intent is ``after``. Pure."""
    from edugrid.drift.excepted import excepted

    if excepted((record.model_copy(update={"exception": None}),), after.intent)[0].exception:
        return True
    if record.world == "network":
        return line_of(record) in moved
    return _cloud(record, after)


def _cloud(record: DriftRecord, after: OpenRegion) -> bool:
    from edugrid.cloud.canonical import rule_key

    spec = next((one for one in after.design.tenancies if f"{one.cloud}/{one.project}" == record.asset), None)
    if spec is None:
        return False
    what, name = (*record.path, "", "")[:2]
    if record.kind == "unmanaged" and what == "security_group" and "rule" in record.path:
        rules = (rule for group in spec.security_groups if group.name == name for rule in group.rules)
        keys = (rule_key("ingress", r.ethertype, r.protocol, (r.port_min, r.port_max), str(r.source)) for r in rules)
        return record.path[-1] in {key.show() for key in keys}
    if record.kind != "changed":
        return False
    if what == "server":
        sizes = {server: app.flavor for app in spec.applications for server in app.servers}
        sizes |= {edge.name: edge.flavor for edge in spec.nfv_edges}
        return sizes.get(name) == record.actual
    volumes = {
        f"{server}-{volume.name}": str(volume.size_gib)
        for app in spec.applications
        for server in app.servers
        for volume in app.volumes
    }
    return what == "volume" and volumes.get(name) == record.actual
