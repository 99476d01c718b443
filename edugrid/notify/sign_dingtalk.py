"""DingTalk's signature."""

import base64
import hashlib
import hmac


def sign_dingtalk(secret: str, milliseconds: int) -> str:
    r"""Base64 of HMAC-SHA256 with the secret as key over ``milliseconds\nsecret``; to be URL-encoded once, in the query.

    DingTalk open platform, custom robot, 安全设置 (加签).
    """
    text = f"{milliseconds}\n{secret}".encode()
    return base64.b64encode(hmac.new(secret.encode(), text, hashlib.sha256).digest()).decode()
