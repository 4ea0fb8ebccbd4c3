"""Frames to sockets through ``@connections``. One that is lost is found again by its number."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from urllib.parse import quote

from chalicelib.config import settings
from chalicelib.observe import Metric, add, log
from chalicelib.transport import Pending, request

GONE = 410
Frame = tuple[str, bytes]


def send(frames: Sequence[Frame]) -> list[str]:
    """Post each frame, in order to one connection and at once to several; answers who is gone."""
    gone: set[str] = set()
    for together in _rounds(frames):
        sent = [(to, _post("POST", to, frame)) for to, frame in together if to not in gone]
        gone.update(to for to, pending in sent if _status(pending) == GONE)
    return sorted(gone)


def start(frames: Sequence[Frame]) -> Callable[[], None]:
    """Post one frame to each of several connections without waiting; call the answer later."""
    sent = [_post("POST", to, frame) for to, frame in frames]

    def finish() -> None:
        for pending in sent:
            _status(pending)

    return finish


def close(connections: Sequence[str]) -> None:
    """Hang up on each."""
    for pending in [_post("DELETE", connection, b"") for connection in connections]:
        _status(pending)


def _rounds(frames: Sequence[Frame]) -> Iterator[list[Frame]]:
    """The first frame of every connection, then the second …"""
    lanes: dict[str, list[Frame]] = {}
    for frame in frames:
        lanes.setdefault(frame[0], []).append(frame)
    for together in zip_longest(*lanes.values()):
        yield [frame for frame in together if frame is not None]


def _post(method: str, connection: str, body: bytes) -> Pending | None:
    where = settings()
    url = f"{where.ws_endpoint}/@connections/{quote(connection, safe='')}"
    try:
        return request("execute-api", where.region, method, url, {}, body)
    except OSError as error:
        _failed(error)
        return None


def _status(pending: Pending | None) -> int:
    """What came of a post; 0 when nothing did."""
    if pending is None:
        return 0
    try:
        status = pending.result().status
    except OSError as error:
        _failed(error)
        return 0
    if status == GONE:
        add(Metric.PUSH_GONE)
    elif status >= 300:
        add(Metric.PUSH_FAILED)
        log.warning("push refused", status=status)
    return status


def _failed(error: OSError) -> None:
    add(Metric.PUSH_FAILED)
    log.warning("push failed", error=type(error).__name__)
