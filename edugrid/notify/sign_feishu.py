"""Feishu's signature."""

import base64
import hashlib
import hmac


def sign_feishu(secret: str, seconds: int) -> str:
    r"""Base64 of HMAC-SHA256 over nothing, with ``seconds\nsecret`` as the key; it stands in the body.

    Feishu open platform, custom bot, 签名校验.
    """
    return base64.b64encode(hmac.new(f"{seconds}\n{secret}".encode(), b"", hashlib.sha256).digest()).decode()
