"""Optical classes of PON transceivers."""

from typing import Final, Literal, NamedTuple

ClassName = Literal["B+", "C+", "N1", "N2", "E1"]


class OpticalClass(NamedTuple):
    """What the class allows.

    Attributes:
        loss: least and greatest loss of the optical network (dB); less would dazzle the receiver.
        onu_rx: weakest and strongest light at the ONU (dBm).
        technology: gpon (2.5/1.25 Gbit/s) or xgs-pon (10/10 Gbit/s).

    """

    loss: tuple[float, float]
    onu_rx: tuple[float, float]
    technology: Literal["gpon", "xgs-pon"]


CLASSES: Final[dict[str, OpticalClass]] = {
    # ITU-T G.984.2 Amendment 1 (B+) and Amendment 2 (C+)
    "B+": OpticalClass((13.0, 28.0), (-27.0, -8.0), "gpon"),
    "C+": OpticalClass((17.0, 32.0), (-30.0, -8.0), "gpon"),
    # ITU-T G.9807.1, Annex B
    "N1": OpticalClass((14.0, 29.0), (-28.0, -9.0), "xgs-pon"),
    "N2": OpticalClass((16.0, 31.0), (-28.0, -9.0), "xgs-pon"),
    "E1": OpticalClass((18.0, 33.0), (-28.0, -9.0), "xgs-pon"),
}
