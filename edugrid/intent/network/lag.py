"""Link aggregation (IEEE 802.1AX)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import Port
from edugrid.intent.mistake import MistakeError
from edugrid.text import Text


class Lag(Frozen):
    """Several ports that work as one. Trunks, gateways and links use ``name`` as their port.

    ``name`` as the device prints it (``Eth-Trunk1``, ``Bridge-Aggregation1``, ``Route-Aggregation1``, ``AggregatePort 1``); ``members`` in the
    order in which their cables meet those of the far end; ``mode`` ``lacp`` or ``static`` (without a protocol);
    ``min_links``: with fewer members up the aggregate is down.
    """

    name: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z-]* ?[1-9][0-9]{0,3}$")]
    members: Annotated[tuple[Port, ...], Field(min_length=1, max_length=8)]
    mode: Literal["lacp", "static"] = "lacp"
    min_links: Annotated[int, Field(ge=1, le=8)] = 1

    @property
    def number(self) -> int:
        """The number at the end of the name."""
        return int(self.name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz- "))

    @model_validator(mode="after")
    def _enough(self) -> Self:
        if self.min_links > len(self.members):
            raise MistakeError(
                Text(
                    f"{self.name} needs {self.min_links} links up but has only {len(self.members)} members",
                    f"{self.name} 要求至少 {self.min_links} 条链路正常，但只有 {len(self.members)} 个成员口",
                )
            )
        return self
