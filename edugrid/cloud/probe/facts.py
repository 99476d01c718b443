"""What was seen of one cloud."""

from edugrid.design.frozen import Frozen


class CloudFacts(Frozen):
    """Everything that reading can show; None where the cloud did not answer that question.

    ``services`` are catalogue types, ``extensions`` the aliases of the network API, ``limits`` cores, ram_mib and
    instances of the project (-1: no limit), ``skew_seconds`` the cloud's clock minus ours, ``latency_ms`` of one small
    answer, ``token_minutes`` the life of a token, ``tls`` the certificate in words (empty: plain HTTP).
    """

    roles: tuple[str, ...]
    services: tuple[str, ...]
    extensions: tuple[str, ...] | None
    external_networks: tuple[str, ...] | None
    flavors: tuple[str, ...] | None
    images: tuple[str, ...] | None
    zones: tuple[str, ...] | None
    limits: dict[str, int] | None
    application_credentials: bool | None
    token_minutes: int
    skew_seconds: float | None
    latency_ms: float | None
    tls: str
