"""YAML that is no part of the inventory: settings of a machine, files of a cloud client."""

from typing import Any


class NotYamlError(ValueError):
    """The text is not YAML, or says what no value can be (a 30th of February); the first line of why, without quotes from it."""


def yaml_text(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """The plain data of ``text``.

    Raises:
        NotYamlError: it is not YAML.

    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="safe", pure=True).load(text)
    except (
        YAMLError,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        # the library's constructors raise whatever a value of the wrong form makes Python raise
        raise NotYamlError((str(error).splitlines() or [type(error).__name__])[0]) from None
