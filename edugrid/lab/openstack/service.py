"""The services of a lab."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """One OpenStack service: its process name, catalog type, usual port, path of its API and configuration file.

    ``aliases`` are older catalog types under which clients look for the same API, ``roles`` what Keystone must know
    for the service's own policies.
    """

    name: str
    kind: str
    port: int
    path: str
    config: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


# In the order in which they are useful: Keystone answers everybody's first request.
SERVICES = (
    Service("keystone", "identity", 5000, "/v3", "keystone.conf"),
    Service("neutron", "network", 9696, "", "neutron.conf"),
    Service("placement", "placement", 8778, "", "placement.conf"),
    Service("glance", "image", 9292, "", "glance-api.conf"),
    Service("nova", "compute", 8774, "/v2.1", "nova.conf"),
    Service("cinder", "block-storage", 8776, "/v3", "cinder.conf", aliases=("volumev3",)),
    Service(
        "octavia",
        "load-balancer",
        9876,
        "",
        "octavia.conf",
        roles=("load-balancer_member", "load-balancer_observer", "load-balancer_admin"),
    ),
    Service("designate", "dns", 9001, "", "designate.conf"),
    Service("barbican", "key-manager", 9311, "", "barbican.conf"),
)
# What every cloud has; the others may be left out.
CORE = ("keystone", "neutron", "placement", "glance", "nova")
# Designate's mini name server: UDP and TCP on one port.
NAME_SERVER = "name-server"
NAME_SERVER_PORT = 5354
