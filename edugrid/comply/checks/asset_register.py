"""Assets are listed with owner, level and place."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.intent.asset import Asset
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an asset of the city's register that is in use; none where the register is empty."""
    return tuple(
        _one(view, index, asset) for index, asset in enumerate(view.city.registers.assets) if asset.state != "retired"
    )


def _one(view: View, index: int, asset: Asset) -> Evidence:
    lacks = [
        name
        for name, value in (("protection_level", asset.protection_level), ("data_centre", asset.data_centre))
        if not value
    ]
    return Evidence(
        check="asset_register",
        subject=asset.id,
        basis="declared",
        state="fail" if lacks else "pass",
        place=view.row("assets", index),
        value=f"{asset.name} {asset.owner}",
        why=Text(f"without {', '.join(lacks)}", f"缺少 {'、'.join(lacks)}")
        if lacks
        else Text("owner, level and place are written", "责任单位、级别、位置齐全"),
    )
