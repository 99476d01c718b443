"""Ports that answer on this machine, and what the register says of them. Nothing but loopback is asked."""

import socket
from contextlib import ExitStack
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from edugrid.cloud.observe import GRAVE, WORDS
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.drift.extent import PORT, Extent
from edugrid.drift.ports.answering import Pace, answering
from edugrid.drift.ports.unlisted import LOOKED_AT, places, unlisted
from edugrid.region import open_region

HERE = Path(__file__).parents[3]
POOL = IPv4Network("10.0.0.0/8")


def tenancy(name: str = "gov") -> TenancySpec:
    return next(
        one for one in open_region(HERE / "inventories", "henan/zhengzhou").design.tenancies if one.label == name
    )


def test_only_what_listens_answers() -> None:
    with ExitStack() as stack:
        listening = set()
        for address in ("127.0.0.1", "127.0.0.2"):
            door = stack.enter_context(socket.create_server((address, 0)))
            listening.add((IPv4Address(address), door.getsockname()[1]))
        with socket.create_server(("127.0.0.1", 0)) as shut:
            closed = (IPv4Address("127.0.0.1"), shut.getsockname()[1])
        crossed = [(address, port) for address in (IPv4Address("127.0.0.3"),) for _, port in listening]
        found = answering([*listening, closed, *crossed], Pace(seconds=2))
    assert set(found) == listening


def test_the_register_decides() -> None:
    spec = tenancy()
    apps = spec.networks[0]
    rules = [rule for group in spec.security_groups for rule in group.rules if rule.protocol == "tcp"]
    assert 443 in {rule.port_min for rule in rules}
    server = next(apps.ipv4.hosts()) + 9
    found = unlisted(spec, [(server, 443), (server, 3306), (IPv4Address("192.0.2.1"), 3306)])
    assert [(one.path, one.kind, one.asset) for one in found] == [
        ((PORT, str(server), "tcp 3306"), "unmanaged", "gov/edu-zhengzhou")
    ]


def test_a_port_of_the_cloud_is_no_port_that_answers() -> None:
    # what a look passes over stays open in the history, and what is no line is never repaired
    assert Extent().skipped.isdisjoint(GRAVE | set(WORDS.values()))


def test_nothing_outside_the_pool_is_asked() -> None:
    spec = tenancy()
    asked = list(places(spec, POOL))
    assert len(asked) == sum(len(list(net.ipv4.hosts())) for net in spec.networks) * len(LOOKED_AT)
    assert all(address in POOL for address, _ in asked)
    assert list(places(spec, IPv4Network("172.16.0.0/12"))) == []
    wide = spec.networks[0].model_copy(update={"ipv4": IPv4Network("10.0.0.0/16")})
    assert list(places(spec.model_copy(update={"networks": (wide,)}), POOL)) == []
