"""What a cloud's API lists. The cloud is SIMULATED: a table of paths over real HTTP, read by the real SDK."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asset_world import CITY, INVENTORIES
from fake_cloud import FakeCloud, fake_cloud

from edugrid.assets.check import check
from edugrid.assets.join import join
from edugrid.assets.look.from_clouds import from_clouds
from edugrid.assets.sighting import Sighting
from edugrid.region import open_region

ZONE = "zhengzhou.edu.example."
EMPTY = (
    *("networks", "subnets", "routers", "ports", "floatingips", "security-groups", "extensions"),
    *("os-server-groups", "role_assignments", "application_credentials"),
)


def answer(cloud: FakeCloud, path: str, query: dict[str, list[str]], ports: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - JSON
    """What the usual table has no answer for: Neutron with its ports, everything else empty."""
    if path.endswith("/v2.0/ports") and query.get("project_id") == ["id-edu-zhengzhou"]:
        return {"ports": ports}
    if path.endswith("/z2/recordsets"):
        return {"recordsets": []}
    last = path.rsplit("/", 1)[-1]
    if last in EMPTY:
        key = {"security-groups": "security_groups", "os-server-groups": "server_groups"}.get(last, last)
        return {key: []}
    if path.rstrip("/") == "/network":
        return {
            "versions": [
                {"id": "v2.0", "status": "CURRENT", "links": [{"rel": "self", "href": cloud.url + "/network/v2.0"}]}
            ]
        }
    return None


@pytest.fixture(name="cloud")
def _cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeCloud]:
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "clouds.yaml"))
    ports = [
        {"id": "p1", "name": "", "project_id": "id-edu-zhengzhou", "device_id": "", "device_owner": "network:dhcp",
         "mac_address": "FA:16:3E:00:00:01", "fixed_ips": [{"subnet_id": "s", "ip_address": "10.0.0.20"}]},
    ]  # fmt: skip
    with fake_cloud(tmp_path, ZONE, "gov") as made:
        usual, token = made.answer, made.token

        def answers(path: str, query: dict[str, list[str]]) -> Any:  # noqa: ANN401 - JSON
            found = usual(path, query)
            return answer(made, path, query, ports) if found is None else found

        def tokens() -> dict[str, Any]:
            body = token()
            point = {"interface": "public", "region": "r", "region_id": "r", "id": "n", "url": f"{made.url}/network"}
            body["token"]["catalog"].append({"type": "network", "id": "n", "name": "n", "endpoints": [point]})
            return body

        monkeypatch.setattr(made, "answer", answers)
        monkeypatch.setattr(made, "token", tokens)
        yield made


def test_a_cloud_tells_servers_addresses_and_names(cloud: FakeCloud) -> None:
    opened = open_region(INVENTORIES, CITY)
    spec = next(spec for spec in opened.design.tenancies if spec.cloud == "gov")
    cloud.projects = {spec.project: ["edu-zhengzhou-roster-1", "miner"]}
    cloud.records = [(f"{name}.{ZONE}", "A", ["10.0.0.7"]) for name in ("id", "old-portal")]
    seen = from_clouds([spec])
    assert seen.silent == ()
    assert {(one.what, one.name or one.address) for one in seen.sightings} == {
        ("server", "edu-zhengzhou-roster-1"),
        ("server", "miner"),
        ("name", "id.zhengzhou.edu.example"),
        ("name", "old-portal.zhengzhou.edu.example"),
        ("address", "10.0.0.20"),
    }
    assert [one.mac for one in seen.sightings if one.what == "address"] == ["fa:16:3e:00:00:01"]
    assert seen.asked == {("cloud", "gov/edu-zhengzhou"), ("dns", "zhengzhou.edu.example")}
    wire = [
        Sighting(source="device", what="address", where="zz-dc-1", region=CITY, address=f"10.0.0.{n}") for n in (20, 21)
    ]
    found = check(join(opened), seen._replace(sightings=(*seen.sightings, *wire)))
    strangers = {one.path[-1] for one in found if one.kind == "unmanaged"}
    assert strangers == {"miner", "old-portal.zhengzhou.edu.example", "10.0.0.21"}


def test_a_cloud_that_cannot_be_asked_is_told(cloud: FakeCloud) -> None:
    del cloud
    specs = open_region(INVENTORIES, CITY).design.tenancies
    (silent,) = from_clouds([spec for spec in specs if spec.cloud == "telecom"]).silent
    assert (silent.source, silent.where) == ("cloud", "telecom/edu-zhengzhou")
    assert "telecom" in silent.why
