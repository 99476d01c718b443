"""Windows that will not fit, told by commands that look at something else."""

from typing import TYPE_CHECKING, Final

from edugrid.cli.surge_table import fit_text
from edugrid.design.surge_outlook import surge_outlook
from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.intent.tree import Intent

DAYS: Final = 14


def surge_warnings(intent: "Intent") -> list[Text]:
    """One text a window of the next 14 days that does not fit."""
    return [
        Text(
            f"warning: the window {item.id} of {item.application} ({item.opens:%Y-%m-%d %H:%M}) on {item.cloud}: {fit_text(item).en}",
            f"警告：{item.application} 的时段 {item.id}（{item.opens:%Y-%m-%d %H:%M}）在 {item.cloud}：{fit_text(item).zh}",
        )
        for city in intent.cities
        for item in surge_outlook(city, intent.at, DAYS)
        if not item.fits
    ]
