"""Splitters: a tree of two levels at most, and no more fibres on one than it has outputs."""

from collections import Counter

from edugrid.intent.network.olt import Pon
from edugrid.intent.network.splitter_path import splitter_path
from edugrid.intent.onus import onus_of
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.intent.tree import City
from edugrid.text import Text

_LEVELS = 2


def optical_splitters(scope: Scope, city: City, sources: dict[str, Source]) -> None:
    """Report splitters that do not fit and ports with too many ONUs."""
    on_splitter = Counter((onu.olt, onu.pon, onu.splitter) for onu, _, _ in onus_of(city))
    on_port = Counter((onu.olt, onu.pon) for onu, _, _ in onus_of(city))
    listed = [(city.path, city.file.devices, city.settings)]
    listed += [(county.path, county.file.devices, county.settings) for county in city.counties]
    for path, devices, settings in listed:
        source, profiles = sources[path], settings.network.optical
        for index, device in enumerate(devices):
            seen: set[str] = set()
            names: set[str] = set()
            for place, pon in enumerate(device.optical.pons if device.optical else ()):
                loc: Loc = ("devices", index, "optical", "pons", place)
                if pon.port in seen:
                    message = Text(f"the port {pon.port} is written twice", f"端口 {pon.port} 重复")
                    scope.report(source, (*loc, "port"), "duplicate", message)
                seen.add(pon.port)
                fibres = {
                    name: count
                    for (olt, port, name), count in on_splitter.items()
                    if (olt, port) == (device.name, pon.port)
                }
                _tree(scope, source, loc, pon, fibres, names)
                for number, splitter in enumerate(pon.splitters):
                    if profiles is not None and splitter.ratio not in profiles.splitter_db:
                        message = Text(
                            f"no loss is known for a splitter 1:{splitter.ratio}",
                            f"缺少 1:{splitter.ratio} 分光器的损耗值",
                        )
                        hint = Text("add it to `splitter_db`", "请补入 splitter_db")
                        scope.report(source, (*loc, "splitters", number, "ratio"), "optical-budget", message, hint)
                most = profiles.max_onus if profiles else None
                have = on_port[device.name, pon.port]
                if most is not None and have > most:
                    message = Text(
                        f"{have} ONUs on {pon.port}, at most {most} are allowed",
                        f"{pon.port} 下有 {have} 个 ONU，最多 {most} 个",
                    )
                    scope.report(source, (*loc, "port"), "too-many-onus", message)


def _tree(scope: Scope, source: Source, loc: Loc, pon: Pon, fibres: dict[str, int], names: set[str]) -> None:
    known = [splitter.name for splitter in pon.splitters]
    roots = [splitter for splitter in pon.splitters if splitter.under is None]
    if len(roots) > 1:
        message = Text(
            f"one fibre leaves {pon.port}, but {len(roots)} splitters say that it is theirs",
            f"{pon.port} 只有一根主干光纤，却有 {len(roots)} 个一级分光器",
        )
        scope.report(source, (*loc, "splitters"), "splitter-tree", message)
    for number, splitter in enumerate(pon.splitters):
        at: Loc = (*loc, "splitters", number)
        if splitter.name in names:
            message = Text(f"the splitter {splitter.name} is written twice", f"分光器 {splitter.name} 重复")
            scope.report(source, (*at, "name"), "duplicate", message)
        names.add(splitter.name)
        if splitter.under is not None and splitter.under not in known:
            scope.unknown(
                source, (*at, "under"), Text("splitter on this port", "该端口上的分光器"), splitter.under, known
            )
            continue
        try:
            depth = len(splitter_path(pon, splitter.name))
        except KeyError:
            depth = _LEVELS + 1
        if depth > _LEVELS:
            message = Text(f"{splitter.name} is deeper than level {_LEVELS}", f"{splitter.name} 超过 {_LEVELS} 级分光")
            scope.report(source, (*at, "under"), "splitter-tree", message)
        if splitter.inputs > 1 and splitter.under is not None:
            message = Text("only the first splitter has a second input", "只有一级分光器可有第二个输入")
            scope.report(source, (*at, "inputs"), "splitter-tree", message)
        used = fibres.get(splitter.name, 0) + sum(other.under == splitter.name for other in pon.splitters)
        if used > splitter.ratio:
            message = Text(
                f"{used} fibres on the splitter {splitter.name} of 1:{splitter.ratio}",
                f"1:{splitter.ratio} 分光器 {splitter.name} 上接了 {used} 路",
            )
            scope.report(source, (*at, "ratio"), "too-many-onus", message)
