"""The evidence package: golden verdicts, everything cited is in it, and whatever is changed afterwards is found."""

import json
import os
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from edugrid.cli.app import run
from edugrid.comply.errors import ComplyError
from edugrid.comply.judge import judge
from edugrid.comply.judge_region import Judged, judge_region
from edugrid.comply.open_view import Read
from edugrid.comply.package import write_package
from edugrid.comply.verify import verify
from edugrid.region import OpenRegion

ROOT = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"
GOLDEN = Path(__file__).parents[2] / "golden" / "comply" / "zhengzhou.json"


@pytest.fixture(scope="session")
def made(place: Path, read: Read, key: Path) -> Path:
    """A package that no test changes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        write_package(Path("inventories"), read, judge(read.view, read.statements), place / "package", key, "zh")
    return place / "package"


@pytest.fixture
def package(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return copytree(made, tmp_path / "package")


@pytest.fixture(scope="session")
def judged(opened: OpenRegion) -> tuple[Judged, ...]:
    return judge_region(ROOT, opened)


def test_verdicts_of_the_example_city(judged: tuple[Judged, ...]) -> None:
    found = {
        one.read.view.system.name: {r.number: r.verdict for r in one.results if r.control.checks} for one in judged
    }
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_nothing_passes_without_evidence(judged: tuple[Judged, ...]) -> None:
    for one in judged:
        for result in one.results:
            if result.verdict in {"pass", "attested", "not-applicable"}:
                proofs = [item for item in result.evidence if item.state == "pass"]
                assert proofs, result.number
                assert all(item.place for item in proofs), result.number


def test_every_place_that_is_cited_is_in_the_package_or_hashed(made: Path, place: Path) -> None:
    manifest = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    body = json.loads((made / "results.json").read_text(encoding="utf-8"))
    tenancies = json.loads((made / "tenancy.json").read_text(encoding="utf-8"))
    cited = [one for result in body["results"] for one in result["evidence"] if one["place"] and one["state"] == "pass"]
    assert len(cited) > 100
    for one in cited:
        file, mark, rest = one["place"].partition("#" if "#" in one["place"] else ":")
        if mark == "#":
            value = tenancies
            for step in rest.strip("/").split("/"):
                value = value[int(step)] if isinstance(value, list) else value[step]
        elif file.startswith("configs/"):
            lines = (made / file).read_text(encoding="utf-8").split("\n")
            assert all(lines[int(number) - 1].strip() for number in rest.split(","))
        else:
            assert file in manifest["sources"]
            assert (place / file).read_text(encoding="utf-8").split("\n")[int(rest or 1) - 1]


def test_pages_and_workbook(made: Path) -> None:
    zh, en = ((made / name).read_text(encoding="utf-8") for name in ("index.html", "index.en.html"))
    assert 'lang="zh-CN"' in zh
    assert 'lang="en"' in en
    for page in (zh, en):
        assert "8.1.3.2-a" in page
        assert "http://" not in page.replace("http://www.w3.org", "")
        assert "https://" not in page
    book = load_workbook(made / "evidence.xlsx", read_only=True)
    body = json.loads((made / "results.json").read_text(encoding="utf-8"))["results"]
    assert book.sheetnames == ["控制项", "证据", "待办"]
    assert sum(1 for _ in book["控制项"].rows) == len(body) + 1
    assert sum(1 for _ in book["证据"].rows) == sum(len(result["evidence"]) for result in body) + 1


def test_a_whole_package_verifies_and_names_its_signer(package: Path, key: Path, tmp_path: Path) -> None:
    found = verify(package, None)
    assert found.problems == ()
    assert found.signer is not None
    assert (found.signer.valid, found.signer.name) == (True, None)
    signers = tmp_path / "signers"
    signers.write_text(f"zhang@edu {key.with_suffix('.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    assert verify(package, signers).signer == found.signer._replace(name="zhang@edu")


def test_openssh_itself_accepts_the_signature(package: Path) -> None:
    done = subprocess.run(
        ["ssh-keygen", "-Y", "check-novalidate", "-n", "edugrid-comply", "-s", package / "manifest.json.sig"],
        input=(package / "manifest.json").read_bytes(),
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0


@pytest.mark.parametrize(
    "name", ["index.html", "evidence.xlsx", "results.json", "tenancy.json", "configs/zz-core-1.cfg"]
)
def test_one_changed_byte_is_found(package: Path, name: str) -> None:
    data = bytearray((package / name).read_bytes())
    data[len(data) // 2] ^= 1
    (package / name).write_bytes(data)
    assert [problem.en for problem in verify(package, None).problems] == [f"{name} was changed"]


def test_files_that_are_gone_or_new_are_found(package: Path) -> None:
    (package / "tenancy.json").unlink()
    (package / "configs/more.cfg").write_text("sysname x\n", encoding="utf-8")
    (package / "results.json").rename(package / "kept.json")
    (package / "results.json").symlink_to("kept.json")
    found = {problem.en for problem in verify(package, None).problems}
    wanted = {
        "tenancy.json is missing",
        "configs/more.cfg was added",
        "results.json was changed",
        "kept.json was added",
    }
    assert found == wanted


def test_a_manifest_that_was_changed_has_no_valid_signature(package: Path) -> None:
    path = package / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"level": 3', '"level": 2'), encoding="utf-8")
    found = verify(package, None)
    assert found.signer is not None
    assert not found.signer.valid
    assert run(["comply", "verify", str(package)]) == 1


def test_a_package_signed_again_by_somebody_else_has_no_known_signer(package: Path, key: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other], check=True)
    signers = tmp_path / "signers"
    signers.write_text(f"zhang@edu {key.with_suffix('.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    assert run(["comply", "verify", str(package), "--signers", str(signers)]) == 0
    (package / "manifest.json.sig").unlink()
    assert run(["comply", "verify", str(package), "--signers", str(signers)]) == 1
    command = [
        "ssh-keygen",
        "-Y",
        "sign",
        "-q",
        "-n",
        "edugrid-comply",
        "-f",
        str(other),
        str(package / "manifest.json"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    assert run(["comply", "verify", str(package), "--signers", str(signers)]) == 3


def test_a_new_package_takes_the_place_of_the_old_one_and_of_nothing_else(
    package: Path, read: Read, key: Path, tmp_path: Path
) -> None:
    results = judge(read.view, read.statements)
    fewer = read._replace(view=read.view._replace(configs={}))
    write_package(ROOT, fewer, results, package, key, "zh")
    assert not (package / "configs/zz-core-1.cfg").exists()
    assert verify(package, None).problems == ()
    with pytest.raises(ComplyError, match="something else"):
        write_package(ROOT, read, results, tmp_path, key, "zh")


def test_the_commands(root: Path, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert run(["comply", "report", CITY, "identity", "--out", str(out)]) == 2
    assert "ssh-keygen -t ed25519" in capsys.readouterr().err
    assert run(["comply", "report", CITY, "identity", "--out", str(out), "--key", str(tmp_path / "none")]) == 2
    assert not out.exists()
    assert run(["comply", "report", CITY, "nobody", "--out", str(out), "--key", str(key)]) == 2
    assert run(["comply", "report", CITY, "identity", "--out", str(out), "--key", str(key)]) == 3
    assert run(["comply", "verify", str(out)]) == 3
    assert run(["comply", "verify", str(root)]) == 2


def test_nothing_that_looks_like_a_secret_is_in_a_package(read: Read, key: Path, tmp_path: Path) -> None:
    """Also what no vendor's rules know: judged as it is, shown without."""
    config = read.view.configs["zz-core-1"]
    text = config.text + "#\nstrange password plain hunter2\nsnmp-agent community read hunter2\n"
    configs = {**read.view.configs, "zz-core-1": replace(config, text=text, observed=True)}
    view = read.view._replace(configs=configs)
    results = judge(view, read.statements)
    failed = next(result for result in results if result.number == "8.1.4.1-c")
    assert any("community read ******" in one.value for one in failed.evidence)
    for path in write_package(ROOT, read._replace(view=view), results, tmp_path / "package", key, "zh"):
        content = path.read_bytes()
        if path.suffix == ".xlsx":
            content = b"".join(zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist())
        assert b"hunter2" not in content, path
