"""The hellos of a NETCONF session, or one sentence why there is none."""

from typing import TYPE_CHECKING

from lxml.etree import LxmlError  # type: ignore[import-untyped]  # no stubs among our dependencies
from napalm.base.exceptions import ConnectionException
from ncclient import NCClientError
from ncclient.manager import Manager
from ncclient.operations import RaiseMode
from paramiko import SSHException

from edugrid.text import Text, language
from edugrid.vendors.base.netconf_session import NetconfSession
from edugrid.vendors.base.why_no_session import first_line

if TYPE_CHECKING:
    from edugrid.vendors.base.adopted_session import AdoptedSession


def greet_netconf(session: "AdoptedSession", name: str, enable: str, timeout: float) -> NetconfSession:
    """Exchange hellos (RFC 6241, 8.1) over ``session``; ``name`` is HOST:PORT, ``enable`` switches the device's server on.

    Raises:
        ConnectionException: no usable NETCONF server answers; the SSH connection is closed then.

    """
    try:
        session.adopt(timeout)
        for uri in session.server_capabilities:
            session.server_capabilities[uri].get_abbreviations()  # ncclient looks at all of them at every operation
    except (NCClientError, SSHException, OSError, EOFError) as error:
        session.client.close()
        why = first_line(error)
        told = Text(
            f"{name}: no NETCONF server answers ({why}); switch it on over the command line (`{enable}`, then commit), or "
            "take `transport: netconf` away from the device",
            f"{name}：没有 NETCONF 服务应答（{why}）；请用命令行启用（`{enable}`，然后 commit），或去掉该设备的 `transport: netconf`",
        )
        raise ConnectionException(told.show(language())) from None
    except (LxmlError, AttributeError, IndexError, ValueError, RecursionError) as error:
        session.client.close()
        kind = type(error).__name__  # its words may quote what was on the line
        told = Text(
            f"{name}: the hello of the device's NETCONF server cannot be read ({kind}); take `transport: netconf` away from it",
            f"{name}：无法解析设备 NETCONF 服务的 hello 报文（{kind}）；请去掉该设备的 `transport: netconf`",
        )
        raise ConnectionException(told.show(language())) from None
    manager = Manager(session, session._device_handler, timeout=timeout, raise_mode=RaiseMode.ERRORS)  # noqa: SLF001 - ncclient has no other way to it
    return NetconfSession(manager, session, name)
