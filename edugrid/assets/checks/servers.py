"""Servers of the clouds: those that nobody declared, and those that are gone."""

from collections.abc import Iterator

from edugrid.assets.finding import finding
from edugrid.assets.host import Host
from edugrid.assets.register import Register
from edugrid.assets.sighting import Seen
from edugrid.drift.record import DriftRecord


def servers(register: Register, seen: Seen) -> Iterator[DriftRecord]:
    """A tenancy is judged by its cloud where that answered, else by the state of its stack."""
    declared = _declared(register)
    places = {where for source, where in seen.asked if source in {"state", "cloud"}}
    for place in sorted(places):
        source = "cloud" if ("cloud", place) in seen.asked else "state"
        there = {
            one.name: one
            for one in seen.sightings
            if one.what == "server" and one.where == place and one.source == source
        }
        wanted = {name: host for name, host in declared.get(place, {}).items() if host.state in {"in-use", "idle"}}
        for name in sorted(there.keys() - declared.get(place, {}).keys()):
            yield finding(
                there[name].region,
                place,
                ("server", name),
                "unmanaged",
                None,
                f"a server that is in no register (seen in the {source})",
                severity="high",
                layer=there[name].layer,
            )
        for name in sorted(wanted.keys() - there.keys()):
            host = wanted[name]
            yield finding(
                host.region,
                host.id,
                ("server",),
                "missing",
                f"{name} in {place}",
                None,
                severity="high",
                layer="real",
                owner=host.owner,
            )


def _declared(register: Register) -> dict[str, dict[str, Host]]:
    """Servers by tenancy and name."""
    found: dict[str, dict[str, Host]] = {}
    for host in register.hosts:
        if host.id.startswith("server/"):
            found.setdefault(host.place, {})[host.name] = host
    return found
