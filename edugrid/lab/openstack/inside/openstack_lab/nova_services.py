# mypy: disable-error-code="import-not-found"
# reason: Nova lives in the lab's own environment, not in the one that is type-checked
"""All of Nova in one process: ``fake://`` message queues do not leave the process."""

import os
import traceback
from typing import Any


def start_nova() -> Any:  # noqa: ANN401  # a WSGI callable of an untyped library
    """Start conductor, scheduler and compute as threads and return the API's WSGI application.

    Ends the process with code 1 when one of them cannot start: the others' threads would keep a half-started Nova
    alive.
    """
    # Importing this module patches threading, which must happen before anything of Nova is imported.
    from nova.wsgi import osapi_compute

    import os_vif  # isort: skip
    from nova import policy, service
    from nova.compute import rpcapi as compute
    from nova.conductor import rpcapi as conductor
    from nova.scheduler import rpcapi as scheduler

    os_vif.initialize()
    parts: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("nova-conductor", conductor.RPC_TOPIC, {}),
        ("nova-scheduler", scheduler.RPC_TOPIC, {}),
        ("nova-compute", compute.RPC_TOPIC, {"topic_alt": compute.RPC_TOPIC_ALT}),
    )
    for binary, topic, more in parts:
        try:
            service.Service.create(binary=binary, topic=topic, **more).start()
        except BaseException:  # noqa: BLE001  # SystemExit too; see the docstring
            traceback.print_exc()
            os._exit(1)
    policy.init()
    return osapi_compute.application
