"""A connection to a cloud of a running OpenStack lab."""

from typing import Any

from edugrid.lab.openstack import Endpoint


def open_cloud(endpoint: Endpoint, cloud: str) -> Any:  # noqa: ANN401  # openstacksdk has no types
    """Connect as the cloud's admin, whatever the environment says."""
    import openstack
    from openstack.config import OpenStackConfig

    config = OpenStackConfig(config_files=[str(endpoint.clouds_yaml)], load_envvars=False)
    return openstack.connection.Connection(config=config.get_one(cloud=cloud))
