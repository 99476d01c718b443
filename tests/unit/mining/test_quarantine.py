"""A host is cut off and let back: what is refused, what changes on devices and in clouds, and what explains it."""

import shutil
from datetime import date
from ipaddress import ip_address
from pathlib import Path

import pytest
from packet_filters import Packet, at_group, at_switch

from edugrid.cli.app import run
from edugrid.cloud.declare import declare
from edugrid.intent.problems import IntentError
from edugrid.mining.quarantine import Order, cut_off, release
from edugrid.network.templates import templates
from edugrid.region import OpenRegion, open_region
from edugrid.text import Text
from edugrid.whitelist.errors import WhitelistError
from edugrid.whitelist.explain import explain
from edugrid.whitelist.question import Question

CITY = "henan/zhengzhou"
SOURCE = Path(__file__).parents[3] / "inventories"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copytree(SOURCE, tmp_path / "inventories"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_AT", "2026-12-01T09:00")
    monkeypatch.setenv("EDUGRID_HISTORY", f"sqlite:///{tmp_path / 'history.db'}")
    return copy


def order(host: str, device: str = "", port: str = "") -> Order:
    return Order(host, "挖矿", "王主任", date(2026, 12, 8), device, port)


def config(root: Path, opened: OpenRegion, name: str) -> str:
    return templates(root).render(next(d for d in opened.design.devices if d.name == name))


def missing(root: Path, opened: OpenRegion, source: str) -> list[Text]:
    question = Question(source=ip_address(source), destination="identity", port=443)
    return list(explain(opened, question, templates(root).render).missing)


def test_a_host_is_cut_off_at_its_first_hop_and_let_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = open_region(root, CITY)
    done = cut_off(root, CITY, order("10.0.128.70"))
    assert (done.id, done.where) == ("QT-0001", ("zm-agg-1",))
    opened = open_region(root, CITY)
    text = config(root, opened, "zm-agg-1")
    # it reaches neither applications nor anything outside, and its neighbour everything as before
    for destination in ("10.0.2.20", "203.0.113.9"):
        assert at_switch(text, Packet("10.0.128.70", destination, "tcp", 443)) == "deny"
    assert at_switch(text, Packet("10.0.128.71", "10.0.2.20", "tcp", 443)) == "permit"
    assert any("QT-0001" in one.en for one in missing(root, opened, "10.0.128.70"))
    assert [d.name for d, old in zip(opened.design.devices, before.design.devices, strict=True) if d != old] == [
        "zm-agg-1"
    ]
    # its last day, and after
    monkeypatch.setenv("EDUGRID_AT", "2026-12-08T23:59")
    assert config(root, open_region(root, CITY), "zm-agg-1") == text
    monkeypatch.setenv("EDUGRID_AT", "2026-12-09T00:00")
    assert config(root, open_region(root, CITY), "zm-agg-1") == config(root, before, "zm-agg-1")
    # or before, by somebody
    monkeypatch.setenv("EDUGRID_AT", "2026-12-02T09:00")
    assert release(root, CITY, "10.0.128.70", "李四").where == ("zm-agg-1",)
    assert config(root, open_region(root, CITY), "zm-agg-1") == config(root, before, "zm-agg-1")
    with pytest.raises(WhitelistError, match="no quarantine"):
        release(root, CITY, "10.0.128.70", "李四")
    rows = (root / CITY / "registers/quarantine.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1] == "QT-0001,10.0.128.70,,,挖矿,王主任,2026-12-01,2026-12-08,2026-12-02,李四"


def test_an_application_in_quarantine_neither_hears_nor_speaks(root: Path) -> None:
    assert cut_off(root, CITY, order("roster")).where == ("cloud",)
    opened = open_region(root, CITY)
    spec = next(one for one in opened.design.tenancies if one.label == "gov")
    rules = [one for one in declare(spec, opened.design.tenancies) if one.type.endswith(":SecGroupRule")]
    groups = {app.name: f"{spec.cloud}-{app.security_group}-" for app in spec.applications}
    assert [one.name for one in rules if one.name.startswith(groups["roster"])] == []
    log = [one.properties for one in rules if one.name.startswith(groups["log"])]
    assert at_group(log, Packet("10.0.128.70", "10.0.0.9", "tcp", 6514))
    assert {one["direction"] for one in log} == {"ingress", "egress"}
    release(root, CITY, "QT-0001", "李四")
    back = next(one for one in open_region(root, CITY).design.tenancies if one.label == "gov")
    assert all(group.rules and group.egress for group in back.security_groups)


@pytest.mark.parametrize(
    ("wanted", "error", "words"),
    [
        (order("10.0.128.65"), WhitelistError, "zm-agg-1"),
        (order("172.20.0.2"), WhitelistError, "zm-agg-1"),
        (order("10.0.2.20"), IntentError, "quarantine-nowhere"),
        (order("203.0.113.9"), IntentError, "quarantine-nowhere"),
        (order("10.0.132.5"), IntentError, "platform-cannot"),
        (order("rooster"), IntentError, "missing-reference"),
        (order("10.0.67.70", "xz-sw-1", "GigabitEthernet0/0/9"), IntentError, "missing-reference"),
        (order("10.0.67.70", "xz-sw-1"), IntentError, "invalid-value"),
    ],
)
def test_what_cannot_be_cut_off_is_refused_and_not_written(
    root: Path, wanted: Order, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        cut_off(root, CITY, wanted)
    assert not (root / CITY / "registers/quarantine.csv").exists()


def test_a_list_has_room_for_three(root: Path) -> None:
    for last in (70, 71, 72):
        cut_off(root, CITY, order(f"10.0.128.{last}"))
    with pytest.raises(IntentError, match="quarantine-full"):
        cut_off(root, CITY, order("10.0.128.73"))
    with pytest.raises(IntentError, match="duplicate"):
        cut_off(root, CITY, order("10.0.128.70"))
    assert len((root / CITY / "registers/quarantine.csv").read_text(encoding="utf-8").splitlines()) == 4


def test_the_commands(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    why = ["--reason", "挖矿", "--by", "王主任"]
    assert run(["mining", "quarantine", f"{CITY}/zhongmu", "10.0.128.70", *why]) == 0
    assert "edugrid plan henan/zhengzhou --device zm-agg-1" in capsys.readouterr().out
    log = root.parent / "q.log"
    log.write_text("Nov 27 09:10:11 dnsmasq[77]: query[A] eu.f2pool.com from 10.0.128.70\n")
    assert run(["mining", "suspects", CITY, "--dns", str(log)]) == 3
    assert "QT-0001" in capsys.readouterr().out
    assert run(["cloud", "expiring", CITY, "--within", "7"]) == 3
    assert "QT-0001" in capsys.readouterr().out
    assert run(["--lang", "zh", "mining", "release", CITY, "QT-0001", "--by", "李四"]) == 0
    assert "解除" in capsys.readouterr().out
    assert run(["mining", "release", CITY, "QT-0001", "--by", "李四"]) == 2
    assert run(["mining", "locate", CITY, "roster"]) == 2
