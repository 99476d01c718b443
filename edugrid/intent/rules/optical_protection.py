"""Type B protection (ITU-T G.984.1): two ports of one kind at the two inputs of one splitter, the spare one empty."""

from edugrid.intent.network.olt import Pon
from edugrid.intent.onus import onus_of, pons_of
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.intent.tree import City
from edugrid.text import Text


def optical_protection(scope: Scope, city: City, sources: dict[str, Source]) -> None:
    """Report spare ports that cannot protect, and links or groups that are used twice."""
    listed = [(city.path, city.file.devices), *((county.path, county.file.devices) for county in city.counties)]
    spares: dict[tuple[str, str], str] = {}
    groups: dict[tuple[str, int], str] = {}
    for path, devices in listed:
        for index, device in enumerate(devices):
            for place, pon in enumerate(device.optical.pons if device.optical else ()):
                spare = pon.protected_by
                if spare is None:
                    continue
                loc: Loc = ("devices", index, "optical", "pons", place, "protected_by")
                _spare(scope, city, sources[path], loc, device.name, pon)
                other = spare.device or device.name
                here = f"{device.name} {pon.port}"
                if (other, spare.port) in spares:
                    message = Text(
                        f"{other} {spare.port} protects {spares[other, spare.port]} already",
                        f"{other} {spare.port} 已用于保护 {spares[other, spare.port]}",
                    )
                    scope.report(sources[path], (*loc, "port"), "pon-protection", message)
                spares.setdefault((other, spare.port), here)
                for olt in {device.name, other}:
                    if (olt, spare.group) in groups:
                        message = Text(
                            f"protection group {spare.group} of {olt} is {groups[olt, spare.group]}'s already",
                            f"{olt} 的保护组 {spare.group} 已被 {groups[olt, spare.group]} 使用",
                        )
                        scope.report(sources[path], (*loc, "group"), "duplicate", message)
                    groups.setdefault((olt, spare.group), here)


def _spare(scope: Scope, city: City, source: Source, loc: Loc, olt: str, pon: Pon) -> None:
    spare = pon.protected_by
    if spare is None:
        return
    other = spare.device or olt
    olts = {device.name: device for _, _, device in city.devices() if device.optical is not None}
    if other not in olts:
        scope.unknown(source, (*loc, "device"), Text("OLT", "OLT"), other, sorted(olts))
        return
    mistakes: list[Text] = []
    if (other, spare.port) == (olt, pon.port):
        mistakes.append(Text("a port cannot protect itself", "端口不能保护自己"))
    if olts[other].platform != next(d.platform for _, _, d in city.devices() if d.name == olt):
        mistakes.append(
            Text(
                f"{other} is of another platform than {olt}; both must take over from each other",
                f"{other} 与 {olt} 平台不同，无法互相接管",
            )
        )
    twin = pons_of(city).get((other, spare.port))
    if twin is not None and twin.splitters:
        mistakes.append(Text(f"{other} {spare.port} has splitters of its own", f"{other} {spare.port} 下另有分光器"))
    if twin is not None and twin.optics != pon.optics:
        mistakes.append(
            Text(
                f"the ports have optics of different classes ({pon.optics} and {twin.optics})",
                f"两个端口的光模块等级不同（{pon.optics} 与 {twin.optics}）",
            )
        )
    if any((onu.olt, onu.pon) == (other, spare.port) for onu, _, _ in onus_of(city)):
        mistakes.append(Text(f"ONUs are registered on {other} {spare.port}", f"{other} {spare.port} 下登记了 ONU"))
    first = next((splitter for splitter in pon.splitters if splitter.under is None), None)
    if first is None or first.inputs < 2:  # noqa: PLR2004 - two ports, two inputs
        ratio = first.ratio if first else "N"
        mistakes.append(
            Text(
                f"the first splitter of {pon.port} needs two inputs (2:{ratio}, `inputs: 2`)",
                f"{pon.port} 的一级分光器须有两个输入（2:{ratio}，inputs: 2）",
            )
        )
    for text in mistakes:
        scope.report(source, loc, "pon-protection", text)
