"""Name of a segment, as ``segments:`` lists them."""

from typing import Annotated

from pydantic import Field

SegmentName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")]
