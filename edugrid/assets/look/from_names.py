"""What name servers answer for the names of the register."""

from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen, Sighting, Silent
from edugrid.region import OpenRegion
from edugrid.rollout.progress import Progress, silent


def from_names(opened: OpenRegion, register: Register, progress: Progress = silent) -> Seen:
    """Ask for every registered name of each city's zone (RFC 1035), at its ``dns.ask`` or the ``dns_servers``.

    Where no server answers, and the cloud that keeps the zone cannot be asked either, the zone is told as silent.
    """
    from edugrid.cloud.move.name_answers import name_answers

    seen = Seen()
    for city in opened.intent.cities:
        dns = city.file.dns
        spec = next((one for one in opened.design.tenancies if one.region == city.path and one.dns), None)
        if dns is None or spec is None:
            continue
        zone = dns.zone.rstrip(".")
        servers = dns.ask or tuple(str(address) for address in city.settings.dns_servers)
        wanted = [domain for domain in register.domains if domain.name.endswith(f".{zone}")]
        sightings = []
        for number, domain in enumerate(wanted, 1):
            answers = name_answers(f"{domain.name}.", servers, (dns.zone, spec))
            progress(number, len(wanted), domain.name)
            if answers is None:
                why = f"no name server answers: {', '.join(servers)}"
                seen = seen.plus(Seen(silent=(Silent("dns", zone, city.path, why),)))
                break
            if answers.addresses:
                sightings.append(
                    Sighting(
                        source="dns",
                        what="name",
                        where=zone,
                        region=domain.region,
                        name=domain.name,
                        address=answers.addresses[0],
                    )
                )
        else:
            seen = seen.plus(Seen(tuple(sightings), frozenset({("dns", zone)} if wanted else ())))
    return seen
