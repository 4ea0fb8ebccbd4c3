"""One signed request: sent at once, read when its result is asked for."""

from collections.abc import Mapping
from time import gmtime, strftime
from urllib.parse import urlsplit

from chalicelib.transport.line import Address, Gone, Line, Response, address_of, take
from chalicelib.transport.sign import signed


class Pending:
    """A request on its way; several overlap when all are sent before a result is asked for."""

    def __init__(self, address: Address, raw: bytes) -> None:
        self._address, self._raw = address, raw
        try:
            self._line = self._sent(take(address))
        except Gone:
            self._line = self._sent(Line(address))

    def _sent(self, line: Line) -> Line:
        line.write(self._raw)
        return line

    def result(self) -> Response:
        """The answer, whatever its status; raises OSError (time-outs too). Ask once.

        A connection that was kept and is found closed is replaced once. The server may have acted
        on the first request, so whatever is sent must be harmless when it is done twice.
        """
        try:
            return self._line.read()
        except Gone:
            return self._sent(Line(self._address)).read()


def request(
    service: str, region: str, method: str, url: str, headers: Mapping[str, str], body: bytes = b""
) -> Pending:
    """Sign and send; header names in lower case. Raises OSError when nobody is there."""
    parts = urlsplit(url)
    stamp = strftime("%Y%m%dT%H%M%SZ", gmtime())
    every = signed(service, region, method, url, headers, body, stamp)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in every.items())]
    head = "\r\n".join((*lines, f"content-length: {len(body)}", "", "")).encode("latin-1")
    return Pending(address_of(parts), head + body)
