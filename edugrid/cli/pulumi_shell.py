"""What a shell needs so that ``pulumi`` typed by hand works on the same stacks as ``edugrid cloud``."""

from pathlib import Path


def pulumi_shell(state: Path, environment: dict[str, str]) -> dict[str, str]:
    """The variables that differ from ``environment``."""
    from edugrid.toolchain.environment import pulumi_environment

    wanted = pulumi_environment(state / "pulumi", environment)
    return {key: value for key, value in wanted.items() if environment.get(key) != value}
