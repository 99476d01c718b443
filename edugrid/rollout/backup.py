"""Running configurations as files, secrets taken out."""

from pathlib import Path

from edugrid.design.network import DeviceDesign
from edugrid.rollout.connect import connect
from edugrid.rollout.site import Site


def backup(device: DeviceDesign, site: Site, out: Path) -> bool:
    """Write ``out``/<device>.cfg, whole or not at all; False when it held this text already.

    Raises:
        napalm.base.exceptions.NapalmException: the device cannot be asked.
        edugrid.rollout.site.SiteError: no login for it.

    """
    with connect(device, site) as driver:
        text = str(driver.get_config(retrieve="running", sanitized=True)["running"])
    path = out / f"{device.name}.cfg"
    text = text if text.endswith("\n") else text + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    out.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".cfg.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
    return True
