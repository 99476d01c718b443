"""The services of a lab."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """One OpenStack service: its process name, catalog type, usual port, path of its API and configuration file."""

    name: str
    kind: str
    port: int
    path: str
    config: str


# In the order in which they are useful: Keystone answers everybody's first request.
SERVICES = (
    Service("keystone", "identity", 5000, "/v3", "keystone.conf"),
    Service("neutron", "network", 9696, "", "neutron.conf"),
    Service("placement", "placement", 8778, "", "placement.conf"),
    Service("glance", "image", 9292, "", "glance-api.conf"),
    Service("nova", "compute", 8774, "/v2.1", "nova.conf"),
)
