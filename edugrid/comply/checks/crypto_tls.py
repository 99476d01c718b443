"""Certificates of the system's endpoints are signed with SM2 and SM3 (GB/T 32918, GB/T 32905)."""

from typing import Final

from edugrid.certificates.seen_certificate import SeenCertificate
from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text

SM2_WITH_SM3: Final = "1.2.156.10197.1.501"
"""Object identifier of the signature algorithm (GM/T 0006)."""


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a certificate that was read: from an endpoint, or a copy on disk. None where none was."""
    yes = Text("signed with SM2 and SM3", "采用 SM2-with-SM3 签名")
    no = Text("not signed with SM2 and SM3", "未采用 SM2-with-SM3 签名")
    return tuple(
        Evidence(
            check="crypto_tls",
            subject=item.row.id,
            basis="observed" if item.asked else "declared",
            state="pass" if item.answer.signature == SM2_WITH_SM3 else "fail",
            place=f"observed.json#/tls/{item.row.id}" if item.asked else _row(view, item.row.id),
            value=f"{item.where}: {item.answer.key}, signature {item.answer.signature}",
            why=yes if item.answer.signature == SM2_WITH_SM3 else no,
        )
        for item in view.certificates
        if isinstance(item.answer, SeenCertificate)
    )


def _row(view: View, name: str) -> str:
    rows = view.city.registers.certificates
    return view.row("certificates", next(index for index, row in enumerate(rows) if row.id == name))
