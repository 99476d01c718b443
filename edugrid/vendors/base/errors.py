"""What can go wrong while talking to a device, as NAPALM's own exceptions with more precise names."""

from napalm.base.exceptions import CommandErrorException, ConnectionException


class HostKeyUnknownError(ConnectionException):  # type: ignore[misc]  # napalm publishes no types
    """No key of this device stands in the known_hosts file."""


class HostKeyChangedError(ConnectionException):  # type: ignore[misc]  # napalm publishes no types
    """The device shows another key than the known_hosts file: replaced hardware, or somebody in between."""


class NoCommonAlgorithmError(ConnectionException):  # type: ignore[misc]  # napalm publishes no types
    """The device offers no SSH algorithm that this program has; ``offered`` by kind."""


class NationalCiphersOnlyError(NoCommonAlgorithmError):
    """The device offers SM2, SM3 or SM4 alone, which no public SSH library for Python has."""


class UnexpectedQuestionError(CommandErrorException):  # type: ignore[misc]  # napalm publishes no types
    """The device asked something that no plan expects; the question was cancelled, not answered."""


class RefusedLineError(CommandErrorException):  # type: ignore[misc]  # napalm publishes no types
    """The device refused one line. ``line`` (secrets masked) and ``answer`` are what was typed and what came back."""

    def __init__(self, line: str, answer: str) -> None:
        super().__init__(f"the device refused {line!r}: {answer}")
        self.line = line
        self.answer = answer


class RefusedOperationError(CommandErrorException):  # type: ignore[misc]  # napalm publishes no types
    """The device answered a NETCONF operation with ``rpc-error``; ``tag`` is its error-tag (RFC 6241, appendix A)."""

    def __init__(self, operation: str, tag: str, message: str) -> None:
        super().__init__(f"the device refused <{operation}>: {tag}: {message}")
        self.tag = tag


class UnreadableAnswerError(CommandErrorException):  # type: ignore[misc]  # napalm publishes no types
    """The device answered, and the answer is not made as its documentation shows: another release, or half of it."""

    def __init__(self, getter: str, why: Exception) -> None:
        super().__init__(
            f"{getter}: the answer cannot be read ({type(why).__name__}: {' '.join(str(why).split())[:200]})"
        )


class UnreadableReplyError(CommandErrorException):  # type: ignore[misc]  # napalm publishes no types
    """The device answered a NETCONF operation, and the answer is no reply of RFC 6241 (4.2 to 4.4), or a damaged one."""

    def __init__(self, name: str, operation: str, why: str) -> None:
        super().__init__(
            f"{name}: the answer to <{operation}> cannot be read ({why}); whether it took effect is not known"
        )
