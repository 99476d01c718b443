"""How a NETCONF server says no."""

from typing import Literal
from xml.etree import ElementTree as ET

NC = "urn:ietf:params:xml:ns:netconf:base:1.0"

Tag = Literal[
    "in-use",
    "invalid-value",
    "missing-attribute",
    "missing-element",
    "unknown-element",
    "unknown-namespace",
    "lock-denied",
    "data-exists",
    "data-missing",
    "operation-not-supported",
    "operation-failed",
    "malformed-message",
]


class RpcError(Exception):
    """One ``rpc-error`` (RFC 6241, appendix A): ``tag``, the layer, a message, and elements of ``error-info``."""

    def __init__(self, tag: Tag, message: str, layer: str = "protocol", **info: str) -> None:
        super().__init__(message)
        self.tag, self.message, self.layer, self.info = tag, message, layer, info

    def element(self) -> ET.Element:
        """The ``rpc-error`` element."""
        error = ET.Element(f"{{{NC}}}rpc-error")
        texts = {
            "error-type": self.layer,
            "error-tag": self.tag,
            "error-severity": "error",
            "error-message": self.message,
        }
        for name, text in texts.items():
            ET.SubElement(error, f"{{{NC}}}{name}").text = text
        if self.info:
            info = ET.SubElement(error, f"{{{NC}}}error-info")
            for name, text in self.info.items():
                ET.SubElement(info, f"{{{NC}}}{name.replace('_', '-')}").text = text
        return error
