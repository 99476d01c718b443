"""The lab starts, or comes back."""

import shutil
from collections.abc import Mapping

from edugrid.drill.errors import StepError
from edugrid.drill.ground import Ground
from edugrid.text import Text

SECONDS = 300


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Start ``layers`` (devices, or devices,fabric) of the lab of this drill, as ``edugrid lab up`` does.

    ``replaced`` names a device that is another one now: as it comes from the factory.
    """
    if "replaced" in options:
        shutil.rmtree(ground.lab / "devices" / options["replaced"])
    done = ground.command(["lab", "up", "--layers", options.get("layers", "devices")], SECONDS)
    if done.code:
        raise StepError(Text(f"the lab did not start: {done.text}", f"实验环境未能启动：{done.text}"))
    return Text(done.text, done.text)
