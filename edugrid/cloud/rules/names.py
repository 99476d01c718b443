"""Policy: names say whose a resource is."""

import re
from typing import Final

from edugrid.cloud.declared import Declared
from edugrid.cloud.violation import Violation
from edugrid.text import Text

SCHEME: Final = re.compile(r"edu-[a-z0-9]+(-[a-z0-9]+)*")
LONGEST: Final = 63
NAMED: Final = {
    "openstack:identity/project:Project": "name",
    "openstack:identity/applicationCredential:ApplicationCredential": "name",
    "openstack:networking/addressScope:AddressScope": "name",
    "openstack:networking/subnetPool:SubnetPool": "name",
    "openstack:networking/network:Network": "name",
    "openstack:networking/subnet:Subnet": "name",
    "openstack:networking/router:Router": "name",
    "openstack:networking/secGroup:SecGroup": "name",
    "openstack:networking/port:Port": "name",
    "openstack:networking/trunk:Trunk": "name",
    "openstack:networking/qosPolicy:QosPolicy": "name",
    # an address has no name of its own: its description says which server or balancer it leads to
    "openstack:networking/floatingIp:FloatingIp": "description",
    "openstack:compute/instance:Instance": "name",
    "openstack:compute/serverGroup:ServerGroup": "name",
    "openstack:compute/keypair:Keypair": "name",
    "openstack:blockstorage/volume:Volume": "name",
    "openstack:loadbalancer/loadBalancer:LoadBalancer": "name",
    "openstack:loadbalancer/listener:Listener": "name",
    "openstack:loadbalancer/pool:Pool": "name",
    "openstack:loadbalancer/monitor:Monitor": "name",
    "openstack:vpnaas/service:Service": "name",
    "openstack:vpnaas/ikePolicy:IkePolicy": "name",
    "openstack:vpnaas/ipSecPolicy:IpSecPolicy": "name",
    "openstack:vpnaas/endpointGroup:EndpointGroup": "name",
    "openstack:vpnaas/siteConnection:SiteConnection": "name",
}
"""The property of each type that carries the name. DNS zones and records follow DNS; rules and attachments have none."""

SOURCE: Final = Text("naming scheme of this project: edu-<region>-<what>", "本项目命名规则：edu-<地区>-<用途>")


def names(resource: Declared) -> list[Violation]:
    """Refuse a name that is not ``edu-<region>[-<what>]`` in lower case, at most 63 characters (RFC 1123 label).

    ``<what>``: ``apps``/``secure`` and ``-v4``/``-v6`` for networks and subnets, ``edge`` for the router, the
    application for its security group and server group, ``<application>-<number>`` for a server and its port,
    ``<application>-<number>-<volume>`` for its volumes, ``nfv-<county>`` for a virtual router.
    """
    key = NAMED.get(resource.type)
    if key is None:
        return []
    name = str(resource.properties.get(key) or "")
    if SCHEME.fullmatch(name) and len(name) <= LONGEST:
        return []
    return [
        Violation(
            "names",
            SOURCE,
            resource.name,
            Text(f"the name {name!r} does not follow the scheme", f"名称 {name!r} 不符合命名规则"),
            Text(
                "edu-<region>-<what>: lower case letters, digits and single hyphens, at most 63",
                "edu-<地区>-<用途>：小写字母、数字和单个连字符，不超过 63 个字符",
            ),
        )
    ]
