"""Group robots as their services document them: shapes, sizes, rates, signatures, clocks; failures come as HTTP 200.

Written from the services' pages, not from the sender: nothing of edugrid.notify is used here.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable
    from types import TracebackType

HOUR = 3600
KEY = "0123456789abcdef-robot-key"
Answer = dict[str, Any]


class Robot:
    """One robot of ``kind``; ``now`` is its clock. ``faults`` come first: an HTTP status, ``drop``, ``late``, ``half``, or a reply."""

    PATHS: ClassVar = {
        "wecom": f"/cgi-bin/webhook/send?key={KEY}",
        "dingtalk": f"/robot/send?access_token={KEY}",
        "feishu": f"/open-apis/bot/v2/hook/{KEY}",
        "http": f"/hook/{KEY}",
    }

    def __init__(self, kind: str, now: Callable[[], float], *, secret: str = "", keyword: str = "") -> None:
        self.kind, self.now, self.secret, self.keyword = kind, now, secret, keyword
        self.taken: list[Answer] = []  # bodies that a group would see
        self.refused: list[Answer] = []  # replies to the others
        self.headers: list[dict[str, str]] = []
        self.raw: list[bytes] = []
        self.times: list[float] = []  # of every request that reached the service
        self.blocked_until = 0.0
        self.faults: list[int | str | Answer] = []
        self.down = False

    def answer(self, target: str, content_type: str, raw: bytes) -> Answer:
        """The reply of the service to a POST."""
        self.times.append(self.now())
        reply = self._refusal(target, content_type, raw)
        if reply is None:
            self.taken.append(json.loads(raw))
            self.raw.append(raw)
            if self.kind == "feishu":
                return {"code": 0, "msg": "success", "data": {}, "StatusCode": 0, "StatusMessage": "success"}
            return {"errcode": 0, "errmsg": "ok"}
        self.refused.append(reply)
        return reply

    def _refusal(self, target: str, content_type: str, raw: bytes) -> Answer | None:
        try:
            body = json.loads(raw.decode("utf-8"))
        except ValueError:
            body = None
        known = urlsplit(target).path == urlsplit(self.PATHS[self.kind]).path
        if not content_type.startswith("application/json") or not isinstance(body, dict):
            return self._no(9499 if self.kind == "feishu" else 40035, "Bad Request")
        return getattr(self, f"_{self.kind}")(parse_qs(urlsplit(target).query), known, body, raw)  # type: ignore[no-any-return]

    def _no(self, code: int, text: str) -> Answer:
        return {"code": code, "msg": text, "data": {}} if self.kind == "feishu" else {"errcode": code, "errmsg": text}

    def _last(self, seconds: float) -> int:
        return sum(self.now() - seconds < at <= self.now() for at in self.times)

    def _wecom(self, query: dict[str, list[str]], known: bool, body: Answer, _raw: bytes) -> Answer | None:  # noqa: FBT001 - what the service knows
        if not known or query != {"key": [KEY]}:
            return self._no(
                93000, f"invalid webhook url, hint: [1234567890], from ip: 203.0.113.9, key {query.get('key')}"
            )
        kind = body.get("msgtype")
        if kind not in {"text", "markdown", "markdown_v2"} or set(body) != {"msgtype", kind}:
            return self._no(40008, "invalid message type")
        content = body[kind].get("content")
        if not content:
            return self._no(44004, "empty content")
        longest = 2048 if kind == "text" else 4096
        if len(content.encode()) > longest:
            return self._no(40058, f"{kind}.content exceed max length {longest}. hint: [1], from ip: 203.0.113.9")
        if self._last(60) > 20:
            return self._no(45009, "api freq out of limit")
        return None

    def _dingtalk(self, query: dict[str, list[str]], known: bool, body: Answer, raw: bytes) -> Answer | None:  # noqa: FBT001, PLR0911 - a service has many reasons
        if not known or query.get("access_token") != [KEY]:
            return self._no(300001, "token is not exist")
        if self.now() < self.blocked_until or self._last(60) > 20:
            self.blocked_until = max(self.blocked_until, self.now() + 600)
            return self._no(130101, "send too fast, exceed 20 times per minute") | {"status": 1111, "punish": "deny"}
        if self.secret:
            stamp, sign = query.get("timestamp", [""])[0], query.get("sign", [""])[0]
            if not stamp.isdigit() or abs(int(stamp) / 1000 - self.now()) > HOUR:
                return self._no(310000, "invalid timestamp")
            mac = hmac.new(self.secret.encode(), (stamp + "\n" + self.secret).encode(), hashlib.sha256)
            if sign != base64.b64encode(mac.digest()).decode():
                return self._no(
                    310000,
                    "description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中",
                )
        kind = str(body.get("msgtype"))
        wanted = {"text": {"content"}, "markdown": {"title", "text"}}.get(kind)
        if wanted is None or set(body) - {"msgtype", kind, "at"} or set(body[kind]) != wanted:
            return self._no(400105, "unsupported message type")
        if self.keyword and self.keyword not in "".join(body[kind].values()):
            return self._no(310000, "keywords not in content")
        return self._no(460101, "message too long, exceed 20000 bytes") if len(raw) > 20_000 else None

    def _feishu(self, _query: dict[str, list[str]], known: bool, body: Answer, raw: bytes) -> Answer | None:  # noqa: FBT001, PLR0911 - a service has many reasons
        if not known:
            return self._no(19001, "param invalid: incoming webhook access token invalid")
        if self._last(1) > 5 or self._last(60) > 100 or int(self.now()) // 60 % 30 == 0:
            return self._no(11232, "frequency limited")
        if self.secret:
            stamp = body.pop("timestamp", "")
            mac = hmac.new((str(stamp) + "\n" + self.secret).encode(), b"", hashlib.sha256)
            right = isinstance(stamp, str) and stamp.isdigit() and abs(int(stamp) - self.now()) <= HOUR
            if not right or body.pop("sign", "") != base64.b64encode(mac.digest()).decode():
                return self._no(19021, "sign match fail or timestamp is not within one hour from current time")
        if len(raw) > 20 * 1024:
            return self._no(19036, "request body too large")
        shapes = {"text": {"msg_type", "content"}, "post": {"msg_type", "content"}, "interactive": {"msg_type", "card"}}
        if set(body) != shapes.get(str(body.get("msg_type"))):
            return self._no(9499, "Bad Request")
        if self.keyword and self.keyword not in raw.decode():
            return self._no(19024, "Key Words Not Found")
        return None

    def _http(self, _query: dict[str, list[str]], known: bool, _body: Answer, _raw: bytes) -> Answer | None:  # noqa: FBT001 - what the service knows
        return None if known else self._no(404, "no such hook")


class RobotServer:
    """``robot`` on a port of this machine; with ``tls`` over HTTPS."""

    def __init__(self, robot: Robot, tls: ssl.SSLContext | None = None) -> None:
        self.robot = robot
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(robot))
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.port}{robot.PATHS[robot.kind]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _handler(robot: Robot) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            robot.headers.append(dict(self.headers))
            fault = robot.faults.pop(0) if robot.faults else (503 if robot.down else None)
            if fault is None or fault == "late":
                reply = robot.answer(self.path, self.headers["Content-Type"], raw)
            if fault in ("drop", "late"):  # late: it arrives, and nobody hears of it
                self.close_connection = True
            elif fault == "half":  # the answer breaks off
                self._say(200, b'{"errcode"', length=100)
                self.close_connection = True
            elif fault == "page":
                self._say(200, b"<html>please log in</html>")
            elif isinstance(fault, int):
                self._say(fault, b"")
            else:
                self._say(200, json.dumps(fault or reply).encode())

        def _say(self, status: int, body: bytes, length: int | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body) if length is None else length))
            if 300 <= status < 400:
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Nothing on stderr."""

    return Handler
