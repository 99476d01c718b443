"""Where the lab's switch keeps its files, and how it names what it makes in the kernel."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

SWITCH = "switch"


@dataclass(frozen=True)
class Layout:
    """Paths and names of the switch of the lab directory ``lab``; two labs on one machine do not clash."""

    lab: Path

    @property
    def root(self) -> Path:
        """The folder of everything: database, sockets, logs, keys, process records."""
        return self.lab.resolve() / "openvswitch"

    @property
    def key(self) -> Path:
        """The private key that the switch's host accepts."""
        return self.root / "id_ed25519"

    @property
    def known_hosts(self) -> Path:
        """The host key of the switch's host, in OpenSSH's form."""
        return self.root / "known_hosts"

    @property
    def environment(self) -> dict[str, str]:
        """Makes the tools of Open vSwitch speak to this switch and no other."""
        folder = str(self.root)
        return {"OVS_RUNDIR": folder, "OVS_LOGDIR": folder, "OVS_DBDIR": folder, "OVS_SYSCONFDIR": folder}

    def netns(self, node: str) -> str:
        """Return the name of the namespace of a host, or of the switch itself (``switch``)."""
        return f"eo-{hashlib.sha256(str(self.lab.resolve()).encode()).hexdigest()[:6]}-{node}"

    def record(self, name: str) -> Path:
        """Return where a started process is recorded."""
        return self.root / f"{name}.process.json"
