"""NAPALM driver for Open vSwitch on a Linux host, over OpenSSH, ovs-vsctl and ovs-ofctl (OpenFlow 1.3)."""

import difflib
import secrets
import shlex
from pathlib import Path
from typing import Any

from napalm.base.exceptions import (
    CommandErrorException,
    CommitError,
    ConnectionClosedException,
    MergeConfigException,
    ReplaceConfigException,
)

from edugrid.vendors.base.linux_driver import LinuxDriver
from edugrid.vendors.base.run_on_host import run_on_host
from edugrid.vendors.base.unanswered import unanswered
from edugrid.vendors.openvswitch.read_counters import read_counters
from edugrid.vendors.openvswitch.read_database import read_database
from edugrid.vendors.openvswitch.switch import BRIDGE, Switch, read_switch
from edugrid.vendors.openvswitch.write_script import OFCTL, write_script

_LIST = "ovs-vsctl --timeout=20 --format=json --columns={columns} list {table}"
_BRIDGES = _LIST.format(
    table="Bridge", columns="name,ports,datapath_type,fail_mode,protocols,controller,ipfix,external_ids"
)
_PORTS = _LIST.format(table="Port", columns="_uuid,name,tag,trunks,external_ids")
_CONTROLLERS = _LIST.format(table="Controller", columns="_uuid,target")
_EXPORTERS = _LIST.format(table="IPFIX", columns="_uuid,targets,sampling")
_INTERFACES = _LIST.format(
    table="Interface", columns="name,admin_state,link_state,link_speed,mtu,mac_in_use,external_ids"
)
_STATISTICS = _LIST.format(table="Interface", columns="name,statistics")
_FOLDER = "${OVS_RUNDIR:-/run/openvswitch}/edugrid"  # only root may write there

_SWITCHES = "Open vSwitch only switches; addresses and routes are its Linux host's"
_HOST = "it is a matter of the Linux host, which is no network device here"


@unanswered(
    {
        **dict.fromkeys(
            (
                "get_interfaces_ip",
                "get_bgp_neighbors",
                "get_arp_table",
                "get_ipv6_neighbors_table",
                "get_route_to",
                "ping",
            ),
            _SWITCHES,
        ),
        **dict.fromkeys(
            ("get_lldp_neighbors", "get_lldp_neighbors_detail", "get_environment", "get_users", "get_optics"), _HOST
        ),
    }
)
class OpenVswitchDriver(LinuxDriver):
    """Open vSwitch 2.17 or later; the login may run ovs-vsctl and ovs-ofctl (root, or by the host's own rules).

    `optional_args`: port, key_file, passphrase, known_hosts (path; host keys are always checked), ssh_config_file,
    change_id (names the commit for every later session). A candidate is a whole text of this platform. A commit is one
    OVSDB transaction and one replacement of the flow table by difference; where the bridge has a controller, flows are
    left to it. `commit_config(revert_in=T)` leaves the way back with the host, which goes it by itself after T seconds
    (a restart of the host within that time forgets it). There is no startup configuration: OVSDB keeps bridge and ports,
    nothing keeps flows over a restart of the switch but a controller or the next push.
    """

    platform = "openvswitch"

    def __init__(
        self,
        hostname: str,
        username: str,
        password: str,
        timeout: int = 60,
        optional_args: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(hostname, username, password, timeout, optional_args)
        self._wanted: Switch | None = None

    def close(self) -> None:
        """End the session; a pending commit stays pending."""
        device, self.device, self._wanted = self.device, None, None
        if device is not None:
            device.disconnect()

    def is_alive(self) -> dict[str, bool]:
        """Say whether the session can still be used, by using it."""
        try:
            return {"is_alive": self.device is not None and self._run("true") == ""}
        except (ConnectionClosedException, CommandErrorException, TimeoutError):
            return {"is_alive": False}

    def cli(self, commands: list[str], encoding: str = "text") -> dict[str, str]:
        """Run ovs-vsctl, ovs-ofctl or ovs-appctl commands; raises CommandErrorException for any other program."""
        if encoding != "text":
            raise NotImplementedError(f"encoding {encoding!r}")
        for command in commands:
            if command.split(" ", 1)[0] not in {"ovs-vsctl", "ovs-ofctl", "ovs-appctl"}:
                raise CommandErrorException(f"not a command of Open vSwitch: {command}")
        return {command: self._run(shlex.join(shlex.split(command))) for command in commands}

    def get_config(
        self,
        retrieve: str = "all",
        full: bool = False,  # noqa: FBT001, FBT002, ARG002 - NAPALM's signature; there are no defaults to show
        sanitized: bool = False,  # noqa: FBT001, FBT002, ARG002 - NAPALM's signature; the text holds no secret
        format: str = "text",  # noqa: A002 - NAPALM's signature
    ) -> dict[str, str]:
        """Return running and candidate as texts of this platform; startup is always empty."""
        if format != "text":
            raise NotImplementedError(f"format {format!r}")
        wanted = self._wanted.text if self._wanted is not None and retrieve in {"all", "candidate"} else ""
        running = self._read().text if retrieve in {"all", "running"} else ""
        return {"running": running, "startup": "", "candidate": wanted}

    def load_replace_candidate(self, filename: str | None = None, config: str | None = None) -> None:
        """Take a whole text; raises ReplaceConfigException for an empty one and for a line that it does not know."""
        text = Path(filename).read_text(encoding="utf-8") if filename else config
        if not text or not text.strip():
            raise ReplaceConfigException("the candidate is empty")
        try:
            self._wanted = read_switch(text)
        except ValueError as error:
            raise ReplaceConfigException(str(error)) from error

    def load_merge_candidate(self, filename: str | None = None, config: str | None = None) -> None:
        """Take a text that is put over what runs; raises MergeConfigException as load_replace_candidate does."""
        text = Path(filename).read_text(encoding="utf-8") if filename else config
        if not text or not text.strip():
            raise MergeConfigException("the candidate is empty")
        merged = self._read()
        try:
            new = read_switch(text)
        except ValueError as error:
            raise MergeConfigException(str(error)) from error
        merged.bridge |= new.bridge
        merged.ports |= new.ports
        rules = {flow.partition(" actions=")[0] for flow in new.flows}
        merged.flows = [flow for flow in merged.flows if flow.partition(" actions=")[0] not in rules] + new.flows
        self._wanted = merged

    def compare_config(self) -> str:
        """Unified diff of running and candidate; empty when there is none."""
        if self._wanted is None:
            return ""
        running, wanted = self._read().text.splitlines(), self._wanted.text.splitlines()
        return "\n".join(difflib.unified_diff(running, wanted, "running", "candidate", lineterm="", n=2))

    def commit_config(self, message: str = "", revert_in: int | None = None) -> None:
        """Make the host's bridge what the candidate says, and compare afterwards; see the class. `message` has no place.

        Raises CommitError when nothing is loaded, a commit is pending, or the switch is not what was asked for: then what
        was there before is put back.
        """
        del message
        if self._wanted is None:
            raise CommitError(f"{self.hostname}: nothing is loaded")
        if self.has_pending_commit():
            raise CommitError(f"{self.hostname}: a commit waits for its confirmation")
        wanted, before = self._wanted, self._read()
        self._keep(write_script(before, wanted.ports), revert_in)
        try:
            self._run("sh", write_script(wanted, before.ports))
            problem = self._unlike(wanted)
        except CommandErrorException as error:
            problem = str(error)
        if problem:
            self.rollback()
            raise CommitError(f"{self.hostname}: {problem}; what was there before is back")
        self._wanted = None

    def confirm_commit(self) -> None:
        """Forget the way back; raises CommitError when no commit of this change_id waits (any more)."""
        if not self.has_pending_commit():
            raise CommitError(f"{self.hostname}: no commit {self.change_id} is waiting")
        self._run(f'rm -f "{_FOLDER}/{self.change_id}.pending"')

    def has_pending_commit(self) -> bool:
        """Whether the host would go back by itself."""
        return self._run(f'test ! -e "{_FOLDER}/{self.change_id}.pending" || echo pending').strip() == "pending"

    def discard_config(self) -> None:
        """Forget the candidate; nothing of it is on the switch."""
        self._wanted = None

    def rollback(self) -> None:
        """Go back to what was there before the last commit of this change_id; raises CommitError without one."""
        place = f"{_FOLDER}/{self.change_id}"
        try:
            self._run(f'test -e "{place}.sh" && rm -f "{place}.pending" && sh "{place}.sh"')
        except CommandErrorException as error:
            raise CommitError(f"{self.hostname}: cannot go back: {error}") from error

    def get_facts(self) -> dict[str, Any]:
        """NAPALM facts of the host and its switch; uptime is the host's, in seconds."""
        version, name, since = self._run(
            "ovs-vsctl --version | head -1; hostname; cut -d' ' -f1 /proc/uptime"
        ).splitlines()
        device = self._read().bridge.get("device", name)
        return {
            "hostname": device,
            "fqdn": name,
            "vendor": "Open vSwitch",
            "model": "Open vSwitch",
            "os_version": version.rpartition(" ")[2],
            "serial_number": "",
            "uptime": float(since),
            "interface_list": sorted(self.get_interfaces()),
        }

    def get_interfaces(self) -> dict[str, dict[str, Any]]:
        """NAPALM interfaces of the bridge's ports: speed in Mbit/s (-1.0 unknown), MTU in bytes (-1 unknown)."""
        import json

        table = json.loads(self._run(_INTERFACES))
        rows = [dict(zip(table["headings"], row, strict=True)) for row in table["data"]]
        ports = self._read().ports
        return {
            row["name"]: {
                "is_up": row["link_state"] == "up",
                "is_enabled": row["admin_state"] == "up",
                "description": ports[row["name"]].description,
                "last_flapped": -1.0,
                "speed": row["link_speed"] / 1e6 if isinstance(row["link_speed"], int) else -1.0,
                "mtu": row["mtu"] if isinstance(row["mtu"], int) else -1,
                "mac_address": str(row["mac_in_use"]).upper() if isinstance(row["mac_in_use"], str) else "",
            }
            for row in rows
            if row["name"] in ports
        }

    def get_interfaces_counters(self) -> dict[str, dict[str, int]]:
        """NAPALM's counters of the bridge's ports, as old as 5 s; what the switch does not count apart is -1."""
        return read_counters(self._run(_STATISTICS), set(self._read().ports))

    def get_vlans(self) -> dict[str, dict[str, Any]]:
        """Return the VLANs that ports carry; a switch of this kind keeps no names for them."""
        from edugrid.network.vlans import expand_vlans

        found: dict[int, list[str]] = {}
        for name, port in self._read().ports.items():
            for vlan in expand_vlans(port.tag or port.trunks) if port.tag or port.trunks else ():
                found.setdefault(vlan, []).append(name)
        return {str(vlan): {"name": "", "interfaces": names} for vlan, names in sorted(found.items())}

    def get_mac_address_table(self) -> list[dict[str, Any]]:
        """Return learnt addresses, with the OpenFlow port number that the switch names as interface."""
        rows = [line.split() for line in self._run(f"ovs-appctl fdb/show {BRIDGE}").splitlines()[1:]]
        return [
            {
                "mac": mac.upper(),
                "interface": port,
                "vlan": int(vlan),
                "static": age == "static",
                "active": True,
                "moves": -1,
                "last_move": -1.0,
            }
            for port, vlan, mac, age in rows
        ]

    def get_openflow(self) -> dict[str, Any]:
        """How many ``flows`` the table has, and whether each of the ``controllers`` is connected (no getter of NAPALM's)."""
        import json

        table = json.loads(self._run("ovs-vsctl --format=json --columns=target,is_connected list controller"))
        return {
            "flows": len(self._read().flows),
            "controllers": {target: bool(is_up) for target, is_up in table["data"]},
        }

    def _read(self) -> Switch:
        # a table is one line of JSON; one call instead of five
        flows = f"if ovs-vsctl br-exists {BRIDGE}; then {OFCTL} --no-stats dump-flows {BRIDGE}; fi"
        answer = self._run(f"{_BRIDGES} && {_PORTS} && {_CONTROLLERS} && {_EXPORTERS} && {flows}")
        bridges, ports, controllers, exporters, *dump = answer.splitlines()
        return read_database(bridges, ports, controllers, exporters, "\n".join(dump))

    def _unlike(self, wanted: Switch) -> str:
        """How the switch differs from ``wanted``; flows are not looked at where a controller keeps them."""
        now = self._read()
        if "controller" in wanted.bridge:
            now.flows = wanted.flows
        if now.text == wanted.text:
            return ""
        lines = difflib.unified_diff(
            wanted.text.splitlines(), now.text.splitlines(), "wanted", "running", lineterm="", n=0
        )
        return "the switch took the commands, and yet differs: " + "; ".join(list(lines)[2:8])

    def _keep(self, script: str, revert_in: int | None) -> None:
        """Leave the way back on the host, and with ``revert_in`` (s) somebody there who goes it."""
        place = f"{_FOLDER}/{self.change_id}"
        self._run(f'umask 077; mkdir -p "{_FOLDER}" && cat > "{place}.sh"', script)
        if revert_in is not None:
            token = secrets.token_hex(8)  # a timer of an earlier commit must not take this one back
            mine = f'test "$(cat "{place}.pending" 2>/dev/null)" = {token}'
            wait = f'sleep {int(revert_in)}; {mine} && rm -f "{place}.pending" && sh "{place}.sh"'
            arm = f"setsid sh -c {shlex.quote(wait)} >/dev/null 2>&1 </dev/null &"
            self._run(f'echo {token} > "{place}.pending"; {arm}')

    def _run(self, command: str, stdin: str = "") -> str:
        if self.device is None:
            raise ConnectionClosedException(f"{self.hostname}:{self.port}: no open session")
        answer = run_on_host(self.device, command, stdin, timeout=self.timeout)
        if answer.status:
            said = (answer.err or answer.out).strip()
            raise CommandErrorException(f"{command.split(' ', 1)[0]}: exit {answer.status}: {said[-300:]}")
        return answer.out
