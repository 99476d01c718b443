"""Names of the register, asked of a real name server (Unbound) that serves a real zone file."""

import re
import shutil
from pathlib import Path

import dns.zone
import pytest
from unbound_server import zone_server

from edugrid.assets.findings import findings
from edugrid.assets.join import join
from edugrid.assets.look.from_names import from_names
from edugrid.drift.record import DriftRecord
from edugrid.region import open_region

pytestmark = [pytest.mark.lab, pytest.mark.unbound]

CITY = "henan/zhengzhou"
ZONE = dns.zone.from_text(
    """
$TTL 60
@ SOA ns hostmaster 1 300 60 604800 60
@ NS ns
ns A 127.0.0.1
id AAAA 3fff:410::9
id A 192.0.2.9
roster CNAME id
video TXT "a name without an address"
""",
    origin="zhengzhou.edu.example.",
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "nowhere.yaml"))
    return Path(shutil.copytree(Path(__file__).parents[2] / "inventories", tmp_path / "inventories"))


def look(root: Path, port: int) -> tuple[dict[str, str], list[DriftRecord]]:
    """Addresses by name as the server tells them, and what the register says to that of names."""
    city = root / CITY / "city.yml"
    text = re.sub(
        r"(?m)^(dns: \{)(?:ask: [^]]*\], )?", rf"\1ask: ['127.0.0.1:{port}'], ", city.read_text(encoding="utf-8")
    )
    city.write_text(text, encoding="utf-8")
    opened = open_region(root, CITY)
    register = join(opened)
    seen = from_names(opened, register)
    told = [one for one in findings(opened, register, seen) if one.path[:1] == ("name",) or one.kind == "unreachable"]
    return {one.name: one.address for one in seen.sightings}, told


def test_a_name_without_an_address_is_missing_and_a_silent_server_says_nothing(root: Path, tmp_path: Path) -> None:
    with zone_server(tmp_path, ZONE) as port:
        answers, told = look(root, port)
    assert answers == {f"{name}.zhengzhou.edu.example": "192.0.2.9" for name in ("id", "roster")}
    assert {(one.asset, one.path, one.kind, one.layer) for one in told} == {
        ("system/video", ("name", "video.zhengzhou.edu.example"), "missing", "real"),
        ("system/log", ("name", "log.zhengzhou.edu.example"), "missing", "real"),
    }
    answers, told = look(root, port)  # nobody listens there any more, and no cloud can be asked
    assert answers == {}
    assert [(one.kind, one.asset, one.actual) for one in told] == [
        ("unreachable", "zhengzhou.edu.example", f"no name server answers: 127.0.0.1:{port}")
    ]
