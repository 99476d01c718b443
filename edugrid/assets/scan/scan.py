"""nmap over ranges of the register: which addresses answer, and which TCP ports are open."""

import shutil
from collections.abc import Sequence
from typing import Final

from edugrid.assets.register import Register
from edugrid.assets.scan.read_report import read_report
from edugrid.assets.scan.targets import Network, ScanRefusedError, targets
from edugrid.assets.sighting import Seen, Silent
from edugrid.text import Text

FASTEST: Final = 200
"""Packets a second that nobody may go beyond: a school's line carries lessons meanwhile."""
USUAL: Final = 50
PORTS: Final = (
    *(21, 22, 23, 25, 53, 80, 110, 111, 135, 139, 143, 161, 389, 443, 445, 623, 873, 1433, 1521, 2049, 2375, 3306),
    *(3389, 5432, 5601, 5900, 5985, 6379, 7001, 8000, 8080, 8443, 8888, 9000, 9090, 9200, 11211, 27017),
)
"""TCP ports of shells, desktops, files, databases and web pages, besides those that the register declares."""


class ScannerMissingError(Exception):
    """There is no nmap on this machine."""

    exit_code = 1

    def show(self, lang: str) -> str:
        """What to install."""
        return Text(
            "nmap is not installed; install it: apt-get install nmap", "未安装 nmap，请运行：apt-get install nmap"
        ).show(lang)


def scan(register: Register, wanted: Sequence[str], rate: int = USUAL) -> Seen:
    """Scan ``wanted`` (see ``targets``) with at most ``rate`` packets a second; full TCP connections, closed at once.

    Raises:
        ScanRefusedError: a target is not ours, or ``rate`` is above ``FASTEST``. Nothing was sent.
        ScannerMissingError: there is no nmap.

    """
    networks = targets(register, wanted)
    if not 1 <= rate <= FASTEST:
        raise ScanRefusedError(
            Text(f"{rate} packets a second: 1 to {FASTEST} are allowed", f"每秒 {rate} 个包：允许 1 至 {FASTEST}"),
            Text(f"leave --rate away: {USUAL}", f"可省略 --rate，默认 {USUAL}"),
        )
    if shutil.which("nmap") is None:
        raise ScannerMissingError
    seen = Seen()
    for version in (4, 6):
        some = [network for network in networks if network.version == version]
        if some:
            seen = seen.plus(_run(register, some, rate))
    return seen


def _run(register: Register, networks: Sequence[Network], rate: int) -> Seen:
    from libnmap.process import NmapProcess

    declared = {p.first for host in register.hosts for p in host.ports if p.protocol == "tcp" and p.first == p.last}
    ports = ",".join(str(port) for port in sorted({*PORTS, *declared}))
    # no name is looked up, a lost packet is sent again once, one stubborn host holds nobody up
    options = f"-n -sT --max-rate {rate} --max-retries 1 --host-timeout 5m -p {ports}"
    options += " -6" if networks[0].version == 6 else ""  # noqa: PLR2004 - of IP
    process = NmapProcess([str(network) for network in networks], options=options)
    code = process.run()
    where = ", ".join(str(network) for network in networks)
    if code != 0:
        why = (str(process.stderr).strip().splitlines() or ["nmap failed"])[0]
        return Seen(silent=(Silent("scan", where, register.region, why),))
    try:
        found = read_report(process.stdout, register.region)
    except ValueError as error:
        return Seen(silent=(Silent("scan", where, register.region, f"what nmap said cannot be read: {error}"),))
    return Seen(found, frozenset({("scan", str(network)) for network in networks}))
