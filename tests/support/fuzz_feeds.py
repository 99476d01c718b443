"""Feeds of indicators."""

import io
import json
from collections.abc import Iterator
from contextlib import redirect_stderr
from datetime import date
from pathlib import Path

from fuzz_target import Target

from edugrid.block.certificate_log import in_log
from edugrid.block.errors import BlockError
from edugrid.block.feeds.read_feed import read_feed
from edugrid.block.kind_of import kind_of
from edugrid.block.proposals import read_proposal, wishes_of
from edugrid.block.speaker.feeder import command, read
from edugrid.intent.block_order import BlockOrder


def feed_targets(folder: Path) -> Iterator[Target]:
    """Each writes its input to a file of ``folder`` and reads it as a command would."""
    pattern = "[ipv4-addr:value = '203.0.113.9' OR domain-name:value IN ('a.example', 'b.example')]"
    indicator = {
        "type": "indicator",
        "id": "indicator--1",
        "pattern": pattern,
        "pattern_type": "stix",
        "modified": "2026-01-01",
        "valid_until": "2027-01-01T00:00:00Z",
        "name": "n",
    }
    bundle = {"type": "bundle", "objects": [indicator, indicator | {"id": "2", "revoked": True}]}
    attribute = {"type": "ip-dst|port", "value": "203.0.113.9|80", "to_ids": True}
    event = {
        "Event": {
            "info": "x",
            "Attribute": [attribute],
            "Object": [{"Attribute": [attribute | {"type": "domain", "value": "a.example"}]}],
        }
    }
    plain = b"203.0.113.9 # x\na.example\n00:11:22:33:44:55\n2001:db8::/64 ; y\ntcp/3333\n"

    def feed(data: bytes) -> object:
        found = read_feed(data.decode("utf-8", "replace"))
        for item in found.items:
            try:
                kind_of(item.indicator)
            except BlockError:
                continue
        return wishes_of(found, "feed", "a", date(2026, 1, 1))

    yield Target(
        "STIX feed",
        [json.dumps(bundle).encode()],
        feed,
        (BlockError,),
        ("AND", "FOLLOWEDBY", "LIKE", "network-traffic:dst_ref.value", "t'2026'"),
        structure=True,
        weight=0.5,
    )
    yield Target(
        "MISP feed",
        [json.dumps(event).encode(), json.dumps({"response": [event]}).encode()],
        feed,
        (BlockError,),
        structure=True,
        weight=4,
    )
    yield Target("plain feed", [plain], feed, (BlockError,), weight=8)

    seen = {"id.resp_h": "203.0.113.9", "server_name": "a.example", "cert_chain_fps": ["ab" * 32]}
    order = BlockOrder.model_validate(
        {
            "id": "BL-0001",
            "kind": "certificate",
            "indicator": "ab" * 32,
            "reason": "x",
            "source": "feed",
            "applicant": "a",
            "approver": "b",
            "created": "2026-01-01",
            "until": "2027-01-01",
        }
    )
    zeek = json.dumps(seen).encode()
    yield Target(
        "Zeek log",
        [zeek, zeek + b"\n" + zeek],
        lambda data: list(in_log([order], data.decode("utf-8", "replace").split("\n"))),
        (BlockError,),
        structure=True,
        weight=4,
    )
    routes = folder / "routes"

    def speaker(data: bytes) -> object:
        routes.write_bytes(data)
        with redirect_stderr(io.StringIO()):
            return [command("announce", route) for route in read(routes) or ()]

    yield Target(
        "feed of the speaker", [b"1767225600 192.0.2.1 203.0.113.9/32\n1 ::1 2001:db8::/64\n"], speaker, weight=4
    )

    path = folder / "blocks.csv"

    def proposal(data: bytes) -> object:
        path.write_bytes(data)
        return read_proposal(path, "feed", "a", "b")

    yield Target(
        "proposal",
        [b"take,kind,indicator,until,priority,reason,note\nyes,address,203.0.113.9,2027-01-01,5,x,\n"],
        proposal,
        (BlockError,),
        weight=4,
    )
