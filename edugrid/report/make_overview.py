"""The overview rows of an opened region."""

from collections import Counter

from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.tree import City, County
from edugrid.region import OpenRegion
from edugrid.report.overview import (
    ApplicationRow,
    CityRow,
    CloudRow,
    Counts,
    CountyRow,
    DeviceRow,
    Overview,
    SchoolRow,
)


def make_overview(opened: OpenRegion) -> Overview:
    """Counts and rows of everything that lies in the target region."""
    cities = tuple(_city(opened, city) for city in opened.intent.cities)
    devices = _devices(opened)
    counties = [county for city in cities for county in city.counties]
    schools = [school for county in counties for school in county.schools]
    clouds = [cloud for city in cities for cloud in city.clouds]
    return Overview(
        counts=Counts(
            cities=len(cities),
            counties=len(counties),
            schools=len(schools),
            classes=sum(school.classes for school in schools),
            devices=len(devices),
            tenancies=len(clouds),
            applications=sum(len(cloud.applications) for cloud in clouds),
            platforms=tuple(sorted(Counter(device.platform for device in devices).items())),
        ),
        cities=cities,
        devices=devices,
    )


def _city(opened: OpenRegion, city: City) -> CityRow:
    intent, design = opened.intent, opened.design
    return CityRow(
        region=city.path,
        name=city.file.name,
        clouds=tuple(_cloud(city, spec) for spec in design.tenancies if spec.region == city.path),
        devices=tuple(device.name for device in design.devices if device.region == city.path),
        counties=tuple(_county(opened, city, county) for county in city.counties if intent.wants(county.path)),
    )


def _cloud(city: City, spec: TenancySpec) -> CloudRow:
    running = {app.name for app in spec.applications}
    applications = tuple(
        ApplicationRow(
            name=app.name,
            owner=app.owner,
            data_class=app.data_class,
            protection_level=app.protection_level,
            flavor=app.flavor,
        )
        for app in city.applications
        if app.name in running
    )
    return CloudRow(
        region=city.path,
        cloud=spec.cloud,
        kind=spec.kind,
        project=spec.project,
        cores=spec.quota.cores,
        ram_gib=spec.quota.ram_mib // 1024,
        instances=spec.quota.instances,
        network=spec.network.name,
        ipv4=spec.network.ipv4,
        ipv6=spec.network.ipv6,
        vlan=spec.network.vlan,
        vni=spec.network.vni,
        rules=sum(len(group.rules) for group in spec.security_groups),
        applications=applications,
    )


def _county(opened: OpenRegion, city: City, county: County) -> CountyRow:
    schools = tuple(
        SchoolRow(
            code=school.row.code,
            name=school.row.name,
            stage=school.row.stage,
            classes=school.row.classes,
            uplink_mbps=school.settings.uplink_mbps,
            ipv4=opened.ledger.ipv4(city.path, school.path),
            ipv6=opened.ledger.ipv6(city.path, school.path),
        )
        for school in county.schools
    )
    return CountyRow(
        region=county.path,
        name=county.file.name,
        code=county.file.code,
        ipv4=opened.ledger.ipv4(city.path, county.path),
        ipv6=opened.ledger.ipv6(city.path, county.path),
        classes=sum(school.classes for school in schools),
        devices=tuple(device.name for device in opened.design.devices if device.region == county.path),
        schools=schools,
    )


def _devices(opened: OpenRegion) -> tuple[DeviceRow, ...]:
    models: dict[str, str] = {}
    places: dict[str, str] = {}
    for city in opened.intent.cities:
        places[city.path] = city.file.name
        places |= {county.path: county.file.name for county in city.counties}
        models |= {device.name: device.model for _, _, device in city.devices()}
    return tuple(
        DeviceRow(
            name=device.name,
            platform=device.platform,
            model=models[device.name],
            role=device.role,
            region=device.region,
            place=places[device.region],
            host=device.host,
            state=device.state,
        )
        for device in opened.design.devices
    )
