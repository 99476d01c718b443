"""Lint: faulty texts with their findings in both languages, and what must be clean."""

import os
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from edugrid.cli.net_lint import net_lint
from edugrid.network.lint.check import lint
from edugrid.network.lint.known_words import known_words
from edugrid.vendors.registry import UnknownPlatformError, known_platforms

GOLDEN = Path(__file__).parents[2] / "golden"
CASES = sorted((GOLDEN / "lint").glob("*.cfg"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_findings(path: Path) -> None:
    found = lint(path.stem, path.read_text(encoding="utf-8"))
    shown = "".join(f"{one.level} {one.show(path.name, lang)}\n" for lang in ("en", "zh") for one in found)
    expected = path.with_suffix(".txt")
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((GOLDEN / "render").glob("*/*.cfg")), ids=lambda path: path.stem)
def test_what_the_templates_render_is_clean(path: Path) -> None:
    from edugrid.region import open_region

    region = open_region(GOLDEN.parents[1] / "inventories", path.parent.name.replace("-", "/"))
    platform = next(device.platform for device in region.design.devices if device.name == path.stem)
    found = lint(platform, path.read_text(encoding="utf-8"))
    # a warning there means that the list of known words should grow; it is shown, but it is not the template's fault
    assert [one.show(path.name, "en") for one in found if one.level == "error"] == []


def test_a_name_that_is_only_taken_away_is_no_use() -> None:
    assert lint("vrp8", "interface Vlanif1\n undo ip binding vpn-instance gone\n") == ()


def test_anycast_gateways_share_their_address() -> None:
    text = "".join(
        f"bridge-domain {n}\n#\ninterface Vbdif{n}\n ip address 10.0.0.1 255.255.255.0\n vxlan anycast-gateway enable\n#\n"
        for n in (10, 20)
    )
    assert lint("huawei_vrp8", text) == ()
    assert [one.rule for one in lint("huawei_vrp8", text.replace(" vxlan anycast-gateway enable\n", ""))] == [
        "duplicate-address"
    ]


def test_every_platform_can_be_linted_and_an_unknown_one_is_named() -> None:
    for platform in known_platforms():
        assert lint(platform, "") == ()
        known_words(platform)
    with pytest.raises(UnknownPlatformError, match="nobody"):
        lint("nobody", "")


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = typer.Typer()
    app.command()(net_lint)
    monkeypatch.setenv("EDUGRID_LANG", "en")
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(GOLDEN.parents[1] / "inventories"))
    runner = CliRunner()
    bad = str(GOLDEN / "lint" / "frr.cfg")
    result = runner.invoke(app, ["--platform", "frr", "--file", bad])
    assert (result.exit_code, "route-map FROM-CITY is used but not defined" in result.output) == (1, True)
    result = runner.invoke(app, ["--platform", "frr", "--file", bad, "--format", "json"])
    assert '"rule": "undefined"' in result.output
    odd = tmp_path / "odd.cfg"
    odd.write_text("frobnicate\n", encoding="utf-8")
    result = runner.invoke(app, ["--platform", "frr", "--file", str(odd)])
    assert (result.exit_code, "[unknown-command]" in result.output) == (0, True)
    result = runner.invoke(app, ["henan/zhengzhou"])
    assert result.exit_code == 0, result.output
    for wrong in ([], ["--platform", "frr"], ["--file", bad], ["henan/zhengzhou", "--file", bad, "--platform", "frr"]):
        assert runner.invoke(app, wrong).exit_code == 2, wrong
    assert runner.invoke(app, ["--platform", "nobody", "--file", bad]).exit_code == 2
