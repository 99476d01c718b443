"""A real Unbound on a loopback port, with a response-policy zone from a file."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dns.exception
import dns.message
import dns.query
from dns.zone import Zone

_CONF = """server:
  interface: 127.0.0.1@{port}
  chroot: ""
  username: ""
  directory: "{folder}"
  pidfile: ""
  use-syslog: no
  logfile: "{folder}/unbound-{port}.log"
  num-threads: 1
  do-not-query-localhost: no
{more}
remote-control:
  control-enable: no
"""
_WORLD = """  local-zone: "." static
  local-data: "bad.shop. A 203.0.113.9"
  local-data: "www.bad.shop. A 203.0.113.9"
  local-data: "good.shop. A 203.0.113.10"
"""
_RESOLVER = """  module-config: "respip iterator"
rpz:
  name: "{zone}"
  zonefile: "{file}"
forward-zone:
  name: "."
  forward-addr: 127.0.0.1@{world}
"""
_SERVED = """  module-config: "iterator"
auth-zone:
  name: "{zone}"
  zonefile: "{file}"
  for-upstream: no
"""


def available() -> tuple[bool, str]:
    """Whether Unbound is here, or how to get it."""
    if shutil.which("unbound") is None:
        return False, "not installed: apt-get install -y --no-install-recommends unbound"
    return True, "unbound"


@contextmanager
def unbound_server(folder: Path, zone: str, file: Path) -> Iterator[int]:
    """Run a resolver, and another that is the world behind it, until the end of the block; gives the resolver's port."""
    with (
        _running(folder, _WORLD) as world,
        _running(folder, _RESOLVER.format(zone=zone, file=file, world=world)) as port,
    ):
        yield port


@contextmanager
def zone_server(folder: Path, zone: Zone) -> Iterator[int]:
    """Serve ``zone`` from its file (RFC 1035, 5) until the end of the block; gives the port."""
    file = folder / "served.zone"
    zone.to_file(str(file), relativize=False)
    with _running(folder, _SERVED.format(zone=zone.origin, file=file)) as port:
        yield port


@contextmanager
def _running(folder: Path, more: str) -> Iterator[int]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    conf = folder / f"unbound-{port}.conf"
    conf.write_text(_CONF.format(port=port, folder=folder, more=more), encoding="utf-8")
    process = subprocess.Popen(["unbound", "-d", "-p", "-c", str(conf)], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                dns.query.udp(dns.message.make_query("good.shop", "A"), "127.0.0.1", timeout=0.2, port=port)
                break
            except (dns.exception.Timeout, OSError):
                time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(10)
