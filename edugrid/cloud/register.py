"""What the program of a stack registers, whoever runs it."""

from collections.abc import Callable, Collection, Sequence

import pulumi

from edugrid.cloud.adopt.adopted import Adopted
from edugrid.cloud.between import between
from edugrid.cloud.cloud_entry import CloudEntry, cloud_entry
from edugrid.cloud.short_traces import short_traces
from edugrid.cloud.tenancy import Tenancy
from edugrid.cloud.until_settled import until_settled
from edugrid.design.region import RegionDesign
from edugrid.design.tenancy_spec import TenancySpec


def register(
    design: RegionDesign, only: Collection[str], gone: Collection[str], shared_key: Callable[[str], str]
) -> None:
    """Register one tenancy for each cloud that has an API, what lies between them, and the adopted projects.

    Args:
        design: a checked region's.
        only: entries of clouds.yaml; the others are left out. Empty: all.
        gone: ids of adopted objects that are no longer in their cloud.
        shared_key: the pre-shared key of a VPN connection, asked for where the stack's settings hold none.

    Raises:
        CloudInputError: clouds.yaml lacks an entry; nothing was registered.

    """
    wanted = [spec for spec in design.tenancies if spec.features.api and (not only or spec.cloud in only)]
    pairs = [(spec, cloud_entry(spec.cloud, password=spec.features.project)) for spec in wanted]
    adopted = [(spec, cloud_entry(spec.cloud)) for spec in design.adopted if not only or spec.cloud in only]
    with short_traces():
        _tenancies(design, pairs, shared_key)
        for found, entry in adopted:
            Adopted(found, entry, gone)
    pulumi.run(until_settled)


def _tenancies(
    design: RegionDesign, pairs: Sequence[tuple[TenancySpec, CloudEntry]], shared_key: Callable[[str], str]
) -> None:
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
