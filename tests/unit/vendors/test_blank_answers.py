"""Blank lines by the hundred thousand: a pattern that crosses them again from each line does not come to its end here."""

from collections.abc import Callable
from functools import partial

import pytest

from edugrid.vendors.base.bgp_peers import bgp_peers
from edugrid.vendors.base.interface_details import interface_details
from edugrid.vendors.huawei_smartax.read_onus import found_onus, listed_onus, onu_levels
from edugrid.vendors.readers.counters import counters
from edugrid.vendors.readers.optics import optics
from edugrid.vendors.readers.ping_result import ping_result
from edugrid.vendors.ruijie_rgos.read_tables import read_arp, read_lldp, read_mac_table, read_neighbors6

BLANK = "\n" * 200_000
READERS: tuple[Callable[[str], object], ...] = (
    *(found_onus, partial(listed_onus, "0/1/0"), onu_levels),
    *(read_arp, read_lldp, read_mac_table, read_neighbors6),
    *(
        lambda text: interface_details(f"GE1/0/1 current state : UP\n{text}"),
        counters,
        lambda text: optics(f"GigabitEthernet1/0/1 transceiver diagnostic information:\n{text}", str),
        ping_result,
        lambda text: bgp_peers({"ipv4": text}),
    ),
)


@pytest.mark.parametrize("read", READERS)
def test_blank_lines_come_to_an_end(read: Callable[[str], object]) -> None:
    assert read(BLANK) == read("")


def test_blanks_within_a_line_come_to_an_end() -> None:
    told = f"GE1/0/1 current state : UP{' ' * 100_000}x\nDescription: a{' ' * 100_000}b\n"
    assert interface_details(told)["GE1/0/1"]["description"].startswith("a ")


def test_what_begins_again_and_again_comes_to_an_end() -> None:
    assert found_onus("F/S/P : 0/1/0\n" * 50_000) == []
    one = "F/S/P : 0/1/0\nOnt SN : 48575443A1B2C3D4\n"
    assert [onu["serial"] for onu in found_onus("F/S/P : 0/1/1\n" + one)] == ["48575443A1B2C3D4"]
    assert read_lldp("LLDP neighbor-information of port [GE0/1]\n" + " " * 100_000)["GE0/1"][0] is not None
