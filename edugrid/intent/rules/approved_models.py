"""Only models of the register of approved models are in the inventory and in the registers of ONUs and access points."""

from difflib import get_close_matches

from edugrid.intent.approved_model import ModelKind, approved, maker
from edugrid.intent.onus import onus_of
from edugrid.intent.rules.scope import Read, Scope
from edugrid.intent.source import Loc, Source
from edugrid.text import Text


def approved_models(scope: Scope) -> None:
    """Check devices, ONUs and access points of every city whose register could be read; a kind without rows is free."""
    for read in scope.cities:
        rows = read.city.registers.approved_models
        if not rows or "approved_models" in read.broken:
            continue
        _devices(scope, read)
        for one in onus_of(read.city):
            if one.onu.serial is not None:
                letters = maker(one.onu.serial)
                _check(scope, read, "onu", letters, (read.sources[one.source], ("rows", one.row, "serial")))
        for index, ap in enumerate(read.city.registers.aps):
            if ap.model is not None:
                _check(scope, read, "ap", ap.model, (read.sources["aps"], ("rows", index, "model")))


def _devices(scope: Scope, read: Read) -> None:
    listed = [(read.city.path, read.city.file.devices), *((c.path, c.file.devices) for c in read.city.counties)]
    for path, devices in listed:
        for index, device in enumerate(devices):
            _check(scope, read, "device", device.model, (read.sources[path], ("devices", index, "model")))


def _check(scope: Scope, read: Read, kind: ModelKind, model: str, place: tuple[Source, Loc]) -> None:
    rows = read.city.registers.approved_models
    if approved(rows, kind, model):
        return
    known = [row.model for row in rows if row.kind == kind]
    message = Text(
        f"{model!r} is in no row of registers/approved_models.csv", f"“{model}”不在 registers/approved_models.csv 中"
    )
    listed = ", ".join(get_close_matches(model, known, 3, 0.3) or known[:5])
    scope.report(*place, "model-not-approved", message, Text(f"approved: {listed}", f"已批准：{listed}"))
