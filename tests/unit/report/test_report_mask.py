"""The last net for secrets: what it catches and what it leaves alone."""

import pytest

from edugrid.mask import mask


@pytest.mark.parametrize(
    "text",
    [
        "local-user edu password irreversible-cipher SECRET",
        "snmp-agent community read cipher SECRET",
        "snmp-server community SECRET ro",
        "ospf authentication-mode md5 1 cipher SECRET",
        " neighbor 10.0.0.1 password SECRET",
        " ip ospf message-digest-key 1 md5 SECRET",
        "key authentication cipher SECRET",
        "radius-server shared-key cipher SECRET",
        "adminPass: SECRET",
        '{"db_password": "SECRET"}',
        "OS_TOKEN=SECRET",
        "https://user:SECRET@cloud.example/v3",
        "-----BEGIN RSA PRIVATE KEY-----\nSECRET\n-----END RSA PRIVATE KEY-----",
    ],
)
def test_hides(text: str) -> None:
    hidden = mask(text)
    assert "SECRET" not in hidden
    assert "******" in hidden


@pytest.mark.parametrize(
    "text",
    [
        "apply community 64601:100",
        "rsa local-key-pair create",
        "description key to the machine room",
        "password-control enable",
        "ssh server cipher aes256_cbc aes128_ctr",
        " local-aaa-user password policy administrator",
        "  password expire 0",
        "port trunk permit vlan 303 to 306",
        "tcp 443 from 10.0.0.0/8",
        "adminPass: [secret]",
        "neighbor 10.0.0.1 password <removed>",
        "https://cloud.example:5000/v3",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert mask(text) == text


def test_a_property_whose_name_is_a_secret_goes_whole() -> None:
    assert mask("two words", "user_password") == "******"
    assert mask("[secret]", "user_password") == "[secret]"
    assert mask("64", "cores") == "64"
