"""One NETCONF session over the SSH subsystem ``netconf``."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from edugrid.lab.devices.netconf.agent import answer
from edugrid.lab.devices.netconf.framing import Framing, FramingError
from edugrid.lab.devices.netconf.rpc_error import NC, RpcError

if TYPE_CHECKING:
    from edugrid.lab.devices.netconf.agent import Agent

_BASE = "urn:ietf:params:netconf:base:"
_READ = 65536

ET.register_namespace("", NC)


class _Over(Exception):  # noqa: N818 - the end of a session is no error
    """Nothing more is said on this session."""


async def serve_netconf(process: Any, agent: Agent) -> None:  # noqa: ANN401 - asyncssh publishes no usable type here
    """Talk until the peer closes the session, goes away, or breaks the protocol (RFC 6241, 8.1; RFC 6242, 3)."""
    line = _Line(process)
    try:
        line.say(_hello(agent))
        line.framing.chunked = _agreed(_parsed(await line.hear()), agent)
        while not agent.session.closing:
            rpc = await _next_rpc(line)
            if rpc is not None:
                await _faults(process, agent, rpc)
                line.say(answer(agent, rpc))
    except (_Over, ET.ParseError, FramingError):
        return


class _Line:
    def __init__(self, process: Any) -> None:  # noqa: ANN401 - as above
        self.process, self.framing = process, Framing()

    def say(self, element: ET.Element) -> None:
        text = ET.tostring(element, encoding="unicode")
        self.process.stdout.write(self.framing.wrap(f'<?xml version="1.0" encoding="UTF-8"?>{text}'))

    async def hear(self) -> bytes:
        while True:
            message = self.framing.message()
            if message is not None:
                return message
            data = await self.process.stdin.read(_READ)
            if not data:
                raise _Over
            self.framing.feed(data.encode())


async def _next_rpc(line: _Line) -> ET.Element | None:
    """The next request; None after one that could not be read and was answered."""
    message = await line.hear()
    try:
        rpc = _parsed(message)
    except ET.ParseError:
        # base:1.0 has no such error (RFC 6241, appendix A): there the session ends
        if not line.framing.chunked:
            raise
        reply = ET.Element(f"{{{NC}}}rpc-reply")
        reply.append(RpcError("malformed-message", "not well-formed", "rpc").element())
        line.say(reply)
        return None
    if rpc.tag != f"{{{NC}}}rpc":
        raise _Over
    return rpc


def _parsed(message: bytes) -> ET.Element:
    return ET.fromstring(message.strip())  # noqa: S314 - expat here reads no external entity, and the peer is a test


def _hello(agent: Agent) -> ET.Element:
    hello = ET.Element(f"{{{NC}}}hello")
    capabilities = ET.SubElement(hello, f"{{{NC}}}capabilities")
    for uri in agent.capabilities:
        ET.SubElement(capabilities, f"{{{NC}}}capability").text = uri
    ET.SubElement(hello, f"{{{NC}}}session-id").text = str(agent.session.number)
    return hello


def _agreed(hello: ET.Element, agent: Agent) -> bool:
    """Whether both sides speak base:1.1; without any version in common the session ends."""
    theirs = {(one.text or "").strip() for one in hello.iter(f"{{{NC}}}capability")}
    # a client that names a session-id breaks the protocol
    if hello.tag != f"{{{NC}}}hello" or hello.find(f"{{{NC}}}session-id") is not None:
        raise _Over
    common = theirs & set(agent.capabilities)
    if not {_BASE + "1.0", _BASE + "1.1"} & common:
        raise _Over
    return _BASE + "1.1" in common


async def _faults(process: Any, agent: Agent, rpc: ET.Element) -> None:  # noqa: ANN401 - as above
    device = agent.session.device
    device.faults.reload()
    line = f"netconf {rpc[0].tag.removeprefix(f'{{{NC}}}')}" if len(rpc) else "netconf"
    if device.faults.delay:
        await asyncio.sleep(device.faults.delay)
    if any(fault.hits(line) for fault in device.faults.drop):
        process.channel.get_connection().abort()
        raise _Over
    if any(fault.hits(line) for fault in device.faults.hang):
        await asyncio.Event().wait()
