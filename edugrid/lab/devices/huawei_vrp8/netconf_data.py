"""The little of VRP8's YANG that the simulator has: names and descriptions of interfaces, the name of the device.

Shapes: huawei-ifm.yang, huawei-system.yang (NE40E 8.22.0). Everything else of a configuration is seen over the command
line only, as on a real device whatever no YANG module covers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from edugrid.lab.devices.core.edit import Edit
from edugrid.lab.devices.netconf.rpc_error import NC, RpcError

if TYPE_CHECKING:
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Node

_IFM = "{urn:huawei:yang:huawei-ifm}"
_SYSTEM = "{urn:huawei:yang:huawei-system}"
_OPERATION = f"{{{NC}}}operation"
_OPERATIONS = ("merge", "replace", "create", "delete", "remove")


def as_data(tree: Node) -> list[ET.Element]:
    """The modelled part of a configuration."""
    system = ET.Element(f"{_SYSTEM}system")
    name = tree.entries.get("sysname")
    ET.SubElement(ET.SubElement(system, f"{_SYSTEM}system-info"), f"{_SYSTEM}sys-name").text = (
        name.args[0] if name else "HUAWEI"
    )
    ifm = ET.Element(f"{_IFM}ifm")
    interfaces = ET.SubElement(ifm, f"{_IFM}interfaces")
    for key, entry in tree.entries.items():
        if not key.startswith("interface ") or entry.node is None:
            continue
        one = ET.SubElement(interfaces, f"{_IFM}interface")
        ET.SubElement(one, f"{_IFM}name").text = key.removeprefix("interface ")
        text = _description(tree, key)
        if text:
            ET.SubElement(one, f"{_IFM}description").text = text
    return [system, ifm]


def edit_candidate(session: Session, config: ET.Element, default: str) -> None:
    """Put ``config`` into the session's candidate; raises RpcError and leaves the candidate as it was."""
    before = session.tree.clone()
    try:
        for container in config:
            _container(session, container, container.get(_OPERATION, default))
    except RpcError:
        session.candidate = before
        raise
    session.edited = True


def _container(session: Session, container: ET.Element, operation: str) -> None:
    if container.tag == f"{_SYSTEM}system":
        leaf = _only(_only(container, f"{_SYSTEM}system-info"), f"{_SYSTEM}sys-name")
        Edit(session.tree, session.device.dialect).type(f"sysname {leaf.text or ''}")
        return
    if container.tag != f"{_IFM}ifm":
        space = container.tag.partition("}")[0].strip("{")
        raise RpcError("unknown-namespace", "no such module is simulated", "application", bad_namespace=space)
    for interface in _only(container, f"{_IFM}interfaces"):
        _interface(session, interface, interface.get(_OPERATION, operation))


def _interface(session: Session, interface: ET.Element, operation: str) -> None:
    name = interface.findtext(f"{_IFM}name", "").strip()
    key = f"interface {name}"
    if interface.tag != f"{_IFM}interface" or not name:
        raise RpcError("missing-element", "an interface needs its name", "application", bad_element="name")
    if key not in session.tree.entries:
        raise RpcError("data-missing", f"there is no interface {name}", "application")
    for leaf in interface:
        if leaf.tag == f"{_IFM}name":
            continue
        if leaf.tag != f"{_IFM}description":
            raise RpcError("unknown-element", "not simulated", "application", bad_element=leaf.tag.rpartition("}")[2])
        _describe(session, key, leaf, leaf.get(_OPERATION, operation))


def _describe(session: Session, key: str, leaf: ET.Element, operation: str) -> None:
    if operation not in _OPERATIONS:
        raise RpcError("invalid-value", f"no operation {operation!r}", "application")
    there = bool(_description(session.tree, key))
    if operation == "create" and there:
        raise RpcError("data-exists", f"{key} has a description", "application")
    if operation == "delete" and not there:
        raise RpcError("data-missing", f"{key} has no description", "application")
    removing = operation in {"delete", "remove"}
    if removing and not there:
        return
    edit = Edit(session.tree, session.device.dialect, (key,))
    try:
        edit.type("undo description" if removing else f"description {(leaf.text or '').strip()}")
    except ValueError as error:
        raise RpcError("invalid-value", str(error), "application") from None


def _description(tree: Node, key: str) -> str:
    body = tree.at((key,))
    entry = body.entries.get("description") if body else None
    return entry.line.removeprefix("description ") if entry else ""


def _only(parent: ET.Element, tag: str) -> ET.Element:
    if len(parent) != 1 or parent[0].tag != tag:
        strange = next((child.tag for child in parent if child.tag != tag), tag)
        raise RpcError("unknown-element", "not simulated", "application", bad_element=strange.rpartition("}")[2])
    return parent[0]
