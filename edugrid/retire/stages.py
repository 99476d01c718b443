"""Names of the stages and of their gates, for people."""

from edugrid.text import Text

STAGE_TITLES: dict[str, Text] = {
    "freeze": Text("freeze", "冻结"),
    "survey": Text("survey", "摸底"),
    "migrate": Text("migrate", "迁移"),
    "drain": Text("drain", "排空"),
    "wipe": Text("wipe", "数据清除"),
    "power_off": Text("power off", "断电"),
    "hand_back": Text("hand back", "移交"),
}
STATE_TITLES: dict[str, Text] = {
    "done": Text("done", "已完成"),
    "overdue": Text("OVERDUE", "已逾期"),
    "current": Text("in progress", "进行中"),
    "later": Text("later", "未开始"),
}
