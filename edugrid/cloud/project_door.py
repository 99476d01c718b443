"""Connections for looking into one tenancy's project."""

from typing import Any

from edugrid.cloud.connect import connect
from edugrid.cloud.home import home
from edugrid.cloud.inside import inside
from edugrid.cloud.live import project_id
from edugrid.design.tenancy_spec import TenancySpec


class ProjectDoor:
    """``outer`` is the deployer's own connection, ``inside`` one scoped to the tenancy's project, made when first used.

    ``project`` is the project's id, None when there is none. Raises CloudError when the cloud cannot be reached.
    """

    def __init__(self, spec: TenancySpec) -> None:
        self._cloud = spec.cloud
        self.outer: Any = connect(spec.cloud)
        self.project = project_id(self.outer, home(spec))
        self._inside: Any = None

    @property
    def inside(self) -> Any:  # noqa: ANN401 - openstacksdk has no types
        """Connection scoped to the project; the deployer needs a role in it."""
        if self._inside is None:
            self._inside = inside(self.outer, self._cloud, self.project or "")
        return self._inside
