"""What was seen of a cloud, held against its profile."""

from pathlib import Path

import pytest

from edugrid.cloud.probe import CloudFacts, compare
from edugrid.design.features import Features
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.capability_profile import CapabilityProfile
from edugrid.intent.load_capabilities import load_capabilities

ROOT = Path(__file__).parents[3] / "inventories"
FACTS = CloudFacts(
    roles=("member",),
    services=("block-storage", "compute", "identity", "image", "network"),
    extensions=("extraroute", "qos", "router", "standard-attr-tag"),
    external_networks=("ext-net",),
    flavors=("edu.small",),
    images=("edu-linux-12",),
    zones=("nova",),
    limits={"cores": 4, "ram_mib": -1, "instances": 10},
    application_credentials=False,
    token_minutes=60,
    skew_seconds=1.0,
    latency_ms=12.0,
    tls="TLSv1.3",
)


@pytest.fixture(scope="module")
def tenant() -> CapabilityProfile:
    return load_capabilities(ROOT / "henan", [])["tenant"]


def verdicts(spec: TenancySpec, profile: CapabilityProfile, facts: CloudFacts) -> dict[str, str]:
    return {finding.what: finding.verdict for finding in compare(spec, profile, facts)}


def test_each_verdict(spec: TenancySpec, tenant: CapabilityProfile) -> None:
    found = verdicts(spec.model_copy(update={"features": Features(quota=False)}), tenant, FACTS)
    assert {what for what, verdict in found.items() if verdict == "differs"} == {
        "application_credentials",  # the profile promises them
        "subnet_pools",
        "trunks",
        "vpn",
        "load_balancer",
        "dns",
        "quota cores",  # 8 wanted, 4 given
    }
    assert (found["qos"], found["quota ram_mib"], found["admin"], found["clock"]) == (
        "unknown",
        "agree",
        "agree",
        "agree",
    )


def test_what_the_api_shows_need_not_be_allowed(spec: TenancySpec, tenant: CapabilityProfile) -> None:
    facts = FACTS.model_copy(update={"extensions": (*(FACTS.extensions or ()), "rbac-policies")})
    finding = next(finding for finding in compare(spec, tenant, facts) if finding.what == "rbac")
    assert (finding.verdict, finding.said, finding.seen) == ("unknown", "false", "true")
    assert finding.hint is not None
    assert "ask the operator" in finding.hint.en


def test_names_of_the_intent_that_are_not_there(spec: TenancySpec, tenant: CapabilityProfile) -> None:
    facts = FACTS.model_copy(update={"external_networks": ("other",), "flavors": None})
    found = verdicts(spec, tenant, facts)
    assert (found["external_network"], found["flavors"], found["images"]) == ("differs", "unknown", "agree")


def test_a_wrong_clock_and_no_tls(spec: TenancySpec, tenant: CapabilityProfile) -> None:
    found = verdicts(spec, tenant, FACTS.model_copy(update={"skew_seconds": -90.0, "tls": ""}))
    assert (found["clock"], found["tls"]) == ("differs", "differs")
