"""One line out, its whole answer back: echo, pager, questions, silence, loss."""

import time
from collections import deque
from pathlib import Path

import pytest
from napalm.base.exceptions import CommandTimeoutException, ConnectionClosedException
from netmiko.exceptions import ReadException

from edugrid.vendors.base.cli_session import CliSession
from edugrid.vendors.base.dialect import Dialect, load_dialect
from edugrid.vendors.base.errors import RefusedLineError, UnexpectedQuestionError

VENDORS = Path(__file__).parents[3] / "edugrid" / "vendors"
VRP8 = load_dialect(VENDORS / "huawei_vrp8")
COMWARE7 = load_dialect(VENDORS / "h3c_comware7")


class Terminal:
    """Plays a device's side: each text typed is answered with the next chunks; ``None`` ends the session."""

    def __init__(self, *script: tuple[str, list[str | None]], host: str = "zz-core-1") -> None:
        self.base_prompt = host
        self.ansi_escape_codes = True
        self._read_buffer = ""
        self.script = deque(script)
        self.chunks: deque[str | None] = deque()
        self.typed: list[str] = []
        self.closed = False

    def write_channel(self, text: str) -> None:
        self.typed.append(text)
        if text.strip().startswith("undo terminal"):
            self.chunks.append(f"{text.strip()}\r\n<{self.base_prompt}>")
            return
        expected, answer = self.script.popleft()
        assert text.strip("\n") == expected
        self.chunks.extend(answer)

    def read_channel(self) -> str:
        kept, self._read_buffer = self._read_buffer, ""
        if self.chunks:
            chunk = self.chunks.popleft()
            if chunk is None:
                raise ReadException("closed")
            return kept + chunk
        return kept

    def await_data(self, seconds: float) -> None:
        time.sleep(min(seconds, 0.005))

    def paramiko_cleanup(self) -> None:
        self.closed = True


def _session(terminal: Terminal, dialect: Dialect = VRP8) -> CliSession:
    return CliSession(terminal, dialect, idle_seconds=0.2)


def test_echo_and_prompt_are_cut_off_and_the_rest_is_kept_as_it_is() -> None:
    body = "!Software Version V200R005C10\r\n#\r\nsysname zz-core-1\r\n#\r\nreturn\r\n"
    terminal = Terminal(
        ("display current-configuration", ["display current-conf", "iguration\r\n", body, "<zz-core-1>"])
    )
    answer = _session(terminal).send("display current-configuration")
    assert answer == body.replace("\r", "").rstrip("\n")


def test_a_bracketed_version_header_is_no_prompt() -> None:
    chunks: list[str | None] = ["display x\r\n[V200R009C00SPC500]", "\r\n#\r\n<zz-core-1>"]
    assert _session(Terminal(("display x", chunks))).send("display x") == "[V200R009C00SPC500]\n#"


def test_pager_is_answered_and_leaves_no_trace() -> None:
    erased = "\x1b[16D                \x1b[16D"
    terminal = Terminal(
        ("display x", ["display x\r\n one\r\n  ---- More ----"]), (" ", [f"{erased} two\r\n  three\r\n", "<zz-core-1>"])
    )
    assert _session(terminal).send("display x") == " one\n two\n  three"


def test_an_expected_question_is_answered() -> None:
    question = "Warning: The current configuration will be written to the device. Continue? [Y/N]:"
    terminal = Terminal(
        ("save", [f"save\r\n{question}"]), ("Y", ["Y\r\nInfo: Save the configuration successfully.\r\n<zz-core-1>"])
    )
    answer = _session(terminal).command("save")
    assert "Save the configuration successfully." in answer
    assert "[Y/N]" not in answer


def test_an_unexpected_question_is_cancelled_never_answered() -> None:
    question = "Warning: All configurations will be erased. Continue? [Y/N]:"
    terminal = Terminal(("display x", [f"display x\r\n{question}"]), ("\x03", ["\r\n<zz-core-1>"]))
    with pytest.raises(UnexpectedQuestionError, match="erased"):
        _session(terminal).send("display x")
    assert terminal.typed[-1] == "\x03"
    assert not terminal.closed


def test_where_not_even_a_prompt_comes_back_the_session_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edugrid.vendors.base.cli_session._CANCEL_SECONDS", 0.1)
    terminal = Terminal(("display x", ["display x\r\n"]), ("\x03", []))
    with pytest.raises(CommandTimeoutException, match="silent"):
        _session(terminal).send("display x")
    assert terminal.closed


def test_a_lost_session_is_named_with_the_line_and_without_its_secret() -> None:
    line = "local-user ops password irreversible-cipher Geheim@12345"
    with pytest.raises(ConnectionClosedException, match=r"cipher \*{6}") as caught:
        _session(Terminal((line, [None]))).configure(line)
    assert "Geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("dialect", "answer"),
    [
        (VRP8, "                 ^\r\nError: Unrecognized command found at '^' position.\r\n"),
        (VRP8, "Error: The VLAN does not exist.\r\n"),
        (COMWARE7, "            ^\r\n % Wrong parameter found at '^' position.\r\n"),
        (COMWARE7, "The VLAN does not exist.\r\n"),
        (COMWARE7, "Object group with given name exists with different type.\r\n"),
    ],
)
def test_refusals_are_recognised_even_without_an_error_word(dialect: Dialect, answer: str) -> None:
    terminal = Terminal(
        ("vlan 10", [f"vlan 10\r\n{answer}[~zz-core-1]" if dialect is VRP8 else f"vlan 10\r\n{answer}[zz-core-1]"])
    )
    with pytest.raises(RefusedLineError) as caught:
        _session(terminal, dialect).configure("vlan 10")
    assert caught.value.line == "vlan 10"
    assert answer.split("\r\n")[-2].strip() in caught.value.answer


@pytest.mark.parametrize(
    ("dialect", "answer"),
    [
        (VRP8, ""),
        (VRP8, "Info: All IPv4 and IPv6 related configurations on this interface are removed.\r\n"),
        (COMWARE7, ""),
        (COMWARE7, "Please wait... Done.\r\n"),
    ],
)
def test_silence_and_known_remarks_are_no_refusal(dialect: Dialect, answer: str) -> None:
    prompt = "[*zz-core-1-GE1/0/1]" if dialect is VRP8 else "[zz-core-1-GigabitEthernet1/0/1]"
    _session(Terminal(("mtu 9000", [f"mtu 9000\r\n{answer}{prompt}"])), dialect).configure("mtu 9000")


def test_a_new_host_name_is_followed() -> None:
    terminal = Terminal(
        ("sysname zz-core-9", ["sysname zz-core-9\r\n[zz-core-9]"]),
        ("return", ["return\r\n<zz-core-9>"]),
        ("display clock", ["display clock\r\n[zz-core-1]\r\n12:00\r\n<zz-core-9>"]),
    )
    session = _session(terminal, COMWARE7)
    session.configure("sysname zz-core-9")
    session.send("return")
    assert session.host == "zz-core-9"
    assert session.send("display clock") == "[zz-core-1]\n12:00"
    assert session.in_user_view


@pytest.mark.parametrize("dialect", [VRP8, COMWARE7])
def test_every_question_and_remark_says_why(dialect: Dialect) -> None:
    reasons = [question.why for question in dialect.questions] + [remark.why for remark in dialect.remarks]
    assert all(len(why) > 15 for why in reasons)
