# mypy: disable-error-code="import-not-found, import-untyped"
# reason: Barbican lives in the lab's own environment, not in the one that is type-checked
"""Barbican's API."""

import sys
from pathlib import Path
from typing import Any

from openstack_lab.barbican_config import set_barbican_config


def load_barbican(root: Path) -> Any:  # noqa: ANN401  # a WSGI callable of an untyped library
    """Return the API's WSGI application, configured from ``root/etc``."""
    set_barbican_config(root)
    from paste import deploy

    # Its own entry point reads the paste file in /etc/barbican and no other.
    return deploy.loadapp(f"config:{sys.prefix}/etc/barbican/barbican-api-paste.ini")
