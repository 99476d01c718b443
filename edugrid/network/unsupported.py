"""Features that were asked for and that a device's platform cannot do."""

from collections.abc import Sequence
from pathlib import Path

from edugrid.design.network import DeviceDesign
from edugrid.intent.problems import Problem
from edugrid.intent.source import Loc, Source, dotted
from edugrid.intent.tree import Intent
from edugrid.network.capabilities import capabilities
from edugrid.text import Text


def unsupported(intent: Intent, devices: tuple[DeviceDesign, ...], folders: Sequence[Path]) -> list[Problem]:
    """One problem for each feature that the platform of a device lacks, at the place where the device is written.

    ``folders`` hold the templates, the first that has a platform counts.
    """
    places = _places(intent)
    problems = []
    for device in devices:
        source, loc, model = places[device.name]
        try:
            known = capabilities(folders, device.platform)
        except FileNotFoundError:
            message = Text(
                f"there are no templates for the platform {device.platform!r}", f"没有平台“{device.platform}”的模板"
            )
            where = (*loc, "platform")
            problems.append(Problem(source.file, source.line(where), dotted(where), "no-templates", message))
            continue
        for feature in device.features:
            why = known.why_not(feature, model)
            if feature in known.elsewhere or (feature in known.features and why is None):
                continue
            reason = Text(why.en, why.zh) if why else Text("it has no template for it yet", "尚无该功能的模板")
            what = model if feature in known.features else device.platform
            message = Text(
                f"{what} cannot do {feature!r}, which {device.name} needs: {reason.en}",
                f"{device.name} 需要“{feature}”，但 {what} 不支持：{reason.zh}",
            )
            problems.append(Problem(source.file, source.line(loc), dotted(loc), "platform-cannot", message))
    return problems


def _places(intent: Intent) -> dict[str, tuple[Source, Loc, str]]:
    found: dict[str, tuple[Source, Loc, str]] = {}
    for city in intent.cities:
        files = [(city.path, city.file.devices), *((county.path, county.file.devices) for county in city.counties)]
        for path, devices in files:
            for index, device in enumerate(devices):
                found[device.name] = intent.sources[path], ("devices", index), device.model
    return found
