"""Servers start from an image that was approved."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an application."""
    approved = view.intent.province.approved_images
    yes = Text("in approved_images of the province", "在省级 approved_images 清单中")
    no = Text("not in approved_images of the province", "不在省级 approved_images 清单中")
    return tuple(
        hosted.says("approved_image", "image", "pass", yes)
        if hosted.app.image in approved
        else hosted.says("approved_image", "image", "fail", no)
        for hosted in view.hosted()
    )
