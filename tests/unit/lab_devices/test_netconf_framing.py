"""Where NETCONF messages end (RFC 6242, 4.2 and 4.3)."""

import pytest

from edugrid.lab.devices.netconf.framing import Framing, FramingError


def _fed(*parts: bytes, chunked: bool) -> list[bytes]:
    framing, found = Framing(), []
    framing.chunked = chunked
    for part in parts:
        framing.feed(part)
        while (message := framing.message()) is not None:
            found.append(message)
    return found


def test_the_old_end_of_message_may_arrive_in_pieces() -> None:
    assert _fed(b"<a/>]]>", b"]]><b/>]]>]]>", chunked=False) == [b"<a/>", b"<b/>"]


def test_chunks_are_put_together_whatever_arrives_with_what() -> None:
    whole = b"\n#4\n<a>\n\n#6\n##\n</a\n#1\n>\n##\n"
    assert _fed(whole, chunked=True) == [b"<a>\n##\n</a>"]
    assert _fed(*(bytes([byte]) for byte in whole), chunked=True) == [b"<a>\n##\n</a>"]


def test_the_size_of_a_chunk_counts_bytes() -> None:
    framing = Framing()
    assert framing.wrap("<a/>") == "<a/>]]>]]>"
    framing.chunked = True
    assert framing.wrap("<a>郑州</a>") == "\n#13\n<a>郑州</a>\n##\n"
    assert _fed(framing.wrap("<a>郑州</a>").encode(), chunked=True) == ["<a>郑州</a>".encode()]


@pytest.mark.parametrize("wrong", [b"<a/>", b"\n#0\n", b"\n#01\n", b"\n#x\n", b"\n##\n", b"\n#99999999999\n"])
def test_anything_else_is_no_frame(wrong: bytes) -> None:
    with pytest.raises(FramingError):
        _fed(wrong, chunked=True)


@pytest.mark.parametrize("begun", [b"", b"\n", b"\n#", b"\n#1", b"\n#10\nabc"])
def test_a_frame_that_is_not_over_is_waited_for(begun: bytes) -> None:
    assert _fed(begun, chunked=True) == []
