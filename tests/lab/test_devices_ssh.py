"""Simulated devices over real SSH: Netmiko's own platforms, SFTP, pager, faults, and the process that serves them."""

import asyncio
import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncssh
import pytest
from netmiko import ConnectHandler
from netmiko.exceptions import ConfigInvalidException, NetmikoAuthenticationException

from edugrid.lab.devices.credentials import credentials
from edugrid.lab.devices.down import down
from edugrid.lab.devices.spec import DeviceSpec
from edugrid.lab.devices.status import status
from edugrid.lab.devices.up import up

pytestmark = pytest.mark.lab
SPECS = (
    DeviceSpec("core", "huawei_vrp8"),
    DeviceSpec("county", "h3c_comware7", (), "#\n sysname county\n#\nvlan 10\n#\nreturn\n"),
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("lab")
    up(folder, SPECS)
    try:
        yield folder
    finally:
        down(folder)


def login(lab: Path, name: str, platform: str) -> Any:  # noqa: ANN401  # netmiko publishes no types
    host, port = up(lab, SPECS)[name]
    user, password = credentials(lab)
    return ConnectHandler(
        device_type=platform,
        host=host,
        port=port,
        username=user,
        password=password,
        global_cmd_verify=True,
        ssh_strict=True,
        alt_host_keys=True,
        alt_key_file=str(lab / "devices" / "known_hosts"),
        system_host_keys=False,
    )


def test_netmiko_huawei_vrpv8_configures_commits_and_sees_errors(lab: Path) -> None:
    with login(lab, "core", "huawei_vrpv8") as link:
        assert link.find_prompt() == "<core>"
        output = link.send_config_set(["interface 10GE1/0/1", "description from netmiko", "quit"])
        assert "[~core-10GE1/0/1]description from netmiko" in output
        assert "[*core]" in output
        assert "Committing....done." in link.commit()
        shown = link.send_command("display current-configuration interface 10GE1/0/1")
        assert " description from netmiko" in shown.splitlines()
        with pytest.raises(ConfigInvalidException):
            link.send_config_set(["interface 10GE1/0/77"], error_pattern=r"Error:")
        link.send_command("return", expect_string=r">")
        assert "Save the configuration successfully." in link.save_config()


def test_netmiko_hp_comware_configures_and_sees_errors(lab: Path) -> None:
    with login(lab, "county", "hp_comware") as link:
        assert link.find_prompt() == "<county>"
        link.send_config_set(["interface Vlan-interface10", "ip address 10.9.0.1 24"])
        shown = link.send_command("display current-configuration interface Vlan-interface10")
        assert " ip address 10.9.0.1 255.255.255.0" in shown.splitlines()
        with pytest.raises(ConfigInvalidException):
            link.send_config_set(["vlan 5000"], error_pattern=r" % ")
        link.send_command("return", expect_string=r">")
        assert "Saved the current configuration" in link.save_config()


def test_wrong_password_is_refused(lab: Path) -> None:
    host, port = up(lab, SPECS)["core"]
    with pytest.raises(NetmikoAuthenticationException):
        ConnectHandler(device_type="huawei_vrpv8", host=host, port=port, username="edugrid", password="wrong")


class Shell:
    """A terminal of its own, to see every byte."""

    def __init__(self, connection: Any, process: Any) -> None:  # noqa: ANN401  # asyncssh publishes no usable types
        self.connection, self.process = connection, process

    async def until(self, pattern: str) -> str:
        text = ""
        while not re.search(pattern, text):
            data = await asyncio.wait_for(self.process.stdout.read(4096), 10)
            if not data:
                raise EOFError(text)
            text += data
        return text

    async def say(self, line: str, pattern: str) -> str:
        self.process.stdin.write(line)
        return await self.until(pattern)


async def shell(lab: Path, name: str) -> Shell:
    host, port = up(lab, SPECS)[name]
    user, password = credentials(lab)
    connection = await asyncssh.connect(
        host, port, username=user, password=password, known_hosts=str(lab / "devices" / "known_hosts"), config=None
    )
    return Shell(connection, await connection.create_process(term_type="vt100"))


def test_banner_says_simulated_and_the_pager_waits(lab: Path) -> None:
    async def talk() -> None:
        for name, more in (("core", "  ---- More ----"), ("county", "---- More ----")):
            link = await shell(lab, name)
            assert "SIMULATED" in await link.until(f"<{name}>$")
            first = await link.say("display current-configuration\r", "More ----$")
            assert first.endswith(more)
            assert len(first.splitlines()) == 25  # the echoed command, 23 lines, the pager
            second = await link.say("\r", "More ----$")
            assert second.startswith("\x1b[42D")
            assert len(re.sub(r"\x1b\[42D", "", second).splitlines()) == 2  # one more line, and the pager again
            assert (await link.say("q", f"<{name}>$")).endswith(f"<{name}>")
            off = "screen-length 0 temporary" if name == "core" else "screen-length disable"
            await link.say(off + "\r", f"<{name}>$")
            whole = await link.say("display current-configuration\r", rf"return\r\n<{name}>$")
            assert "More" not in whole
            link.connection.close()

    asyncio.run(talk())


def test_keys_help_editing_control_c_and_control_z(lab: Path) -> None:
    async def talk() -> None:
        link = await shell(lab, "core")
        await link.until("<core>$")
        assert "  saved-configuration" in await link.say("display sa?", "<core>display sa$")
        assert (await link.say("\t", " $")).endswith("ved-configuration ")
        assert (await link.say("\x15", "\b \b$")).count("\b \b") == len("display saved-configuration ")
        assert "<core>" in await link.say("garbage\x03", "<core>$")
        await link.say("system-view\r", r"\[~core\]$")
        await link.say("interface 10GE1/0/2\r", r"10GE1/0/2\]$")
        assert (await link.say("\x1a", "<core>$")).endswith("<core>")
        await link.say("systen\x7fm-view\r", r"\[~core\]$")
        link.connection.close()

    asyncio.run(talk())


def test_sftp_reads_and_writes_flash_and_nothing_else(lab: Path, tmp_path: Path) -> None:
    async def talk() -> None:
        link = await shell(lab, "county")
        async with link.connection.start_sftp_client() as sftp:
            assert "known_hosts" not in await sftp.listdir("/..")
            local = tmp_path / "new.cfg"
            local.write_text("#\n sysname renamed\n#\nvlan 1\n#\nreturn\n", encoding="utf-8")
            await sftp.put(str(local), "/new.cfg")
        await link.until("<county>$")
        await link.say("system-view\r", r"\[county\]$")
        await link.say("configuration replace file new.cfg\r", r"\[Y/N\]:$")
        assert "Succeeded in replacing" in await link.say("n\r", r"\[renamed\]$")
        await link.say("sysname county\r", r"\[county\]$")
        link.connection.close()

    asyncio.run(talk())


def test_faults_from_a_file_refuse_delay_and_drop(lab: Path) -> None:
    faults = lab / "devices" / "core" / "faults.json"

    async def talk() -> None:
        link = await shell(lab, "core")
        await link.until("<core>$")
        await link.say("system-view\r", r"\[~core\]$")
        faults.write_text(
            json.dumps({"refuse": ["loghost"], "drop": [{"pattern": "ntp", "times": 1}], "delay": 0.2}),
            encoding="utf-8",
        )
        assert "(simulated fault)" in await link.say("info-center loghost 10.0.0.1\r", r"\[~core\]$")
        with pytest.raises((EOFError, asyncssh.Error, ConnectionError)):
            await link.say("ntp unicast-server 10.0.0.1\r", r"\[.core\]$")
        again = await shell(lab, "core")
        await again.until("<core>$")
        again.connection.close()

    try:
        asyncio.run(talk())
    finally:
        faults.write_text("{}", encoding="utf-8")


def test_lost_session_ends_its_trial(lab: Path) -> None:
    async def talk() -> None:
        link = await shell(lab, "core")
        await link.until("<core>$")
        await link.say("system-view\r", r"\[~core\]$")
        await link.say("sysname trial\r", r"\[\*core\]$")
        await link.say("commit trial 600\r", r"\[~trial\]$")
        link.connection.abort()
        for _ in range(50):
            other = await shell(lab, "core")
            text = await other.until(r"<\w+>$")
            other.connection.close()
            if text.endswith("<core>"):
                return
            await asyncio.sleep(0.1)
        pytest.fail("the trial outlived its session")

    asyncio.run(talk())


def test_reboot_cuts_every_session(lab: Path) -> None:
    async def talk() -> None:
        one, two = await shell(lab, "county"), await shell(lab, "county")
        await two.until("<county>$")
        await one.until("<county>$")
        await one.say("save force\r", "<county>$")
        await one.say("reboot\r", r"reboot the device. Continue\? \[Y/N\]:$")
        one.process.stdin.write("y\r")
        with pytest.raises((EOFError, asyncssh.Error, ConnectionError)):
            await two.until("never")
        again = await shell(lab, "county")
        await again.until("<county>$")
        again.connection.close()

    asyncio.run(talk())


def test_down_ends_the_process_and_up_brings_state_and_ports_back(tmp_path: Path) -> None:
    first = up(tmp_path, SPECS)
    try:
        assert up(tmp_path, SPECS) == first  # warm: the same process
        pid = status(tmp_path)["pid"]
        assert isinstance(pid, int)
        secret = tmp_path / "devices" / "credentials.json"
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
        assert secret.read_text(encoding="utf-8").split('"')[-2] not in Path(f"/proc/{pid}/cmdline").read_text(
            encoding="utf-8"
        )
        with login(tmp_path, "county", "hp_comware") as link:
            link.send_config_set(["vlan 77"])
        keys = (tmp_path / "devices" / "known_hosts").read_text(encoding="ascii")
    finally:
        assert down(tmp_path)
    assert not Path(f"/proc/{pid}").exists() or pid == os.getpid()
    assert status(tmp_path) == {"running": False, "pid": None, "endpoints": {}}
    try:
        assert up(tmp_path, SPECS) == first
        assert (tmp_path / "devices" / "known_hosts").read_text(encoding="ascii") == keys
        with login(tmp_path, "county", "hp_comware") as link:
            assert "vlan 77" in link.send_command("display current-configuration")
    finally:
        down(tmp_path)
    assert not down(tmp_path)


def test_a_device_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="startup configuration: frobnicate"):
        up(tmp_path, [DeviceSpec("bad", "huawei_vrp8", (), "#\nfrobnicate\n#\nreturn\n")])
    assert status(tmp_path)["running"] is False
