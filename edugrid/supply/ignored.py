"""Advisories that are let pass for a while."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from edugrid.design.frozen import Frozen
from edugrid.supply.errors import IgnoreListError
from edugrid.text import Text
from edugrid.yaml_text import NotYamlError, yaml_text

_Said = Annotated[str, Field(min_length=1)]


class Ignored(Frozen):
    """``id`` (any name of the advisory) of ``package`` passes up to and on ``until``; ``by`` says so, for ``reason``."""

    id: _Said
    package: _Said
    reason: Annotated[str, Field(min_length=10)]
    by: _Said
    until: date


def ignored(path: Path) -> tuple[Ignored, ...]:
    """Read ``locks/ignored.yml``.

    Raises:
        IgnoreListError: it is missing, or an entry is not whole.

    """
    try:
        data = yaml_text(path.read_text(encoding="utf-8"))
        return TypeAdapter(tuple[Ignored, ...]).validate_python(data)
    except (OSError, NotYamlError, UnicodeDecodeError) as error:
        raise IgnoreListError(Text(f"{path}: {error}", f"{path}：{error}")) from error
    except ValidationError as error:
        where = "; ".join(f"[{'.'.join(map(str, one['loc']))}] {one['msg']}" for one in error.errors())
        raise IgnoreListError(
            Text(
                f"{path}: {where}; an entry has id, package, reason (10 letters at least), by and until",
                f"{path}：{where}；每条须有 id、package、reason（至少 10 个字符）、by、until",
            )
        ) from error
