"""Names that are blocked, on a real resolver (Unbound) with the response-policy zone that edugrid writes."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from unbound_server import unbound_server

from edugrid.cli.app import run
from edugrid.drift.observe_blocked_names import observe_blocked_names
from edugrid.region import open_region

pytestmark = [pytest.mark.lab, pytest.mark.unbound]

CITY = "henan/zhengzhou"
ZONE = "rpz.zhengzhou.edu.example"
GROUNDS = ["--reason", "phishing", "--approver", "Wang"]


def _settings(root: Path, port: int) -> None:
    city = root / CITY / "city.yml"
    block = f"block: {{dns: {{zone: {ZONE}, resolvers: [127.0.0.1], port: {port}}}}}"
    text = re.sub(r"(igp: \{protocol: isis\})[^\n]*", rf"\1, {block}}}", city.read_text(encoding="utf-8"))
    city.write_text(text, encoding="utf-8")


def _answers(capfd: pytest.CaptureFixture[str], code: int) -> list[tuple[str, str, str]]:
    capfd.readouterr()
    assert run(["block", "status", CITY, "--format", "json"]) == code
    points: list[dict[str, Any]] = json.loads(capfd.readouterr().out)["points"]
    return [(point["order"], point["place"], point["state"]) for point in points]


def _drift(root: Path) -> list[tuple[str, str, str | None, str | None]]:
    found = observe_blocked_names(open_region(root, CITY))
    assert {(one.asset, one.layer) for one in found} <= {("dns 127.0.0.1", "real")}
    return [("/".join(one.path), one.kind, one.intended, one.actual) for one in found]


def test_a_name_is_gone_where_the_resolver_has_the_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "inventories"
    shutil.copytree(Path(__file__).parents[2] / "inventories", root)
    for name, value in {"INVENTORIES": root, "STATE": tmp_path / "state", "LANG": "en"}.items():
        monkeypatch.setenv(f"EDUGRID_{name}", str(value))
    zone = tmp_path / f"state/block/henan-zhengzhou/{ZONE}.rpz"
    _settings(root, 5353)
    assert run(["block", "add", CITY, "bad.shop", *GROUNDS]) == 0
    assert "bad.shop CNAME .\n*.bad.shop CNAME .\n" in zone.read_text(encoding="ascii")
    with unbound_server(tmp_path, ZONE, zone) as port:
        _settings(root, port)
        assert _answers(capfd, 0) == [("BL-0001", "127.0.0.1", "enforced")]
        # an order that the resolver has not heard of: the zone is older, the name is answered, and both are drift
        before = zone.read_text(encoding="ascii")
        assert run(["block", "add", CITY, "good.shop", *GROUNDS]) == 0
        assert _answers(capfd, 3) == [("BL-0001", "127.0.0.1", "missing"), ("BL-0002", "127.0.0.1", "missing")]
        assert _drift(root) == [
            ("block/zone", "changed", "the zone of now", "another, or none"),
            ("block/good.shop/BL-0002", "changed", "no such name", "answered"),
        ]
    after = zone.read_text(encoding="ascii")
    serials = [int(text.split("hostmaster.localhost. ")[1].split()[0]) for text in (before, after)]
    assert serials[0] < serials[1]
    with unbound_server(tmp_path, ZONE, zone) as port:
        _settings(root, port)
        assert _answers(capfd, 0) == [("BL-0001", "127.0.0.1", "enforced"), ("BL-0002", "127.0.0.1", "enforced")]
        assert _drift(root) == []
    assert _answers(capfd, 3) == [("BL-0001", "127.0.0.1", "unknown"), ("BL-0002", "127.0.0.1", "unknown")]
    ((path, kind, _, why),) = _drift(root)
    assert (path, kind, bool(why)) == ("", "unreachable", True)
