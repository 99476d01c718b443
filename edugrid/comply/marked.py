"""Evidence that lines of configurations are."""

import re
from collections.abc import Iterable

from edugrid.comply.config_text import ConfigText, Line
from edugrid.comply.evidence import Basis, Evidence, State
from edugrid.comply.marks import Mark, marks
from edugrid.comply.view import View
from edugrid.design.network import DeviceDesign
from edugrid.mask import mask
from edugrid.text import Text
from edugrid.vendors.registry import get_vendor

SHOWN = 4
"""Forbidden lines that are cited; of the needed ones the first of each kind is."""


def marked(view: View, name: str, feature: str, devices: Iterable[DeviceDesign] | None = None) -> tuple[Evidence, ...]:
    """Hold each device's text against the mark ``name``; ``feature`` is the template that owns such lines.

    A device fails when a needed line is missing or a forbidden one is there. It is unknown when it could not be read, when
    nobody knows such lines of its platform, and when the text is a rendered one and edugrid renders no such feature there:
    what people typed by hand is not seen then.
    """
    return tuple(
        one
        for device in (view.devices if devices is None else devices)
        if (one := _device(view, device, name, feature))
    )


def _device(view: View, device: DeviceDesign, name: str, feature: str) -> Evidence | None:
    config = view.configs.get(device.name)
    if config is None:
        why = view.unread.get(device.name, Text("its configuration was not read", "未读取到其配置"))
        return _says(name, device, "observed", "unknown", "", why)
    mark = marks(get_vendor(device.platform).name).get(name)
    blind = _blind(view, device, config, mark, feature)
    if mark is None or blind is not None:
        return _says(name, device, _basis(config), "unknown", config.file, blind or Text("-", "-"))
    if mark.when and not _fitting(config, mark.when):
        return None
    bad = _fitting(config, mark.never)
    if bad:
        return _cited(name, device, config, bad, "fail", Text("a line that must not be there", "存在不允许的配置行"))
    absent = [pattern for pattern in mark.has if not _fitting(config, (pattern,))]
    if absent:
        return _without(name, device, config, mark, absent, feature)
    first = sorted({_fitting(config, (pattern,))[0] for pattern in mark.has})
    return _cited(name, device, config, first, "pass", Text("as it must be", "符合要求"))


def _blind(view: View, device: DeviceDesign, config: ConfigText, mark: Mark | None, feature: str) -> Text | None:
    """Why the text of ``device`` can prove nothing."""
    if mark is None:
        nobody = Text(
            f"no such line of {device.platform} is known to edugrid", f"edugrid 不认识 {device.platform} 上的这类配置行"
        )
        return view.lacking.get((device.name, feature), nobody)
    if mark.live and not config.observed:
        lacking = view.lacking.get((device.name, feature))
        if lacking is None:
            return Text("what people typed by hand is seen with --live only", "人工配置的内容仅在 --live 时可见")
        return Text(f"{lacking.en}; --live reads it there", f"{lacking.zh}；--live 时从主机读取")
    return None


def _without(
    name: str, device: DeviceDesign, config: ConfigText, mark: Mark, absent: list[str], feature: str
) -> Evidence:
    state: State = "unknown"
    if not config.observed and feature not in device.features:
        why = Text(
            f"edugrid renders no {feature} here; look at the device with --live",
            f"edugrid 未在此设备生成 {feature} 配置；请用 --live 读取设备",
        )
    elif mark.hidden is not None and config.observed:
        why = mark.hidden.text
    else:
        state, why = "fail", Text(f"no line like {absent[0]}", f"缺少配置行：{absent[0]}")
    return _says(name, device, _basis(config), state, config.file, why)


def _basis(config: ConfigText) -> Basis:
    return "observed" if config.observed else "configured"


def _fitting(config: ConfigText, patterns: tuple[str, ...]) -> list[Line]:
    compiled = [re.compile(pattern) for pattern in patterns]
    return [line for line in config.lines if any(pattern.fullmatch(line.text) for pattern in compiled)]


def _cited(name: str, device: DeviceDesign, config: ConfigText, lines: list[Line], state: State, why: Text) -> Evidence:
    shown = lines if state == "pass" else lines[:SHOWN]
    return Evidence(
        check=name,
        subject=device.name,
        basis=_basis(config),
        state=state,
        place=f"{config.file}:{','.join(str(line.number) for line in shown)}",
        value=mask("\n".join(line.text for line in shown)) + ("\n…" if len(lines) > len(shown) else ""),
        why=why,
        simulated=config.simulated,
    )


def _says(name: str, device: DeviceDesign, basis: Basis, state: State, place: str, why: Text) -> Evidence:
    return Evidence(check=name, subject=device.name, basis=basis, state=state, place=place, value="", why=why)
