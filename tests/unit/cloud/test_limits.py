"""How hard a cloud may be asked."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from edugrid.cloud.all_limits import all_limits
from edugrid.cloud.cloud_entry import CloudEntry
from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.limits import Pace, limits
from edugrid.cloud.pace import take_turn
from edugrid.design.tenancy_spec import Rate, TenancySpec
from edugrid.intent.cloud import CloudRate


def entry() -> CloudEntry:
    return CloudEntry(
        auth_url="http://k/v3",
        username="u",
        password=SecretStr("hunter2"),
        user_domain="d",
        project_domain="d",
        region=None,
        cacert=None,
        verify=True,
    )


def test_turns_are_one_interval_apart(tmp_path: Path) -> None:
    path = tmp_path / "pace"
    with ThreadPoolExecutor(8) as pool:
        began = time.time_ns()
        waits = list(pool.map(lambda _: take_turn(path, 0.5), range(8)))
        ended = time.time_ns()
    # the first had its turn at once, and each of the others two seconds after another
    assert began <= int(path.read_text()) - 8 * 2 * 10**9 <= ended
    assert len(set(waits)) == 8


def test_a_clock_that_was_set_back_and_a_torn_file_do_not_stop_anybody(tmp_path: Path) -> None:
    path = tmp_path / "pace"
    path.write_text(f"{time.time_ns() + 3600 * 10**9}\n", encoding="ascii")
    assert take_turn(path, 1) == 0
    path.write_text("torn", encoding="ascii")
    assert take_turn(path, 1) == 0


def test_where_the_file_cannot_be_kept_everybody_waits(tmp_path: Path) -> None:
    assert take_turn(tmp_path / "no/such/folder/pace", 4) == 0.25


def test_the_provider_is_told_and_no_password_with_it(spec: TenancySpec, tmp_path: Path) -> None:
    careful = spec.model_copy(update={"cloud": "telecom", "rate": Rate(requests_per_second=2.5, parallel=4)})
    text, paces = limits([(spec, entry()), (careful, entry())], tmp_path / "pace")
    assert json.loads(text) == {
        "seconds": 120.0,
        "clouds": [
            {
                "cloud": "gov",
                "auth_url": "http://k/v3",
                "user": "u",
                "requests_per_second": 0,
                "pace": str(tmp_path / "pace/gov.pace"),
            },
            {
                "cloud": "telecom",
                "auth_url": "http://k/v3",
                "user": "u",
                "requests_per_second": 2.5,
                "pace": str(tmp_path / "pace/telecom.pace"),
            },
        ],
    }
    assert paces == {"telecom": Pace(tmp_path / "pace/telecom.pace", 2.5)}


@pytest.mark.parametrize("text", ["soon", "-1", "inf", "nan"])
def test_a_wrong_time_is_bad_input(
    text: str, spec: TenancySpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDUGRID_API_SECONDS", text)
    with pytest.raises(CloudInputError, match="not a number of seconds"):
        limits([(spec, entry())], tmp_path)


@pytest.mark.parametrize("wrong", [{"requests_per_second": 0}, {"parallel": 0}, {"parallel": 33}, {"rps": 3}])
def test_a_rate_that_is_none(wrong: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        CloudRate.model_validate(wrong)
    assert CloudRate().parallel == 10


def test_for_pulumi_typed_by_hand_every_cloud_that_has_an_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clouds = tmp_path / "clouds.yaml"
    clouds.write_text("clouds: {gov: {auth: {auth_url: http://k, username: u, password: hunter2}}}\n", encoding="utf-8")
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(clouds))
    text = all_limits(Path(__file__).parents[3] / "inventories", tmp_path)
    assert [cloud["cloud"] for cloud in json.loads(text)["clouds"]] == ["gov"]
    assert "hunter2" not in text
