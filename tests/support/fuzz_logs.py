"""Logs and flow summaries in which miners are looked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from fuzz_target import Target

from edugrid.intent.problems import IntentError
from edugrid.mining.dns_logs import read_dns_log
from edugrid.mining.flow_files import read_flows
from edugrid.mining.read_indicators import read_indicators
from edugrid.mining.session_tables import read_sessions

HERE: Final = Path(__file__).parents[1]


def log_targets(folder: Path) -> Iterator[Target]:
    """Each reads lines as a command would; ``folder`` is for a file of indicators."""
    dns = (
        b"27-Nov-2026 09:10:11.000 client @0x7f 10.0.0.9#53422 (pool.example): view v: query: pool.example IN A +E(0)K (10.0.0.1)\n"
        b"[1764234611] unbound[1:0] info: 10.0.0.9 pool.example. A IN\n"
        b"Nov 27 09:10:11 dnsmasq[1]: query[A] pool.example from 10.0.0.9\nNov 27 09:10:11 dnsmasq[1]: reply pool.example is 203.0.113.9\n"
    )
    flows = (
        b"ts,te,td,sa,da,sp,dp,pr,ipkt,ibyt\n2026-11-27 09:10:11,2026-11-27 09:10:12,1.0,10.0.0.9,203.0.113.9,1,3333,TCP,3,400\n"
        b'{"src_addr":"10.0.0.9","dst_addr":"203.0.113.9","src_port":1,"dst_port":3333,"proto":"TCP","packets":3,"bytes":9,"time_flow_start_ns":1764234611000000000}\n'
    )
    sessions = (
        b"tcp VPN: public --> public 10.0.0.9:1234[203.0.113.1:2234]--> 203.0.113.7:3333\nProtocol : TCP(6)\nSrcAddr  Port Vpn : 10.0.0.9 1\n"
        b"DestAddr Port Vpn : 203.0.113.9 3333\nInitiator:\n  Source      IP/port: 10.0.0.9/1\n  Destination IP/port: 203.0.113.9/3333\n"
    )
    for name, seed, reader in (
        ("DNS log", dns, read_dns_log),
        ("flows", flows, read_flows),
        ("sessions", sessions, read_sessions),
    ):

        def run(data: bytes, reader: Any = reader) -> object:  # noqa: ANN401 - three readers of lines
            return list(reader(data.decode("utf-8", "replace").split("\n")))

        yield Target(name, [seed, *(line + b"\n" for line in seed.splitlines())], run, weight=20)

    root = folder / "inventories"
    mining = root / "henan/mining"
    mining.mkdir(parents=True)
    seeds = [
        b"kind,value,source,licence,updated\ndomain,pool.example,a,b,2026-01-01\n",
        (HERE.parent / "edugrid/mining/examples.yml").read_bytes(),
    ]

    def indicators(data: bytes) -> object:
        kind, other = ("a.csv", "a.yml") if data.startswith(b"kind") else ("a.yml", "a.csv")
        (mining / other).unlink(missing_ok=True)
        (mining / kind).write_bytes(data)
        return read_indicators(root, "henan")

    yield Target("mining indicators", seeds, indicators, (IntentError,), weight=0.3)
