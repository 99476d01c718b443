"""`net patch` of a county switch with a configuration of some 330 lines, against annet's own calls on the same texts.

annet's `file-patch` plans one direction and checks nothing; edugrid plans both directions and the guard plays each of
them. annet is given the same hardware for which edugrid's rulebook is written.
"""

import os
import sys
from argparse import Namespace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from annet.annlib.netdev.views.hardware import HardwareView
from annet.api import file_patch_worker
from annet.hardware import AnnetHardwareProvider, hardware_connector
from annet.rulebook import DefaultRulebookProvider, rulebook_provider_connector
from grown_switch import HARDWARE, LINES, PLATFORM, ROOT, example_switch, grown, size_of
from stopwatch import medians, peak_mib, program, show

from edugrid.network.patch import make_patch
from edugrid.network.templates import templates
from edugrid.rollout.fingerprint import fingerprint

FLEET = int(os.environ.get("EDUGRID_BENCH_FLEET", "1000"))


def test_net_patch(tmp_path: Path) -> None:
    design, render, size = example_switch(), templates(ROOT).render, size_of(LINES)
    running, one_more = render(grown(design, size)), render(grown(design, size + 1))
    everywhere = running.replace(" description ", " description new-")
    files = {"running": running, "one_more": one_more, "everywhere": everywhere}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    annet_ready()
    options: Any = Namespace(hw=HardwareView(HARDWARE, ""), add_comments=False, indent="  ", include_missing=False)

    def annet(name: str) -> str:
        return "".join(
            text for _, text, _ in file_patch_worker((str(tmp_path / "running"), str(tmp_path / name)), options)
        )

    for name in ("one_more", "everywhere"):
        patch = make_patch(PLATFORM, running, files[name])
        assert patch.forward
        assert not patch.refused
        assert annet(name)
    lines = len(running.splitlines())
    for title, name in (("one more VLAN and gateway", "one_more"), ("every description changed", "everywhere")):
        ours, theirs = medians(15, partial(make_patch, PLATFORM, running, files[name]), partial(annet, name))
        show(
            f"net patch, warm, {lines} lines, {title}",
            [("edugrid: forward, back, guard", ours), ("annet file_patch_worker: forward", theirs)],
        )
    # as a device displays it, with a header and without the template's last line end
    displayed = (
        "!Software Version V200R022C00\n!Last configuration was updated at 2026-11-24 02:00:00+08:00\n#\n"
        + running[:-1]
    )
    assert not make_patch(PLATFORM, displayed, running).forward
    copied = "".join(list(running))
    assert copied is not running
    same, hashed, shown = medians(
        20,
        partial(make_patch, PLATFORM, copied, running),
        lambda: fingerprint(displayed) == fingerprint(running),
        partial(make_patch, PLATFORM, displayed, running),
    )
    show(
        f"unchanged, warm, {lines} lines",
        [
            ("net patch, equal texts", same),
            ("fingerprints of both texts", hashed),
            ("net patch, as displayed (both are read)", shown),
        ],
    )

    edugrid, annet_ = (sys.executable, "-m", "edugrid", "net", "patch"), str(Path(sys.executable).parent / "annet")
    home = os.environ | {"HOME": str(tmp_path)}  # annet reads and writes a file in the user's home
    ends = [str(tmp_path / name) for name in ("running", "one_more")]
    ours, theirs = medians(
        5,
        program(*edugrid, "--platform", PLATFORM, "--running", ends[0], "--intended", ends[1]),
        program(annet_, "file-patch", "--hw", HARDWARE, *ends, env=home),
    )
    show("net patch, whole process", [("edugrid net patch", ours), ("annet file-patch", theirs)])


@lru_cache(maxsize=1)
def annet_ready() -> None:
    """Say once a process where annet finds its own rules; a second time is an error."""
    rulebook_provider_connector.set(DefaultRulebookProvider)
    hardware_connector.set(AnnetHardwareProvider)


def test_fleet(tmp_path: Path) -> None:
    """A thousand switches that differ in name and loopback, one more VLAN on each; and none on any."""
    design, render, size = example_switch(), templates(ROOT).render, size_of(LINES)
    running, intended = render(grown(design, size)), render(grown(design, size + 1))
    assert design.loopback
    address = str(design.loopback.ipv4.ip)
    names = [(f"sysname sw-{n}", f"172.20.{n // 250}.{n % 250 + 1}") for n in range(FLEET)]
    before = [running.replace(f"sysname {design.name}", name).replace(address, own) for name, own in names]
    after = [intended.replace(f"sysname {design.name}", name).replace(address, own) for name, own in names]
    annet_ready()
    options: Any = Namespace(hw=HardwareView(HARDWARE, ""), add_comments=False, indent="  ", include_missing=False)
    paths = []
    for n, (old, new) in enumerate(zip(before, after, strict=True)):
        paths.append((tmp_path / f"{n}.old", tmp_path / f"{n}.new"))
        paths[-1][0].write_text(old, encoding="utf-8")
        paths[-1][1].write_text(new, encoding="utf-8")

    def ours() -> None:
        assert all(make_patch(PLATFORM, old, new).forward for old, new in zip(before, after, strict=True))

    def theirs() -> None:
        for old, new in paths:
            assert list(file_patch_worker((str(old), str(new)), options))

    def unchanged() -> None:
        assert not any(fingerprint(text) != fingerprint("".join(list(text))) for text in before)

    mine, annet, same = medians(1, ours, theirs, unchanged)
    rows = [("annet: forward", annet), ("edugrid: forward, back, guard", mine), ("unchanged: a hash", same)]
    show(f"fleet of {FLEET}, {len(running.splitlines())} lines, peak {peak_mib():.0f} MiB", rows)
