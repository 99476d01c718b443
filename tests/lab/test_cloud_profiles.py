"""The city's telecom cloud as tenants meet it: *tenant*, then *limited*.

Real services and the real engine behind a filtering proxy: what the proxy refuses or changes is a **simulated profile**.
The tests are one story a profile and run in order.
"""

import json
import os
import shutil
from collections.abc import Iterator
from ipaddress import IPv6Network
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from plain_city import plain_city

from edugrid.cloud.connect import connect
from edugrid.cloud.home import OWN
from edugrid.cloud.live import live, project_id
from edugrid.cloud.observe import observe
from edugrid.cloud.stack import destroy, preview, up
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.problems import IntentError
from edugrid.lab.openstack import Endpoint
from edugrid.lab.openstack.profiles import Account, play, stop
from edugrid.region import open_region

pytestmark = [pytest.mark.lab, pytest.mark.engine]

REPOSITORY = Path(__file__).parents[2]
CITY = "henan/zhengzhou"
PROFILES = os.environ.get("EDUGRID_TEST_PROFILES", "tenant").split(",")
"""``limited`` is not among the usual ones: its story has not been seen to end yet (EDUGRID_TEST_PROFILES=tenant,limited)."""

ASSIGNED = IPv6Network("2001:db8:c100::/40")
"""The block of the simulated cloud (a fact of the lab, not of the product)."""


class Case(NamedTuple):
    """One profile being played."""

    profile: str
    account: Account
    root: Path
    state: Path

    def spec(self) -> TenancySpec:
        return next(spec for spec in open_region(self.root, CITY).design.tenancies if spec.label == "telecom")

    def calls(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in Path(self.account.log).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def played(openstack_lab: Endpoint) -> Iterator[dict[str, Account]]:
    lab = openstack_lab.clouds_yaml.parent.parent
    try:
        yield {account.profile: account for account in play(lab, ["telecom-tenant", "telecom-limited"], print)}
    finally:
        stop(lab)


@pytest.fixture(scope="module", params=PROFILES)
def case(
    request: pytest.FixtureRequest,
    openstack_lab: Endpoint,
    played: dict[str, Account],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp(request.param)
    root = plain_city(shutil.copytree(REPOSITORY / "inventories", folder / "inventories"))
    (root / "henan/capabilities").mkdir()
    (root / "henan/capabilities/lab.yml").write_text(
        f"name: lab\nbased_on: {request.param}\ntitle: 模拟配置\nlayer: simulated\n", encoding="utf-8"
    )
    city = root / CITY / "city.yml"
    text = city.read_text(encoding="utf-8")
    entry = f"    profile: telecom-{request.param}\n    capabilities: lab\n"
    assert text.count("    profile: telecom\n") == 1
    city.write_text(text.replace("    profile: telecom\n", entry), encoding="utf-8")
    made = Case(request.param, played[request.param], root, folder / "state")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(REPOSITORY)
        patch.setenv("OS_CLIENT_CONFIG_FILE", str(openstack_lab.clouds_yaml))
        patch.setenv("EDUGRID_INVENTORIES", str(root))
        for name in ("PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE"):
            patch.delenv(name, raising=False)
        yield made
        if project_id(connect("gov"), "edu-zhengzhou"):
            destroy(CITY, root, made.state, remove_unmanaged=True)


def test_what_the_cloud_cannot_do_never_reaches_it(case: Case) -> None:
    city = case.root / CITY / "city.yml"
    before, calls = city.read_text(encoding="utf-8"), len(case.calls())
    city.write_text(
        before.replace("    capabilities: lab\n", "    capabilities: lab\n    physical_network: p\n"), "utf-8"
    )
    try:
        with pytest.raises(
            IntentError, match=r"cannot make provider networks .* apply to the operator .*\[cannot-provider"
        ):
            preview(CITY, case.root, case.state)
    finally:
        city.write_text(before, encoding="utf-8")
    assert len(case.calls()) == calls


def test_up_makes_everything_in_the_project_that_was_given(case: Case) -> None:
    plan = preview(CITY, case.root, case.state)
    assert [step.type for step in plan.steps if step.op == "request-v6"] == ["openstack:subnet"] * (
        case.profile == "limited"
    )
    done = up(CITY, case.root, case.state).done
    assert done["create"] > 10
    spec, door = case.spec(), connect(case.account.entry)
    there = live(door, spec.cloud, project_id(door, OWN) or "", spec.features)
    names = {
        kind: sorted(item.name for item in there if item.kind == kind and item.name != "default")
        for kind in ("network", "subnet", "router", "security_group", "server")
    }
    assert names == {
        "network": ["edu-zhengzhou-apps"],
        "subnet": ["edu-zhengzhou-apps-v4", "edu-zhengzhou-apps-v6"],
        "router": ["edu-zhengzhou-edge"],
        "security_group": ["edu-zhengzhou-video"],
        "server": ["edu-zhengzhou-video-1"],
    }
    server = next(door.compute.servers())
    addresses = next(door.network.ports(device_id=server.id)).fixed_ips
    assert len(addresses) == 2
    subnets = {subnet.ip_version: subnet for subnet in door.network.subnets(project_id=project_id(door, OWN))}
    assert str(spec.network.ipv6) == subnets[6].cidr
    assert subnets[6].ipv6_address_mode == ("slaac" if case.profile == "tenant" else "dhcpv6-stateful")


def test_an_assigned_prefix_is_in_the_ledger(case: Case) -> None:
    spec = case.spec()
    assert spec.network.ipv6 is not None
    ledger = (case.root / CITY / "ledger.yml").read_text(encoding="utf-8")
    if case.profile == "tenant":
        assert "ipv6_assigned" not in ledger
        return
    assert spec.network.ipv6.subnet_of(ASSIGNED)
    assert f'ipv6_assigned:\n  "{CITY}/cloud/telecom": "{spec.network.ipv6}"\n' in ledger
    gov = next(spec for spec in open_region(case.root, CITY).design.tenancies if spec.label == "gov")
    assert spec.network.ipv6 in {rule.source for group in gov.security_groups for rule in group.rules}


def test_afterwards_nothing_changes_and_nothing_drifts(case: Case) -> None:
    plan = preview(CITY, case.root, case.state)
    assert (plan.steps, plan.unmanaged) == ((), ())
    assert observe(CITY, case.root, case.state) == ()
    assert up(CITY, case.root, case.state).done == {}


def test_a_server_by_hand_is_drift_of_a_simulated_layer(case: Case) -> None:
    door = connect(case.account.entry)
    group = door.network.create_security_group(name="by-hand")
    try:
        found = observe(CITY, case.root, case.state)
        assert [(record.kind, record.path, record.layer) for record in found] == [
            ("unmanaged", ("security_group", "by-hand"), "simulated")
        ]
    finally:
        door.network.delete_security_group(group.id)


def test_lost_ipv6_is_found_and_asked_for_again(case: Case) -> None:
    if case.profile != "limited":
        return
    spec, door = case.spec(), connect(case.account.entry)
    project = project_id(door, OWN)
    subnet = next(door.network.subnets(project_id=project, ip_version=6))
    router = next(door.network.routers(project_id=project))
    door.network.remove_interface_from_router(router.id, subnet_id=subnet.id)
    assert [(record.kind, record.path) for record in observe(CITY, case.root, case.state)] == [
        ("changed", ("subnet", "edu-zhengzhou-apps-v6", "use"))
    ]
    assert up(CITY, case.root, case.state).done["request-v6"] == 1
    assert observe(CITY, case.root, case.state) == ()
    assert case.spec() == spec


def test_nothing_forbidden_was_asked(case: Case) -> None:
    # reading whether there are application credentials is how their absence is seen
    refused = [call for call in case.calls() if call["refused"] and call["method"] != "GET"]
    assert refused == []
    assert any(call["method"] == "POST" and call["path"] == "/v2.0/subnets" for call in case.calls())
    dropped = [text for call in case.calls() for text in call["changed"] if not text.startswith("cidr assigned")]
    assert dropped == []


def test_destroy_leaves_the_project_empty(case: Case) -> None:
    assert destroy(CITY, case.root, case.state).done["delete"] > 30
    door = connect(case.account.entry)
    project = project_id(door, OWN) or ""
    left = live(door, case.account.entry, project, case.spec().features)
    assert [item.name for item in left if item.kind not in {"security_group", "security_group_rule"}] == []
    assert [item.name for item in left if item.kind == "security_group"] == ["default"]
    assert "ipv6_assigned" not in (case.root / CITY / "ledger.yml").read_text(encoding="utf-8")
