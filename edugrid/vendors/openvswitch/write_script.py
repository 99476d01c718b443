"""The shell script that makes a host's bridge what a text says: one OVSDB transaction, then the flow table."""

import shlex
from collections.abc import Iterable

from edugrid.network.vlans import expand_vlans
from edugrid.vendors.openvswitch.read_database import DESCRIPTION, DEVICE
from edugrid.vendors.openvswitch.switch import BRIDGE, Switch, SwitchPort

OFCTL = "ovs-ofctl -O OpenFlow13"


def write_script(wanted: Switch, others: Iterable[str] = ()) -> str:
    """Shell lines; ``others`` are ports that go where ``wanted`` does not name them.

    The flow table is replaced by difference (``ovs-ofctl replace-flows``), so that flows that stay are not touched; with a
    controller it is left to that.
    """
    said = wanted.bridge
    words = ["--may-exist", "add-br", BRIDGE, "--", "set", "bridge", BRIDGE]
    words += [f"protocols={said.get('protocols', 'OpenFlow13')}", f"datapath_type={said.get('datapath', 'system')}"]
    words += [f"external_ids:{DEVICE}={_quoted(said['device'])}"] if "device" in said else []
    mode = ["set-fail-mode", BRIDGE, said["fail-mode"]] if "fail-mode" in said else ["del-fail-mode", BRIDGE]
    manager = (
        ["set-controller", BRIDGE, *said["controller"].split()] if "controller" in said else ["del-controller", BRIDGE]
    )
    words += ["--", *mode, "--", *manager, *_exporter(said.get("ipfix", ""))]
    for name in sorted(set(others) - set(wanted.ports)):
        words += ["--", "--if-exists", "del-port", BRIDGE, name]
    for name, port in sorted(wanted.ports.items()):
        words += _port(name, port)
    lines = ["set -e", shlex.join(["ovs-vsctl", "--timeout=20", *words])]
    if "controller" not in said:
        flows = "\n".join(wanted.flows)
        lines.append(f"{OFCTL} replace-flows {BRIDGE} - <<'EDUGRID-FLOWS'\n{flows}\nEDUGRID-FLOWS")
    return "\n".join(lines) + "\n"


def _exporter(said: str) -> list[str]:
    """Whom the bridge reports flows to (IPFIX, RFC 7011): ``HOST:PORT sampling N``."""
    if not said:
        return ["--", "clear", "bridge", BRIDGE, "ipfix"]
    target, _, rate = said.split()
    made = ["create", "IPFIX", f"targets={_quoted(target)}", f"sampling={rate}"]
    return ["--", "--id=@ipfix", *made, "--", "set", "bridge", BRIDGE, "ipfix=@ipfix"]


def _port(name: str, port: SwitchPort) -> list[str]:
    words = ["--", "--may-exist", "add-port", BRIDGE, name, "--", "clear", "port", name, "tag", "trunks", "vlan_mode"]
    words += ["--", "remove", "port", name, "external_ids", DESCRIPTION]
    values = []
    if port.tag:
        values += ["vlan_mode=access", f"tag={int(port.tag)}"]
    elif port.trunks:
        values += ["vlan_mode=trunk", "trunks=" + ",".join(map(str, sorted(expand_vlans(port.trunks))))]
    if port.description:
        values.append(f"external_ids:{DESCRIPTION}={_quoted(port.description)}")
    return [*words, "--", "set", "port", name, *values] if values else words


def _quoted(text: str) -> str:
    """A string as ovs-vsctl reads values (JSON)."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
