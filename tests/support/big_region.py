"""Made-up cities with as many cloud resources as asked for, written as people write them."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from edugrid.allocate.allocate import allocate
from edugrid.allocate.write import write_ledger
from edugrid.cloud.progress import resources_of
from edugrid.intent.load import load_intent
from edugrid.region import open_region

PROVINCE = "henan"
FIRST_ASN = 64700
FIRST_PORT = 2000
HEADER = ("id", "application", "protocol", "port", "port_to", "source", "applicant", "approver", "reason", "until")
CITY = """\
name: {name}
code: "{code}"
asn: {asn}
clouds:
  - name: gov
    kind: government
    profile: gov
    external_network: ext-net
    quota: {{cores: 200, ram_gib: 400, instances: 200, networks: 50, routers: 10, security_groups: 90}}
  - name: telecom
    kind: telecom
    profile: telecom
    external_network: ext-net
    quota: {{cores: 200, ram_gib: 400, instances: 200, networks: 50, routers: 10, security_groups: 90}}
applications:
"""
APPLICATION = """\
  - name: {name}
    cloud: {cloud}
    flavor: edu.small
    image: edu-linux-12
    owner: {owner}
    data_class: public
"""


class Size(NamedTuple):
    """How large a city is."""

    resources: int
    applications: int


def big_region(root: Path, sizes: Mapping[str, Size]) -> tuple[str, ...]:
    """Add cities to the province in ``root``; the paths of their regions.

    Each has its applications (one server each) on two clouds in turn, and as many whitelist entries (one rule of a
    security group each) as make up its resources in the engine's count, which includes components and providers.
    """
    for number, (name, size) in enumerate(sizes.items()):
        _city(root, name, number, size.applications)
        _whitelist(root, name, size.applications, size.applications)
    write_ledger(root, allocate(load_intent(root, PROVINCE)))
    for name, size in sizes.items():
        count = resources_of(open_region(root, f"{PROVINCE}/{name}").design.tenancies)
        _whitelist(root, name, size.applications, size.applications + size.resources - count)
    write_ledger(root, allocate(load_intent(root, PROVINCE)))  # rules of devices have numbers too
    return tuple(f"{PROVINCE}/{name}" for name in sizes)


def _city(root: Path, name: str, number: int, applications: int) -> None:
    folder = root / PROVINCE / name
    (folder / "registers").mkdir(parents=True)
    text = CITY.format(name=name, code=f"41{number + 50:02}", asn=FIRST_ASN + number)
    for index in range(applications):
        text += APPLICATION.format(name=f"app-{index}", cloud=("gov", "telecom")[index % 2], owner=name)
    (folder / "schools.csv").write_text("code,name,county,classes,stage,uplink_mbps\n", encoding="utf-8")
    (folder / "city.yml").write_text(text, encoding="utf-8")


def _whitelist(root: Path, name: str, applications: int, rows: int) -> None:
    with (root / PROVINCE / name / "registers/whitelist.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for row in range(rows):
            port = FIRST_PORT + row // applications
            application = f"app-{row % applications}"
            out.writerow(
                (f"WL-{row}", application, "tcp", port, "", "10.0.0.0/8", name, "approver", "bench", "2030-12-31")
            )
