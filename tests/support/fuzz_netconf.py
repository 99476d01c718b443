"""What a NETCONF server says: the real ncclient reads it, without a line and without a thread of its own."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from fuzz_target import Target
from napalm.base.exceptions import CommandErrorException, CommandTimeoutException, ConnectionException
from ncclient.manager import make_device_handler

from edugrid.vendors.base.adopted_session import AdoptedSession
from edugrid.vendors.base.greet_netconf import greet_netconf
from edugrid.vendors.huawei_vrp8.netconf_trial import NetconfTrial

TOLD: Final = (CommandErrorException, CommandTimeoutException, ConnectionException)
READ: Final = 4096
"""Bytes that ncclient takes from the line at once."""
MARK: Final = b"\n=====\n"
ID: Final = "urn:uuid:00000000-0000-0000-0000-000000000000"
"""Takes as many bytes as the id of a request, which takes its place: the size of a chunk stays right."""
NC: Final = "urn:ietf:params:xml:ns:netconf:base:1.0"
PARAMS: Final = "urn:ietf:params:netconf:"
CAPABILITIES: Final = (
    *(f"{PARAMS}capability:{one}" for one in ("candidate:1.0", "confirmed-commit:1.1", "startup:1.0")),
    "urn:huawei:yang:huawei-cfg?module=huawei-cfg&amp;revision=2022-06-30",
    "http://www.huawei.com/netconf/capability/discard-commit/1.0",
)
ERROR: Final = (
    "<rpc-error><error-type>application</error-type><error-tag>in-use</error-tag><error-severity>error</error-severity>"
    '<error-app-tag>x</error-app-tag><error-path xmlns:a="urn:a">/a:x</error-path><error-message xml:lang="en">no'
    "</error-message><error-info><session-id>4</session-id></error-info></rpc-error>"
)
STATUS: Final = (
    '<data><cfg xmlns="urn:huawei:yang:huawei-cfg"><trial-status><status>active</status><persist-id>n-1</persist-id>'
    "</trial-status></cfg></data>"
)
TOKENS: Final = (
    *("<ok/>", "<data/>", "<capability/>", "<!-- x -->", "<?x y?>", f"<capability>{PARAMS}capability:x</capability>"),
    *(f"<capability>{PARAMS}base:</capability>", "]]>]]>", "\n##\n", "\n#1\n", "\n#4294967295\n", f"\n#{'9' * 5000}\n"),
    *('<!DOCTYPE x SYSTEM "file:///etc/hostname">', "&a;", "&amp;", ERROR, "<error-severity/>", 'message-id="x"'),
)


def netconf_targets(_folder: Path) -> Iterator[Target]:
    """The hello, and what operations on a trial are answered, in both framings (RFC 6242, 4)."""
    logging.getLogger("ncclient").addHandler(logging.NullHandler())  # it tells of every damaged message
    yield Target(
        "NETCONF hello", [hello("1.0"), hello("1.0", "1.1")], greeted, (ConnectionException,), TOKENS, weight=4
    )
    replies = [
        [STATUS, "<ok/>", "<ok/>"],
        [ERROR, ERROR + ERROR, "<ok/>" + ERROR],
        [STATUS, ERROR.replace("error<", "warning<")],
    ]
    seeds = [b"".join(plain(one) for one in some) for some in replies]
    seeds += [MARK.join(plain(one) for one in some) for some in replies]
    yield Target("NETCONF replies", seeds, _talk(hello("1.0")), TOLD, TOKENS, weight=4)
    seeds = [MARK.join(chunked(one) for one in some) for some in replies]
    yield Target("NETCONF replies in chunks", seeds, _talk(hello("1.0", "1.1")), TOLD, TOKENS, weight=4)


def hello(*versions: str) -> bytes:
    """The hello of a server that speaks ``versions`` of the protocol."""
    uris = (*(f"{PARAMS}base:{one}" for one in versions), *CAPABILITIES)
    named = "".join(f"<capability>{uri}</capability>" for uri in uris)
    text = f'<hello xmlns="{NC}"><capabilities>{named}</capabilities><session-id>7</session-id></hello>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}]]>]]>'.encode()


def plain(inside: str) -> bytes:
    """A reply as base:1.0 puts it on the line."""
    return f"{_reply(inside)}]]>]]>".encode()


def chunked(inside: str) -> bytes:
    """The same as base:1.1 does, in two chunks."""
    text = _reply(inside).encode()
    return b"\n#9\n%b\n#%d\n%b\n##\n" % (text[:9], len(text) - 9, text[9:])


def _reply(inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><rpc-reply xmlns="{NC}" message-id="{ID}">{inside}</rpc-reply>'


def greeted(data: bytes, *answers: bytes) -> Any:  # noqa: ANN401 - ncclient publishes no types
    """The session whose server says ``data`` first, and then ``answers``, one to a request."""
    session = Scripted(make_device_handler({"name": "huaweiyang"}), data, list(answers))
    made = greet_netconf(session, "192.0.2.1:830", "snetconf server enable", 0)
    made.lacks((":candidate", ":confirmed-commit:1.1"))
    return made


def _talk(first: bytes) -> Callable[[bytes], object]:
    def run(data: bytes) -> object:
        session = greeted(first, *data.split(MARK))
        trial = NetconfTrial(session)
        with suppress(*TOLD):
            trial.pending("n-1")
        for act in (trial.confirm, trial.cancel):
            with suppress(*TOLD):
                act("n-1")
        with suppress(*TOLD):
            trial.save()
        session.close()
        return session.alive

    return run


class Scripted(AdoptedSession):
    """Hears ``first`` at the start and one of ``answers`` at each request, as ncclient's own loop over a line would."""

    def __init__(self, handler: Any, first: bytes, answers: list[bytes]) -> None:  # noqa: ANN401 - as above
        super().__init__(handler, Nothing())
        self.first, self.answers = first, answers

    def start(self) -> None:
        self._hear(self.first)

    def send(self, message: str) -> None:
        super().send(message)
        found = re.search(r'message-id="([^"]+)"', message)
        if found and self.answers:
            self._hear(self.answers.pop(0).replace(ID.encode(), found[1].encode()))

    def _hear(self, data: bytes) -> None:
        try:
            for at in range(0, len(data), READ):
                self.parser.parse(data[at : at + READ])
        except Exception as error:  # noqa: BLE001 - as ncclient's loop
            self._dispatch_error(error)
            self.close()


class Nothing:
    """In place of paramiko's client, its transport and its channel: nothing goes anywhere."""

    def get_transport(self) -> "Nothing":
        return self

    def getpeername(self) -> tuple[str, int]:
        return "192.0.2.1", 830

    def open_session(self, timeout: float) -> "Nothing":
        del timeout
        return self

    def get_id(self) -> int:
        return 0

    def invoke_subsystem(self, name: str) -> None:
        assert name == "netconf"

    def is_active(self) -> bool:
        return False

    def close(self) -> None:
        """Nothing is open."""
