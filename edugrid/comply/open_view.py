"""Read what a judgement needs: texts of devices, and what evidence files hash to."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from edugrid.comply.config_text import ConfigText
from edugrid.comply.records import Records
from edugrid.comply.statements import Statements
from edugrid.comply.system import System
from edugrid.comply.view import View
from edugrid.design.network import DeviceDesign
from edugrid.intent.tree import City, Intent
from edugrid.region import OpenRegion
from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.vendors.base.offered_algorithms import Offered


class Read(NamedTuple):
    """What one system is judged by."""

    view: View
    statements: Statements


class Texts(NamedTuple):
    """Configurations by device, why some could not be read, and what SSH servers offer (None: no answer)."""

    configs: Mapping[str, ConfigText]
    unread: Mapping[str, Text]
    offers: "Mapping[str, Offered | None]"


class Asked(NamedTuple):
    """What was read beside the intent; ``live``: devices and endpoints are asked, nothing is rendered."""

    texts: Texts
    records: Records = Records()
    live: bool = False


def open_view(root: Path, opened: OpenRegion, system: System, asked: Asked) -> Read:
    """The view of ``system``; evidence files are read. Where ``asked`` is live its TLS endpoints are asked as well."""
    from edugrid.certificates.look_at_certificates import look_at_certificates
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
        configs=asked.texts.configs,
        unread=asked.texts.unread,
        lacking=lacking,
        offers=asked.texts.offers,
        certificates=tuple(
            one
            for one in look_at_certificates(root, _only(intent, city, system), ask=asked.live)
            if one.region == city.path
        ),
        records=asked.records,
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


def _only(intent: Intent, city: City, system: System) -> Intent:
    """The intent with the certificates of ``system`` alone, so that nobody else is asked."""
    rows = tuple(row for row in city.registers.certificates if row.application in system.applications)
    registers = city.registers.model_copy(update={"certificates": rows})
    cities = (city.model_copy(update={"registers": registers}),)
    return intent.model_copy(update={"cities": cities, "target": city.path})


def active_devices(opened: OpenRegion, system: System) -> tuple[DeviceDesign, ...]:
    """The devices of ``system``; where the register names none, all active ones of its city: they carry what it sends."""
    below = (system.region, f"{system.region}/")
    return tuple(
        device
        for device in opened.design.devices
        if device.state == "active"
        and (device.region == below[0] or device.region.startswith(below[1]))
        and (not system.devices or device.name in system.devices)
    )
