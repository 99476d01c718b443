"""What would turn a device's running configuration into the intended one, in the form its driver takes."""

from typing import Any

from edugrid.design.frozen import Frozen


class Difference(Frozen):
    """``forward`` and ``back`` for people; ``candidate`` is what the driver loads, None when there is nothing to do.

    ``waiting``: intended lines that are left out because their secret is not on the device.
    """

    forward: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    candidate: str | None = None


def difference(driver: Any, platform: str, running: str, intended: str, *, undo: bool = True) -> Difference:  # noqa: ANN401 - napalm publishes no types
    """Compute the difference; for devices that take whole configurations, the device itself does.

    Lines that no template owns are left alone, always (docs/decisions/0003). Without ``undo`` the way back may be missing.

    Raises:
        napalm.base.exceptions.NapalmException: the device cannot be asked, or cannot take the text.

    """
    from edugrid.vendors.drivers import get_driver

    if get_driver(platform).candidate == "whole":
        return _asked(driver, platform, running, intended)
    return _planned(platform, running, intended, undo=undo)


def _planned(platform: str, running: str, intended: str, *, undo: bool) -> Difference:
    from edugrid.network.owned import owned_lines
    from edugrid.network.patch import make_patch

    patch = make_patch(platform, running, intended, owned=owned_lines(platform), undo=undo)
    reasons = tuple(
        " ".join(part for part in (item.line, f"({item.rule})", item.why) if part) for item in patch.refused
    )
    candidate = "\n".join(patch.forward) if patch.forward and not reasons else None
    return Difference(
        forward=patch.forward, back=patch.back, reasons=reasons, waiting=patch.waiting, candidate=candidate
    )


def _asked(driver: Any, platform: str, running: str, intended: str) -> Difference:  # noqa: ANN401 - napalm publishes no types
    from edugrid.rollout.merged_target import merged_target

    target = merged_target(platform, running, intended)
    driver.load_replace_candidate(config=target)
    try:
        text = str(driver.compare_config())
    finally:
        driver.discard_config()
    if not text.strip():
        return Difference()
    forward = tuple(text.splitlines())
    turned = {"+": "-", "-": "+"}
    back = tuple(turned.get(line[:1], line[:1]) + line[1:] for line in forward)
    return Difference(forward=forward, back=back, candidate=target)
