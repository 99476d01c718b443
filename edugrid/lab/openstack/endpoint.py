"""What a running lab offers."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Endpoint:
    """How to reach the lab: ``clouds_yaml`` (for ``OS_CLIENT_CONFIG_FILE``) and the cloud entries in it.

    ``auth_urls`` gives the Keystone URL by cloud name. ``separate`` tells whether each cloud is an OpenStack of its own
    or a domain of a common one; ``services`` the names of what each cloud offers,
    ``name_servers`` address and port (UDP and TCP) of the name server of each cloud that has one.
    """

    clouds_yaml: Path
    clouds: tuple[str, ...]
    auth_urls: dict[str, str]
    separate: bool
    services: dict[str, tuple[str, ...]]
    name_servers: dict[str, tuple[str, int]]
