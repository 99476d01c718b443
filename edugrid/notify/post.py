"""One message over HTTP."""

import hashlib
import hmac
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, quote, urlsplit

from edugrid.notify.channels.hook import Hook
from edugrid.notify.channels.robot import Robot
from edugrid.notify.hidden_words import hidden_words
from edugrid.notify.read_reply import read_reply
from edugrid.notify.reply import Reply
from edugrid.notify.sign_dingtalk import sign_dingtalk
from edugrid.text import Text

if TYPE_CHECKING:
    import requests

_TIMEOUT: Final = (10, 15)  # seconds: to connect, to answer
_ANSWER: Final = 65_536  # bytes that are read of a reply
_TLS: Final = Text(
    "the server's certificate is not believed: set `ca_file:` where the network opens TLS",
    "服务器证书不可信：若网络解密 TLS，请设置 `ca_file:`",
)
_PROXY: Final = Text("the proxy does not answer or refuses", "代理无应答或拒绝")
_UNREACHED: Final = Text("the server cannot be reached", "无法连接服务器")
_SILENT: Final = Text("no answer; it may have arrived", "没有应答；消息可能已送达")
_UNUSABLE: Final = Text("`url:`, `proxy:` or `token:` is not usable", "`url:`、`proxy:` 或 `token:` 无法使用")


def post(channel: Robot | Hook, body: dict[str, Any], now: float) -> Reply:
    """Send ``body`` to ``channel``, signed where it has a secret; ``now``: seconds since 1970.

    The address is a credential: no text of a library is passed on, and the library's own log is silenced meanwhile.
    """
    import requests
    from urllib3.exceptions import HTTPError

    raw = json.dumps(body, ensure_ascii=False).encode()
    try:
        with (
            _silenced(),
            requests.Session() as session,
            session.post(
                _address(channel, now),
                data=raw,
                headers=_headers(channel, raw, now),
                timeout=_TIMEOUT,
                allow_redirects=False,
                auth=_no_login,
                proxies=_proxies(channel),
                verify=str(channel.ca_file) if channel.ca_file else True,
                stream=True,
            ) as answer,
        ):
            text = answer.raw.read(_ANSWER, decode_content=True).decode(errors="replace")
            return read_reply(channel.kind, answer.status_code, answer.headers, *_said(channel, text))
    except requests.RequestException as error:
        return _failed(error)
    except ValueError:  # addresses and tokens that cannot be written into a request
        return Reply(verdict="settings", why=_UNUSABLE)
    except (OSError, HTTPError):  # the answer broke off
        return Reply(verdict="later", why=_SILENT, maybe_sent=True)


def _address(channel: Robot | Hook, now: float) -> str:
    url = channel.url.get_secret_value()
    if channel.kind != "dingtalk" or channel.secret is None:
        return url
    milliseconds = int(now * 1000)
    sign = quote(sign_dingtalk(channel.secret.get_secret_value(), milliseconds), safe="")
    return f"{url}{'&' if urlsplit(url).query else '?'}timestamp={milliseconds}&sign={sign}"


def _headers(channel: Robot | Hook, raw: bytes, now: float) -> dict[str, str]:
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "edugrid"}
    if isinstance(channel, Hook):
        if channel.token is not None:
            headers["Authorization"] = f"Bearer {channel.token.get_secret_value()}"
        if channel.secret is not None:
            moment = str(int(now))
            key = channel.secret.get_secret_value().encode()
            headers["X-Edugrid-Timestamp"] = moment
            signature = hmac.new(key, f"{moment}.".encode() + raw, hashlib.sha256).hexdigest()
            headers["X-Edugrid-Signature"] = f"sha256={signature}"
    return headers


def _no_login(request: "requests.PreparedRequest") -> "requests.PreparedRequest":
    """Keep requests from taking a login for the host from ~/.netrc."""
    return request


def _proxies(channel: Robot | Hook) -> dict[str, str] | None:
    if channel.proxy is None:
        return None  # the environment's
    return dict.fromkeys(("http", "https"), channel.proxy.get_secret_value())


def _said(channel: Robot | Hook, text: str) -> tuple[Any, str]:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return None, ""
    words = ""
    if isinstance(body, dict):
        words = next((str(body[name]) for name in ("errmsg", "msg", "StatusMessage", "wait") if body.get(name)), "")
    url = channel.url.get_secret_value()
    parts = urlsplit(url)
    secrets = [url, parts.query, *(value for _, value in parse_qsl(parts.query)), parts.path.rsplit("/", 1)[-1]]
    secrets += [channel.secret.get_secret_value()] if channel.secret else []
    return body, hidden_words(words, [secret for secret in secrets if len(secret) >= 8])  # noqa: PLR2004 - `send` is none


def _failed(error: "requests.RequestException") -> Reply:
    import requests
    from urllib3.exceptions import MaxRetryError, NewConnectionError

    # the first that fits: proxy, TLS and time-out errors are connection errors too
    known: tuple[tuple[type[Exception], Reply], ...] = (
        (requests.exceptions.SSLError, Reply(verdict="settings", why=_TLS)),
        (requests.exceptions.ProxyError, Reply(verdict="later", why=_PROXY)),
        (requests.exceptions.ConnectTimeout, Reply(verdict="later", why=_UNREACHED)),
        (ValueError, Reply(verdict="settings", why=_UNUSABLE)),  # requests' own: InvalidURL, InvalidProxyURL
    )
    reply = next((reply for kind, reply in known if isinstance(error, kind)), None)
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    if reply is None and isinstance(reason, NewConnectionError):  # names that do not resolve too
        reply = Reply(verdict="later", why=_UNREACHED)
    return reply or Reply(verdict="later", why=_SILENT, maybe_sent=True)


@contextmanager
def _silenced() -> Iterator[None]:
    """urllib3 writes path and query of each request into its debug log."""
    loggers = [logging.getLogger(name) for name in ("urllib3.connectionpool", "urllib3.util.retry")]
    for logger in loggers:
        logger.addFilter(_nothing)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(_nothing)


def _nothing(_record: logging.LogRecord) -> bool:
    return False
