"""Site settings: modes, messages, and secrets that never show."""

from pathlib import Path

import pytest

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
