"""Logs of a school's day, in which one host mines. Made up: names and addresses of documentation, and one pool."""

import json
from collections.abc import Mapping
from ipaddress import ip_address

from edugrid.drill.ground import Ground
from edugrid.text import Text

CLEAN = 40
"""Hosts beside the miner that do nothing wrong."""
NAMES = ("www.smartedu.example", "swimmingpool.example", "update.vendor.example", "pool.ntp.example", "im.chat.example")
POOL, POOL_ADDRESS = "xmr.2miners.com", "203.0.113.9"
BEGIN = 1_795_740_000
HEAD = "ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt"


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Write ``dns.log`` (BIND 9) and ``flows.csv`` (nfdump); tell ``device`` that ``host`` is at ``port`` in ``vlan``."""
    host = options["host"]
    first = ip_address(host) + 1
    clean = [str(first + number) for number in range(CLEAN)]
    asks = [(one, name) for one in clean for name in NAMES] + [(host, NAMES[0]), (host, POOL)]
    queries = [
        f"27-Nov-2026 09:10:11.{number % 1000:03d} queries: info: client @0x7f2a {one}#{40000 + number} ({name}): "
        f"query: {name} IN A +E(0)K (192.0.2.53)"
        for number, (one, name) in enumerate(asks)
    ]
    flows = [_flow(one, "198.51.100.7", 443, 120, 900, 700) for one in clean]
    flows += [_flow(host, "198.51.100.7", 443, 60, 500, 800), _flow(host, POOL_ADDRESS, 3333, 1800, 600, 90)]
    (ground.folder / "dns.log").write_text("\n".join(queries) + "\n", encoding="utf-8")
    (ground.folder / "flows.csv").write_text("\n".join([HEAD, *flows]) + "\n", encoding="utf-8")
    if "device" in options:
        where = {"mac": options["mac"], "vlan": int(options["vlan"]), "port": options["port"]}
        learnt = {"macs": [where], "neighbors": [where | {"ip": host}]}
        (ground.lab / "devices" / options["device"] / "learnt.json").write_text(json.dumps(learnt), encoding="utf-8")
    counts = len(queries), len(flows), len(clean) + 1
    return Text(
        f"{counts[0]} queries and {counts[1]} flows of {counts[2]} hosts; {host} asks for {POOL}",
        f"{counts[2]} 台主机的 {counts[0]} 条查询和 {counts[1]} 条流量；{host} 查询 {POOL}",
    )


def _flow(source: str, other: str, port: int, seconds: int, packets: int, size: int) -> str:
    from datetime import datetime, timedelta

    from edugrid.intent.moment import SHANGHAI

    begin = datetime.fromtimestamp(BEGIN, SHANGHAI)
    times = [f"{at:%Y-%m-%d %H:%M:%S}" for at in (begin, begin + timedelta(seconds=seconds))]
    return f"{times[0]},{times[1]},{seconds}.000,{source},{other},50000,{port},TCP,...AP.SF,0,0,{packets},{packets * size},0,0"
