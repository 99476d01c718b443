"""Policy: counties and schools build no new data centres."""

from typing import Final

from edugrid.cloud.violation import Violation
from edugrid.intent.tree import Intent
from edugrid.text import Text

SOURCE: Final = Text(
    "2022 key points, item 2 (Henan, 教科技函〔2022〕152号)", "2022 年工作要点第 2 项（河南省 教科技函〔2022〕152号）"
)


def no_new_data_centre(intent: Intent) -> list[Violation]:
    """Refuse a data centre with ``state: new`` that belongs to a county or a school."""
    found: list[Violation] = []
    for city in intent.cities:
        clouds = [cloud.name for cloud in city.file.clouds]
        sites = [(city.path, site) for site in city.file.data_centres if site.school is not None]
        sites += [(county.path, site) for county in city.counties for site in county.file.data_centres]
        found += [
            Violation(
                "no-new-data-centre",
                SOURCE,
                f"{path}/{site.name}",
                Text(
                    "counties and schools build no new data centres; existing ones leave by a timetable",
                    "县（区）和学校不再新建数据中心，已有的按退出时间表有序退出",
                ),
                Text(f"use a cloud of the city: {', '.join(clouds)}", f"请使用本市的云：{'、'.join(clouds)}"),
                city.path,
            )
            for path, site in sites
            if site.state == "new"
        ]
    return found
