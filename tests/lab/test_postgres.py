"""Pulumi's state in a real PostgreSQL: every command works as on files, and the password shows nowhere.

Real OpenStack services, the real engine, a real server of our own. The tests are one story and run in order.
"""

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from big_region import Size, big_region
from documents import REPOSITORY, blocks
from private_postgres import DATABASE, PASSWORD, Server

from edugrid.cloud.connect import connect
from edugrid.cloud.errors import CloudError
from edugrid.cloud.live import live, project_id
from edugrid.cloud.observe import observe
from edugrid.cloud.progress import silent
from edugrid.cloud.side_by_side import Kind, Outcome, Work, side_by_side
from edugrid.cloud.stack import destroy, preview, refresh
from edugrid.lab.openstack import Endpoint
from edugrid.region import open_region
from edugrid.scaffold import scaffold
from edugrid.toolchain.environment import pulumi_environment

pytestmark = [pytest.mark.lab, pytest.mark.engine, pytest.mark.postgres]

CITIES = ("henan/kaifeng", "henan/luoyang")
KILL_SECONDS = 180


@pytest.fixture(scope="module")
def region(openstack_lab: Endpoint, postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A repository with two made-up cities whose state lies in the database; the password is in a file."""
    folder = tmp_path_factory.mktemp("postgres") / "region"
    scaffold(folder)
    shutil.rmtree(folder / "inventories/henan/zhengzhou")
    (folder / "inventories/henan/ledger.yml").unlink()
    assert big_region(folder / "inventories", {"kaifeng": Size(52, 1), "luoyang": Size(54, 1)}) == CITIES
    (folder / "stacks/Pulumi.kaifeng.yaml").write_text("config:\n  edugrid:region: henan/kaifeng\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("OS_CLIENT_CONFIG_FILE", str(openstack_lab.clouds_yaml))
        patch.setenv("PULUMI_BACKEND_URL", postgres.bare_url)
        patch.setenv("PGPASSFILE", str(postgres.passfile))
        for name in ("PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE", "EDUGRID_INVENTORIES"):
            patch.delenv(name, raising=False)
        yield folder
        for city in CITIES:
            if project_id(connect("gov"), f"edu-{city.rsplit('/', 1)[-1]}"):
                destroy(city, folder / "inventories", folder / ".edugrid", remove_unmanaged=True)


def run(region: Path, kind: Kind) -> list[Outcome]:
    root, state = str(region / "inventories"), str(region / ".edugrid")
    works = [Work(region=city, kind=kind, root=root, state=state) for city in CITIES]
    return list(side_by_side(works, 2, lambda _: silent))


def edugrid(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "edugrid", *arguments], env=os.environ | env, capture_output=True, text=True, check=False
    )


def keys(postgres: Server) -> list[str]:
    """Keys of the table; each begins with the name of the database."""
    found = postgres.sql("select key from pulumi_state order by key").splitlines()
    return [key.removeprefix(f"{DATABASE}/") for key in found]


def pending(postgres: Server) -> list[str]:
    """Types of the pending operations of the first city's state."""
    found = postgres.sql(
        "select data->>'data' from pulumi_state where key = 'pulumi/.pulumi/stacks/edugrid/kaifeng.json'"
    )
    latest = json.loads(base64.b64decode(found))["checkpoint"].get("latest") or {}
    return [operation["resource"]["type"] for operation in latest.get("pending_operations") or []]


def test_stacks_of_the_repository_are_made_in_the_database(region: Path, postgres: Server) -> None:
    assert region
    done = edugrid("cloud", "env")
    assert done.returncode == 0, done.stderr
    assert ".pulumi/stacks/edugrid/kaifeng.json" in keys(postgres)
    assert ".pulumi/stacks/edugrid/luoyang.json" not in keys(postgres)  # no file of its own in stacks/
    assert not (region / ".edugrid/pulumi/state").exists()


def test_a_preview_writes_nothing(region: Path, postgres: Server) -> None:
    before = keys(postgres)
    assert len(preview(CITIES[1], region / "inventories", region / ".edugrid").steps) == 53
    assert keys(postgres) == before


def test_an_engine_that_is_killed_leaves_its_lock_and_pending_creates(region: Path, postgres: Server) -> None:
    up = ["pulumi", "up", "--yes", "--skip-preview", "--stack", "kaifeng", "--parallel", "10", "--non-interactive"]
    with subprocess.Popen(
        up,
        env=pulumi_environment(region / ".edugrid/pulumi"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as engine:
        ends = time.monotonic() + KILL_SECONDS
        while time.monotonic() < ends and not any(":Network" in kind for kind in pending(postgres)):
            time.sleep(0.05)
        os.kill(engine.pid, signal.SIGKILL)
    assert pending(postgres)
    assert [key for key in keys(postgres) if key.startswith(".pulumi/locks/organization/edugrid/kaifeng/")]


def test_up_side_by_side_makes_everything_once(region: Path, postgres: Server) -> None:
    outcomes = run(region, "up")
    assert [outcome.failure and outcome.failure.text.en for outcome in outcomes] == [None, None]
    for city in CITIES:
        for spec in open_region(region / "inventories", city).design.tenancies:
            connection = connect(spec.cloud)
            there = live(connection, spec.cloud, project_id(connection, spec.project) or "")
            count = Counter((item.kind, item.name) for item in there if item.kind in {"network", "router", "server"})
            assert set(count.values()) == {1}
            assert {name for kind, name in count if kind == "network"} == {network.name for network in spec.networks}
    assert pending(postgres) == []
    assert [key for key in keys(postgres) if key.startswith(".pulumi/locks/")] == []


def test_then_there_is_nothing_to_do(region: Path) -> None:
    plans = [outcome.plan for outcome in run(region, "preview")]
    assert [(plan.steps, plan.unmanaged) for plan in plans if plan] == [((), ()), ((), ())]
    root, state = region / "inventories", region / ".edugrid"
    assert observe(CITIES[0], root, state) == ()
    assert refresh(CITIES[0], root, state).done == {}
    assert [outcome.result and outcome.result.done for outcome in run(region, "up")] == [{}, {}]


def test_no_password_in_the_database_or_beside_it(region: Path, postgres: Server, openstack_lab: Endpoint) -> None:
    clouds = json.loads(openstack_lab.clouds_yaml.read_text(encoding="utf-8"))["clouds"]
    secrets = [PASSWORD.encode(), *(entry["auth"]["password"].encode() for entry in clouds.values())]
    values = [base64.b64decode(row) for row in postgres.sql("select data->>'data' from pulumi_state").splitlines()]
    assert len(values) > 10
    assert [secret for secret in secrets for value in values if secret in value] == []
    files = [path for path in (region / ".edugrid").rglob("*") if path.is_file() and not path.is_symlink()]
    assert [path for path in files for secret in secrets if secret in path.read_bytes()] == []


def test_old_copies_may_go_as_the_document_says(region: Path, postgres: Server) -> None:
    sql = next(block.body for block in blocks(REPOSITORY / "docs/state.md") if "delete from pulumi_state" in block.body)
    history = "select count(*) from pulumi_state where key like '%.pulumi/history/%'"
    assert int(postgres.sql(history)) > 4
    postgres.sql(sql)
    assert int(postgres.sql(history)) > 4  # nothing is that old
    postgres.sql(sql.replace("90 days", "0 days"))
    assert postgres.sql(history) == "0"
    assert preview(CITIES[0], region / "inventories", region / ".edugrid").steps == ()


def test_a_password_in_the_address_is_masked(region: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGPASSFILE")
    monkeypatch.setenv("PULUMI_BACKEND_URL", postgres.url)
    assert preview(CITIES[1], region / "inventories", region / ".edugrid").steps == ()
    doctor = edugrid("doctor", "--format", "json")
    assert PASSWORD not in doctor.stdout + doctor.stderr
    assert "postgres://****:****@127.0.0.1" in doctor.stdout
    wrong = postgres.url.replace(PASSWORD, "not-the-password")
    monkeypatch.setenv("PULUMI_BACKEND_URL", wrong)
    with pytest.raises(CloudError, match="the database that holds Pulumi's state") as caught:
        preview(CITIES[1], region / "inventories", region / ".edugrid")
    assert "password authentication failed" in caught.value.show("en")
    assert "not-the-password" not in caught.value.show("en")
    typed = edugrid("cloud", "up", CITIES[1], "--yes")
    assert typed.returncode == 1
    assert "not-the-password" not in typed.stdout + typed.stderr
    assert "PGPASSFILE" in typed.stderr


def test_destroy(region: Path, postgres: Server) -> None:
    outcomes = run(region, "destroy")
    assert [outcome.failure and outcome.failure.text.en for outcome in outcomes] == [None, None]
    for city in CITIES:
        assert project_id(connect("gov"), f"edu-{city.rsplit('/', 1)[-1]}") is None
    assert [key for key in keys(postgres) if key.startswith(".pulumi/locks/")] == []
