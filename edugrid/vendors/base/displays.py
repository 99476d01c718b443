"""Which display commands of a platform tell what; data in the vendor folder's ``displays.yml``."""

from pathlib import Path
from typing import Any

from pydantic import Field

from edugrid.design.frozen import Frozen


class Display(Frozen):
    """A command and the template that reads its answer.

    ``command`` may be followed by others in ``otherwise``, tried in turn when the device does not know the command.
    ``vrf_command``: with ``{vrf}``, when the table of a VRF has a command of its own; otherwise its column is used.
    ``age_seconds``: how many seconds a bare number in the age column counts.
    """

    command: str
    template: str = ""
    otherwise: tuple[str, ...] = ()
    vrf_command: str = ""
    age_seconds: float = 60.0


class PingCommand(Frozen):
    """How a ping of one IP version begins, and the word before the name of a VRF."""

    command: str
    vrf: str


class Environment(Frozen):
    """The displays behind ``get_environment``."""

    fans: Display
    power: Display
    temperature: Display
    cpu: Display
    memory: Display


class Displays(Frozen):
    """``displays.yml`` of a vendor folder. ``short_names``: how tables shorten interface names, {short: full}.

    Displays behind the getters of single features (``FeatureDriver``) are None where no source shows what the platform
    prints.
    """

    short_names: dict[str, str] = Field(default={})
    lldp: Display
    mac: Display
    arp: Display
    neighbors: Display
    routes: dict[int, Display]
    optics: Display
    environment: Environment
    ping: dict[int, PingCommand]
    advertisements: Display | None = None
    dhcp_pools: Display | None = None
    dhcpv6_pools: Display | None = None
    dhcp_snooping: Display | None = None
    dhcp_bindings: Display | None = None
    locators: Display | None = None
    pim: Display | None = None
    radius: Display | None = None
    login_radius: Display | None = None
    login_hwtacacs: Display | None = None
    samples: Display | None = None
    traffic_filters: Display | None = None
    traffic_policies: Display | None = None
    vnis: Display | None = None

    def full_name(self, name: str) -> str:
        """``XGE1/0/25`` as the configuration spells it."""
        kind = name.rstrip("0123456789/.:")
        return self.short_names.get(kind, kind) + name[len(kind) :]


def load_displays(folder: Path) -> Displays:
    """Read ``displays.yml`` of a vendor folder.

    Raises:
        pydantic.ValidationError: a key is missing or unknown.

    """
    from ruamel.yaml import YAML

    data: Any = YAML(typ="safe").load((folder / "displays.yml").read_text(encoding="utf-8"))
    return Displays.model_validate(data)
