"""The routers' host keys, as a file that SSH clients check."""

from edugrid.lab.fabric.layout import Layout


def write_known_hosts(layout: Layout, host_keys: dict[tuple[str, int], str]) -> None:
    """Write the known_hosts file from {(host, port): public key}."""
    layout.known_hosts.touch(mode=0o600)
    lines = [f"[{host}]:{port} {key}\n" for (host, port), key in sorted(host_keys.items())]
    layout.known_hosts.write_text("".join(lines))
