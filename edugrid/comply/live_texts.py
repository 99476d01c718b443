"""Configurations as devices display them."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edugrid.comply.config_text import ConfigText
from edugrid.comply.open_view import Texts
from edugrid.comply.rendered_texts import rendered_texts
from edugrid.design.network import DeviceDesign
from edugrid.rollout.progress import Progress
from edugrid.rollout.site import Site
from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.vendors.base.offered_algorithms import Offered

_SECONDS: Final = 5.0


def live_texts(root: Path, devices: Sequence[DeviceDesign], site: Site, progress: Progress) -> Texts:
    """Ask every device for its running configuration, secrets taken out, and its SSH server what it offers.

    Where the device is a program on a Linux host, what the host says of its logins stands behind its own text. One that
    does not answer is a reason, not an end. Offers are read directly: a device behind a jump host gives none.
    """
    rendered = rendered_texts(root, devices).configs
    configs: dict[str, ConfigText] = {}
    unread: dict[str, Text] = {}
    with ThreadPoolExecutor(max_workers=max(1, min(16, len(devices)))) as pool:
        looks = pool.map(lambda device: _one(device, site), devices)
        for done, (device, found) in enumerate(zip(devices, looks, strict=True), 1):
            if isinstance(found, ConfigText):
                configs[device.name] = replace(found, intended=rendered[device.name].text)
            else:
                unread[device.name] = Text(f"it could not be read: {found}", f"无法读取：{found}")
            progress(done, len(devices), device.name)
        offers = pool.map(lambda device: _offered(device, site), devices)
        return Texts(configs, unread, {d.name: one for d, one in zip(devices, offers, strict=True)})


def _offered(device: DeviceDesign, site: Site) -> "Offered | None":
    from edugrid.vendors.base.offered_algorithms import offered_algorithms

    end = site.endpoint(device.name, device.host, device.port)
    return None if end.telnet else offered_algorithms(end.host, end.port, _SECONDS)


def _one(device: DeviceDesign, site: Site) -> ConfigText | str:
    from napalm.base.exceptions import NapalmException

    from edugrid.rollout.connect import connect
    from edugrid.rollout.hide_secrets import hide_secrets
    from edugrid.rollout.layer import layer
    from edugrid.rollout.site import SiteError

    try:
        with connect(device, site) as driver:
            text = str(driver.get_config(retrieve="running", sanitized=True)["running"])
            host = getattr(driver, "get_host_config", None)  # of devices that are programs on a Linux host
            text = f"{text.rstrip()}\n!\n{host()}" if host else text
            simulated = layer(driver) == "simulated"
    except (NapalmException, SiteError, OSError, EOFError, ValueError) as error:
        return (str(error) or type(error).__name__).splitlines()[0]
    text = hide_secrets(device.platform, (text,))[0].rstrip("\n") + "\n"
    return ConfigText(device.platform, text, f"configs/{device.name}.cfg", observed=True, simulated=simulated)
