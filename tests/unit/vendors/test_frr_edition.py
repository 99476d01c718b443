"""What the FRR driver puts on a router, run by a real shell and Python; vtysh and frr-reload are stand-ins here."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from edugrid.vendors.base.run_on_host import Answer
from edugrid.vendors.frr import config_job
from edugrid.vendors.frr.config_job import ConfigJob, Outcome

# a tenant whose far end is forgotten until its VXLAN number was away
VTYSH = """#!/bin/sh
cd "$(dirname "$0")/.."
[ "$2" != 'configure terminal' ] || { shift 2; echo "$2: $4" >>typed; shift 2; }
case $2 in
'show running-config no-header') cat running.conf ;;
'show vrf vni json') echo '{"vrfs": [{"vrf": "t", "vni": 10, "sviIntf": "br10", "state": "Up"}]}' ;;
'show ip route vrf t bgp json') echo '{"10.1.0.0/24": [{"nexthops": [
    {"ip": "172.20.0.1", "interfaceName": "br10", "onLink": true}]}]}' ;;
'show evpn next-hops vni all json') [ ! -e away ] || echo '{"10": {"172.20.0.1": {}}}' ;;
'no vni 10') : >away ;;
esac
"""
RELOAD = "#!/bin/sh\ncp $2 running.conf\n"
TENANT = "vrf t\n vni 10\nexit-vrf\n"


class Router:
    """Programs run in a folder of their own, with the stand-in first in the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in (("vtysh", VTYSH), ("frr-reload.py", RELOAD)):
            program = folder / "bin" / name
            program.parent.mkdir(exist_ok=True)
            program.write_text(text, encoding="utf-8")
            program.chmod(0o700)

    def run(self, session: object, command: str, stdin: str = "", timeout: float = 60.0) -> Answer:
        assert session is self
        path = f"{self.folder / 'bin'}:/usr/bin:/bin"
        done = subprocess.run(
            ("sh", "-c", command),
            cwd=self.folder,
            input=stdin,
            env={"PATH": path},
            timeout=timeout,
            capture_output=True,
            text=True,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def typed(self) -> list[str]:
        written = self.folder / "typed"
        return written.read_text(encoding="utf-8").splitlines() if written.exists() else []


@pytest.fixture
def router(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Router]:
    made = Router(tmp_path)
    monkeypatch.setattr(config_job, "STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr(config_job, "run_on_host", made.run)
    config_job._edition.cache_clear()  # noqa: SLF001 - it names the folder
    yield made
    config_job._edition.cache_clear()  # noqa: SLF001 - as above


def test_an_edition_is_put_there_once_and_by_two_at_a_time(router: Router) -> None:
    state = router.folder / "state"
    ConfigJob(router, 60)
    (edition,) = state.iterdir()
    assert state.stat().st_mode & 0o777 == 0o700
    assert {str(one.relative_to(edition)) for one in edition.rglob("*") if one.is_file()} == {
        "config_job.sh",
        "edugrid/vendors/frr/read_tunnels.py",
        "edugrid/vendors/frr/recall_tunnels.py",
    }
    for file in edition.rglob("*.*"):
        assert file.read_bytes() == (Path(config_job.__file__).parent / file.name).read_bytes()
    stamp = edition.stat().st_ctime_ns
    assert ConfigJob(router, 60)("pending") == (Outcome.NO_PENDING, "")
    assert edition.stat().st_ctime_ns == stamp
    # the other manager's edition came while this one's was on its way
    late = config_job._edition().install.replace(f"[ -d {edition.name} ] ||", "", 1)  # noqa: SLF001 - what it would have sent
    assert router.run(router, "sh -s", late).status == 0
    assert {one.name for one in state.iterdir()} == {edition.name}
    assert edition.stat().st_ctime_ns == stamp


@pytest.mark.parametrize(
    ("before", "typed"),
    [("", ["vrf t: no vni 10", "vrf t: vni 10"]), (TENANT + "!\n", [])],
    ids=["came back", "was there"],
)
def test_the_router_itself_asks_again_for_far_ends(router: Router, before: str, typed: list[str]) -> None:
    """Where a tenant comes back with an undone commit, manager or not; elsewhere nothing is typed."""
    job = ConfigJob(router, 60)
    (edition,) = (router.folder / "state").iterdir()
    program = edition / "config_job.sh"
    program.write_text(
        program.read_text(encoding="utf-8").replace("/usr/lib/frr/frr-reload.py", "frr-reload.py"), encoding="utf-8"
    )
    kept = router.folder / "state/previous"
    kept.mkdir()
    for name, text in (("id", "c1\n"), ("running.conf", TENANT)):
        (kept / name).write_text(text, encoding="utf-8")
    (router.folder / "running.conf").write_text(before, encoding="utf-8")
    assert job("undo", "c1") == (Outcome.DONE, "")
    assert (router.folder / "running.conf").read_text(encoding="utf-8") == TENANT
    assert router.typed() == typed
    assert not kept.exists()
