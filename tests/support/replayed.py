"""A driver that says again what a device said once: drift without any session."""

from typing import Any


class Replayed:
    """The getters that a look at a configuration needs; ``asked`` counts them."""

    def __init__(self, running: str) -> None:
        self._running = running
        self.asked: list[str] = []

    def get_config(self, retrieve: str = "all") -> dict[str, str]:
        self.asked.append(f"get_config {retrieve}")
        return {"running": self._running, "startup": self._running, "candidate": ""}

    def get_facts(self) -> dict[str, Any]:
        self.asked.append("get_facts")
        return {"os_version": "SIMULATED"}
