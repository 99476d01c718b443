"""Lines of a device that are evidence: without them the check fails, with a forbidden one too."""

import re
from dataclasses import replace

import pytest

from edugrid.comply.config_text import ConfigText
from edugrid.comply.evidence import Evidence
from edugrid.comply.judge import judge
from edugrid.comply.load_checks import load_checks
from edugrid.comply.marks import marks
from edugrid.comply.open_view import Read
from edugrid.comply.view import View

MARKS = (
    *("time_sync", "remote_log", "ssh_only", "strong_ssh", "login_asked", "session_timeout", "management_source"),
    *("snmp_v3", "boundary_deny", "boundary_fields", "flow_export"),
)
FORBIDDEN = {
    "xz-agg-1": {
        "remote_log": "undo info-center enable",
        "ssh_only": "telnet server enable",
        "strong_ssh": "ssh server cipher aes256_cbc 3des_cbc",
        "login_asked": "user-interface con 0\n authentication-mode none",
        "session_timeout": "user-interface con 0\n idle-timeout 0 0",
        "snmp_v3": "snmp-agent community read cipher ******",
        "boundary_fields": "acl name edu-apps advance\n rule 1 permit ip",
    },
    "zm-agg-1": {
        "remote_log": " undo info-center enable",
        "ssh_only": " ip http enable",
        "strong_ssh": " ssh2 algorithm cipher 3des-cbc",
        "login_asked": "line aux 0\n authentication-mode none",
        "session_timeout": "line aux 0\n idle-timeout 0 0",
        "snmp_v3": " snmp-agent community read ******",
        "boundary_fields": "acl advanced name edu-apps\n rule 1 permit ip",
    },
}


def only(read: Read, *names: str) -> View:
    """The view with those devices alone."""
    return read.view._replace(devices=tuple(device for device in read.view.devices if device.name in names))


def changed(view: View, device: str, text: str, *, observed: bool = False) -> View:
    """The view in which ``device`` has ``text``."""
    config = replace(view.configs[device], text=text, observed=observed)
    return view._replace(configs={**view.configs, device: config})


def one(view: View, name: str) -> Evidence:
    """The only evidence of a check."""
    (found,) = load_checks()[name](view)
    return found


def test_every_mark_holds_in_the_example_and_cites_its_lines(read: Read) -> None:
    for device in FORBIDDEN:
        view = only(read, device)
        for name in MARKS:
            found = one(view, name)
            assert (found.state, found.basis, found.subject) == ("pass", "configured", device), (device, name)
            file, numbers = found.place.split(":")
            lines = view.configs[device].text.split("\n")
            for number, cited in zip(numbers.split(","), found.value.split("\n"), strict=False):
                assert file == f"configs/{device}.cfg"
                assert lines[int(number) - 1].strip() == cited.rsplit(" / ", maxsplit=1)[-1]


def test_without_its_lines_a_mark_fails(read: Read) -> None:
    for device in FORBIDDEN:
        view = only(read, device)
        config = view.configs[device]
        known = marks(config.platform)
        for name in MARKS:
            for pattern in known[name].has:
                gone = {line.number for line in config.lines if re.fullmatch(pattern, line.text)}
                assert gone, (device, name, pattern)
                kept = [text for number, text in enumerate(config.text.split("\n"), 1) if number not in gone]
                found = one(changed(view, device, "\n".join(kept)), name)
                assert (found.state, found.basis) == ("fail", "configured"), (device, name, pattern)


def test_a_forbidden_line_makes_a_mark_fail_and_is_cited(read: Read) -> None:
    for device, lines in FORBIDDEN.items():
        view = only(read, device)
        for name, line in lines.items():
            text = f"{view.configs[device].text}#\n{line}\n"
            found = one(changed(view, device, text), name)
            assert found.state == "fail", (device, name)
            assert found.value.endswith(line.split("\n")[-1].strip())


def test_a_platform_without_known_lines_is_unknown_and_says_why(read: Read) -> None:
    found = one(only(read, "zz-pop-1"), "ssh_only")
    assert found.state == "unknown"
    assert "host" in found.why.en
    assert one(only(read, "xz-olt-1"), "ssh_only").state == "unknown"


def test_what_edugrid_does_not_render_is_unknown_until_the_device_is_read(read: Read) -> None:
    view = only(read, "zz-core-1")
    (device,) = view.devices
    bare = view._replace(devices=(device.model_copy(update={"management": None}),))
    text = view.configs["zz-core-1"].text
    kept = text[: text.index("user-interface vty")]
    assert one(changed(bare, "zz-core-1", kept), "login_asked").state == "unknown"
    found = one(changed(bare, "zz-core-1", kept, observed=True), "login_asked")
    assert (found.state, found.basis) == ("fail", "observed")


def test_a_default_that_the_display_leaves_out_is_unknown(read: Read) -> None:
    view = only(read, "zz-core-1")
    text = view.configs["zz-core-1"].text.replace(" idle-timeout 5 0\n", "")
    assert one(changed(view, "zz-core-1", text, observed=True), "session_timeout").state == "unknown"


def test_accounts_are_seen_on_the_device_only(read: Read) -> None:
    view = only(read, "zz-core-1")
    text = view.configs["zz-core-1"].text
    assert one(view, "accounts").state == "unknown"
    assert one(changed(view, "zz-core-1", text, observed=True), "accounts").state == "pass"
    text += "#\naaa\n local-user admin privilege level 15\n#\n"
    assert one(changed(view, "zz-core-1", text, observed=True), "accounts").state == "fail"


@pytest.mark.parametrize(
    ("device", "good", "bad"),
    [
        (
            "zz-core-1",
            (
                "aaa\n local-aaa-user password policy administrator\n"
                " local-aaa-user wrong-password retry-interval 5 retry-time 3 block-time 5\n"
            ),
            "aaa\n local-aaa-user password policy administrator\n  password expire 0\n undo local-aaa-user wrong-password\n",
        ),
        (
            "zz-dc-1",
            " password-control enable\n password-control login-attempt 3 exceed lock-time 10\n",
            " password-control enable\n undo password-control aging enable\n password-control login-attempt 3 exceed unlock\n",
        ),
    ],
)
def test_passwords_and_lockout_are_seen_on_the_device_only(read: Read, device: str, good: str, bad: str) -> None:
    view = only(read, device)
    text = view.configs[device].text + "#\n"
    for name in ("password_policy", "login_lockout"):
        assert one(view, name).state == "unknown"
        assert one(changed(view, device, text + good, observed=True), name).state == "pass"
        assert one(changed(view, device, text + bad, observed=True), name).state == "fail"
    assert one(changed(view, device, text, observed=True), "password_policy").state == "fail"
    assert one(changed(view, device, text, observed=True), "login_lockout").state == "unknown"


def test_a_device_that_cannot_be_read_is_unknown(read: Read) -> None:
    found = one(only(read, "zz-core-1")._replace(configs={}), "time_sync")
    assert (found.state, found.basis) == ("unknown", "observed")


@pytest.mark.parametrize(
    ("number", "device", "line"),
    [
        ("8.1.3.2-a", "xz-agg-1", " rule 65000 deny ip destination 10.0.0.0 0.0.0.255\n"),
        ("8.1.3.1-a", "zm-agg-1", " packet-filter ipv6 name edu-apps inbound\n"),
        ("8.1.4.1-c", "zz-core-1", " protocol inbound ssh\n"),
        ("8.1.4.4-c", "zz-dc-1", " ssh server acl 2990\n"),
    ],
)
def test_removing_a_line_turns_its_control_from_pass_to_fail(read: Read, number: str, device: str, line: str) -> None:
    """On devices whose every line is known: the control passes before, and fails without the line."""
    view = only(read, "xz-agg-1", "zm-agg-1", "zz-core-1", "zz-dc-1")
    before = {result.number: result.verdict for result in judge(view, read.statements)}
    assert before[number] == "pass"
    text = view.configs[device].text
    assert line in text
    without = re.sub(r"(?m)^ rule 6500\d deny ip .*\n", "", text) if "deny ip " in line else text.replace(line, "")
    after = {result.number: result for result in judge(changed(view, device, without), read.statements)}
    assert after[number].verdict == "fail"
    assert any(item.subject == device and item.state == "fail" for item in after[number].evidence)
    same = {key: result.verdict for key, result in after.items() if number.rsplit(".", 1)[0] not in key}
    assert {key: before[key] for key in same if key in {"8.1.4.8-b", "8.1.2.1-c"}}.items() <= same.items()


def test_line_numbers_count_from_one_and_sections_stand_before_a_line() -> None:
    text = ConfigText("huawei_vrp8", "sysname a\n#\nuser-interface vty 0 4\n idle-timeout 5 0\n#\n", "configs/a.cfg")
    assert [(line.number, line.text) for line in text.lines] == [
        (1, "sysname a"),
        (3, "user-interface vty 0 4"),
        (4, "user-interface vty 0 4 / idle-timeout 5 0"),
    ]


HOST = """\
host ssh
 allowusers ops@10.0.0.0/8
 ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com
 kbdinteractiveauthentication no
 kexalgorithms curve25519-sha256,diffie-hellman-group-exchange-sha256
 macs hmac-sha2-256-etm@openssh.com,hmac-sha1
 maxauthtries 6
 passwordauthentication no
 permitemptypasswords no
 permitrootlogin without-password
 port 22
!
host listen
 tcp 0.0.0.0:22
 tcp 127.0.0.1:2605
 udp 0.0.0.0:161
!
host account ops uid 1001 shell /bin/bash
host account root uid 0 shell /bin/bash
host time
 server 10.0.0.1 iburst
!
host log
 *.* @@10.0.0.9:514
!
host shell
 readonly TMOUT=600
!
host snmp
 rouser
!
"""
HOST_MARKS: dict[str, tuple[str, ...]] = {
    "time_sync": (),
    "remote_log": (),
    "ssh_only": ("host listen\n tcp [::]:2605", "host listen\n tcp 0.0.0.0:23"),
    "strong_ssh": ("host ssh\n ciphers aes256-ctr,aes256-cbc", "host ssh\n macs hmac-sha2-256,hmac-md5"),
    "login_asked": ("host ssh\n permitemptypasswords yes", "line vty\n no login"),
    "session_timeout": ("host shell\n export TMOUT=0",),
    "management_source": (),
    "accounts": (
        "host account guest uid 1002 shell /bin/sh",
        "host account second uid 0 shell /bin/sh",
        "host ssh\n permitrootlogin yes",
    ),
    "password_policy": (),
    "login_lockout": (),
    "snmp_v3": ("host snmp\n rocommunity",),
}


@pytest.mark.parametrize("name", HOST_MARKS)
def test_of_a_router_on_linux_its_host_is_the_evidence(read: Read, name: str) -> None:
    view = only(read, "zz-pop-1")
    text = f"{view.configs['zz-pop-1'].text}log syslog informational\n!\n{HOST}"
    unseen = one(view, name)
    assert unseen.state == "unknown"
    assert "--live" in unseen.why.en
    assert one(changed(view, "zz-pop-1", text, observed=True), name).state == "pass"
    for line in HOST_MARKS[name]:
        found = one(changed(view, "zz-pop-1", f"{text}{line}\n", observed=True), name)
        assert (found.state, found.value.rsplit(" / ", maxsplit=1)[-1]) == ("fail", line.split("\n")[-1].strip())


def test_what_cannot_be_read_of_a_host_is_unknown_and_never_a_fault(read: Read) -> None:
    view = only(read, "zz-pop-1")
    bare = changed(view, "zz-pop-1", view.configs["zz-pop-1"].text, observed=True)
    for name in HOST_MARKS:
        found = load_checks()[name](bare)
        assert [one.state for one in found] == ([] if name == "snmp_v3" else ["unknown"]), name


def test_passwords_that_are_asked_for_need_a_policy_and_a_lockout(read: Read) -> None:
    view = only(read, "zz-pop-1")
    asked = HOST.replace("authentication no", "authentication yes")
    kept = "host logins\n PASS_MAX_DAYS 90\n minlen=8\n pam_faillock.so\n pam_pwquality.so\n"
    for name in ("password_policy", "login_lockout"):
        assert one(changed(view, "zz-pop-1", asked, observed=True), name).state == "unknown"
        assert one(changed(view, "zz-pop-1", asked + kept, observed=True), name).state == "pass"
    assert (
        one(changed(view, "zz-pop-1", asked + kept.replace("90", "99999"), observed=True), "password_policy").state
        == "unknown"
    )
