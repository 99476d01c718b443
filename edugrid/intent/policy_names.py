"""The names of all policies, as registers/exceptions.csv gives them, with what each asks."""

from typing import Final

from edugrid.text import Text

POLICY_NAMES: Final[dict[str, Text]] = {
    "no-new-data-centre": Text("no new data centres of counties and schools", "县（区）和学校不新建数据中心"),
    "frozen-site": Text("nothing new in a data centre after its freeze", "冻结后的机房不得新增系统"),
    "placement": Text("data lies on a cloud that may hold it", "数据部署在允许的云上"),
    "capacity-approval": Text("capacity above the allotment has an approval", "超出分配额度的资源须经审批"),
    "quota": Text("no more is planned than the quota", "规划不超过项目配额"),
    "whitelist-only-ingress": Text("only the whitelist is let in", "只放行白名单"),
    "no-open-management-port": Text("management ports are not open to everybody", "管理端口不对公网开放"),
    "ipv6-on-every-network": Text("every network has IPv6", "每个网络都有 IPv6"),
    "mandatory-tags": Text("servers and volumes carry their tags", "云主机与云硬盘带必备标签"),
    "level3-encryption": Text("protection level 3: encrypted volumes", "等级保护第三级：云硬盘加密"),
    "level3-network": Text("protection level 3: separate network", "等级保护第三级：独立网络"),
    "level3-logs": Text("protection level 3: logs for six months", "等级保护第三级：日志留存六个月"),
    "approved-images": Text("approved images only", "只用经批准的镜像"),
    "approved-flavors": Text("approved flavors only", "只用经批准的规格"),
    "names": Text("names follow the scheme", "名称符合命名规则"),
    "freeze": Text("nothing destructive on frozen days", "冻结期不做破坏性变更"),
}
