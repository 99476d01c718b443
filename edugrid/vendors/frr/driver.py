"""NAPALM driver for FRR on Linux, over OpenSSH and FRR's own frr-reload.py."""

import json
import re
import secrets
import shlex
from pathlib import Path
from typing import Any

from napalm.base.exceptions import (
    CommandErrorException,
    CommitConfirmException,
    CommitError,
    ConnectionClosedException,
    LockError,
    MergeConfigException,
    ReplaceConfigException,
)

from edugrid.vendors.base.linux_driver import LinuxDriver
from edugrid.vendors.base.run_on_host import Answer, run_on_host
from edugrid.vendors.base.unanswered import unanswered
from edugrid.vendors.frr.config_job import ConfigJob, Outcome
from edugrid.vendors.frr.config_paths import config_paths
from edugrid.vendors.frr.evpn_getters import EvpnGetters
from edugrid.vendors.frr.kernel_getters import KernelGetters
from edugrid.vendors.frr.merged_config import merged_config
from edugrid.vendors.frr.read_bgp_neighbors import read_bgp_neighbors
from edugrid.vendors.frr.read_blackholes import read_blackholes
from edugrid.vendors.frr.read_igp_neighbors import IgpNeighbor, read_igp_neighbors
from edugrid.vendors.frr.read_interfaces import read_addresses, read_interfaces
from edugrid.vendors.frr.read_ping import read_ping
from edugrid.vendors.frr.read_routes import read_routes
from edugrid.vendors.frr.readable_diff import readable_diff
from edugrid.vendors.frr.without_secrets import without_secrets

_DEFAULT_ROUTES = {4: "0.0.0.0/0", 6: "::/0"}
_EMPTY = re.compile(r"^interface [^\n]*\nexit\n!\n", re.MULTILINE)
_BATCH = 200  # BGP prefixes asked for in one call


@unanswered({"get_optics": "the kernel of a Linux router tells no light levels; ethtool of its host does"})
class FrrDriver(EvpnGetters, KernelGetters, LinuxDriver):
    """FRR 8.4 or later with the integrated configuration, on a host where the login may run vtysh and frr-reload.py.

    `optional_args`: port, key_file, passphrase, known_hosts (path; host keys are always checked, by default against
    the user's own file), ssh_config_file, change_id (names the commit, so that another session can roll it back;
    random by default). A replace candidate replaces the whole configuration: the caller merges lines it does not own.
    """

    platform = "frr"

    def __init__(
        self,
        hostname: str,
        username: str,
        password: str,
        timeout: int = 60,
        optional_args: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(hostname, username, password, timeout, optional_args)
        self._jobs: ConfigJob | None = None
        self._replace: str | None = None
        self._merge: str | None = None

    def _own_change_id(self) -> str:
        return f"napalm-{secrets.token_hex(6)}"

    # --- session

    def close(self) -> None:
        """End the session. A pending commit stays pending, and its timed revert goes on."""
        device, self.device, self._jobs = self.device, None, None
        if device is not None:
            device.disconnect()

    def is_alive(self) -> dict[str, bool]:
        """Say whether the session can still be used, by using it."""
        try:
            return {"is_alive": self.device is not None and self._run("true").status == 0}
        except (ConnectionClosedException, CommandErrorException, TimeoutError):
            return {"is_alive": False}

    def cli(self, commands: list[str], encoding: str = "text") -> dict[str, str]:
        """Run vtysh commands and return {command: output}."""
        if encoding != "text":
            raise NotImplementedError(f"encoding {encoding!r}")
        return {command: self._vtysh(command) for command in commands}

    # --- configuration

    def get_config(
        self,
        retrieve: str = "all",
        full: bool = False,  # noqa: FBT001, FBT002, ARG002 - NAPALM's signature; FRR does not print its defaults
        sanitized: bool = False,  # noqa: FBT001, FBT002 - NAPALM's signature
        format: str = "text",  # noqa: A002 - NAPALM's signature
    ) -> dict[str, str]:
        """Return running, startup and candidate; `sanitized` replaces secrets by `<removed>`.

        running is the text of `show running-config no-header`: the same bytes as long as nothing has changed.
        """
        if format != "text":
            raise NotImplementedError(f"format {format!r}: FRR has text only")
        wanted = {"running", "startup", "candidate"} if retrieve == "all" else {retrieve}
        texts = {"running": "", "candidate": "", "startup": ""}
        if "running" in wanted:
            # an interface that had IS-IS stays as an empty section, which means nothing
            texts["running"] = _EMPTY.sub("", self._vtysh("show running-config no-header"))
        if "startup" in wanted:
            texts["startup"] = self._run("cat /etc/frr/frr.conf").out
        if "candidate" in wanted and self._has_candidate():
            texts["candidate"] = self._candidate()
        return {name: without_secrets(text) for name, text in texts.items()} if sanitized else texts

    def load_replace_candidate(self, filename: str | None = None, config: str | None = None) -> None:
        """Take the whole intended configuration. Raises ReplaceConfigException when it holds no line."""
        text = _text(filename, config)
        if not config_paths(text):
            raise ReplaceConfigException("the candidate holds no line; it would delete the whole configuration")
        self._replace, self._merge = text, None

    def load_merge_candidate(self, filename: str | None = None, config: str | None = None) -> None:
        """Take lines to add to (or, with `no`, to take from) the running configuration; views by indentation."""
        text = _text(filename, config)
        if not config_paths(text):
            raise MergeConfigException("the candidate holds no line")
        self._replace, self._merge = None, text if self._merge is None else f"{self._merge}\n{text}"

    def compare_config(self) -> str:
        """Return what a commit would change, secrets removed; '' when nothing.

        frr-reload, on the router, compares. Raises ReplaceConfigException (MergeConfigException) when the router
        cannot parse the candidate: frr-reload would then show a diff that deletes what it did not understand.
        """
        return without_secrets(self._compare()) if self._has_candidate() else ""

    def commit_config(self, message: str = "", revert_in: int | None = None) -> None:
        """Apply the candidate, compare again, and save. FRR keeps no commit log: `message` goes to the router's syslog.

        `revert_in`: seconds after which the router itself puts the former configuration back, manager or not, unless
        confirm_commit is called; until then nothing is saved, so that a reboot reverts as well. Raises
        ReplaceConfigException or MergeConfigException (refused, nothing touched), LockError (another job runs),
        CommitConfirmException (a commit is pending), CommitError (the result was not the candidate; put back, or the
        text says that it could not be).
        """
        if revert_in is not None and revert_in <= 0:
            raise ValueError(f"revert_in {revert_in}: seconds, at least 1")
        if not self._has_candidate():
            raise CommitError("no candidate is loaded")
        # what was merged may replace a value, which only the router knows, so that case is compared afterwards
        verify = "exact" if self._merge is None else "none"
        outcome, said = self._job()("commit", self.change_id, str(revert_in or 0), verify, candidate=self._candidate())
        self._raise(outcome, said)
        if self._merge is not None and (left := _not_taken(self._compare())):
            undone, _ = self._job()("undo", self.change_id)
            raise CommitError(_put_back(undone) + "; the router did not take:\n" + without_secrets(left))
        self._replace = self._merge = None
        if message:
            self._run(shlex.join(["logger", "-t", "edugrid", f"{self.change_id}: {message}"]))

    def confirm_commit(self) -> None:
        """Keep and save the pending commit. Raises CommitConfirmException when none is pending (any more)."""
        self._raise(*self._job()("confirm"))

    def has_pending_commit(self) -> bool:
        """Ask the router whether a commit, of this session or another, awaits its confirmation."""
        return self._job()("pending")[0] is Outcome.DONE

    def discard_config(self) -> None:
        """Forget the candidate."""
        self._replace = self._merge = None

    def rollback(self) -> None:
        """Put back what ran and what was saved before the pending commit, or before this change_id's last commit.

        Raises CommitError when another session has committed since, or nothing was committed.
        """
        outcome, said = self._job()("undo", self.change_id)
        if outcome in (Outcome.NOTHING, Outcome.NOT_YOURS):
            raise CommitError("nothing to roll back: the last commit on this router is not this session's")
        if outcome is Outcome.NOT_PUT_BACK:
            raise CommitError(_put_back(outcome))
        self._raise(outcome, said)

    # --- state

    def get_facts(self) -> dict[str, Any]:
        """Return NAPALM's facts; uptime is the host's, in seconds."""
        version = re.match(r"FRRouting (\S+)", self._vtysh("show version"))
        asked = "hostname; cut -d' ' -f1 /proc/uptime; cat /sys/class/dmi/id/product_name 2>/dev/null || echo Linux"
        hostname, uptime, model = self._run(asked).out.splitlines()[:3]
        return {
            "uptime": float(uptime),
            "vendor": "FRRouting",
            "os_version": version[1] if version else "",
            "serial_number": "",
            "model": model,
            "hostname": hostname,
            "fqdn": hostname,
            "interface_list": sorted(self._interfaces()),
        }

    def get_interfaces(self) -> dict[str, dict[str, Any]]:
        """Return NAPALM's interfaces."""
        return read_interfaces(self._interfaces())

    def get_interfaces_ip(self) -> dict[str, Any]:
        """Return NAPALM's interface addresses, link-local ones included."""
        return read_addresses(self._interfaces())

    def get_bgp_neighbors(self) -> dict[str, dict[str, Any]]:
        """Return NAPALM's BGP neighbours of every VRF."""
        return read_bgp_neighbors(self._json("show bgp vrf all neighbors json"))

    def get_igp_neighbors(self) -> list[IgpNeighbor]:
        """Return neighbours of IS-IS, OSPFv2 and OSPFv3 (no getter of NAPALM's; the same on every driver of ours).

        ``protocol``, ``neighbor``, ``interface``, ``state`` (small letters), ``level_or_area``; none for a daemon that
        does not run.
        """
        asked = ("show isis neighbor json", "show ip ospf neighbor detail json", "show ipv6 ospf6 neighbor detail json")
        return read_igp_neighbors(*(self._json_or_nothing(command) for command in asked))

    def get_route_to(
        self,
        destination: str = "",
        protocol: str = "",
        longer: bool = False,  # noqa: FBT001, FBT002 - NAPALM's signature
    ) -> dict[str, Any]:
        """Return NAPALM's routes to a prefix or address (best match), or all routes of both families for ''."""
        if not destination:
            return {**self._routes(4, "", protocol), **self._routes(6, "", protocol)}
        family = 6 if ":" in destination else 4
        return self._routes(family, f"{destination} longer-prefixes" if longer else destination, protocol)

    def get_blackhole_routes(self) -> dict[str, int]:
        """What BGP makes the kernel discard: seconds by prefix (no getter of NAPALM's)."""
        found: dict[str, int] = {}
        for family in ("ip", "ipv6"):
            found |= read_blackholes(self._json(f"show {family} route bgp json"))
        return found

    def ping(  # noqa: PLR0913, PLR0917 - NAPALM's signature
        self,
        destination: str,
        source: str = "",
        ttl: int = 255,
        timeout: int = 2,
        size: int = 100,
        count: int = 5,
        vrf: str = "",
        source_interface: str = "",
    ) -> dict[str, Any]:
        """Ping from the router (iputils): `timeout` seconds for each probe, `size` bytes of payload."""
        argv = ["ping", "-n", "-c", str(count), "-W", str(timeout), "-s", str(size), "-t", str(ttl), "-i", "0.2"]
        bound = source_interface or source
        argv += ["-I", bound] if bound else []
        argv = ["ip", "vrf", "exec", vrf, *argv] if vrf else argv
        answer = self._run(shlex.join([*argv, "--", destination]))
        return read_ping(answer.status, answer.out, answer.err)

    # --- within

    def _routes(self, family: int, argument: str, protocol: str) -> dict[str, Any]:
        shown = self._json(f"show {'ip' if family == 4 else 'ipv6'} route {argument} json")  # noqa: PLR2004 - IP version
        prefixes = [prefix for prefix, routes in shown.items() if any(r.get("protocol") == "bgp" for r in routes)]
        about: dict[str, Any] = {}
        for start in range(0, len(prefixes), _BATCH):
            batch = prefixes[start : start + _BATCH]
            commands = [f"show bgp ipv{family} unicast {prefix} json" for prefix in batch]
            about |= dict(zip(batch, _documents(self._vtysh(*commands)), strict=True))
        if about:
            table = self._json(f"show bgp ipv{family} unicast summary json")
            for entry in about.values():
                entry["localAs"] = table.get("as", -1)
        return read_routes(shown, about, protocol)

    def _run(self, command: str) -> Answer:
        if self.device is None:
            raise ConnectionClosedException(f"{self!r}: no open session")
        return run_on_host(self.device, command, timeout=self.timeout)

    def _vtysh(self, *commands: str) -> str:
        argv = ["vtysh"]
        for command in commands:
            argv += ["-c", command]
        answer = self._run(shlex.join(argv))
        if answer.status or answer.out.startswith("% "):
            raise CommandErrorException(f"{commands[0]}: {without_secrets(answer.out + answer.err).strip()}")
        return answer.out

    def _interfaces(self) -> dict[str, Any]:
        """Interfaces of every VRF by name; a VRF that is a namespace has an `lo` too, the router's own is meant."""
        found = self._json("show interface json")
        if {entry.get("vrfName", "default") for entry in found.values()} - {"default"}:
            found |= self._json("show interface vrf default json")
        return found

    def _json(self, command: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._vtysh(command) or "{}")
        return found

    def _json_or_nothing(self, command: str) -> dict[str, Any]:
        answer = self._run(shlex.join(["vtysh", "-c", command]))
        # a daemon that does not run, or holds no process, says so in words
        found: dict[str, Any] = json.loads(answer.out) if answer.out.lstrip().startswith("{") else {}
        return found

    def _job(self) -> ConfigJob:
        if self.device is None:
            raise ConnectionClosedException(f"{self!r}: no open session")
        if self._jobs is None:
            self._jobs = ConfigJob(self.device, self.timeout)
        return self._jobs

    def _has_candidate(self) -> bool:
        return self._replace is not None or self._merge is not None

    def _candidate(self) -> str:
        if self._merge is not None:
            return merged_config(self._vtysh("show running-config no-header"), self._merge)
        return self._replace or ""

    def _compare(self) -> str:
        answer = self._job().compare(self._candidate())
        if answer.status:
            raise self._refused(without_secrets(answer.err))
        return readable_diff(answer.out, self._vtysh("show running-config no-header") if answer.out.strip() else "")

    def _refused(self, said: str) -> Exception:
        kind = ReplaceConfigException if self._merge is None else MergeConfigException
        refusal: Exception = kind(f"the router cannot take the candidate: {_complaint(said)}")
        return refusal

    def _raise(self, outcome: Outcome, said: str) -> None:
        match outcome:
            case Outcome.DONE:
                return
            case Outcome.BAD_CANDIDATE:
                raise self._refused(said)
            case Outcome.BUSY:
                raise LockError("another configuration job runs on this router")
            case Outcome.PENDING:
                raise CommitConfirmException("a commit is pending on this router: confirm it or roll it back first")
            case Outcome.NOTHING:
                raise CommitConfirmException("no commit is pending: it was confirmed, or the router took it back")
            case _:
                raise CommitError(f"{_put_back(outcome)}; the router said:\n{_complaint(said)}")


def _text(filename: str | None, config: str | None) -> str:
    text = Path(filename).read_text(encoding="utf-8") if filename else config or ""
    return text if text.endswith("\n") else f"{text}\n"


def _not_taken(diff: str) -> str:
    # a `no X` is not printed by FRR once X is gone; while X is there, the merge takes X away instead
    return "\n".join(line for line in diff.splitlines() if re.match(r"-|\+(?!\s*no )", line))


def _put_back(outcome: Outcome) -> str:
    if outcome in (Outcome.DONE, Outcome.PUT_BACK):
        return "the commit failed and the former configuration was put back"
    return "the commit failed AND THE FORMER CONFIGURATION COULD NOT BE PUT BACK: look at the router"


def _complaint(said: str) -> str:
    if "Lines To " in said:  # the router took it, but shows something else
        first, _, _ = said.partition("Lines To ")
        return f"{first.strip()}\n{readable_diff(said)}".strip()
    # frr-reload colours its errors, and prints what vtysh said as a Python bytes literal
    plain = re.sub(r"\x1b\[\d*m", "", said).replace("\\n", "\n")
    found = re.findall(r"(line \d+: [^\n]*?)\s*'?$", plain, re.MULTILINE)
    return "; ".join(" ".join(line.split()) for line in found) or plain.strip().rpartition("\n")[2]


def _documents(text: str) -> list[dict[str, Any]]:
    decoder, found, position = json.JSONDecoder(), [], 0
    while (start := text.find("{", position)) >= 0:
        document, position = decoder.raw_decode(text, start)
        found.append(document)
    return found
