"""The lint's rules of one platform, as data: ``lint.yml`` of its vendor folder."""

import re
from functools import lru_cache
from importlib import resources
from typing import Any

from pydantic import Field, field_validator

from edugrid.design.frozen import Frozen


def _compiled(pattern: str) -> str:
    re.compile(pattern)
    return pattern


class Range(Frozen):
    """Numbers in lines that match ``line`` (a regular expression; its group ``value`` holds them) lie in low … high.

    ``within``: only in sections whose head matches.
    """

    line: str
    low: int
    high: int
    en: str
    zh: str
    within: str = ""

    _patterns = field_validator("line", "within")(_compiled)


class Reference(Frozen):
    """Objects that are used by name: ``defined`` and ``used`` are regular expressions, the group ``name`` is the name.

    ``given``: names that every device has. ``within`` as for ranges, for ``used``.
    """

    kind: str
    en: str
    zh: str
    defined: tuple[str, ...]
    used: tuple[str, ...]
    given: tuple[str, ...] = ()
    within: str = ""

    _patterns = field_validator("defined", "used")(lambda values: tuple(_compiled(value) for value in values))


class Vlans(Frozen):
    """How VLANs are made and used; the group ``ids`` is a list such as ``2 to 10 20`` or ``2-10,20``."""

    made: tuple[str, ...] = ()
    used: tuple[str, ...] = ()


class Addresses(Frozen):
    """``lines``: interface lines with the groups ``address`` (and ``length``); ``vrf``: with the group ``name``.

    ``shared``: lines of an interface whose address others may have too (anycast gateways).
    """

    interface: str
    lines: tuple[str, ...]
    vrf: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


class LintRules(Frozen):
    """``lint.yml``. ``words``: first words of known commands that no rulebook names, at the top and within sections.

    ``rulebooks``: texts with known commands, ``package:file``.
    """

    ranges: tuple[Range, ...] = ()
    references: tuple[Reference, ...] = ()
    vlans: Vlans = Vlans()
    addresses: Addresses | None = None
    top: tuple[str, ...] = Field(default=())
    nested: tuple[str, ...] = Field(default=())
    rulebooks: tuple[str, ...] = Field(default=())


@lru_cache(maxsize=16)
def lint_rules(package: str) -> LintRules | None:
    """The rules of ``edugrid.vendors.<package>``; None when nobody wrote any. ``inherits: OTHER`` adds another's.

    Raises:
        pydantic.ValidationError: the file says something that the lint does not know.

    """
    data = _read(package)
    return None if data is None else LintRules.model_validate(data)


def _read(package: str) -> dict[str, Any] | None:
    from ruamel.yaml import YAML

    file = resources.files(f"edugrid.vendors.{package}").joinpath("lint.yml")
    if not file.is_file():
        return None
    data: dict[str, Any] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    parent = _read(data.pop("inherits")) if "inherits" in data else None
    if parent is None:
        return data
    joined = dict(parent)
    for key, value in data.items():
        joined[key] = [*parent[key], *value] if isinstance(value, list) and key in parent else value
    return joined
