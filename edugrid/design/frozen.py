"""The base of every typed record that edugrid hands from one room to the next."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Immutable, closed record: an unknown field is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")
