# mypy: disable-error-code="import-not-found"
# reason: Cinder lives in the lab's own environment, not in the one that is type-checked
"""All of Cinder in one process: ``fake://`` message queues do not leave the process."""

import os
import sys
import traceback
from pathlib import Path
from typing import Any


def start_cinder(root: Path) -> Any:  # noqa: ANN401  # a WSGI callable of an untyped library
    """Start scheduler, volume and backup service as threads and return the API's WSGI application.

    Ends the process with code 1 when one of them cannot start, as Nova's does.
    """
    # Its entry point parses these.
    sys.argv += ["--config-file", str(root / "etc" / "cinder.conf")]
    from cinder import monkey_patch

    monkey_patch.patch(backend="threading")  # before anything else of Cinder
    from cinder.wsgi import api  # isort: skip

    from cinder import service, utils
    from cinder.cmd import backup as backup_command
    from cinder.volume import volume_utils
    from oslo_config import cfg

    conf = cfg.CONF
    conf.register_opts(backup_command.backup_cmd_opts)
    conf.register_opt(cfg.StrOpt("backend_host"), group="lab")

    # The backup service would ask this machine for iSCSI, NVMe and the like, as root.
    def connector(*_arguments: object, **_more: object) -> dict[str, Any]:
        return {"host": conf.host, "ip": conf.my_ip, "platform": "lab", "os_type": sys.platform}

    volume_utils.brick_get_connector_properties = connector
    backup = {
        "binary": "cinder-backup",
        "service_name": "backup",
        "coordination": True,
        "process_number": 1,
        "semaphore": utils.semaphore_factory(conf.backup_max_operations, conf.backup_workers),
    }
    volume = {"binary": "cinder-volume", "service_name": "lab", "host": f"{conf.host}@lab", "coordination": False}
    for arguments in ({"binary": "cinder-scheduler"}, volume, backup):
        try:
            service.Service.create(**arguments).start()
        except BaseException:  # noqa: BLE001  # SystemExit too; see the docstring
            traceback.print_exc()
            os._exit(1)
    return api.application
