"""A connection to one cloud, for reading and for the few things that Pulumi cannot do."""

import logging
import warnings
from typing import Any

from edugrid.cloud.errors import CloudError
from edugrid.cloud.explain_failure import explain_failure
from edugrid.cloud.paced_session import pace_session

CONNECT_SECONDS = 15.0


def connect(cloud: str) -> Any:  # noqa: ANN401 - openstacksdk has no types
    """An openstacksdk connection that has already shown its credentials.

    Raises:
        CloudError: the cloud is unreachable, refuses the credentials, or is not in clouds.yaml.

    """
    import openstack
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    warnings.filterwarnings("ignore", module="openstack")
    logging.getLogger("keystoneauth").setLevel(logging.ERROR)  # it warns of what then becomes our error
    try:
        connection = openstack.connect(cloud=cloud, api_timeout=CONNECT_SECONDS)
        pace_session(connection, cloud)
        connection.authorize()
    except (SDKException, ClientException, OSError) as error:
        raise failure(cloud, error) from None
    return connection


def failure(cloud: str, error: Exception) -> CloudError:
    """What went wrong at ``cloud``, in words for people."""
    return explain_failure([f"{cloud}: {error}"])
