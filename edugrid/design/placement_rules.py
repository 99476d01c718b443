"""The rules that decide on which cloud an application lies: data, each with the paper it comes from.

No rule knows a room of a county or school: applications lie on the city's clouds only (cloud first).
"""

from typing import Final

from edugrid.design.placement_rule import PlacementRule
from edugrid.intent.capability_profile import CapabilityProfile
from edugrid.intent.cloud import Cloud
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.text import Text

CLOUD_FIRST: Final = Text(
    "2022 key points, items 2 and 10 (Henan, 教科技函〔2022〕152号): cloud first, nothing new in rooms of counties and schools",
    "2022 年工作要点第 2、10 项（河南省 教科技函〔2022〕152号）：优先上云，县（区）和学校机房不再新增",
)
_PERSONAL: Final = frozenset({"minors", "personal"})
_SECURE: Final = 3


def _personal_data(app: ResolvedApplication, cloud: Cloud, _profile: CapabilityProfile | None) -> Text | None:
    if app.data_class not in _PERSONAL or cloud.kind == "government":
        return None
    whose = Text("personal data of minors stays", "未成年人个人信息须留") if app.data_class == "minors" else Text(
        "personal data stays", "个人信息须留"
    )  # fmt: skip
    return Text(f"{whose.en} on the government cloud", f"{whose.zh}在政务云")


def _level(app: ResolvedApplication, cloud: Cloud, _profile: CapabilityProfile | None) -> Text | None:
    if app.protection_level < _SECURE or cloud.kind == "government":
        return None
    return Text(
        f"a system of protection level {app.protection_level} lies on the government cloud",
        f"等级保护第 {app.protection_level} 级系统须部署在政务云",
    )


def _paper(_app: ResolvedApplication, _cloud: Cloud, profile: CapabilityProfile | None) -> Text | None:
    if profile is None or profile.kind != "paper":
        return None
    return Text("without an API everything goes by form", "没有 API，全部靠纸质申请")


def _abilities(app: ResolvedApplication, _cloud: Cloud, profile: CapabilityProfile | None) -> Text | None:
    if profile is None or profile.kind == "paper":
        return None
    balancer = app.needs.load_balancer or app.load_balancer is not None
    missing = [
        text
        for wanted, can, text in (
            (balancer, profile.load_balancer == "octavia", Text("load balancers", "负载均衡")),
            (app.needs.ipv6, profile.v6 in {"planned", "assigned"}, Text("IPv6", "IPv6")),
            (bool(app.volumes), profile.volumes is True, Text("volumes", "云硬盘")),
            (
                any(volume.encrypted for volume in app.volumes),
                profile.encrypted_volumes is True,
                Text("encrypted volumes", "加密云硬盘"),
            ),
            (app.address == "floating", profile.floating_ips is True, Text("public addresses", "公网地址")),
        )
        if wanted and not can
    ]
    if not missing:
        return None
    return Text(
        "the cloud cannot give, or nobody has asked for: " + ", ".join(text.en for text in missing),
        "该云不提供或尚未确认：" + "、".join(text.zh for text in missing),
    )


def _open_video(app: ResolvedApplication, cloud: Cloud, _profile: CapabilityProfile | None) -> Text | None:
    if not _towards_the_internet(app) or cloud.kind == "telecom":
        return None
    return Text(
        "public content with bandwidth towards the internet goes to a telecom cloud",
        "面向互联网的公开内容优先放运营商云",
    )


def _private(app: ResolvedApplication, cloud: Cloud, _profile: CapabilityProfile | None) -> Text | None:
    if _towards_the_internet(app) or cloud.kind == "government":
        return None
    return Text("what needs no way to the internet goes to the government cloud", "无需面向互联网的应用优先放政务云")


def _towards_the_internet(app: ResolvedApplication) -> bool:
    return app.data_class == "public" and (app.needs.reach == "internet" or app.needs.public_bandwidth_mbps > 0)


PLACEMENT_RULES: Final = (
    PlacementRule(
        name="personal-data",
        hard=True,
        source=Text(
            "Personal Information Protection Law, articles 28 and 31 (data of minors under 14 are sensitive)",
            "《个人信息保护法》第二十八条、第三十一条（不满十四周岁未成年人的个人信息为敏感个人信息）",
        ),
        judge=_personal_data,
    ),
    PlacementRule(
        name="level-3",
        hard=True,
        source=Text(
            "GB/T 22239-2019, 8.2.2.1 (a platform carries nothing of a higher level than its own)",
            "GB/T 22239-2019 第 8.2.2.1 条（云平台不承载高于其保护等级的业务）",
        ),
        judge=_level,
    ),
    PlacementRule(
        name="capabilities",
        hard=True,
        source=Text(
            "the cloud's capability profile (capabilities/<name>.yml)", "该云的能力配置（capabilities/<名称>.yml）"
        ),
        judge=_abilities,
        told_elsewhere=True,
    ),
    PlacementRule(
        name="paper-last",
        hard=False,
        source=Text("edugrid: a form takes weeks and cannot be checked", "edugrid：纸质申请周期长且无法核对"),
        judge=_paper,
    ),
    PlacementRule(
        name="open-video",
        hard=False,
        source=Text(
            "2022 key points, item 10: government clouds, and trade clouds of the telecom operators",
            "2022 年工作要点第 10 项：依托各级政务云、各基础电信运营企业行业云",
        ),
        judge=_open_video,
    ),
    PlacementRule(
        name="inside-first",
        hard=False,
        source=Text(
            "2022 key points, item 10: government clouds first, for what the education network reaches",
            "2022 年工作要点第 10 项：教育专网内应用优先使用政务云",
        ),
        judge=_private,
    ),
)
"""Hard rules first; among the others an earlier one weighs more."""
