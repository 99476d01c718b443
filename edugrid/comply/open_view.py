"""Read what a judgement needs: texts of devices, and what evidence files hash to."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from edugrid.comply.config_text import ConfigText
from edugrid.comply.statements import Statements
from edugrid.comply.system import System
from edugrid.comply.view import View
from edugrid.design.network import DeviceDesign
from edugrid.region import OpenRegion
from edugrid.text import Text


class Read(NamedTuple):
    """What one system is judged by."""

    view: View
    statements: Statements


class Texts(NamedTuple):
    """Configurations by device, and why some could not be read."""

    configs: Mapping[str, ConfigText]
    unread: Mapping[str, Text]


def open_view(root: Path, opened: OpenRegion, system: System, texts: Texts) -> Read:
    """The view of ``system``; evidence files are read, nobody is asked."""
    from edugrid.network.capabilities import capabilities
    from edugrid.network.template_folders import template_folders
    from edugrid.paper.evidence import evidence_sums

    intent = opened.intent
    city = next(city for city in intent.cities if city.path == system.region)
    devices = active_devices(opened, system)
    folders = template_folders(root)
    lacking = {}
    for device in devices:
        can = capabilities(folders, device.platform)
        for feature, reason in (can.cannot | can.elsewhere).items():
            lacking[device.name, feature] = Text(reason.en, reason.zh)
    view = View(
        intent=intent,
        city=city,
        system=system,
        devices=devices,
        configs=texts.configs,
        unread=texts.unread,
        lacking=lacking,
        tenancies=tuple(spec for spec in opened.design.tenancies if spec.region == city.path),
    )
    rows = city.registers.compliance
    named = sorted({row.evidence for row in rows if row.evidence})
    return Read(
        view,
        Statements(
            tuple((view.row("compliance", index), row) for index, row in enumerate(rows)),
            evidence_sums(root / city.path / "registers", named),
            intent.today,
        ),
    )


def active_devices(opened: OpenRegion, system: System) -> tuple[DeviceDesign, ...]:
    """Devices that carry or manage what the system sends: all active ones of its city."""
    below = (system.region, f"{system.region}/")
    return tuple(
        device
        for device in opened.design.devices
        if device.state == "active" and (device.region == below[0] or device.region.startswith(below[1]))
    )
