"""The replies of the three services and of a plain webhook, by their published error codes."""

from collections.abc import Mapping
from typing import Any, Final, Literal

from edugrid.notify.reply import Reply
from edugrid.text import Text

Kind = Literal["wecom", "dingtalk", "feishu", "http"]

_PENALTY: Final = 600  # seconds that DingTalk blocks a robot which was too fast
_MINUTE: Final = 60
_LONGEST_WAIT: Final = 120  # seconds; no server makes a nightly job wait for hours
_BUSY, _TOO_MANY, _TIMED_OUT, _SERVER = -1, 429, 408, 500
_OK_FIRST, _OK_LAST = 200, 299
_MAYBE: Final = {502, 504}

_ADDRESS: Final = Text(
    "the robot is not known: compare `url:` with the group's settings", "机器人不存在：请核对 `url:` 与群设置"
)
_SECRET: Final = Text(
    "the signature is refused: compare `secret:`, and this machine's clock", "签名不符：请核对 `secret:` 及本机时钟"
)
_CLOCK: Final = Text("the time is refused: set this machine's clock", "时间戳被拒绝：请校准本机时钟")
_WORD: Final = Text("the robot demands a keyword: set `keyword:`", "机器人要求关键词：请设置 `keyword:`")
_ORIGIN: Final = Text(
    "this network's public address is not on the robot's list", "本网络出口地址不在机器人的 IP 白名单内"
)
_STOPPED: Final = Text("the robot was stopped or has left the group", "机器人已停用或已不在群内")
_QUOTA: Final = Text("the robot's quota of the day is used up", "机器人当日额度已用完")
_FAST: Final = Text("too many messages", "发送过于频繁")
_IS_BUSY: Final = Text("the service is busy", "服务繁忙")
_TAKEN: Final = Text("it is refused", "被拒绝")
_TOO_LONG: Final = {40058, 19036}
_LONG: Final = Text("the message is too long for it", "消息过长")

_SETTINGS: Final[dict[str, dict[int, Text]]] = {
    "wecom": {93000: _ADDRESS, 93004: _STOPPED, 93008: _STOPPED},
    "dingtalk": {
        300001: _ADDRESS, 90030: _QUOTA, 400013: _STOPPED, 400101: _ADDRESS, 400102: _STOPPED,
    },
    "feishu": {19001: _ADDRESS, 19021: _SECRET, 19022: _ORIGIN, 19024: _WORD},
}  # fmt: skip
_LATER: Final[dict[str, dict[int, Text]]] = {
    "wecom": {_BUSY: _IS_BUSY, 45009: _FAST},
    "dingtalk": {_BUSY: _IS_BUSY},
    "feishu": {_BUSY: _IS_BUSY, 11232: _FAST, 99991400: _FAST},
}
# the text about a wrong signature speaks of time stamps too
_DINGTALK_WORDS: Final = (
    (("sign", "签名"), _SECRET),
    (("timestamp", "时间戳"), _CLOCK),
    (("keyword", "关键词"), _WORD),
    (("whitelist", " ip ", "白名单"), _ORIGIN),
)


def read_reply(kind: Kind, status: int, headers: Mapping[str, str], body: Any, said: str) -> Reply:  # noqa: ANN401 - JSON
    """What the reply with HTTP ``status`` and the JSON value ``body`` (None: it was none) means.

    The robots answer 200 to failures too and put a code into the body. ``said``: the server's words, without secrets.
    """
    if status >= _SERVER or status in {_TOO_MANY, _TIMED_OUT}:
        return Reply(verdict="later", why=_http(status), wait=_wait(headers), maybe_sent=status in _MAYBE)
    if kind == "http":
        good = _OK_FIRST <= status <= _OK_LAST
        return Reply(verdict="sent") if good else Reply(verdict="settings", why=_http(status))
    code = _code(kind, body)
    if code is None:
        return Reply(verdict="settings", why=_strange(status))
    if code == 0:
        return Reply(verdict="sent")
    return _robot(kind, code, _slow(code, headers), body, said)


def _robot(kind: Kind, code: int, wait: float, body: Mapping[str, Any], said: str) -> Reply:
    if kind == "dingtalk" and (code == 130101 or body.get("status") == 1111):  # noqa: PLR2004 - the service's codes
        return Reply(verdict="pause", why=_with(_FAST, code, said), wait=_PENALTY)
    if code in _LATER[kind]:
        return Reply(verdict="later", why=_with(_LATER[kind][code], code, said), wait=wait)
    known = _SETTINGS[kind].get(code)
    if kind == "dingtalk" and code == 310000:  # noqa: PLR2004 - one code for all of its safety settings
        known = next((why for words, why in _DINGTALK_WORDS if any(word in said.lower() for word in words)), _SECRET)
    if known is not None:
        return Reply(verdict="settings", why=_with(known, code, said))
    return Reply(verdict="refused", why=_with(_LONG if code in _TOO_LONG else _TAKEN, code, said))


def _code(kind: Kind, body: Any) -> int | None:  # noqa: ANN401 - JSON
    if not isinstance(body, dict):
        return None
    names = ("code", "StatusCode") if kind == "feishu" else ("errcode", "status")
    return next((body[name] for name in names if isinstance(body.get(name), int)), None)


def _slow(code: int, headers: Mapping[str, str]) -> float:
    return _wait(headers, _MINUTE if code == 45009 else 0)  # noqa: PLR2004 - WeCom counts by the minute


def _wait(headers: Mapping[str, str], least: float = 0) -> float:
    named = headers.get("Retry-After") or headers.get("x-ogw-ratelimit-reset") or ""
    return min(max(float(named) if named.isdecimal() else 0, least), _LONGEST_WAIT)


def _with(why: Text, code: int, said: str) -> Text:
    return Text(f"{why.en} ({code}: {said})", f"{why.zh}（{code}：{said}）")


def _http(status: int) -> Text:
    return Text(f"HTTP status {status}", f"HTTP 状态 {status}")


def _strange(status: int) -> Text:
    return Text(
        f"HTTP status {status}, and not an answer of the service: is a proxy or a login page in between?",
        f"HTTP 状态 {status}，且不是该服务的应答：中间是否有代理或认证页面？",
    )
