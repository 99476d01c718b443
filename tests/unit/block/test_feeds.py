"""Foreign lists: STIX 2.1, MISP, plain; what cannot be meant is told, and nothing is blocked before a person said so."""

import json
from pathlib import Path
from typing import Any

import pytest

from edugrid.block.errors import BlockError
from edugrid.block.feeds.read_feed import read_feed
from edugrid.block.feeds.stix_pattern import stix_pattern
from edugrid.cli.app import run
from edugrid.text import Text

CITY = "henan/zhengzhou"


def _indicator(number: int, pattern: str, **more: object) -> dict[str, Any]:
    when = "2027-02-01T00:00:00.000Z"
    return {
        "type": "indicator",
        "spec_version": "2.1",
        "id": f"indicator--00000000-0000-4000-8000-{number:012d}",
        "created": when,
        "modified": when,
        "pattern": pattern,
        "pattern_type": "stix",
        "valid_from": when,
        **more,
    }


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("[ipv4-addr:value = '203.0.113.7']", (("address", "203.0.113.7"),)),
        (
            "[ipv6-addr:value = '2001:db8::1' OR domain-name:value IN ('a.test','b.test')]",
            (("address", "2001:db8::1"), ("domain", "a.test"), ("domain", "b.test")),
        ),
        ("[network-traffic:dst_ref.value = '203.0.113.7' AND network-traffic:dst_port = 3333]", "together"),
        ("[ipv4-addr:value = '203.0.113.7'] FOLLOWEDBY [ipv4-addr:value = '203.0.113.8']", "together"),
        ("[ipv4-addr:value = '203.0.113.7'] REPEATS 5 TIMES", "together"),
        ("[domain-name:value LIKE '%.test']", "no equality"),
        ("[ipv4-addr:value != '203.0.113.7']", "no equality"),
        ("[ipv4-addr:value NOT = '203.0.113.7']", "no equality"),
        ("[file:name = 'x']", "can block file"),
        ("[ipv4-addr:value = ", "cannot be read"),
        ("[" * 3000, "cannot be read"),
    ],
)
def test_a_pattern_is_carried_out_as_it_is_meant_or_not_at_all(pattern: str, wanted: object) -> None:
    found = stix_pattern(pattern)
    if isinstance(wanted, str):
        assert isinstance(found, Text)
        assert wanted in found.en
    else:
        assert sorted(found) == sorted(wanted)  # type: ignore[call-overload] # a tuple of pairs


def test_a_bundle_is_read_latest_first_and_what_was_revoked_is_told() -> None:
    later = {"modified": "2027-02-02T00:00:00.000Z"}
    feed = read_feed(
        json.dumps(
            {
                "type": "bundle",
                "id": "bundle--1",
                "objects": [
                    _indicator(1, "[ipv4-addr:value = '203.0.113.1']", valid_until="2027-03-05T00:00:00Z", name="pool"),
                    _indicator(2, "[ipv4-addr:value = '203.0.113.2']"),
                    _indicator(2, "[ipv4-addr:value = '203.0.113.2']", revoked=True, **later),
                    _indicator(3, "alert tcp any any", pattern_type="snort"),
                    {"type": "identity"},
                    7,
                ],
            }
        )
    )
    assert [(item.indicator, str(item.until), item.about) for item in feed.items] == [
        ("203.0.113.1", "2027-03-05", "pool")
    ]
    assert [one.why.en for one in feed.unused] == ["revoked by its source", "not a STIX pattern"]


def test_misp_events_and_plain_lists_are_read() -> None:
    attributes = [
        {"type": "ip-dst|port", "value": "203.0.113.1|3333", "to_ids": True},
        {"type": "domain|ip", "value": "a.test|203.0.113.2", "to_ids": True},
        {"type": "hostname", "value": "b.test", "to_ids": False},
        {"type": "md5", "value": "ff", "to_ids": True},
    ]
    event = {"info": "miners", "Attribute": attributes, "Object": [{"Attribute": [attributes[0]]}]}
    feed = read_feed(json.dumps({"response": [{"Event": event}]}))
    assert [item.indicator for item in feed.items] == ["203.0.113.1", "a.test", "203.0.113.2"]
    assert len(feed.unused) == 2
    plain = read_feed("# head\n203.0.113.1 ; pool\nbad[.]test# x\n\n203.0.113.1\n")
    assert [(item.indicator, item.about) for item in plain.items] == [("203.0.113.1", "pool"), ("bad[.]test", "x")]


@pytest.mark.parametrize("text", ["{", "[1, 2]", '{"type": "report"}', "[" * 100_000])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(BlockError):
        read_feed(text)


def test_a_feed_waits_for_a_person_who_takes_what_is_right(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feed = root.parent / "feed.txt"
    feed.write_text("203.0.113.1 # =cmd|' /C calc'!A0\n10.2.3.4\nbad.test\n203.0.113.2\n??\n", encoding="utf-8")
    assert run(["block", "import", CITY, str(feed), "--source", "cncert"]) == 0
    assert "3 proposed, 2 only told" in capsys.readouterr().out
    register, pending = root / CITY / "registers/blocks.csv", root / CITY / "registers/pending/blocks-cncert.csv"
    assert not register.exists()
    text = pending.read_text(encoding="utf-8")
    assert "no,address,10.2.3.4" in text
    assert "a pool of the province" in text
    assert ",'=cmd" in text
    # the reviewer strikes one out
    pending.write_text(text.replace("yes,domain,bad.test", "no,domain,bad.test"), encoding="utf-8")
    assert run(["validate", CITY]) == 0
    assert run(["block", "accept", CITY, "--source", "cncert", "--approver", "王主任"]) == 0
    rows = register.read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split(",")[2] for row in rows] == ["203.0.113.1/32", "203.0.113.2/32"]
    assert all(",cncert," in row and ",王主任," in row for row in rows)
    assert not pending.exists()
    assert run(["block", "accept", CITY, "--source", "cncert", "--approver", "王主任"]) == 2
    assert run(["block", "import", CITY, str(feed), "--source", "../x"]) == 2
