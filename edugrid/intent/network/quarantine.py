"""``network: quarantine:`` where hosts that are cut off are put."""

from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen


class QuarantineSettings(Frozen):
    """``vlan``: the access ports of such hosts are in it; no trunk carries it, and no pool hands it out."""

    vlan: Annotated[int, Field(ge=2, le=4094)] = 4000
