# mypy: disable-error-code="import-not-found"
# reason: Octavia lives in the lab's own environment, not in the one that is type-checked
"""Octavia provider for a lab without a data plane: what is asked for is ACTIVE a moment later.

The virtual address is a real port: ``create_vip_port`` is left out on purpose, so that Octavia makes it in Neutron.
Nothing carries traffic and nothing checks a member's health: every enabled object is ONLINE. (Octavia's own
``noop_driver`` leaves everything in PENDING_CREATE for ever.)
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from octavia.common import constants, utils
from octavia.db import api, models
from octavia_lib.api.drivers import provider_base

LOG = logging.getLogger(__name__)
# Held by whoever writes to the database: a request of the API's, or a thread of ours. SQLite lets one of two fail that
# have read and then write.
WRITING = threading.Lock()
WAIT_SECONDS = 60.0
POLL_SECONDS = 0.1


def _children(balancer: Any) -> Iterator[Any]:  # noqa: ANN401  # database models of an untyped library
    """Everything below a load balancer, the lowest first."""
    for listener in balancer.listeners:
        for policy in listener.l7policies:
            yield from policy.l7rules
            yield policy
    for pool in balancer.pools:
        yield from pool.members
        if pool.health_monitor is not None:
            yield pool.health_monitor
        yield pool
    yield from balancer.listeners


def _operating_status(item: Any) -> str:  # noqa: ANN401  # the same
    if not item.enabled:
        return str(constants.OFFLINE)
    if isinstance(item, models.Member) and item.pool.health_monitor is None:
        return str(constants.NO_MONITOR)
    return str(constants.ONLINE)


def _settle(session: Any, balancer: Any) -> None:  # noqa: ANN401  # the same
    """Finish what is pending. A load balancer takes one change at a time, so all that is pending belongs to it."""
    going = balancer.provisioning_status == constants.PENDING_DELETE
    for pool in balancer.pools:
        monitor = pool.health_monitor
        if monitor is not None and monitor.provisioning_status == constants.PENDING_DELETE:
            session.delete(monitor)
            pool.health_monitor = None
    for item in list(_children(balancer)):
        if going or item.provisioning_status == constants.PENDING_DELETE:
            session.delete(item)
        else:
            item.provisioning_status = constants.ACTIVE
            # Also of what is not pending itself: a member's depends on its pool's monitor.
            item.operating_status = _operating_status(item)
    if going and balancer.vip.octavia_owned:
        utils.get_network_driver().deallocate_vip(balancer.vip.to_data_model())
    balancer.provisioning_status = constants.DELETED if going else constants.ACTIVE
    balancer.operating_status = _operating_status(balancer)


def _try_to_settle(balancer_id: str) -> bool:
    with WRITING, api.session().begin() as session:
        balancer = session.get(models.LoadBalancer, balancer_id)
        pending = balancer is not None and balancer.provisioning_status.startswith("PENDING_")
        if pending:
            _settle(session, balancer)
        return bool(pending)


def _settle_later(balancer_id: str) -> None:
    """Settle in a thread: the API commits its own transaction only after the driver has returned."""

    def run() -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
            try:
                if _try_to_settle(balancer_id):
                    return
            except Exception:  # a lock, or Neutron restarting: tried again
                LOG.exception("load balancer %s", balancer_id)
        LOG.error("load balancer %s: nothing to settle after %.0f s", balancer_id, WAIT_SECONDS)

    threading.Thread(target=run, daemon=True).start()


def _balancer_of(kind: str, item: Any) -> str:  # noqa: ANN401  # an object of octavia_lib's
    """Find the load balancer of an object that may not be in the database yet: through its parent, which is."""
    session = api.get_session()
    try:
        if kind in ("member", "health_monitor"):
            return str(session.get(models.Pool, item.pool_id).load_balancer_id)
        policy = session.get(models.L7Policy, item.l7policy_id) if kind == "l7rule" else item
        if kind in ("l7policy", "l7rule"):
            return str(session.get(models.Listener, policy.listener_id).load_balancer_id)
        return str(item.loadbalancer_id)
    finally:
        session.close()


def _methods(kind: str) -> dict[str, Callable[..., None]]:
    """``<kind>_create``, ``_update`` and ``_delete`` as Octavia calls them: the object (the old one) comes first."""

    def change(_self: object, item: Any, *_new: object) -> None:  # noqa: ANN401  # an object of octavia_lib's
        _settle_later(_balancer_of(kind, item))

    return {f"{kind}_{verb}": change for verb in ("create", "update", "delete")}


class LabProviderDriver(provider_base.ProviderDriver):  # type: ignore[misc]  # the base class is untyped here, see above
    """Accepts everything. Interface: ``octavia_lib.api.drivers.provider_base.ProviderDriver``."""

    for _kind in ("listener", "pool", "member", "health_monitor", "l7policy", "l7rule"):
        locals().update(_methods(_kind))

    def loadbalancer_create(self, loadbalancer: Any) -> None:  # noqa: ANN401  # an object of octavia_lib's
        """Accept a new load balancer."""
        _settle_later(loadbalancer.loadbalancer_id)

    def loadbalancer_update(self, old_loadbalancer: Any, new_loadbalancer: object) -> None:  # noqa: ANN401, ARG002  # the interface's signature
        """Accept a change."""
        _settle_later(old_loadbalancer.loadbalancer_id)

    def loadbalancer_delete(self, loadbalancer: Any, cascade: bool = False) -> None:  # noqa: ANN401, ARG002, FBT001, FBT002  # the same
        """Accept the end: its children go too, and its port."""
        _settle_later(loadbalancer.loadbalancer_id)

    def member_batch_update(self, pool_id: str, members: object) -> None:  # noqa: ARG002  # the same
        """Accept a whole set of members; the API has marked each as coming, changing or going."""
        session = api.get_session()
        try:
            _settle_later(session.get(models.Pool, pool_id).load_balancer_id)
        finally:
            session.close()
