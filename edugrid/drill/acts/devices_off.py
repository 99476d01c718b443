"""The devices of the lab lose their supply."""

from collections.abc import Mapping

from edugrid.drill.errors import StepError
from edugrid.drill.ground import Ground
from edugrid.lab.devices.down import down
from edugrid.text import Text


def act(ground: Ground, options: Mapping[str, str]) -> Text:  # noqa: ARG001 - the signature of acts
    """End the process of the simulated devices; where they answered, connections are refused. What they saved stays."""
    if not down(ground.lab):
        raise StepError(Text("no device was running", "没有正在运行的设备"))
    return Text("the simulated devices are off", "模拟设备已断电")
