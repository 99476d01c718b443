"""Nobody who manages devices is shut out by the list of those who may."""

from edugrid.intent.rules.scope import Scope
from edugrid.intent.rules.unbroken_levels import unbroken_levels
from edugrid.intent.settings import Settings
from edugrid.intent.source import Source
from edugrid.text import Text

_BLOCK = ("defaults", "network", "management")


def managers(scope: Scope) -> None:
    """Check the block of each level that writes one, with what it inherits."""
    for source, settings in unbroken_levels(scope):
        _level(scope, source, settings)


def _level(scope: Scope, source: Source, settings: Settings) -> None:
    block = settings.network.management
    if block is None or not block.allow or _BLOCK not in source.lines:
        return
    for manager in block.managers:
        if any(manager in network for network in block.allow if network.version == manager.version):
            continue
        where = next((at for name in ("allow", "managers") if (at := (*_BLOCK, name)) in source.lines), _BLOCK)
        message = Text(
            f"devices would no longer be reached from {manager}, which is a manager: no network of allow holds it",
            f"设备将无法再从管理端 {manager} 访问：allow 中没有任何网段包含该地址",
        )
        hint = Text(
            f"add {manager}/{manager.max_prefixlen} to allow", f"请把 {manager}/{manager.max_prefixlen} 加入 allow"
        )
        scope.report(source, where, "manager-shut-out", message, hint)
