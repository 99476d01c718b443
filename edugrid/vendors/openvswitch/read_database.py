"""The bridge and its ports from OVSDB (RFC 7047), as ``ovs-vsctl --format=json list`` prints tables."""

import json
from typing import Any

from edugrid.network.vlans import collapse_vlans
from edugrid.vendors.openvswitch.switch import BRIDGE, Switch, SwitchPort

DEVICE, DESCRIPTION = "edugrid-device", "edugrid-description"  # keys of external_ids


def read_database(bridges: str, ports: str, controllers: str, exporters: str, flows: str) -> Switch:
    """Put together what the tables Bridge, Port, Controller and IPFIX and the flow dump say; without a bridge all is empty."""
    bridge = next((row for row in _rows(bridges) if row["name"] == BRIDGE), None)
    if bridge is None:
        return Switch()
    names = {str(row["_uuid"]): row for row in _rows(ports)}
    targets = {str(row["_uuid"]): row["target"] for row in _rows(controllers)}
    reports = {str(row["_uuid"]): _exporter(row) for row in _rows(exporters)}
    found = Switch(flows=read_flows(flows))
    said = {
        "device": _map(bridge["external_ids"]).get(DEVICE, ""),
        "datapath": bridge["datapath_type"],
        "fail-mode": "".join(map(str, _set(bridge["fail_mode"]))),
        "protocols": ",".join(sorted(map(str, _set(bridge["protocols"])))),
        "controller": " ".join(sorted(targets[str(item)] for item in _set(bridge["controller"]))),
        "ipfix": " ".join(reports[str(item)] for item in _set(bridge["ipfix"])),
    }
    found.bridge = {word: str(value) for word, value in said.items() if value}
    for item in _set(bridge["ports"]):
        row = names[str(item)]
        if row["name"] != BRIDGE:  # the bridge's own port
            found.ports[str(row["name"])] = _port(row)
    return found


def read_flows(dump: str) -> list[str]:
    """Lines of ``ovs-ofctl --no-stats dump-flows`` without reply header and blanks."""
    lines = (line.strip() for line in dump.splitlines())
    return sorted(line for line in lines if " actions=" in line or line.startswith("actions="))


def _exporter(row: dict[str, Any]) -> str:
    """``HOST:PORT sampling N``; without a rate every packet is looked at (ovs-vswitchd.conf.db(5), table IPFIX)."""
    targets = " ".join(sorted(map(str, _set(row["targets"]))))
    return f"{targets} sampling {next(iter(_set(row['sampling'])), 1)}"


def _port(row: dict[str, Any]) -> SwitchPort:
    trunks = [int(vlan) for vlan in _set(row["trunks"])]
    return SwitchPort(
        description=_map(row["external_ids"]).get(DESCRIPTION, ""),
        tag="".join(map(str, _set(row["tag"]))),
        trunks=collapse_vlans(trunks, "comma") if trunks else "",
    )


def _rows(text: str) -> list[dict[str, Any]]:
    table = json.loads(text)
    return [dict(zip(table["headings"], row, strict=True)) for row in table["data"]]


def _set(value: Any) -> list[Any]:  # noqa: ANN401 - OVSDB's JSON: a set of one is written as its element
    if isinstance(value, list) and len(value) == 2 and value[0] == "set":  # noqa: PLR2004 - ["set", [...]]
        return list(value[1])
    return [] if value == "" else [value]


def _map(value: list[Any]) -> dict[str, str]:
    return dict(value[1])
