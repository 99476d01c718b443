"""Plain data becomes a model, or problems with their places."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from edugrid.intent.explain import explain
from edugrid.intent.problems import Problem
from edugrid.intent.source import Source, dotted

_M = TypeVar("_M", bound=BaseModel)


def validate(source: Source | None, model: type[_M], problems: list[Problem]) -> _M | None:
    """Check ``source`` against ``model``; None when it does not fit, with every reason in ``problems``."""
    if source is None:
        return None
    try:
        return model.model_validate(source.data)
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
