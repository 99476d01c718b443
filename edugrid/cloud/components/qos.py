"""Component: what a cloud can do for an application's bandwidth."""

from dataclasses import dataclass
from typing import Final

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.component import Component

AF31: Final = 26
"""RFC 2597/4594: the DSCP that the MAN's queues serve before best effort."""


@dataclass(frozen=True)
class QosArgs:
    """``kbps`` is the application's guarantee in kbit/s."""

    policy: str
    description: str
    kbps: int
    dscp: int = AF31


class Qos(Component):
    """A QoS policy for the ports of one application: its traffic is marked, and each port is held to ``kbps``.

    What it does not do: reserve. Neutron's minimum-bandwidth rule would, but a server that boots with such a port
    needs Compute API 2.72, and the provider (1.54) asks an older one. So the guarantee is kept by two means: nobody's
    port may send more than was sold to it, and what is sold is marked so that the MAN's queues carry it first.
    Outputs: ``policy_id``.

    Example::

        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.qos import Qos, QosArgs

        inside = openstack.Provider("inside", cloud="gov")
        video = Qos("example", QosArgs("edu-example-video", "an example", 500_000), pulumi.ResourceOptions(provider=inside))
        pulumi.export("policy", video.policy_id)
    """

    policy_id: pulumi.Output[str]

    def __init__(self, name: str, args: QosArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("Qos", name, opts)
        policy = openstack.networking.QosPolicy(
            name, name=args.policy, description=args.description, shared=False, opts=self.child()
        )
        openstack.networking.QosBandwidthLimitRule(
            name, qos_policy_id=policy.id, max_kbps=args.kbps, max_burst_kbps=0, direction="egress", opts=self.child()
        )
        openstack.networking.QosDscpMarkingRule(name, qos_policy_id=policy.id, dscp_mark=args.dscp, opts=self.child())
        self.policy_id = policy.id
        self.register_outputs({"policy_id": self.policy_id})
