"""Which interfaces of a device are up."""

from typing import Any

from edugrid.network.live.ask import ask


def links(driver: Any) -> dict[str, bool]:  # noqa: ANN401 - napalm publishes no types
    """Whether each interface is up: from ``get_interface_states`` where the driver has it, it costs less, else from NAPALM's.

    Raises:
        NotImplementedError: the driver has no ``get_interfaces`` either.

    """
    if getattr(driver, "get_interface_states", None) is not None:
        return dict(driver.get_interface_states())
    return {name: bool(seen["is_up"]) for name, seen in ask(driver, "get_interfaces").items()}
