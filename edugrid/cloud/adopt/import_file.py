"""The same objects for ``pulumi import --file``: for people who go on with plain Pulumi."""

import json

from edugrid.cloud.adopt.kinds import KINDS
from edugrid.cloud.adopt.read_project import ReadProject


def import_file(found: ReadProject) -> str:
    """JSON text in the form of ``pulumi import --file`` (https://www.pulumi.com/docs/iac/cli/commands/pulumi_import/).

    The default provider must be scoped to the project (``OS_CLOUD`` or ``openstack:cloud``).
    """
    resources = [{"type": KINDS[item.kind].token, "name": item.label, "id": item.id} for item in found.resources]
    return json.dumps({"resources": resources}, indent=1, ensure_ascii=False) + "\n"
