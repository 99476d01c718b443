"""Certificates of a made-up authority, and servers on loopback that show them."""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID


class Made(NamedTuple):
    """A certificate and its key, as PEM."""

    certificate: bytes
    key: bytes

    def key_info(self) -> bytes:
        """SubjectPublicKeyInfo in DER, by the library itself."""
        found = x509.load_pem_x509_certificate(self.certificate).public_key()
        return found.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


class Authority:
    """Signs what it is asked to."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Made-up CA")])

    def sign(self, names: list[str], start: datetime, end: datetime) -> Made:
        """A certificate of a new key; addresses become IP names. Times have a zone."""
        key = ec.generate_private_key(ec.SECP256R1())
        listed: list[x509.GeneralName] = []
        for name in names:
            try:
                listed.append(x509.IPAddress(ipaddress.ip_address(name)))
            except ValueError:
                listed.append(x509.DNSName(name))
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0] if names else "nobody")]))
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(end)
        )
        if listed:
            builder = builder.add_extension(x509.SubjectAlternativeName(listed), critical=False)
        made = builder.sign(self._key, hashes.SHA256())
        return Made(
            made.public_bytes(Encoding.PEM),
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        )


@contextmanager
def tls_server(made: Made, folder: Path) -> Iterator[int]:
    """Show ``made`` to everybody who comes to the port on 127.0.0.1."""
    path = folder / "server.pem"
    path.write_bytes(made.certificate + made.key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)

    def serve(door: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line, _ = door.accept()
                with line, suppress(OSError), context.wrap_socket(line, server_side=True) as spoken:
                    spoken.recv(1)

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=serve, args=(door,), daemon=True)
        thread.start()
        yield door.getsockname()[1]
        door.shutdown(socket.SHUT_RDWR)
    thread.join()
