"""Why an order of the block register is refused."""

from edugrid.intent.block_order import BlockOrder
from edugrid.intent.network.block import BlockSettings
from edugrid.intent.protected import Protected, is_public_suffix
from edugrid.text import Text

_V4 = 4


def block_refusal(order: BlockOrder, safe: Protected, limits: BlockSettings) -> Text | None:
    """The first reason against ``order``; None when it may stand. Pure.

    What is whitelisted, the platform itself and management addresses (``safe``) are never hit; nothing larger than the
    limits is.
    """
    network = order.network
    if network is not None:
        hit = safe.hit(network)
        if hit is not None:
            return Text(
                f"{network} would hit {hit.network}, {hit.what.en}", f"{network} 会影响 {hit.network}（{hit.what.zh}）"
            )
        shortest = limits.shortest4 if network.version == _V4 else limits.shortest6
        if network.prefixlen < shortest:
            return Text(
                f"{network} is larger than what one order may block (/{shortest})",
                f"{network} 超过单条封堵允许的范围（/{shortest}）",
            )
    if order.kind == "domain":
        if is_public_suffix(order.indicator):
            return Text(f"{order.indicator} is everybody's suffix", f"{order.indicator} 是公共后缀")
        name = safe.hit_name(order.indicator)
        if name is not None:
            return Text(f"{order.indicator} would hit the name {name}", f"{order.indicator} 会影响域名 {name}")
    if order.kind == "port" and order.indicator in safe.ports:
        return Text(
            f"{order.indicator} is whitelisted, or the platform itself needs it",
            f"{order.indicator} 在白名单中，或为平台自身所需",
        )
    return None
