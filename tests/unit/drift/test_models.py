"""Devices and ONUs of a model that nobody approved, by what they say of themselves. SIMULATED devices."""

from datetime import date

import pytest
from inside_driver import inside_driver
from quiet_lab import QuietLab

from edugrid.drift.extent import Extent
from edugrid.drift.record import DriftRecord
from edugrid.intent.approved_model import ApprovedModel, approved, maker


@pytest.fixture(scope="module")
def lab() -> QuietLab:
    return QuietLab(("zz-dc-1", "xz-olt-1"))


def row(kind: str, model: str) -> ApprovedModel:
    fields = {"id": "MD-1", "kind": kind, "model": model, "applicant": "a", "approver": "b", "reason": "c"}
    return ApprovedModel.model_validate(fields | {"until": date(2027, 1, 1)})


def look(lab: QuietLab, name: str, *rows: ApprovedModel) -> list[DriftRecord]:
    lab.designs[name] = lab.designs[name].model_copy(update={"approved_models": rows})
    return [one for one in lab.look(name, Extent(facts=True)) if one.path[1:2] == ("model",)]


def test_a_device_of_another_model_is_found(lab: QuietLab) -> None:
    told = inside_driver("h3c_comware7", lab.devices["zz-dc-1"]).get_facts()["model"]
    assert look(lab, "zz-dc-1", row("device", f"{told[:3]}*")) == []
    (found,) = look(lab, "zz-dc-1", row("device", "CE6881*"))
    assert (found.path, found.kind, found.layer) == (("live", "model", "device"), "unmanaged", "simulated")
    assert found.actual == f"{told}, in no row of registers/approved_models.csv"
    # a kind that no row asks anything of is free, and without a register nobody asks
    assert look(lab, "zz-dc-1", row("ap", "AP*")) == []
    assert look(lab, "zz-dc-1") == []


def test_an_onu_tells_its_maker_by_its_serial_number(lab: QuietLab) -> None:
    driver = inside_driver("huawei_smartax", lab.devices["xz-olt-1"])
    for line in driver.dialect.preparation:
        driver.session.send(line)
    serials = [one["serial"] for one in driver.get_onus()]
    assert {maker(serial) for serial in serials} == {"HWTC"}
    assert look(lab, "xz-olt-1", row("onu", "HWTC")) == []
    found = look(lab, "xz-olt-1", row("onu", "ZTEG"))
    assert len(found) == len(serials)
    assert {one.path[:3] for one in found} == {("live", "model", "onu")}


def test_patterns_and_serial_numbers() -> None:
    assert approved((row("device", "s57*"),), "device", "S5731-H24T4XC")
    assert not approved((row("device", "S57*"),), "device", "CE6881")
    assert [maker(one) for one in ("HWTC4D410001", "485754434D410001", "0000000000000000", "FFFFFFFF00000000")] == [
        "HWTC",
        "HWTC",
        "",
        "",
    ]
