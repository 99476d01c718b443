"""Where each service looks for its configuration."""

import os
import sys
from pathlib import Path


def set_config_environment(service: str, root: Path) -> None:
    """Point ``service`` at ``root/etc`` through the environment variables its own WSGI entry point reads.

    Those that are not here read none: their own modules say what they take.

    Nova's first file must be the paste file (``nova.api.openstack.wsgi_app``); it is the environment's own.
    """
    etc = root / "etc"
    paste = Path(sys.prefix) / "etc" / "nova" / "api-paste.ini"
    values = {
        "keystone": {"OS_KEYSTONE_CONFIG_DIR": str(etc), "OS_KEYSTONE_CONFIG_FILES": "keystone.conf"},
        "neutron": {"OS_NEUTRON_CONFIG_DIR": str(etc), "OS_NEUTRON_CONFIG_FILES": "neutron.conf"},
        "placement": {"OS_PLACEMENT_CONFIG_DIR": str(etc)},
        "glance": {"OS_GLANCE_CONFIG_DIR": str(etc)},
        "nova": {"OS_NOVA_CONFIG_FILES": f"{paste};{etc / 'nova.conf'}", "OS_NOVA_DISABLE_EVENTLET_PATCHING": "true"},
        "cinder": {"OS_CINDER_DISABLE_EVENTLET_PATCHING": "true"},
    }
    os.environ.update(values.get(service, {}))
