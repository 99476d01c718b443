"""The decision of the placement rules for one application."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.text import Text


class Verdict(Frozen):
    """What the rules say of one cloud: ``chosen``, ``refused``, or ``behind`` another that suits better."""

    cloud: str
    verdict: Literal["chosen", "refused", "behind"]
    rule: str
    reason: Text
    source: Text


class Decision(Frozen):
    """Where an application should lie; ``cloud`` None when every cloud was refused. ``pinned``: city.yml names it.

    ``verdicts`` are one a cloud, in the order of city.yml.
    """

    application: str
    data_class: str
    cloud: str | None
    pinned: bool
    verdicts: tuple[Verdict, ...]

    @property
    def reason(self) -> Text:
        """Why it lies there; where no cloud suits, why each was refused."""
        if self.cloud is not None:
            return next(item.reason for item in self.verdicts if item.cloud == self.cloud)
        return Text(
            "; ".join(f"{item.cloud}: {item.reason.en}" for item in self.verdicts),
            "；".join(f"{item.cloud}：{item.reason.zh}" for item in self.verdicts),
        )
