"""What holds a plan, and what would help, for people."""

from edugrid.retire.road.plan import Change, Hold
from edugrid.text import Text

_HOLDS = {
    "ready": Text("the survey ends only then", "摸底完成后才能开始"),
    "dependency": Text("waits for {}", "等待 {}"),
    "link": Text("data has to go through the line of {}", "数据受线路带宽限制：{}"),
    "quota": Text("quota is full: {}", "云配额已满：{}"),
    "staff": Text("all staff is busy: {}", "人手已排满：{}"),
    "published": Text("the published date", "已公布的日期"),
    "none": Text("nothing: earlier would save nothing", "无：提前也不节省"),
}
_CHANGES = {
    "deadline": Text("a deadline {1} week(s) later", "截止日推迟 {1} 周"),
    "staff": Text("{1} more person-day(s) a week in {0}", "{0} 每周增加 {1} 人日"),
    "link": Text("{1} Mbit/s more on the line of {0}", "{0} 的线路增加 {1} Mbit/s"),
    "quota": Text("{1} more of {0}", "{0} 增加 {1}"),
    "freezes": Text("no freezes (exams, start of term)", "取消冻结期（考试、开学）"),
    "fixed": Text("another date for {0}, which is under way", "允许调整正在进行的 {0} 的日期"),
}


def hold_text(hold: Hold) -> Text:
    """Why something does not move earlier."""
    return Text(*(text.format(hold.name) for text in _HOLDS[hold.kind]))


def change_text(change: Change) -> Text:
    """What would have to be different."""
    return Text(*(text.format(change.name, change.amount) for text in _CHANGES[change.kind]))
