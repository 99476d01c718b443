"""Which tenancies of a state broke off before they could be asked."""

from pathlib import Path

import pytest

from edugrid.cloud.half_made import ROLE, half_made
from edugrid.cloud.pending import PROJECT
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.region import open_region

INVENTORIES = Path(__file__).parents[3] / "inventories"


@pytest.fixture(scope="module")
def specs() -> tuple[TenancySpec, ...]:
    return open_region(INVENTORIES, "henan/zhengzhou").design.tenancies


def resource(kind: str, name: str, number: str = "1") -> dict[str, str]:
    return {"type": kind, "urn": f"urn:pulumi:zhengzhou::edugrid::{kind}::{name}", "id": number}


def test_a_project_without_our_role_is_half_made(specs: tuple[TenancySpec, ...]) -> None:
    name = f"{specs[0].cloud}-{specs[0].project}"
    alone = [resource(PROJECT, name)]
    assert half_made(specs, alone) == (f"{specs[0].cloud}/{specs[0].project}",)
    assert half_made(specs, [*alone, resource(ROLE, f"{name}-deployer")]) == ()
    assert half_made(specs, [*alone, resource(ROLE, f"{name}-deployer", "")]) != (), "a role that has no id yet"


def test_nothing_made_and_a_project_that_the_cloud_gave_are_not(specs: tuple[TenancySpec, ...]) -> None:
    assert half_made(specs, []) == ()
    given = specs[0].model_copy(update={"features": specs[0].features.model_copy(update={"project": False})})
    assert half_made([given], [resource(PROJECT, f"{given.cloud}-{given.project}")]) == ()
