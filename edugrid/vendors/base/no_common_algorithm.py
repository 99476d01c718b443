"""Why an SSH session could not even begin, and what to switch on."""

from edugrid.text import Text, language
from edugrid.vendors.base.errors import NationalCiphersOnlyError, NoCommonAlgorithmError
from edugrid.vendors.base.offered_algorithms import Offered, offered_algorithms

_SECONDS = 10.0
_KINDS = {
    "key_exchange": Text("key exchange", "密钥交换"),
    "host_key": Text("host key", "主机密钥"),
    "cipher": Text("cipher", "加密"),
    "mac": Text("MAC", "消息认证"),
}


def no_common_algorithm(host: str, port: int, complaint: str) -> NoCommonAlgorithmError:
    """Ask the device once more what it offers, and say it with ``complaint`` (the library's own words)."""
    name = f"{host}:{port}"
    offered = offered_algorithms(host, port, _SECONDS)
    if offered is None:
        return NoCommonAlgorithmError(f"{name}: no usable SSH session ({complaint})")
    national = offered.only_national
    if not national:
        told = Text(
            f"{name}: no SSH algorithm in common ({complaint}); the device offers {_listed(offered, tuple(_KINDS), 'en')}",
            f"{name}：与设备没有共同的 SSH 算法（{complaint}）；设备提供 {_listed(offered, tuple(_KINDS), 'zh')}",
        )
        return NoCommonAlgorithmError(told.show(language()))
    told = Text(
        f"{name}: the device offers only SM algorithms ({_listed(offered, national, 'en')}), which this SSH client does "
        "not have; either allow one more on the device's management interface (ecdh-sha2-nistp256 or "
        "diffie-hellman-group16-sha512, a host key of type ecdsa or rsa, aes256-ctr, hmac-sha2-256), or reach it through "
        "a gateway that speaks SM",
        f"{name}：设备只提供国密算法（{_listed(offered, national, 'zh')}），本 SSH 客户端不支持；请在设备管理接口上另外允许一种算法"
        "（ecdh-sha2-nistp256 或 diffie-hellman-group16-sha512、ecdsa 或 rsa 主机密钥、aes256-ctr、hmac-sha2-256），"
        "或经支持国密的网关访问",
    )
    return NationalCiphersOnlyError(told.show(language()))


def _listed(offered: Offered, kinds: tuple[str, ...], lang: str) -> str:
    lists = offered._asdict()
    return "; ".join(f"{_KINDS[kind].show(lang)}: {', '.join(lists[kind])}" for kind in kinds)
