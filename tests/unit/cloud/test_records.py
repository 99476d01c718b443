from edugrid.cloud.engine_log import Seen
from edugrid.cloud.explain_failure import explain_failure
from edugrid.cloud.live_object import LiveObject
from edugrid.cloud.look import Look, Tenant
from edugrid.cloud.observe import records
from edugrid.cloud.scan import scan
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.rollout.plan_file import CloudStep

RULE = "openstack:networking/secGroupRule:SecGroupRule"
NETWORK = "openstack:networking/network:Network"
REGION = "henan/zhengzhou"


def step(operation: str, kind: str, name: str, *changes: str) -> CloudStep:
    return CloudStep(op=operation, type=kind, name=name, urn=f"urn:{name}", changes=changes)


def test_each_world_of_difference_is_one_record(spec: TenancySpec, there: list[LiveObject], managed: set[str]) -> None:
    server = LiveObject(kind="server", id="x", name="shadow-1")
    found = Look(
        steps=(
            step("update", NETWORK, "gov-edu-zhengzhou-apps", "adminStateUp: false -> true", "description: b -> a"),
            step("create", RULE, "gov-edu-zhengzhou-roster-ingress-IPv4-tcp-443-10.0.0.0/8", "direction: -> ingress"),
            step("delete", NETWORK, "gov-edu-zhengzhou-old"),
            step("update", "pulumi:providers:openstack", "gov-edu-zhengzhou", "password: [secret] -> [secret]"),
        ),
        parents={},
        seen={"net": Seen("net", NETWORK, "urn", "")},
        tenants=(Tenant(spec, "p", scan([*there, server], managed), None),),
    )
    told = [(r.kind, r.severity, r.path, r.intended, r.actual) for r in records(REGION, found)]
    assert told == [
        ("changed", "high", ("network", "edu-zhengzhou-apps", "adminStateUp"), "true", "false"),
        ("changed", "low", ("network", "edu-zhengzhou-apps", "description"), "a", "b"),
        ("unmanaged", "medium", ("network", "edu-zhengzhou-old"), None, "network edu-zhengzhou-old"),
        (
            "missing",
            "high",
            ("security_group_rule", "edu-zhengzhou-roster-ingress-IPv4-tcp-443-10.0.0.0/8"),
            "direction=ingress",
            None,
        ),
        ("unmanaged", "high", ("server", "shadow-1"), None, "server shadow-1 (id x)"),
    ]


def test_a_cloud_out_of_reach_is_one_record(spec: TenancySpec) -> None:
    error = explain_failure(["gov: dial tcp 127.0.0.1:1: connect: connection refused"])
    found = records(REGION, Look((), {}, {}, (Tenant(spec, None, (), error),)))
    assert [(r.kind, r.asset, r.path, r.actual) for r in found] == [
        ("unreachable", "gov/edu-zhengzhou", (), "the cloud cannot be reached")
    ]
