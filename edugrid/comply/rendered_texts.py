"""Configurations as edugrid renders them."""

from collections.abc import Iterable
from pathlib import Path

from edugrid.comply.config_text import ConfigText
from edugrid.comply.open_view import Texts
from edugrid.design.network import DeviceDesign


def rendered_texts(root: Path, devices: Iterable[DeviceDesign]) -> Texts:
    """What ``edugrid render`` writes, secrets taken out. Nobody is asked."""
    from edugrid.network.templates import templates
    from edugrid.rollout.hide_secrets import hide_secrets

    render = templates(root).render
    return Texts(
        {
            device.name: ConfigText(
                device.platform,
                hide_secrets(device.platform, (render(device),))[0],
                f"configs/{device.name}.cfg",
            )
            for device in devices
        },
        {},
        {},
    )
