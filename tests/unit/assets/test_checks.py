"""What is found, and what is none: the register against itself and against what was seen."""

from pathlib import Path

import pytest
from asset_world import CITY, INVENTORIES, changed_city, on_the_wire, seen_by_device

from edugrid.assets.check import check
from edugrid.assets.contacts import ContactsError, contacts
from edugrid.assets.findings import findings
from edugrid.assets.join import join
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen, Sighting, Silent
from edugrid.drift.masked import masked_drift
from edugrid.drift.record import DriftRecord
from edugrid.region import open_region

SYSTEMS = "name,title,organisation,phone,protection_level,filing,assessed\n"


def told(records: tuple[DriftRecord, ...]) -> set[tuple[str, str, str]]:
    return {(one.asset, " › ".join(one.path), one.kind) for one in records}


@pytest.fixture(name="register")
def _register() -> Register:
    return join(open_region(INVENTORIES, CITY))


def facts(**values: str) -> Seen:
    return seen_by_device(
        Sighting(source="device", what="facts", where="zz-core-1", region=CITY, **values), devices=("zz-core-1",)
    )


def test_the_example_is_as_it_should_be(register: Register) -> None:
    assert check(register) == ()


def test_filing_evaluation_and_rows_that_are_missing(tmp_path: Path) -> None:
    rows = (
        "identity,统一身份认证,市教育局,,,,2025-11-20\n"
        "video,点播,电教馆,,,41010099001-00003,2024-12-20\n"
        "edu-man,专网,市教育局,,1,,\n"
        "roster,学籍,市教育局,zz-wang,,41010099001-00002,\n"
    )
    register = join(changed_city(tmp_path, systems=SYSTEMS + rows), {"zz-li": "****0001"})
    day = register.day.replace(year=2026, month=11, day=27)
    found = check(register.model_copy(update={"day": day}))
    assert told(found) == {
        ("system/identity", "filing", "missing"),
        ("system/identity", "assessed", "expired"),  # level 3: every year
        ("system/video", "assessed", "expired"),  # level 2: every other year
        ("system/roster", "assessed", "missing"),
        ("system/roster", "phone", "missing"),
        ("system/log", "registers/systems.csv", "missing"),
    }
    assert {one.path: one.severity for one in found if one.asset == "system/identity"} == {
        ("filing",): "medium",
        ("assessed",): "high",
    }
    assert next(one for one in found if one.asset == "system/video").actual == "last on 2024-12-20; 23 days left"
    assert {one.world for one in found} == {"assets"}


def test_the_intent_and_the_register_name_two_owners(tmp_path: Path) -> None:
    register = join(changed_city(tmp_path, "A-1,zm-db-1,server,zhongmu,信息中心,,SN-2011-0007,,,zm-old-room,,,,\n"))
    (found,) = [one for one in check(register) if one.path == ("owner",)]
    assert (found.intended, found.actual) == ("中牟县教育体育局", "信息中心 (registers/assets.csv A-1)")


def test_a_warranty_that_ended_is_told_as_drift_tells_it(tmp_path: Path) -> None:
    register = join(
        changed_city(
            tmp_path, "A-1,服务器,server,,信息中心,,,,,,,2000-01-01,,\nA-2,机,server,,中心,,,,,,,2026-12-05,,\n"
        )
    )
    ended = [one for one in check(register) if one.kind == "expired"]
    # what has been without a warranty for years is known
    assert all(one.path == ("warranty", "A-2") for one in ended)


@pytest.mark.parametrize(
    ("os", "version", "same"),
    [
        ("VRP V200R022C00", "V200R022C00", True),
        ("V200R022", "VRP (R) software, Version 8.22 (CE6881 V200R022C00)", False),
        ("8.4.4", "FRRouting 8.4.4", True),
        ("8.4", "8.4.4", False),
        ("FRR 8.4.4", "8.4.5", False),
        ("", "8.4.5", True),
    ],
)
def test_a_version_is_the_same_or_another(tmp_path: Path, os: str, version: str, *, same: bool) -> None:
    register = join(changed_city(tmp_path, f"A-1,zz-core-1,network,,市教育局,,,{os},,,,,,\n"))
    found = [one for one in check(register, facts(version=version)) if one.path == ("software",)]
    assert bool(found) is not same


def test_another_box_than_the_registered_one(tmp_path: Path) -> None:
    register = join(changed_city(tmp_path, "A-1,zz-core-1,network,,市教育局,,SN1,,,,,,,\n"))
    found = check(register, facts(serial="SN2", model="CE6857-48S6CQ"))
    assert told(found) == {("device/zz-core-1", "serial", "changed"), ("device/zz-core-1", "model", "changed")}
    assert check(register, facts(serial="SN1", model="CE6881-48S6CQ")) == ()


def test_an_address_that_nobody_registered(tmp_path: Path) -> None:
    register = join(changed_city(tmp_path, "A-1,库,server,zhongmu,信息中心,,,,172.30.8.21,zm-old-room,,,,\n"))
    seen = seen_by_device(
        on_the_wire("172.30.8.21"),
        on_the_wire("172.30.8.99"),
        on_the_wire("172.21.0.9"),  # a device's own link
        on_the_wire("10.0.128.20"),  # a pupil's: nobody registers those
        on_the_wire("198.51.100.7"),  # not ours
        on_the_wire("10.0.0.77"),  # a cloud's, and the cloud was not asked
    )
    (found,) = [one for one in check(register, seen) if one.path[:1] == ("address",)]
    assert (found.asset, found.path, found.kind) == ("range/zm-old-room", ("address", "172.30.8.99"), "unmanaged")
    assert found.actual == (
        "on the wire, and in no register; seen by zm-agg-1 on GigabitEthernet1/0/7, MAC 00:11:22:33:44:55"
    )
    assert (found.layer, found.severity, found.owner) == ("simulated", "high", "中牟县教育体育局")


def test_an_address_in_a_cloud_is_judged_when_the_cloud_said_what_it_gave_out(register: Register) -> None:
    cloud = Sighting(source="cloud", what="address", where="gov/edu-zhengzhou", region=CITY, address="10.0.0.20")
    wire = seen_by_device(on_the_wire("10.0.0.20"), on_the_wire("10.0.0.77"))
    asked = Seen((cloud,), frozenset({("cloud", "gov/edu-zhengzhou")}))
    found = [one.path for one in check(register, wire.plus(asked)) if one.path[:1] == ("address",)]
    assert found == [("address", "10.0.0.77")]


def test_what_is_struck_off_and_still_answers(tmp_path: Path) -> None:
    register = join(changed_city(tmp_path, "A-1,旧库,server,zhongmu,信息中心,,,,172.30.8.21,zm-old-room,,,retired,\n"))
    (found,) = check(register, seen_by_device(on_the_wire("172.30.8.21")))
    assert "旧库 (A-1) is struck off" in (found.actual or "")


def test_a_registered_address_is_gone_only_where_its_range_was_told_of(tmp_path: Path) -> None:
    register = join(changed_city(tmp_path, "A-1,库,server,zhongmu,信息中心,,,,172.30.8.21,zm-old-room,,,,\n"))
    assert check(register, seen_by_device(on_the_wire("172.21.0.9"))) == ()
    found = check(register, seen_by_device(on_the_wire("172.30.8.99")))
    assert ("asset/A-1", "address › 172.30.8.21", "missing") in told(found)
    assert next(one for one in found if one.kind == "missing").severity == "low"
    # silence under a scan says more
    (gone,) = check(register, Seen(asked=frozenset({("scan", "172.30.8.0/28"), ("scan", "172.30.8.16/28")})))
    assert (gone.asset, gone.kind, gone.severity) == ("asset/A-1", "missing", "medium")
    assert check(register, Seen(asked=frozenset({("scan", "172.30.8.0/28")}))) == ()


def test_servers_of_a_cloud(register: Register) -> None:
    names = [host.name for host in register.hosts if host.place == "gov/edu-zhengzhou"]
    stranger = [*(name for name in names if "roster" not in name), "miner"]
    seen = Seen(
        tuple(
            Sighting(source="cloud", what="server", where="gov/edu-zhengzhou", region=CITY, name=name)
            for name in stranger
        ),
        frozenset({("cloud", "gov/edu-zhengzhou"), ("state", "gov/edu-zhengzhou")}),
    )
    assert told(check(register, seen)) == {
        ("gov/edu-zhengzhou", "server › miner", "unmanaged"),
        ("server/gov/edu-zhengzhou/edu-zhengzhou-roster-1", "server", "missing"),
    }


def test_neighbours_and_names_that_nobody_registered(register: Register) -> None:
    seen = seen_by_device(
        *(
            Sighting(source="device", what="neighbour", where="zm-agg-1", region=CITY, name=name, place="G1/0/9")
            for name in ("ZZ-CORE-1", "zm-pop-1.edu.example", "hub-under-the-desk")
        )
    )
    zone = "zhengzhou.edu.example"
    named = tuple(
        Sighting(source="cloud", what="name", where=zone, region=CITY, name=f"{name}.{zone}")
        for name in ("id", "roster", "log", "old-portal")
    )
    seen = seen.plus(Seen(named, frozenset({("dns", zone)})))
    assert told(check(register, seen)) == {
        ("device/zm-agg-1", "neighbour › G1/0/9 › hub-under-the-desk", "unmanaged"),
        (f"zone/{zone}", f"name › old-portal.{zone}", "unmanaged"),
        ("system/video", f"name › video.{zone}", "missing"),
    }


def test_who_could_not_be_asked_is_told(register: Register) -> None:
    (found,) = check(register, Seen(silent=(Silent("device", "zm-agg-1", CITY, "no route"),)))
    assert (found.kind, found.asset, found.actual) == ("unreachable", "zm-agg-1", "no route")


def test_of_a_telephone_number_only_the_end_is_known(tmp_path: Path) -> None:
    path = tmp_path / "contacts.yml"
    path.write_text('zz-wang: "139 0000 4321"\nshort: "110"\n', encoding="utf-8")
    with pytest.raises(ContactsError, match="chmod 600"):
        contacts({"EDUGRID_CONTACTS": str(path)})
    path.chmod(0o600)
    assert contacts({"EDUGRID_CONTACTS": str(path)}) == {"zz-wang": "****4321", "short": "****"}
    assert contacts({}) is None
    path.write_text("139: [0000", encoding="utf-8")
    with pytest.raises(ContactsError, match="not YAML") as caught:
        contacts({"EDUGRID_CONTACTS": str(path)})
    assert "0000" not in str(caught.value)


def test_what_nobody_answers_for_is_the_places(tmp_path: Path) -> None:
    changed_city(tmp_path)
    path = tmp_path / "inventories" / CITY / "city.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("defaults:\n", "defaults:\n  owner: 市教育局信息中心\n", 1), encoding="utf-8")
    opened = open_region(tmp_path / "inventories", CITY)
    seen = Seen(silent=(Silent("device", "zz-core-1", CITY, "no route"),))
    (found,) = findings(opened, join(opened), seen)
    assert found.owner == "市教育局信息中心"


def test_a_name_that_sounds_secret_is_no_reason_to_hide_a_finding(register: Register) -> None:
    zone = "zhengzhou.edu.example"
    token = Sighting(source="cloud", what="name", where=zone, region=CITY, name=f"token.{zone}", address="10.0.0.9")
    (shown,) = masked_drift(check(register, Seen((token,))))
    assert shown.actual == "a name that is in no register (10.0.0.9)"
