"""Send a real packet through the fabric."""

from pathlib import Path

from edugrid.lab.fabric.layout import Layout
from edugrid.lab.fabric.system import system


def ping(lab: Path, node: str, target: str, source: str | None = None) -> bool:
    """Send one ICMP or ICMPv6 echo from `node` (router or host) and say whether the answer came within a second."""
    bound = ["-I", source] if source else []
    argv = ["ping", "-n", "-c", "1", "-W", "1", *bound, target]
    return system("ip", "netns", "exec", Layout(lab).netns(node), *argv, check=False).returncode == 0
