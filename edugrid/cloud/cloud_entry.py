"""One entry of clouds.yaml, for what the provider cannot take from there itself."""

import os
from pathlib import Path
from typing import Any, Final

from pydantic import SecretStr

from edugrid.cloud.errors import CloudInputError
from edugrid.design.frozen import Frozen
from edugrid.text import Text
from edugrid.yaml_text import yaml_text

CREDENTIAL: Final = ("application_credential_id", "application_credential_secret")


class CloudEntry(Frozen):
    """A user with a password, or an application credential with its secret; ``password`` never shows in a text."""

    auth_url: str
    username: str
    password: SecretStr
    user_domain: str
    project_domain: str
    region: str | None
    cacert: str | None
    verify: bool


def cloud_entry(cloud: str, *, password: bool = True) -> CloudEntry:
    """Read the entry ``cloud`` where every OpenStack client looks for it.

    ``password``: a user with a password is needed, because a project will be made; else an application credential
    does as well.

    The provider takes credentials from clouds.yaml whole and then ignores a project given beside it
    (gophercloud/utils, terraform/auth/config.go). A provider scoped to a project that is made in the same run
    therefore needs the parts one by one.

    Raises:
        CloudInputError: no file, no such entry, or an entry without user name and password.

    """
    path, entries = _entries()
    found = entries.get(cloud)
    if not isinstance(found, dict):
        raise CloudInputError(
            Text(f"no cloud {cloud!r} in {path}", f"{path} 中没有云 {cloud!r}"),
            Text(
                "add it to clouds.yaml, or set OS_CLIENT_CONFIG_FILE",
                "请在 clouds.yaml 中补充，或设置 OS_CLIENT_CONFIG_FILE",
            ),
        )
    auth = _auth(found)
    if not password and all(auth.get(key) for key in ("auth_url", *CREDENTIAL)):
        auth = {**auth, "username": auth[CREDENTIAL[0]], "password": auth[CREDENTIAL[1]]}
    if not all(auth.get(key) for key in ("auth_url", "username", "password")):
        raise CloudInputError(
            Text(
                f"cloud {cloud!r} in {path} has no auth_url, username and password",
                f"{path} 中云 {cloud!r} 缺少 auth_url、username 或 password",
            ),
            Text(
                "tenancies need a user with a password who may create projects; application credentials cannot",
                "创建租户需要有权新建项目的用户名和密码；应用凭证不具备该权限",
            ),
        )
    domain = auth.get("domain_name") or "Default"
    return CloudEntry(
        auth_url=str(auth["auth_url"]),
        username=str(auth["username"]),
        password=SecretStr(str(auth["password"])),
        user_domain=str(auth.get("user_domain_name") or domain),
        project_domain=str(auth.get("project_domain_name") or domain),
        region=_word(found.get("region_name")),
        cacert=_word(found.get("cacert")),
        verify=bool(found.get("verify", True)),
    )


def _entries() -> tuple[Path, dict[str, Any]]:
    """Entries of the first clouds.yaml, with what a secure.yaml beside it adds."""
    given = os.environ.get("OS_CLIENT_CONFIG_FILE")
    usual = [Path.cwd(), Path.home() / ".config/openstack", Path("/etc/openstack")]
    places = [Path(given)] if given else [folder / name for folder in usual for name in ("clouds.yaml", "clouds.yml")]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        raise CloudInputError(
            Text(
                f"no clouds.yaml found ({', '.join(map(str, places))})",
                f"找不到 clouds.yaml（{'、'.join(map(str, places))}）",
            ),
            Text(
                "set OS_CLIENT_CONFIG_FILE, or start the lab: edugrid lab up",
                "请设置 OS_CLIENT_CONFIG_FILE，或运行：edugrid lab up",
            ),
        )
    entries = _clouds(path)
    secure = path.with_name("secure.yaml")
    for name, entry in (_clouds(secure) if secure.is_file() else {}).items():
        if isinstance(entries.get(name), dict) and isinstance(entry, dict):
            entries[name]["auth"] = {**_auth(entries[name]), **_auth(entry)}
    return path, entries


def _auth(entry: dict[str, Any]) -> dict[str, Any]:
    found = entry.get("auth")
    return found if isinstance(found, dict) else {}


def _word(value: object) -> str | None:
    return None if value is None else str(value)


def _clouds(path: Path) -> dict[str, Any]:
    try:
        body = yaml_text(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        # the parser's text would quote the line, which may hold a password
        raise CloudInputError(
            Text(f"{path} cannot be read ({type(error).__name__})", f"无法读取 {path}（{type(error).__name__}）"),
            Text("check that it is YAML in UTF-8", "请检查该文件是否为 UTF-8 编码的 YAML"),
        ) from None
    clouds = body.get("clouds") if isinstance(body, dict) else None
    return clouds if isinstance(clouds, dict) else {}
