"""Data is copied by a policy."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import Hosted, View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an application; without volumes and without a policy nobody knows where its data is."""
    return tuple(_one(hosted) for hosted in view.hosted())


def _one(hosted: Hosted) -> Evidence:
    if hosted.app.backup is not None:
        return hosted.says("backup_policy", "backup", "pass", Text("copies are planned", "已规划备份"))
    if hosted.app.volumes:
        return hosted.says("backup_policy", "volumes", "fail", Text("volumes without a copy", "数据盘没有备份策略"))
    why = Text("no volume and no backup policy: where its data is, is not known", "无数据盘也无备份策略，数据位置不明")
    return hosted.says("backup_policy", "backup", "unknown", why)
