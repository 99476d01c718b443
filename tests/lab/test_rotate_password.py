"""Another password for edugrid's own user, over real SSH to SIMULATED devices that ask their own configuration who may enter."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from napalm.base.exceptions import ConnectAuthError
from pydantic import SecretStr
from ruamel.yaml import YAML
from simulated_network import USER, SimulatedNetwork

from edugrid.region import open_region
from edugrid.rollout.connect import connect
from edugrid.rollout.credential_store import CredentialStore
from edugrid.rollout.login import Login
from edugrid.rollout.login_change import Rotation, RotationError
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.rotate_password import rotate_password
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site

pytestmark = pytest.mark.lab

REPOSITORY = Path(__file__).parents[2]
INVENTORIES = REPOSITORY / "inventories"
ROTATE_UNTIL = REPOSITORY / "tests" / "support" / "rotate_until.py"
COUNTY, AGGREGATION = "henan/zhengzhou/xinzheng", "xz-agg-1"
MANY = ("huawei_vrp8", "huawei_vrp5", "h3c_comware7", "ruijie_rgos")
VRP = ("aaa", "local-user {u} password irreversible-cipher {p}", "local-user {u} service-type ssh", "quit")
USERS = {
    "huawei_vrp8": VRP,
    "huawei_vrp5": VRP,
    "h3c_comware7": ("local-user {u} class manage", "password simple {p}", "service-type ssh", "quit"),
    "ruijie_rgos": ("username {u} privilege 15 secret 0 {p}",),
}
NEXT = "Another-Word-2027"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedNetwork]:
    one = next(item for item in open_region(INVENTORIES, COUNTY).design.devices if item.name == AGGREGATION)
    designs = [one.model_copy(update={"name": item, "platform": item}) for item in MANY]
    made = SimulatedNetwork(tmp_path_factory.mktemp("network"), [one, *designs])
    yield made
    made.stop()


@pytest.fixture
def env(network: SimulatedNetwork) -> dict[str, str]:
    """Every device has the user with the network's password in its configuration, and so has the credentials file."""
    for name, device in network.devices.items():
        lines = USERS.get(name, VRP)
        typed = [line.format(u=USER, p=network.password) for line in lines]
        assert device.type_lines(typed) == []
    return network.environment()


def plan_of(platform: str) -> DevicePlan:
    return DevicePlan(
        name=platform, platform=platform, role="switch", state="changed", running_sha256="", host="192.0.2.1"
    )


def stored(env: dict[str, str], name: str) -> dict[str, str]:
    data = YAML(typ="safe").load(Path(env["EDUGRID_CREDENTIALS"]).read_text(encoding="utf-8"))
    entry: dict[str, str] = data.get("devices", {}).get(name, {})
    return entry


def enters(env: dict[str, str], device: DevicePlan, password: str) -> bool:
    site = Site.from_env(env)
    login = Login(username=USER, password=SecretStr(password))
    try:
        with connect(device, site.model_copy(update={"logins": {device.name: login}})):
            return True
    except ConnectAuthError:
        return False


def rotation(env: dict[str, str]) -> Rotation:
    site = Site.from_env(env)
    return Rotation(site, CredentialStore.from_env(env), Run.create(site.state, "rotate-password"), 300)


@pytest.mark.parametrize("platform", MANY)
def test_the_new_password_alone_counts_and_no_file_tells_it(
    network: SimulatedNetwork, env: dict[str, str], platform: str
) -> None:
    work, device = rotation(env), plan_of(platform)
    assert rotate_password(device, work).how == "changed"
    entry = stored(env, platform)
    assert set(entry) == {"username", "password"}
    assert entry["password"] != network.password
    assert enters(env, device, entry["password"])
    assert not enters(env, device, network.password)
    assert Path(env["EDUGRID_CREDENTIALS"]).stat().st_mode & 0o777 == 0o600
    assert [path for path in work.run.folder.rglob("*") if path.is_file()]
    assert [
        path for path in work.run.folder.rglob("*") if path.is_file() and entry["password"] in path.read_text()
    ] == []
    assert entry["password"] not in network.texts()[platform]
    assert entry["password"] not in "".join(line for _, _, line in network.devices[platform].log)
    # it is saved as well: what a restart comes back with is what the file has
    network.devices[platform].reboot()
    assert enters(env, device, entry["password"])


@pytest.mark.parametrize(
    ("platform", "moment"),
    [
        ("huawei_vrp8", "password-proposed"),
        ("huawei_vrp8", "committed"),
        ("huawei_vrp8", "confirmed"),
        ("h3c_comware7", "committed"),
        ("h3c_comware7", "verified"),
        ("huawei_vrp5", "committed"),
        ("ruijie_rgos", "confirmed"),
    ],
)
def test_killed_at_any_moment_one_of_the_stored_passwords_is_right(
    network: SimulatedNetwork, env: dict[str, str], platform: str, moment: str
) -> None:
    device = plan_of(platform)
    program = [sys.executable, str(ROTATE_UNTIL), moment, device.model_dump_json()]
    done = subprocess.run(program, env=os.environ | env, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    between = stored(env, platform)
    assert between["password"] == network.password
    with connect(device, Site.from_env(env)) as driver:  # whoever reads the file gets in
        assert driver.get_config(retrieve="running")["running"]
    if moment == "committed":
        network.wait(3600)  # nobody confirmed: the device has the old one again
    how = rotate_password(device, rotation(env)).how
    assert how == ("finished" if moment in {"verified", "confirmed"} else "changed")
    assert stored(env, platform) == {"username": USER, "password": between["next"]}
    network.wait(3600)
    assert enters(env, device, between["next"])


@pytest.mark.parametrize("platform", ["huawei_vrp8", "ruijie_rgos"])
def test_a_password_that_the_device_refuses_changes_nothing(
    network: SimulatedNetwork, env: dict[str, str], platform: str
) -> None:
    faults = network.devices[platform].home / "faults.json"
    faults.write_text(json.dumps({"refuse": [{"pattern": "(password|secret) ", "text": "Error: Too simple."}]}))
    try:
        with pytest.raises(Exception, match="Too simple") as told:
            rotate_password(plan_of(platform), rotation(env))
    finally:
        faults.write_text("{}")
        network.devices[platform].tick()
    assert stored(env, platform)["next"] not in str(told.value)
    assert enters(env, plan_of(platform), network.password)


def test_what_is_kept_elsewhere_is_left_alone(network: SimulatedNetwork, env: dict[str, str]) -> None:
    told = rotate_password(plan_of("frr"), rotation(env))
    assert told.how == "left"
    assert "belong to the host" in told.said.en
    path = Path(env["EDUGRID_CREDENTIALS"])
    path.write_text(json.dumps({"default": {"username": "aaa-user", "password": network.password, "next": "short"}}))
    with pytest.raises(RotationError, match="8-63 characters"):
        rotate_password(plan_of("huawei_vrp8"), rotation(env))


def test_the_playbook_takes_the_next_of_the_file_and_keeps_its_comments(
    network: SimulatedNetwork, env: dict[str, str], tmp_path: Path
) -> None:
    path = Path(env["EDUGRID_CREDENTIALS"])
    path.write_text(
        f"# of the office\ndefault: {{username: {USER}, password: {network.password}}}\n"
        f"devices:\n  {AGGREGATION}: {{username: {USER}, password: {network.password}, next: {NEXT}}}\n",
        encoding="utf-8",
    )
    own = {key: value for key, value in os.environ.items() if not key.startswith("EDUGRID_")}
    settings = (
        own | env | {"EDUGRID_INVENTORIES": str(INVENTORIES), "EDUGRID_LANG": "en", "EDUGRID_AT": "2027-05-03T03:00"}
    )
    program = [sys.executable, "-m", "edugrid", "playbook", "credential_rotation", COUNTY, "--device", AGGREGATION]
    done = subprocess.run(program, cwd=tmp_path, env=settings, capture_output=True, text=True, check=False)
    assert done.stdout == f"{AGGREGATION}: {USER} has a new password\n", done.stdout + done.stderr
    assert NEXT not in done.stdout + done.stderr
    assert path.read_text(encoding="utf-8").startswith("# of the office\n")
    assert stored(env, AGGREGATION) == {"username": USER, "password": NEXT}
    assert enters(env, DevicePlan.model_validate(plan_of("huawei_vrp8").model_dump() | {"name": AGGREGATION}), NEXT)
