"""All live checks of one device."""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module, resources
from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding
from edugrid.network.live.look import Look

Check = Callable[[DeviceDesign, Any], list[LiveFinding]]
_OTHERS = frozenset(
    (
        "__init__",
        "address_state",
        "ask",
        "check",
        "finding",
        "interfaces_of",
        "links",
        "look",
        "port_state",
        "without_check",
    )
)


def check_live(device: DeviceDesign, driver: Any) -> tuple[LiveFinding, ...]:  # noqa: ANN401 - napalm publishes no types
    """Run the checks of every feature that ``device`` has, over the open NAPALM ``driver``.

    A getter is asked once, however many checks need it. One that the driver lacks, and one whose command the device
    refuses, makes its checks ``unknown``, never ``ok``. Everything else that goes wrong is raised as NAPALM does.
    """
    from napalm.base.exceptions import CommandErrorException

    found: list[LiveFinding] = []
    look = Look(driver)
    wanted = frozenset(device.features)
    for feature, check in live_checks().items():
        if feature not in wanted:
            continue
        try:
            found += check(device, look)
        except (NotImplementedError, CommandErrorException) as error:
            reason = str(error) or "the driver has no such getter"
            found.append(
                LiveFinding(
                    device=device.name, feature=feature, subject="", state="unknown", expected="", actual=reason
                )
            )
    return tuple(found)


@lru_cache(maxsize=1)
def live_checks() -> dict[str, Check]:
    """The check of each feature that has one: the function ``check`` of the file that is called as the feature."""
    names = sorted(item.name.removesuffix(".py") for item in resources.files("edugrid.network.live").iterdir())
    wanted = [name for name in names if name.isidentifier() and name not in _OTHERS and not name.startswith("__")]
    return {name: import_module(f"edugrid.network.live.{name}").check for name in wanted}
