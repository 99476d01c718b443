"""The register of certificates: one row a certificate that somebody must renew in time."""

import re
from contextlib import suppress
from datetime import date
from ipaddress import ip_address
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.application import Port
from edugrid.intent.mistake import MistakeError
from edugrid.intent.settings import Name
from edugrid.text import Text


def _host(text: str) -> str:
    """A DNS name or an address, and nothing around it."""
    with suppress(ValueError):
        return str(ip_address(text))
    if not re.fullmatch(r"[^\s/:@]{1,253}", text):
        raise MistakeError(
            Text(
                f"{text!r} is no name or address (write it without https:// and the port)",
                f"“{text}”不是域名或地址（不要写 https:// 和端口）",
            )
        )
    return text


Host = Annotated[str, AfterValidator(_host)]


class Certificate(Frozen):
    """One certificate; ``name`` is the DNS name or address that it must be good for.

    With a ``port`` it is asked for over TLS at ``address`` (absent: ``name``). ``file`` is a copy below ``registers/``, in
    PEM or DER. Where nobody can look (a token in a drawer) ``until`` says its last day. ``key_sha256``: the SHA-256 of its
    public key (SubjectPublicKeyInfo) in hex; without it that of the ``file``. ``warn_days`` absent: 30, or the last third of
    its life where that is shorter. ``owner`` absent: that of the ``application``.
    """

    id: Annotated[str, Field(pattern=r"^\S{1,60}$")]
    name: Host
    address: Host | None = None
    port: Port | None = None
    file: str | None = None
    key_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    until: date | None = None
    warn_days: Annotated[int, Field(ge=0, le=366)] | None = None
    application: Name | None = None
    owner: str | None = None
    remark: str = ""

    @model_validator(mode="after")
    def _seen(self) -> Self:
        looked_at = self.port is not None or self.file is not None
        if not looked_at and self.until is None:
            raise MistakeError(
                Text(
                    "nobody can tell when it ends (give a port, a file, or its last day in until)",
                    "无法得知何时到期（请填写 port、file，或在 until 中写明截止日）",
                )
            )
        if looked_at and self.until is not None:
            raise MistakeError(
                Text("the certificate itself says when it ends (leave until empty)", "证书自带有效期（until 请留空）")
            )
        return self


class CertificatesFile(Frozen):
    """All rows of ``registers/certificates.csv``."""

    rows: tuple[Certificate, ...]
