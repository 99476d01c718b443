"""What edugrid declares is joined with what the registers add: nothing is typed twice."""

from datetime import date
from pathlib import Path

from asset_world import INVENTORIES, changed_city

from edugrid.assets.join import join
from edugrid.assets.systems import systems
from edugrid.region import open_region

HEAD = "name,title,organisation,person,phone,protection_level,filing,assessed,applications,devices,domains,data_classes,supplier,contract\n"


def test_a_system_takes_from_its_application_what_that_declares() -> None:
    found = {one.name: one for one in systems(open_region(INVENTORIES, "henan/zhengzhou").intent.cities[0])}
    identity = found["identity"]
    # level, class, domain and contract stand in city.yml only; the supplier stands in contracts.csv only
    assert identity.protection_level == 3
    assert identity.data_classes == ("minors",)
    assert identity.domains == ("id.zhengzhou.edu.example",)
    assert identity.contracts == ("HT-0001",)
    assert identity.suppliers == ("郑州市政务云管理中心",)
    assert identity.filing == "41010099001-00001"
    assert identity.assess_by == date(2027, 11, 10)
    assert found["edu-man"].protection_level == 3
    assert {"zz-core-1", "zm-agg-1", "xz-olt-1"} <= set(found["edu-man"].devices)


def test_an_application_without_a_row_is_a_system_of_its_own(tmp_path: Path) -> None:
    opened = changed_city(
        tmp_path, systems=HEAD + "edu,平台,郑州市教育局,,,,,,identity log,zz-*,a.example.com,personal,,HT-0002\n"
    )
    found = {one.name: one for one in systems(opened.intent.cities[0])}
    assert set(found) == {"edu", "roster", "video"}
    assert not found["video"].registered
    assert found["video"].organisation == "郑州市电化教育馆"
    edu = found["edu"]
    assert edu.protection_level == 3  # the highest of its applications
    assert edu.contracts == ("HT-0001", "HT-0002")
    assert edu.data_classes == ("minors", "internal", "personal")
    assert edu.domains == ("id.zhengzhou.edu.example", "log.zhengzhou.edu.example", "a.example.com")
    assert edu.assess_by is None


def test_a_row_of_the_register_joins_the_device_that_it_speaks_of(tmp_path: Path) -> None:
    opened = changed_city(
        tmp_path,
        "A-1,zz-core-1,network,,市教育局,CE6881,SN1,V200R022,,,,2027-01-31,,\n"
        "A-2,数据库,server,zhongmu,县教体局,R740,SN-2011-0007,,,zm-old-room,3号柜,,,roster\n"
        "A-3,备份机,server,zhongmu,县教体局,R640,SN3,,172.30.8.40,zm-old-room,,,,\n"
        "A-4,核心,network,,,,,,192.0.2.103,,,,,\n".replace(",核心,network,,,", ",核心,network,,市教育局,"),
    )
    register = join(opened)
    hosts = {host.id: host for host in register.hosts}
    core = hosts["device/zz-core-1"]
    assert (core.serial, core.software, core.asset, core.warranty_until) == (
        "SN1",
        "V200R022",
        "A-1",
        date(2027, 1, 31),
    )
    assert core.system == "edu-man"
    # by serial number: the room's own list calls it zm-db-1
    assert (hosts["legacy/zm-old-room/zm-db-1"].asset, hosts["legacy/zm-old-room/zm-db-1"].system) == ("A-2", "roster")
    assert hosts["device/zz-dc-1"].asset == "A-4"  # by its address of management
    assert not hosts["asset/A-3"].declared
    assert {host.asset for host in register.hosts if host.asset} == {"A-1", "A-2", "A-3", "A-4"}


def test_ports_of_a_server_come_from_the_whitelist() -> None:
    register = join(open_region(INVENTORIES, "henan/zhengzhou"))
    host = next(host for host in register.hosts if host.name.endswith("video-1"))
    assert [(port.show(), port.entries) for port in host.ports] == [
        ("tcp 443", ("WL-0005", "WL-0006")),
        ("udp 30000-30100", ("WL-0007",)),
    ]


def test_a_county_has_what_lies_in_it() -> None:
    register = join(open_region(INVENTORIES, "henan/zhengzhou/zhongmu"))
    assert {host.region for host in register.hosts} == {"henan/zhengzhou/zhongmu"}
    assert [one.name for one in register.systems] == ["edu-man"]
    assert {one.region for one in register.ranges} == {"henan/zhengzhou/zhongmu"}
    assert "172.30.8.0/24" in {one.prefix for one in register.ranges}


def test_a_range_has_one_use() -> None:
    register = join(open_region(INVENTORIES, "henan/zhengzhou"))
    uses = {one.prefix: one.use for one in register.ranges}
    assert len(uses) == len(register.ranges)
    assert uses["10.0.132.0/26"] == "clients"  # a routed port into a segment makes no link of it
    assert uses["10.0.0.0/24"] == "servers"
    assert uses["172.21.0.0/30"] == "network"
