"""Robots of group chats."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import SecretStr, model_validator

from edugrid.notify.channels.common import Web

_OWN_MACHINE = {"127.0.0.1", "localhost", "::1"}


class Robot(Web):
    """A WeCom, DingTalk or Feishu group robot; ``secret`` signs each message where the robot asks for it."""

    kind: Literal["wecom", "dingtalk", "feishu"]
    secret: SecretStr | None = None

    @model_validator(mode="after")
    def _usable(self) -> "Robot":
        url = urlsplit(self.url.get_secret_value())
        if url.scheme != "https" and not (url.scheme == "http" and url.hostname in _OWN_MACHINE):
            raise ValueError("url must be the whole https:// address of the robot")
        if self.kind == "wecom" and self.secret is not None:
            raise ValueError("WeCom robots do not sign; take `secret:` away")
        return self
