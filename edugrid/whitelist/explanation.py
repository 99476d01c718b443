"""The answer about one source, destination and port."""

from datetime import date
from ipaddress import IPv4Network, IPv6Network
from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.text import Text
from edugrid.whitelist.question import Question


class EntryFound(Frozen):
    """A row of the register that covers the question; ``place`` is ``file:line``, ``until`` its last day."""

    id: str
    application: str
    place: str
    applicant: str
    approver: str
    reason: str
    until: date
    state: Literal["valid", "expired"]


class CloudPoint(Frozen):
    """One application behind the destination, on one cloud, and what its security group says.

    ``rule`` is the rule that lets the source in, as drift shows rules; ``entry`` the whitelist entry (or own way of the
    tenancy) that it was made from. ``api`` False: the cloud has no API, the rule stands on its application form.
    """

    application: str
    cloud: str
    group: str
    network: IPv4Network | IPv6Network
    allows: bool
    rule: str | None = None
    entry: str | None = None
    api: bool = True


class DevicePoint(Frozen):
    """The first hop of the source, and what the access list there says about one network of destinations.

    ``verdict``: ``permit`` and ``deny`` by the rule ``number``; ``pass``: no rule of a list speaks of it. ``line`` is the
    rule as the device shows it, at ``line_number`` of the rendered config; ``binding`` the lines that put the list into
    force; ``without`` says why there is no list at all.
    """

    device: str
    interface: str
    destination: IPv4Network | IPv6Network | None
    verdict: Literal["permit", "deny", "pass"]
    number: int | None = None
    line: str | None = None
    line_number: int | None = None
    binding: tuple[str, ...] = ()
    without: Text | None = None


class Explanation(Frozen):
    """``verdict``: ``allowed`` to every application behind the destination, to ``some`` of them, or to none (``refused``).

    ``unknown``: nothing of this region stands behind the destination. ``missing`` says what is not as it should be.
    """

    question: Question
    verdict: Literal["allowed", "some", "refused", "unknown"]
    entries: tuple[EntryFound, ...]
    clouds: tuple[CloudPoint, ...]
    devices: tuple[DevicePoint, ...]
    missing: tuple[Text, ...]
