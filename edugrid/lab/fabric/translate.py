"""The Linux host's part of NAT64 and DNS64: TAYGA and Unbound."""

import shutil
from ipaddress import IPv4Network, IPv6Address, IPv6Network
from pathlib import Path

from edugrid.lab.fabric.inside import inside
from edugrid.lab.fabric.layout import Layout

DEVICE = "nat64"
NEEDED = {"/usr/sbin/tayga": "tayga", "/usr/sbin/unbound": "unbound"}
TAYGA = """\
tun-device {device}
ipv4-addr {own}
prefix {prefix}
dynamic-pool {pool}
data-dir {folder}
"""
# answers of an authoritative zone go through the dns64 module only on their way up, not down to the asker
UNBOUND = """\
server:
  directory: "{folder}"
  username: ""
  chroot: ""
  pidfile: ""
  use-syslog: no
  logfile: "{folder}/unbound.log"
  interface: {resolver}
  access-control: ::/0 allow
  module-config: "dns64 iterator"
  dns64-prefix: {prefix}
remote-control:
  control-enable: no
auth-zone:
  name: "{domain}"
  zonefile: "{folder}/zone"
  for-downstream: no
  for-upstream: yes
"""
ZONE = """\
{domain}. 60 IN SOA ns.{domain}. root.{domain}. 1 60 60 60 60
{domain}. 60 IN NS ns.{domain}.
ns.{domain}. 60 IN AAAA {resolver}
"""


def can_translate() -> tuple[bool, str]:
    """Return (True, what is there) or (False, why no router of the fabric can translate and what to do about it)."""
    missing = sorted(package for tool, package in NEEDED.items() if shutil.which(tool) is None)
    if missing:
        return False, f"not installed: apt-get install -y --no-install-recommends {' '.join(missing)}"
    if not Path("/dev/net/tun").exists():
        return False, "the kernel has no tun devices (/dev/net/tun), which TAYGA needs"
    return True, "TAYGA, Unbound"


def translate(
    lab: Path,
    router: str,
    *,
    prefix: IPv6Network,
    pool: IPv4Network,
    resolver: IPv6Address,
    domain: str,
    names: dict[str, str],
) -> None:
    """Let a router translate what comes for `prefix` to IPv4 addresses of `pool`, and answer DNS64 at `resolver`.

    `resolver` is an address of the router. `names`: IPv4 addresses of the names of `domain`, which only it knows. The
    routes to the device `nat64` are the router's own. Both programs end with the router. Raises FabricError.
    """
    folder = Layout(lab).node(router) / "nat64"
    folder.mkdir(mode=0o700, exist_ok=True)
    facts = {
        "device": DEVICE,
        "folder": folder,
        "prefix": prefix,
        "pool": pool,
        "own": pool[1],
        "resolver": resolver,
        "domain": domain,
    }
    hosts = "".join(f"{name}.{domain}. 60 IN A {address}\n" for name, address in names.items())
    for file, text in (("tayga.conf", TAYGA), ("unbound.conf", UNBOUND), ("zone", ZONE + hosts)):
        (folder / file).write_text(text.format(**facts), encoding="utf-8")
    tayga = ("tayga", "--config", str(folder / "tayga.conf"))
    inside(lab, router, *tayga, "--mktun")
    inside(lab, router, "ip", "link", "set", DEVICE, "up")
    inside(lab, router, *tayga)
    inside(lab, router, "unbound", "-c", str(folder / "unbound.conf"))
