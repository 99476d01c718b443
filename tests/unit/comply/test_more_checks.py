"""Checks over answers of servers, wireless networks, registers of assets and edugrid's own records: each passes and fails."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from edugrid.certificates.ask_certificates import NoAnswer
from edugrid.certificates.look_at_certificates import LookedAt
from edugrid.certificates.seen_certificate import SeenCertificate
from edugrid.cloud.state_backup import StateBackup
from edugrid.comply.checks.crypto_tls import SM2_WITH_SM3
from edugrid.comply.load_checks import load_checks
from edugrid.comply.open_view import Read
from edugrid.comply.read_records import read_records
from edugrid.comply.records import AppliedRun, KeptState, Look, OpenFinding, Records
from edugrid.comply.view import View
from edugrid.design.device.access_control import AccessControl, ControlledPort
from edugrid.design.device.wlan import Vap, Wlan, WlanProfile
from edugrid.design.network import Vlan
from edugrid.drift.history.note_run import note_run
from edugrid.drift.history.open_history import open_history
from edugrid.drift.record import DriftRecord
from edugrid.intent.asset import Asset
from edugrid.intent.certificate import Certificate
from edugrid.vendors.base.offered_algorithms import Offered

CITY = "henan/zhengzhou"
NOW = datetime(2026, 11, 26, 2, tzinfo=UTC)
NATIONAL = Offered(("sm2-sep-sm3",), ("sm2",), ("sm4-ctr",), ("hmac-sm3",))
GOOD = Offered(("curve25519-sha256",), ("ssh-ed25519",), ("aes256-gcm@openssh.com",), ("hmac-sha2-256",))
ROW = Certificate(id="ZS-01", name="id.zhengzhou.edu.example", port=443, application="identity")


def states(view: View, name: str) -> set[str]:
    return {one.state for one in load_checks()[name](view)}


def certificate(view: View, answer: SeenCertificate | NoAnswer, *, asked: bool = True) -> View:
    city = view.city.model_copy(update={"registers": view.city.registers.model_copy(update={"certificates": (ROW,)})})
    looked = LookedAt(CITY, ROW, "id.zhengzhou.edu.example:443", asked=asked, answer=answer, copy=None)
    return view._replace(certificates=(looked,), city=city)


def seen(**fields: Any) -> SeenCertificate:  # noqa: ANN401 - fields of a certificate
    return SeenCertificate.model_validate(
        {
            "subject": "CN=id",
            "issuer": "CN=ca",
            "serial": "1",
            "names": (ROW.name,),
            "not_before": NOW - timedelta(30),
            "not_after": NOW + timedelta(60),
            "sha256": "ab" * 32,
            "key_sha256": "cd" * 32,
            "key": "RSA 2048",
            "signature": "1.2.840.113549.1.1.11",
        }
        | fields
    )


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (seen(), "pass"),
        (seen(not_after=NOW - timedelta(1)), "fail"),
        (seen(names=("other.example",)), "fail"),
        (NoAnswer("Connection refused"), "unknown"),
    ],
)
def test_endpoints_speak_tls(read: Read, answer: SeenCertificate | NoAnswer, state: str) -> None:
    assert states(certificate(read.view, answer), "endpoint_tls") == {state}


def test_an_endpoint_that_nobody_asked_is_unknown(read: Read) -> None:
    (found,) = load_checks()["endpoint_tls"](certificate(read.view, seen(), asked=False))
    assert (found.state, found.value) == ("unknown", "ZS-01")
    assert states(read.view, "endpoint_tls") == {"unknown"}


def test_certificates_are_signed_with_sm2(read: Read) -> None:
    assert states(certificate(read.view, seen()), "crypto_tls") == {"fail"}
    assert states(certificate(read.view, seen(signature=SM2_WITH_SM3)), "crypto_tls") == {"pass"}
    (copy,) = load_checks()["crypto_tls"](certificate(read.view, seen(), asked=False))
    assert (copy.basis, copy.state) == ("declared", "fail")
    assert states(read.view, "crypto_tls") == set()


def test_ssh_servers_offer_sm_and_nothing_weak(read: Read) -> None:
    view = read.view._replace(offers={"a": NATIONAL, "b": GOOD, "c": None})
    assert [one.state for one in load_checks()["crypto_ssh"](view)] == ["pass", "fail", "unknown"]
    assert [one.state for one in load_checks()["offered_ssh"](view)] == ["pass", "pass"]
    for kind, name in (
        ("key_exchange", "diffie-hellman-group1-sha1"),
        ("host_key", "ssh-dss"),
        ("cipher", "aes128-cbc"),
        ("cipher", "3des-cbc"),
        ("mac", "hmac-md5"),
    ):
        weak = GOOD._replace(**{kind: (*getattr(GOOD, kind), name)})
        (found,) = load_checks()["offered_ssh"](read.view._replace(offers={"b": weak}))
        assert (found.state, found.value) == ("fail", name)
    assert states(read.view, "crypto_ssh") == set()


def test_wireless_is_authenticated_and_tunnelled(read: Read) -> None:
    def radio(security: str, *, tunnel: bool, level: int = 3) -> View:
        profile = WlanProfile.model_validate({"name": "p", "ssid": "edu", "security": security})
        vap = Vap(name="v", profile="p", vlan=100, tunnel=tunnel)
        device = read.view.devices[0].model_copy(update={"wlan": Wlan(profiles=(profile,), vaps=(vap,))})
        system = read.view.system.model_copy(update={"level": level, "devices": (device.name,)})
        return read.view._replace(devices=(device,), system=system)

    good = radio("dot1x", tunnel=True)
    assert states(good, "wireless_authentication") == states(good, "wireless_tunnel") == {"pass"}
    assert "wireless" in good.extensions
    assert "wireless" not in read.view.extensions
    assert states(radio("psk", tunnel=False), "wireless_authentication") == {"fail"}
    assert states(radio("psk", tunnel=False), "wireless_tunnel") == {"fail"}
    assert states(radio("sae", tunnel=True, level=2), "wireless_authentication") == {"pass"}


def test_the_extension_for_things_holds_where_a_segment_is_for_them(read: Read) -> None:
    device = read.view.devices[0].model_copy(update={"vlans": (Vlan(id=9, name="iot-4101", vni=9),)})
    system = read.view.system.model_copy(update={"devices": (device.name,)})
    assert "iot" in read.view._replace(devices=(device,), system=system).extensions
    assert "iot" not in read.view.extensions


def test_ports_ask_who_plugs_in(read: Read) -> None:
    assert states(read.view, "access_control") == set()
    asks = AccessControl.model_validate(
        {
            "servers": ("192.0.2.20",),
            "accounting": False,
            "methods": ("dot1x",),
            "ports": (ControlledPort(port="GigabitEthernet1/0/9", method="dot1x"),),
        }
    )
    device = next(d for d in read.view.devices if d.name == "zm-agg-1").model_copy(update={"access_control": asks})
    view = read.view._replace(devices=(device,))
    assert states(view, "access_control") == {"fail"}  # the text of the example has none of it
    config = view.configs["zm-agg-1"]
    lines = "#\nradius scheme edu\n primary authentication 192.0.2.20\n#\ninterface GigabitEthernet1/0/9\n dot1x\n"
    asking = type(config)(config.platform, config.text + lines, config.file)
    assert states(view._replace(configs={"zm-agg-1": asking}), "access_control") == {"pass"}


def test_a_system_is_evaluated_in_time(read: Read) -> None:
    assert states(read.view, "evaluation") == {"pass"}
    for fields, state in (
        ({"assess_by": read.view.intent.today - timedelta(1)}, {"fail"}),
        ({"assess_by": None}, {"unknown"}),
    ):
        system = read.view.system.model_copy(update=fields)
        assert states(read.view._replace(system=system), "evaluation") == state
    assert states(read.view._replace(system=read.view.system.model_copy(update={"level": 1})), "evaluation") == set()


def test_assets_are_complete_and_software_is_licensed(read: Read) -> None:
    assert states(read.view, "asset_register") == states(read.view, "licences") == set()
    office = Asset(id="A-1", name="WPS", kind="software", owner="x", protection_level=2, data_centre="zm-old-room")
    for row, complete, licensed in (
        (office.model_copy(update={"licence": "HT-2026-9"}), {"pass"}, {"pass"}),
        (office.model_copy(update={"data_centre": None}), {"fail"}, {"fail"}),
        (office.model_copy(update={"system": "roster"}), {"pass"}, set()),
    ):
        registers = read.view.city.registers.model_copy(update={"assets": (row,)})
        view = read.view._replace(city=read.view.city.model_copy(update={"registers": registers}))
        assert states(view, "asset_register") == complete
        assert states(view, "licences") == licensed


def test_what_runs_is_what_is_recorded(read: Read) -> None:
    view = read.view._replace(devices=tuple(d for d in read.view.devices if d.name == "zz-core-1"))
    assert states(view, "configuration_recorded") == {"pass"}
    config = view.configs["zz-core-1"]
    same = type(config)(config.platform, config.text, config.file, observed=True, intended=config.text)
    assert states(view._replace(configs={"zz-core-1": same}), "configuration_recorded") == {"pass"}
    other = config.text.replace("idle-timeout 5 0", "idle-timeout 9 0")
    changed = type(config)(config.platform, other, config.file, observed=True, intended=config.text)
    (found,) = load_checks()["configuration_recorded"](view._replace(configs={"zz-core-1": changed}))
    assert (found.state, found.basis) == ("fail", "observed")
    assert states(view._replace(configs={}), "configuration_recorded") == {"unknown"}


@pytest.mark.parametrize(("days", "state"), [(1, "pass"), (8, "fail")])
def test_the_last_look_is_not_old(read: Read, days: int, state: str) -> None:
    look = Look(id=7, region=CITY, ended=NOW - timedelta(days), findings=3, operator="zhang")
    assert states(read.view._replace(records=Records(look=look)), "drift_watched") == {state}
    assert states(read.view, "drift_watched") == {"unknown"}


def test_the_clouds_hold_what_is_planned(read: Read) -> None:
    look = Look(id=7, region=CITY, ended=NOW - timedelta(1), findings=0, operator="zhang")
    stray = OpenFinding(identity="ab" * 6, asset="gov/edu-zhengzhou", path=("server", "x"), kind="unmanaged")
    elsewhere = stray.model_copy(update={"asset": "telecom/edu-zhengzhou"})
    for change, state in (
        ({}, "pass"),
        ({"cloud": (elsewhere,)}, "pass"),
        ({"cloud": (elsewhere, stray)}, "fail"),
        ({"worlds": ("network",)}, "unknown"),
        ({"ended": NOW - timedelta(9)}, "unknown"),
    ):
        records = Records(look=look.model_copy(update=change))
        assert states(read.view._replace(records=records), "cloud_as_planned") == {state}
    assert states(read.view, "cloud_as_planned") == {"unknown"}


def test_changes_are_sealed_plans_that_came_to_their_end(read: Read) -> None:
    done = AppliedRun(id="r1", at=NOW, sha256="ab" * 32, exit_code=0)
    cut = done.model_copy(update={"id": "r2", "exit_code": None})
    assert states(read.view._replace(records=Records(runs=(done,))), "changes_recorded") == {"pass"}
    assert states(read.view._replace(records=Records(runs=(done, cut))), "changes_recorded") == {"pass", "fail"}
    assert states(read.view, "changes_recorded") == {"unknown"}


def test_the_state_of_clouds_is_copied(read: Read) -> None:
    kept = KeptState(file="zhengzhou-1.json", made=NOW - timedelta(1), resources=30, whole=True)
    for copy, state in (
        (kept, {"pass"}),
        (kept.model_copy(update={"made": NOW - timedelta(3)}), {"fail"}),
        (kept.model_copy(update={"whole": False}), {"fail"}),
    ):
        assert states(read.view._replace(records=Records(kept=(copy,))), "state_backup") == state
    assert states(read.view, "state_backup") == {"unknown"}
    assert states(read.view._replace(tenancies=()), "state_backup") == set()


def test_records_are_read_from_where_edugrid_keeps_them(tmp_path: Path) -> None:
    state, backups = tmp_path / "state", tmp_path / "backups"
    assert read_records(CITY, state, backups, None) == Records()
    begun = datetime(2026, 11, 26, 1)  # noqa: DTZ001 - UTC without a zone, as the history keeps it
    stray = DriftRecord(
        region=CITY,
        world="cloud",
        asset="gov/edu-zhengzhou",
        path=("server", "x"),
        kind="unmanaged",
        intended=None,
        actual="x",
        severity="high",
        layer="real",
    )
    allowed = stray.model_copy(update={"path": ("server", "y"), "exception": "DX-1"})
    history = open_history(None, state)
    note_run(history, CITY, ("cloud",), (stray, allowed), started=begun, ended=begun, operator="zhang")
    for number, region in enumerate((CITY, f"{CITY}/zhongmu", "henan/kaifeng")):
        folder = state / "runs" / f"run-{number}"
        folder.mkdir(parents=True)
        (folder / "plan.json").write_text(json.dumps({"region": region, "sha256": "ab" * 32}), encoding="utf-8")
        events: list[dict[str, object]] = [{"event": "run-started", "kind": "apply", "at": "2026-11-26T01:00:00+00:00"}]
        events += [{"event": "run-finished", "exit_code": 0}] if number == 0 else []
        lines = "".join(json.dumps(event) + "\n" for event in events)
        (folder / "journal.jsonl").write_text(lines, encoding="utf-8")
    StateBackup(region=CITY, stack="zz", made=NOW, state={}).save(backups / CITY / "zz-20261126T020000Z.json")
    (backups / CITY / "yy-20261126T020000Z.json").write_text("{", encoding="utf-8")
    found = read_records(CITY, state, backups, None)
    assert found.look is not None
    assert (found.look.ended, found.look.operator) == (begun.replace(tzinfo=UTC), "zhang")
    assert found.look.worlds == ("cloud",)
    assert [(one.identity, one.path) for one in found.look.cloud] == [(stray.identity, ("server", "x"))]
    assert [(run.id, run.exit_code) for run in found.runs] == [("run-1", None), ("run-0", 0)]
    assert {kept.file.split("-")[0]: kept.whole for kept in found.kept} == {"zz": True, "yy": False}
