"""A worker process: imports the application, then answers one event at a time, as Lambda."""

import importlib
import socket
import struct
import sys
import time
from typing import Any, BinaryIO

import msgspec

from infra.local.log import fault, log

LENGTH = struct.Struct(">I")


class Context:
    """What Lambda hands to a handler beside the event."""

    memory_limit_in_mb = 512

    def __init__(self, handler: str, request_id: str, seconds: float) -> None:
        self.function_name = f"switchboard-{handler}"
        self.invoked_function_arn = (
            f"arn:aws:lambda:local:000000000000:function:{self.function_name}"
        )
        self.aws_request_id = request_id
        self._deadline = time.monotonic() + seconds

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until the box kills this worker."""
        return max(0, int((self._deadline - time.monotonic()) * 1000))


def routes(app: Any) -> dict[str, dict[str, Any]]:
    """Path → its methods and, where it allows other origins, the preflight headers."""
    table = {}
    for path, methods in app.routes.items():
        cors = next((entry.cors for entry in methods.values() if entry.cors), None)
        headers = cors.get_access_control_headers() if cors else None
        table[path] = {"methods": sorted(methods), "cors": headers}
    return table


def described(module: Any) -> dict[str, Any]:
    """What the box must know of the application: its routes, and the stream records it wants."""
    return {"routes": routes(module.app), "stream_filter": getattr(module, "STREAM_FILTER", {})}


def answer(module: Any, call: dict[str, Any]) -> bytes:
    """Run one handler; what it raises is answered as Lambda does, by its kind and words."""
    context = Context(call["handler"], call["id"], call["seconds"])
    try:
        result = getattr(module, call["handler"])(call["event"], context)
        return msgspec.json.encode({"result": result})
    except Exception as error:
        log("ERROR", "handler raised", handler=call["handler"], **fault(error))
        return msgspec.json.encode({"error": [type(error).__name__, str(error)]})


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame, or None when the box is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return stream.read(LENGTH.unpack(head)[0])


def main(name: str, fd: int) -> None:
    """Serve the application module `name` over the socket `fd` until the box hangs up."""
    line = socket.socket(fileno=fd)
    module = importlib.import_module(name)
    ready = msgspec.json.encode({"result": described(module)})
    line.sendall(LENGTH.pack(len(ready)) + ready)
    stream = line.makefile("rb")
    while frame := read_frame(stream):
        reply = answer(module, msgspec.json.decode(frame))
        line.sendall(LENGTH.pack(len(reply)) + reply)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
