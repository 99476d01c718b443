"""Everything that a check may look at."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from edugrid.comply.config_text import ConfigText
from edugrid.comply.evidence import Evidence, State
from edugrid.comply.records import Records
from edugrid.comply.system import System
from edugrid.design.network import DeviceDesign
from edugrid.design.tenancy_spec import ApplicationSpec, TenancySpec
from edugrid.intent.tree import City, Intent
from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.certificates.look_at_certificates import LookedAt
    from edugrid.vendors.base.offered_algorithms import Offered


IOT: Final = ("iot-", "iot_", "sensor-")
"""How the name of a segment for things (sensors, cameras, meters) begins."""


class Hosted(NamedTuple):
    """An application of the system on one cloud, and where its specification stands in ``tenancy.json``."""

    tenancy: TenancySpec
    app: ApplicationSpec
    pointer: str

    def says(self, check: str, field: str, state: State, why: Text) -> Evidence:
        """Evidence that a field of the application is."""
        return Evidence(
            check=check,
            subject=f"{self.tenancy.label}/{self.app.name}",
            basis="planned",
            state=state,
            place=f"tenancy.json#{self.pointer}/{field}",
            value=f"{field}: {_plain(getattr(self.app, field))}",
            why=why,
        )


class View(NamedTuple):
    """One system, what carries it, and what was read.

    ``devices`` are the active devices of the region: they carry its traffic or manage it. ``configs`` are their texts, as
    displayed where somebody looked, else as rendered; ``unread`` says why a device has none. ``lacking``: device and feature
    → why its platform has no template for it. ``offers`` of SSH servers and ``certificates`` of TLS endpoints are read with
    --live only, copies on disk always. ``records`` is what edugrid itself wrote down. ``tenancies`` are all of the city, in
    the order of ``tenancy.json``.
    """

    intent: Intent
    city: City
    system: System
    devices: tuple[DeviceDesign, ...]
    configs: Mapping[str, ConfigText]
    unread: Mapping[str, Text]
    lacking: Mapping[tuple[str, str], Text]
    offers: "Mapping[str, Offered | None]"
    certificates: "tuple[LookedAt, ...]"
    records: Records
    tenancies: tuple[TenancySpec, ...]

    def hosted(self) -> Iterator[Hosted]:
        """The applications of the system, on each cloud that they are on."""
        for number, tenancy in enumerate(self.tenancies):
            for index, app in enumerate(tenancy.applications):
                if app.name in self.system.applications:
                    yield Hosted(tenancy, app, f"/{number}/applications/{index}")

    @property
    def extensions(self) -> frozenset[str]:
        """Parts of the control map that hold: clouds hold it, its own devices control wireless or serve things."""
        found = {"general", "supplement"}
        if next(self.hosted(), None) is not None:
            found.add("cloud")
        own = [device for device in self.devices if device.name in self.system.devices]
        if any(device.wlan for device in own):
            found.add("wireless")
        if any(vlan.name.startswith(IOT) for device in own for vlan in device.vlans):
            found.add("iot")
        return frozenset(found)

    def row(self, register: str, index: int) -> str:
        """``file:line`` of a row of a register of the city."""
        source = self.intent.sources.get(f"{self.city.path}/registers/{register}.csv")
        return f"{source.file}:{source.line(('rows', index))}" if source else f"registers/{register}.csv"

    def device_place(self, name: str) -> str:
        """``file:line`` of a device in the intent."""
        files = {self.city.path: self.city.file.devices} | {c.path: c.file.devices for c in self.city.counties}
        for path, devices in files.items():
            for index, device in enumerate(devices):
                if device.name == name:
                    source = self.intent.sources[path]
                    return f"{source.file}:{source.line(('devices', index))}"
        return self.city.path


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return "; ".join(str(_plain(one)) for one in value) or "-"
    return "-" if value is None else value
