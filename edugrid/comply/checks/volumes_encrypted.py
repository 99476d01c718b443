"""Data volumes are encrypted."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an application that keeps data on volumes."""
    plain = Text("a volume is not encrypted", "存在未加密的数据盘")
    every = Text("every volume is encrypted", "数据盘均加密")
    return tuple(
        hosted.says("volumes_encrypted", "volumes", "pass", every)
        if all(volume.encrypted for volume in hosted.app.volumes)
        else hosted.says("volumes_encrypted", "volumes", "fail", plain)
        for hosted in view.hosted()
        if hosted.app.volumes
    )
