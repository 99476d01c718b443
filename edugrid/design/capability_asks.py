"""What a design asks of a cloud, each with the line of the intent that asks for it, and what to do when it cannot."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from edugrid.design.tenancy_spec import ApplicationSpec, TenancySpec
from edugrid.intent.source import Loc
from edugrid.intent.tree import City
from edugrid.text import Text


class Ask(NamedTuple):
    """``field`` of the capability profile is needed; ``file`` is the region path whose file says so, at ``loc``."""

    field: str
    file: str
    loc: Loc
    what: Text
    remedy: Text


_LINE: Final = Text(
    "remove physical_network; apply to the operator for the leased line (form), it ends outside this tenancy",
    "请删除 physical_network；专线（云专线）需向云方提交申请单，接在本租户之外",
)
_FORM: Final = Text("remove it here and apply to the operator by form", "请在此删除，并向云方提交申请单")
_PLACE: Final = Text("put the application on another cloud, or leave this out", "请将应用放到其他云，或去掉该要求")

ALWAYS: Final = {
    "admin": Text("whether admin calls are open", "是否开放管理员接口"),
    "projects": Text("who makes the project", "项目由谁创建"),
    "quota": Text("who sets quotas", "配额由谁设置"),
    "router": Text("what a router is there", "路由器的形态"),
    "snat": Text("who switches SNAT", "SNAT 由谁开关"),
    "subnet_pools": Text("whether there are subnet pools", "是否有子网池"),
    "address_scopes": Text("whether there are address scopes", "是否有地址范围"),
    "tags": Text("whether networks have tags", "网络是否支持标签"),
    "server_groups": Text("whether there are server groups", "是否有云主机组"),
}
"""The design goes either way by itself, but it has to know which."""


def capability_asks(city: City, index: int, spec: TenancySpec) -> Iterator[Ask]:
    """Everything that ``spec``, made of ``clouds[index]`` of ``city``, needs to be possible."""
    yield from _of_cloud(city, index)
    yield from _between(city, city.file.clouds[index].name)
    if spec.dns is not None:
        what = Text("serve a DNS zone", "托管 DNS 区域")
        remedy = Text("name another cloud in dns.cloud", "请在 dns.cloud 中指定其他云")
        yield Ask("dns", city.path, ("dns", "cloud"), what, remedy)
    for edge in spec.nfv_edges:
        what = Text("carry several networks on one port (trunk)", "在一个端口上承载多个网络（trunk）")
        remedy = Text("put the edge on another cloud", "请将边界设备放到其他云")
        yield Ask("trunks", edge.county, ("nfv_edge", "cloud"), what, remedy)
    names = [app.name for app in city.file.applications]
    for app in spec.applications:
        yield from _application(city.path, ("applications", names.index(app.name)), app)


def _of_cloud(city: City, index: int) -> Iterator[Ask]:
    cloud, here = city.file.clouds[index], ("clouds", index)
    if cloud.physical_network is not None:
        what = Text("make provider networks (VLANs of the operator)", "创建运营商网络（VLAN）")
        yield Ask("provider_networks", city.path, (*here, "physical_network"), what, _LINE)
    for number, share in enumerate(cloud.shared_networks):
        what = Text(f"share a network with project {share.project}", f"把网络共享给项目 {share.project}")
        yield Ask("rbac", city.path, (*here, "shared_networks", number), what, _FORM)
    for number, item in enumerate(cloud.credentials):
        what = Text(f"make application credentials ({item.name})", f"创建应用凭证（{item.name}）")
        remedy = Text("remove it; give that program a user of its own, by form", "请删除；为该程序单独申请一个用户")
        yield Ask("application_credentials", city.path, (*here, "credentials", number), what, remedy)
    if cloud.routes:
        what = Text("keep static routes on its router", "在路由器上配置静态路由")
        yield Ask("router_routes", city.path, (*here, "routes"), what, _FORM)


def _between(city: City, cloud: str) -> Iterator[Ask]:
    for number, line in enumerate(city.file.interconnects):
        if line.kind == "vpn" and cloud in {line.a, line.b}:
            what = Text("make IPsec connections", "建立 IPsec 连接")
            remedy = Text("join the clouds by a leased line (form)", "请改用专线互联（提交申请单）")
            yield Ask("vpn", city.path, ("interconnects", number), what, remedy)
        elif line.kind == "provider" and line.a == cloud:
            what = Text("give its router a leg in a VLAN", "为路由器接入 VLAN")
            yield Ask("provider_networks", city.path, ("interconnects", number), what, _FORM)


def _application(file: str, here: Loc, app: ApplicationSpec) -> Iterator[Ask]:
    if app.load_balancer is not None:
        what = Text("make load balancers", "创建负载均衡")
        yield Ask("load_balancer", file, (*here, "load_balancer"), what, _PLACE)
    if app.volumes:
        yield Ask("volumes", file, (*here, "volumes"), Text("give volumes", "提供云硬盘"), _PLACE)
    for number, volume in enumerate(app.volumes):
        if volume.encrypted:
            what = Text(f"encrypt volumes ({volume.name})", f"加密云硬盘（{volume.name}）")
            remedy = Text(
                "ask the operator for an encrypted type and name it in the profile (encrypted_volume_type)",
                "请向云方申请加密云硬盘类型，并写入能力配置的 encrypted_volume_type",
            )
            yield Ask("encrypted_volumes", file, (*here, "volumes", number), what, remedy)
    if app.backup is not None:
        what = Text("copy volumes (backup)", "备份云硬盘")
        yield Ask("backups", file, (*here, "backup"), what, _PLACE)
    if app.address == "floating":
        what = Text("give floating addresses", "分配浮动 IP")
        yield Ask("floating_ips", file, (*here, "address"), what, _FORM)
    if app.qos_kbps is not None:
        what = Text("guarantee bandwidth (QoS)", "保障带宽（QoS）")
        yield Ask("qos", file, (*here, "bandwidth_mbps"), what, _FORM)
