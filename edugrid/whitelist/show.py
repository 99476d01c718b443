"""An explanation as text for people."""

from edugrid.text import Text
from edugrid.whitelist.explanation import CloudPoint, DevicePoint, EntryFound, Explanation

_VERDICTS = {
    "allowed": Text("allowed", "允许"),
    "some": Text("allowed for some of the applications behind it", "其后的部分应用允许"),
    "refused": Text("refused", "拒绝"),
    "unknown": Text("not a matter of the whitelist", "与白名单无关"),
}
_RULES = {
    "permit": Text("permits", "放行"),
    "deny": Text("denies", "拒绝"),
    "pass": Text("no rule speaks of it", "无相关规则"),
}


def show(found: Explanation, lang: str) -> str:
    """Question and verdict, then entries, clouds, devices, and what is missing."""
    asked = found.question
    head = f"{asked.source} → {asked.destination} {asked.protocol} {asked.port}: {_VERDICTS[found.verdict].show(lang)}"
    parts = [head]
    for title, lines in (
        (Text("entries", "白名单条目"), [_entry(one) for one in found.entries]),
        (Text("clouds", "云"), [_cloud(one) for one in found.clouds]),
        (Text("devices (first hop of the source)", "设备（源的第一跳）"), [_device(one) for one in found.devices]),
        (Text("missing", "缺失"), list(found.missing)),
    ):
        if lines:
            parts.append(f"{title.show(lang)}:")
            parts += [f"  {line.show(lang)}" for line in lines]
    return "\n".join(parts)


def _entry(one: EntryFound) -> Text:
    ended = one.state == "expired"
    return Text(
        f"{one.id} {one.application} ({one.place}): {one.reason}; {one.applicant}, approved by {one.approver},"
        f" {'ended' if ended else 'until'} {one.until}",
        f"{one.id} {one.application}（{one.place}）：{one.reason}；申请人 {one.applicant}，审批人 {one.approver}，"
        f"{'已于' if ended else '有效期至'} {one.until}{' 到期' if ended else ''}",
    )


def _cloud(one: CloudPoint) -> Text:
    if not one.allows:
        return Text(
            f"{one.cloud} {one.application}: security group {one.group} has no rule, refused",
            f"{one.cloud} {one.application}：安全组 {one.group} 无规则，拒绝",
        )
    return Text(
        f"{one.cloud} {one.application}: security group {one.group}, rule '{one.rule}' from {one.entry}",
        f"{one.cloud} {one.application}：安全组 {one.group}，规则“{one.rule}”，来自 {one.entry}",
    )


def _device(one: DevicePoint) -> Text:
    where = f"{one.device} {one.interface}"
    to = f" → {one.destination}" if one.destination else ""
    if one.without is not None:
        return Text(f"{where}{to}: {one.without.en}", f"{where}{to}：{one.without.zh}")
    rule = "" if one.number is None else f" [{one.device}.cfg:{one.line_number}] {one.line}"
    bound = " / ".join(one.binding)
    word = _RULES[one.verdict]
    return Text(f"{where}{to}: {word.en}{rule} ({bound})", f"{where}{to}：{word.zh}{rule}（{bound}）")
