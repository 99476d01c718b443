"""Policy: systems of protection level 3 keep their logs for six months."""

from typing import Final

from edugrid.cloud.rules.level3_encryption import LEVEL
from edugrid.cloud.violation import Violation
from edugrid.intent.tree import Intent
from edugrid.text import Text

DAYS: Final = 180
SOURCE: Final = Text(
    "Cybersecurity Law, article 21(3) of the 2017 text (logs at least six months); GB/T 22239-2019, 8.1.3.5-c",
    "《网络安全法》原第二十一条第（三）项（网络日志留存不少于六个月，2026 年起条号以现行文本为准）；GB/T 22239-2019 第 8.1.3.5 条 c)",
)


def level3_logs(intent: Intent) -> list[Violation]:
    """Refuse an application of protection level 3 whose ``log_days`` are absent or fewer than 180."""
    return [
        Violation(
            "level3-logs",
            SOURCE,
            f"{city.path}/{app.name}",
            Text("does not say how long its logs are kept", "未说明日志留存天数")
            if app.log_days is None
            else Text(f"keeps its logs for {app.log_days} days only", f"日志仅留存 {app.log_days} 天"),
            Text(f"set log_days: {DAYS} or more on the application", f"请将该应用的 log_days 设为 {DAYS} 或以上"),
            city.path,
        )
        for city in intent.cities
        for app in city.applications
        if app.protection_level >= LEVEL and (app.log_days or 0) < DAYS
    ]
