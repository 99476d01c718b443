"""The site: where devices are reached, with which login and known hosts, and where runs are kept."""

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import SecretStr, ValidationError

from edugrid.design.frozen import Frozen
from edugrid.rollout.from_keyring import from_keyring
from edugrid.rollout.login import Login, SiteError
from edugrid.rollout.site_file import SiteFile
from edugrid.yaml_text import NotYamlError, yaml_text

__all__ = ["Endpoint", "Login", "Site", "SiteError"]

_TELNET = 23
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Endpoint(Frozen):
    """Where a device answers; ``netconf_port`` is None where NETCONF (RFC 6242) is on the SSH server's own port."""

    host: str
    port: int = 22
    netconf_port: int | None = None
    protocol: Literal["ssh", "telnet"] | None = None

    @property
    def telnet(self) -> bool:
        """Whether it is telnet (RFC 854): it says so, or it is port 23 and does not say otherwise."""
        return self.protocol == "telnet" or (self.protocol is None and self.port == _TELNET)


class Site(Frozen):
    """Settings of one workstation or runner. Secrets are hidden in every printed form."""

    endpoints: dict[str, Endpoint]
    default_login: Login | None
    logins: dict[str, Login]
    known_hosts: Path | None
    state: Path
    file: SiteFile = SiteFile()

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Site":
        """Read the files that ``EDUGRID_ENDPOINTS``, ``_CREDENTIALS``, ``_KNOWN_HOSTS``, ``_SITE`` and ``_STATE`` name.

        ``EDUGRID_USERNAME`` with ``EDUGRID_PASSWORD`` or ``EDUGRID_KEY_FILE`` is the login of devices that the credentials
        file does not name.

        Raises:
            SiteError: a file is missing, unreadable, of the wrong shape, or secret and readable by others.

        """
        endpoints = _mapping(env, "EDUGRID_ENDPOINTS")
        credentials = _mapping(env, "EDUGRID_CREDENTIALS", secret=True)
        source = env.get("EDUGRID_CREDENTIALS", "")
        unknown = sorted(set(credentials) - {"default", "devices"})
        if unknown:
            raise SiteError(f"{source}: unknown key {unknown[0]!r}; it has `default:` and `devices:`")
        devices = credentials.get("devices") or {}
        if not isinstance(devices, dict):
            raise SiteError(f"{source}: `devices:` must map device names to logins")
        default = credentials.get("default")
        return cls(
            endpoints={name: _endpoint(env["EDUGRID_ENDPOINTS"], name, value) for name, value in endpoints.items()},
            default_login=_from_environment(env) if default is None else _login(source, "default", default),
            logins={str(name): _login(source, f"devices.{name}", value) for name, value in devices.items()},
            known_hosts=_known_hosts(env),
            file=_site_file(env),
            state=Path(env.get("EDUGRID_STATE") or ".edugrid").absolute(),
        )

    def endpoint(self, name: str, host: str, port: int, netconf_port: int | None = None) -> Endpoint:
        """Where ``name`` is reached: the site's own address for it, otherwise the inventory's ``host`` and ports."""
        return self.endpoints.get(name) or Endpoint(host=host, port=port, netconf_port=netconf_port)

    def login(self, name: str) -> Login:
        """Return the login for the device (or jump host) ``name``; a keyring is asked now, and only now.

        Raises:
            SiteError: the credentials file has none for it, and no default; the keyring has no such password.

        """
        login = self.logins.get(name) or self.default_login
        if login is None:
            raise SiteError(
                f"no login for {name}: point EDUGRID_CREDENTIALS to a YAML file (mode 0600) with "
                "`default: {username: …, password: … or key_file: … or keyring: …}`, or set EDUGRID_USERNAME and "
                "EDUGRID_PASSWORD"
            )
        return login if login.keyring is None else from_keyring(login, name)


def _mapping(env: Mapping[str, str], variable: str, *, secret: bool = False) -> dict[str, Any]:
    name = env.get(variable)
    if not name:
        return {}
    path = Path(name).expanduser()
    if secret:
        _private(path, variable)
    try:
        data = yaml_text(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SiteError(f"{path}: {error.strerror} (named by {variable})") from None
    except (NotYamlError, UnicodeDecodeError) as error:
        # the parser quotes the line it stumbled over, which may be a password
        where = "" if secret else f": {str(error).splitlines()[0]}"
        raise SiteError(f"{path}: not YAML{where} (named by {variable})") from None
    if not isinstance(data, dict | None):
        raise SiteError(f"{path}: must be a mapping (named by {variable})")
    return {str(key): value for key, value in (data or {}).items()}


def _private(path: Path, variable: str) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise SiteError(f"{path}: {error.strerror} (named by {variable})") from None
    if mode & _OTHERS:
        raise SiteError(f"{path}: others may read it (mode {stat.S_IMODE(mode):04o}); run `chmod 600 {path}`")


def _endpoint(source: str, name: str, value: object) -> Endpoint:
    try:
        return Endpoint.model_validate(value)
    except ValidationError as error:
        raise SiteError(f"{source}: {name}: {_first(error)}; write `{name}: {{host: …, port: 22}}`") from None


def _login(source: str, name: str, value: object) -> Login:
    try:
        login = Login.model_validate(value)
    except ValidationError as error:
        raise SiteError(
            f"{source}: {name}: {_first(error)}; write {{username: …, password: … or key_file: … or keyring: …}}"
        ) from None
    files = {}
    for field in ("key_file", "next_key_file"):
        if (path := getattr(login, field)) is not None:
            files[field] = path.expanduser()
            _private(files[field], f"{name}.{field} in {source}")
    return login.model_copy(update=files)


def _from_environment(env: Mapping[str, str]) -> Login | None:
    username = env.get("EDUGRID_USERNAME")
    password, key_file = env.get("EDUGRID_PASSWORD"), env.get("EDUGRID_KEY_FILE")
    if not (username or password or key_file):
        return None
    if not username or bool(password) == bool(key_file):
        raise SiteError("EDUGRID_USERNAME needs either EDUGRID_PASSWORD or EDUGRID_KEY_FILE beside it")
    if password:
        return Login(username=username, password=SecretStr(password))
    return _login("the environment", "EDUGRID_KEY_FILE", {"username": username, "key_file": key_file})


def _site_file(env: Mapping[str, str]) -> SiteFile:
    try:
        return SiteFile.model_validate(_mapping(env, "EDUGRID_SITE"))
    except ValidationError as error:
        raise SiteError(f"{env['EDUGRID_SITE']}: {_first(error)} (named by EDUGRID_SITE)") from None


def _first(error: ValidationError) -> str:
    # pydantic's own text shows the input, which may be the password
    problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
    return " ".join([".".join(str(step) for step in problem["loc"]), problem["msg"]]).strip()


def _known_hosts(env: Mapping[str, str]) -> Path | None:
    name = env.get("EDUGRID_KNOWN_HOSTS")
    if not name:
        return None
    path = Path(name).expanduser()
    if not path.is_file():
        raise SiteError(f"{path}: no such file (named by EDUGRID_KNOWN_HOSTS); collect keys with `ssh-keyscan -H HOST`")
    return path
