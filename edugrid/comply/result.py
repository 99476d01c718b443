"""The verdict on one control for one system."""

from typing import Final, Literal

from edugrid.comply.control import Control
from edugrid.comply.evidence import Evidence
from edugrid.design.frozen import Frozen
from edugrid.text import Text

Verdict = Literal["pass", "attested", "fail", "attest", "unknown", "not-applicable"]

VERDICT_TITLES: Final[dict[str, Text]] = {
    "pass": Text("pass", "符合"),
    "attested": Text("attested", "人工确认符合"),
    "fail": Text("fail", "不符合"),
    "attest": Text("to be attested", "待人工确认"),
    "unknown": Text("unknown", "未知"),
    "not-applicable": Text("not applicable", "不适用"),
}
"""In the order of tables."""


class Result(Frozen):
    """``number`` is the control's at the level of the system, ``why`` the verdict in a sentence."""

    control: Control
    number: str
    verdict: Verdict
    why: Text
    evidence: tuple[Evidence, ...]
