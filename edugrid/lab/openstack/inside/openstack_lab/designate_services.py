# mypy: disable-error-code="import-not-found"
# reason: Designate lives in the lab's own environment, not in the one that is type-checked
"""All of Designate in one process: ``fake://`` message queues do not leave the process."""

import os
import socket
import sys
import traceback
from pathlib import Path
from typing import Any


def start_designate(root: Path, name_server: tuple[socket.socket, ...]) -> Any:  # noqa: ANN401  # a WSGI callable of an untyped library
    """Start central, worker, mini name server and producer as threads and return the API's WSGI application.

    ``name_server``: the bound TCP and UDP sockets on which zones are answered. Ends the process with code 1 when a part
    cannot start, as Nova's does.
    """
    from oslo_service import backend

    # Before anything of Designate: else its threads are green ones that nobody ever runs.
    backend.init_backend(backend.BackendType.THREADING)
    from designate.api import wsgi

    # The first is the environment's own; a folder set by OS_DESIGNATE_CONFIG_DIR would have to hold both.
    wsgi.CONFIG_FILES = [f"{sys.prefix}/etc/designate/api-paste.ini", f"{root}/etc/designate.conf"]
    application = wsgi.init_application()
    from designate import utils
    from designate.central import service as central
    from designate.manage.pool import PoolCommands
    from designate.mdns import service as mdns
    from designate.producer import service as producer
    from designate.worker import service as worker

    tcp, udp = name_server
    for opened in name_server:
        opened.settimeout(1)  # as those that Designate opens itself: between two of them it looks whether to stop
    utils.bind_tcp = lambda *_arguments: tcp
    utils.bind_udp = lambda *_arguments: udp
    try:
        for part in (central, worker, mdns, producer):
            part.Service().start()
        # Through central, each time: the name server's port may have changed.
        PoolCommands().update(f"{root}/etc/pools.yaml", delete=False)
    except BaseException:  # noqa: BLE001  # SystemExit too; see the docstring
        traceback.print_exc()
        os._exit(1)
    return application
