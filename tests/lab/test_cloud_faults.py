"""The API fails in every way that it fails in real life, between real OpenStack services and the real engine.

The tests are one story and run in order: each begins where the one before it ended.
"""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from ipaddress import ip_network
from pathlib import Path

import pytest
from cloud_world import CITY, PROJECT, CloudWorld, cloud_world, kill_engine
from fault_proxy import HTML, Fault
from golden_error import assert_golden
from ruamel.yaml import YAML

from edugrid.allocate.allocate import allocate
from edugrid.allocate.write import write_ledger
from edugrid.block.add_orders import add_orders
from edugrid.block.cities import Target
from edugrid.block.cloud_points import cloud_points
from edugrid.block.lift_orders import lift_orders
from edugrid.block.wish import Wish
from edugrid.cloud.errors import CloudError
from edugrid.cloud.live import project_id
from edugrid.cloud.stack import destroy, preview, up
from edugrid.intent.load import load_intent
from edugrid.lab.openstack import Endpoint
from edugrid.mining.quarantine import Order as Quarantined
from edugrid.mining.quarantine import cut_off, release
from edugrid.region import open_region

pytestmark = [pytest.mark.lab, pytest.mark.engine]

WHITELIST = "henan/zhengzhou/registers/whitelist.csv"
KILL_SECONDS = 180
NEUTRON = '{"NeutronError": {"type": "X", "message": "%s", "detail": ""}}'
UNAVAILABLE = HTML.format("503 Service Temporarily Unavailable")
TOO_MANY = HTML.format("429 Too Many Requests")
EXPIRED = '{"error": {"code": 401, "title": "Unauthorized", "message": "The request requires authentication."}}'
NO_SERVERS = (
    '{"forbidden": {"code": 403, "message": "Quota exceeded for instances: Requested 1, but already used 4 of 4"}}'
)


@pytest.fixture(scope="module")
def world(openstack_lab: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CloudWorld]:
    with cloud_world(openstack_lab, tmp_path_factory.mktemp("faults")) as made:
        yield made


# In the order in which a tenancy is made, so that each run gets past the point where the one before it was broken off.
FIRST_RUNS = [
    (
        "server-error",
        Fault("identity", "POST", "/auth/tokens$", status=503, body=UNAVAILABLE, content_type="text/html"),
    ),
    ("broken-off", Fault("identity", "POST", "/projects$", act="lose")),
    ("broken-off", Fault("compute", "PUT", "/os-quota-sets/", act="cut")),
    ("broken-off", Fault("network", "POST", "/networks$", act="lose")),
    (
        "too-many-requests",
        Fault("network", "POST", "/subnets$", status=429, body=TOO_MANY, content_type="text/html"),
    ),
    (
        "already-there",
        Fault("network", "PUT", "/add_router_interface$", status=409, body=NEUTRON % "Router already has a port"),
    ),
    ("too-slow", Fault("network", "POST", "/ports$", act="hang")),
    ("quota", Fault("compute", "POST", "/servers$", status=403, body=NO_SERVERS)),
    (
        "server-error",
        Fault("compute", "GET", r"/servers/[0-9a-f-]{36}$", status=502, body=HTML.format("502 Bad Gateway")),
    ),
]


def test_every_fault_has_a_clear_message_and_the_next_run_goes_on(
    world: CloudWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, fault in FIRST_RUNS:
        # a hanging request is given up after this long; the lab's own answers take less
        monkeypatch.setenv("EDUGRID_API_SECONDS", "60" if fault.act == "hang" else "0")
        world.proxy.arm(fault)
        error = failed(up, world)
        assert fault.times == 0, fault
        assert error is not None, fault
        assert_golden(name, error)
        if fault.path == "/projects$":
            with pytest.raises(CloudError, match=r"before edugrid had a role in .*: until then"):
                preview(CITY, world.root, world.state)


def failed(work: Callable[[str, Path, Path], object], world: CloudWorld) -> CloudError | None:
    try:
        work(CITY, world.root, world.state)
    except CloudError as error:
        return error
    return None


def test_then_it_converges_and_everything_is_there_once(world: CloudWorld) -> None:
    # a token that expires while the run goes on is no failure at all
    expired = Fault("network", "GET", "/v2.0/", status=401, body=EXPIRED)
    world.proxy.arm(expired)
    up(CITY, world.root, world.state)
    assert expired.times == 0
    assert world.names() == world.wanted()
    plan = preview(CITY, world.root, world.state)
    assert (plan.steps, plan.unmanaged) == ((), ())


def test_a_server_whose_answer_was_lost_is_not_made_twice(world: CloudWorld) -> None:
    (name,) = world.wanted()["server"]
    with world.past_the_proxy() as gov:
        server = next(gov.compute.servers(all_projects=True, name=name))
        gov.compute.delete_server(server)
        gov.compute.wait_for_delete(server)
    world.proxy.arm(Fault("compute", "POST", "/servers$", act="lose"))
    with pytest.raises(CloudError) as caught:
        up(CITY, world.root, world.state)
    assert_golden("broken-off", caught.value)
    world.proxy.arm()
    up(CITY, world.root, world.state)
    assert world.names() == world.wanted()
    assert preview(CITY, world.root, world.state).steps == ()


def rules(world: CloudWorld) -> set[tuple[str, str, int | None, str | None]]:
    """Direction, family, first port and other end of every rule of the application's group, as Neutron tells them."""
    with world.past_the_proxy() as gov:
        (group,) = gov.network.security_groups(name=f"{PROJECT}-identity", project_id=project_id(gov, PROJECT))
        return {
            (rule["direction"], rule["ethertype"], rule["port_range_min"], rule["remote_ip_prefix"])
            for rule in group.security_group_rules
        }


def test_a_block_and_a_quarantine_reach_the_cloud_and_are_lifted_again(world: CloudWorld) -> None:
    """Read back from Neutron itself, past edugrid's own eyes."""
    before = rules(world)
    public = "WL-0099,identity,tcp,8443,,0.0.0.0/0,教育局,王主任,公众查询,2029-12-31\n"
    whitelist(world, "WL-0001,", f"{public}WL-0001,")
    wide_blocks(world, 8)  # a larger one is left of everybody in fewer rules, and the run is shorter
    wish = Wish("45.0.0.0/8", date(2029, 12, 1), "scans", "cncert", "张工", "王主任")
    (order,) = add_orders(world.root, Target(CITY, "city"), [wish]).judged.orders
    up(CITY, world.root, world.state)
    now = rules(world)
    opened = {ip_network(prefix) for _, _, port, prefix in now - before if port == 8443 and prefix}
    assert before < now
    assert len(now - before) == len(opened) == 8  # one prefix a bit of /8
    assert not any(network.overlaps(ip_network(wish.indicator)) for network in opened)
    assert sum(network.num_addresses for network in opened) == 2**32 - 2**24
    assert cloud_status(world) == {"designed"}

    row = cut_off(world.root, CITY, Quarantined("identity", "mining", "王主任", date(2029, 12, 1)))
    assert row.where == ("cloud",)
    up(CITY, world.root, world.state)
    assert rules(world) == set()  # nothing comes in, nothing goes out

    release(world.root, CITY, "identity", "王主任")
    lift_orders(world.root, CITY, [order.id], "王主任")
    whitelist(world, public, "")
    up(CITY, world.root, world.state)
    assert rules(world) == before


def wide_blocks(world: CloudWorld, shortest: int) -> None:
    path = world.root / CITY / "city.yml"
    yaml = YAML()
    body = yaml.load(path.read_text(encoding="utf-8"))
    body.setdefault("defaults", {}).setdefault("network", {}).setdefault("block", {})["shortest4"] = shortest
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(body, file)


def cloud_status(world: CloudWorld) -> set[str]:
    """What ``edugrid block status`` says of the cloud."""
    opened = open_region(world.root, CITY)
    orders = [one for one in opened.intent.cities[0].registers.blocks if one.active(opened.intent.at)]
    return {point.state for point in cloud_points(orders, opened.design.tenancies)}


def killed_at(world: CloudWorld, method: str, path: str) -> CloudError:
    """Kill the engine while the cloud works on a request; the request itself is carried out."""
    fault = Fault("network", method, path, act="stop")
    world.proxy.arm(fault)
    told: list[CloudError | None] = []

    def run() -> None:
        told.append(failed(up, world))

    runner = threading.Thread(target=run)
    runner.start()
    assert fault.met.wait(KILL_SECONDS)
    time.sleep(0.5)
    assert kill_engine() == 1
    fault.go.set()
    runner.join()
    world.proxy.arm()
    assert told[0] is not None
    return told[0]


def whitelist(world: CloudWorld, old: str, new: str) -> None:
    path = world.root / WHITELIST
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    write_ledger(world.root, allocate(load_intent(world.root, CITY)))


def converged(world: CloudWorld) -> None:
    up(CITY, world.root, world.state)
    assert world.names() == world.wanted()
    plan = preview(CITY, world.root, world.state)
    assert (plan.steps, plan.unmanaged) == ((), ())


def test_killed_while_it_updates(world: CloudWorld) -> None:
    with world.past_the_proxy() as gov:
        network = next(gov.network.networks(name=world.wanted()["network"][0]))
        gov.network.update_network(network, is_admin_state_up=False)
    assert_golden("killed", killed_at(world, "PUT", f"/networks/{network.id}$"))
    converged(world)


def test_killed_while_it_replaces(world: CloudWorld) -> None:
    whitelist(world, "WL-0001", "WL-0901")  # a rule's description cannot be changed, only the rule replaced
    assert_golden("killed", killed_at(world, "POST", "/security-group-rules$"))
    converged(world)


def test_killed_while_it_deletes(world: CloudWorld) -> None:
    path = world.root / WHITELIST
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "WL-0002" not in line), encoding="utf-8")
    assert_golden("killed", killed_at(world, "DELETE", "/security-group-rules/"))
    converged(world)


def test_killed_while_it_creates(world: CloudWorld) -> None:
    whitelist(world, ",443,", ",8443,")
    assert_golden("killed", killed_at(world, "POST", "/security-group-rules$"))
    converged(world)


def test_a_destroy_that_was_broken_off_goes_on(world: CloudWorld) -> None:
    world.proxy.arm(Fault("network", "DELETE", "/networks/", status=500, body=NEUTRON % "Request Failed"))
    with pytest.raises(CloudError) as caught:
        destroy(CITY, world.root, world.state)
    assert_golden("server-error", caught.value)
    world.proxy.arm()
    destroy(CITY, world.root, world.state)
    assert not any(world.names().values())
