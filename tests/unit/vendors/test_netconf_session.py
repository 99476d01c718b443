"""What ncclient raises, told as this project's drivers tell it."""

from types import SimpleNamespace
from typing import Never

import pytest
from napalm.base.exceptions import ConnectionClosedException
from ncclient.operations import RPCError
from ncclient.transport.errors import SessionCloseError
from ncclient.xml_ import to_ele

from edugrid.vendors.base.errors import RefusedOperationError
from edugrid.vendors.base.netconf_session import NetconfSession

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
