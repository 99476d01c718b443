"""Whether an API answers."""

import http.client


def answering(address: str, port: int, timeout: float) -> bool:
    """Whether something answers HTTP there within ``timeout`` seconds with anything but a server error.

    The root of each service lists its API versions and wants no token.
    """
    connection = http.client.HTTPConnection(address, port, timeout=timeout)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
