"""Numbers are deterministic and nobody else's moves when schools come and go."""

from datetime import UTC, datetime
from ipaddress import ip_network
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.allocate.allocate import allocate
from edugrid.allocate.ledger import Ledger
from edugrid.intent.cloud import Cloud
from edugrid.intent.device import Device
from edugrid.intent.files import CityFile, CountyFile, ProvinceFile, SchoolRow
from edugrid.intent.settings import Settings
from edugrid.intent.tree import City, County, Intent, School

SETTINGS = Settings.model_validate(
    {
        "domain": "edu.example",
        "ntp_servers": [],
        "dns_servers": [],
        "syslog_servers": [],
        "segments": ["teaching", "office"],
        "uplink_mbps": 100,
        "protection_level": 2,
    }
)
PROVINCE = ProvinceFile.model_validate(
    {
        "name": "省",
        "code": "41",
        "pools": {
            "ipv4": {"prefix": "10.0.0.0/8", "city": 12, "county": 16, "school": 22, "segment": 24},
            "ipv6": {"prefix": "3fff:410::/32", "city": 39, "county": 44, "school": 56, "segment": 64},
            "loopback4": {"prefix": "172.20.0.0/16", "city": 22},
            "loopback6": {"prefix": "3fff:411:f000::/48", "city": 56},
            "link4": {"prefix": "172.21.0.0/16", "city": 21},
            "link6": {"prefix": "3fff:411:e000::/48", "city": 56},
            "vlan": {"first": 100, "last": 400},
            "vni": {"first": 10000, "last": 69999, "city": 3000},
        },
        "defaults": SETTINGS.model_dump(),
    }
)
CLOUD = Cloud.model_validate(
    {
        "name": "gov",
        "kind": "government",
        "profile": "gov",
        "external_network": "ext",
        "quota": {"cores": 1, "ram_gib": 1, "instances": 1},
    }
)


def intent(schools: dict[str, set[int]], taken: dict[str, dict[str, dict[str, str]]]) -> Intent:
    counties = []
    for name in sorted(schools):
        path = f"p/c/{name}"
        rows = [
            SchoolRow(code=f"{number:010d}", name="校", county=name, classes=6, stage="小学")
            for number in schools[name]
        ]
        rows.sort(key=lambda row: row.code[::-1])
        members = tuple(School(path=f"{path}/{row.code}", row=row, settings=SETTINGS) for row in rows)
        device = Device.model_validate(
            {
                "name": f"{name}-agg-1",
                "platform": "frr",
                "model": "x",
                "role": "county-pop",
                "management": {"host": "192.0.2.1"},
            }
        )
        county_file = CountyFile(name=name, code="410100", asn=64600, segments=("hall",), devices=(device,))
        counties.append(County(path=path, file=county_file, settings=SETTINGS, schools=members))
    file = CityFile(name="c", code="4101", asn=64599, clouds=(CLOUD,))
    city = City(path="p/c", file=file, settings=SETTINGS, counties=tuple(counties))
    return Intent(root="inventories", target="p/c", path="p", province=PROVINCE, cities=(city,), taken=taken, at=AT)


AT = datetime(2026, 11, 26, 8, tzinfo=UTC)
counties = st.dictionaries(
    st.sampled_from(["a", "b", "longer-name"]), st.sets(st.integers(0, 60), max_size=20), min_size=1
)


def unique(ledger: Ledger) -> None:
    for table in ledger.tables.values():
        for kind, numbers in table.items():
            if kind == "vlan":
                for county in {owner.rsplit("/", 2)[0] for owner in numbers if owner.count("/") == 4}:
                    mine = [number for owner, number in numbers.items() if owner.startswith(county + "/")]
                    assert len(mine) == len(set(mine))
                continue
            assert len(set(numbers.values())) == len(numbers), kind
            if kind in {"ipv4", "ipv6"}:
                for depth in {owner.count("/") for owner in numbers}:
                    blocks = sorted(ip_network(n) for owner, n in numbers.items() if owner.count("/") == depth)
                    assert not any(a.overlaps(b) for a, b in pairwise(blocks))


@settings(max_examples=60, deadline=None)
@given(before=counties, after=counties, last=counties)
def test_nobody_elses_number_moves(
    before: dict[str, set[int]], after: dict[str, set[int]], last: dict[str, set[int]]
) -> None:
    first = allocate(intent(before, {}))
    unique(first)
    assert allocate(intent(before, {})).tables == first.tables
    second = allocate(intent(after, first.tables))
    third = allocate(intent(last, second.tables))
    for older, newer in ((first, second), (second, third)):
        unique(newer)
        for file, table in older.tables.items():
            for kind, numbers in table.items():
                for owner, number in numbers.items():
                    assert newer.tables[file][kind][owner] == number


@settings(max_examples=30, deadline=None)
@given(wanted=counties)
def test_a_recorded_ledger_has_nothing_new(wanted: dict[str, set[int]]) -> None:
    first = allocate(intent(wanted, {}))
    assert first.new
    again = allocate(intent(wanted, first.tables))
    assert not again.new
    assert again.tables == first.tables
