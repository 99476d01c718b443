"""The name of the volume type of encrypted volumes."""

from typing import Final

ENCRYPTED: Final = "edu-encrypted"
"""The cloud's operator makes it (LUKS, keys in Barbican); other volumes are of the cloud's default type."""
