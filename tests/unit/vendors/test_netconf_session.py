"""What ncclient raises, told as this project's drivers tell it."""

from types import SimpleNamespace
from typing import Never

import pytest
from fuzz_netconf import ERROR, STATUS, chunked, greeted, hello, plain
from napalm.base.exceptions import CommandTimeoutException, ConnectionClosedException, ConnectionException
from ncclient.operations import RPCError
from ncclient.transport.errors import SessionCloseError
from ncclient.xml_ import to_ele

from edugrid.vendors.base.errors import RefusedOperationError, UnreadableReplyError
from edugrid.vendors.base.netconf_session import NetconfSession
from edugrid.vendors.huawei_vrp8.netconf_trial import NetconfTrial

NC = "urn:ietf:params:xml:ns:netconf:base:1.0"


def _session(error: Exception) -> NetconfSession:
    def commit() -> Never:
        raise error

    return NetconfSession(SimpleNamespace(commit=commit), None, "192.0.2.1:830")


def _error(tag: str, message: str) -> RPCError:
    names = {"error-type": "application", "error-tag": tag, "error-severity": "error", "error-message": message}
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in names.items())
    return RPCError(to_ele(f'<rpc-error xmlns="{NC}">{inside}</rpc-error>'))


def test_one_error_and_several() -> None:
    with pytest.raises(RefusedOperationError, match="the device refused <commit>: in-use: locked by 4") as told:
        _session(_error("in-use", "locked\n by 4")).call("commit")
    assert told.value.tag == "in-use"
    both = RPCError(to_ele(f'<rpc-reply xmlns="{NC}"/>'), errs=[_error("in-use", "one"), _error("data-missing", "two")])
    with pytest.raises(RefusedOperationError, match="<commit>: several errors: error: one error: two"):
        _session(both).call("commit")


def test_a_lost_line_does_not_quote_what_was_on_it() -> None:
    with pytest.raises(ConnectionClosedException, match=r"192\.0\.2\.1:830 ended .* at <commit>") as told:
        _session(SessionCloseError("<password>geheim</password>", "x")).call("commit")
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize(
    "damaged",
    [
        hello("1.0").replace(b"</capabilities>", b"<capability/></capabilities>"),
        hello("1.0").replace(
            b"</capabilities>", b"<capability>urn:ietf:params:netconf:capability:x</capability></capabilities>"
        ),
        hello("1.0", "1.1").replace(b"candidate:1.0", b"candidate"),
        hello("1.0").replace(b"</session-id>", b""),
        hello("1.0").replace(b"x", b"\xff"),
        b"]]>]]>",
    ],
)
def test_a_damaged_hello_is_told(damaged: bytes) -> None:
    with pytest.raises(ConnectionException, match=r"192\.0\.2\.1:830: .*take `transport: netconf` away"):
        greeted(damaged)


def test_what_is_no_reply_is_told() -> None:
    def said(*answers: bytes) -> NetconfTrial:
        return NetconfTrial(greeted(hello("1.0"), *answers))

    assert said(plain(STATUS)).pending("n-1")
    with pytest.raises(UnreadableReplyError, match=r"<get> cannot be read \(XMLSyntaxError\)"):
        said(plain(STATUS).replace(b"</status>", b"")).pending("n-1")
    with pytest.raises(UnreadableReplyError, match="no data in it"):
        said(plain("<ok/>")).pending("n-1")
    with pytest.raises(ConnectionClosedException, match="UnicodeDecodeError"):
        said(plain(STATUS).replace(b"active", b"\xff")).pending("n-1")
    with pytest.raises(CommandTimeoutException):
        said(b"<rpc-reply").pending("n-1")
    with pytest.raises(ConnectionClosedException, match="ValueError"):
        NetconfTrial(greeted(hello("1.0", "1.1"), b"\n#" + b"9" * 5000 + b"\n")).pending("n-1")
    assert NetconfTrial(greeted(hello("1.0", "1.1"), chunked(STATUS))).pending("n-1")


def test_a_damaged_refusal_is_not_taken_for_a_success() -> None:
    without = ERROR.replace("<error-severity>error</error-severity>", "")
    for answer, shown in ((without, "neither ok nor a refusal"), ("", "neither ok nor a refusal")):
        with pytest.raises(UnreadableReplyError, match=shown):
            greeted(hello("1.0"), plain(answer)).call("commit")
    with pytest.raises(RefusedOperationError):
        greeted(hello("1.0"), plain(ERROR)).call("commit")
    for answer in ("<ok/>", ERROR.replace("error<", "warning<")):
        greeted(hello("1.0"), plain(answer)).call("commit")
