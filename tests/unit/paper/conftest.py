"""The example city with its telecom cloud on paper."""

from pathlib import Path
from shutil import copytree

import pytest
from plain_city import plain_city

ROOT = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"
ROWS = {
    "contracts": "HT-2026-07,telecom,某电信公司,480000,2026-01-01,2027-12-31,,,\n",
    "approvals": "SP-01,telecom,city,16,32,,,电化教育馆,王主任,名师课堂扩容,2026-03-01,2027-12-31\n",
}
SURGES = (
    "id,application,kind,starts,ends,count,flavor,reason,approver,discard_volumes\n"
    "GF-01,video,planned,2027-06-24T00:00:00,2027-07-05T00:00:00,4,edu.large,查分与填报志愿,李馆长,true\n"
    "GF-00,video,planned,2025-06-24T00:00:00,2025-07-05T00:00:00,4,,去年,李馆长,true\n"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Inventories of our own, looked at on one day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_AT", "2026-11-26T10:00")
    made = plain_city(copytree(ROOT, tmp_path / "inventories"))
    city = made / CITY / "city.yml"
    text = city.read_text(encoding="utf-8")
    changes = (
        (
            "    profile: telecom\n    external_network: ext-net\n",
            "    capabilities: paper\n    contract: HT-2026-07\n",
        ),
        (
            "    owner: 郑州市电化教育馆\n",
            (
                "    owner: 郑州市电化教育馆\n    count: 2\n    address: floating\n    bandwidth_mbps: 200\n"
                "    load_balancer: {port: 443}\n    backup: {every: week, keep: 4}\n    log_days: 190\n"
                "    volumes:\n      - {name: media, size_gib: 500}\n"
            ),
        ),
    )
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    city.write_text(text, encoding="utf-8")
    registers = made / CITY / "registers"
    for name, row in ROWS.items():
        with (registers / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(row)
    (registers / "surges.csv").write_text(SURGES, encoding="utf-8")
    return Path("inventories")
