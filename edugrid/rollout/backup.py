"""Running configurations as files, secrets taken out."""

import os
from pathlib import Path

from edugrid.design.network import DeviceDesign
from edugrid.rollout.connect import connect
from edugrid.rollout.fingerprint import comparable
from edugrid.rollout.site import Site


def backup(device: DeviceDesign, site: Site, out: Path) -> bool:
    """Write ``out``/<device>.cfg, whole or not at all; False when it held this configuration already.

    A display header that only tells of another time does not count, so that git shows changes of configuration alone.

    Raises:
        napalm.base.exceptions.NapalmException: the device cannot be asked.
        edugrid.rollout.site.SiteError: no login for it.
        OSError: ``out`` cannot be written.

    """
    with connect(device, site) as driver:
        text = str(driver.get_config(retrieve="running", sanitized=True)["running"]).rstrip("\n") + "\n"
    path = out / f"{device.name}.cfg"
    if path.exists() and comparable(path.read_text(encoding="utf-8")) == comparable(text):
        return False
    out.mkdir(parents=True, exist_ok=True)
    part = out / f".{device.name}.cfg.{os.getpid()}"
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return True
