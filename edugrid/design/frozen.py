"""The base of every typed record that edugrid hands from one room to the next."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Immutable, closed record: an unknown field is an error, never ignored; a number is finite."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
