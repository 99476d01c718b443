"""Another SSH key for edugrid's own user: simulated devices check the signature of a real key pair over real SSH."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from napalm.base.exceptions import ConnectAuthError
from ruamel.yaml import YAML
from simulated_network import USER, SimulatedNetwork

from edugrid.region import open_region
from edugrid.rollout.connect import connect
from edugrid.rollout.credential_store import CredentialStore
from edugrid.rollout.login import Login
from edugrid.rollout.login_change import Rotation
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.rotate_key import rotate_key
from edugrid.rollout.rotate_password import rotate_password
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site
from edugrid.rollout.ssh_key import SshKey

pytestmark = pytest.mark.lab

REPOSITORY = Path(__file__).parents[2]
ROTATE_UNTIL = REPOSITORY / "tests" / "support" / "rotate_until.py"
COUNTY, AGGREGATION = "henan/zhengzhou/xinzheng", "xz-agg-1"
MANY = ("huawei_vrp8", "huawei_vrp5", "h3c_comware7")
VRP = (
    *("rsa peer-public-key office encoding-type openssh", "public-key-code begin", "ssh-rsa {0.base64}"),
    *("public-key-code end", "peer-public-key end", "ssh user edugrid", "ssh user edugrid authentication-type rsa"),
    "ssh user edugrid assign rsa-key office",
)
COMWARE = (
    *("public-key peer office", "{0.hexadecimal}", "peer-public-key end"),
    "ssh user edugrid service-type stelnet authentication-type publickey assign publickey office",
)
HAS = {
    "huawei_vrp8": "rsa peer-public-key {}",
    "huawei_vrp5": "rsa peer-public-key {}",
    "h3c_comware7": "public-key peer {}",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[SshKey, Path]:
    return SshKey.make(tmp_path_factory.mktemp("keys") / "office", "office")


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedNetwork]:
    devices = open_region(REPOSITORY / "inventories", COUNTY).design.devices
    one = next(item for item in devices if item.name == AGGREGATION)
    designs = [one.model_copy(update={"name": item, "platform": item}) for item in MANY]
    network = SimulatedNetwork(tmp_path_factory.mktemp("network"), [one, *designs])
    yield network
    network.stop()


@pytest.fixture
def env(network: SimulatedNetwork, made: tuple[SshKey, Path]) -> dict[str, str]:
    """Every device knows the office's key, and the credentials file names it for all of them."""
    key, path = made
    for name, device in network.devices.items():
        if " office\n" not in device.running_text():
            lines = [line.format(key) for line in (COMWARE if name == "h3c_comware7" else VRP)]
            assert device.type_lines([piece for line in lines for piece in _pieces(line)]) == []
            device.save()
    environment = network.environment()
    text = f"default: {{username: {USER}, key_file: {path}}}\n"
    Path(environment["EDUGRID_CREDENTIALS"]).write_text(text, encoding="utf-8")
    return environment


def _pieces(line: str) -> list[str]:
    return [line[at : at + 400] for at in range(0, len(line), 400)]


def plan_of(platform: str) -> DevicePlan:
    return DevicePlan(
        name=platform, platform=platform, role="switch", state="changed", running_sha256="", host="192.0.2.1"
    )


def stored(env: dict[str, str], name: str) -> dict[str, str]:
    data = YAML(typ="safe").load(Path(env["EDUGRID_CREDENTIALS"]).read_text(encoding="utf-8"))
    entry: dict[str, str] = data.get("devices", {}).get(name, {})
    return entry


def enters(env: dict[str, str], platform: str, key_file: str | Path) -> bool:
    site = Site.from_env(env)
    login = Login(username=USER, key_file=Path(key_file))
    try:
        with connect(plan_of(platform), site.model_copy(update={"logins": {platform: login}})):
            return True
    except ConnectAuthError:
        return False


def rotation(env: dict[str, str]) -> Rotation:
    site = Site.from_env(env)
    return Rotation(site, CredentialStore.from_env(env), Run.create(site.state, "rotate-key"), 300)


def changed(env: dict[str, str], network: SimulatedNetwork, platform: str, made: tuple[SshKey, Path]) -> None:
    """The device and the file have the new key alone."""
    entry = stored(env, platform)
    assert set(entry) == {"username", "key_file"}
    new = SshKey.read(Path(entry["key_file"]))
    assert new != made[0]
    text = network.texts()[platform]
    assert HAS[platform].format(f"edu-{new.fingerprint}") in text
    assert HAS[platform].format("office") not in text
    assert enters(env, platform, entry["key_file"])
    assert not enters(env, platform, made[1])


@pytest.mark.parametrize("platform", MANY)
def test_the_new_key_alone_counts_and_the_old_one_is_gone(
    network: SimulatedNetwork, env: dict[str, str], made: tuple[SshKey, Path], platform: str
) -> None:
    work = rotation(env)
    assert rotate_key(plan_of(platform), work).how == "changed"
    changed(env, network, platform, made)
    key_file = Path(stored(env, platform)["key_file"])
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert key_file.parent.stat().st_mode & 0o777 == 0o700
    kept = "".join(path.read_text() for path in work.run.folder.rglob("*") if path.is_file())
    assert "key-stored" in kept
    private = [line for line in key_file.read_text().splitlines() if "-" not in line]
    seen = kept + network.texts()[platform] + "".join(line for _, _, line in network.devices[platform].log)
    assert [line for line in private if line in seen] == []
    # it is saved as well: what a restart comes back with is what the file has
    network.devices[platform].reboot()
    assert enters(env, platform, key_file)


def test_the_playbook_takes_the_key_of_the_file_and_deletes_the_one_that_edugrid_had_made(
    env: dict[str, str], made: tuple[SshKey, Path], tmp_path: Path
) -> None:
    device = plan_of("huawei_vrp8").model_copy(update={"name": AGGREGATION})
    assert rotate_key(device, rotation(env)).how == "changed"
    former = stored(env, AGGREGATION)["key_file"]
    Path(env["EDUGRID_CREDENTIALS"]).write_text(
        f"devices: {{{AGGREGATION}: {{username: {USER}, key_file: {former}, next_key_file: {made[1]}}}}}\n"
    )
    own = {key: value for key, value in os.environ.items() if not key.startswith("EDUGRID_")}
    place = {"EDUGRID_INVENTORIES": str(REPOSITORY / "inventories"), "EDUGRID_LANG": "en"}
    program = [sys.executable, "-m", "edugrid", "playbook", "key_rotation", COUNTY, "--device", AGGREGATION]
    settings = own | env | place | {"EDUGRID_AT": "2027-05-03T03:00"}
    done = subprocess.run(program, cwd=tmp_path, env=settings, capture_output=True, text=True, check=False)
    assert done.stdout == f"{AGGREGATION}: {USER} has a new key\n", done.stdout + done.stderr
    assert stored(env, AGGREGATION) == {"username": USER, "key_file": str(made[1])}
    assert not Path(former).exists()
    assert made[1].exists()


def test_a_key_that_does_not_get_in_is_taken_back(
    network: SimulatedNetwork, env: dict[str, str], made: tuple[SshKey, Path]
) -> None:
    device = network.devices["h3c_comware7"]
    before = network.texts()["h3c_comware7"]
    admits = device.admits_key
    device.admits_key = lambda user, forms: made[0].base64 in forms and admits(user, forms)  # type: ignore[method-assign]  # a device that keeps what it takes to itself
    try:
        with pytest.raises(ConnectAuthError):
            rotate_key(plan_of("h3c_comware7"), rotation(env))
    finally:
        del device.admits_key
    assert network.texts()["h3c_comware7"] == before
    assert enters(env, "h3c_comware7", made[1])
    assert set(stored(env, "h3c_comware7")) == {"username", "key_file", "next_key_file"}


@pytest.mark.parametrize(
    ("platform", "moment"),
    [
        ("huawei_vrp8", "committed"),
        ("h3c_comware7", "old-key-removed"),
    ],
)
def test_killed_at_any_moment_one_of_the_stored_keys_is_right(
    network: SimulatedNetwork, env: dict[str, str], made: tuple[SshKey, Path], platform: str, moment: str
) -> None:
    device = plan_of(platform)
    program = [sys.executable, str(ROTATE_UNTIL), moment, device.model_dump_json(), "key"]
    done = subprocess.run(program, env=os.environ | env, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    assert set(stored(env, platform)) == {"username", "key_file", "next_key_file"}
    with connect(device, Site.from_env(env)) as driver:  # whoever reads the file gets in
        assert driver.get_config(retrieve="running")["running"]
    if moment == "committed":
        network.wait(3600)  # nobody confirmed: the device has the old one again
        assert enters(env, platform, made[1])
    how = rotate_key(device, rotation(env)).how
    assert how == ("changed" if moment == "committed" else "finished")
    network.wait(3600)
    changed(env, network, platform, made)


def test_what_has_no_key_is_left_alone(network: SimulatedNetwork, env: dict[str, str]) -> None:
    told = rotate_key(plan_of("ruijie_rgos"), rotation(env))
    assert told.how == "left"
    assert "fragments" in told.said.en
    assert "with a key" in rotate_password(plan_of("huawei_vrp8"), rotation(env)).said.en
    network.environment()
    assert "with a password" in rotate_key(plan_of("huawei_vrp8"), rotation(env)).said.en
