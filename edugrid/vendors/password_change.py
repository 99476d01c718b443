"""How the password of a local user is changed on a platform; data in ``login.yml`` of the vendor folder."""

import re
from functools import lru_cache
from importlib import resources

from pydantic import model_validator

from edugrid.design.frozen import Frozen
from edugrid.text import Text
from edugrid.vendors.registry import get_vendor

_UNKNOWN = Text(
    "how a local user's password is changed on this platform is not written down (login.yml of its vendor folder)",
    "该平台本地用户改密的命令尚未写明（厂商目录中的 login.yml）",
)


class _Reason(Frozen):
    en: str
    zh: str


class Way(Frozen):
    """``has``: pattern of the line that shows the user; ``lines`` to type.

    Both know ``{user}``, the lines ``{password}`` and the named groups of ``has`` too.
    """

    has: str
    lines: tuple[str, ...]


class PasswordChange(Frozen):
    """``login.yml``: the ``ways`` of a platform, the first that fits counts, or why it ``cannot``.

    ``servers``: pattern of a line that says that servers are asked first at login.
    """

    ways: tuple[Way, ...] = ()
    servers: str | None = None
    cannot: _Reason | None = None

    @model_validator(mode="after")
    def _one(self) -> "PasswordChange":
        if bool(self.ways) == bool(self.cannot):
            raise ValueError("give either ways or cannot")
        return self

    @property
    def reason(self) -> Text | None:
        """Why the platform cannot; None when it can."""
        return None if self.cannot is None else Text(self.cannot.en, self.cannot.zh)

    def asks_servers(self, running: str) -> bool:
        """Whether servers decide on the logins of a device with this configuration, as long as one answers."""
        return self.servers is not None and re.search(self.servers, running, re.MULTILINE) is not None

    def lines(self, running: str, user: str, password: str) -> tuple[str, ...] | None:
        """Lines as typed from the configuration view; None when ``running`` has no such local user."""
        for way in self.ways:
            found = re.search(way.has.replace("{user}", re.escape(user)), running, re.MULTILINE)
            if found:
                return tuple(line.format(user=user, password=password, **found.groupdict()) for line in way.lines)
        return None


def password_change(platform: str) -> PasswordChange:
    """Return how ``platform`` does it.

    Raises:
        edugrid.vendors.registry.UnknownPlatformError: no such platform.

    """
    return _read(get_vendor(platform).data.name)


@lru_cache(maxsize=16)
def _read(package: str) -> PasswordChange:
    from ruamel.yaml import YAML

    file = resources.files(f"edugrid.vendors.{package}").joinpath("login.yml")
    if not file.is_file():
        return PasswordChange(cannot=_Reason(en=_UNKNOWN.en, zh=_UNKNOWN.zh))
    return PasswordChange.model_validate(YAML(typ="safe").load(file.read_text(encoding="utf-8")))
