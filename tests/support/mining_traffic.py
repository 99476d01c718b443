"""Logs as a region's name server and collector would write them: what schools do all day, and on request somebody mines."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

NAMES = (
    "www.smartedu.example", "swimmingpool.example", "taxmr.example", "update.vendor.example", "pool.ntp.example",
    "cdn-3.video.example", "mining-museum.example", "minecraft.example", "im.chat.example", "miner-lamp.shop.example",
    "stratumsoft-cad.example", "api.xmrhospital.example", "f2pool.com.phishing-test.example", "deepool.com", "antpool.example",
)  # fmt: skip
"""Names of every day, among them such as a careless search for "pool" or "xmr" finds."""


class Habit(NamedTuple):
    """Port, seconds, mean octets a packet, octets a second."""

    port: int
    seconds: tuple[int, int]
    packet: tuple[int, int]
    rate: tuple[int, int]


HABITS = (
    Habit(443, (1, 300), (400, 1300), (5_000, 2_000_000)),
    Habit(80, (1, 60), (300, 1200), (2_000, 500_000)),
    Habit(443, (1800, 20000), (80, 200), (5, 60)),  # a push service: long and thin, as a miner's connection is
    Habit(8883, (1800, 20000), (60, 150), (2, 40)),  # MQTT of sensors
    Habit(22, (60, 9000), (90, 300), (100, 5000)),
    Habit(5228, (1800, 20000), (80, 200), (5, 30)),
    Habit(3306, (1, 30), (200, 900), (10_000, 900_000)),
    Habit(7777, (600, 5400), (110, 260), (3_000, 20_000)),  # a game
    Habit(5555, (1, 200), (700, 1400), (100_000, 3_000_000)),  # a download that happens to use a pool's port
    Habit(9999, (1, 20), (60, 200), (100, 900)),
)
MINER = Habit(3333, (1800, 20000), (60, 160), (5, 120))


class Traffic(NamedTuple):
    """Lines of the three DNS log forms, of nfdump and of goflow2."""

    bind: list[str]
    unbound: list[str]
    dnsmasq: list[str]
    nfdump: list[str]
    goflow2: list[str]


def traffic(clean: Sequence[str], miners: Sequence[str] = (), seed: int = 1) -> Traffic:
    """A day of the hosts ``clean``, and of ``miners``, who do the same and mine."""
    dice = random.Random(seed)  # noqa: S311 - test data
    out = Traffic([], [], [], ["ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt"], [])
    for host in (*clean, *miners):
        for name in dice.choices(NAMES, k=4):
            _ask(out, dice, host, name, _outside(dice, host, 198, 51, 100))
        for habit in dice.choices(HABITS, k=6):
            _talk(out, dice, host, _outside(dice, host, 198, 51, 100), habit)
    for host in miners:
        pool = _outside(dice, host, 203, 0, 113)
        _ask(out, dice, host, dice.choice(("eu.supportxmr.com", "xmr.2miners.com", "btc.f2pool.com")), pool)
        _talk(out, dice, host, pool, MINER)
    out.nfdump.extend(["Summary", "flows,bytes,packets,avg_bps,avg_pps,avg_bpp", "1,2,3,4,5,6"])
    return out


def _outside(dice: random.Random, host: str, *octets: int) -> str:
    last = dice.randrange(1, 255)
    return f"2001:db8:{octets[2]:x}::{last:x}" if ":" in host else f"{octets[0]}.{octets[1]}.{octets[2]}.{last}"


def _ask(out: Traffic, dice: random.Random, host: str, name: str, answer: str) -> None:
    port, kind = dice.randrange(1024, 65535), dice.choice(["A", "AAAA"])
    form = dice.randrange(3)
    if form == 0:
        head = "27-Nov-2026 09:10:11.123 queries: info: client @0x7f2a"
        out.bind.append(f"{head} {host}#{port} ({name}): query: {name} IN {kind} +E(0)K (10.0.0.53)")
    elif form == 1:
        out.unbound.append(f"[1795770611] unbound[812:0] info: {host} {name}. {kind} IN")
    else:
        out.dnsmasq.append(f"Nov 27 09:10:11 dnsmasq[77]: query[{kind}] {name} from {host}")
        out.dnsmasq.append(f"Nov 27 09:10:11 dnsmasq[77]: reply {name} is {answer}")


def _talk(out: Traffic, dice: random.Random, host: str, other: str, habit: Habit) -> None:
    """One connection, told in pieces of at most half an hour, each with its way back."""
    begin, seconds = 1_795_740_000 + dice.randrange(30_000), dice.randrange(*habit.seconds)
    rate, packet, port = dice.randrange(*habit.rate), dice.randrange(*habit.packet), dice.randrange(1024, 65535)
    for start, length in _pieces(begin, seconds):
        octets = max(packet, rate * length)
        packets = max(1, octets // packet)
        ends = ((host, port, other, habit.port), (other, habit.port, host, port))
        row = [(start, start + length, *end, packets // 2 + 1, octets // 2 + packet // 2) for end in ends]
        out.nfdump.extend(_nfdump(row)) if dice.random() < 0.5 else out.goflow2.extend(_goflow2(row))


def _pieces(begin: int, seconds: int) -> Iterator[tuple[int, int]]:
    for offset in range(0, max(1, seconds), 1800):
        yield begin + offset, min(1800, max(1, seconds - offset))


_Row = tuple[int, int, str, int, str, int, int, int]


def _nfdump(rows: Iterable[_Row]) -> Iterator[str]:
    from datetime import UTC, datetime, timedelta

    for start, end, source, sport, destination, port, packets, octets in rows:
        times = [f"{datetime.fromtimestamp(at, UTC) + timedelta(hours=8):%Y-%m-%d %H:%M:%S}" for at in (start, end)]
        yield (
            f"{times[0]},{times[1]},{end - start}.000,{source},{destination},{sport},{port},TCP,...AP.SF,0,0,"
            f"{packets},{octets},0,0"
        )


def _goflow2(rows: Iterable[_Row]) -> Iterator[str]:
    for start, end, source, sport, destination, port, packets, octets in rows:
        yield json.dumps(
            {
                "type": "IPFIX",
                "sampling_rate": 0,
                "time_flow_start_ns": start * 10**9,
                "time_flow_end_ns": end * 10**9,
                "bytes": octets,
                "packets": packets,
                "src_addr": source,
                "dst_addr": destination,
                "proto": "TCP",
                "src_port": sport,
                "dst_port": port,
            }
        )
