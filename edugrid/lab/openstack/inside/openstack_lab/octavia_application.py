# mypy: disable-error-code="import-not-found"
# reason: Octavia lives in the lab's own environment, not in the one that is type-checked
"""Octavia's API; its workers have nothing to do here."""

import sys
from pathlib import Path
from typing import Any


def load_octavia(root: Path) -> Any:  # noqa: ANN401  # a WSGI callable of an untyped library
    """Return the API's WSGI application, configured from ``root/etc``."""
    # Its entry point parses these.
    sys.argv += ["--config-file", str(root / "etc" / "octavia.conf")]
    import octavia.common.config  # noqa: F401  # sets the default that is undone here
    from oslo_config import cfg

    # SQLite's pool knows no time-out and refuses it at the first request.
    cfg.CONF.set_default("pool_timeout", None, group="database")
    from octavia.wsgi import api

    from openstack_lab.octavia_driver import WRITING

    def application(environ: object, start_response: object) -> Any:  # noqa: ANN401  # the same
        with WRITING:
            return api.application(environ, start_response)

    return application
