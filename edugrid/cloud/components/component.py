"""What all components have in common."""

from collections.abc import Sequence
from typing import Any, Final

import pulumi

PREFIX: Final = "edugrid:cloud:"
"""Types of all components begin with this."""


class Component(pulumi.ComponentResource):
    """A component whose children have it as parent and wait for what it was told to wait for.

    The engine itself does not hand ``depends_on`` of a component to its children.
    """

    def __init__(self, kind: str, name: str, opts: pulumi.ResourceOptions | None) -> None:
        super().__init__(f"{PREFIX}{kind}", name, None, opts)
        given: Any = opts.depends_on if opts else None
        if given is None:
            self._after: list[Any] = []
        else:
            self._after = list(given) if isinstance(given, Sequence) else [given]

    def child(self, *after: pulumi.Resource, **options: Any) -> pulumi.ResourceOptions:  # noqa: ANN401 - ResourceOptions' own
        """Options of a child that is made after ``after``; ``options`` are more of them."""
        return pulumi.ResourceOptions(parent=self, depends_on=[*self._after, *after], **options)
