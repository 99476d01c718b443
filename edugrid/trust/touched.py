"""Which regions that are production a plan touches."""

from edugrid.intent.tree import Intent
from edugrid.rollout.plan_file import DevicePlan, Plan


def touched(intent: Intent, plan: Plan) -> tuple[str, ...]:
    """Paths of regions, sorted. Where a device stands, the inventory says, not the plan.

    A plan could be written by hand: a device that the inventory does not have by this name, address and port is in
    production when anything is.
    """
    places: dict[tuple[str, str, int, int | None], str] = {}
    for city in intent.cities:
        for path, _, device in city.devices():
            way = device.management
            places[device.name, str(way.host), way.port, way.netconf_port] = path

    def place(device: DevicePlan) -> str:
        return places.get((device.name, device.host, device.port, device.netconf_port)) or intent.path

    regions = {place(device) for device in plan.devices if device.state != "unchanged"}
    regions |= {cloud.region for cloud in plan.clouds if cloud.steps}
    strangers = intent.path in regions
    everywhere = {path for path in _all(intent) if intent.production(path)}
    found = {region for region in regions if intent.production(region)} | (everywhere if strangers else set())
    return tuple(sorted(found))


def _all(intent: Intent) -> set[str]:
    below = {county.path for city in intent.cities for county in city.counties}
    return {intent.path, *(city.path for city in intent.cities), *below}
