"""Nothing secret in any text that leaves this room."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from edugrid.toolchain.backend_url import backend_secrets

MASK = "[secret]"
KEYS = re.compile(r"pass(word|phrase)|secret|token|private|credential|admin_?pass|user_?data|psk", re.IGNORECASE)
SIGNATURE = "4dabf18193072939515e22adb298388d"
"""Key that marks an object of special meaning, a secret among them, in the engine's JSON."""

UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
"""What the engine writes for a value that is only known after the update."""


def mask_value(key: str, value: object) -> str:
    """``value`` as a text; masked when the engine or the key says that it is a secret."""
    if KEYS.search(key) or (isinstance(value, Mapping) and SIGNATURE in value):
        return MASK
    return "(known after apply)" if value == UNKNOWN else _plain(key, value)


def _plain(key: str, value: object) -> str:
    if isinstance(value, Mapping):
        inner = (
            f"{name}: {mask_value(name, item)}" for name, item in sorted(value.items()) if not name.startswith("__")
        )
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(mask_value(key, item) for item in value) + "]"
    return "true" if value is True else "false" if value is False else "" if value is None else str(value)


def mask_text(text: str, secrets: Iterable[str]) -> str:
    """``text`` without any of ``secrets``, longest first."""
    for secret in sorted({secret for secret in secrets if secret}, key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text


def known_secrets(passwords: Iterable[str], environment: Mapping[str, str] | None = None) -> list[str]:
    """What must not show: ``passwords`` of the clouds, the passphrase of the stacks, a password in the backend's URL."""
    environment = os.environ if environment is None else environment
    found = [*passwords, environment.get("PULUMI_CONFIG_PASSPHRASE", ""), environment.get("OS_PASSWORD", "")]
    found += [environment.get("PGPASSWORD", ""), *backend_secrets(environment.get("PULUMI_BACKEND_URL", ""))]
    file = environment.get("PULUMI_CONFIG_PASSPHRASE_FILE")
    if file and Path(file).is_file():
        keys = sorted(Path(file).parent.glob("*.psk"))  # see edugrid.cloud.shared_key
        found += [path.read_text(encoding="utf-8").strip() for path in (Path(file), *keys)]
    return [secret for secret in found if len(secret) > 1]
