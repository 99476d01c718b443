"""The demo, step by step."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from rich.table import Table

from edugrid.demo import tamper
from edugrid.demo.step import DemoError, Stage
from edugrid.lab import fabric
from edugrid.scaffold import scaffold
from edugrid.text import Text, language

REGION = "henan/zhengzhou"
PROJECT = "edu-zhengzhou"
STEPS = 27


def run_demo(folder: Path, *, keep: bool) -> Path:
    """Run everything in ``folder`` (thrown away first, lab included); the path of the HTML report.

    Raises:
        edugrid.demo.step.DemoError: a step did not end as it must.

    """
    _fresh(folder)
    stage = Stage(folder, STEPS)
    try:
        with stage:
            _bring_up(stage)
            _drift(stage)
            _retire(stage)
            stage.command(
                "report", "report", REGION, "--out", "report", "--plan", "plan.json", "--events", "events.json"
            )
    finally:
        if not keep:
            _stop_lab(folder)
    _summary(stage)
    return folder / "report" / "index.html"


def _fresh(folder: Path) -> None:
    if folder.exists():
        _stop_lab(folder)
        shutil.rmtree(folder)
    scaffold(folder)


def _stop_lab(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "edugrid", "lab", "down"], cwd=folder, check=False, stdout=subprocess.DEVNULL)


def _bring_up(stage: Stage) -> None:
    stage.command("toolchain: Pulumi engine and OpenStack provider", "toolchain", "build")
    can, reason = fabric.available()
    if not can:
        stage.call("FRR layer", lambda: _without_frr(stage.folder, reason))
    stage.command("lab up", "lab", "up", says="openstack: real")
    _load_site(stage.folder)
    shutil.copy(stage.folder / ".edugrid" / "lab" / "layers.json", stage.folder / "layers.json")
    stage.call(
        "a legacy workload still runs", lambda: tamper.legacy_workload("gov", "legacy-zm-old-room", "zm-roster-db")
    )
    stage.command("validate", "validate", REGION)
    stage.command("render", "render", REGION, "--out", "rendered")
    stage.command("plan, both worlds", "plan", REGION, "--out", "plan.json", says="plan.json")
    stage.command("apply the reviewed plan", "apply", "plan.json")
    stage.command("plan again: nothing to do", "plan", REGION, "--out", "plan-2.json", says="No changes")
    if can:
        stage.call("real ping through FRR, county to city", lambda: _ping(stage.folder))
    stage.command("drift: clean", "drift", REGION)


def _drift(stage: Stage) -> None:
    folder = stage.folder
    lab = folder / ".edugrid" / "lab"
    stage.call("behind our back: a security rule", lambda: tamper.open_port("gov", PROJECT, f"{PROJECT}-roster"))
    stage.call(
        "behind our back: a VLAN",
        lambda: tamper.vlan_by_hand(lab / "endpoints.yml", lab / "credentials.yml", "xz-gw-1", "huawei_vrpv8", 999),
    )
    stage.call("behind our back: a server", lambda: tamper.extra_server("telecom", PROJECT, "minecraft"))
    before = _state_hash(folder)
    found = json.loads(stage.command("drift: three changes found", "drift", REGION, "--format", "json", expect=3))
    stage.call("drift: exactly these, state untouched", lambda: _check_found(found, before, _state_hash(folder)))
    (folder / "drift.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    stage.command(
        "report with the drift", "report", REGION, "--out", "report-drift", "--plan", "plan.json", "--drift", "drift.json"
    )  # fmt: skip
    stage.command("plan the repair", "plan", REGION, "--remove-unmanaged", "--out", "repair.json", says="repair.json")
    stage.command("apply the repair", "apply", "repair.json")
    stage.command("drift: clean again", "drift", REGION)


def _retire(stage: Stage) -> None:
    stage.command("retirement: one site is overdue", "retire", "status", REGION, says="zm-roster-db")
    gate = ("retire", "gate", REGION, "--site", "zm-old-room", "--stage", "migrate")
    stage.command("gate: closed, the workload runs", *gate, expect=3, says="FAIL")
    stage.call(
        "the workload moves out", lambda: tamper.stop_legacy_workload("gov", "legacy-zm-old-room", "zm-roster-db")
    )
    stage.command("gate: open", *gate, says="pass")
    county = stage.folder / "inventories" / REGION / "zhongmu" / "county.yml"
    text = county.read_text(encoding="utf-8")
    county.write_text(text.replace("state: legacy", "state: new", 1), encoding="utf-8")
    try:
        stage.command("a new county data centre: refused", "validate", REGION, expect=2, says="no-new-data-centre")
        env = _pulumi_env(stage.folder)
        stage.program(
            "… and refused by pulumi up", "pulumi", "up", "-s", "zhengzhou", "--yes", "--skip-preview", "--non-interactive",
            expect=1, says="2022 key points, item 2", env=env,
        )  # fmt: skip
    finally:
        county.write_text(text, encoding="utf-8")


def _without_frr(folder: Path, reason: str) -> str:
    """Without FRR its routers are not yet in service: planned, so neither pushed to nor watched."""
    for path in folder.glob("inventories/**/*.yml"):
        text = path.read_text(encoding="utf-8")
        marked = text.replace("    platform: frr\n", "    platform: frr\n    state: planned\n")
        if marked != text:
            path.write_text(marked, encoding="utf-8")
    return f"left out ({reason}); its routers are marked planned in this copy"


def _load_site(folder: Path) -> None:
    for line in (folder / ".edugrid" / "site.env").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        os.environ[key] = value


def _ping(folder: Path) -> str:
    lab = folder / ".edugrid" / "lab"
    host = next(name for name in fabric.status(lab) if name.startswith("h"))
    rendered = (folder / "rendered" / "zz-pop-1.cfg").read_text(encoding="utf-8")
    loopback = rendered.split("interface lo\n", 1)[1].split("exit", 1)[0].split()
    targets = [loopback[index + 1].split("/")[0] for index, word in enumerate(loopback) if word == "address"]
    deadline = time.monotonic() + 60
    while lost := [target for target in targets if not fabric.ping(lab, host, target)]:
        if time.monotonic() > deadline:
            raise DemoError(f"{host} cannot reach {', '.join(lost)}")
        time.sleep(1)
    return f"{host} reaches {' and '.join(targets)} (real BGP, real packets)"


def _state_hash(folder: Path) -> str:
    from hashlib import sha256

    total = sha256()
    for path in sorted((folder / ".edugrid" / "pulumi" / "state").rglob("*")):
        if path.is_file():
            total.update(str(path).encode() + path.read_bytes())
    return total.hexdigest()


def _check_found(found: dict[str, list[dict[str, object]]], before: str, after: str) -> str:
    records = [record for record in found["records"] if record["exception"] is None]
    shown = [f"{record['asset']}: {' / '.join(map(str, record['path']))}" for record in records]  # type: ignore[call-overload] # JSON
    wanted = ("3389", "999", "minecraft")
    if len(records) != len(wanted) or not all(any(word in json.dumps(r) for r in records) for word in wanted):
        raise DemoError(f"expected exactly three differences ({', '.join(wanted)}), found: {shown}")
    if before != after:
        raise DemoError("drift changed the Pulumi state")
    return f"3 records; Pulumi state {before[:12]} before and after"


def _pulumi_env(folder: Path) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "edugrid", "cloud", "env"], cwd=folder, check=True, capture_output=True, text=True
    )
    import shlex

    pairs = (shlex.split(line.removeprefix("export "))[0].partition("=") for line in done.stdout.splitlines())
    return {key: value for key, _, value in pairs}


def _summary(stage: Stage) -> None:
    layers = json.loads((stage.folder / "layers.json").read_text(encoding="utf-8"))
    table = Table(title="edugrid demo")
    for name in ("step", "result", "s"):
        table.add_column(name, justify="right" if name == "s" else "left", overflow="fold")
    for title, result, seconds in stage.events:
        table.add_row(title, result, f"{seconds:.1f}")
    stage.console.print(table)
    for layer in layers:
        stage.console.print(
            f"{layer['name']}: {layer['kind']} - {Text(*layer['detail']).show(language())}",
            markup=False,
            highlight=False,
        )
