"""What a city's route server needs to run."""

import shutil
from pathlib import Path

from edugrid.block.errors import BlockError
from edugrid.block.speaker.exabgp_config import exabgp_config
from edugrid.block.speaker.folder import folder
from edugrid.block.speaker.write_feed import write_feed
from edugrid.design.region import RegionDesign
from edugrid.text import Text

_RUN = """#!/bin/sh
# the route server of {region}; routes go when it ends
cd "$(dirname "$0")" || exit 1
exec env exabgp_api_ack=false exabgp_api_cli=false exabgp_log_destination=stdout "${{EXABGP:-exabgp}}" exabgp.conf
"""


def write_speaker(state: Path, design: RegionDesign) -> Path:
    """Write exabgp.conf, the feeder, the feed and run.sh for the city ``design``; give their folder.

    Raises:
        BlockError: no router of the city takes orders.

    """
    if not any(device.block and device.state == "active" for device in design.devices):
        raise BlockError(
            Text(f"no router of {design.region} takes orders", f"{design.region} 没有接受封堵路由的路由器"),
            Text(
                "write network: block: route_server: into city.yml", "请在 city.yml 填写 network: block: route_server:"
            ),
        )
    where = folder(state, design.region)
    feed = write_feed(state, design)
    feeder = where / "feeder.py"
    shutil.copyfile(Path(__file__).with_name("feeder.py"), feeder)
    (where / "exabgp.conf").write_text(exabgp_config(design.devices, feeder, feed), encoding="utf-8")
    run = where / "run.sh"
    run.write_text(_RUN.format(region=design.region), encoding="utf-8")
    run.chmod(0o755)
    return where
