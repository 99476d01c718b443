"""Settings of a machine, and the file of a cloud client."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml  # type: ignore[import-untyped] # as in the product: no stubs among our dependencies
from fuzz_target import Target

from edugrid.assets.contacts import ContactsError, contacts
from edugrid.cloud.cloud_entry import cloud_entry
from edugrid.cloud.errors import CloudError
from edugrid.network.ownership import OwnershipError, load_ownership
from edugrid.notify.channels.read import read_channels
from edugrid.notify.errors import NotifyError
from edugrid.rollout.login import SiteError
from edugrid.rollout.site import Site
from edugrid.supply.errors import IgnoreListError
from edugrid.supply.ignored import ignored

HERE: Final = Path(__file__).parents[1]


def settings_targets(folder: Path) -> Iterator[Target]:
    """Each writes its input to a file of ``folder`` and reads it as a command would."""
    private = folder / "private.yml"
    private.touch(0o600)

    def site(data: bytes) -> object:
        private.write_bytes(data)
        name = str(private)
        if data.startswith(b"#"):
            return Site.from_env({"EDUGRID_CREDENTIALS": name, "EDUGRID_STATE": str(folder)})
        return Site.from_env({"EDUGRID_ENDPOINTS": name, "EDUGRID_STATE": str(folder)})

    logins = {"default": {"username": "a", "password": "b"}, "devices": {"x": {"username": "a", "password": "c"}}}
    yield Target(
        "endpoints and credentials",
        [
            json.dumps({"x": {"host": "192.0.2.1", "port": 22, "protocol": "ssh"}}).encode(),
            b"#\n" + json.dumps(logins).encode(),
            b"#\ndefault:\n  username: a\n  password: b\n",
        ],
        site,
        (SiteError,),
        structure=True,
    )

    def site_file(data: bytes) -> object:
        private.write_bytes(data)
        return Site.from_env({"EDUGRID_SITE": str(private)})

    yield Target("site file", [_site_file(), b"{}"], site_file, (SiteError,), structure=True)

    def people(data: bytes) -> object:
        private.write_bytes(data)
        return contacts({"EDUGRID_CONTACTS": str(private)})

    yield Target("contacts", [b"a: 13800000001\nb: '0371'\n"], people, (ContactsError,))

    def channels(data: bytes) -> object:
        private.write_bytes(data)
        return read_channels({"EDUGRID_NOTIFY": str(private)})

    told = {
        "channels": {"a": {"kind": "wecom", "url": "https://example.com/x"}, "b": {"kind": "file", "folder": "outbox"}}
    }
    yield Target("channels", [json.dumps(told).encode()], channels, (NotifyError,), structure=True)

    clouds = folder / "clouds.yaml"

    def cloud(data: bytes) -> object:
        clouds.write_bytes(data)
        before = os.environ.get("OS_CLIENT_CONFIG_FILE")
        os.environ["OS_CLIENT_CONFIG_FILE"] = str(clouds)
        try:
            return cloud_entry("gov")
        finally:
            os.environ.pop("OS_CLIENT_CONFIG_FILE")
            if before is not None:
                os.environ["OS_CLIENT_CONFIG_FILE"] = before

    auth = {"auth_url": "https://a", "username": "u", "password": "p", "domain_name": "d"}
    seed = {"clouds": {"gov": {"auth": auth, "region_name": "R", "verify": True}}}
    yield Target(
        "clouds.yaml", [json.dumps(seed).encode(), yaml.safe_dump(seed).encode()], cloud, (CloudError,), structure=True
    )

    yield Target(
        "advisories that pass",
        [b"- {id: GHSA-1, package: jinja2, reason: not rendered here, by: li, until: 2026-06-30}\n"],
        lambda data: ignored(_at(folder / "ignored.yml", data)),
        (IgnoreListError,),
    )

    owned = [path.read_bytes() for path in sorted(HERE.parent.glob("network_templates/*/ownership.yml"))]
    yield Target(
        "ownership", owned, lambda data: load_ownership(data.decode("utf-8", "replace")), (OwnershipError,), weight=0.1
    )


def _at(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _site_file() -> bytes:
    from edugrid.rollout.site_file import JumpHost, SiteFile

    jump = JumpHost(host="192.0.2.9")
    return (
        SiteFile(jump_hosts={"j": jump}, jump="j", jumps={"x": None}, telnet={"x": "no SSH there"})
        .model_dump_json()
        .encode()
    )
