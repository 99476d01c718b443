"""The pure parts behind the components."""

from pathlib import Path

import pytest

from edugrid.cloud.declare import declare
from edugrid.cloud.dns_hosts import dns_hosts
from edugrid.cloud.implied_roles import implied_roles
from edugrid.cloud.let_in import NOBODY, let_in
from edugrid.cloud.live_object import LiveObject
from edugrid.cloud.neutron_tags import neutron_tags
from edugrid.cloud.quota_values import quota_values
from edugrid.cloud.repair import ORDER
from edugrid.cloud.rule_set import rule_set
from edugrid.cloud.scan import scan
from edugrid.cloud.shared_key import shared_key
from edugrid.cloud.volume_metadata import volume_metadata
from edugrid.design.tenancy_spec import BackupSpec, BalancerSpec, TenancySpec
from edugrid.region import open_region

ROOT = Path(__file__).parents[3] / "inventories"
HTTPS = BalancerSpec(port=443, member_port=8443, protocol="TCP", path="/")


def test_a_name_points_to_the_side_that_serves(spec: TenancySpec) -> None:
    app = spec.applications[0].model_copy(update={"dns_name": "roster.zz.edu.example."})

    def side(cloud: str, role: str) -> TenancySpec:
        return spec.model_copy(update={"cloud": cloud, "applications": (app.model_copy(update={"role": role}),)})

    def answer(*sides: TenancySpec) -> list[tuple[str, str]]:
        return [(host.host, host.spec.cloud) for host in dns_hosts("zz.edu.example.", sides)]

    assert answer(side("gov", "serving"), side("telecom", "arriving")) == [("roster.zz.edu.example.", "gov")]
    assert answer(side("gov", "leaving"), side("telecom", "serving")) == [("roster.zz.edu.example.", "telecom")]
    assert answer(side("telecom", "arriving"), side("gov", "leaving")) == [("roster.zz.edu.example.", "gov")]
    assert dns_hosts("other.example.", [side("gov", "serving")]) == ()


def test_only_the_whitelist_reaches_a_balancer(spec: TenancySpec) -> None:
    group = spec.security_groups[0]
    assert let_in(group, HTTPS) == {4: ["10.0.0.0/8"], 6: [NOBODY[6]]}
    assert let_in(group, HTTPS.model_copy(update={"port": 80})) == {4: [NOBODY[4]], 6: [NOBODY[6]]}
    assert let_in(group, HTTPS.model_copy(update={"protocol": "UDP"})) == {4: [NOBODY[4]], 6: [NOBODY[6]]}


def test_a_domain_stands_in_the_rule(spec: TenancySpec) -> None:
    group = spec.security_groups[0]
    rule = group.rules[0].model_copy(update={"domain": "roster.zz.edu.example"})
    texts = rule_set(group.model_copy(update={"rules": (rule,)})).values()
    assert "WL-1 roster.zz.edu.example" in texts


def test_keystone_notes_what_a_role_implies() -> None:
    assert implied_roles(["member"]) == ["member", "reader"]
    assert implied_roles(["auditor"]) == ["auditor"]


def test_the_nightly_job_finds_its_policy_in_the_volume() -> None:
    tags = (("owner", "教育局"),)
    assert volume_metadata(tags, None) == {"owner": "教育局", "backup_every": "never"}
    kept = volume_metadata(tags, BackupSpec(every="week", keep=4))
    assert (kept["backup_every"], kept["backup_keep"]) == ("week", "4")


def test_tags_without_slashes() -> None:
    assert neutron_tags((("region", "henan/zhengzhou"), ("owner", "教育局"))) == ["owner:教育局"]


def test_a_service_that_nobody_uses_has_no_quota(spec: TenancySpec) -> None:
    values = quota_values(spec)
    assert (values.volume, values.load_balancer) == ({}, {})
    assert values.compute["cores"] == 8
    assert values.network["subnetpool"] == 4


def test_a_shared_key_is_made_once_and_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULUMI_CONFIG_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    first = shared_key("edu-zhengzhou-line")
    assert len(first) > 40
    assert shared_key("edu-zhengzhou-line") == first
    assert shared_key("edu-zhengzhou-other") != first
    assert (tmp_path / "edu-zhengzhou-line.psk").stat().st_mode & 0o777 == 0o600


def test_declared_names_are_unique_and_begin_with_their_tenancy() -> None:
    for spec in (specs := open_region(ROOT, "henan/zhengzhou").design.tenancies):
        names = [(found.type, found.name) for found in declare(spec, specs)]
        assert len(names) == len(set(names))
        assert [name for _, name in names if not name.startswith(f"{spec.cloud}-{spec.project}")] == []


def test_the_port_of_a_balancer_is_not_undeclared(there: list[LiveObject], managed: set[str]) -> None:
    balancer = LiveObject(kind="load_balancer", id="lb", name="edu-zhengzhou-roster-v4")
    port = LiveObject(kind="port", id="vip", name="octavia-lb-lb", parent="lb", role="Octavia")
    assert scan([*there, balancer, port], managed | {"lb"}) == ()
    assert [item.path for item in scan([*there, balancer, port], managed)] == [
        ("load_balancer", "edu-zhengzhou-roster-v4")
    ]


def test_a_listener_on_our_balancer_and_a_share_of_our_network_are_found(
    there: list[LiveObject], managed: set[str]
) -> None:
    more = [
        LiveObject(kind="load_balancer", id="lb", name="edu-zhengzhou-roster-v4"),
        LiveObject(kind="listener", id="side", name="side-door", parent="lb"),
        LiveObject(kind="share", id="rbac", name="other-project", parent="net"),
    ]
    assert [item.path for item in scan([*there, *more], managed | {"lb"})] == [
        ("load_balancer", "edu-zhengzhou-roster-v4", "listener", "side-door"),
        ("network", "edu-zhengzhou-apps", "share", "other-project"),
    ]


def test_every_kind_has_its_turn_when_things_are_taken_away() -> None:
    assert set(LiveObject.model_fields["kind"].annotation.__args__) == set(ORDER)  # type: ignore[union-attr] # a Literal
