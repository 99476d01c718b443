"""云资源申请表: what an application form says, as plain tables. Pure; the form is read in Chinese."""

from collections.abc import Iterator
from datetime import datetime

from edugrid.design.frozen import Frozen
from edugrid.design.paper_resources import paper_resources
from edugrid.design.tenancy_spec import ApplicationSpec, TenancySpec
from edugrid.intent.flavor import Flavor
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.registers import SurgeWindow
from edugrid.intent.tree import City, Intent
from edugrid.region import OpenRegion

Cell = str | int
BLANK = "（待填写）"
"""For people to fill in by hand: the intent does not know it."""

DATA_CLASSES = {"public": "公开", "internal": "内部", "personal": "个人信息", "minors": "未成年人个人信息"}
PURPOSES = {"apps": "业务", "secure": "三级等保专用"}
EVERY = {"day": "每日", "week": "每周"}


class Table(Frozen):
    """One table of the form; every row has as many cells as ``head``."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Form(Frozen):
    """A filled form: ``facts`` are (label, value), ``signatures`` the places where people sign."""

    title: str
    facts: tuple[tuple[str, Cell], ...]
    tables: tuple[Table, ...]
    signatures: tuple[str, ...]


def application_form(opened: OpenRegion, spec: TenancySpec) -> Form:
    """Fill the form for ``spec``, a tenancy of ``opened``; sizes are those outside of surge windows of the day."""
    intent = opened.intent
    city = next(city for city in intent.cities if city.path == spec.region)
    tables = (
        Table(title="一、云主机", head=_SERVERS, rows=tuple(_servers(city, spec))),
        Table(title="二、网络", head=_NETWORKS, rows=tuple(_networks(spec))),
        Table(title="三、开放端口（白名单）", head=_PORTS, rows=tuple(_ports(city, spec))),
        Table(title="四、负载均衡、公网地址与带宽、备份、日志", head=_SERVICES, rows=tuple(_services(spec))),
        Table(title="五、高峰时段扩容", head=_SURGES, rows=tuple(_surges(city, spec, intent.at))),
        Table(title="六、审批依据", head=_APPROVALS, rows=tuple(_approvals(city, spec))),
        Table(title="七、合计", head=("项目", "数量", "单位"), rows=tuple(_totals(city, spec))),
        Table(title="八、资源登记情况", head=("资源", "类别", "状态"), rows=tuple(_states(city, spec))),
    )
    return Form(
        title="云资源申请表",
        facts=tuple(_facts(intent, city, spec)),
        tables=tables,
        signatures=("申请单位（盖章）", "申请人", "主管部门审批", "云资源管理部门审批", "云服务商确认"),
    )


def _facts(intent: Intent, city: City, spec: TenancySpec) -> Iterator[tuple[str, Cell]]:
    cloud = next(cloud for cloud in city.file.clouds if cloud.name == spec.label)
    contract = next((item for item in city.registers.contracts if item.id == cloud.contract), None)
    applicants = sorted({app.owner for app in city.applications if app.name in {a.name for a in spec.applications}})
    yield "申请单位", f"{intent.province.name}{city.file.name}教育主管部门"
    yield "责任单位", "、".join(applicants) or BLANK
    yield "申请日期", str(intent.today)
    yield "区域", spec.region
    yield (
        "云平台",
        f"{spec.label}（{'政务云' if spec.kind == 'government' else '行业云'}，{intent.capabilities[spec.capabilities].title}）",
    )
    yield "项目（租户）", spec.project
    yield "用途", spec.description
    if contract is None:
        yield "合同编号", cloud.contract or BLANK
    else:
        yield "合同编号", contract.id
        yield "供应商", contract.supplier
        yield "合同期", f"{contract.starts} 至 {contract.ends}"
    yield "最高等级保护级别", max((app.protection_level for app in spec.applications), default=0) or BLANK
    yield "等级保护备案号", BLANK
    yield "联系人及电话", BLANK


_SERVERS = (
    "序号", "主机名", "应用", "责任单位", "数据类别", "等保级别", "规格", "vCPU", "内存（GiB）", "数据盘（GiB）",
    "数据盘加密", "镜像", "网络", "公网地址", "合同",
)  # fmt: skip


def _servers(city: City, spec: TenancySpec) -> Iterator[tuple[Cell, ...]]:
    number = 0
    contract = next((cloud.contract for cloud in city.file.clouds if cloud.name == spec.label), None) or "-"
    for app in spec.applications:
        size = _size(city, app.flavor)
        tags = dict(app.tags)
        for server in app.servers:
            number += 1
            yield (
                number,
                server,
                app.name,
                tags.get("owner", BLANK),
                DATA_CLASSES.get(app.data_class, app.data_class),
                app.protection_level,
                app.flavor,
                BLANK if size is None else size.cores,
                BLANK if size is None else size.ram_gib,
                sum(volume.size_gib for volume in app.volumes),
                "是" if any(volume.encrypted for volume in app.volumes) else "否",
                app.image,
                app.network,
                "需要" if app.address == "floating" else "不需要",
                tags.get("contract", contract),
            )
    for edge in spec.nfv_edges:
        number += 1
        size = _size(city, edge.flavor)
        sizes = (BLANK, BLANK) if size is None else (size.cores, size.ram_gib)
        tail = (0, "否", edge.image, edge.parent, "不需要", contract)
        yield (number, edge.name, "NFV", dict(edge.tags).get("owner", BLANK), "内部", 2, edge.flavor, *sizes, *tail)


def _size(city: City, flavor: str) -> Flavor | None:
    return city.flavors.get(flavor)


_NETWORKS = ("网络", "用途", "IPv4", "IPv6", "DNS 服务器")


def _networks(spec: TenancySpec) -> Iterator[tuple[Cell, ...]]:
    for network in spec.networks:
        ipv6 = "由云方分配" if network.ipv6 is None else str(network.ipv6)
        servers = "、".join(map(str, network.dns_servers)) or "-"
        yield network.name, PURPOSES[network.purpose], str(network.ipv4), ipv6, servers


_PORTS = ("编号", "应用", "协议", "端口", "来源", "域名", "申请人", "审批人", "事由", "有效期至")


def _ports(city: City, spec: TenancySpec) -> Iterator[tuple[Cell, ...]]:
    here = {app.name for app in spec.applications}
    for row in sorted(city.registers.whitelist, key=lambda row: row.id):
        if row.application in here:
            ports = str(row.port) if row.port_to is None else f"{row.port}-{row.port_to}"
            people = (row.applicant, row.approver, row.reason, str(row.until))
            yield row.id, row.application, row.protocol.upper(), ports, str(row.source), row.domain or "-", *people


_SERVICES = ("应用", "负载均衡", "公网地址（个）", "保障带宽（Mbps）", "备份", "日志保存（天）")


def _services(spec: TenancySpec) -> Iterator[tuple[Cell, ...]]:
    for app in spec.applications:
        yield (
            app.name,
            _balancer(app),
            app.count if app.address == "floating" else 0,
            0 if app.qos_kbps is None else app.qos_kbps // 1000,
            "-" if app.backup is None else f"{EVERY[app.backup.every]}一次，保留 {app.backup.keep} 份",
            "-" if app.log_days is None else app.log_days,
        )


def _balancer(app: ApplicationSpec) -> str:
    balancer = app.load_balancer
    return "-" if balancer is None else f"{balancer.protocol} {balancer.port} → {balancer.member_port}"


_SURGES = ("编号", "应用", "类别", "开始", "结束", "主机数", "规格", "事由", "审批人")


def _coming(city: City, spec: TenancySpec, at: datetime) -> list[SurgeWindow]:
    here = {app.name for app in spec.applications}
    rows = [row for row in city.registers.surges if row.application in here and _local(row.ends) > at]
    return sorted(rows, key=lambda row: (row.starts, row.id))


def _local(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def _surges(city: City, spec: TenancySpec, at: datetime) -> Iterator[tuple[Cell, ...]]:
    flavors = {app.name: app.flavor for app in spec.applications}
    for row in _coming(city, spec, at):
        when = (f"{row.starts:%Y-%m-%d %H:%M}", f"{row.ends:%Y-%m-%d %H:%M}")
        kind = "应急" if row.kind == "emergency" else "计划"
        yield (
            row.id,
            row.application,
            kind,
            *when,
            row.count,
            row.flavor or flavors[row.application],
            row.reason,
            row.approver,
        )


_APPROVALS = (
    "审批编号",
    "范围",
    "vCPU",
    "内存（GiB）",
    "主机数",
    "存储（GiB）",
    "申请人",
    "审批人",
    "批准日期",
    "有效期至",
)


def _approvals(city: City, spec: TenancySpec) -> Iterator[tuple[Cell, ...]]:
    for row in sorted(city.registers.approvals, key=lambda row: row.id):
        if row.cloud == spec.label:
            sizes = (row.cores, row.ram_gib, row.instances, row.volume_gib)
            yield row.id, row.scope, *sizes, row.applicant, row.approver, str(row.granted), str(row.until)


def _totals(city: City, spec: TenancySpec) -> Iterator[tuple[Cell, ...]]:
    counted = [(app.flavor, app.count, sum(v.size_gib for v in app.volumes)) for app in spec.applications]
    counted += [(edge.flavor, 1, 0) for edge in spec.nfv_edges]
    sizes = [(_size(city, flavor), count) for flavor, count, _ in counted]
    unknown = any(size is None for size, _ in sizes)
    yield "云主机", sum(count for _, count, _ in counted), "台"
    yield "vCPU", BLANK if unknown else sum(size.cores * count for size, count in sizes if size), "核"
    yield "内存", BLANK if unknown else sum(size.ram_gib * count for size, count in sizes if size), "GiB"
    yield "数据盘", sum(count * gib for _, count, gib in counted), "GiB"
    yield "负载均衡", sum(app.load_balancer is not None for app in spec.applications), "个"
    yield "公网地址", sum(app.count for app in spec.applications if app.address == "floating"), "个"


_KINDS = {
    "network": "网络",
    "security_group": "安全组",
    "server": "云主机",
    "volume": "数据盘",
    "load_balancer": "负载均衡",
}


def _states(city: City, spec: TenancySpec) -> Iterator[tuple[Cell, ...]]:
    rows = sorted(city.registers.attestations, key=lambda row: row.day)
    latest = {row.resource: row for row in rows if row.cloud == spec.label}
    for resource in paper_resources(spec):
        row = latest.get(resource.name)
        state = "新申请" if row is None else f"已登记（{row.day}，{row.by}）"
        yield resource.name, _KINDS[resource.kind], state
