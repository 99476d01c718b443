# mypy: disable-error-code="import-not-found, import-untyped"
# reason: the services live in the lab's own environment, not in the one that is type-checked
"""Serve one OpenStack API: ``python -m openstack_lab.serve SERVICE ROOT FD ...``.

The first FD is a bound socket of the parent's for the API; Designate has two more, for its name server.

One thread for all but Nova: with several, Neutron and Placement on SQLite answer "database is locked" now and then,
and Keystone fails when two people log in at the same moment (every login writes).
"""

import importlib
import socket
import sys
import warnings
from pathlib import Path
from typing import Any

from openstack_lab.config_environment import set_config_environment
from openstack_lab.sqlite_wal import prepare_sqlite

THREADS = {"nova": 4}
# Those that write from several threads of their own, whatever the API has.
THREADED = ("nova", "cinder", "designate")
MODULES = {
    "keystone": "keystone.wsgi.api",
    "neutron": "neutron.wsgi.api",
    "placement": "placement.wsgi.api",
    "glance": "glance.wsgi.api",
}


def _load_application(service: str, root: Path, more: tuple[socket.socket, ...]) -> Any:  # noqa: ANN401  # a WSGI callable of an untyped library
    """Import the service's own WSGI application, configured from ``root/etc``, and start what belongs to it."""
    set_config_environment(service, root)
    prepare_sqlite(immediate=service in THREADED)
    if service == "nova":
        from openstack_lab.nova_services import start_nova

        return start_nova()
    if service == "cinder":
        from openstack_lab.cinder_services import start_cinder

        return start_cinder(root)
    if service == "designate":
        from openstack_lab.designate_services import start_designate

        return start_designate(root, more)
    if service == "octavia":
        from openstack_lab.octavia_application import load_octavia

        return load_octavia(root)
    if service == "barbican":
        from openstack_lab.barbican_application import load_barbican

        return load_barbican(root)
    application = importlib.import_module(MODULES[service]).application
    if service == "neutron":
        # The enforcer is published before its rules are registered: without this the first requests race and
        # are refused ("rule:create_network is disallowed").
        from neutron import policy

        policy.init()
    return application


def main() -> None:
    """Load, then answer for ever."""
    warnings.simplefilter("ignore")
    service, root = sys.argv[1], Path(sys.argv[2])
    listener, *more = (socket.socket(fileno=int(descriptor)) for descriptor in sys.argv[3:])
    # The services parse sys.argv themselves.
    sys.argv = [f"{service}-api"]
    application = _load_application(service, root, tuple(more))
    import waitress

    waitress.serve(application, sockets=[listener], threads=THREADS.get(service, 1), backlog=1024, _quiet=True)


if __name__ == "__main__":
    main()
