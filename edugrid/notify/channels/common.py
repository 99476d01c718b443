"""What every channel has."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator

from edugrid.design.frozen import Frozen


class Common(Frozen):
    """Which findings a channel hears of, and how.

    ``severity``: the least that is told. ``regions``: only these and what lies below them; empty: all.
    ``lang`` None: the language of the command. ``top``: findings listed one by one, the rest is counted.
    ``link``: address of the report, shown at the end. ``keyword``: a word that the robot demands in each message.
    """

    severity: Literal["high", "medium", "low"] = "low"
    regions: tuple[str, ...] = ()
    lang: Literal["zh", "en"] | None = None
    top: Annotated[int, Field(ge=0, le=100)] = 10
    link: Annotated[str, Field(pattern=r"^https?://[^\s<>()\[\]`]+$")] | None = None
    keyword: Annotated[str, Field(min_length=1, max_length=30)] | None = None


class Web(Common):
    """What every channel over HTTP has. ``url`` is a credential. ``proxy`` goes before HTTPS_PROXY.

    ``ca_file``: PEM file of the authorities that are believed, for networks that open TLS; it stays checked.
    """

    url: SecretStr
    proxy: SecretStr | None = None
    ca_file: Path | None = None

    @field_validator("ca_file")
    @classmethod
    def _there(cls, value: Path | None) -> Path | None:
        if value is not None and not value.expanduser().is_file():
            raise ValueError(f"no file {value}")
        return value if value is None else value.expanduser()
