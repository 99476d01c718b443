"""The fabric's own failure."""


class FabricError(RuntimeError):
    """A step of building, using or ending the fabric failed; the text names the step and what the system said."""
