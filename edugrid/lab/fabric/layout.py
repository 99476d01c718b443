"""Where a fabric keeps its files, and how it names what it makes in the kernel."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """Paths and names of the fabric of the lab directory `lab`.

    Two labs on one machine differ in `lab_id` (a hash of the resolved directory), so none of their namespaces clash.
    """

    lab: Path

    @property
    def root(self) -> Path:
        """The fabric's own folder."""
        return self.lab.resolve() / "fabric"

    @property
    def prefix(self) -> str:
        """The first part of the name of every network namespace of this lab."""
        lab_id = hashlib.sha256(str(self.lab.resolve()).encode()).hexdigest()[:6]
        return f"eg-{lab_id}-"

    @property
    def state(self) -> Path:
        """What was started, with process ids and their start times."""
        return self.root / "state.json"

    @property
    def key(self) -> Path:
        """The private key that every router of the lab accepts."""
        return self.root / "id_ed25519"

    @property
    def known_hosts(self) -> Path:
        """The host keys of the routers, in OpenSSH's form."""
        return self.root / "known_hosts"

    def netns(self, node: str) -> str:
        """Return the name of the node's network namespace."""
        return self.prefix + node

    def node(self, node: str) -> Path:
        """Return the node's folder: its /etc/frr, logs and keys."""
        return self.root / node
