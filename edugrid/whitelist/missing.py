"""What is not as it should be about one question."""

from collections.abc import Iterator

from edugrid.region import OpenRegion
from edugrid.text import Text
from edugrid.whitelist.explanation import Explanation
from edugrid.whitelist.other_family import other_family


def missing(opened: OpenRegion, found: Explanation) -> tuple[Text, ...]:
    """One text a thing, in the order in which somebody would look: entry, clouds, devices, the other family. Pure."""
    return (
        *_quarantine(opened, found),
        *_unknown(opened, found),
        *_entries(opened, found),
        *_clouds(opened, found),
        *_devices(found),
        *_family(opened, found),
    )


def _quarantine(opened: OpenRegion, found: Explanation) -> Iterator[Text]:
    names = {point.application for point in found.clouds}
    for city in opened.intent.cities:
        for row in city.registers.quarantine:
            if not row.active(opened.intent.today):
                continue
            if row.host in names or (row.network is not None and found.question.source in row.network):
                yield Text(
                    f"{row.host} is in quarantine until {row.until} ({row.id}: {row.reason})",
                    f"{row.host} 处于隔离状态，至 {row.until}（{row.id}：{row.reason}）",
                )


def _unknown(opened: OpenRegion, found: Explanation) -> Iterator[Text]:
    if found.clouds:
        return
    where, region = found.question.destination, opened.intent.target
    yield Text(
        f"no application of {region} stands behind {where}: neither the whitelist nor its access lists speak of it",
        f"{where} 不属于 {region} 任何应用的网络：白名单及其访问控制列表与之无关",
    )


def _entries(opened: OpenRegion, found: Explanation) -> Iterator[Text]:
    valid = {one.application for one in found.entries if one.state == "valid"}
    for application in dict.fromkeys(point.application for point in found.clouds):
        expired = [one for one in found.entries if one.application == application and one.state == "expired"]
        if application in valid or any(p.allows for p in found.clouds if p.application == application):
            continue
        if expired:
            last = max(expired, key=lambda one: one.until)
            yield Text(
                f"{application}: entry {last.id} ({last.place}) ended on {last.until}; renew it or ask for another",
                f"{application}：条目 {last.id}（{last.place}）已于 {last.until} 到期；请续期或重新申请",
            )
            continue
        question = found.question
        command = (
            f"edugrid whitelist request {opened.intent.target} --application {application} --from {question.source}"
            f" --port {question.port} --protocol {question.protocol}"
        )
        what = f"{question.protocol} {question.port} {question.source}"
        yield Text(
            f"{application}: no entry covers {what}; ask for one: {command}",
            f"{application}：没有条目覆盖 {what}；申请：{command}",
        )


def _clouds(opened: OpenRegion, found: Explanation) -> Iterator[Text]:
    rows = [row for city in opened.intent.cities for row in city.registers.quarantine]
    cut_off = {row.host for row in rows if row.active(opened.intent.today)}
    valid = {one.application: one for one in found.entries if one.state == "valid"}
    for point in found.clouds:
        entry = valid.get(point.application)
        if entry and not point.allows and point.application not in cut_off:
            yield Text(
                f"entry {entry.id} is valid, and {point.group} on {point.cloud} has no rule for it (the IPv6 prefix of"
                " its source may not be read back yet: edugrid cloud readback)",
                f"条目 {entry.id} 有效，但 {point.cloud} 的 {point.group} 没有相应规则（源网段的 IPv6 前缀可能尚未回读："
                "edugrid cloud readback）",
            )
        if entry and point.allows and not point.api:
            yield Text(
                f"{point.cloud} has no API: the rule stands on its application form, and nobody reads it back",
                f"{point.cloud} 没有接口：规则写在申请表中，无法在线核对",
            )


def _devices(found: Explanation) -> Iterator[Text]:
    if not found.devices and found.clouds:
        source = found.question.source
        yield Text(
            f"{source} has no first hop on a device of this region: only the security groups decide",
            f"{source} 的第一跳不在本区域的设备上：仅由安全组控制",
        )
    for point in found.devices:
        if point.without is not None and found.clouds:
            yield Text(
                f"{point.device} {point.interface}: {point.without.en}; only the security groups decide",
                f"{point.device} {point.interface}：{point.without.zh}；仅由安全组控制",
            )
        elif point.verdict == "deny" and any(p.allows and p.network == point.destination for p in found.clouds):
            yield Text(
                f"{point.device} {point.interface} denies what the security group lets in (rule {point.number})",
                f"{point.device} {point.interface} 拒绝了安全组放行的访问（规则 {point.number}）",
            )
        elif point.verdict == "pass" and point.destination and not all(p.allows for p in found.clouds):
            yield Text(
                f"{point.device} {point.interface}: nothing denies it on the way (network: acl: enforce); only the"
                " security groups refuse it",
                f"{point.device} {point.interface}：沿途未拒绝（network: acl: enforce 未启用），仅由安全组拒绝",
            )


def _family(opened: OpenRegion, found: Explanation) -> Iterator[Text]:
    version = found.question.source.version
    for application in dict.fromkeys(one.application for one in found.entries if one.state == "valid"):
        if not other_family(opened, found.question, application):
            other = 10 - version
            yield Text(
                f"{application}: only IPv{version}; no entry lets the same place in over IPv{other}",
                f"{application}：仅 IPv{version}；同一位置没有 IPv{other} 的条目",
            )
