"""What a look takes in besides the configurations and clouds."""

from typing import Final, NamedTuple

LIVE: Final = "live"
"""First part of the path of a fact that a device tells: a neighbour, a session, an ONU, a route."""
STARTUP: Final = "startup"
"""First part of the path of what would be lost at the next start."""
PORT: Final = "open_port"
"""First part of the path of a port that answers; a cloud's own `port` is a thing that is made."""
CERTIFICATE: Final = "certificate"
"""First part of the path of a certificate."""
COMPLY: Final = "comply"
"""First part of the path of a control of classified protection that does not hold."""
UNOWNED: Final = "unowned"
"""What stands as the exception of a line that no template owns."""
GRACE: Final = "grace "
"""How the exception of a new standard begins; its last day follows."""


class Extent(NamedTuple):
    """``facts``: what devices tell of neighbours, sessions and saved configurations; ``unowned``: lines of no template.

    ``ports``: which ports answer at the addresses of the intent. ``comply``: controls of classified protection.
    """

    facts: bool = False
    unowned: bool = False
    ports: bool = False
    comply: bool = False

    @property
    def options(self) -> tuple[str, ...]:
        """The words of a command that looks as far."""
        return tuple(f"--{name}" for name, asked in self._asdict().items() if asked)

    @property
    def skipped(self) -> frozenset[str]:
        """First parts of paths that such a look says nothing about."""
        return frozenset(
            (
                *(() if self.facts else (LIVE, STARTUP)),
                *(() if self.ports else (PORT,)),
                *(() if self.comply else (COMPLY,)),
            )
        )


PLAIN: Final = Extent()
"""Nothing else."""
