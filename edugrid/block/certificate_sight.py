"""A blocked certificate was seen."""

from collections.abc import Iterable
from typing import NamedTuple

from edugrid.certificates.look_at_certificates import LookedAt
from edugrid.certificates.seen_certificate import SeenCertificate
from edugrid.intent.block_order import BlockOrder


class CertificateSight(NamedTuple):
    """The certificate of ``order`` at ``place``, which has that ``address`` and ``name`` as far as they are known."""

    order: BlockOrder
    place: str
    address: str = ""
    name: str = ""


def in_register(orders: Iterable[BlockOrder], looked: Iterable[LookedAt]) -> tuple[CertificateSight, ...]:
    """Endpoints and files of the register that have a certificate of ``orders`` (those of another kind are passed over). Pure."""
    wanted = {order.indicator: order for order in orders if order.kind == "certificate"}
    return tuple(
        CertificateSight(wanted[item.answer.sha256], item.where, item.row.address or "", item.row.name)
        for item in looked
        if isinstance(item.answer, SeenCertificate) and item.answer.sha256 in wanted
    )
