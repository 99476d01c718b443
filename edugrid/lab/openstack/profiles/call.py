"""What goes through the proxy."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Call:
    """One request: ``service`` is the catalogue type it is for, ``path`` the part below that service's root.

    ``body`` is its JSON, None where there is none. ``changed`` notes what was dropped or put in on the way.
    """

    method: str
    service: str
    path: str
    query: dict[str, list[str]]
    body: Any = None
    changed: list[str] = field(default_factory=list)

    @property
    def parts(self) -> tuple[str, ...]:
        """The path without its version: ``("subnets", "<id>")``."""
        found = [part for part in self.path.split("/") if part]
        return tuple(found[1:] if found and found[0].lower().startswith("v") and found[0][1:2].isdigit() else found)

    @property
    def writes(self) -> bool:
        """True for everything that could change something."""
        return self.method not in {"GET", "HEAD", "OPTIONS"}


class RefusedError(Exception):
    """The cloud does not do this: HTTP ``status`` and the error in the service's own shape."""

    def __init__(self, status: int, kind: str, message: str) -> None:
        self.status, self.kind, self.message = status, kind, message
        super().__init__(message)

    def body(self, service: str) -> dict[str, Any]:
        """The vendor's error body."""
        if service == "network":
            return {"NeutronError": {"type": self.kind, "message": self.message, "detail": ""}}
        return {"error": {"code": self.status, "title": self.kind, "message": self.message}}
