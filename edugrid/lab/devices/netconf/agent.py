"""The operations of a NETCONF session, whatever the vendor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.etree import ElementTree as ET

from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.netconf.rpc_error import NC, RpcError

if TYPE_CHECKING:
    from edugrid.lab.devices.core.session import Session


class Agent(Protocol):
    """What a vendor brings: one object a session. Operations raise RpcError or the device's own Refused."""

    capabilities: tuple[str, ...]
    session: Session

    def enabled(self) -> bool:
        """Whether the device's configuration lets NETCONF in."""

    def operate(self, name: str, operation: ET.Element) -> list[ET.Element]:
        """Run one operation and return what the reply holds; empty: ``ok``."""


def answer(agent: Agent, rpc: ET.Element) -> ET.Element:
    """The ``rpc-reply`` to one ``rpc`` (RFC 6241, 4.2): all attributes come back, errors are told one by one."""
    reply = ET.Element(f"{{{NC}}}rpc-reply", dict(rpc.attrib))
    try:
        reply.extend(_run(agent, _operation(rpc)) or [ET.Element(f"{{{NC}}}ok")])
    except RpcError as error:
        reply.append(error.element())
    except Refused as refusal:
        reply.append(RpcError("operation-failed", refusal.text, "application").element())
    return reply


def _operation(rpc: ET.Element) -> ET.Element:
    if "message-id" not in rpc.attrib:
        raise RpcError("missing-attribute", "an rpc needs a message-id", "rpc", bad_attribute="message-id")
    if len(rpc) != 1:
        raise RpcError("missing-element", "an rpc holds one operation", "rpc", bad_element="operation")
    return rpc[0]


def _run(agent: Agent, operation: ET.Element) -> list[ET.Element]:
    name = operation.tag.removeprefix(f"{{{NC}}}")
    device = agent.session.device
    device.tick()
    device.log.append((agent.session.user, "netconf", f"netconf {name}"))
    for fault in device.faults.refuse:
        if fault.hits(f"netconf {name}"):
            raise RpcError("operation-failed", fault.text or device.dialect.texts["injected"], "application")
    return agent.operate(name, operation)
