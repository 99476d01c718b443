"""A system by its name."""

from edugrid.comply.errors import ComplyError
from edugrid.comply.system import System, systems
from edugrid.intent.tree import Intent
from edugrid.text import Text


def find_system(intent: Intent, name: str) -> System:
    """The system ``name`` of the target.

    Raises:
        ComplyError: there is none, or two cities have one.

    """
    known = systems(intent)
    found = [system for system in known if system.name == name]
    if len(found) == 1:
        return found[0]
    if found:
        places = ", ".join(system.region for system in found)
        raise ComplyError(
            Text(f"several cities have a system {name!r}: {places}", f"多个城市都有名为“{name}”的系统：{places}"),
            Text("name the city as REGION", "请把 REGION 写成具体城市"),
        )
    listed = ", ".join(system.name for system in known) or "-"
    raise ComplyError(
        Text(f"there is no system {name!r}", f"没有名为“{name}”的系统"), Text(f"known: {listed}", f"已有：{listed}")
    )
