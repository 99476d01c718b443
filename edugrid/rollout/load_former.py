"""Load an earlier configuration as candidate, in the way that suits the platform."""

from typing import Any


def load_former(driver: Any, platform: str, running: str, former: str) -> None:  # noqa: ANN401 - napalm publishes no types
    """Load what turns ``running`` back into ``former``: whole, or as computed lines (``driver.yml``).

    Raises:
        napalm.base.exceptions.ReplaceConfigException: the device cannot take the text, or no way back can be computed.
        napalm.base.exceptions.MergeConfigException: the device refused a line.

    """
    from napalm.base.exceptions import ReplaceConfigException

    from edugrid.network.patch import make_patch
    from edugrid.vendors.drivers import get_driver

    if get_driver(platform).restore == "whole":
        driver.load_replace_candidate(config=former)
        return
    patch = make_patch(platform, running, former)
    if patch.refused or not patch.forward:
        why = "; ".join(f"{item.line} ({item.rule}): {item.why}" for item in patch.refused) or "no difference is seen"
        raise ReplaceConfigException(f"the way back cannot be computed: {why}")
    driver.load_merge_candidate(config="\n".join(patch.forward))
