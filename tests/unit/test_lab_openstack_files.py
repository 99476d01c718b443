"""What the OpenStack lab writes: configuration, passwords, client file, layout."""

import base64
import configparser
import json
import re
import sqlite3
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest

from edugrid.lab.cache import cache_dir
from edugrid.lab.openstack.blank_databases import copy_blank, keep_blank
from edugrid.lab.openstack.clouds_yaml import write_clouds_yaml
from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.endpoint import Endpoint
from edugrid.lab.openstack.environment import Environment
from edugrid.lab.openstack.errors import LabError
from edugrid.lab.openstack.layout import make_layout, read_layout
from edugrid.lab.openstack.new_keys import new_keys
from edugrid.lab.openstack.offers import offers
from edugrid.lab.openstack.passwords import MASTER_KEY, load_passwords
from edugrid.lab.openstack.relocate import relocate
from edugrid.lab.openstack.render import render_configs, write_configs
from edugrid.lab.openstack.service import CORE, NAME_SERVER, SERVICES
from edugrid.lab.openstack.what_is_real import what_is_real

ALL = tuple(service.name for service in SERVICES)
PORTS = {service.name: service.port + 10_000 for service in SERVICES} | {NAME_SERVER: 15354}


@pytest.fixture
def core(tmp_path: Path) -> Core:
    (tmp_path / "core").mkdir()
    return Core("core", tmp_path / "core", "127.0.0.2", ("gov", "telecom"), ALL)


def test_configs_point_at_this_core(core: Core, tmp_path: Path) -> None:
    passwords = load_passwords(core)
    configs = render_configs(core, PORTS, passwords, tmp_path / "venv")
    assert sorted(configs) == sorted([*(service.config for service in SERVICES), "pools.yaml"])
    assert "port: 15354" in configs["pools.yaml"]
    del configs["pools.yaml"]
    parsed = {}
    for name, text in configs.items():
        assert "$" not in text
        parsed[name] = configparser.ConfigParser(interpolation=None, strict=True)
        parsed[name].read_string(text)
    nova = parsed["nova.conf"]
    assert nova["DEFAULT"]["compute_driver"] == "fake.FakeDriverWithoutFakeNodes"
    assert nova["database"]["connection"] == f"sqlite:///{core.root}/db/nova.db"
    assert nova["placement"]["auth_url"] == "http://127.0.0.2:15000"
    assert nova["placement"]["password"] == passwords["placement"]
    assert nova["glance"]["endpoint_override"] == "http://127.0.0.2:19292"
    assert parsed["keystone.conf"]["cache"]["enabled"] == "true"
    assert parsed["neutron.conf"]["ml2_type_vlan"]["network_vlan_ranges"] == "physnet1:100:3999"
    assert parsed["neutron.conf"]["ml2"]["mechanism_drivers"] == "openstack_lab,openvswitch"
    assert parsed["neutron.conf"]["DEFAULT"]["service_plugins"].endswith(",vpnaas")
    assert parsed["cinder.conf"]["barbican"]["barbican_endpoint"] == "http://127.0.0.2:19311"
    assert parsed["barbican.conf"]["simple_crypto_plugin"]["kek"] == passwords[MASTER_KEY]
    assert parsed["octavia.conf"]["neutron"]["endpoint_override"] == "http://127.0.0.2:19696"
    assert parsed["designate.conf"]["service:mdns"]["listen"] == "127.0.0.2:15354"
    assert parsed["glance-api.conf"]["paste_deploy"]["config_file"].startswith(str(tmp_path / "venv"))


def test_files_with_passwords_are_private(core: Core, tmp_path: Path) -> None:
    passwords = load_passwords(core)
    write_configs(core, render_configs(core, PORTS, passwords, tmp_path))
    write_clouds_yaml(tmp_path / "clouds.yaml", {core: ("http://127.0.0.2:15000/v3", passwords)})
    new_keys(core)
    holders = [core.root / "passwords.json", tmp_path / "clouds.yaml"]
    holders += [*(core.root / "etc").iterdir(), *(core.root / "keys").glob("*/*")]
    assert len(holders) == 2 + 10 + 4
    assert {path.stat().st_mode & 0o777 for path in holders} == {0o600}


def test_passwords_are_random_and_stay(core: Core, tmp_path: Path) -> None:
    passwords = load_passwords(core)
    assert sorted(passwords) == sorted([*core.users, MASTER_KEY])
    assert len(base64.urlsafe_b64decode(passwords[MASTER_KEY])) == 32
    assert len(set(passwords.values())) == len(passwords)
    assert min(map(len, passwords.values())) >= 32
    assert load_passwords(core) == passwords
    (tmp_path / "other").mkdir()
    other = load_passwords(Core("other", tmp_path / "other", "127.0.0.1", ("gov", "telecom"), ALL))
    assert not set(other.values()) & set(passwords.values())


def test_each_cloud_has_its_own_domain_project_and_admin(core: Core, tmp_path: Path) -> None:
    passwords = load_passwords(core)
    write_clouds_yaml(tmp_path / "clouds.yaml", {core: ("http://127.0.0.2:15000/v3", passwords)})
    clouds = json.loads((tmp_path / "clouds.yaml").read_text(encoding="utf-8"))["clouds"]
    assert sorted(clouds) == ["gov", "lab-core", "telecom"]
    assert clouds["telecom"]["auth"] == {
        "auth_url": "http://127.0.0.2:15000/v3",
        "username": "telecom-admin",
        "password": passwords["telecom-admin"],
        "project_name": "telecom-admin",
        "user_domain_name": "telecom",
        "project_domain_name": "telecom",
    }


def test_layout_together_and_separate(tmp_path: Path) -> None:
    assert read_layout(tmp_path / "one") == ()
    offered = {"gov": ALL, "telecom": CORE}
    together = make_layout(tmp_path / "one", offered, separate=False)
    assert [(c.name, c.address, c.clouds) for c in together] == [("core", "127.0.0.1", ("gov", "telecom"))]
    assert together[0].names == ALL
    separate = make_layout(tmp_path / "two", offered, separate=True)
    assert [c.names for c in separate] == [ALL, CORE]
    assert [(c.name, c.address) for c in separate] == [("gov", "127.0.0.1"), ("telecom", "127.0.0.2")]
    assert read_layout(tmp_path / "two") == separate
    with pytest.raises(LabError, match="use another directory"):
        make_layout(tmp_path / "two", offered, separate=False)
    with pytest.raises(LabError, match="must be words"):
        make_layout(tmp_path / "three", {"gov": CORE, "../gov": CORE}, separate=False)


def test_a_lab_with_more_services_serves_and_one_with_fewer_says_so(tmp_path: Path) -> None:
    made = make_layout(tmp_path, {"gov": offers("gov", ["cinder"])}, separate=False)
    assert make_layout(tmp_path, {"gov": CORE}, separate=False) == made
    with pytest.raises(LabError, match=r"without octavia on gov: use another directory.*edugrid lab down"):
        make_layout(tmp_path, {"gov": offers("gov", ["cinder", "octavia"])}, separate=False)


def test_a_lab_of_an_older_version_can_be_stopped_but_not_started(tmp_path: Path) -> None:
    (tmp_path / "openstack").mkdir()
    (tmp_path / "openstack/lab.json").write_text('{"clouds": ["gov"], "separate": true}', encoding="utf-8")
    assert [(c.name, c.names) for c in read_layout(tmp_path)] == [("gov", CORE)]
    with pytest.raises(LabError, match=r"another version of edugrid.*remove .*/openstack"):
        make_layout(tmp_path, {"gov": CORE}, separate=True)


def test_which_cloud_offers_what() -> None:
    assert offers("gov", None) == ALL
    assert set(ALL) - set(offers("telecom", None)) == {"designate", "barbican"}
    assert offers("telecom", ["octavia", "barbican"]) == (*CORE, "octavia")
    assert offers("gov", ()) == CORE
    with pytest.raises(LabError, match="no such service: swift; there are keystone"):
        offers("gov", ["swift"])


def test_without_barbican_cinder_keeps_one_key_itself(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    core = Core("core", tmp_path / "core", "127.0.0.1", ("telecom",), offers("telecom", None))
    passwords = load_passwords(core)
    configs = render_configs(core, PORTS, passwords, tmp_path)
    assert "pools.yaml" not in configs
    assert "cert_manager = local_cert_manager" in configs["octavia.conf"]
    cinder = configparser.ConfigParser(interpolation=None, strict=True)
    cinder.read_string(configs["cinder.conf"])
    assert bytes.fromhex(cinder["key_manager"]["fixed_key"]) == base64.urlsafe_b64decode(passwords[MASTER_KEY])


def test_relocate_follows_folder_and_ports(core: Core) -> None:
    (core.root / "db").mkdir()
    with closing(sqlite3.connect(core.database("keystone"))) as keystone, keystone:
        keystone.execute("CREATE TABLE service (id, type)")
        keystone.execute("CREATE TABLE endpoint (service_id, url)")
        keystone.execute("INSERT INTO service VALUES ('s1', 'compute'), ('s2', 'object-store')")
        keystone.execute("INSERT INTO endpoint VALUES ('s1', 'http://old:1/v2.1'), ('s2', 'http://swift')")
    with closing(sqlite3.connect(core.database("nova_api"))) as nova, nova:
        nova.execute("CREATE TABLE cell_mappings (name, database_connection)")
        nova.execute("INSERT INTO cell_mappings VALUES ('cell0', 'sqlite:////old'), ('cell1', 'sqlite:////old')")
    with closing(sqlite3.connect(core.database("glance"))) as glance, glance:
        glance.execute("CREATE TABLE image_locations (image_id, value)")
        glance.execute("INSERT INTO image_locations VALUES ('i1', 'file:///old/i1'), ('i2', 'http://x/i2')")
    relocate(core, PORTS)
    with closing(sqlite3.connect(core.database("keystone"))) as keystone:
        rows = keystone.execute("SELECT url FROM endpoint ORDER BY service_id").fetchall()
        assert rows == [("http://127.0.0.2:18774/v2.1",), ("http://swift",)]
    with closing(sqlite3.connect(core.database("nova_api"))) as nova:
        assert dict(nova.execute("SELECT * FROM cell_mappings")) == {
            "cell0": f"sqlite:///{core.root}/db/nova_cell0.db",
            "cell1": f"sqlite:///{core.root}/db/nova.db",
        }
    with closing(sqlite3.connect(core.database("glance"))) as glance:
        assert dict(glance.execute("SELECT * FROM image_locations")) == {
            "i1": f"file://{core.root}/images/i1",
            "i2": "http://x/i2",
        }


def test_lock_names_no_registry_and_hashes_everything() -> None:
    text = (resources.files("edugrid.lab.openstack") / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    blocks = re.split(r"\n(?=[a-z])", text.strip())
    assert len(blocks) > 100
    assert all(re.match(r"[a-z0-9][a-z0-9._-]*==", block) and "--hash=sha256:" in block for block in blocks)


def test_cache_dir_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("EDUGRID_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert cache_dir() == tmp_path / ".cache" / "edugrid"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_dir() == tmp_path / ".cache" / "edugrid"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_dir() == tmp_path / "xdg" / "edugrid"
    monkeypatch.setenv("EDUGRID_CACHE", str(tmp_path / "own"))
    assert cache_dir() == tmp_path / "own"


def test_blank_databases_serve_every_core_but_keystones(core: Core, tmp_path: Path) -> None:
    environment = Environment(tmp_path / "cache")
    services = {service.name: service for service in SERVICES}
    (core.root / "db").mkdir()
    for name in ("nova", "nova_api", "nova_cell0", "keystone"):
        with closing(sqlite3.connect(core.database(name))) as database, database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("CREATE TABLE of (name)")
            database.execute("INSERT INTO of VALUES (?)", (name,))
    (tmp_path / "other/db").mkdir(parents=True)
    other = Core("other", tmp_path / "other", "127.0.0.1", ("telecom",), CORE)
    assert not copy_blank(services["nova"], other, environment)
    for name in ("nova", "keystone"):
        keep_blank(services[name], core, environment)
    assert copy_blank(services["nova"], other, environment)
    assert not copy_blank(services["keystone"], other, environment)
    assert sorted(path.name for path in (other.root / "db").iterdir()) == ["nova.db", "nova_api.db", "nova_cell0.db"]
    with closing(sqlite3.connect(other.database("nova_api"))) as database:
        assert database.execute("SELECT name FROM of").fetchall() == [("nova_api",)]


def test_the_lab_says_what_is_real(tmp_path: Path) -> None:
    services = {"gov": offers("gov", None), "telecom": offers("telecom", ())}
    endpoint = Endpoint(
        tmp_path / "clouds.yaml", ("gov", "telecom"), {}, separate=True, services=services, name_servers={}
    )
    for text in what_is_real(endpoint):
        assert "gov: Keystone, Neutron, Placement, Glance, Nova, Cinder, Octavia, Designate, Barbican; telecom" in text
        assert "telecom: Keystone, Neutron, Placement, Glance, Nova" in text
    assert "simulated: the hypervisor" in what_is_real(endpoint).en
    assert "模拟" in what_is_real(endpoint).zh
