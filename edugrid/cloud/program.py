"""What the Pulumi program of a stack does."""

import os
import sys
from pathlib import Path

ONLY = "EDUGRID_ONLY_CLOUDS"
"""Environment variable: comma-separated clouds.yaml entries; the others are left out (always with engine targets)."""


def deploy(region: str) -> None:
    """Register one tenancy for each cloud of ``region`` that has an API; the process exits with 1 when the intent forbids it."""
    import pulumi

    from edugrid.cli.errors import explain
    from edugrid.cloud.adopt.adopted import Adopted
    from edugrid.cloud.between import between
    from edugrid.cloud.checked_region import checked_region
    from edugrid.cloud.cloud_entry import cloud_entry
    from edugrid.cloud.move.typed_by_hand import typed_by_hand
    from edugrid.cloud.shared_key import shared_key
    from edugrid.cloud.tenancy import Tenancy
    from edugrid.text import language

    home = Path(pulumi.runtime.get_root_directory())
    root = home / os.environ.get("EDUGRID_INVENTORIES", "inventories")
    only = os.environ.get(ONLY, "")
    try:
        opened = checked_region(root, region)
        typed_by_hand(opened, root)
        design = opened.design
        wanted = [spec for spec in design.tenancies if spec.features.api and _chosen(spec.cloud, only)]
        pairs = [(spec, cloud_entry(spec.cloud, password=spec.features.project)) for spec in wanted]
        adopted = [(spec, cloud_entry(spec.cloud)) for spec in design.adopted if _chosen(spec.cloud, only)]
    except Exception as error:
        # An exception would reach the user as a traceback of this file; the text is what helps.
        code, text = explain(error, language())
        if code is None:
            raise
        pulumi.log.error(text)
        sys.exit(1)
    tenancies = {spec.cloud: Tenancy(spec, entry) for spec, entry in pairs}
    config = pulumi.Config("edugrid")
    # several operators share one key through the stack's settings: pulumi config set --secret edugrid:psk-<connection>
    between(
        design.tenancies,
        tenancies,
        lambda line: config.get_secret(f"psk-{line}") or pulumi.Output.secret(shared_key(line)),
    )
    for spec, _ in pairs:
        tenancy = tenancies[spec.cloud]
        pulumi.export(
            spec.cloud,
            {
                "project": spec.project,
                "project_id": tenancy.project_id,
                "network_id": tenancy.network_id,
                "servers": tenancy.servers,
            },
        )
        if tenancy.credentials:
            pulumi.export(
                f"{spec.cloud}-credentials",
                {name: {"id": made.credential_id, "secret": made.secret} for name, made in tenancy.credentials.items()},
            )
    for found, entry in adopted:
        Adopted(found, entry)


def _chosen(cloud: str, only: str) -> bool:
    return not only or cloud in only.split(",")
