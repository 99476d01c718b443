"""One city's share of two clouds, on real OpenStack services and the real engine (the hypervisor is simulated).

The tests are one story and run in order: each begins where the one before it ended.
"""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from edugrid.cloud.connect import connect
from edugrid.cloud.errors import CloudError, PolicyError, StalePlanError
from edugrid.cloud.facts import server_exists, servers_in_project
from edugrid.cloud.live import live, project_id
from edugrid.cloud.observe import observe
from edugrid.cloud.rule_set import rule_set
from edugrid.cloud.stack import apply_plan, destroy, preview, up
from edugrid.lab.openstack import Endpoint
from edugrid.region import open_region
from edugrid.toolchain.environment import pulumi_environment

pytestmark = [pytest.mark.lab, pytest.mark.engine]

REPOSITORY = Path(__file__).parents[2]
ROOT = REPOSITORY / "inventories"
CITY = "henan/zhengzhou"
PROJECT = "edu-zhengzhou"
KILL_SECONDS = 120


@pytest.fixture(scope="module")
def state(openstack_lab: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A state of our own; whatever a failed test leaves in the clouds is taken away at the end."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(REPOSITORY)
        patch.setenv("OS_CLIENT_CONFIG_FILE", str(openstack_lab.clouds_yaml))
        patch.setenv("EDUGRID_INVENTORIES", str(ROOT))
        for name in ("PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE"):
            patch.delenv(name, raising=False)
        yield folder
        if any(project_id(connect(cloud), PROJECT) for cloud in ("gov", "telecom")):
            destroy(CITY, ROOT, folder, remove_unmanaged=True)


@pytest.fixture
def gov(state: Path) -> Any:  # noqa: ANN401 - openstacksdk has no types
    assert state
    return connect("gov")


def by_hand(state: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`pulumi` as a person types it."""
    settings = REPOSITORY / "stacks/Pulumi.zhengzhou.yaml"
    before = settings.read_bytes()
    try:
        return subprocess.run(
            ["pulumi", *arguments, "--stack", "zhengzhou", "--non-interactive"],
            env=pulumi_environment(state / "pulumi"),
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        settings.write_bytes(before)  # the engine adds its salt; the tree must stay as it was


def digest(state: Path) -> dict[str, str]:
    """SHA-256 of every file of the backend."""
    folder = state / "pulumi/state"
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def group(gov: Any, name: str) -> Any:  # noqa: ANN401 - the same
    return next(gov.network.security_groups(name=name, project_id=project_id(gov, PROJECT)))


def open_port(gov: Any, port: int) -> None:  # noqa: ANN401 - the same
    gov.network.create_security_group_rule(
        security_group_id=group(gov, f"{PROJECT}-identity").id,
        direction="ingress",
        ethertype="IPv4",
        protocol="tcp",
        port_range_min=port,
        port_range_max=port,
        remote_ip_prefix="0.0.0.0/0",
    )


def close_port(gov: Any, port: int, source: str) -> None:  # noqa: ANN401 - the same
    for rule in group(gov, f"{PROJECT}-identity").security_group_rules:
        if (rule["port_range_min"], rule["remote_ip_prefix"]) == (port, source):
            gov.network.delete_security_group_rule(rule["id"])


def shadow_server(gov: Any) -> None:  # noqa: ANN401 - the same
    project = project_id(gov, PROJECT)
    inside = gov.connect_as_project(gov.identity.get_project(project))
    server = inside.compute.create_server(
        name="shadow-1",
        flavor_id=inside.compute.find_flavor("edu.small").id,
        image_id=inside.image.find_image("edu-linux-12").id,
        networks=[{"uuid": next(gov.network.networks(project_id=project)).id}],
    )
    inside.compute.wait_for_server(server)


def test_an_engine_that_is_killed_leaves_pending_creates(state: Path) -> None:
    assert by_hand(state, "stack", "init").returncode == 0
    checkpoint = state / "pulumi/state/.pulumi/stacks/edugrid/zhengzhou.json"
    settings = REPOSITORY / "stacks/Pulumi.zhengzhou.yaml"
    before = settings.read_bytes()
    command = [
        "pulumi",
        "up",
        "--yes",
        "--skip-preview",
        "--stack",
        "zhengzhou",
        "--parallel",
        "10",
        "--non-interactive",
    ]
    with subprocess.Popen(
        command,
        env=pulumi_environment(state / "pulumi"),
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as engine:
        ends = time.monotonic() + KILL_SECONDS
        while time.monotonic() < ends and not any("Subnet" in kind for kind in pending(checkpoint)):
            time.sleep(0.03)
        os.kill(engine.pid, signal.SIGKILL)
    settings.write_bytes(before)
    assert pending(checkpoint)


def pending(checkpoint: Path) -> list[str]:
    try:
        latest = json.loads(checkpoint.read_text(encoding="utf-8"))["checkpoint"]["latest"] or {}
    except (OSError, ValueError, KeyError):
        return []  # being written
    return [operation["resource"]["type"] for operation in latest.get("pending_operations") or []]


def test_up_after_that_makes_everything_once(state: Path) -> None:
    done = up(CITY, ROOT, state).done
    assert done["create"] > 10
    for spec in open_region(ROOT, CITY).design.tenancies:
        connection = connect(spec.cloud)
        there = live(connection, spec.cloud, project_id(connection, PROJECT) or "")
        names = {
            kind: sorted(item.name for item in there if item.kind == kind and item.name != "default")
            for kind in ("network", "subnet", "router", "security_group", "server")
        }
        assert names == {
            "network": sorted(network.name for network in spec.networks),
            "subnet": sorted(f"{network.name}-{v}" for network in spec.networks for v in ("v4", "v6")),
            "router": [spec.router],
            "security_group": sorted(wanted.name for wanted in spec.security_groups),
            "server": sorted(spec.servers),
        }
        ids = {item.name: item.id for item in there if item.kind == "security_group"}
        for wanted in spec.security_groups:
            rules = [
                item.key for item in there if item.kind == "security_group_rule" and item.parent == ids[wanted.name]
            ]
            assert sorted(map(str, rules)) == sorted(map(str, rule_set(wanted)))


def test_numbers_and_tags_reach_the_cloud(gov: Any) -> None:  # noqa: ANN401 - openstacksdk has no types
    spec = next(spec for spec in open_region(ROOT, CITY).design.tenancies if spec.cloud == "gov")
    project = project_id(gov, PROJECT)
    network = next(gov.network.networks(project_id=project, name=spec.network.name))
    assert (network.provider_network_type, network.provider_segmentation_id) == ("vlan", spec.network.vlan)
    assert network.provider_physical_network == "physnet1"
    assert sorted(network.tags) == [f"vlan:{spec.network.vlan}", f"vni:{spec.network.vni}"]
    subnets = {subnet.ip_version: subnet for subnet in gov.network.subnets(network_id=network.id)}
    assert subnets[4].cidr == str(spec.network.ipv4)
    assert (subnets[6].cidr, subnets[6].ipv6_address_mode) == (str(spec.network.ipv6), "slaac")
    for server in gov.compute.servers(all_projects=True, project_id=project):
        assert server.status == "ACTIVE"
        if server.name in {edge.name for edge in spec.nfv_edges}:
            continue
        wanted = next(app for app in spec.applications if server.name in app.servers)
        assert server.metadata == dict(wanted.tags)
        port = next(gov.network.ports(device_id=server.id))
        assert len(port.fixed_ips) == 2
        assert port.security_group_ids == [group(gov, wanted.security_group).id]


def test_the_second_time_nothing_changes(state: Path) -> None:
    plan = preview(CITY, ROOT, state)
    assert (plan.steps, plan.unmanaged) == ((), ())
    typed = by_hand(state, "preview", "--refresh", "--run-program", "--expect-no-changes", "--parallel", "10")
    assert typed.returncode == 0, typed.stdout[-2000:] + typed.stderr[-2000:]
    assert up(CITY, ROOT, state).done == {}


def test_facts(state: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert state
    assert server_exists("gov", PROJECT, f"{PROJECT}-identity-1") is True
    assert server_exists("gov", PROJECT, "zm-roster-db") is False
    assert server_exists("gov", "no-such-project", "zm-roster-db") is False
    assert servers_in_project("telecom", PROJECT) == (f"{PROJECT}-video-1",)
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "missing.yaml"))
    assert server_exists("gov", PROJECT, "x") is None


def test_changes_of_the_further_services_are_found(state: Path, gov: Any) -> None:  # noqa: ANN401 - the same
    project = project_id(gov, PROJECT)
    inside = gov.connect_as_project(gov.identity.get_project(project))
    zone = next(inside.dns.zones())
    record = next(item for item in inside.dns.recordsets(zone) if (item.name, item.type) == (f"id.{zone.name}", "A"))
    inside.dns.update_recordset(record, zone_id=zone.id, records=["192.0.2.99"])
    inside.dns.create_recordset(zone, name=f"shadow.{zone.name}", type="A", records=["192.0.2.66"])
    balancer = next(gov.load_balancer.load_balancers(project_id=project, name=f"{PROJECT}-identity-v4"))
    inside.load_balancer.create_listener(
        name="side-door", protocol="TCP", protocol_port=8080, load_balancer_id=balancer.id
    )
    network = next(gov.network.networks(project_id=project, name=f"{PROJECT}-apps"))
    other = gov.session.get_project_id()
    inside.network.create_rbac_policy(
        object_type="network", object_id=network.id, action="access_as_shared", target_project_id=other
    )
    inside.identity.create_application_credential(gov.session.get_user_id(), name="shadow-key")
    inside.block_storage.create_volume(size=1, name="shadow-volume")
    found = observe(CITY, ROOT, state)
    assert [(record.kind, record.path) for record in found] == [
        ("unmanaged", ("credential", "shadow-key")),
        ("changed", ("dns_record", f"{PROJECT}-dns-id-a", "records")),
        ("unmanaged", ("dns_zone", zone.name, "dns_record", f"shadow.{zone.name} A")),
        ("unmanaged", ("load_balancer", f"{PROJECT}-identity-v4", "listener", "side-door")),
        ("unmanaged", ("network", f"{PROJECT}-apps", "share", other)),
        ("unmanaged", ("volume", "shadow-volume")),
    ]
    up(CITY, ROOT, state, remove_unmanaged=True)
    assert observe(CITY, ROOT, state) == ()


def test_changes_behind_our_back_are_found_and_nothing_is_written(state: Path, gov: Any) -> None:  # noqa: ANN401
    open_port(gov, 3389)
    close_port(gov, 443, "10.0.0.0/8")
    apps = next(gov.network.networks(project_id=project_id(gov, PROJECT), name=f"{PROJECT}-apps"))
    gov.network.update_network(apps, is_admin_state_up=False)
    shadow_server(gov)
    before = digest(state)
    assert before
    found = observe(CITY, ROOT, state)
    assert digest(state) == before
    assert [(record.kind, record.asset, record.path) for record in found] == [
        ("changed", "gov/edu-zhengzhou", ("network", f"{PROJECT}-apps", "adminStateUp")),
        (
            "unmanaged",
            "gov/edu-zhengzhou",
            ("security_group", f"{PROJECT}-identity", "rule", "ingress IPv4 tcp 3389 0.0.0.0/0"),
        ),
        (
            "missing",
            "gov/edu-zhengzhou",
            ("security_group_rule", f"{PROJECT}-identity-ingress-IPv4-tcp-443-10.0.0.0/8"),
        ),
        ("unmanaged", "gov/edu-zhengzhou", ("server", "shadow-1")),
    ]
    assert (found[0].intended, found[0].actual) == ("true", "false")


def test_a_plan_that_was_overtaken_is_refused(state: Path, gov: Any) -> None:  # noqa: ANN401 - openstacksdk has no types
    reviewed = preview(CITY, ROOT, state)
    assert [step.op for step in reviewed.steps] == ["remove-rule", "update", "create"]
    assert [text.split(" (")[0] for text in reviewed.unmanaged] == ["gov: server shadow-1"]
    open_port(gov, 23)
    with pytest.raises(StalePlanError, match=r"\+ remove-rule .* tcp 23 "):
        apply_plan(reviewed, ROOT, state)
    assert server_exists("gov", PROJECT, "shadow-1") is True


def test_apply_repairs_and_a_server_goes_only_when_asked(state: Path) -> None:
    mine = preview(CITY, ROOT, state)
    assert apply_plan(mine, ROOT, state).done == {"remove-rule": 2, "update": 1, "create": 1}
    assert [(record.kind, record.path) for record in observe(CITY, ROOT, state)] == [
        ("unmanaged", ("server", "shadow-1"))
    ]
    asked = preview(CITY, ROOT, state, remove_unmanaged=True)
    assert apply_plan(asked, ROOT, state).done == {"delete-unmanaged": 1}
    assert observe(CITY, ROOT, state) == ()


def test_wrong_password(state: Path, openstack_lab: Endpoint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clouds = json.loads(openstack_lab.clouds_yaml.read_text(encoding="utf-8"))
    right = clouds["clouds"]["gov"]["auth"]["password"]
    clouds["clouds"]["gov"]["auth"]["password"] = "not-the-password"
    wrong = tmp_path / "clouds.yaml"
    wrong.write_text(json.dumps(clouds), encoding="utf-8")
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(wrong))
    with pytest.raises(CloudError, match="does not accept these credentials") as caught:
        preview(CITY, ROOT, state)
    assert "not-the-password" not in caught.value.show("en")
    assert right not in caught.value.show("en")
    # the other cloud is looked at all the same
    assert [(record.kind, record.asset) for record in observe(CITY, ROOT, state)] == [
        ("unreachable", "gov/edu-zhengzhou")
    ]


def test_no_password_in_the_state(state: Path, openstack_lab: Endpoint) -> None:
    clouds = json.loads(openstack_lab.clouds_yaml.read_text(encoding="utf-8"))["clouds"]
    secrets = [entry["auth"]["password"].encode() for entry in clouds.values()]
    files = [path for path in state.rglob("*") if path.is_file()]
    assert [path for path in files for secret in secrets if secret in path.read_bytes()] == []


def test_typed_by_hand_a_new_county_data_centre_is_refused(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(ROOT, tmp_path / "inventories")
    county = root / CITY / "zhongmu/county.yml"
    text = county.read_text(encoding="utf-8")
    county.write_text(text.replace("state: legacy", "state: new", 1), encoding="utf-8")
    assert county.read_text(encoding="utf-8") != text
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(root))
    typed = by_hand(state, "up", "--yes")
    assert typed.returncode != 0
    said = typed.stdout + typed.stderr
    assert "no-new-data-centre" in said
    assert "2022 key points, item 2" in said
    assert "Traceback" not in said


def test_nothing_is_destroyed_on_a_frozen_day(state: Path, gov: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    before = servers_in_project("gov", PROJECT)
    assert before
    open_port(gov, 8081)
    monkeypatch.setenv("EDUGRID_AT", "2027-06-08")
    plan = preview(CITY, ROOT, state)
    assert [step.op for step in plan.steps] == ["remove-rule"]
    assert "高考" in plan.refused[0].en
    works: list[Callable[[], object]] = [
        lambda: up(CITY, ROOT, state),
        lambda: apply_plan(plan, ROOT, state),
        lambda: destroy(CITY, ROOT, state),
    ]
    for work in works:
        with pytest.raises(PolicyError, match="freeze"):
            work()
    assert servers_in_project("gov", PROJECT) == before
    monkeypatch.setenv("EDUGRID_AT", "2027-06-11")
    assert preview(CITY, ROOT, state).refused == ()
    close_port(gov, 8081, "0.0.0.0/0")


def test_destroy_leaves_nothing(state: Path, gov: Any) -> None:  # noqa: ANN401 - openstacksdk has no types
    ids = {cloud: project_id(connect(cloud), PROJECT) for cloud in ("gov", "telecom")}
    assert all(ids.values())
    assert destroy(CITY, ROOT, state).done["delete"] > 40
    for cloud, project in ids.items():
        connection = connect(cloud)
        assert project_id(connection, PROJECT) is None
        # groups are not asked for by project: Neutron would make the project's default group anew to answer
        left = [
            *connection.network.security_groups(),
            *connection.network.ports(),
            *connection.network.routers(),
            *connection.network.subnets(),
            *connection.compute.servers(all_projects=True),
        ]
        assert [item.name for item in left if item.project_id == project] == []
    assert {network.name for network in gov.network.networks()} == {"ext-net", "man-net"}, "the lab's own"
