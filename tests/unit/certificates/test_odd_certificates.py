"""A certificate that is not made as RFC 5280 wants is no certificate, whatever the library calls that."""

import pytest
from fuzz_keys import certificates

from edugrid.certificates.read_certificate import read_certificate


@pytest.mark.parametrize("version", [4, 70, 99])
def test_a_version_that_does_not_exist(version: int) -> None:
    der = certificates()[1]
    assert read_certificate(der).names == ("a.example", "*.b.example")
    with pytest.raises(ValueError, match="RFC 5280"):
        read_certificate(der.replace(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01" + bytes([version]), 1))
