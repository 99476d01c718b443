"""What reaches a device as text stays one word or one line there."""

import pytest
from pydantic import TypeAdapter, ValidationError

from edugrid.intent.device_text import MARKS, DeviceLine, DeviceWord, HostName, Port

KINDS = {
    "line": TypeAdapter(DeviceLine),
    "word": TypeAdapter(DeviceWord),
    "port": TypeAdapter(Port),
    "host": TypeAdapter(HostName),
}
HOSTILE = ["", " ", "a\nb", "a\rb", "网", "a\u202eb", "x" * 300, *(f"a{mark}b" for mark in MARKS)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_refused(kind: str, text: str) -> None:
    with pytest.raises(ValidationError):
        KINDS[kind].validate_python(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("word", "a b"),
        ("line", " a"),
        ("port", "-a"),
        ("port", "GigabitEthernet1/0/1 undo shutdown"),
        ("port", "../eth0"),
        ("host", "-oProxyCommand=x"),
        ("host", "a b"),
        ("host", "a/b"),
    ],
)
def test_each_kind_refuses_what_it_is_not(kind: str, text: str) -> None:
    with pytest.raises(ValidationError):
        KINDS[kind].validate_python(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("line", "Authorized education network staff only."),
        ("word", "noc@edu.example"),
        ("port", "GigabitEthernet 0/1"),
        ("port", "Ten-GigabitEthernet1/0/25"),
        ("port", "gpon-olt_1/1/1"),
        ("port", "xgei-1/20/1:1"),
        ("port", "eth0.100"),
        ("host", "zm-agg-1.mgmt.edu.example"),
    ],
)
def test_what_people_write_is_taken_as_it_is(kind: str, text: str) -> None:
    assert KINDS[kind].validate_python(text) == text
