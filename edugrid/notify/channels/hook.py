"""A plain webhook."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import SecretStr, model_validator

from edugrid.notify.channels.common import Web


class Hook(Web):
    """POST of JSON to a program of one's own.

    ``secret``: the body is signed, ``X-Edugrid-Signature: sha256=HEX`` is the HMAC-SHA256 of ``TIMESTAMP.BODY`` with the
    secret as key, ``X-Edugrid-Timestamp`` are seconds since 1970. ``token``: sent as ``Authorization: Bearer``.
    """

    kind: Literal["http"]
    secret: SecretStr | None = None
    token: SecretStr | None = None

    @model_validator(mode="after")
    def _usable(self) -> "Hook":
        url = urlsplit(self.url.get_secret_value())
        if url.scheme not in {"http", "https"} or not url.hostname:
            raise ValueError("url must begin with https:// or http://")
        if url.username is not None:
            raise ValueError("no login in url; use token:")
        return self
