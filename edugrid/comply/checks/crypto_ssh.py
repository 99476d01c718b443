"""SSH servers of devices offer SM2, SM3 and SM4 for every part of a session."""

from edugrid.comply.evidence import Evidence, State
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device whose SSH server was asked (--live); none without."""
    return tuple(_one(view, name) for name in sorted(view.offers))


def _one(view: View, name: str) -> Evidence:
    offered = view.offers[name]
    if offered is None:
        return _says(name, "unknown", "", Text("its SSH server did not answer", "SSH 服务未应答"))
    kinds = offered._asdict()
    without = [kind for kind, names in kinds.items() if not any(_national(one) for one in names)]
    value = "; ".join(f"{kind}: {','.join(names)}" for kind, names in kinds.items())
    if without:
        listed = ", ".join(without)
        return _says(
            name, "fail", value, Text(f"no SM algorithm for {listed}", f"以下环节未提供商用密码算法：{listed}")
        )
    return _says(name, "pass", value, Text("SM algorithms for every part", "各环节均提供商用密码算法"))


def _says(name: str, state: State, value: str, why: Text) -> Evidence:
    return Evidence(
        check="crypto_ssh",
        subject=name,
        basis="observed",
        state=state,
        place=f"observed.json#/ssh/{name}",
        value=value,
        why=why,
    )


def _national(name: str) -> bool:
    return any(word in name.lower() for word in ("sm2", "sm3", "sm4"))
