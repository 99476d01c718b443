"""Who may manage devices, from where, and what devices report about themselves."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import DeviceLine, DeviceWord
from edugrid.intent.mistake import MistakeError
from edugrid.intent.network.aaa import AaaSettings
from edugrid.intent.role import Role
from edugrid.text import Text

# letters, digits, dash, underscore: what every platform takes as the name of a user, a group or a community
AccountName = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,30}$")]


class LocalUser(Frozen):
    """A person's or a program's account on devices. Its password is given by hand or by a playbook, never here.

    ``role``: ``admin`` may change the configuration, ``viewer`` may only look. ``proof``: what SSH lets the user in with, a
    ``password``, a ``key`` that is given on the device too, or ``either``.
    """

    name: AccountName
    role: Literal["admin", "viewer"] = "viewer"
    proof: Literal["password", "key", "either"] = "password"


class SshServer(Frozen):
    """``sftp``: files may be fetched and brought. ``strong``: only AES in CTR or GCM mode and SHA-2 are offered."""

    sftp: bool = False
    strong: bool = False


class Snmp(Frozen):
    """SNMPv3 with authentication and privacy (RFC 3414). ``trap_user`` signs traps to ``trap_hosts``."""

    group: AccountName = "edu-nms"
    users: tuple[AccountName, ...] = ()
    trap_hosts: tuple[IPv4Address | IPv6Address, ...] = ()
    trap_user: AccountName | None = None
    contact: DeviceWord | None = None

    @model_validator(mode="after")
    def _signed(self) -> Self:
        if self.trap_hosts and self.trap_user is None:
            raise MistakeError(
                Text("trap_hosts need a trap_user who signs the traps", "填写 trap_hosts 时须指定签名用户 trap_user")
            )
        if self.trap_user is not None and self.trap_user not in self.users:
            raise MistakeError(
                Text(
                    f"trap_user {self.trap_user!r} is not one of the SNMP users",
                    f"trap_user“{self.trap_user}”不在 SNMP 用户之中",
                )
            )
        return self


class ManagementSettings(Frozen):
    """Access to devices.

    ``roles``: on which devices; empty: on all. ``allow``: networks from which devices may be managed (SSH and SNMP),
    both families; empty: from everywhere. ``managers``: addresses that must stay among them, those from which edugrid
    reaches the devices; without any, a change is refused that would shut out the machine it is made from.
    ``idle_minutes``: a session that is silent for so long is ended. ``sessions``: how many people may be logged in.
    ``source``: ``loopback``: NTP and log messages bear the address of LoopBack0, and so do the requests of ``aaa`` by
    HWTACACS, on Comware by RADIUS too. ``log_level``: the least severe message that is sent to log servers. ``aaa``:
    servers that are asked first when somebody logs in.
    """

    roles: tuple[Role, ...] = ()
    users: tuple[LocalUser, ...] = ()
    aaa: AaaSettings | None = None
    ssh: SshServer = SshServer()
    snmp: Snmp | None = None
    allow: tuple[IPv4Network | IPv6Network, ...] = ()
    managers: tuple[IPv4Address | IPv6Address, ...] = ()
    banner: DeviceLine | None = None
    idle_minutes: Annotated[int, Field(ge=1, le=60)] = 5
    sessions: Annotated[int, Field(ge=2, le=21)] = 5
    source: Literal["loopback"] | None = None
    log_level: Literal["critical", "error", "warning", "notification", "informational"] | None = None

    def holds(self, role: Role) -> bool:
        """True for devices of ``role``."""
        return not self.roles or role in self.roles

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        names = [user.name for user in self.users]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise MistakeError(Text(f"the user {twice!r} is written twice", f"用户“{twice}”写了两次"))
        return self
