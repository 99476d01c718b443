"""Files of one region become its intent."""

import re
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from edugrid.intent.capability_profile import CapabilityProfile
from edugrid.intent.check_places import check_places
from edugrid.intent.check_profiles import check_profiles
from edugrid.intent.check_rules import check_rules
from edugrid.intent.csv_file import read_csv
from edugrid.intent.files import CityFile, CountyFile, ProvinceFile, SchoolsFile
from edugrid.intent.flavor import Flavor
from edugrid.intent.load_adopted import load_adopted
from edugrid.intent.load_applications import ReadApplications, load_applications
from edugrid.intent.load_capabilities import load_capabilities
from edugrid.intent.load_people import load_people
from edugrid.intent.load_placement import load_placement
from edugrid.intent.load_registers import FILES, load_onus, load_registers
from edugrid.intent.load_services import load_services
from edugrid.intent.moment import moment
from edugrid.intent.problems import IntentError, Problem
from edugrid.intent.read_ledger import read_ledger
from edugrid.intent.rules.scope import Read
from edugrid.intent.service_profile import ServiceProfile
from edugrid.intent.settings import Settings, SettingsPatch, inherit
from edugrid.intent.source import Source, shown
from edugrid.intent.tree import City, County, Intent, School
from edugrid.intent.validate import validate
from edugrid.intent.yaml_file import read_yaml
from edugrid.text import Text

SCHOOL_COLUMNS = ("code", "name", "county", "classes", "stage")

_PLACE: Final = re.compile(r"[a-z][a-z0-9-]{0,30}")

# stands in for a province that could not be read, so that the files below it are still checked
NEUTRAL = Settings(
    domain="unread.example",
    ntp_servers=(),
    dns_servers=(),
    syslog_servers=(),
    segments=(),
    uplink_mbps=1,
    protection_level=1,
)


def load_intent(root: Path, region: str, at: datetime | None = None) -> Intent:
    """Read ``root``/``region`` and everything above and below it.

    Args:
        root: the folder that holds the provinces (``inventories``).
        region: ``henan``, ``henan/zhengzhou`` or ``henan/zhengzhou/zhongmu``.
        at: the moment for which windows, freezes and expiry dates are judged; absent: ``moment()``.

    Raises:
        IntentError: with all problems of all files.

    """
    parts = region.strip("/").split("/")
    folder = root / parts[0]
    if not region or len(parts) > 3 or not (root / Path(*parts)).is_dir():  # noqa: PLR2004 - province, city, county
        raise IntentError([_no_region(root, region)])
    problems: list[Problem] = []
    _check_folder(folder, problems)
    source = read_yaml(folder / "province.yml", problems)
    province = validate(source, ProvinceFile, problems)
    names = [parts[1]] if len(parts) > 1 else sorted(p.parent.name for p in folder.glob("*/city.yml"))
    above = province.defaults if province else NEUTRAL
    services = load_services(folder, problems)
    capabilities = load_capabilities(folder, problems)
    flavors = province.flavors if province else {}
    loaded = [
        _city(folder / name, f"{parts[0]}/{name}", _Province(above, services, flavors, capabilities), problems)
        for name in names
    ]
    taken = {
        key: read_ledger(root / key / "ledger.yml", problems) for key in (parts[0], *(x.city.path for x in loaded))
    }
    judged_at = at or moment()
    people = load_people(folder, problems)
    check_rules(province, source, loaded, people, problems, judged_at.date())
    check_profiles(loaded, capabilities, problems)
    if problems or province is None:
        raise IntentError(problems)
    return Intent(
        root=shown(root),
        target="/".join(parts),
        path=parts[0],
        province=province,
        cities=tuple(item.city for item in loaded),
        taken=taken,
        at=judged_at,
        people=people.rows or (),
        services=services,
        capabilities=capabilities,
        sources={key: found for item in loaded for key, found in item.sources.items() if "/" in key}
        | {f"{item.city.path}/schools.csv": item.sources["schools"] for item in loaded}
        | {
            f"{item.city.path}/registers/{name}.csv": item.sources[name]
            for item in loaded
            for name in FILES
            if name in item.sources
        },
    )


def _no_region(root: Path, region: str) -> Problem:
    known = sorted(str(p.parent.relative_to(root)) for p in root.glob("*/province.yml"))
    known += sorted(str(p.parent.relative_to(root)) for p in root.glob("*/*/city.yml"))
    listed = ", ".join(known[:12]) or "-"
    message = Text(f"there is no region {region!r}", f"没有名为“{region}”的区域")
    return Problem(shown(root), 1, region, "no-region", message, Text(f"known: {listed}", f"已有：{listed}"))


def _check_folder(folder: Path, problems: list[Problem]) -> None:
    """A place's name goes into names of stacks, units, files and groups, and into arguments of programs."""
    if not _PLACE.fullmatch(folder.name):
        message = Text(f"the folder {folder.name!r} is no name of a place", f"目录名 {folder.name!r} 不能作为地区名称")
        hint = Text("small letters, digits and dashes, a letter first", "只用小写字母、数字和连字符，以字母开头")
        problems.append(Problem(shown(folder), 1, "", "place-name", message, hint))


class _Province(NamedTuple):
    """What every city takes from above it."""

    settings: Settings
    services: dict[str, ServiceProfile]
    flavors: dict[str, Flavor]
    capabilities: dict[str, CapabilityProfile]


def _city(folder: Path, path: str, above: _Province, problems: list[Problem]) -> Read:
    _check_folder(folder, problems)
    source = read_yaml(folder / "city.yml", problems)
    file = validate(source, CityFile, problems)
    schools_source = read_csv(
        folder / "schools.csv", SCHOOL_COLUMNS, ("uplink_mbps", "backup_uplink", "owner"), problems
    )
    schools = validate(schools_source, SchoolsFile, problems)
    read = load_registers(folder / "registers", problems)
    sources = {path: source, "schools": schools_source, **read.sources}
    settings = inherit(above.settings, file.defaults) if file else above.settings
    broken = set(read.broken) | ({"schools"} if schools is None else set())
    counties: list[County] = []
    names = sorted(p.parent.name for p in folder.glob("*/county.yml"))
    check_places(schools, schools_source, names, problems)
    for name in names:
        county_path = f"{path}/{name}"
        _check_folder(folder / name, problems)
        county_source = read_yaml(folder / name / "county.yml", problems)
        county_file = validate(county_source, CountyFile, problems)
        sources[county_path] = county_source
        if county_file is None:
            broken.add(county_path)
            continue
        county_settings = inherit(settings, county_file.defaults)
        rows = sorted(
            (row for row in (schools.rows if schools else ()) if row.county == name), key=lambda row: row.code
        )
        members = tuple(
            School(
                path=f"{county_path}/{row.code}",
                row=row,
                settings=inherit(county_settings, SettingsPatch(uplink_mbps=row.uplink_mbps, owner=row.owner)),
            )
            for row in rows
        )
        onus = load_onus(folder / name, problems)
        sources[f"onus.{name}"] = onus.source
        broken |= {f"onus.{name}"} if onus.rows is None else set()
        counties.append(
            County(path=county_path, file=county_file, settings=county_settings, schools=members, onus=onus.rows or ())
        )
    apps = ReadApplications((), {})
    if file is None or source is None:
        broken.add(path)
    else:
        below = [(county.file, sources[county.path] or Source("", {}, {})) for county in counties]
        apps = load_applications(folder, (file, source), below, above.services, settings, problems)
    placed = load_placement(folder, problems)
    adopted = load_adopted(folder, problems)
    sources |= {f"adopted.{number}": found for number, found in enumerate(adopted.sources)}
    sources["placement"] = placed.source
    city = City(
        path=path,
        file=file or CityFile(name="-", code="0000", asn=1),
        settings=settings,
        counties=tuple(counties),
        applications=apps.applications,
        registers=read.registers,
        user_data=apps.user_data,
        adopted=adopted.projects,
        flavors=above.flavors,
        capabilities=above.capabilities,
        placed=placed.applications,
    )
    found = {key: value or Source(shown(folder), {}, {}) for key, value in sources.items()}
    return Read(city, found, frozenset(broken))
