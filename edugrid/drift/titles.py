"""Names of the words in a drift record, for people."""

from edugrid.text import Text

WORLD_TITLES: dict[str, Text] = {
    "cloud": Text("cloud", "云"),
    "network": Text("network", "网络"),
    "assets": Text("assets", "资产"),
}
KIND_TITLES: dict[str, Text] = {
    "changed": Text("changed", "被修改"),
    "missing": Text("missing", "缺失"),
    "unmanaged": Text("unmanaged", "未登记"),
    "unreachable": Text("unreachable", "无法访问"),
    "expired": Text("ends or ended", "将到期或已到期"),
    "over-committed": Text("over-committed", "超额承诺"),
}
SEVERITY_TITLES: dict[str, Text] = {
    "high": Text("high", "高"),
    "medium": Text("medium", "中"),
    "low": Text("low", "低"),
}
FLAPPING: Text = Text("flapping", "反复出现")
LAYER_TITLES: dict[str, Text] = {
    "real": Text("real", "真实"),
    "simulated": Text("simulated", "模拟"),
    "attested": Text("by the register", "按台账"),
    "absent": Text("absent", "未启用"),
    "unknown": Text("unknown", "未知"),
}
