"""A real OpenStack API on one machine, each service a plain process.

Keystone, Neutron (with QoS, trunks, VPNaaS), Placement, Glance, Nova; where wanted Cinder, Octavia, Designate, Barbican.

The API, its validation, quotas, policies and databases are the real code. Simulated: the hypervisor (Nova's fake
driver) and the data plane: ports are ACTIVE, but no packet flows; volumes and their backups hold one sector of zeros;
load balancers are ONLINE and balance nothing; IPsec connections stay PENDING_CREATE, as without an agent. Designate's
name server really answers, Barbican really encrypts what it stores.

Everything of a lab lies in ``<lab>/openstack``; the services' environment and ready-made databases in the cache.
"""

from edugrid.lab.openstack.down import down
from edugrid.lab.openstack.endpoint import Endpoint
from edugrid.lab.openstack.errors import LabError
from edugrid.lab.openstack.service_state import ServiceState
from edugrid.lab.openstack.status import status
from edugrid.lab.openstack.up import up
from edugrid.lab.openstack.what_is_real import what_is_real

__all__ = ["Endpoint", "LabError", "ServiceState", "down", "status", "up", "what_is_real"]
