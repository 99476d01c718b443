"""Whether each cloud can do what the design asks of it: pure, every problem at once, each at the line that asks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from edugrid.design.capability_asks import ALWAYS, Ask, capability_asks
from edugrid.design.region import RegionDesign
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.capability_profile import SUPPLIED
from edugrid.intent.problems import Problem
from edugrid.intent.source import Loc, Source, dotted
from edugrid.intent.tree import City, Intent
from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.intent.capability_profile import CapabilityProfile

UNKNOWN: Final = "unknown"
GOOD: Final = {"openstack": (True, "octavia"), "paper": (True, "octavia", "vendor")}
"""What can be had: on a cloud without an API people order what only the vendor's own API makes."""
IPV4: Final = 4


def check_capabilities(intent: Intent, design: RegionDesign) -> list[Problem]:
    """Hold every tenancy of ``design`` against the capability profile of its cloud.

    Rules: ``cannot-<field>`` for what the cloud cannot do, ``unknown-<field>`` where the profile does not say.
    """
    specs = {(spec.region, spec.label): spec for spec in design.tenancies}
    return [
        problem
        for city in intent.cities
        for index, cloud in enumerate(city.file.clouds)
        if (spec := specs.get((city.path, cloud.name))) is not None
        for problem in _Check(intent, city, index, spec).problems()
    ]


class _Check:
    """One cloud against its profile."""

    def __init__(self, intent: Intent, city: City, index: int, spec: TenancySpec) -> None:
        self.intent, self.city, self.index, self.spec = intent, city, index, spec
        self.profile: CapabilityProfile = intent.capabilities[spec.capabilities]
        self.here: Loc = ("clouds", index)

    def problems(self) -> Iterator[Problem]:
        for ask in capability_asks(self.city, self.index, self.spec):
            yield from self._ask(ask)
        if self.profile.kind != "openstack":
            return
        for field, what in ALWAYS.items():
            if getattr(self.profile, field) == UNKNOWN:
                yield self._unknown(field, self.city.path, (*self.here, "capabilities"), what)
        yield from self._access()
        yield from self._ipv6()
        yield from self._ipv4()

    def _ask(self, ask: Ask) -> Iterator[Problem]:
        value = getattr(self.profile, ask.field)
        if value == UNKNOWN:
            whether = Text(f"whether it can {ask.what.en}", f"是否支持{ask.what.zh}")
            yield self._unknown(ask.field, ask.file, ask.loc, whether)
        elif value not in GOOD[self.profile.kind]:
            yield self._cannot(ask.field, ask.file, ask.loc, ask.what, ask.remedy)

    def _access(self) -> Iterator[Problem]:
        cloud = self.city.file.clouds[self.index]
        if cloud.external_network is None:
            message = Text("'external_network' is required", "缺少必填项“external_network”")
            yield self._problem("missing-key", self.city.path, (*self.here, "external_network"), message, None)
        if self.spec.features.project and "password" not in self.profile.auth:
            what = Text("make a project: that needs a login by password", "创建项目：需要以用户名和密码登录")
            remedy = Text("set `projects: given` in the profile", "请在能力配置中设置 projects: given")
            yield self._cannot("auth", self.city.path, (*self.here, "capabilities"), what, remedy)
        limit, written = self.profile.max_routers, (*self.here, "quota", "routers")
        if limit is not None and cloud.quota.routers > limit and written in self._source(self.city.path).lines:
            what = Text(
                f"have {cloud.quota.routers} routers (at most {limit})",
                f"有 {cloud.quota.routers} 个路由器（最多 {limit} 个）",
            )
            remedy = Text(f"write routers: {limit}", f"请写为 routers: {limit}")
            yield self._cannot("max_routers", self.city.path, written, what, remedy)

    def _ipv6(self) -> Iterator[Problem]:
        at = (*self.here, "capabilities")
        if self.profile.v6 == "none":
            what = Text("have IPv6, which every network needs", "提供 IPv6，而每个网络都必须有 IPv6")
            remedy = Text(
                "put the applications on another cloud, or ask the operator for IPv6",
                "请将应用放到其他云，或向云方申请开通 IPv6",
            )
            yield self._cannot("v6", self.city.path, at, what, remedy)
        elif self.profile.v6 == UNKNOWN:
            yield self._unknown("v6", self.city.path, at, Text("whose IPv6 prefixes it uses", "IPv6 前缀由谁分配"))
        elif not self.profile.v6_modes:
            what = Text("how hosts get their IPv6 address", "主机如何获得 IPv6 地址")
            yield self._unknown("v6_modes", self.city.path, at, what)

    def _ipv4(self) -> Iterator[Problem]:
        profile = self.profile
        for network in self.spec.networks:
            ranges = profile.v4_ranges
            if ranges and not any(network.ipv4.subnet_of(allowed) for allowed in ranges):
                listed = ", ".join(map(str, ranges))
                what = Text(f"use {network.ipv4} (only {listed})", f"使用 {network.ipv4}（只允许 {listed}）")
                remedy = Text(
                    "choose the pool in province.yml inside these ranges", "请在 province.yml 中改用上述范围内的地址池"
                )
                yield self._cannot("v4_ranges", self.city.path, (*self.here, "name"), what, remedy)
            if profile.max_mask is not None and network.ipv4.prefixlen > profile.max_mask:
                what = Text(
                    f"have a subnet as small as {network.ipv4} (longest: /{profile.max_mask})",
                    f"使用 {network.ipv4} 这样小的子网（掩码最长 /{profile.max_mask}）",
                )
                remedy = Text("make pools.ipv4 in province.yml larger", "请在 province.yml 中加大 pools.ipv4")
                yield self._cannot("max_mask", self.city.path, (*self.here, "name"), what, remedy)
        limit = profile.max_dns_servers
        servers = max(
            (
                sum(server.version == version for server in network.dns_servers)
                for network in self.spec.networks
                for version in (IPV4, 6)
            ),
            default=0,
        )
        if limit is not None and servers > limit:
            what = Text(
                f"have {servers} DNS servers a subnet (at most {limit})",
                f"每个子网使用 {servers} 个 DNS 服务器（最多 {limit} 个）",
            )
            remedy = Text("shorten dns_servers for this city", "请为本市减少 dns_servers")
            yield self._cannot("max_dns_servers", self.city.path, (*self.here, "name"), what, remedy)

    def _cannot(self, field: str, file: str, loc: Loc, what: Text, remedy: Text) -> Problem:
        label, profile = self.spec.label, self.profile
        message = Text(f"cloud {label} ({profile.name}) cannot {what.en}", f"云 {label}（{profile.name}）不能{what.zh}")
        return self._problem(f"cannot-{field.replace('_', '-')}", file, loc, message, remedy)

    def _unknown(self, field: str, file: str, loc: Loc, what: Text) -> Problem:
        label, name = self.spec.label, self.profile.name
        message = Text(
            f"nobody has said for cloud {label} ({name}) {what.en}", f"云 {label}（{name}）尚未确认{what.zh}"
        )
        own = f"{self.intent.root}/{self.intent.path}/capabilities/{name}.yml"
        based = name in SUPPLIED
        hint = Text(
            f"ask the operator, then write `{field}:` into {own}" + (f" (with `based_on: {name}`)" if based else ""),
            f"请询问云方后写入 {own} 的 {field}" + (f"（文件中写 based_on: {name}）" if based else ""),
        )
        return self._problem(f"unknown-{field.replace('_', '-')}", file, loc, message, hint)

    def _problem(self, rule: str, file: str, loc: Loc, message: Text, hint: Text | None) -> Problem:
        source = self._source(file)
        return Problem(source.file, source.line(loc), dotted(loc), rule, message, hint)

    def _source(self, file: str) -> Source:
        return self.intent.sources.get(file) or Source(f"{self.intent.root}/{file}", {}, {})
