"""Everything that edugrid itself builds, configures or knows of, as hosts."""

from collections.abc import Iterator

from edugrid.assets.host import Host, HostKind, OpenPort
from edugrid.assets.system import System
from edugrid.design.adopted_spec import AdoptedSpec
from edugrid.design.region import RegionDesign
from edugrid.design.tenancy_spec import ApplicationSpec, TenancySpec
from edugrid.intent.device_settings import device_settings
from edugrid.intent.tree import City, Intent

_KINDS: dict[str, HostKind] = {
    "服务器": "server",
    "server": "server",
    "存储": "storage",
    "storage": "storage",
    "交换机": "network",
    "路由器": "network",
    "switch": "network",
    "router": "network",
    "防火墙": "security",
    "firewall": "security",
    "ups": "power",
    "空调": "power",
}
"""Words for what stands in a legacy data centre."""
_NO_ENTRY = frozenset({"balancer", "transit"})


def declared_hosts(intent: Intent, design: RegionDesign, city: City, systems: tuple[System, ...]) -> Iterator[Host]:
    """Devices, cloud servers, ONUs, access points and what stands in legacy data centres of ``city``. Pure."""
    of_app = {name: system.name for system in systems for name in system.applications}
    of_device = {name: system.name for system in systems for name in system.devices}
    yield from _devices(design, city, of_device)
    owners = {app.name: app.owner for app in city.applications}
    for spec in design.tenancies:
        if spec.region == city.path:
            yield from _servers(spec, owners, of_app)
    for held in design.adopted:
        if held.region == city.path:
            yield from _adopted(held)
    yield from _optical(intent, city, of_device)
    yield from _legacy(intent, city)


def _devices(design: RegionDesign, city: City, systems: dict[str, str]) -> Iterator[Host]:
    intended = {device.name: (region, device) for region, _, device in city.devices()}
    for design_of in design.devices:
        if design_of.name not in intended:
            continue
        region, device = intended[design_of.name]
        loopback = design_of.loopback
        addresses = [design_of.host, *([str(loopback.ipv4.ip), str(loopback.ipv6.ip)] if loopback else [])]
        links = [link for port in design_of.ports for link in (port.ipv4, port.ipv6) if link is not None]
        links += [link for hop in design_of.gateways for link in (hop.ipv4, hop.ipv6) if link]
        addresses += [str(link.ip) for link in links]
        yield Host(
            id=f"device/{device.name}",
            name=device.name,
            kind="network",
            region=region,
            system=systems.get(device.name, ""),
            owner=device.owner or device_settings(city, region, device).owner or "",
            platform=device.platform,
            model=device.model,
            addresses=tuple(dict.fromkeys(addresses)),
            place=device.school or "",
            ports=(OpenPort(protocol="tcp", first=device.management.port, last=device.management.port),),
            state="planned" if device.state == "planned" else "in-use",
        )


def _servers(spec: TenancySpec, owners: dict[str, str], systems: dict[str, str]) -> Iterator[Host]:
    rules = {group.name: group.rules for group in spec.security_groups}
    for app in spec.applications:
        ports = _ports(app, rules)
        for name in app.servers:
            yield Host(
                id=f"server/{spec.label}/{spec.project}/{name}",
                name=name,
                kind="server",
                region=dict(app.tags).get("region", spec.region),
                system=systems.get(app.name, ""),
                owner=owners.get(app.name, ""),
                platform="OpenStack",
                model=app.flavor,
                software=app.image,
                place=f"{spec.cloud}/{spec.project}",
                ports=ports,
            )
    for edge in spec.nfv_edges:
        yield Host(
            id=f"server/{spec.label}/{spec.project}/{edge.name}",
            name=edge.name,
            kind="network",
            region=edge.county,
            platform="OpenStack",
            model=edge.flavor,
            software=edge.image,
            place=f"{spec.cloud}/{spec.project}",
        )


def _ports(app: ApplicationSpec, rules: dict[str, tuple]) -> tuple[OpenPort, ...]:  # type: ignore[type-arg] # SecurityRule
    found: dict[tuple[str, int, int], list[str]] = {}
    for rule in rules.get(app.security_group, ()):
        if rule.whitelist_id in _NO_ENTRY or rule.port_min is None:
            continue
        entries = found.setdefault((rule.protocol, rule.port_min, rule.port_max or rule.port_min), [])
        if rule.whitelist_id not in entries:
            entries.append(rule.whitelist_id)
    return tuple(
        OpenPort(protocol=protocol, first=first, last=last, entries=tuple(entries))
        for (protocol, first, last), entries in sorted(found.items())
    )


def _adopted(spec: AdoptedSpec) -> Iterator[Host]:
    for item in spec.objects:
        if item.kind == "server":
            yield Host(
                id=f"server/{spec.label}/{spec.project}/{item.properties.get('name', item.label)}",
                name=str(item.properties.get("name", item.label)),
                kind="server",
                region=spec.region,
                platform="OpenStack",
                model=str(item.properties.get("flavorName", "")),
                software=str(item.properties.get("imageName", "")),
                place=f"{spec.cloud}/{spec.project}",
            )


def _optical(intent: Intent, city: City, systems: dict[str, str]) -> Iterator[Host]:
    """ONUs and access points: they belong to the system of the device that they hang on."""
    schools = {school.row.code: county.path for county in city.counties for school in county.schools}
    owners = {county.path: county.settings.owner for county in city.counties}
    lists = [(city.path, city.registers.onus), *((county.path, county.onus) for county in city.counties)]
    for path, rows in lists:
        for row in rows:
            region = schools.get(row.school, path)
            if intent.wants(region):
                yield Host(
                    id=f"onu/{row.olt}/{row.school}/{row.room}",
                    name=f"{row.school}/{row.room}",
                    kind="network",
                    region=region,
                    system=systems.get(row.olt, ""),
                    owner=owners.get(region) or city.settings.owner or "",
                    platform="ONU",
                    model=row.type,
                    serial=row.serial or row.loid or "",
                    place=row.school,
                    state="planned" if row.state == "planned" else "in-use",
                )
    for ap in city.registers.aps:
        region = schools.get(ap.school, city.path)
        if intent.wants(region):
            yield Host(
                id=f"ap/{ap.ac}/{ap.name}",
                name=ap.name,
                kind="network",
                region=region,
                system=systems.get(ap.ac, ""),
                owner=owners.get(region) or city.settings.owner or "",
                platform="AP",
                serial=str(ap.mac),
                place=ap.school,
            )


def _legacy(intent: Intent, city: City) -> Iterator[Host]:
    """What stands in legacy data centres and is no device of the inventory."""
    known = {device.name for _, _, device in city.devices()}
    for region, _, site in city.data_centres():
        if not intent.wants(region):
            continue
        for item in site.devices:
            if item.name in known:
                continue
            yield Host(
                id=f"legacy/{site.name}/{item.name}",
                name=item.name,
                kind=_KINDS.get(item.kind.strip().lower(), "other"),
                region=region,
                owner=site.owner,
                model="",
                serial=item.serial,
                addresses=tuple(
                    str(address) for work in site.workloads if work.host == item.name for address in work.addresses
                ),
                place=site.name,
                installed=item.since,
                state="retired" if item.closed else "in-use",
            )
