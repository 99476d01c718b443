"""Site settings: modes, messages, and secrets that never show."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from edugrid.rollout.connect import connect
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.site import Endpoint, Site, SiteError

PASSWORD = "Geheim@12345"


def _credentials(folder: Path, text: str, mode: int = 0o600) -> dict[str, str]:
    path = folder / "credentials.yml"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return {"EDUGRID_CREDENTIALS": str(path), "EDUGRID_STATE": str(folder / "state")}


def test_default_and_own_logins(tmp_path: Path) -> None:
    site = Site.from_env(
        _credentials(
            tmp_path,
            f"default: {{username: ops, password: {PASSWORD}}}\n"
            "devices:\n  zm-sw-1: {username: other, password: another}\n",
        )
    )
    assert site.login("zz-core-1").username == "ops"
    assert site.login("zm-sw-1").username == "other"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_credentials_that_others_can_read_are_refused(tmp_path: Path, mode: int) -> None:
    env = _credentials(tmp_path, f"default: {{username: ops, password: {PASSWORD}}}\n", mode)
    with pytest.raises(SiteError, match="chmod 600") as caught:
        Site.from_env(env)
    assert f"{mode:04o}" in str(caught.value)


def test_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    key = tmp_path / "id"
    key.write_text("x", encoding="utf-8")
    key.chmod(0o644)
    with pytest.raises(SiteError, match=r"id: others may read it"):
        Site.from_env(_credentials(tmp_path, f"default: {{username: ops, key_file: {key}}}\n"))


def test_no_printed_form_shows_a_password(tmp_path: Path) -> None:
    site = Site.from_env(_credentials(tmp_path, f"default: {{username: ops, password: {PASSWORD}}}\n"))
    for text in (repr(site), str(site), site.model_dump_json(), repr(site.login("x")), str(site.model_dump())):
        assert PASSWORD not in text


@pytest.mark.parametrize(
    "text",
    [
        f"default: {{username: ops, password: {PASSWORD}, key_file: /k}}\n",
        f"default: {{user: ops, password: {PASSWORD}}}\n",
        f"default: {{username: ops, password: [{PASSWORD}]}}\n",
        f"default: {PASSWORD}\n",
        f"devices: {PASSWORD}\n",
        f"default: {{username: ops, password: '{PASSWORD}\n",
        f"- {PASSWORD}\n",
    ],
)
def test_no_error_shows_a_password(tmp_path: Path, text: str) -> None:
    with pytest.raises(SiteError) as caught:
        Site.from_env(_credentials(tmp_path, text))
    assert PASSWORD not in str(caught.value)
    assert "credentials.yml" in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_missing_login_says_what_to_do(tmp_path: Path) -> None:
    site = Site.from_env({"EDUGRID_STATE": str(tmp_path)})
    with pytest.raises(SiteError, match="EDUGRID_CREDENTIALS"):
        site.login("zz-core-1")


def test_endpoints_win_over_the_inventory(tmp_path: Path) -> None:
    path = tmp_path / "endpoints.yml"
    path.write_text("zz-core-1: {host: 127.0.0.1, port: 17001}\n", encoding="utf-8")
    site = Site.from_env({"EDUGRID_ENDPOINTS": str(path)})
    assert site.endpoint("zz-core-1", "10.0.0.1", 22) == Endpoint(host="127.0.0.1", port=17001)
    assert site.endpoint("zz-core-2", "10.0.0.2", 22) == Endpoint(host="10.0.0.2", port=22)


@pytest.mark.parametrize("variable", ["EDUGRID_ENDPOINTS", "EDUGRID_CREDENTIALS", "EDUGRID_KNOWN_HOSTS"])
def test_missing_file_is_named_with_its_variable(tmp_path: Path, variable: str) -> None:
    with pytest.raises(SiteError, match=variable):
        Site.from_env({variable: str(tmp_path / "absent")})


def test_a_login_from_the_environment_is_the_default(tmp_path: Path) -> None:
    env = {"EDUGRID_USERNAME": "ops", "EDUGRID_PASSWORD": PASSWORD, "EDUGRID_STATE": str(tmp_path)}
    login = Site.from_env(env).login("zz-core-1")
    assert login.username == "ops"
    assert login.password is not None
    assert login.password.get_secret_value() == PASSWORD
    assert PASSWORD not in repr(Site.from_env(env))
    file = _credentials(tmp_path, "default: {username: other, key_file: null, password: another}\n")
    assert Site.from_env(env | file).login("zz-core-1").username == "other", "the file goes first"


@pytest.mark.parametrize("given", [{"EDUGRID_PASSWORD": PASSWORD}, {"EDUGRID_USERNAME": "ops"}])
def test_half_a_login_in_the_environment_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(SiteError, match="EDUGRID_USERNAME needs") as caught:
        Site.from_env(given)
    assert PASSWORD not in str(caught.value)


class _Memory(KeyringBackend):
    """The keyring library's own interface, in memory."""

    priority = 1.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def memory() -> Iterator[_Memory]:
    former = keyring.get_keyring()
    made = _Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(former)


def test_a_password_from_the_keyring(tmp_path: Path, memory: _Memory) -> None:
    site = Site.from_env(_credentials(tmp_path, "default: {username: ops, keyring: edugrid}\n"))
    with pytest.raises(SiteError, match="keyring set edugrid ops"):
        site.login("zz-core-1")
    memory.set_password("edugrid", "ops", PASSWORD)
    login = site.login("zz-core-1")
    assert login.password is not None
    assert login.password.get_secret_value() == PASSWORD
    assert PASSWORD not in repr(site) + repr(login)


def test_a_machine_without_keyring_says_so(tmp_path: Path) -> None:
    former = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]  # the library has no types for it
    try:
        site = Site.from_env(_credentials(tmp_path, "default: {username: ops, keyring: edugrid}\n"))
        with pytest.raises(SiteError, match="No recommended backend"):
            site.login("zz-core-1")
    finally:
        keyring.set_keyring(former)


def _site_file(folder: Path, text: str) -> Site:
    path = folder / "site.yml"
    path.write_text(text, encoding="utf-8")
    return Site.from_env({"EDUGRID_SITE": str(path), "EDUGRID_STATE": str(folder)})


def test_jump_hosts_for_all_and_for_single_devices(tmp_path: Path) -> None:
    site = _site_file(
        tmp_path,
        "jump_hosts: {a: {host: 192.0.2.1}, b: {host: 192.0.2.2, port: 2222}}\n"
        "jump: a\njumps: {zz-core-1: null, zm-agg-1: b}\n",
    )
    assert [site.file.jump_of(name) for name in ("xz-gw-1", "zz-core-1", "zm-agg-1")] == ["a", None, "b"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jump: nowhere\n", "no jump host 'nowhere'"),
        ("limits: {logins_per_second: 0}\n", "limits.logins_per_second"),
        ("limits: {sessions: 0}\n", "limits.sessions"),
        ("hops: {}\n", "hops"),
    ],
)
def test_a_wrong_site_file_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SiteError, match=told) as caught:
        _site_file(tmp_path, text)
    assert "site.yml" in str(caught.value)
    assert "EDUGRID_SITE" in str(caught.value)


def test_telnet_is_refused_before_a_password_is_looked_up() -> None:
    device = DevicePlan(
        name="zm-old-1",
        platform="huawei_vrp8",
        role="school-access",
        host="192.0.2.9",
        port=23,
        state="changed",
        running_sha256="",
    )
    with pytest.raises(SiteError, match="zm-old-1: telnet is refused"), connect(device, Site.from_env({})):
        pass
