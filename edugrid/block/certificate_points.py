"""Orders about certificates."""

from collections.abc import Iterator, Sequence

from edugrid.block.certificate_sight import in_register
from edugrid.block.point import Point
from edugrid.certificates.look_at_certificates import LookedAt
from edugrid.certificates.seen_certificate import SeenCertificate
from edugrid.intent.block_order import BlockOrder
from edugrid.text import Text


def certificate_points(orders: Sequence[BlockOrder], looked: Sequence[LookedAt]) -> Iterator[Point]:
    """``missing`` wherever the register's own endpoints and files use it; nowhere can it be kept from others. Pure."""
    sights = in_register(orders, looked)
    silent = sum(not isinstance(item.answer, SeenCertificate) for item in looked)
    for order in orders:
        if order.kind != "certificate":
            continue
        places = [sight.place for sight in sights if sight.order == order]
        for place in places:
            why = Text(
                "in use here: replace it; orders against its users: edugrid block certificates REGION",
                "此处正在使用，请更换；针对使用者的封堵：edugrid block certificates REGION",
            )
            yield Point(order.id, place, "certificate", "missing", why=why)
        if not places:
            why = Text(
                f"nothing can block a certificate itself; {len(looked) - silent} endpoint(s) and file(s) of certificates.csv do not"
                f" use it, {silent} said nothing",
                f"证书本身无法封堵；certificates.csv 中 {len(looked) - silent} 个端点和文件未使用它，{silent} 个无应答",
            )
            yield Point(order.id, "certificates.csv", "certificate", "cannot", why=why)
