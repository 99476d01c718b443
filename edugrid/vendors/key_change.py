"""How the SSH key of a user is changed on a platform; data in ``login_key.yml`` of the vendor folder."""

import re
from functools import lru_cache
from importlib import resources
from typing import Literal

from pydantic import model_validator

from edugrid.design.frozen import Frozen
from edugrid.text import Text
from edugrid.vendors.registry import get_vendor

_UNKNOWN = Text(
    "how a user gets an SSH key on this platform is not written down (login_key.yml of its vendor folder)",
    "该平台为用户设置 SSH 密钥的命令尚未写明（厂商目录中的 login_key.yml）",
)
_WIDTH = 64  # characters of a key in one typed line


class _Reason(Frozen):
    en: str
    zh: str


class KeyWay(Frozen):
    """``has``: pattern of the line that gives the user a key. ``install`` and ``assign`` are typed, ``remove`` later.

    All know ``{user}`` and ``{name}`` (of the key on the device), ``assign`` the named groups of ``has`` too; a line
    ``{key}`` stands for the key itself, in the ``text`` form. ``block``: pattern of a key on the device with its groups
    ``name`` and ``key``; ``used``: of a line that uses the key ``{name}``.
    """

    has: str
    text: Literal["openssh", "hexadecimal"]
    install: tuple[str, ...]
    assign: tuple[str, ...]
    block: str
    used: str
    remove: tuple[str, ...]


class KeyChange(Frozen):
    """``login_key.yml``: the ``way`` of a platform, or why it ``cannot``."""

    way: KeyWay | None = None
    cannot: _Reason | None = None

    @model_validator(mode="after")
    def _one(self) -> "KeyChange":
        if bool(self.way) == bool(self.cannot):
            raise ValueError("give either way or cannot")
        return self

    @property
    def reason(self) -> Text | None:
        """Why the platform cannot; None when it can."""
        return None if self.cannot is None else Text(self.cannot.en, self.cannot.zh)

    def lines(self, running: str, user: str, name: str, key: tuple[str, str]) -> tuple[str, ...] | None:
        """Lines as typed from the configuration view that give ``user`` the key ``name`` instead of its own.

        ``key``: its base64 and hexadecimal text. None when ``running`` shows no key of that user.
        """
        way = self.way
        found = way and re.search(way.has.replace("{user}", re.escape(user)), running, re.MULTILINE)
        if way is None or not found:
            return None
        known = {"user": user, "name": name, **found.groupdict()}
        there = any(one["name"] == name for one in re.finditer(way.block, running, re.MULTILINE))
        install = () if there else way.install
        typed: list[str] = []
        for line in (*install, *way.assign):
            typed += _wrapped(way.text, key) if line == "{key}" else [line.format(**known)]
        return tuple(typed)

    def leftover(self, running: str, key: tuple[str, str]) -> tuple[str, ...]:
        """Lines that remove ``key`` from the device, under whatever name, where nobody uses it any more."""
        way = self.way
        lines: list[str] = []
        for one in re.finditer(way.block, running, re.MULTILINE) if way else ():
            text = "".join(word for word in one["key"].split() if "-" not in word)
            used = way and re.search(way.used.replace("{name}", re.escape(one["name"])), running, re.MULTILINE)
            if way and text in key and not used:
                lines += [line.format(name=one["name"]) for line in way.remove]
        return tuple(lines)


def key_change(platform: str) -> KeyChange:
    """Return how ``platform`` does it.

    Raises:
        edugrid.vendors.registry.UnknownPlatformError: no such platform.

    """
    return _read(get_vendor(platform).data.name)


def _wrapped(form: str, key: tuple[str, str]) -> list[str]:
    base64, hexadecimal = key
    text = f"ssh-rsa {base64}" if form == "openssh" else hexadecimal
    return [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]


@lru_cache(maxsize=16)
def _read(package: str) -> KeyChange:
    from ruamel.yaml import YAML

    file = resources.files(f"edugrid.vendors.{package}").joinpath("login_key.yml")
    if not file.is_file():
        return KeyChange(cannot=_Reason(en=_UNKNOWN.en, zh=_UNKNOWN.zh))
    return KeyChange.model_validate(YAML(typ="safe").load(file.read_text(encoding="utf-8")))
