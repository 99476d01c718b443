"""A device that asks servers who may log in still lets somebody in when none of them answers."""

from ipaddress import IPv6Address

from edugrid.intent.network.management import ManagementSettings
from edugrid.intent.rules.scope import Scope
from edugrid.intent.rules.unbroken_levels import unbroken_levels
from edugrid.intent.settings import Settings
from edugrid.intent.source import Loc, Source
from edugrid.text import Text

_BLOCK: Loc = ("defaults", "network", "management")


def login_servers(scope: Scope) -> None:
    """Check the block of each level that writes one, with what it inherits."""
    for source, settings in unbroken_levels(scope):
        _level(scope, source, settings)


def _level(scope: Scope, source: Source, settings: Settings) -> None:
    block = settings.network.management
    if block is None or block.aaa is None or _BLOCK not in source.lines:
        return
    _local_account(scope, source, block)
    for server in block.aaa.servers:
        if block.allow and not any(server in network for network in block.allow if network.version == server.version):
            message = Text(
                f"the server {server} is outside the management networks: no network of allow holds it",
                f"服务器 {server} 不在管理网段内：allow 中没有任何网段包含该地址",
            )
            hint = Text(
                "name a server in them, or add its network to allow", "请改用管理网段内的服务器，或把其网段加入 allow"
            )
            scope.report(source, _where(source, "aaa", "servers"), "aaa-server", message, hint)
        if block.aaa.protocol == "hwtacacs" and isinstance(server, IPv6Address):
            message = Text(
                f"HWTACACS servers have IPv4 addresses on Huawei devices, not {server}",
                f"华为设备的 HWTACACS 服务器只能是 IPv4 地址，而不是 {server}",
            )
            scope.report(source, _where(source, "aaa", "servers"), "aaa-server", message)


def _local_account(scope: Scope, source: Source, block: ManagementSettings) -> None:
    if any(user.role == "admin" for user in block.users):
        return
    message = Text(
        "devices would let nobody in when no server answers: no local user is an admin",
        "所有认证服务器都不可用时将无人能登录设备：没有任何本地用户是管理员",
    )
    hint = Text(
        "write `users: [{name: NAME, role: admin}]`, the account that edugrid logs in with",
        "请填写 users: [{name: 名称, role: admin}]，即 edugrid 登录所用的账号",
    )
    scope.report(source, _where(source, "aaa"), "aaa-local", message, hint)


def _where(source: Source, *names: str) -> Loc:
    """The innermost of these places that this level writes."""
    for length in range(len(names), 0, -1):
        if (at := (*_BLOCK, *names[:length])) in source.lines:
            return at
    return next((at for name in ("users", "allow") if (at := (*_BLOCK, name)) in source.lines), _BLOCK)
