"""Hardware addresses as NAPALM writes them."""


def mac_text(text: str) -> str:
    """``00e0-fc12-0001`` as ``00:E0:FC:12:00:01``; anything that is no hardware address as it stands."""
    digits = text.replace("-", "").replace(".", "").replace(":", "").upper()
    if len(digits) != 12 or not all(digit in "0123456789ABCDEF" for digit in digits):  # noqa: PLR2004 - 48 bits
        return text
    return ":".join(digits[place : place + 2] for place in range(0, 12, 2))
