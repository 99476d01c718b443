"""Plain data becomes a model, or problems with their places."""

from collections.abc import Iterator
from ipaddress import IPv6Address, IPv6Network
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from edugrid.intent.explain import explain
from edugrid.intent.problems import Problem
from edugrid.intent.source import Loc, Source, dotted
from edugrid.text import Text

_M = TypeVar("_M", bound=BaseModel)


def validate(source: Source | None, model: type[_M], problems: list[Problem]) -> _M | None:
    """Check ``source`` against ``model``; None when it does not fit, with every reason in ``problems``."""
    if source is None:
        return None
    try:
        read = model.model_validate(source.data)
    except ValidationError as error:
        found: dict[tuple[str, str], Problem] = {}
        for item in error.errors():
            loc = source.known(item["loc"])
            extra = item["loc"][len(loc) :]
            path = dotted((*loc, extra[-1]) if item["type"] == "missing" and extra else loc)
            rule, message, hint = explain(item, model)
            # a union reports one error per member: the first with a place is enough
            found.setdefault((path, rule), Problem(source.file, source.line(loc), path, rule, message, hint))
        problems.extend(found.values())
        return None
    zones = list(_zones(read, ()))
    for loc, text in zones:
        message = Text(f"{text!r} has a zone (what follows %)", f"“{text}”带有区域标识（% 之后的部分）")
        hint = Text("write the address alone", "只写地址本身")
        place = source.known(loc)
        problems.append(Problem(source.file, source.line(place), dotted(place), "address-zone", message, hint))
    return None if zones else read


def _zones(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """IPv6 addresses with a zone (RFC 4007): Python takes any text for one, and it would reach devices as written."""
    if isinstance(value, BaseModel):
        for name, field in value.__dict__.items():
            if not isinstance(field, str | int | None):
                yield from _zones(field, (*loc, name))
    elif isinstance(value, tuple | list | set | frozenset):
        for index, item in enumerate(value):
            yield from _zones(item, (*loc, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _zones(item, (*loc, str(key)))
    elif isinstance(value, IPv6Address | IPv6Network) and "%" in str(value):  # an interface is an address
        yield loc, str(value)
