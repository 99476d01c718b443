"""What stands behind a verdict."""

from typing import Final, Literal

from edugrid.design.frozen import Frozen
from edugrid.text import Text

Basis = Literal["declared", "configured", "planned", "observed", "attested"]
State = Literal["pass", "fail", "unknown"]

BASIS_TITLES: Final[dict[str, Text]] = {
    "declared": Text("declared (intent)", "已申报（意图文件）"),
    "configured": Text("configured (rendered)", "已配置（生成的配置）"),
    "planned": Text("planned (cloud)", "已规划（云租户规格）"),
    "observed": Text("observed (live)", "已观测（实际读取）"),
    "attested": Text("attested (person)", "人工确认"),
}


class Evidence(Frozen):
    """One thing that was looked at.

    ``basis`` says how much it proves: what is written in the intent, what is rendered for a device, what is planned for a
    cloud, what a device or cloud answered, or what a person vouches for. ``subject`` is the device, application, tenancy
    or register. ``place``: ``file:line`` of the intent, ``configs/<device>.cfg:line`` and ``tenancy.json#/…`` of the
    package. ``value`` is the excerpt without secrets, ``why`` says what it means.
    ``simulated``: a simulated device answered.
    """

    check: str
    subject: str
    basis: Basis
    state: State
    place: str
    value: str
    why: Text
    simulated: bool = False
