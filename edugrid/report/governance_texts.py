"""Words of the tables on quota and on what ends."""

from typing import Final

from edugrid.text import Text

PARTS: Final = {
    "cloud": Text("cloud", "全云"),
    "county": Text("county", "县区"),
    "contract": Text("contract", "合同"),
}
KINDS: Final = {
    "cores": Text("vCPU", "vCPU（核）"),
    "ram_gib": Text("memory (GiB)", "内存（GiB）"),
    "instances": Text("servers", "云主机（台）"),
    "volume_gib": Text("volumes (GiB)", "云硬盘（GiB）"),
}
TERMS: Final = {
    "approval": Text("approval", "审批"),
    "contract": Text("contract", "合同"),
    "exception": Text("exception", "例外"),
    "whitelist": Text("whitelist entry", "白名单条目"),
    "quarantine": Text("quarantine", "隔离"),
    "warranty": Text("warranty", "质保"),
    "certificate": Text("certificate", "证书"),
    "key": Text("key of a person", "人员密钥"),
}
QUOTA_HEADS: Final = (
    Text("City", "地市"),
    Text("Cloud", "云"),
    Text("Part", "范围"),
    Text("Name", "名称"),
    Text("Kind", "类别"),
    Text("Limit", "额度"),
    Text("Used", "已用"),
    Text("Needed now", "当前需要"),
    Text("Committed", "已承诺"),
    Text("Free", "剩余"),
    Text("Over", "超出"),
)
TERM_HEADS: Final = (
    Text("City", "地市"),
    Text("Register", "登记"),
    Text("Id", "编号"),
    Text("For", "内容"),
    Text("Approver or supplier", "批准人或供应商"),
    Text("Price (yuan)", "金额（元）"),
    Text("Last day", "截止日"),
    Text("Left", "剩余"),
    Text("Severity", "级别"),
)
OWN: Final = {"county": Text("(the city's own)", "（市本级）"), "contract": Text("(no contract)", "（无合同）")}
