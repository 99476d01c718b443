"""What a network sensor saw of certificates."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from edugrid.block.certificate_sight import CertificateSight
from edugrid.block.errors import BlockError
from edugrid.intent.block_order import BlockOrder
from edugrid.text import Text

_WHERE: Final = "id.resp_h"


def in_log(orders: Iterable[BlockOrder], lines: Iterable[str]) -> Iterator[CertificateSight]:
    """Servers that showed a certificate of ``orders``, each address and name once.

    ``lines`` are Zeek's ssl.log as JSON (docs.zeek.org: SSL::Info, ``cert_chain_fps`` are SHA-256 fingerprints, the server's
    own first). A line without certificates (TLS 1.3 hides them) says nothing.

    Raises:
        BlockError: a line is no JSON object of that log.

    """
    wanted = {order.indicator: order for order in orders if order.kind == "certificate"}
    given = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            address, name = said.get(_WHERE), said.get("server_name") or ""
            prints = [str(one).lower() for one in said.get("cert_chain_fps") or ()]
        except (ValueError, AttributeError, TypeError, RecursionError):
            address, name, prints = None, "", []
        if not isinstance(address, str) or not isinstance(name, str):
            raise BlockError(
                Text(f"line {number} is none of Zeek's ssl.log as JSON", f"第 {number} 行不是 Zeek ssl.log（JSON）"),
                Text("let Zeek write JSON: LogAscii::use_json=T", "请让 Zeek 输出 JSON：LogAscii::use_json=T"),
            )
        order = wanted.get(prints[0]) if prints else None
        if order is not None and (order.id, address, name) not in given:
            given.add((order.id, address, name))
            yield CertificateSight(order, f"ssl.log:{number}", address, name)
