# mypy: disable-error-code="import-not-found"
# reason: Neutron lives in the lab's own environment, not in the one that is type-checked
"""ML2 mechanism driver for a lab without agents."""

from typing import Any

from neutron_lib import constants
from neutron_lib.api.definitions import portbindings
from neutron_lib.plugins.ml2 import api


class LabMechanismDriver(api.MechanismDriver):  # type: ignore[misc]  # the base class is untyped here, see above
    """Binds every port at once and calls it ACTIVE, so it never shows a binding failure.

    Interface: ``neutron_lib.plugins.ml2.api.MechanismDriver``.
    """

    def initialize(self) -> None:
        """Nothing to prepare: there is no agent to talk to."""

    @property
    def connectivity(self) -> str:
        """Layer 2, as any real switch driver says."""
        return str(portbindings.CONNECTIVITY_L2)

    def bind_port(self, context: Any) -> None:  # noqa: ANN401  # Neutron's PortContext has no type here
        """Bind to the first segment offered."""
        segment = context.segments_to_bind[0]
        context.set_binding(
            segment[api.ID],
            portbindings.VIF_TYPE_OVS,
            {portbindings.CAP_PORT_FILTER: True},
            status=constants.PORT_STATUS_ACTIVE,
        )

    def filter_hosts_with_segment_access(
        self,
        context: object,  # noqa: ARG002  # the interface's signature
        segments: object,  # noqa: ARG002  # the same
        candidate_hosts: list[str],
        agent_getter: object,  # noqa: ARG002  # the same
    ) -> set[str]:
        """Treat every host as wired to every segment."""
        return set(candidate_hosts)
