"""Rendering: a region of 5,000 devices in one process, against bare Jinja2 and Ansible's template module."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from stopwatch import medians, peak_mib, show

from edugrid.network.render import address, masked, vlan_ranges
from edugrid.network.templates import templates
from edugrid.region import open_region

ROOT = Path(__file__).parents[2] / "inventories"
DEVICES = 5000
ANSIBLE_HOSTS = 10


def test_render(tmp_path: Path) -> None:
    design = open_region(ROOT, "henan/zhengzhou").design
    device = next(item for item in design.devices if item.name == "zm-agg-1")
    copies = [device.model_copy(update={"name": f"sw-{number}"}) for number in range(DEVICES)]
    texts = templates(ROOT)
    folder = ROOT.parent / "network_templates"
    plain = Environment(loader=FileSystemLoader(folder), trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701 - device configs
    plain.filters |= {"masked": masked, "address": address, "vlan_ranges": vlan_ranges}
    names = [f"h3c_comware7/{feature}.j2" for feature in texts.features("h3c_comware7")]

    def bare() -> str:
        return "".join(plain.get_template(name).render(device=device) for name in names)

    assert bare() == texts.render(device).rstrip("\n") or bare().splitlines() == texts.render(device).splitlines()
    ours, jinja = medians(50, lambda: texts.render(device), bare)
    rows = [("edugrid, one device", ours), ("bare Jinja2, same templates", jinja)]
    start = time.perf_counter()
    total = sum(len(texts.render(copy)) for copy in copies)
    whole = time.perf_counter() - start
    rows.append(("ansible.builtin.template, one host", _ansible(tmp_path)))
    show(f"render ({len(texts.render(device).splitlines())} lines)", rows)
    print(f"  {DEVICES} devices in one process: {whole:.1f} s, {total / 1e6:.1f} MB of text, peak {peak_mib():.0f} MiB")
    assert total > DEVICES * 1000


def _ansible(folder: Path) -> float:
    """Seconds a host: the vlan template for ANSIBLE_HOSTS hosts, less the same playbook with one host."""
    (folder / "t.j2").write_text(
        "{% for vlan in vlans %}\nvlan {{ vlan.id }}\n name {{ vlan.name }}\n#\n{% endfor %}\n", encoding="utf-8"
    )
    tasks = [
        {
            "ansible.builtin.template": {
                "src": str(folder / "t.j2"),
                "dest": str(folder / "{{ inventory_hostname }}.cfg"),
            }
        }
    ]
    vlans = [{"id": number, "name": f"v{number}"} for number in range(100, 140)]
    playbook = [
        {"hosts": "all", "gather_facts": False, "connection": "local", "vars": {"vlans": vlans}, "tasks": tasks}
    ]
    (folder / "p.yml").write_text(json.dumps(playbook), encoding="utf-8")
    program = shutil.which("ansible-playbook", path=str(Path(sys.executable).parent)) or "ansible-playbook"

    def run(hosts: int) -> float:
        listed = {"all": {"hosts": {f"h{n}": {"ansible_python_interpreter": sys.executable} for n in range(hosts)}}}
        (folder / "inventory.json").write_text(json.dumps(listed), encoding="utf-8")
        start = time.perf_counter()
        subprocess.run(
            [program, "-i", str(folder / "inventory.json"), "-f", "2", str(folder / "p.yml")],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return time.perf_counter() - start

    return (run(ANSIBLE_HOSTS) - run(1)) / (ANSIBLE_HOSTS - 1)
