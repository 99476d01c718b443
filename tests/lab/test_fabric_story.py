"""A city, two counties and four schools on REAL FRR: dual stack, an IGP in each county, BGP between all levels."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from frr_city import REGION, ROUTERS, SCHOOLS, designs_of, site_of, start, write_inventories

from edugrid.design.network import DeviceDesign
from edugrid.lab import fabric
from edugrid.network.live.check import check_live
from edugrid.network.templates import templates
from edugrid.resources import resource
from edugrid.rollout.apply import apply_devices
from edugrid.rollout.connect import connect
from edugrid.rollout.outcome import ApplyResult
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.rollback import rollback
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site

pytestmark = [pytest.mark.lab, pytest.mark.frr]

EXAMPLE = Path(__file__).parents[2] / "inventories"
PACE = Pace(revert_seconds=60, settle_seconds=8)


class Story:
    """The lab, the intent, and how the product reaches the routers."""

    def __init__(self, folder: Path) -> None:
        self.lab = folder / "lab"
        self.root = write_inventories(EXAMPLE, folder, "isis")
        self.designs = designs_of(self.root)
        self.site: Site = site_of(self.lab, start(self.lab, self.designs), folder / "site")

    def plan(self) -> Plan:
        self.designs = designs_of(self.root)
        plans = plan_devices(self.designs, templates(self.root).render, self.site)
        return Plan(region=REGION, created="2026-11-26T00:00:00+00:00", devices=plans).sealed()

    def apply(self, plan: Plan) -> ApplyResult:
        run = Run.create(self.site.state, "apply", plan)
        return apply_devices(plan, self.site, run, pace=PACE)

    def unreached(self) -> list[str]:
        """School pairs whose hosts do not reach each other, by family."""
        found = []
        for near in SCHOOLS:
            for far in SCHOOLS:
                if near < far:
                    found += [f"{near} {far} {ip}" for ip in self._host(far) if not self._ping(near, ip)]
        return found

    def _ping(self, near: str, ip: str) -> bool:
        return fabric.ping(self.lab, f"h-{near}", ip)

    def _host(self, school: str) -> tuple[str, str]:
        design = next(item for item in self.designs if item.name == school)
        port = next(port for port in design.ports if port.name == "eth2")
        assert port.ipv4
        assert port.ipv6
        return str(port.ipv4.ip + 1), str(port.ipv6.ip + 1)


@pytest.fixture(scope="module")
def story(frr_here: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    assert frr_here
    folder = tmp_path_factory.mktemp("city")
    try:
        yield Story(folder)
    finally:
        fabric.down(folder / "lab")


def soon(check: Callable[[], object], seconds: float = 60) -> None:
    end = monotonic() + seconds
    while (found := check()) and monotonic() < end:
        sleep(0.5)
    assert not found, found


def failed(device: DeviceDesign, site: Site) -> list[str]:
    with connect(device, site) as driver:
        return [
            f"{i.device} {i.feature} {i.subject}: {i.actual}" for i in check_live(device, driver) if i.state == "failed"
        ]


def test_nothing_is_reached_then_everything(story: Story) -> None:
    assert len(story.unreached()) == 12
    plan = story.plan()
    assert {(item.state, item.layer) for item in plan.devices} == {("changed", "real")}
    result = story.apply(plan)
    assert [(item.name, item.state, item.reason) for item in result.devices if item.state != "done"] == []
    soon(story.unreached)
    soon(lambda: [text for device in story.designs for text in failed(device, story.site)])
    assert story.plan().empty


def test_a_change_in_term_breaks_nobody_and_goes_back(story: Story) -> None:
    city = story.root / REGION / "city.yml"
    before = city.read_text(encoding="utf-8")
    city.write_text(before.replace('"isis"', '"ospf"'), encoding="utf-8")
    try:
        plan = story.plan()
        changed = [item.name for item in plan.devices if item.state == "changed"]
        assert changed == sorted(name for name in ROUTERS if name not in SCHOOLS)
        result = story.apply(plan)
        assert [(item.name, item.state, item.reason) for item in result.devices if item.name in changed] == [
            (name, "done", "") for name in changed
        ]
        soon(story.unreached)
        undone = rollback(result.run_id, story.site, pace=PACE)
        assert undone.exit_code == 0, undone
    finally:
        city.write_text(before, encoding="utf-8")
    assert story.plan().empty
    soon(story.unreached)


def test_a_bad_policy_heals_itself(story: Story) -> None:
    """Somebody's template shuts every session: the canary loses what was well, goes back, and nobody else is touched."""
    own = story.root.parent / "network_templates" / "frr"
    own.mkdir(parents=True)
    text = (resource("network_templates") / "frr" / "bgp.j2").read_text(encoding="utf-8")
    line = " neighbor {{ peer.address }} description {{ peer.description }}\n"
    assert line in text
    bad = own / "bgp.j2"
    bad.write_text(text.replace(line, line + " neighbor {{ peer.address }} shutdown\n"), encoding="utf-8")
    try:
        plan = story.plan()
        assert {item.state for item in plan.devices} == {"changed"}
        result = story.apply(plan)
    finally:
        bad.unlink()
    states = {item.name: item.state for item in result.devices}
    reverted = [name for name, state in states.items() if state == "reverted"]
    assert len(reverted) == 1, states
    assert set(reverted) <= set(SCHOOLS)
    assert {state for name, state in states.items() if name not in reverted} == {"not-reached"}
    assert result.exit_code == 1
    soon(story.unreached)
    assert story.plan().empty
