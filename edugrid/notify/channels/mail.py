"""E-mail."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator, model_validator

from edugrid.notify.channels.common import Common

_OWN_MACHINE = {"127.0.0.1", "localhost", "::1"}
Address = Annotated[str, Field(pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+$", max_length=254)]


class Mail(Common):
    """A mail server (RFC 5321). ``security``: STARTTLS (RFC 3207, port 587) or TLS from the start (RFC 8314, port 465).

    ``none`` is for a server on the same machine. At many providers ``sender`` must be the login's own address, and
    ``password`` an authorisation code.
    """

    kind: Literal["email"]
    host: str
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str | None = None
    password: SecretStr | None = None
    sender: Address
    to: Annotated[tuple[Address, ...], Field(min_length=1, max_length=100)]
    ca_file: Path | None = None

    @field_validator("ca_file")
    @classmethod
    def _there(cls, value: Path | None) -> Path | None:
        if value is not None and not value.expanduser().is_file():
            raise ValueError(f"no file {value}")
        return value if value is None else value.expanduser()

    @model_validator(mode="after")
    def _usable(self) -> "Mail":
        if (self.username is None) != (self.password is None):
            raise ValueError("username and password go together")
        if self.security == "none" and self.host not in _OWN_MACHINE:
            raise ValueError("security: none only for a server on the same machine")
        return self
