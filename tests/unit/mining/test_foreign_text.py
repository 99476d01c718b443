"""Whatever stands in a log, reading it raises nothing and what is read has addresses and ports."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from edugrid.mining.dns_logs import read_dns_log
from edugrid.mining.flow_files import read_flows
from edugrid.mining.session_tables import read_sessions

PIECES = st.sampled_from(
    (
        "client @0x1 ", "10.0.0.9", "#53", " (a.example): query: ", "a.example", " IN A", "query[A] ", " from ", "reply ", " is ",
        "unbound[1:0] info: ", "ts,te,td,sa,da,sp,dp,pr,ipkt,ibyt", ",", "2026-11-27 09:10:11", "0001-01-01 00:00:00", "TCP", "inf", "1e999",
        '{"src_addr":"10.0.0.9","dst_addr":"203.0.113.9"', ',"dst_port":3333', ',"packets":Infinity', ',"sampling_rate":"x"', "}", "[" * 50,
        "10.0.0.9:1", "-->", "+->", "[2001:db8::1]:2", "203.0.113.9:3333", "99999999999", "Initiator:", "Responder:",
        "Source IP/port: 10.0.0.9/1", "Destination IP/port: 203.0.113.9/3333", "SrcAddr Port Vpn : 10.0.0.9 1",
        "DestAddr Port Vpn : 203.0.113.9 3333", "Protocol : TCP(6)", '"', " ", "\x00", "\ufeff", "::ffff:10.0.0.9",
    )
)  # fmt: skip
LINES = st.lists(st.lists(PIECES | st.text(max_size=5), max_size=8).map("".join), max_size=6)


@settings(max_examples=300, deadline=None)
@given(lines=LINES)
@example(lines=['{"a":' + "[" * 100_000])
@example(lines=["sa,da", '"' + "x" * 200_000])
@example(lines=["ts,te,td,sa,da,sp,dp,pr,ipkt,ibyt", "0001-01-01 00:00:00,,1,10.0.0.9,203.0.113.9,inf,1e999,6,1,1"])
def test_no_line_stops_a_reader(lines: list[str]) -> None:
    for flow in (*read_flows(lines), *read_sessions(lines)):
        assert flow.source.version in {4, 6}
        assert 1 <= flow.line <= len(lines)
    for query in read_dns_log(lines):
        assert query.client is not None or query.answer is not None
        assert 1 <= query.line <= len(lines)
