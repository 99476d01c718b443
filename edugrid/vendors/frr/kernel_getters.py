"""The getters that ask the Linux host, not FRR."""

import json
import shlex
from typing import Any

from napalm.base.exceptions import CommandErrorException

from edugrid.vendors.base.readable_answers import ReadableAnswers
from edugrid.vendors.base.run_on_host import Answer
from edugrid.vendors.frr.read_kernel import (
    read_counters,
    read_environment,
    read_lldp,
    read_macs,
    read_neighbors,
    read_users,
    read_vlans,
)
from edugrid.vendors.readers.lldp_neighbors import lldp_neighbors


class KernelGetters(ReadableAnswers):
    """Mix into the driver, which runs the programs."""

    def get_interfaces_counters(self) -> dict[str, dict[str, int]]:
        """Return NAPALM's interface counters, as the kernel counts."""
        return read_counters(self._document("ip -j -s link"))

    def get_arp_table(self, vrf: str = "") -> list[dict[str, Any]]:
        """Return NAPALM's ARP table (of the VRF device `vrf`)."""
        of = f" vrf {shlex.quote(vrf)}" if vrf else ""
        return read_neighbors(self._document(f"ip -j -s -4 neigh show{of}"), 4)

    def get_ipv6_neighbors_table(self) -> list[dict[str, Any]]:
        """Return NAPALM's IPv6 neighbours."""
        return read_neighbors(self._document("ip -j -s -6 neigh show"), 6)

    def get_mac_address_table(self) -> list[dict[str, Any]]:
        """Return NAPALM's table of hardware addresses, of all bridges and VXLAN devices."""
        return read_macs(self._document("bridge -j fdb show"))

    def get_vlans(self) -> dict[str, dict[str, Any]]:
        """Return NAPALM's VLANs, of the bridges that filter by VLAN."""
        return read_vlans(self._document("bridge -j vlan show"))

    def get_environment(self) -> dict[str, Any]:
        """Return NAPALM's environment: load and memory of the host."""
        load, processors, memory = self._run("cat /proc/loadavg; nproc; cat /proc/meminfo").out.split("\n", 2)
        return read_environment(load, int(processors), memory)

    def get_users(self) -> dict[str, dict[str, Any]]:
        """Return NAPALM's users: the host's logins, without passwords and keys."""
        passwd, _, groups = self._run("getent passwd; echo; getent group").out.partition("\n\n")
        return read_users(passwd, groups)

    def get_lldp_neighbors(self) -> dict[str, list[dict[str, str]]]:
        """Return NAPALM's LLDP neighbours; raises NotImplementedError when the host runs no lldpd."""
        return lldp_neighbors(self.get_lldp_neighbors_detail())

    def get_lldp_neighbors_detail(self, interface: str = "") -> dict[str, list[dict[str, Any]]]:
        """Return NAPALM's LLDP neighbours in full; raises NotImplementedError when the host runs no lldpd."""
        answer = self._run("lldpctl -f json0")
        if answer.status:
            raise NotImplementedError("FRR has no LLDP of its own, and this host runs no lldpd")
        found = read_lldp(json.loads(answer.out))
        return {interface: found.get(interface, [])} if interface else found

    def _document(self, command: str) -> list[dict[str, Any]]:
        """Answer of an iproute2 program with `-j`; iproute2 prints empty objects for what a filter leaves out."""
        answer = self._run(command)
        if answer.status:
            raise CommandErrorException(f"{command}: {answer.err.strip()}")
        found: list[dict[str, Any]] = json.loads(answer.out or "[]")
        return [entry for entry in found if entry]

    def _run(self, command: str) -> Answer:
        raise NotImplementedError
