"""The scan goes where the register says and nowhere else. Real nmap, on loopback alone."""

import os
import shutil
import socket
from collections.abc import Iterator

import pytest
from asset_world import CITY, INVENTORIES

from edugrid.assets.check import check
from edugrid.assets.host import Host, OpenPort
from edugrid.assets.join import join
from edugrid.assets.register import Range, Register
from edugrid.assets.scan.scan import FASTEST, PORTS, scan
from edugrid.assets.scan.targets import EVERYTHING, ScanRefusedError, targets
from edugrid.region import open_region

nmap = pytest.mark.skipif(
    shutil.which("nmap") is None and os.environ.get("EDUGRID_NMAP") != "require", reason="needs Debian's nmap"
)


@pytest.fixture(name="register")
def _register() -> Register:
    return join(open_region(INVENTORIES, CITY))


def test_ranges_of_servers_are_what_is_scanned_by_default(register: Register) -> None:
    found = {str(network) for network in targets(register, [EVERYTHING])}
    assert found == {"10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "172.30.8.0/24", "172.30.9.0/25"}
    assert [str(one) for one in targets(register, ["172.30.8.7", "172.30.8.0/28", "3fff:410::10/124"])] == [
        "172.30.8.7/32",
        "172.30.8.0/28",
        "3fff:410::10/124",
    ]


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("198.51.100.7", "not inside a range"),
        ("0.0.0.0/0", "not inside a range"),
        ("172.30.0.0/16", "not inside a range"),  # around what is ours
        ("172.30.8.0/23", "not inside a range"),  # half of it is somebody else's
        ("127.0.0.1", "not inside a range"),
        ("::/0", "not inside a range"),
        ("10.0.128.0/26", "pupils and staff"),
        ("10.0.128.20", "pupils and staff"),
        ("3fff:410::/64", "too many"),
        ("--script=x", "no address or prefix"),
        ("172.30.8.1 198.51.100.7", "no address or prefix"),
        ("172.30.8.1-200", "no address or prefix"),
        ("example.com", "no address or prefix"),
    ],
)
def test_nothing_else_is_scanned(
    register: Register, wanted: str, why: str, monkeypatch: pytest.MonkeyPatch, tmp_path: os.PathLike[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # whatever would be started is not there
    with pytest.raises(ScanRefusedError, match=why) as caught:
        scan(register, ["172.30.8.1", wanted])
    assert "172.30.8.0/24" in caught.value.show("zh") or "too many" in why


def test_nobody_goes_faster_than_allowed(register: Register) -> None:
    with pytest.raises(ScanRefusedError, match="1 to 200"):
        scan(register, ["172.30.8.1"], rate=FASTEST + 1)


@pytest.fixture(name="port")
def _port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.2", 0))
        server.listen()
        yield int(server.getsockname()[1])


@nmap
def test_what_answers_and_what_no_row_lets_in(register: Register, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # a register whose only range of servers is a piece of this machine's loopback
    known = Host(
        id="asset/A-1",
        name="known",
        kind="server",
        region=CITY,
        addresses=("127.0.0.2",),
        declared=False,
        ports=(OpenPort(protocol="tcp", first=1, last=1),),
    )
    here = register.model_copy(
        update={"ranges": (Range(prefix="127.0.0.2/31", use="servers", region=CITY, name="lo"),), "hosts": (known,)}
    )
    monkeypatch.setattr("edugrid.assets.scan.scan.PORTS", (port,))
    seen = scan(here, [EVERYTHING], rate=FASTEST)
    assert seen.silent == ()
    assert seen.asked == {("scan", "127.0.0.2/31")}
    assert {(one.what, one.address, one.place) for one in seen.sightings} == {
        ("address", "127.0.0.2", ""),
        ("address", "127.0.0.3", ""),  # loopback answers for all of it
        ("port", "127.0.0.2", f"tcp {port}"),
    }
    found = {(one.asset, one.path, one.kind) for one in check(here, seen) if one.path[0] in {"port", "address"}}
    assert found == {
        ("asset/A-1", ("port", f"tcp {port}"), "unmanaged"),
        ("range/lo", ("address", "127.0.0.3"), "unmanaged"),
    }
    assert port not in PORTS
