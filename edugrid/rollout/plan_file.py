"""The plan file: what a person reviews and ``apply`` obeys, sealed with a hash."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from edugrid.design.frozen import Frozen
from edugrid.design.network import DeviceDesign
from edugrid.design.placement import Placement
from edugrid.design.surge_outlook import SurgeOutlook
from edugrid.put_file import put_file
from edugrid.refusal import Refusal
from edugrid.rollout.wave import Wave
from edugrid.text import Text

DeviceFile = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$")]
"""The name of a device, which files of a run are called after: none of them can lie anywhere else."""


class DevicePlan(Frozen):
    """Commands for one device, and the fingerprint of the running config they were computed from.

    ``target`` is what the templates render for the device (only lines that edugrid owns): ``apply`` checks against it
    that the device has become what was reviewed. ``school`` and ``pair`` are those of the design; the waves depend on them.
    ``design`` of a changed device is what the live checks expect.
    ``waiting``: lines that are left out until somebody gives their secret.
    """

    name: DeviceFile
    platform: str
    role: str
    region: str = ""
    school: str = ""
    pair: str = ""
    host: str = ""
    port: int = 22
    transport: Literal["cli", "netconf"] = "cli"
    netconf_port: int | None = None
    target: str | None = None
    design: DeviceDesign | None = None
    state: Literal["changed", "unchanged", "refused", "unreachable"]
    running_sha256: str
    forward: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    layer: Literal["real", "simulated", "unknown"] = "unknown"


class CloudStep(Frozen):
    """One step of the Pulumi engine; ``changes`` lists ``property: old -> new`` with secrets masked."""

    op: str
    type: str
    name: str
    urn: str
    changes: tuple[str, ...] = ()


class CloudPlan(Frozen):
    """What ``pulumi up`` would do to one stack, after looking at the cloud.

    ``placements`` say on which cloud each application lies and why, ``surges`` what the windows of the next 30 days
    add and whether that fits; they are told, never carried out.
    ``refused`` are the steps that a freeze forbids on the day the plan was made; ``apply`` judges them by its own day.
    ``excepted`` are policies that a dated exception suspends.
    """

    region: str
    stack: str
    steps: tuple[CloudStep, ...]
    unmanaged: tuple[str, ...] = ()
    placements: tuple[Placement, ...] = ()
    surges: tuple[SurgeOutlook, ...] = ()
    refused: tuple[Text, ...] = ()
    excepted: tuple[Text, ...] = ()


class Plan(Frozen):
    """A reviewed change of one region. ``waves`` are the changed devices in their order.

    ``seal`` is the SHA-256 of everything else.
    """

    version: Literal[1] = 1
    region: str
    created: str
    devices: tuple[DevicePlan, ...] = ()
    waves: tuple[Wave, ...] = ()
    clouds: tuple[CloudPlan, ...] = ()
    seal: str = ""

    def digest(self) -> str:
        """SHA-256 (hex) over the canonical JSON of the plan without its seal."""
        body = self.model_dump(mode="json", exclude={"seal"})
        return sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def sealed(self) -> "Plan":
        """Return the same plan with its seal set."""
        return self.model_copy(update={"seal": self.digest()})

    @property
    def empty(self) -> bool:
        """True when applying it would touch nothing."""
        return all(d.state == "unchanged" for d in self.devices) and all(not c.steps for c in self.clouds)

    def write(self, path: Path) -> None:
        """Write the sealed plan as JSON (UTF-8); a crash or a full disk leaves the file as it was."""
        put_file(path, self.sealed().model_dump_json(indent=1) + "\n")


class PlanFileError(Refusal):
    """The file is not a plan, or was changed after it was made."""

    exit_code = 2


def read_plan(path: Path) -> Plan:
    """Read a plan file.

    Raises:
        PlanFileError: not JSON, not a plan, or the seal does not fit the content.

    """
    try:
        plan = Plan.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise PlanFileError(
            Text(
                f"{path}: not a plan file of edugrid ({type(error).__name__}); make one with `edugrid plan`",
                f"{path}：不是 edugrid 的计划文件（{type(error).__name__}）；请用 `edugrid plan` 生成",
            )
        ) from error
    if plan.seal != plan.digest():
        raise PlanFileError(
            Text(
                f"{path}: the seal does not fit: the plan was edited after it was made; make a new one",
                f"{path}：封印不符：计划生成后被修改过；请重新生成",
            )
        )
    return plan
