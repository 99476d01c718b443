"""Platform names, and the model strings that annet knows them by."""

import pytest

from edugrid.vendors.registry import UnknownPlatformError, get_vendor, known_platforms


def test_every_platform_has_a_known_model() -> None:
    from annet.annlib.netdev.views.hardware import HardwareView

    models = {name: get_vendor(name).data.annet for name in known_platforms()}
    engines = {name: get_vendor(name).data.engine for name in known_platforms()}
    assert {name for name, spec in models.items() if spec is None} == {
        n for n, kind in engines.items() if kind == "lines"
    }
    vrp8, vrp5, comware = (models[name] for name in ("huawei_vrp8", "huawei_vrp5", "h3c_comware7"))
    assert vrp8
    assert HardwareView(vrp8.model, vrp8.soft).Huawei.CE.CE6800
    # annet reads some Huawei model strings as a much older switch, whose rules differ
    assert vrp5
    assert HardwareView(vrp5.model, vrp5.soft).Huawei.Quidway.S5700
    assert vrp5
    assert not HardwareView(vrp5.model, vrp5.soft).Huawei.Quidway.S2x
    assert comware
    assert HardwareView(comware.model, comware.soft).H3C


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("huawei", "huawei_vrp8"),
        ("huawei_vrp", "huawei_vrp8"),
        ("huawei_ce", "huawei_vrp8"),
        ("vrp8", "huawei_vrp8"),
        ("VRP5", "huawei_vrp5"),
        ("h3c", "h3c_comware7"),
        ("hp_comware", "h3c_comware7"),
        ("h3c-comware", "h3c_comware7"),
        ("frr", "frr"),
    ],
)
def test_aliases(alias: str, name: str) -> None:
    assert get_vendor(alias).name == name


@pytest.mark.parametrize("name", ["cisco_ios", "huawei_vrp9", "planning", ""])
def test_unknown_platforms_are_told_what_is_known(name: str) -> None:
    with pytest.raises(UnknownPlatformError, match=r"known platforms: .*frr, h3c_comware7, .*huawei_vrp8"):
        get_vendor(name)
