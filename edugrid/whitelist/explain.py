"""Which entry lets a source reach a destination, where that is enforced, and what is missing."""

from collections.abc import Iterator

from edugrid.design.assigned_sources import AssignedPrefix, assigned_prefixes, real_sources
from edugrid.design.network import DeviceDesign
from edugrid.intent.registers import WhitelistEntry
from edugrid.intent.tree import City
from edugrid.region import OpenRegion
from edugrid.whitelist.at_clouds import at_cloud
from edugrid.whitelist.at_devices import Render, at_device
from edugrid.whitelist.explanation import CloudPoint, DevicePoint, EntryFound, Explanation
from edugrid.whitelist.first_hops import first_hops
from edugrid.whitelist.missing import missing
from edugrid.whitelist.question import Question
from edugrid.whitelist.targets import Target, targets


def explain(opened: OpenRegion, question: Question, render: Render) -> Explanation:
    """The answer by the intent of a city or province (a county has no clouds of its own); nothing is asked of anybody.

    An entry speaks of an application and a source, the list on a device of networks: so a device may let through what
    the security group behind it refuses.
    """
    behind = targets(opened.design.tenancies, question.destination, question.source.version)
    clouds = tuple(at_cloud(question, target) for target in behind)
    devices = _devices(opened.design.devices, question, behind, render)
    entries = _entries(opened, question, behind)
    open_ = [_reaches(point, devices) for point in clouds]
    verdict = "unknown" if not open_ else "allowed" if all(open_) else "some" if any(open_) else "refused"
    found = Explanation.model_validate(
        {
            "question": question,
            "verdict": verdict,
            "entries": entries,
            "clouds": clouds,
            "devices": devices,
            "missing": (),
        }
    )
    return found.model_copy(update={"missing": missing(opened, found)})


def _reaches(point: CloudPoint, devices: tuple[DevicePoint, ...]) -> bool:
    on_the_way = (one for one in devices if one.destination == point.network)
    return point.allows and all(one.verdict != "deny" for one in on_the_way)


def _devices(
    designs: tuple[DeviceDesign, ...], question: Question, behind: tuple[Target, ...], render: Render
) -> tuple[DevicePoint, ...]:
    return tuple(
        at_device(question, hop, network, render)
        for hop in first_hops(designs, question.source)
        for network in dict.fromkeys(target.network for target in behind) or (None,)
    )


def _entries(opened: OpenRegion, question: Question, behind: tuple[Target, ...]) -> tuple[EntryFound, ...]:
    found = []
    for city in opened.intent.cities:
        names = {target.application for target in behind if target.spec.region == city.path}
        source = opened.intent.sources.get(f"{city.path}/registers/whitelist.csv")
        assigned = assigned_prefixes(city, opened.ledger, opened.intent.capabilities)
        for index, entry in _covering(city, question, assigned):
            if entry.application in names:
                place = f"{source.file}:{source.line(('rows', index))}" if source else "registers/whitelist.csv"
                state = "valid" if entry.until >= opened.intent.today else "expired"
                fields = {name: getattr(entry, name) for name in EntryFound.model_fields if hasattr(entry, name)}
                found.append(EntryFound.model_validate({**fields, "place": place, "state": state}))
    return tuple(found)


def _covering(
    city: City, question: Question, assigned: tuple[AssignedPrefix, ...]
) -> Iterator[tuple[int, WhitelistEntry]]:
    for index, entry in enumerate(city.registers.whitelist):
        ports = entry.port <= question.port <= (entry.port_to or entry.port)
        if not ports or entry.protocol != question.protocol:
            continue
        if any(question.source in source for source in real_sources(entry.source, assigned)):
            yield index, entry
