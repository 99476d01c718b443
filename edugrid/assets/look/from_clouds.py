"""What a city's clouds list through their APIs: servers, addresses that were given out, names of the zone."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from edugrid.assets.sighting import Seen, Sighting, Silent
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.rollout.progress import Progress, silent

if TYPE_CHECKING:
    from edugrid.cloud.errors import CloudError


def from_clouds(specs: Iterable[TenancySpec], progress: Progress = silent) -> Seen:
    """Ask every cloud that has an API; one that cannot be read is told and stops no other."""
    wanted = [spec for spec in specs if spec.features.api]
    seen = Seen()
    for number, spec in enumerate(wanted, 1):
        seen = seen.plus(_one(spec))
        progress(number, len(wanted), spec.cloud)
    return seen


def _one(spec: TenancySpec) -> Seen:
    from edugrid.cloud.connect import connect
    from edugrid.cloud.errors import CloudError
    from edugrid.cloud.home import home
    from edugrid.cloud.live import live, project_id

    where = f"{spec.cloud}/{spec.project}"
    try:
        connection = connect(spec.cloud)
        project = project_id(connection, home(spec))
        there = live(connection, spec.cloud, project, spec.features) if project else ()
        given = tuple(_addresses(connection, project, spec)) if project else ()
    except CloudError as error:
        return Seen(silent=(Silent("cloud", where, spec.region, _why(error)),))
    sightings = []
    for item in there:
        if item.kind == "server":
            sightings.append(_seen(spec, "server", name=item.name))
        elif item.kind == "floating_ip":
            sightings.append(_seen(spec, "address", address=item.name))
        elif item.kind == "dns_record":
            sightings.append(_seen(spec, "name", name=item.name.partition(" ")[0].rstrip(".")))
    asked = {("cloud", where)} | ({("dns", spec.dns.zone.rstrip("."))} if spec.dns else set())
    return Seen((*sightings, *given), frozenset(asked))  # type: ignore[arg-type] # literals


def _why(error: "CloudError") -> str:
    """One line, in the cloud's own words where it has any."""
    return (error.detail or error.what.en).strip().splitlines()[0]


def _addresses(connection: Any, project: str, spec: TenancySpec) -> Iterator[Sighting]:  # noqa: ANN401 - openstacksdk has no types
    """Every address of every port in the project's networks; a router's or a DHCP agent's is the cloud's own too."""
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    from edugrid.cloud.connect import failure

    network = connection.network
    try:
        asked = [{"project_id": project}, *({"network_id": one.id} for one in network.networks(project_id=project))]
        ports = {port.id: port for query in asked for port in network.ports(**query)}
    except (SDKException, ClientException, OSError) as error:
        raise failure(spec.cloud, error) from None
    for port in ports.values():
        for fixed in port.fixed_ips or ():
            yield _seen(spec, "address", address=str(fixed["ip_address"]), mac=str(port.mac_address or "").lower())


def _seen(spec: TenancySpec, what: str, **values: str) -> Sighting:
    where = f"{spec.cloud}/{spec.project}"
    given = {"source": "cloud", "what": what, "where": where, "region": spec.region, "layer": spec.features.layer}
    return Sighting.model_validate(given | values)
