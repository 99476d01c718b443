"""``python -m edugrid.vendors.openvswitch.keep_flows DEVICE.cfg ADDRESS:PORT STATE.json [--mend]``: the controller.

DEVICE.cfg is what ``edugrid render`` wrote for the switch. Needs os-ken (``pip install edugrid[sdn]``).
"""

import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> None:
    """Serve until SIGTERM. Exits with a usage line where the arguments are not the three."""
    mend = "--mend" in arguments
    words = [word for word in arguments if word != "--mend"]
    if len(words) != 3 or ":" not in words[1]:  # noqa: PLR2004 - text, address, state
        sys.exit("usage: python -m edugrid.vendors.openvswitch.keep_flows DEVICE.cfg ADDRESS:PORT STATE.json [--mend]")
    address, _, port = words[1].rpartition(":")
    os.environ |= {
        "EDUGRID_SDN_TEXT": words[0],
        "EDUGRID_SDN_STATE": words[2],
        "EDUGRID_SDN_MEND": "1" if mend else "0",
    }
    if not Path(words[0]).is_file():
        sys.exit(f"{words[0]}: no such file; write it with `edugrid render`")
    from os_ken.lib import hub

    hub.patch(thread=False)
    from os_ken import cfg, log
    from os_ken.base.app_manager import AppManager

    log.early_init_log()
    cfg.CONF(["--ofp-listen-host", address, "--ofp-tcp-listen-port", port], project="os_ken")
    log.init_log()
    AppManager.run_apps(["edugrid.vendors.openvswitch.flow_keeper"])


if __name__ == "__main__":
    main(sys.argv[1:])
