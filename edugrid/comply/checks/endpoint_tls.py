"""Endpoints of the system that stand in the register of certificates speak TLS, with a certificate that is good for them."""

from edugrid.certificates.look_at_certificates import LookedAt
from edugrid.certificates.seen_certificate import SeenCertificate
from edugrid.comply.evidence import Evidence, State
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an endpoint that was asked; one that is unknown where nobody asked."""
    asked = [_one(view, item) for item in view.certificates if item.asked]
    return tuple(asked) or _unasked(view)


def _one(view: View, item: LookedAt) -> Evidence:
    state: State = "fail"
    seen = item.answer
    if not isinstance(seen, SeenCertificate):
        state, value, why = "unknown", "", Text(f"no certificate: {seen.why}", f"未取得证书：{seen.why}")
    elif view.intent.at > seen.not_after:
        value, why = str(seen.not_after), Text(f"ended on {seen.last_day}", f"证书已于 {seen.last_day} 到期")
    elif not seen.good_for(item.row.name):
        value, why = ", ".join(seen.names[:5]), Text("the certificate is for another name", "证书名称不符")
    else:
        state, value = "pass", f"{seen.subject} {seen.key} {seen.not_after:%Y-%m-%d} sha256 {seen.sha256}"
        why = Text("TLS with a certificate that is good for it", "使用 TLS，证书有效且名称相符")
    return Evidence(
        check="endpoint_tls",
        subject=item.row.id,
        basis="observed",
        state=state,
        place=f"observed.json#/tls/{item.row.id}",
        value=f"{item.where} {value}".strip(),
        why=why,
    )


def _unasked(view: View) -> tuple[Evidence, ...]:
    if not view.system.applications:
        return ()
    named = [row.id for row in view.city.registers.certificates if row.application in view.system.applications]
    why = (
        Text("endpoints are asked with --live only", "端点仅在 --live 时访问")
        if named
        else Text("no endpoint of it in registers/certificates.csv", "registers/certificates.csv 中没有该系统的端点")
    )
    return (
        Evidence(
            check="endpoint_tls",
            subject=view.system.name,
            basis="declared",
            state="unknown",
            place="registers/certificates.csv",
            value=", ".join(named),
            why=why,
        ),
    )
