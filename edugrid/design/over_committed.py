"""Feature: more is promised or needed than there is."""

from edugrid.design.capacity_text import capacity_text
from edugrid.design.cloud_capacity import CloudCapacity, Use
from edugrid.design.frozen import Frozen
from edugrid.intent.cloud import Capacity
from edugrid.text import Text


class OverCommitment(Frozen):
    """``over`` is what is too much; ``what`` a county, contract, ``shares``, ``quota`` or the moment of a gap."""

    cloud: str
    kind: str
    what: str
    over: Capacity
    message: Text


def over_committed(clouds: tuple[CloudCapacity, ...]) -> tuple[OverCommitment, ...]:
    """Counties above their share, contracts above what was bought, shares above what is allowed, gaps of coming windows."""
    found = []
    for cloud in clouds:
        found += [_use(cloud, "county", use, "its share", "其份额") for use in cloud.counties]
        found += [_use(cloud, "contract", use, "what was bought", "合同数量") for use in cloud.contracts]
        text = capacity_text(cloud.over_promised)
        words = Text(
            f"the counties' shares add up to {text.en} above what is allowed", f"各县区份额合计超出可用额度 {text.zh}"
        )
        found.append(_made(cloud, "shares", "", cloud.over_promised, words))
        text = capacity_text(cloud.over_quota)
        words = Text(f"committed above the quota: {text.en}", f"承诺量超出配额：{text.zh}")
        found.append(_made(cloud, "quota", "", cloud.over_quota, words))
        for gap in cloud.gaps:
            text, day = capacity_text(gap.missing), gap.at.isoformat(timespec="minutes")
            words = Text(f"from {day} on {text.en} without an approval", f"自 {day} 起有 {text.zh} 未经审批")
            found.append(_made(cloud, "approval", day, gap.missing, words))
    return tuple(item for item in found if not item.over.empty)


def _use(cloud: CloudCapacity, kind: str, use: Use, en: str, zh: str) -> OverCommitment:
    text = capacity_text(use.over)
    name = use.name or "-"
    words = Text(f"{name} commits {text.en} above {en}", f"{name} 承诺量超出{zh} {text.zh}")
    return _made(cloud, kind, use.name, use.over, words)


def _made(cloud: CloudCapacity, kind: str, what: str, over: Capacity, words: Text) -> OverCommitment:
    return OverCommitment(cloud=cloud.cloud, kind=kind, what=what, over=over, message=words)
