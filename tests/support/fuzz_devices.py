"""What devices say: real drivers whose session gives a changed answer, and configurations that the plan engine reads."""

import inspect
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml  # type: ignore[import-untyped] # as in the product: no stubs among our dependencies
from fuzz_target import Target
from inside_driver import inside_driver
from napalm.base.base import NetworkDriver
from napalm.base.exceptions import NapalmException
from ruamel.yaml import YAML

from edugrid.lab.devices.make_device import make_device
from edugrid.network.compare import UnreadableConfigError, compare
from edugrid.network.lint.check import lint
from edugrid.network.owned import owned_lines
from edugrid.network.patch import make_patch
from edugrid.vendors.base.run_on_host import Answer
from edugrid.vendors.drivers import get_driver
from edugrid.vendors.huawei_smartax import read_onus as read_smartax
from edugrid.vendors.openvswitch.openflow import openflow
from edugrid.vendors.openvswitch.switch import read_switch
from edugrid.vendors.zte_titan import read_onus as read_titan

HERE: Final = Path(__file__).parents[1]
SIMULATED: Final = ("h3c_comware7", "huawei_vrp5", "huawei_vrp8")
ARGUMENTS: Final = {"get_route_to": ("1.0.4.0/24",), "ping": ("8.8.8.8",)}


ONUS: Final = (
    "  0/ 1/0   1  48575443A1B2C3D4  active  online  normal  match  no\n  F/S/P  ONT-ID  Description\n  0/ 1/0   1   school a\n",
    "   1      -18.54  2.15   -19.12  45\n",
    "   Number : 1\n   F/S/P : 0/1/0\n   Ont SN : 48575443A1B2C3D4 (HWTC-A1B2C3D4)\n",
    "1/2/1:1     enable       enable      working      1(GPON)\n1/2/1:2     enable  disable  LOS  1(GPON)\n",
    "gpon_onu-1/2/1:1    ZXHN  sn   SN:ZTEGC1B2C3D4   ready\ngpon_onu-1/2/1:1   -21.5(dbm)\ngpon_olt-1/2/1   x    ZTEGC1B2C3D4\n",
    "interface gpon_onu-1/2/1:1\n  name a\n  description school a\n!\n",
)
"""Rows of an OLT's tables, as the readers' modules name the commands that show them."""


class Said(NamedTuple):
    """Which getter asked, and the answers it got by command; ``changed`` names the one that an input takes the place of."""

    getter: str
    answers: dict[str, str]
    changed: str


class FuzzSession:
    """Answers what is in ``said``, and nothing to any other command."""

    in_user_view = True
    host, prompt = "zz-core-1", "<zz-core-1>"

    def __init__(self, dialect: Any) -> None:  # noqa: ANN401 - a driver's own
        self.dialect = dialect
        self.said = Said("", {}, "")
        self.text = ""

    def send(self, line: str, *, idle_seconds: float | None = None) -> str:
        del idle_seconds
        name = re.sub(r"[\[\]\*\^\+\s\|\/:\.\"]", "_", line)
        if self.said.changed in {line, name}:
            return self.text
        return self.said.answers.get(line, self.said.answers.get(name, ""))

    def command(self, line: str, *, idle_seconds: float | None = None) -> str:
        return self.send(line, idle_seconds=idle_seconds)

    def is_alive(self) -> bool:
        return True

    def close(self) -> None:
        """Nothing is open."""


def device_targets(*, simulated: bool) -> Iterator[Target]:
    """One target a vendor for its getters, and for what the plan engine makes of two configurations.

    ``simulated``: answers of simulated devices are changed too; making them takes a while.
    """
    for folder in sorted((HERE / "unit/vendors").glob("*/mocked_data")):
        platform = folder.parent.name
        said = [*_mocked(folder), *(_simulated(platform) if simulated and platform in SIMULATED else ())]
        seeds = [f"{index}\n{one.answers[one.changed]}".encode() for index, one in enumerate(said)]
        yield Target(
            f"getters of {platform}",
            seeds,
            partial(_get, _driver(platform), said),
            (NapalmException, NotImplementedError),
            weight=2,
        )
    for platform in sorted(path.name for path in (HERE / "golden/patch").iterdir()):
        yield _plans(platform)
    yield Target(
        "Open vSwitch text", _cases("openvswitch"), lambda data: read_switch(_text(data)), (ValueError,), weight=8
    )
    flows = [
        line[5:].encode()
        for case in _cases("openvswitch")
        for line in _text(case).split("\n")
        if line.startswith("flow ")
    ]
    yield Target("ONU tables", [one.encode() for one in ONUS], lambda data: _onus(_text(data)), (ValueError,), weight=4)
    yield Target("Open vSwitch flow", flows, lambda data: openflow(_text(data)), (ValueError,), weight=20)


def _onus(text: str) -> object:
    """What the getters of both OLTs read tables with; a number of too many digits is a ValueError that they tell."""
    smartax = read_smartax.listed_onus("0/1/0", text), read_smartax.onu_levels(text), read_smartax.found_onus(text)
    readers = (read_titan.onu_states, read_titan.onu_serials, read_titan.onu_power, read_titan.onu_descriptions)
    return smartax, [read(text) for read in readers], read_titan.found_onus(text)


def _mocked(folder: Path) -> Iterator[Said]:
    for case in sorted(folder.glob("test_*/*")):
        texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(case.glob("*.txt"))}
        getter = case.parent.name.removeprefix("test_")
        while not hasattr(NetworkDriver, getter):  # NAPALM's suite tries some of them in several ways
            getter = getter.rpartition("_")[0]
        yield from (Said(getter, texts, changed) for changed in texts)


def _simulated(platform: str) -> Iterator[Said]:
    """What a simulated device of the example answers to every getter without arguments."""
    from edugrid.network.templates import templates
    from edugrid.region import open_region

    root = HERE.parent / "inventories"
    for design in open_region(root, "henan/zhengzhou").design.devices:
        if design.platform != platform:
            continue
        device = make_device(platform, design.name, None, startup=templates(root).render(design))
        driver = inside_driver(platform, device)
        answers: dict[str, str] = {}
        plain = driver._session.send  # noqa: SLF001 - the session that stands in for SSH

        def send(line: str, plain: Callable[..., str] = plain, answers: dict[str, str] = answers, **_: Any) -> str:  # noqa: ANN401 - as the session
            answers[line] = plain(line)
            return answers[line]

        driver._session.send = send  # noqa: SLF001 - as above
        for getter, method in inspect.getmembers(driver, inspect.ismethod):
            if not getter.startswith("get_") or getter == "get_config":
                continue
            answers.clear()
            try:
                method(*ARGUMENTS.get(getter, ()))
            except (NotImplementedError, NapalmException, TypeError):
                continue
            yield from (Said(getter, dict(answers), changed) for changed in list(answers))


def _driver(platform: str) -> Any:  # noqa: ANN401 - napalm publishes no types
    kind = get_driver(platform).load()
    if platform not in {"frr", "openvswitch"}:
        driver = kind("192.0.2.1", "nobody", "none")
        driver._session = driver.device = FuzzSession(driver.dialect)  # noqa: SLF001 - in place of SSH
        return driver

    class OnLinux(kind):  # type: ignore[misc, valid-type] # a class given at run time
        def _run(self, command: str, stdin: str = "") -> Any:  # noqa: ANN401 - two drivers, two shapes
            del stdin
            text = self.device.text if self.device.asked(command) else ""
            return Answer(0, text, "") if platform == "frr" else text

    driver = OnLinux("192.0.2.1", "nobody", "none")
    driver.device = LinuxSession()
    return driver


class LinuxSession(FuzzSession):
    """A host on which every command but ``true`` gives the changed answer, or its own where it is known."""

    def __init__(self) -> None:
        super().__init__(None)

    def asked(self, command: str) -> bool:
        return command != "true"


def _get(driver: Any, said: list[Said], data: bytes) -> object:  # noqa: ANN401 - as above
    number, _, body = data.partition(b"\n")
    index = (
        int(number) % len(said) if number.isascii() and number.isdigit() and len(number) < 6 else len(body) % len(said)
    )
    one = said[index]
    driver.device.said, driver.device.text = one, _text(body)
    return getattr(driver, one.getter)(*ARGUMENTS.get(one.getter, ()))


def _plans(platform: str) -> Target:
    """Two texts, split where an input says; the second is ours, as a template could have made it."""
    owned, mark = owned_lines(platform), b"\n=====\n"
    cases = [one for path in sorted((HERE / "golden/patch" / platform).glob("*.yml")) for one in _read(path)]
    seeds = [mark.join(str(one.get(side, "")).encode() for side in ("before", "after")) for one in cases]

    def run(data: bytes) -> object:
        running, _, intended = (_text(part) for part in data.partition(mark))
        patch = make_patch(platform, running, intended, owned=owned)
        lint(platform, running)
        try:
            return patch, compare(platform, running, intended, owned)
        except UnreadableConfigError:
            return patch

    return Target(f"plan of {platform}", seeds, run, weight=0.3)


def _read(path: Path) -> list[dict[str, Any]]:
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [one for one in (found if isinstance(found, list) else found.get("cases", [found])) if isinstance(one, dict)]


def _cases(platform: str) -> list[bytes]:
    found = [one for path in sorted((HERE / "golden/patch" / platform).glob("*.yml")) for one in _read(path)]
    return [str(one[side]).encode() for one in found for side in ("before", "after") if one.get(side)]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def json_of(path: Path) -> bytes:
    """A YAML file as JSON, of which single values can be changed."""
    return json.dumps(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8-sig"))).encode()
