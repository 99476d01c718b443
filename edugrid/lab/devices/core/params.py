"""Parameter types of the grammar: check a typed value, give the form the device prints."""

import ipaddress
import re
from collections.abc import Callable, Mapping, Sequence

from edugrid.lab.devices.core.interfaces import InterfaceNames
from edugrid.lab.devices.core.secret_text import ciphered
from edugrid.lab.devices.core.vlans import parse_vlans, vlan_items
from edugrid.lab.devices.core.words import Word

Parsed = tuple[int, str] | None
Reader = Callable[[str, Sequence[Word], str], Parsed]
IPV4_BITS, IPV6_BITS = 32, 128


class Params:
    """Reads parameters for one vendor; ``names`` are its interface names, ``readers`` its own parameter types."""

    def __init__(self, names: InterfaceNames, readers: Mapping[str, Reader] | None = None) -> None:
        self.names = names
        self._readers: dict[str, Reader] = {
            "word": _word,
            "text": _text,
            "ip4": lambda _a, w, _l: _address(w[0].text, 4),
            "ip6": lambda _a, w, _l: _address(w[0].text, 6),
            "ip": lambda _a, w, _l: _address(w[0].text, 4) or _address(w[0].text, 6),
            "mask": lambda _a, w, _l: _mask(w[0].text, dotted=True),
            "len4": lambda _a, w, _l: _mask(w[0].text, dotted=False),
            "net4": _network4,
            "wild": _wildcard,
            "prefix6": _prefix6,
            "vlans": _vlans,
            "if": self._interface,
            "mac": lambda _a, w, _l: _pattern(w[0].text.lower(), r"([0-9a-f]{4}-){2}[0-9a-f]{4}"),
            "rd": lambda _a, w, _l: _pattern(w[0].text, r"(\d+|\d+\.\d+\.\d+\.\d+|\d+\.\d+):\d+"),
            "area": _area,
            "net": lambda _a, w, _l: _pattern(w[0].text.upper(), r"[0-9A-F]{2}(\.[0-9A-F]{4}){3,9}\.[0-9A-F]{2}"),
            "secret": _secret,
            "re": lambda a, w, _l: _pattern(w[0].text, a),
            "quoted": _quoted,
        } | dict(readers or {})

    def read(self, spec: str, words: Sequence[Word], line: str) -> Parsed:
        """Words taken and canonical text, or None when ``words`` do not start with a value of type ``spec``.

        More words taken than there are means that the value is right so far and the line is incomplete.

        ``spec`` is ``LOW-HIGH`` for a number or ``name[:argument]``; ``line`` is the whole typed line, for free text.
        """
        bounds = re.fullmatch(r"(\d+)-(\d+)", spec)
        if bounds:
            text = words[0].text
            good = text.isascii() and text.isdigit() and int(bounds[1]) <= int(text) <= int(bounds[2])
            return (1, str(int(text))) if good else None
        name, _, argument = spec.partition(":")
        return self._readers[name](argument, words, line)

    def _interface(self, kinds: str, words: Sequence[Word], _line: str) -> Parsed:
        """``<if:a,b>``: kinds accepted; ``sub`` = sub-interfaces only, without it none are."""
        wanted = set(kinds.split(",")) if kinds else set()
        for taken in (1, 2):
            if len(words) < taken:
                return None
            typed = "".join(w.text for w in words[:taken])
            found = self.names.find(typed)
            if found is None and taken == len(words) == 1 and typed.isalpha() and self.names.types_for(typed):
                return 2, ""
            if found is None or ("." in found[1]) != ("sub" in wanted):
                continue
            if not wanted - {"sub"} or found[0].kind in wanted:
                return taken, found[1]
        return None


def _word(argument: str, words: Sequence[Word], _line: str) -> Parsed:
    text = words[0].text
    return (1, text) if len(text) <= int(argument or 255) and "?" not in text else None


def _text(argument: str, words: Sequence[Word], line: str) -> Parsed:
    rest = line[words[0].start :].rstrip()
    return (len(words), rest) if len(rest) <= int(argument or 255) else None


def _address(text: str, version: int) -> Parsed:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return (1, str(address).upper()) if address.version == version and "%" not in text else None


def _mask(text: str, *, dotted: bool) -> Parsed:
    try:
        if text.isascii() and text.isdigit() and int(text) <= IPV4_BITS:
            net = ipaddress.ip_network(f"0.0.0.0/{text}")
        else:
            # ip_network would also take a wildcard mask (0.0.0.255); a device does not.
            bits = format(int(ipaddress.IPv4Address(text)), "032b")
            if "01" in bits:
                return None
            net = ipaddress.ip_network(f"0.0.0.0/{bits.count('1')}")
    except ValueError:
        return None
    return 1, str(net.netmask) if dotted else str(net.prefixlen)


def _wildcard(_argument: str, words: Sequence[Word], _line: str) -> Parsed:
    if words[0].text == "0":
        return 1, "0"
    found = _address(words[0].text, 4)
    return (1, "0") if found == (1, "0.0.0.0") else found  # noqa: S104  # a wildcard mask, not a listening address


def _network4(argument: str, words: Sequence[Word], _line: str) -> Parsed:
    """``A MASK`` with host bits cleared, printed with a dotted mask or (``<net4:len>``) a length."""
    if len(words) == 1:
        return (2, "") if _address(words[0].text, 4) else None
    address, length = _address(words[0].text, 4), _mask(words[1].text, dotted=False)
    if address is None or length is None:
        return None
    net = ipaddress.IPv4Interface(f"{address[1]}/{length[1]}").network
    return 2, f"{net.network_address} {net.prefixlen if argument == 'len' else net.netmask}"


def _prefix6(argument: str, words: Sequence[Word], _line: str) -> Parsed:
    """``X/len`` or ``X len``; ``<prefix6:net>`` clears host bits, ``<prefix6:space>`` prints ``X len``."""
    head, slash, length = words[0].text.partition("/")
    taken = 1
    if not slash:
        if len(words) == 1:
            return (2, "") if _address(head, 6) else None
        length, taken = words[1].text, 2
    found = _address(head, 6)
    if found is None or not (length.isascii() and length.isdigit() and int(length) <= IPV6_BITS):
        return None
    if "space" in argument and slash:
        return None
    address = ipaddress.ip_interface(f"{found[1]}/{length}")
    shown = address.network.network_address if "net" in argument else address.ip
    return taken, f"{str(shown).upper()}{' ' if 'space' in argument else '/'}{int(length)}"


def _vlans(argument: str, words: Sequence[Word], _line: str) -> Parsed:
    found = parse_vlans([w.text for w in words], int(argument or 10))
    return (found[0], " ".join(vlan_items(found[1]))) if found else None


def _area(_argument: str, words: Sequence[Word], _line: str) -> Parsed:
    text = words[0].text
    if text.isascii() and text.isdigit() and int(text) < 1 << IPV4_BITS:
        return 1, str(ipaddress.IPv4Address(int(text)))
    return _address(text, 4)


def _quoted(argument: str, words: Sequence[Word], line: str) -> Parsed:
    """A text in double quotes, or one word without; printed with quotes. ``argument``: how long it may be."""
    rest = line[words[0].start :]
    if not rest.startswith('"'):
        return (1, f'"{words[0].text}"') if len(words[0].text) <= int(argument) and '"' not in words[0].text else None
    found = re.match(r'"([^"]*)"(?=\s|$)', rest)
    if found is None or len(found[1]) > int(argument):
        return None
    return len(found[0].split()) or 1, found[0]


def _pattern(text: str, pattern: str) -> Parsed:
    return (1, text) if re.fullmatch(pattern, text) else None


def _secret(argument: str, words: Sequence[Word], _line: str) -> Parsed:
    """``<secret:PREFIX>``: a value that already carries the vendor's cipher prefix stays; any other is ciphered.

    The ciphered text has a fresh salt each time, as on the devices: it must be compared by presence only.
    """
    text = words[0].text
    return 1, text if text.startswith(argument) else ciphered(argument, text)
