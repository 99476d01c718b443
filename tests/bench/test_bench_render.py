"""Rendering, against bare Jinja2 on the same source and against Ansible's template module with the same source.

Run as a program with a number, it renders that many devices and prints seconds, characters and peak memory.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import stopwatch
from jinja2 import Environment
from stopwatch import medians, peak_mib, show

from edugrid.design.network import DeviceDesign
from edugrid.network.render import filters
from edugrid.network.templates import templates
from edugrid.region import open_region

ROOT = Path(__file__).parents[2] / "inventories"
DEVICE = "zm-agg-1"
DEVICES = 5000
ANSIBLE_HOSTS = 20
# Ansible would turn plain JSON into its own lazy containers, which no model takes
FILTERS = """\
from edugrid.design.network import DeviceDesign
from edugrid.network.render import filters

def as_design(text):
    return DeviceDesign.model_validate_json(str(text).removeprefix("json:"))

class FilterModule:
    def filters(self):
        return {"as_design": as_design, **filters()}
"""


def region(count: int) -> list[DeviceDesign]:
    """A made-up region: ``count`` county switches like the example's, each with its own name."""
    found = open_region(ROOT, "henan/zhengzhou").design.devices
    like = next(device for device in found if device.name == DEVICE)
    return [
        like.model_copy(
            update={"name": f"sw-{number}", "system": like.system.model_copy(update={"hostname": f"sw-{number}"})}
        )
        for number in range(count)
    ]


def source(platform: str) -> str:
    """All templates of a platform as one text."""
    folder = ROOT.parent / "network_templates" / platform
    return "".join(
        (folder / f"{feature}.j2").read_text(encoding="utf-8") for feature in templates(ROOT).features(platform)
    )


def test_render(tmp_path: Path) -> None:
    devices = region(ANSIBLE_HOSTS)
    texts = templates(ROOT)
    device = devices[0]
    plain = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)  # noqa: S701 - device configs
    plain.filters |= filters()
    bare = plain.from_string(source(device.platform))
    assert bare.render(device=device) == texts.render(device)

    ours, jinja = medians(300, lambda: texts.render(device), lambda: bare.render(device=device))
    ansible = _ansible(tmp_path, devices)
    for item in devices:
        assert (tmp_path / "out" / f"{item.name}.cfg").read_text(encoding="utf-8") == texts.render(item)
    show(
        f"render one device, {len(texts.render(device).splitlines())} lines",
        [
            ("edugrid", ours),
            ("bare Jinja2, same source", jinja),
            ("ansible.builtin.template, same source", ansible),
        ],
    )
    env = os.environ | {"PYTHONPATH": str(Path(stopwatch.__file__).parent)}
    done = subprocess.run([sys.executable, __file__, str(DEVICES)], env=env, capture_output=True, text=True, check=True)
    many = json.loads(done.stdout)
    print(
        f"  {DEVICES} devices in one process: {many['seconds']:.1f} s, {many['characters'] / 1e6:.1f} MB of text kept, "
        f"peak memory of the process {many['peak_mib']:.0f} MiB (of it before rendering {many['before_mib']:.0f})"
    )
    assert many["characters"] > DEVICES * len(texts.render(device)) * 0.9


def _ansible(folder: Path, devices: list[DeviceDesign]) -> float:
    """Seconds a host: one playbook over all hosts, less the same playbook over one host."""
    (folder / "filter_plugins").mkdir()
    (folder / "filter_plugins" / "design.py").write_text(FILTERS, encoding="utf-8")
    head = "{% set device = design | as_design %}\n"
    (folder / "device.j2").write_text(head + source(devices[0].platform), encoding="utf-8")
    (folder / "out").mkdir()
    task = {"src": "device.j2", "dest": str(folder / "out" / "{{ inventory_hostname }}.cfg"), "lstrip_blocks": True}
    play = {"hosts": "all", "gather_facts": False, "connection": "local", "tasks": [{"ansible.builtin.template": task}]}
    (folder / "p.yml").write_text(json.dumps([play]), encoding="utf-8")
    program = shutil.which("ansible-playbook", path=str(Path(sys.executable).parent)) or "ansible-playbook"

    def run(hosts: list[DeviceDesign]) -> float:
        listed = {
            device.name: {"ansible_python_interpreter": sys.executable, "design": "json:" + device.model_dump_json()}
            for device in hosts
        }
        (folder / "inventory.json").write_text(json.dumps({"all": {"hosts": listed}}), encoding="utf-8")
        start = time.perf_counter()
        subprocess.run(
            [program, "-i", "inventory.json", "-f", "2", "p.yml"], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        return time.perf_counter() - start

    one = run(devices[:1])
    shutil.rmtree(folder / "out")
    (folder / "out").mkdir()
    return (run(devices) - one) / (len(devices) - 1)


def _render_many(count: int) -> None:
    devices, texts = region(count), templates(ROOT)
    texts.render(devices[0])
    before = peak_mib()
    start = time.perf_counter()
    kept = [texts.render(device) for device in devices]
    seconds = time.perf_counter() - start
    characters = sum(len(text) for text in kept)
    figures = {"seconds": seconds, "characters": characters, "before_mib": before, "peak_mib": peak_mib()}
    print(json.dumps(figures))


if __name__ == "__main__":
    _render_many(int(sys.argv[1]))
