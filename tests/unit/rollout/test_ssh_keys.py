"""Keys that edugrid logs in with: made, read, and what cannot be read is said without a word of what is in the file."""

from pathlib import Path

import pytest
from napalm.base.exceptions import ConnectionException
from pydantic import ValidationError

from edugrid.rollout.login import Login, SiteError
from edugrid.rollout.ssh_key import SshKey
from edugrid.vendors.base.private_key import private_key
from edugrid.vendors.key_change import key_change
from edugrid.vendors.registry import known_platforms


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[SshKey, Path]:
    return SshKey.make(tmp_path_factory.mktemp("state") / "keys", "sw1")


def test_a_key_is_for_its_owner_only_and_reads_back(made: tuple[SshKey, Path]) -> None:
    key, path = made
    assert path.name == f"sw1-{key.fingerprint}"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert SshKey.read(path) == key
    assert private_key(str(path), None).get_base64() == key.base64
    assert private_key(str(path), None) is private_key(str(path), None), "reading an RSA key takes longer than a login"


def test_what_is_no_key_is_named_and_not_quoted(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("-----BEGIN RSA PRIVATE KEY-----\nUnmistakable\n")
    for read in (SshKey.read, lambda one: private_key(str(one), None)):
        with pytest.raises((SiteError, ConnectionException), match="key") as told:
            read(path)
        assert str(path) in str(told.value)
        assert "Unmistakable" not in str(told.value)
    with pytest.raises(ConnectionException, match="No such file"):
        private_key(str(tmp_path / "none"), None)


def test_the_next_key_belongs_beside_a_key() -> None:
    with pytest.raises(ValidationError, match="next_key_file belongs beside a key_file"):
        Login.model_validate({"username": "a", "password": "b", "next_key_file": "c"})
    login = Login.model_validate({"username": "a", "key_file": "b", "next_key_file": "c"})
    assert login.alone().following() is None
    following = login.following()
    assert following is not None
    assert (following.key_file, following.next_key_file) == (Path("c"), None)


def test_every_platform_changes_keys_or_says_why_not() -> None:
    told = {platform: key_change(platform).reason for platform in known_platforms()}
    assert {platform for platform, reason in told.items() if reason is None} == {
        "huawei_vrp8",
        "huawei_vrp5",
        "h3c_comware7",
    }
    assert all("not written down" not in reason.en for reason in told.values() if reason)
    assert key_change("huawei_vrp8").lines("ssh user other assign rsa-key k\n", "edugrid", "new", ("", "")) is None


def test_a_key_that_somebody_else_uses_stays() -> None:
    text = """rsa peer-public-key office encoding-type openssh
 public-key-code begin
  ssh-rsa AAAA
  BBBB rsa-key
 public-key-code end
peer-public-key end
#
ssh user edugrid assign rsa-key edu-1
"""
    key = ("AAAABBBB", "30AB")
    assert key_change("huawei_vrp8").leftover(text, key) == ("undo rsa peer-public-key office",)
    assert key_change("huawei_vrp8").leftover(text + "ssh user noc assign rsa-key office\n", key) == ()
    assert key_change("huawei_vrp8").leftover(text, ("AAAACCCC", "30AB")) == ()
