"""Every text that a person writes about a device has a type that refuses what a command line would take for something else."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from edugrid.intent.device import Device, Link
from edugrid.intent.device_text import MARKS
from edugrid.intent.network.onu import Onu
from edugrid.intent.network.settings import NetworkSettings
from edugrid.intent.network.wlan import AccessPointRow
from edugrid.intent.quarantine import Quarantine
from edugrid.intent.settings import Settings

ROOTS = (Device, Link, NetworkSettings, Settings, Onu, AccessPointRow, Quarantine)
HOSTILE = ("x\nundo vlan 1", "x y", *(f"x{mark}" for mark in MARKS))

# names of something that is written elsewhere, where the rule on unknown names compares them letter by letter; and what
# people are told, which no template reads
ELSEWHERE = {
    "AccessPort.school",
    "BackupUplink.carrier",
    "Device.owner",
    "Device.school",
    "Onu.remark",
    "OverlayPort.cloud",
    "OverlayPort.school",
    "Quarantine.by",
    "Quarantine.reason",
    "Quarantine.released_by",
    "Settings.owner",
    "Trunk.schools",
}

# several words
SENTENCES = {"AccessPointRow.model", "Device.model", "ManagementSettings.banner"}


def models(kind: type[BaseModel], seen: set[type[BaseModel]]) -> None:
    if kind in seen:
        return
    seen.add(kind)
    for field in kind.model_fields.values():
        for inner in parts(field.annotation):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                models(inner, seen)


def parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - a type, or what typing makes of several
    yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


def texts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The text types within ``annotation``: keys, items and members of a union, each with its own constraints."""
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation is str:
        yield str
    elif origin is Annotated:
        for inner in texts(args[0]):
            yield Annotated[inner, *args[1:]] if args[0] is str else inner
    elif origin in {Union, UnionType, tuple, list, dict, frozenset}:
        for inner in args:
            yield from texts(inner)


def fields() -> Iterator[tuple[str, Any]]:
    seen: set[type[BaseModel]] = set()
    for root in ROOTS:
        models(root, seen)
    for kind in sorted(seen, key=lambda kind: kind.__name__):
        for name, field in kind.model_fields.items():
            whole = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            for number, text in enumerate(texts(whole)):
                yield f"{kind.__name__}.{name}" + (f"[{number}]" if number else ""), text


FIELDS = dict(fields())


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in ELSEWHERE])
def test_a_text_field_refuses_what_is_no_text_on_a_device(name: str) -> None:
    kind = TypeAdapter(FIELDS[name])
    tried = [text for text in HOSTILE if text != "x y" or name not in SENTENCES]
    assert [text for text in tried if taken(kind, text)] == []


def taken(kind: TypeAdapter[Any], text: str) -> bool:
    try:
        kind.validate_python(text)
    except ValidationError:
        return False
    return True


def test_what_is_left_out_is_there() -> None:
    assert set(FIELDS) >= ELSEWHERE | SENTENCES
    assert len(FIELDS) > 50
