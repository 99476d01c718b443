"""The report of a made-up province of 60,000 schools: how long it is made, how large it is, how fast a browser opens it.

The peer is a page with one word in the same browser, so that the browser's own start does not count.
"""

import os
import shutil
import subprocess
import time
from datetime import date, timedelta
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

import pytest

from edugrid.drift.record import DriftRecord
from edugrid.report.data import ReportData
from edugrid.report.overview import CityRow, Counts, CountyRow, DeviceRow, Overview, SchoolRow
from edugrid.report.write import write_report
from edugrid.retire.stages import STAGE_TITLES
from edugrid.retire.status import Gate, SiteStatus, Stage
from edugrid.text import Text

SCHOOLS = int(os.environ.get("EDUGRID_BENCH_SCHOOLS", "60000"))
CITIES, COUNTIES, SITES, DIFFERENCES = 18, 9, 600, 2000
ROUNDS = 3
V4, V6 = IPv4Network("10.0.0.0/24"), IPv6Network("2001:db8::/48")


def _province() -> ReportData:
    each = SCHOOLS // (CITIES * COUNTIES)
    cities, devices = [], []
    for c in range(CITIES):
        counties = []
        for n in range(COUNTIES):
            region = f"henan/city{c}/county{n}"
            schools = tuple(
                SchoolRow(
                    code=f"{c:02}{n:02}{s:06}", name=f"第{s}小学", stage="primary", classes=12, uplink_mbps=500, ipv4=V4,
                    ipv6=V6,
                )
                for s in range(each)
            )  # fmt: skip
            names = tuple(f"c{c}n{n}-agg-{d}" for d in range(20))
            devices += [
                DeviceRow(
                    name=name, platform="huawei_vrp8", model="CE", role="county-aggregation", region=region,
                    place=f"县{n}", host="192.0.2.1", state="active",
                )
                for name in names
            ]  # fmt: skip
            counties.append(
                CountyRow(
                    region=region, name=f"县{n}", code=f"{c:02}{n:02}", ipv4=V4, ipv6=V6, classes=12 * each,
                    devices=names[:2], schools=schools,
                )
            )  # fmt: skip
        cities.append(CityRow(region=f"henan/city{c}", name=f"市{c}", clouds=(), devices=(), counties=tuple(counties)))
    drift = tuple(
        DriftRecord(
            region="henan", world="network", asset=devices[i % len(devices)].name, path=("interface", str(i)),
            kind="changed", intended="a", actual="b", severity=("high", "medium", "low")[i % 3], layer="simulated",
        )
        for i in range(DIFFERENCES)
    )  # fmt: skip
    day = date(2026, 1, 1)
    sites = tuple(
        SiteStatus(
            region=f"henan/city{i % CITIES}", name=f"room{i}", title=f"机房{i}", owner="教育局", target="gov", opened=day,
            stages=tuple(
                Stage(
                    name=name, due=day + timedelta(days=90 * k), state="done" if k < 2 else "later",
                    gates=(Gate(name="g", passed=k < 2, evidence=Text("evidence", "依据")),),
                )
                for k, name in enumerate(STAGE_TITLES)
            ),
        )
        for i in range(SITES)
    )  # fmt: skip
    counts = Counts(
        cities=CITIES, counties=CITIES * COUNTIES, schools=each * CITIES * COUNTIES, classes=12 * SCHOOLS,
        devices=len(devices), tenancies=0, applications=0, platforms=(("huawei_vrp8", len(devices)),),
    )  # fmt: skip
    return ReportData(
        edugrid="0", region="henan", title="河南省", made="2026-11-27T08:00:00+08:00", layers=(),
        overview=Overview(counts=counts, cities=tuple(cities), devices=tuple(devices)), plan=None, drift=drift,
        sites=sites, events=(),
    )  # fmt: skip


def _opened(browser: str, page: Path, out: Path) -> float:
    begin = time.perf_counter()
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--screenshot={out}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def test_report_of_a_province(tmp_path: Path) -> None:
    data = _province()
    begin = time.perf_counter()
    files = write_report(data, tmp_path, "zh")
    print(f"\n{data.overview.counts.schools} schools: written in {time.perf_counter() - begin:.1f} s")
    for path in files:
        print(f"  {path.name:16} {path.stat().st_size / 2**20:7.2f} MiB")
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser here")
    blank = tmp_path / "blank.html"
    blank.write_text("<p>word", encoding="utf-8")
    times = [
        (_opened(browser, files[0], tmp_path / "a.png"), _opened(browser, blank, tmp_path / "b.png"))
        for _ in range(ROUNDS)
    ]
    whole, empty = (sorted(column)[ROUNDS // 2] for column in zip(*times, strict=True))
    print(f"  opened and drawn in {whole:.2f} s, a page with one word in {empty:.2f} s: {whole - empty:.2f} s more")
