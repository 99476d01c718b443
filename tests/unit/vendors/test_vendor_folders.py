"""Every vendor folder holds what docs/adding-a-vendor.md asks for. A new vendor is found by its folder, no list names it."""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from napalm import get_network_driver
from napalm.base.base import NetworkDriver
from patch_cases import cases, ports
from ruamel.yaml import YAML

from edugrid.lab.devices.make_device import make_device, platforms
from edugrid.network.capabilities import capabilities
from edugrid.network.owned import owned_lines
from edugrid.vendors.base.dialect import load_dialect
from edugrid.vendors.drivers import get_driver
from edugrid.vendors.registry import get_vendor, known_platforms

ROOT = Path(__file__).parents[3]
VENDORS, TEMPLATES = ROOT / "edugrid" / "vendors", ROOT / "network_templates"
LAB = ROOT / "edugrid" / "lab" / "devices"
CASES = 20
every = pytest.mark.parametrize("platform", known_platforms())
simulated = pytest.mark.parametrize("platform", platforms())
dialects = pytest.mark.parametrize(
    "platform", [name for name in known_platforms() if (VENDORS / name / "dialect.yml").exists()]
)


@every
def test_vendor_data_is_named_as_its_folder_and_says_what_it_is(platform: str) -> None:
    vendor = get_vendor(platform)
    assert vendor.data.name == platform
    assert vendor.data.title
    assert (VENDORS / platform / "__init__.py").is_file()
    for alias in vendor.data.aliases:
        assert get_vendor(alias).name == platform, f"another vendor has the alias {alias}"


@every
def test_the_driver_is_a_napalm_driver_of_this_platform(platform: str) -> None:
    driver = get_driver(platform).load()
    assert issubclass(driver, NetworkDriver)
    assert driver.__module__.startswith(f"edugrid.vendors.{platform}.")
    assert get_network_driver(f"edugrid_{platform}") is driver, "napalm_drivers/ has no module for it"
    for name in (
        "open",
        "close",
        "is_alive",
        "load_merge_candidate",
        "compare_config",
        "commit_config",
        "discard_config",
    ):
        assert getattr(driver, name) is not getattr(NetworkDriver, name), f"{name} is missing"


@dialects
def test_whatever_the_dialect_answers_or_lets_pass_has_a_reason(platform: str) -> None:
    dialect = load_dialect(VENDORS / platform)
    assert dialect.platform == platform
    assert dialect.refusals
    reasons = [*(question.why for question in dialect.questions), *(remark.why for remark in dialect.remarks)]
    assert [why for why in reasons if len(why) < 10] == []  # a word is no reason


@every
def test_every_feature_has_a_template_and_every_template_is_a_feature(platform: str) -> None:
    known = capabilities([TEMPLATES], platform)
    files = {path.stem for path in (TEMPLATES / platform).glob("*.j2") if not path.stem.startswith("_")}
    assert set(known.features) == files
    assert set(known.features).isdisjoint(known.cannot)
    for name, reason in known.cannot.items():
        assert len(reason.en) > 10, name
        assert re.search(r"[\u4e00-\u9fff]", reason.zh), f"{name}: the Chinese reason is not Chinese"


@every
def test_ownership_can_be_read_and_owns_something(platform: str) -> None:
    owned = owned_lines(platform)
    assert owned.lines or owned.whole or owned.named


@every
def test_the_corpus_is_large_enough_and_goes_both_ways(platform: str) -> None:
    data: dict[str, Any] = YAML(typ="safe").load((VENDORS / platform / "vendor.yml").read_text(encoding="utf-8"))
    own, parent = cases(platform), data.get("inherits")
    found = len(own) + (len(cases(parent)) if parent else 0)
    assert found >= CASES
    assert any(case.forward and case.back for case in own)


@simulated
def test_a_simulated_device_says_that_it_is_simulated_and_types_its_cases(platform: str) -> None:
    device = make_device(platform, "x")
    assert "SIMULATED" in device.dialect.banner(device.login())
    assert platform in known_platforms(), "a simulator without a vendor folder"
    assert ports(platform), "the round trips need to know the ports"


@simulated
def test_every_open_fact_of_a_simulator_is_explained(platform: str) -> None:
    switches = import_module(f"edugrid.lab.devices.{platform}.switches")
    for name in switches.SWITCHES:
        assert f"``{name}``" in (switches.__doc__ or ""), f"{name} is not explained"


@simulated
def test_a_simulator_shares_no_code_with_the_product(platform: str) -> None:
    for file in (LAB / platform).rglob("*.py"):
        imported = re.findall(r"^\s*(?:from|import) (edugrid\.[\w.]+)", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert [name for name in imported if not name.startswith("edugrid.lab.")] == [], file.name
