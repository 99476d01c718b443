"""The simulated door of a cloud is shut."""

from collections.abc import Mapping

from edugrid.drill.ground import Ground
from edugrid.text import Text


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Where ``cloud`` answered, connections are refused from now on."""
    ground.unserve(options["cloud"])
    return Text(f"{options['cloud']}: the simulated API is gone", f"{options['cloud']}：模拟接口已中断")
